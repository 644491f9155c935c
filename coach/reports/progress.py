"""One measure over time: readings, trend and target, as charts and documents need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.goal import Goal, GoalState
from coach.goals.associations import Association
from coach.reports.associations import association_item
from coach.reports.goals import goal_item, goal_settings
from coach.reports.numbers import Document, rounded
from coach.reports.tables import Table
from coach.statistics.readings import Reading

COLUMNS = ("key", "date", "value", "unit", "method", "device", "counts")
SUMMARY_COLUMNS = (
    *("key", "name", "value", "unit", "last", "readings", "verdict"),
    *("slope_per_week", "slope_low", "slope_high"),
)


@dataclass(frozen=True, slots=True)
class MethodReadings:
    """What was measured in one way with one device.

    Attributes:
        readings: (day, value), oldest first, at least one.
        speaks: whether the verdict rests on it (`counts` in documents).
    """

    method: str
    device: str | None
    readings: tuple[Reading, ...]
    speaks: bool

    @property
    def label(self) -> str:
        """Method and device, as the athlete reads it."""
        return ", ".join(filter(None, (self.method, self.device)))


@dataclass(frozen=True, slots=True)
class TrendLine:
    """The trend from its first to its last point, and the ends of its interval.

    Attributes:
        values: at the first and the last day; `low` and `high` the same for the
            lower and the upper end of the slope's interval.
    """

    first: date
    last: date
    values: tuple[float, float]
    low: tuple[float, float]
    high: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Progress:
    """A measure as it went.

    Attributes:
        key: of the goal or the measure that was asked for.
        measured_by: key of the measure that speaks for it.
        name: of what is measured, in words.
        good: 1 where more is better, -1 where less is, 0 where the target says.
        first: from which day on it is shown.
        series: one a method and device, by first reading.
        goal: as it was set; without a target where none was.
        state: how it stands.
        points: what the trend is drawn through; `points_are` says how they were
            picked, where they are not the readings themselves.
        line: None without a trend.
        smallest: the smallest change in 28 days that matters.
        between_tests: how far two tests differ by chance; None for what is no test.
        associations: what was done beside it, and how they went together.
    """

    key: str
    measured_by: str
    name: str
    unit: str
    good: int
    day: date
    first: date
    series: tuple[MethodReadings, ...]
    goal: Goal
    state: GoalState
    points: tuple[Reading, ...] = ()
    line: TrendLine | None = None
    smallest: float | None = None
    between_tests: float | None = None
    log: str = ""
    points_are: str = ""
    associations: tuple[Association, ...] = ()

    @property
    def changes(self) -> tuple[tuple[date, str], ...]:
        """The days on which a device took over from another, and what it is."""
        found = []
        for each in self.series:
            begun = each.readings[0][0]
            if any(
                other.method == each.method and other.readings[0][0] < begun
                for other in self.series
            ):
                found.append((begun, each.device or "another device"))
        return tuple(found)

    @property
    def last(self) -> Reading | None:
        """The newest reading of those the verdict rests on, else of all."""
        chosen = [each for each in self.series if each.speaks] or self.series
        newest = [each.readings[-1] for each in chosen]
        return max(newest, key=lambda each: each[0], default=None)


def progress_document(view: Progress) -> Document:
    """`coach/progress/1` of one measure, with every reading."""
    return {
        "schema": "coach/progress/1",
        "date": view.day.isoformat(),
        "metrics": [_in_full(view)],
    }


def summary_document(views: Iterable[Progress], day: date) -> Document:
    """`coach/progress/1` of all that is measured, without the readings."""
    return {
        "schema": "coach/progress/1",
        "date": day.isoformat(),
        "metrics": [_item(view) for view in views],
    }


def _item(view: Progress) -> Document:
    last = view.last
    return {
        **goal_item(view.state),
        **goal_settings(view.goal),
        "key": view.key,
        "name": view.name,
        "last": last and {"date": last[0].isoformat(), "value": rounded(last[1], 2)},
        "readings_in_view": sum(len(each.readings) for each in view.series),
    }


def _in_full(view: Progress) -> Document:
    return {
        **_item(view),
        "from": view.first.isoformat(),
        "good": {1: "more", -1: "less"}.get(view.good),
        "smallest_change": rounded(view.smallest, 3),
        "smallest_change_days": 28,
        "between_tests": rounded(view.between_tests, 3),
        "trend_line": _line(view.line),
        "associations": [association_item(each) for each in view.associations],
        "series": [
            {
                "method": each.method,
                "device": each.device,
                "counts": each.speaks,
                "readings": [
                    {"date": day.isoformat(), "value": rounded(value, 3)}
                    for day, value in each.readings
                ],
            }
            for each in view.series
        ],
    }


def _line(line: TrendLine | None) -> Document | None:
    if line is None:
        return None
    ends = {"value": line.values, "low": line.low, "high": line.high}
    return {
        "from": line.first.isoformat(),
        "to": line.last.isoformat(),
        **{name: [rounded(end, 3) for end in pair] for name, pair in ends.items()},
    }


def readings_table(view: Progress) -> Table:
    """Every reading of one measure, by day."""
    rows = [
        (view.key, day, value, view.unit, each.method, each.device, each.speaks)
        for each in view.series
        for day, value in each.readings
    ]
    rows.sort(key=lambda row: row[1])
    named = (
        (key, day.isoformat(), rounded(value, 3), *more)
        for key, day, value, *more in rows
    )
    return Table("progress", COLUMNS, named)


def summary_table(views: Sequence[Progress]) -> Table:
    """A measure a row."""
    return Table("progress", SUMMARY_COLUMNS, [_summary_row(view) for view in views])


def _summary_row(view: Progress) -> tuple[object, ...]:
    item = _item(view)
    low, high = item["slope_ci95"] or (None, None)
    return (
        *(item["key"], item["name"], item["value"], item["unit"]),
        *(item["last"] and item["last"]["date"], item["readings_in_view"]),
        *(item["verdict"], item["slope_per_week"], low, high),
    )
