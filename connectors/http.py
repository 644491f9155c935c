"""What services say in the same way over HTTP, and how long they are waited for."""

import math
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

Result = TypeVar("Result")

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
    until, now = dated(asked), dated(said.get("date"))
    if until is None or now is None:
        return None
    return min(max((until - now).total_seconds(), 0.0), LONGEST_WAIT_S)


def dated(text: str | None) -> datetime | None:
    """The instant in a header such as `Date`; None where it holds none."""
    if not text:
        return None
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


TimeLeft = Callable[[], float]
"""Seconds until nobody waits any more for what is asked."""

SHORTEST_S = 1.0
"""So long a request is waited for however late it is: what was begun is to be ended."""

_GRACE_S = 0.2


def unhurried() -> float:
    """All the time there is."""
    return math.inf


def patience_s(longest: float, time_left: TimeLeft) -> float:
    """How long a request is waited for: so long at most, and no longer than anybody."""
    return min(longest, max(time_left(), SHORTEST_S))


class TooLateError(Exception):
    """What was called had not come back in time; it may go on by itself."""


def within(seconds: float, call: Callable[[], Result]) -> Result:
    """What the call gives, or raises, if it is back in that time.

    A library's timeouts are for each piece of an answer, headers too: a server that
    sends a byte now and then is waited for without end. A moment more is given, so
    that such a timeout speaks first.

    Raises:
        TooLateError: it is not; nothing of it is waited for any more.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(call())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds + _GRACE_S)
    if errors:
        raise errors[0]
    if not results:
        raise TooLateError
    return results[0]
