from datetime import timedelta

import pytest
from sqlalchemy import text

from coach.database import StoredFile, StoredIssue
from coach.errors import CoachError, ExitCode, Issue
from tests.coach.database.nouns import NOW, digest, keep

CONTENT = bytes(range(256)) * 100
LATER = NOW + timedelta(days=1)


def save(store, content=CONTENT, status="imported", reason=None, seen_at=NOW):
    sha256 = digest(content)
    keep(store, sha256, "a.fit", content, status, reason, seen_at)
    return sha256


def test_a_file_comes_back_byte_for_byte(write):
    with write() as store:
        sha256 = save(store)

        assert store.file_content(sha256) == CONTENT
        assert store.file_seen(sha256) == StoredFile(
            sha256, "a.fit", "fit", "imported", None, len(CONTENT), NOW
        )


def test_a_file_is_kept_compressed(write):
    with write() as store:
        save(store)
        size = store._connection.scalar(text("SELECT length(content) FROM raw_files"))

    assert size < len(CONTENT) / 10


def test_a_file_seen_again_keeps_its_first_name_and_time(write):
    with write() as store:
        sha256 = save(store, status="rejected", reason="no end")
        keep(store, sha256, "b.fit", CONTENT, "imported", None, LATER)

        (file,) = store.files()

    assert (file.name, file.first_seen_at) == ("a.fit", NOW)
    assert (file.status, file.reason) == ("imported", None)


def test_files_come_in_the_order_they_came_in(write):
    with write() as store:
        second = save(store, b"b", seen_at=LATER)
        first = save(store, b"a", seen_at=NOW)

        assert [file.sha256 for file in store.files()] == [first, second]


def test_a_file_that_never_came_in_is_not_there(read):
    with read() as store:
        assert store.file_seen("0" * 64) is None
        with pytest.raises(KeyError):
            store.file_content("0" * 64)


@pytest.mark.parametrize("damage", [b"no zlib", b"x\x9cKLJ\x06\x00\x02M\x01'"])
def test_a_stored_file_that_has_changed_is_not_given_out(write, damage):
    with write() as store:
        sha256 = save(store)
        change = text("UPDATE raw_files SET content = :damage")
        store._connection.execute(change, {"damage": damage})

        with pytest.raises(CoachError, match="damaged") as refusal:
            store.file_content(sha256)

    assert refusal.value.code is ExitCode.UNREADABLE_INPUT


def test_an_unreadable_record_is_kept_once(write):
    issue = Issue("a.csv row 3", "no date", "Give it one.")
    with write() as store:
        assert store.save_issue(issue, "hevy", None, NOW)
        assert store.save_issue(issue, "hevy", digest(b"1"), NOW)
        assert not store.save_issue(issue, "hevy", None, LATER)
        assert not store.save_issue(issue, "hevy", digest(b"1"), LATER)

        assert store.issues() == (
            StoredIssue(issue, "hevy", None, NOW),
            StoredIssue(issue, "hevy", digest(b"1"), NOW),
        )


def test_the_last_word_on_an_exercises_name_holds(write):
    with write() as store:
        store.remember_exercise("Bench", "incline bench press")
        store.remember_exercise("Bench", "bench press")
        store.remember_exercise("Agachamento", "back squat")

        assert store.remembered_exercises() == {
            "Agachamento": "back squat",
            "Bench": "bench press",
        }
