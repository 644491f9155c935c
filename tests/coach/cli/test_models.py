"""`coach models`: trained, told about, and honest where the guess is better."""

import pytest

from coach.jobs import train_models
from coach.simulation.lifters import noise_lifter, random_walk_lifter
from tests.homes import march
from tests.learners import StepLearner, keep_log, lifted, steady


def lives(home, log, name=None):
    mine = home if name is None else home.of(name)
    if name is not None:
        mine.run("init", "--no-input")
    with mine.context() as context, context.writing() as store:
        keep_log(store, log, context.clock.now())


@pytest.fixture
def steps(home, monkeypatch):
    """A home in which one small honest model is learned."""
    monkeypatch.setattr(train_models, "learners", lambda: (StepLearner(),))
    return home


def test_a_model_that_beats_the_guess_is_used_and_told(steps):
    lives(steps, lifted(steady(80)))

    trained = steps.json("models", "train")
    (model,) = steps.json("models", "report")["models"]

    assert [each["outcome"] for each in trained["models"]] == ["first"]
    assert (model["in_use"], model["beats"]) == ("model", ["last_session"])
    assert model["metrics"]["mape"] < model["floor"]["metrics"]["mape"]
    assert model["skill"]["last_session"] > 0.5
    assert (model["athletes"], model["n"]) == (1, 24)
    assert "the model is used" in steps.run("models", "report").out


def test_where_too_little_came_since_what_is_used_for_someone_new_is_said(home):
    lives(home, lifted(steady(16)))

    home.run("models", "train")
    by_task = {each["task"]: each for each in home.json("models", "report")["models"]}

    model = by_task["next_exercise"]
    assert (model["in_use"], model["untried"]) == ("model", 1)
    said = " ".join(home.run("models", "report").out.split())
    assert "what is shipped for someone new is used" in said
    assert "of later sessions are too few to tell more" in said
    recommended = home.json("recommend", "next")
    assert recommended["learned"]["version"] is None


def test_where_it_does_not_the_guess_is_used_and_that_is_told(steps):
    lives(steps, lifted([60.0, 62.0] * 40))

    steps.run("models", "train")
    (model,) = steps.json("models", "report")["models"]

    assert (model["in_use"], model["beats"]) == ("floor", [])
    said = " ".join(steps.run("models", "report").out.split())
    assert "last session is used" in said
    assert "beats no obvious guess" in said


def test_nothing_to_train_on_is_exit_3_with_a_way_out(home):
    ran = home.run("models", "train", code=3)

    assert "too little to learn from" in ran.err
    assert "coach log set" in ran.err


def test_of_too_few_sessions_it_is_said_that_they_are_few(home):
    lives(home, lifted(steady(3)))

    trained = home.json("models", "train")

    assert {each["outcome"] for each in trained["models"]} == {"too_little"}
    assert {each["sessions"] for each in trained["models"]} == {3}
    assert "3 sessions are too few" in home.run("models", "train").out
    assert "obvious guesses are used" in home.run("models", "report").out


def test_before_any_training_the_report_says_what_is_used(home):
    for words in (("models", "report"), ("models", "show")):
        assert "obvious guesses are used" in home.run(*words).out
        assert home.json(*words)["models"] == []
    assert home.run("models", "report", "--csv").out.startswith("task,athlete,")


def test_the_report_is_as_of_its_evening(steps):
    lives(steps, lifted(steady(80)))
    steps.at(march(8)).run("models", "train", "--date", march(5))

    assert steps.json("models", "report", "--date", march(4))["models"] == []
    assert steps.json("models", "report", "--date", march(5))["models"]


def test_training_as_of_an_evening_sees_nothing_later(steps):
    lives(steps, lifted(steady(80)))

    trained = steps.json("models", "train", "--date", "2026-02-20")

    assert trained["models"][0]["to"] <= "2026-02-20"


def test_everyone_is_trained_and_told_by_athlete(steps):
    lives(steps, lifted(steady(80)))
    lives(steps, lifted([60.0, 62.0] * 40, until=1), "zoe")

    trained = steps.json("models", "train", "--everyone")
    (model,) = steps.json("models", "report", "--everyone")["models"]

    assert trained["athletes"] == 2
    assert {e["athlete"]: e["in_use"] for e in model["by_athlete"]} == {
        "athlete": "model",
        "zoe": "floor",
    }
    assert model["n"] == sum(each["n"] for each in model["by_athlete"])
    assert model["in_use_by"] == {"model": 1, "floor": 1}
    pooled = sum(e["n"] * e["error"] for e in model["by_athlete"]) / model["n"]
    assert model["metrics"]["mape"] == pytest.approx(pooled, abs=1e-4)
    assert "zoe" in steps.run("models", "report", "--everyone").out
    lines = steps.run("models", "report", "--everyone", "--csv").out.splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == ["athlete", "zoe"]


def test_one_athlete_is_told_nothing_of_another(steps):
    lives(steps, lifted(steady(80)))
    lives(steps, lifted(steady(80), until=1), "zoe")
    steps.run("models", "train", "--everyone")

    (model,) = steps.json("models", "report")["models"]

    assert [each["athlete"] for each in model["by_athlete"]] == ["athlete"]


def test_workers_are_for_everyone(home):
    ran = home.run("models", "train", "--workers", "2", code=2)

    assert "--everyone" in ran.err


def test_show_tells_window_versions_and_what_weighs(steps):
    lives(steps, lifted(steady(80)))
    steps.run("models", "train")

    (model,) = steps.json("models", "show", "next_session")["models"]

    assert model["parameters"]["step_kg"] == pytest.approx(0.5)
    assert model["weighs"] == [
        {"group": None, "count": 1, "values": [{"name": "step_kg", "value": 0.5}]}
    ]
    assert model["window"]["sessions"] == 80
    assert [each["shown"] for each in model["versions"]] == [True]
    said = steps.run("models", "show").out
    assert "It serves" in said
    assert model["version"] in said
    assert steps.json("models", "show", "plateau")["models"] == []


def test_forecasts_made_evening_by_evening_are_in_the_report(steps):
    lives(steps, lifted(steady(80)))
    steps.run("models", "train", "--date", march(2))
    steps.at(march(3)).run("review", "--prepare-only")
    lives(steps, lifted([100.0], until=2))
    steps.at(march(5)).run("review", "--prepare-only")

    (model,) = steps.json("models", "report")["models"]

    graded = model["forecasts"]
    assert (graded["graded"], graded["open"], graded["since"]) == (1, 1, march(3))
    assert graded["metrics"]["mape"] == pytest.approx(0.005, abs=1e-3)
    assert graded["by"][0]["subject"] == "back squat"


@pytest.mark.parametrize("plain", [(), ("--plain",)])
@pytest.mark.parametrize("words", [("report",), ("show",), ("train",)])
def test_no_screen_is_wider_than_80_columns(steps, words, plain, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lives(steps, lifted(steady(80)))
    steps.run("models", "train")

    said = steps.run("models", *words, *plain).out

    assert said
    if not plain:
        assert max(map(len, said.splitlines())) <= 80


def next_session(home):
    models = home.json("models", "report", code=None)["models"]
    found = (each for each in models if each["task"] == "next_session")
    return next(found, None)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_on_a_random_walk_no_model_shows_skill_and_the_guess_is_used(home, seed):
    lives(home, random_walk_lifter(seed).log)
    home.run("models", "train")

    model = next_session(home)

    assert model["in_use"] == "floor"
    assert model["floor"]["name"] == "last_session"
    assert model["skill"]["last_session"] < 0.01
    assert min(model["skill"].values()) == model["skill"]["last_session"]


def test_on_noise_the_report_names_the_guesses_that_were_beaten(home):
    lives(home, noise_lifter(1).log)
    home.run("models", "train")

    model = next_session(home)

    assert model["in_use"] == "model"
    assert "last_session" in model["beats"]
    assert model["skill"]["last_session"] > 0.1
    said = home.run("models", "report").out
    assert any(
        "last session" in each and "better" in each for each in said.splitlines()
    )
