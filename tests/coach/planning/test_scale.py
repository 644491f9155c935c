from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Sport
from coach.domain.estimate import steps_s
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    Repeat,
    Step,
    Target,
    TargetKind,
    walk,
)
from coach.planning.scale import eased, scaled
from tests.builders import lifts, workout

YARD_POOL = 22.86


def timed(seconds, intensity=Intensity.WORK, target=None):
    return Step(intensity, End(EndKind.TIME, seconds), target)


def swum(yards, intensity=Intensity.WORK):
    return Step(intensity, End(EndKind.DISTANCE, yards * 0.9144, "yd"))


def on(seconds):
    return Step(Intensity.REST, End(EndKind.SEND_OFF, seconds))


def of(sport, *steps, **fields):
    """A workout of these steps that takes as long as they do."""
    minutes = steps_s(steps, Sport(sport)) / 60
    return workout(sport, 1, minutes, steps=steps, **fields)


def swim(*steps, **fields):
    yards = sum(s.end.value for s in walk(steps) if s.end.kind is EndKind.DISTANCE)
    return of("swim", *steps, distance_m=yards, pool_length_m=YARD_POOL, **fields)


def yards(made):
    return [
        round(s.end.value / 0.9144, 3)
        for s in walk(made.steps)
        if s.end.kind is EndKind.DISTANCE
    ]


def intervals(times=4):
    four_minutes = Repeat(times, (timed(240), timed(180, Intensity.RECOVERY)))
    around = timed(600, Intensity.WARMUP), timed(480, Intensity.COOLDOWN)
    return of("run", around[0], four_minutes, around[1])


def test_repetitions_go_before_the_parts_of_one_are_cut():
    shortened = scaled(intervals(), 0.8)

    assert shortened.steps[1] == replace(intervals().steps[1], times=3)


def test_warm_up_and_cool_down_give_what_the_repetitions_do_not():
    warm_up, _, cool_down = scaled(intervals(), 0.8).steps

    assert 300 <= warm_up.end.value < 600
    assert 240 <= cool_down.end.value < 480


def test_a_warm_up_keeps_half_of_its_length_at_least():
    made = of("run", timed(600, Intensity.WARMUP), timed(600))

    assert scaled(made, 0.5).steps[0].end.value == 300


def test_the_last_exercise_gives_sets_before_the_first():
    made = of("strength", *lifts("squat", "row", "press", "plank", "carry"))

    counts = [repeat.times for repeat in scaled(made, 0.8).steps]

    assert counts == [3, 3, 2, 2, 2]
    assert scaled(made, 0.8).hard_sets == 12


def test_rounds_of_a_warm_up_stay():
    strides = Repeat(4, (timed(20, Intensity.WARMUP), timed(40, Intensity.REST)))
    made = of("run", strides, timed(1800))

    assert scaled(made, 0.7).steps[0] == strides


def test_a_rest_is_left_as_long_as_it_was():
    rest = timed(90, Intensity.REST)
    made = of("run", timed(1800), rest, timed(1800))

    assert scaled(made, 0.6).steps[1] == rest


def test_a_swim_stays_whole_laps_of_its_pool():
    shortened = scaled(swim(swum(200), swum(300), swum(1000)), 0.8)

    assert yards(shortened) == [200, 250, 750]
    assert shortened.distance_m == pytest.approx(1200 * 0.9144)


def test_a_swim_in_a_pool_of_metres_stays_whole_laps_too():
    step = Step(Intensity.WORK, End(EndKind.DISTANCE, 400, "m"))
    made = of("swim", step, distance_m=400.0, pool_length_m=25.0)

    assert scaled(made, 0.8).distance_m == 350


@pytest.mark.parametrize(("unit", "lap"), [("yd", 45.72), ("m", 50.0)])
def test_a_swim_without_a_pool_is_shortened_in_laps_of_its_unit(unit, lap):
    step = Step(Intensity.WORK, End(EndKind.DISTANCE, 20 * lap, unit))

    (shortened,) = scaled(of("swim", step), 0.8).steps

    assert shortened.end.value == pytest.approx(16 * lap)


def test_single_lengths_go_two_at_a_time_so_that_a_swim_ends_where_it_began():
    sprints = Repeat(10, (swum(25), on(60)))

    (repeat,) = scaled(swim(sprints), 0.65).steps

    assert repeat.times == 8


def test_one_lap_is_as_short_as_a_swim_gets():
    assert yards(scaled(swim(swum(50), swum(400)), 0.5))[0] == 50


def test_a_send_off_goes_with_the_swim_before_it():
    shortened = scaled(swim(swum(400), on(480), swum(100)), 0.75)

    assert shortened.steps[0].end.value == pytest.approx(300 * 0.9144)
    assert shortened.steps[1].end == End(EndKind.SEND_OFF, 360)


def test_a_send_off_after_nothing_that_is_swum_stays():
    open_end = Step(Intensity.WORK, End(EndKind.OPEN))
    made = of("swim", on(60), swum(400), open_end, on(90))

    shortened = scaled(made, 0.75)

    assert [shortened.steps[n].end.value for n in (0, 3)] == [60, 90]


def test_a_run_in_miles_stays_tenths_of_a_mile():
    step = Step(Intensity.WORK, End(EndKind.DISTANCE, 5 * 1609.344, "mi"))

    (shortened,) = scaled(of("run", step), 0.75).steps

    assert shortened.end.value / 1609.344 == pytest.approx(3.8)
    assert shortened.end.unit == "mi"


def test_without_steps_time_distance_and_load_go_together():
    made = workout("ride", 1, 50, steps=(), distance_m=20000.0, load=60.0)

    shortened = scaled(made, 0.8)

    assert shortened.duration_s == 40 * 60
    assert shortened.distance_m == 16000
    assert shortened.load == pytest.approx(48)


def test_without_steps_distance_is_rounded_up_when_less_and_down_when_more():
    made = workout("ride", 1, 50, steps=(), distance_m=20030.0)

    assert scaled(made, 0.8).distance_m == 16100
    assert scaled(made, 1.1).distance_m == 22000


def test_distance_goes_with_the_metres_that_are_done_and_not_with_rests_or_time():
    def far(metres, intensity):
        return Step(intensity, End(EndKind.DISTANCE, metres, "m"))

    made = of(
        "run",
        timed(600),
        far(1000, Intensity.WORK),
        far(1000, Intensity.REST),
        far(450, Intensity.COOLDOWN),
        distance_m=1450.0,
    )

    shortened = scaled(made, 0.8)

    metres = [step.end.value for step in shortened.steps[1:]]
    assert metres == [750, 1000, 350]
    assert shortened.distance_m == 1100


def test_distance_is_told_to_the_centimetre():
    run = Step(Intensity.WORK, End(EndKind.DISTANCE, 900, "m"))

    assert scaled(of("run", run, distance_m=1000.0), 0.75).distance_m == 777.78


def test_a_workout_of_no_known_length_keeps_its_load():
    made = workout("ride", 1, 0, steps=(), load=60.0)

    assert scaled(made, 0.8).load == 60


def test_a_longer_run_runs_longer_and_warms_up_the_same():
    made = of("run", timed(600, Intensity.WARMUP), timed(1800))

    grown = scaled(made, 1.1)

    assert [step.end.value for step in grown.steps] == [600, 2040]
    assert grown.duration_s == 44 * 60


def test_a_longer_swim_has_more_rounds():
    (repeat,) = scaled(swim(Repeat(10, (swum(100), on(120)))), 1.2).steps

    assert repeat.times == 12


def test_whole_blocks_go_before_the_rounds_inside_them():
    inner = Repeat(4, (timed(60), timed(30, Intensity.RECOVERY)))
    made = of("run", Repeat(5, (inner, timed(120, Intensity.RECOVERY))))

    (outer,) = scaled(made, 0.8).steps

    assert outer == replace(made.steps[0], times=4)


def test_taken_easily_a_session_is_not_hard_and_aims_lower():
    target = Target(TargetKind.HEART_RATE, 160, 170)
    made = of("run", timed(3000, target=target), hard=True, rpe=8.0, load=90.0)

    easy = eased(made, 0.7)

    assert (easy.hard, easy.rpe, easy.title) == (False, 3, f"{made.title} (easy)")
    assert easy.load == pytest.approx(0.7 * 90 * 0.75**2)
    assert easy.steps[0].target == Target(TargetKind.HEART_RATE, 120, 127.5)
    assert easy.duration_s == 35 * 60


def test_taken_easily_a_rest_is_as_long():
    rest = timed(60, Intensity.REST)

    assert eased(of("run", timed(1800), rest), 0.7).steps[1] == rest


def test_taken_easily_the_cadence_stays():
    cadence = Target(TargetKind.CADENCE, 85, 95)
    step = timed(3000, target=Target(TargetKind.POWER, 200, 240))
    made = of("ride", replace(step, secondary=cadence))

    (easy,) = eased(made, 0.7).steps

    assert (easy.target, easy.secondary) == (
        Target(TargetKind.POWER, 150, 180),
        cadence,
    )


def test_taken_easily_it_should_feel_easy():
    made = of("run", timed(3000, target=Target(TargetKind.RPE, 8, 9)))

    assert eased(made, 0.7).steps[0].target == Target(TargetKind.RPE, 2, 4)


def test_what_already_was_easier_than_easy_stays_so():
    assert eased(of("run", timed(3000), rpe=2.0), 0.7).rpe == 2


def test_a_lift_taken_easily_is_lighter_to_the_plates_there_are():
    made = of("strength", *lifts("squat", kg=100.0), hard=True)

    assert {s.load for s in walk(eased(made, 0.7).steps) if s.load} == {
        Load(LoadKind.KG, 75.0)
    }


@pytest.mark.parametrize(
    ("load", "lighter"),
    [
        (Load(LoadKind.KG, 85.0), Load(LoadKind.KG, 62.5)),
        (Load(LoadKind.PCT_E1RM, 85.0), Load(LoadKind.PCT_E1RM, 63.8)),
        (Load(LoadKind.RPE, 9.0), Load(LoadKind.RPE, 6.0)),
        (Load(LoadKind.RPE, 5.0), Load(LoadKind.RPE, 5.0)),
        (Load(LoadKind.BODYWEIGHT), Load(LoadKind.BODYWEIGHT)),
    ],
)
def test_every_kind_of_load_is_eased_in_its_own_way(load, lighter):
    one = Step(Intensity.WORK, End(EndKind.REPS, 5), exercise="squat", load=load)
    made = of("strength", Repeat(4, (one, timed(120, Intensity.REST))))

    assert next(walk(eased(made, 0.7).steps)).load == lighter


def test_slower_swims_get_longer_send_offs_and_are_fewer():
    pace = Target(TargetKind.SPEED, 1.2, 1.2)
    made = swim(Repeat(10, (replace(swum(100), target=pace), on(105))))

    (repeat,) = eased(made, 0.7).steps
    hundred, send_off = repeat.steps

    assert send_off.end.value == 140
    assert hundred.end == swum(100).end
    assert hundred.target.high == pytest.approx(0.9)
    assert send_off.end.value > hundred.end.value / hundred.target.low
    assert repeat.times == 6
    assert eased(made, 0.7).duration_s <= made.duration_s


durations = st.integers(5, 400)
parts = st.lists(
    st.one_of(
        st.builds(timed, st.integers(5, 3600), st.sampled_from(Intensity)),
        st.builds(swum, st.integers(1, 60).map(lambda n: 25 * n)),
        st.just(on(90)),
        st.builds(
            Repeat,
            st.integers(1, 12),
            st.lists(
                st.one_of(st.builds(swum, st.just(50)), st.just(timed(45))), min_size=1
            ).map(tuple),
        ),
        st.just(lifts("squat")[0]),
    ),
    max_size=5,
)
sports = st.sampled_from(["swim", "run", "strength", "mobility"])


@given(sports, parts, durations, st.floats(0.3, 1.0))
def test_shortened_a_workout_is_no_shorter_than_was_asked_for(
    sport, steps, minutes, factor
):
    made = workout(sport, 1, minutes, steps=tuple(steps), load=50.0, distance_m=900.0)

    result = scaled(made, factor)

    assert factor * made.duration_s - 1 <= result.duration_s <= made.duration_s
    assert result.load <= 50
    assert 0 < result.distance_m <= 900
    _is_the_same_but_for_its_size(made, result)


@given(sports, parts, durations, st.floats(1.0, 1.5))
def test_lengthened_a_workout_is_no_longer_than_was_asked_for(
    sport, steps, minutes, factor
):
    made = workout(sport, 1, minutes, steps=tuple(steps), load=50.0, distance_m=900.0)

    result = scaled(made, factor)

    assert made.duration_s <= result.duration_s <= factor * made.duration_s + 1
    _is_the_same_but_for_its_size(made, result)


@given(sports, parts, durations, st.floats(0.5, 1.0))
def test_taken_easily_a_workout_never_takes_longer(sport, steps, minutes, factor):
    made = workout(sport, 1, minutes, steps=tuple(steps), load=50.0, distance_m=900.0)

    result = eased(made, factor)

    assert 0 < result.duration_s <= made.duration_s
    assert result.load <= 50


def _is_the_same_but_for_its_size(made, result):
    assert all(s.end.value is None or s.end.value > 0 for s in walk(result.steps))
    assert len(result.steps) == len(made.steps)
    same = (made.uuid, made.day, made.sport, made.original_duration_s)
    assert same == (result.uuid, result.day, result.sport, result.original_duration_s)
