from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import text

from coach.domain.athlete import Sex, Slot, Thresholds
from coach.domain.goal import DEFAULT_GOALS, Goal
from coach.errors import CoachError
from tests.coach.database.nouns import NOW

KNOWN = {
    "email": "ada@example.com",
    "sex": Sex.FEMALE,
    "birth_year": 1985,
    "thresholds": Thresholds(250.5, 3.3, 1.05, 188, 48, 171),
    "units": {"swim": "yd", "load": "lb"},
}


def test_an_athlete_comes_back_as_they_are(database):
    added = database.add_athlete("Ada", "Europe/Berlin", NOW, **KNOWN)

    assert database.athletes() == (added,)
    assert (added.id, added.name, added.timezone) == (1, "Ada", "Europe/Berlin")
    assert added.created_at == NOW
    assert {name: getattr(added, name) for name in KNOWN} == KNOWN


def test_an_athlete_of_whom_only_the_name_is_known_is_one_too(database):
    added = database.add_athlete("Ada", "UTC", NOW)

    assert added.thresholds == Thresholds()
    assert added.units is None


def test_athletes_come_in_the_order_they_were_added(database):
    names = ["Zoe", "Ada", "Mia"]
    added = tuple(database.add_athlete(name, "UTC", NOW) for name in names)

    assert [athlete.id for athlete in added] == [1, 2, 3]
    assert database.athletes() == added


def test_a_name_is_given_once(database):
    database.add_athlete("Ada", "UTC", NOW)

    with pytest.raises(CoachError, match="already an athlete called 'Ada'"):
        database.add_athlete("Ada", "UTC", NOW)

    assert len(database.athletes()) == 1


def test_what_changes_of_an_athlete_is_kept(database, athlete, write, read):
    changed = replace(athlete, name="Ada L.", thresholds=Thresholds(ftp_w=261.0))
    with write() as store:
        store.save_athlete(changed)

    with read() as store:
        assert store.athlete() == changed


def test_a_store_saves_its_own_athlete_only(database, athlete, write):
    other = database.add_athlete("Zoe", "UTC", NOW)

    with write() as store:
        with pytest.raises(ValueError, match="not athlete 2's"):
            store.save_athlete(other)
        with pytest.raises(CoachError, match="already"):
            store.save_athlete(replace(athlete, name="Zoe"))


def test_slots_are_unset_until_set_and_after_clearing(write):
    early = Slot(0, time(6, 30), time(7, 30))
    evening = Slot(0, time(18), time(19, 45))
    saturday = Slot(5, time(8), time(11))
    with write() as store:
        assert store.slots() == ()

        store.set_slots((early, evening, saturday))
        assert store.slots() == (early, evening, saturday)

        store.set_slots((saturday,))
        assert store.slots() == (saturday,)

        store.set_slots(())
        assert store.slots() == ()


def test_the_default_goals_hold_until_the_athlete_sets_others(write):
    own = Goal("body_fat", target=12.0, band=(11.5, 12.5), by=date(2026, 9, 1))
    new = Goal("bench_press", target=100.0, weight=0.5)
    with write() as store:
        assert store.goals() == DEFAULT_GOALS

        store.save_goal(new)
        store.save_goal(replace(own, target=13.0))
        store.save_goal(own)

        assert store.goals() == (own, *DEFAULT_GOALS[1:], new)


def test_a_dropped_goal_is_what_it_was_or_gone(write):
    with write() as store:
        store.save_goal(Goal("body_fat", target=12.0))
        store.save_goal(Goal("cmj", target=45.0))
        store.drop_goal("body_fat")
        store.drop_goal("cmj")
        store.drop_goal("never set")

        assert store.goals() == DEFAULT_GOALS
        shown = store._connection.scalar(text("SELECT goals FROM athletes"))
        assert "cmj" not in str(shown)


def test_the_athletes_row_shows_the_goals_as_the_seed_has_it(sqlite_database):
    athlete = sqlite_database.add_athlete("Ada", "UTC", NOW)
    with sqlite_database.writing(athlete.id) as store:
        store.save_goal(Goal("body_fat", target=12.0, band=(11.0, 13.0)))

        goals = store._connection.scalar(
            text("SELECT json_extract(goals, '$[0].band[1]') FROM athletes")
        )

    assert goals == 13.0


def test_times_come_back_as_instants(database):
    later = NOW + timedelta(microseconds=1)

    assert database.add_athlete("Ada", "UTC", later).created_at == later
