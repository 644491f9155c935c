"""Days, sports and lists as sentences carry them."""

from collections.abc import Sequence
from datetime import date

from coach.domain.activity import Sport

_WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NOUNS = {
    Sport.SWIM: ("swim", "swims"),
    Sport.RUN: ("run", "runs"),
    Sport.RIDE: ("ride", "rides"),
    Sport.STRENGTH: ("strength session", "strength sessions"),
    Sport.WALK: ("walk", "walks"),
    Sport.MOBILITY: ("mobility session", "mobility sessions"),
    Sport.SNOWBOARD: ("snowboard session", "snowboard sessions"),
    Sport.GOLF: ("round of golf", "rounds of golf"),
    Sport.WAKEBOARD: ("wakeboard session", "wakeboard sessions"),
    Sport.CHORES: ("bout of chores", "bouts of chores"),
    Sport.MULTISPORT: ("multisport session", "multisport sessions"),
    Sport.OTHER: ("other session", "other sessions"),
}


def weekday(day: date) -> str:
    """`Sunday`."""
    return _WEEKDAYS[day.weekday()]


def weekday_of(number: int) -> str:
    """`Monday` for 0."""
    return _WEEKDAYS[number]


def full_date(day: date) -> str:
    """`1 March 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def noun(sport: Sport, number: int = 1) -> str:
    """`swim`, or `swims` for any number but 1."""
    one, many = _NOUNS[sport]
    return one if number == 1 else many


def a(thing: str) -> str:
    """The thing with its article: `a swim`, `an other session`."""
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"


def listed(things: Sequence[str], joint: str = "and") -> str:
    """`swims`, `swims and runs`, `swims, runs and rides`."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {joint} {things[-1]}"


def sentence(text: str) -> str:
    """The text with a capital first and a full stop last, whatever it ends on."""
    text = text.strip()
    closed = text if text.endswith((".", "!", "?")) else f"{text}."
    return closed[:1].upper() + closed[1:]
