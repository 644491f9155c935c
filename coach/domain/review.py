"""The evening review: matches, comparison, facts, proposals, verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coach.domain.activity import Session, Sport
from coach.domain.athlete import Injury
from coach.domain.goal import GoalState
from coach.domain.judgement import Tuning
from coach.domain.plan import (
    Change,
    Effect,
    PlannedWorkout,
    WorkoutStatus,
)
from coach.domain.prediction import Prediction, RuleRecord
from coach.domain.projection import SideBySide
from coach.domain.seen import SeenSession
from coach.domain.sync import SourceStatus


class MatchKind(StrEnum):
    """How sure a match is."""

    EXACT = "exact"
    INFERRED = "inferred"
    AMBIGUOUS = "ambiguous"
    MANUAL = "manual"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """One session and the planned workout it was.

    Attributes:
        session_uuid: uuid of the session's primary recording.
        workout_uuid: None when it is extra work.
        score: 0 to 1.
        reason: why, in words: `same day, swim, 2 min longer than planned`.
        candidates: workouts that fit about as well, when ambiguous.
    """

    session_uuid: str
    workout_uuid: str | None
    kind: MatchKind
    score: float
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """The athlete's own word on a match; it outlives every re-run.

    Attributes:
        workout_uuid: None says the activity was no planned workout.
    """

    activity_uuid: str
    workout_uuid: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one planned workout.

    Attributes:
        ratio: done over planned, by `measure` (`distance`, `hard sets`, `duration`;
            `load` where another sport was done).
        reason: why it was missed or skipped, if the athlete said.
        inside: how the parts compare, in words (`5 of 6 intervals`).
    """

    workout: PlannedWorkout
    status: WorkoutStatus
    session: Session | None = None
    match: Match | None = None
    ratio: float | None = None
    measure: str | None = None
    reason: str | None = None
    inside: tuple[str, ...] = ()

    @property
    def counts_as_planned(self) -> bool:
        """Whether it is in the denominator of adherence."""
        return self.status in _PLANNED

    @property
    def counts_as_completed(self) -> bool:
        """Whether it is in the numerator of adherence."""
        return self.status in _COMPLETED


_COMPLETED = {WorkoutStatus.DONE, WorkoutStatus.PARTIAL, WorkoutStatus.SUBSTITUTED}
_PLANNED = _COMPLETED | {WorkoutStatus.MISSED, WorkoutStatus.SKIPPED}


class WeekVerdict(StrEnum):
    """What adherence says about the plan."""

    KEEP = "keep"
    WATCH = "watch"
    ADJUST = "adjust"


@dataclass(frozen=True, slots=True)
class SportTally:
    """Planned against completed in one sport."""

    planned: int
    completed: int
    actual_s: float


@dataclass(frozen=True, slots=True)
class LoadState:
    """Fitness, fatigue and form on an evening (CTL, ATL, TSB).

    Attributes:
        form: yesterday's fitness minus yesterday's fatigue.
        warming_up: fewer than 42 days of data stand behind it.
    """

    fitness: float
    fatigue: float
    form: float
    warming_up: bool = False


@dataclass(frozen=True, slots=True)
class SessionLoad:
    """The training load of one activity and how it was got.

    Attributes:
        value: 100 is one hour at threshold.
        method: `power`, `swim`, `run`, `heart_rate`, `rpe` or `none`.
        estimated: it rests on a stand-in, such as set RPEs for a session RPE.
    """

    value: float
    method: str
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """The seven days that end on the review's day, planned against done.

    Attributes:
        adherence: completed over planned; None when nothing was planned.
        planned_s: prescribed time of the workouts counted; `actual_s` all training.
        extra: sessions that match nothing; they never raise adherence.
        days_between_hard: gaps between hard sessions, oldest first.
    """

    first: date
    last: date
    outcomes: tuple[Outcome, ...]
    planned: int
    completed: int
    adherence: float | None
    verdict: WeekVerdict
    planned_s: float
    actual_s: float
    by_sport: Mapping[Sport, SportTally]
    extra: tuple[Session, ...]
    days_between_hard: tuple[int, ...]
    load: LoadState


@dataclass(frozen=True, slots=True)
class Evidence:
    """One number a proposal rests on; unit `1` for shares."""

    name: str
    value: float
    unit: str


class ProposalStatus(StrEnum):
    """What became of a proposal."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule answers: not yet applied to the plan, not yet shown.

    Attributes:
        reduces: it takes training away; only one reduction is proposed at a time.
        raises: it adds training; never beside a reduction.
        severity: among conflicting drafts the higher goes first.
        predictions: what will be so if it is approved, each to be graded on its day.
        tunes: the rule it sets to another setting; it changes no workout then.
    """

    rule: str
    title: str
    why: str
    evidence: tuple[Evidence, ...]
    changes: tuple[Change, ...]
    reduces: bool = False
    raises: bool = False
    severity: int = 0
    predictions: tuple[Prediction, ...] = ()
    tunes: Tuning | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft that stood the constraints, with what it would do.

    Attributes:
        id: `p1-3f2a`: its number and a digest of all that is shown of it.
        relaxed: constraints that had to give, in words.
        predictions: the draft's.
        ahead: the next 14 days with it and without it; None where no workout changes.
        record: how its rule has done so far.
        tunes: the draft's.
    """

    id: str
    rule: str
    title: str
    why: str
    evidence: tuple[Evidence, ...]
    effects: tuple[Effect, ...]
    status: ProposalStatus = ProposalStatus.PENDING
    relaxed: tuple[str, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    ahead: SideBySide | None = None
    record: RuleRecord = field(default_factory=RuleRecord)
    tunes: Tuning | None = None


class Verdict(StrEnum):
    """The athlete's answer to a proposal."""

    APPROVE = "approve"
    REJECT = "reject"


class ReviewStatus(StrEnum):
    """Where a review stands."""

    PENDING = "pending"
    DECIDED = "decided"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Summary:
    """The review in plain words and who wrote them."""

    writer: str
    text: str


class ExportState(StrEnum):
    """How far an export got.

    `unknown` stands in the database while a request is under way that may not be sent
    twice: whoever finds it looks at the service first.
    """

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Export:
    """One workout on its way to the watch or an app.

    Attributes:
        target: `fit`, `ics`, `garmin` or `hevy`.
        revision: the plan's revision it was written from.
        path: of the file, for targets `fit` and `ics`.
        attempts: how often it was tried.
        sending_at: when the last request began that may not be sent twice and whose
            end is not known. Of one that is done: it was sent again, and the service
            is to be looked at once more.
        next_try_at: not before then.
    """

    target: str
    workout_uuid: str
    revision: int
    state: ExportState
    remote_id: str | None = None
    path: str | None = None
    error: str | None = None
    attempts: int = 0
    created_at: datetime | None = None
    sending_at: datetime | None = None
    next_try_at: datetime | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One evening's review as it is stored and shown.

    Attributes:
        issues: what could not be read, in words.
        questions: ambiguous matches, each with the command that settles it.
        hurts: parts of the body that are not healed, and since when.
        sessions: of the week, as they are known on this evening.
        late: what came in, was changed or deleted since the review before, in words.
        dropped: what a rule wanted and cannot be, each with its reason in words.
        ahead: the next 14 days with all proposals and without any; None where no
            workout would change.
    """

    day: date
    status: ReviewStatus
    sources: tuple[SourceStatus, ...]
    week: Week
    goals: tuple[GoalState, ...]
    proposals: tuple[Proposal, ...]
    summary: Summary
    next_week_focus: str
    exports: tuple[Export, ...] = ()
    questions: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    hurts: tuple[tuple[Injury, date], ...] = ()
    sessions: tuple[SeenSession, ...] = ()
    late: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    ahead: SideBySide | None = None
    id: int | None = None
