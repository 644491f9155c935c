"""`coach log workout`: a session no device saw, or the sets of a whole one."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.log_lifts import checked, meant, not_known
from coach.cli.numbers import number_option
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
from coach.domain.activity import Sport
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.domain.activity import Activity
    from coach.jobs.context import Context
    from coach.jobs.log_entries import SessionEntry
    from coach.jobs.log_sets import Understood


def log_workout(
    ctx: typer.Context,
    exercises: Annotated[
        list[str] | None,
        typer.Argument(
            metavar='"EXERCISE SETS; …"', help="The sets of a strength session."
        ),
    ] = None,
    sport: Annotated[
        Sport | None,
        typer.Option(metavar="SPORT", help=f"What it was: {', '.join(Sport)}."),
    ] = None,
    minutes: Annotated[
        float | None, number_option(1, 2880, "How long it took.")
    ] = None,
    distance_m: Annotated[
        float | None, number_option(0, 1_000_000, "How far, in metres.")
    ] = None,
    rpe: Annotated[float | None, number_option(1, 10, "How hard it was.")] = None,
    title: Annotated[str, typer.Option(help="What you call it.")] = "",
    note: Annotated[str, typer.Option(help="Anything worth keeping.")] = "",
    no_input: NoInputFlag = False,
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Log a session no device saw, or all sets of one.

    \b
    coach log workout --sport run --minutes 40
    coach log workout "bench 5x5 80 @8; squat 3x5 100"

    Sets are written as for coach log set; a ; or a comma before a name begins the next
    exercise. Without --minutes a strength session is as long as its sets take.
    """  # noqa: D301 - the character itself keeps the lines as they are
    from coach.jobs.log_entries import SessionEntry

    text = " ".join(exercises or ())
    context = open_for(ctx, day)
    if text.strip():
        _check(sport, distance_m)
        entry = SessionEntry(Sport.STRENGTH, minutes or 0, None, rpe, title, note)
        _log_lifts(
            context, text, entry, ask=not json and asks(no_input=no_input), json=json
        )
        return
    if sport is None or minutes is None:
        raise CoachError(
            "There is nothing to log.",
            "A session needs --sport and --minutes, or the sets that were done.",
            "Run coach log workout --sport run --minutes 40, or coach log workout "
            '"bench 5x5 80 @8; squat 3x5 100".',
            ExitCode.USAGE,
        )
    entry = SessionEntry(sport, minutes, distance_m, rpe, title, note)
    _log_session(context, entry, json=json)


def _check(sport: Sport | None, distance_m: float | None) -> None:
    if sport not in {None, Sport.STRENGTH} or distance_m is not None:
        raise CoachError(
            "Sets are a session of strength.",
            "Another sport or a distance was given beside them.",
            "Log the other session by itself.",
            ExitCode.USAGE,
        )


def _log_session(context: "Context", entry: "SessionEntry", *, json: bool) -> None:
    from coach.jobs.log_entries import log_workout as log

    activity = log(context, entry)
    if json:
        print_json(_document(activity, {"id": activity.id}))
        return
    on = days.short(activity.local_date)
    typer.echo(f"Logged for {on}: {entry.sport}, {entry.minutes:g} min.")


def _log_lifts(
    context: "Context", text: str, entry: "SessionEntry", *, ask: bool, json: bool
) -> None:
    from coach.jobs.log_sets import SessionSaid, log_sets
    from coach.strength.typed_session import read_session

    typed = read_session(text)
    for each in typed:
        meant(context, each, ask=False)  # all of it is read before anything is asked
    done = [meant(context, each, ask=ask) for each in typed]
    checked(context, done, ask=ask)
    said = SessionSaid(entry.minutes or None, entry.rpe, entry.title, entry.note)
    session = log_sets(context, [each.sets for each in done], said)
    for name, unknown in ((each.name, each.unknown) for each in done):
        if unknown is not None:
            say(not_known(name, unknown))
    if json:
        print_json(_document(session, _values(session, done)))
    else:
        answer(_told(context, session, done))


def _document(activity: "Activity", values: dict[str, object]) -> dict[str, object]:
    return {
        "schema": "coach/log/1",
        "logged": "workout",
        "date": activity.local_date.isoformat(),
        "values": values,
    }


def _values(session: "Activity", done: "list[Understood]") -> dict[str, object]:
    from coach.reports.activities import set_item

    return {
        "id": session.id,
        "exercises": [
            {
                "exercise": each.name,
                "known": each.unknown is None,
                "sets": [set_item(one) for one in each.sets],
            }
            for each in done
        ],
        "sets_of_day": len(session.sets),
    }


def _told(context: "Context", session: "Activity", done: "list[Understood]") -> str:
    from coach.jobs.set_racks import load_unit
    from coach.strength.written_sets import describe_sets

    unit = load_unit(context)
    lines = [f"Logged for {days.short(context.day)}:"]
    lines += [f"  {each.name} {describe_sets(each.sets, unit)}" for each in done]
    lines.append(
        f"{wording.count(len(session.sets), 'set')} in "
        f"{wording.minutes(session.elapsed_s)}: coach activity {session.id}"
    )
    return "\n".join(lines)
