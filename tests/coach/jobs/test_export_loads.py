"""Loads that coach works out, as files and services get them."""

from dataclasses import replace
from datetime import date

import pytest

from coach.domain.plan import LoadKind, walk
from coach.jobs.evening import look
from coach.jobs.export_workouts import pending
from coach.jobs.orders import open_orders
from coach.jobs.outbox import GARMIN, Task
from tests.connectors.fitfile.planned import with_sdk
from tests.homes import SUNDAY, march

PLAN = """\
plan: Lifts
weekly_hours: 0.5-8
weeks:
  - mon:
      - sport: strength
        title: Push
        steps:
          - bench press 3x6 @ 75%
          - barbell row 3x8 @ 61 kg
"""


@pytest.fixture
def planned(home):
    """Three sixes at 75 % of the 116.67 kg that were shown, that is 87.5 kg."""
    home.run("log", "set", "bench press", "5", "100kg", "--date", march(2))
    home.load(PLAN, start=march(9), day=march(7))
    return home


def weights(home):
    """Kilograms of the steps in the file of Monday."""
    home.run("export", "fit", "--from", march(9), "--to", march(9), "--date", SUNDAY)
    (file,) = home.exports.iterdir()
    steps = with_sdk(file.read_bytes())["workout_step_mesgs"]
    return [each["exercise_weight"] for each in steps if "exercise_weight" in each]


def test_a_share_of_the_maximum_is_whole_plates_where_nothing_was_said(planned):
    assert weights(planned) == [87.5, 61.0]


def test_a_share_of_the_maximum_is_what_the_gym_can_make(planned):
    planned.run("gym", "plates", "20", "10", "5", "--bar", "20")

    assert weights(planned) == [90.0, 61.0]


def test_services_are_ordered_the_same_and_told_the_share(planned):
    planned.run("gym", "plates", "20", "10", "5", "--bar", "20")

    with planned.context(date.fromisoformat(SUNDAY)) as context:
        with context.reading() as store:
            evening, orders = look(context, store), open_orders(context, store)
        (workout,) = evening.workouts
        task = Task(pending(context, evening.plan_of(workout), workout))
        held = orders.place(Task(row_for_garmin(task)), workout)
        made = orders.order(Task(row_for_garmin(task)), workout, held).workout

    first = next(iter(walk(made.steps)))
    assert (first.load.kind, first.load.value) == (LoadKind.KG, 90.0)
    assert first.note == "75% of 1RM"


def row_for_garmin(task):
    return replace(task.row, target=GARMIN)
