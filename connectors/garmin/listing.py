"""Garmin's list of activities, newest first, and what an entry of it says."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date

from coach.domain.sync import Trouble
from connectors.base import ConnectorError
from connectors.garmin.api import SERVICE, GarminApi

SEARCH = "/activitylist-service/activities/search/activities"
PAGE = 100
FULL = frozenset({20, 50})
"""A server may give no more than so many at once, whatever it is asked for."""

MOST_PAGES = 1000

# What an athlete can change, or the watch can have told wrong at first; not what
# Garmin works out anew by itself (training effect, VO2max).
_TELLING = (
    *("activityName", "description", "startTimeGMT", "startTimeLocal"),
    *("duration", "elapsedDuration", "movingDuration", "distance", "calories"),
    *("averageHR", "maxHR", "avgPower", "poolLength", "activeLengths", "strokes"),
    *("totalSets", "activeSets", "totalReps", "summarizedExerciseSets"),
)

Entry = Mapping[str, object]


def pages(api: GarminApi, first: date, last: date) -> Iterator[list[Entry]]:
    """The entries of those days, both included, a page at a time; a short one ends it.

    Raises:
        ConnectorError: Garmin does not answer, or not with a list.
    """
    start = 0
    for _ in range(MOST_PAGES):
        page = api.get(
            SEARCH,
            startDate=first.isoformat(),
            endDate=last.isoformat(),
            start=start,
            limit=PAGE,
        )
        if not isinstance(page, list):
            raise ConnectorError(
                SERVICE,
                "its list of activities is no list",
                permanent=False,
                trouble=Trouble.DOWN,
            )
        yield [each for each in page if isinstance(each, Mapping)]
        start += len(page)
        if len(page) < PAGE and len(page) not in FULL:
            return


def number_of(entry: Entry) -> str:
    """Garmin's number of the activity; empty where it has none."""
    number = entry.get("activityId")
    text = str(number) if isinstance(number, int | str) else ""
    return text if text.isdecimal() and int(text) > 0 else ""


def day_of(entry: Entry) -> date | None:
    """The day where it was done."""
    for name in ("startTimeLocal", "startTimeGMT"):
        try:
            return date.fromisoformat(str(entry.get(name))[:10])
        except ValueError:
            continue
    return None


def kind_of(entry: Entry) -> str:
    """Garmin's word for its sport, `lap_swimming`."""
    kind = entry.get("activityType")
    key = kind.get("typeKey") if isinstance(kind, Mapping) else kind
    return key if isinstance(key, str) else ""


def fingerprint_of(entry: Entry) -> str:
    """Another one when the activity was changed there."""
    told = [kind_of(entry), *(entry.get(name) for name in _TELLING)]
    content = json.dumps(told, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:16]
