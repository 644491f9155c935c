"""Today on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show.injuries import NO_DOCTOR, hurts, is_serious
from coach.cli.show.prose import Prose, indented
from coach.cli.show.workouts import columns, size, status_text
from coach.domain import days, wording
from coach.goals.registry import describe

Document = Mapping[str, Any]
Units = Mapping[str, str] | None
StepLines = Mapping[str, Sequence[str]]
"""The steps of each workout by its uuid, as a coach would write them on a board."""


def today(document: Document, shown: Units, steps: StepLines) -> Group:
    """Planned, done, ahead, the week, what waits and what to run next."""
    return Group(*_parts(document, shown, steps))


def _parts(
    document: Document, shown: Units, steps: StepLines
) -> Iterator[RenderableType]:
    yield Text(days.long(date.fromisoformat(document["date"])), style="bold")
    yield Text()
    table = columns("name", last="what")
    for name, rows in _blocks(document, shown, steps):
        for number, row in enumerate(rows):
            table.add_row("" if number else name, row)
    yield indented(table)
    yield Text()
    following = document["next"]
    yield Text.assemble(
        "  ", (following["command"], "bold"), f"  {following['reason']}"
    )


def _blocks(
    document: Document, shown: Units, steps: StepLines
) -> Iterator[tuple[str, list[RenderableType]]]:
    fitted = {each["workout_uuid"]: each for each in document.get("fitted", ())}
    planned = [
        _fitted(fitted[w["uuid"]], w, document["minutes"], shown, steps)
        if w["uuid"] in fitted
        else _planned(w, shown, steps)
        for w in document["planned"]
    ]
    yield "Planned", planned or [Text(_nothing(document), style="dim")]
    if costs := document.get("costs"):
        yield "Costs", [Prose(_cost(each)) for each in costs]
    done = [Prose(_done(each, shown)) for each in document["done"]]
    yield "Done", [*done] or [Text("nothing yet", style="dim")]
    if document["ahead"]:
        when = days.short(date.fromisoformat(document["ahead"][0]["date"]))
        names = ", ".join(f"{w['title']} ({size(w, shown)})" for w in document["ahead"])
        yield "Next", [Prose(f"{when}: {names}")]
    yield "Week", [Prose(_week(document["week"]))]
    if injuries := document.get("injuries"):
        lines = [Prose(hurts(injuries))]
        if is_serious(injuries):
            lines.append(Prose(NO_DOCTOR, "dim"))
        yield "Hurts", [*lines]
    if late := document.get("late"):
        yield "Late", [Prose(each) for each in late]
    if silent := document.get("silent"):
        yield "Services", [Prose(each) for each in silent]
    if document["waiting_decisions"]:
        waiting = wording.count(document["waiting_decisions"], "decision")
        since = days.short(date.fromisoformat(document["waiting_since"]))
        yield "Waiting", [Prose(f"{waiting} since {since}")]


def _nothing(document: Document) -> str:
    """Why nothing is planned: a rest day within a plan, and none beyond it."""
    plan = document["plan"]
    if plan is None:
        return "no plan is loaded"
    first, last = (date.fromisoformat(plan[end]) for end in ("start", "end"))
    today = date.fromisoformat(document["date"])
    if today > last:
        return f"nothing: {plan['name']} ended on {days.short(last)}"
    if today < first:
        return f"nothing yet: {plan['name']} begins on {days.short(first)}"
    return "a rest day"


def _planned(workout: Document, shown: Units, steps: StepLines) -> RenderableType:
    status = workout["status"]
    lines: list[RenderableType] = [
        Text.assemble(
            (workout["title"], "bold"), "" if status == "planned" else "  "
        ).append_text(Text() if status == "planned" else status_text(status)),
        Prose(f"{workout['sport']}, {size(workout, shown)}"),
    ]
    if status == "planned":
        lines += [indented(Prose(line)) for line in steps.get(workout["uuid"], ())]
    if status not in {"done", "skipped"}:
        lines += [Prose(f"When done: {each['log']}") for each in workout["tests"]]
    return Group(*lines)


def _fitted(
    fitted: Document,
    planned: Document,
    minutes: float,
    shown: Units,
    steps: StepLines,
) -> RenderableType:
    """The workout in the minutes there are, and what that costs."""
    short = fitted["workout"]
    if short is None:
        why = "a test is not shortened" if planned["test"] else "its core takes longer"
        return Group(
            Text(planned["title"], "bold"),
            Prose(
                f"{planned['sport']}, {size(planned, shown)}: does not fit into "
                f"{minutes:g} min, {why}. Another day: coach plan move "
                f"{planned['id']} DAY"
            ),
        )
    drawn = _planned({**short, "status": "planned"}, shown, steps)
    if short["duration_s"] == planned["duration_s"]:
        return drawn
    lines: list[RenderableType] = [drawn]
    whole = wording.minutes(planned["duration_s"])
    lines.append(Prose(f"shortened from {whole}", "dim"))
    costs = [f"kept: {each}" for each in fitted["kept"]]
    costs += [f"less of: {each['before']}" for each in fitted["changed"]]
    costs += [f"left out: {each}" for each in fitted["left_out"]]
    return Group(*lines, *(indented(Prose(cost, "dim")) for cost in costs))


def _cost(cost: Document) -> str:
    """What the shorter day takes from a goal, of what its week has for it."""
    before, after = (cost[f"{side}_s"] / 60 for side in ("planned", "left"))
    goal = describe(cost["goal"])
    name = goal.name if goal else cost["goal"]
    said = f"{name}: {after:.0f} of {before:.0f} min planned this week are left"
    sets = cost["planned_hard_sets"]
    if sets:
        said += f", {cost['left_hard_sets']} of {sets} hard sets"
    return said


def _done(activity: Document, shown: Units) -> str:
    from coach.domain.activity import Sport

    said = [wording.minutes(activity["moving_s"] or activity["elapsed_s"])]
    if activity["distance_m"]:
        sport = Sport(activity["sport"])
        said.append(wording.distance_of(sport, activity["distance_m"], shown))
    load = activity["load"]
    if load["method"] != "none":
        said.append(f"load {load['value']:.0f}")
    return f"{activity['title'] or activity['sport']}: {', '.join(said)}"


def _week(week: Document) -> str:
    trained = f"{wording.minutes(week['actual_s'])} trained in seven days"
    if week["adherence"] is None:
        return trained
    share = wording.percent(week["adherence"])
    return f"{week['completed']} of {week['planned']} done ({share}), {trained}"
