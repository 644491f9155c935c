import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Lap, Length, Streams
from coach.reports.splits import splits, splits_document
from coach.units import METERS_PER_YARD
from tests.builders import activity

NAN = math.nan
RUN = activity("run")


def streams(times, **channels):
    return Streams(
        array("d", times), {name: array("d", each) for name, each in channels.items()}
    )


def steady(seconds, speed=2.5, every=5, **channels):
    """Records every five seconds at one speed."""
    times = [float(n) for n in range(0, seconds + 1, every)]
    made = {name: [value(t) for t in times] for name, value in channels.items()}
    return streams(times, distance_m=[speed * t for t in times], **made)


def meters(found):
    return [part.distance_m for part in found.parts]


def test_a_run_is_cut_into_kilometres_and_what_is_left():
    found = splits(RUN, steady(1000), None)

    assert (found.unit, found.every_m, found.source) == ("km", 1000.0, "streams")
    assert meters(found) == pytest.approx([1000, 1000, 500])
    assert [part.moving_s for part in found.parts] == pytest.approx([400, 400, 200])
    assert [part.start_s for part in found.parts] == pytest.approx([0, 400, 800])


def test_or_into_miles_where_the_athlete_reads_miles():
    found = splits(RUN, steady(1000), {"run": "mi"})

    assert meters(found) == pytest.approx([1609.344, 890.656])
    assert found.unit == "mi"


def test_or_into_several_of_them():
    assert meters(splits(RUN, steady(4400), None, 5)) == pytest.approx(
        [5000] * 2 + [1000]
    )


def test_the_mark_is_taken_between_the_records_around_it():
    found = splits(RUN, streams([0, 300, 330], distance_m=[0, 990, 1090]), None)

    assert found.parts[0].elapsed_s == pytest.approx(303)


def test_each_part_has_its_heart_rate_power_and_climb():
    ride = activity("ride")
    made = steady(
        800,
        heart_rate_bpm=lambda t: 120.0 if t <= 400 else 160.0,
        power_w=lambda t: 200.0 if t <= 400 else NAN,
        altitude_m=lambda t: 100 + t / 10,
    )

    first, second = splits(ride, made, None).parts

    assert (first.avg_hr_bpm, first.avg_power_w) == (120.0, 200.0)
    assert first.climb_m == pytest.approx(40)
    assert second.avg_hr_bpm == pytest.approx(160, abs=1)
    assert second.avg_power_w == 200.0


def test_a_pause_is_no_part_of_the_pace():
    made = streams([0, 25, 50, 650, 675, 700], distance_m=[0, 250, 500, 510, 760, 1010])

    (part,) = splits(RUN, made, None).parts

    assert part.elapsed_s == pytest.approx(699)
    assert part.moving_s == pytest.approx(100, abs=1.5)


def test_records_without_a_distance_and_those_that_go_back_are_passed_over():
    made = streams(
        [0, 100, 200, 300, 400], distance_m=[0, NAN, 500, 400, 1500], power_w=[1] * 5
    )

    first, _ = splits(RUN, made, None).parts

    assert first.elapsed_s == 300


def test_a_crumb_at_the_end_is_no_part():
    assert meters(splits(RUN, streams([0, 400], distance_m=[0, 1019]), None)) == [1000]
    assert len(splits(RUN, streams([0, 400], distance_m=[0, 1020]), None).parts) == 2


def test_without_a_recorded_distance_the_laps_are_the_parts():
    laps = (Lap(0, 300, 290, 1000.0, 140), Lap(300, 60, None, 200.0))
    run = activity("run", laps=laps)

    found = splits(run, streams([0, 1], heart_rate_bpm=[100, 101]), None)

    assert found.source == "laps"
    assert [(p.distance_m, p.moving_s) for p in found.parts] == [(1000, 290), (200, 60)]
    assert splits(activity("run", laps=laps[:1]), None, None) is None


def test_what_goes_nowhere_has_no_parts():
    assert splits(activity("strength"), steady(1000), None) is None
    assert splits(RUN, None, None) is None
    assert splits(RUN, streams([0.0], distance_m=[5.0]), None) is None


def test_a_distance_without_end_is_not_cut():
    assert splits(RUN, streams([0, 10], distance_m=[0, 1e9]), None) is None


def lengths(count, seconds=25.0, rest=0.0):
    return tuple(
        Length(n * (seconds + rest), seconds, active=True, strokes=9 + n % 2)
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("pool", "units", "unit", "every"),
    [
        (25 * METERS_PER_YARD, None, "yd", 91.44),
        (25 * METERS_PER_YARD, {"swim": "m"}, "yd", 91.44),
        (25.0, None, "m", 100),
        (50.0, None, "m", 100),
        (33.33, {"swim": "m"}, "m", 99.99),
        (100 / 3 * METERS_PER_YARD, None, "yd", 91.44),
        (18.0, {"swim": "yd"}, "yd", 90.0),
    ],
)
def test_a_swim_is_cut_into_hundreds_of_the_pools_own_unit(pool, units, unit, every):
    swim = activity("swim", lengths=lengths(40), pool_length_m=pool)

    found = splits(swim, None, units)

    assert (found.unit, found.source) == (unit, "lengths")
    assert found.every_m == pytest.approx(every)
    assert sum(meters(found)) == pytest.approx(40 * pool)


def test_rests_at_the_wall_count_in_the_time_and_not_in_the_pace():
    rest = Length(25, 15, active=False)
    swim = activity("swim", lengths=(*lengths(4, rest=15), rest), pool_length_m=25.0)

    (part,) = splits(
        swim, streams([0, 60, 300], heart_rate_bpm=[90, 150, 200]), None
    ).parts

    assert (part.elapsed_s, part.moving_s) == (145, 100)
    assert part.strokes == 9.5
    assert part.avg_hr_bpm == 120


def test_open_water_is_cut_by_the_distance():
    found = splits(activity("swim"), steady(400, speed=1.0), {"swim": "m"})

    assert meters(found) == pytest.approx([100] * 4)


def test_a_document_says_what_the_parts_were_read_off():
    document = splits_document(splits(RUN, steady(800), None))

    assert (document["source"], document["unit"]) == ("streams", "km")
    assert document["parts"][1]["start_s"] == 400
    assert splits_document(None) is None


def farthest(far):
    return max(each for each in far if not math.isnan(each))


@given(
    st.lists(
        st.tuples(st.floats(0.5, 400), st.floats(0, 400) | st.just(NAN)),
        min_size=2,
        max_size=30,
    )
)
def test_the_parts_add_up_to_the_whole(steps):
    times, far = [0.0], [0.0]
    for seconds, way in steps:
        times.append(times[-1] + seconds)
        far.append(NAN if math.isnan(way) else farthest(far) + way)

    found = splits(RUN, streams(times, distance_m=far), None)

    whole = farthest(far)
    if found is not None:
        assert sum(meters(found)) == pytest.approx(whole, abs=20)
        assert all(part.moving_s >= 0 and part.elapsed_s >= 0 for part in found.parts)
    else:
        assert whole < 20
