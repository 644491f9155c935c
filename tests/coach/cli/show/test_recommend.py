"""What is recommended, on a terminal: a row of two lines at most."""

from coach.cli.show.recommend import recommended
from tests.coach.cli.show.drawing import drawn

REASONS = [
    "planned for Mon 9 Mar",
    "in 45 % of sessions after one like your last",
    "glutes had no hard set in 7 days, usually 5",
    "planned lately, and not done",
]


def document(*reasons, exercise="medicine ball side throw"):
    found = {"exercise": exercise, "score": 0.4, "why": list(reasons)}
    return {
        "date": "2026-03-08",
        "after": [],
        "exercises": [found],
        "ends": {"times": 0, "of": 0},
        "planned": None,
        "left_out": [],
        "learned": {"date": "2026-03-08", "sessions": 59, "method": "blend"}
        | {"hit5": None},
    }


def row(*reasons, width=80, **named):
    """The lines of the only exercise."""
    said = drawn(recommended(document(*reasons, **named)), width).split("\n")
    return [line for line in said if line.strip()][1:-1]


def test_the_two_strongest_reasons_are_told_in_two_lines():
    lines = row(*REASONS)

    assert len(lines) == 2
    told = " ".join(" ".join(lines).split())
    assert told.endswith(
        "planned for Mon 9 Mar; in 45 % of sessions after one like your last"
    )


def test_where_two_need_a_third_line_the_strongest_is_told_alone():
    lines = row(REASONS[2], REASONS[1])

    assert len(lines) == 2
    assert " ".join(" ".join(lines).split()).endswith(REASONS[2])


def test_where_there_is_room_two_are_told_and_no_more():
    (line,) = row(*REASONS, width=200)

    assert line.endswith("; ".join(REASONS[:2]))


def test_a_long_name_takes_no_third_line():
    long = "Half kneeling landmine shoulder press with rotation (Technogym Gelb)"

    lines = row(*REASONS, exercise=long)

    assert len(lines) == 2
    assert lines[1].startswith("shoulder press with…")
    assert max(map(len, lines)) <= 80
