"""How fresh services are, and that their silence is never taken for rest."""

from datetime import UTC, date, datetime

import pytest

from coach.clock import Clock, zone
from coach.domain.sync import Service, SourceState, Trouble
from coach.jobs.sources import source_statuses
from tests.homes import SUNDAY, march, runs

D = date(2026, 3, 8)


def at(day, hour=21, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def on(name="garmin", **fields):
    return Service(name, switched_on_at=at(1), **fields)


def keep(home, *services):
    with home.context() as context, context.writing() as store:
        for each in services:
            store.save_service(each)


def looked_back(home):
    """The same home a day later: no service is asked for an evening that is over."""
    return home.at(march(9))


def rows(home, day=D, now=None, timezone="UTC"):
    """The source rows of that evening by name."""
    clock = Clock(zone(timezone), now or at(8))
    with home.context() as context, context.reading() as store:
        return {each.name: each for each in source_statuses(store, day, clock)}


def test_a_service_nobody_logged_in_to_is_off(home):
    keep(home, Service("garmin", trouble=Trouble.LOG_IN))

    assert {rows(home)[n].state for n in ("garmin", "hevy")} == {SourceState.OFF}


@pytest.mark.parametrize(
    ("synced", "now", "through"),
    [
        (at(8), at(8), 8),
        (at(8, 7), at(8), 8),  # still that day, and nothing has gone wrong
        (at(8, 7), at(9), 7),  # what was done later that day may be missing
        (at(8, 18), at(9), 8),
        (at(9, 7), at(9), 8),
        (at(20), at(20), 8),
        (at(5), at(8), 5),
        (None, at(8), None),
    ],
)
def test_a_service_speaks_for_the_days_before_all_it_had_came_in(
    home, synced, now, through
):
    keep(home, on(synced_at=synced, tried_at=synced))

    garmin = rows(home, now=now)["garmin"]

    assert garmin.answered_through == (through and date(2026, 3, through))
    fresh = through == 8
    assert garmin.state is (SourceState.OK if fresh else SourceState.STALE)


def test_the_day_of_a_sync_is_the_athletes(home):
    keep(home, on(synced_at=at(9, 2), tried_at=at(9, 2)))

    garmin = rows(home, now=at(9, 2), timezone="America/New_York")["garmin"]

    assert garmin.answered_through == D


@pytest.mark.parametrize("trouble", Trouble)
def test_a_service_in_trouble_is_unreachable_and_speaks_for_what_it_had(home, trouble):
    keep(home, on(synced_at=at(8, 7), tried_at=at(8), trouble=trouble))

    garmin = rows(home)["garmin"]

    assert (garmin.state, garmin.trouble) == (SourceState.UNREACHABLE, trouble)
    assert garmin.answered_through == date(2026, 3, 7)


def test_trouble_that_came_later_changes_nothing_about_an_evening_before(home):
    keep(home, on(synced_at=at(10), tried_at=at(12), trouble=Trouble.DOWN))

    garmin = rows(home, now=at(12))["garmin"]

    assert (garmin.state, garmin.trouble) == (SourceState.OK, None)


def test_beside_a_service_that_holds_every_sport_files_are_not_waited_for(home):
    home.did(march(4))
    assert rows(home)["files"].state is SourceState.STALE

    keep(home, on("hevy", synced_at=at(8)))
    assert rows(home)["files"].state is SourceState.STALE

    keep(home, on("garmin", synced_at=at(8)))
    assert rows(home)["files"].state is SourceState.OK
    assert rows(home)["files"].as_of == date(2026, 3, 4)


@pytest.mark.parametrize(
    "garmin",
    [
        on(),
        on(trouble=Trouble.LOG_IN, tried_at=at(8)),
        on(synced_at=at(1), tried_at=at(8), trouble=Trouble.DOWN),
        on(synced_at=at(1), tried_at=at(1)),
    ],
    ids=["never", "log-in", "down", "old"],
)
def test_what_a_silent_service_may_hold_is_unknown_and_no_rule_takes_it_for_absence(
    home, garmin
):
    """Files speak for Sunday, and that does not help a service that is on."""
    home.load(runs())
    home.answered(SUNDAY)
    keep(home, garmin)

    review = looked_back(home).review()

    statuses = {w["status"] for w in review["week"]["workouts"]}
    assert statuses == {"unknown"}
    assert review["proposals"] == []
    assert review["week"]["verdict"] == "keep"
    assert "day of rest" not in review["summary"]["text"]
    assert "is not here yet" in review["summary"]["text"]


def test_once_it_has_answered_the_same_week_is_missed(home):
    home.load(runs())
    keep(home, on(synced_at=at(8), tried_at=at(8)))

    review = looked_back(home).review()

    assert {w["status"] for w in review["week"]["workouts"]} == {"missed"}
    assert review["proposals"]


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Trouble.LOG_IN, "coach auth garmin"),
        (Trouble.LIMITED, "asks again by itself"),
        (Trouble.DOWN, "coach sync"),
    ],
)
def test_a_review_says_what_makes_a_service_speak(home, trouble, said):
    keep(home, on(tried_at=at(8), trouble=trouble))

    review = looked_back(home).review()

    assert said in review["summary"]["text"]
    assert (
        said in looked_back(home).run("review", "--date", SUNDAY).out.split("Goals")[0]
    )
    assert review["sources"][0]["trouble"] == trouble.value
