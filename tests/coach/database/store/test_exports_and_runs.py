from dataclasses import replace
from datetime import timedelta

from coach.domain.review import Export, ExportState
from tests.builders import day
from tests.coach.database.nouns import NOW

PENDING = Export("fit", "w-1", 2, ExportState.PENDING)


def test_an_export_is_kept_once_for_each_workout_target_and_revision(write):
    done = replace(PENDING, state=ExportState.DONE, path="swim.fit")
    garmin = Export("garmin", "w-1", 2, ExportState.FAILED, "77", None, "refused")
    other = replace(PENDING, workout_uuid="w-0")
    newer = replace(PENDING, revision=3)
    with write() as store:
        store.save_exports((PENDING, newer, garmin, other))
        store.save_exports((done,))

        assert store.exports() == (other, done, newer, garmin)
        assert store.exports("w-0") == (other,)
        assert store.exports("w-9") == ()


def test_the_last_runs_come_newest_first(write):
    with write() as store:
        for number in range(3):
            started = NOW + timedelta(hours=number)
            ended = started + timedelta(seconds=90.5)
            store.log_run(f"run {number}", started, ended, "fine", "3 files")

        runs = store.runs(2)

    assert [(run.id, run.command) for run in runs] == [(3, "run 2"), (2, "run 1")]
    assert runs[0].finished_at - runs[0].started_at == timedelta(seconds=90.5)
    assert (runs[0].outcome, runs[0].detail) == ("fine", "3 files")


def test_a_day_is_answered_for_once(write):
    with write() as store:
        for number in (4, 2, 4):
            store.save_answer(day(number))

        assert store.answered_days() == (day(2), day(4))
