import csv
import io

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from coach.cli.naming import answers
from coach.jobs.exercise_names import Unknown

DOWN, ENTER, CTRL_C = "\x1b[B", "\r", "\x03"
LOG = """\
"title","start_time","end_time","exercise_title","set_index","weight_kg","reps"
"Lift","4 Mar 2026, 18:00","4 Mar 2026, 19:00","Bench Press (Barbell)",0,80,5
"Lift","4 Mar 2026, 18:00","4 Mar 2026, 19:00","Nautilus thing",0,40,9
"Lift","4 Mar 2026, 18:00","4 Mar 2026, 19:00","Nautilus thing",1,40,8
"""


@pytest.fixture
def lifter(home, tmp_path):
    """Someone with a bench press and two sets of a thing in the log."""
    file = tmp_path / "hevy.csv"
    file.write_text(LOG)
    home.json("import", file)
    return home


def names(document):
    return [each["name"] for each in document["exercises"]]


def lifted(home):
    return [each["exercise"] for each in home.json("activity", 1)["sets"]]


def test_the_catalogue_is_listed_and_narrowed(home):
    every = home.json("exercise", "list")
    options = ("--pattern", "push", "--muscle", "chest", "--equipment", "Dumbbell")
    few = home.json("exercise", "list", *options)

    assert every["schema"] == few["schema"] == "coach/exercises/1"
    assert len(every["exercises"]) > 300
    assert "dumbbell bench press" in names(few)
    for each in few["exercises"]:
        assert each["pattern"] == "push"
        assert "chest" in each["primary"]
        assert "dumbbell" in each["equipment"]
    assert "dumbbell bench press" in home.run("exercise", "list", *options).out


def test_the_list_is_a_table_for_spreadsheets_too(home):
    ran = home.run("exercise", "list", "--muscle", "lower back", "--csv")

    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert rows
    assert all("lower_back" in row["primary"].split() for row in rows)


@pytest.mark.parametrize("option", ["--pattern", "--muscle", "--equipment"])
def test_a_word_the_catalogue_does_not_use_is_a_usage_error_that_lists_them(
    home, option
):
    error = home.json("exercise", "list", option, "foo", code=2)["error"]

    assert "'foo'" in error["what"]
    assert error["why"].startswith("There are: ")


def test_a_choice_that_holds_nothing_is_said_as_that(home):
    options = ("--pattern", "jump", "--equipment", "cable")

    assert home.run("exercise", "list", *options).out == "No exercise like that.\n"


def test_an_exercise_is_shown_by_any_of_its_names_with_when_it_was_done(lifter):
    document = lifter.json("exercise", "show", "卧推 (杠铃)")

    assert document["schema"] == "coach/exercise/1"
    assert document["name"] == "bench press"
    assert document["garmin"] == ["BENCH_PRESS", "BARBELL_BENCH_PRESS"]
    assert document["hevy"] == "79D0BB3A"
    assert "dumbbell bench press" in document["substitutes"]
    assert document["done"] == {"sets": 1, "sessions": 1, "last": "2026-03-04"}


def test_an_exercise_is_told_to_a_person(lifter):
    said = lifter.run("exercise", "show", "push ups").out

    assert said.startswith("push-up\n")
    assert "64 % of it is lifted besides the load" in said
    assert "腕立て伏せ" in said
    assert "never" in said
    done = lifter.run("exercise", "show", "bench").out
    assert "1 set in 1 session, last 4 March 2026" in done


@pytest.mark.parametrize("command", ["show", "substitute"])
def test_an_unknown_exercise_is_a_usage_error_with_what_comes_closest(home, command):
    error = home.json("exercise", command, "goblet", code=2)["error"]

    assert "goblet squat" in error["why"]
    assert "coach exercise search" in error["fix"]


def test_stand_ins_are_ranked_and_say_why(home):
    words = ("exercise", "substitute", "bench press", "--equipment", "dumbbell, bench")
    document = home.json(*words)

    first = document["exercises"][0]
    assert document["schema"] == "coach/exercises/1"
    assert document["instead_of"] == "bench press"
    assert first["name"] == "dumbbell bench press"
    assert first["stated"] is True
    assert "trains chest" in first["why"]
    said = home.run(*words).out
    assert "a usual stand-in" in said
    assert "needs dumbbell, bench" in said


def test_stand_ins_without_equipment_or_a_sore_muscle(home):
    bare = home.json("exercise", "substitute", "bench press", "--equipment", "none")
    spared = home.json("exercise", "substitute", "dip", "--avoid", "shoulders, lats")

    assert {tool for each in bare["exercises"] for tool in each["equipment"]} == set()
    muscles = {m for e in spared["exercises"] for m in (*e["primary"], *e["secondary"])}
    assert muscles.isdisjoint({"shoulders", "lats"})


@pytest.mark.parametrize("option", ["--equipment", "--avoid"])
def test_stand_ins_with_a_word_that_is_none_are_a_usage_error(home, option):
    home.json("exercise", "substitute", "bench press", option, "bench,foo", code=2)


def test_where_nothing_stands_in_that_is_said(home):
    words = ("exercise", "substitute", "neck curl", "--avoid", "neck")

    assert home.run(*words).out == "Nothing stands in for neck curl with that.\n"


def test_exercises_are_found_by_words(home):
    document = home.json("exercise", "search", "chest", "kettlebell")

    assert document["schema"] == "coach/exercises/1"
    assert "kettlebell floor press" in names(document)
    assert all(0 < each["score"] <= 1 for each in document["exercises"])
    assert "kettlebell floor press" in home.run("exercise", "search", "kettlebell").out
    assert home.run("exercise", "search", "xyzzy").out == (
        "No exercise fits all of that.\n"
    )


def test_what_is_not_understood_is_listed_with_what_comes_closest(lifter):
    document = lifter.json("exercise", "list", "--unknown")

    (unknown,) = document["unknown"]
    assert document["schema"] == "coach/exercises/1"
    assert (unknown["name"], unknown["sets"]) == ("Nautilus thing", 2)
    assert "Nautilus thing  2 sets" in lifter.run("exercise", "list", "--unknown").out
    table = lifter.run("exercise", "list", "--unknown", "--csv").out
    assert table.startswith("name,sets,candidates\nNautilus thing,2,")


def test_an_answer_names_the_sets_and_is_remembered(lifter):
    document = lifter.json("exercise", "name", "Nautilus thing", "Bicep Curl (Cable)")

    assert document == {
        "schema": "coach/exercise-names/1",
        "named": [{"name": "Nautilus thing", "exercise": "cable curl", "sets": 2}],
    }
    assert lifted(lifter) == ["bench press", "cable curl", "cable curl"]
    assert lifter.json("exercise", "show", "nautilus things")["name"] == "cable curl"
    assert lifter.run("exercise", "name").out == (
        "Every exercise in your log is understood.\n"
    )


def test_a_name_of_ones_own_is_kept_and_not_asked_again(lifter):
    assert lifter.run("exercise", "name", "Nautilus thing", "own").out == (
        "Noted: Nautilus thing is an exercise of your own.\n"
    )

    assert lifted(lifter) == ["bench press", "Nautilus thing", "Nautilus thing"]
    assert lifter.run("exercise", "list", "--unknown").out == (
        "Every exercise in your log is understood.\n"
    )


@pytest.mark.parametrize(
    "words", [("Nautilus thing",), ("Nautilus thing", "xyzzy"), ("\x1b", "own")]
)
def test_half_an_answer_or_one_that_is_no_exercise_changes_nothing(lifter, words):
    before = lifter.rows()

    lifter.json("exercise", "name", *words, code=2)

    assert lifter.rows() == before


def test_where_nobody_can_be_asked_the_names_are_said(lifter):
    error = lifter.json("exercise", "name", code=2)["error"]

    assert "Nautilus thing" in error["why"]


def test_what_the_catalogue_knows_by_now_needs_no_question(lifter):
    with lifter.context() as context, context.writing() as store:
        store.rename_exercise("Nautilus thing", "RDL")

    document = lifter.json("exercise", "name")

    assert document["named"] == [
        {"name": "RDL", "exercise": "romanian deadlift", "sets": 2}
    ]


@pytest.fixture
def answer(capsys):
    """The answers that keys give to two names, each with two candidates."""

    def answered(keys):
        unknown = [
            Unknown(f"thing {n}", n, ("cable curl", "t-bar row")) for n in (1, 2)
        ]
        with create_pipe_input() as typed:
            typed.send_text(keys)
            with create_app_session(input=typed, output=DummyOutput()):
                return list(answers(unknown))

    return answered


def down(times):
    return DOWN * times + ENTER


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (down(1) + down(2), [("thing 1", "cable curl"), ("thing 2", "t-bar row")]),
        (down(4) + ENTER, [("thing 1", None)]),
        (down(3) + "rdl" + ENTER + ENTER, [("thing 1", "romanian deadlift")]),
        (down(3) + ENTER + down(1), [("thing 2", "cable curl")]),
        (ENTER + ENTER, []),
    ],
)
def test_each_name_is_asked_once(answer, keys, answers):
    assert answer(keys) == answers


def test_a_typed_name_that_is_no_exercise_is_asked_again(answer):
    keys = down(3) + "xyzzy" + ENTER + "\x15" + "rdl" + ENTER + ENTER

    assert answer(keys) == [("thing 1", "romanian deadlift")]


def test_breaking_off_ends_the_questions(answer):
    with pytest.raises(KeyboardInterrupt):
        answer(CTRL_C)
