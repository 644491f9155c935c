"""The reviewed day, told in sentences."""

from collections.abc import Mapping, Sequence

from coach.domain.activity import Activity, Session, Sport
from coach.domain.plan import PlannedWorkout, WorkoutStatus
from coach.domain.review import Outcome, Week
from coach.domain.wording import count, distance_of, minutes, percent
from coach.review.compare import Records
from coach.review.seen import is_unseen
from coach.review.words import a, noun, sentence, weekday

_COVERS_GROUND = frozenset({Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.WALK})
Units = Mapping[str, str] | None


def today(evening: Records, week: Week, shown: Units) -> list[str]:
    """A sentence for each workout of the day and for each session done on it."""
    due = [each for each in week.outcomes if each.workout.day == evening.day]
    done = evening.sessions_between(evening.day, evening.day)
    said = [told for each in due if (told := _outcome(each, shown))]
    known = {each.session.activity.uuid for each in due if each.session}
    others = [each for each in done if each.activity.uuid not in known]
    said += [_other(each, week, shown) for each in others]
    if said or due:
        return said
    if is_unseen(evening.day, evening.sources):
        return ["Nothing was planned for today."]
    return ["Nothing was planned for today and nothing was done: a day of rest."]


def named(workout: PlannedWorkout, more: str | None = None) -> str:
    """`swim (Threshold 100s)`; the title is left out where it says no more."""
    sport = noun(workout.sport)
    plain = workout.title.casefold() in {"", sport, workout.sport.value}
    inner = "; ".join(each for each in ("" if plain else workout.title, more) if each)
    return f"{sport} ({inner})" if inner else sport


def what(activity: Activity, shown: Units) -> str:
    """`1,700 yd in 42 min`, `16 hard sets in 55 min`, `40 min`."""
    time = minutes(activity.training_s)
    hard = sum(each.is_hard for each in activity.sets)
    if activity.sport in _COVERS_GROUND and activity.distance_m:
        return f"{distance_of(activity.sport, activity.distance_m, shown)} in {time}"
    return f"{count(hard, 'hard set')} in {time}" if hard else time


def _outcome(outcome: Outcome, shown: Units) -> str:
    name = f"Today's {named(outcome.workout)}"
    if outcome.session is None:
        return _without(outcome, name)
    activity = outcome.session.activity
    done, when = what(activity, shown), _when(outcome.workout, activity)
    share = f"{percent(outcome.ratio or 0.0)} of the planned {outcome.measure}"
    match outcome.status:
        case WorkoutStatus.DONE:
            told = f"is done{when}: {', '.join([done, *_inside(outcome)])}"
        case WorkoutStatus.PARTIAL:
            told = f"is partly done{when}: {done}, {share}"
        case WorkoutStatus.SUBSTITUTED if activity.sport is outcome.workout.sport:
            told = f"was done{when} with other exercises: {done}"
        case WorkoutStatus.SUBSTITUTED:
            told = f"became {a(noun(activity.sport))}{when}: {done}"
        case WorkoutStatus.MISSED:
            told = f"counts as missed: {done} is {share}"
        case _:
            told = f"is begun: {done}, {share}"
    return f"{name} {told}."


def _without(outcome: Outcome, name: str) -> str:
    """What is said of a workout nothing was done for; unknown ones are told apart."""
    reason = f": {outcome.reason}" if outcome.reason else ""
    match outcome.status:
        case WorkoutStatus.MISSED:
            return sentence(f"{name} was missed{reason}")
        case WorkoutStatus.SKIPPED:
            return sentence(f"{name} was skipped, as you had decided{reason}")
        case WorkoutStatus.PLANNED:
            return f"{name} is still to come."
        case WorkoutStatus.DONE:
            return f"{name} is done: the result is logged."
        case WorkoutStatus.PARTIAL:
            logged = f"{percent(outcome.ratio or 0.0)} of its results are logged"
            return f"{name} is partly done: {logged}."
        case _:
            return ""


def _when(workout: PlannedWorkout, activity: Activity) -> str:
    """` since Saturday` for what was done before its day; nothing on the day."""
    day = activity.local_date
    return "" if day == workout.day else f" since {weekday(day)}"


def _inside(outcome: Outcome) -> Sequence[str]:
    """Too much of it and intervals; the sets of each exercise fill no summary."""
    if outcome.workout.sport is Sport.STRENGTH:
        return [each for each in outcome.inside if each.endswith("more than asked")]
    return outcome.inside


def _other(session: Session, week: Week, shown: Units) -> str:
    """A session of the day that was none of the day's workouts."""
    activity = session.activity
    thing = f"{noun(activity.sport)} of {what(activity, shown)}"
    for each in week.outcomes:
        if each.session and each.session.activity.uuid == activity.uuid:
            earlier = f"{weekday(each.workout.day)}'s {named(each.workout)}"
            return f"{a(thing).capitalize()} made up for {earlier}."
    if session in week.extra:
        return f"{a(thing).capitalize()} came on top of the plan."
    return f"{a(thing).capitalize()} was done today."
