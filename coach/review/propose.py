"""Rules asked, their drafts settled, applied, checked and numbered."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import timedelta
from itertools import combinations

from coach.domain.facts import Facts
from coach.domain.plan import Effect, Plan
from coach.domain.prediction import RuleRecord
from coach.domain.projection import Course, SideBySide
from coach.domain.review import Draft, Proposal
from coach.planning.apply import apply_all, with_effects
from coach.planning.conflicts import settle
from coach.planning.constraints import reaches_what_is_over, violations
from coach.planning.relax import relaxed
from coach.planning.violation import Violation, newly_broken
from coach.review.ahead import course
from coach.review.foretell import foretold
from coach.rules.base import Rule
from coach.rules.hours import band
from coach.rules.registry import all_rules

AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class _Applied:
    """A draft that stands: its effects, and the breaches accepted for them."""

    draft: Draft
    effects: tuple[Effect, ...]
    given: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class ProposalSet:
    """What the evening proposes.

    Attributes:
        dropped: drafts that do not stand, each with its reason in words.
        ahead: the next 14 days with all of them and without any; None where no
            workout would change.
    """

    proposals: tuple[Proposal, ...] = ()
    dropped: tuple[str, ...] = ()
    ahead: SideBySide | None = None


def propose(facts: Facts, rules: Sequence[Rule] | None = None) -> ProposalSet:
    """The proposals of the evening, the most severe first; none without a plan."""
    plan = facts.plan
    if plan is None:
        return ProposalSet()
    asked = all_rules(facts.aggressiveness, facts.tuned) if rules is None else rules
    drafts = [d for rule in asked if (d := rule.draft(facts)) is not None]
    kept, dropped = settle(drafts)
    standing: list[_Applied] = []
    reasons = list(dropped)
    for draft in kept:
        effects = _effects(draft, plan)
        result = _checked(facts, plan, standing, draft, effects)
        if isinstance(result, _Applied):
            standing.append(result)
        else:
            reasons.append(f"{draft.rule} ({draft.title}): {result}")
    if not standing:
        return ProposalSet(dropped=tuple(reasons))
    every = [effect for each in standing for effect in each.effects]
    keep = course(facts) if every else None
    shown = (_shown(facts, keep, each) for each in standing)
    return ProposalSet(
        tuple(_numbered(n, each) for n, each in enumerate(shown, start=1)),
        tuple(reasons),
        None if keep is None else SideBySide(keep, course(facts, every)),
    )


def _effects(draft: Draft, plan: Plan) -> tuple[Effect, ...]:
    return apply_all(draft.changes, plan)


def _checked(
    facts: Facts,
    plan: Plan,
    standing: Sequence[_Applied],
    draft: Draft,
    effects: tuple[Effect, ...],
) -> _Applied | str:
    """The draft with what gives way for it, or why it must not be proposed.

    Each proposal is decided by itself, so that it has to keep the constraints beside
    whichever of the others are approved: what gives way is only what it breaks alone.
    """
    if draft.tunes:
        return _Applied(draft, (), ())
    if not effects:
        return "it would change nothing"
    done = _done(facts)
    reached = (reaches_what_is_over(effect, facts.day, done) for effect in effects)
    over = next(filter(None, reached), None)
    if over is not None:
        return over
    alone = relaxed(
        newly_broken(_violations(facts, plan, effects), _violations(facts, plan, ()))
    )
    if alone.infeasible is not None:
        return alone.infeasible.text
    accepted = {violation.key for violation in alone.given}
    changing = [other for other in standing if other.effects]
    for count in range(1, len(changing) + 1):
        for others in combinations(changing, count):
            beside = [effect for other in others for effect in other.effects]
            accepted_there = accepted.union(v.key for o in others for v in o.given)
            broken = newly_broken(
                _violations(facts, plan, [*beside, *effects]),
                _violations(facts, plan, beside),
            )
            for violation in broken:
                if violation.key not in accepted_there:
                    names = " and ".join(other.draft.rule for other in others)
                    return f"beside {names}, {violation.text}"
    return _Applied(draft, effects, alone.given)


def _done(facts: Facts) -> frozenset[str]:
    outcomes = (*facts.all_outcomes, *facts.week.outcomes)
    return frozenset(o.workout.uuid for o in outcomes if o.counts_as_completed)


def _violations(
    facts: Facts, plan: Plan, effects: Iterable[Effect]
) -> tuple[Violation, ...]:
    """What the plan with those effects breaks of the athlete's limits."""
    first, last = facts.day + timedelta(days=1), facts.day + AHEAD
    limits = replace(facts.limits, weekly_hours=band(facts))
    return violations(with_effects(plan, effects), limits, first, last)


def _shown(facts: Facts, keep: Course | None, applied: _Applied) -> Proposal:
    """All that is shown of a proposal, without its number."""
    draft, effects = applied.draft, applied.effects
    return Proposal(
        id="",
        rule=draft.rule,
        title=draft.title,
        why=draft.why,
        evidence=draft.evidence,
        effects=effects,
        relaxed=tuple(violation.text for violation in applied.given),
        predictions=foretold(facts, draft, effects),
        ahead=SideBySide(keep, course(facts, effects)) if keep and effects else None,
        record=facts.records.get(draft.rule, RuleRecord()),
        tunes=draft.tunes,
    )


def _numbered(number: int, shown: Proposal) -> Proposal:
    return replace(shown, id=f"p{number}-{_digest(shown)}")


def _digest(shown: object) -> str:
    """Four hex digits of what is shown, the same whatever database it came from."""
    text = json.dumps(_plain(shown), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:4]


def _plain(value: object) -> object:
    """The value as JSON has it; `2700` and `2700.0` are one, rows' numbers go.

    A proposal that tunes no rule says nothing of it: so it keeps the id it always had.
    """
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if is_dataclass(value):
        said = {f.name: getattr(value, f.name) for f in fields(value) if f.name != "id"}
        return {n: _plain(v) for n, v in said.items() if (n, v) != ("tunes", None)}
    if isinstance(value, bool) or value is None:
        return value
    return float(value) if isinstance(value, int | float) else str(value)
