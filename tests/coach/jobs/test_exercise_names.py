import pytest

from coach.errors import CoachError, ExitCode
from coach.jobs.exercise_names import (
    Named,
    Unknown,
    find_exercise,
    remember,
    settle,
    unknown_names,
)


class Log:
    """The names of an athlete's sets, and what was answered."""

    def __init__(self, **sets):
        self.sets = {name.replace("_", " "): times for name, times in sets.items()}
        self.answers = {}

    def exercise_names_met(self):
        return dict(self.sets)

    def rename_exercise(self, old, new):
        moved = self.sets.pop(old, 0)
        if moved:
            self.sets[new] = self.sets.get(new, 0) + moved
        return moved

    def remember_exercise(self, name, exercise):
        self.answers[name] = exercise

    def remembered_exercises(self):
        return dict(self.answers)


def unknown(log):
    return [each.name for each in unknown_names(log)]


def test_what_the_catalogue_does_not_know_is_asked_with_what_comes_closest():
    log = Log(Bench_Press_thing=7, back_squat=5)

    (asked,) = unknown_names(log)

    assert asked == Unknown("Bench Press thing", 7, asked.candidates)
    assert "bench press" in asked.candidates


def test_what_the_catalogue_knows_is_not_asked():
    assert unknown(Log(back_squat=5, RDL=2, pushups=1)) == []


def test_an_answer_moves_the_sets_and_is_not_asked_again():
    log = Log(Nautilus_thing=7, cable_curl=1)

    assert remember(log, "Nautilus thing", "cable curl") == Named(
        "Nautilus thing", "cable curl", 7
    )

    assert log.sets == {"cable curl": 8}
    assert log.answers == {"Nautilus thing": "cable curl"}
    log.sets["nautilus things"] = 2
    assert unknown(log) == []


def test_a_name_of_ones_own_stays_and_is_not_asked_again():
    log = Log(Nautilus_thing=7, Other_thing=1)

    assert remember(log, "Nautilus thing", None) == Named("Nautilus thing", None, 0)

    assert log.sets["Nautilus thing"] == 7
    assert unknown(log) == ["Other thing"]


def test_what_is_no_exercise_of_the_catalogue_is_refused():
    log = Log(Nautilus_thing=7)

    with pytest.raises(CoachError, match="no exercise 'cabel crul'") as refusal:
        remember(log, "Nautilus thing", "cabel crul")

    assert refusal.value.code is ExitCode.USAGE
    assert log.answers == {}
    assert log.sets == {"Nautilus thing": 7}


def test_an_answer_whose_exercise_left_the_catalogue_is_asked_again():
    log = Log(Nautilus_thing=7)
    log.answers = {"Nautilus thing": "an exercise taken out of the catalogue"}

    assert unknown(log) == ["Nautilus thing"]


def test_what_is_known_by_now_is_put_under_its_name():
    log = Log(RDL=4, Nautilus_thing=7, My_own=1, back_squat=5)
    log.answers = {"nautilus things": "cable curl", "My own": "My own"}

    assert settle(log) == (
        Named("RDL", "romanian deadlift", 4),
        Named("Nautilus thing", "cable curl", 7),
    )
    assert log.sets == {
        "My own": 1,
        "back squat": 5,
        "romanian deadlift": 4,
        "cable curl": 7,
    }
    assert settle(log) == ()


def test_an_exercise_is_found_by_the_athletes_answers_too():
    answers = {"Nautilus thing": "cable curl"}

    assert find_exercise("nautilus thing", answers).name == "cable curl"
    with pytest.raises(CoachError, match="no exercise 'nautilus thing'"):
        find_exercise("nautilus thing", {})


def test_who_asks_for_what_is_not_there_hears_what_comes_closest():
    with pytest.raises(CoachError) as refusal:
        find_exercise("goblet", {})

    assert "goblet squat" in refusal.value.why
