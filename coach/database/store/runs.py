"""What coach did and when, and the days the athlete vouched for."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from coach.database.store.rows import Rows
from coach.database.tables.runs import RUN_LOG, SOURCE_ANSWERS
from coach.domain.held import Run


class RunRows(Rows):
    """The run log, and answered days."""

    def log_run(
        self,
        command: str,
        started_at: datetime,
        finished_at: datetime,
        outcome: str,
        detail: str = "",
    ) -> None:
        """Keep that the command ran."""
        run = {"command": command, "outcome": outcome, "detail": detail}
        times = {"started_at": started_at, "finished_at": finished_at}
        self._add(RUN_LOG, {"id": self._next(RUN_LOG), **run, **times})

    def runs(self, limit: int) -> tuple[Run, ...]:
        """The last runs, newest first."""
        newest = self._select(RUN_LOG).order_by(RUN_LOG.c.id.desc()).limit(limit)
        return tuple(_to_run(row) for row in self._connection.execute(newest))

    def last_run(self, command: str) -> Run | None:
        """The last run of that command; None when it never ran."""
        mine = self._select(RUN_LOG, RUN_LOG.c.command == command)
        newest = mine.order_by(RUN_LOG.c.id.desc()).limit(1)
        row = self._connection.execute(newest).first()
        return None if row is None else _to_run(row)

    def save_answer(self, day: date) -> None:
        """Keep that the athlete ran that day's review on a terminal."""
        self._put(SOURCE_ANSWERS, {"day": day}, {}, {})

    def answered_days(self) -> tuple[date, ...]:
        """The days the athlete vouched for, ascending."""
        rows = self._all(SOURCE_ANSWERS, order=["day"])
        return tuple(row.day for row in rows)


def _to_run(row: Row[Any]) -> Run:
    return Run(
        id=row.id,
        command=row.command,
        started_at=row.started_at,
        finished_at=row.finished_at,
        outcome=row.outcome,
        detail=row.detail,
    )
