"""The questions of `coach init`; Enter keeps what stands."""

from collections.abc import Callable

import typer

from coach.cli.slots import parse_slot
from coach.domain.athlete import Athlete, Sex, Slot
from coach.domain.wording import DEFAULT_UNITS
from coach.jobs.set_up import Answers

_UNITS = {
    "swim": ("Swims in", ("yd", "m")),
    "run": ("Runs and rides in", ("km", "mi")),
    "load": ("Weights in", ("kg", "lb")),
}
_EARLIEST, _LATEST = 1900, 2030


def interview(athlete: Athlete, slots: tuple[Slot, ...]) -> Answers:
    """What the athlete answered; unanswered questions keep what stands.

    Raises:
        KeyboardInterrupt: the athlete broke it off; nothing is changed.
    """
    typer.echo("A few questions. Enter keeps what stands; Ctrl-C changes nothing.")
    units = {**DEFAULT_UNITS, **(athlete.units or {})}
    return Answers(
        name=_text("What shall coach call you?", athlete.name) or athlete.name,
        sex=_sex(athlete.sex),
        birth_year=_birth_year(athlete.birth_year),
        units={
            key: _choice(question, choices, units[key])
            for key, (question, choices) in _UNITS.items()
        },
        slots=_slots(slots),
    )


def _text(
    question: str, standing: str, valid: Callable[[str], bool | str] | None = None
) -> str:
    import questionary

    answer: str = questionary.text(question, standing, validate=valid).unsafe_ask()
    return answer.strip()


def _choice(question: str, choices: tuple[str, ...], standing: str) -> str:
    import questionary

    answer: str = questionary.select(
        question, choices=list(choices), default=standing
    ).unsafe_ask()
    return answer


def _sex(standing: Sex | None) -> Sex | None:
    answer = _choice(
        "Sex, for the formulas of heart-rate load that differ by it:",
        (*(sex.value for sex in Sex), "rather not say"),
        standing.value if standing else "rather not say",
    )
    return Sex(answer) if answer in set(Sex) else None


def _birth_year(standing: int | None) -> int | None:
    def valid(text: str) -> bool | str:
        fits = not text or (text.isdigit() and _EARLIEST <= int(text) <= _LATEST)
        return fits or "A year such as 1985, or nothing."

    answer = _text(
        "Year of birth, to estimate your highest heart rate:",
        str(standing or ""),
        valid,
    )
    return int(answer) if answer else None


def _slots(standing: tuple[Slot, ...]) -> tuple[Slot, ...]:
    def valid(text: str) -> bool | str:
        try:
            _parse(text)
        except typer.BadParameter as error:
            return str(error)
        return True

    answer = _text(
        "When are you free? (as mon 06:30-07:30, sat 09:00-11:00; empty: any time)",
        ", ".join(map(str, standing)),
        valid,
    )
    return _parse(answer)


def _parse(text: str) -> tuple[Slot, ...]:
    parts = (part for part in text.split(",") if part.strip())
    return tuple(parse_slot(part) for part in parts)
