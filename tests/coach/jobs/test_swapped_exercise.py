"""An exercise swapped by a review: on the watch, in Hevy, in files, and back again."""

from datetime import date

import fitparse
import pytest

from coach.catalogue.exercises import exercises
from coach.domain.limits import Liking, Preference
from tests.coach.jobs.outboxes import A_LIFT, Outbox, served
from tests.homes import SUNDAY, march

SQUAT, GOBLET = "back squat", "goblet squat"


@pytest.fixture
def box(home):
    """Two weeks with a lift each, sent to both services."""
    box = Outbox(home)
    home.load(A_LIFT, march(9), SUNDAY)
    home.answered(SUNDAY)
    with served(box.services):
        box.home.json("export", "garmin", "--to", march(14))
        box.home.json("export", "hevy", "--to", march(14))
        yield box


def only(home, *gear):
    with home.context() as context, context.writing() as store:
        store.set_equipment(frozenset(gear))


def in_fit(path):
    """Category and number of the exercises in a workout file, as fitparse reads it."""
    steps = fitparse.FitFile(str(path)).get_messages("workout_step")
    values = [step.get_values() for step in steps]
    return {
        (each["exercise_category"], each.get("exercise_name"))
        for each in values
        if each.get("exercise_category") is not None
    }


def test_the_stand_in_reaches_the_plan_the_file_the_watch_and_hevy(box):
    before = box.calendar(), box.routines()
    only(box.home, "kettlebell", "dumbbell")

    decided = box.home.review(SUNDAY, "--approve", "all")

    (proposal,) = decided["proposals"]
    assert (proposal["rule"], proposal["status"]) == ("EX01", "approved")
    (change,) = proposal["changes"]
    assert change["kind"] == "swap_exercise"
    assert SQUAT in str(change["before"]["steps"])
    assert SQUAT not in str(change["after"]["steps"])
    assert GOBLET in str(change["after"]["steps"])
    assert "kg" not in str(change["after"]["steps"][0].get("load"))
    assert {e["target"]: e["state"] for e in decided["exports"]} == {
        "fit": "done",
        "garmin": "done",
        "hevy": "done",
    }
    assert (box.calendar(), box.routines()) != before
    assert set(box.routines()) <= {each[1:] for each in box.planned(sport="strength")}
    ahead = {each for each in box.planned() if each[0] <= march(14)}
    assert set(box.calendar()) == ahead
    fit = next(e for e in decided["exports"] if e["target"] == "fit")
    category, number = exercises()[GOBLET].fit
    assert in_fit(box.home.folder / fit["path"]) == {(category, number)}
    box.nothing_twice()


def test_an_undo_brings_the_exercise_back_everywhere(box):
    before, plan = (box.calendar(), box.routines()), box.home.plan()["workouts"]
    only(box.home, "kettlebell", "dumbbell")
    box.home.review(SUNDAY, "--approve", "all")

    undone = box.home.json("undo", "--yes")

    assert undone["left"] == []
    assert box.home.plan()["workouts"] == plan
    assert (box.calendar(), box.routines()) == before
    box.nothing_twice()


def test_what_is_never_done_is_swapped_from_the_evening_it_was_said(box):
    with box.home.context() as context, context.writing() as store:
        said = Preference(SQUAT, Liking.NEVER, date.fromisoformat(SUNDAY))
        store.save_preference(said)

    (proposal,) = box.home.review(SUNDAY)["proposals"]

    assert proposal["rule"] == "EX01"
    assert SQUAT not in str(proposal["changes"][0]["after"]["steps"])


def test_with_all_the_gear_there_is_nothing_to_swap(box):
    only(box.home, "barbell", "rack")

    assert box.home.review(SUNDAY)["proposals"] == []
