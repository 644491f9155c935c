"""The reader of FIT files: activities, and what was measured on a day or a night."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from coach.domain.activity import Recording, Sport
from coach.domain.metric import Metric
from coach.errors import Issue
from connectors.base import FileContents
from connectors.fitfile.beats import read_beats, with_beats
from connectors.fitfile.contents import Contents, open_part
from connectors.fitfile.days import read_days
from connectors.fitfile.identity import uuid_of
from connectors.fitfile.legs import legs_of
from connectors.fitfile.measurements import read_metrics
from connectors.fitfile.names import kind_of_file
from connectors.fitfile.parts import COPY_AGAIN, is_fit, split
from connectors.fitfile.profile import MAX_MET_DATA, WEIGHT_SCALE
from connectors.fitfile.sessions import is_transition, recording_of

MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FitReader:
    """Reads what a watch, a bike computer or a scale recorded."""

    kind: str = "fit"

    def accepts(self, content: bytes, name: str) -> bool:
        """Whether it begins like a FIT file, or is called one."""
        return is_fit(content) or name.lower().endswith(".fit")

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """What is in it; a broken file keeps what came before the break."""
        if len(content) > MAX_BYTES:
            why = f"{len(content) // 2**20} MB are more than any training takes"
            return FileContents(issues=(Issue(name, why),))
        parts, problems = split(content, name)
        opened = [open_part(part, name) for part in parts]
        issues = [*problems, *(issue for _, found in opened for issue in found)]
        recordings: list[Recording] = []
        metrics: list[Metric] = []
        for contents in _with_beats([contents for contents, _ in opened]):
            legs, problems = legs_of(contents)
            issues += problems
            recordings += (
                recording_of(leg, contents, timezone)
                for leg in legs
                if not is_transition(leg, contents)
            )
            measured = contents.of(WEIGHT_SCALE, MAX_MET_DATA)
            metrics += read_metrics(measured, contents.file_id, timezone)
            metrics += read_days(contents, timezone)
        found = FileContents(
            _distinct(recordings),
            _largest(metrics),
            tuple(issues),
        )
        kinds = [contents.kind for contents, _ in opened]
        return _explained(found, next(iter(kinds), None), name)


def _with_beats(opened: Sequence[Contents]) -> list[Contents]:
    """The parts with the beats that later parts hold for the records of earlier."""
    beats = read_beats(contents.beats for contents in opened)
    return [replace(each, rows=with_beats(each.rows, beats)) for each in opened]


def _largest(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """Each measurement once; of a day's counts the fullest."""
    kept: dict[str, Metric] = {}
    for metric in metrics:
        if metric.uuid not in kept or kept[metric.uuid].value < metric.value:
            kept[metric.uuid] = metric
    return tuple(kept.values())


def _distinct(recordings: Iterable[Recording]) -> tuple[Recording, ...]:
    """Each activity once, the longer of two copies, under an id of its own."""
    kept: dict[tuple[datetime, Sport], Recording] = {}
    for recording in recordings:
        activity = recording.activity
        key = (activity.start, activity.sport)
        if key not in kept or kept[key].activity.elapsed_s < activity.elapsed_s:
            kept[key] = recording
    ids: set[str] = set()
    distinct = []
    for recording in kept.values():
        activity = recording.activity
        if activity.source_id in ids:
            own = f"{activity.source_id}-{activity.start.timestamp():.0f}"
            activity = replace(activity, source_id=own, uuid=uuid_of(own))
        ids.add(activity.source_id)
        distinct.append(replace(recording, activity=activity))
    return tuple(distinct)


def _explained(found: FileContents, kind: int | None, name: str) -> FileContents:
    """The same with the reason why there is nothing in it, if there is nothing."""
    if found.recordings or found.metrics or found.issues:
        return found
    words = kind_of_file(kind)
    if words is not None:
        return replace(found, ignored=f"{words}: no activity and no measurement")
    why = "there is no training in it: no session, no lap, no record"
    return replace(found, issues=(Issue(name, why, COPY_AGAIN),))
