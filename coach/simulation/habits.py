"""What the athlete does in an ordinary week without a plan."""

import uuid
from collections.abc import Iterator
from datetime import date
from random import Random

from coach.domain.activity import Sport
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    PlannedWorkout,
    Repeat,
    Step,
    Steps,
    Target,
    TargetKind,
)
from coach.simulation.draws import stream
from coach.simulation.endurance import evenly
from coach.simulation.life import monday
from coach.units import SECONDS_PER_MINUTE, yards_to_meters

_NAMESPACE = uuid.UUID("5a1cf0a2-6a0e-4f0e-9a59-0c0f6f1f4c57")

_LIFTS_A = (("back squat", 3, 5), ("bench press", 3, 6), ("barbell row", 3, 8))
_LIFTS_B = (("deadlift", 3, 4), ("overhead press", 3, 6), ("pull-up", 3, 7))
_EXTRA_A = (("box jump", 3, 4), ("plank", 2, 0))
_EXTRA_B = (("kettlebell swing", 3, 12), ("side plank", 2, 0))

# Number of repeats, yards, seconds of rest, and how hard it shall feel.
_STEADY_SETS = (
    (8, 100, 20, 7.0),
    (6, 150, 25, 6.5),
    (12, 50, 20, 8.0),
    (5, 200, 30, 6.5),
)
_FAST_SETS = (
    (6, 100, 60, 9.0),
    (5, 100, 90, 9.5),
    (4, 100, 120, 10.0),
)


def ordinary_day(seed: int, day: date) -> tuple[PlannedWorkout, ...]:
    """What the athlete means to do on that day of an ordinary week.

    Two swims, two lifts, a run or a ride in turn, and some mobility work.
    """
    rng = stream(seed, "habit", day)
    return tuple(_ordinary(day, rng))


def _ordinary(day: date, rng: Random) -> Iterator[PlannedWorkout]:
    weekday = day.weekday()
    even = monday(day).toordinal() // 7 % 2 == 0
    if weekday == 0:
        yield _workout(day, Sport.STRENGTH, "Gym A", 55, _gym(_LIFTS_A, _EXTRA_A))
    elif weekday == 1:
        swim = _pool(rng.choice(_STEADY_SETS))
        yield _workout(day, Sport.SWIM, "Pool swim", 45, swim)
    elif weekday == 2:
        sport = Sport.RUN if even else Sport.RIDE
        title = "Intervals" if even else "Trainer ride"
        yield _workout(day, sport, title, 42, _intervals(rng))
    elif weekday == 3:
        yield _workout(day, Sport.STRENGTH, "Gym B", 55, _gym(_LIFTS_B, _EXTRA_B))
    elif weekday == 5:
        swim = _pool(rng.choice(_FAST_SETS))
        yield _workout(day, Sport.SWIM, "Fast hundreds", 45, swim)
    elif weekday == 6 and not even:
        yield _workout(day, Sport.RUN, "Easy run", 40, evenly(40, 4.5))
    elif weekday == 6:
        yield _workout(day, Sport.MOBILITY, "Mobility", 20, evenly(20, 1.5))


def _workout(
    day: date, sport: Sport, title: str, minutes: float, steps: Steps
) -> PlannedWorkout:
    return PlannedWorkout(
        uuid=str(uuid.uuid5(_NAMESPACE, f"{day}/{sport}")),
        day=day,
        original_day=day,
        sport=sport,
        title=title,
        duration_s=minutes * SECONDS_PER_MINUTE,
        original_duration_s=minutes * SECONDS_PER_MINUTE,
        steps=steps,
    )


def _pool(main_set: tuple[int, int, int, float]) -> Steps:
    repeats, yards, rest, rpe = main_set
    return (
        _yards(300, Intensity.WARMUP),
        Repeat(4, (_yards(50, Intensity.WORK, drill="drill"), _rest(15))),
        Repeat(repeats, (_yards(yards, Intensity.WORK, rpe=rpe), _rest(rest))),
        Repeat(4, (_yards(50, Intensity.WORK, drill="kick"), _rest(20))),
        _yards(200, Intensity.COOLDOWN),
    )


def _yards(
    yards: int, intensity: Intensity, rpe: float | None = None, drill: str | None = None
) -> Step:
    end = End(EndKind.DISTANCE, yards_to_meters(yards), "yd")
    target = Target(TargetKind.RPE, rpe, rpe) if rpe else None
    return Step(intensity, end, target, drill=drill)


def _rest(seconds: float) -> Step:
    return Step(Intensity.REST, End(EndKind.TIME, seconds))


def _intervals(rng: Random) -> Steps:
    repeats, minutes, rpe = rng.choice(((4, 4, 8.5), (3, 8, 7.5), (8, 2, 9.0)))
    work = Target(TargetKind.RPE, rpe, rpe)
    return (
        Step(Intensity.WARMUP, End(EndKind.TIME, 600)),
        Repeat(
            repeats,
            (
                Step(Intensity.WORK, End(EndKind.TIME, minutes * 60), work),
                Step(Intensity.RECOVERY, End(EndKind.TIME, 150)),
            ),
        ),
        Step(Intensity.COOLDOWN, End(EndKind.TIME, 420)),
    )


def _gym(
    lifts: tuple[tuple[str, int, int], ...], extra: tuple[tuple[str, int, int], ...]
) -> Steps:
    return tuple(_sets(*each, rest=150) for each in lifts) + tuple(
        _sets(*each, rest=75) for each in extra
    )


def _sets(exercise: str, times: int, reps: int, rest: float) -> Repeat:
    end = End(EndKind.REPS, reps) if reps else End(EndKind.TIME, 45)
    load = None if reps else Load(LoadKind.BODYWEIGHT)
    done = Step(Intensity.WORK, end, exercise=exercise, load=load)
    return Repeat(times, (done, _rest(rest)))
