"""Logs and models for the tests of recommendations."""

from datetime import date, timedelta

from coach.domain.strength import LiftSession, StrengthSet
from coach.recommend.coverage import coverage
from coach.recommend.habits import habits_of
from coach.recommend.model import of_habits, shipped_weights, written

MONDAY = date(2026, 3, 2)
PUSH = ("bench press", "overhead press", "dips")
PULL = ("pull-up", "barbell row", "biceps curl")
LEGS = ("back squat", "romanian deadlift", "calf raise")


def session(number, *exercises, title="", every=2, sets=1):
    """Of those exercises, so many days after MONDAY times its number."""
    done = tuple(
        StrengthSet(each, reps=5, load_kg=60) for each in exercises for _ in range(sets)
    )
    day = MONDAY + timedelta(days=every * number)
    return LiftSession(f"s{number}", day, title, done)


def log_of(*sessions, **more):
    """A session each, in order."""
    return tuple(session(n, *each, **more) for n, each in enumerate(sessions))


def parameters_of(log):
    """What ranks by the habits of that log and the weights of lifters in general."""
    usual = coverage(log).usual(log[-1].day) if log else {}
    return written(of_habits(habits_of(log), usual, shipped_weights()))


def after(log):
    """The day after it."""
    return log[-1].day + timedelta(days=1)
