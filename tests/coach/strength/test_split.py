"""Which split fits a week, and what holds of every one of them."""

from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.catalogue.exercises import exercises
from coach.catalogue.muscle_groups import CAP, GROUPS, HARD, LEAST
from coach.catalogue.strains import strains
from coach.domain.athlete import ALWAYS_FREE, Injury, Slot
from coach.domain.free_time import free_slots
from coach.domain.limits import Busy, Limits, Pause, PauseReason
from coach.domain.readiness import Level
from coach.planning.times import fits
from coach.strength.split import splits
from coach.strength.split_days import legs_spared
from coach.strength.split_fill import KINDS, TWICE_AT_MOST, seconds_of, steps_of
from coach.strength.split_ready import Loaded, readiness
from coach.strength.split_week import Habit, Split, SplitWeek
from tests.builders import day, workout

EVENING = day(6)
"""A Sunday; the week is the seven days after it."""

GEAR = ("barbell", "bench", "rack", "dumbbell", "kettlebell", "pull_up_bar", "cable")
PARTS = ("knee", "shoulders", "lower_back", "elbow")
HABITS = ("back squat", "bench press", "barbell row", "romanian deadlift", "pull-up")


def hours(start, minutes):
    end = datetime.combine(EVENING, time(start)) + timedelta(minutes=minutes)
    return time(start), end.time()


slots = st.just(ALWAYS_FREE) | st.lists(
    st.builds(
        lambda weekday, start, minutes: Slot(weekday, *hours(start, minutes)),
        st.integers(0, 6),
        st.sampled_from([6, 12, 17]),
        st.sampled_from([15, 30, 45, 60, 90, 120]),
    ),
    max_size=12,
    unique_by=lambda slot: (slot.weekday, slot.start),
)
busy = st.lists(
    st.builds(
        lambda number, start: Busy(
            datetime.combine(day(7 + number), time(start)),
            datetime.combine(day(7 + number), time(start + 1)),
            "work",
        ),
        st.integers(0, 6),
        st.integers(5, 20),
    ),
    max_size=4,
)
limits = st.builds(
    Limits,
    slots=slots,
    busy=busy.map(tuple),
    equipment=st.none() | st.frozensets(st.sampled_from(GEAR)),
    injuries=st.lists(
        st.builds(
            Injury,
            part=st.sampled_from(PARTS),
            severity=st.integers(1, 5),
            day=st.just(EVENING),
        ),
        max_size=2,
        unique_by=lambda each: each.part,
    ).map(tuple),
    never=st.frozensets(st.sampled_from(HABITS)),
    preferred=st.frozensets(st.sampled_from(HABITS)),
    pauses=st.just(())
    | st.just((Pause(day(9), day(10), PauseReason.HOLIDAY, EVENING),)),
)
others = st.lists(
    st.builds(
        lambda sport, ahead, minutes, hard: workout(
            sport, 6 + ahead, minutes, hard=hard, uuid=f"{sport}{ahead}{minutes}"
        ),
        st.sampled_from(["run", "swim", "ride"]),
        st.integers(1, 7),
        st.sampled_from([30, 45, 60]),
        st.booleans(),
    ),
    max_size=5,
    unique_by=lambda each: each.uuid,
)
loaded = st.dictionaries(
    st.integers(0, 27).map(lambda ago: EVENING - timedelta(days=ago)),
    st.dictionaries(st.sampled_from(list(GROUPS)), st.sampled_from([1.0, 3.0, 6.0])),
    max_size=6,
)
habits = st.lists(
    st.builds(Habit, st.sampled_from(HABITS), st.integers(1, 20), st.integers(1, 30)),
    max_size=4,
    unique_by=lambda each: each.exercise,
)
weeks = st.builds(
    SplitWeek,
    day=st.just(EVENING),
    done=loaded,
    habits=habits.map(tuple),
    one_sided=st.booleans(),
    others=others.map(tuple),
    limits=limits,
    hours=st.sampled_from([1.0, 3.0, 5.0, 8.0]),
    level=st.sampled_from(Level),
    sessions_a_week=st.sampled_from([0.0, 2.0, 3.5]),
)
numbers = st.integers(1, 6)
often = settings(max_examples=25, deadline=None)


@given(weeks, numbers)
@often
def test_no_split_takes_more_than_the_hours_leave(week, number):
    taken = sum(w.duration_s for w in week.others)

    for candidate in splits(week, number).candidates:
        total = taken + sum(session.seconds for session in candidate.sessions)
        assert total <= week.hours * 3600


@given(weeks, numbers)
@often
def test_every_session_lies_in_time_that_is_free_and_beside_what_is_planned(
    week, number
):
    for candidate in splits(week, number).candidates:
        days = [session.window.day for session in candidate.sessions]
        assert days == sorted(set(days))
        for session in candidate.sessions:
            on, window = session.window.day, session.window
            begin = datetime.combine(on, window.start)
            end = begin + timedelta(seconds=session.seconds)
            assert EVENING < on <= EVENING + timedelta(days=7)
            assert not any(pause.holds(on) for pause in week.limits.pauses)
            assert any(
                slot.start <= begin.time() and end <= datetime.combine(on, slot.end)
                for slot in free_slots(week.limits, on)
            )
            there = [w for w in week.others if w.day == on]
            mine = workout("strength", 0, session.seconds / 60)
            free = free_slots(week.limits, on)
            assert fits([*there, mine], on, free) or not fits(there, on, free)


@given(weeks, numbers)
@often
def test_no_exercise_is_taken_that_must_not_or_cannot_be_done(week, number):
    for candidate in splits(week, number).candidates:
        for session in candidate.sessions:
            names = [lift.exercise for lift in session.lifts]
            assert names
            assert len(names) == len(set(names))
            for name in names:
                exercise = exercises()[name]
                assert name not in week.limits.never
                tools = week.limits.equipment
                assert tools is None or set(exercise.equipment) <= tools
                for injury in week.limits.injuries:
                    assert injury.severity < 3 or not strains(exercise, injury.part)


@given(weeks, numbers)
@often
def test_no_group_is_hard_on_days_beside_each_other_nor_over_the_cap(week, number):
    for candidate in splits(week, number).candidates:
        days = {on: dict(sets) for on, sets in week.done.items()}
        for session in candidate.sessions:
            days[session.window.day] = dict(session.sets)
        for on in (s.window.day for s in candidate.sessions):
            for group, sets in days[on].items():
                before = days.get(on - timedelta(days=1), {}).get(group, 0.0)
                assert min(sets, before) < HARD
        assert max(candidate.sets.values()) <= CAP


@given(weeks, numbers)
@often
def test_legs_are_kept_light_on_the_days_around_hard_work_of_the_legs(week, number):
    spared = legs_spared(week.others)

    for candidate in splits(week, number).candidates:
        for session in candidate.sessions:
            for group in spared.get(session.window.day, ()):
                assert session.sets[group] < HARD


@given(weeks, numbers)
@often
def test_what_stays_below_the_least_is_said_with_its_reason_and_nothing_else(
    week, number
):
    for candidate in splits(week, number).candidates:
        said = {each.group: each.sets for each in candidate.unmet}
        assert said == {g: s for g, s in candidate.sets.items() if s < LEAST}
        assert all(each.why for each in candidate.unmet)


@given(weeks, numbers)
@often
def test_the_sessions_add_up_and_a_main_movement_comes_twice_at_most(week, number):
    for candidate in splits(week, number).candidates:
        mains = {}
        for session in candidate.sessions:
            assert session.seconds == seconds_of(session.lifts)
            for lift in session.lifts:
                groups = KINDS[session.kind]
                primary = set(exercises()[lift.exercise].primary)
                assert any(primary & GROUPS[group] for group in groups)
                if lift.main:
                    pattern = exercises()[lift.exercise].pattern
                    mains.setdefault(pattern, []).append(session.window.day)
        for group, sets in candidate.sets.items():
            total = sum(session.sets[group] for session in candidate.sessions)
            assert sets == pytest.approx(total)
        for days in mains.values():
            assert len(days) <= TWICE_AT_MOST
            assert all((b - a).days >= 2 for a, b in pairwise(days))


@given(weeks)
@settings(max_examples=8, deadline=None)
def test_the_same_week_gives_the_same_answer_best_first(week):
    once, again = splits(week), splits(week)

    assert once == again
    scores = [candidate.score for candidate in once.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("weak", [(), ("calves", "biceps"), tuple(GROUPS)])
def test_where_there_is_time_every_group_gets_the_least_weak_ones_too(weak):
    lately = {
        EVENING - timedelta(days=5 + 7 * n): {
            group: 0.0 if group in weak else 8.0 for group in GROUPS
        }
        for n in range(3)
    }

    found = splits(SplitWeek(EVENING, lately, hours=6.0))

    assert set(found.weak) == set(weak)
    for candidate in found.candidates:
        if 2 <= len(candidate.sessions) <= 4:
            assert candidate.unmet == ()
            assert min(candidate.sets.values()) >= LEAST


def test_two_full_bodies_are_the_answer_for_a_few_hours():
    best = splits(SplitWeek(EVENING, {}, hours=3.0)).candidates[0]

    assert (best.split, len(best.sessions)) == (Split.FULL_BODY, 2)


@pytest.mark.parametrize("number", range(1, 7))
def test_there_is_a_split_of_every_number_of_days_that_is_asked_for(number):
    found = splits(SplitWeek(EVENING, {}, hours=8.0), number).candidates

    assert {len(candidate.sessions) for candidate in found} == {number}


def test_what_the_athlete_does_comes_before_what_is_new():
    habits = tuple(Habit(name, 10, 8) for name in HABITS)

    best = splits(SplitWeek(EVENING, {}, habits=habits, hours=3.0)).candidates[0]

    lifts = {lift.exercise: lift for s in best.sessions for lift in s.lifts}
    assert set(HABITS) <= set(lifts)
    assert all(lifts[name].known and lifts[name].reps == 8 for name in HABITS)


def test_where_nothing_is_free_there_is_no_split_and_it_is_said_why():
    found = splits(SplitWeek(EVENING, {}, limits=Limits(slots=()), hours=5.0))

    assert found.candidates == ()
    assert found.impossible[0] == "full body on 1 day: no day has time that is free"
    assert "full body on 3 days: no day has time that is free" in found.impossible


def test_where_the_hours_are_used_up_it_is_said():
    week = SplitWeek(EVENING, {}, others=(workout("run", 9, 60),), hours=1.0)

    assert splits(week).impossible[0] == (
        "full body on 1 day: 0 min are left of the hours"
    )


def test_before_is_what_is_planned_or_a_week_as_it_was_lately():
    lately = {EVENING: dict.fromkeys(GROUPS, 8.0)}
    planned = dict.fromkeys(GROUPS, 5.0)

    without, with_plan = (
        splits(SplitWeek(EVENING, lately, planned=each)) for each in (None, planned)
    )

    assert (without.from_plan, without.before["chest"]) == (False, 2.0)
    assert (with_plan.from_plan, with_plan.before["chest"]) == (True, 5.0)


def test_a_group_is_readier_the_longer_ago_and_the_less_it_was_loaded():
    def chest(ago, sets, level=Level.READY):
        on = EVENING - timedelta(days=ago)
        tomorrow = EVENING + timedelta(days=1)
        known = [Loaded(on, {"chest": sets})]
        return readiness(tomorrow, known, EVENING, level)["chest"]

    assert 1 > chest(3, 6) > chest(1, 6) > chest(0, 6) > chest(0, 12) > 0
    assert chest(0, 8) == pytest.approx(1 / 1.5)
    assert chest(0, 6, Level.LOW) < chest(0, 6, Level.WATCH) < chest(0, 6)
    assert chest(0, 6, Level.UNKNOWN) == chest(0, 6)


def test_a_low_evening_fades_within_two_days():
    low = [
        readiness(EVENING + timedelta(days=n), (), EVENING, Level.LOW)["chest"]
        for n in (1, 2, 3)
    ]

    assert low == [0.8, 0.8, 1.0]


def test_a_hard_ride_tires_the_legs_and_no_arms():
    week = SplitWeek(EVENING, {}, others=(workout("ride", 7, 60, hard=True),))

    first = splits(week, 1).candidates[0]

    assert first.readiness["quadriceps"] < first.readiness["chest"] == 1.0


def test_a_session_is_estimated_as_a_plan_would_estimate_it():
    lifts = splits(SplitWeek(EVENING, {}), 2).candidates[0].sessions[0].lifts

    assert len(steps_of(lifts)) == len(lifts) + 1
    assert seconds_of(lifts) % 60 == 0
    assert seconds_of(()) == 0.0


def test_nothing_done_by_sides_lately_brings_an_exercise_for_each_side():
    told = [
        any("each side" in reason for reason in splits(week, 2).candidates[0].reasons)
        for week in (
            SplitWeek(EVENING, {}, one_sided=False, habits=(Habit("lunge", 3, 8),)),
            SplitWeek(EVENING, {}, habits=(Habit("lunge", 3, 8),)),
        )
    ]

    assert told == [True, False]


def test_a_group_that_gets_far_fewer_sets_than_lately_is_named():
    lately = {
        EVENING - timedelta(days=5 + 7 * n): {"chest": 16.0, "back": 11.0}
        for n in range(4)
    }

    (*_, best) = splits(SplitWeek(EVENING, lately), 2).candidates

    assert "fewer sets than lately for chest: 8 are the aim" in best.gave_way
