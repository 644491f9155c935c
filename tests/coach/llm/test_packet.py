"""The packet: worded by code, every value saying what it is of, and nobody named."""

from dataclasses import replace
from datetime import date

import pytest

from coach.domain.activity import Sport
from coach.domain.energy_balance import BalanceBy, EnergyBalance
from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.judgement import Aggressiveness, Tuning
from coach.domain.plan import Change, ChangeKind, Effect, WorkoutStatus
from coach.domain.review import (
    LoadState,
    Outcome,
    Proposal,
    Review,
    ReviewStatus,
    SportTally,
    Summary,
    Week,
    WeekVerdict,
)
from coach.llm.check import filled, wrong_in
from coach.llm.facts import Claim
from coach.llm.packet import packet_of
from tests import builders

SUNDAY = date(2026, 3, 8)
TITLE = "Titular hills"


def week(**fields):
    standing = {
        "first": date(2026, 3, 2),
        "last": SUNDAY,
        "outcomes": (Outcome(workout(), WorkoutStatus.MISSED),),
        "planned": 6,
        "completed": 4,
        "adherence": 4 / 6,
        "verdict": WeekVerdict.ADJUST,
        "planned_s": 16200.0,
        "actual_s": 12000.0,
        "by_sport": {Sport.RUN: SportTally(6, 4, 12000.0)},
        "extra": (),
        "days_between_hard": (),
        "load": LoadState(31.24, 40.0, -8.91),
    }
    return Week(**standing | fields)


def workout(**fields):
    run = builders.workout(Sport.RUN, 2, 40)
    return replace(run, title=TITLE, note="my knee", **fields)


def review(of=None, goals=(), proposals=()):
    return Review(
        day=SUNDAY,
        status=ReviewStatus.PENDING,
        sources=(),
        week=of or week(),
        goals=goals,
        proposals=proposals,
        summary=Summary("plain", "x"),
        next_week_focus="x",
    )


def values(packet):
    return [fact.value for fact in packet.facts]


def fact_of(packet, value):
    return next(fact for fact in packet.facts if value in fact.value)


def test_each_value_says_by_itself_what_it_is_of():
    told = values(packet_of(review()))

    assert "4 of 6 planned workouts" in told
    assert "67 % of the plan" in told
    assert "3 h 20 min of training" in told
    assert "4 of 6 runs" in told
    assert "form of −8.9" in told


def test_a_week_that_was_not_enough_is_no_good_week():
    low = packet_of(review())
    enough = packet_of(review(week(verdict=WeekVerdict.KEEP)))

    assert not any(Claim.GOOD_WEEK in fact.bears for fact in low.facts)
    assert any(Claim.GOOD_WEEK in fact.bears for fact in enough.facts)


def test_load_of_a_short_history_is_not_told():
    warming = week(load=LoadState(1.0, 2.0, 3.0, warming_up=True))

    assert not any("form" in value for value in values(packet_of(review(warming))))


def test_where_nothing_was_planned_no_share_is_told():
    told = values(packet_of(review(week(planned=0, completed=0, by_sport={}))))

    assert not any("plan" in value and "%" in value for value in told)


@pytest.mark.parametrize(
    ("slope", "verdict", "bears"),
    [
        (-0.08, GoalVerdict.IMPROVING, {Claim.DOWN, Claim.BETTER}),
        (0.08, GoalVerdict.DECLINING, {Claim.UP, Claim.WORSE}),
    ],
)
def test_a_trend_bears_its_own_direction_alone(slope, verdict, bears):
    goal = GoalState("body_fat", "%", verdict, 15.1, 14.0, slope)

    packet = packet_of(review(goals=(goal,)))

    assert fact_of(packet, "0.08 points a week").bears == bears


@pytest.mark.parametrize(
    "verdict", [GoalVerdict.UNCERTAIN, GoalVerdict.PLATEAU, GoalVerdict.IN_BAND]
)
def test_a_trend_that_is_not_sure_bears_no_direction(verdict):
    goal = GoalState("body_fat", "%", verdict, 15.1, 14.0, -0.08)

    packet = packet_of(review(goals=(goal,)))

    moved = {Claim.UP, Claim.DOWN, Claim.BETTER, Claim.WORSE}
    assert not any(moved & fact.bears for fact in packet.facts)


def test_a_lift_the_athlete_named_is_left_out():
    known, own = (
        GoalState(f"e1rm:{name}", "kg", GoalVerdict.PLATEAU, 100.0)
        for name in ("back squat", "My Own Curl")
    )

    told = " ".join(values(packet_of(review(goals=(known, own)))))

    assert "back squat" in told
    assert "Own Curl" not in told


def proposal(kind, after, **fields):
    change = Change(kind, workout().uuid, **fields)
    title = f"Change {TITLE} by 20%."
    return Proposal("p1-aa", "AD01", title, "", (), (Effect(change, workout(), after),))


def test_of_a_proposal_its_kind_is_told_and_its_wording_stays():
    shorter = proposal(
        ChangeKind.SCALE_DURATION, workout(duration_s=1200.0), factor=0.5
    )

    packet = packet_of(review(proposals=(shorter,)))

    fact = packet.by_id["p1"]
    assert fact.stays
    assert fact.value == f"Change {TITLE} by 20%"
    assert TITLE not in fact.about
    assert "scale duration; of run" in fact.about
    assert fact.bears == {Claim.PROPOSED, Claim.CHANGED, Claim.LESS}
    assert fact.subjects == {"run"}


def test_a_move_is_neither_less_nor_more():
    moved = proposal(ChangeKind.MOVE, workout(day=SUNDAY), day=SUNDAY)

    packet = packet_of(review(proposals=(moved,)))

    assert packet.by_id["p1"].bears == {Claim.PROPOSED, Claim.CHANGED, Claim.MOVE}


def test_a_rule_to_be_set_is_a_proposal_that_changes_nothing():
    tunes = Tuning("AD01", Aggressiveness.MODERATE, Aggressiveness.CONSERVATIVE)
    title = "Set the rule low-adherence to conservative"
    asked = Proposal("p1-aa", "TU01", title, "", (), (), tunes=tunes)

    packet = packet_of(review(proposals=(asked,)))

    fact = packet.by_id["p1"]
    assert fact.value == f"{title} (no workout changes)"
    assert fact.bears == {Claim.PROPOSED, Claim.TUNED}
    assert "nothing in the plan changes" in fact.about
    assert wrong_in("A proposal on a rule waits for you: {p1}.", packet) == ()
    assert wrong_in("It is proposed to change the plan: {p1}.", packet)
    assert wrong_in("The coming days get easier with {p1}.", packet)


def test_where_nothing_is_proposed_that_is_what_is_told():
    (none,) = [fact for fact in packet_of(review()).facts if fact.id.startswith("p")]

    assert none.value == "no change to the plan is proposed"


def test_titles_and_notes_are_beside_the_facts_or_not_there():
    without, with_texts = (
        packet_of(review(), with_texts=allowed) for allowed in (False, True)
    )

    assert without.texts == ()
    assert with_texts.texts == (TITLE, "my knee")
    assert without.facts == with_texts.facts
    assert TITLE not in " ".join(fact.value + fact.about for fact in without.facts)


def balance(low, high):
    found = EnergyBalance((low + high) / 2, low, high, BalanceBy.WEIGHT, 26, 28)
    fat = GoalState("body_fat", "%", GoalVerdict.UNCERTAIN, 15.0, energy_balance=found)
    weight = GoalState("weight", "kg", GoalVerdict.UNCERTAIN, 80, energy_balance=found)
    return packet_of(review(goals=(fat, weight)))


@pytest.mark.parametrize(
    ("low", "high", "bears"),
    [
        (-340.0, -90.0, {Claim.DEFICIT}),
        (-340.0, 0.0, set()),
        (-200.0, 90.0, set()),
        (0.0, 90.0, set()),
        (90.0, 340.0, {Claim.SURPLUS}),
    ],
)
def test_an_energy_balance_is_a_deficit_or_a_surplus_where_all_of_its_range_is(
    low, high, bears
):
    packet = balance(low, high)

    told = fact_of(packet, "an energy balance of about")

    assert told.bears == bears
    assert sum("kcal" in value for value in values(packet)) == 1
    for word in ("deficit", "surplus"):
        said = f"You ate at a {word}: {{{told.id}}}."
        assert (not wrong_in(said, packet)) is ({Claim(word)} == bears)


def test_the_energy_balance_can_be_said_with_its_range():
    packet = balance(-340.0, -90.0)
    told = fact_of(packet, "kcal")

    said = f"The scale shows {{{told.id}}}."

    assert not wrong_in(said, packet)
    assert filled(said, packet) == (
        "The scale shows an energy balance of about −220 kcal a day (−340 to −90)."
    )


def test_without_a_known_balance_no_fact_tells_of_one():
    unknown = GoalState("body_fat", "%", GoalVerdict.UNCERTAIN, 15.0)

    told = values(packet_of(review(goals=(unknown,))))

    assert not any("kcal" in each for each in told)
