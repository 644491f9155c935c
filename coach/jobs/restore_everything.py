"""What coach exported besides activities and measurements, put back.

What stands here already is never touched: a goal set since, the athlete's later word on
a match, a plan that has gone on. So the same file brought back twice, or into the home
it came from, changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any, NoReturn, TypeVar

from coach.database import Store, StoredReview
from coach.domain.athlete import Athlete, Injury, Slot, Thresholds, Wellness
from coach.domain.goal import DEFAULT_GOALS, Goal
from coach.domain.plan import Effect, Plan, PlannedWorkout
from coach.domain.review import Correction
from coach.errors import CoachError, Issue
from coach.jobs import restore_limits
from coach.jobs.prepare_review import columns_of
from coach.jobs.restore_nouns import Entry, NotSoundError, noun, words

_Held = TypeVar("_Held", Athlete, Thresholds)
UNNAMED = "athlete"
"""What an athlete is called who never gave a name."""

_LARGEST = 1_000_000_000
_BIRTH_YEARS = range(1850, 2151)
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the lines.

    Attributes:
        fresh: something was not here before.
        issues: lines that could not be put back, each with its place.
    """

    fresh: bool
    issues: tuple[Issue, ...]


def restore(
    store: Store, lines: Iterable[tuple[str, Entry]], now: datetime
) -> Restored:
    """Put back what is not here yet, in the order given.

    Args:
        store: open for writing.
        lines: `FileContents.rest` of coach's own export.
        now: when this is.
    """
    fresh, issues = False, []
    for where, line in lines:
        kind = next((each for each in line if each in _KINDS), None)
        if kind is None:
            issues.append(Issue(where, "it holds nothing that this coach knows"))
            continue
        try:
            fresh |= _KINDS[kind](store, line, now)
        except CoachError as error:
            issues.append(Issue(where, f"{error.what} {error.why}", error.fix))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            issues.append(Issue(where, f"its {kind} {_why(error)}"))
    return Restored(fresh, tuple(issues))


def _why(error: Exception) -> str:
    from pydantic import ValidationError

    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        return f"cannot be read: {place}: {first['msg']}".replace(": : ", ": ")
    if isinstance(error, KeyError):
        return f"lacks {error.args[0]}"
    return str(error) if isinstance(error, NotSoundError) else "cannot be read"


def _athlete(store: Store, line: Entry, _: datetime) -> bool:
    """All of it where nothing was ever said of the athlete, else what is unknown."""
    held = store.athlete()
    numbers = {"id": held.id, "created_at": held.created_at}
    given = noun(Athlete, {**line["athlete"], **numbers})
    _check_athlete(given)
    unsaid = replace(
        held, email=None, sex=None, birth_year=None, thresholds=Thresholds(), units=None
    )
    if held.name != UNNAMED:
        given = replace(given, name=held.name)
    taken = given if held == unsaid else _completed(held, given)
    store.save_athlete(taken)
    return taken != held


def _completed(held: Athlete, given: Athlete) -> Athlete:
    thresholds = _filled(held.thresholds, given.thresholds)
    return replace(_filled(held, given), thresholds=thresholds)


def _filled(held: _Held, given: _Held) -> _Held:
    """The first, with the second's values where it has none."""
    names = [each.name for each in fields(held)]
    unknown = [name for name in names if getattr(held, name) is None]
    return replace(held, **{name: getattr(given, name) for name in unknown})


def _check_athlete(athlete: Athlete) -> None:
    limits = [getattr(athlete.thresholds, each.name) for each in fields(Thresholds)]
    if not athlete.name:
        raise NotSoundError("has no name")
    if any(each is not None and each < 0 for each in limits):
        raise NotSoundError("has a threshold below zero")
    if athlete.birth_year is not None and athlete.birth_year not in _BIRTH_YEARS:
        raise NotSoundError(f"was not born in {athlete.birth_year}")


def _slots(store: Store, line: Entry, _: datetime) -> bool:
    slots = tuple(noun(Slot, each) for each in line["slots"])
    if any(each.weekday not in range(7) for each in slots):
        raise NotSoundError("hold a weekday that no week has")
    if not slots or store.slots():
        return False
    store.set_slots(slots)
    return True


def _goal(store: Store, line: Entry, _: datetime) -> bool:
    goal = noun(Goal, line["goal"])
    held = {each.key: each for each in store.goals()}
    default = {each.key: each for each in DEFAULT_GOALS}
    if held.get(goal.key) != default.get(goal.key):
        return False
    store.save_goal(goal)
    return goal != default.get(goal.key)


def _exercise_name(store: Store, line: Entry, _: datetime) -> bool:
    name, exercise = words(line["exercise_name"], "name", "exercise")
    if name in store.remembered_exercises():
        return False
    store.remember_exercise(name, exercise)
    return True


def _wellness(store: Store, line: Entry, now: datetime) -> bool:
    said = noun(Wellness, line["wellness"])
    held = next(iter(store.wellness(said.day, said.day)), Wellness(said.day))
    missing = {
        each.name: getattr(said, each.name)
        for each in fields(Wellness)
        if getattr(held, each.name) is None
    }
    return store.save_wellness(replace(Wellness(said.day), **missing), now)


def _injury(store: Store, line: Entry, now: datetime) -> bool:
    said = noun(Injury, line["injury"])
    known = {(each.part, each.day) for each in store.injuries(said.day)}
    return (said.part, said.day) not in known and store.save_injury(said, now)


def _plan(store: Store, line: Entry, now: datetime) -> bool:  # noqa: ARG001 - as all
    plan = noun(Plan, line["plan"])
    if any(each.uuid == plan.uuid for each in store.plans()):
        return False
    for workout in plan.workouts:
        _check_workout(workout)
    loaded = replace(
        plan,
        id=None,
        revision=1,
        workouts=tuple(replace(each, id=None) for each in plan.workouts),
    )
    store.save_plan(loaded, *_made(line))
    return True


def _made(line: Entry) -> tuple[datetime, date]:
    made_at, made_on = (
        noun(kind, line[name])
        for kind, name in ((datetime, "made_at"), (date, "made_on"))
    )
    assert isinstance(made_at, datetime)  # noqa: S101 - for mypy
    if made_at.tzinfo is None or {made_at.year, made_on.year} - set(_YEARS):
        raise NotSoundError("was made at no time")
    return made_at.astimezone(UTC), made_on


def _revision(store: Store, line: Entry, now: datetime) -> bool:  # noqa: ARG001 - as all
    revision = line["revision"]
    (uuid,) = words(revision, "plan_uuid")
    plan = next((each for each in store.plans() if each.uuid == uuid), None)
    if plan is None:
        raise NotSoundError("is of a plan that is not here")
    number = noun(int, revision["number"])
    if number <= plan.revision:
        return False
    effects = _effects(revision["effects"])
    if number > plan.revision + 1 or not _follows(plan, effects):
        raise NotSoundError("does not follow the plan as it stands here")
    (reason,) = words(revision, "reason")
    store.revise(uuid, effects, *_made(line), reason)
    return True


def _effects(items: Iterable[Mapping[str, Any]]) -> tuple[Effect, ...]:
    unsaid = {"before": None, "after": None}
    effects = tuple(noun(Effect, {**unsaid, **each}) for each in items)
    for effect in effects:
        sides = [each for each in (effect.before, effect.after) if each is not None]
        for workout in (*sides, *filter(None, [effect.change.workout])):
            _check_workout(workout)
        if len({each.uuid for each in sides}) > 1:
            raise NotSoundError("makes one workout of another")
    return effects


def _follows(plan: Plan, effects: Iterable[Effect]) -> bool:
    """Whether each effect finds the workout as it says it was."""
    now = {each.uuid: replace(each, id=None) for each in plan.workouts}
    for effect in effects:
        side = effect.before or effect.after
        uuid = effect.change.workout_uuid if side is None else side.uuid
        before, after = (
            each and replace(each, id=None) for each in (effect.before, effect.after)
        )
        if now.pop(uuid, None) != before:
            return False
        if after is not None:
            now[after.uuid] = after
    return True


def _check_workout(workout: PlannedWorkout) -> None:
    amounts = (
        *(workout.duration_s, workout.original_duration_s, workout.priority),
        *(workout.distance_m, workout.load, workout.pool_length_m),
    )
    known = [each for each in amounts if each is not None]
    if not workout.uuid or not all(0 <= each <= _LARGEST for each in known):
        raise NotSoundError("holds a workout that cannot be")
    if workout.rpe is not None and not 0 <= workout.rpe <= 10:
        raise NotSoundError("holds a workout harder than any")


def _correction(store: Store, line: Entry, now: datetime) -> bool:
    said = noun(Correction, line["correction"])
    held = store.corrections()
    taken = {each.workout_uuid for each in held} - {None}
    if said.workout_uuid in taken or any(
        each.activity_uuid == said.activity_uuid for each in held
    ):
        return False
    store.save_correction(said, now)
    return True


def _confirmed(store: Store, line: Entry, now: datetime) -> bool:
    return store.confirm(noun(str, line["confirmed"]), now)


def _missed(store: Store, line: Entry, now: datetime) -> bool:
    uuid, reason = words(line["missed"], "workout_uuid", "reason")
    said_on = noun(date, line["missed"]["said_on"])
    if uuid in store.missed_reasons():
        return False
    store.save_missed_reason(uuid, reason, said_on, now)
    return True


def _answered(store: Store, line: Entry, _: datetime) -> bool:
    day = noun(date, line["answered"])
    if day in store.answered_days():
        return False
    store.save_answer(day)
    return True


def _review(store: Store, line: Entry, _: datetime) -> bool:
    given = line["review"]
    proposals = [
        {**each, "effects": _effects(each["effects"])} for each in given["proposals"]
    ]
    review = noun(StoredReview, {**given, "id": 0, "proposals": proposals})
    if store.review(review.day) is not None:
        return False
    columns = columns_of(_document(review.document))
    store.save_review(
        review.day, review.status, review.document, review.proposals, columns
    )
    return True


def _document(text: str) -> dict[str, Any]:
    import json

    document = json.loads(text, parse_constant=_no_number)
    if not isinstance(document, dict) or document.get("schema") != "coach/review/1":
        raise NotSoundError("holds no review")
    return document


def _no_number(word: str) -> NoReturn:
    raise NotSoundError(f"holds {word}, which is no number")


_KINDS: Mapping[str, Callable[[Store, Entry, datetime], bool]] = {
    "athlete": _athlete,
    "slots": _slots,
    "goal": _goal,
    "exercise_name": _exercise_name,
    "wellness": _wellness,
    "injury": _injury,
    "plan": _plan,
    "revision": _revision,
    "correction": _correction,
    "confirmed": _confirmed,
    "missed": _missed,
    "answered": _answered,
    "review": _review,
    **restore_limits.KINDS,
}
