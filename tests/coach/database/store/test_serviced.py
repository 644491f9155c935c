"""Activities as a service holds them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from coach.database.tables.activities import COMPLETED_ACTIVITIES
from coach.domain.activity import Recording, Source, Sport
from coach.domain.review import Correction
from coach.domain.sync import RemoteActivity
from tests import builders
from tests.coach.database.nouns import NOW, keep, ride

LATER = NOW + timedelta(days=1)


def of_garmin(recording, number="7", **fields):
    """The recording as Garmin calls it."""
    named = {"source": Source.GARMIN, "source_id": number, **fields}
    return replace(recording, activity=replace(recording.activity, **named))


def hold(store, sha256, remote_id="7", **fields):
    keep(store, sha256, "a.fit", b"x", "imported", None, NOW)
    store.save_remote_activity(
        RemoteActivity("garmin", remote_id, None, "v1", sha256, **fields), NOW
    )


def names(store):
    return [(a.source.value, a.source_id, a.title) for a in store.activities()]


def test_a_file_of_what_a_service_holds_changes_nothing(write):
    with write() as store:
        hold(store, "a" * 64)
        store.save_from_service(of_garmin(ride(5), title="Race"), "a" * 64, NOW)
        keep(store, "b" * 64, "b.fit", b"y", "imported", None, NOW)

        fuller = store.save_recording(ride(5, laps=(), title="x"), "b" * 64, LATER)

        assert not fuller.new
        assert names(store) == [("garmin", "7", "Race")]
        assert store.activities_of("b" * 64) == (fuller.id,)


def test_what_a_restored_home_knows_a_service_called_keeps_that_name(write):
    """No service was asked yet: a fuller file may fill it, and not rename it."""
    with write() as store:
        short = of_garmin(ride(5), title="Race", sport=Sport.WALK)
        store.save_recording(short, None, NOW)
        uuid = short.activity.uuid

        assert store.save_recording(ride(9, uuid=uuid), None, LATER).new

        assert names(store) == [("garmin", "7", "Race")]
        assert store.activities()[0].sport is Sport.WALK
        assert len(store.streams(uuid)) == 9


def test_the_name_in_an_export_comes_to_a_file_that_was_there_before(write):
    with write() as store:
        store.save_recording(ride(5), None, NOW)
        store.save_recording(of_garmin(ride(5), title="Race"), None, LATER)

        assert names(store) == [("garmin", "7", "Race")]


def test_a_summary_and_the_file_become_one(write):
    """Garmin's account export names the activity; its file came by cable."""
    known = {"source": Source.GARMIN, "source_id": "7"}
    words = builders.activity("ride", uuid="words", **known)
    with write() as store:
        hold(store, "a" * 64)
        file = store.save_recording(ride(5), None, NOW)
        summary = store.save_recording(Recording(words), None, NOW)
        store.save_correction(Correction("words", None), NOW)

        kept = store.save_from_service(of_garmin(ride(5)), "a" * 64, NOW)

        assert (kept.uuid, kept.id) == (file.uuid, file.id)
        assert kept.id != summary.id
        assert len(store.activities()) == 1
        assert store.corrections() == (Correction(file.uuid, None),)


@pytest.mark.parametrize("was_known", [True, False])
def test_what_was_changed_there_keeps_its_number_and_uuid(write, was_known):
    with write() as store:
        hold(store, "a" * 64)
        hold(store, "b" * 64)
        first = store.save_from_service(of_garmin(ride(5, uuid="one")), "a" * 64, NOW)
        was = first.id if was_known else None

        again = store.save_from_service(
            of_garmin(ride(9, uuid="two")), "b" * 64, LATER, was
        )

        assert again.id == first.id
        assert again.uuid == ("one" if was_known else "two")
        assert (again.new, again.changed) == (False, True)
        assert len(store.streams(again.uuid)) == 9


def test_the_same_again_changes_nothing(write):
    with write() as store:
        hold(store, "a" * 64)
        store.save_from_service(of_garmin(ride(5)), "a" * 64, NOW)
        again = store.save_from_service(of_garmin(ride(5)), "a" * 64, LATER)

        assert (again.new, again.changed) == (False, False)


def test_what_was_deleted_is_in_no_answer_and_stays_in_the_table(write):
    with write() as store:
        hold(store, "a" * 64)
        saved = store.save_from_service(
            of_garmin(ride(5, sets=builders.sets(5))), "a" * 64, NOW
        )
        assert store.delete_activities("a" * 64, LATER) == ()  # it is held there
        hold(store, "a" * 64, deleted_at=LATER)

        assert store.delete_activities("a" * 64, LATER) == (saved.uuid,)

        assert store.activities() == store.activities(details=False) == ()
        assert store.activity(saved.id) is None
        assert store.activity_by_uuid(saved.uuid) is None
        assert store.lifts_before(LATER.date(), ["back squat"]) == ()
        assert store.exercise_names_met() == {}
        assert store.sources_held() == ()
        assert store.newest_data_day() is None
        assert store.newest_day_of("garmin") is None
        assert store.activities_of("a" * 64) == ()
        assert store.known_files() == {}
        assert not store.is_known_file("a" * 64)
        rows = store._connection.execute(select(COMPLETED_ACTIVITIES)).all()
        assert [row.deleted_at for row in rows] == [LATER]


def test_it_is_back_with_the_number_it_had(write):
    with write() as store:
        hold(store, "a" * 64)
        first = store.save_from_service(of_garmin(ride(5)), "a" * 64, NOW)
        hold(store, "a" * 64, deleted_at=LATER)
        store.delete_activities("a" * 64, LATER)

        again = store.save_recording(ride(5), "a" * 64, LATER)

        assert (again.id, again.new) == (first.id, True)
        assert names(store)[0][:2] == ("garmin", "7")
