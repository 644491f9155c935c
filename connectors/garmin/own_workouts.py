"""What stands at Garmin that coach made: found by its marker, and in the calendar."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from coach.domain.sync import Trouble
from connectors.base import ConnectorError
from connectors.garmin.api import GarminApi
from connectors.garmin.listing import PAGE
from connectors.garmin.views import Record

WORKOUT = "/workout-service/workout"
SCHEDULE = "/workout-service/schedule"
WORKOUTS = "/workout-service/workouts"
MOST_PAGES = 50
_ASKED = 2
"""What is said to be gone is asked for once more: it stood there a moment ago."""

MOST_OPENED = 40
"""Workouts whose description the list does not tell are opened, so many at most."""


def marked(api: GarminApi, marker: str, name: str) -> tuple[str, ...]:
    """Ids of the athlete's workouts that carry the marker, the oldest first.

    Args:
        api: Garmin.
        marker: that of one workout of coach's.
        name: what that one is called: such workouts are opened first where the list
            tells no descriptions.

    Raises:
        ConnectorError: Garmin does not answer.
    """
    listed = {id_of(each): each for each in _listed(api) if id_of(each)}
    silent = [each for each in listed if not listed[each].get("description")]
    silent.sort(key=lambda each: (listed[each].get("workoutName") != name, -int(each)))
    for each in silent[:MOST_OPENED]:
        listed[each] = opened(api, each) or {}
    found = [each for each, about in listed.items() if carries(about, marker)]
    return tuple(sorted(found, key=int))


def opened(api: GarminApi, workout: str) -> Record | None:
    """The workout as it stands there; None where there is none.

    Raises:
        ConnectorError: Garmin does not answer.
    """
    try:
        found = api.get(f"{WORKOUT}/{workout}")
    except ConnectorError as error:
        if error.trouble is not Trouble.MISSING:
            raise
        return None
    return found if isinstance(found, Mapping) and found else None


def drop(api: GarminApi, path: str) -> None:
    """Take away what stands there; what is gone already is fine.

    Raises:
        ConnectorError: Garmin does not answer.
    """
    for _ in range(_ASKED):
        try:
            api.delete(path)
        except ConnectorError as error:
            if error.trouble is not Trouble.MISSING:
                raise
        else:
            return


def entries(
    api: GarminApi, workouts: Iterable[str], days: Iterable[date]
) -> dict[str, tuple[str, date]]:
    """Calendar entries of these workouts in the months of these days.

    The calendar counts months from 0 and repeats the days at a month's borders.

    Returns:
        Workout and day of each entry, by the entry's id, in the order of ids.

    Raises:
        ConnectorError: Garmin does not answer.
    """
    wanted = set(workouts) - {""}
    found: dict[str, tuple[str, date]] = {}
    if not wanted:
        return found
    for year, month in sorted({(day.year, day.month) for day in days}):
        answer = api.get(f"/calendar-service/year/{year}/month/{month - 1}")
        listed = answer.get("calendarItems") if isinstance(answer, Mapping) else None
        for item in listed if isinstance(listed, list) else []:
            if not isinstance(item, Mapping) or item.get("itemType") != "workout":
                continue
            workout, entry = whole(item, "workoutId"), whole(item, "id")
            day = _day(item)
            if workout in wanted and entry and day:
                found[entry] = (workout, day)
    return dict(sorted(found.items(), key=lambda each: int(each[0])))


def carries(about: Record, marker: str) -> bool:
    """Whether the workout's description has the marker in it."""
    return marker in str(about.get("description") or "")


def id_of(about: object) -> str:
    """A workout's id; empty where there is none."""
    return whole(about, "workoutId")


def whole(about: object, name: str) -> str:
    """A number that Garmin counts by, as text; empty where there is none."""
    value = about.get(name) if isinstance(about, Mapping) else None
    text = str(value) if isinstance(value, int | str) else ""
    return text if text.isdecimal() else ""


def _listed(api: GarminApi) -> Iterator[Record]:
    """Every workout of the athlete's; an empty page, or one met before, ends it."""
    start, met = 0, set[str]()
    for _ in range(MOST_PAGES):
        page = api.get(WORKOUTS, start=start, limit=PAGE)
        records = page if isinstance(page, list) else []
        records = [each for each in records if isinstance(each, Mapping)]
        numbers = {id_of(each) for each in records} - {""}
        if numbers <= met:
            return
        yield from records
        met |= numbers
        start += len(records)


def _day(item: Record) -> date | None:
    try:
        return date.fromisoformat(str(item.get("date"))[:10])
    except ValueError:
        return None
