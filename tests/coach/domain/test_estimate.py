import pytest

from coach.domain.activity import Sport, Stroke
from coach.domain.estimate import distance_m, estimate_s
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Repeat,
    Step,
    Target,
    TargetKind,
)
from tests.connectors.planfile.writing import (
    meters,
    reps,
    rest,
    send_off,
    timed,
    work,
    yards,
)


def test_a_send_off_takes_its_time_whatever_the_swim_takes():
    fifties = Repeat(8, (yards(50, stroke=Stroke.FREESTYLE), send_off(60)))

    assert estimate_s((fifties,), Sport.SWIM) == 480


def test_a_send_off_that_is_too_short_takes_as_long_as_the_swim():
    hundred = (meters(95), send_off(10))

    assert estimate_s(hundred, Sport.SWIM) == 120  # 95 m at 0.95 m/s, whole minutes


def test_a_distance_takes_the_pace_that_is_asked_for():
    pace = Target(TargetKind.SPEED, 2.0, 3.0)

    assert estimate_s((meters(3000, target=pace),), Sport.RUN) == 1200


def test_easy_running_takes_longer_than_hard():
    easy = meters(3000, intensity=Intensity.RECOVERY)

    assert estimate_s((easy,), Sport.RUN) > estimate_s((meters(3000),), Sport.RUN)


def test_a_drill_takes_longer_than_a_swim():
    drill = (yards(400, drill="drill"),)

    assert estimate_s(drill, Sport.SWIM) > estimate_s((yards(400),), Sport.SWIM)


def test_a_set_takes_four_seconds_a_repetition_and_its_rest():
    squats = Repeat(5, (reps(5, "back squat"), rest(160)))

    # 5 x (20 + 160) s of sets, and 45 s at the bar before them.
    assert estimate_s((squats,), Sport.STRENGTH) == 960


def test_each_side_takes_its_own_time():
    one = Repeat(6, (timed(50, exercise="stretch"), rest(10)))
    both = Repeat(6, (timed(50, exercise="stretch", note="per side"), rest(10)))

    assert estimate_s((one,), Sport.MOBILITY) == 360
    assert estimate_s((both,), Sport.MOBILITY) == 660


def test_between_sets_without_a_word_on_rest_some_passes_all_the_same():
    hurried = Repeat(4, (reps(5, "a"), rest(10)))
    unsaid = Repeat(4, (reps(5, "a"),))

    assert estimate_s((unsaid,), Sport.STRENGTH) > estimate_s(
        (hurried,), Sport.STRENGTH
    )


def test_turns_of_a_superset_follow_each_other_quickly():
    turns = Repeat(3, (reps(5, "a", superset=1), reps(5, "b", superset=1), rest(60)))
    straight = Repeat(3, (reps(5, "a"), reps(5, "b"), rest(60)))

    assert estimate_s((turns,), Sport.STRENGTH) < estimate_s(
        (straight,), Sport.STRENGTH
    )


def test_what_has_no_end_counts_as_something():
    steps = (work(End(EndKind.OPEN)), Step(Intensity.REST, End(EndKind.OPEN)))

    assert estimate_s(steps, Sport.RUN) == 120
    assert estimate_s((work(End(EndKind.OPEN), exercise="dip"),), Sport.STRENGTH) == 120


def test_nothing_takes_no_time():
    assert estimate_s((), Sport.RUN) == 0


@pytest.mark.parametrize(
    ("steps", "sport", "distance"),
    [
        ((yards(200), Repeat(4, (yards(50), rest(20)))), Sport.SWIM, 400 * 0.9144),
        ((yards(100), timed(60)), Sport.SWIM, 91.44),
        ((meters(400), rest(60), meters(400)), Sport.RUN, 800),
        ((meters(400), timed(60)), Sport.RUN, None),
        ((timed(60),), Sport.SWIM, None),
        ((meters(40, exercise="carry"),), Sport.STRENGTH, None),
    ],
)
def test_a_distance_is_prescribed_where_the_steps_add_up_to_one(steps, sport, distance):
    assert distance_m(steps, sport) == (
        None if distance is None else pytest.approx(distance)
    )
