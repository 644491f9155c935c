"""`coach doctor` on services, keys, the timer and messages; and asking them."""

from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.sync import Service, Trouble
from coach.jobs.schedule import Schedule, keep_schedule
from tests.fakes.garmin import FakeGarmin
from tests.fakes.hevy import KEY, FakeHevy
from tests.fakes.messages import Messages
from tests.fakes.server import Answer, Fault, down, limited
from tests.homes import SUNDAY, march, runs

TYPES = "GET /workout-service/workout/types"


@pytest.fixture(scope="module")
def servers():
    with FakeGarmin() as garmin, FakeHevy() as hevy, Messages() as messages:
        yield garmin, hevy, messages


@pytest.fixture
def online(home, servers, monkeypatch):
    """A home that is logged in to both, beside servers on the right time."""
    from coach.wiring import credentials

    garmin, hevy, _ = servers
    for server in servers:
        server.seen.clear()
        server.faults.clear()
    monkeypatch.setattr(credentials, "real_keyring", lambda: None)
    monkeypatch.setenv("COACH_GARMIN_BASE_URL", garmin.url)
    monkeypatch.setenv("COACH_HEVY_BASE_URL", hevy.url)
    monkeypatch.setenv("COACH_HEVY_API_KEY", KEY)
    folder = home.folder / "garmin"
    folder.mkdir(mode=0o700)
    tokens = folder / "garmin_tokens.json"
    tokens.write_text(garmin.tokens())
    tokens.chmod(0o600)
    return home.at(datetime.now(UTC).isoformat())


def of(document, name):
    return [check for check in document["checks"] if check["name"] == name]


def asked(home, code=0):
    return home.json("doctor", "--online", code=code)


def test_each_service_is_asked_a_single_thing_and_nobody_logs_in(online, servers):
    garmin, hevy, _ = servers

    document = asked(online)

    assert of(document, "garmin")[-1]["what"] == "Garmin answers and lets coach in"
    assert of(document, "hevy")[-1]["what"] == "Hevy answers and lets coach in"
    assert garmin.lines() == [TYPES]
    assert hevy.lines() == ["GET /v1/user/info"]
    assert garmin.logins == 0


def test_without_online_nothing_is_asked(online, servers):
    online.json("doctor")

    assert servers[0].seen == servers[1].seen == []


def test_no_service_is_asked_that_is_not_set_up(home, servers):
    document = asked(home)

    assert "none is set up" in of(document, "services")[0]["what"]
    assert "coach auth garmin" in of(document, "garmin")[0]["what"]


def test_a_number_that_means_something_else_at_garmin_is_told(online, servers):
    strange = [[{"strokeTypeId": 6, "strokeTypeKey": "fly"}], {"strokeTypeId": "x"}]
    servers[0].faults.append(Fault(TYPES, Answer(200, strange)))

    told = [check["what"] for check in of(asked(online), "garmin")]

    assert "its strokeType 6 is 'fly', not 'free'" in told
    assert "its strokeType 5 is nothing, not 'fly'" in told
    assert not any("sportType" in each for each in told)


@pytest.mark.parametrize(
    ("fault", "state", "fix"),
    [
        (down(times=None), "note", "asks again by itself"),
        (limited(), "note", "asks again when the time has passed"),
        (Fault(".*", Answer(401, {}), times=None), "wrong", "Run coach auth hevy"),
    ],
)
def test_a_service_in_trouble_is_told_with_what_to_do(
    online, servers, fault, state, fix
):
    servers[1].faults.append(fault)

    finding = of(asked(online, code=None), "hevy")[-1]

    assert finding["state"] == state
    assert fix in finding["fix"]


def test_one_that_asked_to_be_left_alone_is(online, servers):
    servers[1].faults.append(limited(retry_after="3600"))
    asked(online)
    before = len(servers[1].seen)

    finding = of(asked(online), "hevy")[-1]

    assert len(servers[1].seen) == before
    assert finding["what"].startswith("it was not asked")


@pytest.mark.parametrize(("minutes", "side"), [(30, "ahead of"), (-30, "behind")])
def test_a_clock_that_is_not_the_services_is_wrong(online, minutes, side):
    wrong = datetime.now(UTC) + timedelta(minutes=minutes)

    document = asked(online.at(wrong.isoformat()), code=1)

    _, *told = of(document, "clock")
    assert [each["state"] for each in told] == ["wrong", "wrong"]
    assert f"30 min {side} that of Garmin" in told[0]["what"]


def test_a_message_is_sent_to_see_that_messages_arrive(online, servers, monkeypatch):
    monkeypatch.setenv("COACH_NOTIFY_URL", servers[2].address)

    document = asked(online)

    assert servers[2].told == ["coach: a test\nMessages from coach arrive here."]
    assert "did it arrive?" in of(document, "messages")[-1]["what"]


def test_a_message_that_nobody_takes_is_wrong(online, servers, monkeypatch):
    monkeypatch.setenv("COACH_NOTIFY_URL", servers[2].address)
    servers[2].faults.append(down())

    document = asked(online, code=1)

    assert of(document, "messages")[-1]["fix"] == "Correct COACH_NOTIFY_URL."


# Without asking anybody


def keep(home, service):
    with home.context() as context, context.writing() as store:
        store.save_service(service)


def test_who_has_to_log_in_again_is_told_so(online):
    now = datetime(2026, 3, 8, 20, tzinfo=UTC)
    lost = Service("garmin", now, trouble=Trouble.LOG_IN, reason="it wants you back")
    keep(online, lost)

    (finding,) = of(online.json("doctor", code=1), "garmin")

    assert finding["fix"] == "Run coach auth garmin"


def test_when_all_was_fetched_is_told_in_the_athletes_time(online):
    now = datetime(2026, 3, 8, 20, tzinfo=UTC)
    keep(online, Service("hevy", now, synced_at=now))

    (finding,) = of(online.json("doctor"), "hevy")

    assert finding["what"] == "all it has was fetched on 2026-03-08 20:00"


def test_tokens_that_grow_old_are_told_before_they_end(online):
    import os

    old = datetime.now(UTC).timestamp() - 341 * 24 * 3600
    os.utime(online.folder / "garmin" / "garmin_tokens.json", (old, old))

    (finding,) = of(online.json("doctor"), "garmin")

    assert finding["state"] == "note"
    assert " days old" in finding["what"]


def test_workouts_that_are_stuck_are_told(home):
    from coach.domain.review import Export, ExportState

    made = datetime(2026, 3, 6, 21, tzinfo=UTC)
    home.load(runs())
    uuids = [workout["uuid"] for workout in home.plan()["workouts"]]
    refused = Export("hevy", uuids[0], 1, ExportState.FAILED, error="no such exercise")
    waits = Export("garmin", uuids[1], 1, ExportState.PENDING, created_at=made)
    with home.context() as context, context.writing() as store:
        store.save_exports((refused, waits))

    found = [check["what"] for check in of(home.json("doctor"), "outbox")]

    assert found == [
        "1 workout waited longer than a day for Garmin",
        "Hevy refused 1 workout: no such exercise",
    ]


def test_the_timer_that_is_not_there_is_noted_and_the_one_that_is_missed(home):
    assert "coach timer install" in of(home.json("doctor"), "timer")[0]["fix"]

    keep_schedule(home.folder, Schedule())
    home.at(march(5)).run("review", "--prepare-only", "--no-input", "--notify")

    (evening,) = of(home.json("doctor"), "evening")
    assert evening["what"] == "the last that was reviewed is that of 2026-03-05"
    home.run("review", "--prepare-only", "--no-input", "--notify")
    (evening,) = of(home.json("doctor"), "evening")
    assert evening["what"] == f"reviewed through {SUNDAY}"


def test_a_run_that_failed_is_told_until_one_goes_well(home):
    home.run("timer", "failed", "coach.service")

    (evening,) = of(home.json("doctor"), "evening")

    assert "coach.service ended before it was done" in evening["what"]


def test_an_old_backup_is_told(home):
    home.did(SUNDAY)
    assert of(home.json("doctor"), "copy")[0]["fix"] == "Run coach db backup"
    home.json("db", "backup")
    assert of(home.json("doctor"), "copy")[0]["state"] == "fine"

    (copy,) = of(home.at(march(20)).json("doctor"), "copy")

    assert copy["state"] == "note"
    assert "2026-03-08" in copy["what"]


def test_everything_there_is_to_look_at_is_looked_at(home):
    names = {check["name"] for check in home.json("doctor")["checks"]}

    assert names >= {
        *("Python", "garminconnect", "home", "disk", "database", "copy", "clock"),
        *("garmin", "hevy", "keyring", "timer", "messages", "LLM", "settings"),
    }
