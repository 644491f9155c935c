"""Every example in plans/README.md is one that coach reads."""

import re

import pytest

from coach.domain.activity import Sport
from coach.domain.fitness_tests import FITNESS_TESTS
from coach.domain.notation import describe_all
from connectors.planfile.cells import COLUMNS
from connectors.planfile.check import check_plan
from connectors.planfile.fields import canonical
from connectors.planfile.header import _TOP
from connectors.planfile.sections import ExerciseNames
from connectors.planfile.weeks import _OF_A_WEEK
from connectors.planfile.words import EQUIPMENT, GOALS, STROKES
from connectors.planfile.workouts import _DETAILS, _WORKOUT
from tests.conftest import ROOT

TEXT = (ROOT / "plans" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml (\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
ANY_NAME = ExerciseNames(lambda name: name)
BARE = "plan: x\nweekly_hours: 0,1-40\npool: 25 yd\nweeks:\n  - mon:\n"


def as_plan(kind, block):
    if kind == "plan":
        return block
    indented = "".join(f"        {line}\n" for line in block.splitlines())
    return f"{BARE}      sport: {kind}\n      steps:\n{indented}"


def test_there_is_an_example_of_everything():
    assert [kind for kind, _ in BLOCKS] == [
        "plan", "swim", "run", "ride", "strength", "mobility", "plan",
    ]  # fmt: skip
    assert TEXT.count("```") == 2 * (len(BLOCKS) + 1)


TABLE = re.search(r"^```csv\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)[1]


def test_the_table_is_read_without_a_word_and_names_columns_there_are():
    found = check_plan(TABLE.encode(), "README.csv", ANY_NAME)

    (workout,) = found.plan.workouts
    assert found.errors == found.warnings == ()
    assert describe_all(workout.steps, workout.sport) == (
        "warm-up 300 yd free",
        "warm-up 4 x 50 yd free drill, fins, rest 0:15 (catch-up, high elbow)",
        "8 x 100 yd free @ 1:40-1:45/100yd on 2:00",
        "3 x (50 yd free on 1:00 (fast); 25 yd kick, kickboard, rest 0:20)",
        "cool-down 200 yd",
    )
    told = re.search(r"Columns `week` and(.*?)written\.", TEXT, re.DOTALL)[1]
    assert set(re.findall(r"`([a-z]+)`", told)) | {"week"} <= set(COLUMNS)


def test_the_readme_names_every_plan_beside_it():
    beside = {
        p.name for p in (ROOT / "plans").iterdir() if p.suffix in {".yaml", ".csv"}
    }

    assert set(re.findall(r"^\| \[[\w-]+\]\(([\w.-]+)\)", TEXT, re.MULTILINE)) == beside


@pytest.mark.parametrize(("kind", "block"), BLOCKS, ids=[kind for kind, _ in BLOCKS])
def test_every_example_is_read_without_a_word(kind, block):
    found = check_plan(as_plan(kind, block).encode(), "README", ANY_NAME)

    assert found.plan is not None
    assert found.errors == found.warnings == ()


def row(name):
    (found,) = re.findall(rf"^\| {name} \| (.*) \|$", TEXT, re.MULTILINE)
    return found


def named(text):
    return {canonical(name) for name in re.findall(r"`([\w-]+)`", text)}


def test_the_table_names_every_entry_a_file_can_have():
    assert named(row("the plan")) >= _TOP
    assert named(row("a workout")) == _WORKOUT
    assert named(row("its use in a week")) - {"name"} >= _DETAILS
    assert set(row("sports").split(", ")) == {sport.value for sport in Sport}
    assert set(row("goals").split(", ")) == set(GOALS)
    assert set(row("tests").split(", ")) == set(FITNESS_TESTS)
    assert named(row("a week")) >= set(_OF_A_WEEK)


def test_the_words_for_swims_are_words_that_coach_reads():
    strokes = re.search(r"Strokes: (.*?);", TEXT)[1].lower().split(", ")
    equipment = " ".join(re.search(r"Equipment: (.*?)\.", TEXT, re.DOTALL)[1].split())

    assert set(strokes) <= set(STROKES)
    assert set(equipment.split(", ")) <= set(EQUIPMENT)
