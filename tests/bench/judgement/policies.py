"""Three ways to look after a plan: leave it, go by bare thresholds, ask coach.

Each is asked on every evening, and what it changes is done at once. The seed's numbers
are taken as they stand: more than 80 % done keeps the plan, less than 70 % makes it
shorter, hours stay in the band. Where it names none (`sleep/soreness poor`, `fatigue
high`, `TSS accumulating`) they are those of FA02, and the usual 1.3 of a week's load
over that of four. It acts on Sundays for the week to come, so that an evening's cut is
not repeated by the next, and on any evening for the day to come. Like its text it knows
no slots, pools or spacing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

from coach.domain.activity import Sport
from coach.domain.athlete import Wellness
from coach.domain.facts import Facts
from coach.domain.goal import GoalVerdict
from coach.domain.plan import Change, ChangeKind, Effect, PlannedWorkout
from coach.planning.apply import apply_all
from coach.review.propose import propose
from coach.rules.base import Rule

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Applied:
    """One change that is made.

    Attributes:
        rule: whose it is.
        given: the constraints that were said to give way for it, in words.
    """

    rule: str
    effects: tuple[Effect, ...]
    given: tuple[str, ...] = ()


Ask = Callable[[], Facts]
"""Gathers the facts of the evening; that takes most of the bench's time."""

Policy = Callable[[Ask, Wellness | None, date], Sequence[Applied]]
"""Given what was noted on the evening, and its day."""


def never(_: Ask, __: Wellness | None, ___: date) -> Sequence[Applied]:
    """The plan stays as it is."""
    return ()


def coach(ask: Ask, _: Wellness | None, __: date) -> Sequence[Applied]:
    """All that coach proposes is approved."""
    return by_rules(ask(), None)


def by_rules(facts: Facts, rules: Sequence[Rule] | None) -> Sequence[Applied]:
    """What those rules propose, or all that coach has."""
    return [
        Applied(each.rule, each.effects, each.relaxed)
        for each in propose(facts, rules).proposals
    ]


ADJUSTS_BELOW, KEEPS_ABOVE = 0.70, 0.80
SHORTER, LONGER, DELOAD = 0.80, 1.10, 0.60
ACUTE = 1.3
SHORT_SLEEP_H, SORE, TIRED = 6.0, 6, 6


def seed(ask: Ask, felt: Wellness | None, day: date) -> Sequence[Applied]:
    """What the bare thresholds of the seed come to."""
    sunday = day.weekday() == 6
    if not sunday and not _is_poor(felt) and not _is_tired(felt):
        return ()
    facts = ask()
    chosen = (_of_the_week(facts) if sunday else None) or _of_the_day(facts, felt)
    if chosen is None or facts.plan is None:
        return ()
    name, changes = chosen
    effects = apply_all(changes, facts.plan)
    return [Applied(name, effects)] if effects else ()


Chosen = tuple[str, Sequence[Change]]
"""What a threshold asks for, by its name."""


def _is_poor(felt: Wellness | None) -> bool:
    return felt is not None and (
        (felt.sleep_h or 9) < SHORT_SLEEP_H or (felt.soreness or 0) >= SORE
    )


def _is_tired(felt: Wellness | None) -> bool:
    return felt is not None and (felt.fatigue or 0) >= TIRED


def _of_the_day(facts: Facts, felt: Wellness | None) -> Chosen | None:
    """A rest day if sleep or soreness is poor, less if fatigue is high."""
    tomorrow = facts.day + timedelta(days=1)
    coming = [w for w in facts.upcoming if w.day == tomorrow and not w.is_test]
    if _is_poor(felt):
        return "rest", [Change(ChangeKind.INSERT_REST, w.uuid) for w in coming]
    return ("easier", list(_scaled(coming, SHORTER))) if _is_tired(felt) else None


def _of_the_week(facts: Facts) -> Chosen | None:
    """The first of its thresholds that is passed."""
    week = [w for w in facts.upcoming if w.day <= facts.day + _WEEK and not w.is_test]
    adherence = facts.week.adherence
    low, high = facts.plan.weekly_hours if facts.plan else (3.0, 5.0)
    if adherence is not None and adherence < ADJUSTS_BELOW:
        return "adherence", list(_scaled(week, SHORTER))
    if _accumulates(facts.daily):
        return "deload", list(_scaled(week, DELOAD))
    if facts.hours[0] > high:
        return "hours down", list(_scaled(week, high / facts.hours[0]))
    kept = adherence is not None and adherence > KEEPS_ABOVE
    if kept and facts.hours[0] < low:
        return "hours up", list(_scaled(week, LONGER))
    strength = [o for o in facts.week.outcomes if o.workout.sport is Sport.STRENGTH]
    if strength and not any(o.counts_as_completed for o in strength):
        lifts = [w for w in week if w.sport is Sport.STRENGTH]
        return "strength", [Change(ChangeKind.REMOVE, w.uuid) for w in lifts[1:]]
    return _focus(facts, week)


def _accumulates(daily: Sequence[float]) -> bool:
    usual = fsum(daily[-28:]) / 4
    return len(daily) >= 28 and fsum(daily[-7:]) > ACUTE * usual


def _focus(facts: Facts, week: Sequence[PlannedWorkout]) -> Chosen | None:
    """More for what declines, less for what improves."""
    verdicts = {state.key: state.verdict for state in facts.goal_states}
    fast = {key for key, v in verdicts.items() if v is GoalVerdict.IMPROVING}
    slow = {key for key, v in verdicts.items() if v is GoalVerdict.DECLINING}
    if not fast or not slow:
        return None
    return "focus", [
        *_scaled((w for w in week if fast & set(w.goals)), 1 / LONGER),
        *_scaled((w for w in week if slow & set(w.goals)), LONGER),
    ]


def _scaled(workouts: Iterable[PlannedWorkout], factor: float) -> Iterator[Change]:
    for workout in workouts:
        yield Change(ChangeKind.SCALE_DURATION, workout.uuid, factor=factor)


POLICIES: dict[str, Policy] = {"never": never, "seed": seed, "coach": coach}
