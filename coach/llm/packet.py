"""The facts of a review: worded, rounded, and without anything that names anybody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.catalogue.exercises import exercises
from coach.domain.energy_balance import EnergyBalance
from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.plan import ChangeKind, Effect, PlannedWorkout, WorkoutStatus
from coach.domain.review import Outcome, Proposal, Review, Week, WeekVerdict
from coach.domain.wording import count, energy, minutes, number, percent
from coach.goals.registry import describe
from coach.llm.facts import Claim, Fact, Packet
from coach.review.summary import quantity
from coach.review.words import full_date, noun, weekday

MOST_OUTCOMES = 14

_VERDICTS = {
    WeekVerdict.KEEP: "enough of the plan was done",
    WeekVerdict.WATCH: "the week is on the edge of what the plan needs",
    WeekVerdict.ADJUST: "less was done than the plan needs",
}
_MOVED = {
    GoalVerdict.IMPROVING: Claim.BETTER,
    GoalVerdict.DECLINING: Claim.WORSE,
}
_STANDS = {
    GoalVerdict.IMPROVING: "improving",
    GoalVerdict.PLATEAU: "on a plateau",
    GoalVerdict.DECLINING: "declining",
    GoalVerdict.UNCERTAIN: "uncertain",
    GoalVerdict.IN_BAND: "where it should be",
}
_LIFT = "e1rm:"


@dataclass(frozen=True, slots=True)
class _Said:
    """A fact before it has its number."""

    about: str
    value: str
    bears: frozenset[Claim] = frozenset()
    subjects: frozenset[str] = frozenset()


def packet_of(review: Review, *, with_texts: bool = False) -> Packet:
    """What a model may know of the review.

    No name, address, place, device, title or note is in it; with `with_texts` the
    titles of the week's workouts are beside the facts. Injuries stay here always.
    """
    told = [*_week(review.week), *_outcomes(review.week), *_goals(review.goals)]
    facts = [
        Fact(f"f{index}", each.about, each.value, each.bears, each.subjects)
        for index, each in enumerate(told, start=1)
    ]
    facts += _proposals(review.proposals)
    texts = tuple(_texts(review.week)) if with_texts else ()
    return Packet(tuple(facts), texts)


def _week(week: Week) -> Iterator[_Said]:
    if week.planned:
        workouts = count(week.planned, "planned workout")
        good = week.verdict is WeekVerdict.KEEP
        yield _Said(
            "planned workouts completed in the last seven days",
            f"{week.completed} of {workouts}",
            frozenset({Claim.DONE}),
        )
        yield _Said(
            "share of the planned workouts completed in the last seven days",
            f"{percent(week.completed / week.planned)} of the plan",
            frozenset({Claim.DONE}),
        )
        yield _Said(
            "what that means for the plan",
            _VERDICTS[week.verdict],
            frozenset({Claim.GOOD_WEEK} if good else ()),
        )
        planned = f"{minutes(week.planned_s)} planned"
        yield _Said("time planned in the last seven days", planned)
    trained = f"{minutes(week.actual_s)} of training"
    done = frozenset({Claim.DONE})
    yield _Said("time trained in the last seven days", trained, done)
    for sport, tally in week.by_sport.items():
        if tally.planned:
            yield _Said(
                f"{noun(sport, 2)} completed, of those planned, in the last seven days",
                f"{tally.completed} of {tally.planned} {noun(sport, tally.planned)}",
                done,
                frozenset({sport.value}),
            )
    if week.extra:
        extra = count(len(week.extra), "session")
        yield _Said("sessions that were not planned", f"{extra} beside the plan", done)
    if not week.load.warming_up:
        for name in ("fitness", "fatigue", "form"):
            value = number(getattr(week.load, name))
            yield _Said(
                f"{name} that evening, in points of training load",
                f"{name} of {value}",
                subjects=frozenset({name}),
            )


def _outcomes(week: Week) -> Iterator[_Said]:
    over = [o for o in week.outcomes if o.status is not WorkoutStatus.PLANNED]
    for each in over[-MOST_OUTCOMES:]:
        yield _outcome(each)


def _outcome(outcome: Outcome) -> _Said:
    workout = outcome.workout
    status = outcome.status.value
    said = f"{weekday(workout.day)}'s {noun(workout.sport)}"
    bears = {Claim.DONE} if outcome.counts_as_completed else set()
    if outcome.status in {WorkoutStatus.MISSED, WorkoutStatus.SKIPPED}:
        bears = {Claim.MISSED}
    return _Said(
        "a planned workout and what became of it",
        f"{said} ({status})",
        frozenset(bears),
        frozenset({workout.sport.value}),
    )


def _goals(states: Sequence[GoalState]) -> Iterator[_Said]:
    for state in states:
        name = _name(state.key)
        if name is not None and state.value is not None:
            yield from _goal(state, name)
    balance = next((s.energy_balance for s in states if s.energy_balance), None)
    if balance is not None:
        yield _energy(balance)


def _energy(found: EnergyBalance) -> _Said:
    """A deficit or a surplus only where the whole range is one."""
    value = energy(found.kcal_per_day, found.low, found.high)
    bears = {Claim.DEFICIT} if found.high < 0 else set()
    return _Said(
        f"what was eaten less what was burnt in {found.span_days} days, by "
        f"{found.by.value}, and its range; below zero is a deficit",
        f"an energy balance of {value}",
        frozenset({Claim.SURPLUS} if found.low > 0 else bears),
    )


def _goal(state: GoalState, name: str) -> Iterator[_Said]:
    subjects = frozenset({state.key})
    value = quantity(state.value or 0.0, state.unit)
    yield _Said(f"{name} now", f"{name} at {value}", subjects=subjects)
    moved = frozenset({_MOVED[state.verdict]} if state.verdict in _MOVED else ())
    if state.verdict in _STANDS:
        stands = f"{name} {_STANDS[state.verdict]}"
        yield _Said(f"how {name} stands", stands, moved, subjects)
    slope = state.slope_per_week or 0.0
    shown = quantity(abs(slope), state.unit, change=True)
    if moved and slope and any(digit in shown for digit in "123456789"):
        way = Claim.UP if slope > 0 else Claim.DOWN
        yield _Said(
            f"how fast {name} moves",
            f"{name} {way.value} {shown} a week",
            moved | {way},
            subjects,
        )
    if state.target is not None:
        target = quantity(state.target, state.unit)
        yield _Said(f"target of {name}", f"a target of {target}", subjects=subjects)
    if state.eta is not None:
        due = full_date(state.eta)
        yield _Said(f"when {name} meets its target, if it goes on so", due, moved)


def _name(key: str) -> str | None:
    """The goal in words; None where the athlete may have chosen them."""
    if key.startswith(_LIFT):
        lift = key.removeprefix(_LIFT)
        return f"estimated best {lift}" if lift in exercises() else None
    described = describe(key)
    return described.name if described else None


def _proposals(proposals: Sequence[Proposal]) -> list[Fact]:
    """What is proposed: the wording stays here, it may hold a workout's title."""
    if not proposals:
        said = "no change to the plan is proposed"
        return [Fact("p0", "proposals", said, frozenset(_PROPOSED))]
    return [_proposal(number, each) for number, each in enumerate(proposals, start=1)]


def _proposal(number: int, proposal: Proposal) -> Fact:
    effects, title = proposal.effects, proposal.title.strip().rstrip(".")
    gist, bears = _gist(effects), frozenset(_PROPOSED | _bears(effects))
    if proposal.tunes is not None:
        gist, bears = _TUNES, frozenset({Claim.PROPOSED, Claim.TUNED})
    return Fact(
        f"p{number}",
        f"a proposal that the athlete has yet to decide on: {gist}",
        title if proposal.tunes is None else f"{title} (no workout changes)",
        bears,
        frozenset(workout.sport.value for workout in _of(effects)),
        stays=True,
    )


_PROPOSED = {Claim.PROPOSED, Claim.CHANGED}
"""What a proposal to change workouts bears, and that there is none."""

_TUNES = (
    "one of the rules that make proposals is to wait for clearer signs; no workout and "
    "nothing in the plan changes"
)


def _of(effects: Sequence[Effect]) -> list[PlannedWorkout]:
    """The workouts that change, as they would be."""
    sides = (each.after or each.before for each in effects)
    return [each for each in sides if each is not None]


def _gist(effects: Sequence[Effect]) -> str:
    """Kinds of change and the sports they are of."""
    kinds = sorted({e.change.kind.value.replace("_", " ") for e in effects})
    sports = sorted({noun(each.sport) for each in _of(effects)})
    return f"{', '.join(kinds)}; of {', '.join(sports) or 'a day'}"


def _bears(effects: Sequence[Effect]) -> set[Claim]:
    bears = set()
    before = sum(each.before.duration_s for each in effects if each.before)
    after = sum(each.after.duration_s for each in effects if each.after)
    kinds = {each.change.kind for each in effects}
    if after < before or ChangeKind.DELOAD in kinds:
        bears.add(Claim.LESS)
    elif after > before:
        bears.add(Claim.MORE)
    if ChangeKind.MOVE in kinds:
        bears.add(Claim.MOVE)
    if ChangeKind.SWAP_EXERCISE in kinds:
        bears.add(Claim.EXERCISE)
    if ChangeKind.SCALE_INTENSITY in kinds:
        factors = [
            each.change.factor or 1.0
            for each in effects
            if each.change.kind is ChangeKind.SCALE_INTENSITY
        ]
        bears.add(Claim.LESS if max(factors) < 1 else Claim.MORE)
    return bears


def _texts(week: Week) -> Iterator[str]:
    """What the athlete named the week's workouts, and wrote beside them."""
    for each in week.outcomes:
        yield each.workout.title
        if each.workout.note:
            yield each.workout.note
