"""What a session tires and what the next one needs fresh."""

from dataclasses import dataclass
from datetime import date

from coach.catalogue.exercises import exercises
from coach.catalogue.regions import OF_ENDURANCE, OF_OUTING, OF_PATTERN, Region
from coach.domain.activity import Activity, Sport
from coach.domain.plan import Intensity, PlannedWorkout, walk

_NOTHING: frozenset[Region] = frozenset()


@dataclass(frozen=True, slots=True)
class Strain:
    """One session, planned or done.

    Attributes:
        name: as the athlete knows it.
        uuid: of the planned workout; None for what is done.
        tires: what is spent on the day after.
        fresh: what it needs fresh: VO2 intervals and explosive work.
        lifts: what it lifts heavily; only an outing speaks against it.
        outing: it is no training, but a day in the snow, on the course, in the wood.
        amount, unit: minutes of an outing or an endurance session, sets of heavy ones.
    """

    name: str
    day: date
    uuid: str | None
    tires: frozenset[Region]
    fresh: frozenset[Region] = _NOTHING
    lifts: frozenset[Region] = _NOTHING
    outing: bool = False
    amount: float = 0.0
    unit: str = "min"


@dataclass(frozen=True, slots=True)
class Measures:
    """From when on something tires.

    Attributes:
        least_min: minutes of an outing.
        heavy_sets: sets of main lifts for the same region.
    """

    least_min: float
    heavy_sets: int


def planned(workout: PlannedWorkout, measures: Measures) -> Strain:
    """What a workout of the plan tires and needs."""
    minutes = workout.duration_s / 60
    if workout.sport is Sport.STRENGTH:
        names = [
            step.exercise
            for step in walk(workout.steps)
            if step.exercise and step.intensity is Intensity.WORK
        ]
        heavy, number = _heavy(names, measures)
        return Strain(
            workout.title,
            workout.day,
            workout.uuid,
            tires=heavy,
            fresh=_explosive(names),
            lifts=heavy,
            amount=number,
            unit="sets",
        )
    out = _outing(workout.sport, minutes, measures)
    hard = OF_ENDURANCE.get(workout.sport, _NOTHING) if workout.hard else _NOTHING
    return Strain(
        workout.title,
        workout.day,
        workout.uuid,
        tires=out or hard,
        fresh=hard,
        outing=bool(out),
        amount=minutes,
    )


def done(activity: Activity, measures: Measures) -> Strain:
    """What a session that was done tires; of hard endurance the plan says enough."""
    name, day = activity.title or activity.sport.value, activity.local_date
    if activity.sport is Sport.STRENGTH:
        names = [each.exercise for each in activity.sets if each.is_hard]
        heavy, number = _heavy(names, measures)
        return Strain(name, day, None, heavy, amount=number, unit="sets")
    minutes = activity.training_s / 60
    out = _outing(activity.sport, minutes, measures)
    return Strain(name, day, None, out, outing=bool(out), amount=minutes)


def clash(earlier: Strain, later: Strain) -> Region | None:
    """The part of the body that one tires and the other needs; None where none is."""
    needed = later.fresh | (later.lifts if earlier.outing else _NOTHING)
    return min(earlier.tires & needed, default=None)


def _heavy(names: list[str], measures: Measures) -> tuple[frozenset[Region], float]:
    """The regions with that many sets of main lifts, and the most sets of one."""
    sets: dict[Region, int] = {}
    for name in names:
        known = exercises().get(name)
        if known is not None and known.main:
            for region in OF_PATTERN.get(known.pattern, _NOTHING):
                sets[region] = sets.get(region, 0) + 1
    heavy = frozenset(r for r, n in sets.items() if n >= measures.heavy_sets)
    return heavy, max((n for r, n in sets.items() if r in heavy), default=0)


def _explosive(names: list[str]) -> frozenset[Region]:
    known = (exercises().get(name) for name in names)
    needed = (OF_PATTERN.get(e.pattern, _NOTHING) for e in known if e and e.explosive)
    return _NOTHING.union(*needed)


def _outing(sport: Sport, minutes: float, measures: Measures) -> frozenset[Region]:
    tired = OF_OUTING.get(sport, _NOTHING)
    return tired if minutes >= measures.least_min else _NOTHING
