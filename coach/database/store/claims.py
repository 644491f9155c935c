"""What a service says of a recording that came as a file of the device's own."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from coach.database.store.activity_rows import to_row
from coach.domain.activity import Activity, Recording, Source, Sport

CLAIMED = ("source", "source_id", "title", "activity_type", "sub_sport")
"""Columns that are the service's word; the rest is the device's."""

_CLAIMING = frozenset({Source.GARMIN})
"""Services that hand on the files of devices."""


def is_claimed(activity: Activity) -> bool:
    """Whether it says what a service calls it."""
    return activity.source in _CLAIMING


def claim_row(activity: Activity) -> dict[str, Any]:
    """The claimed columns as that activity has them."""
    row = to_row(activity)
    return {name: row[name] for name in CLAIMED}


def with_claim_of(recording: Recording, held: Row[Any]) -> Recording:
    """The recording under the name that the row's service has given it, if any has."""
    if Source(held.source) not in _CLAIMING or is_claimed(recording.activity):
        return recording
    named = replace(
        recording.activity,
        source=Source(held.source),
        source_id=held.source_id,
        title=held.title,
        sport=Sport(held.activity_type),
        sub_sport=held.sub_sport,
    )
    return replace(recording, activity=named)
