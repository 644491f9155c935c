"""What becomes of one file, by what is in it."""

import gzip
import hashlib
import zlib
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from coach.domain.strength import StrengthSet
from coach.intake import reading
from coach.intake.here import InThisProcess
from coach.intake.reading import Readers
from connectors.base import FileContents, Recording
from tests.builders import activity
from tests.coach.intake.packing import NOON, OPTIONS, item, zipped

SETS = (StrengthSet("Squat (Barbell)", 5, 100.0), StrengthSet("pippo", 5))


@dataclass(frozen=True)
class Lifts:
    """Reads a strength session from any file that begins with `lift`."""

    kind: str = "lifts"

    def accepts(self, content, name):
        return content.startswith(b"lift")

    def read(self, content, name, timezone):
        days = int(content.removeprefix(b"lift") or 0)
        done = replace(activity("strength"), start=NOON + timedelta(days=days))
        return FileContents((Recording(replace(done, sets=SETS)),), ignored=name)


@dataclass(frozen=True)
class Endless:
    """Reads as a stream what begins with `stream`; keeps the first ten bytes."""

    kind: str = "endless"

    def accepts(self, head, name):
        return head.startswith(b"stream")

    def read(self, stream, name, timezone):
        head = stream.read(10)
        if head.endswith(b"slip"):
            raise ZeroDivisionError
        return FileContents(ignored="read", excerpt=head)


def read(file, options=OPTIONS, heard=lambda _size: None):
    intake = InThisProcess(Readers((Lifts(),), (Endless(),)))
    (found,) = intake.read([file], options, heard)
    return found


def test_a_file_is_kept_as_it_came_and_known_by_its_digest(tmp_path):
    found = read(item(tmp_path, b"lift", "a"))

    assert found.sha256 == hashlib.sha256(b"lift").hexdigest()
    assert zlib.decompress(found.packed) == b"lift"
    assert (found.kind, found.size, found.refused) == ("lifts", 4, None)


def test_exercises_get_the_catalogues_names_and_the_unknown_stay(tmp_path):
    (recording,) = read(item(tmp_path, b"lift", "a")).contents.recordings

    assert [s.exercise for s in recording.activity.sets] == ["back squat", "pippo"]


def test_what_the_athlete_once_said_of_a_name_holds(tmp_path):
    options = replace(OPTIONS, remembered={"Pippo": "front squat"})

    (recording,) = read(item(tmp_path, b"lift", "a"), options).contents.recordings

    assert recording.activity.sets[1].exercise == "front squat"


@pytest.mark.parametrize(("days", "doubted"), [(0, 0), (2, 0), (3, 1)])
def test_a_date_that_has_not_come_is_doubted(tmp_path, days, doubted):
    file = item(tmp_path, f"lift{days}".encode(), "a")

    (recording,) = read(file).contents.recordings

    assert len(recording.activity.doubts) == doubted


def test_a_packed_file_is_unpacked_to_be_read_and_kept_as_it_came(tmp_path):
    packed = gzip.compress(b"lift")

    found = read(item(tmp_path, packed, "a.fit.gz"))

    assert found.contents.ignored == "a.fit"
    assert found.sha256 == hashlib.sha256(packed).hexdigest()
    assert zlib.decompress(found.packed) == packed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"other", "does not know this kind"),
        (gzip.compress(b"other", mtime=0), "does not know this kind"),
        (zipped({"a": b"lift"}), "too deep inside others"),
    ],
)
def test_what_no_reader_knows_is_foreign(tmp_path, content, said):
    found = read(item(tmp_path, content, "a"))

    assert said in found.refused
    assert found.foreign


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_FILE_BYTES", 4096)

    found = read(item(tmp_path, b"lift" + bytes(4093), "a"))

    assert "larger than" in found.refused
    assert not found.foreign


def test_a_file_that_takes_too_long_is_refused(tmp_path, monkeypatch):
    def never(self, content, name, timezone):
        while True:
            pass

    monkeypatch.setattr(reading, "seconds_for", lambda size: 0.05)
    monkeypatch.setattr(Lifts, "read", never)

    assert read(item(tmp_path, b"lift", "a")).refused == "reading it takes too long"


def test_of_a_stream_the_excerpt_is_kept_under_the_digest_of_the_whole(tmp_path):
    content = b"stream" + bytes(3_000_000)
    heard = []

    found = read(item(tmp_path, content, "a"), heard=heard.append)

    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert found.size == len(content) == sum(heard)
    assert zlib.decompress(found.packed) == content[:10]
    assert found.contents.excerpt is None


def test_a_stream_that_was_imported_is_known_by_size_and_digest(tmp_path):
    content = b"stream, the same"
    file = item(tmp_path, content, "a", unpacked=len(content))
    digest = hashlib.sha256(content).hexdigest()

    known = read(file, replace(OPTIONS, known={digest: len(content)}))
    other = read(file, replace(OPTIONS, known={"0" * 64: len(content)}))

    assert (known.known, known.sha256) == (True, digest)
    assert (other.known, other.sha256) == (False, digest)


def test_our_slip_over_a_stream_is_told_as_one(tmp_path):
    found = read(item(tmp_path, b"streamslip", "a"))

    assert "ZeroDivisionError" in found.bug
