"""The schema that editors complete plan files with says what the reader reads."""

import json
from copy import deepcopy

import pytest
import yaml
from jsonschema import Draft202012Validator

from coach.domain.fitness_tests import FITNESS_TESTS
from connectors.planfile.fields import SPELLINGS, canonical
from connectors.planfile.header import _TOP
from connectors.planfile.read import read_plan
from connectors.planfile.sections import ExerciseNames
from connectors.planfile.weeks import _OF_A_WEEK
from connectors.planfile.words import DAY_NAMES, DAYS, GOALS, READ_OFF, SPORTS
from connectors.planfile.workouts import _DETAILS, _USE, _WORKOUT
from tests.conftest import ROOT
from tests.connectors.planfile.writing import MONDAY
from tests.plans.test_plans_readme import BLOCKS, as_plan

FILE = ROOT / "plans" / "plan.schema.json"
SCHEMA = json.loads(FILE.read_text("utf-8"))
DEFS = SCHEMA["$defs"]
VALID = Draft202012Validator(SCHEMA)
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
ANY_NAME = ExerciseNames(lambda name: name)


def complaints(text):
    """What the schema has against a plan file."""
    return [error.message for error in VALID.iter_errors(yaml.safe_load(text))]


def refused(text):
    """Whether the reader finds an error in it."""
    return bool(read_plan(text.encode(), "p.yaml", MONDAY, "Ann", ANY_NAME).issues)


def keys(part):
    return {canonical(name) for name in part["properties"]}


def test_it_is_a_schema_of_the_draft_it_names():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_it_names_every_key_the_reader_reads_and_no_other():
    assert keys(SCHEMA) == _TOP
    assert keys(DEFS["workout"]) == _WORKOUT
    assert keys(DEFS["use"]) == _USE
    assert keys(DEFS["week"]) == {*DAYS, *_OF_A_WEEK}
    assert keys(DEFS["entries"]) == {"warm_up", "cool_down", "superset"}


def test_it_names_every_word_that_a_key_can_have():
    assert DEFS["sport"]["anyOf"][0]["enum"] == sorted(SPORTS)
    assert DEFS["tests"]["anyOf"][0]["items"]["enum"] == list(FITNESS_TESTS)
    of_weeks = [key for key in FITNESS_TESTS if key not in READ_OFF]
    assert DEFS["testsOfWeek"]["anyOf"][0]["items"]["enum"] == of_weeks
    assert DEFS["goals"]["anyOf"][1]["examples"] == list(GOALS)


def test_every_key_is_explained():
    for part in (SCHEMA, *(DEFS[n] for n in ("workout", "use", "week", "entries"))):
        for name, each in part["properties"].items():
            assert each.get("description", "").endswith((".", "%.")), name


def test_other_spellings_of_a_key_are_allowed_as_the_reader_allows_them():
    spelt = "name: x\nweekly hours: 1-5\nweeks:\n  - monday:\n      sport: run\n"
    spelt += "      warmup: 5:00\n      steps: 30:00\n      cool_down: 5:00\n"

    assert {"warmup", "cooldown", "name"} == set(SPELLINGS)
    assert (refused(spelt), complaints(spelt)) == (False, [])
    assert set(DAY_NAMES) > set(DAYS)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_plan_that_ships_is_valid_and_names_the_schema_beside_it(path):
    text = path.read_text("utf-8")

    assert text.startswith(f"# yaml-language-server: $schema={FILE.name}\n")
    assert complaints(text) == []


@pytest.mark.parametrize(("kind", "block"), BLOCKS, ids=[kind for kind, _ in BLOCKS])
def test_every_example_of_the_readme_is_valid(kind, block):
    assert complaints(as_plan(kind, block)) == []


def parts(plan):
    """Where the plan can be bent: its top, a workout, a week and a use of a workout."""
    use = {"workout": next(iter(plan["workouts"])), "title": "x"}
    plan["weeks"][0]["sun"] = use
    workout = next(iter(plan["workouts"].values()))
    return {"plan": plan, "workout": workout, "week": plan["weeks"][0], "use": use}


def lists_for_texts():
    yield from (("plan", key, ["x"]) for key in ("plan", "weekly_hours", "pool"))
    for key in sorted(_DETAILS - {"goals", "tests"}):
        yield "workout", key, ["x"]
        yield "use", key, ["x"]


BENDS = [
    *((part, "sprot", "x") for part in ("plan", "workout", "week", "use")),
    *lists_for_texts(),
    *(("plan", key, value) for key in ("workouts", "focus") for value in ("x", ["x"])),
    *(("plan", "weeks", value) for value in ("x", {"mon": "rest"}, [["mon"]], ["mon"])),
    ("plan", "focus", {"swim": "much"}),
    ("plan", "workouts", {"odd": "x"}),
    ("workout", "sport", "swimm"),
    ("workout", "sport", None),
    ("workout", "rpe", 11),
    ("workout", "rpe", "high"),
    ("workout", "priority", 4),
    ("workout", "priority", 1.5),
    ("workout", "hard", "maybe"),
    ("workout", "tests", ["cmj"]),
    ("workout", "steps", [{"main": "9:00"}]),
    ("use", "steps", "9:00"),
    ("week", "repeat", "often"),
    ("week", "repeat", 0),
    ("week", "repeat", 105),
    ("week", "mon", [["rest"]]),
    ("week", "mon", ["rest"] * 7),
    ("week", "mon", {"steps": "9:00"}),
    ("week", "tests", ["vo2max"]),
    ("week", "test", "perhaps"),
]
"""An unknown key, a wrong kind of value or a word that is none: part, key, value."""


SMALL = """\
plan: Small
weekly_hours: 0.1-5
pool: 25 yd
focus: {swim: 40%}
workouts:
  easy run: {sport: run, steps: 30:00 easy}
weeks:
  - mon: easy run
"""


def test_what_the_reader_refuses_in_a_bent_plan_the_schema_refuses_too():
    assert not refused(SMALL)
    for part, key, value in BENDS:
        plan = yaml.safe_load(SMALL)
        parts(plan)[part][key] = value

        assert refused(yaml.safe_dump(plan)), (part, key, value)
        assert list(VALID.iter_errors(plan)), (part, key, value)


@pytest.mark.parametrize(
    ("number", "path"),
    tuple(enumerate(PLANS)),
    ids=lambda value: getattr(value, "stem", ""),
)
def test_every_plan_that_ships_is_refused_when_it_is_bent(number, path):
    sound = yaml.safe_load(path.read_text("utf-8"))
    for part, key, value in BENDS[number :: len(PLANS)]:
        plan = deepcopy(sound)
        parts(plan)[part][key] = value

        assert next(VALID.iter_errors(plan), None), (part, key, value)


def test_coach_prints_it(home):
    (wrapped,) = home.json("plan", "schema")["schemas"]

    assert home.run("plan", "schema").out == FILE.read_text("utf-8")
    assert wrapped["json_schema"] == SCHEMA
