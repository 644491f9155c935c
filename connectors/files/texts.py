"""Numbers and instants as XML and CSV write them."""

from datetime import UTC, datetime
from math import isfinite

_LONGEST_NUMBER = 40
_YEARS = range(1990, 2100)


def decimal(text: str) -> float | None:
    """The number; None for what is none, endless, or thousands of digits long."""
    if len(text) > _LONGEST_NUMBER or "_" in text:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def moment(text: str) -> datetime | None:
    """The instant of an ISO 8601 text, in UTC; None if it is none, or not of this age.

    A time without a zone is taken as UTC, which both formats prescribe.
    """
    try:
        found = datetime.fromisoformat(text.strip()[:_LONGEST_NUMBER])
    except ValueError:
        return None
    if found.year not in _YEARS:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
