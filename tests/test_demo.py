"""The demo is the whole evening: a year made up, imported, reviewed, exported."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from garmin_fit_sdk import Decoder, Stream

from tests.documents import parsed
from tests.screens import COMMANDS, DAY, make_demo, run, screens, shown
from tests.thorough import THOROUGH


@dataclass(frozen=True)
class Demo:
    """A demo's home and the review it decided."""

    home: Path
    document: dict[str, Any]


@pytest.fixture(scope="module")
def demo():
    with TemporaryDirectory() as place:  # a path as short as the README's
        home = Path(place) / "demo"
        made = make_demo(home)
        assert made.returncode == 0, made.stderr
        yield Demo(home, parsed(made.stdout))


def test_the_review_is_decided_and_every_proposal_approved(demo):
    assert demo.document["status"] == "decided"
    assert demo.document["date"] == DAY
    assert demo.document["proposals"]
    assert {p["status"] for p in demo.document["proposals"]} == {"approved"}


def test_a_year_came_in_through_the_real_readers(demo):
    done = run(["activities", "--json"], demo.home)

    activities = parsed(done.stdout)["activities"]
    days = [a["local_date"] for a in activities]
    assert {a["source"] for a in activities} == {"fit", "hevy"}
    assert len(activities) > 150
    assert min(days) < "2025-04-15"
    assert max(days) <= DAY


def test_every_lift_is_one_session_of_watch_and_app(demo):
    done = run(["activities", "--sport", "strength", "--json"], demo.home)

    lifts = parsed(done.stdout)["activities"]
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
    before = run(["activities", "--json"], demo.home).stdout

    done = run(["import", demo.home / "files", "--json"], demo.home)

    report = parsed(done.stdout)
    assert report["imported"] == 0
    assert report["duplicates"] == len(report["files"])
    assert run(["activities", "--json"], demo.home).stdout == before


def test_the_demo_refuses_a_folder_that_holds_something(tmp_path):
    (tmp_path / "training.txt").write_text("years of it")

    done = run(["demo", "--keep", tmp_path])

    assert done.returncode == 73
    assert "is not an empty folder" in done.stderr
    assert (tmp_path / "training.txt").read_text() == "years of it"


def test_the_readme_shows_what_the_demo_shows(demo, root):
    readme = (root / "README.md").read_text(encoding="utf-8")

    assert shown(readme) == screens(demo.home)
    assert set(shown(readme)) == set(COMMANDS)
    lines = "\n".join(shown(readme).values()).split("\n")
    assert max(map(len, lines)) <= 80


FIRST = "2025-03-03" if THOROUGH else "2025-12-08"


@pytest.fixture(scope="module")
def replayed(demo):
    """The replay of the year, or of its last quarter."""
    return parsed(run(["replay", FIRST, DAY, "--json"], demo.home).stdout)


def test_the_year_is_replayed_evening_by_evening(demo, replayed):
    evenings = {each["date"]: each for each in replayed["evenings"]}

    assert (min(evenings), max(evenings)) == (FIRST, DAY)
    assert (
        len(evenings) == (date.fromisoformat(DAY) - date.fromisoformat(FIRST)).days + 1
    )
    assert any(each["proposed"] for each in evenings.values())
    assert all(each["followed"] for day, each in evenings.items() if day < "2026-02-20")
    decided = evenings[DAY]["decided"]
    assert {each["status"] for each in decided} == {"approved"}
    asked = {each["rule"] for each in demo.document["proposals"]}
    assert {each["rule"] for each in evenings[DAY]["proposed"]} == asked
    (summary,) = replayed["summary"]
    assert asked <= {each["rule"] for each in summary["rules"]}


def test_earlier_evenings_were_decided_and_what_became_of_them_is_told(demo, replayed):
    evenings = replayed["evenings"]
    decided = [each for evening in evenings for each in evening["decided"] or ()]
    earlier = [each for each in decided if each["grade"] is not None]
    assert earlier
    assert {each["status"] for each in decided} == {"approved"}
    records = [each["record"] for each in demo.document["proposals"]]
    assert any(each["held"] + each["failed"] for each in records)
