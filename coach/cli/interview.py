"""The questions of `coach init`: each is saved as it is answered; Enter skips it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coach.cli import spans
from coach.cli.output import parse_evening, say
from coach.cli.slots import parse_slots
from coach.domain import days, notation
from coach.domain.athlete import Sex, Slot
from coach.domain.wording import DEFAULT_UNITS
from coach.errors import CoachError
from coach.jobs import set_up
from coach.jobs.log_in import Credentials
from coach.jobs.what_next import next_monday
from coach.redaction import Secret

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.jobs.set_up import Standing

_EARLIEST, _LATEST = 1900, 2030
_BODY_FAT, _SWIM, _HOURS = (3.0, 60.0), (35.0, 600.0), (0.5, 40.0)
_RATHER_NOT = "rather not say"
_NOT_NOW, _NOW = "not now", "yes, now"

Ask = Callable[["Context", "Standing"], None]


def interview(context: "Context") -> None:
    """Ask what has not been answered yet, and save each answer as it is given.

    Raises:
        KeyboardInterrupt: the athlete broke it off; what was answered is kept, and
            the next time it goes on from there.
    """
    done = set_up.answered(context)
    left = [key for key in QUESTIONS if key not in done]
    if done and left:
        of = f"{len(left)} of {len(QUESTIONS)} questions are left"
        typer.echo(f"Going on where you were: {of}.")
    else:
        left = [*QUESTIONS]
        typer.echo(f"{len(QUESTIONS)} questions, each saved as you answer it.")
    typer.echo("Enter keeps what stands; Ctrl-C leaves the rest for the next time.")
    settled = [_asked(context, key) for key in left]
    if all(settled):
        set_up.all_answered(context)
    zone = context.clock.timezone.key
    typer.echo(f"Your days are counted in {zone} (COACH_TIMEZONE changes that).")


def _asked(context: "Context", key: str) -> bool:
    """Whether the question is settled; one that failed is asked the next time."""
    try:
        QUESTIONS[key](context, set_up.standing(context))
    except CoachError as error:
        say(f"{error.what} {error.why} {error.fix}")
        return False
    set_up.note_answered(context, key)
    return True


def _name(context: "Context", known: "Standing") -> None:
    from coach.wiring.context import DEFAULT_NAME

    standing = known.athlete.name
    shown = "" if standing == DEFAULT_NAME else standing
    name = _text("What shall coach call you?", shown)
    set_up.save_athlete(context, name=name or known.athlete.name)


def _sex(context: "Context", known: "Standing") -> None:
    answer = _choice(
        "Sex, for the formulas of heart-rate load that differ by it:",
        (*(sex.value for sex in Sex), _RATHER_NOT),
        known.athlete.sex.value if known.athlete.sex else _RATHER_NOT,
    )
    sex = Sex(answer) if answer in set(Sex) else None
    set_up.save_athlete(context, sex=sex)


def _birth_year(context: "Context", known: "Standing") -> None:
    def valid(text: str) -> bool | str:
        fits = not text or (text.isdigit() and _EARLIEST <= int(text) <= _LATEST)
        return fits or "A year such as 1985, or nothing."

    answer = _text(
        "Year of birth, to estimate your highest heart rate:",
        str(known.athlete.birth_year or ""),
        valid,
    )
    set_up.save_athlete(context, birth_year=int(answer) if answer else None)


def _unit(dimension: str, question: str, choices: tuple[str, ...]) -> Ask:
    def ask(context: "Context", known: "Standing") -> None:
        units = {**DEFAULT_UNITS, **(known.athlete.units or {})}
        units[dimension] = _choice(question, choices, units[dimension])
        set_up.save_athlete(context, units=units)

    return ask


def _body_fat(context: "Context", known: "Standing") -> None:
    goal = known.goal("body_fat")
    low, high = goal.band or (goal.target, goal.target)
    answer = _text(
        "Body fat to hold, in % (13-15, or one number):",
        spans.span(low, high),
        _checked(spans.parse_span, *_BODY_FAT),
    )
    if answer:
        band, target = _band(*spans.parse_span(answer, *_BODY_FAT))
        goal = replace(goal, target=target, band=band)
        set_up.save_goal(context, goal)


def _swim(context: "Context", known: "Standing") -> None:
    goal = known.goal("swim_100yd")
    answer = _text(
        "100 yd freestyle to reach (1:10 or 70 s; empty: none):",
        "" if goal.target is None else notation.clock(goal.target),
        _checked(spans.parse_clock, *_SWIM),
    )
    target = spans.parse_clock(answer, *_SWIM) if answer else None
    set_up.save_goal(context, replace(goal, target=target))


def _hours(context: "Context", known: "Standing") -> None:
    goal = known.goal("weekly_hours")
    low, high = goal.band or (goal.target, goal.target)
    answer = _text(
        "Hours of training a week (3-5, or one number):",
        spans.span(low, high),
        _checked(spans.parse_span, *_HOURS),
    )
    if answer:
        band, target = _band(*spans.parse_span(answer, *_HOURS))
        set_up.save_goal(context, replace(goal, target=target, band=band))


def _band(low: float, high: float) -> tuple[tuple[float, float] | None, float]:
    """The band and its middle; one number alone is a target without a band."""
    return ((low, high) if low < high else None), (low + high) / 2


def _slots(context: "Context", known: "Standing") -> None:
    answer = _text(
        "When are you free? (as mon-fri 6:30-7:30, sat 9-11; empty: any time)",
        ", ".join(map(str, known.slots)),
        _checked(_parse_slots),
    )
    set_up.save_slots(context, _parse_slots(answer))


def _parse_slots(text: str) -> tuple[Slot, ...]:
    parts = (part for part in text.split(",") if part.strip())
    return tuple(slot for part in parts for slot in parse_slots(part))


def _plan(context: "Context", known: "Standing") -> None:
    if known.has_plan:
        return
    from coach.wiring.context import shipped_plans

    plans = {name: file for name, file in shipped_plans().items() if _is_whole(file)}
    chosen = _choice("A plan to begin with:", (*plans, _NOT_NOW), _NOT_NOW)
    if chosen == _NOT_NOW:
        return
    monday = next_monday(context.day)
    answer = _text("Its first day:", monday.isoformat(), _checked(parse_evening))
    start = date.fromisoformat(answer) if answer else monday
    file = plans[chosen]
    plan = set_up.begin_plan(context, file.name, file.read_bytes(), start)
    typer.echo(f"Loaded {plan.name}, from {days.short(plan.start)}.")


def _is_whole(file: Path) -> bool:
    """Whether it is a plan of weeks; a table of ours is one workout."""
    return file.suffix == ".yaml"


def _garmin(context: "Context", known: "Standing") -> None:
    from coach import settings

    if not _wants(context, "garmin", "Log in to Garmin Connect?"):
        return
    chosen = settings.load()
    email = _text("E-mail of your Garmin account:", chosen.garmin_email or "")
    secret = chosen.garmin_password or _secret("Password (used once, not kept):")
    _enter(context, "garmin", Credentials(secret, email, _code))


def _hevy(context: "Context", known: "Standing") -> None:
    if not _wants(context, "hevy", "Connect Hevy? (it takes a key of Hevy Pro)"):
        return
    secret = _secret("API key, from hevy.com/settings?developer:")
    _enter(context, "hevy", Credentials(secret))


def _wants(context: "Context", name: str, question: str) -> bool:
    """Whether the athlete wants to connect the service, and has not."""
    if name in context.services.ready():
        return False
    return _choice(question, (_NOT_NOW, _NOW), _NOT_NOW) == _NOW


def _enter(context: "Context", name: str, credentials: "Credentials") -> None:
    from coach.jobs.log_in import log_in

    account = log_in(context, name, lambda: credentials)
    whose = f" as {account}" if account else ""
    typer.echo(f"Logged in to {name.capitalize()}{whose}.")


def _code() -> str:
    return _text("Code that Garmin has sent, or your authenticator shows:", "")


def _timer(context: "Context", known: "Standing") -> None:
    from coach.cli.timer import parse_time, put_up
    from coach.jobs.schedule import Schedule, schedule_of

    kept = schedule_of(context.home)
    standing = f"{kept.evening:%H:%M}" if kept else ""
    answer = _text(
        "Shall coach look by itself every evening? (21:00, or another; empty: no)",
        standing,
        _checked(parse_time),
    )
    if answer and answer != standing:
        schedule = replace(kept or Schedule(), evening=parse_time(answer))
        put_up(context, schedule, before=_chosen(context))


def _chosen(context: "Context") -> tuple[str, ...]:
    """What stands before a command for this athlete; nothing for the first one."""
    first, *_ = context.database.athletes()
    mine = context.athlete
    return () if mine.id == first.id else ("--athlete", mine.name)


def _first_import(context: "Context", known: "Standing") -> None:
    from coach.cli.importing import bring_in

    answer = _text(
        "A folder or file to import now (Garmin, Hevy, Strava, Apple …; empty: later):",
        "",
        _checked(_there),
    )
    if answer:
        bring_in(context, [_there(answer)])


def _there(text: str) -> Path:
    path = Path(text.strip())
    try:
        path = path.expanduser()
        found = path.exists()
    except (OSError, RuntimeError, ValueError):
        found = False
    if not found:
        message = f"There is no file or folder {text.strip()}."
        raise typer.BadParameter(message)
    return path


QUESTIONS: dict[str, Ask] = {
    "name": _name,
    "sex": _sex,
    "birth_year": _birth_year,
    "swim": _unit("swim", "Swims in", ("yd", "m")),
    "run": _unit("run", "Runs and rides in", ("km", "mi")),
    "load": _unit("load", "Weights in", ("kg", "lb")),
    "body_fat": _body_fat,
    "swim_100yd": _swim,
    "weekly_hours": _hours,
    "slots": _slots,
    "plan": _plan,
    "garmin": _garmin,
    "hevy": _hevy,
    "timer": _timer,
    "import": _first_import,
}


def _text(
    question: str, standing: str, valid: Callable[[str], bool | str] | None = None
) -> str:
    import questionary

    answer: str = questionary.text(question, standing, validate=valid).unsafe_ask()
    return answer.strip()


def _secret(question: str) -> Secret:
    import questionary

    typed: str = questionary.password(question).unsafe_ask()
    return Secret(typed.strip())


def _choice(question: str, choices: tuple[str, ...], standing: str) -> str:
    import questionary

    answer: str = questionary.select(
        question, choices=list(choices), default=standing
    ).unsafe_ask()
    return answer


def _checked(
    parse: Callable[..., object], *bounds: float
) -> Callable[[str], bool | str]:
    """Lets through what can be read, and nothing; else says what is wrong with it."""

    def valid(text: str) -> bool | str:
        try:
            if text.strip():
                parse(text, *bounds)
        except typer.BadParameter as error:
            return error.message
        return True

    return valid
