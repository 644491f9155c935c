"""Hevy's workouts and measurements in the database: the real client, a fake server."""

import pytest

from coach.jobs.sync import sync
from coach.redaction import Secret
from connectors.hevy.client import HevyClient
from connectors.hevy.source import HevySource
from tests.connectors.files.exports import export
from tests.fakes.hevy import KEY, FakeHevy, exercise, lifted
from tests.scripted import scripted

SQUATS = exercise(
    "Squat (Barbell)", lifted(60, 5, kind="warmup"), lifted(100, 5, rpe=8)
)
TIMES = "2026-03-03T17:58:31Z", "2026-03-03T18:55:00Z"
CSV_ROW = {"start_time": "3 Mar 2026, 17:58", "end_time": "3 Mar 2026, 18:55"}


@pytest.fixture
def hevy():
    with FakeHevy() as fake:
        squat = "D04AC939"  # all of Hevy's exercises take longer than they tell
        fake.templates = {squat: fake.templates[squat]}
        yield fake


@pytest.fixture
def home(homes):
    return homes()


def synced(home, hevy):
    """New, changed and deleted."""
    with home.context() as context:
        source = HevySource(HevyClient(Secret(KEY), hevy.url))
        (report,) = sync(scripted(context, source)).services
    assert report.trouble is None, report
    counts = report.counts
    return counts.new, counts.updated, counts.deleted


def activities(home):
    return home.json("activities")["activities"]


def test_a_workout_comes_in_once_with_the_catalogues_names(home, hevy):
    key = hevy.add_workout("Lower A", *TIMES, SQUATS)

    assert synced(home, hevy) == (1, 0, 0)
    assert synced(home, hevy) == (0, 0, 0)
    (activity,) = activities(home)
    assert (activity["source"], activity["source_id"]) == ("hevy", key)
    with home.context() as context, context.reading() as store:
        (kept,) = store.activities()
        offered = {e.remote_id: e.exercise for e in store.service_exercises("hevy")}
    assert [(s.exercise, s.load_kg) for s in kept.sets] == [
        ("back squat", 60),
        ("back squat", 100),
    ]
    assert offered["D04AC939"] == "back squat"


def test_an_edited_workout_is_the_same_activity_with_other_sets(home, hevy):
    key = hevy.add_workout("Lower A", *TIMES, SQUATS)
    synced(home, hevy)
    (before,) = activities(home)
    more = exercise("Squat (Barbell)", lifted(110, 3))
    hevy.edit_workout(key, title="Heavy", exercises=[SQUATS, more])

    assert synced(home, hevy) == (0, 1, 0)
    (after,) = activities(home)
    assert after["title"] == "Heavy"
    assert (after["uuid"], after["id"]) == (before["uuid"], before["id"])


def test_an_edit_that_takes_a_set_away_is_followed(home, hevy):
    key = hevy.add_workout("Lower A", *TIMES, SQUATS)
    synced(home, hevy)
    hevy.edit_workout(key, exercises=[exercise("Squat (Barbell)", lifted(100, 4))])
    synced(home, hevy)

    with home.context() as context, context.reading() as store:
        (kept,) = store.activities()
    assert [each.reps for each in kept.sets] == [4]


def test_a_workout_deleted_in_the_app_is_left_out(home, hevy):
    key = hevy.add_workout("Lower A", *TIMES, SQUATS)
    synced(home, hevy)
    hevy.delete_workout(key)

    assert synced(home, hevy) == (0, 0, 1)
    assert activities(home) == []


@pytest.mark.parametrize("file_first", [True, False])
def test_the_same_workout_from_a_csv_file_and_from_hevy_is_one_activity(
    home, hevy, tmp_path, file_first
):
    key = hevy.add_workout(
        "Lower A", *TIMES, exercise("Squat (Barbell)", lifted(100, 5))
    )
    file = tmp_path / "hevy.csv"
    file.write_bytes(export(CSV_ROW))

    def imported():
        home.run("import", str(file))

    steps = [imported, lambda: synced(home, hevy)]
    for step in steps if file_first else steps[::-1]:
        step()
    (activity,) = activities(home)

    assert activity["source_id"] == key


def test_a_corrected_measurement_takes_the_place_of_the_first(home, hevy):
    hevy.add_measurement("2026-03-03", weight_kg=80.5, fat_percent=18.5)
    synced(home, hevy)
    hevy.add_measurement("2026-03-03", weight_kg=80.5, fat_percent=16.5)
    synced(home, hevy)

    with home.context() as context, context.reading() as store:
        found = [(m.kind.value, m.value) for m in store.metrics()]
    assert sorted(found) == [("body_fat", 16.5), ("weight", 80.5)]
