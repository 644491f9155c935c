"""Which evening has come and was not reviewed: by what was done, not by a timer alone.

A timer that was to fire at 02:30 never fires on the night that has no 02:30, a machine
may be off in the evening, and clocks are set back. So whoever runs asks here.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING = time(17)
"""From then on a day can be reviewed, where nothing says when the evening is."""

LATE_UNTIL = time(4)
"""An evening before that is the evening of the day that has just ended."""


def evening_at(day: date, evening: time, zone: ZoneInfo) -> datetime:
    """The instant at which that day's evening comes, in UTC.

    A time that the clock leaps over comes when it has leapt; one that comes twice, at
    the first.
    """
    late = timedelta(days=evening < LATE_UNTIL)
    return datetime.combine(day + late, evening, zone).astimezone(UTC)


def last_evening(now: datetime, evening: time, zone: ZoneInfo) -> date:
    """The last day whose evening has come."""
    day = now.astimezone(zone).date()
    while evening_at(day, evening, zone) > now:
        day -= timedelta(days=1)
    return day


def due(
    now: datetime, last_reviewed: date | None, evening: time, zone: ZoneInfo
) -> date | None:
    """The day whose review is to be prepared now; None when that was done.

    Of several evenings that were missed it is the last: what the earlier ones would
    have proposed is over.

    Args:
        now: an aware instant.
        last_reviewed: the last day reviewed when its evening had come.
        evening: the local time from which a day is reviewed.
        zone: the athlete's.
    """
    day = last_evening(now, evening, zone)
    return None if last_reviewed is not None and last_reviewed >= day else day
