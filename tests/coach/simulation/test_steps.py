from hypothesis import given
from hypothesis import strategies as st

from coach.domain.plan import End, EndKind, Intensity, Repeat, Step, walk
from coach.simulation.steps import numbered, shortened


def step(name, seconds=60.0, kind=EndKind.TIME):
    return Step(Intensity.WORK, End(kind, seconds), note=name)


STEPS = st.recursive(
    st.builds(step, st.just("x")),
    lambda inner: st.builds(
        Repeat, st.integers(1, 3), st.lists(inner, min_size=1, max_size=3).map(tuple)
    ),
    max_leaves=6,
)


def test_a_step_is_numbered_as_a_watch_lists_it():
    inner = Repeat(2, (step("c"), step("d")))
    steps = (step("a"), Repeat(2, (step("b"), inner)), step("e"))

    done = [(number, each.note) for number, each in numbered(steps)]

    # a 0 · b 1 · c 2 · d 3 · inner repeat 4 · outer repeat 5 · e 6
    assert done == [
        *[(0, "a"), (1, "b"), (2, "c"), (3, "d"), (2, "c"), (3, "d")],
        *[(1, "b"), (2, "c"), (3, "d"), (2, "c"), (3, "d"), (6, "e")],
    ]


@given(st.lists(STEPS, max_size=4).map(tuple))
def test_numbering_walks_the_steps_in_order(steps):
    assert [each for _, each in numbered(steps)] == list(walk(steps))


def test_a_shortened_workout_has_fewer_repeats_and_keeps_the_rest():
    steps = (step("warm-up"), Repeat(8, (step("fast"),)), step("cool-down"))

    assert shortened(steps, 0.6) == (steps[0], Repeat(4, steps[1].steps), steps[2])


def test_one_repeat_is_always_left():
    assert shortened((Repeat(2, (step("x"),)),), 0.4) == (Repeat(1, (step("x"),)),)


def test_without_repeats_the_long_steps_are_shortened():
    steps = (step("long", 3600.0), step("short", 120.0), step("swim", 400.0))

    long, short, _ = shortened(steps, 0.5)

    assert long.end.value == 1800
    assert short.end.value == 120


def test_distances_are_shortened_and_reps_are_not():
    far = step("far", 1000.0, EndKind.DISTANCE)
    reps = step("reps", 10, EndKind.REPS)
    until_pressed = step("open", None, EndKind.OPEN)

    assert [s.end.value for s in shortened((far, reps, until_pressed), 0.5)] == [
        *[500.0, 10, None]
    ]


def test_a_repeat_done_once_is_shortened_inside():
    (once,) = shortened((Repeat(1, (step("x", 600.0),)),), 0.5)

    assert once.steps[0].end.value == 300
