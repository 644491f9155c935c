"""Every choice of a log is met with what was known before it, and nothing later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.recommend.coverage import coverage
from coach.recommend.fit_weights import SESSIONS, weights_of
from coach.recommend.habits import habits_of
from coach.recommend.learner import brought_up, learned
from coach.recommend.model import of_habits, shipped_weights
from coach.recommend.walk import choices
from tests.coach.recommend.lifting import LEGS, PULL, PUSH, log_of

LOG = log_of(*[(PUSH, PULL, LEGS)[n % 3] for n in range(60)], title="A", sets=3)
PLACE = 40
OTHER = replace(LOG[PLACE], title="Other", sets=log_of(("plank", "dips"))[0].sets * 4)
"""What might have been done then instead."""


def first_of(log, place=PLACE):
    """The first choice of that session."""
    return next(choices(log, place))


@pytest.mark.parametrize(
    "bent",
    [
        pytest.param((*LOG[:PLACE], OTHER, *LOG[PLACE + 1 :]), id="that session"),
        pytest.param((*LOG[: PLACE + 1], *[OTHER] * 9), id="later sessions"),
        pytest.param(LOG[: PLACE + 1], id="no later sessions"),
    ],
)
def test_habits_and_sets_are_of_the_evening_before(bent):
    told, whole = first_of(bent), first_of(LOG)

    known = whole.habits, whole.usual, whole.state
    assert (told.habits, told.usual, told.state) == known
    assert whole.habits == habits_of(LOG[:PLACE])
    assert whole.state.hard_sets
    assert whole.usual


def test_after_an_exercise_its_own_sets_are_known_and_no_others():
    first, second, *_ = choices(LOG, PLACE)

    before, after = first.state.hard_sets, second.state.hard_sets
    more = {muscle: sets - before.get(muscle, 0) for muscle, sets in after.items()}
    only = coverage([replace(LOG[PLACE], sets=LOG[PLACE].sets[:3])]).counts[0]
    assert {muscle: sets for muscle, sets in more.items() if sets} == pytest.approx(
        only
    )


@pytest.mark.parametrize("weeks", ["lately", "usual"])
def test_sets_of_a_week_end_with_its_evening(weeks):
    evening = LOG[PLACE].day

    for day in (evening, evening + timedelta(days=1)):  # then none was done
        whole = getattr(coverage(LOG), weeks)(day)
        assert whole == getattr(coverage(LOG[: PLACE + 1]), weeks)(day)


def test_a_model_brought_up_to_an_evening_knows_no_later_session():
    model = of_habits(habits_of(LOG[:20]), {}, shipped_weights())
    evening = LOG[PLACE].day

    told = brought_up(model, LOG[: PLACE + 1], evening)

    later = [replace(OTHER, day=evening + timedelta(days=n)) for n in range(1, 9)]
    assert brought_up(model, (*LOG[: PLACE + 1], *later), evening) == told
    assert told.habits == habits_of(LOG[: PLACE + 1])


def test_usual_sets_are_those_of_the_evening_of_learning():
    evening = LOG[-1].day + timedelta(days=70)

    assert learned(LOG, LOG[-1].day).usual != learned(LOG, evening).usual == {}


def test_weights_are_weighed_by_a_ridge_that_did_not_see_the_choices(monkeypatch):
    from coach.recommend import fit_weights

    seen = []
    real = fit_weights.ridge_of
    monkeypatch.setattr(
        fit_weights, "ridge_of", lambda log: seen.append(log) or real(log)
    )
    model = learned(LOG, LOG[-1].day)
    seen.clear()

    weights_of(model, LOG)

    begin = max(len(LOG) - SESSIONS, len(LOG) // 2)
    assert [each[-1].day for each in seen] == [LOG[begin - 1].day]
