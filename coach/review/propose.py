"""Rules asked, their drafts settled, applied, checked and numbered."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

from coach.domain.plan import Effect, Plan
from coach.domain.review import Draft, Facts, Proposal
from coach.planning.apply import apply, with_effects
from coach.planning.conflicts import settle
from coach.planning.constraints import Violation, violations
from coach.rules.base import Rule
from coach.rules.registry import all_rules

AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ProposalSet:
    """What the evening proposes.

    Attributes:
        dropped: drafts that do not stand, each with its reason in words.
    """

    proposals: tuple[Proposal, ...] = ()
    dropped: tuple[str, ...] = ()


def propose(facts: Facts, rules: Sequence[Rule] | None = None) -> ProposalSet:
    """The proposals of the evening, the most severe first; none without a plan."""
    plan = facts.plan
    if plan is None:
        return ProposalSet()
    asked = all_rules() if rules is None else rules
    drafts = [d for rule in asked if (d := rule.draft(facts)) is not None]
    kept, dropped = settle(drafts)
    standing: list[tuple[Draft, tuple[Effect, ...]]] = []
    reasons = list(dropped)
    for draft in kept:
        effects = _effects(draft, plan)
        broken = _newly_broken(facts, plan, [*_all(standing), *effects])
        if broken:
            reasons.append(f"{draft.rule} ({draft.title}): {broken[0].text}")
        elif effects:
            standing.append((draft, effects))
    numbered = enumerate(standing, start=1)
    return ProposalSet(
        tuple(_proposal(n, *each) for n, each in numbered), tuple(reasons)
    )


def _effects(draft: Draft, plan: Plan) -> tuple[Effect, ...]:
    found = (apply(change, plan) for change in draft.changes)
    return tuple(effect for effect in found if effect is not None)


def _all(standing: list[tuple[Draft, tuple[Effect, ...]]]) -> list[Effect]:
    return [effect for _, effects in standing for effect in effects]


def _newly_broken(facts: Facts, plan: Plan, effects: list[Effect]) -> list[Violation]:
    """Constraints that the changed plan breaks and the plan as it is does not."""
    first, last = facts.day + timedelta(days=1), facts.day + AHEAD
    before = {v.key for v in violations(plan, facts.slots, first, last)}
    changed = violations(with_effects(plan, effects), facts.slots, first, last)
    return [v for v in changed if v.key not in before]


def _proposal(number: int, draft: Draft, effects: tuple[Effect, ...]) -> Proposal:
    shown = {
        "rule": draft.rule,
        "title": draft.title,
        "why": draft.why,
        "evidence": [asdict(one) for one in draft.evidence],
        "effects": [asdict(one) for one in effects],
    }
    text = json.dumps(shown, sort_keys=True, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()[:4]
    return Proposal(
        id=f"p{number}-{digest}",
        rule=draft.rule,
        title=draft.title,
        why=draft.why,
        evidence=draft.evidence,
        effects=effects,
    )
