import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.catalogue.resolve import key
from coach.catalogue.search import MEANINGS, MOST, search


def names(words):
    return [each.exercise.name for each in search(words)]


LEGS = {"quadriceps", "hamstrings", "glutes", "calves"}


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("bench press", "bench press"),
        ("press bench", "bench press"),
        ("push up", "push-up"),
        ("leg press", "leg press"),
        ("shoulders press", "overhead press"),
        ("squat dumbbell", "dumbbell squat"),
        ("dumbell flys", "dumbbell chest fly"),
        ("卧推", "bench press"),
        ("Klimmzüge", "pull-up"),
        ("skull crushers", "skullcrusher"),
    ],
)
def test_an_exercise_is_found_by_words_of_its_names(words, first):
    assert names(words)[0] == first


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (
            "legs",
            lambda e: {"quadriceps", "hamstrings", "glutes", "calves"} & {*e.primary},
        ),
        ("back width", lambda e: "lats" in e.primary),
        ("plyo", lambda e: e.explosive or "plyo" in e.name),
        ("rear delts", lambda e: "shoulders" in e.primary),
        ("no equipment chest", lambda e: not e.equipment and "chest" in e.primary),
        ("triceps cable", lambda e: "cable" in e.equipment),
        ("mobility hamstrings", lambda e: e.pattern == "mobility"),
        ("lower back", lambda e: "lower_back" in (*e.primary, *e.secondary)),
        ("pull kettlebell", lambda e: "kettlebell" in e.equipment),
    ],
)
def test_words_for_muscles_movements_and_equipment_are_understood(words, holds):
    found = search(words)

    assert len(found) > 2
    assert [each.exercise.name for each in found if not holds(each.exercise)] == []


def test_the_main_lifts_go_before_others_that_fit_as_well():
    assert names("legs")[0] in {"back squat", "deadlift", "power clean", "front squat"}


def test_what_leads_goes_before_what_only_helps():
    found = search("grip pull")
    leads = ["forearms" in each.exercise.primary for each in found]

    assert leads == sorted(leads, reverse=True)


def test_every_word_must_fit():
    assert names("chest xyzzy") == []
    assert set(names("chest kettlebell")) <= set(names("kettlebell press"))


@pytest.mark.parametrize("words", ["", "   ", "()", "🤷"])
def test_no_word_finds_nothing(words):
    assert names(words) == []


def test_what_people_say_is_written_as_words_are_compared():
    assert [phrase for phrase in MEANINGS if key(phrase) != phrase] == []


@given(st.text(max_size=30))
def test_any_text_gets_an_answer_best_first(words):
    found = search(words)

    assert len(found) <= MOST
    assert [e.score for e in found] == sorted((e.score for e in found), reverse=True)
    assert all(0 < each.score <= 1 for each in found)
