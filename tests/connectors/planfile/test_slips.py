"""What people get wrong in plan files, and what they are told."""

import pytest

from tests.connectors.planfile.writing import HEAD, RUN_30, one_workout, read, told


@pytest.mark.parametrize(
    ("body", "line", "why", "fix"),
    [
        ("sport: swimm\nsteps: 50", 6, "'swimm' is no sport", "Did you mean swim?"),
        ("sprot: swim\nsteps: 50", 6, "'sprot' is not part", "Did you mean sport?"),
        ("sport: run\nduratoin: 1 h", 7, "'duratoin'", "Did you mean duration?"),
        ("sport: run\nsteps:\nwarm-up: []", 6, "neither steps nor", "45 min"),
        ("sport: run\nduration: 1:30", 7, "less than five minutes", "90 min"),
        ("sport: run\nduration: 45", 7, "45 of what", "45 min"),
        ("sport: run\nsteps: 9:00\nrpe: 11", 8, "rpe: 11", ""),
        ("sport: run\nsteps: 9:00\npriority: high", 8, "'high' is no number", ""),
        ("sport: run\nsteps: 9:00\npriority: 1.5", 8, "priority: 1.5", "key workout"),
        ("sport: run\nsteps: 9:00\nhard: maybe", 8, "hard: maybe", "hard: yes"),
        ("sport: run\nsteps: 9:00\ntitle: [a]", 8, "title is a list", "one value"),
        ("sport: run\nsteps: 9:00\nnote: <x>", 8, "<x> is not filled in", "<x=4>"),
        ("sport: run\nsteps: 9:00\nwarmup: 1:00\nwarm-up: 1:00", 9, "as line 8", ""),
        ("sport: swim\npool: 25\nsteps: 50 m", 7, "25 is no pool", "25 yd"),
        ("sport: run\nsteps:\n  - main: 9:00\n  - 9:00", 8, "'main'", "quotes"),
        ("sport: run\nsteps:\n  - 0 x: 9:00\n  - 9:00", 8, "0 times", ""),
        (
            "sport: run\nsteps: |\n  9:00\n  8:00\nduration: 1 h",
            7,
            "runs over lines",
            "Begin each",
        ),
        (
            "sport: strength\nduration: 1 h\nsteps:\n  - superset: plank 2x30s",
            9,
            "two or more",
            "bench press 3x8",
        ),
        (
            ("sport: strength\nduration: 1 h\nsteps:\n  - superset:\n"
            "    - plank 2x30s\n    - bench press 3x8"),
            9,
            "2 and 3 sets",
            "same number",
        ),
        (
            ("sport: strength\nduration: 1 h\nsteps:\n  - superset:\n"
            "    - plank 2x30s\n    - 2 x: plank 30s"),
            9,
            "a superset is a list of exercises",
            "List them",
        ),
        (
            "sport: run\nduration: 1 h\nsteps:\n  - 100 x:\n    - 100 x 0:10",
            9,
            "more than 1000 steps",
            "repeats",
        ),
    ],
)  # fmt: skip
def test_a_slip_in_a_workout_is_told_with_line_and_remedy(body, line, why, fix):
    reading = one_workout(body)

    said = [i for i in reading.issues if why in i.why]
    assert told(said)[0][0] == line
    assert fix in said[0].fix


@pytest.mark.parametrize(
    ("text", "line", "why", "fix"),
    [
        (f"weeks:\n  - mon: {RUN_30}", 1, "no name", "plan: NAME"),
        ("plan: x", 1, "no list of weeks", "weeks:"),
        ("plan: x\nweeks: []", 1, "no workout", "- mon: WORKOUT"),
        ("- plan", 1, "it has no entries", "plan: NAME"),
        (f"{HEAD}week:\n  - mon: {RUN_30}", 4, "'week'", "Did you mean weeks?"),
        (f"{HEAD}weeks:\n  mon: {RUN_30}", 5, "no list of weeks", "with a -"),
        (f"{HEAD}weeks:\n  - mno: {RUN_30}", 5, "'mno'", "Did you mean mon?"),
        (f"{HEAD}weeks:\n  - rest", 5, "a week is a list of days", "- mon"),
        (
            f"{HEAD}weeks:\n  - mon: [{', '.join([RUN_30] * 7)}]",
            5,
            "7 workouts on one day",
            "other days",
        ),
        (f"{HEAD}weeks:\n  - mon: [[x]]", 5, "inside a day's list", "each -"),
        (
            f"{HEAD}weeks:\n  - mon: {RUN_30}\n    monday: {RUN_30}",
            6,
            "a second time",
            "Keep one",
        ),
        (f"{HEAD}weeks:\n  - mon: {RUN_30}\n    repeat: 0", 6, "0 weeks", ""),
        (f"{HEAD}weeks:\n  - mon: {RUN_30}\n    repeat: 105", 6, "105 weeks", ""),
        (f"{HEAD}weeks:\n  - mon: easy runn", 5, "no workout 'easy runn'", "rest"),
        (
            f"{HEAD}workouts:\n  easy run: {RUN_30}\nweeks:\n  - mon: easy runn",
            7,
            "no workout 'easy runn'",
            "Did you mean easy run?",
        ),
        (
            f"{HEAD}workouts:\n  easy run: {RUN_30}\nweeks:\n  - mon: easy run with x",
            7,
            "no blank <x>",
            "It has no blanks.",
        ),
        (
            (f"{HEAD}workouts:\n  r: {{sport: run, steps: <x=2> min}}\n"
            "weeks:\n  - mon: r with x"),
            7,
            "x says nothing",
            "r with x 4",
        ),
        (
            (f"{HEAD}workouts:\n  r: {{sport: run, steps: <t> min, title: a}}\n"
            "weeks:\n  - mon: r"),
            7,
            "r needs <t>",
            "Write r with t 4",
        ),
        (
            (f"{HEAD}workouts:\n  r: {{sport: run, steps: <t> min}}\n"
            "weeks:\n  - mon: r with t ten"),
            5,
            "(filled in by line 7)",
            "",
        ),
        (
            (f"{HEAD}workouts:\n  r: {RUN_30}\nweeks:\n"
            "  - mon: {workout: r, steps: 5:00}"),
            7,
            "'steps' is not part of the use",
            "",
        ),
        (f"{HEAD}workouts: [a]\nweeks:\n  - mon: {RUN_30}", 4, "list of names", ""),
        (f"{HEAD}workouts:\n  a: b\nweeks:\n  - mon: {RUN_30}", 5, "says nothing", ""),
        (f"plan: x\nweekly_hours: 5-3\nweeks:\n  - mon: {RUN_30}", 2, "hours", "3-5"),
        (f"plan: x\nweekly_hours: few\nweeks:\n  - mon: {RUN_30}", 2, "'few'", "3-5"),
        (f"plan: x\nfocus: swim\nweeks:\n  - mon: {RUN_30}", 2, "no shares", "40%"),
        (f"plan: x\nfocus: {{a: b}}\nweeks:\n  - mon: {RUN_30}", 2, "focus: a", "30%"),
        (
            f"plan: x\nfocus: {{a: 60%, b: 50%}}\nweeks:\n  - mon: {RUN_30}",
            2,
            "come to 110%",
            "100%",
        ),
        (
            f"{HEAD}weeks:\n  - mon: {RUN_30}\n    <<: {{tue: {RUN_30}}}",
            6,
            "'<<'",
            "workouts:",
        ),
    ],
)  # fmt: skip
def test_a_slip_around_the_workouts_is_told_with_line_and_remedy(text, line, why, fix):
    said = [i for i in read(text).issues if why in i.why]

    assert told(said)[0][0] == line
    assert fix in said[0].fix
