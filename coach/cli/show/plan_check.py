"""A plan file looked over, on a terminal: what is wrong, then a week a line."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show.prose import Prose, heading, indented
from coach.domain import days, wording

Document = Mapping[str, Any]


def plan_check(document: Document) -> Group:
    """The findings, the weeks, and what they break."""
    return Group(*_parts(document))


def _parts(document: Document) -> Iterator[RenderableType]:
    for issue in document["issues"]:
        said = " ".join(_sentence(p) for p in (issue["why"], issue["fix"]) if p)
        yield Prose(f"{issue['where']}: {issue['kind']}: {said}")
    if not document["ok"]:
        return
    if document["issues"]:
        yield Text()
    low, high = document["weekly_hours"]
    band = [] if document["single_workout"] else [f"{low:g}–{high:g} h a week"]
    yield heading(document["name"], *band)
    yield indented(_weeks(document))
    yield from _broken(document)
    if document["replaces"]:
        yield Text()
    for each in document["replaces"]:
        workouts = wording.count(each["workouts"], "workout")
        days_of = " to ".join(dict.fromkeys(map(_short, (each["from"], each["to"]))))
        yield Prose(f"It takes the place of {workouts} of {each['plan']}, {days_of}.")
    workouts = sum(week["workouts"] for week in document["weeks"])
    yield Text()
    yield Prose(f"{document['file']} is sound: {wording.count(workouts, 'workout')}.")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", ":")) else f"{text}."


def _short(text: str) -> str:
    return days.short(date.fromisoformat(text))


def _weeks(document: Document) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    for name in ("week", "from", "no.", "time", "load"):
        justify = "left" if name == "from" else "right"
        table.add_column(name, no_wrap=True, justify=justify)  # type: ignore[arg-type]
    table.add_column("hard days", no_wrap=True)
    table.add_column("gap", no_wrap=True)
    table.add_column("tests", no_wrap=True, justify="right")
    for week in document["weeks"]:
        first = date.fromisoformat(week["from"])
        table.add_row(
            str(week["week"]),
            f"{first.day} {first:%b}",
            str(week["workouts"]),
            wording.clock(week["planned_s"]),
            f"{week['load']:.0f}",
            " ".join(f"{date.fromisoformat(day):%a}" for day in week["hard_days"]),
            _apart(week["days_between_hard"]),
            str(len(week["tests"]) or ""),
        )
    return table


def _apart(gaps: Sequence[int]) -> str:
    """The smallest gap between hard days, that to the week before included."""
    return f"{min(gaps)} d" if gaps else ""


def _broken(document: Document) -> Iterator[RenderableType]:
    """Each thing once: what recurs on a weekday is told with its other weeks."""
    found: dict[tuple[str, int], list[tuple[int, str]]] = {}
    for week in document["weeks"]:
        for broken in week["violations"]:
            if not broken["warned"]:
                weekday = date.fromisoformat(broken["date"]).weekday()
                alike = found.setdefault((broken["constraint"], weekday), [])
                alike.append((week["week"], broken["text"]))
    if found:
        yield Text()
        yield heading("It does not fit you")
    for (first, text), *others in found.values():
        weeks = _ranges([number for number, _ in others if number != first])
        more = f" Also in {weeks}." if weeks else ""
        yield indented(Prose(f"Week {first}: {text}.{more}"))


def _ranges(numbers: Sequence[int]) -> str:
    """`week 3`, `weeks 2-5, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs]
    return (
        f"{'week' if len(numbers) == 1 else 'weeks'} {', '.join(said)}" if said else ""
    )
