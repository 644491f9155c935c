"""Someone new begins with what others do; athletes here only where both gave leave."""

from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.strength import LiftSession, StrengthSet
from coach.jobs.neighbours import begins, keep_kind, kind_of_log
from coach.learning.newcomers import FEWEST_SESSIONS
from tests.builders import day

NOW = datetime(2026, 3, 8, 21, tzinfo=UTC)
TODAY = day(60)
ODD = "zercher squat"
"""What hardly anyone does first."""


def log(sessions, *lifts, grows=0.01):
    return tuple(
        LiftSession(
            f"s{n}",
            day(0) + timedelta(days=2 * n),
            "My secret title",
            tuple(StrengthSet(each, 5, 80.0 * (1 + grows) ** n) for each in lifts),
        )
        for n in range(sessions)
    )


ZOES = log(20, ODD, "bench press", "my own thing")
ADAS = log(3, "back squat", "bench press")


@pytest.fixture
def people(database):
    """Two athletes of one database; `people.train("Ada")` keeps her kind."""
    return People(database)


class People:
    def __init__(self, database):
        self.database = database
        self.ids = {n: database.add_athlete(n, "UTC", NOW).id for n in ("Ada", "Zoe")}
        self.logs = {"Ada": ADAS, "Zoe": ZOES}

    def share(self, *names):
        for name in names:
            with self.database.writing(self.ids[name]) as store:
                store.share_lifting(NOW)

    def stop(self, name):
        with self.database.writing(self.ids[name]) as store:
            store.stop_sharing_lifting()

    def train(self, name, on=TODAY):
        with self.database.writing(self.ids[name]) as store:
            return keep_kind(store, kind_of_log(self.logs[name], on), NOW)

    def begin(self, name, *done):
        with self.database.reading(self.ids[name]) as store:
            found = begins(store, self.logs[name], TODAY, done)
        return {each.exercise: each.score for each in found}


def test_one_lone_athlete_without_a_session_begins_with_what_lifters_do(people):
    people.logs["Ada"] = ()

    found = people.begin("Ada")

    assert len(found) > 5
    assert sum(found.values()) == pytest.approx(1, abs=0.01)
    assert ODD not in list(found)[:5]


def test_ones_own_habit_comes_before_what_others_do(people):
    assert next(iter(people.begin("Ada"))) == "back squat"
    assert next(iter(people.begin("Ada", "back squat"))) == "bench press"
    assert "back squat" not in people.begin("Ada", "back squat")


def test_with_ten_sessions_nothing_of_others_is_needed(people):
    people.logs["Ada"] = log(FEWEST_SESSIONS, "back squat")

    assert people.begin("Ada") == {}


@pytest.mark.parametrize("sharing", [(), ("Ada",), ("Zoe",), ("Ada", "Zoe")])
def test_what_another_does_is_suggested_only_where_both_share(people, sharing):
    people.share(*sharing)
    people.train("Zoe")

    before = people.begin("Ada").get(ODD, 0.0)

    assert (before > 0.05) is (len(sharing) == 2)


@pytest.mark.parametrize("sharing", [(), ("Ada",), ("Zoe",), ("Ada", "Zoe")])
def test_the_progress_of_another_is_lent_only_where_both_share(people, sharing):
    people.share(*sharing)
    people.train("Zoe")

    lent = people.train("Ada").prior

    if len(sharing) == 2:
        assert lent["athletes"] == 1
        assert lent["progress_a_month"] == pytest.approx(0.13, abs=0.04)
    else:
        assert lent == {}


def test_leave_taken_back_is_forgotten_at_the_next_training(people):
    people.share("Ada", "Zoe")
    people.train("Zoe")
    assert people.train("Ada").prior

    people.stop("Zoe")
    with people.database.reading(people.ids["Ada"]) as store:
        assert store.kind(TODAY).prior
    people.train("Ada")

    with people.database.reading(people.ids["Ada"]) as store:
        assert store.kind(TODAY).prior == {}
    assert ODD not in list(people.begin("Ada"))[:5]


def test_what_is_lent_holds_no_title_no_set_and_no_name_of_ones_own(people):
    people.share("Ada", "Zoe")
    people.train("Zoe")

    with people.database.reading(people.ids["Ada"]) as store:
        (kind,) = store.shared_kinds(TODAY)

    assert "secret" not in str(kind)
    assert "my own thing" not in str(kind)
    assert "Zoe" not in str(kind)
    assert kind.follows[""] == {ODD: 1.0}


def test_nothing_learned_later_is_lent(people):
    people.share("Ada", "Zoe")
    people.train("Zoe", TODAY + timedelta(days=1))

    assert people.train("Ada").prior == {}


def test_of_too_few_sessions_no_kind_is_kept(people):
    people.logs["Ada"] = log(2, "back squat")

    people.train("Ada")

    with people.database.reading(people.ids["Ada"]) as store:
        assert store.kind(TODAY) is None
