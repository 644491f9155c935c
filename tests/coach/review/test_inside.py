import pytest

from coach.domain.activity import Lap, Length
from coach.domain.plan import End, EndKind, Intensity, Repeat, Step
from coach.review.amounts import amount
from coach.review.inside import inside
from coach.review.parts import content, watch_steps
from tests.builders import activity, lifts, sets, workout

WARM_UP = Step(Intensity.WARMUP, End(EndKind.TIME, 600))
COOL_DOWN = Step(Intensity.COOLDOWN, End(EndKind.OPEN))
FOUR_MINUTES = Step(Intensity.WORK, End(EndKind.TIME, 240))
HUNDRED = Step(Intensity.WORK, End(EndKind.DISTANCE, 100.0, "m"))
JOG = Step(Intensity.RECOVERY, End(EndKind.TIME, 180))
AT_THE_WALL = Step(Intensity.REST, End(EndKind.SEND_OFF, 120))

FOURS = workout(
    "run", minutes=40, steps=(WARM_UP, Repeat(4, (FOUR_MINUTES, JOG)), COOL_DOWN)
)
HUNDREDS = workout(
    "swim", minutes=30, distance_m=800.0, steps=(Repeat(8, (HUNDRED, AT_THE_WALL)),)
)


def said(planned, done):
    return inside(planned, done, amount(planned, done))


def led(*parts):
    return tuple(Lap(0, seconds, step_index=step) for step, seconds in parts)


def swum(*distances, pool=25.0):
    """Lengths of swims with a rest after each."""
    lengths = []
    for distance in distances:
        lengths += [Length(0, 25, active=True)] * round(distance / pool)
        lengths.append(Length(0, 20, active=False))
    return tuple(lengths)


def test_a_watch_numbers_steps_with_each_repeat_after_its_own():
    nested = (WARM_UP, Repeat(2, (Repeat(3, (HUNDRED, JOG)), JOG)), COOL_DOWN)

    assert watch_steps(nested) == {0: WARM_UP, 1: HUNDRED, 2: JOG, 4: JOG, 6: COOL_DOWN}


def test_intervals_the_watch_led_through_are_counted():
    laps = led((0, 600), (1, 240), (2, 180), (1, 240), (2, 180), (1, 239), (4, 300))

    assert said(FOURS, activity("run", 0, 40, laps=laps)) == ("3 of 4 intervals",)


def test_an_interval_given_up_is_not_done():
    laps = led((0, 600), (1, 240), (2, 180), (1, 100), (2, 180), (1, 192))

    assert said(FOURS, activity("run", 0, 40, laps=laps)) == ("2 of 4 intervals",)


def test_no_more_intervals_are_done_than_were_asked_for():
    laps = led(*[(1, 240)] * 6)

    assert said(FOURS, activity("run", 0, 40, laps=laps)) == ("4 of 4 intervals",)


def test_an_interval_without_an_end_is_done_when_it_was_begun():
    free = Step(Intensity.WORK, End(EndKind.OPEN))
    planned = workout("run", minutes=40, steps=(Repeat(3, (free, JOG)),))

    done = activity("run", 0, 40, laps=led((0, 20), (1, 60), (0, 30)))

    assert said(planned, done) == ("2 of 3 intervals",)


def test_an_interval_that_ends_otherwise_is_done_when_it_was_begun():
    swings = Step(Intensity.WORK, End(EndKind.REPS, 10))
    planned = workout("other", minutes=40, steps=(Repeat(3, (swings, JOG)),))

    done = activity("other", 0, 40, laps=led((0, 20), (1, 60)))

    assert said(planned, done) == ("1 of 3 intervals",)


def test_laps_pressed_by_hand_are_told_as_recorded():
    laps = tuple(Lap(0, s) for s in (612, 240, 175, 243, 190, 238, 200))

    assert said(FOURS, activity("run", 0, 40, laps=laps)) == (
        "3 of 4 intervals recorded",
    )


def test_laps_cut_by_the_device_are_no_intervals():
    kilometre = Step(Intensity.WORK, End(EndKind.DISTANCE, 1000.0, "km"))
    planned = workout("run", minutes=40, steps=(Repeat(5, (kilometre, JOG)),))
    laps = tuple(Lap(0, s, distance_m=1000.0) for s in (300, 310, 295, 305))
    last = Lap(0, 60, distance_m=210.0)

    assert said(planned, activity("run", 0, 40, laps=(*laps, last))) == ()


def test_swims_between_two_rests_are_intervals():
    lengths = swum(100, 100, 200, 100, 100, 100)
    done = activity(
        "swim", 0, 30, lengths=lengths, pool_length_m=25.0, distance_m=700.0
    )

    assert said(HUNDREDS, done) == ("5 of 8 intervals recorded",)


def test_the_last_swim_needs_no_rest_after_it():
    lengths = swum(100, 100)[:-1]
    done = activity(
        "swim", 0, 30, lengths=lengths, pool_length_m=25.0, distance_m=700.0
    )

    assert said(HUNDREDS, done) == ("2 of 8 intervals recorded",)


def test_one_long_swim_says_nothing_of_intervals():
    lengths = swum(800)
    done = activity(
        "swim", 0, 30, lengths=lengths, pool_length_m=25.0, distance_m=800.0
    )

    assert said(HUNDREDS, done) == ()


def test_a_steady_run_has_no_intervals():
    laps = led((0, 2700))

    assert said(workout("run", 0, 45), activity("run", 0, 45, laps=laps)) == ()


def test_sets_are_told_per_exercise_with_what_was_not_planned():
    planned = workout("strength", steps=lifts("back squat", "row", sets=4))
    done = activity(
        "strength",
        sets=sets(5, 5, 5, 5) + sets(9, 9, exercise="row") + sets(9, exercise="curl"),
    )

    assert said(planned, done) == (
        "back squat: 4 of 4 sets",
        "row: 2 of 4 sets",
        "not planned: curl",
    )


def test_a_watch_that_counted_no_sets_says_nothing_of_them():
    assert said(workout("strength", steps=lifts("row")), activity("strength")) == ()


@pytest.mark.parametrize(
    ("done_m", "expected"),
    [
        (960.0, ()),
        (970.0, ("121 % of the planned distance, more than asked",)),
        (500.0, ()),
    ],
)
def test_a_swim_says_only_that_it_was_too_much(done_m, expected):
    assert said(HUNDREDS, activity("swim", distance_m=done_m)) == expected


def test_another_sport_is_not_looked_into():
    assert said(FOURS, activity("ride", laps=led((1, 240)))) == ()


def test_content_is_unknown_where_one_side_tells_nothing():
    assert content(FOURS, activity("run")) is None
    assert content(workout("strength", steps=()), activity("strength")) is None
    assert content(FOURS, activity("ride", laps=led((1, 240)))) is None
