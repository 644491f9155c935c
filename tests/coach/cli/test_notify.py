"""`--notify`: the evening and the morning are told; that nobody hears fails nothing."""

import json
from datetime import UTC, datetime

import pytest

from coach.domain.sync import Service
from tests.fakes.hevy import KEY, FakeHevy
from tests.fakes.messages import Messages
from tests.fakes.server import Answer, Fault, down
from tests.homes import SUNDAY, march, runs

EVENING = ("review", "--prepare-only", "--no-input", "--notify")


@pytest.fixture(scope="module")
def server():
    with Messages() as messages:
        yield messages


@pytest.fixture
def messages(server, monkeypatch):
    server.seen.clear()
    server.faults.clear()
    monkeypatch.setenv("COACH_NOTIFY_URL", server.address)
    return server


def last_run(home, command="evening"):
    with home.context() as context, context.reading() as store:
        return store.last_run(command)


def test_the_evening_is_told_and_kept_in_the_run_log(low_week, messages):
    low_week.run(*EVENING)

    (told,) = messages.told
    assert told.splitlines() == [
        "coach: the evening",
        "Your review of Sunday is ready: 1 change is waiting.",
        "Decide with: coach review",
    ]
    assert last_run(low_week).detail == f"{SUNDAY}: pending, 1 waiting"


@pytest.mark.parametrize("numbers", ["no", "yes"])
def test_numbers_are_told_only_if_asked_for(low_week, messages, monkeypatch, numbers):
    monkeypatch.setenv("COACH_NOTIFY_NUMBERS", numbers)

    low_week.run(*EVENING)

    (told,) = messages.told
    assert ("4 of 6" in told) is (numbers == "yes")


def test_a_message_that_nobody_takes_is_said_and_fails_nothing(low_week, messages):
    messages.faults.append(down())

    ran = low_week.run(*EVENING, "--json")

    assert ran.document["status"] == "pending"
    assert "No message was sent" in ran.err
    assert "did not take it" in last_run(low_week).detail


def test_a_service_that_is_down_is_a_partial_result_and_is_named(
    low_week, messages, monkeypatch
):
    on_since = datetime(2026, 3, 1, tzinfo=UTC)
    with low_week.context() as context, context.writing() as store:
        store.save_service(Service("hevy", on_since))
    with FakeHevy() as hevy:
        monkeypatch.setenv("COACH_HEVY_BASE_URL", hevy.url)
        monkeypatch.setenv("COACH_HEVY_API_KEY", KEY)
        hevy.faults.append(Fault(".*", Answer(401, {"error": "no"}), times=None))

        low_week.run(*EVENING, code=4)

    (told,) = messages.told
    assert "Hevy wants you to log in: coach auth hevy" in told.splitlines()
    assert last_run(low_week).outcome == "ok"


def test_without_an_address_it_is_said_once(low_week):
    ran = low_week.run(*EVENING)

    assert ran.err.count("COACH_NOTIFY_URL is not set") == 1


def test_a_run_that_failed_is_told_once_a_day_until_one_goes_well(home, messages):
    home.load(runs())
    whole = home.database.read_bytes()
    home.database.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    for _ in range(2):
        home.run(*EVENING, code=65)
    home.at(march(9)).run(*EVENING, code=65)

    first, second = messages.told
    assert first.startswith("coach: review failed\nThe database")
    assert second == first

    home.database.write_bytes(whole)
    home.at(march(9)).run(*EVENING)
    assert not (home.folder / "logs/last-failure.json").exists()


def test_another_run_at_work_is_no_news_until_it_is_given_up(home, messages):
    home.load(runs())
    from coach.wiring import context as wiring

    with pytest.MonkeyPatch.context() as patch, wiring.alone(home.folder):
        patch.setattr(wiring, "LOCK_WAIT_S", 0.01)
        home.run(*EVENING, code=7)
    assert messages.told == []

    home.run("timer", "failed", "coach.service")
    home.run("timer", "failed", "coach.service")

    (told,) = messages.told
    assert "Another run of coach is at work." in told


def test_a_run_that_was_killed_is_told_by_the_unit_that_looks_after_it(home, messages):
    assert home.json("timer", "failed", "coach.service")["told"] is True

    assert home.json("timer", "failed", "coach.service")["told"] is False
    (told,) = messages.told
    assert "coach.service ended before it was done" in told


def test_the_morning_tells_what_is_planned_and_when(home, messages):
    home.load(runs())
    home.json("slots", "set", "mon 06:30-07:30")
    morning = home.at(f"{march(9)}T07:00:00+00:00")

    ran = morning.run("today", "--notify")

    assert messages.told == ["coach: today\nEasy run, 40 min, 06:30"]
    assert "Easy run" in ran.out
    assert last_run(home, "morning").detail == f"{march(9)}: told"


def test_on_a_day_without_a_workout_nothing_is_sent(home, messages):
    home.load(runs())

    ran = home.at(f"{SUNDAY}T07:00:00+00:00").run("today", "--notify")

    assert messages.told == []
    assert "no message was sent" in ran.err


def test_what_is_done_is_not_told_again(home, messages):
    home.load(runs())
    home.did(march(9))

    home.at(f"{march(9)}T07:00:00+00:00").run("today", "--notify")

    assert messages.told == []


def test_bad_settings_are_told_on_the_screen_alone(home, monkeypatch):
    monkeypatch.setenv("COACH_NOTIFY_NUMBERS", "maybe")

    ran = home.run(*EVENING, "--json", code=78)

    assert json.loads(ran.out)["error"]["code"] == 78
    assert "No message was sent" in ran.err
