import pytest

from tests.homes import march


def kept(home):
    """Every row but the athlete's own, which the first command makes."""
    return home.rows() | {"athletes": None}


def hurts(home, part, severity, *more, on=8):
    words = ("log", "injury", part, "--severity", severity, "--date", march(on))
    return home.json(*words, *more)


def test_what_hurts_is_logged_and_told_by_today_and_the_review(home):
    hurts(home, "knee", 2, on=2)
    document = hurts(home, "knee", 3, "--note", "stairs", on=4)

    assert document["schema"] == "coach/log/1"
    assert document["logged"] == "injury"
    assert document["values"] == {"part": "knee", "severity": 3, "note": "stairs"}
    told = {
        "part": "knee",
        "severity": 3,
        "since": march(2),
        "said_on": march(4),
        "note": "stairs",
    }
    assert home.json()["injuries"] == [told]
    assert home.review()["injuries"] == [told]
    for said in (home.run().out, home.run("review").out):
        assert "knee (3 of 5, since Mon 2 Mar)" in said
        assert said.count("no doctor") == 1


def test_what_has_healed_is_not_told_and_begins_anew(home):
    hurts(home, "knee", 3, on=1)
    hurts(home, "knee", 0, on=3)
    assert home.json()["injuries"] == []
    assert "Hurts" not in home.run().out

    hurts(home, "knee", 1, on=5)

    assert [each["since"] for each in home.json()["injuries"]] == [march(5)]
    assert "no doctor" not in home.run().out


def test_the_last_word_of_a_day_holds(home):
    hurts(home, "knee", 2)
    hurts(home, "knee", 1)

    assert [each["severity"] for each in home.json()["injuries"]] == [1]


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("Knee", "knee"),
        ("shoulder", "shoulders"),
        ("Left Shoulder", "left_shoulder"),
        ("low-back", "lower_back"),
        ("quads", "quadriceps"),
        ("sternoclavicular joint", "sternoclavicular_joint"),
    ],
)
def test_a_part_is_called_as_people_call_it(home, written, part):
    assert hurts(home, written, 1)["values"]["part"] == part


@pytest.mark.parametrize(
    "wrong",
    [
        ("kne", "--severity", "2"),
        ("12", "--severity", "2"),
        ("knee", "--severity", "6"),
        ("knee", "--severity", "1.5"),
        ("knee",),
    ],
    ids=" ".join,
)
def test_a_slip_of_typing_is_a_usage_error(home, wrong):
    rows = kept(home)

    home.json("log", "injury", *wrong, code=2)

    assert kept(home) == rows


def test_a_slip_is_told_what_may_be_meant(home):
    assert (
        "knee"
        in home.json("log", "injury", "kne", "--severity", "2", code=2)["error"]["why"]
    )


def test_the_same_twice_is_nothing_to_do(home):
    hurts(home, "knee", 2)

    home.json("log", "injury", "knee", "--severity", "2", "--date", march(8), code=3)
