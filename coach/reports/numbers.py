"""Numbers as documents carry them: finite, and no longer than they are true."""

import math
from datetime import date
from typing import Any

Document = dict[str, Any]


def rounded(value: float | None, digits: int = 3) -> float | None:
    """The value rounded; None stays None and what is not finite becomes None.

    A zero is never negative, so that documents compare as bytes.
    """
    if value is None or not math.isfinite(value):
        return None
    return round(value, digits) + 0.0


def day(value: date | None) -> str | None:
    """The day in ISO 8601."""
    return None if value is None else value.isoformat()
