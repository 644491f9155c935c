"""Garmin Connect on loopback, as the two versions of its client library know it."""

from tests.fakes.garmin.accounts import Account
from tests.fakes.garmin.calendar import Calendar
from tests.fakes.garmin.days import Days


class FakeGarmin(Account, Days, Calendar):
    """One athlete's account at Garmin, empty at first.

    Point a client at `url`, with `tokens()` or by logging in. What is there is changed
    with `add_activity`, `edit`, `delete`, `add_weight` and their like, and looked at
    with `activities`, `workouts`, `schedule` and `workouts_on`. `seen` has every
    request, `faults` what is to go wrong (`tests.fakes.server`).
    """


__all__ = ["FakeGarmin"]
