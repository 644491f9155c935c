"""Sets typed in: all of one day are one session of strength."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from coach.catalogue.resolve import resolve
from coach.database import Store
from coach.domain.activity import Activity, Recording, Source, Sport
from coach.domain.estimate import sets_s
from coach.domain.strength import StrengthSet
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.exercise_names import Unknown
from coach.jobs.log_entries import NAMESPACE, NOON
from coach.redaction import clean


@dataclass(frozen=True, slots=True)
class NameMet:
    """What the name of an exercise was found to mean.

    Attributes:
        name: the catalogue's, else the athlete's own.
        unknown: what to ask, None where it is known or was answered before.
    """

    name: str
    unknown: Unknown | None


def name_met(store: Store, written: str, times: int) -> NameMet:
    """What the athlete means by that name; a new one is kept as it was written.

    Raises:
        CoachError: it is no name (exit 2).
    """
    name = clean(written)
    if not any(map(str.isalpha, name)):
        raise CoachError(
            f"{written!r} is no exercise.",
            "Its name has no letters.",
            "Run coach log set EXERCISE SETS, the name in quotes.",
            ExitCode.USAGE,
        )
    found = resolve(name, store.remembered_exercises())
    if found.exercise is not None:
        return NameMet(found.exercise.name, None)
    remembered = store.remembered_exercises().get(name) == name
    return NameMet(name, None if remembered else Unknown(name, times, found.candidates))


def log_sets(context: Context, sets: Sequence[StrengthSet]) -> Activity:
    """Add the sets, at least one, to the session typed in on that day.

    Sets of the exercise that came last go on with it. How long the session took is
    estimated from what is in it; a recording of that day knows better, and both are
    one session then.
    """
    with context.alone(), context.writing() as store:
        session = store.activity_by_uuid(_uuid(context.day)) or _begun(context)
        whole = _with(session, sets)
        seconds = sets_s(whole)
        session = replace(session, sets=whole, elapsed_s=seconds, moving_s=seconds)
        saved = store.save_recording(Recording(session), None, context.clock.now())
    return replace(session, id=saved.id)


def _begun(context: Context) -> Activity:
    return Activity(
        uuid=_uuid(context.day),
        source=Source.MANUAL,
        source_id=_key(context.day),
        sport=Sport.STRENGTH,
        start=datetime.combine(context.day, NOON, tzinfo=context.clock.timezone),
        timezone=context.clock.timezone.key,
        elapsed_s=0.0,
    )


def _with(session: Activity, sets: Sequence[StrengthSet]) -> tuple[StrengthSet, ...]:
    last = session.sets[-1] if session.sets else None
    index = 0
    if last is not None:
        same = last.exercise == sets[0].exercise
        index = last.exercise_index + (0 if same else 1)
    return (*session.sets, *(replace(each, exercise_index=index) for each in sets))


def _key(day: date) -> str:
    return f"{day}|sets"


def _uuid(day: date) -> str:
    return str(uuid.uuid5(NAMESPACE, _key(day)))
