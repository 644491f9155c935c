from dataclasses import replace
from datetime import time, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.athlete import Slot
from coach.domain.goal import Goal
from coach.domain.judgement import Aggressiveness, Tuning
from coach.domain.limits import Limits
from coach.domain.plan import Change, ChangeKind, WorkoutStatus
from coach.domain.prediction import Direction, Measure, Prediction, RuleRecord
from coach.domain.review import Draft, LoadState, Outcome
from coach.planning.apply import with_effects
from coach.planning.constraints import violations
from coach.planning.relax import ORDER
from coach.planning.violation import newly_broken
from coach.review.propose import propose
from coach.rules.hours import band
from coach.rules.registry import all_rules
from tests.builders import day, plan
from tests.facts import TODAY, facts

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


POOR = {"AD01": {"failed": 4}}


def test_a_rule_to_be_set_stands_beside_any_other_and_comes_last():
    week = facts(**LOW, upcoming=[HARD_TOMORROW], felt=POORLY)
    asked = facts(**LOW, upcoming=[HARD_TOMORROW], felt=POORLY, standings=POOR)

    without, found = propose(week), propose(asked)

    assert rules(found) == [*rules(without), "TU01"]
    assert found.dropped == without.dropped
    assert found.ahead == without.ahead
    assert found.proposals[0].ahead is not None


def test_a_rule_to_be_set_changes_no_week_ahead_and_foretells_nothing():
    found = propose(facts(standings=POOR))

    (proposal,) = found.proposals
    moderate, conservative = Aggressiveness.MODERATE, Aggressiveness.CONSERVATIVE
    assert proposal.tunes == Tuning("AD01", moderate, conservative)
    assert (proposal.effects, proposal.predictions) == ((), ())
    assert (proposal.ahead, found.ahead) == (None, None)


def test_which_setting_a_rule_gets_is_part_of_the_id():
    (one,) = propose(facts(standings=POOR)).proposals
    (draft,) = [d for r in all_rules() if (d := r.draft(facts(standings=POOR)))]
    other = replace(draft, tunes=replace(draft.tunes, rule="VO02"))

    class Other:
        code, name = "TU01", "rule-record"

        def draft(self, _):
            return other

    assert propose(facts(standings=POOR), [Other()]).proposals[0].id != one.id


def test_a_tuned_rule_is_asked_at_its_own_threshold():
    calm = {"AD01": {"tuned": "conservative", "ago": 3}}
    week = {**LOW, "upcoming": [{"minutes": 50}]}

    assert rules(propose(facts(**week))) == ["AD01"]
    assert rules(propose(facts(**week, standings=calm))) == []


def test_the_record_and_the_weeks_ahead_are_shown_and_so_part_of_the_id():
    made = facts(**LOW, upcoming=[{"minutes": 50}])
    (one,) = propose(made).proposals
    held = {"AD01": RuleRecord(approved=1, held=1)}
    fitter = replace(made.week, load=LoadState(40.0, 20.0, 10.0))

    (known,) = propose(replace(made, records=held)).proposals
    (rested,) = propose(replace(made, week=fitter)).proposals

    assert one.record == RuleRecord()
    assert known.record == held["AD01"]
    assert len({one.id, known.id, rested.id}) == 3


def test_each_proposal_has_its_own_side_and_all_together_have_one():
    made = facts(upcoming=[{"minutes": 60}, {"minutes": 60}])

    found = propose(made, [Says("XX01", shorten("w1")), Says("XX02", shorten("w2"))])

    first, second = (each.ahead for each in found.proposals)
    assert first.keep == second.keep == found.ahead.keep
    assert found.ahead.keep.hours[0] == 2.0
    assert first.change.hours[0] == second.change.hours[0] == 1.5
    assert found.ahead.change.hours[0] == 1.0


def test_without_a_proposal_there_is_nothing_to_hold_against_the_plan():
    assert propose(facts(), []).ahead is None


def test_a_rule_that_foretells_is_taken_at_its_word_and_others_are_graded_too():
    made = facts(upcoming=[{"minutes": 60}])
    own = Prediction(Measure.ADHERENCE, Direction.AT_LEAST, 0.8, None, "1", day(30))

    (said,) = propose(made, [Says("XX01", shorten("w1"), predictions=(own,))]).proposals
    (silent,) = propose(made, [Says("XX01", shorten("w1"))]).proposals

    assert said.predictions == (own,)
    hours, form = silent.predictions
    assert (hours.low, hours.high) == (0.0, 1.0)
    assert form.measure is Measure.FORM


def test_without_a_plan_nothing_is_proposed():
    assert propose(replace(facts(**LOW), plan=None)).proposals == ()


def test_what_would_break_a_constraint_is_dropped_with_its_reason():
    made = facts(missed=[{"title": "Long run", "minutes": 90}], openings=[{"ahead": 2}])
    short = tuple(Slot(day, time(6), time(7)) for day in range(7))

    found = propose(replace(made, limits=Limits(slots=short)))

    assert found.proposals == ()
    assert "would not fit the free slots" in found.dropped[0]


class Says:
    """A rule that answers with these changes."""

    name = "says"

    def __init__(self, code, *changes, **fields):
        self.code = code
        self.said = Draft(code, code, "because", (), changes, **fields)

    def draft(self, facts):
        return self.said


def shorten(uuid, factor=0.5):
    return Change(ChangeKind.SCALE_DURATION, uuid, factor=factor)


def move(uuid, to):
    return Change(ChangeKind.MOVE, uuid, day=day(TODAY + to))


def test_a_draft_that_would_change_nothing_is_no_proposal():
    made = facts(upcoming=[{"is_test": True}])

    found = propose(made, [Says("XX01", shorten("w1"))])

    assert found.proposals == ()
    assert found.dropped == ("XX01 (XX01): it would change nothing",)


def test_a_completed_workout_is_never_changed():
    made = facts(upcoming=[{"title": "Long run"}])
    done = Outcome(made.upcoming[0], WorkoutStatus.DONE)

    found = propose(replace(made, all_outcomes=(done,)), [Says("XX01", shorten("w1"))])

    assert found.proposals == ()
    assert found.dropped[0].endswith("Long run of 2026-03-23 is done")


def test_a_workout_of_a_day_that_is_over_is_never_shortened():
    made = facts(missed=[{"title": "Long run"}])

    found = propose(made, [Says("XX01", shorten("m1"))])

    assert found.proposals == ()
    assert found.dropped[0].endswith("2026-03-21 is over")


def test_two_proposals_stand_only_if_each_could_be_approved_alone():
    """The second would need the first to make room for it."""
    made = facts(
        upcoming=[
            {"ahead": 2, "hard": True},
            {"ahead": 5, "hard": True},
            {"ahead": 9, "minutes": 30},
        ]
    )
    makes_room = Says("XX01", Change(ChangeKind.REMOVE, "w1"), severity=2)
    takes_it = Says("XX02", move("w2", 2), severity=1)

    found = propose(made, [makes_room, takes_it])

    assert rules(found) == ["XX01"]
    assert found.dropped == ("XX02 (XX02): 2 hard sessions on Tue 2026-03-24",)


def test_what_the_plan_breaks_already_stops_no_proposal():
    made = facts(upcoming=[{"hard": True}, {"hard": True}, {"ahead": 9}])

    found = propose(made, [Says("XX01", shorten("w3"))])

    assert rules(found) == ["XX01"]


def test_the_hours_that_must_not_be_passed_are_the_athletes_goal():
    ahead = [{"ahead": n, "minutes": 60} for n in (1, 3, 4)]
    made = facts(upcoming=[*ahead, {"ahead": 8, "minutes": 60}])
    goals = (Goal("weekly_hours", band=(2.0, 3.5)),)

    earlier = [Says("XX01", move("w4", 5))]

    assert rules(propose(made, earlier)) == ["XX01"]
    assert (
        "the most is 3.5 h" in propose(replace(made, goals=goals), earlier).dropped[0]
    )


def test_the_id_is_the_same_whatever_kind_of_number_the_database_gives_back():
    made = facts(**LOW, upcoming=[{"minutes": 50}])
    (one,) = made.upcoming
    read = replace(one, duration_s=3000, original_duration_s=3000.0, id=77)
    again = replace(made, plan=plan(read), upcoming=(read,))

    assert propose(made).proposals[0].id == propose(again).proposals[0].id


GOALS = [{"key": "vo2max", "pace": 0.2}, {"key": "power", "verdict": "in_band"}]
workouts = st.lists(
    st.fixed_dictionaries(
        {
            "ahead": st.integers(1, 13),
            "minutes": st.integers(20, 150),
            "hard": st.booleans(),
            "priority": st.integers(1, 3),
            "is_test": st.booleans(),
            "sport": st.sampled_from(["run", "swim", "strength"]),
            "goals": st.sampled_from([(), ("vo2max",), ("power",)]),
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
        "forms": st.sampled_from([[], [-0.5, -0.5, -0.5]]),
        "building_days": st.sampled_from([10, 40]),
        "goals": st.sampled_from([[], GOALS]),
        "injuries": st.sampled_from([{}, {"knee": 3}, {"knee": 4}]),
    }
)


@given(evenings)
def test_whatever_the_evening_proposals_keep_their_promises(said):
    made = facts(**said)

    proposals = propose(made).proposals

    effects = [effect for p in proposals for effect in p.effects]
    touched = [effect.change.workout_uuid for effect in effects]
    missed = {o.workout.uuid for o in made.missed_recently}
    reductions = [p for p in proposals if p.rule in {"AD01", "FA01", "FA02", "VO01"}]
    assert len(touched) == len(set(touched))
    assert len(reductions) <= 1
    assert all(p.effects for p in proposals)
    for effect in effects:
        for side in (effect.before, effect.after):
            assert side is None or side.uuid in missed or side.day > made.day
        if effect.before is not None and effect.after is not None:
            assert effect.after.original_day == effect.before.original_day
    _breaks_nothing_new(made, proposals)


def _breaks_nothing_new(made, proposals):
    """Whichever of them are approved."""
    first, last = made.day + timedelta(days=1), made.day + timedelta(days=14)
    limits = replace(made.limits, weekly_hours=band(made))
    before = violations(made.plan, limits, first, last)
    for count in range(1, len(proposals) + 1):
        for approved in combinations(proposals, count):
            effects = (effect for each in approved for effect in each.effects)
            changed = with_effects(made.plan, effects)
            broken = newly_broken(violations(changed, limits, first, last), before)
            said = {text for each in approved for text in each.relaxed}
            for each in broken:
                assert each.kind in ORDER
                assert said


@given(st.integers(10, 300), st.integers(10, 300))
def test_low_adherence_leaves_sixty_percent_of_what_was_first_planned(now, first):
    made = facts(**LOW, upcoming=[{"minutes": now, "was_minutes": first}])

    for proposal in propose(made).proposals:
        for effect in proposal.effects:
            assert 36 * first <= effect.after.duration_s < 60 * now
            assert 48 * now <= effect.after.duration_s


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
