"""The review in plain words, from facts alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coach.domain.athlete import Injury
from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.plan import WorkoutStatus
from coach.domain.readiness import Readiness
from coach.domain.review import (
    LoadState,
    MatchKind,
    Outcome,
    Proposal,
    ProposalStatus,
    Summary,
    Week,
    WeekVerdict,
)
from coach.domain.wording import count, energy, minutes, percent, time
from coach.goals.registry import describe, slipping
from coach.review import condition, silence
from coach.review.compare import Records
from coach.review.patterns import Patterns
from coach.review.today import named, today
from coach.review.words import full_date, listed, noun, sentence, weekday, weekday_of

WRITER = "plain"

_GOALS = {
    "body_fat": "Body fat",
    "vo2max": "VO2max",
    "swim_100yd": "Your 100 yd",
    "weekly_hours": "Your weekly hours",
}
_MOVED = {GoalVerdict.IMPROVING, GoalVerdict.DECLINING}


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a summary may tell.

    Attributes:
        evening: what the week was made from.
        questions: ambiguous matches, each with the commands that settle it.
        issues: what could not be read.
        late: what is another than the review before saw it.
        units: per dimension, as the athlete reads them; None for what holds until
            they choose.
        patterns: of the last four weeks.
        injuries: what is not healed.
        load_states: fitness, fatigue and form of the last evenings, the newest last.
        form_share: form as a share of fitness that evening.
        readiness: of that evening.
    """

    evening: Records
    week: Week
    goals: Sequence[GoalState] = ()
    proposals: Sequence[Proposal] = ()
    questions: Sequence[str] = ()
    issues: Sequence[str] = ()
    late: Sequence[str] = ()
    units: Mapping[str, str] | None = None
    patterns: Patterns | None = None
    injuries: Sequence[Injury] = ()
    load_states: Sequence[LoadState] = ()
    form_share: float | None = None
    readiness: Readiness = field(default_factory=Readiness)


def summarise(findings: Findings) -> Summary:
    """The day, the week and its load, then injuries, goals, proposals, the unknown.

    Two short paragraphs at most; every number in them is one of the findings.
    """
    week = findings.week
    first = [
        *today(findings.evening, week, findings.units),
        *_week(week),
        *_verdict(findings),
        *_missed(week),
        *_never(findings.patterns),
        *condition.load(findings.load_states, findings.form_share),
        *condition.ready(findings.readiness),
    ]
    second = [
        *condition.hurts(findings.injuries),
        *_goals(findings.goals),
        *_energy(findings.goals),
        *_proposals(findings.proposals),
        *findings.late,
        *silence.told(findings.evening.sources),
        *_unknown(findings),
        *_asked(findings),
    ]
    return Summary(WRITER, "\n\n".join(" ".join(part) for part in (first, second)))


def goal_name(key: str) -> str:
    """The goal as a sentence begins with it."""
    described = describe(key)
    name = described.name if described else key.replace("_", " ")
    return _GOALS.get(key, sentence(name).removesuffix("."))


def _week(week: Week) -> list[str]:
    trained = f"{minutes(week.actual_s)} of training"
    if not week.planned:
        return [f"In the last seven days no workout counted; there was {trained}."]
    tallies = [
        f"{tally.completed} of {tally.planned} {noun(sport, tally.planned)}"
        for sport, tally in week.by_sport.items()
        if tally.planned
    ]
    workouts = count(week.planned, "planned workout")
    share = percent(week.completed / week.planned)
    counted = f"you completed {week.completed} of {workouts} ({share})"
    extra = f" and {count(len(week.extra), 'session')} on top" if week.extra else ""
    return [
        f"In the last seven days {counted}: {listed(tallies)}.",
        f"That made {trained}, with {minutes(week.planned_s)} planned{extra}.",
    ]


def _missed(week: Week) -> list[str]:
    """Workouts missed on the days before; today's are told already."""
    missed = [
        f"{weekday(each.workout.day)}'s {named(each.workout, each.reason)}"
        for each in week.outcomes
        if each.status is WorkoutStatus.MISSED and each.workout.day < week.last
    ]
    return [f"Missed: {listed(missed)}."] if missed else []


def _verdict(findings: Findings) -> list[str]:
    if not findings.week.planned:
        return []
    if findings.week.verdict is WeekVerdict.ADJUST:
        return ["That is less than the plan needs."]
    if findings.week.verdict is WeekVerdict.WATCH:
        return ["That is on the edge, so the coming days are watched."]
    changes = any(each.tunes is None for each in _pending(findings.proposals))
    return [] if changes else ["The plan stays as it is."]


def _never(patterns: Patterns | None) -> list[str]:
    if patterns is None:
        return []
    return [
        f"None of the {number} workouts planned for a {weekday_of(day)} in the last "
        "four weeks was completed."
        for day, number in patterns.never_on
    ] + [
        f"None of the {number} {noun(sport, number)} planned in the last four weeks "
        "was completed."
        for sport, number in patterns.never
    ]


def _goals(states: Sequence[GoalState]) -> list[str]:
    """Goals that moved beyond doubt."""
    return [_goal(each) for each in states if each.verdict in _MOVED]


def _goal(state: GoalState) -> str:
    improves = state.verdict is GoalVerdict.IMPROVING
    moves = "improving" if improves else slipping(state.key, state.slope_per_week)
    parts = [f"{goal_name(state.key)} {_is(state.key)} {moves}"]
    if state.value is not None:
        parts[0] += f": {quantity(state.value, state.unit)}"
    slope = quantity(abs(state.slope_per_week or 0.0), state.unit, change=True)
    if state.slope_per_week and any(digit in slope for digit in "123456789"):
        parts.append(f"{'up' if state.slope_per_week > 0 else 'down'} {slope} a week")
    if state.target is not None:
        parts.append(f"with {quantity(state.target, state.unit)} as the target")
    if state.eta is not None:
        parts.append(f"due on {full_date(state.eta)} if it goes on like this")
    return f"{', '.join(parts)}."


def _energy(states: Sequence[GoalState]) -> Iterator[str]:
    """What is eaten less what is burnt, once though several goals tell it."""
    found = next((each.energy_balance for each in states if each.energy_balance), None)
    if found is not None:
        told = energy(found.kcal_per_day, found.low, found.high)
        yield f"Energy: {told} by {found.by.value} over {found.span_days} days."


def quantity(value: float, unit: str, *, change: bool = False) -> str:
    """`15.1 %`, `1:12.4`; a change with a digit more, `0.08 points`."""
    if unit == "s":
        return f"{value:.2f} s" if change else time(value)
    if change:
        return f"{value:.2f} {'points' if unit == '%' else unit}"
    return f"{value:.1f} {unit}"


def _is(key: str) -> str:
    return "are" if goal_name(key).endswith("hours") else "is"


def _pending(proposals: Sequence[Proposal]) -> list[Proposal]:
    return [each for each in proposals if each.status is ProposalStatus.PENDING]


def _proposals(proposals: Sequence[Proposal]) -> list[str]:
    pending = _pending(proposals)
    if not pending:
        return ["No change is proposed."]
    said = []
    for number, each in enumerate(pending):
        opening = "Also proposed" if number else "Proposed"
        said += [sentence(f"{opening}: {each.title}"), sentence(each.why)]
    return said


def _unknown(findings: Findings) -> list[str]:
    """Workouts no source has spoken for, and what makes it speak."""
    unknown = [
        each
        for each in findings.week.outcomes
        if each.status is WorkoutStatus.UNKNOWN and not _is_asked(each)
    ]
    if not unknown:
        return []
    names = listed([_day_and_name(each) for each in unknown])
    verb = "is" if len(unknown) == 1 else "are"
    return [sentence(f"{names} {verb} unknown, so not counted: {_settled(findings)}")]


def _is_asked(outcome: Outcome) -> bool:
    return outcome.match is not None and outcome.match.kind is MatchKind.AMBIGUOUS


def _day_and_name(outcome: Outcome) -> str:
    return f"{weekday(outcome.workout.day)}'s {named(outcome.workout)}"


def _settled(findings: Findings) -> str:
    evening = findings.evening
    silent = [each.name for each in silence.silent(evening.sources, evening.day)]
    if silent:
        verb = "has" if len(silent) == 1 else "have"
        return (
            f"{listed(silent)} {verb} not answered for all days, coach sync asks again"
        )
    return (
        "bring in the recordings with coach import, or say what happened with "
        "coach log workout or coach log missed"
    )


def _asked(findings: Findings) -> list[str]:
    said = list(findings.questions)
    unread = len(findings.issues)
    if unread:
        records = count(unread, "record")
        said.append(f"{records} could not be read; coach doctor lists what and why.")
    return said
