from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from coach.domain.activity import Recording
from coach.domain.review import Correction, Match, MatchKind
from tests import builders
from tests.builders import day
from tests.coach.database.nouns import NOW


@pytest.fixture
def swim(write):
    """A planned swim."""
    workout = builders.workout("swim", 0)
    with write() as store:
        plan = store.save_plan(builders.plan(workout), NOW, day(0))
    return plan.workouts[0]


@pytest.fixture
def done(write):
    """Two activities."""
    made = [builders.activity("swim", n) for n in range(2)]
    with write() as store:
        for each in made:
            store.save_recording(Recording(each), None, NOW)
    return made


def exact(activity, workout):
    return Match(activity.uuid, workout.uuid, MatchKind.EXACT, 0.93, "same day, swim")


def test_matches_come_back_as_they_were(write, swim, done):
    extra = Match(done[1].uuid, None, MatchKind.NONE, 0.0, "nothing planned")
    torn = replace(extra, kind=MatchKind.AMBIGUOUS, candidates=(swim.uuid, "w-2"))
    with write() as store:
        store.save_matches((exact(done[0], swim), extra))
        assert store.matches() == (exact(done[0], swim), extra)

        store.save_matches((torn,))
        assert store.matches() == (exact(done[0], swim), torn)


def test_an_activity_names_its_planned_workout_as_the_seed_has_it(write, swim, done):
    with write() as store:
        store.save_matches((exact(done[0], swim),))
        query = text("SELECT planned_workout_id FROM completed_activities ORDER BY id")

        assert store._connection.scalars(query).all() == [swim.id, None]


def test_a_match_that_is_known_changes_nothing(write, swim, done):
    with write() as store:
        assert store.save_matches((exact(done[0], swim),)) == 1
        assert store.save_matches((exact(done[0], swim),)) == 0


def test_a_match_of_nothing_known_is_a_mistake(write, swim, done):
    with write() as store:
        with pytest.raises(KeyError):
            store.save_matches((replace(exact(done[0], swim), session_uuid="x"),))
        with pytest.raises(KeyError):
            store.save_matches((replace(exact(done[0], swim), workout_uuid="x"),))


def test_the_athletes_last_word_on_an_activity_holds(write):
    with write() as store:
        store.save_correction(Correction("b", "w"), NOW)
        store.save_correction(Correction("a", None), NOW)
        store.save_correction(Correction("b", None), NOW + timedelta(days=1))

        assert store.corrections() == (Correction("a", None), Correction("b", None))


def test_the_last_reason_given_for_a_missed_workout_holds(write):
    with write() as store:
        store.save_missed_reason("w-1", "travel", day(0), NOW)
        store.save_missed_reason("w-1", "a cold", day(1), NOW)
        store.save_missed_reason("w-0", "work", day(1), NOW)

        assert store.missed_reasons() == {"w-0": "work", "w-1": "a cold"}
