"""What a workout and a session are made of."""

from collections import Counter
from collections.abc import Iterator

from coach.domain.activity import Activity, Sport
from coach.domain.plan import Intensity, PlannedWorkout, Repeat, Step, Steps, walk
from coach.review.standins import stand_ins

_OF_A_STAND_IN = 0.9


def content(workout: PlannedWorkout, activity: Activity) -> float | None:
    """Which share of the planned parts the session holds, 0 to 1.

    Strength: planned exercises done; one done as another for the same purpose counts
    a little less than the exercise itself. Others: steps of the workout the watch led
    through, where it led. None when the parts are not known on both sides.
    """
    if activity.sport is not workout.sport:
        return None
    if workout.sport is Sport.STRENGTH:
        planned, done = planned_sets(workout), done_sets(activity)
        if not planned or not done:
            return None
        others = stand_ins(planned, done)
        same = sum(name in done for name in planned)
        return (same + _OF_A_STAND_IN * len(others)) / len(planned)
    led = {lap.step_index for lap in activity.laps if lap.step_index is not None}
    steps = set(watch_steps(workout.steps))
    return len(led & steps) / len(led | steps) if led and steps else None


def is_other_content(workout: PlannedWorkout, activity: Activity) -> bool:
    """Whether a strength session had no exercise of the plan, nor one in its place.

    One strange name may be a spelling; with two and more on both sides it is other
    work.
    """
    planned, done = planned_sets(workout), done_sets(activity)
    known = len(planned) > 1 and len(done) > 1
    return known and content(workout, activity) == 0


def planned_sets(workout: PlannedWorkout) -> Counter[str]:
    """Working sets prescribed per exercise, in the order of the plan."""
    return Counter(
        step.exercise
        for step in walk(workout.steps)
        if step.exercise and step.intensity is Intensity.WORK
    )


def done_sets(activity: Activity) -> Counter[str]:
    """Hard sets per exercise, in the order they were done."""
    return Counter(each.exercise for each in activity.sets if each.is_hard)


def watch_steps(steps: Steps) -> dict[int, Step]:
    """Steps by the number a watch gives them when it leads through the workout.

    A FIT workout is a list: the steps of a repeat come once, and the repeat itself
    takes the number after them.
    """
    return {
        number: step
        for number, step in enumerate(_listed(steps))
        if isinstance(step, Step)
    }


def _listed(steps: Steps) -> Iterator[Step | Repeat]:
    for step in steps:
        if isinstance(step, Repeat):
            yield from _listed(step.steps)
        yield step
