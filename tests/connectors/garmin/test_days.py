"""Measurements pulled from the fake by the real client."""

import json
from datetime import date, timedelta

import pytest

from tests.connectors.garmin.kept import TODAY, Home, documents
from tests.fakes.server import Answer, Fault, down


def test_the_first_time_goes_back_a_year_and_later_a_week(server):
    home = Home(server, fresh=True)
    home.pull()
    first = [line for line in home.asked if "/sleep/daily/" in line]
    home.today += timedelta(days=1)
    home.pull()
    (then,) = [line for line in home.asked if "/sleep/daily/" in line]

    assert first[0].endswith("/sleep/daily/2025-03-20/2025-04-16")
    assert first[-1].endswith("/2026-03-20")
    assert len(first) == 14
    assert then.endswith("/sleep/daily/2026-03-13/2026-03-21")


def test_every_kind_of_measurement_comes_as_garmin_told_it(server):
    server.add_vo2max(TODAY, 48.7, cycling=51.2)
    server.add_weight(TODAY, 80.5, body_fat=18.4)
    server.add_night(TODAY)
    server.add_hrv(TODAY)
    server.add_readiness(TODAY)
    server.add_day(TODAY)
    told = documents(Home(server).pull())
    kinds = {json.loads(each.content)["kind"] for each in told.values()}

    assert kinds == {"vo2max", "weight", "sleep", "hrv", "readiness", "daily"}
    assert "garmin-hrv-2026-03-20.json" in told


def test_a_year_without_a_measurement_is_no_document(server):
    assert documents(Home(server).pull()) == {}


def test_a_run_that_ends_midway_goes_on_where_it_was(server):
    home = Home(server, fresh=True)
    for days_ago in range(0, 360, 3):
        server.add_night(TODAY - timedelta(days=days_ago))
    home.pull(8)
    through = home.cursor["days"]["sleep"]
    home.pull()
    first = next(line for line in home.asked if "/sleep/daily/" in line)

    assert date.fromisoformat(through) < TODAY
    assert first.split("/")[-2] == str(date.fromisoformat(through) - timedelta(days=7))


@pytest.mark.parametrize(
    "fault",
    [
        Fault(".*hrv-service", Answer(404, {"message": "no"}), times=None),
        Fault(".*hrv-service", Answer(400, {"message": "no"}), times=None),
        down(".*hrv-service", times=None),
        Fault(".*hrv-service", Answer(200, "hrv"), times=None),
    ],
    ids=["missing", "refused", "down", "a word"],
)
def test_one_kind_that_does_not_come_hides_none_of_the_others(server, fault):
    home = Home(server)
    server.add_hrv(TODAY)
    server.add_day(TODAY)
    server.faults.append(fault)

    assert list(documents(home.pull())) == ["garmin-daily-2026-03-20.json"]
    server.faults.clear()
    if home.issues:
        assert "garmin-hrv-2026-03-20.json" in documents(home.pull())
