from coach.domain.plan import WorkoutStatus
from coach.domain.review import MatchKind
from coach.review.compare import outcomes
from coach.review.inside import inside
from coach.review.match import match
from coach.review.parts import content, is_other_content
from coach.review.standins import stand_ins
from tests.builders import activity, day, lifts, session, sets, workout
from tests.coach.review.evenings import SUNDAY, evening


def done(*exercises, on=0):
    lifted = [one for name in exercises for one in sets(5, 5, 5, exercise=name)]
    return activity("strength", on, sets=tuple(lifted))


PRESS_AND_ROW = workout("strength", 0, steps=lifts("bench press", "barbell row"))


def test_what_the_catalogue_names_as_a_stand_in_stands_in():
    assert stand_ins(["bench press"], ["dumbbell bench press"]) == {
        "bench press": "dumbbell bench press"
    }


def test_another_movement_stands_in_for_nothing():
    assert stand_ins(["back squat"], ["bench press"]) == {}
    assert stand_ins(["back squat"], ["deadlift"]) == {}


def test_a_name_that_nobody_knows_stands_in_for_nothing():
    assert stand_ins(["bench press"], ["cellar press"]) == {}
    assert stand_ins(["cellar press"], ["bench press"]) == {}


def test_what_was_planned_and_done_stands_in_for_nothing_else():
    planned = ["bench press", "dumbbell bench press"]

    assert stand_ins(planned, ["dumbbell bench press"]) == {}


def test_one_exercise_stands_in_for_one_and_the_best_for_each():
    planned = ["bench press", "back squat"]
    found = stand_ins(planned, ["leg press", "dumbbell bench press", "push-up"])

    assert found == {"bench press": "dumbbell bench press", "back squat": "leg press"}


def test_a_session_of_stand_ins_is_the_planned_workout_and_the_reason_says_so():
    lifted = done("dumbbell bench press", "barbell row")
    one = session("strength", 0, sets=lifted.sets)
    (found,) = match([PRESS_AND_ROW], [one], day=SUNDAY)

    assert found.workout_uuid == PRESS_AND_ROW.uuid
    assert found.kind is MatchKind.EXACT
    assert found.reason == (
        "same day, strength session, 6 of 6 hard sets, 2 of 2 planned exercises,"
        " bench press done as dumbbell bench press"
    )


def test_a_session_of_nothing_but_stand_ins_is_done_and_no_other_content():
    planned = workout("strength", 0, steps=lifts("bench press", "back squat"))
    lifted = done("dumbbell bench press", "leg press")

    assert not is_other_content(planned, lifted)
    one = session("strength", 0, sets=lifted.sets)
    (found,) = outcomes(evening([planned], [one]), day(0), SUNDAY)
    assert found.status is WorkoutStatus.DONE


def test_a_stand_in_counts_a_little_less_than_the_exercise_itself():
    itself = content(PRESS_AND_ROW, done("bench press", "barbell row"))
    another = content(PRESS_AND_ROW, done("dumbbell bench press", "barbell row"))

    assert itself == 1
    assert 0.9 <= another < itself


def test_of_two_workouts_the_one_with_the_exercise_itself_is_taken():
    dumbbells = workout("strength", 1, 50, steps=lifts("dumbbell bench press"))
    barbell = workout("strength", 1, 51, steps=lifts("bench press"))
    lifted = session("strength", 1, 50, sets=sets(5, 5, 5, exercise="bench press"))
    (found,) = match([dumbbells, barbell], [lifted], day=SUNDAY)

    assert found.workout_uuid == barbell.uuid or barbell.uuid in found.candidates


def test_inside_a_session_each_exercise_says_what_it_was_done_as():
    lifted = done("dumbbell bench press", "plank")

    assert inside(PRESS_AND_ROW, lifted, None) == (
        "bench press: 3 of 3 sets, done as dumbbell bench press",
        "barbell row: 0 of 3 sets",
        "not planned: plank",
    )
