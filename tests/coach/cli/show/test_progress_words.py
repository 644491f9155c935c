from dataclasses import replace
from datetime import date

from coach.cli.show.progress_words import heading_of, words
from coach.domain.energy_balance import BalanceBy, EnergyBalance
from coach.domain.goal import Goal, GoalState, GoalVerdict
from coach.domain.next_test import NextTest
from coach.goals.associations import Association
from coach.reports.progress import Progress
from coach.statistics.correlation import Correlation
from tests.coach.cli.show.drawing import drawn

DAY = date(2026, 3, 8)


def view(key="swim_100yd", unit="s", value=72.0, **fields):
    made = {
        "key": key,
        "measured_by": key,
        "name": "100 yd freestyle",
        "unit": unit,
        "good": -1,
        "day": DAY,
        "first": DAY,
        "series": (),
        "goal": Goal(key),
        "state": GoalState(key, unit, GoalVerdict.UNCERTAIN, value, n=3),
    }
    return Progress(**(made | fields))


def looked(p, driver="swims"):
    return Association(
        driver, "swim_100yd", 2, Correlation(-0.6, -0.8, -0.2, p, 20, 18), p
    )


def test_what_clearly_went_together_is_told_and_never_as_a_cause():
    said = drawn(words(view(associations=(looked(0.01), looked(0.5))), None), 200)

    assert "More swims went with lower values of 100 yd freestyle 2 weeks later" in said
    assert "not shown to be the cause" in said
    assert "no clear association" not in said


def test_what_did_not_go_together_is_named():
    said = drawn(
        words(view(associations=(looked(0.5), looked(0.9, "sleep"))), None), 200
    )

    assert "no clear association with swims, sleep in 20 weeks" in said


def test_values_are_in_the_units_the_athlete_reads():
    lift = view("e1rm:back squat", "kg", 100.0, good=1, smallest=2.0, between_tests=8.0)
    pace = view("css", "s/100 m", 100.0)

    assert heading_of(lift, {"load": "lb"}).endswith(", lb, more is better")
    said = drawn(words(lift, {"load": "lb"}))
    assert "220.5 lb" in said
    assert "4.4 lb or more in four weeks; two tests differ by up to 17.6 lb" in said
    assert "1:31.4 /100 yd" in drawn(words(pace, {"swim": "yd"}))
    assert "1:40.0 /100 m" in drawn(words(pace, {"swim": "m"}))


def test_a_lift_can_be_copied_into_the_command_that_sets_it():
    said = drawn(words(view("e1rm:back squat", "kg", 100.0), None))

    assert 'coach goal set "e1rm:back squat" --target X' in said


def test_an_energy_balance_says_what_it_is_read_off_and_how_rough_that_is():
    def said(by):
        balance = EnergyBalance(-212.0, -341.0, -88.0, by, 26, 28)
        state = GoalState(
            "weight", "kg", GoalVerdict.UNCERTAIN, 80.0, energy_balance=balance
        )
        return drawn(words(view("weight", "kg", state=state), None), 200)

    assert (
        "Energy    about −210 kcal a day (−340 to −90) by weight: 26 mornings over "
        "28 days; at 7,700 kcal a kilogram, of lean people fewer"
    ) in said(BalanceBy.WEIGHT)
    assert "a scale's lean mass is noisy" in said(BalanceBy.COMPOSITION)


def test_what_a_trial_would_take_now_says_how_sure_it_is_and_why():
    found = NextTest(71.2, 69.5, 72.9, 3, "trial", "three trials")
    state = GoalState(
        "swim_100yd", "s", GoalVerdict.UNCERTAIN, 72.0, n=3, next_test=found
    )

    watch = replace(found, method="pool lengths, fr965", how="the three fastest")
    by_watch = replace(state, next_test=watch)

    assert (
        "Good for  about 1:11.2 now; 80 % of trials would be between 1:09.5 and "
        "1:12.9, by three trials\n"
    ) in drawn(words(view(state=state), None), 200)
    assert "by the three fastest: pool lengths, fr965" in drawn(
        words(view(state=by_watch), None), 200
    )
    assert "Good for" not in drawn(words(view(), None), 200)
