"""An evening's signals against one's own range, and what they come to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.athlete import Wellness
from coach.domain.metric import HrvState, Metric, MetricKind
from coach.domain.readiness import Level, Readiness, Reading, Signal
from coach.review.condition import ready
from coach.rules.readiness import is_bad, readiness
from tests.builders import day
from tests.coach.review.findings import text

TODAY = day(60)


def felt(today, before=28, **usual):
    """Entries of the days before, each value a step up and down, and today's."""
    past = [
        Wellness(day(60 - ago), **{k: v + ago % 2 for k, v in usual.items()})
        for ago in range(before, 0, -1)
    ]
    return [*past, Wellness(TODAY, **today)]


def beats(values, device="watch"):
    """Resting heart rates up to today, the newest last."""
    return [
        Metric(
            f"r{n}",
            MetricKind.REST_HR,
            day(60 - n),
            v,
            "watch, day",
            "fit",
            None,
            device,
        )
        for n, v in enumerate(reversed(values))
    ]


def hrv(z, on=60):
    return HrvState(day(on), -10.0, below=z > 0.5, mean_ms=48, usual_ms=56, z=z, n=40)


def only(found):
    (reading,) = found.readings
    return reading


def test_nothing_known_is_unknown_and_so_is_a_value_without_a_range():
    assert readiness(TODAY) == Readiness()

    found = readiness(TODAY, felt({"soreness": 7}, before=13, soreness=2))

    assert found.level is Level.UNKNOWN
    assert only(found) == Reading(Signal.SORENESS, 7.0, "of 7", None, None, 0)


def test_fourteen_days_make_a_range_of_what_is_rated():
    found = readiness(TODAY, felt({"soreness": 6}, before=14, soreness=2))

    assert found.level is Level.WATCH
    assert only(found).n == 14
    assert only(found).usual == 2.5


@pytest.mark.parametrize(("nights", "level"), [(6, Level.UNKNOWN), (7, Level.WATCH)])
def test_seven_nights_make_a_range_of_sleep(nights, level):
    found = readiness(TODAY, felt({"sleep_h": 5.0}, before=nights, sleep_h=7.0))

    assert found.level is level


def test_a_usual_day_is_ready():
    usual = {"sleep_h": 7.0, "soreness": 2, "fatigue": 2, "stress": 2}

    found = readiness(TODAY, felt(usual, **usual), hrv=[hrv(0.0)])

    assert found.level is Level.READY
    assert len(found.readings) == 5


def test_two_bad_signals_are_low_and_the_worst_stands_first():
    usual = {"sleep_h": 7.0, "soreness": 2, "fatigue": 2}
    today = {"sleep_h": 5.5, "soreness": 7, "fatigue": 2}

    found = readiness(TODAY, felt(today, **usual))

    assert found.level is Level.LOW
    assert [r.signal for r in found.readings if is_bad(r)] == ["soreness", "sleep"]
    assert [r.z for r in found.readings] == sorted(
        (r.z for r in found.readings), reverse=True
    )


@pytest.mark.parametrize(("z", "level"), [(0.49, Level.READY), (0.5, Level.WATCH)])
def test_variability_speaks_from_half_a_deviation_under_its_range(z, level):
    assert readiness(TODAY, hrv=[hrv(z)]).level is level


def test_variability_of_another_evening_is_not_todays():
    assert readiness(TODAY, hrv=[hrv(2.0, on=59)]) == Readiness()
    assert readiness(TODAY, hrv=[hrv(2.0, on=61)]) == Readiness()


@pytest.mark.parametrize(("rated", "level"), [(3, Level.READY), (4, Level.WATCH)])
def test_a_rating_below_the_middle_of_its_scale_is_never_bad(rated, level):
    """Who always says 1 is not worn out by a 3."""
    entries = [Wellness(day(60 - n), stress=1) for n in range(20, 0, -1)]

    assert readiness(TODAY, [*entries, Wellness(TODAY, stress=rated)]).level is level


@pytest.mark.parametrize(
    ("usual", "rated", "level"),
    [((3, 3), 4, Level.WATCH), ((2, 4), 5, Level.READY), ((2, 4), 6, Level.WATCH)],
)
def test_a_rating_speaks_from_two_deviations(usual, rated, level):
    """One rating scatters more than an index of four: 5 lies 1.95 above 2 and 4."""
    entries = [Wellness(day(60 - n), stress=usual[n % 2]) for n in range(20, 0, -1)]

    assert readiness(TODAY, [*entries, Wellness(TODAY, stress=rated)]).level is level


@pytest.mark.parametrize(("hours", "level"), [(6.62, Level.WATCH), (6.63, Level.READY)])
def test_sleep_speaks_from_one_and_a_half_deviations_each_a_quarter_hour_at_least(
    hours, level
):
    entries = [Wellness(day(60 - n), sleep_h=7.0) for n in range(20, 0, -1)]

    found = readiness(TODAY, [*entries, Wellness(TODAY, sleep_h=hours)])

    assert found.level is level


@pytest.mark.parametrize(("bpm", "level"), [(51.4, Level.READY), (51.5, Level.WATCH)])
def test_resting_heart_rate_speaks_from_one_and_a_half_deviations(bpm, level):
    found = readiness(TODAY, resting=beats([50.0] * 10 + [bpm]))

    assert found.level is level


def test_three_bad_signals_are_no_less_low_than_two():
    usual = {"sleep_h": 7.0, "soreness": 2, "fatigue": 2}
    today = {"sleep_h": 5.5, "soreness": 7, "fatigue": 7}

    assert readiness(TODAY, felt(today, **usual)).level is Level.LOW


def test_half_an_hour_of_sleep_is_bad():
    found = readiness(TODAY, felt({"sleep_h": 0.5}, sleep_h=7.0))

    assert found.level is Level.WATCH


def test_the_range_reaches_back_twenty_eight_days():
    def found(first):
        old = [
            Wellness(day(60 - ago), sleep_h=7.0) for ago in range(first, first - 7, -1)
        ]
        return readiness(TODAY, [*old, Wellness(TODAY, sleep_h=5.0)]).level

    assert found(28) is Level.WATCH
    assert found(29) is Level.UNKNOWN


def test_what_is_as_usual_stands_between_worse_and_better_and_the_unknown_last():
    usual = {"sleep_h": 7.0, "soreness": 2}
    today = {"sleep_h": 7.3, "soreness": 2, "stress": 7}

    found = readiness(TODAY, felt(today, **usual), hrv=[hrv(0.0)])

    order = [reading.signal for reading in found.readings]
    assert order == [Signal.SLEEP, Signal.HRV, Signal.SORENESS, Signal.STRESS]


def test_two_watches_are_two_series():
    others = beats([70.0] * 20, device="old watch")[1:]

    found = readiness(TODAY, resting=[*beats([50.0] * 10 + [51.0]), *others])

    assert (found.level, only(found).usual) == (Level.READY, 50.0)


def test_more_sleep_lower_heart_rate_and_fresh_legs_are_ready_and_no_more():
    usual = {"sleep_h": 6.0, "soreness": 5, "fatigue": 5, "stress": 5}
    today = {"sleep_h": 10.0, "soreness": 1, "fatigue": 1, "stress": 1}

    found = readiness(TODAY, felt(today, **usual), resting=beats([60.0] * 9 + [45.0]))

    assert found.level is Level.READY
    assert all((r.z or 0) < 0 for r in found.readings)


ratings = st.one_of(st.none(), st.integers(1, 7))


@given(st.lists(st.tuples(ratings, ratings, ratings), min_size=20, max_size=30))
@settings(max_examples=50)
def test_a_worse_rating_never_makes_it_better(days):
    order = [Level.READY, Level.WATCH, Level.LOW]
    entries = [
        Wellness(day(60 - n), soreness=a, fatigue=b, stress=c)
        for n, (a, b, c) in enumerate(days)
    ][::-1]
    worst = [*entries[:-1], Wellness(TODAY, soreness=7, fatigue=7, stress=7)]

    before, after = (readiness(TODAY, each).level for each in (entries, worst))

    if Level.UNKNOWN not in (before, after):
        assert order.index(after) >= order.index(before)


def test_the_summary_says_in_one_sentence_what_is_low_and_nothing_of_the_rest():
    usual = {"sleep_h": 7.0, "soreness": 2, "fatigue": 2}
    today = {"sleep_h": 5.5, "soreness": 7, "fatigue": 2}
    found = readiness(TODAY, felt(today, **usual))

    said = (
        "Readiness is low: soreness 7 of 7 (2.5 is usual) and 5.5 h of sleep "
        "(7.5 is usual)."
    )
    assert ready(found) == [said]
    assert said in text(readiness=found)


def test_one_bad_signal_is_to_be_watched():
    found = readiness(TODAY, hrv=[hrv(0.8)], resting=beats([50.0] * 9 + [50.0]))

    (said,) = ready(found)
    assert said == (
        "Readiness is to be watched: heart-rate variability of the week 48 ms "
        "(56.0 is usual)."
    )


@pytest.mark.parametrize("level", [Level.READY, Level.UNKNOWN])
def test_nothing_is_said_of_what_is_as_usual(level):
    assert ready(Readiness(level)) == []
    assert "eadiness" not in text(readiness=Readiness(level))
