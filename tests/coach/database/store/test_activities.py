import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.database import Saved, open_database
from coach.database.migrate import migrate
from coach.domain.activity import Effort, Lap, Length, Recording, Sport, Stroke
from coach.errors import CoachError, ExitCode
from tests import builders
from tests.coach.database import nouns
from tests.coach.database.nouns import NOW, keep

ROUND_TRIP = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def comparable(activity):
    return replace(activity, id=None, start=nouns.same_clock(activity.start))


def as_lists(streams):
    return streams and [streams.time_s.tolist(), *map(repr, streams.channels.items())]


@ROUND_TRIP
@given(recording=nouns.recordings)
def test_a_recording_comes_back_as_it_was(write_as_newcomer, recording):
    with write_as_newcomer() as store:
        saved = store.save_recording(recording, None, NOW)

        activity = store.activity(saved.id)
        streams = store.streams(saved.uuid)

    assert comparable(activity) == comparable(recording.activity)
    assert activity.start.utcoffset() == recording.activity.start.utcoffset()
    assert activity.id == saved.id
    if recording.streams is None:
        assert streams is None
    else:
        assert streams.time_s == recording.streams.time_s
        assert streams.channels.keys() == recording.streams.channels.keys()
        for name, values in recording.streams.channels.items():
            for one, other in zip(values, streams.channels[name], strict=True):
                both_nan = math.isnan(one) and math.isnan(other)
                assert both_nan or math.isclose(one, other, abs_tol=1e-9)


def test_an_activity_keeps_the_clock_of_the_place_it_was_done_in(write, read):
    tokyo = timezone(timedelta(hours=9))
    late = datetime(2026, 3, 1, 0, 30, tzinfo=tokyo)
    with write() as store:
        done = builders.activity(start=late, timezone="Asia/Tokyo")
        saved = store.save_recording(Recording(done), None, NOW)

    with read() as store:
        activity = store.activity(saved.id)
        same_day = store.activities(late.date(), late.date())

    assert activity.start.isoformat() == "2026-03-01T00:30:00+09:00"
    assert activity.start.astimezone(UTC).day == 28
    assert same_day == (activity,)


def test_the_same_recording_is_saved_once(write):
    with write() as store:
        first = store.save_recording(nouns.ride(), None, NOW)
        again = store.save_recording(nouns.ride(), None, NOW + timedelta(days=1))

        assert first == Saved(nouns.ride().activity.uuid, 1, new=True)
        assert again == replace(first, new=False)
        assert len(store.activities()) == 1


def test_a_session_its_source_gave_before_is_known_by_its_name_there(write):
    with write() as store:
        store.save_recording(nouns.ride(uuid="one"), None, NOW)
        again = store.save_recording(nouns.ride(uuid="two"), None, NOW)

        assert again == Saved("one", 1, new=False)


def test_the_same_name_at_another_source_is_another_recording(write):
    with write() as store:
        store.save_recording(nouns.ride(uuid="one"), None, NOW)
        other = nouns.ride(uuid="two", source="hevy")
        other = replace(
            other, activity=replace(other.activity, source=builders.Source.HEVY)
        )

        assert store.save_recording(other, None, NOW).new


def test_activities_come_by_start_and_can_be_asked_for_by_day_and_sport(write):
    made = [
        builders.activity("run", 2),
        builders.activity("swim", 1, hour=18),
        builders.activity("run", 1, hour=7),
        builders.activity("run", 4),
    ]
    with write() as store:
        for each in made:
            store.save_recording(Recording(each), None, NOW)

        uuids = [[a.uuid for a in found] for found in (
            store.activities(),
            store.activities(builders.day(1), builders.day(2)),
            store.activities(first=builders.day(2)),
            store.activities(last=builders.day(1), sport=Sport.RUN),
        )]  # fmt: skip

    run_2, swim_1, run_1, run_4 = (each.uuid for each in made)
    assert uuids == [
        [run_1, swim_1, run_2, run_4],
        [run_1, swim_1, run_2],
        [run_2, run_4],
        [run_1],
    ]


def test_without_details_the_parts_are_left_out_and_the_effort_is_not(write):
    effort = Effort(210.0, ((120, 30.0), (121, 15.5)))
    done = builders.activity(
        "swim",
        laps=(Lap(0, 60),),
        lengths=(Length(0, 20, active=True, strokes=9, stroke=Stroke.FREESTYLE),),
        sets=builders.sets(5, 5),
        effort=effort,
    )
    with write() as store:
        store.save_recording(Recording(done), None, NOW)
        (whole,) = store.activities()
        (quick,) = store.activities(details=False)

    assert whole == replace(done, id=1)
    assert quick == replace(whole, laps=(), lengths=(), sets=())
    assert quick.effort == effort


def test_what_is_not_there_is_none(read):
    with read() as store:
        assert store.activity(1) is None
        assert store.activity_by_uuid("nobody") is None
        assert store.streams("nobody") is None
        assert store.files_of("nobody") == ()
        assert store.activities_of("no file") == ()


def test_files_and_activities_know_each_other(write):
    one, two = nouns.digest(b"1"), nouns.digest(b"2")
    with write() as store:
        # before or after the file itself, in one transaction
        first = store.save_recording(nouns.ride(on=0), one, NOW)
        for sha256, content in ((one, b"1"), (two, b"2")):
            keep(store, sha256, "a.fit", content, "imported", None, NOW)
        second = store.save_recording(nouns.ride(on=1), one, NOW)
        store.save_recording(nouns.ride(on=0), two, NOW)

    with write() as store:
        assert store.activities_of(one) == (first.id, second.id)
        assert store.activities_of(two) == (first.id,)
        assert store.files_of(first.uuid) == tuple(sorted((one, two)))


@pytest.mark.parametrize(
    "broken",
    [
        {"elapsed_s": -1.0},
        {"elapsed_s": math.nan},
        {"distance_m": math.inf},
        {"rpe": 11.0},
        {"max_hr_bpm": 2**70},
        {"title": "a\0b"},
        {"title": "\ud800"},
        {"effort": Effort(hr_seconds=((-5, 1.0),))},
        {"effort": Effort(normalized_power_w=math.nan)},
        {"start": datetime(2026, 3, 1)},  # noqa: DTZ001
        {"laps": (Lap(0, -5),)},
    ],
    ids=str,
)
def test_one_impossible_record_costs_nothing_else(write, read, broken):
    with write() as store:
        store.save_recording(nouns.ride(on=0), None, NOW)
        with pytest.raises(CoachError) as refusal:
            store.save_recording(nouns.ride(on=1, **broken), None, NOW)
        store.save_recording(nouns.ride(on=2), None, NOW)

    assert refusal.value.code is ExitCode.UNREADABLE_INPUT
    with read() as store:
        assert [a.local_date for a in store.activities()] == [
            builders.day(0),
            builders.day(2),
        ]


PARTS = ("laps", "pool_lengths", "strength_sets", "streams", "activity_files")


def rows_without_numbers(store):
    """Every row of the athlete, as text, with ids replaced by what they stand for."""
    names = {each.id: each.uuid for each in store.activities(details=False)}
    found = []
    for table in ("completed_activities", "raw_files", *PARTS):
        query = f"SELECT * FROM {table} WHERE athlete_id = {store._athlete_id}"  # noqa: S608
        for row in store._connection.exec_driver_sql(query).mappings():
            held = dict(row, athlete_id=None)
            held["of"] = names.get(held.pop("activity_id", held.pop("id", None)))
            found.append((table, repr(sorted(held.items()))))
    return sorted(found)


def import_all(store, recordings):
    for recording in recordings:
        content = recording.activity.uuid.encode()
        sha256 = nouns.digest(content)
        keep(store, sha256, "a", content, "imported", None, NOW)
        store.save_recording(recording, sha256, NOW)


def total_changes(store):
    return store._connection.connection.dbapi_connection.total_changes


@pytest.fixture(scope="module")
def in_memory():
    database = open_database("sqlite://")
    migrate(database)
    yield database
    database.close()


@settings(max_examples=15)
@given(st.data())
def test_importing_in_any_order_any_number_of_times_gives_the_same_rows(
    in_memory, data
):
    by_name = {"unique_by": lambda r: (r.activity.source, r.activity.source_id)}
    recordings = data.draw(st.lists(nouns.recordings, max_size=4, **by_name))
    order = data.draw(st.permutations(recordings * 2))
    found = []
    for sequence in (recordings, order):
        name = f"athlete {len(in_memory.athletes())}"
        athlete = in_memory.add_athlete(name, "UTC", NOW)
        with in_memory.writing(athlete.id) as store:
            import_all(store, sequence)
            found.append(rows_without_numbers(store))
            before = total_changes(store)
            import_all(store, sequence)
            assert total_changes(store) == before
            assert rows_without_numbers(store) == found[-1]

    assert found[0] == found[1]


def as_full(**fields):
    return nouns.ride(uuid="a", **fields)


@pytest.mark.parametrize("swapped", [False, True])
def test_of_two_copies_as_full_the_same_one_stays_in_either_order(write, swapped):
    copies = [as_full(avg_hr_bpm=140), as_full(avg_hr_bpm=141)]

    with write() as store:
        for each in reversed(copies) if swapped else copies:
            store.save_recording(each, None, NOW)
        (kept,) = store.activities()
        again = [store.save_recording(each, None, NOW).new for each in copies]

    assert kept.avg_hr_bpm == 141
    assert again == [False, False]


def test_of_two_copies_as_full_the_one_without_doubts_stays(write):
    doubted = as_full(doubts=("its date cannot be",))

    with write() as store:
        for each in (doubted, as_full(), doubted):
            store.save_recording(each, None, NOW)
        (kept,) = store.activities()

    assert kept.doubts == ()
