"""The review on a terminal, drawn from its document so that it shows as stored."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from coach.cli.show import days
from coach.cli.show.workouts import change_lines, status_text
from coach.domain import wording

Document = Mapping[str, Any]

_VERDICTS = {
    "keep": ("keep the plan", "green"),
    "watch": ("watch: the plan stays", "yellow"),
    "adjust": ("adjust the plan", "red"),
}
_GOALS = {
    "body_fat": "body fat",
    "vo2max": "VO2max",
    "swim_100yd": "100 yd freestyle",
    "weekly_hours": "weekly hours",
}
_GOAL_STYLES = {
    "improving": "green",
    "in_band": "green",
    "declining": "red",
    "plateau": "yellow",
}


def review(document: Document, shown: Mapping[str, str] | None) -> Group:
    """The whole review; `shown` says which units the athlete reads."""
    return Group(*_parts(document, shown))


def _parts(
    document: Document, shown: Mapping[str, str] | None
) -> Iterator[RenderableType]:
    week = document["week"]
    yield Rule(
        Text(f"Review of {days.long(date.fromisoformat(document['date']))}"),
        align="left",
    )
    yield Text(document["summary"]["text"])
    yield Text()
    yield _heading("The week", _week_span(week))
    yield _workouts(week)
    yield from _week_lines(week)
    yield Text()
    yield _heading("Goals")
    yield goals_table(document["goals"])
    if document["next_week_focus"]:
        yield Text()
        yield _heading("Next")
        yield _indented(Text(document["next_week_focus"]))
    for question in document["questions"]:
        yield _indented(Text(f"? {question}", style="yellow"))
    yield from _unanswered(document["sources"])
    yield Text()
    yield _heading("Proposals")
    if not document["proposals"]:
        yield _indented(Text("Nothing to change."))
    for number, proposal in enumerate(document["proposals"], start=1):
        yield proposal_text(number, proposal, shown)
    yield from _exports(document["exports"])


def _heading(title: str, more: str = "") -> Text:
    return Text.assemble((title, "bold"), f"  {more}" if more else "")


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2))


def _week_span(week: Document) -> str:
    first, last = (date.fromisoformat(week[key]) for key in ("from", "to"))
    return days.span(first, last)


def _workouts(week: Document) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    for column in ("", "day", "sport", "title", "status"):
        table.add_column(column, no_wrap=column in {"day", "sport"})
    for workout in week["workouts"]:
        table.add_row(
            "",
            Text(days.short(date.fromisoformat(workout["date"]))),
            Text(workout["sport"]),
            Text(workout["title"]),
            status_text(workout["status"], _note(workout)),
        )
    if not week["workouts"]:
        return _indented(Text("Nothing was planned."))
    return table


def _note(workout: Document) -> str:
    parts = []
    if (workout["ratio"] is not None and workout["status"] != "done") or (
        workout["ratio"] is not None and workout["ratio"] > 1.2
    ):
        parts.append(f"{wording.percent(workout['ratio'])} of the {workout['measure']}")
    parts.extend(workout["inside"])
    if workout["reason"]:
        parts.append(workout["reason"])
    return ", ".join(parts)


def _week_lines(week: Document) -> Iterator[RenderableType]:
    words, style = _VERDICTS[week["verdict"]]
    counted = f"{week['completed']} of {week['planned']} done"
    share = "" if week["adherence"] is None else wording.percent(week["adherence"])
    yield _indented(
        Text.assemble(f"{counted}  ", (share, "bold"), "  ", (words, style))
    )
    yield _indented(
        Text(
            f"{wording.minutes(week['actual_s'])} trained, "
            f"{wording.minutes(week['planned_s'])} planned"
        )
    )
    load = week["load"]
    note = " (still filling: under six weeks of data)" if load["warming_up"] else ""
    yield _indented(
        Text(
            f"fitness {load['fitness']:.0f} · fatigue {load['fatigue']:.0f} · "
            f"form {load['form']:+.0f}{note}"
        )
    )


def goals_table(goals: list[Document]) -> Table:
    """One line a goal: value, target, verdict, trend with its interval."""
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    for goal in goals:
        verdict = goal["verdict"]
        table.add_row(
            "",
            _GOALS.get(goal["key"], goal["key"]),
            _value(goal, "value"),
            _target(goal),
            Text(verdict.replace("_", " "), style=_GOAL_STYLES.get(verdict, "")),
            _trend(goal),
        )
    return table


def _value(goal: Document, key: str) -> str:
    value = goal[key]
    if value is None:
        return "–"
    if goal["unit"] == "s":
        return wording.time(value)
    return f"{value:.1f} {goal['unit']}"


def _target(goal: Document) -> str:
    return "" if goal["target"] is None else f"→ {_value(goal, 'target')}"


def _trend(goal: Document) -> str:
    if goal["slope_per_week"] is None:
        return f"{goal['n']} readings" if goal["n"] else ""
    low, high = goal["slope_ci95"]
    slope = f"{goal['slope_per_week']:+.2f}/week ({low:+.2f} to {high:+.2f})"
    return slope if goal["eta"] is None else f"{slope}, {goal['eta']}"


def _unanswered(sources: list[Document]) -> Iterator[RenderableType]:
    for source in sources:
        if source["state"] in {"stale", "unreachable"}:
            seen = source["as_of"] or "nothing yet"
            yield _indented(
                Text(
                    f"{source['name']}: newest data {seen}. What it may still hold "
                    "counts as unknown, not as missed.",
                    style="yellow",
                )
            )


def proposal_text(
    number: int, proposal: Document, shown: Mapping[str, str] | None
) -> Padding:
    """One proposal: what, why and every change, before and after."""
    lines: list[RenderableType] = [
        Text.assemble(
            (f"{number}. {proposal['title']}", "bold"),
            f"  {proposal['rule']}  {proposal['id']}",
            f"  {proposal['status']}" if proposal["status"] != "pending" else "",
        ),
        _indented(Text(proposal["why"])),
    ]
    lines += [_indented(line) for line in change_lines(proposal["changes"], shown)]
    lines += [_indented(Text(f"gives way: {r}")) for r in proposal["relaxed"]]
    return _indented(Group(*lines))


def evidence_lines(proposal: Document) -> Iterator[Text]:
    """The numbers a proposal rests on."""
    for one in proposal["evidence"]:
        unit = "" if one["unit"] == "1" else f" {one['unit']}"
        value = (
            wording.percent(one["value"])
            if one["unit"] == "1"
            else (f"{one['value']:g}{unit}")
        )
        yield Text(f"  {one['name']}: {value}")


def _exports(exports: list[Document]) -> Iterator[RenderableType]:
    if not exports:
        return
    done = [e for e in exports if e["state"] == "done"]
    yield Text()
    yield _heading("Workout files")
    if done:
        folder = done[0]["path"].rsplit("/", 1)[0]
        files = wording.count(len(done), "file")
        yield _indented(Text(f"{files} written to {folder}"))
    for export in exports:
        if export["state"] != "done":
            yield _indented(Text(f"{export['state']}: {export['error']}", style="red"))
