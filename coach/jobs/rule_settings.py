"""What rules are set to: an approved proposal sets one, undo takes it back."""

from collections.abc import Mapping
from datetime import date, datetime

from coach.database import Store
from coach.domain.judgement import (
    Aggressiveness,
    RuleSetting,
    Tuning,
    in_force,
    setting_of,
)
from coach.domain.review import Verdict
from coach.jobs.context import Context
from coach.jobs.facts import REVIEWED, UNDONE
from coach.reports.numbers import Document
from coach.reports.tuning import tuning_of


def keep_settings(
    store: Store,
    review_day: date,
    document: Document,
    verdicts: Mapping[str, Verdict],
    at: datetime,
) -> None:
    """A row for each approved proposal that tunes a rule."""
    for proposal in document["proposals"]:
        tuning = tuning_of(proposal)
        if tuning is None or verdicts.get(proposal["id"]) is not Verdict.APPROVE:
            continue
        reason = f"{REVIEWED}{review_day}: {proposal['rule']}"
        store.add_rule_setting(
            RuleSetting(tuning.rule, review_day, reason, at, tuning.after)
        )


def set_by(store: Store, review_day: date) -> tuple[RuleSetting, ...]:
    """What that review's approval set and still stands so, not yet taken back."""
    said = store.rule_settings()
    now, made = in_force(said), f"{REVIEWED}{review_day}: "
    gone = {(each.rule, each.reason) for each in said}
    return tuple(
        each
        for each in said
        if each.reason.startswith(made)
        and each.setting == now[each.rule].setting
        and (each.rule, f"{UNDONE}{each.reason}") not in gone
    )


def taken_back(context: Context, store: Store, said: RuleSetting) -> Tuning:
    """What taking that word back does."""
    whole = context.aggressiveness
    after = setting_of(whole, _before(store, said))
    return Tuning(said.rule, setting_of(whole, said.setting), after)


def take_back(context: Context, store: Store, said: RuleSetting) -> None:
    """Set the rule from the context's day on to what it was set to before."""
    store.add_rule_setting(
        RuleSetting(
            said.rule,
            max(context.day, said.since),
            f"{UNDONE}{said.reason}",
            context.clock.now(),
            _before(store, said),
        )
    )


def _before(store: Store, said: RuleSetting) -> Aggressiveness | None:
    """What the rule was set to before that word."""
    mine = [each for each in store.rule_settings() if each.rule == said.rule]
    earlier = mine[: mine.index(said)]
    return earlier[-1].setting if earlier else None
