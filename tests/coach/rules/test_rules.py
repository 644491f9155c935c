"""Every rule by its cases: `cases/CODE.toml`, when it fires and when it is silent."""

import inspect
import tomllib
from pathlib import Path

import pytest

from coach.rules.registry import all_rules
from tests.facts import facts

RULES = {rule.code: rule for rule in all_rules()}
FOLDER = Path(__file__).parent / "cases"


def cases():
    for code in RULES:
        with (FOLDER / f"{code}.toml").open("rb") as file:
            for case in tomllib.load(file)["case"]:
                yield pytest.param(code, case, id=f"{code}-{case['name']}")


def said(change):
    """A change as the cases write it: `scale_duration w1 0.8`, `move m1 +2`."""
    parts = [change.kind.value, change.workout_uuid]
    if change.factor is not None:
        parts.append(f"{change.factor:g}")
    if change.day is not None:
        parts.append(f"{change.day:%a}")
    if change.workout is not None:
        parts.append(f"{change.workout.duration_s / 60:g} min")
    return " ".join(parts)


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_rule(code, case):
    draft = RULES[code].draft(facts(**case))

    if "why" not in case:
        assert draft is None
        return
    assert draft is not None
    assert draft.why == case["why"]
    assert [said(change) for change in draft.changes] == case["changes"]
    assert draft.title == case.get("title", draft.title)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_cases_that_fire_and_cases_that_stay_silent(code):
    with (FOLDER / f"{code}.toml").open("rb") as file:
        found = tomllib.load(file)["case"]

    assert sum("why" in case for case in found) >= 2
    assert sum("why" not in case for case in found) >= 3
    assert len({case["name"] for case in found}) == len(found)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_says_when_it_fires_what_it_proposes_and_when_it_is_silent(code):
    text = inspect.getdoc(RULES[code])

    for part in ("**Fires when**", "**Proposes**", "**Stays silent when**"):
        assert part in text


@pytest.mark.parametrize("code", RULES)
def test_every_number_a_proposal_rests_on_is_named_with_its_unit(code):
    with (FOLDER / f"{code}.toml").open("rb") as file:
        fires = [case for case in tomllib.load(file)["case"] if "why" in case]

    for case in fires:
        draft = RULES[code].draft(facts(**case))
        assert draft.evidence
        assert all(one.name and one.unit for one in draft.evidence)


def test_no_code_or_name_is_used_twice():
    rules = all_rules()

    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)
