from datetime import time

from coach.domain.athlete import ALWAYS_FREE, Slot
from coach.planning.constraints import fits, violations
from coach.planning.openings import openings
from tests.builders import day, plan, workout

EARLY_MONDAY = Slot(0, time(6, 30), time(7, 30))
LATE_MONDAY = Slot(0, time(18), time(19, 30))


def texts(made, slots=ALWAYS_FREE, first=0, last=13):
    return [v.text for v in violations(made, slots, day(first), day(last))]


def test_a_plan_within_slots_hours_and_spacing_breaks_nothing():
    made = plan(workout("run", 0, 60, hard=True), workout("swim", 2, 60, hard=True))

    assert texts(made) == []


def test_a_workout_longer_than_its_slot_is_named_with_its_day():
    made = plan(workout("run", 0, 75))

    assert texts(made, (EARLY_MONDAY,)) == [
        "Run 75 min on Mon 2026-03-02 outgrow its slots"
    ]


def test_two_workouts_of_a_day_need_room_for_both():
    two = [workout("run", 0, 60), workout("swim", 0, 60)]

    assert not fits(two, day(0), (EARLY_MONDAY,))
    assert fits(two, day(0), (EARLY_MONDAY, LATE_MONDAY))


def test_hard_sessions_on_neighbouring_days_are_named():
    made = plan(workout("run", 1, 60, hard=True), workout("swim", 2, 60, hard=True))

    assert texts(made) == ["hard sessions on Tue 2026-03-03 and the day after"]


def test_a_hard_session_just_outside_the_days_asked_for_counts_too():
    made = plan(workout("run", 1, 60, hard=True), workout("swim", 2, 60, hard=True))

    assert texts(made, first=2)


def test_a_week_over_its_hours_is_named_with_both_numbers():
    made = plan(*(workout("run", n, 65) for n in range(7)))

    assert texts(made) == ["the week from 2026-03-02 holds 7.6 h, the most is 5 h"]


def test_what_was_skipped_takes_no_room():
    skipped = workout("run", 1, 60, hard=True, skip_reason="travel")
    made = plan(skipped, workout("swim", 2, 60, hard=True))

    assert texts(made) == []


def test_openings_are_the_days_with_room_its_own_left_out():
    run = workout("run", 0, 60)

    found = openings(run, plan(run), (EARLY_MONDAY,), day(0), day(13))

    assert [o.day for o in found] == [day(7)]
    assert found[0].minutes == 60


def test_an_opening_beside_a_hard_day_does_not_keep_the_spacing_of_a_hard_workout():
    hard, other = workout("run", 0, 60, hard=True), workout("swim", 4, 60, hard=True)
    made = plan(hard, other)

    found = {
        o.day: o.keeps_spacing
        for o in openings(hard, made, ALWAYS_FREE, day(1), day(6))
    }

    assert found == {
        day(1): True,
        day(2): True,
        day(3): False,
        day(4): False,
        day(5): False,
        day(6): True,
    }


def test_the_same_sport_twice_a_day_is_no_opening_to_take():
    easy, other = workout("run", 0, 30), workout("run", 2, 30)

    found = openings(easy, plan(easy, other), ALWAYS_FREE, day(2), day(2))

    assert [o.keeps_spacing for o in found] == [False]


def test_a_day_that_is_full_is_no_opening():
    run, other = workout("run", 1, 60), workout("swim", 0, 60)

    assert openings(run, plan(run, other), (EARLY_MONDAY,), day(0), day(6)) == ()
