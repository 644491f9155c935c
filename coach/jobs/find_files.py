"""The files under what was named: folders and archives opened, in order."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from coach.intake.items import Incoming, Item
from coach.intake.marks import ZIP
from coach.jobs.context import Intake


def found_files(intake: Intake, paths: Iterable[Path]) -> list[Item | Incoming]:
    """Every file to be read; for an archive that cannot be opened, why.

    Args:
        intake: looks into archives.
        paths: as they were named.
    """
    return [
        inside
        for path, named in _files(paths)
        for inside in _opened(intake, _item(path, named=named))
    ]


def _item(path: Path, *, named: bool) -> Item:
    size = _size(path)
    # Absolute: a reading process may have begun in another folder.
    return Item(path.absolute(), str(path), named, size=size, unpacked=size)


def _opened(intake: Intake, item: Item) -> Iterable[Item | Incoming]:
    if not _is_archive(item.path):
        return (item,)
    found = intake.members(item)
    if isinstance(found, str):
        return (Incoming(item, refused=found),)
    if not found:
        return (Incoming(item, refused="there is no file in it", foreign=True),)
    return found


def _is_archive(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(4) in ZIP
    except OSError:
        return False  # reading it tells why


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading it tells why


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Every file to be read, and whether it was named itself."""
    for path in paths:
        if _is_folder(path):
            yield from ((inside, False) for inside in _inside(path))
        else:
            yield path, True


def _inside(folder: Path) -> Iterator[Path]:
    """What is in a folder, hidden things and linked folders left alone, in order.

    A folder that cannot be opened stands for what is in it.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not _is_folder(path) or (path.is_symlink() and path != folder):
            yield path
            continue
        try:
            seen = [each for each in path.iterdir() if not each.name.startswith(".")]
        except OSError:
            yield path
        else:
            waiting += sorted(seen, reverse=True)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # reading it tells why
