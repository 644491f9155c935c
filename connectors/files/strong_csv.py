"""Strength sessions from the CSV files that Strong exports."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from enum import Enum, auto
from functools import partial
from typing import Any
from uuid import UUID

from coach.domain.activity import Activity, Recording, Source
from coach.domain.strength import SetType, WeightUnit
from coach.redaction import DEFAULT_LIMIT
from connectors.base import FileContents
from connectors.files import logged, strong_headers, strong_units
from connectors.files.cells import CellError, local_moment, number, span_s, whole
from connectors.files.columns import Meaning, Rows, no_search_for_cycles, rows_of
from connectors.files.logged import LoggedSession
from connectors.files.moments import day_first
from connectors.files.table import has_columns, table

NAMESPACE = UUID("0c4f7d0e-7f7b-5c44-9d0b-6a3b2f9f5d11")
"""Under which the ids of what comes from Strong's files are derived."""

_NEEDED = ("date", "exercise", "order")
_NO_UNIT = "its distance, of which the file does not say the unit, is left out"


class _NoSet(Enum):
    """What a row is that is no set."""

    REST = auto()
    NOTE = auto()


_REST_NAMES = {"rest timer", "minuteur de repos"}
_ORDERS: Mapping[str, SetType | _NoSet] = {
    "": SetType.NORMAL,
    "w": SetType.WARMUP,
    "d": SetType.DROPSET,
    "f": SetType.FAILURE,
    "note": _NoSet.NOTE,
    **dict.fromkeys(_REST_NAMES, _NoSet.REST),
}


@dataclass(slots=True)
class _StrongSession(LoggedSession):
    """With what only Strong's rows say.

    Attributes:
        has_time: the file gives its time of day.
        lasted_s: how long it lasted, where that could be read.
        last_note: the note of the exercise begun last.
        remarks: of each row that is a note: how many sets came before it, the
            exercise's name and the note.
    """

    has_time: bool = True
    lasted_s: float | CellError | None = None
    last_note: str = ""
    remarks: list[tuple[int, str, str]] = field(default_factory=list)

    def lift(self, row: int, order: object, note: str, said: logged.Said) -> None:
        """Add a set; its note only where the exercise has not said it before."""
        again = isinstance(order, int) and order <= self.set_index
        if again or said[0] != self.exercise:
            self.begin(said[0])
            self.last_note = ""
        if isinstance(order, int):
            self.set_index = order
        new, self.last_note = note != self.last_note, note or self.last_note
        self.add(row, said, None, note if new else "")

    def remark(self) -> None:
        """Give each remark to the exercise it is about, else to the session."""
        said: dict[int, list[str]] = {}
        begun = self._begun() if self.remarks else {}
        for sets_before, exercise, note in self.remarks:
            place = self._place(begun.get(exercise, []), sets_before)
            named = note if place >= 0 else f"{exercise}: {note}"
            said.setdefault(place, []).append(named)
        for place, notes in said.items():
            if place >= 0:
                one = self.sets[place]
                self.sets[place] = replace(one, note=_joined(one.note, notes))
            else:
                self.note = _joined(self.note, notes)

    def _begun(self) -> Mapping[str, list[int]]:
        """By its name, at which sets an exercise began."""
        begun: dict[str, list[int]] = {}
        before = -1
        for at, one in enumerate(self.sets):
            if one.exercise_index != before:
                begun.setdefault(one.exercise, []).append(at)
            before = one.exercise_index
        return begun

    def _place(self, begun: Sequence[int], sets_before: int) -> int:
        """Where the exercise began that a note after so many sets is about.

        The one whose sets the note stands among; else the next, else the first, and
        -1 where it never did.
        """
        after = bisect_left(begun, sets_before)
        if after:
            last, first = self.sets[sets_before - 1], self.sets[begun[after - 1]]
            if last.exercise_index == first.exercise_index:
                return begun[after - 1]
        return begun[after] if after < len(begun) else next(iter(begun), -1)


@dataclass(frozen=True, slots=True)
class StrongCsvReader:
    """Strong's exports: every layout, with headers in whatever language.

    Attributes:
        weight_unit: what loads are in where the file does not say it.
    """

    weight_unit: WeightUnit | None = None
    kind: str = "strong_csv"

    def accepts(self, content: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether its header is that of one of Strong's exports."""
        return has_columns(content, _NEEDED, strong_headers.column)

    @no_search_for_cycles()
    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """One activity for each session, its sets in the file's order.

        Where nothing says whether loads are kilograms or pounds, nothing is read and
        `lacks_weight_unit` is set. A row that cannot be read is an issue; the rest of
        its session is kept.
        """
        found = table(content, _NEEDED, strong_headers.column)
        if found is None:
            return FileContents(issues=(logged.not_ours(name, "Strong"),))
        weight = strong_units.column_of("weight", strong_units.KG, found.columns)
        far = strong_units.column_of("distance", strong_units.METERS, found.columns)
        meanings = _meanings(weight, far)
        texts = found.texts([*meanings, "date"])
        order = day_first({*texts.columns["date"]})
        meanings["date"] = partial(local_moment, "date", day_first=order)
        rows = rows_of(texts, meanings)
        units = strong_units.weight_units(rows, weight, self.weight_unit)
        if strong_units.lacking(rows.columns[weight], units):
            return FileContents(lacks_weight_unit=True)
        sessions = _sessions(_lines(rows, weight, far, units))
        return FileContents(
            recordings=tuple(Recording(_activity(s, timezone)) for s in sessions),
            issues=logged.issues_of(rows, name, empty=not sessions),
        )


def _meanings(weight: str, far: str) -> dict[str, Meaning]:
    """What the cells of each column say; dates apart, which need the whole file."""
    return {
        "exercise": logged.exercise_name,
        "order": _order,
        "title": logged.title,
        "duration": _duration,
        weight: partial(number, "weight"),
        "weight_unit": strong_units.said,
        "reps": partial(whole, "reps"),
        "rpe": logged.rpe,
        far: partial(number, "distance"),
        "distance_unit": strong_units.said,
        "seconds": _seconds,
        "notes": _note,
        "workout_notes": _note,
    }


def _order(cell: str) -> int | SetType | _NoSet | str:
    """The set's place in its exercise, its type, or what else the row is.

    As it stands where it is none of these.
    """
    try:
        known = _ORDERS.get(cell.casefold())
        return known or whole("order", cell) or SetType.NORMAL
    except CellError:
        return logged.title(cell)


def _duration(cell: str) -> float | CellError | None:
    """Seconds; a row is not given up for a duration that cannot be read."""
    try:
        return span_s("duration", cell)
    except CellError as error:
        return error


def _seconds(cell: str) -> float | None:
    return number("seconds", cell) or None


def _note(cell: str) -> str:
    return logged.note(cell.replace("\\n", "\n"))  # as Strong writes a line's end


def _joined(note: str, more: Sequence[str]) -> str:
    """The notes, each on its line, cut to the length that a note may have."""
    return logged.note("\n".join(filter(None, (note, *more[:DEFAULT_LIMIT]))))


def _lines(
    rows: Rows, weight: str, far: str, units: Sequence[str | None]
) -> Iterator[tuple[Any, ...]]:
    """Each row's number, what it says of its session, and what of its set."""
    of = rows.columns
    orders = _orders(rows, (weight, "reps", far))
    lengths = strong_units.distance_units(rows, far, units)
    sets = zip(
        *(of["exercise"], of["reps"]),
        strong_units.in_si(of[weight], units, strong_units.KG),
        of["rpe"],
        [SetType.NORMAL if type(each) is int else each for each in orders],
        _rests(rows, orders),
        of["seconds"],
        strong_units.in_si(of[far], lengths, strong_units.METERS),
        strict=True,
    )
    lost = {*strong_units.lacking(of[far], lengths)}
    strays = [at in lost for at in range(len(orders))]
    of_session = (of[name] for name in ("date", "title", "duration", "workout_notes"))
    return zip(
        rows.numbers, *of_session, of["notes"], orders, strays, sets, strict=True
    )


def _orders(rows: Rows, done: Iterable[str]) -> Sequence[int | SetType | _NoSet | str]:
    """The column of that name; a word that is none of ours explained by its row.

    A row with a word, a time and nothing done is a rest, one with nothing but a note
    a note, whatever the language.
    """
    of = rows.columns
    orders: Sequence[int | SetType | _NoSet | str] = of["order"]
    resting = {each for each in {*of["exercise"]} if each.casefold() in _REST_NAMES}
    if not resting and not any(type(each) is str for each in {*orders}):
        return orders
    explained = []
    columns = (of["exercise"], orders, of["seconds"], of["notes"])
    amounts = zip(*(of[name] for name in done), strict=True)
    for (name, order, seconds, note), did in zip(
        zip(*columns, strict=True), amounts, strict=True
    ):
        word = name in resting or (type(order) is str and not any(did))
        rest = _NoSet.REST if seconds else _NoSet.NOTE if note else order
        explained.append(rest if word else order)
    return explained


def _rests(
    rows: Rows, orders: Sequence[int | SetType | _NoSet | str]
) -> list[float | None]:
    """For each row the rest that the row after it says was taken."""
    starts, seconds = rows.columns["date"], rows.columns["seconds"]
    below = zip(orders[1:], seconds[1:], starts[1:], starts[:-1], strict=True)
    return [
        rest if order is _NoSet.REST and start is before else None
        for order, rest, start, before in below
    ] + [None] * bool(orders)


def _sessions(lines: Iterable[tuple[Any, ...]]) -> list[_StrongSession]:
    """The sessions, each set knowing which exercise of its session it belongs to.

    An exercise begins anew where its name changes or its sets are counted from the
    start again.
    """
    sessions: dict[str, _StrongSession] = {}
    session, at, called = None, None, None
    for row, moment, title, lasted, about, note, order, stray, said in lines:
        if session is None or at is not moment or called is not title:
            at, called = moment, title
            made = _StrongSession(moment.local, title, has_time=moment.has_time)
            session = sessions.setdefault(_identity(made), made)
        session.lasted_s = session.lasted_s or lasted
        session.note = session.note or about
        if order is _NoSet.NOTE:
            session.remarks.append((len(session.sets), said[0], note))
        elif order is not _NoSet.REST:
            session.lift(row, order, note, said)
            if stray:
                session.doubt(f"row {row}: {said[0]}: {_NO_UNIT}")
    return [each for each in sessions.values() if each.sets]


def _identity(session: _StrongSession) -> str:
    """What the session is known by: its start to the minute, so that layouts agree.

    Its title may change, and does where the app names sessions in another language;
    it counts where the file gives the day alone.
    """
    if session.has_time:
        return session.start.isoformat(timespec="minutes")
    return f"{session.start.date().isoformat()} {session.title}".strip()


def _activity(session: _StrongSession, zone: tzinfo) -> Activity:
    lasted = session.lasted_s
    if not session.has_time:
        session.doubt("the file gives its day and not its time")
    if isinstance(lasted, CellError):
        session.doubt(f"how long it lasted is not known: {lasted}")
    session.remark()
    elapsed_s = lasted if isinstance(lasted, float) else 0.0
    identity = NAMESPACE, _identity(session)
    return session.activity(elapsed_s, Source.STRONG, identity, zone)
