"""Approved, sent and read back: the real clients against servers on loopback."""

import json
import subprocess
import sys
from dataclasses import replace
from math import inf
from types import SimpleNamespace

import pytest

from coach import clock
from coach.domain.athlete import Thresholds
from tests.fakes.garmin import FakeGarmin
from tests.fakes.hevy import KEY, FakeHevy
from tests.fakes.server import Fault
from tests.homes import EVERY_SPORT, SUNDAY, march


@pytest.fixture(scope="module")
def servers():
    with FakeGarmin() as garmin, FakeHevy() as hevy:
        yield garmin, hevy


@pytest.fixture
def account(home, servers, monkeypatch):
    """A home logged in to an empty account at both services."""
    garmin, hevy = servers
    for server in servers:
        server.faults.clear()
        server.seen.clear()
    garmin.workouts.clear()
    garmin.schedule.clear()
    hevy.routines.clear()
    hevy.folders.clear()
    monkeypatch.setattr(clock, "wait", lambda _: None)
    settings = {
        "COACH_GARMIN_BASE_URL": garmin.url,
        "COACH_HEVY_BASE_URL": hevy.url,
        "COACH_HEVY_API_KEY": KEY,
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    folder = home.folder / "garmin"
    folder.mkdir(mode=0o700)
    tokens = folder / "garmin_tokens.json"
    tokens.touch(0o600)
    tokens.write_text(garmin.tokens(), encoding="utf-8")
    home.load(EVERY_SPORT)
    return SimpleNamespace(home=home, garmin=garmin, hevy=hevy, settings=settings)


def test_a_week_of_every_sport_is_sent_once_and_sent_again_it_is_left_alone(account):
    sent = account.home.json("export", "garmin", "--from", march(9), "--to", march(15))
    lifts = account.home.json("export", "hevy", "--from", march(9), "--to", march(15))

    assert [e["state"] for e in sent["exports"] + lifts["exports"]] == ["done"] * 6
    on = [march(day) for day in (9, 10, 11, 12, 14)]
    assert [len(account.garmin.workouts_on(day)) for day in on] == [1] * 5
    assert len(account.garmin.workouts) == 5
    assert len(account.hevy.routines) == 1
    since = len(account.garmin.seen), len(account.hevy.seen)

    account.home.json("export", "garmin", "--from", march(9), "--to", march(15))
    account.home.json("export", "hevy", "--from", march(9), "--to", march(15))

    again = account.garmin.lines(since=since[0]) + account.hevy.lines(since=since[1])
    assert [line for line in again if not line.startswith("GET ")] == []


def test_shares_of_the_highest_heart_rate_are_beats_on_the_watch(account):
    account.home.json("export", "garmin", "--from", march(10), "--to", march(10))
    (hills,) = account.garmin.workouts_on(march(10))
    assert "heart rate 90-95 % of the highest" in json.dumps(hills)

    with account.home.context() as context, context.writing() as store:
        store.save_athlete(
            replace(store.athlete(), thresholds=Thresholds(max_hr_bpm=190))
        )
    account.home.json("export", "garmin", "--from", march(10), "--to", march(10))

    (hills,) = account.garmin.workouts_on(march(10))
    repeat = hills["workoutSegments"][0]["workoutSteps"][1]
    hard = repeat["workoutSteps"][0]
    assert hard["targetType"]["workoutTargetTypeKey"] == "heart.rate.zone"
    assert (hard["targetValueOne"], hard["targetValueTwo"]) == (171, 180)


def test_an_approved_change_is_at_both_services_and_undone_it_is_as_before(account):
    account.home.answered(SUNDAY)
    account.home.json("export", "garmin", "--to", march(14))
    account.home.json("export", "hevy", "--to", march(14))
    before = json.dumps(account.garmin.workouts, sort_keys=True, default=str)
    routines = _contents(account.hevy)

    document = account.home.review(SUNDAY, "--approve", "all")

    assert {e["state"] for e in document["exports"]} == {"done"}
    assert json.dumps(account.garmin.workouts, sort_keys=True, default=str) != before
    assert len(account.garmin.workouts) == len(account.garmin.schedule) == 5

    undone = account.home.json("undo", "--yes")

    assert {e["state"] for e in undone["exports"]} == {"done"}
    assert len(account.garmin.workouts) == len(account.garmin.schedule) == 5
    assert _contents(account.hevy) == routines


def _contents(hevy):
    return sorted(
        json.dumps([r["title"], r["exercises"]], sort_keys=True)
        for r in hevy.routines.values()
    )


@pytest.mark.parametrize(
    "fault",
    [
        Fault("POST /workout-service/workout", applied=True, drop=True),
        Fault("POST /workout-service/schedule", applied=True, drop=True),
        Fault("POST /v1/routines", applied=True, drop=True),
    ],
    ids=["workout", "calendar", "routine"],
)
def test_a_connection_that_drops_after_it_was_done_doubles_nothing(account, fault):
    server = account.hevy if "/v1/" in fault.on else account.garmin
    server.faults.append(fault)

    account.home.run("export", "garmin", "--from", march(11), "--to", march(11))
    account.home.run("export", "hevy", "--from", march(11), "--to", march(11))

    assert len(account.garmin.workouts) == len(account.garmin.schedule) == 1
    assert len(account.hevy.routines) == 1


@pytest.mark.parametrize("what", ["workout", "schedule"])
def test_what_garmin_does_long_after_the_connection_was_lost_stands_there_once(
    account, what
):
    account.garmin.faults.append(
        Fault(f"POST /workout-service/{what}", drop=True, late_s=inf)
    )
    account.home.json("export", "garmin", "--from", march(11), "--to", march(11))
    account.garmin.landed()
    doubled = len(account.garmin.workouts) + len(account.garmin.schedule)
    assert doubled == 3

    account.home.json("sync")

    assert len(account.garmin.workouts) == len(account.garmin.schedule) == 1


def test_what_hevy_does_long_after_the_connection_was_lost_leaves_a_free_place(account):
    account.hevy.faults.append(Fault("POST /v1/routines", drop=True, late_s=inf))
    account.home.json("export", "hevy", "--from", march(11), "--to", march(11))
    account.hevy.landed()

    account.home.json("sync")

    assert account.hevy.titles()[1:] == ["coach B · free"]


def test_two_processes_at_once_send_everything_once(account):
    account.home.answered(SUNDAY)
    command = [sys.executable, "-m", "coach", "review", "--approve", "all"]
    environment = {**account.home.environment, **account.settings}

    both = [
        subprocess.Popen(
            [*command, "--date", SUNDAY],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    codes = sorted(process.wait() for process in both)

    assert codes[0] == 0
    assert codes[1] in {3, 7}, "it waits and finds nothing to do, or it does not wait"
    document = account.home.review()
    assert {each["state"] for each in document["exports"]} == {"done"}
    assert len(account.garmin.workouts) == len(account.garmin.schedule) == 5
    assert len(account.hevy.routines) == 1


def test_a_dry_run_prints_the_requests_and_makes_none(account):
    asked = ("export", "garmin", "--from", march(9), "--to", march(9), "--dry-run")

    document = account.home.json(*asked)
    told = account.home.run(*asked).out

    (export,) = document["exports"]
    posts = [r for r in export["requests"] if r["method"] == "POST"]
    assert posts[0]["path"] == "/workout-service/workout"
    assert posts[0]["body"]["poolLength"] == 25.0
    assert "POST /workout-service/workout" in told
    assert account.garmin.seen == []
    assert account.home.rows()["exports"] == []
