"""What is described can be pasted into a plan and means the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.activity import Stroke
from coach.domain.notation import describe, describe_all
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
)
from connectors.planfile.steps import numbered, read_line
from tests.connectors.planfile.writing import RIDE, RUN, STRENGTH, SWIM
from tests.thorough import most

tenths = st.integers(10, 2000).map(lambda n: n / 10)
times = st.one_of(st.integers(1, 7200).map(float), tenths)
ends_by_time = times.map(lambda s: End(EndKind.TIME, s))
notes = st.sampled_from(["", "long", "count, breathe", "hold (both) sides; slow", "ü!"])
side_notes = st.sampled_from(["", "per side", "per side, slow", "slowly, 3-1-1"])
active = st.sampled_from(
    [Intensity.WORK, Intensity.RECOVERY, Intensity.WARMUP, Intensity.COOLDOWN]
)


def distances(unit, factor, numbers):
    return numbers.map(lambda n: End(EndKind.DISTANCE, round(n * factor, 4), unit))


def ranges(kind, low, high, scale=1.0):
    numbers = st.integers(low, high).map(lambda n: n / scale)
    ends = st.tuples(numbers, numbers).map(sorted)
    return ends.map(lambda pair: Target(kind, *pair))


def paces(meters):
    ends = st.tuples(st.integers(40, 900), st.integers(40, 900)).map(sorted)
    return ends.map(
        lambda pair: Target(TargetKind.SPEED, meters / pair[1], meters / pair[0])
    )


plain_targets = st.one_of(
    ranges(TargetKind.HEART_RATE, 60, 220),
    ranges(TargetKind.HEART_RATE_PCT, 50, 100),
    ranges(TargetKind.POWER, 50, 900),
    ranges(TargetKind.POWER_PCT, 400, 1500, 10),
    ranges(TargetKind.CADENCE, 40, 200),
    ranges(TargetKind.RPE, 2, 20, 2),
)


def with_targets(step):
    return st.tuples(step, plain_targets, st.none() | plain_targets).map(
        lambda made: Step(
            made[0].intensity,
            made[0].end,
            made[1],
            made[2],
            stroke=made[0].stroke,
            drill=made[0].drill,
            equipment=made[0].equipment,
            note=made[0].note,
        )
    )


swum = st.builds(
    Step,
    active,
    distances("yd", 0.9144, st.integers(1, 80).map(lambda n: 25 * n)),
    st.none() | paces(91.44),
    stroke=st.none() | st.sampled_from([s for s in Stroke if s is not Stroke.DRILL]),
    drill=st.sampled_from([None, "drill", "kick", "pull"]),
    equipment=st.sampled_from([None, "fins", "kickboard", "paddles", "pull_buoy"]),
    note=notes,
)
run = st.builds(
    Step,
    active,
    st.one_of(
        ends_by_time,
        distances("m", 1.0, st.integers(40, 9000)),
        distances("km", 1000.0, tenths),
    ),
    st.none() | paces(1000.0),
    note=notes,
)
rides = with_targets(st.builds(Step, active, ends_by_time, note=notes))
loads = st.one_of(
    st.integers(1, 600).map(lambda n: Load(LoadKind.KG, n / 2)),
    st.integers(20, 120).map(lambda n: Load(LoadKind.PCT_E1RM, float(n))),
    st.integers(2, 20).map(lambda n: Load(LoadKind.RPE, n / 2)),
    st.just(Load(LoadKind.BODYWEIGHT)),
)
exercises = st.sampled_from(
    ["back squat", "pull-up", "90/90 stretch", "farmer's carry", "t-bar row"]
)
lifted = st.builds(
    Step,
    active,
    st.one_of(
        st.integers(1, 50).map(lambda n: End(EndKind.REPS, float(n))),
        ends_by_time,
        distances("m", 1.0, st.integers(5, 200)),
        st.just(End(EndKind.OPEN)),
    ),
    exercise=exercises,
    load=st.none() | loads,
    note=side_notes,
)
timed_rests = st.builds(Step, st.just(Intensity.REST), ends_by_time, note=notes)
any_rests = timed_rests | st.just(Step(Intensity.REST, End(EndKind.OPEN)))
send_offs = times.map(lambda s: Step(Intensity.REST, End(EndKind.SEND_OFF, s)))


def steps_of(step, rests):
    singles = step | rests
    return st.recursive(
        singles,
        lambda inner: st.builds(
            Repeat,
            st.integers(1, 3),
            st.lists(inner, min_size=1, max_size=3).map(tuple),
        ),
        max_leaves=5,
    ).filter(lambda step: depth(step) <= 4)


def depth(step):
    if isinstance(step, Step):
        return 0
    return 1 + max(depth(inner) for inner in step.steps)


def supersets(number):
    sets = st.lists(lifted, min_size=2, max_size=3).map(
        lambda found: tuple(
            Step(
                Intensity.WORK, s.end, exercise=s.exercise, load=s.load,
                superset=number, note=s.note,
            )
            for s in found
        )
    )  # fmt: skip
    return st.builds(Repeat, st.integers(1, 9), sets)


@settings(max_examples=most(60, 25))
@given(steps_of(swum, any_rests | send_offs))
def test_a_swim_step_described_is_read_back_as_it_was(step):
    assert read_line(describe(step, SWIM.sport), SWIM) == (step,)


@settings(max_examples=most(60, 25))
@given(steps_of(run, any_rests))
def test_a_run_step_described_is_read_back_as_it_was(step):
    assert read_line(describe(step, RUN.sport), RUN) == (step,)


@settings(max_examples=most(60, 25))
@given(steps_of(rides, any_rests))
def test_a_ride_step_described_is_read_back_as_it_was(step):
    assert read_line(describe(step, RIDE.sport), RIDE) == (step,)


@settings(max_examples=most(60, 25))
@given(steps_of(lifted, any_rests))
def test_a_strength_step_described_is_read_back_as_it_was(step):
    assert read_line(describe(step), STRENGTH) == (step,)


@settings(max_examples=most(60, 25))
@given(supersets(1))
def test_a_superset_described_is_read_back_as_it_was(repeat):
    assert read_line(describe(repeat), STRENGTH) == (repeat,)


@settings(max_examples=most(60, 25))
@given(st.lists(steps_of(swum, any_rests | send_offs), max_size=4).map(tuple))
def test_all_lines_of_a_workout_are_read_back_as_they_were(steps):
    lines = describe_all(steps, SWIM.sport)

    assert tuple(s for line in lines for s in read_line(line, SWIM)) == steps


@settings(max_examples=most(60, 25))
@given(st.lists(supersets(1), min_size=1, max_size=4).map(tuple))
def test_supersets_are_numbered_in_their_order(steps):
    inside = (repeat.steps for repeat in numbered(steps))

    assert [{step.superset for step in found} for found in inside] == [
        {number} for number in range(1, len(steps) + 1)
    ]
