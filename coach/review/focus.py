"""What the coming week is about, in a few sentences."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.plan import PlannedWorkout
from coach.domain.review import WeekVerdict
from coach.domain.wording import count, minutes
from coach.review.summary import goal_name
from coach.review.today import named
from coach.review.words import listed, noun, weekday

_NEEDS_WORK = {
    GoalVerdict.DECLINING: "slipping",
    GoalVerdict.PLATEAU: "level",
}


def next_week_focus(
    day: date,
    upcoming: Sequence[PlannedWorkout],
    goals: Sequence[GoalState],
    verdict: WeekVerdict,
    reduced_on: Sequence[date] = (),
) -> str:
    """The seven days after `day`: how much, the key workouts, the goals they serve.

    Args:
        day: the review's day.
        upcoming: workouts still planned; those later than a week are left out.
        goals: as they stand that evening.
        verdict: of the week that ends on `day`.
        reduced_on: days on which a change that makes them easier was approved.
    """
    week = [
        each
        for each in sorted(upcoming, key=lambda w: (w.day, w.priority, w.uuid))
        if day < each.day <= day + timedelta(days=7) and each.skip_reason is None
    ]
    if not week:
        return "Nothing is planned for the coming seven days."
    parts = [
        _size(week),
        _made_easier(day, verdict, reduced_on),
        _keys(week, verdict),
        _tests(week),
        _served(week, goals),
    ]
    return " ".join(part for part in parts if part)


def _size(week: Sequence[PlannedWorkout]) -> str:
    sports = Counter(each.sport for each in week)
    kinds = [f"{number} {noun(sport, number)}" for sport, number in sports.items()]
    whole = minutes(sum(each.duration_s for each in week))
    return (
        f"The coming seven days hold {count(len(week), 'workout')} in {whole}: "
        f"{listed(kinds)}."
    )


def _made_easier(day: date, verdict: WeekVerdict, reduced_on: Sequence[date]) -> str:
    """Why no rule makes a week easier that went badly."""
    lately = [each for each in reduced_on if each > day - timedelta(days=7)]
    if verdict is not WeekVerdict.ADJUST or not lately:
        return ""
    return f"They were made easier on {weekday(max(lately))} already."


def _keys(week: Sequence[PlannedWorkout], verdict: WeekVerdict) -> str:
    keys = [_name(each) for each in week if each.priority == 1]
    if not keys:
        return ""
    if verdict is WeekVerdict.KEEP:
        return f"Most depends on {listed(keys)}."
    return f"If time is short, keep {listed(keys)} and let the rest go first."


def _tests(week: Sequence[PlannedWorkout]) -> str:
    tests = [_name(each) for each in week if each.is_test]
    if not tests:
        return ""
    if len(tests) == 1:
        return f"{tests[0]} is a test: come to it rested."
    return f"{listed(tests)} are tests: come to them rested."


def _served(week: Sequence[PlannedWorkout], goals: Sequence[GoalState]) -> str:
    """The goal that needs work and gets most of it."""
    serving = Counter(key for each in week for key in dict.fromkeys(each.goals))
    needy = [
        (each.verdict is not GoalVerdict.DECLINING, -serving[each.key], each.key)
        for each in goals
        if each.verdict in _NEEDS_WORK and serving[each.key]
    ]
    if not needy:
        return ""
    _, minus, key = min(needy)
    state = next(each for each in goals if each.key == key)
    verb = "are" if goal_name(key).endswith("hours") else "is"
    works = "works" if minus == -1 else "work"
    return (
        f"{goal_name(key)} {verb} {_NEEDS_WORK[state.verdict]}; "
        f"{count(-minus, 'of these workouts', 'of these workouts')} {works} on it."
    )


def _name(workout: PlannedWorkout) -> str:
    return f"{weekday(workout.day)}'s {named(workout)}"
