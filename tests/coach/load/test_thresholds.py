from dataclasses import replace

import pytest

from coach.domain.activity import Effort
from coach.domain.athlete import Thresholds
from coach.load.thresholds import age_predicted_max, estimate_thresholds
from tests.builders import activity, day
from tests.science import near, vectors

TODAY = day(100)
NOTHING = Thresholds()


def estimate(*done, given=NOTHING, born=1990):
    return estimate_thresholds(done, given, TODAY, born)


def peak(bpm, on=99, **fields):
    return activity(on=on, effort=Effort(hr_seconds=((120, 1800), (bpm, 30))), **fields)


def hard_run(metres, minutes=60, on=90, **fields):
    return activity("run", on, minutes, distance_m=metres, **({"rpe": 9} | fields))


@pytest.mark.parametrize("vector", vectors("cardio", "hrmax-"))
def test_the_highest_heart_rate_falls_with_age(vector):
    found = age_predicted_max(vector["inputs"]["age"])

    assert near(found, vector["expected"]["tanaka_208-0.7age"], vector)


def test_given_thresholds_stand_and_are_no_guesses():
    given = Thresholds(
        ftp_w=250,
        threshold_speed_m_s=3.5,
        max_hr_bpm=175,
        rest_hr_bpm=44,
        threshold_hr_bpm=160,
    )

    found = estimate(peak(195), hard_run(15000), given=given)

    assert found.thresholds == given
    assert found.how == {}


def test_without_training_the_age_tells_the_highest_heart_rate():
    found = estimate()

    assert found.thresholds.max_hr_bpm == round(age_predicted_max(36)) == 183
    assert found.thresholds.rest_hr_bpm == 60
    assert found.thresholds.threshold_hr_bpm == 165
    assert set(found.how) == {"max_hr_bpm", "rest_hr_bpm", "threshold_hr_bpm"}


def test_the_highest_heart_rate_held_wins_over_the_age():
    assert estimate(peak(191), peak(186)).thresholds.max_hr_bpm == 191


def test_a_spike_was_the_sensors():
    spiky = Effort(hr_seconds=((120, 1800), (185, 6), (209, 2)))

    assert estimate(activity(effort=spiky)).thresholds.max_hr_bpm == 185
    assert estimate(activity(max_hr_bpm=231)).thresholds.max_hr_bpm == 183


def test_who_never_went_hard_showed_no_highest_heart_rate():
    assert estimate(peak(150)).thresholds.max_hr_bpm == 183


def test_without_an_age_only_a_high_heart_rate_is_believed():
    assert estimate(peak(178), born=None).thresholds.max_hr_bpm == 178
    assert estimate(peak(150), born=None).thresholds.max_hr_bpm is None
    assert estimate(born=None).thresholds.threshold_hr_bpm is None


def test_an_hours_hard_run_is_threshold_speed():
    found = estimate(hard_run(12600))

    assert found.thresholds.threshold_speed_m_s == pytest.approx(3.5)
    assert "threshold_speed_m_s" in found.how


def test_a_shorter_run_is_slowed_to_an_hour():
    speed = estimate(hard_run(6300, minutes=30)).thresholds.threshold_speed_m_s

    assert 3.3 < speed < 3.4


def test_hills_count_for_threshold_speed():
    hilly = hard_run(10000, effort=Effort(flat_distance_m=12600))

    assert estimate(hilly).thresholds.threshold_speed_m_s == pytest.approx(3.5)


def test_a_run_at_threshold_heart_rate_is_an_effort():
    steady = hard_run(12600, rpe=None, avg_hr_bpm=160)
    easy = hard_run(12600, rpe=None, avg_hr_bpm=140)

    assert estimate(steady).thresholds.threshold_speed_m_s == pytest.approx(3.5)
    assert estimate(easy).thresholds.threshold_speed_m_s is None


@pytest.mark.parametrize(
    "run",
    [
        hard_run(12600, on=5),
        hard_run(12600, on=101),
        hard_run(1200, minutes=5),
        hard_run(30000),
        replace(hard_run(12600), sport="ride"),
    ],
)
def test_old_later_short_or_impossible_runs_tell_nothing(run):
    assert estimate(run).thresholds.threshold_speed_m_s is None


def test_power_at_threshold_is_never_guessed():
    ride = activity("ride", effort=Effort(normalized_power_w=240))

    assert estimate(ride).thresholds.ftp_w is None


def test_a_felt_effort_begins_at_eight():
    assert estimate(hard_run(12600, rpe=8)).thresholds.threshold_speed_m_s
    assert not estimate(hard_run(12600, rpe=7.5)).thresholds.threshold_speed_m_s


def test_twenty_minutes_to_two_hours_are_an_effort():
    for minutes in (20, 120):
        found = estimate(hard_run(200 * minutes, minutes=minutes))
        assert found.thresholds.threshold_speed_m_s
    for minutes in (19.9, 120.1):
        found = estimate(hard_run(200 * minutes, minutes=minutes))
        assert not found.thresholds.threshold_speed_m_s


def test_the_window_is_90_days_and_holds_today():
    assert estimate(hard_run(12600, on=100)).thresholds.threshold_speed_m_s
    assert estimate(hard_run(12600, on=11)).thresholds.threshold_speed_m_s
    assert not estimate(hard_run(12600, on=10)).thresholds.threshold_speed_m_s


def test_speed_falls_with_time_as_riegel_found():
    found = estimate(hard_run(4000, minutes=20)).thresholds.threshold_speed_m_s

    # Riegel: an hour's distance d makes 20 min = 60 min x (4000 / d) ^ 1.06
    assert found * 3600 == pytest.approx(4000 * 3 ** (1 / 1.06))


def test_five_seconds_are_held():
    def of(seconds):
        beaten = Effort(hr_seconds=((120, 1800), (190, seconds)))
        return estimate(activity(effort=beaten)).thresholds.max_hr_bpm

    assert of(5) == 190
    assert of(4) == 183


def test_what_fits_the_age_lies_between_one_below_and_three_above():
    found = [estimate(peak(bpm)).thresholds.max_hr_bpm for bpm in (172, 173, 213, 214)]

    assert found == [183, 173, 213, 183]


def test_a_resting_heart_rate_above_the_highest_gives_no_threshold():
    odd = Thresholds(max_hr_bpm=60, rest_hr_bpm=60)

    assert estimate(given=odd).thresholds.threshold_hr_bpm is None
