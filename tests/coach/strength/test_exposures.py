from datetime import date

from coach.domain.strength import LiftSession, SetType, StrengthSet
from coach.strength.exposures import exposures, with_estimates

MONDAY = date(2026, 3, 2)


def session(*sets, day=MONDAY, title="Push"):
    return LiftSession(f"{day}", day, title, sets)


def test_an_exposure_holds_the_working_sets_of_one_exercise():
    log = [
        session(
            StrengthSet("bench press", 5, 40.0, set_type=SetType.WARMUP),
            StrengthSet("bench press", 5, 80.0),
            StrengthSet("dip", 8),
            StrengthSet("bench press", 4, 80.0),
        )
    ]

    bench, dip = exposures(log)["bench press"][0], exposures(log)["dip"][0]

    assert [(each.reps, each.load_kg) for each in bench.sets] == [(5, 80), (4, 80)]
    assert (bench.place, dip.place) == (0, 1)
    assert bench.title == "Push"


def test_the_estimate_is_that_of_the_best_set_whatever_its_effort_was_called():
    heavy = StrengthSet("squat", 5, 100.0, rpe=7.0)
    light = StrengthSet("squat", 5, 90.0)

    (found,) = exposures([session(light, heavy)])["squat"]

    assert round(found.e1rm_kg, 2) == 116.67


def test_what_was_lifted_without_a_load_is_an_exposure_without_an_estimate():
    found = exposures([session(StrengthSet("dip", 8))])["dip"]

    assert found[0].e1rm_kg is None
    assert with_estimates(found) == ()


def test_a_set_that_lost_its_numbers_is_no_exposure():
    assert exposures([session(StrengthSet("squat"))]) == {}


def test_exposures_come_in_the_order_of_the_log():
    later = date(2026, 3, 9)
    log = [
        session(StrengthSet("squat", 5, 100.0)),
        session(StrengthSet("squat", 5, 105.0), day=later),
    ]

    assert [each.day for each in exposures(log)["squat"]] == [MONDAY, later]
