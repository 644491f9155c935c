"""Real logs: import, train and report run through, whoever's and however written."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.bench.lifters import LATER, SHARED
from tests.learners import lifted, steady
from tests.thorough import some

FILES = [pytest.param(path, id=path.stem) for path in sorted(SHARED.glob("*.csv"))] or [
    pytest.param(None, marks=pytest.mark.skip("no shared logs beside the checkout"))
]
HEVY = (
    *("title", "start_time", "end_time", "description", "exercise_title"),
    *("superset_id", "exercise_notes", "set_index", "set_type"),
)


def runs_through(home, file, unit):
    """What the report says after an import and a training of that file."""
    later = home.at(LATER)
    later.run("import", file, "--weight-unit", unit, code=None)
    trained = later.json("models", "train")
    assert later.run("models", "report").out
    assert later.run("models", "show").out
    document = later.json("models", "report")
    learned = {m["task"] for m in trained["models"] if m["outcome"] != "too_little"}
    assert {model["task"] for model in document["models"]} == learned
    for model in document["models"]:
        assert model["n"] > 0
        assert model["in_use"] in {"model", "floor"}
        assert model["floor"]["name"] in model["floors"]
    return trained


@pytest.mark.parametrize("file", FILES)
def test_every_shared_log_runs_through(home, file):
    runs_through(home, file, "kg")


UNSAID = [each for each in FILES if "strong" in (each.id or "strong")]
"""Of the app that does not always say in which unit its loads are."""


@pytest.mark.parametrize("file", some(UNSAID, 1))
def test_it_runs_through_in_pounds_too(home, file):
    runs_through(home, file, "lb")


def write_hevy(file: Path, unit: str, rpe: bool):
    """An export of Hevy's of one lifter who gets steadily stronger."""
    log = lifted(steady(60), until=0)
    with file.open("w", newline="") as out:
        lines = csv.writer(out, quoting=csv.QUOTE_ALL)
        tail = (f"weight_{unit}", "reps", "distance_km", "duration_seconds", "rpe")
        lines.writerow((*HEVY, *tail))
        for session in log:
            at = f"{session.day:%-d %b %Y}, 18:00"
            for number, each in enumerate(session.sets * 3):
                head = (session.title, at, at.replace("18:", "19:"), "")
                head += ("Squat (Barbell)", "", "", number, "normal")
                load = each.load_kg / (0.45359237 if unit == "lbs" else 1)
                effort = 8 if rpe else ""
                lines.writerow((*head, f"{load:.4f}", each.reps, "", "", effort))


@pytest.mark.parametrize("rpe", [True, False], ids=["rpe", "no-rpe"])
@pytest.mark.parametrize("unit", ["kg", "lbs"])
def test_our_own_logs_in_each_unit_with_and_without_effort(home, tmp_path, unit, rpe):
    file = tmp_path / "workouts.csv"
    write_hevy(file, unit, rpe)

    trained = runs_through(home, file, "kg")

    learned = [each for each in trained["models"] if each["version"]]
    assert learned
    assert {each["sessions"] for each in learned} == {60}
    assert {each["to"] for each in learned} == {str(date(2026, 3, 2))}
    assert {each["from"] for each in learned} == {
        str(date(2026, 3, 2) - timedelta(days=59 * 3))
    }


CHINESE = "日期,锻炼名称,时长,运动名称,设置顺序,重量,次,距离,秒,备注,锻炼备注,RPE"


def test_a_localised_export_runs_through(home, tmp_path):
    lines = [CHINESE]
    for session in lifted(steady(40)):
        lines += [
            f'{session.day} 18:00:00,"腿",1小时,"Squat (Barbell)",{n},{each.load_kg},'
            f"{each.reps},0,0,,,8"
            for n, each in enumerate(session.sets * 3, start=1)
        ]
    file = tmp_path / "strong.csv"
    file.write_text("\n".join(lines), encoding="utf-8")

    trained = runs_through(home, file, "kg")

    assert {each["sessions"] for each in trained["models"] if each["version"]} == {40}
