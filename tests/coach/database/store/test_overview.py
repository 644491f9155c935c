"""Counts made by the database are the same on both, and an athlete's own."""

from dataclasses import replace
from datetime import timedelta

from coach.domain.activity import Recording, Source
from coach.domain.review import Export, ExportState
from tests import builders
from tests.builders import day
from tests.coach.database.nouns import NOW

LATER = NOW + timedelta(hours=3)


def test_nothing_is_told_of_nothing(write):
    with write() as store:
        assert store.sources_held() == ()
        assert store.plans_held() == ()
        assert store.last_review() is None
        assert store.exports_held() == {}
        assert store.file_came_in_at() is None


def test_activities_are_counted_by_source(write, write_as_newcomer):
    lifted = replace(builders.activity("strength", 1), source=Source.HEVY)
    with write() as store:
        store.save_recording(Recording(builders.activity("run", 0)), None, NOW)
        store.save_recording(Recording(builders.activity("run", 2)), None, LATER)
        store.save_recording(Recording(lifted), None, NOW)

        held = [
            (s.source, s.activities, s.newest, s.came_in_at)
            for s in store.sources_held()
        ]

    assert held == [("fit", 2, day(2), LATER), ("hevy", 1, day(1), NOW)]
    with write_as_newcomer() as other:
        assert other.sources_held() == ()


def test_a_plan_comes_with_its_last_change(write):
    run = builders.workout("run", 3)
    with write() as store:
        store.save_plan(builders.plan(run), NOW, day(0))
        store.revise("p-1", (), LATER, day(1), "moved")

        (held,) = store.plans_held()

    assert (held.name, held.start, held.end) == ("Test plan", day(0), day(83))
    assert (held.revision, held.changed_at, held.reason) == (2, LATER, "moved")


def test_exports_are_counted_by_target_and_state(write):
    one = Export("fit", "w-1", 1, ExportState.DONE)
    with write() as store:
        store.save_exports((one, replace(one, workout_uuid="w-2")))
        store.save_exports((replace(one, revision=2, state=ExportState.FAILED),))

        assert store.exports_held() == {
            ("fit", ExportState.DONE): 2,
            ("fit", ExportState.FAILED): 1,
        }


def test_the_outbox_is_what_waits_and_what_was_sent_twice_for_all_that_is_known(write):
    rows = (
        Export("one", "w-1", 1, ExportState.PENDING),
        Export("two", "w-1", 1, ExportState.UNKNOWN, sending_at=NOW),
        Export("three", "w-1", 1, ExportState.DONE, sending_at=NOW),
        Export("four", "w-1", 1, ExportState.DONE),
        Export("five", "w-1", 1, ExportState.FAILED, sending_at=NOW),
    )
    with write() as store:
        store.save_exports(rows)

        assert store.outbox() == {"one", "two", "three"}


def test_a_file_is_told_by_when_it_first_came_in(write):
    with write() as store:
        store.save_file("a" * 64, "a.fit", "fit", b"a", 1, "imported", None, NOW)
        store.save_file("b" * 64, "b.fit", "fit", b"b", 1, "ignored", "why", LATER)

        assert store.file_came_in_at() == LATER


def test_the_database_says_how_large_it_is(database, write):
    assert database.size_bytes() > 4096
