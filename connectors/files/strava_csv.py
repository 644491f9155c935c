"""Activities from the list in Strava's bulk export, `activities.csv`."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from itertools import islice
from uuid import UUID, uuid5

from coach.domain.activity import Activity, Recording, Source, Sport
from coach.errors import Issue
from coach.redaction import clean
from connectors.base import FileContents
from connectors.files.cells import CellError
from connectors.files.sports import sport_of
from connectors.files.strava_words import COLUMNS, ENGLISH_ID, ID_COLUMNS, utc_time
from connectors.files.table import Record, Table, table
from connectors.files.texts import decimal
from connectors.plausible import Doubts

NAMESPACE = UUID("8e0d3c1a-54fb-5c6b-8f0e-6a1d0c9b7e55")
"""Under which the ids of Strava's activities are derived, from its own numbers."""

MOST_ISSUES = 100

_HEAD = 16 * 1024
_NEEDED = {"id", "date", "kind"}
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_IN_METERS = {"rowing", "virtual_row"}


@dataclass(frozen=True, slots=True)
class StravaCsvReader:
    """Strava's list of activities, in the languages of `strava_words.py`."""

    kind: str = "strava_csv"

    def accepts(self, content: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether its header is that of Strava's list."""
        return _id_column(content) is not None

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """One activity for each row, known by Strava's number for it.

        Its times are taken as UTC. A row that cannot be read is an issue.
        """
        by = _id_column(content)
        found = table(content, (by,)) if by else None
        if found is None:
            return FileContents(issues=(_issue(name, "it is no list of Strava's"),))
        recordings: list[Recording] = []
        issues: list[Issue] = []
        for record in _numbered(found).records():
            try:
                row = _row(record, english=by == ENGLISH_ID)
                recordings.append(Recording(_activity(row, timezone)))
            except CellError as error:
                issues.append(_issue(f"{name}, row {record.row}", str(error)))
        if recordings or issues:
            return FileContents(tuple(recordings), issues=_some(issues, name))
        return FileContents(ignored="Strava's list of activities, without any")


def _id_column(content: bytes) -> str | None:
    """The language's column of ids, where date and type stand beside it."""
    head = content[:_HEAD]
    if head.lstrip()[:1] in {b"<", b"[", b"{", b""} or _is_binary(head):
        return None
    begun = table(head, ())
    first = begun.columns[0] if begun else ""
    # With another delimiter the whole header is one column; ids come first in it.
    for by in ID_COLUMNS:
        found = table(head, (by,)) if first.startswith(by) else None
        if found and {COLUMNS.get(column) for column in found.columns} >= _NEEDED:
            return by
    return None


def _is_binary(head: bytes) -> bool:
    """Whether it is no text, told by zero bytes that no UTF-16 explains."""
    return b"\0" in head[:64] and not head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _numbered(found: Table) -> Table:
    """The table under our names; the second `distance` is `distance_2`."""
    seen: Counter[str] = Counter()
    names = []
    for column in found.columns:
        ours = COLUMNS.get(column, "")
        seen[ours] += 1
        names.append(ours if seen[ours] == 1 else f"{ours}_{seen[ours]}")
    return replace(found, columns=tuple(names))


@dataclass(frozen=True, slots=True)
class _Row:
    """One activity's cells by our names."""

    cells: Mapping[str, str]
    english: bool

    def text(self, name: str) -> str:
        return self.cells.get(name, "")

    def number(self, name: str) -> float | None:
        """The number; `1,725` is thousands in English, decimals elsewhere."""
        text = self.text(name)
        if not text:
            return None
        thousands = self.english and _THOUSANDS.fullmatch(text)
        if thousands or text.rfind(",") < text.rfind("."):
            plain = text.replace(",", "")
        else:
            plain = text.replace(".", "").replace(",", ".") if "," in text else text
        value = decimal(plain)
        if value is None or value < 0:
            raise CellError(f"{name} is no number: {text[:40]!r}")
        return value

    def last(self, name: str) -> float | None:
        """The number in the second column of that name, else in the first."""
        again = self.number(f"{name}_2")
        return self.number(name) if again is None else again


def _row(record: Record, *, english: bool) -> _Row:
    if record.problem:
        raise CellError(record.problem)
    return _Row(record.cells, english)


def _activity(row: _Row, timezone: tzinfo) -> Activity:
    number = row.text("id")
    if not re.fullmatch(r"\d{1,20}", number, re.ASCII):
        raise CellError(f"its id is no number: {number[:40]!r}")
    begun = utc_time(row.text("date"))
    if begun is None:
        raise CellError(f"its date cannot be read: {row.text('date')[:40]!r}")
    sport, finer = sport_of(row.text("kind"))
    exertion = row.number("exertion")
    notes = (row.text("description"), row.text("private_note"))
    bare = Activity(
        uuid=str(uuid5(NAMESPACE, f"strava {number}")),
        source=Source.STRAVA,
        source_id=number,
        sport=sport,
        start=begun.astimezone(timezone),
        timezone=str(timezone),
        elapsed_s=0.0,
        sub_sport=finer,
        title=clean(row.text("name"), limit=120),
        rpe=exertion if exertion and 1 <= exertion <= 10 else None,
        note=clean("\n".join(filter(None, notes)), lines=True),
    )
    return _with_totals(bare, row)


def _with_totals(bare: Activity, row: _Row) -> Activity:
    doubts = Doubts()
    elapsed = doubts.seconds("elapsed time", row.last("elapsed"))
    moving = doubts.seconds("moving time", row.last("moving"))
    way = doubts.meters("distance", _distance_m(row, bare), elapsed)
    return replace(
        bare,
        elapsed_s=elapsed or moving or 0.0,
        moving_s=moving or None,
        distance_m=way or None,
        calories_kcal=doubts.kcal("energy", row.number("calories")),
        avg_hr_bpm=doubts.bpm("mean heart rate", row.number("avg_hr")),
        max_hr_bpm=doubts.bpm("highest heart rate", row.last("max_hr")),
        avg_power_w=doubts.watts("mean power", row.number("watts")),
        doubts=tuple(doubts.named),
    )


def _distance_m(row: _Row, activity: Activity) -> float | None:
    """Metres: the second column, or the first, which is in kilometres.

    Swims and rows are in metres in both. Some exports repeat the first column in
    the place of the second: then it is as the first.
    """
    shown, exact = row.number("distance"), row.number("distance_2")
    swim = activity.sport is Sport.SWIM
    unit = 1.0 if swim or activity.sub_sport in _IN_METERS else 1000.0
    if exact is not None and exact != shown:
        return exact
    return None if shown is None else shown * unit


def _issue(where: str, why: str) -> Issue:
    return Issue(where, why, "Correct it in the file and import it again.")


def _some(issues: list[Issue], name: str) -> tuple[Issue, ...]:
    def kept() -> Iterator[Issue]:
        yield from islice(issues, MOST_ISSUES)
        if len(issues) > MOST_ISSUES:
            rest = len(issues) - MOST_ISSUES
            yield _issue(name, f"{rest} more rows cannot be read")

    return tuple(kept())
