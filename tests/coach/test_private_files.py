import os
import stat

import pytest

from coach import private_files
from coach.errors import CoachError, ExitCode


@pytest.fixture(autouse=True)
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_it_makes_is_private_and_so_are_its_parents(tmp_path):
    made = private_files.make_folder(tmp_path / "a" / "b")

    assert mode(made) == mode(made.parent) == 0o700


def test_a_folder_that_was_there_keeps_its_mode(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o777)

    private_files.make_folder(shared)
    private_files.write(shared / "workout.fit", b"x")

    assert mode(shared) == 0o777


def test_a_home_that_is_empty_or_ours_is_closed_to_others(tmp_path):
    empty, ours, other = (tmp_path / name for name in ("empty", "ours", "other"))
    for folder in (empty, ours, other):
        folder.mkdir(mode=0o755)
    (ours / private_files.MARK).touch()
    (other / "holiday.jpg").touch()

    for folder in (empty, ours, other):
        private_files.make_home(folder)

    assert [mode(f) for f in (empty, ours, other)] == [0o700, 0o700, 0o755]


def test_a_file_is_private_and_whole(tmp_path):
    private_files.write(tmp_path / "x" / "f.fit", b"new")

    assert mode(tmp_path / "x" / "f.fit") == 0o600
    assert [p.name for p in (tmp_path / "x").iterdir()] == ["f.fit"]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path, monkeypatch):
    file = tmp_path / "f.fit"
    private_files.write(file, b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CoachError) as caught:
        private_files.write(file, b"new")

    assert caught.value.code is ExitCode.CANNOT_WRITE
    assert file.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["f.fit"]


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "home").write_text("no folder")

    with pytest.raises(CoachError) as caught:
        private_files.make_folder(tmp_path / "home")

    assert caught.value.why == "Not a directory"


def test_pieces_are_written_one_after_the_other(tmp_path):
    private_files.write_pieces(tmp_path / "f.jsonl", (b"one\n", b"two\n"))

    assert (tmp_path / "f.jsonl").read_bytes() == b"one\ntwo\n"
    assert mode(tmp_path / "f.jsonl") == 0o600


def test_a_piece_that_cannot_be_made_leaves_what_was_there(tmp_path):
    file = tmp_path / "f.jsonl"
    private_files.write(file, b"old")

    def pieces():
        yield b"new"
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - its own, untouched
        private_files.write_pieces(file, pieces())

    assert file.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["f.jsonl"]
