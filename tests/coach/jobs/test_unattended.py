"""The scheduled run picks its day by itself, whenever it runs."""

import pytest

from coach.jobs.schedule import Schedule, keep_schedule
from tests.homes import SUNDAY, march, runs

EVENING = ("review", "--prepare-only", "--no-input", "--notify")


@pytest.fixture
def home(home):
    home.load(runs())
    home.did(*map(march, (2, 3, 4, 5)))
    return home


def prepared(home, now, zone="UTC"):
    """The day of the review that a scheduled run prepares then."""
    from dataclasses import replace

    return replace(home, now=now, zone=zone).json(*EVENING)["date"]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-03-08T21:04:00+00:00", SUNDAY),
        ("2026-03-09T00:05:00+00:00", SUNDAY),
        ("2026-03-09T03:59:00+00:00", SUNDAY),
        # the machine was off on Sunday evening
        ("2026-03-09T08:00:00+00:00", SUNDAY),
        ("2026-03-09T16:59:00+00:00", SUNDAY),
        ("2026-03-09T17:00:00+00:00", march(9)),
    ],
)
def test_it_is_the_last_day_whose_evening_has_come(home, now, day):
    assert prepared(home, now) == day


def test_missed_evenings_are_made_up_for_by_the_last_of_them(home):
    assert prepared(home, "2026-03-05T21:00:00+00:00") == march(5)

    assert prepared(home, "2026-03-09T08:00:00+00:00") == SUNDAY

    with home.context() as context, context.reading() as store:
        assert [r.day.isoformat() for r in store.reviews()] == [march(5), SUNDAY]


def test_a_second_run_of_the_evening_prepares_the_same_review(home):
    first = home.json(*EVENING)

    again = home.at(f"{march(9)}T08:00:00+00:00").json(*EVENING)

    assert (again["id"], again["date"]) == (first["id"], SUNDAY)


def test_what_the_athlete_looked_at_at_noon_is_prepared_anew_in_the_evening(home):
    home.answered(SUNDAY)
    noon = home.at(f"{SUNDAY}T12:00:00+00:00")
    assert noon.json("review")["status"] == "pending"
    home.did(SUNDAY)

    evening = home.json(*EVENING)

    assert evening["date"] == SUNDAY
    assert evening["week"]["by_sport"]["run"]["actual_s"] == 5 * 40 * 60


def test_before_the_evening_the_day_the_athlete_looked_at_is_not_gone_back_behind(home):
    noon = home.at(f"{march(9)}T12:00:00+00:00")
    noon.json("review")

    assert prepared(home, noon.now) == march(9)


def test_the_evening_ends_with_the_days_backup_and_one_is_enough(home):
    home.run(*EVENING)
    home.run(*EVENING)

    (copy,) = (home.folder / "backups").glob("*.db")
    assert "20260308" in copy.name


def test_the_evening_is_when_the_athlete_says(home):
    from datetime import time

    keep_schedule(home.folder, Schedule(evening=time(22)))

    assert prepared(home, "2026-03-08T21:30:00+00:00") == march(7)
    assert prepared(home, "2026-03-08T22:00:00+00:00") == SUNDAY


def test_a_clock_that_was_set_back_reviews_no_day_twice(home):
    home.at(march(9)).json(*EVENING)
    before = home.stored(march(9))

    assert prepared(home, "2026-03-08T21:30:00+00:00") == SUNDAY

    with home.context() as context, context.reading() as store:
        days = [review.day.isoformat() for review in store.reviews()]
    assert len(days) == len(set(days))
    assert home.stored(march(9)) == before


@pytest.mark.parametrize(
    ("now", "zone", "day"),
    [
        # the night the clocks leap from 2 to 3, and the one in which 1 comes twice
        ("2026-03-08T01:59:00-05:00", "America/New_York", march(7)),
        ("2026-03-08T03:00:00-04:00", "America/New_York", march(7)),
        ("2026-03-08T21:00:00-04:00", "America/New_York", SUNDAY),
        ("2026-11-01T01:30:00-05:00", "America/New_York", "2026-10-31"),
        # the same instant on either side of the date line
        ("2026-03-09T08:00:00+00:00", "Pacific/Auckland", march(9)),
        ("2026-03-09T08:00:00+00:00", "Pacific/Honolulu", SUNDAY),
    ],
)
def test_days_are_those_of_the_athletes_clock(home, now, zone, day):
    assert prepared(home, now, zone) == day


def test_over_the_date_line_no_day_is_reviewed_twice(home):
    auckland = prepared(home, "2026-03-08T21:00:00+13:00", "Pacific/Auckland")
    honolulu = prepared(home, "2026-03-07T21:00:00-10:00", "Pacific/Honolulu")
    next_day = prepared(home, "2026-03-08T21:00:00-10:00", "Pacific/Honolulu")

    assert [auckland, honolulu, next_day] == [SUNDAY, march(7), SUNDAY]
    with home.context() as context, context.reading() as store:
        days = [review.day.isoformat() for review in store.reviews()]
    assert sorted(days) == sorted(set(days))
