"""A file that ends, stops or swells its reader is refused, and the others are read."""

import os
import signal
from collections import deque

import pytest

from coach.errors import CoachError
from coach.intake import processes
from coach.intake.processes import Processes
from tests.coach.intake.packing import OPTIONS, item, zipped

SERVING = "tests.coach.intake.serving"


@pytest.fixture
def reading():
    made = Processes(SERVING)
    yield made
    made.close()


def read(reading, items, heard=lambda _size: None):
    return list(reading.read(items, OPTIONS, heard))


def told(read):
    return [each.contents.ignored or each.refused or each.bug for each in read]


def files(folder, *words):
    return [
        item(folder, f"do {word}".encode(), f"{number}")
        for number, word in enumerate(words)
    ]


def test_files_come_back_in_the_order_they_were_asked_for(reading, tmp_path):
    words = [f"work {number}" for number in range(100)]

    found = read(reading, files(tmp_path, *words))

    assert told(found) == [f"do {word}" for word in words]


@pytest.mark.parametrize("worst", ["die", "spin", "swell", "slip", "hang"])
def test_the_worst_file_costs_no_other_file(reading, tmp_path, monkeypatch, worst):
    monkeypatch.setattr(processes, "PATIENCE_S", 0.5)
    monkeypatch.setattr(
        processes, "seconds_for", lambda size: 8 if worst != "hang" else 2
    )

    found = read(reading, files(tmp_path, "a", worst, "b", "c"))

    reason = {
        "die": "broke the reading process off",
        "spin": "takes too long",
        "hang": "takes too long",
        "swell": "more memory",
        "slip": "ZeroDivisionError",
    }
    first, second, *rest = told(found)
    assert (first, rest) == ("do a", ["do b", "do c"])
    assert reason[worst] in second


def test_what_is_read_is_kept_apart_from_what_is_written(reading, tmp_path):
    (found,) = read(reading, [item(tmp_path, b"do work", "x")])

    assert (found.size, found.kind) == (7, "worst")
    assert len(found.sha256) == 64
    assert found.packed


def test_what_is_known_is_not_read_again(reading, tmp_path):
    file = item(tmp_path, b"do work", "x")
    (first,) = read(reading, [file])
    known = {first.sha256: first.size}
    options = processes.Options(OPTIONS.now, OPTIONS.timezone, known=known)

    (again,) = reading.read([file], options, lambda _size: None)

    assert again.known
    assert not again.packed


def test_members_of_archives_are_told_and_read(reading, tmp_path):
    packed = item(tmp_path, zipped({"1": b"do a", "2": b"other", "3": b"do c"}))

    found = read(reading, reading.members(packed))

    assert [each.item.label for each in found] == ["x.zip!1", "x.zip!2", "x.zip!3"]
    assert told(found) == ["do a", "coach does not know this kind of file", "do c"]


def test_an_archive_that_is_none_is_told_in_words(reading, tmp_path):
    assert "fetch it again" in reading.members(item(tmp_path, b"PK\x03\x04"))


def test_an_interrupted_reading_leaves_nothing_behind(reading, tmp_path):
    many = files(tmp_path, *(f"old {number}" for number in range(200)))
    begun = reading.read(many, OPTIONS, lambda _size: None)
    next(begun)
    begun.close()

    assert told(read(reading, files(tmp_path, "new"))) == ["do new"]


def test_processes_are_kept_for_the_next_reading(reading, tmp_path):
    taken = reading.read(files(tmp_path, "a", "b"), OPTIONS, lambda _size: None)
    assert [next(taken).size, next(taken).size] == [4, 4]
    before = [worker.process.pid for worker in reading._workers]
    del taken

    read(reading, files(tmp_path, "c"))

    assert [worker.process.pid for worker in reading._workers] == before


def test_ctrl_c_is_for_the_asking_process(reading, tmp_path):
    read(reading, files(tmp_path, "a"))
    os.kill(reading._workers[0].process.pid, signal.SIGINT)

    assert told(read(reading, files(tmp_path, "b"))) == ["do b"]
    assert reading._deaths == 0


def test_processes_end_with_the_one_that_started_them(reading):
    reading.start()
    process = reading._workers[0].process
    reading._workers[0].connection.close()

    assert process.wait(timeout=30) == 0


def test_a_machine_on_which_no_process_starts_is_told_of(tmp_path):
    broken = Processes("tests.coach.intake.no_such_module")

    with pytest.raises(CoachError, match="cannot be read"):
        read(broken, files(tmp_path, *"abcdefghijkl"))
    broken.close()


def test_a_process_that_died_and_whose_time_is_over_is_lost_once(reading, tmp_path):
    read(reading, files(tmp_path, "a"))
    guilty, other = files(tmp_path, "b", "c")
    (worker,) = reading._workers
    worker.process.kill()
    worker.process.wait()
    worker.chunk, worker.waiting, worker.deadline = 0, deque([guilty, other]), 0.0
    run = processes._Run(deque(), lambda _size: None)

    reading._listen(run)

    assert [each.item for each in run.taken[0]] == [guilty]
    assert list(run.queued) == [(0, (other,))]
