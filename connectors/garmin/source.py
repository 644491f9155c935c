"""Training and measurements from Garmin, a little at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from coach.domain.activity import Sport
from coach.domain.sync import RemoteActivity, Trouble
from coach.errors import Issue
from coach.redaction import clean
from connectors.base import ConnectorError, Known, Pulled, Request
from connectors.garmin.api import NAME, GarminApi
from connectors.garmin.download import UnusableError, unpacked
from connectors.garmin.listing import (
    Entry,
    day_of,
    family_of,
    fingerprint_of,
    kind_of,
    number_of,
    pages,
)
from connectors.garmin.questions import (
    QUESTIONS,
    Question,
    Through,
    document,
    packed,
    says_nothing,
)
from connectors.garmin.rehearsal import Rehearsal
from connectors.garmin.sports import sport_of

RECENT = timedelta(days=30)
"""So far back the list is looked through every time, for edits and deletions."""

WHOLE_AGAIN = timedelta(days=28)
"""After so long all of it is looked through once more."""

_REHEARSED = 12

FIRST_DAY = date(1990, 1, 1)
DOWNLOAD = "/download-service/files/activity"
ACTIVITY = "/activity-service/activity"
AGAIN = "The next sync asks for it again."
LOOK = "Look at it in Garmin Connect."

_BESIDE = {Sport.SWIM: "splits", Sport.STRENGTH: "exerciseSets"}
"""What Garmin knows more of an activity without a file, by sport."""

_OWN_WORDS = ".json"


@dataclass(frozen=True, slots=True)
class GarminSource:
    """One athlete's account at Garmin Connect."""

    client: GarminApi
    name: str = NAME

    def pull(self, known: Known) -> Iterator[Pulled]:
        """What is new, changed and deleted there (see the protocol).

        First the last 30 days, then measurements, then what is older, down to the
        first activity there is: over as many runs as that takes.
        """
        pull = _Pull(self.client, known)
        yield from pull.recent()
        yield from pull.measured()
        yield from pull.history()

    def requests(self, known: Known) -> tuple[Request, ...]:
        """What `pull` would begin with, at a Garmin that has nothing new."""
        listens = _Listens()
        for _ in GarminSource(listens).pull(replace(known, activities={})):
            if len(listens.asked) >= _REHEARSED:
                break
        return tuple(listens.asked[:_REHEARSED])


class _Listens(Rehearsal):
    """A Garmin that only writes down what it is asked, and has nothing."""

    def get(self, path: str, **params: object) -> object:
        """An empty list."""
        super().get(path, **params)
        return []


@dataclass(slots=True)
class _Pull:
    """One run while it is under way.

    Attributes:
        cursor: `days`, the last day asked for of each measurement; `back_to`, the day
            down to which older activities were looked through; `whole_on`, the day on
            which that came to its end.
        seen: numbers of the activities met in the list.
        failed: the request before this one was not answered.
    """

    api: GarminApi
    known: Known
    cursor: dict[str, object] = field(init=False)
    seen: set[str] = field(default_factory=set)
    failed: bool = False

    def __post_init__(self) -> None:
        self.cursor = dict(self.known.cursor)

    # Activities

    def recent(self) -> Iterator[Pulled]:
        """The last days; tomorrow too, for those who are ahead of the clock here."""
        first, last = self._window()
        for page in pages(self.api, first, last):
            for entry in page:
                yield from self._entry(entry)
        yield from self._gone(first, last)

    def history(self) -> Iterator[Pulled]:
        """What is older, as far as the client may ask in one run."""
        try:
            yield from self._history()
        except ConnectorError as error:
            # As much as one run may ask: the next one goes on.
            if error.trouble is not Trouble.LIMITED or error.retry_after_s != 0:
                raise

    def _history(self) -> Iterator[Pulled]:
        whole_on = _day(self.cursor.get("whole_on"))
        if whole_on is not None and self.known.today - whole_on < WHOLE_AGAIN:
            return
        back_to = _day(self.cursor.get("back_to")) or self._window()[0]
        for page in pages(self.api, FIRST_DAY, back_to):
            for entry in page:
                yield from self._entry(entry)
            days = [day for entry in page if (day := day_of(entry)) is not None]
            if days and min(days) < back_to:
                yield from self._gone(min(days) + timedelta(days=1), back_to)
                back_to = min(days)
                yield self._at(back_to=back_to.isoformat())
        yield from self._gone(date.min, back_to)
        yield self._at(back_to=None, whole_on=self.known.today.isoformat())

    def _window(self) -> tuple[date, date]:
        today = self.known.today
        return today - RECENT, today + timedelta(days=1)

    def _entry(self, entry: Entry) -> Iterator[Pulled]:
        """One activity of the list, where it is not known as it is now."""
        number = number_of(entry)
        if not number:
            yield Pulled(
                issue=Issue("Garmin's list", "an activity has no number", LOOK)
            )
            return
        if number in self.seen:
            return
        self.seen.add(number)
        held = self.known.activities.get(number)
        fingerprint = fingerprint_of(entry)
        if held and held.fingerprint == fingerprint and held.deleted_at is None:
            return
        yield self._activity(entry, number, fingerprint)

    def _activity(self, entry: Entry, number: str, fingerprint: str) -> Pulled:
        """The activity's file, else what Garmin says of it."""
        where = f"Garmin activity {number}"
        sport, finer = sport_of(kind_of(entry), family_of(entry))
        sets = None
        try:
            content, suffix = self._content(entry, number)
            if sport is Sport.STRENGTH and suffix != _OWN_WORDS:
                sets = self._sets(entry, number)
        except UnusableError as error:
            # Nothing better will come of the same file.
            issue = Issue(where, str(error), LOOK)
            return Pulled(
                number, day=day_of(entry), fingerprint=fingerprint, issue=issue
            )
        except ConnectorError as error:
            self._bear(error)
            return Pulled(issue=Issue(where, error.message, AGAIN))
        self.failed = False
        title = clean(str(entry.get("activityName") or ""), limit=120)
        return Pulled(
            remote_id=number,
            name=f"garmin-{number}{suffix}",
            content=content,
            sets=sets,
            day=day_of(entry),
            fingerprint=fingerprint,
            title=title or None,
            sport=sport,
            sub_sport=finer,
        )

    def _content(self, entry: Entry, number: str) -> tuple[bytes, str]:
        try:
            return unpacked(self.api.download(f"{DOWNLOAD}/{number}"))
        except ConnectorError as error:
            if error.trouble is not Trouble.MISSING:
                raise
        said: dict[str, object] = {"coach": "garmin activity/1", "activity": entry}
        beside = _BESIDE.get(sport_of(kind_of(entry))[0] or Sport.OTHER)
        if beside is not None:
            said[beside] = self._there(f"{ACTIVITY}/{number}/{beside}")
        return packed(said), _OWN_WORDS

    def _sets(self, entry: Entry, number: str) -> bytes | None:
        """The sets as the athlete has corrected them in Garmin Connect.

        The file stays as the watch wrote it.
        """
        sets = self._there(f"{ACTIVITY}/{number}/{_BESIDE[Sport.STRENGTH]}")
        if not sets:
            return None
        said = {"coach": "garmin sets/1", "activity": entry, "exerciseSets": sets}
        return packed(said)

    def _there(self, path: str) -> object:
        """What stands there; None where nothing does."""
        try:
            return self.api.get(path)
        except ConnectorError as error:
            if error.trouble is not Trouble.MISSING:
                raise
            return None

    def _gone(self, first: date, last: date) -> Iterator[Pulled]:
        """What is known of these days, was not in their list, and is not there.

        A list can skip one while others come and go: each is asked for by its number.
        """
        for number, held in self.known.activities.items():
            if self._is_missed(number, held, first, last):
                self.seen.add(number)
                if self._is_deleted(number):
                    yield Pulled(number)

    def _is_deleted(self, number: str) -> bool:
        try:
            self.api.get(f"{ACTIVITY}/{number}")
        except ConnectorError as error:
            if error.trouble is not Trouble.MISSING:
                raise
            return True
        return False

    def _is_missed(
        self, number: str, held: RemoteActivity, first: date, last: date
    ) -> bool:
        known = number not in self.seen and held.deleted_at is None
        return known and held.day is not None and first <= held.day <= last

    # Measurements

    def measured(self) -> Iterator[Pulled]:
        """The answers to every question, oldest days first."""
        for question in QUESTIONS:
            yield from self._answers(question)

    def _answers(self, question: Question) -> Iterator[Pulled]:
        through = self._through()
        for first, last in question.spans(through.of(question.kind), self.known.today):
            try:
                reply = question.ask(self.api, first, last)
            except ConnectorError as error:
                if error.trouble is Trouble.MISSING:
                    reply = None
                else:
                    self._bear(error)
                    yield self._unanswered(question, error.message)
                    return
            self.failed = False
            if reply is not None and not isinstance(reply, list | Mapping):
                yield self._unanswered(question, "its answer is of no known shape")
                return
            through.days[question.kind] = last.isoformat()
            step = self._at(days=dict(through.days))
            content = document(question.kind, reply)
            if says_nothing(content):
                yield step
            else:
                name = f"garmin-{question.kind}-{last}.json"
                yield replace(step, name=name, content=content)

    def _through(self) -> Through:
        days = self.cursor.get("days")
        return Through(dict(days) if isinstance(days, Mapping) else {})

    def _unanswered(self, question: Question, why: str) -> Pulled:
        return Pulled(issue=Issue(f"Garmin's {question.kind}", why, AGAIN))

    # Both

    def _at(self, **fields: object) -> Pulled:
        """A step forward: the cursor with these fields, without those that are None."""
        changed = {**self.cursor, **fields}
        self.cursor = {key: each for key, each in changed.items() if each is not None}
        return Pulled(cursor=dict(self.cursor))

    def _bear(self, error: ConnectorError) -> None:
        """Go on after one request that was not answered, never after two in a row."""
        if error.trouble in {Trouble.LOG_IN, Trouble.LIMITED} or self.failed:
            raise error
        self.failed = error.trouble is Trouble.DOWN


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None
