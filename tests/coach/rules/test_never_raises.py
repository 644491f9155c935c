"""What holds of readiness whatever the evening: it never raises."""

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.judgement import Aggressiveness
from coach.domain.plan import ChangeKind
from coach.planning.apply import apply
from coach.rules.registry import all_rules
from tests.facts import facts

LOW = {"level": "low", "soreness": [6, 2.5, 3.1], "sleep": [5.1, 7.4, 1.9]}
UNDER_THE_HOURS = {"hours": [2.0, 2.0], "planned_hours": 2.5}
GOALS = [{"key": "vo2max", "pace": 0.2}, {"key": "power", "verdict": "in_band"}]
weeks = st.lists(
    st.fixed_dictionaries(
        {
            "ahead": st.integers(1, 7),
            "minutes": st.integers(30, 90),
            "load": st.floats(10, 120),
            "priority": st.integers(1, 3),
            "hard": st.booleans(),
            "goals": st.sampled_from([("vo2max",), ("power",), ()]),
        }
    ),
    min_size=1,
    max_size=6,
)


def evening(week, readiness):
    return facts(
        **UNDER_THE_HOURS,
        upcoming=week,
        goals=GOALS,
        missed=[{"ago": 1}],
        openings=[{"ahead": 3}],
        readiness=readiness,
    )


@given(weeks, st.sampled_from(Aggressiveness))
def test_on_a_low_evening_no_rule_makes_anything_longer_harder_or_more(week, setting):
    low = evening(week, LOW)

    for rule in all_rules(setting):
        draft = rule.draft(low)
        for change in draft.changes if draft else ():
            effect = apply(change, low.plan)
            assert change.kind is not ChangeKind.ADD
            if effect and effect.after:
                before, after = effect.before, effect.after
                assert not draft.raises
                assert after.duration_s <= before.duration_s
                assert (after.load or 0) <= (before.load or 0)
                assert after.hard <= before.hard
                assert after.day > low.day


def test_the_same_evening_asks_for_more_where_readiness_is_fine():
    week = [{"minutes": 60, "load": 50, "goals": ("vo2max",), "priority": 2}]
    fine = evening(week, {"level": "ready"})

    raising = [r.code for r in all_rules() if (d := r.draft(fine)) and d.raises]

    assert raising == ["VO02"]


@given(weeks)
def test_fine_readiness_proposes_nothing_that_unknown_readiness_does_not(week):
    for rule in all_rules():
        fine = rule.draft(evening(week, {"level": "ready", "sleep": [9.0, 7.0, -2.0]}))
        assert fine == rule.draft(evening(week, {}))
