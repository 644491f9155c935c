"""`coach init` and the athletes of one database."""

from tests.homes import MONDAY


def test_init_makes_the_athlete_it_is_asked_for(home):
    home.json("init", "--no-input")

    made = home.json("--athlete", "Ada", "init", "--no-input")

    assert made["athlete"] == "Ada"
    home.of("Ada").did(MONDAY)
    assert len(home.of("Ada").json("activities")["activities"]) == 1
    assert home.json("activities")["activities"] == []


def test_init_again_makes_nobody_new(home):
    home.json("--athlete", "Ada", "init", "--no-input")

    again = [home.json("init", "--no-input"), home.of("Ada").json("init", "--no-input")]

    assert [each["athlete"] for each in again] == ["Ada", "Ada"]


def test_any_other_command_refuses_a_name_nobody_has_and_says_how_to_make_it(home):
    home.json("init", "--no-input")

    error = home.of("Ada").json("activities", code=2)["error"]

    assert "coach --athlete Ada init" in error["fix"]
    assert home.json("init", "--no-input")["athlete"] == "athlete"
