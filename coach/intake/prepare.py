"""What a reader gave, in the catalogue's words and with its effort worked out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from coach.catalogue.resolve import resolve
from coach.domain.activity import Recording, Streams
from coach.domain.strength import StrengthSet
from coach.intake.items import Options
from connectors.base import FileContents

_TO_COME = timedelta(days=2)


def prepared(contents: FileContents, options: Options) -> FileContents:
    """The contents with every recording prepared."""
    names = Names(options.remembered)
    recordings = tuple(
        prepare(recording, options.now, names) for recording in contents.recordings
    )
    return replace(contents, recordings=recordings)


class Names(dict[str, str]):
    """The catalogue's name for each name met; one it does not know stays as it is."""

    def __init__(self, remembered: Mapping[str, str]) -> None:
        super().__init__()
        self._remembered = remembered

    def __missing__(self, written: str) -> str:
        found = resolve(written, self._remembered).exercise
        self[written] = found.name if found else self._remembered.get(written, written)
        return self[written]


def prepare(recording: Recording, now: datetime, names: Names) -> Recording:
    """The recording as it is kept: catalogue names, effort, doubts, packed streams.

    Args:
        recording: as a reader gave it.
        now: the moment of the import.
        names: what names of exercises mean.
    """
    from coach.load.effort import effort_of
    from coach.streams.blocks import packed

    activity, streams = recording.activity, recording.streams
    read = streams if isinstance(streams, Streams) else None
    doubts = activity.doubts
    to_come = f"it is dated {activity.local_date}, which has not come yet"
    if activity.start > now + _TO_COME and to_come not in doubts:
        doubts += (to_come,)
    return Recording(
        replace(
            activity,
            sets=tuple(_named(one, names) for one in activity.sets),
            effort=effort_of(activity, read),
            doubts=doubts,
        ),
        streams if read is None else packed(read),
    )


def _named(one: StrengthSet, names: Names) -> StrengthSet:
    known = names[one.exercise]
    return one if known == one.exercise else replace(one, exercise=known)
