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
"""So many are asked for; a server may give fewer, and only an empty page is the end."""

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
    """The entries of those days, both included, a page at a time.

    Raises:
        ConnectorError: Garmin does not answer, or not with a list of activities.
    """
    start, met = 0, set[str]()
    for _ in range(MOST_PAGES):
        page = api.get(
            SEARCH,
            startDate=first.isoformat(),
            endDate=last.isoformat(),
            start=start,
            limit=PAGE,
        )
        if not isinstance(page, list):
            raise _no_answer("its list of activities is no list")
        entries = [each for each in page if isinstance(each, Mapping)]
        numbers = {number_of(each) for each in entries} - {""}
        if page and not any(number_of(each) and day_of(each) for each in entries):
            raise _no_answer("nothing in its list of activities is one")
        if numbers <= met:  # empty, or begun anew
            return
        yield entries
        met |= numbers
        start += len(page)


def _no_answer(why: str) -> ConnectorError:
    return ConnectorError(SERVICE, why, permanent=False, trouble=Trouble.DOWN)


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


def family_of(entry: Entry) -> int | None:
    """Garmin's number of the kind that its sport belongs to."""
    kind = entry.get("activityType")
    number = kind.get("parentTypeId") if isinstance(kind, Mapping) else None
    return number if isinstance(number, int) else None


def fingerprint_of(entry: Entry) -> str:
    """Another one when the activity was changed there."""
    told = [kind_of(entry), *(entry.get(name) for name in _TELLING)]
    content = json.dumps(told, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:16]
