from dataclasses import replace
from datetime import time

import pytest

from coach.domain.athlete import ALWAYS_FREE, Slot
from coach.domain.limits import Limits
from coach.domain.plan import Change, ChangeKind, Effect
from coach.planning.constraints import reaches_what_is_over, violations
from coach.planning.times import fits
from coach.planning.violation import Kind, Violation, newly_broken
from tests.builders import day, plan, workout

EARLY_MONDAY = Slot(0, time(6, 30), time(7, 30))
LATE_MONDAY = Slot(0, time(18), time(19, 30))


def found(made):
    return of_band(made, Limits())


def of_band(made, limits, first=0, last=13):
    """All but weeks with too few hours, which most plans of these tests have."""
    every = violations(made, limits, day(first), day(last))
    return [v for v in every if v.kind is not Kind.LEAST_HOURS]


def texts(made, slots=ALWAYS_FREE, first=0, last=13):
    return [v.text for v in of_band(made, Limits(slots=slots), first, last)]


def test_a_plan_within_slots_hours_and_spacing_breaks_nothing():
    made = plan(workout("run", 0, 60, hard=True), workout("swim", 2, 60, hard=True))

    assert texts(made) == []


def test_a_workout_longer_than_its_slot_is_named_with_its_day():
    made = plan(workout("run", 0, 75))

    (said,) = texts(made, (EARLY_MONDAY,))

    assert said.startswith("Run 75 min (75 min) on Mon 2 Mar would not fit")
    assert said.endswith("the free slots (mon 06:30-07:30)")


def test_two_workouts_of_a_day_need_room_for_both():
    two = [workout("run", 0, 60), workout("swim", 0, 60)]

    assert not fits(two, day(0), (EARLY_MONDAY,))
    assert fits(two, day(0), (EARLY_MONDAY, LATE_MONDAY))
    assert not fits([workout("run", 0, 60.5)], day(0), (EARLY_MONDAY,))
    assert not fits([workout("run", 1, 30)], day(1), (EARLY_MONDAY,))


def test_hard_sessions_on_neighbouring_days_are_named():
    made = plan(workout("run", 1, 60, hard=True), workout("swim", 2, 60, hard=True))

    assert texts(made) == ["hard sessions on Tue 3 Mar and the day after"]


def test_a_hard_session_just_outside_the_days_asked_for_counts_too():
    made = plan(workout("run", 1, 60, hard=True), workout("swim", 2, 60, hard=True))

    assert texts(made, first=2)


def test_a_week_over_its_hours_is_named_with_both_numbers():
    made = plan(*(workout("run", n, 65) for n in range(7)))

    assert texts(made) == ["the week from Mon 2 Mar would hold 7.6 h, the most is 5 h"]


def test_a_day_without_a_slot_is_named():
    made = plan(workout("run", 1, 30))

    assert texts(made, (EARLY_MONDAY,)) == [
        "Run 30 min (30 min) on Tue 3 Mar would not fit the free slots (none)"
    ]


def test_two_hard_sessions_on_one_day_are_named():
    made = plan(workout("run", 1, 60, hard=True), workout("swim", 1, 60, hard=True))

    assert texts(made) == ["2 hard sessions on Tue 3 Mar"]


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [(0, 0, False), (0, 1, True), (1, 1, True), (1, 2, True), (2, 2, False)],
)
def test_a_day_of_two_hard_sessions_is_named_where_it_is_asked_about(
    first, last, named
):
    made = plan(workout("run", 1, 60, hard=True), workout("swim", 1, 60, hard=True))

    found = texts(made, first=first, last=last)

    assert found == ["2 hard sessions on Tue 3 Mar"] * named


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (0, 0, False),
        (0, 1, True),
        (1, 1, True),
        (2, 2, True),
        (2, 3, True),
        (3, 3, False),
    ],
)
def test_neighbouring_hard_days_are_named_where_one_of_them_is_asked_about(
    first, last, named
):
    made = plan(workout("run", 1, 60, hard=True), workout("swim", 2, 60, hard=True))

    assert len(texts(made, first=first, last=last)) == named


@pytest.mark.parametrize("gap", [2, 3])
def test_hard_sessions_with_an_easier_day_between_are_not_named(gap):
    made = plan(workout("run", 1, 60, hard=True), workout("swim", 1 + gap, hard=True))

    assert texts(made) == []


def test_exactly_the_most_hours_are_within_them():
    assert texts(plan(*(workout("run", n, 60) for n in range(5)))) == []


def test_a_breach_the_plan_had_before_is_not_new():
    long = plan(workout("run", 0, 120), workout("swim", 1, 120), workout("ride", 2, 90))

    assert newly_broken(found(long), found(long)) == ()


def test_a_breach_made_worse_is_new():
    long = plan(workout("run", 0, 120), workout("swim", 1, 120), workout("ride", 2, 90))
    longer = plan(*long.workouts, workout("walk", 3, 30))

    assert [v.key for v in newly_broken(found(longer), found(long))] == [
        ("hours", "2026-03-02")
    ]
    assert newly_broken(found(long), found(longer)) == ()


def test_a_new_breach_is_one_however_small_and_one_of_no_size_is_none():
    def broken(size):
        return Violation((Kind.LEAST_HOURS, "week"), day(0), size, "short")

    assert newly_broken([broken(0.1)], []) == (broken(0.1),)
    assert newly_broken([broken(0.0)], []) == ()
    assert newly_broken([broken(0.1)], [broken(0.1)]) == ()


def effect(before, after, kind=ChangeKind.MOVE):
    uuid = (before or after).uuid
    return Effect(Change(kind, uuid), before, after)


def test_what_was_missed_may_be_moved_to_a_day_to_come():
    run = workout("run", 1)

    moved = effect(run, replace(run, day=day(4)))

    assert reaches_what_is_over(moved, day(2), ()) is None


@pytest.mark.parametrize(
    ("before", "after", "kind", "why"),
    [
        (1, 2, ChangeKind.MOVE, "2026-03-04 is over"),
        (1, 1, ChangeKind.SCALE_DURATION, "2026-03-03 is over"),
        (1, None, ChangeKind.REMOVE, "Run 45 min of 2026-03-03 is over"),
        (None, 2, ChangeKind.ADD, "2026-03-04 is over"),
        (2, None, ChangeKind.REMOVE, "Run 45 min of 2026-03-04 is over"),
        (1, 4, ChangeKind.DELOAD, "Run 45 min of 2026-03-03 is over"),
    ],
)
def test_what_is_over_is_not_changed(before, after, kind, why):
    sides = [
        None if n is None else workout("run", n, uuid="w") for n in (before, after)
    ]

    assert reaches_what_is_over(effect(*sides, kind), day(2), ()) == why


def test_what_is_done_is_not_changed_even_where_it_was_planned_for_later():
    run = workout("run", 5)
    shorter = effect(run, replace(run, duration_s=600), ChangeKind.SCALE_DURATION)

    assert reaches_what_is_over(shorter, day(2), {run.uuid}) == (
        "Run 45 min of 2026-03-07 is done"
    )
    assert reaches_what_is_over(shorter, day(2), ()) is None


def test_what_was_skipped_takes_no_room():
    skipped = workout("run", 1, 60, hard=True, skip_reason="travel")
    made = plan(skipped, workout("swim", 2, 60, hard=True))

    assert texts(made) == []
