"""Features of a log: each as its formula says, and none of them from the future."""

from datetime import date, timedelta

import pytest

from coach.catalogue.exercises import exercises
from coach.domain.exercise import Exercise
from coach.domain.strength import Exposure, LiftSession, SetType, StrengthSet
from coach.learning.order import leaks
from coach.strength.balance_of_sets import Cover, cover, left_right, push_pull
from coach.strength.course import (
    change,
    is_new_best,
    level,
    rolling_mean,
    strength_index,
)
from coach.strength.e1rm import Formula
from coach.strength.effort import (
    fatigue_index,
    intensity,
    session_inol,
    with_reserve,
)
from coach.strength.exposures import exposures
from coach.strength.features import by_formula, exercise_features, log_features

MONDAY = date(2026, 3, 2)


def lifted(*done, exercise="bench press"):
    """Sets of (repetitions, load, RPE)."""
    return tuple(StrengthSet(exercise, *each) for each in done)


def session(week, *done, exercise="bench press"):
    day = MONDAY + timedelta(weeks=week)
    return LiftSession(f"s{week}-{exercise}", day, "", lifted(*done, exercise=exercise))


def course(*kgs, exercise="bench press"):
    """A session of one repetition a week, of which the estimate is the load."""
    log = [session(week, (1, kg), exercise=exercise) for week, kg in enumerate(kgs)]
    return exposures(log)[exercise]


def monday(week):
    return MONDAY + timedelta(weeks=week)


def test_intensity_is_the_mean_load_of_a_repetition():
    assert intensity(lifted((5, 80), (5, 60), (10, None)), 100) == 70
    assert intensity(lifted((1, 100), (9, 50)), 100) == pytest.approx(55)
    assert intensity(lifted((10, None)), 100) is None


def test_inol_is_of_all_sets_together():
    assert session_inol(lifted((5, 80), (5, 80)), 100) == pytest.approx(0.5)
    assert session_inol(lifted((1, 100)), 100) is None


@pytest.mark.parametrize(
    ("done", "fell"),
    [
        ([(5, 80), (5, 80), (5, 80)], 0.0),
        ([(5, 80), (5, 80), (3, 80)], 1 - 33 / 35),
        # The same repetitions that feel harder are worth less.
        ([(5, 80, 7), (5, 80, 8), (5, 80, 9)], 1 - 36 / 38),
        # One set without an RPE: none counts.
        ([(5, 80, 7), (5, 80, 8), (5, 80)], 0.0),
        # A lighter set is another kind of set.
        ([(5, 80), (5, 80), (5, 80), (12, 60)], 0.0),
    ],
)
def test_fatigue_is_how_far_the_last_set_fell_from_the_best(done, fell):
    assert fatigue_index(lifted(*done)) == pytest.approx(fell)


def test_two_sets_tell_no_fatigue():
    assert fatigue_index(lifted((5, 80), (3, 80))) is None


def test_repetitions_in_reserve_count_where_rpes_tell():
    (found,) = exposures([session(0, (5, 100, 8), (5, 100))])["bench press"]

    assert with_reserve(found) == pytest.approx(100 * (1 + 7 / 30))
    assert with_reserve(exposures([session(0, (5, 100))])["bench press"][0]) is None


def test_the_four_formulas_estimate_the_same_session():
    (found,) = exposures([session(0, (5, 100, 8))])["bench press"]

    assert {name: round(kg, 2) for name, kg in by_formula(found).items()} == {
        Formula.EPLEY: 116.67,
        Formula.BRZYCKI: 112.5,
        Formula.LOMBARDI: 117.46,
        Formula.OCONNER: 112.5,
    }


def test_the_level_is_the_best_of_three_sessions_and_gets_stale():
    found = course(100, 110, 104, 105, 106)

    assert level(found, monday(2)) == 110
    assert level(found, monday(4)) == 106
    assert level(found, monday(12)) is None
    assert level((), MONDAY) is None


def test_a_change_is_of_levels():
    found = course(100, 100, 100, 104, 105, 106)

    assert change(found, monday(5), 4) == 6
    assert change(found, monday(5), 12) is None


def test_a_new_best_is_more_than_ever_before():
    found = course(100, 90, 101)

    assert is_new_best(found, monday(2), timedelta(days=7))
    assert not is_new_best(found, monday(1), timedelta(days=7))
    assert not is_new_best(course(100), MONDAY, timedelta(days=7))


def test_the_index_of_a_pattern_is_the_median_of_its_lifts():
    log = {
        "bench press": course(100, *[100] * 8, 110),
        "overhead press": course(50, *[50] * 8, 60, exercise="overhead press"),
        "dip": course(*[50] * 2, exercise="dip"),
        "back squat": course(100, *[90] * 9, exercise="back squat"),
    }

    found = strength_index(log, exercises(), monday(9))

    assert found == pytest.approx({"push": 115.0, "squat": 90.0})


def test_one_session_is_no_index_and_a_month_without_the_lift_neither():
    assert strength_index({"bench press": course(100)}, exercises(), MONDAY) == {}
    log = {"bench press": course(100, 110)}
    assert strength_index(log, exercises(), monday(6)) == {}


@pytest.mark.parametrize(
    ("sets", "found"),
    [
        (0, Cover.NONE),
        (0.5, Cover.FADES),
        (3, Cover.HOLDS),
        (4, Cover.GROWS),
        (7.5, Cover.GROWS),
        (8, Cover.TARGET),
        (12, Cover.TARGET),
        (12.5, Cover.MUCH),
        (20, Cover.MUCH),
        (20.5, Cover.TOO_MUCH),
    ],
)
def test_a_muscles_week_is_held_against_what_sets_can_do(sets, found):
    assert cover(sets) is found


def test_push_and_pull_are_hard_sets_by_pattern():
    done = (
        *lifted((5, 80), (5, 80), (5, 80, 5)),
        *lifted((8, None), exercise="pull-up"),
        *lifted((5, 100), exercise="back squat"),
        StrengthSet("bench press", 5, 40, set_type=SetType.WARMUP),
    )

    found = push_pull(done, exercises())

    assert (found.push, found.pull, found.ratio) == (2, 1, 2.0)
    assert push_pull((), exercises()).ratio is None


def test_sides_are_known_only_where_a_note_names_them():
    lunge = Exercise("split squat", "lunge", ("quadriceps",), unilateral=True)
    noted = (
        StrengthSet("split squat", 10, 30, note="left"),
        StrengthSet("split squat", 8, 30, note="right knee odd"),
        StrengthSet("split squat", 8, 90, note="left then right"),
    )

    found = left_right(noted, lunge)

    assert found.sets == 3
    assert found.left_kg == pytest.approx(40)
    assert found.difference == pytest.approx(1 - 38 / 40)
    assert left_right(noted[2:], lunge).difference is None
    assert left_right(noted, exercises()["bench press"]).sets == 0


def test_a_rolling_mean_counts_days_without_training():
    values = {MONDAY: 700.0, MONDAY - timedelta(days=7): 7000.0}

    assert rolling_mean(values, MONDAY, 7) == 100
    assert rolling_mean(values, MONDAY, 8) == 962.5


def test_features_of_an_exercise_are_named_and_what_is_unknown_is_left_out():
    found = exposures([session(0, (5, 100), (5, 100), (5, 100))])["bench press"]

    values = exercise_features(found, MONDAY, exercises()["bench press"], 80.0)

    assert values["volume_kg"] == 1500
    assert values["relative_strength"] == pytest.approx(116.67 / 80, abs=1e-3)
    assert (values["streak"], values["days_since"], values["sessions"]) == (0, 0, 1)
    assert not {"change_4w_kg", "e1rm_kg:rpe", "side_difference"} & values.keys()
    assert exercise_features(found, MONDAY - timedelta(days=1)) == {}


def long_log():
    log = []
    for week in range(30):
        kg = 80 + week - 3 * (week % 4)
        log.append(session(week, *[(5, kg, 8)] * 3))
        log.append(session(week, (8, 60), (8, 60), exercise="pull-up"))
    return log


EVENINGS = [monday(week) + timedelta(days=week % 3) for week in (0, 1, 8, 20, 29)]


def test_no_feature_knows_a_day_after_its_evening():
    def of_log(log, evening):
        return log_features(log, evening, exercises())

    def of_bench(log, evening):
        found = exposures(log).get("bench press", ())
        return exercise_features(found, evening, exercises()["bench press"], 80.0)

    for features in (of_log, of_bench):
        assert leaks(features, long_log(), lambda each: each.day, EVENINGS) == ()
        assert len(features(long_log(), EVENINGS[-1])) > 8


def test_a_feature_from_the_future_would_be_found():
    def planted(log, evening):
        found = exposures(log)["bench press"]
        best = max(each.e1rm_kg for each in found)
        return {**exercise_features(found, evening), "best": best}

    assert leaks(planted, long_log(), lambda each: each.day, EVENINGS) == ("best",)


def test_an_exposure_without_an_estimate_has_features_too():
    dips = Exposure(MONDAY, "dip", (StrengthSet("dip", 8),), None)

    assert "intensity_pct" not in exercise_features([dips], MONDAY)
