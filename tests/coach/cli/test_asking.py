import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from coach.cli.asking import verdicts
from tests.coach.cli.show.reviews import change, document, proposal, side

ONE = proposal(change(side(), side(seconds=1680, distance_m=1097.28)))
TWO = ONE | {"id": "p2-1111", "title": "Rest tomorrow"}
ENTER, CTRL_C, DOWN = "\r", "\x03", "\x1b[B"


@pytest.fixture
def answer():
    def answered(keys, *proposals):
        with create_pipe_input() as typed:
            typed.send_text(keys)
            with create_app_session(input=typed, output=DummyOutput()):
                return verdicts(document(proposals=list(proposals)), None)

    return answered


@pytest.mark.parametrize(
    ("keys", "approved", "rejected"),
    [
        ("yn", ("p1-3f2a",), ("p2-1111",)),
        ("YN", ("p1-3f2a",), ("p2-1111",)),
        ("ly", ("p2-1111",), ()),
        (ENTER + ENTER, ("p1-3f2a", "p2-1111"), ()),
        (DOWN + ENTER + "l", (), ("p1-3f2a",)),
        ("wbxyl", ("p1-3f2a",), ()),
    ],
)
def test_one_key_answers_and_enter_takes_the_marked_line(
    answer, keys, approved, rejected
):
    assert answer(keys, ONE, TWO) == (approved, rejected)


def test_breaking_off_decides_nothing(answer):
    with pytest.raises(KeyboardInterrupt):
        answer("y" + CTRL_C, ONE, TWO)


def test_why_and_before_and_after_are_shown_and_the_question_comes_again(
    answer, capsys
):
    answer("wby", ONE)

    said = capsys.readouterr().out
    assert "adherence: 67 %" in said
    assert "35 → 28 min, 1,500 → 1,200 yd" in said
    assert said.endswith("? 1. Make the coming week a fifth shorter: yes\n")


def test_only_what_is_undecided_is_asked_and_keeps_its_number(answer, capsys):
    assert answer("n", ONE | {"status": "approved"}, TWO) == ((), ("p2-1111",))
    assert "? 2. Rest tomorrow: no" in capsys.readouterr().out


def test_nothing_to_decide_asks_nothing(answer, capsys):
    assert answer("", ONE | {"status": "expired"}) == ((), ())
    assert capsys.readouterr().out == ""
