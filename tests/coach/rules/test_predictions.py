"""What a proposal foretells can be looked up on its day."""

import pytest

from coach.domain.prediction import Direction, Measure
from tests.coach.rules.test_rules import RULES, cases_of
from tests.facts import facts

UNITS = {
    Measure.HOURS: "h",
    Measure.ADHERENCE: "1",
    Measure.FORM: "points",
    Measure.FITNESS: "points",
    Measure.DONE: "1",
}


def drafts(code):
    for _, case in cases_of(code):
        known = facts(**case)
        draft = RULES[code].draft(known)
        if draft is not None:
            yield known, draft


@pytest.mark.parametrize("code", RULES)
def test_a_prediction_has_its_bound_its_unit_and_a_day_to_come(code):
    for known, draft in drafts(code):
        assert bool(draft.predictions) is (draft.tunes is None)
        for foretold in draft.predictions:
            assert foretold.look_back_on > known.day
            assert foretold.unit == UNITS.get(foretold.measure, foretold.unit)
            bounds = (foretold.low is not None, foretold.high is not None)
            assert (
                bounds
                == {
                    Direction.AT_LEAST: (True, False),
                    Direction.AT_MOST: (False, True),
                    Direction.WITHIN: (True, True),
                }[foretold.direction]
            )


@pytest.mark.parametrize("code", RULES)
def test_a_workout_that_is_predicted_to_be_done_is_one_of_those_changed(code):
    for _, draft in drafts(code):
        changed = {change.workout_uuid for change in draft.changes}
        keys = {p.key for p in draft.predictions if p.measure is Measure.DONE}
        assert keys <= changed


def test_after_a_shorter_week_fitness_has_risen_by_five_at_most():
    week = [{"load": 90} for _ in range(7)]
    known = facts(fitness={"0": 30.0}, upcoming=week)
    (foretold,) = RULES["RA01"].draft(known).predictions

    assert foretold.measure is Measure.FITNESS
    assert foretold.direction is Direction.AT_MOST
    assert foretold.high == 35.0
    assert (foretold.look_back_on - known.day).days == 7


def test_where_the_week_cannot_be_cut_as_far_the_prediction_says_so():
    week = [{"load": 120} for _ in range(7)]
    (foretold,) = RULES["RA01"].draft(facts(upcoming=week)).predictions

    assert foretold.high == 36.4
