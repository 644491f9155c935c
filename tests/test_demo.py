"""The demo is the whole evening: a year made up, imported, reviewed, exported."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from garmin_fit_sdk import Decoder, Stream

SEED, DAY = 1, "2026-03-08"


@dataclass(frozen=True)
class Demo:
    """A demo's home and the review it decided."""

    home: Path
    document: dict[str, Any]


def coach(*arguments, home=None, cwd=None):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("COACH_")}
    environment |= {"COACH_HOME": str(home)} if home else {}
    environment |= {"COACH_TIMEZONE": "UTC", "COLUMNS": "80"}
    root = Path(__file__).parents[1]
    return subprocess.run(
        [sys.executable, "-m", "coach", *arguments],
        env=environment | {"PYTHONPATH": str(root)},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    home = tmp_path_factory.mktemp("demo") / "home"
    run = coach("demo", "--keep", home, "--seed", str(SEED), "--date", DAY, "--json")
    assert run.returncode == 0, run.stderr
    return Demo(home, json.loads(run.stdout))


def test_the_review_is_decided_and_every_proposal_approved(demo):
    assert demo.document["status"] == "decided"
    assert demo.document["date"] == DAY
    assert demo.document["proposals"]
    assert {p["status"] for p in demo.document["proposals"]} == {"approved"}


def test_a_year_came_in_through_the_real_readers(demo):
    run = coach("activities", "--json", home=demo.home)

    activities = json.loads(run.stdout)["activities"]
    days = [a["local_date"] for a in activities]
    assert {a["source"] for a in activities} == {"fit", "hevy"}
    assert len(activities) > 150
    assert min(days) < "2025-04-15"
    assert max(days) <= DAY


def test_every_lift_is_one_session_of_watch_and_app(demo):
    run = coach("activities", "--sport", "strength", "--json", home=demo.home)

    lifts = json.loads(run.stdout)["activities"]
    logged = [a for a in lifts if a["source"] == "hevy"]
    assert logged
    assert all(len(a["same_session_as"]) == 1 for a in logged)


def test_the_coming_week_lies_ready_for_the_watch(demo):
    files = sorted((demo.home / "exports").glob("*.fit"))

    assert len(files) >= 4
    for file in files:
        messages, errors = Decoder(Stream.from_file(str(file))).read()
        assert errors == []
        assert messages["file_id_mesgs"][0]["type"] == "workout"
        assert messages["workout_step_mesgs"]


def test_reading_the_same_files_again_changes_no_row(demo):
    before = coach("activities", "--json", home=demo.home).stdout

    run = coach("import", demo.home / "files", "--json", home=demo.home)

    report = json.loads(run.stdout)
    assert report["imported"] == 0
    assert report["duplicates"] == len(report["files"])
    assert coach("activities", "--json", home=demo.home).stdout == before


def test_the_demo_refuses_a_folder_that_holds_something(tmp_path):
    (tmp_path / "training.txt").write_text("years of it")

    run = coach("demo", "--keep", tmp_path)

    assert run.returncode == 73
    assert "is not an empty folder" in run.stderr
    assert (tmp_path / "training.txt").read_text() == "years of it"
