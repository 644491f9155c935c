"""What was learned, and whether it beats the obvious guess."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coach.domain.learned import BASE_RATE, Forecast, Learned, Task, Version
from coach.learning.reliability import put_together
from coach.learning.scores import skill
from coach.learning.train import held_out
from coach.reports.graded import graded
from coach.reports.numbers import Document, day, rounded
from coach.reports.tables import Table
from coach.strength.plateau_model import TELLS

FLOOR, MODEL = "floor", "model"
_FINE = 4


def used(serving: Learned) -> str:
    """`model`, or `floor` where the version in service says that the guess is better.

    The plateau's learner decides that for the athlete, whatever the scores of all are.
    """
    return FLOOR if serving.parameters.get("uses") == BASE_RATE else MODEL


@dataclass(frozen=True, slots=True)
class Record:
    """One athlete's models of one task, and what was foretold.

    Attributes:
        newest: the version trained last; None where there is none.
        serving: None where the floor is used.
        serves_from: since when it is.
        waiting: versions that were trained and never served.
        has_floor: the obvious guess was once put into service.
    """

    athlete: str
    task: Task
    newest: Version | None = None
    serving: Version | None = None
    waiting: int = 0
    forecasts: tuple[Forecast, ...] = ()
    has_floor: bool = False

    @property
    def untried(self) -> bool:
        """Whether what is used for someone new is used: nothing could be told yet.

        Of a next session that is the obvious guess itself.
        """
        if self.task is Task.NEXT_SESSION:
            return False
        return self.serving is None and not self.has_floor

    @property
    def shown(self) -> Version | None:
        """The version that is told about: the one that serves, else the newest."""
        return self.serving or self.newest

    @property
    def in_use(self) -> str:
        """`model` or `floor`; what is shipped for someone new is a model, too."""
        if self.serving is not None:
            return used(self.serving.learned)
        return MODEL if self.untried and self._shipped_serves else FLOOR

    @property
    def _shipped_serves(self) -> bool:
        """Whether someone new gets a shipped model, and not the obvious guess."""
        if self.task is Task.PLATEAU and self.newest is not None:
            settled = self.newest.learned.parameters.get("n")
            return isinstance(settled, int) and settled < TELLS
        return True


def models_document(records: Sequence[Record], on: date) -> Document:
    """`coach/models/1`.

    Args:
        records: of one athlete or of several, in any order.
        on: the evening.
    """
    by_task = {task: [each for each in records if each.task is task] for task in Task}
    found = (_item(task, each) for task, each in by_task.items())
    return {
        "schema": "coach/models/1",
        "date": on.isoformat(),
        "models": [each for each in found if each is not None],
    }


def models_table(document: Document) -> Table:
    """A row an athlete and task."""
    return Table(
        "models",
        (
            *("task", "athlete", "in_use", "n", "metric", "error", "floor"),
            *("floor_error", "skill"),
        ),
        (
            (
                *(model["task"], each["athlete"], each["in_use"], each["n"]),
                *(model["deciding"], each["error"], each["floor"]),
                *(each["floor_error"], each["skill"]),
            )
            for model in document["models"]
            for each in model["by_athlete"]
        ),
    )


def _item(task: Task, records: Sequence[Record]) -> Document | None:
    """One task of the report; None where nothing was trained or foretold."""
    told = [(each, each.shown) for each in records]
    trained = [(each, version) for each, version in told if version is not None]
    forecasts = graded(task, {each.athlete: each.forecasts for each in records})
    if not trained:
        return None
    learned = [version.learned for _, version in trained]
    deciding = str(held_out(learned[0]).get("deciding"))
    metrics = _pooled((each.scores, each) for each in learned)
    floors = _floors(learned)
    best = learned[0].floor
    used = [each.in_use for each, _ in trained]
    newest = max(trained, key=lambda pair: pair[1].trained_at)[1]
    error = metrics.get(deciding)
    skills = {
        name: rounded(skill(error, values[deciding]), _FINE)
        for name, values in floors.items()
        if error is not None and deciding in values
    }
    return {
        "task": task.value,
        "athletes": len(trained),
        "n": sum(map(_forecasts_of, learned)),
        "deciding": deciding,
        "metrics": _round(metrics),
        "floor": {"name": best, "metrics": _round(floors[best])},
        "floors": {name: _round(values) for name, values in floors.items()},
        "skill": skills,
        "beats": sorted(name for name, value in skills.items() if (value or 0) > 0),
        "calibration": _calibration(learned),
        "in_use": MODEL if 2 * used.count(MODEL) > len(used) else FLOOR,
        "untried": sum(each.untried for each, _ in trained),
        "in_use_by": {MODEL: used.count(MODEL), FLOOR: used.count(FLOOR)},
        "trained_at": newest.trained_at.isoformat(),
        "window": {
            "from": day(min(each.first for each in learned)),
            "to": day(max(each.last for each in learned)),
            "sessions": sum(each.n for each in learned),
        },
        "by_athlete": [_of_athlete(each, version) for each, version in trained],
        "forecasts": forecasts,
    }


def _of_athlete(record: Record, version: Version) -> Document:
    learned = version.learned
    deciding = str(held_out(learned).get("deciding"))
    error, floor = learned.scores.get(deciding), learned.floor_scores.get(deciding)
    gained = None if error is None or floor is None else skill(error, floor)
    return {
        "athlete": record.athlete,
        "version": learned.version,
        "trained_on": learned.trained_on.isoformat(),
        "scored_from": held_out(learned).get("from"),
        "n": _forecasts_of(learned),
        "error": rounded(error, _FINE),
        "floor": learned.floor,
        "floor_error": rounded(floor, _FINE),
        "skill": rounded(gained, _FINE),
        "in_use": record.in_use,
        "waiting": record.waiting,
    }


def _forecasts_of(learned: Learned) -> int:
    return int(learned.scores.get("n", 0))


def _floors(learned: Sequence[Learned]) -> dict[str, dict[str, float]]:
    """Each obvious guess, over the athletes it was made for."""
    told = [(held_out(each).get("floors"), each) for each in learned]
    floors = [(each, of) for each, of in told if isinstance(each, Mapping)]
    names = sorted({name for each, _ in floors for name in each})
    return {
        name: _pooled((each[name], of) for each, of in floors if name in each)
        for name in names
    }


def _pooled(
    scores: Iterable[tuple[Mapping[str, float], Learned]],
) -> dict[str, float]:
    """Means over athletes, each weighed by the forecasts it rests on.

    Of what is a mean itself that is the value over all forecasts; a median or an AUC
    becomes the mean of the athletes' own.
    """
    import pandas as pd  # type: ignore[import-untyped]

    found = [(dict(each), _forecasts_of(of)) for each, of in scores]
    if len(found) == 1:
        return {name: value for name, value in found[0][0].items() if name != "n"}
    frame = pd.DataFrame([each for each, _ in found])
    weights = pd.Series([float(n) for _, n in found])
    pooled = {}
    for name in frame.columns.difference(["n"]):
        known = frame[name].dropna()
        by = weights[known.index]
        pooled[str(name)] = float((known * by).sum() / by.sum())
    return pooled


def _calibration(learned: Sequence[Learned]) -> Document | None:
    """Slope of the odds, and what came of what was foretold, by fifths."""
    told = [(held_out(each).get("calibration"), each) for each in learned]
    found = [(each, of) for each, of in told if isinstance(each, Mapping) and each]
    if not found:
        return None
    slopes = [
        ({"slope": each["slope"], "intercept": each["intercept"]}, of)
        for each, of in found
        if each.get("slope") is not None
    ]
    mean: Mapping[str, float] = _pooled(slopes) if slopes else {}
    table = put_together([each["table"] for each, _ in found])
    return {
        "slope": rounded(mean.get("slope"), _FINE),
        "intercept": rounded(mean.get("intercept"), _FINE),
        "table": [{**row, **_round({k: row[k] for k in _SHARES})} for row in table],
    }


_SHARES = ("foretold", "came")


def _round(metrics: Mapping[str, float]) -> dict[str, Any]:
    return {
        name: rounded(value, _FINE)
        for name, value in sorted(metrics.items())
        if name != "n"
    }
