"""Who trains here: the answers of the first evening, saved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coach.domain.athlete import Athlete, Sex, Slot
from coach.jobs.context import Context
from coach.redaction import clean


@dataclass(frozen=True, slots=True)
class Answers:
    """What the athlete said about themselves; empty slots mean any time."""

    name: str
    sex: Sex | None
    birth_year: int | None
    units: Mapping[str, str]
    slots: tuple[Slot, ...]


def set_up(context: Context, answers: Answers) -> Athlete:
    """Save the answers; gives the athlete as they stand now."""
    athlete = replace(
        context.athlete,
        name=clean(answers.name, limit=60) or context.athlete.name,
        sex=answers.sex,
        birth_year=answers.birth_year,
        units=answers.units,
        timezone=context.clock.timezone.key,
    )
    with context.alone(), context.writing() as store:
        store.save_athlete(athlete)
        store.set_slots(answers.slots)
    return athlete
