"""What the coming two weeks hold, with a change and without."""

from dataclasses import replace

import pytest

from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.plan import Change, ChangeKind, Effect, WorkoutStatus
from coach.domain.review import LoadState, Outcome
from coach.planning.apply import apply
from coach.review.ahead import course, usual_share
from tests.builders import day, workout
from tests.facts import TODAY, facts

RUN = {"minutes": 60, "load": 60.0}


def coming(*workouts, load=None, **case):
    made = facts(upcoming=list(workouts), **case)
    return replace(made, week=replace(made.week, load=load or LoadState(30, 40, -5)))


def past(ago, minutes, status=WorkoutStatus.DONE):
    """A workout planned so many days ago."""
    planned = workout("run", TODAY - ago, minutes)
    return Outcome(replace(planned, uuid=f"p{ago}"), status)


def lived(hours, *outcomes):
    return replace(facts(), hours=tuple(hours), all_outcomes=tuple(outcomes))


def goal(key="vo2max", verdict=GoalVerdict.IMPROVING, **fields):
    return GoalState(key, "ml/kg/min", verdict, **{"n": 9, "p": 0.01} | fields)


def test_hours_and_load_are_those_of_each_seven_days():
    made = coming(
        RUN | {"ahead": 1}, RUN | {"ahead": 7}, {"ahead": 8, "minutes": 30, "load": 20}
    )

    found = course(made)

    assert (found.first, found.last) == (day(TODAY + 1), day(TODAY + 14))
    assert found.hours == (2.0, 0.5)
    assert found.load == (120.0, 20.0)


def test_the_day_after_the_fortnight_is_not_looked_at():
    assert course(coming(RUN | {"ahead": 15})).hours == (0.0, 0.0)
    assert course(coming(RUN | {"ahead": 14})).hours == (0.0, 1.0)


def test_what_was_skipped_beforehand_trains_nobody():
    assert course(coming(RUN | {"skip_reason": "travel"})).hours == (0.0, 0.0)


def test_a_workout_without_a_planned_load_has_the_one_usual_for_it():
    # RPE 5 where the plan says nothing: 60 an hour.
    assert course(coming({"minutes": 60, "load": None})).load[0] == 60.0


def test_fitness_and_form_go_on_from_this_evening_by_hand():
    found = course(coming(RUN, load=LoadState(30.0, 40.0, -5.0)), days=1)

    # Form is this evening's fitness less its fatigue; 1 - e^(-1/42) and 1 - e^(-1/7).
    assert found.form == -10.0
    assert found.fitness == round(30 + (60 - 30) * 0.023528, 1)
    assert found.fatigue == round(40 + (60 - 40) * 0.133122, 1)


def test_without_training_fatigue_goes_and_form_comes():
    found = course(coming(load=LoadState(30.0, 40.0, -5.0)))

    assert found.fatigue < found.fitness < 30
    assert found.form > 0


def test_only_the_usual_share_of_the_load_is_counted_on():
    full = course(coming(RUN))
    half = course(
        replace(coming(RUN), hours=(0.5,), all_outcomes=(past(1, 60),)),
    )

    assert half.share == 0.5
    assert half.load == full.load
    assert half.fitness < full.fitness


def test_the_usual_share_is_hours_trained_over_hours_planned():
    assert usual_share(lived([3, 2], past(1, 240), past(8, 60))) == 1.0
    assert usual_share(lived([3, 1], past(1, 240), past(8, 60))) == 0.8


def test_a_week_without_a_plan_says_nothing_of_the_usual_share():
    assert usual_share(lived([3, 9], past(1, 240))) == 0.75
    assert usual_share(lived([3, 9])) == 1.0


def test_a_week_that_was_not_seen_says_nothing_of_the_usual_share():
    unseen = past(2, 60, WorkoutStatus.UNKNOWN)

    assert usual_share(lived([0, 3], past(1, 240), unseen, past(8, 240))) == 0.75


def test_each_day_belongs_to_one_week_of_the_usual_share():
    assert usual_share(lived([3, 1], past(6, 240), past(7, 120))) == 0.67
    assert usual_share(lived([3], past(6, 240), past(7, 120))) == 0.75


def test_nobody_is_taken_to_train_more_than_half_again_of_the_plan():
    assert usual_share(lived([6], past(1, 239))) == 1.5
    assert usual_share(lived([6], past(1, 241))) == 1.49


@pytest.mark.parametrize(
    ("ahead", "days", "gap"), [([], 0, None), ([3], 1, None), ([2, 5, 7], 3, 2)]
)
def test_hard_days_and_the_shortest_gap_between_them(ahead, days, gap):
    made = coming(*(RUN | {"ahead": n, "hard": True} for n in ahead))

    found = course(made)

    assert (found.hard_days, found.shortest_gap) == (days, gap)


def test_two_hard_workouts_on_one_day_are_one_hard_day():
    made = coming(*[RUN | {"ahead": 2, "hard": True}] * 2)

    assert course(made).hard_days == 1


def test_monotony_is_that_of_the_seven_days_most_alike():
    even = [RUN | {"ahead": n, "load": 60.0 + n % 2} for n in range(1, 8)]

    assert course(coming(*even)).monotony > 50
    assert course(coming()).monotony is None


def test_a_change_shows_on_its_side_and_nowhere_else():
    made = coming(RUN | {"ahead": 1, "goals": ("vo2max",)}, RUN | {"ahead": 9})
    made = replace(made, goal_states=(goal(in_two_weeks=(45.0, 44.0, 46.0)),))
    half = apply(Change(ChangeKind.SCALE_DURATION, "w1", factor=0.5), made.plan)

    keep, change = course(made), course(made, [half])

    assert (keep.hours, change.hours) == ((1.0, 1.0), (0.5, 1.0))
    assert change.form > keep.form
    assert [g.minutes for g in (*keep.goals, *change.goals)] == [60, 30]


def test_a_missed_workout_that_is_moved_to_a_day_to_come_counts_there():
    made = coming(missed=[{"minutes": 90}])
    moved = apply(Change(ChangeKind.MOVE, "m1", day=day(TODAY + 2)), made.plan)

    assert course(made).hours[0] == 0
    assert course(made, [moved]).hours[0] == 1.5


def test_what_is_taken_out_is_gone_and_what_is_added_is_there():
    made = coming(RUN)
    gone = apply(Change(ChangeKind.REMOVE, "w1"), made.plan)
    new = replace(workout("swim", TODAY + 3, 45), uuid="new")
    added = Effect(Change(ChangeKind.ADD, "new", workout=new), None, new)

    assert course(made, [gone]).hours[0] == 0
    assert course(made, [added]).hours[0] == 1.75


def test_a_goal_with_a_clear_trend_is_where_its_line_leads_on_both_sides():
    made = replace(coming(), goal_states=(goal(in_two_weeks=(45.123, 44.0, 46.0)),))

    (found,) = course(made).goals

    assert (found.value, found.low, found.high) == (45.12, 44.0, 46.0)
    assert found.why == "if the trend of 9 readings lasts"


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (goal(verdict=GoalVerdict.UNCERTAIN), "no clear trend"),
        (goal(verdict=GoalVerdict.IN_BAND), "no clear trend"),
        (goal(p=None), "too few tests for a trend"),
        (goal(verdict=GoalVerdict.NOT_ENOUGH_DATA), "too little data for a trend"),
        (goal(verdict=GoalVerdict.NOT_ENOUGH_DATA, n=0), "not measured yet"),
    ],
)
def test_an_unsure_goal_has_no_number_and_says_why(state, why):
    (found,) = course(replace(coming(), goal_states=(state,))).goals

    assert (found.value, found.low, found.high) == (None, None, None)
    assert found.why == why


HOURS = GoalState("weekly_hours", "h", GoalVerdict.UNCERTAIN, n=4)


def second_week(hours, *, weeks=4, minutes=180):
    made = coming({"ahead": 8, "minutes": minutes}, {"ahead": 7, "minutes": 600})
    made = replace(made, hours=tuple(hours), goal_states=(replace(HOURS, n=weeks),))
    return course(made).goals[0]


def test_weekly_hours_are_those_planned_for_the_last_seven_days():
    found = second_week([4.0, 3.0, 4.0, 5.0])

    # Deviation 0.816, t(3) = 1.638, one more week beside four: 1.638 x 0.816 x 1.118.
    assert found.value == 3.0
    assert found.low == pytest.approx(1.50, abs=0.02)
    assert found.high == pytest.approx(4.50, abs=0.02)


def test_weekly_hours_are_never_below_none():
    assert second_week([9.0, 1.0, 9.0, 1.0], minutes=60).low == 0.0


def test_weekly_hours_need_three_known_weeks():
    assert second_week([4.0] * 4, weeks=2).value is None
    assert second_week([4.0] * 4, weeks=3).value == 3.0


def test_weekly_hours_have_no_number_where_the_plan_ends_before():
    made = replace(coming(RUN), goal_states=(HOURS,))
    ends = replace(made.plan, end=day(TODAY + 13))

    assert course(replace(made, plan=ends)).goals[0].why == "the plan ends before that"
    ends = replace(made.plan, end=day(TODAY + 14))
    assert course(replace(made, plan=ends)).goals[0].value is not None
