"""Recordings in, activities and streams out."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, starmap
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_

from coach.database.store.activity_rows import (
    PARTS,
    Parts,
    to_activity,
    to_part_rows,
    to_row,
)
from coach.database.store.claims import (
    CLAIMED,
    claim_row,
    is_claimed,
    with_claim_of,
)
from coach.database.store.rows import Rows
from coach.database.tables.activities import COMPLETED_ACTIVITIES as ACTIVITIES
from coach.database.tables.activities import STREAMS, STRENGTH_SETS
from coach.database.tables.files import ACTIVITY_FILES
from coach.database.tables.remote import REMOTE_ACTIVITIES
from coach.domain.activity import (
    Activity,
    PackedStreams,
    Recording,
    Source,
    Sport,
    Streams,
)
from coach.streams.blocks import packed, unpacked

LIVE = ACTIVITIES.c.deleted_at.is_(None)
"""What its service has not deleted."""

_WATCHES = (Source.FIT.value, Source.GARMIN.value)


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a recording is now.

    Attributes:
        uuid: of the activity as it is stored: the recording's, unless its source
            has already given the same session under another.
        new: False when it was there before, at least as full.
    """

    uuid: str
    id: int
    new: bool


class ActivityRows(Rows):
    """What was done."""

    def save_recording(
        self, recording: Recording, sha256: str | None, seen_at: datetime
    ) -> Saved:
        """Keep the recording, once, and that the file of that digest holds it.

        The same uuid, or the same source and name there, is the same recording: of
        a cut and a whole copy the fuller one stays, whichever came first. Of two
        that are as full and differ (a copy with a damaged byte) always the same one
        stays, so that the order in which files come in makes no difference. What a
        service has given is the service's to change (see `save_from_service`); one
        that was deleted there is back once a file of it comes in.

        Raises:
            CoachError: it holds a value that cannot be stored (exit 65); the
                transaction goes on without it.
        """
        activity = recording.activity
        held = self._held(activity)
        if held is not None:
            return self._met_again(recording, held, sha256)
        number = self._next(ACTIVITIES)
        with self._one_record(f"The activity of {activity.start:%Y-%m-%d %H:%M}"):
            row = {"id": number, **to_row(activity), "first_seen_at": seen_at}
            self._add(ACTIVITIES, row)
            self._add_parts(recording, number)
            self._link(number, sha256)
        return Saved(activity.uuid, number, new=True)

    def _held(self, activity: Activity) -> Row[Any] | None:
        """The row of the same recording; of two the one of that uuid."""
        only = ["id", "uuid", "deleted_at", *CLAIMED]
        rows = self._all(ACTIVITIES, same_recording(activity), only=only)
        first = rows[0] if rows else None
        return next((row for row in rows if row.uuid == activity.uuid), first)

    def _met_again(
        self, recording: Recording, held: Row[Any], sha256: str | None
    ) -> Saved:
        """Keep the fuller one, and what a service has said of either."""
        number = held.id
        recording = with_claim_of(recording, held)
        fuller = not self._is_a_services(number)
        fuller = fuller and self._is_fuller(recording, number, held.uuid)
        if fuller:
            self._write_anew(number, held.uuid, recording)
        elif is_claimed(recording.activity) and held.source != Source.GARMIN.value:
            claim = claim_row(recording.activity)
            self._update(ACTIVITIES, claim, ACTIVITIES.c.id == number)
        self._link(number, sha256)
        return Saved(held.uuid, number, new=self._bring_back(held) or fuller)

    def _is_a_services(self, number: int) -> bool:
        """Whether a service holds the activity, so that only it can change it."""
        files = self._select(
            ACTIVITY_FILES, ACTIVITY_FILES.c.activity_id == number, only=["sha256"]
        )
        remote = REMOTE_ACTIVITIES.c
        held = remote.sha256.in_(files.scalar_subquery()), remote.deleted_at.is_(None)
        return self._first(REMOTE_ACTIVITIES, *held, only=["remote_id"]) is not None

    def _bring_back(self, held: Row[Any]) -> bool:
        """Whether the activity was deleted, and is not any more."""
        if held.deleted_at is None:
            return False
        self._update(ACTIVITIES, {"deleted_at": None}, ACTIVITIES.c.id == held.id)
        return True

    def number_of(self, activity: Activity) -> int | None:
        """The id under which the same activity is kept; None when it is not."""
        held = self._held(activity)
        return None if held is None else int(held.id)

    def activity_rows(self) -> tuple[Mapping[str, Any], ...]:
        """Every activity's own row, for `put_rows_back`."""
        return tuple(dict(row._mapping) for row in self._all(ACTIVITIES))  # noqa: SLF001

    def put_rows_back(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Make the activities' own rows what they were; their parts stay."""
        for row in rows:
            values = {k: v for k, v in row.items() if k not in {"id", "athlete_id"}}
            self._update(ACTIVITIES, values, ACTIVITIES.c.id == row["id"])

    def empty(self, number: int) -> None:
        """Take the activity's parts and streams away, for them to be read again."""
        for table in (*(table for table, *_ in PARTS.values()), STREAMS):
            self._remove(table, table.c.activity_id == number)

    def fill(self, number: int, recording: Recording) -> None:
        """Make the activity of the recording's parts and streams; its row stays.

        Raises:
            CoachError: it holds a value that cannot be stored (exit 65).
        """
        with self._one_record(f"The activity of {recording.activity.start:%Y-%m-%d}"):
            self.empty(number)
            self._add_parts(recording, number)

    def _add_parts(self, recording: Recording, number: int) -> None:
        for table, rows in to_part_rows(recording.activity, number):
            self._add(table, *rows)
        if recording.streams is not None:
            self._add(STREAMS, *_stream_rows(recording.streams, number))

    def _write_anew(self, number: int, uuid: str, recording: Recording) -> None:
        activity = recording.activity
        with self._one_record(f"The activity of {activity.start:%Y-%m-%d %H:%M}"):
            self.empty(number)
            row = {**to_row(activity), "uuid": uuid}
            self._update(ACTIVITIES, row, ACTIVITIES.c.id == number)
            self._add_parts(recording, number)

    def _is_fuller(self, recording: Recording, number: int, uuid: str) -> bool:
        """Whether the recording takes the place of the one that is kept."""
        size = self._size(number)
        if recording.size != size:
            return recording.size > size
        kept = self.activity(number)
        if kept is None:
            return True
        same = replace(recording.activity, uuid=uuid)
        return rank(same, recording.streams) > rank(kept, self.streams(uuid))

    def _size(self, number: int) -> int:
        """As `Recording.size` would say of what is kept."""
        parts = (
            len(self._all(table, table.c.activity_id == number, only=["number"]))
            for table, *_ in PARTS.values()
        )
        mine = STREAMS.c.activity_id == number
        streams = self._first(STREAMS, mine, only=["records"])
        return sum(parts) + (0 if streams is None else int(streams.records))

    def _link(self, number: int, sha256: str | None) -> None:
        if sha256 is None:
            return
        link = {"sha256": sha256, "activity_id": number}
        same = [ACTIVITY_FILES.c[name] == value for name, value in link.items()]
        if self._first(ACTIVITY_FILES, *same) is None:
            self._add(ACTIVITY_FILES, link)

    def activities(
        self,
        first: date | None = None,
        last: date | None = None,
        sport: Sport | None = None,
        *,
        details: bool = True,
        splits_from: date | None = None,
    ) -> tuple[Activity, ...]:
        """Activities of those days, both included, by start.

        Without `details` laps, lengths and sets are left empty, which is quick; before
        `splits_from` laps and lengths are.
        """
        where: list[ColumnElement[bool]] = []
        if first is not None:
            where.append(ACTIVITIES.c.activity_date >= first)
        if last is not None:
            where.append(ACTIVITIES.c.activity_date <= last)
        if sport is not None:
            where.append(ACTIVITIES.c.activity_type == sport.value)
        return self._activities(*where, details=details, splits_from=splits_from)

    def lifts_before(
        self, day: date, exercises: Collection[str]
    ) -> tuple[Activity, ...]:
        """Activities before that day, each with its sets of those exercises only."""
        before = (ACTIVITIES.c.activity_date < day, LIVE)
        chosen = STRENGTH_SETS.c.exercise.in_(sorted(exercises))
        sets = self._parts_of("sets", before, chosen)
        held = ACTIVITIES.c.id.in_(sets)
        rows = self._all(ACTIVITIES, held, order=["start_at", "uuid"]) if sets else ()
        return tuple(to_activity(row, Parts(sets=sets[row.id])) for row in rows)

    def activity(self, number: int) -> Activity | None:
        """The activity of that id; None when there is none."""
        found = self._activities(ACTIVITIES.c.id == number)
        return found[0] if found else None

    def activity_by_uuid(self, uuid: str) -> Activity | None:
        """The activity of that uuid; None when there is none."""
        found = self._activities(ACTIVITIES.c.uuid == uuid)
        return found[0] if found else None

    def _activities(
        self,
        *where: ColumnElement[bool],
        details: bool = True,
        splits_from: date | None = None,
    ) -> tuple[Activity, ...]:
        rows = self._all(ACTIVITIES, *where, LIVE, order=["start_at", "uuid"])
        parts = self._parts((*where, LIVE), splits_from) if details else {}
        return tuple(to_activity(row, parts.get(row.id, Parts())) for row in rows)

    def _parts(
        self, where: Sequence[ColumnElement[bool]], splits_from: date | None
    ) -> Mapping[int, Parts]:
        found: dict[int, dict[str, tuple[Any, ...]]] = {}
        late = (
            [] if splits_from is None else [ACTIVITIES.c.activity_date >= splits_from]
        )
        for name in PARTS:
            chosen = where if name == "sets" else [*where, *late]
            for number, parts in self._parts_of(name, chosen).items():
                found.setdefault(number, {})[name] = parts
        return {number: Parts(**each) for number, each in found.items()}

    def _parts_of(
        self,
        name: str,
        where: Sequence[ColumnElement[bool]],
        *which: ColumnElement[bool],
    ) -> Mapping[int, tuple[Any, ...]]:
        """Parts of one kind by the number of the activity; all where none is asked."""
        table, columns, to_part = PARTS[name]
        numbers = self._select(ACTIVITIES, *where, only=["id"]).scalar_subquery()
        mine = [table.c.activity_id.in_(numbers)] if where else []
        rows = self._all(
            table,
            *mine,
            *which,
            only=["activity_id", *columns],
            order=["activity_id", "number"],
        )
        return {
            number: tuple(starmap(to_part, of_one))
            for number, of_one in groupby(rows, key=itemgetter(0))
        }

    def streams(self, activity_uuid: str) -> Streams | None:
        """The activity's channels; None when it has none or is not here."""
        held = self._first(ACTIVITIES, ACTIVITIES.c.uuid == activity_uuid, only=["id"])
        if held is None:
            return None
        rows = self._all(STREAMS, STREAMS.c.activity_id == held.id, order=["number"])
        return unpacked({row.channel: row.block for row in rows}) if rows else None

    def exercise_names_met(self) -> Mapping[str, int]:
        """How many sets stand under each exercise's name; the most first.

        Only names that an athlete wrote or chose: a watch guesses, and its words for
        what it cannot tell are nothing to ask about.
        """
        names = STRENGTH_SETS.c.exercise
        unsaid = or_(ACTIVITIES.c.source.in_(_WATCHES), ~LIVE)
        guessed = self._select(ACTIVITIES, unsaid, only=["id"])
        written = STRENGTH_SETS.c.activity_id.not_in(guessed.scalar_subquery())
        query = self._select(STRENGTH_SETS, written, only=["exercise"])
        counted = query.add_columns(func.count().label("times")).group_by(names)
        rows = self._connection.execute(counted).all()
        ranked = sorted(rows, key=lambda row: (-row.times, row.exercise))
        return {row.exercise: row.times for row in ranked}

    def rename_exercise(self, old: str, new: str) -> int:
        """Put the sets of one exercise's name under another; how many they were."""
        same = STRENGTH_SETS.c.exercise == old
        return self._update(STRENGTH_SETS, {"exercise": new}, same)

    def files_of(self, activity_uuid: str) -> tuple[str, ...]:
        """Digests of the files that hold the activity, sorted."""
        held = self._first(ACTIVITIES, ACTIVITIES.c.uuid == activity_uuid, only=["id"])
        if held is None:
            return ()
        mine = ACTIVITY_FILES.c.activity_id == held.id
        rows = self._all(ACTIVITY_FILES, mine, order=["sha256"])
        return tuple(row.sha256 for row in rows)

    def activities_of(self, sha256: str) -> tuple[int, ...]:
        """Ids of the activities in the file of that digest, ascending."""
        live = self._select(ACTIVITIES, LIVE, only=["id"]).scalar_subquery()
        mine = ACTIVITY_FILES.c.sha256 == sha256, ACTIVITY_FILES.c.activity_id.in_(live)
        rows = self._all(ACTIVITY_FILES, *mine, order=["activity_id"])
        return tuple(row.activity_id for row in rows)


def rank(
    activity: Activity, streams: Streams | PackedStreams | None
) -> tuple[int, str]:
    """An order of recordings that hold as much: fewer doubts, then any fixed one."""
    rows = [to_row(activity)]
    rows += [row for _, of_kind in to_part_rows(activity, 0) for row in of_kind]
    rows += [] if streams is None else _stream_rows(streams, 0)
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr([_plain(value) for value in row.values()]).encode())
    return -len(activity.doubts), digest.hexdigest()


def _plain(value: object) -> object:
    """The value as it comes back from a database: 60 as 60.0, -0.0 as 0.0."""
    if isinstance(value, datetime):
        return value.timestamp()
    return value + 0.0 if isinstance(value, int | float) else value


def same_recording(activity: Activity) -> ColumnElement[bool]:
    """What holds of the rows of that very recording."""
    return or_(
        ACTIVITIES.c.uuid == activity.uuid,
        and_(
            ACTIVITIES.c.source == activity.source.value,
            ACTIVITIES.c.source_id == activity.source_id,
        ),
    )


def _stream_rows(
    streams: Streams | PackedStreams, activity_id: int
) -> list[dict[str, Any]]:
    kept = streams if isinstance(streams, PackedStreams) else packed(streams)
    return [
        {
            "activity_id": activity_id,
            "number": number,
            "channel": name,
            "records": kept.records,
            "block": block,
        }
        for number, (name, block) in enumerate(kept.blocks.items())
    ]
