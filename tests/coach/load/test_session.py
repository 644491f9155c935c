import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Effort, Sport
from coach.domain.athlete import Thresholds
from coach.domain.review import SessionLoad
from coach.domain.strength import SetType, StrengthSet
from coach.load.session import NO_LOAD, is_hard, session_load
from tests.builders import activity, sets

KNOWN = Thresholds(
    ftp_w=250,
    threshold_speed_m_s=4.0,
    css_m_s=1.2,
    max_hr_bpm=190,
    rest_hr_bpm=50,
    threshold_hr_bpm=170,
)
HOUR = 3600.0
STEADY = Effort(hr_seconds=((170, HOUR),))


def load_of(*args, known=KNOWN, **fields):
    return session_load(activity(*args, **fields), known, None)


def test_power_comes_first():
    effort = Effort(normalized_power_w=250, hr_seconds=((120, HOUR),))

    assert load_of("ride", minutes=60, effort=effort, rpe=3) == SessionLoad(
        100, "power"
    )


def test_swim_speed_comes_before_heart_rate_and_feeling():
    found = load_of("swim", minutes=60, distance_m=1.2 * HOUR, effort=STEADY, rpe=3)

    assert found.method == "swim"
    assert found.value == pytest.approx(100)


def test_hills_count_in_a_run():
    effort = Effort(flat_distance_m=4.0 * HOUR)

    found = load_of("run", minutes=60, distance_m=3.0 * HOUR, effort=effort)

    assert found.method == "run"
    assert found.value == pytest.approx(100)


def test_a_run_without_hills_goes_by_its_distance():
    assert load_of("run", minutes=60, distance_m=2.0 * HOUR).value == pytest.approx(25)


def test_without_a_threshold_speed_the_heart_tells():
    limits = Thresholds(max_hr_bpm=190, rest_hr_bpm=50, threshold_hr_bpm=170)

    found = load_of("run", minutes=60, distance_m=9000, effort=STEADY, known=limits)

    assert found == SessionLoad(pytest.approx(100), "heart_rate")


def test_the_mean_heart_rate_stands_in_for_the_stream():
    found = load_of("walk", minutes=60, avg_hr_bpm=170)

    assert found == SessionLoad(pytest.approx(100), "heart_rate", estimated=True)


def test_a_heart_rate_seen_throughout_is_no_estimate():
    found = load_of("walk", minutes=60, avg_hr_bpm=120, effort=STEADY)

    assert found == SessionLoad(pytest.approx(100), "heart_rate", estimated=False)


def test_a_heart_rate_seen_for_most_of_the_session_stands_for_all_of_it():
    found = load_of("walk", minutes=60, effort=Effort(hr_seconds=((170, HOUR * 0.8),)))

    assert found == SessionLoad(pytest.approx(100), "heart_rate", estimated=True)


def test_a_heart_rate_seen_for_a_few_minutes_stands_for_nothing():
    found = load_of("walk", minutes=60, effort=Effort(hr_seconds=((170, 600),)), rpe=4)

    assert found == SessionLoad(50, "rpe")


def test_strength_goes_by_feeling_before_heart_rate():
    lifted = load_of("strength", minutes=60, effort=STEADY, rpe=7, sets=sets(5, rpe=10))

    assert lifted == SessionLoad(80, "rpe")


def test_the_top_sets_stand_in_for_a_session_rpe():
    lifted = load_of("strength", minutes=30, sets=sets(5, 5, rpe=8))

    assert lifted == SessionLoad(50, "rpe", estimated=True)


def test_strength_that_nobody_rated_goes_by_heart_rate():
    lifted = load_of("strength", minutes=60, effort=STEADY, sets=sets(5, rpe=None))

    assert lifted.method == "heart_rate"


def test_what_nobody_measured_or_felt_has_no_load():
    assert load_of("golf", minutes=240) == NO_LOAD
    assert load_of("run", minutes=0, rpe=9) == NO_LOAD


@pytest.mark.parametrize(
    ("sport", "fields"),
    [
        ("swim", {"distance_m": 1.2 * 1.6 * HOUR}),
        ("run", {"distance_m": 4.0 * 1.6 * HOUR}),
        ("ride", {"effort": Effort(normalized_power_w=400)}),
    ],
)
def test_what_no_one_can_do_is_not_believed(sport, fields):
    found = load_of(sport, minutes=60, rpe=5, **fields)

    assert found == SessionLoad(60, "rpe")


def test_a_short_ride_goes_by_its_mean_power():
    effort = Effort(normalized_power_w=300)

    found = load_of("ride", minutes=6, effort=effort, avg_power_w=250)

    assert found == SessionLoad(pytest.approx(10), "power")


def test_power_of_other_sports_is_another_power():
    effort = Effort(normalized_power_w=250)

    assert load_of("run", minutes=60, effort=effort) == NO_LOAD


@given(
    st.sampled_from([Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.STRENGTH, Sport.WALK]),
    st.floats(1, 300),
    st.floats(1, 300),
    st.integers(60, 200),
    st.integers(1, 10),
)
def test_a_longer_session_like_it_never_has_less_load(sport, minutes, more, bpm, rpe):
    def of(length):
        return load_of(
            sport,
            minutes=length,
            distance_m=length * 60,
            avg_power_w=200,
            avg_hr_bpm=bpm,
            rpe=rpe,
        )

    assert of(minutes).method == of(minutes + more).method
    assert of(minutes).value <= of(minutes + more).value + 1e-9


EASY = SessionLoad(69.9, "rpe")


def never(exercise):
    """No exercise is a main lift."""
    return False


def test_a_load_of_70_is_hard():
    assert is_hard(activity(), SessionLoad(70, "run"), never)
    assert not is_hard(activity(), EASY, never)


def test_a_session_that_felt_7_is_hard():
    assert is_hard(activity(rpe=7), EASY, never)
    assert not is_hard(activity(rpe=6.5), EASY, never)


def test_a_main_lift_at_9_is_hard():
    squat = activity("strength", sets=sets(3, rpe=9))

    assert is_hard(squat, EASY, {"back squat"}.__contains__)
    assert not is_hard(squat, EASY, {"deadlift"}.__contains__)
    assert not is_hard(
        activity("strength", sets=sets(3, rpe=8.5)), EASY, {"back squat"}.__contains__
    )


def test_a_warm_up_is_never_hard():
    warm = (StrengthSet("back squat", 3, 60, rpe=9, set_type=SetType.WARMUP),)

    assert not is_hard(
        activity("strength", sets=warm), EASY, {"back squat"}.__contains__
    )


def test_the_edges_of_what_is_believed_are_believed():
    power = Effort(normalized_power_w=375)

    assert load_of("ride", minutes=10, effort=power).value == pytest.approx(37.5)
    assert load_of("run", minutes=60, distance_m=6.0 * HOUR).method == "run"
    swum = load_of(
        "swim", minutes=10, distance_m=1.8 * 600, known=Thresholds(css_m_s=1.2)
    )
    assert swum.method == "swim"
    half = Effort(hr_seconds=((170, HOUR / 2),))
    assert load_of("walk", minutes=60, effort=half).method == "heart_rate"
