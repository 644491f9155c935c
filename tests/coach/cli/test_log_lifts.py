"""Sets and whole sessions, typed as quickly as can be."""

import pytest

from coach.cli import log_lifts, log_set, log_workout
from tests.homes import march


def logged(home, *words, on=8, **more):
    return home.json("log", "set", *words, "--date", march(on), **more)


def sets_of(document):
    return [(each["reps"], each["load_kg"]) for each in document["values"]["sets"]]


@pytest.fixture
def benches(home):
    """Someone who benched 75 to 82.5 kg for weeks, and curled 12 kg."""
    for on, kg in zip((1, 2, 3, 4, 5), (75, 77.5, 80, 80, 82.5), strict=True):
        logged(home, "bench press", "3x5", f"{kg}kg", on=on)
        logged(home, "hammer curl", "3x10", "12kg", on=on)
    return home


def test_a_bare_number_near_what_was_lifted_is_its_load(benches):
    assert sets_of(logged(benches, "bench", "5x5", "80", "@8")) == [(5, 80)] * 5
    assert sets_of(logged(benches, "hammer curl", "3x12", "10")) == [(12, 10)] * 3
    assert sets_of(logged(benches, "bench", "3x5", "8"))[-1] == (8, None)


def test_a_number_that_may_be_both_is_asked_and_nothing_is_kept(benches):
    error = logged(benches, "hammer curl", "3x10", "40", code=2)["error"]

    assert "40 may be a load or repetitions" in error["why"]


def test_what_was_lifted_later_says_nothing_yet(benches):
    error = logged(benches, "hammer curl", "3x12", "10", on=0 + 1, code=None)

    early = benches.json(
        "log", "set", "hammer curl", "3x12", "10", "--date", "2026-02-01", code=2
    )
    assert error["schema"] == "coach/log-set/1"
    assert "a load or repetitions" in early["error"]["why"]


def test_a_whole_exercise_may_be_one_text_and_its_name_needs_no_quotes(benches):
    in_one = logged(benches, "bench press 5x5 80 @8")
    bare = logged(benches, "hammer", "curl", "3x10", "12kg")

    assert in_one["values"]["exercise"] == "bench press"
    assert bare["values"]["exercise"] == "hammer curl"


def test_the_only_exercise_done_of_that_word_is_meant(benches):
    logged(benches, "seated cable row", "3x10", "50kg")

    assert logged(benches, "row", "4x10", "60")["values"] == {
        **logged(benches, "seated cable row", "4x10", "60", on=9)["values"],
        "activity_id": 6,
        "sets_of_day": 7,
    }


def test_of_two_exercises_with_that_word_none_is_meant(benches):
    logged(benches, "seated cable row", "3x10", "50kg")
    logged(benches, "machine low row", "3x10", "50kg")

    assert not logged(benches, "row", "4x10", "60kg")["values"]["known"]
    said = benches.run("log", "set", "row", "4x10", "60kg").err
    assert "Closest: machine low row, seated cable row" in said


def test_rest_tempo_and_note_are_kept(home):
    logged(
        home, "bench", "2x5", "80kg", "rest", "2:30", "tempo", "31x1",
        "--note", "left shoulder",
    )  # fmt: skip

    with home.context() as context, context.reading() as store:
        (activity,) = store.activities()
    assert [each.rest_s for each in activity.sets] == [150, 150]
    assert activity.sets[0].note == "tempo 31x1; left shoulder"


def test_a_slip_is_said_at_once_and_kept_as_typed(benches):
    ran = benches.run("log", "set", "bench", "5x5", "680kg", "--date", march(8))

    assert "warning: 680 kg: your heaviest bench press" in ran.err
    assert "until you confirm it" in ran.err
    assert "5x5 680 kg" in ran.out


def test_a_slip_is_said_once_and_not_with_every_set_after_it(benches):
    benches.run("log", "set", "bench", "5", "680kg", "--date", march(8))

    ran = benches.run("log", "set", "bench", "5", "80kg", "--date", march(8))

    assert ran.err == ""


def test_what_nobody_lifts_is_refused_with_what_may_be_meant(benches):
    ran = benches.run("log", "set", "bench", "5x5", "825kg", code=2)

    assert "Write 82.5kg, if that is meant." in ran.err


@pytest.mark.parametrize(("said", "code", "sets"), [(True, 0, 18), (False, 1, 15)])
def test_on_a_terminal_a_slip_is_asked(benches, monkeypatch, said, code, sets):
    asked = []
    monkeypatch.setattr(log_set, "asks", lambda *, no_input: not no_input)
    monkeypatch.setattr(
        log_lifts.typer, "confirm", lambda question: asked.append(question) or said
    )

    ran = benches.run("log", "set", "bench", "3x5", "260kg", code=code)

    assert asked == ["Keep it as typed?"]
    assert "your heaviest bench press in the other sessions was 82.5 kg" in ran.err
    with benches.context() as context, context.reading() as store:
        done = [one for a in store.activities() for one in a.sets]
    assert sum(one.exercise == "bench press" for one in done) == sets


def test_a_whole_session_is_one_line(benches):
    document = benches.json(
        *("log", "workout", "bench 5x5 80 @8, hammer curl 3x10 12; plank 60s"),
        *("--minutes", "50", "--rpe", "7", "--title", "Push"),
    )

    values = document["values"]
    assert [each["exercise"] for each in values["exercises"]] == [
        *("bench press", "hammer curl", "plank"),
    ]
    assert values["sets_of_day"] == 9
    activity = benches.json("activity", values["id"])
    assert (activity["elapsed_s"], activity["title"]) == (3000, "Push")
    assert len(activity["sets"]) == 9


def test_a_length_that_was_said_stays_when_sets_are_added(home):
    home.json("log", "workout", "bench 5x5 80kg", "--minutes", "50")
    number = logged(home, "bench", "5", "80kg")["values"]["activity_id"]

    assert home.json("activity", number)["elapsed_s"] == 3000


def test_without_a_length_a_session_lasts_as_long_as_its_sets(home):
    said = home.run("log", "workout", "squat 5x5 100kg; plank 60s")

    assert said.out.splitlines()[:3] == [
        "Logged for Sun 8 Mar:",
        "  back squat 5x5 100 kg",
        "  plank 60s",
    ]
    assert "6 sets in 9 min: coach activity 1" in said.out


def test_one_exercise_that_cannot_be_read_keeps_all_of_them_out(home):
    ran = home.run("log", "workout", "squat 5x5 100kg; bench 5 heavy", code=2)

    assert "'heavy'" in ran.err
    with home.context() as context, context.reading() as store:
        assert store.activities() == ()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--sport", "run"),
        ("--minutes", "30"),
        ("bench 5x5 80kg", "--sport", "run"),
        ("bench 5x5 80kg", "--distance-m", "100"),
        ("5x5 80kg",),
    ],
)
def test_what_says_no_session_is_refused(home, words):
    home.json("log", "workout", *words, code=2)


def test_a_session_is_asked_for_names_only_once_all_of_it_can_be_read(
    home, monkeypatch
):
    monkeypatch.setattr(log_workout, "asks", lambda *, no_input: True)

    ran = home.run("log", "workout", "foo press 3x8 40kg; squat 5x5 @99", code=2)

    assert "'@99'" in ran.err
