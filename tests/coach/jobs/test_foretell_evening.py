"""Each evening what comes next is foretold, kept, and graded when its day has come."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.domain.learned import Task
from coach.simulation.lifters import simulated_lifters
from tests.homes import SUNDAY, march
from tests.learners import keep_log, lifted, steady

PLAN = """\
plan: Legs
weekly_hours: 1-8
workouts:
  lift:
    sport: strength
    steps:
      - front squat 3x5 @ 60 kg, rest 3:00
weeks:
  - repeat: 3
    wed: lift
"""


def lives(home, log):
    with home.context() as context, context.writing() as store:
        keep_log(store, log, context.clock.now())


def forecasts(home, task=Task.NEXT_SESSION):
    with home.context() as context, context.reading() as store:
        return store.forecasts(task)


def evening(home, day, *words):
    return home.at(day).run(
        "review", "--date", day, "--prepare-only", "--no-input", *words
    )


@pytest.fixture
def trained(home):
    """Squats every third day, the last on Monday 2 March."""
    lives(home, lifted(steady(20)))
    return home


def test_what_was_done_lately_is_foretold(trained):
    evening(trained, march(3))

    (made,) = forecasts(trained)

    assert (made.subject, made.made_on) == ("back squat", date(2026, 3, 3))
    assert made.foretold["low80"] <= made.foretold["e1rm_kg"] <= made.foretold["high80"]
    assert made.came is None


def test_what_was_not_done_for_four_weeks_is_not(trained):
    evening(trained, "2026-03-31")

    assert forecasts(trained) == ()


def test_but_what_is_planned_for_the_next_days_is(trained):
    old = lifted(steady(12), until=-60, exercise="front squat")
    lives(trained, old)
    trained.load(PLAN)

    evening(trained, march(3))

    assert {each.subject for each in forecasts(trained)} == {
        "back squat",
        "front squat",
    }


def test_it_is_kept_once_while_nothing_changes(trained):
    for day in (3, 4, 5):
        evening(trained, march(day))

    assert len(forecasts(trained)) == 1


def test_it_is_graded_when_the_exercise_was_done_again(trained):
    evening(trained, march(3))
    lives(trained, lifted([80.0], until=3))

    evening(trained, march(6))

    first, second = forecasts(trained)
    assert first.came == pytest.approx(80 * (1 + 5 / 30))
    assert first.settled_on == date(2026, 3, 5)
    assert (second.made_on, second.came) == (date(2026, 3, 6), None)


def test_nothing_later_than_the_evening_grades_it(trained):
    evening(trained, march(3))
    lives(trained, lifted([80.0], until=3))

    evening(trained.at(SUNDAY), march(4))

    assert {each.came for each in forecasts(trained)} == {None}


def test_the_next_exercises_are_foretold_and_graded(trained):
    lives(trained, lifted(steady(20), exercise="bench press"))
    evening(trained, march(3))
    lives(trained, lifted([80.0], until=3))

    evening(trained, march(6))

    made = [e for e in forecasts(trained, Task.NEXT_EXERCISE) if e.made_on.day == 3]
    assert {each.subject: each.came for each in made} == {
        "back squat": 1.0,
        "bench press": 0.0,
    }


def test_the_review_is_the_same_to_the_last_byte_with_and_without(homes, monkeypatch):
    import coach.jobs.prepare_review as job

    said = []
    for without in (False, True):
        home = homes()
        lives(home, lifted(steady(20)))
        if without:
            monkeypatch.setattr(job, "foretell_evening", lambda *_: None)
        evening(home, march(3))
        said.append(home.stored(march(3)))

    assert said[0] == said[1]


def test_a_decided_review_is_not_foretold_anew(trained):
    evening(trained, march(3))
    before = forecasts(trained)
    lives(trained, lifted([80.0], until=1))

    evening(trained, march(3))

    assert trained.review(march(3))["status"] == "decided"
    assert forecasts(trained) == before


def test_who_never_lifts_is_foretold_nothing(home):
    home.did(march(2), march(3))

    evening(home, march(3))

    assert all(forecasts(home, task) == () for task in Task)


SCRIPT = """
import sys
from coach.cli.app import run
code = run(["review", "--date", "2026-03-03", "--prepare-only", "--no-input"])
heavy = sorted({m.partition(".")[0] for m in sys.modules} & {"sklearn", "pandas"})
print("HEAVY", code, *heavy)
"""


def simulated():
    """A year of a made-up lifter, its last session just before that evening."""
    (lifter,) = simulated_lifters(3, 1, days=365)
    late = date(2026, 3, 2) - lifter.log[-1].day
    return tuple(replace(each, day=each.day + late) for each in lifter.log)


def test_no_library_of_learning_is_imported_for_it(trained):
    import subprocess
    import sys

    lives(trained, simulated())
    trained.run("models", "train", "--date", march(2))
    with trained.context() as context, context.reading() as store:
        served = [store.serving(task, context.day) for task in Task]
    assert any(served), "nothing serves: no parameters are read"

    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=trained.at(march(3)).environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.splitlines()[-1] == "HEAVY 0"
    assert forecasts(trained)


def test_the_week_of_a_plateau_is_told_by_six_sessions():
    from coach.domain.learned import Forecast
    from coach.jobs.settle_forecasts import Sessions, settled
    from tests.builders import day

    def came(loads):
        log = lifted([*steady(10), *loads], until=3 * len(loads))
        made = Forecast(Task.PLATEAU, "back squat", day(0), "x", {"probability": 0.5})
        found = settled(made, Sessions.of(log))
        return found.came, found.settled_on and found.settled_on - day(0)

    best = 64.5
    assert came([best] * 5) == (None, None)
    assert came([best] * 6) == (1.0, timedelta(days=18))
    assert came([best * 1.02, *[best] * 5]) == (0.0, timedelta(days=18))
    assert came([best * 1.02]) == (None, None)
    assert came([best * 1.009] * 6)[0] == 1.0
    assert came([*[best] * 6, best * 1.1])[0] == 1.0
