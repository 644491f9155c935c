"""`coach log set`: strength sets as people write them."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.log_lifts import checked, meant, not_known
from coach.cli.opening import open_for
from coach.cli.output import (
    DateOption,
    JsonFlag,
    NoInputFlag,
    answer,
    asks,
    print_json,
    say,
)
from coach.domain import days, wording

if TYPE_CHECKING:
    from coach.domain.activity import Activity
    from coach.jobs.context import Context
    from coach.jobs.log_sets import Understood
    from coach.strength.typed_session import Typed

AS_TYPED = {"ignore_unknown_options": True}
"""So that `-20kg` is met by the reader of sets, who knows what to say to it."""


def log_set(
    ctx: typer.Context,
    exercise: Annotated[
        str, typer.Argument(metavar="EXERCISE", help="Any name of it.")
    ],
    sets: Annotated[
        list[str] | None,
        typer.Argument(metavar="SETS…", help="As you write them: see above."),
    ] = None,
    note: Annotated[str, typer.Option(help="Anything worth keeping.")] = "",
    no_input: NoInputFlag = False,
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Log sets as you write them: coach log set bench 5x5 80 @8.

    \b
    how much   5 (a set of 5)   3x5   5,5,4   x5 x5 x4   60s   3x1:30   40m
    load       80kg   12,5kg   100lb   +10kg   bodyweight   5x80kg   3x5x80
    how hard   @8   rpe 7.5   2 RIR
    kind       w (warm-up: w 5x40)   drop   failure
    beside     rest 2:30   r90   tempo 31x1   note: left shoulder

    What is said of a set holds for those beside it; what is said anew, or a ; in
    quotes, begins other sets: "w 5x40; 5x5 80kg @8; 8 60kg". A load without a unit is
    in yours; a number alone is a load where you lift about as much. All sets of a day
    are one session, and one with what your watch recorded.
    """  # noqa: D301 - the character itself keeps the lines as they are
    from coach.jobs.log_sets import log_sets

    context = open_for(ctx, day)
    may_ask = not json and asks(no_input=no_input)
    understood = meant(context, _typed(exercise, sets or (), note), ask=may_ask)
    checked(context, [understood], ask=may_ask)
    session = log_sets(context, [understood.sets])
    if understood.unknown is not None:
        say(not_known(understood.name, understood.unknown))
    if json:
        print_json(_document(context, session, understood))
    else:
        answer(_told(context, session, understood))


def _typed(exercise: str, sets: "list[str] | tuple[str, ...]", note: str) -> "Typed":
    """The words as one exercise; a name needs no quotes where sets follow it."""
    from coach.strength.typed_session import Typed, split_name

    name, of_name = split_name(exercise)
    more, text = split_name(" ".join(sets))
    if not name and not more:
        name, of_name = exercise, ""
    text = " ".join(filter(None, (of_name, text)))
    noted = f"{text} note: {note}" if note else text
    return Typed(" ".join(filter(None, (name, more))), noted)


def _document(
    context: "Context", session: "Activity", understood: "Understood"
) -> dict[str, object]:
    from coach.reports.activities import set_item

    return {
        "schema": "coach/log-set/1",
        "logged": "set",
        "date": context.day.isoformat(),
        "values": {
            "activity_id": session.id,
            "exercise": understood.name,
            "known": understood.unknown is None,
            "sets": [set_item(each) for each in understood.sets],
            "sets_of_day": len(session.sets),
        },
    }


def _told(context: "Context", session: "Activity", understood: "Understood") -> str:
    from coach.jobs.set_racks import load_unit
    from coach.strength.written_sets import describe_sets

    sets = describe_sets(understood.sets, load_unit(context))
    first = f"Logged for {days.short(context.day)}: {understood.name} {sets}."
    if len(session.sets) == len(understood.sets):
        return first
    exercises = len({each.exercise for each in session.sets})
    return (
        f"{first}\nThe day now holds {wording.count(len(session.sets), 'set')} of "
        f"{wording.count(exercises, 'exercise')}: coach activity {session.id}"
    )
