"""The log of strength: each session once, slips without their numbers."""

from datetime import date

from coach.jobs.lifting_log import lifting_log
from tests.homes import march


def log_of(home, evening=None):
    with home.context(evening) as context, context.reading() as store:
        return lifting_log(context, store)


def test_sets_typed_and_the_workout_of_that_hour_are_one_session(home):
    home.run("log", "set", "squat", "5x5", "80kg", "--date", march(2))
    home.did(march(2), sport="strength", minutes=45, title="Legs")

    (session,) = log_of(home)

    assert len(session.sets) == 5


def test_a_session_without_sets_is_none_of_the_log(home):
    home.did(march(2), sport="strength", minutes=45)
    home.did(march(3), sport="run")

    assert log_of(home) == ()


def test_a_slip_of_typing_loses_its_numbers_and_nothing_else(home):
    loads = ("80kg", "82.5kg", "82.5kg", "80kg", "325kg")
    for day, load in zip((1, 2, 3, 4, 5), loads, strict=True):
        home.run("log", "set", "squat", "5x5", load, "--date", march(day))

    *_, last = log_of(home)

    assert {(each.exercise, each.load_kg, each.reps) for each in last.sets} == {
        ("back squat", None, None)
    }


def test_what_is_later_than_the_evening_is_not_in_it(home):
    for day in (2, 4):
        home.run("log", "set", "squat", "5x5", "80kg", "--date", march(day))

    assert [str(each.day) for each in log_of(home, date(2026, 3, 3))] == [march(2)]
