"""What is intended: workouts, their steps, and the plan they belong to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from coach.domain.activity import Sport, Stroke


class Intensity(StrEnum):
    """What a step is for."""

    WARMUP = "warmup"
    WORK = "work"
    RECOVERY = "recovery"
    REST = "rest"
    COOLDOWN = "cooldown"


class EndKind(StrEnum):
    """What ends a step."""

    TIME = "time"
    DISTANCE = "distance"
    REPS = "reps"
    SEND_OFF = "send_off"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class End:
    """When a step is over.

    Attributes:
        value: seconds for time and send-off, metres for distance, a count for
            reps, None for open (the athlete presses the button). A send-off is a
            rest that ends when that many seconds have passed since the swim
            before it began.
        unit: how the athlete wrote a distance: `yd`, `m`, `km` or `mi`.
    """

    kind: EndKind
    value: float | None = None
    unit: str | None = None


class TargetKind(StrEnum):
    """What a step's target is measured in."""

    SPEED = "speed"
    HEART_RATE = "heart_rate"
    HEART_RATE_PCT = "heart_rate_pct"
    POWER = "power"
    POWER_PCT = "power_pct"
    CADENCE = "cadence"
    RPE = "rpe"


@dataclass(frozen=True, slots=True)
class Target:
    """A range to stay in, low <= high.

    Attributes:
        kind: speed m/s, heart_rate bpm, heart_rate_pct % of the highest heart
            rate, power W, power_pct % of FTP, cadence rpm, rpe 1-10.
    """

    kind: TargetKind
    low: float
    high: float


class LoadKind(StrEnum):
    """How a set's load is prescribed."""

    KG = "kg"
    PCT_E1RM = "pct_e1rm"
    RPE = "rpe"
    BODYWEIGHT = "bodyweight"


@dataclass(frozen=True, slots=True)
class Load:
    """How heavy: kilograms, % of the estimated one-repetition maximum, or an RPE."""

    kind: LoadKind
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do until `end`.

    Attributes:
        exercise: the catalogue's name, for strength and mobility.
        drill: `kick`, `pull` or `drill` for swims.
        equipment: `fins`, `kickboard`, `paddles`, `pull_buoy`, `snorkel`.
        superset: steps with the same number alternate.
        note: the athlete's words, cleaned.
    """

    intensity: Intensity
    end: End
    target: Target | None = None
    secondary: Target | None = None
    stroke: Stroke | None = None
    drill: str | None = None
    equipment: str | None = None
    exercise: str | None = None
    load: Load | None = None
    superset: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Steps done several times over; repeats nest."""

    times: int
    steps: tuple["Step | Repeat", ...]


Steps = tuple[Step | Repeat, ...]


def walk(steps: Steps) -> Iterator[Step]:
    """Every step in the order it is done, repeats written out."""
    for step in steps:
        if isinstance(step, Repeat):
            for _ in range(step.times):
                yield from walk(step.steps)
        else:
            yield step


def exercises_in(steps: Steps) -> tuple[str, ...]:
    """The exercises of these steps, each once, in the order they are first done."""
    named = (step.exercise for step in walk(steps))
    return tuple(dict.fromkeys(each for each in named if each is not None))


def hard_sets(steps: Steps) -> int:
    """Sets of work in these steps, those of a warm-up left out."""
    return sum(
        step.intensity is Intensity.WORK and step.exercise is not None
        for step in walk(steps)
    )


class WorkoutStatus(StrEnum):
    """How a planned workout stands (the table in the README says when)."""

    PLANNED = "planned"
    DONE = "done"
    PARTIAL = "partial"
    SUBSTITUTED = "substituted"
    MISSED = "missed"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PlannedWorkout:
    """One workout as the plan holds it now.

    Attributes:
        uuid: derived from athlete, plan, place in the plan; survives every change.
        day: when it is to be done; `original_day` when it was first planned for.
        priority: 1 is a key workout, 3 the first to go.
        duration_s: estimated time; `original_duration_s` before any change.
        distance_m: None where the sport has none.
        load: planned training load (100 = one hour at threshold).
        rpe: how hard the whole session should feel, 1-10.
        hard: a session that needs an easier day around it.
        goals: keys of the goals it serves.
        is_test: a test whose result counts; never shortened.
        tests: keys of `FITNESS_TESTS` whose results it is done for.
        skip_reason: set when the athlete took it out beforehand.
        id: the row's number, None before it is saved.
    """

    uuid: str
    day: date
    original_day: date
    sport: Sport
    title: str
    duration_s: float
    original_duration_s: float
    steps: Steps = ()
    priority: int = 2
    distance_m: float | None = None
    load: float | None = None
    rpe: float | None = None
    hard: bool = False
    goals: tuple[str, ...] = ()
    is_test: bool = False
    tests: tuple[str, ...] = ()
    pool_length_m: float | None = None
    note: str = ""
    skip_reason: str | None = None
    id: int | None = None

    @property
    def hard_sets(self) -> int:
        """Sets of work prescribed; 0 for anything but strength."""
        return hard_sets(self.steps) if self.sport is Sport.STRENGTH else 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A named run of planned workouts.

    Attributes:
        revision: 1 as loaded, one more with every change.
        weekly_hours: the band the plan is made for.
        focus: what it works on, `{"swim": 0.4, "strength": 0.3}`.
        workouts: in order of day; the plan as of its revision.
    """

    uuid: str
    name: str
    start: date
    end: date
    workouts: tuple[PlannedWorkout, ...]
    weekly_hours: tuple[float, float] = (3.0, 5.0)
    focus: Mapping[str, float] | None = None
    revision: int = 1
    id: int | None = None

    def workout(self, uuid: str) -> PlannedWorkout:
        """The workout of that uuid; KeyError when there is none."""
        for workout in self.workouts:
            if workout.uuid == uuid:
                return workout
        raise KeyError(uuid)

    def between(self, first: date, last: date) -> tuple[PlannedWorkout, ...]:
        """Workouts on those days, both included."""
        return tuple(w for w in self.workouts if first <= w.day <= last)


@dataclass(frozen=True, slots=True)
class WeekOfTests:
    """A week of a plan in which the athlete is tested.

    Attributes:
        number: counted from 0.
        keys: of `FITNESS_TESTS`; empty leaves it to the goals.
    """

    number: int
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalTest:
    """A test that shows where a goal stands, and that the plan does not hold.

    Attributes:
        goal: its key.
        workout: the test on a day of the coming week that suits it.
        last: the day the goal was tested last; None for never.
    """

    goal: str
    workout: PlannedWorkout
    last: date | None


class ChangeKind(StrEnum):
    """The ways a plan can change."""

    SCALE_DURATION = "scale_duration"
    MOVE = "move"
    INSERT_REST = "insert_rest"
    DELOAD = "deload"
    SWAP_EXERCISE = "swap_exercise"
    SWAP_FOCUS = "swap_focus"
    ADD = "add"
    REMOVE = "remove"
    SCALE_INTENSITY = "scale_intensity"


@dataclass(frozen=True, slots=True)
class Change:
    """What to do to one workout, as a value.

    Attributes:
        workout_uuid: which workout (for `add` the uuid the new one gets).
        factor: for `scale_duration`, `scale_intensity` and `swap_focus` the share of
            the time, for `deload` of the volume.
        day: for `move`.
        workout: for `add`, the whole new workout.
        exercise, instead: for `swap_exercise`, the catalogue's names of the one that
            goes and of the one that takes its place; without one it is left out.
    """

    kind: ChangeKind
    workout_uuid: str
    factor: float | None = None
    day: date | None = None
    workout: PlannedWorkout | None = None
    exercise: str | None = None
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """A change and what it does: None before an added, after a removed workout."""

    change: Change
    before: PlannedWorkout | None
    after: PlannedWorkout | None


@dataclass(frozen=True, slots=True)
class FocusShift:
    """A workout to come that still stands as a shift of focus made it.

    Attributes:
        now: the workout as it stands; `before_s` is what it took before the shift.
    """

    approved_on: date
    now: PlannedWorkout
    before_s: float


@dataclass(frozen=True, slots=True)
class Revision:
    """One step in a plan's history; undoing it swaps before and after.

    Attributes:
        number: 1 is the plan as loaded.
        made_on: the athlete's day it was decided on.
        reason: `loaded`, `review 2026-03-01: AD01`, `moved`, `skipped: travel`.
    """

    number: int
    made_at: datetime
    made_on: date
    reason: str
    effects: tuple[Effect, ...]


class Lasts(Protocol):
    """A plan, or what is known of it: it has a first and a last day."""

    @property
    def start(self) -> date:
        """The first day."""

    @property
    def end(self) -> date:
        """The last day."""


Lasting = TypeVar("Lasting", bound=Lasts)


def in_force(plans: Sequence[Lasting], day: date) -> Lasting | None:
    """The plan of that day, else the next to begin, else the one that ended last.

    Of several on that day it is the one loaded last.

    Args:
        plans: in the order they were loaded.
        day: the day it is asked for.
    """
    running = [plan for plan in plans if plan.start <= day <= plan.end]
    if running:
        return running[-1]
    coming = [plan for plan in plans if plan.start > day]
    if coming:
        return min(coming, key=lambda plan: plan.start)
    return max(plans, key=lambda plan: plan.start, default=None)
