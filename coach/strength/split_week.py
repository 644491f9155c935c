"""What a split is made from, and what it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from coach.catalogue.muscle_groups import Sets
from coach.domain.limits import Limits
from coach.domain.plan import PlannedWorkout
from coach.domain.readiness import Level

DAYS = 7
"""How far a split goes: the days after the evening it is asked for."""


class Split(StrEnum):
    """How the body is shared out among the sessions of a week."""

    FULL_BODY = "full body"
    UPPER_LOWER = "upper/lower"
    PUSH_PULL_LEGS = "push/pull/legs"


@dataclass(frozen=True, slots=True)
class Habit:
    """An exercise the athlete does already.

    Attributes:
        sessions: in which it was done lately.
        reps: of the middle one of its working sets.
    """

    exercise: str
    sessions: int
    reps: int


@dataclass(frozen=True, slots=True)
class SplitWeek:
    """What is known on the evening a split is asked for.

    Attributes:
        day: the evening; the split is for the seven days after it.
        done: hard sets by group on each of the last 28 days that had any.
        planned: the same of the strength planned for the seven days; None without a
            plan of it.
        habits: exercises done lately, the most frequent first.
        one_sided: some of what was done in the last 28 days trained a side by itself.
        others: what is planned of other sports, tests of strength too.
        hours: of a week at the most, all sports together.
        lighter: the plan makes it a lighter week; `hours` are those it plans.
        level: readiness of that evening.
        sessions_a_week: of strength, as it was in the last 28 days.
    """

    day: date
    done: Mapping[date, Sets]
    planned: Sets | None = None
    habits: tuple[Habit, ...] = ()
    one_sided: bool = True
    others: tuple[PlannedWorkout, ...] = ()
    limits: Limits = field(default_factory=Limits)
    hours: float = 5.0
    lighter: bool = False
    level: Level = Level.UNKNOWN
    sessions_a_week: float = 0.0


@dataclass(frozen=True, slots=True)
class Window:
    """A time of a day that is free and that nothing planned takes up."""

    day: date
    start: time
    seconds: float


@dataclass(frozen=True, slots=True)
class Lift:
    """An exercise in a session of a split.

    Attributes:
        main: one of the lifts the session is built on; else an accessory.
        known: the athlete does it already.
    """

    exercise: str
    sets: int
    reps: int
    main: bool
    known: bool


@dataclass(frozen=True, slots=True)
class SplitSession:
    """One session of a split.

    Attributes:
        kind: `full body`, `upper`, `lower`, `push`, `pull` or `legs`.
        seconds: it takes, the warm-up and all rests with it.
        readiness: predicted of the groups it trains, 0 to 1.
    """

    window: Window
    kind: str
    lifts: tuple[Lift, ...]
    seconds: float
    sets: Sets
    readiness: float


@dataclass(frozen=True, slots=True)
class Unmet:
    """A group that gets less than the least, and why."""

    group: str
    sets: float
    why: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A split that could be done in the week.

    Attributes:
        score: 0 to 1; the best first.
        sets: by group, of the whole week.
        readiness: of each group when it is trained first, 0 to 1.
        reasons: what speaks for it, in words.
        unmet: groups it leaves below the least.
        gave_way: what else could not be kept, in words.
    """

    split: Split
    sessions: tuple[SplitSession, ...]
    score: float
    sets: Sets
    readiness: Mapping[str, float]
    reasons: tuple[str, ...]
    unmet: tuple[Unmet, ...]
    gave_way: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Splits:
    """The answer.

    Attributes:
        candidates: the best first; none where no session fits at all.
        before: hard sets by group as planned, or a week as it was lately.
        from_plan: `before` is what is planned.
        weak: groups below the least in the last four weeks.
        impossible: number of sessions that do not fit, and why.
    """

    candidates: tuple[Candidate, ...]
    before: Sets
    from_plan: bool
    weak: tuple[str, ...]
    impossible: tuple[str, ...] = ()
