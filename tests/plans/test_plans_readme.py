"""Every example in plans/README.md is one that coach reads."""

import re

import pytest

from coach.domain.activity import Sport
from connectors.planfile.check import check_plan
from connectors.planfile.fields import canonical
from connectors.planfile.header import _TOP
from connectors.planfile.sections import ExerciseNames
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
        "plan", "swim", "run", "ride", "strength", "mobility",
    ]  # fmt: skip
    assert TEXT.count("```") == 2 * len(BLOCKS)


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


def test_the_words_for_swims_are_words_that_coach_reads():
    strokes = re.search(r"Strokes: (.*?);", TEXT)[1].lower().split(", ")
    equipment = " ".join(re.search(r"Equipment: (.*?)\.", TEXT, re.DOTALL)[1].split())

    assert set(strokes) <= set(STROKES)
    assert set(equipment.split(", ")) <= set(EQUIPMENT)
