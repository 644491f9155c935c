"""Raw files, what could not be read of them, and names of exercises."""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, ScalarSelect

from coach.database.store.rows import Rows
from coach.database.tables.activities import COMPLETED_ACTIVITIES
from coach.database.tables.files import (
    ACTIVITY_FILES,
    EXERCISE_NAMES,
    RAW_FILES,
    UNREADABLE_RECORDS,
)
from coach.errors import CoachError, ExitCode, Issue

_WITHOUT_CONTENT = (
    *("sha256", "name", "kind", "status", "reason", "size", "first_seen_at"),
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that came in, without its bytes.

    Attributes:
        sha256: of the bytes as they came in, in hexadecimal.
        size: of them, in bytes.
    """

    sha256: str
    name: str
    kind: str
    status: str
    reason: str | None
    size: int
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """A record that could not be read, and where it came from."""

    issue: Issue
    source: str
    sha256: str | None
    first_seen_at: datetime


class FileRows(Rows):
    """Everything that came in, byte for byte."""

    def file_seen(self, sha256: str) -> StoredFile | None:
        """The file of that digest; None when it never came in."""
        mine = RAW_FILES.c.sha256 == sha256
        row = self._first(RAW_FILES, mine, only=_WITHOUT_CONTENT)
        return None if row is None else _to_file(row)

    def files(self) -> tuple[StoredFile, ...]:
        """Every file that came in, in the order they did."""
        rows = self._all(
            RAW_FILES, only=_WITHOUT_CONTENT, order=["first_seen_at", "sha256"]
        )
        return tuple(_to_file(row) for row in rows)

    def known_files(self) -> dict[str, int]:
        """Digest and size of every file of which something was kept.

        One with an activity that was deleted at its service is to be read again when
        it comes in again: that brings the activity back.
        """
        imported = RAW_FILES.c.status == "imported"
        whole = RAW_FILES.c.sha256.not_in(self._with_deleted())
        rows = self._all(RAW_FILES, imported, whole, only=["sha256", "size"])
        return {row.sha256: row.size for row in rows}

    def is_known_file(self, sha256: str) -> bool:
        """Whether it is one of the known files."""
        mine = RAW_FILES.c.sha256 == sha256, RAW_FILES.c.status == "imported"
        whole = RAW_FILES.c.sha256.not_in(self._with_deleted())
        return self._first(RAW_FILES, *mine, whole, only=["sha256"]) is not None

    def _with_deleted(self) -> ScalarSelect[str]:
        """Digests of the files that hold an activity that was deleted."""
        deleted = self._select(
            COMPLETED_ACTIVITIES,
            COMPLETED_ACTIVITIES.c.deleted_at.is_not(None),
            only=["id"],
        )
        held = ACTIVITY_FILES.c.activity_id.in_(deleted.scalar_subquery())
        return self._select(ACTIVITY_FILES, held, only=["sha256"]).scalar_subquery()

    def save_file(  # noqa: PLR0913, PLR0917 - all that is known of a file
        self,
        sha256: str,
        name: str,
        kind: str,
        packed: bytes,
        size: int,
        status: str,
        reason: str | None,
        seen_at: datetime,
        *,
        excerpt: bool = False,
    ) -> None:
        """Keep the file; of one that is here only kind, status and reason change.

        Args:
            sha256: of the bytes as they came in.
            name: as the athlete knows it.
            kind: the reader's.
            packed: the bytes, or an excerpt of them, compressed with zlib.
            size: of the bytes as they came in.
            status: what became of it.
            reason: why, or what is wrong with it.
            seen_at: when it came in.
            excerpt: `packed` holds what was read of the file, not all of it.
        """
        verdict = {"kind": kind, "status": status, "reason": reason}
        seen = self.file_seen(sha256)
        if seen is None:
            self._add(
                RAW_FILES,
                {
                    "sha256": sha256,
                    "name": name,
                    **verdict,
                    "size": size,
                    "content": packed,
                    "excerpt_sha256": _digest_of(packed) if excerpt else None,
                    "first_seen_at": seen_at,
                },
            )
        elif (seen.kind, seen.status, seen.reason) != (kind, status, reason):
            self._update(RAW_FILES, verdict, RAW_FILES.c.sha256 == sha256)

    def file_content(self, sha256: str) -> bytes:
        """The file's bytes as they came in, or the excerpt that was kept of them.

        Raises:
            KeyError: it never came in.
            CoachError: they are not what came in any more (exit 65).
        """
        only = ["content", "excerpt_sha256"]
        row = self._first(RAW_FILES, RAW_FILES.c.sha256 == sha256, only=only)
        if row is None:
            raise KeyError(sha256)
        try:
            content = zlib.decompress(row.content)
        except zlib.error as error:
            raise _damaged(sha256, str(error)) from error
        if hashlib.sha256(content).hexdigest() != (row.excerpt_sha256 or sha256):
            raise _damaged(sha256, "Its digest is another.")
        return content

    def save_issue(
        self, issue: Issue, source: str, sha256: str | None, seen_at: datetime
    ) -> bool:
        """Whether the unreadable record is new; one met before changes nothing."""
        table = UNREADABLE_RECORDS
        record = {
            "source": source,
            "sha256": sha256,
            "place": issue.where,
            "why": issue.why,
            "fix": issue.fix,
        }
        same = [
            table.c[name].is_(None) if value is None else table.c[name] == value
            for name, value in record.items()
            if name != "why"  # it may be sealed
        ]
        if any(row.why == issue.why for row in self._all(table, *same, only=["why"])):
            return False
        number = self._next(table)
        self._add(table, {"id": number, **record, "first_seen_at": seen_at})
        return True

    def issues(self) -> tuple[StoredIssue, ...]:
        """Every record that could not be read, in the order they were met."""
        return tuple(
            StoredIssue(
                Issue(row.place, row.why, row.fix),
                row.source,
                row.sha256,
                row.first_seen_at,
            )
            for row in self._all(UNREADABLE_RECORDS, order=["id"])
        )

    def remember_exercise(self, name: str, exercise: str) -> None:
        """Keep which exercise a name stands for; the last word holds."""
        self._put(EXERCISE_NAMES, {"name": name}, {"exercise": exercise}, {})

    def remembered_exercises(self) -> Mapping[str, str]:
        """What each remembered name stands for."""
        rows = self._all(EXERCISE_NAMES, order=["name"])
        return {row.name: row.exercise for row in rows}


def _to_file(row: Row[Any]) -> StoredFile:
    return StoredFile(**{name: getattr(row, name) for name in _WITHOUT_CONTENT})


def _digest_of(packed: bytes) -> str:
    return hashlib.sha256(zlib.decompress(packed)).hexdigest()


def _damaged(sha256: str, why: str) -> CoachError:
    return CoachError(
        f"The stored file {sha256[:12]} is damaged.",
        why,
        "Run coach db check, and import the file again.",
        ExitCode.UNREADABLE_INPUT,
    )
