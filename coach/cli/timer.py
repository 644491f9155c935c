"""`coach timer`: coach looks every evening by itself."""

import sys
from collections.abc import Sequence
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, PlainFlag, answer, print_json, say, show
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.jobs.schedule import Schedule
    from coach.scheduling.timer import Step, Timer

_NEVER = {"none", "never", "no"}


def add_to(app: typer.Typer) -> None:
    """Register the group."""
    group = typer.Typer(
        rich_markup_mode=None, no_args_is_help=True, help="coach by itself, by systemd."
    )
    group.command("install")(install)
    group.command("remove")(remove)
    group.command("status")(status)
    group.command("failed")(failed)
    app.add_typer(group, name="timer")


def parse_time(text: str | time) -> time:
    """A time of day as people write it: `21:00`, `7:30`, `21`."""
    if isinstance(text, time):
        return text
    hours, _, minutes = text.strip().partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError as error:
        message = f"{text!r} is no time of day; write it as 21:00."
        raise typer.BadParameter(message) from error


def parse_morning(text: str | time) -> time | str:
    """A time of day, or `none`."""
    return "none" if str(text).lower() in _NEVER else parse_time(text)


Evening = Annotated[
    time,
    typer.Option(
        "--time", parser=parse_time, metavar="HH:MM", help="When the day is over."
    ),
]
Morning = Annotated[
    str,
    typer.Option(
        parser=parse_morning,
        metavar="HH:MM|none",
        help="When the workout of the day is told.",
    ),
]


def install(
    ctx: typer.Context,
    at: Evening = "21:00",  # type: ignore[assignment]
    morning: Morning = "07:00",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the files; write and start nothing.")
    ] = False,
    json: JsonFlag = False,
) -> None:
    """Have systemd look every evening and every morning.

    In the evening the review is prepared, in the morning the workout of the day is
    told. Writes units of your own, for this coach and this home, and starts them.
    They use the tokens that are there, never ask and never decide. Run again it
    changes what is different.
    """
    context = open_for(ctx)
    put_up(
        context,
        _schedule(at, morning),
        before=_before(ctx),
        dry_run=dry_run,
        json=json,
    )


def put_up(
    context: "Context",
    schedule: "Schedule",
    *,
    before: Sequence[str] = (),
    dry_run: bool = False,
    json: bool = False,
) -> None:
    """Write and start the units, and tell what is left to do."""
    from coach.jobs.schedule import keep_schedule
    from coach.scheduling import timer, units
    from coach.settings import only_here, system_zone

    if not sys.platform.startswith("linux"):
        raise CoachError(
            "There is no systemd here.",
            f"This is {sys.platform}.",
            "Run coach daemon, and have the system start it.",
        )
    command = units.command_of(sys.argv[0], sys.executable, before)
    zone = context.clock.timezone.key
    wanted = units.Installation(
        command, context.home, schedule, None if zone == system_zone() else zone
    )
    if dry_run:
        _show_files(context, wanted.units(), json=json)
        return
    stands, changed = timer.install(wanted)
    with context.alone():
        keep_schedule(context.home, schedule)
    if json:
        print_json(_document(context, stands, changed=changed))
    else:
        answer(_installed(schedule, changed))
        _print_steps(stands.steps)
    for name in only_here(context.home):
        say(f"{name} is set here only: put it into {context.home / '.env'} too.")


def _installed(schedule: "Schedule", changed: Sequence[Path]) -> str:
    if not changed:
        return f"Nothing was different: every evening at {schedule.evening:%H:%M}."
    morning = schedule.morning
    also = f", and every morning at {morning:%H:%M}" if morning else ""
    return f"coach looks every evening at {schedule.evening:%H:%M}{also}."


def _schedule(at: time, morning: time | str) -> "Schedule":
    from coach.jobs.schedule import Schedule

    return Schedule(at, None if isinstance(morning, str) else morning)


def _before(ctx: typer.Context) -> tuple[str, ...]:
    """The athlete, where one was chosen."""
    athlete = ctx.find_root().obj
    return ("--athlete", athlete) if athlete else ()


def _show_files(context: "Context", units: dict[str, str], *, json: bool) -> None:
    from coach.scheduling import timer

    folder = timer.unit_folder()
    if json:
        files = [{"path": str(folder / n), "text": text} for n, text in units.items()]
        print_json({**_document(context, timer.look()), "files": files})
        return
    for name, text in units.items():
        typer.echo(f"# {folder / name}\n{text}")


def remove(ctx: typer.Context, json: JsonFlag = False) -> None:
    """Stop the timer and delete its units; nothing else is touched."""
    from coach.jobs.schedule import keep_schedule
    from coach.scheduling import timer

    context = open_for(ctx)
    stands, gone = timer.remove()
    with context.alone():
        keep_schedule(context.home, None)
    if json:
        print_json(_document(context, stands, changed=gone))
        return
    answer("The timer is gone." if gone else "There was no timer.")
    _print_steps(stands.steps)


def status(
    ctx: typer.Context, json: JsonFlag = False, plain: PlainFlag = False
) -> None:
    """Whether it is there, when it runs next, how it went last."""
    from coach.scheduling import timer

    context = open_for(ctx)
    stands = timer.look()
    document = _document(context, stands)
    if json:
        print_json(document)
        return
    from coach.cli.show.timer import timer as drawn

    show(drawn(document), plain=plain)
    _print_steps(stands.steps)


def _document(
    context: "Context", stands: "Timer", *, changed: Sequence[Path] = ()
) -> dict[str, Any]:
    from coach.jobs.schedule import schedule_of
    from coach.jobs.unattended import RUN, reviewed_through
    from coach.reports.timer import TimerView, timer_document

    with context.reading() as store:
        last_run = store.last_run(RUN)
        reviewed = reviewed_through(context, store)
    schedule = schedule_of(context.home)
    return timer_document(
        TimerView(
            installed=stands.installed,
            active=stands.state.active,
            lingers=stands.lingers,
            evening=None if schedule is None else schedule.evening,
            morning=None if schedule is None else schedule.morning,
            next_run=stands.state.next_run,
            last_trigger=stands.state.last_trigger,
            last_run=last_run,
            reviewed_through=reviewed,
            units=tuple(map(str, stands.units)),
            changed=tuple(map(str, changed)),
            steps=tuple((step.command, step.reason) for step in stands.steps),
            timezone=context.clock.timezone,
        )
    )


def _print_steps(steps: "Sequence[Step]") -> None:
    for step in steps:
        answer(f"Run {step.command}: {step.reason}.")


def failed(
    ctx: typer.Context,
    unit: Annotated[str, typer.Argument(help="The unit that failed.")],
    json: JsonFlag = False,
) -> int:
    """Send you why a run failed; a unit runs this.

    What was told already is not told again.
    """
    from coach import settings
    from coach.cli.telling import tell_what_failed

    told = tell_what_failed(settings.load(), unit)
    if json:
        print_json({"schema": "coach/timer-failed/1", "unit": unit, "told": told})
    return ExitCode.FINE
