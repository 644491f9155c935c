"""What a proposal foretells where its rule says nothing."""

from dataclasses import replace

from coach.domain.plan import Change, ChangeKind, WorkoutStatus
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, LoadState, Outcome
from coach.planning.apply import apply
from coach.review.ahead import course
from coach.review.foretell import foretold
from tests.builders import day, workout
from tests.facts import TODAY, facts

DRAFT = Draft("XX01", "title", "why", (), ())


def coming(*minutes):
    made = facts(upcoming=[{"minutes": each} for each in minutes])
    return replace(made, week=replace(made.week, load=LoadState(30, 30, 0)))


def test_the_rules_own_word_goes_first():
    own = Prediction(
        Measure.ADHERENCE, Direction.AT_LEAST, 0.8, None, "1", day(TODAY + 7)
    )

    assert foretold(coming(60), replace(DRAFT, predictions=(own,)), ()) == (own,)


def test_else_the_hours_of_the_coming_week_give_or_take_a_fifth():
    hours, _ = foretold(coming(120, 120), DRAFT, ())

    assert (hours.measure, hours.direction) == (Measure.HOURS, Direction.WITHIN)
    assert (hours.low, hours.high) == (3.2, 4.8)
    assert hours.look_back_on == day(TODAY + 7)


def test_in_a_small_week_half_an_hour_is_no_failure():
    hours, _ = foretold(coming(60), DRAFT, ())

    assert (hours.low, hours.high) == (0.5, 1.5)
    none, _ = foretold(coming(), DRAFT, ())
    assert (none.low, none.high) == (0.0, 0.5)


def test_and_a_form_no_lower_than_that_training_leads_to_but_for_five_points():
    made = coming(60)

    _, form = foretold(made, DRAFT, ())

    assert (form.measure, form.direction) == (Measure.FORM, Direction.AT_LEAST)
    assert form.low == round(course(made, days=7).form - 5, 1)
    assert form.high is None


def test_they_are_the_hours_with_the_change_as_many_as_are_usually_trained():
    made = coming(120, 120)
    week = replace(workout("run", TODAY - 1, 120), uuid="p")
    half = Outcome(week, WorkoutStatus.DONE)
    usual = replace(made, hours=(1.0,), all_outcomes=(half,))
    gone = apply(Change(ChangeKind.REMOVE, "w1"), made.plan)

    changed, _ = foretold(made, DRAFT, (gone,))
    less, _ = foretold(usual, DRAFT, ())

    assert (changed.low, changed.high) == (1.5, 2.5)
    assert (less.low, less.high) == (1.5, 2.5)
