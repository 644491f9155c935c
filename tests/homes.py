"""Homes for tests: made, filled and asked as an athlete would, by commands."""

import io
import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.documents import parsed

SUNDAY_EVENING = "2026-03-08T21:00:00+00:00"
SUNDAY = "2026-03-08"
MONDAY = "2026-03-02"
"""The plans of these tests begin here, six days before SUNDAY."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def march(day):
    """`2026-03-05` for 5."""
    return f"2026-03-{day:02d}"


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    def require(self, code):
        """Fail, with the end of what was said, unless it ended with that code."""
        if code is not None and self.code != code:
            said = f"{self.out[-600:]}\n{self.err[-600:]}"
            pytest.fail(f"ended with {self.code}, not {code}\n{said}")

    @property
    def document(self):
        """The one JSON document on stdout, as its schema says."""
        return parsed(self.out)


@dataclass(frozen=True)
class Home:
    """One COACH_HOME and what the environment says beside it."""

    folder: Path
    now: str = SUNDAY_EVENING
    zone: str = "UTC"
    url: str | None = None
    athlete: str | None = None
    key_file: Path | None = None

    @property
    def exports(self):
        return self.folder / "exports"

    @property
    def database(self):
        return self.folder / "coach.db"

    @property
    def settings(self):
        """The COACH_ settings of this home."""
        chosen = {
            "COACH_HOME": str(self.folder),
            "COACH_NOW": self.now,
            "COACH_TIMEZONE": self.zone,
            "COACH_DATABASE_URL": self.url,
            "COACH_ATHLETE": self.athlete,
            "COACH_KEY_FILE": self.key_file and str(self.key_file),
        }
        return {name: value for name, value in chosen.items() if value is not None}

    def at(self, now):
        """The same home at another time: `2026-03-09` is that day at 21:00."""
        return replace(self, now=now if "T" in now else f"{now}T21:00:00+00:00")

    def of(self, athlete):
        """The same home for another athlete."""
        return replace(self, athlete=athlete)

    def run(self, *arguments, code=0):
        """What `coach ARGUMENTS` says, in this process; it must end with `code`.

        None lets it end as it will.
        """
        from coach.cli.app import run

        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.settings.items():
                patch.setenv(name, value)
            with redirect_stdout(out), redirect_stderr(err):
                ended = run([str(each) for each in arguments])
        ran = Ran(int(ended), out.getvalue(), err.getvalue())
        ran.require(code)
        return ran

    def json(self, *arguments, code=0):
        """The document that `coach ARGUMENTS --json` prints."""
        return self.run(*arguments, "--json", code=code).document

    @contextmanager
    def context(self, evening=None):
        """What a job works with in this home."""
        from coach.wiring.context import open_context

        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.settings.items():
                patch.setenv(name, value)
            context = open_context()
            try:
                yield context.on(evening)
            finally:
                context.database.close()

    def process(self, *arguments, code=0, **environment):
        """What `coach ARGUMENTS` says in a process of its own."""
        ran = subprocess.run(
            [sys.executable, "-m", "coach", *map(str, arguments)],
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        ended = Ran(ran.returncode, ran.stdout, ran.stderr)
        ended.require(code)
        return ended

    @property
    def environment(self):
        """The environment of a process of its own."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("COACH_")}
        root = str(Path(__file__).parents[1])
        return kept | self.settings | {"PYTHONPATH": root}

    def load(self, text, start=MONDAY, day=MONDAY):
        """Write a plan file and load it, as on the evening of `day`."""
        file = self.folder.parent / "plan.yaml"
        file.write_text(text, encoding="utf-8")
        return self.json("plan", "load", file, "--start", start, "--date", day)

    def did(self, *days, sport="run", minutes=40, **fields):
        """Log a workout on each of those days."""
        options = [("--sport", sport), ("--minutes", minutes)]
        options += [(f"--{k.replace('_', '-')}", v) for k, v in fields.items()]
        words = list(itertools.chain.from_iterable(options))
        return [self.json("log", "workout", "--date", day, *words) for day in days]

    def answered(self, day):
        """Have files answer for that day without any training on it."""
        self.json("log", "wellness", "--sleep-h", "8", "--date", day)

    def measured(
        self, kind, values, *, method="trial", device=None, every=7, until=SUNDAY
    ):
        """Store those values, the last one on `until`, so many days apart."""
        from coach.domain.metric import Metric, MetricKind

        seen_at = datetime.fromisoformat(self.now)
        with self.context() as context, context.writing() as store:
            for ago, value in enumerate(reversed(values)):
                day = date.fromisoformat(until) - timedelta(days=every * ago)
                name = f"{kind}|{day}|{method}|{device}"
                metric = Metric(
                    str(uuid.uuid5(uuid.NAMESPACE_OID, name)),
                    *(MetricKind(kind), day, float(value), method, "manual"),
                    device=device,
                )
                store.save_metric(metric, seen_at)

    def plan(self, *arguments):
        """The plan's document."""
        return self.json("plan", "show", *arguments)

    def review(self, day=SUNDAY, *arguments, code=0):
        """The review's document of that day."""
        return self.json("review", "--date", day, *arguments, code=code)

    def rows(self):
        """Every row of every table of the SQLite file."""
        with closing(sqlite3.connect(self.database)) as connection:
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            ).fetchall()
            return {
                name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}")))  # noqa: S608
                for (name,) in names
            }

    def stored(self, day=SUNDAY):
        """The text of that day's review as it lies in the database."""
        from coach.database import open_database

        database = open_database(self.url or f"sqlite:///{self.database}")
        try:
            with database.reading(database.athletes()[0].id) as store:
                return store.review(date.fromisoformat(day)).document
        finally:
            database.close()

    def copy(self, folder):
        """The same home, everything in it included, in another folder."""
        shutil.copytree(self.folder, folder)
        return replace(self, folder=folder)


def runs(days="mon tue wed thu fri sat", weeks=3, minutes=40, **fields):
    """A plan file: an easy run of that length on each of those weekdays."""
    details = "".join(f"    {name}: {value}\n" for name, value in fields.items())
    week = "".join(f"    {day}: easy run\n" for day in days.split())
    return (
        "plan: Runs\nweekly_hours: 1-8\nworkouts:\n  easy run:\n    sport: run\n"
        f"    steps: {minutes}:00 easy\n{details}"
        f"weeks:\n  - repeat: {weeks}\n{week}"
    )


EVERY_SPORT = """\
plan: Every sport
weekly_hours: 1-8
pool: 25 yd
workouts:
  pool:
    sport: swim
    title: Eight hundreds
    warm-up: 200 easy
    steps:
      - 8 x 100 free on 1:50
      - 4 x 50 kick, kickboard, rest 0:20
    cool-down: 100 easy
  hills:
    sport: run
    rpe: 8
    priority: 1
    steps:
      - warm-up 10:00 easy
      - 4 x (3:00 @ 90-95% hrmax; 2:00 easy)
      - cool-down 5:00
  ride:
    sport: ride
    steps:
      - 3 x 8:00 @ 220-240 W, easy 4:00
  lift:
    sport: strength
    steps:
      - back squat 3x5 @ 80 kg, rest 3:00
      - bench press 3x8 @ rpe 8, rest 1:30
  stretch:
    sport: mobility
    steps: couch stretch 2x60s per side
weeks:
  - repeat: 3
    mon: pool
    tue: hills
    wed: lift
    thu: ride
    fri: stretch
    sat: pool
"""


def new_home(folder, template, **fields):
    """A home in that folder whose database has its tables and nothing in them."""
    folder.mkdir(mode=0o700, parents=True)
    shutil.copy(template, folder / "coach.db")
    (folder / "coach.db").chmod(0o600)
    return Home(folder, **fields)


@pytest.fixture
def home(coach_home, sqlite_template):
    """A home whose database has its tables and nothing in them."""
    return new_home(coach_home, sqlite_template)


@pytest.fixture
def homes(tmp_path, sqlite_template):
    """Makes such homes, as many as a test needs."""
    numbers = itertools.count(1)

    def make(**fields):
        folder = tmp_path / f"home-{next(numbers)}" / "coach"
        return new_home(folder, sqlite_template, **fields)

    return make


@pytest.fixture(scope="session")
def a_week_of_runs(tmp_path_factory, sqlite_template):
    """The home that each `low_week` is a copy of."""
    home = new_home(tmp_path_factory.mktemp("runs") / "coach", sqlite_template)
    live_a_low_week(home)
    return home


def live_a_low_week(home):
    """Four of six runs are done, and files answer for every day."""
    home.load(runs())
    home.did(*map(march, (2, 3, 4, 5)))
    home.answered(SUNDAY)


@pytest.fixture
def low_week(coach_home, a_week_of_runs):
    """Four of six runs done, and files have answered for every day."""
    return a_week_of_runs.copy(coach_home)


@pytest.fixture(scope="session")
def fortnight():
    """Name and bytes of the files a simulated athlete leaves in two weeks.

    Runs, rides, swims in a 25-yd pool and lifts from the watch, weigh-ins from a
    scale, and the same lifts in an export from Hevy; the last day is SUNDAY.
    """
    from coach.simulation import simulate
    from connectors.demo.files import files

    last = date.fromisoformat(SUNDAY)
    return dict(files(simulate(7, last, days=14, zone=UTC)))


@pytest.fixture
def folder(tmp_path, fortnight):
    """A folder with those files."""
    there = tmp_path / "files"
    for name, content in fortnight.items():
        file = there / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return there
