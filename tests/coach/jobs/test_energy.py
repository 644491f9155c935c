"""The energy balance stands beside body fat and weight, read off one scale."""

import pytest

from coach.domain.energy_balance import BalanceBy
from coach.domain.goal import GoalState, GoalVerdict
from coach.jobs.energy import with_energy_balance
from tests.builders import day
from tests.coach.goals.series import history, metric

TODAY = day(27)
KEYS = ("body_fat", "weight", "vo2max")


def states(*metrics):
    bare = [GoalState(key, "x", GoalVerdict.UNCERTAIN) for key in KEYS]
    return with_energy_balance(bare, history(*metrics), TODAY)


def weighed(days, device="one", *, start=80.0, kind="weight", a_day=-0.05):
    return [
        metric(kind, on, start + a_day * on, device=device, uuid=f"{kind}{on}")
        for on in days
    ]


def test_body_fat_and_weight_tell_the_same_balance_and_no_other_goal_does():
    fat, weight, vo2max = states(*weighed(range(28)))

    assert fat.energy_balance.kcal_per_day == pytest.approx(-385)
    assert fat.energy_balance == weight.energy_balance
    assert vo2max.energy_balance is None


def test_where_body_fat_is_known_too_both_tell_it():
    fats = weighed(range(28), kind="body_fat", start=20.0, a_day=0.0)

    (fat, *_) = states(*weighed(range(28)), *fats)

    assert fat.energy_balance.by is BalanceBy.COMPOSITION


@pytest.mark.parametrize(("first", "known"), [(13, True), (14, False)])
def test_it_takes_two_weeks_of_one_scale_whatever_another_showed_before(first, known):
    before = weighed(range(first), "another", start=83.0)

    (fat, *_) = states(*before, *weighed(range(first, 28)))

    assert (fat.energy_balance is not None) is known
    if known:
        assert fat.energy_balance.kcal_per_day == pytest.approx(-385)
        assert (fat.energy_balance.days, fat.energy_balance.span_days) == (15, 15)


def test_body_fat_by_a_new_scale_leaves_the_weight_to_speak():
    before = weighed(range(20), "another", kind="body_fat", start=20.0)
    since = weighed(range(20, 28), "one", kind="body_fat", start=24.0)

    (fat, *_) = states(*weighed(range(28)), *before, *since)

    assert fat.energy_balance.by is BalanceBy.WEIGHT
