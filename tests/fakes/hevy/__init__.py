"""Hevy as coach's client meets it: a stateful and strict server on loopback."""

from tests.fakes.hevy.server import KEY, FakeHevy
from tests.fakes.hevy.workouts import exercise, lifted

__all__ = ["KEY", "FakeHevy", "exercise", "lifted"]
