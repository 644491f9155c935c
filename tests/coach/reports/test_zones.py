from array import array

import pytest

from coach.domain.activity import Effort, Length, Streams
from coach.domain.athlete import Thresholds
from coach.reports.zones import Limits, bounds, zones, zones_document
from tests.builders import activity

BEATEN = Effort(hr_seconds=((100, 60.0), (150, 600.0), (185, 30.0)))
RUN = activity("run", effort=BEATEN)
GUESSED = {"rest_hr_bpm": "the usual one", "threshold_hr_bpm": "85 % of the way"}


def limits(how=None, **given):
    return Limits(Thresholds(**given), how or {})


def streams(**channels):
    count = len(next(iter(channels.values())))
    every = {name: array("d", each) for name, each in channels.items()}
    return Streams(array("d", range(0, 10 * count, 10)), every)


def kinds(found):
    return [each.kind for each in found.times]


def test_a_tested_threshold_heart_rate_comes_before_the_reserve():
    known = {"threshold_hr_bpm": 160, "max_hr_bpm": 190, "rest_hr_bpm": 50}

    (tested,) = zones(RUN, None, limits(**known)).times
    (guessed,) = zones(RUN, None, limits(GUESSED, **known)).times

    assert tested.basis == {"threshold_hr_bpm": 160}
    assert tested.how == {"threshold_hr_bpm": "as you gave it"}
    assert tested.seconds == (60.0, 0.0, 600.0, 0.0, 30.0)
    assert guessed.basis == {"max_hr_bpm": 190, "rest_hr_bpm": 50}
    assert guessed.how["rest_hr_bpm"] == "the usual one"
    assert (guessed.below_s, guessed.seconds) == (60.0, (0, 0, 600, 0, 30))


@pytest.mark.parametrize(
    ("done", "held", "why"),
    [
        (RUN, None, "highest heart rate"),
        (activity("ride"), {"power_w": [100.0, 200.0]}, "FTP"),
        (activity("run"), {"speed_m_s": [3.0, 3.0]}, "no hard run"),
        (
            activity("swim", pool_length_m=25.0, lengths=(Length(0, 25, active=True),)),
            None,
            "CSS",
        ),
    ],
)
def test_without_a_limit_there_are_no_zones_and_that_is_said(done, held, why):
    found = zones(done, streams(**held) if held else None, limits())

    assert found.times == ()
    (said,) = found.missing
    assert why in said


def test_what_was_not_recorded_is_not_missed():
    assert zones(activity("run"), None, limits()) == zones(
        activity("strength"), streams(power_w=[100.0]), limits(ftp_w=200)
    )
    assert zones(activity("run"), None, limits()).missing == ()


def test_power_is_counted_by_the_seconds_it_was_held():
    ride = activity("ride")

    (found,) = zones(
        ride, streams(power_w=[100.0, 100.0, 400.0, 1.0]), limits(ftp_w=200.0)
    ).times

    assert found.kind == "power"
    assert found.seconds == (20.0, 0, 0, 0, 0, 0, 10.0)


def test_a_run_and_a_swim_have_zones_of_pace():
    run = zones(
        activity("run"),
        streams(speed_m_s=[2.0, 4.1, 4.1]),
        limits(threshold_speed_m_s=4.0),
    )
    swim = zones(
        activity(
            "swim",
            pool_length_m=25.0,
            lengths=(
                Length(0, 25.0, active=True),
                Length(25, 12.0, active=False),
                Length(37, 20.0, active=True),
            ),
        ),
        None,
        limits(css_m_s=1.0, how={"css_m_s": "estimated from your swims"}),
    )

    assert (kinds(run), kinds(swim)) == (["pace"], ["pace"])
    assert run.times[0].seconds == (10.0, 0, 0, 10.0, 0, 0)
    assert swim.times[0].seconds == pytest.approx((0, 0, 0, 25.0, 0, 20.0))
    assert swim.times[0].how == {"css_m_s": "estimated from your swims"}


def test_a_pause_is_spent_in_no_zone():
    held = Streams(array("d", [0.0, 10.0, 900.0]), {"power_w": array("d", [90.0] * 3)})

    (found,) = zones(activity("ride"), held, limits(ftp_w=200.0)).times

    assert sum(found.seconds) == 11.0


def test_a_document_has_every_zone_with_its_bounds():
    known = limits(max_hr_bpm=190, rest_hr_bpm=50)

    (document,) = zones_document(zones(RUN, None, known))

    assert [zone["zone"] for zone in document["zones"]] == [0, 1, 2, 3, 4, 5]
    assert document["zones"][0] == {
        "zone": 0,
        "low": None,
        "high": 120.0,
        "seconds": 60.0,
    }
    assert document["zones"][-1]["high"] is None
    assert document["basis"][0] == {
        "name": "max_hr_bpm",
        "value": 190,
        "from": "as you gave it",
    }


def test_zones_that_begin_at_nothing_have_none_below():
    (found,) = zones(RUN, None, limits(threshold_hr_bpm=160)).times

    assert [number for number, *_ in bounds(found)] == [1, 2, 3, 4, 5]
    assert next(bounds(found))[1] is None
