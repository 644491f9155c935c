"""`coach daemon`: the timer's command for everyone who trains here, until it ends."""

import signal
import subprocess
import sys
from datetime import time
from zoneinfo import ZoneInfo

import pytest

from coach.jobs.schedule import Schedule, keep_schedule, schedule_of
from coach.scheduling import daemon as module
from coach.scheduling.daemon import EVENING_RUN, MORNING_RUN, Daemon, trainees
from tests.documents import parsed
from tests.homes import SUNDAY, march, runs

MORNING = f"{march(9)}T07:00:00+00:00"


@pytest.fixture
def watched(home, monkeypatch):
    """A daemon in this home that writes down what it would run."""
    home.load(runs())
    for name, value in home.settings.items():
        monkeypatch.setenv(name, value)
    made = Watched(Schedule(), monkeypatch)
    keep_schedule(home.folder, made.schedule)
    monkeypatch.setattr(
        module.Daemon, "_run", lambda _, trainee, words: made.ran(trainee, words)
    )
    return made


class Watched:
    def __init__(self, schedule, patch):
        self.schedule = schedule
        self.patch = patch
        self.said, self.runs = [], []
        self.daemon = Daemon(schedule, self.said.append)

    def ran(self, trainee, words):
        self.runs.append((trainee.name, words))

    def looks(self, now, zone="UTC"):
        """What it runs then."""
        self.patch.setenv("COACH_NOW", now)
        self.patch.setenv("COACH_TIMEZONE", zone)
        self.runs.clear()
        self.daemon.look()
        return [words for _, words in self.runs]


def done(home, now):
    home.at(now).run(*EVENING_RUN)


def test_the_evening_is_run_when_it_has_come_and_once(home, watched):
    assert watched.looks("2026-03-08T20:59:00+00:00") == [EVENING_RUN]  # Saturday's
    done(home, "2026-03-08T20:59:00+00:00")
    assert watched.looks("2026-03-08T20:59:30+00:00") == []

    assert watched.looks("2026-03-08T21:00:00+00:00") == [EVENING_RUN]
    done(home, "2026-03-08T21:00:00+00:00")

    assert watched.looks("2026-03-08T22:30:00+00:00") == []


def test_what_failed_is_tried_again_in_half_an_hour(watched):
    first = "2026-03-08T21:00:00+00:00"

    looks = [first, "2026-03-08T21:29:00+00:00", "2026-03-08T21:30:00+00:00"]

    assert [len(watched.looks(now)) for now in looks] == [1, 0, 1]


def test_a_missed_evening_is_made_up_for_in_the_morning(home, watched):
    done(home, "2026-03-07T21:00:00+00:00")

    assert EVENING_RUN in watched.looks("2026-03-09T08:00:00+00:00")
    done(home, "2026-03-09T08:00:00+00:00")

    assert home.json("status")["review"]["date"] == SUNDAY


def test_the_morning_is_told_once_and_not_in_the_afternoon(home, watched):
    done(home, "2026-03-08T21:00:00+00:00")

    assert watched.looks("2026-03-09T06:59:00+00:00") == []
    assert watched.looks(MORNING) == [MORNING_RUN]
    home.at(MORNING).run("today", "--notify")
    assert watched.looks("2026-03-09T07:45:00+00:00") == []
    assert watched.looks("2026-03-10T13:00:00+00:00") == [EVENING_RUN]


def test_an_evening_in_the_gap_of_the_clocks_is_not_lost(home, watched):
    watched.daemon.schedule = Schedule(evening=time(2, 30), morning=None)
    keep_schedule(home.folder, watched.daemon.schedule)
    new_york = "America/New_York"
    done(home, "2026-03-07T12:00:00+00:00")

    assert watched.looks("2026-03-08T01:59:00-05:00", new_york) == []
    assert watched.looks("2026-03-08T03:30:00-04:00", new_york) == [EVENING_RUN]


def test_everyone_who_trains_here_is_looked_after_on_their_own_clock(homes, watched):
    home = homes(zone="Pacific/Auckland")
    home.json("--athlete", "Ada", "init", "--no-input")
    home.of("Bea").json("--athlete", "Bea", "init", "--no-input")
    chosen = _settings(home, "Pacific/Honolulu", watched.patch)

    zones = {each.name: each.chosen.timezone for each in trainees(chosen)}

    assert zones == {"Ada": "Pacific/Honolulu", "Bea": "Pacific/Auckland"}


def _settings(home, zone, patch):
    from coach import settings

    patch.setenv("COACH_HOME", str(home.folder))
    patch.setenv("COACH_TIMEZONE", zone)
    patch.delenv("COACH_DATABASE_URL", raising=False)
    assert ZoneInfo(zone)
    return settings.load()


def test_a_database_that_is_damaged_is_said_and_ends_nothing(home, watched):
    home.database.write_bytes(b"nothing of the kind" * 999)

    assert watched.looks("2026-03-08T21:00:00+00:00") == []

    (said,) = watched.said
    assert "coach.db" in said


def test_it_prepares_the_review_and_ends_when_it_is_told_to(home):
    home.load(runs())
    process = subprocess.Popen(
        [sys.executable, "-m", "coach", "daemon", "--morning", "none", "--json"],
        env=home.environment | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for line in process.stderr:
            if "coach review: done" in line:
                break
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()

    assert process.returncode == 0, err
    assert "has ended" in err
    assert parsed(out)["evening"] == "21:00"
    assert schedule_of(home.folder) == Schedule(morning=None)
    with home.context() as context, context.reading() as store:
        assert store.last_run("evening").detail.startswith(SUNDAY)
