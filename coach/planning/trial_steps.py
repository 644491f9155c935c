"""The steps of tests of fitness: warm up, try, cool down."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from coach.domain.activity import Stroke
from coach.domain.notation import METERS_PER_UNIT, PER_SIDE
from coach.domain.plan import End, EndKind, Intensity, Repeat, Step, Steps
from coach.units import METERS_PER_YARD

YARD_POOL_M = 25 * METERS_PER_YARD
_METER_POOL_M = 25.0
_ALL_OUT = "all out"


@dataclass(frozen=True, slots=True)
class Course:
    """The pool that a test is swum in."""

    pool_m: float

    @property
    def unit(self) -> str:
        """Yards or metres, by its length."""
        lengths = self.pool_m / METERS_PER_YARD
        return "yd" if abs(lengths - round(lengths)) < 0.001 else "m"

    def for_tests(self, keys: Collection[str]) -> "Course":
        """Another pool where a test's distance is no whole number of its lengths."""
        if "swim_100yd_s" in keys and self.unit != "yd":
            return Course(YARD_POOL_M)
        if "swim_100m_s" in keys and self.unit != "m":
            return Course(_METER_POOL_M)
        return self


def trial_steps(keys: Collection[str], course: Course) -> Steps:
    """One session with these tests, in the order of the keys.

    Args:
        keys: of `FITNESS_TESTS`, those of one kind of session together.
        course: for swims.
    """
    for key in keys:
        if key in _RUNS:
            return _run(_RUNS[key])
    if any(key.startswith("swim_") for key in keys):
        return _swim(keys, course.unit)
    warm_up = _JUMP_WARM_UP if set(keys) & _JUMPS.keys() else _RANGE_WARM_UP
    known = {**_JUMPS, **_RANGES}
    return (*warm_up, *(known[key] for key in keys))


def _for(seconds: float, intensity: Intensity = Intensity.WORK, note: str = "") -> Step:
    return Step(intensity, End(EndKind.TIME, seconds), note=note)


def _rest(seconds: float) -> Step:
    return _for(seconds, Intensity.REST)


def _run(work: Step) -> Steps:
    easy = _for(720, Intensity.WARMUP)
    stride = _for(20, Intensity.WARMUP, "strides")
    strides = Repeat(4, (stride, _for(40, Intensity.WARMUP)))
    return easy, strides, _rest(120), work, _for(480, Intensity.COOLDOWN)


_RUNS: Mapping[str, Step] = {
    "run_12min_m": _for(720, note=_ALL_OUT),
    "run_5k_s": Step(
        Intensity.WORK, End(EndKind.DISTANCE, 5000.0, "km"), note=_ALL_OUT
    ),
}


def _swim(keys: Collection[str], unit: str) -> Steps:
    def far(
        distance: int, intensity: Intensity = Intensity.WORK, note: str = ""
    ) -> Step:
        end = End(EndKind.DISTANCE, round(distance * METERS_PER_UNIT[unit], 4), unit)
        free = Stroke.FREESTYLE if note else None
        return Step(intensity, end, stroke=free, note=note)

    build = Repeat(4, (far(50, Intensity.WARMUP, "build"), _rest(20)))
    fast = Repeat(2, (far(25, Intensity.WARMUP, "fast"), _rest(30)))
    tries = [int(key.split("_")[1].rstrip("ydm")) for key in keys]
    between: Steps = (far(200, Intensity.RECOVERY), _rest(180))
    work: Steps = ()
    for number, distance in enumerate(tries):
        work += (*(between if number else ()), far(distance, note=_ALL_OUT))
    return (
        far(300, Intensity.WARMUP),
        build,
        fast,
        far(100, Intensity.WARMUP),
        _rest(180),
        *work,
        far(300, Intensity.COOLDOWN),
    )


def _sets(times: int, end: End, exercise: str, rest_s: float, note: str = "") -> Repeat:
    step = Step(Intensity.WORK, end, exercise=exercise, note=note)
    return Repeat(times, (step, _rest(rest_s)))


def _warm(end: End, exercise: str, note: str = "") -> Step:
    return Step(Intensity.WARMUP, end, exercise=exercise, note=note)


def _reps(number: int) -> End:
    return End(EndKind.REPS, number)


_JUMP_WARM_UP: Steps = (
    _for(300, Intensity.WARMUP, "bike or rower"),
    _warm(_reps(5), "world's greatest stretch", PER_SIDE),
    _warm(_reps(15), "pogo hop"),
)
_JUMPS: Mapping[str, Repeat] = {
    "cmj_cm": _sets(3, _reps(1), "countermovement jump", 60),
    "broad_jump_cm": _sets(3, _reps(1), "broad jump", 60),
    "box_jump_cm": _sets(
        *(3, _reps(1), "box jump", 60),
        "the highest box you land on standing tall",
    ),
}
_RANGE_WARM_UP: Steps = (
    _for(180, Intensity.WARMUP, "march, swing the arms"),
    _warm(_reps(10), "leg swing", PER_SIDE),
)
_RANGES: Mapping[str, Repeat] = {
    "sit_and_reach_cm": _sets(3, End(EndKind.TIME, 10), "sit and reach", 20),
    "y_balance_pct": _sets(3, _reps(3), "y-balance test", 30, PER_SIDE),
    "overhead_squat_0_3": _sets(1, _reps(5), "overhead squat test", 30),
}
