"""How the parts of a session compare with the parts of its workout, in words."""

from collections.abc import Mapping

from coach.domain.activity import Activity, Lap, Sport
from coach.domain.plan import EndKind, Intensity, PlannedWorkout, Step, walk
from coach.domain.wording import count, percent
from coach.review.amounts import DISTANCE, Amount
from coach.review.parts import done_sets, planned_sets, watch_steps
from coach.review.standins import stand_ins
from coach.review.words import listed

_Part = tuple[float, float]
"""Seconds and metres of one lap or one swim between two rests."""


def inside(
    workout: PlannedWorkout, activity: Activity, of_plan: Amount | None
) -> tuple[str, ...]:
    """What there is to say: too much of it, distance, intervals, sets per exercise."""
    if activity.sport is not workout.sport:
        return ()
    said = [_over(of_plan), _distance(workout, activity, of_plan)]
    if workout.sport is Sport.STRENGTH:
        said += _sets(workout, activity)
    else:
        said.append(_intervals(workout, activity))
    return tuple(each for each in said if each)


def _over(of_plan: Amount | None) -> str:
    if of_plan is None or not of_plan.exceeds(120):
        return ""
    return f"{percent(of_plan.ratio)} of the planned {of_plan.measure}, more than asked"


def _distance(
    workout: PlannedWorkout, activity: Activity, of_plan: Amount | None
) -> str:
    if of_plan is None or of_plan.measure == DISTANCE:
        return ""
    if not workout.distance_m or not activity.distance_m:
        return ""
    return (
        f"{percent(activity.distance_m / workout.distance_m)} of the planned distance"
    )


def _sets(workout: PlannedWorkout, activity: Activity) -> list[str]:
    planned, done = planned_sets(workout), done_sets(activity)
    if not planned or not done:
        return []
    instead = stand_ins(planned, done)
    said = [
        _sets_of(exercise, sets, done, instead) for exercise, sets in planned.items()
    ]
    expected = {*planned, *instead.values()}
    others = [exercise for exercise in done if exercise not in expected]
    return [*said, f"not planned: {listed(others)}"] if others else said


def _sets_of(
    exercise: str, sets: int, done: Mapping[str, int], instead: Mapping[str, str]
) -> str:
    """`row: 3 of 4 sets`, and what it was done as where that is another exercise."""
    other = instead.get(exercise)
    count_done = done.get(other or exercise, 0)
    told = f"{exercise}: {count_done} of {count(sets, 'set')}"
    return f"{told}, done as {other}" if other else told


def _intervals(workout: PlannedWorkout, activity: Activity) -> str:
    """`5 of 6 intervals`; nothing where there are none or none can be told apart."""
    planned = [s for s in walk(workout.steps) if s.intensity is Intensity.WORK]
    if len(planned) < 2:
        return ""
    whole = count(len(planned), "interval")
    led = [lap for lap in activity.laps if lap.step_index is not None]
    if led:
        return f"{min(_led(workout, led), len(planned))} of {whole}"
    found = _found(planned, _parts(activity))
    return f"{found} of {whole} recorded" if found else ""


def _led(workout: PlannedWorkout, laps: list[Lap]) -> int:
    """Laps of the watch's own workout that held a work step to its end, or nearly."""
    steps = watch_steps(workout.steps)
    done = 0
    for lap in laps:
        step = steps.get(lap.step_index) if lap.step_index is not None else None
        if step is not None and step.intensity is Intensity.WORK:
            share = _share(step, (lap.elapsed_s, lap.distance_m or 0.0))
            done += share is None or share >= 0.8
    return done


def _found(planned: list[Step], parts: list[_Part]) -> int:
    """Planned intervals for which a part of the same size was recorded."""
    left = list(parts)
    for step in planned:
        for part in left:
            share = _share(step, part)
            if share is not None and 0.95 <= share <= 1.05:
                left.remove(part)
                break
    return len(parts) - len(left)


def _share(step: Step, part: _Part) -> float | None:
    """Done over prescribed; None for steps that end otherwise."""
    if not step.end.value:
        return None
    if step.end.kind is EndKind.TIME:
        return part[0] / step.end.value
    if step.end.kind is EndKind.DISTANCE:
        return part[1] / step.end.value
    return None


def _parts(activity: Activity) -> list[_Part]:
    if activity.lengths and activity.pool_length_m:
        return _swims(activity, activity.pool_length_m)
    laps = [(lap.elapsed_s, lap.distance_m or 0.0) for lap in activity.laps]
    full = laps[:-1]
    # Laps all of one size were cut by the device, not by the athlete.
    by_device = any(
        full and max(sizes) <= 1.02 * min(sizes)
        for sizes in ([part[0] for part in full], [part[1] for part in full])
        if min(sizes, default=0.0) > 0
    )
    return [] if by_device else laps


def _swims(activity: Activity, pool_m: float) -> list[_Part]:
    """What was swum between two rests at the wall."""
    swims: list[_Part] = []
    elapsed_s, lengths = 0.0, 0
    for length in activity.lengths:
        if length.active:
            elapsed_s, lengths = elapsed_s + length.elapsed_s, lengths + 1
        elif lengths:
            swims.append((elapsed_s, lengths * pool_m))
            elapsed_s, lengths = 0.0, 0
    return [*swims, (elapsed_s, lengths * pool_m)] if lengths else swims
