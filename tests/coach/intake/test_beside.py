"""Files read while whoever asks does something else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.intake.here import InThisProcess
from coach.intake.items import Item, Options
from coach.wiring.readers import readers
from coach.wiring.reading import reading_processes

OPTIONS = Options(datetime(2026, 3, 8, tzinfo=UTC), UTC)


def item(name, content):
    size = len(content)
    return Item(Path(name), name, size=size, unpacked=size, content=content)


@pytest.fixture(params=["here", "apart"])
def intake(request):
    return InThisProcess(readers()) if request.param == "here" else reading_processes()


def test_bytes_are_read_as_a_file_of_them_would_be(intake, fortnight, tmp_path):
    files = [each for each in fortnight.items() if each[0].startswith("watch")][:3]
    reading = intake.beside(OPTIONS)
    for name, content in files:
        reading.add(item(name.rpartition("/")[2], content))

    found = [reading.take() for _ in files]

    reading.close()
    for (_, content), incoming in zip(files, found, strict=True):
        path = tmp_path / incoming.item.label
        path.write_bytes(content)
        lying = Item(path, path.name, size=len(content))
        (same,) = intake.read([lying], OPTIONS, lambda _size: None)
        assert incoming.contents == same.contents
        assert incoming.sha256 == same.sha256
        assert incoming.packed == same.packed
        assert incoming.item.content is None


def test_what_is_left_is_not_taken_for_what_is_asked_next(intake, fortnight):
    name, content = next(each for each in fortnight.items() if each[0][:5] == "watch")
    reading = intake.beside(OPTIONS)
    reading.add(item("left.fit", content))
    reading.close()

    again = intake.beside(OPTIONS)
    again.add(item("asked.fit", content))

    assert again.take().item.label == "asked.fit"
    again.close()
    assert name


def test_what_cannot_be_read_is_told_in_its_place(intake):
    reading = intake.beside(OPTIONS)
    reading.add(item("a.fit", b"\x0e\x10 no .FIT at all"))
    reading.add(item("b.txt", b"nothing"))

    broken, foreign = reading.take(), reading.take()

    reading.close()
    assert broken.contents.issues or broken.refused
    assert foreign.foreign
