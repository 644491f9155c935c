"""Whether probabilities mean what they say, told by fifths.

pandas groups and scikit-learn scores; both are imported here and nowhere a forecast is
made.
"""

from collections.abc import Sequence
from typing import Any

from coach.learning.scores import Pairs, calibration

EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Fixed, so that the tables of several athletes can be put together."""

FEWEST = 20
"""Of fewer forecasts a slope says nothing (our choice)."""


def reliability(pairs: Pairs) -> list[dict[str, float]]:
    """By fifths of what was foretold: how many, the mean foretold, and what came."""
    import pandas as pd  # type: ignore[import-untyped]

    if not pairs:
        return []
    frame = pd.DataFrame(list(pairs), columns=["foretold", "came"])
    fifth = pd.cut(frame["foretold"], EDGES, labels=False, include_lowest=True)
    means = frame.groupby(fifth).agg(
        n=("came", "size"), foretold=("foretold", "mean"), came=("came", "mean")
    )
    return [
        {
            "from": EDGES[int(place)],
            "to": EDGES[int(place) + 1],
            "n": int(row["n"]),
            "foretold": float(row["foretold"]),
            "came": float(row["came"]),
        }
        for place, row in means.iterrows()
    ]


def put_together(
    tables: Sequence[Sequence[dict[str, Any]]],
) -> list[dict[str, float]]:
    """One table of several, each fifth weighed by its forecasts."""
    import pandas as pd

    rows = [dict(row) for table in tables for row in table]
    if not rows:
        return []
    frame = pd.DataFrame(rows)
    for name in ("foretold", "came"):
        frame[name] *= frame["n"]
    sums = frame.groupby(["from", "to"], as_index=False)[
        ["n", "foretold", "came"]
    ].sum()
    for name in ("foretold", "came"):
        sums[name] /= sums["n"]
    return [
        {
            "from": float(row["from"]),
            "to": float(row["to"]),
            "n": int(row["n"]),
            "foretold": float(row["foretold"]),
            "came": float(row["came"]),
        }
        for _, row in sums.iterrows()
    ]


def calibrated(pairs: Pairs) -> dict[str, object]:
    """Slope and intercept on the log odds, log loss, and the table, as plain JSON."""
    from sklearn.metrics import log_loss  # type: ignore[import-untyped]

    if not pairs:
        return {}
    found = calibration(pairs) if len(pairs) >= FEWEST else None
    foretold, came = zip(*pairs, strict=True)
    return {
        "slope": None if found is None else found[0],
        "intercept": None if found is None else found[1],
        "log_loss": float(log_loss(came, foretold, labels=[0.0, 1.0])),
        "table": reliability(pairs),
    }
