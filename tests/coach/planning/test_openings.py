"""The days a workout could go to, and what is said of each."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from coach.domain.athlete import Slot
from coach.domain.limits import Busy, Limits, Pause, PauseReason
from coach.planning.openings import openings
from tests.builders import day, plan, workout

EARLY_MONDAY = Slot(0, time(6, 30), time(7, 30))
FREE_ON_MONDAY = Limits(slots=(EARLY_MONDAY,))
WORKDAYS = tuple(Slot(weekday, time(18), time(20)) for weekday in range(5))
AN_HOUR = Limits(slots=tuple(Slot(n, time(6), time(7)) for n in range(7)))


def busy(on, begin, end):
    moments = (datetime.combine(day(on), time.fromisoformat(at)) for at in (begin, end))
    return Busy(*moments, "work")


def pause(first, last):
    return Pause(day(first), day(last), PauseReason.HOLIDAY, day(0))


def test_openings_are_the_days_with_room_its_own_left_out():
    run = workout("run", 0, 60)

    found = openings(run, plan(run), FREE_ON_MONDAY, day(0), day(13))

    assert [o.day for o in found] == [day(7)]
    assert found[0].minutes == 60


def test_an_opening_beside_a_hard_day_does_not_keep_the_spacing_of_a_hard_workout():
    hard, other = workout("run", 0, 60, hard=True), workout("swim", 4, 60, hard=True)
    made = plan(hard, other)

    found = {
        o.day: o.keeps_spacing for o in openings(hard, made, Limits(), day(1), day(6))
    }

    assert found == {
        day(1): True,
        day(2): True,
        day(3): False,
        day(4): False,
        day(5): False,
        day(6): True,
    }


def test_an_opening_says_when_its_day_has_the_same_sport_already():
    easy, other = workout("run", 0, 30), workout("run", 2, 30)

    found = openings(easy, plan(easy, other), Limits(), day(2), day(3))

    assert [o.same_sport for o in found] == [True, False]
    assert all(o.keeps_spacing for o in found)


def test_a_day_that_is_full_is_no_opening():
    run, other = workout("run", 1, 60), workout("swim", 0, 60)

    assert openings(run, plan(run, other), FREE_ON_MONDAY, day(0), day(6)) == ()


def days_open(made, limits):
    (asked, *_) = made.workouts
    return [o.day for o in openings(asked, made, limits, day(0), day(6))]


def test_an_opening_lies_in_no_pause_and_for_a_swim_on_a_day_with_a_pool():
    pools = Limits(pool_days=frozenset({1, 3}))

    assert days_open(plan(workout("swim", 0)), pools) == [day(1), day(3)]
    assert len(days_open(plan(workout("run", 0)), pools)) == 6
    paused = replace(pools, pauses=(pause(0, 2),))
    assert days_open(plan(workout("swim", 0)), paused) == [day(3)]


def test_an_opening_lies_beside_what_the_calendar_holds():
    limits = Limits(
        slots=WORKDAYS, busy=(busy(1, "18:00", "19:30"), busy(2, "19:00", "20:00"))
    )

    found = openings(
        workout("run", 0, 60), plan(workout("run", 0, 60)), limits, day(1), day(3)
    )

    assert [(o.day, o.minutes) for o in found] == [(day(2), 60), (day(3), 120)]


def test_what_is_planned_on_other_days_before_and_after_takes_no_room():
    run = workout("run", 3, 60)
    made = plan(workout("run", 1, 60, uuid="a"), run, workout("run", 5, 60, uuid="z"))

    found = openings(run, made, AN_HOUR, day(0), day(6))

    assert [o.day for o in found] == [day(n) for n in (0, 2, 4, 6)]


def test_the_workout_itself_takes_no_room_read_from_wherever():
    run = workout("run", 3, 60)
    moved = replace(run, uuid="".join(run.uuid), day=day(2))

    assert [o.day for o in openings(run, plan(moved), AN_HOUR, day(2), day(4))] == [
        day(2),
        day(4),
    ]


@pytest.mark.parametrize("other", ["swim", "ride"])
def test_another_sport_on_the_day_is_not_the_same(other):
    run, there = workout("run", 0, 30), workout(other, 2, 30)

    (opening,) = openings(run, plan(run, there), Limits(), day(2), day(2))

    assert not opening.same_sport


@pytest.mark.parametrize("sport", ["run", "walk"])
def test_only_a_swim_needs_a_pool_to_go_to(sport):
    made = plan(workout(sport, 0))

    assert days_open(made, Limits(pool_days=frozenset())) == [
        day(n) for n in range(1, 7)
    ]
