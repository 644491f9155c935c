"""What holds of the rules about life, whatever the week."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.catalogue.exercises import exercises
from coach.catalogue.strains import strains
from coach.domain.plan import ChangeKind, End, EndKind, Intensity, Step, walk
from coach.planning.apply import apply_all, with_effects
from coach.review.propose import propose
from coach.rules.cb01_comeback import Comeback
from coach.rules.ex01_exercise_swap import ExerciseSwap
from coach.rules.ho01_holiday import Holiday
from coach.rules.registry import all_rules
from coach.rules.si01_sickness_and_injury import SicknessAndInjury
from coach.rules.st01_simpler_strength import SimplerStrength
from tests.builders import lifts
from tests.coach.rules.test_rules import cases_of
from tests.facts import facts

LIFTS = ["back squat", "deadlift", "bench press", "pull-up", "barbell row", "lunge"]
planned = st.fixed_dictionaries(
    {
        "ahead": st.integers(1, 14),
        "minutes": st.integers(15, 120),
        "was_minutes": st.integers(15, 180),
        "priority": st.integers(1, 3),
        "hard": st.booleans(),
        "is_test": st.booleans(),
        "sport": st.sampled_from(["run", "swim", "ride", "mobility", "golf"]),
    }
)
lifted = st.fixed_dictionaries(
    {
        "ahead": st.integers(1, 7),
        "sport": st.just("strength"),
        "lifts": st.lists(st.sampled_from(LIFTS), min_size=1, max_size=6, unique=True),
    }
)
weeks = st.lists(planned | lifted, max_size=8)
hurt = st.dictionaries(
    st.sampled_from(["left_knee", "shoulders", "lower_back", "wrist", "hip"]),
    st.integers(1, 5),
    max_size=3,
)
sick = st.lists(st.integers(0, 9), max_size=2).map(
    lambda days: [{"ago": days, "status": "missed", "reason": "flu"}] if days else []
)


def effects_of(rule, made):
    draft = rule.draft(made)
    return apply_all(draft.changes, made.plan) if draft else ()


@given(weeks, hurt, sick)
def test_sickness_and_injury_never_ask_for_more(week, injuries, past):
    made = facts(upcoming=week, injuries=injuries, past=past)

    for effect in effects_of(SicknessAndInjury(), made):
        if effect.after is not None:
            assert effect.after.duration_s <= effect.before.duration_s
            assert effect.after.day == effect.before.day
            assert not effect.after.hard or not effect.before.hard


@given(weeks, hurt, sick)
def test_what_was_approved_is_not_asked_again_the_same_evening(week, injuries, past):
    said = {"upcoming": week, "injuries": injuries, "past": past}

    assert SicknessAndInjury().draft(facts(**said, approved={"SI01": 0})) is None


@given(weeks, st.integers(7, 60))
def test_a_comeback_leaves_nothing_hard_in_its_week_and_cuts_once(week, untrained):
    past = [{"ago": [1, 3], "status": "missed"}]
    made = facts(upcoming=week, untrained=untrained, past=past)
    effects = effects_of(Comeback(), made)

    after = with_effects(made.plan, effects)

    assert len(after.workouts) == len(made.plan.workouts)
    for workout in after.workouts:
        ahead = (workout.day - made.day).days
        if 0 < ahead <= 7 and not workout.is_test:
            assert not workout.hard
    for effect in effects:
        least = 0.4 * effect.before.original_duration_s - 1
        assert effect.after.duration_s >= min(least, effect.before.duration_s)


openings = st.lists(
    st.fixed_dictionaries({"ahead": st.integers(1, 14), "spacing": st.booleans()}),
    max_size=6,
)


@given(weeks, openings, st.integers(1, 12), st.integers(0, 8))
def test_a_holiday_is_kept_free_and_no_day_gets_two(week, free, first, days):
    pauses = [{"first": first, "last": first + days}]
    made = facts(upcoming=week, openings=free, pauses=pauses)
    (pause,) = made.limits.pauses

    effects = effects_of(Holiday(), made)

    after = with_effects(made.plan, effects)
    assert not any(
        pause.holds(w.day) for w in after.workouts if (w.day - made.day).days <= 14
    )
    moved = [e.after.day for e in effects if e.after is not None]
    assert len(moved) == len(set(moved))
    kinds = {e.change.kind for e in effects}
    assert kinds <= {ChangeKind.MOVE, ChangeKind.REMOVE}


gear = st.none() | st.sets(
    st.sampled_from(["barbell", "rack", "bench", "dumbbell", "kettlebell", "box"])
)


@given(
    st.lists(lifted, min_size=1, max_size=3),
    gear,
    hurt,
    st.sets(st.sampled_from(LIFTS)),
)
@settings(max_examples=50)
def test_a_stand_in_is_always_one_that_can_be_done(week, equipment, injuries, never):
    said = {"never": sorted(never)}
    if equipment is not None:
        said["equipment"] = sorted(equipment)
    made = facts(upcoming=week, limits=said, injuries=injuries)

    for effect in effects_of(ExerciseSwap(), made):
        old = {s.exercise for s in walk(effect.before.steps)} - {None}
        done = {s.exercise for s in walk(effect.after.steps)} - {None}
        new = done - old
        assert done
        assert new or len(done) < len(old)
        assert len(done) == 1 or not done & never
        for name in new:
            exercise = exercises()[name]
            assert name not in never
            assert equipment is None or set(exercise.equipment) <= equipment
            for part, severity in injuries.items():
                assert severity < 3 or not strains(exercise, part)
        before, after = (
            [(s.end, s.intensity, s.superset) for s in walk(side.steps)]
            for side in (effect.before, effect.after)
        )
        if len(done) < len(old):
            assert effect.after.duration_s < effect.before.duration_s
            continue
        assert before == after
        assert effect.after.duration_s == effect.before.duration_s


@given(weeks, hurt, sick)
@settings(max_examples=50)
def test_of_all_rules_together_one_reduces_and_nothing_is_added_beside_it(
    week, injuries, past
):
    made = facts(
        upcoming=week,
        injuries=injuries,
        past=[*past, {"ago": [1, 2, 8], "status": "missed"}],
        untrained=10,
        pauses=[{"first": 2, "last": 5}],
        limits={"equipment": ["dumbbell"]},
        completed=1,
        planned=6,
        hours=[1.0, 1.0, 1.0, 1.0],
    )

    proposals = propose(made).proposals

    reducing = {
        rule.code: draft
        for rule in all_rules()
        if (draft := rule.draft(made)) is not None
    }
    shown = [reducing[p.rule] for p in proposals]
    assert sum(draft.reduces for draft in shown) <= 1
    assert not (any(d.reduces for d in shown) and any(d.raises for d in shown))
    touched = [e.change.workout_uuid for p in proposals for e in p.effects]
    assert len(touched) == len(set(touched))


ORDER = {
    "SI01": (60, "reduces"),
    "CB01": (55, "reduces"),
    "FA02": (50, "reduces"),
    "IN01": (48, "reduces"),
    "HO01": (46, "reduces"),
    "FA01": (45, "reduces"),
    "FA03": (44, "reduces"),
    "RA01": (43, "reduces"),
    "AD01": (40, "reduces"),
    "ST01": (38, "reduces"),
    "EX01": (36, ""),
    "TA01": (35, "reduces"),
    "VO01": (30, "reduces"),
    "PL01": (27, ""),
    "MO01": (25, "reduces"),
    "SE01": (24, "reduces"),
    "IF01": (22, ""),
    "SC01": (20, ""),
    "SC02": (18, ""),
    "SP01": (16, ""),
    "GO01": (15, "raises"),
    "GO02": (14, "raises"),
    "TE01": (12, "raises"),
    "VO02": (10, "raises"),
    "TU01": (5, ""),
}
"""Which rule goes first where two cannot stand beside each other, and what it does."""


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_has_its_rank_and_says_what_it_does_to_the_amount(rule):
    (_, case) = next(c for c in cases_of(rule.code) if "changes" in c[1])
    draft = rule.draft(facts(**case))

    does = [name for name in ("reduces", "raises") if getattr(draft, name)]
    assert (draft.severity, " ".join(does)) == ORDER[rule.code]


def test_an_exercise_that_hurts_goes_before_a_lighter_week():
    lift = {"sport": "strength", "lifts": ["back squat"]}
    made = facts(upcoming=[lift], injuries={"knee": 3})

    assert ExerciseSwap().draft(made).severity == 47


def test_an_exercise_of_the_warm_up_is_no_exercise_to_leave_out():
    warm = Step(Intensity.WARMUP, End(EndKind.REPS, 10), exercise="dead bug")
    steps = (warm, *lifts("back squat", "bench press"))
    past = [
        {"sport": "strength", "ago": [3, 10, 17], "status": "missed"},
        {"ago": [1, 8]},
    ]
    lift = {"sport": "strength", "steps": steps}

    assert SimplerStrength().draft(facts(upcoming=[lift], past=past)) is None
