"""The words of plan files, and the nearest one to a misspelt word."""

import difflib
from collections.abc import Collection, Iterable

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
"""Units of distance."""

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


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one; None when none is like it."""
    words = sorted({each for each in known if each})
    close = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.65)
    return close[0] if close else None


def did_you_mean(word: str, known: Collection[str], otherwise: str) -> str:
    """A fix: the nearest word as a question, else `otherwise`."""
    found = nearest(word, known)
    return f"Did you mean {found}?" if found else otherwise


def listed(words: Iterable[str]) -> str:
    """`swim, run or ride`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
