"""Workouts and measurements from the export of Apple's Health app."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from io import BytesIO
from typing import BinaryIO

from coach.domain.activity import Activity, Recording
from coach.errors import Issue
from connectors.base import FileContents
from connectors.files.apple_activity import activity_of
from connectors.files.apple_beats import Beats, Ours
from connectors.files.apple_laps import lengths_in
from connectors.files.apple_metrics import measurements_of
from connectors.files.apple_records import OpenSleep, Records, Taker
from connectors.files.apple_stream import Export
from connectors.files.apple_tags import name_of, shown, tag_of, written
from connectors.files.apple_values import epoch, written_instant
from connectors.files.apple_workouts import LENGTHS, OpenWorkout, inside

_ISSUE = "CoachIssue"
"""What an excerpt says could not be read of the whole."""

_ACCEPTED = re.compile(rb"<!DOCTYPE\s+HealthData\b|<HealthData[\s>]")
_HEADING = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData>\n<HealthData>\n'
)
_PASSED = (
    *(b"MetadataEntry", b"/", b"HeartRateVariabilityMetadataList"),
    *(b"InstantaneousBeatsPerMinute", b"ActivitySummary"),
)
_MOST_ISSUES = 100
_ANEW = "Export again in the Health app and import that."
_NOTHING = "it holds neither workouts nor measurements that coach keeps"


@dataclass(frozen=True, slots=True)
class AppleHealthReader:
    """The `export.xml` of the Health app, of any size."""

    kind: str = "apple_health"

    def accepts(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether it begins as an export does; phones name it in their language."""
        begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
        return begins and _ACCEPTED.search(head) is not None

    def read(self, stream: BinaryIO, name: str, timezone: tzinfo) -> FileContents:
        """Every workout with its heart rates, and the measurements.

        What is broken or cannot be is left out and counted, one issue for each kind.
        """
        reading, export = _Reading(timezone), Export(stream)
        reading.read(export)
        return reading.contents(name, export)


@dataclass(frozen=True, slots=True)
class _Workout:
    """A workout that was read: what it is, and how an excerpt has it."""

    activity: Activity
    attributes: dict[str, str]
    inside: str
    ours: Ours


@dataclass(slots=True)
class _Reading:
    """One export while it is read.

    Attributes:
        told: what an excerpt says could not be read, why and what to do.
        exported: when the export was made, in seconds since 1970.
        open: a workout or a sleep whose tags are still coming.
    """

    timezone: tzinfo
    records: Records = field(default_factory=Records)
    workouts: dict[str, _Workout] = field(default_factory=dict)
    told: list[tuple[str, str]] = field(default_factory=list)
    exported: int | None = None
    open: OpenSleep | OpenWorkout | None = None

    def read(self, export: Export) -> None:
        """Take in the whole export."""
        takers = self.records.takers()
        for pieces in export.pieces():
            for piece in pieces:
                if self.open is not None:
                    if self.open.takes(piece):
                        continue
                    self._close()
                if piece.startswith(b'Record type="'):
                    taker = takers.get(piece[13 : piece.find(b'"', 13)])
                    if taker is not None:
                        self.open = taker(piece)
                elif not piece.startswith(_PASSED):
                    self._take_other(piece, takers)
        self._end(complete=export.complete)

    def _take_other(self, piece: bytes, takers: Mapping[bytes, Taker]) -> None:
        name = name_of(piece)
        if name not in {"Record", "Workout", "ExportDate", _ISSUE}:
            return
        tag = tag_of(piece)
        if tag is None:
            self.records.broken += 1
        elif name == "Record":
            taker = takers.get(tag.attributes.get("type", "").encode())
            self.open = taker(piece) if taker else None
        elif name == "Workout":
            self.open = OpenWorkout.begun_by(tag)
        elif name == "ExportDate":
            self.exported = epoch(tag.attributes.get("value", "").encode())
        elif len(self.told) < _MOST_ISSUES:
            why, fix = (tag.attributes.get(each, "") for each in ("why", "fix"))
            self.told.append((shown(why, 500), shown(fix, 500)))

    def _end(self, *, complete: bool) -> None:
        """Close what is open; a workout cut in two comes whole another time."""
        if isinstance(self.open, OpenWorkout) and not (complete or self.open.ended):
            self.open = None
        self._close()

    def _close(self) -> None:
        if isinstance(self.open, OpenSleep):
            self.open.close()
        elif self.open is not None:
            self._keep(self.open)
        self.open = None

    def _keep(self, workout: OpenWorkout) -> None:
        self.records.broken += workout.broken
        root = workout.root
        lengths = lengths_in(workout.ours.get(LENGTHS, ()))
        activity = activity_of(root, self.timezone, lengths)
        if activity is None:
            kind = root.attributes.get("workoutActivityType", "")
            start = root.attributes.get("startDate", "")
            self.records.leave_out("workouts", f"{kind} at {start}")
        elif activity.uuid not in self.workouts:
            text = inside(root, laps=not activity.lengths)
            kept = _Workout(activity, root.attributes, text, workout.ours)
            self.workouts[activity.uuid] = kept

    def contents(self, name: str, export: Export) -> FileContents:
        """What was read, and the excerpt from which the same is read again."""
        excerpt = BytesIO()
        excerpt.write(_HEADING)
        if self.exported is not None:
            _write(excerpt, "ExportDate", {"value": written_instant(self.exported)})
        measurements = measurements_of(self.records, self.timezone, self.exported)
        for measurement in measurements:
            for record in measurement.records:
                excerpt.write(f"{record}\n".encode())
        recordings = tuple(self._recordings(excerpt))
        told = [*self.told, *self._problems(export)]
        for why, fix in told:
            _write(excerpt, _ISSUE, {"why": why, "fix": fix})
        excerpt.write(b"</HealthData>\n")
        return FileContents(
            recordings=recordings,
            metrics=tuple(each.metric for each in measurements),
            issues=tuple(Issue(name, why, fix) for why, fix in told),
            ignored=None if recordings or measurements or told else _NOTHING,
            excerpt=excerpt.getvalue(),
        )

    def _recordings(self, excerpt: BinaryIO) -> Iterator[Recording]:
        """The activities with their heart rates; the excerpt gets its part."""
        beats = Beats.of(self.records)
        for workout in self.workouts.values():
            recording, ours = beats.given_to(workout.activity, workout.ours)
            lists = (
                written(
                    "MetadataEntry", {"key": key, "value": " ".join(map(str, each))}
                )
                for key, each in ours.items()
            )
            _write(excerpt, "Workout", workout.attributes, (workout.inside, *lists))
            yield recording

    def _problems(self, export: Export) -> Iterator[tuple[str, str]]:
        """Why and what to do, once for each kind of problem."""
        for label, (count, first) in self.records.left_out.items():
            yield (
                f"{label} left out: {count}, the first is {first}",
                "Correct them in the Health app, or leave them.",
            )
        broken = self.records.broken + export.lost
        if broken:
            yield f"broken lines: {broken} left out, the rest is read", _ANEW
        if export.entities:
            yield "it declares entities, which coach does not expand", _ANEW
        if not export.complete:
            yield "it is cut short: what came before is read", _ANEW


def _write(
    excerpt: BinaryIO, name: str, said: Mapping[str, str], inside: Iterable[str] = ()
) -> None:
    excerpt.write(f"{written(name, said, inside)}\n".encode())
