"""`coach log set`: strength sets as people write them."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import (
    DateOption,
    JsonFlag,
    NoInputFlag,
    answer,
    asks,
    one_line,
    print_json,
    say,
)
from coach.domain import days, wording
from coach.domain.strength import WeightUnit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.activity import Activity
    from coach.domain.strength import StrengthSet
    from coach.jobs.context import Context
    from coach.jobs.exercise_names import Unknown

AS_TYPED = {"ignore_unknown_options": True}
"""So that `-20kg` is met by the reader of sets, who knows what to say to it."""


def log_set(
    ctx: typer.Context,
    exercise: Annotated[
        str, typer.Argument(metavar="EXERCISE", help="Any name of it, in quotes.")
    ],
    sets: Annotated[
        list[str], typer.Argument(metavar="SETS…", help="As you write them: see above.")
    ],
    no_input: NoInputFlag = False,
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Log sets as you write them: coach log set squat 5x5 80kg.

    \b
    how much   5 (a set of 5)   3x5   5,5,4   x5 x5 x4   60s   3x1:30   40m
    load       80kg   12,5kg   100lb   +10kg   bodyweight   5x80kg   3x5x80
    how hard   @8   rpe 7.5   2 RIR
    kind       w (warm-up: w 5x40)   drop   failure

    What is said of a set holds for those beside it; what is said anew, or a ; in
    quotes, begins other sets: "w 5x40; 5x5 80kg @8; 8 60kg". A load without a unit is
    in yours. All sets of a day are one session, and one with what your watch recorded.
    """  # noqa: D301 - the character itself keeps the lines as they are
    from coach.jobs.log_sets import log_sets
    from coach.strength.typed_sets import read_sets

    context = open_for(ctx, day)
    unit = _unit(context)
    typed = read_sets(" ".join(sets), exercise, unit)
    name, unknown = _name(
        context, exercise, len(typed), ask=not json and asks(no_input=no_input)
    )
    named = read_sets(" ".join(sets), name, unit)
    session = log_sets(context, named)
    if unknown is not None:
        say(_not_known(name, unknown))
    if json:
        print_json(_document(context, session, named, known=unknown is None))
    else:
        answer(_told(context, session, named))


def _unit(context: "Context") -> WeightUnit:
    units = {**wording.DEFAULT_UNITS, **(context.athlete.units or {})}
    return WeightUnit(units["load"])


def _name(
    context: "Context", written: str, times: int, *, ask: bool
) -> "tuple[str, Unknown | None]":
    """The name the sets get, and what of it is still to be asked."""
    from coach.jobs.exercise_names import remember
    from coach.jobs.log_sets import name_met

    with context.reading() as store:
        met = name_met(store, written, times)
    if met.unknown is None or not ask:
        return met.name, met.unknown
    from coach.cli.naming import answers

    for name, meant in answers([met.unknown]):
        with context.alone(), context.writing() as store:
            named = remember(store, name, meant)
        return named.exercise or name, None
    return met.name, met.unknown


def _not_known(name: str, unknown: "Unknown") -> str:
    closest = ", ".join(unknown.candidates[:3])
    like = f" Closest: {closest}." if closest else ""
    name = one_line(name)
    return (
        f"{name} is not in the catalogue, and is kept as you wrote it.{like}\n"
        f'Say what it is: coach exercise name "{name}" EXERCISE, or own in its place.'
    )


def _document(
    context: "Context",
    session: "Activity",
    added: "Sequence[StrengthSet]",
    *,
    known: bool,
) -> dict[str, object]:
    from coach.reports.activities import set_item

    return {
        "schema": "coach/log-set/1",
        "logged": "set",
        "date": context.day.isoformat(),
        "values": {
            "activity_id": session.id,
            "exercise": added[0].exercise,
            "known": known,
            "sets": [set_item(each) for each in added],
            "sets_of_day": len(session.sets),
        },
    }


def _told(
    context: "Context", session: "Activity", added: "Sequence[StrengthSet]"
) -> str:
    from coach.strength.written_sets import describe_sets

    sets = describe_sets(added, _unit(context))
    first = f"Logged for {days.short(context.day)}: {added[0].exercise} {sets}."
    if len(session.sets) == len(added):
        return first
    exercises = len({each.exercise for each in session.sets})
    return (
        f"{first}\nThe day now holds {wording.count(len(session.sets), 'set')} of "
        f"{wording.count(exercises, 'exercise')}: coach activity {session.id}"
    )
