"""Versions of models and their forecasts, as they could be seen on an evening."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.domain.learned import Forecast, Learned, Task
from tests.builders import day

NOW = datetime(2026, 3, 8, 21, tzinfo=UTC)
FIRST = Learned(
    *(Task.PLATEAU, "v1", day(0), day(-100), day(0), 80, {"bias": 0.1}),
    *({"brier": 0.22}, "base_rate", {"brier": 0.24}),
)
SECOND = replace(FIRST, version="v2", trained_on=day(7), last=day(7), n=90)


@pytest.fixture
def store(database, athlete):
    with database.writing(athlete.id) as opened:
        opened.save_model(FIRST, NOW)
        opened.save_model(SECOND, NOW)
        yield opened


def test_a_new_version_does_not_serve_before_it_is_told_to(store):
    assert store.serving(Task.PLATEAU, day(30)) is None

    store.take_into_service(Task.PLATEAU, "v1", day(0))

    assert store.serving(Task.PLATEAU, day(30)) == FIRST


def test_on_an_evening_the_version_serves_that_served_then(store):
    store.take_into_service(Task.PLATEAU, "v1", day(0))
    store.take_into_service(Task.PLATEAU, "v2", day(7))

    assert store.serving(Task.PLATEAU, day(-1)) is None
    assert store.serving(Task.PLATEAU, day(6)) == FIRST
    assert store.serving(Task.PLATEAU, day(7)) == SECOND
    assert store.serving(Task.NEXT_SESSION, day(7)) is None


def test_versions_trained_later_are_not_seen(store):
    assert store.models(day(6)) == (FIRST,)
    assert store.models() == (FIRST, SECOND)


def test_the_same_version_is_kept_once(store):
    assert not store.save_model(FIRST, NOW)


def test_what_came_of_a_forecast_is_not_seen_before_it_came(store):
    foretold = Forecast(Task.PLATEAU, "squat", day(0), "v1", {"probability": 0.4})
    store.save_forecast(foretold)
    settled = replace(foretold, came=1.0, settled_on=day(20))
    store.save_forecast(settled)

    assert store.forecasts(Task.PLATEAU, day(-1)) == ()
    assert store.forecasts(Task.PLATEAU, day(19)) == (foretold,)
    assert store.forecasts(Task.PLATEAU, day(20)) == (settled,)
    assert store.forecasts(Task.PLATEAU) == (settled,)


def test_the_floor_in_service_is_told_only_where_it_needs_parameters(store):
    bare = replace(SECOND, version="bare", parameters={"is_floor": True})
    needing = replace(bare, version="rate", parameters={"is_floor": True, "rate": 0.5})
    for each in (bare, needing):
        store.save_model(each, NOW)
    store.take_into_service(Task.PLATEAU, "v1", day(0))

    store.take_into_service(Task.PLATEAU, "bare", day(7))
    assert store.serving(Task.PLATEAU, day(7)) is None
    assert store.serving(Task.PLATEAU, day(6)) == FIRST

    store.take_into_service(Task.PLATEAU, "rate", day(8))
    assert store.serving(Task.PLATEAU, day(8)) == needing


def test_versions_tell_since_when_they_serve_as_of_that_evening(store):
    store.take_into_service(Task.PLATEAU, "v1", day(3))

    assert [each.serves_from for each in store.versions(Task.PLATEAU, day(7))] == [
        day(3),
        None,
    ]
    (then,) = store.versions(Task.PLATEAU, day(2))
    assert (then.learned, then.serves_from, then.trained_at) == (FIRST, None, NOW)


def test_only_versions_that_never_served_are_dropped(store):
    store.take_into_service(Task.PLATEAU, "v1", day(0))

    store.drop_versions(Task.PLATEAU, ["v1", "v2"])

    assert store.models() == (FIRST,)


def test_open_forecasts_are_those_whose_day_has_not_come(store):
    one = Forecast(Task.PLATEAU, "squat", day(0), "v1", {"probability": 0.4})
    other = replace(one, subject="bench press")
    for each in (one, other):
        store.save_forecast(each)
    store.save_forecast(replace(one, came=1.0, settled_on=day(20)))

    assert store.open_forecasts(Task.PLATEAU, day(30)) == (other,)
    assert store.open_forecasts(Task.PLATEAU, day(-1)) == ()
