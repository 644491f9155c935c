"""Goals on a terminal: where each stands, where it goes, in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show import days
from coach.cli.show.prose import Prose
from coach.cli.show.values import Units, shown
from coach.cli.show.workouts import columns, titled
from coach.domain import wording
from coach.goals.registry import describe, slipping
from coach.goals.weekly_hours import KEY as WEEKLY_HOURS

Document = Mapping[str, Any]

VERDICTS = {
    "improving": ("improving", "green"),
    "in_band": ("where it should be", "green"),
    "declining": ("slipping", "red"),
    "plateau": ("level", "yellow"),
    "uncertain": ("no clear trend", ""),
    "not_enough_data": ("too little data for a trend", ""),
}
_HELD = "in its band most weeks"
"""Of weekly hours, whose verdict four weeks make: this one may lie outside."""

_SAID_BY_THE_VERDICT = {("declining", "the wrong way"), ("in_band", "on track")}
_SHARE, _LIFTS, _TO_BODY_WEIGHT = "share:", "e1rm:", "e1rm_bw:"


def goals_screen(document: Document, units: Units) -> RenderableType:
    """All goals with what they are made of, and which is furthest behind."""
    goals = document["goals"]
    parts: list[RenderableType] = [goals_table(goals, units, whole=True)]
    if said := furthest_behind(document):
        parts += [Text(), Prose(said)]
    return Group(*parts)


def furthest_behind(document: Document) -> str:
    """`Furthest behind: body fat, then VO2max.`; empty where none is."""
    names = {goal["key"]: name_of(goal) for goal in document["goals"]}
    behind = [names[key] for key in document["furthest_behind"]]
    return f"Furthest behind: {', then '.join(behind)}." if behind else ""


def goals_table(
    goals: Sequence[Document], units: Units = None, *, whole: bool = False
) -> Table:
    """A goal a row: value, target and verdict; below, its trend.

    Args:
        goals: as documents carry them.
        units: the athlete's.
        whole: with the pace it needs and the measures beside it.
    """
    table = columns("name", last="how it stands")
    for goal in goals:
        _, style = verdict(goal)
        first = told(goal, units)
        if goal["slope_per_week"] is None and goal["n"] and not goal.get("p"):
            first += f" ({readings(goal)})"
        more = _more(goal, units) if whole else ()
        row = titled(
            first, trend(goal, units), *next_test(goal, units), *energy(goal), *more
        )
        table.add_row(Prose(name_of(goal), style), row)
    return table


def name_of(goal: Document) -> str:
    """The goal in a few words."""
    key: str = goal["key"]
    if key.startswith(_LIFTS):
        return f"{key.partition(':')[2]} e1RM"
    if key.startswith((_SHARE, _TO_BODY_WEIGHT)):
        return key.partition(":")[2]
    described = describe(key)
    return described.name if described else key.replace("_", " ")


def verdict(goal: Document) -> tuple[str, str]:
    """The verdict in words, and its style."""
    said, style = VERDICTS[goal["verdict"]]
    if goal["verdict"] == "in_band" and goal["key"] == WEEKLY_HOURS:
        said = _HELD
    elif goal["verdict"] == "declining":
        said = slipping(goal["key"], goal["slope_per_week"])
    return said, style


def readings(goal: Document) -> str:
    """`14 readings`, or `5 weeks` of what is read once a week."""
    one = "week" if goal["key"] == WEEKLY_HOURS else "reading"
    return wording.count(goal["n"], one)


def standing(goal: Document, units: Units = None) -> str:
    """`17.0 %, target 14.0 %`."""
    said = shown(goal["unit"], units)
    is_known = goal["value"] is not None
    value = said.said(goal["value"]) if is_known else "not measured yet"
    aimed = aims(goal, goal["unit"], units)
    return f"{value}, {aimed}" if aimed else value


def told(goal: Document, units: Units = None) -> str:
    """`17.0 %, target 14.0 %: slipping`."""
    first = standing(goal, units)
    if not goal["n"]:
        return first
    words = [verdict(goal)[0]]
    where = goal.get("standing")
    aims_at = goal["target"] is not None or goal.get("band")
    if where and aims_at and (goal["verdict"], where) not in _SAID_BY_THE_VERDICT:
        words.append(where)
    return f"{first}: {', '.join(words)}"


def aims(goal: Document, unit: str, units: Units = None) -> str:
    """`target 14.0 % (13.0 to 15.0) by 1 June 2027`; empty without any of it."""
    said = shown(unit, units)
    band, by = goal.get("band"), goal.get("by")
    parts = []
    if goal["target"] is not None:
        parts.append(f"target {said.said(goal['target'])}")
    if band:
        ends = f"{said.number(band[0])} to {said.number(band[1])}"
        parts.append(f"({ends})" if parts else f"to hold {ends} {said.unit}".rstrip())
    if by:
        parts.append(f"by {days.full(date.fromisoformat(by))}")
    if goal.get("weight", 1.0) != 1.0:
        parts.append(f"weight {goal['weight']:g}")
    return " ".join(parts)


def trend(goal: Document, units: Units = None) -> str:
    """`about −0.3 points a month, between −0.5 and −0.1`; empty without a trend."""
    if goal["slope_per_week"] is None:
        return ""
    said = shown(goal["unit"], units)
    weekly = (goal["slope_per_week"], *goal["slope_ci95"])
    slope, low, high = said.changes(*(each * wording.WEEKS_A_MONTH for each in weekly))
    slope = f"{slope} {said.change_unit}".rstrip()
    return f"about {slope} a month, between {low} and {high}{_arrival(goal)}"


def energy(goal: Document) -> Iterator[str]:
    """`energy: about −210 kcal a day (−340 to −90) by weight over 28 days`."""
    found = goal.get("energy_balance")
    if found:
        ends = found["kcal_per_day"], found["low"], found["high"]
        by = f"by {found['by']} over {found['span_days']} days"
        yield f"energy: {wording.energy(*ends)} {by}"


def next_test(goal: Document, units: Units = None) -> Iterator[str]:
    """`now good for about 1:11.2 (80 %: 1:09.5 to 1:12.9), by three trials`."""
    found = goal.get("next_test")
    if found:
        said = shown(goal["unit"], units)
        ends = f"{said.number(found['low'])} to {said.number(found['high'])}"
        share = f"{wording.percent(found['share'])}: {ends}"
        about = f"now good for about {said.said(found['value'])} ({share})"
        yield f"{about}, by {found['how']}"


def _arrival(goal: Document) -> str:
    if goal["eta"] is None:
        return ""
    there = f"; at this rate there on {days.full(date.fromisoformat(goal['eta']))}"
    between = goal.get("eta_between")
    if not between or between[0] == between[1]:
        return there
    first, last = (days.full(date.fromisoformat(each)) for each in between)
    return f"{there}, between {first} and {last}"


def _more(goal: Document, units: Units) -> Iterator[str]:
    if goal["value"] is None and goal["log"]:
        yield f"log it with {goal['log']}"
    if 0 < (goal.get("pace") or 0) < 1:
        share = wording.percent(goal["pace"])
        yield f"{share} of the pace that would get there in time"
    parts = list(goal.get("parts", ()))
    if parts and _leads(parts[0], goal):
        yield f"by its {name_of(parts.pop(0))}"
    if said := ", ".join(_part(part, units) for part in parts):
        yield f"beside it: {said}"


def _leads(part: Document, goal: Document) -> bool:
    """Whether the part is the measure that the goal's value comes from."""
    return all(part[each] == goal[each] for each in ("value", "unit", "n", "method"))


def _part(part: Document, units: Units) -> str:
    return f"{name_of(part)} {shown(part['unit'], units).said(part['value'])}"
