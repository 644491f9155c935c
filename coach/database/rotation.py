"""Which backups are kept: many of the last days, few of long ago."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAILY, WEEKLY, MONTHLY = 7, 4, 12


def kept(times: Iterable[datetime]) -> frozenset[datetime]:
    """Of backups made at those times, the ones to keep.

    The newest of each of the last 7 days, 4 weeks and 12 months that have any; days
    without a backup count for nothing, so a long pause costs none.
    """
    newest_first = sorted(set(times), reverse=True)
    return (
        _newest_of(newest_first, DAILY, lambda each: each.date())
        | _newest_of(newest_first, WEEKLY, lambda each: each.isocalendar()[:2])
        | _newest_of(newest_first, MONTHLY, lambda each: (each.year, each.month))
    )


def _newest_of(
    newest_first: Iterable[datetime],
    spans: int,
    span_of: Callable[[datetime], Hashable],
) -> frozenset[datetime]:
    met: dict[Hashable, datetime] = {}
    for each in newest_first:
        met.setdefault(span_of(each), each)
    return frozenset(list(met.values())[:spans])
