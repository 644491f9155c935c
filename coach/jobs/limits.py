"""What no plan may break, as far as it was said by an evening."""

from collections.abc import Iterable
from datetime import date, timedelta

from coach.database import Store
from coach.domain.athlete import ALWAYS_FREE, Injury
from coach.domain.limits import Liking, Limits, Preference, known_by

_DAY = timedelta(days=1)


def free_time(store: Store) -> Limits:
    """When the athlete is free, as far as it was said: no slots where none are set."""
    return Limits(
        slots=store.slots(), special_days=store.special_days(), busy=store.busy()
    )


def limits_on(
    store: Store, day: date, injuries: tuple[Injury, ...], last: date
) -> Limits:
    """The limits of the days after that evening, up to the last one asked about.

    Args:
        store: open for the athlete.
        day: what was said later is not known.
        injuries: parts that are not healed on that evening.
        last: times that calendars take up after it are left out.
    """
    likings = [each for each in store.preferences() if each.said_on <= day]
    return Limits(
        slots=store.slots() or ALWAYS_FREE,
        special_days=store.special_days(day),
        busy=tuple(
            busy
            for busy in store.busy()
            if day <= busy.end.date() and busy.start.date() <= last + _DAY
        ),
        equipment=store.equipment(),
        pool_days=store.pool_days(),
        injuries=injuries,
        never=_liked(likings, Liking.NEVER),
        preferred=_liked(likings, Liking.PREFERRED),
        pauses=known_by(store.pauses(), day),
    )


def _liked(likings: Iterable[Preference], liking: Liking) -> frozenset[str]:
    return frozenset(each.exercise for each in likings if each.liking is liking)
