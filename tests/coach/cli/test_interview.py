"""The first evening: every question can be skipped, broken off, and taken up again."""

from dataclasses import dataclass, field, replace

import pytest

from coach.cli import interview
from coach.cli.interview import QUESTIONS
from coach.jobs import set_up
from coach.redaction import Secret
from tests.fakes.garmin import FakeGarmin
from tests.fakes.garmin.accounts import EMAIL, PASSWORD
from tests.fakes.hevy import KEY, FakeHevy
from tests.homes import MONDAY, SUNDAY, runs

ENTER, CTRL_C = "Enter", "Ctrl-C"
OURS = "five-goals-12-weeks"

ALL = {
    "name": "Ann",
    "sex": "female",
    "birth_year": "1985",
    "swim": "m",
    "run": "mi",
    "load": "lb",
    "body_fat": "12,5-14",
    "swim_100yd": "1:10",
    "weekly_hours": "4",
    "slots": "mon-tue 06:30-07:30, sat 9-11",
    "plan": "not now",
    "garmin": "not now",
    "hevy": "not now",
    "timer": ENTER,
    "import": ENTER,
}


@dataclass
class Typist:
    """Answers one question after the other, and what is refused once more.

    The real prompts are in test_setup.py: they take their time.
    """

    answers: list[str]
    refused: list[str] = field(default_factory=list)

    def text(self, question, standing, valid=None):
        while True:
            answer = self.next(standing)
            verdict = True if valid is None else valid(answer)
            if verdict is True:
                return answer
            self.refused.append(verdict)

    def choice(self, question, choices, standing):
        answer = self.next(standing)
        assert answer in choices
        return answer

    def next(self, standing):
        answer = self.answers.pop(0)
        if answer == CTRL_C:
            raise KeyboardInterrupt
        return standing if answer == ENTER else answer


@pytest.fixture
def answer(home, monkeypatch):
    """Answers the questions so; gives what was refused."""

    def answered(*answers, home=home):
        typist = Typist([str(each) for each in answers])
        monkeypatch.setattr(interview, "_text", typist.text)
        monkeypatch.setattr(interview, "_choice", typist.choice)
        with home.context() as context:
            interview.interview(context)
        assert typist.answers == []

    return answered


def known(home):
    """What the database holds of the athlete now."""
    with home.context() as context, context.reading() as store:
        return store.athlete(), store.slots(), {g.key: g for g in store.goals()}


def test_every_question_is_in_the_test():
    assert set(ALL) == set(QUESTIONS)


def test_enter_keeps_what_stands(home, answer):
    home.json("slots", "set", "mon 06:30-07:30")
    home.load(runs())
    before = known(home)

    answer(*([ENTER] * (len(ALL) - 1)))  # with a plan there is none to begin

    athlete, *rest = known(home)
    assert rest == [*before[1:]]
    assert athlete.name == "athlete"
    assert (athlete.sex, athlete.birth_year) == (None, None)
    assert dict(athlete.units) == {"swim": "yd", "run": "km", "load": "kg"}


def test_answers_are_kept(home, answer):
    answer(*ALL.values())

    athlete, slots, goals = known(home)
    assert (athlete.name, athlete.birth_year) == ("Ann", 1985)
    assert athlete.sex is not None
    assert dict(athlete.units) == {"swim": "m", "run": "mi", "load": "lb"}
    assert [*map(str, slots)] == [
        "mon 06:30-07:30",
        "tue 06:30-07:30",
        "sat 09:00-11:00",
    ]
    assert goals["body_fat"].band == (12.5, 14.0)
    assert goals["body_fat"].target == 13.25
    assert goals["swim_100yd"].target == 70.0
    assert (goals["weekly_hours"].target, goals["weekly_hours"].band) == (4.0, None)


@pytest.mark.parametrize("after", [1, 6, 11])
def test_broken_off_it_goes_on_where_it_was(home, answer, after, capsys):
    keys = [*ALL.values()]
    with pytest.raises(KeyboardInterrupt):
        answer(*keys[:after], CTRL_C)
    assert (known(home)[0].name == "Ann") is (after >= 1)

    capsys.readouterr()
    answer(*keys[after:])

    left = len(ALL) - after
    assert f"Going on where you were: {left} of {len(ALL)}" in capsys.readouterr().out
    athlete, slots, goals = known(home)
    assert (athlete.name, athlete.birth_year) == ("Ann", 1985)
    assert len(slots) == 3
    assert goals["swim_100yd"].target == 70.0


def test_when_all_is_answered_the_next_time_begins_anew(home, answer, capsys):
    answer(*ALL.values())
    capsys.readouterr()

    answer("Bea", *([ENTER] * (len(ALL) - 1)))

    assert known(home)[0].name == "Bea"
    assert "15 questions" in capsys.readouterr().out
    assert not list(home.folder.glob("set-up*"))


def test_a_plan_of_ours_begins_on_the_next_monday(home, answer):
    answer(*([ENTER] * 10), OURS, *([ENTER] * 5))

    plan = home.plan()["plan"]
    assert plan["start"] == "2026-03-09"


def test_a_plan_may_begin_on_another_day_and_is_asked_for_only_without_one(
    home, answer
):
    answer(*([ENTER] * 10), OURS, MONDAY, *([ENTER] * 4))
    assert home.plan()["plan"]["start"] == MONDAY

    answer(*([ENTER] * 14))

    assert len(home.rows()["training_plans"]) == 1


def test_the_first_import_is_made_on_the_spot(home, answer, folder, capsys):
    answer(*([ENTER] * 14), folder)

    assert "imported" in capsys.readouterr().out
    assert home.json("activities")["activities"]


WRONG = {
    "birth_year": ("1850", "A year such as 1985"),
    "body_fat": ("fat", "no number"),
    "weekly_hours": ("5-3", "ends below where it begins"),
    "swim_100yd": ("0:10", "is not between 0:35 and 10:00"),
    "slots": ("monday 7", "is not a slot"),
    "timer": ("late", "is no time of day"),
    "import": ("/nowhere/at/all", "There is no file"),
}


@pytest.mark.parametrize("key", WRONG)
def test_what_is_wrong_is_asked_again_with_what_is_wrong(home, monkeypatch, key):
    wrong, why = WRONG[key]
    typist = Typist([wrong, "" if ALL[key] == ENTER else ALL[key]])
    monkeypatch.setattr(interview, "_text", typist.text)

    with home.context() as context:
        QUESTIONS[key](context, set_up.standing(context))

    (refused,) = typist.refused
    assert why in refused


def test_a_name_that_is_taken_is_said_and_asked_again_the_next_time(
    home, answer, capsys
):
    home.json("init", "--no-input")
    home.of("Ann").json("init", "--no-input")

    answer(*ALL.values())

    assert "Ann" in capsys.readouterr().err
    athlete, slots, _ = known(home)
    assert athlete.name == "athlete"
    assert len(slots) == 3
    answer("Bea")
    assert known(home)[0].name == "Bea"
    assert not list(home.folder.glob("set-up*"))


def test_a_file_of_progress_that_makes_no_sense_is_as_good_as_none(home, answer):
    number = known(home)[0].id
    (home.folder / f"set-up-{number}.json").write_text('{"a": 1}')

    answer(*ALL.values())

    assert known(home)[0].name == "Ann"


def test_the_zone_of_the_clock_becomes_that_of_the_athlete(homes, answer):
    home = homes(zone="Europe/Berlin")
    home.json("goals")

    answer(*ALL.values(), home=replace(home, zone="America/New_York"))

    assert known(home)[0].timezone == "America/New_York"
    assert home.review(SUNDAY)["date"] == SUNDAY


# Services and the timer


@pytest.fixture(scope="module")
def servers():
    with FakeGarmin() as garmin, FakeHevy() as hevy:
        yield garmin, hevy


@pytest.fixture
def connected(servers, monkeypatch):
    """Garmin and Hevy on this machine, and what the athlete types unseen."""
    from coach.wiring import credentials

    garmin, hevy = servers
    monkeypatch.setattr(credentials, "real_keyring", lambda: None)
    monkeypatch.setenv("COACH_GARMIN_BASE_URL", garmin.url)
    monkeypatch.setenv("COACH_HEVY_BASE_URL", hevy.url)
    typed = [Secret(PASSWORD), Secret(KEY)]
    monkeypatch.setattr(interview, "_secret", lambda _: typed.pop(0))
    return typed


def test_services_are_connected_on_the_spot(home, answer, connected, capsys):
    answer(*([ENTER] * 11), "yes, now", EMAIL, "yes, now", ENTER, ENTER)

    with home.context() as context:
        assert context.services.ready() == ("garmin", "hevy")
    assert "Logged in to Garmin as Ann Example." in capsys.readouterr().out
    following = [each["command"] for each in home.json("init", "--no-input")["next"]]
    assert following[0] == "coach sync"


def test_a_log_in_that_fails_is_said_and_asked_again_the_next_time(
    home, answer, connected, capsys
):
    connected[0] = Secret("not the password")

    answer(*([ENTER] * 11), "yes, now", EMAIL, *([ENTER] * 3))

    assert "Garmin" in capsys.readouterr().err
    answer("not now")
    assert not list(home.folder.glob("set-up*"))


def test_the_timer_is_put_up_on_the_spot(home, answer, monkeypatch, capsys):
    monkeypatch.setenv("PATH", "/nowhere")

    answer(*([ENTER] * 13), "20:30", ENTER)

    assert "every evening at 20:30" in capsys.readouterr().out
    assert home.json("timer", "status")["evening"] == "20:30"
    answer(*([ENTER] * 15))
    assert "20:30" not in capsys.readouterr().out
