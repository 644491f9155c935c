"""Three settings, three sets of thresholds, the same rules."""

from dataclasses import fields, replace

import pytest

from coach.domain.judgement import Aggressiveness
from coach.review.propose import propose
from coach.rules.registry import all_rules
from coach.rules.training import calmer, differences, varies
from tests.coach.rules.test_rules import bent, cases_of, holds
from tests.facts import facts

CONSERVATIVE, MODERATE, AGGRESSIVE = Aggressiveness
BY_CODE = {rule.code: rule for rule in all_rules()}


def at(setting, code):
    return next(rule for rule in all_rules(setting) if rule.code == code)


def test_moderate_is_what_a_rule_is_without_a_setting():
    assert all_rules(MODERATE) == all_rules() == tuple(map(type_of, all_rules()))


def type_of(rule):
    return type(rule)()


@pytest.mark.parametrize("code", BY_CODE)
def test_a_table_names_fields_of_its_rule_and_gives_each_another_value(code):
    rule = BY_CODE[code]
    varies = getattr(rule, "varies", {})
    usual = {each.name: getattr(rule, each.name) for each in fields(rule)}

    assert set(varies) <= {CONSERVATIVE, AGGRESSIVE}
    for values in varies.values():
        assert values
        assert not values.items() & usual.items()
        assert set(values) <= set(usual) - {"code", "name"}


@pytest.mark.parametrize(
    ("setting", "days"), [(CONSERVATIVE, 42), (MODERATE, 35), (AGGRESSIVE, 28)]
)
def test_a_deload_is_due_after_six_five_or_four_weeks(setting, days):
    told = {"forms": [-0.45] * 5, "upcoming": [{}]}

    assert at(setting, "FA01").draft(facts(**told, building_days=days))
    assert not at(setting, "FA01").draft(facts(**told, building_days=days - 1))


@pytest.mark.parametrize("setting", Aggressiveness)
def test_the_evenings_proposals_are_those_of_its_setting(setting):
    evening = facts(forms=[-0.45] * 5, building_days=35, upcoming=[{}])

    found = propose(replace(evening, aggressiveness=setting)).proposals

    assert bool(found) == (setting is not CONSERVATIVE)


@pytest.mark.parametrize("code", BY_CODE)
def test_a_calmer_rule_never_speaks_where_a_bolder_one_is_silent(code):
    for _, case in cases_of(code):
        evening = facts(**case)
        spoke = [at(each, code).draft(evening) is not None for each in Aggressiveness]
        assert spoke == sorted(spoke), case["name"]


TO_THE_STEP = ("CB01", "GO02", "RA01", "SC02", "SE01", "ST01")
"""Rules whose cases at a setting lie right beside its threshold."""


def settings():
    """Each threshold bent that is another at a setting."""
    for code in TO_THE_STEP:
        for setting, values in BY_CODE[code].varies.items():
            cases = [c for _, c in cases_of(code) if c.get("setting") == setting]
            for one, name in bent(at(setting, code), values):
                yield pytest.param(one, cases, id=f"{setting}-{name}")


@pytest.mark.parametrize(("rule", "cases"), list(settings()))
def test_a_threshold_of_a_setting_changed_by_a_step_fails_one_of_its_cases(rule, cases):
    assert [case["name"] for case in cases if not holds(rule, case)]


SAFE = {"EX01", "HO01", "SI01", "TU01"}
"""Sick, hurt, away, or not able to: at no setting any later. Nor the tuning itself."""


def test_all_rules_have_settings_but_those_that_keep_one_safe():
    assert {
        code for code, rule in BY_CODE.items() if not hasattr(rule, "varies")
    } == SAFE
    assert not any(varies(code) for code in SAFE)


@pytest.mark.parametrize("code", sorted(set(BY_CODE) - SAFE))
def test_every_rule_with_settings_can_be_set_calmer_and_no_further_than_to_the_end(
    code,
):
    assert calmer(code, CONSERVATIVE) is None
    assert calmer(code, MODERATE) is CONSERVATIVE
    assert calmer(code, AGGRESSIVE) in {MODERATE, CONSERVATIVE}


def test_a_tuned_rule_stands_at_the_calmer_of_the_two_and_the_others_where_they_did():
    tuned = {"FA01": CONSERVATIVE, "AD01": AGGRESSIVE, "VO02": None}

    rules = all_rules(MODERATE, tuned)

    assert [rule for rule in rules if rule != BY_CODE[rule.code]] == [
        at(CONSERVATIVE, "FA01")
    ]


def test_the_hard_constraints_do_not_depend_on_it():
    """A rule's table holds its own thresholds and nothing of slots, hours or gear."""
    names = {
        n
        for r in BY_CODE.values()
        for v in getattr(r, "varies", {}).values()
        for n in v
    }

    assert not names & {"slots", "weekly_hours", "equipment", "injuries", "injured"}


def test_the_thresholds_that_differ_are_named_with_both_values():
    assert list(differences("FA01", MODERATE, CONSERVATIVE)) == [
        ("low_evenings", 3, 5),
        ("building_days", 35, 42),
    ]
    assert list(differences("AD01", MODERATE, CONSERVATIVE)) == [
        ("threshold", 0.70, 0.60)
    ]
    assert list(differences("FA01", MODERATE, MODERATE)) == []
    assert list(differences("EX01", MODERATE, CONSERVATIVE)) == []
