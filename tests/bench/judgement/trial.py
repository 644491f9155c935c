"""One person's half-year under one policy and one model of response."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from math import fsum

from coach.domain.limits import Limits
from coach.domain.plan import Effect, Plan, PlannedWorkout
from coach.planning.apply import with_effects
from coach.planning.constraints import violations
from coach.planning.violation import Violation, newly_broken
from coach.review.propose import AHEAD
from tests.bench.judgement.evening import Seen
from tests.bench.judgement.half_year import FIRST, half_year
from tests.bench.judgement.life import SAID_AHEAD, Body, Life
from tests.bench.judgement.people import GOALS, WEEKS, Person, draw_person
from tests.bench.judgement.policies import Applied, Policy
from tests.bench.judgement.responses import Waves, Window

MODELS: dict[str, Callable[[Person, float], Body]] = {"waves": Waves, "window": Window}
FINE = 0.80
"""Adherence above which nothing is wrong, by the seed."""


@dataclass
class Lived:
    """What came of a half-year.

    Attributes:
        progress: mean level over the goals on the last evening.
        overload_weeks: weeks in which the body was overloaded on a day.
        broken: constraints an applied plan broke and nothing said would give way.
        given: how many were said to give way.
        fired: rules by week, those that changed something.
        right: weeks, counted from 0, in which nothing was wrong: no sickness or holiday
            near, more than 80 % of the plan done, no overload.
        followed: those of them in which no key workout was missed either.
    """

    kind: str
    progress: float = 0.0
    levels: tuple[float, ...] = ()
    overload_weeks: int = 0
    broken: list[str] = field(default_factory=list)
    given: int = 0
    fired: dict[int, list[str]] = field(default_factory=dict)
    right: set[int] = field(default_factory=set)
    followed: set[int] = field(default_factory=set)
    hours: float = 0.0

    def needless(self, weeks: Collection[int]) -> int:
        """In how many of those weeks a change was proposed."""
        return sum(week in weeks for week in self.fired)


def lived(seed: int, model: str, policy: Policy, weeks: int = WEEKS) -> Lived:
    """The half-year of the person of that seed.

    Args:
        seed: which person.
        model: `waves` or `window`.
        policy: what looks after the plan.
        weeks: how many to live.
    """
    given = half_year()
    person = draw_person(seed, given.minutes_a_week)
    body = MODELS[model](person, given.usual)
    life = Life(person, body)
    life.before(given)
    seen, plan = Seen(life), given.plan
    result = Lived(person.kind)
    worn: set[int] = set()
    wrong: set[int] = set()
    missed: set[int] = set()
    for number in range(weeks * 7):
        week, day = number // 7, FIRST + timedelta(days=number)
        life.live(number, plan)
        if body.overloaded:
            worn.add(week)
        if _is_wrong(life, number, plan):
            wrong.add(week)
        if _key_missed(life, day, plan):
            missed.add(week)
        ask = partial(seen.facts, day, plan)
        applied = policy(ask, life.noted(day), day)
        for each in applied:
            result.fired.setdefault(week, []).append(each.rule)
            seen.approve(day, each.rule, each.effects)
        plan = _changed(plan, applied, day, seen.limits(day), result)
    result.levels = tuple(body.level(goal) for goal in GOALS)
    result.progress = fsum(result.levels) / len(GOALS)
    result.overload_weeks = len(worn)
    result.right = set(range(weeks)) - wrong - worn
    result.followed = result.right - missed
    trained = (s.activity for s in life.sessions if s.activity.local_date >= FIRST)
    result.hours = fsum(a.elapsed_s for a in trained) / 3600 / weeks
    return result


def _is_wrong(life: Life, number: int, plan: Plan) -> bool:
    """Whether something asks for a change, and be it a holiday that was told."""
    near = range(number - 7, number + 1)
    ahead = range(number, number + SAID_AHEAD.days + 2)
    unwell = any(map(life.sick, near)) or any(map(life.away, (*near, *ahead)))
    day = FIRST + timedelta(days=number)
    planned = plan.between(day - timedelta(days=6), day)
    return unwell or len(_missed(life, planned)) >= (1 - FINE) * len(planned) > 0


def _key_missed(life: Life, day: date, plan: Plan) -> bool:
    """Whether a key workout of the last seven days was not done."""
    planned = plan.between(day - timedelta(days=6), day)
    return any(w.priority == 1 for w in _missed(life, planned))


def _missed(life: Life, planned: Sequence[PlannedWorkout]) -> Sequence[PlannedWorkout]:
    done = set(life.done.values())
    return [w for w in planned if w.uuid not in done]


def _changed(
    plan: Plan, applied: Sequence[Applied], day: date, limits: Limits, into: Lived
) -> Plan:
    """The plan with what is applied; what that breaks is counted.

    A proposal may break alone what it said would give way, all of them together no
    more than that.
    """
    if not applied:
        return plan
    accepted = set()
    for each in applied:
        for violation in broken(plan, each.effects, day, limits):
            accepted.add(violation.key)
            if violation.text in each.given:
                into.given += 1
            else:
                into.broken.append(f"{each.rule}: {violation.text}")
    every = [effect for each in applied for effect in each.effects]
    for violation in broken(plan, every, day, limits):
        if violation.key not in accepted:
            rules = " and ".join(each.rule for each in applied)
            into.broken.append(f"{rules}: {violation.text}")
    return with_effects(plan, every)


def broken(
    plan: Plan, effects: Iterable[Effect], day: date, limits: Limits
) -> tuple[Violation, ...]:
    """What those effects break that the plan does not break without them."""
    first, last = day + timedelta(days=1), day + AHEAD
    after = violations(with_effects(plan, effects), limits, first, last)
    return newly_broken(after, violations(plan, limits, first, last))
