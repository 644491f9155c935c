"""What speaks against asking for more, on both sides of each threshold."""

from dataclasses import replace

import pytest

from coach.domain.readiness import Level, Readiness
from coach.rules.enough import recovers_poorly
from tests.facts import facts


def poorly(**case):
    return recovers_poorly(facts(**case), rated=5, short_sleep_h=6.0)


@pytest.mark.parametrize("part", ["fatigue", "soreness"])
@pytest.mark.parametrize(
    ("rated", "is_so"), [(1, False), (4, False), (5, True), (7, True)]
)
def test_fatigue_or_soreness_speaks_from_its_rating_on(part, rated, is_so):
    assert poorly(felt={part: rated}) is is_so


@pytest.mark.parametrize(
    ("hours", "is_so"), [(4.5, True), (5.9, True), (6.0, False), (9.0, False)]
)
def test_sleep_speaks_below_its_hours(hours, is_so):
    assert poorly(felt={"sleep_h": hours}) is is_so


@pytest.mark.parametrize("level", Level)
def test_of_readiness_only_low_speaks(level):
    evening = replace(facts(), readiness=Readiness(level))

    found = recovers_poorly(evening, rated=5, short_sleep_h=6.0)

    assert found is (level is Level.LOW)


def test_nothing_logged_says_nothing():
    assert not poorly()
