"""The words of plan files, and the nearest one to a misspelt word."""

import difflib
from collections.abc import Collection, Iterable, Mapping

from coach.domain.activity import Sport, Stroke
from coach.domain.fitness_tests import FITNESS_TESTS

STROKES = {
    "free": Stroke.FREESTYLE,
    "freestyle": Stroke.FREESTYLE,
    "crawl": Stroke.FREESTYLE,
    "fr": Stroke.FREESTYLE,
    "back": Stroke.BACKSTROKE,
    "backstroke": Stroke.BACKSTROKE,
    "bk": Stroke.BACKSTROKE,
    "breast": Stroke.BREASTSTROKE,
    "breaststroke": Stroke.BREASTSTROKE,
    "br": Stroke.BREASTSTROKE,
    "fly": Stroke.BUTTERFLY,
    "butterfly": Stroke.BUTTERFLY,
    "im": Stroke.IM,
    "individual medley": Stroke.IM,
    "mixed": Stroke.MIXED,
    "choice": Stroke.MIXED,
}
UNITS = {
    "yd": "yd", "yds": "yd", "yard": "yd", "yards": "yd", "y": "yd",
    "m": "m", "meter": "m", "meters": "m", "metre": "m", "metres": "m",
    "km": "km", "kms": "km", "k": "km",
    "mi": "mi", "mile": "mi", "miles": "mi",
}  # fmt: skip
"""Units of distance, each with how it is shown."""

TIME_UNITS = {
    "h": "h", "hr": "h", "hour": "h", "hours": "h",
    "min": "min", "mins": "min", "minute": "min", "minutes": "min",
    "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
}  # fmt: skip
"""Units of time, each with how it is shown."""

DRILLS = {"drill": "drill", "drills": "drill", "kick": "kick", "pull": "pull"}
EQUIPMENT = {
    "fins": "fins",
    "kickboard": "kickboard",
    "board": "kickboard",
    "paddles": "paddles",
    "pull buoy": "pull_buoy",
    "buoy": "pull_buoy",
    "snorkel": "snorkel",
}
EASY = ("easy", "recovery")
EFFORTS = (
    "fast", "sprint", "steady", "moderate", "strong", "hard", "smooth", "relaxed",
    "build", "descend", "tempo", "threshold", "race pace", "css", "max", "max effort",
    "all out", "negative split", "jog", "walk", "spin", "stride", "strides", "uphill",
    "downhill",
)  # fmt: skip
SIDES = ("per side", "each side")
FILLERS = ("with", "and", "at", "swim", "run", "ride")

SPORTS = {sport.value: sport for sport in Sport} | {
    "swimming": Sport.SWIM,
    "running": Sport.RUN,
    "cycling": Sport.RIDE,
    "bike": Sport.RIDE,
    "lift": Sport.STRENGTH,
    "lifting": Sport.STRENGTH,
    "stretching": Sport.MOBILITY,
    "yoga": Sport.MOBILITY,
    "hike": Sport.WALK,
}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = {day: number for number, day in enumerate(DAYS)} | {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
TESTS = tuple(FITNESS_TESTS)
READ_OFF = ("vo2max",)
"""Tests that a watch or a laboratory does: no session of a plan is made for them."""

GOALS = ("body_fat", "vo2max", "power", "flexibility", "swim_100yd", "weekly_hours")


_LOOKALIKES = str.maketrans({0xD7: "x", 0x2012: "-", 0x2013: "-", 0x2212: "-"})


def plain(text: str) -> str:
    """The text on one line with single spaces and typed signs (x, -)."""
    return " ".join(text.translate(_LOOKALIKES).split())


ALIKE = 0.65
ALIKE_IN_SHORT = 0.5
"""How alike words must be, 0-1; one slip is half of a unit such as km."""


def nearest(word: str, known: Iterable[str], cutoff: float = ALIKE) -> str | None:
    """The known word most like this one; None when none is like it.

    One with the same letters is meant whatever else is near: `bmp` is bpm.
    """
    words = sorted({each for each in known if each})
    letters = sorted(word.lower())
    swapped = [each for each in words if sorted(each) == letters]
    close = difflib.get_close_matches(word.lower(), words, n=1, cutoff=cutoff)
    return next(iter((*swapped, *close)), None)


def nearest_unit(word: str, units: Mapping[str, str]) -> str | None:
    """The unit meant, as it is shown; None when none is like it."""
    found = nearest(word, units, ALIKE_IN_SHORT)
    return units[found] if found else None


def did_you_mean(word: str, known: Collection[str], otherwise: str) -> str:
    """A fix: the nearest word as a question, else `otherwise`."""
    found = nearest(word, known)
    return f"Did you mean {found}?" if found else otherwise


def listed(words: Iterable[str]) -> str:
    """`swim, run or ride`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
