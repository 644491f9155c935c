"""What services say in the same way over HTTP."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT_S = 24 * 3600.0
"""A service that asks for more is asked again the next day."""


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """How long the answer asks to wait: seconds, or until a date.

    A date is measured against the answer's own `Date`, so that a wrong clock on
    either side makes no difference.

    Args:
        headers: of the answer, whatever the case of their names.

    Returns:
        Seconds from 0 to a day; None where nothing was said that can be read.
    """
    said = {name.lower(): value for name, value in headers.items()}
    asked = said.get("retry-after", "").strip()
    if asked.isascii() and asked.isdecimal():
        return min(float(asked[:12]), LONGEST_WAIT_S)
    until, now = _moment(asked), _moment(said.get("date", ""))
    if until is None or now is None:
        return None
    return min(max((until - now).total_seconds(), 0.0), LONGEST_WAIT_S)


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
