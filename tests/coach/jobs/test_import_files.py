import hashlib
import random
from dataclasses import dataclass, replace
from itertools import accumulate
from uuid import NAMESPACE_OID, uuid5

import pytest

from coach.domain.activity import Length, Recording, Stroke
from coach.domain.metric import MetricKind
from coach.intake.here import InThisProcess
from coach.intake.reading import Readers
from coach.jobs.import_files import import_files
from connectors.base import FileContents
from tests.builders import activity
from tests.homes import SUNDAY, march
from tests.thorough import some


def named(document, ids, key=None):
    """The document with every number of an activity as its source's own name."""
    if isinstance(document, dict):
        inside = key if key == "from" else None
        return {
            each: named(value, ids, inside or each)
            for each, value in document.items()
            if each != "id"
        }
    if isinstance(document, list):
        numbers = key in {"same_session_as", "recordings", "from"}
        return (
            sorted(ids[number] for number in document)
            if numbers
            else [named(each, ids) for each in document]
        )
    return ids.get(document) if key == "activity_id" else document


def known(home):
    """All that the home tells of what was done, but for numbers of rows."""
    activities = home.json("activities")
    ids = {a["id"]: f"{a['source']} {a['source_id']}" for a in activities["activities"]}
    details = [home.json("activity", number) for number in ids]
    goals = home.json("goals", "--date", SUNDAY)
    review = home.review(SUNDAY)
    details.sort(key=lambda d: (d["start"], d["uuid"]))
    return [named(each, ids) for each in (activities, details, goals, review)]


def statuses(document):
    return {
        file["path"].rpartition("/")[2]: file["status"] for file in document["files"]
    }


def test_every_file_is_imported_and_names_its_activities(home, folder, fortnight):
    document = home.json("import", folder)

    activities = home.json("activities")["activities"]
    assert document["schema"] == "coach/import/1"
    assert document["imported"] == len(fortnight) == len(document["files"])
    assert (document["duplicates"], document["rejected"]) == (0, 0)
    for file in document["files"]:
        content = fortnight[file["path"].removeprefix(f"{folder}/")]
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["reason"] is None
    assert sorted(n for file in document["files"] for n in file["activity_ids"]) == (
        sorted(a["id"] for a in activities)
    )


def test_a_second_import_changes_no_row(home, folder, fortnight):
    first = home.json("import", folder)
    rows = home.rows()

    second = home.at(march(9)).json("import", folder)

    assert home.rows() == rows
    assert second["duplicates"] == len(fortnight)
    assert second["imported"] == 0
    assert [f["activity_ids"] for f in second["files"]] == [
        f["activity_ids"] for f in first["files"]
    ]


def test_the_same_bytes_under_another_name_change_no_row(home, folder, tmp_path):
    home.json("import", folder)
    rows = home.rows()
    for number, file in enumerate(sorted(folder.rglob("*.*"))):
        (tmp_path / f"copy-{number}{file.suffix}").write_bytes(file.read_bytes())

    document = home.json("import", *tmp_path.glob("copy-*"))

    assert {file["status"] for file in document["files"]} == {"duplicate"}
    assert home.rows() == rows


def test_a_file_named_twice_is_imported_once(home, folder):
    document = home.json("import", folder, folder)

    assert document["imported"] == document["duplicates"]


@pytest.mark.parametrize("seed", some(range(3), 1))
def test_any_order_of_files_ends_in_the_same_training(homes, folder, seed):
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    shuffled = random.Random(seed).sample(files, len(files))
    in_order, mixed = homes(), homes()

    in_order.json("import", *files)
    for file in shuffled:
        mixed.json("import", file)

    assert known(mixed) == known(in_order)


def cut(content, share):
    return content[: int(len(content) * share)]


@pytest.mark.parametrize("share", some([0.7, 0.9], 1))
@pytest.mark.parametrize("sport", ["swim", "run", "ride", "strength"])
def test_a_cut_copy_and_the_whole_one_are_one_activity_in_either_order(
    homes, tmp_path, fortnight, sport, share
):
    content = next(c for name, c in fortnight.items() if name.endswith(f"{sport}.fit"))
    whole, part = tmp_path / "whole.fit", tmp_path / "part.fit"
    whole.write_bytes(content)
    part.write_bytes(cut(content, share))
    only, first, last = homes(), homes(), homes()

    only.json("import", whole)
    first.json("import", whole)
    first.run("import", part)
    last.run("import", part)
    last.json("import", whole)

    assert known(first)[:3] == known(only)[:3]
    assert known(last)[:3] == known(only)[:3]


def test_a_lift_on_the_watch_and_in_hevy_is_one_session(home, folder):
    home.json("import", folder)

    lifts = home.json("activities", "--sport", "strength")["activities"]
    by_id = {lift["id"]: lift for lift in lifts}

    assert len(lifts) == 8
    for lift in lifts:
        (other,) = lift["same_session_as"]
        assert {lift["source"], by_id[other]["source"]} == {"fit", "hevy"}
        assert by_id[other]["same_session_as"] == [lift["id"]]


def test_a_session_recorded_twice_is_counted_once(homes, folder):
    both, watch = homes(), homes()
    both.json("import", folder)
    watch.json("import", folder / "watch")

    assert both.review()["week"]["actual_s"] == watch.review()["week"]["actual_s"] > 0
    assert both.review()["week"]["by_sport"] == watch.review()["week"]["by_sport"]


def test_loads_come_from_the_app_and_heart_rate_from_the_watch(home, folder):
    home.json("import", folder)

    lifts = home.json("activities", "--sport", "strength")["activities"]
    details = [home.json("activity", lift["id"]) for lift in lifts]

    assert all(d["avg_hr_bpm"] for d in details if d["source"] == "fit")
    assert all(
        s["load_kg"] is not None or s["reps"] or s["duration_s"]
        for d in details
        if d["source"] == "hevy"
        for s in d["sets"]
    )


def test_what_cannot_be_read_is_told_and_stops_nothing(home, folder):
    (folder / "watch" / "0-broken.fit").write_bytes(b"\x0e\x10 no .FIT at all")
    (folder / "hevy" / "0.csv").write_text("a,b\n1,2\n")

    document = home.json("import", folder, code=65)

    broken = next(f for f in document["files"] if f["path"].endswith("0-broken.fit"))
    assert broken["status"] == "rejected"
    assert broken["reason"]
    assert document["rejected"] == 1
    assert statuses(document)["0.csv"] == "ignored"
    assert len(home.json("activities")["activities"]) == 14


def test_an_unreadable_file_is_unreadable_the_second_time_too(home, tmp_path):
    file = tmp_path / "broken.fit"
    file.write_bytes(b"\x0e\x10 no .FIT at all")
    first = home.json("import", file, code=65)
    rows = home.rows()

    assert home.json("import", file, code=65) == first
    assert home.rows() == rows


def test_what_is_kept_of_a_broken_file_is_imported_with_a_reason(
    home, tmp_path, fortnight
):
    content = next(c for name, c in fortnight.items() if name.endswith("run.fit"))
    file = tmp_path / "cut.fit"
    file.write_bytes(cut(content, 0.8))

    (told,) = home.json("import", file)["files"]

    assert told["status"] == "imported"
    assert told["reason"]
    (activity,) = home.json("activities")["activities"]
    assert activity["sport"] == "run"
    assert activity["elapsed_s"] > 600


def test_a_file_of_no_known_kind_is_passed_over_in_a_folder_and_refused_by_name(
    home, tmp_path
):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "notes.txt").write_text("nothing")

    found = home.json("import", folder)["files"]
    named_ = home.json("import", folder / "notes.txt", code=65)["files"]

    assert [(f["status"], bool(f["reason"])) for f in found] == [("ignored", True)]
    assert [(f["status"], bool(f["reason"])) for f in named_] == [("rejected", True)]


def test_a_path_that_is_not_there_is_rejected_and_the_rest_goes_on(home, folder):
    document = home.json("import", folder / "nothing-here", folder, code=65)

    assert document["rejected"] == 1
    assert document["imported"] == len(document["files"]) - 1


def test_hidden_files_and_folders_are_passed_over(home, folder):
    hidden = folder / ".trash"
    hidden.mkdir()
    (hidden / "run.fit").write_bytes(b"x")
    (folder / ".run.fit").write_bytes(b"x")

    document = home.json("import", folder)

    assert not [f for f in document["files"] if "/." in f["path"]]


def test_an_empty_folder_holds_nothing(home, tmp_path):
    (tmp_path / "empty").mkdir()

    assert home.json("import", tmp_path / "empty")["files"] == []


def test_the_bytes_that_came_in_are_kept(home, folder, fortnight):
    from coach.database import open_database

    home.json("import", folder)

    database = open_database(f"sqlite:///{home.database}")
    with database.reading(1) as store:
        kept = [store.file_content(file.sha256) for file in store.files()]
    database.close()
    assert sorted(kept) == sorted(fortnight.values())


def test_the_best_hundred_of_every_pool_swim_is_measured(home, folder):
    home.json("import", folder)

    goals = home.json("goals", "--date", SUNDAY)["goals"]

    best = next(goal for goal in goals if goal["key"] == "swim_100yd")
    assert 60 < best["value"] < 180
    assert best["unit"] == "s"
    assert best["n"] >= 2


@dataclass(frozen=True)
class Swims:
    """Reads a swim of as many pool lengths as the file has letters."""

    kind: str = "letters"

    def accepts(self, content, name):
        return True

    def read(self, content, name, timezone):
        times = [float(ord(letter) - 64) for letter in content.decode()]
        ends = [*accumulate(times)]
        lengths = tuple(
            Length(end - time, time, active=True, strokes=10, stroke=Stroke.FREESTYLE)
            for time, end in zip(times, ends, strict=True)
        )
        name = {"uuid": str(uuid5(NAMESPACE_OID, "swim")), "source_id": "swim"}
        made = {"lengths": lengths, "pool_length_m": 22.86}
        swim = activity("swim", minutes=ends[-1] / 60, **made, **name)
        return FileContents((Recording(swim),))


@pytest.mark.parametrize(
    "names", [("cut", "whole"), ("whole", "cut")], ids="-then-".join
)
def test_the_best_hundred_is_that_of_the_fuller_copy(home, tmp_path, names):
    # A to Z are lengths of 1 to 26 s: the cut copy lacks the fastest four.
    copies = {"cut": "ZZZZYYYY", "whole": "ZZZZYYYYTTTTZZZZ"}
    for name in names:
        (tmp_path / name).write_text(copies[name])

    with home.context() as context:
        reading = replace(context, intake=lambda: InThisProcess(Readers((Swims(),))))
        for name in names:
            import_files(reading, [tmp_path / name])
        with context.reading() as store:
            (best,) = store.metrics(MetricKind.SWIM_100YD)

    assert best.value == 80


def test_what_was_unreadable_is_in_the_review_of_the_day_it_came_in_on(
    home, tmp_path, fortnight
):
    content = next(c for name, c in fortnight.items() if name.endswith("run.fit"))
    (tmp_path / "cut.fit").write_bytes(cut(content, 0.8))
    home.json("import", tmp_path / "cut.fit")

    assert home.review(SUNDAY)["issues"]
    assert home.review(march(7))["issues"] == []
