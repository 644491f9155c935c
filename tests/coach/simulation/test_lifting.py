from dataclasses import replace
from datetime import date

import pytest

from coach.domain.plan import End, EndKind, Intensity, Load, LoadKind, Repeat, Step
from coach.domain.strength import SetType
from coach.simulation.body import draw_traits, first_body, rested
from coach.simulation.draws import stream
from coach.simulation.lifting import lift
from coach.simulation.lifts import (
    CEILING,
    E1RM_KG,
    guessed_category,
    load_for,
    repetitions_left,
    trained,
)
from tests.simulated import AT_RPE_8, lasting, lifted, rest

BODY = first_body(draw_traits(1))
ATHLETE = replace(rested(draw_traits(1), BODY, date(2026, 3, 1)), e1rm_kg={**E1RM_KG})


def done(*steps, seed=1):
    return lift(steps, ATHLETE, stream(seed))


def working(outing):
    return [s for s in outing.lifted if s.set_type is not SetType.WARMUP]


def test_a_percentage_of_the_maximum_becomes_a_load_of_whole_plates():
    sets = working(done(lifted("back squat", 3, 5, Load(LoadKind.PCT_E1RM, 75))))

    assert {s.load_kg for s in sets} == {85.0}  # 75 % of 112 kg is 84
    assert [s.reps for s in sets] == [5, 5, 5]


def test_an_rpe_becomes_a_load_that_feels_like_it():
    rated = [
        s.rpe
        for seed in range(60)
        for s in working(done(lifted("bench press", 1, 8, AT_RPE_8), seed=seed))
        if s.rpe is not None
    ]

    assert rated
    assert sum(rated) / len(rated) == pytest.approx(8, abs=0.5)


def test_kilograms_are_taken_as_written():
    (one,) = working(done(lifted("bench press", 1, 5, Load(LoadKind.KG, 61.25))))

    assert one.load_kg == 61.25


def test_a_load_beyond_the_athlete_ends_in_failure():
    (one,) = working(done(lifted("bench press", 1, 8, Load(LoadKind.KG, 80))))

    assert (one.set_type, one.reps, one.rpe) == (SetType.FAILURE, 1, 10)


def test_body_weight_and_unknown_exercises_have_no_load():
    outing = done(
        lifted("back squat", 1, 5, Load(LoadKind.BODYWEIGHT)),
        lifted("cossack squat", 1, 5),
    )

    assert [s.load_kg for s in working(outing)] == [None, None]


def test_without_a_prescription_a_known_lift_is_done_at_rpe_8():
    (one,) = working(done(lifted("bench press", 1, 8)))

    assert one.load_kg == pytest.approx(load_for(84, 8, 8), abs=1.3)


def test_heavy_barbell_lifts_are_warmed_up_for():
    outing = done(
        lifted("back squat", 1, 5, AT_RPE_8), lifted("deadlift", 1, 5, AT_RPE_8)
    )
    warm = [s for s in outing.lifted if s.set_type is SetType.WARMUP]

    assert [s.exercise for s in warm] == ["back squat"] * 3 + ["deadlift"]
    assert [s.load_kg for s in warm[:3]] == sorted(s.load_kg for s in warm[:3])
    assert all(s.rpe is None for s in warm)


def test_a_plan_with_warm_up_sets_gets_no_others():
    warm_up = Step(
        Intensity.WARMUP,
        End(EndKind.REPS, 5),
        exercise="back squat",
        load=Load(LoadKind.PCT_E1RM, 50),
    )
    outing = done(warm_up, lifted("back squat", 1, 5, AT_RPE_8))

    assert [s.set_type for s in outing.lifted] == [SetType.WARMUP, SetType.NORMAL]


def test_what_is_held_or_carried_has_no_reps():
    plank = Step(Intensity.WORK, End(EndKind.TIME, 45), exercise="plank")
    carry = Step(Intensity.WORK, End(EndKind.DISTANCE, 40), exercise="farmer's carry")
    held, carried = done(plank, carry).lifted

    assert held.duration_s == pytest.approx(45, abs=3)
    assert carried.distance_m == 40
    assert held.reps is carried.reps is None


def test_supersets_alternate_on_the_watch_and_are_listed_by_exercise_in_the_app():
    pair = tuple(
        Step(Intensity.WORK, End(EndKind.REPS, 8), exercise=name, superset=1)
        for name in ("dead bug", "bird dog")
    )
    outing = done(Repeat(2, (*pair, rest(60))))

    assert [s.exercise for s in outing.lifted] == [
        *["dead bug", "dead bug", "bird dog", "bird dog"]
    ]
    assert {s.superset for s in outing.lifted} == {1}
    assert len(outing.sets) == 4


def test_the_watch_times_sets_and_rests():
    outing = done(lasting(5, Intensity.WARMUP), lifted("deadlift", 3, 5, AT_RPE_8))
    together = sum(s.duration_s + s.rest_s for s in outing.sets)

    assert together < outing.elapsed_s < together + 421
    assert all(s.duration_s > 5 for s in outing.sets)
    assert all(100 < s.rest_s < 160 for s in outing.sets[-3:])


def test_only_hard_sets_train_a_lift():
    warm_up = Step(Intensity.WARMUP, End(EndKind.REPS, 5), exercise="bench press")

    assert done(warm_up).strain.lifted == frozenset()
    assert done(lifted("bench press", 1, 5)).strain.lifted == {"bench press"}


# What lifts are made of


def test_load_and_repetitions_are_two_sides_of_one_formula():
    assert repetitions_left(120, load_for(120, 5, 8)) == pytest.approx(7)


def test_a_trained_lift_grows_and_stops_at_its_ceiling():
    kg = dict(E1RM_KG)
    idle = dict.fromkeys(kg, 0)
    after = trained(kg, E1RM_KG, idle, ["back squat"])
    high = {**kg, "back squat": CEILING * 112.0}

    assert after["back squat"] > 112
    assert after["deadlift"] == 140
    assert (
        trained(high, E1RM_KG, idle, ["back squat"])["back squat"] == high["back squat"]
    )


def test_what_is_left_alone_for_long_is_lost_slowly():
    idle = dict.fromkeys(E1RM_KG, 0) | {"deadlift": 30}
    after = trained(E1RM_KG, E1RM_KG, idle, ["cossack squat"])

    assert 139 < after["deadlift"] < 140
    assert after["back squat"] == 112


def test_a_watch_guesses_the_family_at_best():
    guesses = {guessed_category("bench press", stream(n)) for n in range(40)}

    assert guesses == {"bench_press", "push_up", "row"}
    assert guessed_category("nordic hamstring curl", stream(1)) in {
        *("unknown", "core", "row")
    }
