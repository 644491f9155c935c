import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass

import pytest

from tests.conftest import ROOT
from tests.forbidden_calls import (
    ASKS_THE_TIME,
    READS_THE_ENVIRONMENT,
    TOUCHES_THE_WORLD,
    uses,
)
from tests.thorough import some

LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
CONTRACTS = {each["id"]: each for each in LINTER["contracts"]}

EDGES = {
    *("__main__", "cli", "web", "scheduling", "wiring", "settings", "jobs"),
    *("database", "llm", "notify", "intake", "streams"),
    *("units", "clock", "private_files", "redaction", "errors", "faults"),
    "credentials",
}
MAY_ASK_THE_TIME = {"coach/clock.py"}
MAY_READ_THE_ENVIRONMENT = {
    *("coach/clock.py", "coach/faults.py", "coach/settings/__init__.py"),
    "coach/intake/processes.py",  # hands it on to the reading process, and no more
    "coach/jobs/back_up_server.py",  # likewise to pg_dump
}


def rooms(contract):
    return set(re.findall(r"\w+", " ".join(CONTRACTS[contract]["layers"])))


TRAINING = rooms("coach-layers") - EDGES
CONNECTORS = rooms("connector-layers")


# The lists are complete


def qualified(package, names):
    return {f"{package}.{name}" for name in names}


def test_every_training_room_stands_behind_the_wall_to_the_world():
    assert set(CONTRACTS["pure-training"]["source_modules"]) == qualified(
        "coach", TRAINING
    )


def test_a_connector_is_kept_from_every_room_but_the_nouns_and_the_ground():
    ground = {"domain", "units", "errors", "faults", "private_files", "redaction"}
    forbidden = {
        *CONTRACTS["connectors-know-nouns"]["forbidden_modules"],
        *CONTRACTS["only-demo-simulates"]["forbidden_modules"],
    }

    assert forbidden == qualified("coach", rooms("coach-layers") - ground)
    assert set(CONTRACTS["only-demo-simulates"]["source_modules"]) == qualified(
        "connectors", CONNECTORS - {"demo"}
    )


def test_every_room_above_the_ground_but_the_wiring_is_kept_from_connectors():
    kept = {
        *CONTRACTS["wiring-picks"]["source_modules"],
        *CONTRACTS["pure-training"]["source_modules"],
        *CONTRACTS["database-knows-nouns"]["source_modules"],
    }
    ground = {"units", "clock", "private_files", "redaction", "errors", "faults"}
    ground |= {"credentials"}

    assert kept == qualified("coach", rooms("coach-layers") - ground - {"wiring"})
    assert set(CONTRACTS["wiring-picks"]["forbidden_modules"]) == qualified(
        "connectors", CONNECTORS - {"base"}
    )


def test_the_database_is_kept_from_every_training_room_but_the_nouns():
    assert set(CONTRACTS["database-knows-nouns"]["forbidden_modules"]) == {
        *qualified("coach", (TRAINING - {"domain"}) | {"intake", "llm", "notify"}),
        "connectors",
    }


# Each wall holds: a breach of it fails the linter, which names it


@dataclass(frozen=True)
class Breach:
    module: str
    line: str
    breaks: frozenset[str]
    also: tuple[tuple[str, str], ...] = ()  # further modules and their only line

    def __str__(self):
        return f"{self.module}: {self.line}"


def breach(module, line, *breaks, also=()):
    return Breach(module, line, frozenset(breaks), tuple(also))


THE_WORLD = ("socket", "subprocess", "pathlib", "os", "time", "sqlite3", "sqlalchemy")
BREACHES = [
    breach("coach.domain.planted", "import coach.review", "coach-layers"),
    breach("coach.rules.planted", "import coach.goals", "coach-layers"),
    breach("coach.jobs.planted", "import coach.wiring", "coach-layers"),
    breach("coach.database.planted", "import coach.settings", "coach-layers"),
    breach("coach.undeclared", "", "coach-layers"),
    breach("connectors.undeclared", "", "connector-layers"),
    breach("connectors.hevy.planted", "import connectors.garmin", "connector-layers"),
    breach("connectors.base", "import connectors.http", "connector-layers"),
    *(breach("coach.rules.planted", f"import {each}", "pure-training")
      for each in THE_WORLD),
    *(breach(f"coach.{each}.planted", "import coach.clock", "pure-training")
      for each in sorted(TRAINING)),
    breach("coach.review.planted", "from connectors import base", "pure-training"),
    # not even through a room that may do it, or through one that is innocent
    breach(
        "coach.review.planted", "import coach.redaction", "pure-training",
        also=[("coach.redaction", "import socket")],
    ),
    breach(
        "coach.reports.planted", "import coach.units", "pure-training",
        also=[("coach.units", "import coach.errors"), ("coach.errors", "import time")],
    ),
    *(breach("connectors.hevy.planted", f"import coach.{each}", "connectors-know-nouns")
      for each in ("settings", "clock", "planning", "review", "database", "jobs")),
    *(breach("connectors.files.planted", f"import coach.{each}", "only-demo-simulates")
      for each in ("simulation", "catalogue", "statistics")),
    breach(
        "connectors.demo.planted", "import coach.statistics", "demo-only-simulates"
    ),
    *(breach(f"coach.{each}.planted", "import connectors.fitfile", "wiring-picks")
      for each in ("scheduling", "web", "cli", "jobs", "notify", "llm")),
    *(breach("coach.reports.planted", f"import connectors.{each}", "pure-training")
      for each in ("registry", "garmin")),
    *(breach("coach.database.planted", f"import coach.{each}", "database-knows-nouns")
      for each in ("reports", "review", "rules", "goals", "planning", "catalogue")),
    breach(
        "coach.jobs.planted", "import coach.database.tables", "tables-stay-inside",
        also=[("coach.database.tables", "")],
    ),
]  # fmt: skip


@pytest.fixture
def tree(tmp_path):
    copy = tmp_path / "copy"
    for package in ("coach", "connectors"):
        shutil.copytree(
            ROOT / package,
            copy / package,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    (copy / "tests").mkdir()
    for name in ("pyproject.toml", "tests/__init__.py", "tests/contracts.py"):
        shutil.copy(ROOT / name, copy / name)
    return copy


def plant(tree, module, line):
    """Write the line into the module, which is made, with its room, if missing."""
    *room, name = module.split(".")
    folder = tree
    for part in room:
        folder /= part
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    package, path = folder / name / "__init__.py", folder / f"{name}.py"
    with (package if package.exists() else path).open("a") as file:
        file.write(f"\n{line}\n")


def build_missing(tree, line):
    """Make the module that the line imports, where it is ours and not built yet."""
    for module in re.findall(r"(?:coach|connectors)(?:\.\w+)+", line):
        *room, name = module.split(".")
        if not (tree.joinpath(*room, name).is_dir()):
            plant(tree, module, "")


LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def broken_walls(tree):
    run = subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache"],
        cwd=tree,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(tree), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b.*$", run.stdout, re.MULTILINE))
    names = {each["name"]: key for key, each in CONTRACTS.items()}

    assert set(verdicts) == set(names), run.stdout + run.stderr
    assert run.returncode == ("BROKEN" in verdicts.values())
    return {names[name] for name, verdict in verdicts.items() if verdict == "BROKEN"}


def test_the_walls_stand_as_we_find_them(tree):
    assert broken_walls(tree) == set()


def tried(each_of=1):
    """All of them, or of those alike the first few: each takes half a second."""
    alike = {}
    for planted in BREACHES:
        kind = planted.breaks, bool(planted.also)
        alike.setdefault(kind, []).append(planted)
    return [planted for kind in alike.values() for planted in some(kind, each_of)]


@pytest.mark.parametrize("planted", tried(), ids=str)
def test_a_breach_of_a_wall_is_found(tree, planted):
    for module, line in ((planted.module, planted.line), *planted.also):
        build_missing(tree, line)
        plant(tree, module, line)

    assert planted.breaks <= broken_walls(tree)


def test_every_contract_has_a_breach_that_shows_it_holds():
    assert {each for planted in BREACHES for each in planted.breaks} == set(CONTRACTS)


# What no import tells: asking the time, reading the environment, opening a file


def sources(*patterns):
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            yield path.relative_to(ROOT).as_posix(), path.read_text()


EVERYWHERE = ("coach/**/*.py", "connectors/**/*.py", "migrations/**/*.py")


def breaches(forbidden, allowed, patterns=EVERYWHERE):
    return [
        f"{name}:{use}"
        for name, source in sources(*patterns)
        if name not in allowed
        for use in uses(source, forbidden)
    ]


def test_only_the_clock_asks_the_time():
    assert breaches(ASKS_THE_TIME, MAY_ASK_THE_TIME) == []


def test_only_the_settings_read_the_environment():
    assert breaches(READS_THE_ENVIRONMENT, MAY_READ_THE_ENVIRONMENT) == []


def test_training_logic_opens_prints_and_imports_nothing_by_name():
    rooms_of_training = [f"coach/{each}/**/*.py" for each in sorted(TRAINING)]

    assert breaches(TOUCHES_THE_WORLD, set(), rooms_of_training) == []


@pytest.mark.parametrize(
    ("source", "forbidden"),
    [
        ("import datetime\ndatetime.datetime.now()", ASKS_THE_TIME),
        ("import datetime as d\nd.date.today()", ASKS_THE_TIME),
        ("from datetime import datetime as dt, UTC\ndt.now(UTC)", ASKS_THE_TIME),
        ("from datetime import date\ntoday = date.today", ASKS_THE_TIME),
        ("import time\ntime.time()", ASKS_THE_TIME),
        ("from time import time_ns", ASKS_THE_TIME),
        ("import os\nos.environ['HOME']", READS_THE_ENVIRONMENT),
        ("import os as system\nsystem.getenv('HOME')", READS_THE_ENVIRONMENT),
        ("from os import environ", READS_THE_ENVIRONMENT),
        ("def f():\n    return open('x')", TOUCHES_THE_WORLD),
        ("from importlib import import_module as load\nload('os')", TOUCHES_THE_WORLD),
    ],
)
def test_a_forbidden_call_is_found_under_any_name(source, forbidden):
    assert uses(source, forbidden)


def test_an_innocent_call_of_the_same_name_is_left_alone():
    source = (
        "def f(clock, door):\n    door.open()\n    return clock.now(), clock.today()"
    )

    assert uses(source, ASKS_THE_TIME | TOUCHES_THE_WORLD) == []
