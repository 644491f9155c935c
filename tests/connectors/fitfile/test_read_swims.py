from zoneinfo import ZoneInfo

import pytest

from coach.domain.activity import Sport, Stroke
from connectors.fitfile.read import FitReader
from tests.connectors.fitfile.fit_builder import (
    BEGIN,
    Fit,
    ran,
    started,
    with_session,
)

YARDS_25 = 22.86


def read(content):
    return FitReader().read(content, "swim.fit", ZoneInfo("America/New_York"))


def only(part):
    (recording,) = read(part.content()).recordings
    return recording.activity


def pool(part, *lengths, **session):
    """A pool swim: per length (start in whole seconds, duration, stroke or None)."""
    for start, elapsed, stroke in lengths:
        part.add(
            "length",
            slot=2,
            timestamp=BEGIN + round(start + elapsed),
            start_time=BEGIN + start,
            elapsed=elapsed,
            strokes=None if stroke is None else 12,
            stroke=stroke,
            kind=0 if stroke is None else 1,
        )
    made = {"sport": 5, "sub_sport": 17, "pool_length": YARDS_25}
    return with_session(part, **(made | session))


def test_a_pool_in_yards_is_in_metres_and_rests_are_no_lengths_swum():
    activity = only(pool(started(), (0, 26.562, 0), (27, 40, None), (67, 27.437, 0)))

    assert activity.sport is Sport.SWIM
    assert activity.pool_length_m == YARDS_25
    assert (activity.active_lengths, len(activity.lengths)) == (2, 3)
    assert [length.active for length in activity.lengths] == [True, False, True]
    assert activity.lengths[0].strokes == 12
    assert (activity.lengths[1].stroke, activity.lengths[1].strokes) == (None, None)


def test_moving_in_a_pool_is_the_time_swum():
    activity = only(pool(started(), (0, 26.562, 0), (27, 40, None), (67, 27.437, 0)))

    assert activity.moving_s == pytest.approx(53.999)
    assert activity.elapsed_s == 600


def test_lengths_that_follow_on_start_where_the_last_one_ended():
    swum = [(0, 26.562, 0), (27, 27.437, 0), (54, 27.4, 0), (100, 30, 0)]

    lengths = only(pool(started(), *swum)).lengths

    starts = [length.start_s for length in lengths]
    assert starts == pytest.approx([0, 26.562, 53.999, 100])


@pytest.mark.parametrize(
    ("number", "stroke"),
    [
        (0, Stroke.FREESTYLE),
        (1, Stroke.BACKSTROKE),
        (2, Stroke.BREASTSTROKE),
        (3, Stroke.BUTTERFLY),
        (4, Stroke.DRILL),
        (5, Stroke.MIXED),
        (6, Stroke.IM),
        (7, Stroke.IM),
        (99, None),
    ],
)
def test_strokes_have_names(number, stroke):
    assert only(pool(started(), (0, 30, number))).lengths[0].stroke is stroke


@pytest.mark.parametrize("said", [None, 0])
def test_a_pool_nobody_measured_has_no_length(said):
    activity = only(pool(started(), (0, 30, 0), pool_length=said))

    assert activity.pool_length_m is None
    assert activity.active_lengths == 1


def test_an_impossible_pool_is_named():
    activity = only(pool(started(), (0, 30, 0), pool_length=600))

    assert activity.pool_length_m is None
    assert "pool length" in activity.doubts[0]


def test_a_pool_without_a_unit_is_in_metres():
    assert only(pool(started(), (0, 30, 0), pool_length_unit=None)).pool_length_m == (
        YARDS_25
    )


def test_a_run_has_no_pool():
    part = with_session(started(), pool_length=25)

    assert only(part).pool_length_m is None


def test_old_watches_that_do_not_say_what_a_length_was():
    part = started()
    for stroke in (0, None):
        part.add("length", slot=2, start_time=BEGIN, elapsed=30, stroke=stroke)

    activity = only(with_session(part, sport=5))

    assert [length.active for length in activity.lengths] == [True, False]


def test_a_swim_without_summary_is_a_pool_swim_by_its_lengths():
    part = ran(started(), 40, hr=None)
    part.add("length", start_time=BEGIN, elapsed=30, stroke=0, kind=1)

    activity = only(part)

    assert (activity.sport, activity.sub_sport) == (Sport.SWIM, "lap_swimming")
    assert (activity.pool_length_m, activity.active_lengths) == (None, 1)


def test_laps_that_tell_only_when_they_ended_bound_a_session():
    part = started()
    for second in (0, 300):
        part.add("lap", slot=4, timestamp=BEGIN + second, sport=5, distance=100)

    activity = only(part)

    assert (activity.elapsed_s, activity.distance_m) == (300, 200)


def strap(*, begin=BEGIN, ticks=5000):
    """A later part with the beats a strap kept: 100 bpm at 0 s, then 8 a second."""
    part = Fit()
    part.add("hr", timestamp=begin, fraction=0, event=ticks, bpm=100)
    last, packed = ticks, 0
    for place in range(8):
        last += 1024
        packed |= (last & 0xFFF) << 12 * place
    beats = bytes([101, 102, 103, 104, 105, 106, 107, 0])
    part.add("hr", bpm=beats, event12=packed.to_bytes(12, "little"))
    return part.content()


def test_beats_a_strap_hands_over_afterwards_join_the_records():
    swim = pool(ran(started(), 10, hr=None), (0, 30, 0)).content()

    (recording,) = read(swim + strap()).recordings

    rates = list(recording.streams.channels["heart_rate_bpm"])
    assert rates[:8] == [100, 101, 102, 103, 104, 105, 106, 107]
    assert rates[8] != rates[8]


def test_beats_before_the_straps_clock_is_set_are_left_out():
    part = Fit().add("hr", bpm=bytes([90] * 8), event12=bytes(12))
    swim = pool(ran(started(), 10, hr=None), (0, 30, 0)).content()

    (recording,) = read(swim + part.content()).recordings

    assert "heart_rate_bpm" not in recording.streams.channels


def test_a_later_part_with_beats_alone_is_no_issue():
    swim = pool(ran(started(), 10, hr=None), (0, 30, 0)).content()

    assert read(swim + strap() + strap(begin=BEGIN + 100)).issues == ()
