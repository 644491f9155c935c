import re
import tomllib
from collections import Counter
from importlib import resources

import pytest
from garmin_fit_sdk.profile import Profile

from coach.catalogue.exercises import FILES, exercises, tables
from coach.catalogue.resolve import in_words, resolve

MUSCLES = set(
    re.findall(
        r"\w+",
        """
    abdominals abductors adductors biceps calves chest forearms glutes hamstrings
    hip_flexors lats lower_back neck obliques quadriceps shoulders traps triceps
    upper_back
        """,
    )
)
EQUIPMENT = set(
    re.findall(
        r"\w+",
        """
    ab_wheel band barbell battle_rope bench box cable dip_bars dumbbell ez_bar
    foam_roller gripper jump_rope kettlebell landmine machine medicine_ball plate
    pull_up_bar rack rings roman_chair rope sandbag sled sledgehammer slider
    smith_machine suspension swiss_ball tire trap_bar wrist_roller
        """,
    )
)
LANGUAGES = {"de", "es", "fr", "it", "ja", "pt", "tr", "zh"}
ALL = tuple(exercises().values())


def test_there_are_at_least_three_hundred_and_fifty():
    assert len(ALL) >= 350


def test_every_pattern_has_exercises():
    assert {each.pattern for each in ALL} == set(FILES)


def test_no_exercise_stands_in_two_places():
    counted = Counter(name for file in FILES.values() for name in tables(text(file)))

    assert [name for name, times in counted.items() if times > 1] == []


def text(file):
    folder = resources.files("coach.catalogue.exercises")
    return (folder / f"{file}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES.values())
def test_the_quick_reader_reads_what_tomllib_reads(file):
    assert tables(text(file)) == tomllib.loads(text(file))


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


def test_every_exercise_needs_only_what_we_have_a_word_for():
    odd = {e.name: set(e.equipment) - EQUIPMENT for e in ALL}

    assert {name: words for name, words in odd.items() if words} == {}


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.name)
def test_every_exercise_says_how_it_moves_and_how_hard_it_is_to_learn(exercise):
    assert exercise.plane in {"sagittal", "frontal", "transverse"}
    assert exercise.mechanic in {"compound", "isolation"}
    assert exercise.skill in {1, 2, 3, 4, 5}
    assert exercise.garmin == garmin(exercise)


def garmin(exercise):
    """What Garmin Connect calls the exercise of that number in FIT."""
    if exercise.fit is None:
        return None
    category, number = exercise.fit
    name = Profile["types"][f"{category}_exercise_name"][number]
    return (category.upper(), name.upper())


def test_no_more_of_the_body_is_lifted_than_there_is():
    assert [e.name for e in ALL if not 0 <= e.body_weight_share <= 1] == []


@pytest.mark.parametrize(
    ("name", "share"),
    [("push-up", 0.64), ("kneeling push-up", 0.49), ("pull-up", 0.95), ("dip", 0.95)],
)
def test_known_shares_of_body_weight(name, share):
    assert resolve(name, {}).exercise.body_weight_share == share


def test_what_lies_on_a_bench_or_sits_in_a_machine_lifts_only_the_load():
    lifted = [
        e.name
        for e in ALL
        if e.body_weight_share
        and ("press" in e.name.split() or "curl" in e.name.split())
        and {"bench", "machine", "smith_machine"} & set(e.equipment)
    ]

    assert lifted == []


def test_the_languages_are_those_we_know():
    assert {language for e in ALL for language in e.names} == LANGUAGES
    assert [e.name for e in ALL if not all(e.names.values())] == []


@pytest.mark.parametrize("exercise", [e for e in ALL if e.fit], ids=lambda e: e.name)
def test_fit_knows_the_exercise_by_that_number(exercise):
    category, number = exercise.fit
    name = Profile["types"][f"{category}_exercise_name"][number]

    assert category in Profile["types"]["exercise_category"].values()
    assert resolve(in_words(category.upper(), name), {}).exercise is exercise


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


def test_jumps_are_explosive_except_those_done_for_long():
    calm = {e.name for e in ALL if e.pattern == "jump" and not e.explosive}

    assert calm <= CALM
    assert {"box jump", "broad jump"}.isdisjoint(calm)


CALM = {
    "burpee",
    "burpee over the bar",
    "drop landing",
    "high knee skip",
    "high knees",
    "jump rope",
    "jumping jack",
    "split jack",
    "squat jack",
    "squat thrust",
}


def test_one_arm_or_leg_at_a_time_is_unilateral():
    called_so = [e for e in ALL if re.search("(single|one)[- ](arm|leg)", e.name)]

    assert len(called_so) > 10
    assert [e.name for e in called_so if not e.unilateral] == []


def test_nobody_can_change_the_catalogue():
    with pytest.raises(TypeError):
        exercises()["back squat"] = None
    with pytest.raises(TypeError):
        exercises()["bench press"].names["de"] = ()
