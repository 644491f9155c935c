from dataclasses import replace
from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.athlete import Slot
from coach.domain.plan import ChangeKind
from coach.planning.apply import with_effects
from coach.planning.constraints import violations
from coach.review.propose import propose
from tests.facts import facts

HARD_TOMORROW = {"minutes": 60, "hard": True, "title": "Intervals"}
POORLY = {"sleep_h": 5.0, "soreness": 6}
LOW = {"completed": 4, "planned": 6}


def rules(found):
    return [proposal.rule for proposal in found.proposals]


def test_four_of_six_proposes_ad01_and_no_second_reduction():
    found = propose(facts(**LOW, upcoming=[HARD_TOMORROW], hours=[6], planned_hours=6))

    assert rules(found) == ["AD01"]


def test_poor_recovery_goes_before_low_adherence_and_says_so():
    found = propose(facts(**LOW, upcoming=[HARD_TOMORROW], felt=POORLY))

    assert rules(found) == ["FA02"]
    (reason,) = found.dropped
    assert reason.startswith("AD01")
    assert reason.endswith("one reduction at a time, and FA02 goes first")


def test_a_proposal_says_what_it_does_before_and_after():
    (proposal,) = propose(facts(**LOW, upcoming=[{"minutes": 50}])).proposals

    (effect,) = proposal.effects
    assert effect.change.kind is ChangeKind.SCALE_DURATION
    assert effect.before.duration_s == 50 * 60
    assert effect.after.duration_s == 40 * 60


def test_the_id_changes_with_anything_that_is_shown():
    (one,) = propose(facts(**LOW, upcoming=[{"minutes": 50}])).proposals
    (same,) = propose(facts(**LOW, upcoming=[{"minutes": 50}])).proposals
    (other,) = propose(facts(**LOW, upcoming=[{"minutes": 55}])).proposals

    assert one.id == same.id
    assert one.id != other.id
    assert one.id.startswith("p1-")
    assert len(one.id) == len("p1-3f2a")


def test_without_a_plan_nothing_is_proposed():
    assert propose(replace(facts(**LOW), plan=None)).proposals == ()


def test_what_would_break_a_constraint_is_dropped_with_its_reason():
    made = facts(missed=[{"title": "Long run", "minutes": 90}], openings=[{"ahead": 2}])
    short = tuple(Slot(day, time(6), time(7)) for day in range(7))

    found = propose(replace(made, slots=short))

    assert found.proposals == ()
    assert "outgrow its slots" in found.dropped[0]


workouts = st.lists(
    st.fixed_dictionaries(
        {
            "ahead": st.integers(1, 13),
            "minutes": st.integers(20, 150),
            "hard": st.booleans(),
            "priority": st.integers(1, 3),
            "is_test": st.booleans(),
            "sport": st.sampled_from(["run", "swim", "strength"]),
        }
    ),
    max_size=7,
)
felt = st.fixed_dictionaries(
    {},
    optional={
        "sleep_h": st.floats(3, 9),
        "soreness": st.integers(1, 7),
        "fatigue": st.integers(1, 7),
    },
)
evenings = st.fixed_dictionaries(
    {
        "upcoming": workouts,
        "missed": st.lists(
            st.fixed_dictionaries({"ago": st.integers(0, 3)}), max_size=2
        ),
        "openings": st.lists(
            st.fixed_dictionaries({"ahead": st.integers(1, 5)}), max_size=3
        ),
        "completed": st.integers(0, 4),
        "planned": st.integers(4, 6),
        "hours": st.lists(st.floats(0, 8), min_size=4, max_size=4),
        "planned_hours": st.floats(0, 8),
        "adherences": st.lists(st.floats(0, 1), min_size=4, max_size=4),
        "felt": felt,
        "unseen": st.booleans(),
    }
)


@given(evenings)
def test_whatever_the_evening_proposals_keep_their_promises(said):
    made = facts(**said)

    proposals = propose(made).proposals

    effects = [effect for p in proposals for effect in p.effects]
    touched = [effect.change.workout_uuid for effect in effects]
    missed = {o.workout.uuid for o in made.missed_recently}
    reductions = [p for p in proposals if p.rule in {"AD01", "FA02", "VO01"}]
    assert len(touched) == len(set(touched))
    assert len(reductions) <= 1
    assert all(p.effects for p in proposals)
    for effect in effects:
        for side in (effect.before, effect.after):
            assert side is None or side.uuid in missed or side.day > made.day
        if effect.before is not None and effect.after is not None:
            assert effect.after.original_day == effect.before.original_day
    _breaks_nothing_new(made, effects)


def _breaks_nothing_new(made, effects):
    first, last = made.day + timedelta(days=1), made.day + timedelta(days=14)
    before = violations(made.plan, made.slots, first, last)
    after = violations(with_effects(made.plan, effects), made.slots, first, last)
    assert {v.key for v in after} <= {v.key for v in before}


@given(evenings)
def test_poor_recovery_never_raises(said):
    made = facts(**{**said, "felt": {"sleep_h": 4.0, "soreness": 7, "fatigue": 7}})

    for proposal in propose(made).proposals:
        for effect in proposal.effects:
            if effect.change.kind is ChangeKind.MOVE:
                continue
            assert effect.before is not None
            shorter = effect.after is None or (
                effect.after.duration_s <= effect.before.duration_s
            )
            assert shorter
