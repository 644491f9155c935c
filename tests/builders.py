"""Small builders: say only what a test is about."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from coach.domain.activity import Activity, Session, Source, Sport
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    Plan,
    PlannedWorkout,
    Repeat,
    Step,
)
from coach.domain.strength import StrengthSet

MONDAY = date(2026, 3, 2)
"""Day 0 of the builders' calendar, a Monday."""


def day(number: int) -> date:
    """The date `number` days after MONDAY."""
    return MONDAY + timedelta(days=number)


def activity(
    sport: Sport | str = Sport.RUN,
    on: int = 0,
    minutes: float = 45,
    *,
    hour: float = 7,
    **fields: Any,
) -> Activity:
    """An activity on day `on`, starting at `hour` UTC."""
    start = datetime.combine(day(on), datetime.min.time(), tzinfo=UTC)
    start += timedelta(hours=hour)
    made = {
        "uuid": f"a-{sport}-{on}-{hour}-{minutes}",
        "source": Source.FIT,
        "source_id": f"{sport}-{on}-{hour}-{minutes}",
        "sport": Sport(sport),
        "start": start,
        "timezone": "UTC",
        "elapsed_s": minutes * 60,
        "moving_s": minutes * 60,
    }
    return Activity(**(made | fields))


def session(*args: Any, **fields: Any) -> Session:
    """A session of one activity, built like `activity`."""
    single = activity(*args, **fields)
    return Session(single, (single.uuid,))


def sets(
    *reps: int,
    exercise: str = "back squat",
    load_kg: float = 80.0,
    rpe: float | None = 8.0,
) -> tuple[StrengthSet, ...]:
    """Working sets of one exercise, one for each number of reps."""
    return tuple(StrengthSet(exercise, r, load_kg, rpe) for r in reps)


def workout(
    sport: Sport | str = Sport.RUN,
    on: int = 0,
    minutes: float = 45,
    **fields: Any,
) -> PlannedWorkout:
    """A planned workout on day `on`: one step of `minutes`."""
    made = {
        "uuid": f"w-{sport}-{on}-{minutes}",
        "day": day(on),
        "original_day": day(on),
        "sport": Sport(sport),
        "title": f"{str(sport).title()} {minutes:g} min",
        "duration_s": minutes * 60,
        "original_duration_s": minutes * 60,
        "steps": (Step(Intensity.WORK, End(EndKind.TIME, minutes * 60)),),
        "id": 100 + on,
    }
    return PlannedWorkout(**(made | fields))


def lifts(
    *exercises: str, sets: int = 3, reps: int = 5, kg: float = 80.0
) -> tuple[Repeat, ...]:
    """Steps of a strength workout: sets with two minutes' rest."""
    return tuple(
        Repeat(
            sets,
            (
                Step(
                    Intensity.WORK,
                    End(EndKind.REPS, reps),
                    exercise=exercise,
                    load=Load(LoadKind.KG, kg),
                ),
                Step(Intensity.REST, End(EndKind.TIME, 120)),
            ),
        )
        for exercise in exercises
    )


def plan(*workouts: PlannedWorkout, **fields: Any) -> Plan:
    """A plan of these workouts from day 0 over twelve weeks."""
    made = {
        "uuid": "p-1",
        "name": "Test plan",
        "start": day(0),
        "end": day(83),
        "workouts": tuple(sorted(workouts, key=lambda w: w.day)),
        "id": 1,
    }
    return Plan(**(made | fields))
