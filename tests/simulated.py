"""Simulated histories for tests, each made once, and a plan for them to follow."""

from datetime import date, timedelta, timezone
from functools import cache

from coach.domain.activity import Sport
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    Plan,
    Repeat,
    Step,
    Target,
    TargetKind,
)
from coach.simulation import History, simulate
from tests.builders import plan, workout

SUNDAY = date(2026, 3, 1)
ZONE = timezone(timedelta(hours=-5))


@cache
def year(seed: int) -> History:
    """A year that ends on SUNDAY, the last nine weeks of it after `training_plan`."""
    return simulate(seed, SUNDAY, plan=training_plan(), zone=ZONE)


@cache
def weeks(seed: int, last_day: date = SUNDAY) -> History:
    """Ten weeks of habits."""
    return simulate(seed, last_day, days=70, zone=ZONE)


@cache
def training_plan(start: date = date(2025, 12, 29)) -> Plan:
    """Twelve weeks of seven workouts, about four hours each."""
    made = [
        workout(
            sport,
            uuid=f"plan-{week}-{weekday}",
            day=start + timedelta(days=7 * week + weekday),
            original_day=start + timedelta(days=7 * week + weekday),
            duration_s=minutes * 60,
            priority=priority,
            hard=priority == 1,
            steps=STEPS[name],
        )
        for week in range(12)
        for weekday, (sport, name, minutes, priority) in enumerate(WEEK)
    ]
    return plan(*made, start=start, end=start + timedelta(days=83))


def yards(count, intensity=Intensity.WORK, **fields):
    return Step(intensity, End(EndKind.DISTANCE, count * 0.9144, "yd"), **fields)


def lasting(minutes, intensity=Intensity.WORK, target=None):
    return Step(intensity, End(EndKind.TIME, minutes * 60), target)


def rest(seconds, kind=EndKind.TIME):
    return Step(Intensity.REST, End(kind, seconds))


def lifted(exercise, times, reps, load=None, seconds=120):
    done = Step(Intensity.WORK, End(EndKind.REPS, reps), exercise=exercise, load=load)
    return Repeat(times, (done, rest(seconds)))


AT_RPE_8 = Load(LoadKind.RPE, 8)
HARD = Target(TargetKind.HEART_RATE_PCT, 90, 95)

STEPS = {
    "swim": (
        yards(300, Intensity.WARMUP),
        Repeat(8, (yards(100), rest(110, EndKind.SEND_OFF))),
        Repeat(4, (yards(50, drill="kick"), rest(20))),
        yards(100, Intensity.COOLDOWN),
    ),
    "run": (
        lasting(10, Intensity.WARMUP),
        Repeat(4, (lasting(4, target=HARD), lasting(3, Intensity.RECOVERY))),
        lasting(5, Intensity.COOLDOWN),
    ),
    "lift a": (
        lifted("box jump", 3, 3),
        lifted("back squat", 3, 5, Load(LoadKind.PCT_E1RM, 75), 150),
        lifted("bench press", 3, 8, AT_RPE_8),
        lifted("dead bug", 2, 8),
    ),
    "lift b": (
        lifted("romanian deadlift", 3, 6, AT_RPE_8, 150),
        lifted("overhead press", 3, 8, AT_RPE_8),
        lifted("pull-up", 3, 6),
    ),
    "mobility": (lasting(15),),
}
WEEK = (
    (Sport.STRENGTH, "lift a", 55, 1),
    (Sport.SWIM, "swim", 40, 2),
    (Sport.RUN, "run", 43, 1),
    (Sport.MOBILITY, "mobility", 15, 3),
    (Sport.STRENGTH, "lift b", 50, 2),
    (Sport.SWIM, "swim", 40, 1),
    (Sport.MOBILITY, "mobility", 15, 3),
)
