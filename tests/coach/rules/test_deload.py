"""What holds of FA01 whatever the week."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.plan import ChangeKind
from coach.planning.apply import apply, with_effects
from coach.review.propose import propose
from coach.rules.fa01_deload import Deload
from tests.builders import day, lifts
from tests.facts import TODAY, facts

PILED_UP = {"forms": [-0.45] * 3, "building_days": 40}
weeks = st.lists(
    st.fixed_dictionaries(
        {
            "ahead": st.integers(1, 14),
            "minutes": st.integers(15, 180),
            "priority": st.integers(1, 3),
            "hard": st.booleans(),
            "is_test": st.booleans(),
            "sport": st.sampled_from(["run", "swim", "mobility", "golf"]),
        }
    ),
    max_size=10,
)


@given(weeks, st.integers(1, 6))
def test_the_week_keeps_its_workouts_and_the_one_after_stands(week, sets):
    lift = {"sport": "strength", "ahead": 3, "steps": lifts("squat", "row", sets=sets)}
    made = facts(**PILED_UP, upcoming=[*week, lift])
    draft = Deload().draft(made)
    effects = [e for c in draft.changes if (e := apply(c, made.plan))]
    after = with_effects(made.plan, effects)

    assert len(after.workouts) == len(made.plan.workouts)
    for before in made.upcoming:
        now = after.workout(before.uuid)
        assert (now.day, now.hard) == (before.day, before.hard)
        assert now.duration_s >= 0.5 * before.duration_s
        later = (before.day - made.day).days > 7
        if later or before.is_test or before.sport in {"mobility", "golf"}:
            assert now == before
    (lifted,) = (w for w in after.workouts if w.sport == "strength")
    assert all(repeat.times >= 1 for repeat in lifted.steps)


@given(weeks)
@settings(max_examples=20)
def test_beside_a_deload_nothing_is_reduced_added_or_made_up_for(week):
    made = facts(
        **PILED_UP,
        upcoming=[{"ahead": 2, "uuid": "run"}, *week],
        missed=[{"ago": 1}],
        openings=[{"ahead": 3}],
        completed=2,
        planned=6,
        hours=[6.0, 6.0, 6.0, 6.0],
        planned_hours=6.0,
    )

    proposals = propose(made).proposals

    assert [p.rule for p in proposals] == ["FA01"]
    kinds = {e.change.kind for p in proposals for e in p.effects}
    assert kinds == {ChangeKind.DELOAD}


def test_from_the_evening_on_which_enough_is_known_it_may_be_proposed():
    made = facts(**PILED_UP, upcoming=[{}])
    early, late = made.load_states[:-1], made.load_states[-1:]

    def proposed(*states):
        return Deload().draft(replace(made, load_states=states)) is not None

    warming_up = tuple(replace(state, warming_up=True) for state in early)
    assert proposed(*warming_up, *late)
    assert not proposed(*early, replace(late[0], warming_up=True))
    assert not proposed()


def test_form_is_foretold_to_be_back_where_it_is_tonight():
    made = facts(**PILED_UP, upcoming=[{}])
    *early, late = made.load_states
    made = replace(made, load_states=(*early, replace(late, form=-12.34)))

    (foretold,) = Deload().draft(made).predictions

    assert foretold.low == -12.3


@pytest.mark.parametrize(("minutes", "fires"), [(40, False), (60, True)])
def test_a_lighter_week_counts_up_to_the_last_day_of_the_plan(minutes, fires):
    weeks = [{"duration_s": 3600}] * 3
    week = [{"ahead": 3, "minutes": minutes}]
    made = facts(**PILED_UP, weeks_planned=weeks, upcoming=week)
    made = replace(made, plan=replace(made.plan, end=day(TODAY + 7)))

    assert (Deload().draft(made) is not None) is fires


def test_signs_before_a_hard_day_go_first_and_the_deload_follows():
    poorly = {"sleep_h": 5.0, "soreness": 7}
    found = propose(facts(**PILED_UP, upcoming=[{"hard": True}], felt=poorly))

    assert [p.rule for p in found.proposals] == ["FA02"]
    assert found.dropped[0].startswith("FA01")
