"""Sets typed in: all of one day are one session of strength."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach.catalogue.exercises import exercises
from coach.catalogue.resolve import resolve
from coach.database import Store
from coach.domain.activity import Activity, Recording, Source, Sport
from coach.domain.estimate import sets_s
from coach.domain.strength import StrengthSet, WeightUnit
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.exercise_names import Unknown, done_with, own_name
from coach.jobs.log_entries import NAMESPACE, NOON
from coach.redaction import clean
from coach.strength.slips import slips
from coach.strength.typed_session import Typed
from coach.strength.typed_sets import read_sets
from coach.strength.usual import usual

_DAY = timedelta(days=1)
_LONGEST_NAME = 100
_LAST = 10
"""Sessions that say what is usual."""


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
    if len(written) > _LONGEST_NAME:
        raise CoachError(
            f"{written[:40]!r} … is no exercise.",
            f"Its name is longer than {_LONGEST_NAME} letters.",
            "Run coach log set EXERCISE SETS, with what belongs to it behind note:.",
            ExitCode.USAGE,
        )
    found = resolve(name, store.remembered_exercises())
    if found.exercise is not None:
        return NameMet(found.exercise.name, None)
    name = own_name(store, name) or name
    if len(own := done_with(store, name)) == 1:
        return NameMet(own[0], None)
    remembered = store.remembered_exercises().get(name) == name
    candidates = tuple(dict.fromkeys((*own, *found.candidates)))
    return NameMet(name, None if remembered else Unknown(name, times, candidates))


@dataclass(frozen=True, slots=True)
class Understood:
    """Typed sets of one exercise, as they were understood.

    Attributes:
        unknown: what of the name is still to be asked, None where it is known.
    """

    name: str
    sets: tuple[StrengthSet, ...]
    unknown: Unknown | None = None


def understood(context: Context, typed: Typed, unit: WeightUnit) -> Understood:
    """What the athlete means by the words.

    A number without a unit is a load where it lies near what was lifted in the last
    sessions of that exercise.

    Raises:
        CoachError: it is no name, or its sets cannot be read (exit 2).
    """
    with context.reading() as store:
        met = name_met(store, typed.name, 1)
        history = store.lifts_before(context.day + _DAY, {met.name})
    last = [each.sets for each in history[-_LAST:]]
    known = usual(last, exercises().get(met.name))
    sets = read_sets(typed.sets, met.name, unit, known)
    unknown = met.unknown and replace(met.unknown, times=len(sets))
    return Understood(met.name, sets, unknown)


def doubts(context: Context, sets: Sequence[StrengthSet]) -> tuple[str, ...]:
    """Why sets that are about to be logged look like slips of typing."""
    names = {each.exercise for each in sets}
    with context.reading() as store:
        session = store.activity_by_uuid(_uuid(context.day)) or _begun(context)
        history = store.lifts_before(context.day + _DAY, names)
    others = [each for each in history if each.uuid != session.uuid]
    whole = replace(session, sets=(*session.sets, *sets))
    found = slips((*others, whole), names)
    new = (at for uuid, at in found if uuid == session.uuid)
    return tuple(
        dict.fromkeys(
            found[session.uuid, at] for at in sorted(new) if at >= len(session.sets)
        )
    )


@dataclass(frozen=True, slots=True)
class SessionSaid:
    """What was said of a whole session; what was not said stays as it is."""

    minutes: float | None = None
    rpe: float | None = None
    title: str = ""
    note: str = ""


def log_sets(
    context: Context,
    exercises_done: Sequence[Sequence[StrengthSet]],
    said: SessionSaid = SessionSaid(),
) -> Activity:
    """Add the sets of each exercise, one at least, to the day's typed session.

    Sets of the exercise that came last go on with it. How long the session took is
    estimated from what is in it, unless it was said; a recording of that day knows
    better, and both are one session then.
    """
    with context.alone(), context.writing() as store:
        session = store.activity_by_uuid(_uuid(context.day)) or _begun(context)
        timed = session.elapsed_s != sets_s(session.sets)
        for sets in exercises_done:
            session = replace(session, sets=_with(session, sets))
        seconds = session.elapsed_s if timed else sets_s(session.sets)
        if said.minutes is not None:
            seconds = said.minutes * 60
        session = replace(
            session,
            elapsed_s=seconds,
            moving_s=seconds,
            rpe=session.rpe if said.rpe is None else said.rpe,
            title=clean(said.title) or session.title,
            note=clean(said.note, limit=2000, lines=True) or session.note,
        )
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
