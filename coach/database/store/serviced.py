"""Activities as a service holds them: its own copy, changed and deleted with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, or_

from coach.database.store.activities import (
    ActivityRows,
    rank,
    same_recording,
)
from coach.database.store.activity_rows import PARTS, to_part_rows
from coach.database.store.claims import CLAIMED, claim_row
from coach.database.tables.activities import COMPLETED_ACTIVITIES as ACTIVITIES
from coach.database.tables.activities import (
    CONFIRMATIONS,
    MATCH_CORRECTIONS,
    STREAMS,
    STRENGTH_SETS,
)
from coach.database.tables.files import ACTIVITY_FILES, RAW_FILES
from coach.domain.activity import Recording
from coach.domain.strength import StrengthSet
from coach.domain.sync import SETS


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a service's recording.

    Attributes:
        new: nothing was known of the activity, or it had been deleted.
        changed: it is new, or something of it is another than before.
    """

    uuid: str
    id: int
    new: bool
    changed: bool


class ServicedRows(ActivityRows):
    """What was done, in the words of the service that holds it."""

    def save_from_service(
        self,
        recording: Recording,
        sha256: str,
        seen_at: datetime,
        was: int | None = None,
        sets_sha256: str | None = None,
    ) -> Kept:
        """Keep the recording as its service holds it now.

        Whatever was known of the same activity, from the service or from files, is
        replaced and keeps its number; one that was deleted is back.

        Args:
            recording: under the name that the service has for it.
            sha256: of the file it came as.
            seen_at: when it came in.
            was: the activity that the service has changed into this one; it keeps its
                uuid. Without it the uuid is the recording's.
            sets_sha256: of the file that its sets came as, where that is another.

        Raises:
            CoachError: it holds a value that cannot be stored (exit 65).
        """
        activity = recording.activity
        which = same_recording(activity)
        if was is not None:
            which = or_(which, ACTIVITIES.c.id == was)
        only = ["id", "uuid", "deleted_at", *CLAIMED]
        held = self._all(ACTIVITIES, which, only=only, order=["id"])
        if not held:
            saved = self.save_recording(recording, sha256, seen_at)
            self._link_sets(saved.id, sets_sha256)
            return Kept(saved.uuid, saved.id, new=True, changed=True)
        stays = _chosen(held, activity.uuid, was)
        uuid = stays.uuid if stays.id == was else activity.uuid
        with self._one_record(f"The activity of {activity.start:%Y-%m-%d %H:%M}"):
            for other in held:
                if other.id != stays.id:
                    self._absorb(other, stays.id, uuid)
            if stays.uuid != uuid:
                self._rename(stays.uuid, uuid)
                self._update(ACTIVITIES, {"uuid": uuid}, ACTIVITIES.c.id == stays.id)
            back = self._bring_back(stays)
            changed = self._change(stays, uuid, recording)
        self._link(stays.id, sha256)
        self._link_sets(stays.id, sets_sha256)
        return Kept(uuid, stays.id, new=back, changed=back or changed)

    def _change(self, held: Row[Any], uuid: str, recording: Recording) -> bool:
        """Whether the row, and what belongs to it, had to be written."""
        claim = claim_row(recording.activity)
        renamed = any(getattr(held, name) != value for name, value in claim.items())
        if renamed:
            self._update(ACTIVITIES, claim, ACTIVITIES.c.id == held.id)
        kept = self.activity(held.id)
        if kept is not None and self._size(held.id) == recording.size:
            mine = replace(recording.activity, uuid=uuid)
            if rank(mine, recording.streams) == rank(kept, self.streams(uuid)):
                return renamed
        self._write_anew(held.id, uuid, recording)
        return True

    def _link_sets(self, number: int, sha256: str | None) -> None:
        """Of the files with sets that the service has told, the last one counts."""
        of_sets = self._select(RAW_FILES, RAW_FILES.c.kind == SETS, only=["sha256"])
        linked = ACTIVITY_FILES.c.sha256.in_(of_sets.scalar_subquery())
        self._remove(ACTIVITY_FILES, ACTIVITY_FILES.c.activity_id == number, linked)
        self._link(number, sha256)

    def put_sets(self, number: int, sets: Sequence[StrengthSet]) -> None:
        """Let the activity have these sets and no others."""
        activity = self.activity(number)
        if activity is None:
            return
        self._remove(STRENGTH_SETS, STRENGTH_SETS.c.activity_id == number)
        for table, rows in to_part_rows(replace(activity, sets=tuple(sets)), number):
            if table is STRENGTH_SETS:
                self._add(table, *rows)

    def _absorb(self, other: Row[Any], number: int, uuid: str) -> None:
        """Let all that hangs on the other row hang on this one, and take it out."""
        mine = ACTIVITY_FILES.c.activity_id == other.id
        for row in self._all(ACTIVITY_FILES, mine, only=["sha256"]):
            self._link(number, row.sha256)
        self._rename(other.uuid, uuid)
        for table in (*(table for table, *_ in PARTS.values()), STREAMS):
            self._remove(table, table.c.activity_id == other.id)
        self._remove(ACTIVITY_FILES, mine)
        self._remove(ACTIVITIES, ACTIVITIES.c.id == other.id)

    def _rename(self, old: str, new: str) -> None:
        """Let the athlete's word on one uuid hold for another that has none."""
        for table in (MATCH_CORRECTIONS, CONFIRMATIONS):
            said = table.c.activity_uuid
            if self._first(table, said == new, only=["activity_uuid"]) is None:
                self._update(table, {"activity_uuid": new}, said == old)

    def delete_activities(self, sha256: str, at: datetime) -> tuple[str, ...]:
        """Leave out the activities of that file that no service holds any more.

        They stay where they are, seen by nobody, until a file or service brings them
        back. Gives their uuids.
        """
        held = self.activities_of(sha256)
        gone = [number for number in held if not self._is_a_services(number)]
        which = ACTIVITIES.c.id.in_(gone)
        rows = self._all(ACTIVITIES, which, only=["uuid"], order=["uuid"])
        if rows:
            values = {"deleted_at": at, **dict.fromkeys(_MATCH)}
            self._update(ACTIVITIES, values, which)
        return tuple(row.uuid for row in rows)


_MATCH = (
    *("planned_workout_id", "match_kind", "match_score", "match_reason"),
    "match_candidates",
)


def _chosen(held: Sequence[Row[Any]], uuid: str, was: int | None) -> Row[Any]:
    """The row that stays: the changed one, else the recording's, else the first."""
    changed = next((row for row in held if row.id == was), None)
    of_uuid = next((row for row in held if row.uuid == uuid), held[0])
    return of_uuid if changed is None else changed
