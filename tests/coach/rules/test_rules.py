"""Every rule by its cases: `cases/CODE.toml`, when it fires and when it is silent.

A case is at `moderate`, or at the `setting` it names.
"""

import inspect
import re
import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from coach.domain.judgement import Aggressiveness
from coach.rules.registry import all_rules
from tests.builders import day
from tests.facts import TODAY, facts

RULES = {rule.code: rule for rule in all_rules()}
AT = {
    setting.value: {rule.code: rule for rule in all_rules(setting)}
    for setting in Aggressiveness
}
FOLDER = Path(__file__).parent / "cases"


STEPS = {"hooper_z": 0.5, "most": 0.05, "short": 0.1}
"""Steps of one hundredth, but where an index or a share of few moves in larger ones."""


def cases_of(code):
    with (FOLDER / f"{code}.toml").open("rb") as file:
        return [(code, case) for case in tomllib.load(file)["case"]]


def cases():
    for code in RULES:
        for _, case in cases_of(code):
            yield pytest.param(code, case, id=f"{code}-{case['name']}")


def holds(rule, case):
    """Whether the rule answers the case as it says."""
    draft = rule.draft(facts(**case))
    changes = None if draft is None else [said(change) for change in draft.changes]
    foretells = [foretold(each) for each in draft.predictions] if draft else []
    return (
        changes == case.get("changes")
        and foretells == case.get("foretells", foretells)
        and tunes(draft) == case.get("tunes")
    )


def tunes(draft):
    """The rule that is set anew as the cases write it: `AD01 moderate conservative`."""
    tuning = draft and draft.tunes
    return tuning and f"{tuning.rule} {tuning.before} {tuning.after}"


def foretold(prediction):
    """A prediction as the cases write it: `adherence at_least 0.7 in 7 days`."""
    ahead = (prediction.look_back_on - day(TODAY)).days
    parts = [prediction.measure.value, prediction.key, prediction.direction.value]
    bounds = [f"{b:g}" for b in (prediction.low, prediction.high) if b is not None]
    return " ".join([*filter(None, parts), *bounds, f"in {ahead} days"])


def said(change):
    """A change as the cases write it: `scale_duration w1 0.8`, `move m1 Tue`."""
    added = change.workout
    parts = [change.kind.value, added.sport if added else change.workout_uuid]
    if change.factor is not None:
        parts.append(f"{change.factor:g}")
    if change.day is not None:
        parts.append(f"{change.day:%a}")
    if change.exercise is not None:
        parts += [change.exercise, "->", change.instead or "nothing"]
    if added is not None:
        parts += [f"{added.day:%a}", f"{added.duration_s / 60:g} min"]
    return " ".join(parts)


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_rule(code, case):
    rule = AT[case.get("setting", "moderate")][code]
    draft = rule.draft(facts(**case))

    assert holds(rule, case), draft
    if draft is not None:
        assert draft.title == case.get("title", draft.title)
        assert draft.why == case.get("why", draft.why)
        numbers = [one.value for one in draft.evidence]
        assert numbers == case.get("numbers", numbers)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_cases_that_fire_and_cases_that_stay_silent(code):
    found = [case for _, case in cases_of(code)]

    assert sum("changes" in case for case in found) >= 2
    assert sum("changes" not in case for case in found) >= 3
    assert any("why" in case and "title" in case for case in found)
    assert len({case["name"] for case in found}) == len(found)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_says_when_it_fires_what_it_proposes_and_when_it_is_silent(code):
    text = inspect.getdoc(RULES[code])

    for part in ("**Fires when**", "**Proposes**", "**Stays silent when**"):
        assert part in text


@pytest.mark.parametrize("code", RULES)
def test_every_number_a_proposal_rests_on_is_named_with_its_unit(code):
    fires = [case for _, case in cases_of(code) if "changes" in case]

    answers = (RULES[code].draft(facts(**case)) for case in fires)
    drafts = [draft for draft in answers if draft is not None]

    assert drafts
    for draft in drafts:
        assert draft.evidence
        assert all(one.name and one.unit for one in draft.evidence)


NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.parametrize("code", RULES)
def test_no_number_is_said_that_is_not_in_the_evidence(code):
    for _, case in cases_of(code):
        draft = RULES[code].draft(facts(**case))
        if draft is None:
            continue
        known = " ".join(
            f"{e.value:g} {e.value:.1f} {e.value * 100:.0f} {e.unit}"
            for e in draft.evidence
        )
        said = NUMBER.findall(titles_left_out(f"{draft.title} {draft.why}", case))
        assert set(said) <= set(NUMBER.findall(known)), case["name"]


def titles_left_out(text, case):
    """The rule's own words: titles of workouts and names of goals may hold numbers."""
    text = text.replace("VO2max", "").replace("the 100 yd", "")
    for named in (*case.get("upcoming", []), *case.get("missed", [])):
        text = text.replace(named.get("title", "Run 60 min"), "")
    return text


def bent(rule, names):
    """The rule with each of these thresholds a step higher, and a step lower."""
    for name in names:
        value = getattr(rule, name)
        if isinstance(value, str):
            continue
        step = 1 if isinstance(value, int) else STEPS.get(name, 0.01)
        for other in (value + step, value - step):
            yield replace(rule, **{name: other}), f"{rule.code}-{name}-{other:g}"


def thresholds():
    for rule in all_rules():
        for one, name in bent(rule, (field.name for field in fields(rule))):
            yield pytest.param(one, id=name)


@pytest.mark.parametrize("bent", list(thresholds()))
def test_a_threshold_changed_by_a_step_fails_a_case(bent):
    found = [case for _, case in cases_of(bent.code) if "setting" not in case]

    assert [case["name"] for case in found if not holds(bent, case)]


def test_no_code_or_name_is_used_twice():
    rules = all_rules()

    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)
