"""Measurements, and how the days felt."""

from collections.abc import Collection
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, func, select

from coach.database.store.activity_rows import offset_s, with_offset
from coach.database.store.rows import Rows
from coach.database.tables.activities import COMPLETED_ACTIVITIES
from coach.database.tables.athletes import (
    ATHLETES,
    INJURIES,
    PROGRESS_METRICS,
    WELLNESS,
)
from coach.domain.athlete import Injury, Wellness
from coach.domain.metric import Metric, MetricKind

_FELT = tuple(each.name for each in fields(Wellness) if each.name != "day")
_SHOWN = {MetricKind.BODY_FAT: "current_body_fat", MetricKind.VO2MAX: "vo2_max"}
"""Kinds whose newest value the athlete's own row repeats."""


_GROWING = frozenset({MetricKind.STEPS})
_WEIGHED = frozenset({MetricKind.WEIGHT, MetricKind.BODY_FAT})
_ROUNDED = 0.06
"""Kilograms or per cent by which two tellings of one weigh-in may differ."""

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


class MetricRows(Rows):
    """Numbers measured on a day."""

    def save_metric(
        self, metric: Metric, seen_at: datetime, *, anew: bool = False
    ) -> bool:
        """Whether anything is new; a measurement with a known uuid changes nothing.

        What grows over a day (steps) is kept as the largest ever told of that day. A
        weigh-in that the scale's own file and a service both tell is one. `anew` puts
        what was told later, or of a fuller recording, in the place of what is known:
        then it is new where the value is another.

        Raises:
            CoachError: it holds a value that cannot be stored (exit 65).
        """
        table = PROGRESS_METRICS
        this = table.c.uuid == metric.uuid
        held = self._first(table, this, only=["id", "value"])
        if held is not None:
            grown = metric.kind in _GROWING and metric.value > held.value
            if grown or (anew and metric.kind not in _GROWING):
                self._update(table, _to_row(metric), this)
                if metric.kind in _SHOWN:
                    self._show_newest(metric.kind)
                return grown or bool(metric.value != held.value)
            return False
        if self._is_told_otherwise(metric):
            return False
        with self._one_record(f"The {metric.kind} of {metric.day}"):
            row = {"id": self._next(table), **_to_row(metric)}
            self._add(table, {**row, "first_seen_at": seen_at})
            if metric.kind in _SHOWN:
                self._show_newest(metric.kind)
        return True

    def _is_told_otherwise(self, metric: Metric) -> bool:
        """Whether the same moment on the scale came in another way."""
        if metric.kind not in _WEIGHED or metric.at is None:
            return False
        told = PROGRESS_METRICS.c
        found = self._all(
            PROGRESS_METRICS,
            told.metric_type == metric.kind.value,
            told.source != metric.source,
            told.metric_date.between(metric.day - _DAY, metric.day + _DAY),
            told.measured_at.between(metric.at - _SECOND, metric.at + _SECOND),
            only=["value"],
        )
        return any(abs(each.value - metric.value) < _ROUNDED for each in found)

    def remove_metric(self, uuid: str) -> None:
        """Forget a measurement that was worked out of what is not there any more."""
        self._remove(PROGRESS_METRICS, PROGRESS_METRICS.c.uuid == uuid)

    def _show_newest(self, kind: MetricKind) -> None:
        """Repeat the newest measurement of the kind in the athlete's own row."""
        table = PROGRESS_METRICS
        of_kind = table.c.metric_type == kind.value
        days = self._select(table, of_kind, only=["metric_date"]).subquery()
        last_day = select(func.max(days.c.metric_date)).scalar_subquery()
        newest = self._metrics(of_kind, table.c.metric_date == last_day)[-1]
        mine = ATHLETES.c.id == self._athlete_id
        shown = {_SHOWN[kind]: newest.value}
        self._connection.execute(ATHLETES.update().where(mine).values(**shown))

    def metrics(
        self,
        kind: MetricKind | None = None,
        last: date | None = None,
        first: date | None = None,
    ) -> tuple[Metric, ...]:
        """Measurements of those days, oldest first; those without a time go first."""
        table = PROGRESS_METRICS
        where: list[ColumnElement[bool]] = []
        if kind is not None:
            where.append(table.c.metric_type == kind.value)
        if last is not None:
            where.append(table.c.metric_date <= last)
        if first is not None:
            where.append(table.c.metric_date >= first)
        return self._metrics(*where)

    def _metrics(self, *where: ColumnElement[bool]) -> tuple[Metric, ...]:
        order = ["metric_date", "measured_at", "uuid"]
        rows = self._all(PROGRESS_METRICS, *where, order=order)
        found = [_to_metric(row) for row in rows]
        # The databases disagree on where NULL sorts.
        return tuple(sorted(found, key=lambda m: (m.day, m.at is not None)))

    def save_wellness(self, wellness: Wellness, seen_at: datetime) -> bool:
        """Whether the day's entry changed: later values win, unset ones stay.

        Raises:
            CoachError: it holds a value that cannot be stored (exit 65).
        """
        said = {name: getattr(wellness, name) for name in _FELT}
        said = {name: value for name, value in said.items() if value is not None}
        with self._one_record(f"How {wellness.day} felt"):
            return self._put(
                WELLNESS, {"day": wellness.day}, said, {"first_seen_at": seen_at}
            )

    def wellness(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[Wellness, ...]:
        """How the days felt, both ends included, oldest first."""
        where: list[ColumnElement[bool]] = []
        if first is not None:
            where.append(WELLNESS.c.day >= first)
        if last is not None:
            where.append(WELLNESS.c.day <= last)
        return tuple(
            Wellness(row.day, **{name: getattr(row, name) for name in _FELT})
            for row in self._all(WELLNESS, *where, order=["day"])
        )

    def save_injury(self, injury: Injury, seen_at: datetime) -> bool:
        """Whether the day's word on that part changed; the last one of a day holds."""
        return self._put(
            INJURIES,
            {"part": injury.part, "day": injury.day},
            {"severity": injury.severity, "note": injury.note},
            {"first_seen_at": seen_at},
        )

    def injuries(self, last: date | None = None) -> tuple[Injury, ...]:
        """Every word on what hurts, up to that day, oldest first; healed ones too."""
        where = [] if last is None else [INJURIES.c.day <= last]
        return tuple(
            Injury(row.part, row.severity, row.day, row.note)
            for row in self._all(INJURIES, *where, order=["day", "part"])
        )

    def newest_data_day(
        self, last: date | None = None, services: Collection[str] = ()
    ) -> date | None:
        """The last day, up to `last`, with an activity, measurement or wellness.

        What came from one of these services is left out.
        """
        activities, metrics = COMPLETED_ACTIVITIES.c, PROGRESS_METRICS.c
        other = activities.source.not_in(services), activities.deleted_at.is_(None)
        days = [
            self._newest(COMPLETED_ACTIVITIES, "activity_date", last, *other),
            self._newest(
                PROGRESS_METRICS, "metric_date", last, metrics.source.not_in(services)
            ),
            self._newest(WELLNESS, "day", last),
        ]
        return max((day for day in days if day is not None), default=None)

    def newest_day_of(self, service: str, last: date | None = None) -> date | None:
        """The last day, up to `last`, of which that service gave anything."""
        activities, metrics = COMPLETED_ACTIVITIES.c, PROGRESS_METRICS.c
        mine = activities.source == service, activities.deleted_at.is_(None)
        days = [
            self._newest(COMPLETED_ACTIVITIES, "activity_date", last, *mine),
            self._newest(
                PROGRESS_METRICS, "metric_date", last, metrics.source == service
            ),
        ]
        return max((day for day in days if day is not None), default=None)

    def _newest(
        self,
        table: Table,
        column: str,
        last: date | None,
        *where: ColumnElement[bool],
    ) -> date | None:
        days = self._select(table, *where, only=[column])
        if last is not None:
            days = days.where(table.c[column] <= last)
        newest: date | None = self._connection.scalar(
            days.order_by(table.c[column].desc()).limit(1)
        )
        return newest


def _to_row(metric: Metric) -> dict[str, Any]:
    return {
        "uuid": metric.uuid,
        "metric_date": metric.day,
        "metric_type": metric.kind.value,
        "value": metric.value,
        "notes": metric.note,
        "method": metric.method,
        "source": metric.source,
        "device": metric.device,
        "measured_at": metric.at,
        "offset_s": None if metric.at is None else offset_s(metric.at),
    }


def _to_metric(row: Row[Any]) -> Metric:
    at = row.measured_at
    return Metric(
        uuid=row.uuid,
        kind=MetricKind(row.metric_type),
        day=row.metric_date,
        value=row.value,
        method=row.method,
        source=row.source,
        at=None if at is None else with_offset(at, row.offset_s),
        device=row.device,
        note=row.notes,
    )
