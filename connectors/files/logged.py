"""Strength sessions as an app's table logs them, and the activities they become."""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from uuid import UUID, uuid5

from coach.domain.activity import Activity, Source, Sport
from coach.domain.strength import SetType, StrengthSet
from coach.errors import Issue
from coach.redaction import clean
from connectors.files.cells import CellError, instant, number
from connectors.files.columns import Meaning, Rows

HEAVIEST_KG = 500
MOST_REPS = 200
LONGEST_H = 8
MOST_ISSUES = 100
MOST_DOUBTS = 100

_SET_TYPES = frozenset(SetType)
_DECIMALS = 4  # a tenth of a gram or of a millimetre: what is typed, not what is left

_Number = float | None
Said = tuple[str, int | None, _Number, _Number, SetType, _Number, _Number, _Number]
"""What a row says of its set: StrengthSet's fields from `exercise` to `distance_m`."""


@dataclass(slots=True)
class LoggedSession:
    """One session while its rows are read.

    Attributes:
        start: when it began, by the wall clock.
        exercise: the one its last set was of.
        exercise_index: how many exercises came before that one; -1 before the first.
        set_index: the last set's place in its exercise, as the app counts.
        counted: what sets are counted as in messages, `row 3`.
    """

    start: datetime
    title: str
    note: str = ""
    sets: list[StrengthSet] = field(default_factory=list)
    doubts: dict[str, None] = field(default_factory=dict)
    exercise: str | None = None
    exercise_index: int = -1
    set_index: int = 0
    counted: str = "row"

    def doubt(self, why: str) -> None:
        """Remember, once, what can hardly be true; a hundred things are enough."""
        if len(self.doubts) < MOST_DOUBTS:
            self.doubts[why] = None

    def begin(self, exercise: str) -> None:
        """Begin the next exercise."""
        self.exercise = exercise
        self.exercise_index += 1
        self.set_index = 0

    def add(self, row: int, said: Said, superset: int | None, note: str) -> None:
        """Add a set of the exercise begun last; what nobody does becomes a doubt."""
        exercise, reps, load_kg = said[:3]
        if load_kg is not None and load_kg > HEAVIEST_KG:
            self.doubt(f"{self.counted} {row}: {exercise}: a load of {load_kg:.10g} kg")
        if reps is not None and reps > MOST_REPS:
            self.doubt(f"{self.counted} {row}: {exercise}: {reps} repetitions")
        if said[4] not in _SET_TYPES:
            self.doubt(
                f"{self.counted} {row}: {exercise}: the set type {said[4]!r}, taken as"
                " normal"
            )
            said = (*said[:4], SetType.NORMAL, *said[5:])
        self.sets.append(StrengthSet(*said, self.exercise_index, superset, note))

    def activity(
        self, elapsed_s: float, source: Source, identity: tuple[UUID, str], zone: tzinfo
    ) -> Activity:
        """The activity.

        Args:
            elapsed_s: how long it lasted; named as a doubt where it cannot be.
            source: the app.
            identity: under which namespace, and as what, the app knows it.
            zone: where the wall clock hung.
        """
        if elapsed_s < 0:
            self.doubt("it ended before it began")
        elif elapsed_s > LONGEST_H * 3600:
            self.doubt(f"it lasted {elapsed_s / 3600:.1f} h")
        namespace, source_id = identity
        return Activity(
            uuid=str(uuid5(namespace, source_id)),
            source=source,
            source_id=source_id,
            sport=Sport.STRENGTH,
            start=instant(self.start, zone),
            timezone=str(zone),
            elapsed_s=max(elapsed_s, 0.0),
            title=self.title,
            note=self.note,
            sets=tuple(self.sets),
            doubts=tuple(self.doubts),
        )


def exercise_name(cell: str) -> str:
    """The exercise's name, cleaned.

    Raises:
        CellError: there is none.
    """
    name = clean(cell, limit=120)
    if not name:
        raise CellError("it names no exercise")
    return name


def title(cell: str) -> str:
    """A session's title, cleaned."""
    return clean(cell, limit=120)


def note(cell: str) -> str:
    """A note, cleaned, with its lines."""
    return clean(cell, lines=True)


def rpe(cell: str) -> float | None:
    """The RPE; None where none was given, which the apps also write as 0.

    Raises:
        CellError: it is not on the scale.
    """
    value = number("rpe", cell) or None
    if value is not None and not 1 <= value <= 10:
        raise CellError(f"rpe is not between 1 and 10: {value:g}")
    return value


def amount(column: str, unit: float) -> Meaning:
    """How a cell of this column says an amount in SI; None for blank and zero."""

    def meaning(cell: str) -> float | None:
        value = number(column, cell)
        if not value:
            return None
        return value if unit == 1 else round(value * unit, _DECIMALS)

    return meaning


def issues_of(rows: Rows, name: str, *, empty: bool) -> tuple[Issue, ...]:
    """What of a file could not be read, at most MOST_ISSUES of them.

    Args:
        rows: its rows.
        name: the file's.
        empty: no set was read.
    """
    first = rows.problems[:MOST_ISSUES]
    kept = [_issue(f"{name}, row {row}", why) for row, why in first]
    if more := len(rows.problems) - len(first):
        kept.append(_issue(name, f"{more} more rows cannot be read"))
    if rows.unclear:
        kept.append(_unclear(rows.unclear, name))
    if empty and not kept:
        kept.append(_issue(name, "it holds no sets"))
    return tuple(kept)


def not_ours(name: str, app: str) -> Issue:
    """The issue with a file that is no export of the app's."""
    return _issue(name, f"it is no export of {app}'s")


def _unclear(rows: tuple[int, ...], name: str) -> Issue:
    many = f"rows {rows[0]} to {rows[-1]}" if len(rows) > 1 else f"row {rows[0]}"
    return Issue(
        f"{name}, {many}",
        "the day and the month of their dates cannot be told apart: no date in the"
        " file decides which stands first",
        "Export again with the app in another language, or write the dates as"
        " 2025-04-03 19:56 and import the file again.",
    )


def _issue(where: str, why: str) -> Issue:
    return Issue(where, why, "Correct it in the file and import it again.")
