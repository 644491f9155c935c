"""An athlete's models trained: kept whole, and the better one put into service."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.learned import Task
from coach.jobs import train_models
from coach.jobs.learners import terms_of
from coach.jobs.train_models import (
    TRAINING,
    Order,
    train_athlete,
    train_chunk,
)
from coach.learning.succession import Outcome
from tests.builders import day
from tests.learners import StepLearner, keep_log, lifted, steady

NOW = datetime(2026, 3, 2, 21, tzinfo=UTC)


def order(on=0, *, later=0):
    return Order(day(on), NOW + timedelta(days=on), day(on + later), (StepLearner(),))


@pytest.fixture
def athlete(database):
    return database.add_athlete("Ada", "UTC", NOW)


def lives(database, athlete, log):
    with database.writing(athlete.id) as store:
        keep_log(store, log, NOW)


def serving(database, athlete, on=0):
    with database.reading(athlete.id) as store:
        return store.serving(Task.NEXT_SESSION, day(on))


def versions(database, athlete, on=0):
    with database.reading(athlete.id) as store:
        return store.versions(Task.NEXT_SESSION, day(on))


def test_the_first_that_beats_the_guess_serves_from_that_evening_on(database, athlete):
    lives(database, athlete, lifted(steady(80)))

    (done,) = train_athlete(database, athlete.id, order())

    assert done.outcome is Outcome.FIRST
    assert serving(database, athlete).version == done.version
    assert serving(database, athlete, -1) is None
    assert (done.last, done.sessions) == (day(0), 80)


def test_in_the_evening_it_serves_from_the_next_one_on(database, athlete):
    lives(database, athlete, lifted(steady(80)))

    train_athlete(database, athlete.id, order(later=1))

    assert serving(database, athlete, 0) is None
    assert serving(database, athlete, 1) is not None


def test_where_it_does_not_the_version_is_kept_and_the_guess_is_used(database, athlete):
    lives(database, athlete, lifted([60.0, 62.0] * 40))

    (done,) = train_athlete(database, athlete.id, order())

    assert done.outcome is Outcome.FLOOR
    assert serving(database, athlete) is None
    assert [each.learned.version for each in versions(database, athlete)] == [
        done.version
    ]


def test_nothing_later_than_the_evening_is_learned_from(database, athlete):
    log = lifted(steady(80), until=30)
    lives(database, athlete, log)
    (before,) = train_athlete(database, athlete.id, order())

    assert before.last == max(each.day for each in log if each.day <= day(0))


def test_the_same_training_again_changes_nothing(database, athlete):
    lives(database, athlete, lifted(steady(80)))
    train_athlete(database, athlete.id, order())
    kept = versions(database, athlete)

    (again,) = train_athlete(database, athlete.id, order())

    assert again.outcome is Outcome.KEPT
    assert versions(database, athlete) == kept


def test_week_by_week_a_challenger_waits_and_then_takes_over(database, athlete):
    slow, fast = steady(80), steady(60, step=2.0, start=100.0)
    lives(database, athlete, lifted([*slow, *fast], every=1, until=60))
    outcomes = {}

    for week in range(9):
        (done,) = train_athlete(database, athlete.id, order(7 * week))
        outcomes[week] = done.outcome, serving(database, athlete, 7 * week)

    first = outcomes[0][1]
    assert [outcomes[week][0] for week in range(4)] == [
        Outcome.FIRST,
        *[Outcome.KEPT] * 3,
    ]
    replaced = [week for week in range(9) if outcomes[week][0] is Outcome.REPLACED]
    assert replaced[0] == 5  # trained in week 1, tried on the four weeks after
    assert outcomes[5][1].trained_on == day(7)
    assert outcomes[4][1] == first


def test_of_idle_versions_the_last_twelve_stay(database, athlete):
    lives(database, athlete, lifted([60.0, 62.0] * 80, every=1, until=120))

    made = [train_athlete(database, athlete.id, order(7 * n))[0] for n in range(15)]

    kept = [each.learned.version for each in versions(database, athlete, 120)]
    assert kept == [each.version for each in made[-12:]]


@pytest.mark.parametrize(("sessions", "tells"), [(396, False), (400, True)])
def test_plateau_risks_overlap_and_six_of_them_count_as_one(
    database, athlete, monkeypatch, sessions, tells
):
    monkeypatch.setattr(train_models, "beside_of", lambda _: None)
    monkeypatch.setattr(train_models, "floor_of", lambda _: "last_session")
    lives(database, athlete, lifted(steady(sessions), every=1))
    both = (StepLearner(), StepLearner(Task.PLATEAU))

    made = train_athlete(database, athlete.id, replace(order(), learners=both))

    found = [each.outcome for each in made]
    assert found == [Outcome.FIRST, Outcome.FIRST if tells else Outcome.UNTRIED]


def test_of_plateau_risks_as_many_more_are_asked_for_before_one_is_sent_home():
    apart, overlap = terms_of(Task.NEXT_SESSION), terms_of(Task.PLATEAU)

    assert overlap.forecasts == 6 * apart.forecasts == 120
    assert overlap.floor_forecasts == 6 * apart.floor_forecasts == 600


def test_too_few_sessions_are_said_and_nothing_is_kept(database, athlete):
    lives(database, athlete, lifted(steady(3)))

    (done,) = train_athlete(database, athlete.id, order())

    assert done.outcome is Outcome.TOO_LITTLE
    assert "3 sessions" in done.why
    assert versions(database, athlete) == ()


def test_the_run_log_tells_of_it(database, athlete):
    lives(database, athlete, lifted(steady(80)))

    train_athlete(database, athlete.id, order())

    with database.reading(athlete.id) as store:
        assert store.last_run(TRAINING).detail == "next session first"


@pytest.mark.parametrize(
    "kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def test_a_chunk_opens_the_database_itself(kind, request, sqlite_template, tmp_path):
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    if kind == "postgres":
        request.getfixturevalue("postgres_database")
        url = request.getfixturevalue("postgres_tables")
    else:
        (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    from coach.database import open_database

    database = open_database(url)
    athletes = [database.add_athlete(name, "UTC", NOW) for name in ("Ada", "Zoe")]
    for n, each in enumerate(athletes):
        lives(database, each, lifted(steady(80, step=0.5 + n)))
    numbers = [each.id for each in athletes]

    done = train_chunk(url, numbers, order())

    assert [each.athlete_id for each in done] == numbers
    assert len({each.version for each in done}) == 2
    for each, told in zip(athletes, done, strict=True):
        assert serving(database, each).version == told.version
    database.close()
