"""Databases that a restore or a rebuild has put aside: the last few stay."""

import itertools
import re
from datetime import datetime
from pathlib import Path

from coach.database.backups import stamped
from coach.database.copies import SQLITE_ENDINGS, remove
from coach.database.trouble import Place

KEPT = 3
"""As large as the database each: enough to take back a restore that was a mistake,
and the restore of that."""

_NAME = re.compile(r"before-(?:restore|rebuild)-(\d{8}T\d{6}Z)(?:-(\d+))?")


def aside_for(file: Path, why: str, now: datetime) -> Path:
    """A name beside the file that nothing has yet.

    Args:
        file: the database.
        why: it is put aside: `restore` or `rebuild`.
        now: stands in the name.
    """
    name = f"{file.name}.before-{why}-{stamped(now)}"
    again = itertools.count(2)
    there = file.with_name(name)
    while there.exists():
        there = file.with_name(f"{name}-{next(again)}")
    return there


def asides_of(place: Place) -> tuple[Path, ...]:
    """Every database that was put aside, the newest first."""
    if place.file is None:
        return ()
    found = place.file.parent.glob(f"{place.file.name}.before-*")
    whole = (each for each in found if not each.name.endswith(SQLITE_ENDINGS[1:]))
    return tuple(sorted(whole, key=_order, reverse=True))


def _order(aside: Path) -> tuple[str, int]:
    match = _NAME.search(aside.name)
    return ("", 0) if match is None else (match[1], int(match[2] or 1))


def thin_out(place: Place, *held: Path | None) -> tuple[Path, ...]:
    """Remove those that are too many, and were put aside by coach; what was removed.

    Args:
        place: of the database.
        held: never removed, whatever the clock says: the one just made, and the one
            that was just brought back.
    """
    ours = [each for each in asides_of(place) if _NAME.search(each.name)]
    surplus = tuple(each for each in ours[KEPT:] if each not in held)
    for each in surplus:
        remove(each)
    return surplus
