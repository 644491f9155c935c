"""What is new, changed and deleted at Hevy.

The cursor holds where to go on:

- `pages`: how far a first reading of all workouts came; gone when it is done.
- `since`: the newest change seen, from which events are asked for.
- `measured`: a digest for each of the newest days of measurements.
- `templates_on`: the day on which the exercises were last asked for.
- `own`: ids of the athlete's own exercises, by which a new one is noticed.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from coach.domain.sync import ServiceExercise
from coach.errors import Issue
from connectors.base import Known, Pulled, Request
from connectors.hevy.client import (
    ITEMS_A_PAGE,
    MEASUREMENTS,
    TEMPLATES,
    TEMPLATES_A_PAGE,
    HevyClient,
    Item,
    Page,
)
from connectors.hevy.refusals import down

if TYPE_CHECKING:
    from connectors.hevy.shapes import Template

NAME = "hevy"
WORKOUTS = "/v1/workouts"
EVENTS = "/v1/workouts/events"

OVERLAP = timedelta(hours=1)
"""Events are asked for from this much before the newest that was seen: what was written
while pages were read, or by a server whose clock is behind, is not missed."""

EPOCH = "1970-01-01T00:00:00Z"
TEMPLATES_FOR = timedelta(days=30)
DAYS_REMEMBERED = 50

_BUILT_IN_ID = 8


class HevySource:
    """Workouts by the events feed, and measurements, of one account."""

    name = NAME

    def __init__(self, client: HevyClient) -> None:
        self._client = client

    def pull(self, known: Known) -> Iterator[Pulled]:
        """What is new; an evening without anything takes two requests.

        Raises:
            ConnectorError: Hevy refuses or does not answer; see `ActivitySource`.
        """
        try:
            yield from _Pull(self._client, known).run()
        except RecursionError as error:
            raise down("an answer is nested too deep", unsure=False) from error

    def requests(self, known: Known) -> tuple[Request, ...]:
        """What `pull` would begin with, at a Hevy that has nothing new."""
        listens = _Listens()
        for _ in _Pull(listens, known).run():
            pass
        return tuple(listens.asked)


class _Listens:
    """A client that only writes down what it is asked, and finds every list empty."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    def pages(
        self,
        path: str,
        name: str,  # noqa: ARG002 - as the client has it
        *,
        first: int = 1,
        size: int = ITEMS_A_PAGE,
        **query: str,
    ) -> Iterator[Page]:
        """Nothing."""
        asked = urlencode({"page": first, "pageSize": size, **query})
        self.asked.append(Request("GET", f"{path}?{asked}"))
        yield from ()

    def templates(self) -> "Iterator[Template]":
        """None."""
        yield from self.pages(TEMPLATES, "", size=TEMPLATES_A_PAGE)  # type: ignore[misc]


class _Pull:
    """One sync while it is under way."""

    def __init__(self, client: "HevyClient | _Listens", known: Known) -> None:
        self._client = client
        self._known = known
        self._cursor: dict[str, Any] = dict(known.cursor)
        self._met: set[str] = set()
        self._own: set[str] = set(_texts(self._cursor.get("own")))

    def run(self) -> Iterator[Pulled]:
        """Training first: Hevy's exercises, which it does without, come last.

        News of which none can be read are no answer, and said to be none once.
        """
        old, since = self._templates_are_old(), self._cursor.get("since")
        if isinstance(since, str) and "pages" not in self._cursor:
            training = self._events(since)
        else:
            training = self._all_workouts()
        read = unreadable = 0
        for each in training:
            read += each.remote_id is not None
            unreadable += each.issue is not None
            yield each
        yield from self._measurements(every=old)
        if old or self._met - self._own:
            yield from self._templates()
        if unreadable and not read and self._cursor.get("since") != since:
            raise down("none of what is new there can be read", unsure=False)

    def _at(self, **news: object) -> Pulled:
        """A step forward: the cursor with this in it."""
        self._cursor.update(news)
        return Pulled(cursor=dict(self._cursor))

    def _all_workouts(self) -> Iterator[Pulled]:
        """Every workout, newest first; goes on with the last page that was read.

        That page is read again, as workouts deleted since have moved others up.
        """
        begun = self._cursor.get("pages")
        done = begun if isinstance(begun, dict) else {}
        first = done.get("read") if isinstance(done.get("read"), int) else 1
        newest = done.get("newest")
        for page in self._client.pages(WORKOUTS, "workouts", first=max(first or 1, 1)):
            for item in page.items:
                yield from self._workout(item)
            if not isinstance(newest, str):
                newest = self._newest("", map(_changed_at, page.items))
            if not page.is_last:
                yield self._at(pages={"read": page.number, "newest": newest})
        self._cursor.pop("pages", None)
        yield self._at(since=newest or EPOCH)

    def _events(self, since: str) -> Iterator[Pulled]:
        """What happened since, newest first; a workout's last event is what counts."""
        last_seen, asked = _instant(since), _earlier(since)
        newest, seen = last_seen, set[str]()
        for page in self._client.pages(EVENTS, "events", since=asked):
            moments, news = list[str](), 0
            for event in page.items:
                key, moment = _event(event)
                moments.append(moment)
                if key in seen:
                    continue
                seen.add(key)
                for each in self._happened(event, key):
                    yield each
                    news += 1
            newest = self._newest(newest, moments)
            if not news and _is_known_from_here(moments, last_seen):
                break
        if newest != since:
            yield self._at(since=newest)

    def _newest(self, before: str, moments: Iterable[str]) -> str:
        """The last of these; none that has not come yet, as a clock that is wrong says.

        Events from a day to come on would never be any.
        """
        latest = (self._known.today + timedelta(days=2)).isoformat()
        return max([before, *(each for each in moments if each < latest)])

    def _happened(self, event: Item, key: str) -> Iterator[Pulled]:
        workout = event.get("workout")
        if isinstance(workout, dict):
            yield from self._workout(workout)
        elif event.get("type") == "deleted" and key:
            held = self._known.activities.get(key)
            if held is not None and held.deleted_at is None:
                yield Pulled(remote_id=key)
        else:
            yield Pulled(issue=_issue("an event", "it names no workout"))

    def _workout(self, item: Item) -> Iterator[Pulled]:
        """The workout, unless it came in before as it stands there now."""
        from pydantic import ValidationError

        from connectors.hevy.shapes import LoggedWorkout

        try:
            workout = LoggedWorkout.model_validate(item)
        except ValidationError as error:
            wrong = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(map(str, wrong["loc"]))
            why = f"{where}: {wrong['msg']}"
            yield Pulled(issue=_issue("a workout", why))
            return
        templates = {each.exercise_template_id for each in workout.exercises}
        self._met |= {each for each in templates if len(each) > _BUILT_IN_ID}
        fingerprint = _digest({k: v for k, v in item.items() if k != "updated_at"})
        held = self._known.activities.get(workout.id)
        if held and held.fingerprint == fingerprint and held.deleted_at is None:
            return
        yield Pulled(
            remote_id=workout.id,
            name=f"hevy-{_safe(workout.id)}.json",
            content=_wrapped("workout", item),
            fingerprint=fingerprint,
        )

    def _measurements(self, *, every: bool) -> Iterator[Pulled]:
        """Days of measurements that are new or changed, newest first.

        Unless every page is wanted, the first without anything new is the last.
        """
        before = self._cursor.get("measured")
        remembered = before if isinstance(before, dict) else {}
        found, fresh = dict(remembered), list[Item]()
        for page in self._client.pages(MEASUREMENTS, "body_measurements"):
            digests = {str(item.get("date", ""))[:10]: item for item in page.items}
            new = [
                item
                for day, item in digests.items()
                if remembered.get(day) != _digest(item)
            ]
            found |= {day: _digest(item) for day, item in digests.items()}
            fresh += new
            if not new and not every:
                break
        if fresh:
            last = max(str(item.get("date", ""))[:10] for item in fresh)
            name = f"hevy-measurements-{_safe(last)}.json"
            yield Pulled(name=name, content=_wrapped("measurements", fresh))
        kept = dict(sorted(found.items())[-DAYS_REMEMBERED:])
        if kept != remembered:
            yield self._at(measured=kept)

    def _templates_are_old(self) -> bool:
        said = self._cursor.get("templates_on")
        try:
            asked_on = date.fromisoformat(said) if isinstance(said, str) else None
        except ValueError:
            asked_on = None
        if asked_on is None:
            return True
        return not timedelta(0) <= self._known.today - asked_on < TEMPLATES_FOR

    def _templates(self) -> Iterator[Pulled]:
        """Every exercise that Hevy offers, in the catalogue's words where it can be."""
        own = set()
        for each in self._client.templates():
            if len(each.id) > _BUILT_IN_ID:
                own.add(each.id)
            exercise = self._known.resolve(each.title)
            offered = ServiceExercise(NAME, each.id, each.title, each.type, exercise)
            yield Pulled(exercise=offered)
        # One that is logged and not offered any more is not asked for again.
        self._own = own | self._met
        today = self._known.today.isoformat()
        yield self._at(templates_on=today, own=sorted(self._own))


def _event(event: Item) -> tuple[str, str]:
    """Whose event it is and when it happened."""
    workout = event.get("workout")
    if isinstance(workout, dict):
        return str(workout.get("id", "")), _changed_at(workout)
    return str(event.get("id", "")), _instant(event.get("deleted_at"))


def _is_known_from_here(moments: list[str], last_seen: str) -> bool:
    """Whether a page without news is followed by none: newest first, and all seen."""
    falls = moments == sorted(moments, reverse=True)
    return falls and bool(moments) and moments[-1] <= last_seen


def _changed_at(workout: Item) -> str:
    return _instant(workout.get("updated_at")) or _instant(workout.get("start_time"))


def _instant(value: object) -> str:
    """The instant as text that sorts by time; empty where it is none."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        if moment is None:
            return ""
        known = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
        return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def _earlier(since: str) -> str:
    said = _instant(since)
    if said <= EPOCH:
        return EPOCH
    return _instant((datetime.fromisoformat(said) - OVERLAP).isoformat())


def _wrapped(what: str, content: object) -> bytes:
    """What came in as the reader of such files takes it."""
    document = {"coach": f"hevy {what}/1", what: content}
    return json.dumps(document).encode()


def _digest(item: Mapping[str, Any]) -> str:
    text = json.dumps(item, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _safe(key: str) -> str:
    return "".join(c for c in key if c.isascii() and (c.isalnum() or c == "-"))[:60]


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list) else []
    return [each for each in items if isinstance(each, str)]


def _issue(what: str, why: str) -> Issue:
    return Issue(f"Hevy, {what}", why, "Look at it in the app; the rest was read.")
