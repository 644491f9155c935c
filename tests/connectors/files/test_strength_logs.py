"""Real logs, counted a second time by other means.

Nothing here uses the readers' own parts: lines are cut by hand, dates by strptime.
"""

import re
from datetime import UTC, datetime

import pytest

from coach.domain.strength import SetType, WeightUnit
from connectors.files.hevy_csv import HevyCsvReader
from connectors.files.strong_csv import StrongCsvReader

POUND_KG = 0.45359237
LIKELY_KG = 400
"""More has hardly anyone ever lifted, in any exercise of these logs."""

# Which places the date, the name, the load and the repetitions have in a line.
HEVY = (1, 0, 9, 10)
STRONG = (0, 1, 5, 6)
LOGS = {
    "hevy_dakheera47.csv": (HevyCsvReader(), HEVY, 1.0, 7211, 335),
    "hevy_mouadja02.csv": (HevyCsvReader(), HEVY, 1.0, 330, 17),
    "strong_breinsp.csv": (WeightUnit.KG, STRONG, 1.0, 2078, 129),
    "strong_dakheera47_sample.csv": (WeightUnit.KG, STRONG, 1.0, 250, 15),
    "strong_dakheera47_legacy.csv": (WeightUnit.KG, STRONG, 1.0, 6, 3),
    "strong_dericmei_zh.csv": (WeightUnit.LB, STRONG, POUND_KG, 6778, 384),
}
CELL = re.compile(r'(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))')


def cells(line):
    return [quoted or plain for quoted, plain in CELL.findall(line)]


def dated(text):
    shape = "%Y-%m-%d %H:%M:%S" if text[:4].isdigit() else "%d %b %Y, %H:%M"
    return datetime.strptime(text, shape)  # noqa: DTZ007 - a wall clock's


def counted(path, places, unit_kg):
    """Sets, sessions, first and last day, and the heaviest likely load."""
    lines = path.read_text("utf-8-sig").splitlines()[1:]
    rows = [[cells(line)[place] for place in places] for line in lines if line]
    days = sorted(dated(row[0]) for row in rows)
    loads = [float(row[2] or 0) * unit_kg for row in rows]
    return {
        "sets": len(rows),
        "sessions": len({(row[0], row[1]) for row in rows}),
        "first": days[0],
        "last": days[-1],
        "heaviest": max(load for load in loads if load <= LIKELY_KG),
        "lifted": sum(
            load * float(row[3] or 0) for load, row in zip(loads, rows, strict=True)
        ),
    }


def read(path, reader):
    contents = reader.read(path.read_bytes(), path.name, UTC)
    assert contents.issues == ()
    activities = [recording.activity for recording in contents.recordings]
    sets = [one for activity in activities for one in activity.sets]
    days = sorted(activity.start.replace(tzinfo=None) for activity in activities)
    loads = [one.load_kg or 0 for one in sets]
    return {
        "sets": len(sets),
        "sessions": len(activities),
        "first": days[0],
        "last": days[-1],
        "heaviest": max(load for load in loads if load <= LIKELY_KG),
        "lifted": sum((one.load_kg or 0) * (one.reps or 0) for one in sets),
    }


@pytest.mark.parametrize("name", LOGS)
def test_a_real_log_holds_what_another_count_finds(shared, name):
    reader, places, unit_kg, sets, sessions = LOGS[name]
    if isinstance(reader, WeightUnit):
        reader = StrongCsvReader(reader)
    path = shared / "data" / "strength" / name
    ours, theirs = read(path, reader), counted(path, places, unit_kg)

    assert ours.pop("heaviest") == pytest.approx(theirs.pop("heaviest"), abs=1e-3)
    assert ours.pop("lifted") == pytest.approx(theirs.pop("lifted"), rel=1e-6)
    assert ours == theirs
    assert (ours["sets"], ours["sessions"]) == (sets, sessions)


@pytest.mark.parametrize("name", [name for name in LOGS if name.startswith("strong")])
def test_real_strong_logs_are_strongs(shared, name):
    content = (shared / "data" / "strength" / name).read_bytes()

    assert StrongCsvReader().accepts(content, name)
    assert not HevyCsvReader().accepts(content, name)


@pytest.mark.parametrize("name", ["breinsp", "dakheera47_sample", "dakheera47_legacy"])
def test_the_unit_of_most_real_strong_logs_has_to_be_asked(shared, name):
    content = (shared / "data" / "strength" / f"strong_{name}.csv").read_bytes()
    contents = StrongCsvReader().read(content, name, UTC)

    assert contents.lacks_weight_unit
    assert contents.recordings == ()


@pytest.mark.parametrize("name", [name for name in LOGS if name.startswith("hevy")])
def test_real_hevy_logs_say_their_unit(shared, name):
    content = (shared / "data" / "strength" / name).read_bytes()

    assert not StrongCsvReader().accepts(content, name)
    assert not HevyCsvReader().read(content, name, UTC).lacks_weight_unit


@pytest.mark.parametrize("asked", [None, WeightUnit.KG, WeightUnit.LB])
def test_the_digits_of_one_say_pounds_whatever_is_answered(shared, asked):
    content = (shared / "data" / "strength" / "strong_dericmei_zh.csv").read_bytes()
    contents = StrongCsvReader(asked).read(content, "", UTC)
    loads = [one.load_kg for r in contents.recordings for one in r.activity.sets]

    assert sum(load is not None and load % 0.25 == 0 for load in loads) > 5000


@pytest.mark.parametrize("name", ["strong_export.csv", "strong_export_semicolon.csv"])
def test_both_example_layouts_are_one_session(shared, name):
    content = (shared / "wire" / "examples" / name).read_bytes()
    contents = StrongCsvReader(WeightUnit.KG).read(content, name, UTC)
    (recording,) = contents.recordings
    (one,) = recording.activity.sets

    assert recording.activity.source_id == "2026-11-18T18:58"
    assert recording.activity.elapsed_s == 57 * 60
    assert (one.load_kg, one.reps, one.rpe) == (100, 5, 8)
    assert one.set_type is SetType.NORMAL
