"""Models as they were learned, and their forecasts."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from coach.database.store.rows import Rows
from coach.database.tables.learned import FORECASTS, MODELS
from coach.domain.learned import Forecast, Learned, Task, Version


class LearnedRows(Rows):
    """Versions of models, of which one a task serves, and what was foretold."""

    def models(self, as_of: date | None = None) -> tuple[Learned, ...]:
        """Every version trained by that evening, the oldest first."""
        until = () if as_of is None else (MODELS.c.trained_on <= as_of,)
        tasks = MODELS.c.task.in_([task.value for task in Task])
        rows = self._all(MODELS, tasks, *until, order=["task", "trained_on", "version"])
        return tuple(map(_to_learned, rows))

    def serving(self, task: Task, day: date) -> Learned | None:
        """The version that serves on that evening, the floor's own among them.

        None where there is none, and where the floor needs no parameters.
        """
        here = (MODELS.c.task == task.value, MODELS.c.serves_from <= day)
        rows = self._all(MODELS, *here, order=["serves_from", "trained_on", "version"])
        return used(_to_learned(rows[-1])) if rows else None

    def versions(self, task: Task, day: date) -> tuple[Version, ...]:
        """Every version of that task trained by that evening, the oldest first.

        One that began to serve later is shown as it was: idle.
        """
        here = (MODELS.c.task == task.value, MODELS.c.trained_on <= day)
        rows = self._all(MODELS, *here, order=["trained_on", "version"])
        return tuple(
            Version(
                _to_learned(row),
                row.trained_at,
                None
                if row.serves_from is None or row.serves_from > day
                else row.serves_from,
            )
            for row in rows
        )

    def save_model(self, learned: Learned, at: datetime) -> bool:
        """Keep a version; False where it is kept already. It does not serve yet."""
        key = {"task": learned.task.value, "version": learned.version}
        values = {
            "trained_on": learned.trained_on,
            "first_day": learned.first,
            "last_day": learned.last,
            "n": learned.n,
            "parameters": dict(learned.parameters),
            "scores": dict(learned.scores),
            "floor": learned.floor,
            "floor_scores": dict(learned.floor_scores),
        }
        return self._put(MODELS, key, values, {"trained_at": at})

    def take_into_service(self, task: Task, version: str, day: date) -> None:
        """From that evening on this version serves."""
        here = (MODELS.c.task == task.value, MODELS.c.version == version)
        idle = MODELS.c.serves_from.is_(None) | (MODELS.c.serves_from != day)
        self._update(MODELS, {"serves_from": day}, *here, idle)

    def drop_versions(self, task: Task, versions: Collection[str]) -> None:
        """Forget those of them that never served: what served can be asked about."""
        here = (MODELS.c.task == task.value, MODELS.c.version.in_(versions))
        self._remove(MODELS, *here, MODELS.c.serves_from.is_(None))

    def forecasts(self, task: Task, as_of: date | None = None) -> tuple[Forecast, ...]:
        """Those made by that evening, the oldest first; what came later is left out."""
        here = [FORECASTS.c.task == task.value]
        if as_of is not None:
            here.append(FORECASTS.c.made_on <= as_of)
        rows = self._all(FORECASTS, *here, order=["made_on", "subject"])
        return tuple(_to_forecast(row, as_of) for row in rows)

    def open_forecasts(self, task: Task, day: date) -> tuple[Forecast, ...]:
        """Those made by that evening whose day has not come, the oldest first."""
        here = (FORECASTS.c.task == task.value, FORECASTS.c.made_on <= day)
        rows = self._all(
            FORECASTS,
            *here,
            FORECASTS.c.settled_on.is_(None),
            order=["made_on", "subject"],
        )
        return tuple(_to_forecast(row, None) for row in rows)

    def save_forecast(self, forecast: Forecast) -> bool:
        """Keep it, with what came once that is known."""
        key = {
            "task": forecast.task.value,
            "subject": forecast.subject,
            "made_on": forecast.made_on,
        }
        values = {
            "method": forecast.method,
            "foretold": dict(forecast.foretold),
            "came": forecast.came,
            "settled_on": forecast.settled_on,
        }
        return self._put(FORECASTS, key, values, {})


def used(learned: Learned) -> Learned | None:
    """What a version that serves foretells by; None of a floor without parameters."""
    return None if set(learned.parameters) == {"is_floor"} else learned


def _to_learned(row: Row[Any]) -> Learned:
    return Learned(
        task=Task(row.task),
        version=row.version,
        trained_on=row.trained_on,
        first=row.first_day,
        last=row.last_day,
        n=row.n,
        parameters=row.parameters,
        scores=row.scores,
        floor=row.floor,
        floor_scores=row.floor_scores,
    )


def _to_forecast(row: Row[Any], as_of: date | None) -> Forecast:
    known = row.settled_on is not None and (as_of is None or row.settled_on <= as_of)
    return Forecast(
        task=Task(row.task),
        subject=row.subject,
        made_on=row.made_on,
        method=row.method,
        foretold=row.foretold,
        came=row.came if known else None,
        settled_on=row.settled_on if known else None,
    )
