"""What a session tires, planned or done."""

import pytest

from coach.domain.plan import End, EndKind, Intensity, Step
from coach.rules.strain import Measures, done, planned
from tests.builders import lifts, session, sets, workout

MEASURES = Measures(least_min=60, heavy_sets=3)


def warm_up(number):
    one = Step(Intensity.WARMUP, End(EndKind.REPS, 5), exercise="back squat")
    return (one,) * number


def test_sets_of_a_warm_up_are_not_heavy():
    steps = (*warm_up(3), *lifts("back squat", sets=2))

    found = planned(workout("strength", steps=steps), MEASURES)

    assert (found.tires, found.amount, found.unit) == (frozenset(), 0, "sets")


def test_heavy_sets_are_counted_by_what_they_load():
    steps = lifts("back squat", "front squat", "bench press", sets=2)

    found = planned(workout("strength", steps=steps), MEASURES)

    assert found.tires
    assert found.amount == 4


@pytest.mark.parametrize(("minutes", "tires"), [(59.5, False), (60, True), (90, True)])
@pytest.mark.parametrize("sport", ["golf", "wakeboard"])
def test_an_outing_tires_from_an_hour_on(sport, minutes, tires):
    for found in (
        planned(workout(sport, minutes=minutes), MEASURES),
        done(session(sport, 0, minutes).activity, MEASURES),
    ):
        assert (bool(found.tires), found.outing) == (tires, tires)
        assert (found.amount, found.unit) == (minutes, "min")


def test_of_what_is_done_sets_of_strength_are_counted():
    made = session("strength", 0, 40, sets=sets(5, 5, 5)).activity

    assert done(made, MEASURES).amount == 3
