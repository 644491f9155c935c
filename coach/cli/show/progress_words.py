"""What a measure's history says, in words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rich.table import Table

from coach.cli.show import days, goals
from coach.cli.show.prose import Prose
from coach.cli.show.values import Shown, Units, shown
from coach.cli.show.workouts import columns
from coach.domain import wording
from coach.domain.energy_balance import BalanceBy, EnergyBalance
from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.next_test import SHARE, NextTest
from coach.goals.base import LEAST_READINGS, LEAST_SPAN
from coach.goals.heading import Heading, Yardstick
from coach.goals.weekly_hours import KEY as WEEKLY_HOURS
from coach.reports.associations import DRIVERS, sentence
from coach.reports.goals import goal_item, goal_settings
from coach.reports.progress import Progress

_UNSAID = {"target": None, "band": None, "by": None, "weight": 1.0}


def words(view: Progress, units: Units) -> Table:
    """Where it stands, where it goes, what that rests on."""
    table = columns("name", last="what")
    for name, said in _rows(view, units):
        table.add_row(name, Prose(said))
    return table


def heading_of(view: Progress, units: Units) -> str:
    """`100 yd freestyle, less is better`."""
    better = {1: ", more is better", -1: ", less is better"}.get(view.good, "")
    unit = shown(view.unit, units).unit
    measured_in = f", {unit}" if unit else ""
    return f"{view.name[0].upper()}{view.name[1:]}{measured_in}{better}"


def _rows(view: Progress, units: Units) -> Iterator[tuple[str, str]]:
    item: dict[str, Any] = {**goal_item(view.state), **goal_settings(view.goal)}
    said = shown(view.unit, units)
    if view.state.value is None:
        yield "Now", f"not measured lately; log it with {view.log}"
    else:
        yield "Now", goals.told({**item, **_UNSAID}, units)
    if view.state.value is not None:
        yield "Trend", goals.trend({**item, "eta": None}, units) or _no_trend(view)
    if view.state.next_test is not None:
        yield "Good for", _next_test(view.state.next_test, said)
    aims = goals.aims(item, view.unit, units)
    if aims:
        yield "Goal", aims
        yield "Arrival", _arrival(view, item)
    else:
        yield "Goal", f"none set; set one with coach goal set {_quoted(view.key)}"
    if view.state.value is not None:
        yield "Rests on", _rests_on(view)
    if view.smallest is not None:
        yield "Matters", _matters(view, said)
    if view.state.energy_balance is not None:
        yield "Energy", _energy(view.state.energy_balance)
    if view.associations:
        yield "Beside it", _beside(view)


def _next_test(found: NextTest, said: Shown) -> str:
    """What could be done now, how sure that is, and what it rests on."""
    ends = f"between {said.number(found.low)} and {said.number(found.high)}"
    told = (
        f"about {said.said(found.value)} now; {wording.percent(SHARE)} of trials would "
        f"be {ends}, by {found.how}"
    )
    return told if found.method in found.how else f"{told}: {found.method}"


def _energy(found: EnergyBalance) -> str:
    """What was eaten less what was burnt, and how far that can be relied on."""
    ends = found.kcal_per_day, found.low, found.high
    told = (
        f"{wording.energy(*ends)} by {found.by.value}: "
        f"{wording.count(found.days, 'morning')} over {found.span_days} days"
    )
    return f"{told}; {_ROUGH[found.by]}"


_ROUGH = {
    BalanceBy.WEIGHT: "at 7,700 kcal a kilogram, of lean people fewer",
    BalanceBy.COMPOSITION: "a scale's lean mass is noisy, so the range is what counts",
}


def _beside(view: Progress) -> str:
    """What clearly went together with it; never called a cause."""
    clear = [sentence(each) for each in view.associations if each.is_clear]
    if clear:
        return "\n".join(clear)
    looked = ", ".join(DRIVERS[each.driver] for each in view.associations)
    weeks = max(each.correlation.n for each in view.associations)
    return f"no clear association with {looked} in {wording.count(weeks, 'week')}"


def _counted(view: Progress) -> str:
    return goals.readings(goal_item(view.state))


def _quoted(key: str) -> str:
    words = f'"{key}"' if " " in key else key
    return f"{words} --target X"


def _no_trend(view: Progress) -> str:
    said = f"none yet from {_counted(view)}: it takes {LEAST_READINGS}"
    if view.key != WEEKLY_HOURS:
        said += f" over {LEAST_SPAN.days // 7} weeks"
    if view.between_tests is None or view.state.n < 2:
        return said
    differ = view.state.verdict in {GoalVerdict.IMPROVING, GoalVerdict.DECLINING}
    more = "more than" if differ else "no more than"
    return f"{said}; early and late ones differ by {more} chance"


def _arrival(view: Progress, item: dict[str, Any]) -> str:
    """When the goal is met, or why there is no telling."""
    state = view.state
    if state.eta is None:
        return _why_no_telling(view)
    there = f"{days.full(state.eta)} if it goes on like this"
    if state.eta_between and state.eta_between[0] != state.eta_between[1]:
        first, last = map(days.full, state.eta_between)
        there += f"; between {first} and {last}"
    return f"{there}{_in_time(view, item)}"


def _why_no_telling(view: Progress) -> str:
    state = view.state
    if state.value is None:
        return "no telling before it is measured"
    yardstick = Yardstick(view.unit, view.good, view.smallest or 0.0)
    heading = Heading(view.goal, state.value, yardstick)
    if heading.reached:
        return "there already: hold it"
    return _never_or_unsure(state, heading)


def _never_or_unsure(state: GoalState, heading: Heading) -> str:
    if state.slope_per_week is None or state.slope_ci95 is None:
        return "no telling without a trend"
    if state.verdict is GoalVerdict.PLATEAU:
        return "never on this way: it stays level"
    low, high = state.slope_ci95
    if low <= 0 <= high:
        return "no telling: the trend may lead there or away"
    if state.slope_per_week * heading.good < 0:
        return "never on this way: the trend leads away from it"
    return "no telling: further off than a trend can be believed"


def _in_time(view: Progress, item: dict[str, Any]) -> str:
    by: date | None = view.goal.by
    if by is None or item["pace"] is None:
        return ""
    return f" ({wording.percent(max(item['pace'], 0.0))} of the pace it needs)"


def _rests_on(view: Progress) -> str:
    state = view.state
    said = _counted(view)
    if view.points:
        first, last = view.points[0][0], view.points[-1][0]
        span = days.span(first, last)
        year = f" {last:%Y}" if first.year == last.year else ""
        said = f"{wording.count(len(view.points), 'point')}, {span}{year}"
        if state.n != len(view.points):
            said += f", from {_counted(view)}"
    return f"{said}: {state.method}" if state.method else said


def _matters(view: Progress, said: Shown) -> str:
    least, chance = (
        f"{said.changes(each or 0.0)[0].lstrip('+')} {said.change_unit}".rstrip()
        for each in (view.smallest, view.between_tests)
    )
    first = f"{least} or more in four weeks"
    if view.between_tests is None:
        return first
    return f"{first}; two tests differ by up to {chance} by chance"
