import pytest

from coach.cli.show.sets import sets_difference
from coach.domain.plan import Change, ChangeKind
from coach.planning.apply import apply
from coach.reports.plan import workout_item
from tests.builders import lifts, plan, workout


def said(before, kind=ChangeKind.DELOAD, factor=0.55):
    effect = apply(Change(kind, before.uuid, factor=factor), plan(before))
    sides = (workout_item(side) for side in (effect.before, effect.after))
    return list(sets_difference(*sides))


def lift(*steps):
    return workout("strength", 1, 60, steps=steps)


def test_a_deload_says_how_many_sets_are_left_and_that_they_are_lighter():
    assert said(lift(*lifts("squat", "row", sets=4))) == ["8 → 4 sets", "lighter"]


def test_one_set_is_no_sets():
    assert said(lift(*lifts("squat", sets=2, kg=20)))[0] == "2 sets → 1 set"


def test_sets_as_heavy_as_planned_are_not_lighter():
    assert said(lift(*lifts("squat", "row", sets=4, kg=20))) == ["8 → 4 sets"]


def test_a_shorter_lift_says_its_sets_too():
    whole = lift(*lifts("squat", "row", "press", sets=4))

    assert said(whole, ChangeKind.SCALE_DURATION, 0.7) == ["12 → 9 sets"]


@pytest.mark.parametrize("steps", [(), workout().steps])
def test_what_has_no_sets_says_nothing_of_them(steps):
    assert said(workout("run", 1, 60, steps=steps)) == []


def test_a_workout_that_only_moves_says_nothing_of_them():
    item = workout_item(lift(*lifts("squat")))

    assert list(sets_difference(item, item)) == []
