from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from coach.domain.activity import Recording
from coach.domain.athlete import Injury, Wellness
from coach.domain.metric import MetricKind
from coach.errors import CoachError
from tests import builders
from tests.builders import day
from tests.coach.database import nouns
from tests.coach.database.nouns import NOW, body_fat

ROUND_TRIP = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ROUND_TRIP
@given(metrics=st.lists(nouns.metrics, max_size=5, unique_by=lambda m: m.uuid))
def test_measurements_come_back_as_they_were_oldest_first(write_as_newcomer, metrics):
    with write_as_newcomer() as store:
        assert all(store.save_metric(metric, NOW) for metric in metrics)
        found = store.metrics()

    def order(metric):
        return metric.day, metric.at is not None, metric.at or NOW, metric.uuid

    assert found == tuple(sorted(metrics, key=order))
    offsets = {m.uuid: m.at and m.at.utcoffset() for m in metrics}
    assert {m.uuid: m.at and m.at.utcoffset() for m in found} == offsets


def test_a_measurement_is_saved_once(write):
    with write() as store:
        assert store.save_metric(body_fat(15.1, 0), NOW)
        assert not store.save_metric(body_fat(15.1, 0), NOW + timedelta(days=1))

        assert store.metrics() == (body_fat(15.1, 0),)


def test_what_is_told_anew_is_put_in_the_place_of_what_is_known(write):
    told = body_fat(15.1, 0)
    with write() as store:
        assert store.save_metric(told, NOW, anew=True)
        assert not store.save_metric(told, NOW, anew=True)
        assert store.save_metric(replace(told, value=14.9), NOW, anew=True)

        assert store.metrics() == (replace(told, value=14.9),)


def test_of_a_days_steps_the_most_hold_whatever_is_told_anew(write):
    steps = replace(body_fat(9000, 0), kind=MetricKind.STEPS)
    with write() as store:
        store.save_metric(steps, NOW)
        assert not store.save_metric(replace(steps, value=100), NOW, anew=True)
        assert store.save_metric(replace(steps, value=9100), NOW, anew=True)

        assert [each.value for each in store.metrics()] == [9100]


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ({}, True),
        ({"value": 15.12}, True),
        ({"at": NOW + timedelta(seconds=0.4)}, True),
        ({"at": NOW + timedelta(minutes=2)}, False),
        ({"value": 15.4}, False),
        ({"source": "fit"}, False),
        ({"kind": MetricKind.REST_HR}, False),
    ],
)
def test_a_weigh_in_told_by_scale_and_service_is_one(write, other, one):
    scale = replace(body_fat(15.1, 0), source="fit", device="index", at=NOW)
    told = replace(scale, **{"uuid": "u", "source": "garmin", "device": None} | other)
    with write() as store:
        assert store.save_metric(scale, NOW)
        assert store.save_metric(told, NOW, anew=True) is not one

        assert len(store.metrics()) == 2 - one


def test_measurements_can_be_asked_for_by_kind_and_by_days(write):
    vo2max = replace(body_fat(50, 1, uuid="v"), kind=MetricKind.VO2MAX)
    fat = [body_fat(15, 0), body_fat(14.5, 3)]
    with write() as store:
        for metric in (vo2max, *fat):
            store.save_metric(metric, NOW)

        assert store.metrics(MetricKind.VO2MAX) == (vo2max,)
        assert store.metrics(last=day(1)) == (fat[0], vo2max)
        assert store.metrics(MetricKind.BODY_FAT, day(2)) == (fat[0],)
        assert store.metrics(first=day(1)) == (vo2max, *fat[1:])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_the_athletes_row_shows_the_newest_as_the_seed_has_it(write, order):
    vo2max = replace(body_fat(50, 1, uuid="v"), kind=MetricKind.VO2MAX)
    made = [body_fat(15, 0), vo2max, body_fat(14.5, 3)]
    with write() as store:
        for number in order:
            store.save_metric(made[number], NOW)
        query = text("SELECT current_body_fat, vo2_max FROM athletes")

        assert tuple(store._connection.execute(query).one()) == (14.5, 50.0)


def test_an_impossible_measurement_costs_nothing_else(write):
    with write() as store:
        with pytest.raises(CoachError, match="body_fat of 2026-03-02 cannot be saved"):
            store.save_metric(body_fat(float("inf"), 0), NOW)
        store.save_metric(body_fat(15, 1), NOW)

        assert len(store.metrics()) == 1


def test_what_is_said_later_of_a_day_wins_and_what_is_not_said_stays(write):
    with write() as store:
        assert store.save_wellness(Wellness(day(0), sleep_h=7.5, soreness=3), NOW)
        assert store.save_wellness(Wellness(day(0), soreness=5, energy=2), NOW)
        assert not store.save_wellness(Wellness(day(0), energy=2), NOW)

        assert store.wellness() == (
            Wellness(day(0), sleep_h=7.5, soreness=5, energy=2),
        )


def test_wellness_can_be_asked_for_by_day(write):
    with write() as store:
        for number in (3, 1, 2):
            store.save_wellness(Wellness(day(number), fatigue=number), NOW)

        felt = [w.fatigue for w in store.wellness(day(2))]
        assert felt == [2, 3]
        assert [w.fatigue for w in store.wellness(day(1), day(2))] == [1, 2]
        assert [w.fatigue for w in store.wellness(last=day(1))] == [1]


@pytest.mark.parametrize("wrong", [{"fatigue": 8}, {"energy": 0}, {"sleep_h": -1.0}])
def test_a_scale_ends_where_it_ends(write, wrong):
    with write() as store:
        with pytest.raises(CoachError, match="How 2026-03-02 felt cannot be saved"):
            store.save_wellness(Wellness(day(0), **wrong), NOW)

        assert store.wellness() == ()


def test_the_newest_day_is_of_whatever_came_last(write):
    with write() as store:
        assert store.newest_data_day() is None

        store.save_recording(Recording(builders.activity(on=1)), None, NOW)
        assert store.newest_data_day() == day(1)
        store.save_metric(body_fat(15, 3), NOW)
        assert store.newest_data_day() == day(3)
        store.save_wellness(Wellness(day(5), energy=7), NOW)
        assert store.newest_data_day() == day(5)

        assert [store.newest_data_day(day(n)) for n in (0, 2, 4)] == [
            None,
            day(1),
            day(3),
        ]


def test_the_last_word_of_a_day_on_what_hurts_holds(write):
    with write() as store:
        assert store.save_injury(Injury("knee", 3, day(0)), NOW)
        assert store.save_injury(Injury("knee", 2, day(0), "after the run"), NOW)
        assert not store.save_injury(Injury("knee", 2, day(0), "after the run"), NOW)
        store.save_injury(Injury("knee", 0, day(4)), NOW)

        assert store.injuries(day(3)) == (Injury("knee", 2, day(0), "after the run"),)
        assert [each.severity for each in store.injuries()] == [2, 0]
