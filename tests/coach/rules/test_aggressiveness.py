"""Three settings, three sets of thresholds, the same rules."""

from dataclasses import fields, replace

import pytest

from coach.domain.judgement import Aggressiveness
from coach.review.propose import propose
from coach.rules.registry import all_rules
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


def test_the_hard_constraints_do_not_depend_on_it():
    """A rule's table holds its own thresholds and nothing of slots, hours or gear."""
    names = {
        n
        for r in BY_CODE.values()
        for v in getattr(r, "varies", {}).values()
        for n in v
    }

    assert not names & {"slots", "weekly_hours", "equipment", "injuries", "injured"}
