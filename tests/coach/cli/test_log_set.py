from contextlib import contextmanager

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from coach.cli import log_set
from tests.homes import march

DOWN, ENTER, CTRL_C = "\x1b[B", "\r", "\x03"


def kept(home):
    """Every row but the athlete's own, which the first command makes."""
    return home.rows() | {"athletes": None}


def logged(home, *words, on=8, **more):
    return home.json("log", "set", *words, "--date", march(on), **more)


def one_of_progress(home, name):
    (metric,) = home.json("progress", name)["metrics"]
    return metric


def sets_of(home, number):
    return [
        (each["exercise"], each["reps"], each["load_kg"], each["rpe"])
        for each in home.json("activity", number)["sets"]
    ]


def test_sets_become_a_session_of_strength(home):
    document = logged(home, "bench press", "5x5", "80kg", "@8")

    assert document["schema"] == "coach/log-set/1"
    assert document["date"] == march(8)
    assert document["values"]["known"]
    assert len(document["values"]["sets"]) == 5
    (activity,) = home.json("activities")["activities"]
    assert activity["id"] == document["values"]["activity_id"]
    assert (activity["source"], activity["sport"]) == ("manual", "strength")
    assert activity["local_date"] == march(8)
    assert activity["elapsed_s"] > 0
    assert sets_of(home, activity["id"]) == [("bench press", 5, 80, 8)] * 5


def test_sets_of_one_day_are_one_session_in_the_order_typed(home):
    logged(home, "squat", "w", "5x40", "3x5", "100kg")
    logged(home, "bench press", "8", "60kg")
    logged(home, "bench press", "8", "60kg")
    logged(home, "squat", "20", "50kg")
    logged(home, "squat", "5", on=7)

    activities = home.json("activities")["activities"]

    assert [each["local_date"] for each in activities] == [march(7), march(8)]
    names = [name for name, *_ in sets_of(home, activities[1]["id"])]
    assert names == ["back squat"] * 4 + ["bench press"] * 2 + ["back squat"]
    with home.context() as context, context.reading() as store:
        sets = store.activity(activities[1]["id"]).sets
    assert [each.exercise_index for each in sets] == [0] * 4 + [1] * 2 + [2]


def test_what_is_not_understood_is_named_and_nothing_is_kept(home):
    rows = kept(home)

    error = logged(home, "bench press", "5x5", "80kg", "heavy", code=2)["error"]
    logged(home, "12", "5x5", code=2)
    helped = logged(home, "pull-up", "8", "-20kg", code=2)["error"]

    assert "'heavy'" in error["what"]
    assert "5x5 80kg @8" in error["fix"]
    assert "'-20kg'" in helped["what"]
    assert kept(home) == rows


def test_a_load_without_a_unit_is_in_the_athletes(home):
    from dataclasses import replace

    with home.context() as context, context.writing() as store:
        store.save_athlete(replace(store.athlete(), units={"load": "lb"}))

    document = logged(home, "bench press", "3x5x100")
    said = home.run("log", "set", "bench press", "5", "225lb", "--date", march(8)).out

    assert document["values"]["sets"][0]["load_kg"] == pytest.approx(45.359, abs=0.01)
    assert "5 225 lb" in said
    assert "4 sets of 1 exercise" in said


def test_a_name_off_the_catalogue_is_kept_and_said(home):
    ran = home.run("log", "set", "Nautilus thing", "3x8", "40kg")

    assert "Nautilus thing 3x8 40 kg" in ran.out
    assert one_of_progress(home, "Nautilus thing")["key"] == "e1rm:Nautilus thing"
    assert "coach exercise name" in ran.err
    assert [
        each["name"] for each in home.json("exercise", "list", "--unknown")["unknown"]
    ] == ["Nautilus thing"]


def test_a_name_longer_than_any_is_refused(home):
    rows = kept(home)

    error = logged(home, "b" * 101, "5x5", "80kg", code=2)["error"]
    home.run("log", "set", "b" * 100, "5x5", "80kg")

    assert "longer than 100 letters" in error["why"]
    assert len(error["what"]) < 80
    assert kept(home) != rows


@pytest.fixture
def on_a_terminal(monkeypatch):
    """Has commands ask, and answers with these keys."""

    @contextmanager
    def typing(keys):
        monkeypatch.setattr(log_set, "asks", lambda *, no_input: not no_input)
        with create_pipe_input() as typed:
            typed.send_text(keys)
            with create_app_session(input=typed, output=DummyOutput()):
                yield

    return typing


def test_on_a_terminal_an_unknown_name_is_asked_once(home, on_a_terminal):
    with on_a_terminal(DOWN + ENTER):
        asked = home.run("log", "set", "foo press", "3x8", "40kg")
    with on_a_terminal(""):
        again = home.run("log", "set", "foo press", "8", "40kg")

    assert "floor press 3x8 40 kg" in asked.out
    assert asked.err == ""
    assert "floor press 8 40 kg" in again.out


def test_breaking_off_the_question_keeps_nothing(home, on_a_terminal):
    rows = kept(home)

    with on_a_terminal(CTRL_C):
        home.run("log", "set", "foo press", "3x8", "40kg", code=130)

    assert kept(home) == rows


def test_what_the_athlete_said_of_a_name_holds(home):
    home.json("exercise", "name", "the machine", "leg press")
    home.json("exercise", "name", "Nautilus thing", "own")

    known = logged(home, "the machine", "3x8", "140kg")
    own = home.run("log", "set", "Nautilus thing", "3x8", "40kg")

    assert known["values"]["exercise"] == "leg press"
    assert own.err == ""


def test_sets_and_the_length_typed_for_a_day_are_one_session(home):
    home.did(march(8), sport="strength", minutes=60, rpe=7)

    number = logged(home, "squat", "5x5", "100kg")["values"]["activity_id"]

    rows = home.json("activities")["activities"]
    assert [len(each["same_session_as"]) for each in rows] == [1, 1]
    assert home.review(march(8))["week"]["actual_s"] == 3600
    assert len(home.json("activity", number)["sets"]) == 5


def test_typed_sets_feed_what_is_made_of_lifts(home):
    logged(home, "bench press", "5", "100kg")

    with home.context() as context:
        from coach.jobs.evening import look

        with context.reading() as store:
            evening = look(context, store)
    assert evening.e1rm_kg["bench press"] == pytest.approx(116.7, abs=0.1)


def test_the_help_lays_out_how_sets_are_written(home):
    said = home.run("log", "set", "--help").out

    assert "\n  how hard   @8   rpe 7.5   2 RIR\n" in said
    assert "\\b" not in said
