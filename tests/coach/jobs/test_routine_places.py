from coach.domain.sync import Delivery
from coach.jobs.routine_places import PLACES, place_for
from tests.builders import day, workout

TODAY = day(2)


def lifting(on, uuid=None):
    return workout("strength", on, uuid=uuid or f"lift-{on}")


def standing(place, planned):
    return Delivery("hevy", place, planned and planned.uuid, f"id-{place}", day=day(0))


def place(planned, *deliveries, plan=()):
    workouts = {each.uuid: each for each in (planned, *plan)}
    return place_for(planned, deliveries, workouts, TODAY)


def test_the_first_workout_gets_the_first_place():
    assert place(lifting(2)) == "A"


def test_a_workout_stays_where_it_is():
    mine, other = lifting(3), lifting(2)

    assert place(mine, standing("A", None), standing("C", mine), plan=[other]) == "C"


def test_a_place_that_is_free_comes_before_a_new_one():
    other = lifting(4)
    there = standing("A", other), standing("B", None)

    assert place(lifting(3), *there, plan=[other]) == "B"


def test_a_workout_whose_day_is_over_makes_room():
    over, coming = lifting(1), lifting(4)
    there = standing("A", coming), standing("B", over)

    assert place(lifting(3), *there, plan=[over, coming]) == "B"


def test_todays_workout_makes_no_room():
    today = lifting(2)

    assert place(lifting(3), standing("A", today), plan=[today]) == "B"


def test_a_workout_that_was_moved_to_a_later_day_makes_no_room():
    moved = lifting(5)  # it stands there with the day it had before

    assert place(lifting(3), standing("A", moved), plan=[moved]) == "B"


def test_a_workout_that_left_the_plan_makes_room():
    assert place(lifting(3), standing("A", lifting(4, "gone"))) == "A"


def test_seven_workouts_to_come_leave_no_room_for_an_eighth():
    coming = [lifting(3, f"lift-{name}") for name in PLACES]
    there = [standing(n, each) for n, each in zip(PLACES, coming, strict=True)]

    assert place(lifting(4), *there, plan=coming) is None
    assert place(lifting(4), *there[:6], plan=coming) == "G"


def test_what_stands_at_garmin_takes_no_place():
    other = lifting(4)

    assert place(lifting(3), Delivery("garmin", "A", other.uuid), plan=[other]) == "A"
