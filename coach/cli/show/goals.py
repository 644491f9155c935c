"""Goals on a terminal: where each stands, where it goes, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rich.table import Table

from coach.cli.show import days
from coach.cli.show.prose import Prose
from coach.cli.show.workouts import columns, titled
from coach.domain import wording

Document = Mapping[str, Any]

_NAMES = {
    "body_fat": "body fat",
    "vo2max": "VO2max",
    "swim_100yd": "100 yd freestyle",
    "weekly_hours": "weekly hours",
}
_VERDICTS = {
    "improving": ("improving", "green"),
    "in_band": ("where it should be", "green"),
    "declining": ("slipping", "red"),
    "plateau": ("level", "yellow"),
    "uncertain": ("no clear trend", ""),
    "not_enough_data": ("too little data for a trend", ""),
}
_CHANGES = {"%": " points", "s": " s", "h": " h"}
_FINE = 0.1


def goals_table(goals: Sequence[Document]) -> Table:
    """A goal a row: value, target and verdict; below, its trend."""
    table = columns("name", last="how it stands")
    for goal in goals:
        words, style = _VERDICTS[goal["verdict"]]
        first = standing(goal)
        if goal["n"]:
            first += f": {words}"
        if goal["slope_per_week"] is None and goal["n"]:
            first += f" ({wording.count(goal['n'], 'reading')})"
        name = _NAMES.get(goal["key"], goal["key"].replace("_", " "))
        row = titled(first, trend(goal))
        table.add_row(Prose(name, style), row)
    return table


def standing(goal: Document) -> str:
    """`17.0 %, target 14.0 %`."""
    if goal["value"] is None:
        value = "not measured yet"
    else:
        value = _quantity(goal["value"], goal["unit"])
    if goal["target"] is None:
        return value
    return f"{value}, target {_quantity(goal['target'], goal['unit'])}"


def trend(goal: Document) -> str:
    """`about −0.3 points a month, between −0.5 and −0.1`; empty without a trend."""
    if goal["slope_per_week"] is None:
        return ""
    slope, low, high = (
        each * wording.WEEKS_A_MONTH
        for each in (goal["slope_per_week"], *goal["slope_ci95"])
    )
    digits = 2 if 0 < max(abs(low), abs(high)) < _FINE else 1
    unit = _CHANGES.get(goal["unit"], "")
    said = (
        f"about {wording.signed(slope, digits)}{unit} a month, between "
        f"{wording.signed(low, digits)} and {wording.signed(high, digits)}"
    )
    return said + _arrival(goal)


def _arrival(goal: Document) -> str:
    if goal["eta"] is None:
        return ""
    return f"; at this rate there on {days.full(date.fromisoformat(goal['eta']))}"


def _quantity(value: float, unit: str) -> str:
    return wording.time(value) if unit == "s" else f"{value:.1f} {unit}"
