import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Sport
from coach.domain.strength import SetType, StrengthSet
from coach.strength.slips import slips, undecided
from tests.builders import activity, sets
from tests.simulated import year

BENCH = "bench press"


def session(on, load_kg, *, reps=(5, 5, 5), exercise=BENCH, **fields):
    """A session on that day; `load_kg` may be one for all sets or one for each."""
    loads = load_kg if isinstance(load_kg, tuple) else (load_kg,) * len(reps)
    done = (
        StrengthSet(exercise, r, load, **fields)
        for r, load in zip(reps, loads, strict=True)
    )
    return activity(Sport.STRENGTH, on, sets=tuple(done), uuid=f"day {on} {exercise}")


def weekly(*loads_kg, **fields):
    return [session(7 * week, load, **fields) for week, load in enumerate(loads_kg)]


def steady(count=12, load_kg=100.0):
    """Sessions of 2.5 kg more every third week."""
    return weekly(*(load_kg + 2.5 * (week // 3) for week in range(count)))


def reasons(history):
    return [why for _, why in sorted(slips(history).items())]


def test_a_slip_is_known_by_its_activity_and_set():
    history = [*steady(), session(30, (100, 2451, 100))]

    assert slips(history) == {
        ("day 30 bench press", 1): (
            "2,451 kg: your heaviest bench press in the other sessions was 107.5 kg;"
            " 245.1 or 24.51 may be meant"
        )
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (1000, "100 may be meant"),
        (1025, "102.5 or 105 may be meant"),
        (1005, "100.5 or 105 may be meant"),
        (10250, "102.5 may be meant"),
        (1105, "110.5 or 105 may be meant"),
        (242.5, "242.5 lb (110 kg) or 121.25 kg in each hand may be meant"),
        (225, "225 lb (102.1 kg) or 112.5 kg in each hand may be meant"),
    ],
)
def test_what_may_have_been_meant(typed, meant):
    (why,) = reasons([*steady(), session(30, (typed, 100, 100))])

    assert why.endswith(f"was 107.5 kg; {meant}")


def test_both_dumbbells_together_are_named_and_a_barbell_has_no_two_hands():
    dumbbells = weekly(*(30,) * 12, exercise="Curl (Dumbbell)")
    barbells = weekly(*(30,) * 12, exercise="Curl (Barbell)")
    slip = {"reps": (5,), "load_kg": 65}

    (one,) = reasons([*dumbbells, session(30, exercise="Curl (Dumbbell)", **slip)])
    (other,) = reasons([*barbells, session(30, exercise="Curl (Barbell)", **slip)])

    assert one.endswith("; 65 lb (29.5 kg) or 32.5 kg in each hand may be meant")
    assert other.endswith("; 65 lb (29.5 kg) may be meant")


def test_every_set_of_a_session_typed_in_pounds_is_named():
    history = [*steady(), session(30, 230)]

    assert [at for _, at in sorted(slips(history))] == [0, 1, 2]


@pytest.mark.parametrize("count", [5, 12])
def test_two_slips_do_not_hide_each_other(count):
    slip, other = session(30, (1000, 100, 100)), session(45, (100, 1050, 100))
    history = [*steady(count, 105), slip, other]

    assert sorted(slips(history)) == [
        ("day 30 bench press", 0),
        ("day 45 bench press", 1),
    ]
    usual = "107.5 kg" if count == 5 else "112.5 kg"
    assert all(f"in the other sessions was {usual}" in why for why in reasons(history))


def test_too_many_repetitions_for_the_load_are_named():
    history = [*steady(), session(30, 100, reps=(5, 88, 8))]

    assert reasons(history) == [
        (
            "88 repetitions of bench press with 100 kg: by the other sessions about 8"
            " are likely; 8 may be meant"
        )
    ]


def test_many_repetitions_with_little_are_no_slip():
    assert reasons([*steady(), session(30, 20, reps=(60, 50, 40))]) == []


def test_who_always_does_many_repetitions_may():
    calves = weekly(*(100,) * 12, reps=(40, 60, 80))

    assert reasons(calves) == []


@pytest.mark.parametrize("others", [0, 1, 2])
def test_with_fewer_than_three_other_sessions_nothing_is_said(others):
    assert reasons([*weekly(*(100,) * others), session(90, 1000)]) == []


def test_with_three_other_sessions_it_is():
    assert len(reasons([*weekly(100, 100, 100), session(28, 1000)])) == 3


def test_other_exercises_say_nothing():
    history = [*steady(), *weekly(10, 10, 10), session(30, 140, exercise="squat")]

    assert reasons(history) == []


def test_warm_ups_are_neither_named_nor_asked():
    light = [session(on, 20, set_type=SetType.WARMUP) for on in range(1, 40, 7)]

    assert reasons([*light, session(50, 100)]) == []
    assert reasons([*steady(), session(30, 1000, set_type=SetType.WARMUP)]) == []


def test_sets_without_load_or_repetitions_are_left_alone():
    free = weekly(*(None,) * 8, reps=(10, 10, 200))
    held = weekly(*(20,) * 8, reps=(None, None, None))

    assert reasons(free) == []
    assert reasons([*held, session(60, 300, reps=(None, None, None))]) == []


def test_a_new_machine_in_the_last_session_is_believed_a_tenfold_load_is_not():
    few = weekly(20, 20, 20, 22.5)

    assert reasons([*few, session(35, 50)]) == []
    assert len(reasons([*few, session(35, 200)])) == 3
    assert len(reasons([*few, session(35, 50), *[session(40 + n, 20) for n in (0, 5)]]))


def test_a_long_break_explains_a_double_load_but_not_a_tenfold():
    childhood = weekly(*(20,) * 15)

    assert reasons([*childhood, session(3000, 80)]) == []
    assert len(reasons([*childhood, session(3000, 200)])) == 3


def test_a_single_after_sets_of_fifteen_is_no_slip():
    many = weekly(*(40,) * 12, reps=(15, 15, 15))

    assert reasons([*many, session(90, 84, reps=(1, 1, 1))]) == []


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_sessions_come_makes_no_difference(chance):
    history = [
        *steady(),
        session(30, (1000, 100, 100)),
        session(45, 100, reps=(5, 88, 8)),
    ]
    shuffled = chance.sample(history, len(history))

    assert slips(shuffled) == slips(history)
    assert len(slips(history)) == 2


def trained(seed, count):
    """An honest lifter: up to 5 % a session, deloads, records, breaks, comebacks."""
    draw = random.Random(seed)
    load, day = draw.uniform(5, 120), 0
    for _ in range(count):
        kind = draw.choices(
            ("more", "same", "deload", "record", "break"), (8, 8, 2, 1, 1)
        )
        day += draw.randint(1, 5)
        today = load
        match kind[0]:
            case "more":
                load *= draw.uniform(1, 1.05)
                today = load
            case "deload":
                today = load * draw.uniform(0.5, 0.7)
            case "record":
                today = load * draw.uniform(1.05, 1.15)
            case "break":
                day += draw.randint(20, 300)
                load *= draw.uniform(0.6, 0.9)
                today = load
        reps = tuple(draw.randint(1, 15) for _ in range(draw.randint(1, 5)))
        loads = tuple(round(today * draw.uniform(0.6, 1), 1) or 0.5 for _ in reps)
        yield session(day, (today, *loads[1:]), reps=reps)


@given(st.integers(0, 10**9), st.integers(4, 40))
def test_honest_training_is_never_called_a_slip(seed, count):
    assert slips(trained(seed, count)) == {}


@given(st.integers(0, 10**9), st.sampled_from([10, 100]), st.data())
def test_a_misplaced_point_is_always_found(seed, times, data):
    history = [*trained(seed, 20)]
    tops = sorted(max(s.load_kg for s in each.sets) for each in history)
    at = data.draw(st.integers(0, len(history) - 1))
    wrong = history[at]
    load = max(one.load_kg for one in wrong.sets)
    heavy = [round(load * times, 2), *(one.load_kg for one in wrong.sets[1:])]
    history[at] = replace(
        wrong,
        sets=tuple(
            replace(one, load_kg=kg) for one, kg in zip(wrong.sets, heavy, strict=True)
        ),
    )

    if load * times > 5 * 1.4 * tops[-1]:
        assert {*slips(history)} == {(wrong.uuid, 0)}


@pytest.mark.parametrize("seed", [1, 7])
def test_the_simulated_athletes_make_no_slips(seed):
    logged = [done.logged for done in year(seed).sessions if done.logged]

    assert sum(len(each.sets) for each in logged) > 500
    assert slips(logged) == {}


def test_the_history_is_only_read():
    history = [*steady(), session(30, (1000, 100, 100))]
    before = [each.sets for each in history]
    slips(iter(history))

    assert [each.sets for each in history] == before
    assert slips([]) == {}
    assert slips([activity(sets=sets(5, 5))]) == {}


typed = st.tuples(
    st.sampled_from(["bench press", "curl"]),
    st.lists(st.sampled_from([20, 40, 50, 100, 210, 500]), min_size=1, max_size=2),
    st.sampled_from([3, 12, 29, 30, 95]),
)


@given(st.lists(typed, max_size=24), st.integers(0, 24))
def test_the_older_sessions_of_the_undecided_exercises_are_all_that_is_needed(
    written, cut
):
    history = [
        session(3 * n, tuple(loads), reps=(reps,) * len(loads), exercise=exercise)
        for n, (exercise, loads, reps) in enumerate(written)
    ]
    older, recent = history[:cut], history[cut:]
    seen = {each.uuid for each in recent}

    asked = undecided(recent)
    needed = [each for each in older if each.sets[0].exercise in asked]

    of_all = {key: why for key, why in slips(history).items() if key[0] in seen}
    found = {
        key: why for key, why in slips([*needed, *recent]).items() if key[0] in seen
    }
    assert found == of_all


def test_of_an_exercise_done_as_ever_nothing_older_is_asked():
    assert undecided(steady()) == frozenset()
    assert undecided(steady(4)) == {BENCH}
    assert undecided([*steady(), session(30, (1000, 100, 100))]) == {BENCH}
    assert undecided([*steady(), session(30, 20, reps=(30,))]) == {BENCH}
