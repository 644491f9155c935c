"""Archives are opened without trust: nothing they say of themselves is believed."""

import gzip
import io
import struct
import zipfile
from copy import copy

import pytest

from coach.intake import archives
from coach.intake.archives import Archives, RefusedError, gunzipped, members
from tests.coach.intake.packing import item, zipped


def labels(found):
    return [each.label for each in found]


def content_of(found):
    opener = Archives()
    try:
        with opener.opened(found) as file:
            return file.read()
    finally:
        opener.close()


def test_the_files_of_an_archive_are_told_by_archive_and_name(tmp_path):
    packed = item(tmp_path, zipped({"a/run.fit": b"one", "b.csv": b"two"}))

    found = members(packed)

    assert labels(found) == ["x.zip!a/run.fit", "x.zip!b.csv"]
    assert [content_of(each) for each in found] == [b"one", b"two"]
    assert not any(each.named for each in found)


def test_an_archive_in_an_archive_is_opened_too(tmp_path):
    inner = zipped({"run.fit": b"deep"})
    packed = item(tmp_path, zipped({"parts/1.ZIP": inner, "b.csv": b"two"}))

    found = members(packed)

    assert labels(found) == ["x.zip!parts/1.ZIP!run.fit", "x.zip!b.csv"]
    assert [content_of(each) for each in found] == [b"deep", b"two"]


def test_archives_deeper_than_two_stay_closed(tmp_path):
    third = zipped({"run.fit": b"deeper"})
    packed = item(tmp_path, zipped({"2.zip": zipped({"3.zip": third})}))

    assert labels(members(packed)) == ["x.zip!2.zip!3.zip"]


def test_an_inner_archive_that_is_none_stands_for_itself(tmp_path):
    packed = item(tmp_path, zipped({"broken.zip": b"PK\x03\x04 no more"}))

    assert labels(members(packed)) == ["x.zip!broken.zip"]


def test_members_may_be_read_in_any_order(tmp_path):
    inner = {f"{n}.zip": zipped({"x": str(n).encode()}) for n in range(3)}
    found = members(item(tmp_path, zipped(inner)))
    opener = Archives()

    for each in (*found, *reversed(found)):
        with opener.opened(each) as file:
            assert file.read().decode() == each.label[len("x.zip!")]
    opener.close()


def test_names_that_lead_elsewhere_are_labels_and_nothing_is_written(tmp_path):
    names = ["../../up.fit", "/etc/passwd", "C:\\x.fit", "a\x1b[31m\u202e.fit"]
    inside = tmp_path / "in" / "deep"
    inside.mkdir(parents=True)
    packed = item(inside, zipped(dict.fromkeys(names, b"x")))

    found = members(packed)

    assert [content_of(each) for each in found] == [b"x"] * 4
    assert not any("\x1b" in each.label or "\u202e" in each.label for each in found)
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["x.zip"]


def test_what_a_computer_put_there_for_itself_is_passed_over(tmp_path):
    litter = dict.fromkeys(("__MACOSX/._run.fit", ".DS_Store", "a/._x"), b"x")
    packed = item(tmp_path, zipped(litter | {"folder/": b"", "run.fit": b"x"}))

    assert labels(members(packed)) == ["x.zip!run.fit"]


def test_a_bomb_is_stopped_where_it_unfolds(tmp_path):
    (bomb,) = members(item(tmp_path, zipped({"run.fit": bytes(40 * 2**20)})))

    with pytest.raises(RefusedError, match="bomb"):
        content_of(bomb)


def test_a_bomb_that_lies_about_its_size_is_stopped_too(tmp_path):
    packed = bytearray(zipped({"run.fit": bytes(40 * 2**20)}))
    at = packed.rindex(b"PK\x01\x02") + 24  # the size it says it has
    packed[at : at + 4] = struct.pack("<I", 1000)
    (bomb,) = members(item(tmp_path, bytes(packed)))

    with pytest.raises(RefusedError):
        content_of(bomb)


def test_files_that_lie_over_each_other_are_refused(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", bytes(5000))
        for name in "bcdef":
            twin = copy(archive.filelist[0])
            twin.filename = name
            archive.filelist.append(twin)

    with pytest.raises(RefusedError, match="bomb"):
        members(item(tmp_path, packed.getvalue()))


def test_more_files_than_anyone_has_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)

    with pytest.raises(RefusedError, match="4 files"):
        members(item(tmp_path, zipped(dict.fromkeys("abcd", b""))))


@pytest.mark.parametrize("kept", [5, 40, 100, -1, -22])
def test_a_cut_archive_is_refused(tmp_path, kept):
    packed = zipped({"run.fit": bytes(range(256)) * 4})

    with pytest.raises(RefusedError, match="fetch it again"):
        members(item(tmp_path, packed[:kept]))


def test_damage_inside_a_member_refuses_that_member_alone(tmp_path):
    packed = bytearray(zipped({"a.fit": bytes(range(256)) * 9, "b.fit": b"whole"}))
    packed[45:60] = bytes(15)
    a, b = members(item(tmp_path, bytes(packed)))

    with pytest.raises(RefusedError, match="damaged"):
        content_of(a)
    assert content_of(b) == b"whole"


def test_a_locked_member_is_refused_with_what_to_do(tmp_path):
    packed = bytearray(zipped({"run.fit": b"x"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + flags] |= 1
    (locked,) = members(item(tmp_path, bytes(packed)))

    with pytest.raises(RefusedError, match="password"):
        content_of(locked)


def test_a_packed_file_unfolds_to_what_it_was():
    content = bytes(range(256)) * 100

    assert gunzipped(gzip.compress(content), 10**6) == content


@pytest.mark.parametrize("most", [10**6, 10**9])
def test_a_packed_bomb_is_stopped(most):
    with pytest.raises(RefusedError, match="bomb"):
        gunzipped(gzip.compress(bytes(40 * 2**20)), most)


def test_a_damaged_packed_file_is_refused():
    with pytest.raises(RefusedError, match="damaged"):
        gunzipped(b"\x1f\x8b" + b"\xff" * 40, 10**6)
