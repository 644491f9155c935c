"""Forecasts that were made evening by evening, held against what came."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from coach.domain.learned import Forecast, Task
from coach.learning.scores import auc, brier, coverage, mape, median_ape, skill
from coach.reports.numbers import Document, rounded

if TYPE_CHECKING:
    from pandas import DataFrame  # type: ignore[import-untyped]

_FINE = 4


def graded(task: Task, forecasts: Mapping[str, Sequence[Forecast]]) -> Document:
    """How many were graded, how many wait, and how they did.

    Of several about the same session the last one counts.

    Args:
        task: of all of them.
        forecasts: by athlete.
    """
    count = sum(map(len, forecasts.values()))
    frame = (
        _frame(forecasts) if any(_done(each) for each in forecasts.values()) else None
    )
    if frame is None:
        return {"graded": 0, "open": count, "since": None, "metrics": {}, "by": []}
    last = frame.sort_values("made_on").drop_duplicates(
        ["athlete", "subject", "settled_on"], keep="last"
    )
    metrics = _SCORES[task]
    return {
        "graded": len(last),
        "open": count - len(frame),
        "since": last["made_on"].min().isoformat(),
        "metrics": _rounded(metrics(last)),
        "by": [
            {"subject": str(name), "n": len(each), "metrics": _rounded(metrics(each))}
            for name, each in last.groupby("subject")
        ],
    }


def _done(forecasts: Sequence[Forecast]) -> bool:
    return any(each.came is not None for each in forecasts)


def _frame(forecasts: Mapping[str, Sequence[Forecast]]) -> "DataFrame":
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "athlete": athlete,
                "subject": each.subject,
                "made_on": each.made_on,
                "settled_on": each.settled_on,
                "came": each.came,
                **each.foretold,
            }
            for athlete, every in forecasts.items()
            for each in every
            if each.came is not None
        ]
    )


def _next_session(frame: "DataFrame") -> dict[str, float | None]:
    pairs = list(zip(frame["e1rm_kg"], frame["came"], strict=True))
    spans = list(zip(frame["low80"], frame["high80"], frame["came"], strict=True))
    last = list(zip(frame["last_kg"], frame["came"], strict=True))
    return {
        "mape": mape(pairs),
        "median_ape": median_ape(pairs),
        "coverage80": coverage(spans),
        "skill_last_session": skill(mape(pairs), mape(last)),
    }


def _plateau(frame: "DataFrame") -> dict[str, float | None]:
    pairs = list(zip(frame["probability"], frame["came"], strict=True))
    return {
        "brier": brier(pairs),
        "auc": auc(pairs),
        "foretold": float(frame["probability"].mean()),
        "came": float(frame["came"].mean()),
    }


def _next_exercise(frame: "DataFrame") -> dict[str, float | None]:
    return {"came": float(frame["came"].mean())}


def _rounded(metrics: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: rounded(value, _FINE) for name, value in metrics.items()}


_SCORES: Mapping[Task, Callable[["DataFrame"], dict[str, float | None]]] = {
    Task.NEXT_SESSION: _next_session,
    Task.PLATEAU: _plateau,
    Task.NEXT_EXERCISE: _next_exercise,
}
