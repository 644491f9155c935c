import json
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.catalogue.resolve import resolve
from coach.domain.sync import RemoteActivity, Trouble
from connectors.base import ActivitySource, ConnectorError, Known
from connectors.files.hevy_json import HevyJsonReader
from connectors.hevy.source import HevySource
from tests.fakes.hevy import exercise, lifted
from tests.fakes.server import Answer, Fault, down, limited

TODAY = date(2026, 11, 24)
NEW_YORK = ZoneInfo("America/New_York")
SQUATS = exercise(
    "Squat (Barbell)", lifted(60, 5, kind="warmup"), lifted(100, 5, rpe=8)
)
WARM = {"templates_on": TODAY.isoformat(), "own": []}
"""A cursor that says the exercises were asked for today."""


def named(title):
    found = resolve(title, {}).exercise
    return found.name if found else None


class Kept:
    """What a sync keeps: the cursor and what came in, as the next one knows it."""

    def __init__(self, client, cursor=WARM):
        self.client = client
        self.cursor = dict(cursor)
        self.activities = {}
        self.today = TODAY

    def pull(self, most=None):
        """What a sync is given; with `most` it ends after so many."""
        known = Known(self.cursor, dict(self.activities), self.today, named)
        given = []
        for each in HevySource(self.client).pull(known):
            given.append(each)
            self.keep(each)
            if len(given) == most:
                break
        return given

    def keep(self, pulled):
        if pulled.cursor is not None:
            self.cursor = json.loads(json.dumps(pulled.cursor))
        if pulled.remote_id is None:
            return
        held = self.activities.get(pulled.remote_id)
        gone = pulled.content is None
        if gone:
            self.activities[pulled.remote_id] = replace(held, deleted_at="now")
        else:
            self.activities[pulled.remote_id] = RemoteActivity(
                "hevy", pulled.remote_id, None, pulled.fingerprint, "sha"
            )

    def ids(self):
        return [each.remote_id for each in self.pull() if each.remote_id]


@pytest.fixture
def kept(client):
    return Kept(client)


def add(hevy, day=18, title="Lower A", **fields):
    start = f"2026-11-{day:02}T23:58:00Z"
    end = f"2026-11-{day + 1:02}T00:55:00Z"
    return hevy.add_workout(title, start, end, SQUATS, **fields)


def read(pulled):
    contents = HevyJsonReader().read(pulled.content, pulled.name, NEW_YORK)
    assert contents.issues == ()
    return contents


def test_it_is_an_activity_source(client):
    source: ActivitySource = HevySource(client)

    assert source.name == "hevy"


def test_a_workout_comes_in_as_a_file_its_reader_knows(hevy, kept):
    key = add(hevy)
    (pulled, *_) = [each for each in kept.pull() if each.content]
    activity = read(pulled).recordings[0].activity

    assert pulled.remote_id == activity.source_id == key
    assert pulled.name == f"hevy-{key}.json"
    assert HevyJsonReader().accepts(pulled.content, pulled.name)
    assert json.loads(pulled.content)["workout"] == hevy.workouts[key]
    assert [each.load_kg for each in activity.sets] == [60, 100]


def test_first_everything_comes_in_then_only_what_is_new(hevy, kept):
    first = [add(hevy, day) for day in range(1, 24)]
    assert sorted(kept.ids()) == sorted(first)

    assert kept.ids() == []
    new = add(hevy, 25)
    assert kept.ids() == [new]


def test_an_evening_with_nothing_new_is_two_requests(hevy, kept):
    for day in range(1, 24):
        add(hevy, day)
        hevy.add_measurement(f"2026-10-{day:02}", weight_kg=80)
    kept.pull()
    asked = len(hevy.seen)

    assert kept.pull() == []
    assert hevy.lines(since=asked) == [
        "GET /v1/workouts/events",
        "GET /v1/body_measurements",
    ]


def test_events_are_asked_for_from_an_hour_before_the_newest_that_was_seen(hevy, kept):
    add(hevy)
    kept.pull()
    kept.pull()

    assert (
        hevy.workouts[next(iter(hevy.workouts))]["updated_at"] == (kept.cursor["since"])
    )
    (asked,) = [each for each in hevy.seen if each.path.endswith("/events")]
    assert asked.query["since"] == "2026-11-20T22:00:00Z"


def test_an_edited_workout_comes_again_under_its_id(hevy, kept):
    key = add(hevy)
    (before,) = [each for each in kept.pull() if each.remote_id]
    hevy.edit_workout(key, title="Lower B")
    (after,) = [each for each in kept.pull() if each.remote_id]

    assert after.remote_id == before.remote_id
    assert after.fingerprint != before.fingerprint
    assert read(after).recordings[0].activity.title == "Lower B"


def test_a_workout_that_was_touched_and_is_the_same_does_not_come_again(hevy, kept):
    key = add(hevy)
    kept.pull()
    hevy.edit_workout(key)

    assert kept.ids() == []


def test_a_deleted_workout_comes_as_its_id_alone_and_once(hevy, kept):
    key = add(hevy)
    kept.pull()
    hevy.delete_workout(key)
    (pulled,) = [each for each in kept.pull() if each.remote_id]

    assert (pulled.remote_id, pulled.content) == (key, None)
    assert kept.ids() == []


def test_a_workout_deleted_before_it_ever_came_in_is_nothing(hevy, kept):
    add(hevy)
    kept.pull()
    hevy.delete_workout(add(hevy, 20))

    assert kept.ids() == []


def test_what_was_deleted_and_is_back_comes_again(hevy, kept):
    key = add(hevy)
    kept.pull()
    hevy.delete_workout(key)
    kept.pull()
    del hevy.deleted[key]
    add(hevy, key=key)

    assert kept.ids() == [key]


def test_what_was_deleted_and_brought_back_between_two_syncs_is_not_deleted(hevy, kept):
    key = add(hevy)
    kept.pull()
    hevy.delete_workout(key)
    add(hevy, key=key, title="Brought back")
    (pulled,) = [each for each in kept.pull() if each.remote_id]

    assert read(pulled).recordings[0].activity.title == "Brought back"


def test_a_first_sync_that_broke_off_goes_on_and_loses_nothing(hevy, kept):
    keys = {add(hevy, day) for day in range(1, 26)}
    kept.pull(most=13)  # ten workouts, a step forward, two more
    newest = max(keys, key=lambda key: hevy.workouts[key]["start_time"])
    hevy.delete_workout(newest)  # all others move up by one
    late = add(hevy, 26)
    asked = len(hevy.seen)

    kept.pull()
    kept.pull()
    alive = {k for k, each in kept.activities.items() if each.deleted_at is None}
    assert alive == (keys - {newest}) | {late}
    assert hevy.seen[asked].query["page"] == "1"


def test_what_changes_while_pages_are_read_is_found_the_next_time(hevy, kept):
    keys = [add(hevy, day) for day in range(1, 24)]
    pulls = HevySource(kept.client).pull(Known(WARM, {}, TODAY, named))
    for _ in range(11):
        kept.keep(next(pulls))
    read_already = keys[-1]
    hevy.edit_workout(read_already, title="Changed")
    hevy.edit_workout(keys[0], title="Changed too")
    for each in pulls:
        kept.keep(each)

    assert kept.ids() == [read_already]


def test_of_many_events_every_page_is_read_and_a_workouts_last_one_counts(hevy, kept):
    keys = [add(hevy, day) for day in range(1, 24)]
    kept.pull()
    for key in keys:
        hevy.edit_workout(key, title="Changed")

    assert sorted(kept.ids()) == sorted(keys)


def test_a_server_whose_clock_is_years_ahead_hides_nothing_later(hevy, kept):
    add(hevy, 1)
    hevy.now += timedelta(days=900)
    add(hevy, 2)
    kept.pull()
    hevy.now -= timedelta(days=900)
    key = add(hevy, 3)

    assert kept.ids() == [key]


def test_one_workout_that_makes_no_sense_hides_no_other(hevy, kept):
    good, bad = add(hevy), add(hevy, 19)
    hevy.workouts[bad]["exercises"] = "none"
    given = kept.pull()

    assert [each.remote_id for each in given if each.remote_id] == [good]
    (issue,) = [each.issue for each in given if each.issue]
    assert "exercises" in str(issue)


@pytest.mark.parametrize("first", [True, False])
def test_news_of_which_none_can_be_read_are_no_answer_and_told_once(hevy, kept, first):
    if not first:
        add(hevy, 18)
        kept.pull()
    hevy.workouts[add(hevy, 20)]["exercises"] = "none"

    with pytest.raises(ConnectorError) as caught:
        kept.pull()

    assert caught.value.trouble is Trouble.DOWN
    assert not kept.ids()


def test_measurements_come_as_a_file_their_reader_knows(hevy, kept):
    hevy.add_measurement("2026-11-20", weight_kg=80.5, fat_percent=18.5)
    (pulled,) = [each for each in kept.pull() if each.content]
    metrics = read(pulled).metrics

    assert pulled.remote_id is None
    assert [(m.kind, m.value, m.day.isoformat()) for m in metrics] == [
        ("weight", 80.5, "2026-11-20"),
        ("body_fat", 18.5, "2026-11-20"),
    ]


def test_a_measurement_that_was_corrected_comes_again_in_its_place(hevy, kept):
    for day in range(1, 24):
        hevy.add_measurement(f"2026-11-{day:02}", weight_kg=80)
    kept.pull()
    hevy.add_measurement("2026-11-23", weight_kg=79.5)
    (pulled,) = [each for each in kept.pull() if each.content]
    (metric,) = read(pulled).metrics

    assert metric.value == 79.5
    assert metric.uuid == _uuid_of_weight(hevy, "2026-11-23")
    assert kept.pull() == []


def _uuid_of_weight(hevy, day):
    document = {"coach": "hevy measurements/1", "measurements": [
        {**hevy.measurements[day], "weight_kg": 99}
    ]}  # fmt: skip
    content = json.dumps(document).encode()
    return HevyJsonReader().read(content, "m.json", NEW_YORK).metrics[0].uuid


def test_days_measured_long_ago_are_looked_at_once_a_month(hevy, kept):
    for number in range(70):
        day = (date(2026, 11, 20) - timedelta(days=number)).isoformat()
        hevy.add_measurement(day, weight_kg=80)
    kept.pull()
    hevy.add_measurement("2026-09-20", weight_kg=70)
    assert kept.pull() == []

    kept.today += timedelta(days=30)
    (pulled,) = [each for each in kept.pull() if each.content]
    assert 70 in [metric.value for metric in read(pulled).metrics]


def test_exercises_are_asked_for_at_first_and_after_a_month(hevy, client):
    kept = Kept(client, cursor={})
    offered = {e.exercise.remote_id: e.exercise for e in kept.pull() if e.exercise}

    assert len(offered) == 425
    assert offered["D04AC939"].exercise == "back squat"
    assert offered["D04AC939"].kind == "weight_reps"
    kept.today += timedelta(days=29)
    assert kept.pull() == []
    kept.today += timedelta(days=1)
    assert len([each for each in kept.pull() if each.exercise]) == 425


def test_training_comes_in_even_if_the_exercises_do_not(hevy, client):
    key = add(hevy)
    hevy.faults = [down("GET /v1/exercise_templates", times=None)]
    kept = Kept(client, cursor={})
    with pytest.raises(ConnectorError):
        kept.pull()

    assert [*kept.activities] == [key]


def test_an_exercise_of_the_athletes_own_is_asked_for_when_it_is_met(hevy, kept):
    key = hevy.add_exercise("Pallof Press", "reps_only")
    squeeze = exercise("Pallof Press", lifted(None, 10), key=key)
    when = "2026-11-18T23:58:00Z", "2026-11-19T00:55:00Z"
    hevy.add_workout("A", *when, squeeze)
    offered = {e.exercise.remote_id: e.exercise for e in kept.pull() if e.exercise}

    assert offered[key].exercise == "pallof press"
    assert kept.pull() == []


def test_four_hundred_and_one_of_hevys_exercises_are_in_the_catalogue(hevy):
    titles = [each["title"] for each in hevy.templates.values()]
    unknown = {title for title in titles if named(title) is None}

    assert len(titles) - len(unknown) == 401
    # What is left is no lifting: endurance, and warming up.
    assert {"Running", "Yoga", "Treadmill", "Warm Up"} < unknown


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (down(times=None), Trouble.DOWN),
        (down(status=404, times=None), Trouble.MISSING),
        (down(status=401, times=None), Trouble.LOG_IN),
        (down(status=403, times=None), Trouble.LOG_IN),
        (limited(times=None), Trouble.LIMITED),
        (Fault(".*", Answer(427, b""), times=None), Trouble.LIMITED),
        (Fault(".*", Answer(200, {"page": 1}), times=None), Trouble.DOWN),
        (Fault(".*", Answer(200, b"[" * 50_000), times=None), Trouble.DOWN),
    ],
)
def test_a_service_that_is_down_is_no_service_without_workouts(
    hevy, kept, fault, trouble
):
    add(hevy)
    hevy.faults = [fault]
    with pytest.raises(ConnectorError) as caught:
        kept.pull()

    assert caught.value.trouble is trouble
    assert kept.activities == {}
    assert kept.cursor == WARM
