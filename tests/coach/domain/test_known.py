from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from coach.domain.known import (
    APART,
    HISTORY_DAYS,
    LATE_DAYS,
    Arrival,
    imports,
    known_from,
)

CAME = datetime(2026, 3, 1, 20, tzinfo=UTC)
DAY = CAME.date()


def old(count, *, late=LATE_DAYS + 1, at=CAME):
    """Arrivals of so many different days, the newest of them that many days over."""
    days = [at.date() - timedelta(days=late + n) for n in range(count)]
    return [Arrival(("old", day, at), day, at) for day in days]


def since(arrivals, zone=UTC):
    return known_from(arrivals, zone)


def test_what_came_in_late_is_known_from_the_evening_it_came_in():
    late = Arrival("late", DAY - timedelta(days=40), CAME)

    assert since([late]) == {"late": DAY}


def test_an_import_of_enough_old_days_is_known_day_by_day():
    history = old(HISTORY_DAYS)
    fresh = Arrival("fresh", DAY - timedelta(days=2), CAME)

    known = since([*history, fresh])

    assert all(known[each.key] == each.day for each in history)
    assert known["fresh"] == fresh.day


def test_a_day_fewer_is_no_history():
    few = old(HISTORY_DAYS - 1)

    assert set(since(few).values()) == {DAY}


def test_many_things_of_few_days_are_no_history():
    alike = [
        Arrival((n, each.key), each.day, each.at)
        for n in range(30)
        for each in old(HISTORY_DAYS - 1)
    ]

    assert set(since(alike).values()) == {DAY}


def test_a_day_that_is_not_long_over_does_not_count_for_a_history():
    unread = old(HISTORY_DAYS, late=LATE_DAYS)

    assert min((DAY - each.day).days for each in unread) == LATE_DAYS
    assert set(since(unread).values()) == {DAY}


def test_arrivals_not_too_far_apart_are_one_import():
    history = old(HISTORY_DAYS)
    near = Arrival("near", DAY - timedelta(days=3), CAME + APART)
    far = Arrival(
        "far", DAY - timedelta(days=3), CAME + 2 * APART + timedelta(seconds=1)
    )

    known = since([far, near, *history])

    assert known["near"] == near.day
    assert known["far"] == DAY
    assert [len(each) for each in imports([far, near, *history])] == [
        HISTORY_DAYS + 1,
        1,
    ]


def test_an_evening_ends_at_the_athletes_midnight():
    at = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
    late = Arrival("late", date(2026, 3, 1), at)

    assert since([late], ZoneInfo("America/New_York")) == {"late": date(2026, 3, 1)}
    assert since([late], UTC) == {"late": date(2026, 3, 2)}
