"""The plan on a terminal: a week a block, a workout a line."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show.prose import Prose, heading, indented
from coach.cli.show.workouts import (
    Sign,
    WhereRoom,
    columns,
    commands,
    distance,
    legend,
    size,
    status_text,
    test_mark,
    titled,
)
from coach.domain import days, wording

Document = Mapping[str, Any]
Units = Mapping[str, str] | None
StepLines = Mapping[str, Sequence[str]]


def plan(document: Document, shown: Units, more: int) -> Group:
    """The workouts of the document; `more` says how many it leaves out."""
    return Group(*_parts(document, shown, more))


def plan_in_steps(document: Document, shown: Units, steps: StepLines) -> Group:
    """A few days of the plan, each workout with its steps by its uuid."""
    return Group(*_in_steps(document, shown, steps))


def _title(document: Document) -> Text:
    head = document["plan"]
    first, last = (date.fromisoformat(head[k]) for k in ("start", "end"))
    return heading(
        head["name"],
        f"{days.short(first)} – {days.short(last)} {last.year}",
        f"revision {head['revision']}",
    )


def _parts(document: Document, shown: Units, more: int) -> Iterator[RenderableType]:
    head = document["plan"]
    first = date.fromisoformat(head["start"])
    yield _title(document)
    weeks = groupby(document["workouts"], key=lambda w: _week(w, first))
    for number, workouts in weeks:
        yield Text()
        yield from _block(number, tuple(workouts), first, shown)
    yield Text()
    if not document["workouts"]:
        yield Text("Nothing is planned for these days.")
        return
    yield legend([w["status"] for w in document["workouts"]])
    if any(w["tests"] for w in document["workouts"]):
        yield Text("Log the result of a test with: coach log test KEY VALUE")
    if more:
        begin = head["start"]
        yield Text(f"{more} more: coach plan show --from {begin} --to {head['end']}")


def _week(workout: Document, start: date) -> int:
    return (date.fromisoformat(workout["date"]) - start).days // 7


def _block(
    number: int, workouts: Sequence[Document], start: date, shown: Units
) -> Iterator[RenderableType]:
    monday = start + timedelta(days=7 * number)
    total = wording.minutes(sum(w["duration_s"] for w in workouts))
    span = days.span(monday, monday + timedelta(days=6))
    yield heading(f"Week {number + 1}", span, total)
    names = ("sign", "id", "day", "sport", "time", "distance")
    table = columns(*names, right=("id", "time", "distance"), last="title")
    for workout in workouts:
        table.add_row(
            Sign(workout["status"]),
            Text(str(workout["id"]), "dim"),
            days.short(date.fromisoformat(workout["date"])),
            workout["sport"],
            wording.clock(workout["duration_s"]),
            WhereRoom(distance(workout, shown)),
            titled(workout["title"], *_notes(workout), test_mark(workout)),
        )
    yield indented(table)


def _notes(workout: Document) -> Iterator[str]:
    if workout["date"] != workout["original_date"]:
        original = date.fromisoformat(workout["original_date"])
        yield f"moved from {days.short(original)}"
    if workout["skip_reason"]:
        yield f"skipped: {workout['skip_reason']}"


def _in_steps(
    document: Document, shown: Units, steps: StepLines
) -> Iterator[RenderableType]:
    yield _title(document)
    if not document["workouts"]:
        yield Text()
        yield Text("Nothing is planned for these days.")
    for workout in document["workouts"]:
        yield Text()
        day = days.short(date.fromisoformat(workout["date"]))
        number = Text(f"  workout {workout['id']}", "dim")
        yield heading(day, workout["title"]).append_text(number)
        what = Text(f"  {workout['sport']}, {size(workout, shown)}  ")
        yield what.append_text(status_text(workout["status"]))
        for note in (*_notes(workout), workout["note"], *commands(workout)):
            if note:
                yield indented(Prose(note, "dim"))
        for line in steps.get(workout["uuid"], ()):
            yield indented(Prose(line), 4)
