"""Whatever the file holds: a reading comes back, soon, and says where it failed."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.domain.activity import Sport
from coach.domain.plan import walk
from connectors.planfile.check import check_plan
from connectors.planfile.findings import UnreadableError
from connectors.planfile.read import read_plan
from connectors.planfile.single import Setting
from connectors.planfile.steps import MOST_STEPS, read_line, size
from tests.connectors.planfile.writing import MONDAY, NAMES, YARDS
from tests.thorough import most

PLAN = b"""\
plan: Every part of the notation once
weekly_hours: 1-5
pool: 25 yd
focus: {swim: 50%, strength: 50%}
workouts:
  swim: &swim
    sport: swim
    title: <times=4> hundreds
    goals: [swim_100yd]
    warm-up: 200 easy; 4 x 25 drill, fins, rest 0:20
    steps:
      - <times=4> x 100 free @ 1:40-1:50/100 on 2:00
      - 2 x:
        - 50 kick, kickboard (easy)
        - rest open
  lift:
    sport: strength
    duration: 45 min
    hard: no
    steps:
      - superset:
        - bench press 3x8 @ rpe 8
        - barbell row 3x10 22,5 kg, rest 1:30
      - back squat 3x5 @ 80%, rest 3:00
  again: *swim
weeks:
  - repeat: 2
    mon: swim with times 6
    wed:
      - lift
      - {sport: run, rpe: 8, steps: "3 x (4:00 @ 90-95% hrmax; 3:00 easy)"}
    sat: {workout: again, title: More, priority: 3}
"""

SIGNS = (
    b"\n~: ~- ~  ~&a ~*a~*swim~{~}~[~]~<~>~(~)~;~, ~ x ~@ ~0~-1~999999999999999999999"
    b"~\"~'~|\n~!!x ~---\n~<<: ~\t~#~? ~%~\xff~\xc3\x97~\xc2\xbd~\xd9\xa3~\xe2\x80\xae"
).split(b"~")
pieces = st.binary(min_size=1, max_size=6) | st.sampled_from(SIGNS)
cuts = st.tuples(st.integers(0, len(PLAN)), st.integers(0, 40), pieces)


def mutated(changes):
    text = PLAN
    for place, length, piece in changes:
        text = text[:place] + piece + text[place + length :]
    return text


def as_it_should_be(content):
    reading = read_plan(content, "plan.yaml", MONDAY, "Ann", NAMES)
    assert reading.plan is not None or reading.issues
    assert all("plan.yaml, line " in issue.where for issue in reading.issues)
    if reading.plan:
        assert len({w.uuid for w in reading.plan.workouts}) == len(
            reading.plan.workouts
        )
        for workout in reading.plan.workouts:
            assert workout.duration_s > 0
            assert sum(1 for _ in walk(workout.steps)) <= MOST_STEPS
    return reading


def test_the_plan_that_is_spoilt_below_is_sound_to_begin_with():
    reading = as_it_should_be(PLAN)

    assert reading.issues == reading.warnings == ()
    assert len(reading.plan.workouts) == 8


@settings(max_examples=most(150, 40))
@given(st.lists(cuts, min_size=1, max_size=4).map(mutated))
def test_a_spoilt_plan_never_raises(content):
    as_it_should_be(content)


@settings(max_examples=most(100, 40))
@given(st.binary(max_size=200))
@example(b"")
@example(b"\xff\xfe")
@example(b"&a [*a]")
@example(b"? ? ? ?")
@example(b"plan: x\nweeks: &w\n  - *w\n")
@example(b"plan: x\nweeks:\n  - {mon: {sport: run, steps: {2 x: {2 x: {}}}}}\n")
@example(b"plan: x\nweekly_hours: " + b"9" * 400 + b"\nweeks: []\n")
@example(b"plan: x\nfocus: {a: " + b"9" * 400 + b"}\nweeks: []\n")
def test_any_bytes_at_all_give_a_reading(content):
    as_it_should_be(content)
    check_plan(content, "plan.yaml", NAMES)


WORDS = """
4 x 50 free on 1:00 ( ) ; , @ rest 0:20 easy superset 3x5 back squat 80% rpe 8 kg per
side 1:30:00 km /100 5:30-6:00/km warm-up: 0 999999999 1,500 max open x 2 drill fins
"""
words = st.sampled_from(WORDS.split()) | st.text(max_size=4)


@settings(max_examples=most(300, 60))
@given(st.lists(words, max_size=14).map(" ".join), st.sampled_from(list(Sport)))
def test_a_line_is_read_or_explained(text, sport):
    setting = Setting(sport, YARDS if sport is Sport.SWIM else None)
    try:
        steps = read_line(text, setting)
    except UnreadableError as problem:
        findings = problem.findings
    else:
        findings = None
        assert 0 < size(steps) <= MOST_STEPS
    assert findings is None or all(finding.why for finding in findings)


def test_a_plan_of_repeats_inside_aliases_stays_small():
    """Each limit alone would let this one grow to millions of workouts."""
    step = "- &s [" + ", ".join(["'100 x 0:10'"] * 90) + "]\n"
    lines = [f"- &a{n} [{', '.join(['*s'] * 20)}]" for n in range(2)]
    content = (
        "plan: x\nworkouts:\n  a:\n    sport: run\n    steps:\n      "
        + step
        + "".join(f"      {line}\n" for line in lines)
        + "weeks:\n  - repeat: 104\n    mon: ["
        + ", ".join(["a"] * 500)
        + "]\n"
    ).encode()

    reading = as_it_should_be(content)

    assert reading.issues


def test_the_plan_in_the_house_survives_losing_any_line():
    path = Path(__file__).parents[3] / "plans" / "five-goals-12-weeks.yaml"
    lines = path.read_bytes().splitlines(keepends=True)

    for number in range(0, len(lines), 9):
        as_it_should_be(b"".join(lines[:number] + lines[number + 1 :]))
