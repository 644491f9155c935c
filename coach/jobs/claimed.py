"""What a service says of a recording, put upon it: its name there, sport and sets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from coach.domain.activity import Activity, Recording, Source
from coach.domain.strength import StrengthSet
from coach.redaction import clean
from connectors.base import Pulled

_TITLE = 255


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets of an activity as its service has them, and the file that says so."""

    sets: tuple[StrengthSet, ...] = ()
    sha256: str | None = None

    def put_into(self, recordings: tuple[Recording, ...]) -> tuple[Recording, ...]:
        """The recordings with these sets in place of the file's."""
        if not self.sets:
            return recordings
        return tuple(
            replace(each, activity=replace(each.activity, sets=self.sets))
            for each in recordings
        )


def claimed(
    recordings: Sequence[Recording], service: str, pulled: Pulled
) -> tuple[Recording, ...]:
    """The recordings under the name the service has for them, where it gives one.

    Of the legs of a multisport recording the first has the recording's own name, and
    each keeps its sport.
    """
    source = Source(service) if service in set(Source) else None
    alone = len(recordings) == 1
    return tuple(
        replace(each, activity=_named(each, source, pulled, place, alone=alone))
        for place, each in enumerate(recordings, start=1)
    )


def _named(
    recording: Recording,
    source: Source | None,
    pulled: Pulled,
    place: int,
    *,
    alone: bool,
) -> Activity:
    activity = recording.activity
    said: dict[str, Any] = {}
    if source is not None and activity.source is not source:
        number = pulled.remote_id or ""
        said |= {
            "source": source,
            "source_id": number if place == 1 else f"{number}-{place}",
        }
    if pulled.title is not None:
        said["title"] = clean(pulled.title, limit=_TITLE)
    if pulled.sport is not None and alone:
        said |= {"sport": pulled.sport, "sub_sport": pulled.sub_sport}
    return replace(activity, **said)
