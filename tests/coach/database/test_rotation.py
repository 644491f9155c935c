from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.database.rotation import DAILY, MONTHLY, WEEKLY, kept

EVENING = datetime(2026, 3, 1, 21, tzinfo=UTC)
TIMES = st.integers(0, 4000).map(lambda hours: EVENING - timedelta(hours=7 * hours))


def every_day(days):
    return [EVENING - timedelta(days=ago) for ago in range(days)]


def test_a_year_of_evenings_leaves_days_weeks_and_months():
    left = sorted(kept(every_day(400)), reverse=True)

    assert [each.date().isoformat() for each in left] == [
        *("2026-03-01", "2026-02-28", "2026-02-27", "2026-02-26", "2026-02-25"),
        *("2026-02-24", "2026-02-23", "2026-02-22", "2026-02-15", "2026-02-08"),
        *("2026-01-31", "2025-12-31", "2025-11-30", "2025-10-31", "2025-09-30"),
        *("2025-08-31", "2025-07-31", "2025-06-30", "2025-05-31", "2025-04-30"),
    ]


def test_of_one_day_the_last_is_kept():
    morning, evening = EVENING.replace(hour=7), EVENING

    assert kept([morning, evening]) == {evening}


def test_a_pause_costs_no_backup():
    years_ago = [EVENING - timedelta(days=900 + ago) for ago in range(5)]

    assert kept(years_ago) >= set(years_ago)


@settings(max_examples=20)
@given(st.sets(TIMES, max_size=40))
def test_the_newest_stays_and_nothing_is_thinned_out_twice(times):
    left = kept(times)

    assert left <= times
    assert kept(left) == left
    assert len(left) <= DAILY + WEEKLY + MONTHLY
    assert not times or max(times) in left
