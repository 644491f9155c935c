"""Planned workouts for the writer's tests: by hand, and drawn."""

from datetime import UTC, datetime

from garmin_fit_sdk import Decoder, Stream
from hypothesis import strategies as st

from coach.catalogue.exercises import exercises
from coach.domain.activity import Sport, Stroke
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
from connectors.fitfile.write import FitWorkoutWriter
from tests.builders import workout

YARD = 0.9144
MADE = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
WRITER = FitWorkoutWriter()
E1RM = {"back squat": 141.0, "bench press": 100.0}


def written(planned, e1rm_kg=E1RM, made_at=MADE):
    return WRITER.write(planned, exercises(), e1rm_kg, made_at)


def differences(content, planned, e1rm_kg=E1RM):
    return WRITER.differences(content, planned, exercises(), e1rm_kg)


def with_sdk(content):
    """The messages by kind as Garmin's own decoder, uncomplaining, reads them."""
    stream = Stream.from_byte_array(bytearray(content))
    assert Decoder(stream).check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(bytearray(content))).read()
    assert errors == []
    return messages


def step(kind="open", value=None, intensity=Intensity.WORK, unit=None, **fields):
    return Step(intensity, End(EndKind(kind), value, unit), **fields)


def yards(count, stroke=Stroke.FREESTYLE, intensity=Intensity.WORK, **fields):
    return step("distance", count * YARD, intensity, "yd", stroke=stroke, **fields)


def rest(seconds=None, kind="time"):
    return step(kind if seconds else "open", seconds, Intensity.REST)


def swim(*steps, pool_m=25 * YARD, **fields):
    return workout("swim", steps=steps, pool_length_m=pool_m, **fields)


def bpm(low, high):
    return Target(TargetKind.HEART_RATE, low, high)


def lift(exercise="back squat", reps=5, load=None, **fields):
    return step("reps", reps, exercise=exercise, load=load, **fields)


_INTENSITIES = st.sampled_from(Intensity)
_RANGES = {
    TargetKind.SPEED: (0.3, 12.0),
    TargetKind.HEART_RATE: (40, 210),
    TargetKind.HEART_RATE_PCT: (30, 100),
    TargetKind.POWER: (0, 1200),
    TargetKind.POWER_PCT: (20, 300),
    TargetKind.CADENCE: (30, 130),
    TargetKind.RPE: (1, 10),
}


@st.composite
def targets(draw):
    kind = draw(st.sampled_from(TargetKind))
    number = (
        st.floats(*_RANGES[kind])
        if kind == "speed"
        else st.integers(*map(int, _RANGES[kind]))
    )
    low, high = sorted((draw(number), draw(number)))
    return Target(kind, low, high)


def ends(sport):
    any_end = [
        st.builds(lambda s: End(EndKind.TIME, s), st.integers(1, 20_000)),
        st.just(End(EndKind.OPEN)),
    ]
    if sport is Sport.STRENGTH:
        return st.one_of(
            st.builds(lambda n: End(EndKind.REPS, n), st.integers(1, 100)), *any_end
        )
    lengths = {
        "yd": st.integers(1, 80).map(lambda n: n * 25 * YARD),
        "m": st.integers(1, 100_000).map(float),
        "km": st.integers(1, 200).map(lambda n: n * 500.0),
        "mi": st.integers(1, 30).map(lambda n: n * 1609.344),
    }
    distance = st.sampled_from(sorted(lengths)).flatmap(
        lambda unit: lengths[unit].map(lambda m: End(EndKind.DISTANCE, m, unit))
    )
    return st.one_of(distance, *any_end)


@st.composite
def plain_steps(draw, sport):
    common = {
        "target": draw(st.none() | targets()),
        "secondary": draw(st.none() | targets()),
        "note": draw(st.text(max_size=120)),
    }
    if sport is Sport.SWIM:
        if draw(st.integers(0, 4)) == 0:
            return rest(draw(st.integers(20, 900)), "send_off")
        common["stroke"] = draw(st.none() | st.sampled_from(Stroke))
        common["drill"] = draw(st.sampled_from([None, None, "kick", "pull", "drill"]))
        common["equipment"] = draw(
            st.sampled_from([None, "fins", "paddles", "pull_buoy", "tempo trainer"])
        )
    if sport is Sport.STRENGTH:
        common["exercise"] = draw(st.none() | st.sampled_from(sorted(exercises())))
        common["load"] = draw(st.none() | loads())
        common["superset"] = draw(st.none() | st.integers(0, 3))
    return Step(draw(_INTENSITIES), draw(ends(sport)), **common)


def loads():
    return st.one_of(
        st.builds(lambda q: Load(LoadKind.KG, q / 4), st.integers(1, 2000)),
        st.builds(lambda p: Load(LoadKind.PCT_E1RM, p), st.integers(10, 110)),
        st.builds(lambda r: Load(LoadKind.RPE, r / 2), st.integers(10, 20)),
        st.just(Load(LoadKind.BODYWEIGHT)),
    )


def step_trees(sport):
    """Steps and repeats of them, nested."""
    return st.recursive(
        plain_steps(sport),
        lambda inner: st.builds(
            Repeat,
            st.integers(1, 12),
            st.lists(inner, min_size=1, max_size=3).map(tuple),
        ),
        max_leaves=8,
    )


@st.composite
def planned_workouts(draw):
    sport = draw(st.sampled_from([Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.STRENGTH]))
    pools = [None, 25.0, 50.0, 25 * YARD, 50 * YARD, 33.33]
    return workout(
        sport,
        steps=tuple(draw(st.lists(step_trees(sport), max_size=5))),
        title=draw(st.text(max_size=60)),
        pool_length_m=draw(st.sampled_from(pools)) if sport is Sport.SWIM else None,
    )
