from collections import Counter

import pytest
from garmin_fit_sdk.profile import Profile

from coach.catalogue.exercises import FILES, exercises
from coach.catalogue.resolve import key, resolve

MUSCLES = {
    "abdominals",
    "abductors",
    "adductors",
    "biceps",
    "calves",
    "chest",
    "forearms",
    "glutes",
    "hamstrings",
    "hip_flexors",
    "lats",
    "lower_back",
    "obliques",
    "quadriceps",
    "shoulders",
    "traps",
    "triceps",
    "upper_back",
}
ALL = tuple(exercises().values())


def test_every_pattern_has_exercises():
    assert {each.pattern for each in ALL} == set(FILES)


def test_no_name_means_two_exercises():
    owners = {}
    for each in ALL:
        for alias in (each.name, *each.aliases):
            owners.setdefault(key(alias), set()).add(each.name)

    assert {k: names for k, names in owners.items() if len(names) > 1} == {}


def test_no_name_written_without_spaces_means_two_exercises():
    owners = {}
    for each in ALL:
        for alias in (each.name, *each.aliases):
            owners.setdefault(key(alias).replace(" ", ""), set()).add(each.name)

    assert {k: names for k, names in owners.items() if len(names) > 1} == {}


def test_names_are_lower_case_and_clean():
    assert [e.name for e in ALL if e.name != " ".join(e.name.lower().split())] == []


def test_every_exercise_trains_something_we_have_a_word_for():
    assert [e.name for e in ALL if not e.primary] == []
    assert {m for e in ALL for m in (*e.primary, *e.secondary)} == MUSCLES


def test_no_muscle_is_trained_twice_by_one_exercise():
    twice = [
        e.name
        for e in ALL
        if len({*e.primary, *e.secondary}) < len(e.primary) + len(e.secondary)
    ]

    assert twice == []


@pytest.mark.parametrize("exercise", [e for e in ALL if e.fit], ids=lambda e: e.name)
def test_fit_knows_the_exercise_by_that_number(exercise):
    category, number = exercise.fit
    names = Profile["types"][f"{category}_exercise_name"]
    name = names[number].replace("_", " ")

    assert category in Profile["types"]["exercise_category"].values()
    assert resolve(name, {}).exercise is exercise


def test_no_two_exercises_are_the_same_to_fit():
    counted = Counter(each.fit for each in ALL if each.fit)

    assert [fit for fit, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("back squat", ("squat", 6)),
        ("bench press", ("bench_press", 1)),
        ("deadlift", ("deadlift", 0)),
        ("plank", ("plank", 43)),
        ("box jump", ("plyo", 33)),
        ("broad jump", None),
    ],
)
def test_known_numbers_of_fit(name, fit):
    assert exercises()[name].fit == fit


def test_the_main_lifts():
    assert {each.name for each in ALL if each.main} == {
        "back squat",
        "bench press",
        "deadlift",
        "front squat",
        "overhead press",
        "power clean",
        "sumo deadlift",
        "trap bar deadlift",
    }


def test_jumps_are_explosive_except_skipping_and_burpees():
    calm = {e.name for e in ALL if e.pattern == "jump" and not e.explosive}

    assert calm == {"jump rope", "burpee"}


def test_nobody_can_change_the_catalogue():
    with pytest.raises(TypeError):
        exercises()["back squat"] = None
