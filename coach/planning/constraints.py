"""Hard constraints: checked on every changed plan, by code."""

from collections.abc import Collection
from datetime import date

from coach.domain.limits import Limits
from coach.domain.plan import ChangeKind, Effect, Plan
from coach.planning.content import (
    never_done,
    on_what_hurts,
    without_a_pool,
    without_equipment,
)
from coach.planning.spacing import hard_days, stacked_deloads
from coach.planning.times import in_pauses, off_the_hours, outside_slots
from coach.planning.violation import DAY, Violation


def violations(
    plan: Plan, limits: Limits, first: date, last: date
) -> tuple[Violation, ...]:
    """What the plan breaks between those days, both included.

    What must not be comes first: pauses, injuries and exercises never done; then
    pools and equipment, free slots, the band of weekly hours in each week of the plan,
    one hard session a day and an easier day beside it, and deloads that stack.
    """
    coming = [w for w in plan.between(first, last) if w.skip_reason is None]
    near = [w for w in plan.between(first - DAY, last + DAY) if w.skip_reason is None]
    return (
        *in_pauses(coming, limits),
        *on_what_hurts(coming, limits),
        *never_done(coming, limits),
        *without_a_pool(coming, limits),
        *without_equipment(coming, limits),
        *outside_slots(coming, limits),
        *off_the_hours(plan, limits, first, last),
        *hard_days(near, first, last),
        *stacked_deloads(plan, first, last),
    )


def reaches_what_is_over(
    effect: Effect, today: date, done: Collection[str]
) -> str | None:
    """Why the effect must not be: it changes what is over; None when it does not.

    A workout that was missed may still be moved to a day that is to come.
    """
    before, after = effect.before, effect.after
    named = before or after
    if named is not None and named.uuid in done:
        return f"{named.title} of {named.day} is done"
    if after is not None and after.day <= today:
        return f"{after.day} is over"
    moves = effect.change.kind is ChangeKind.MOVE
    if before is not None and before.day <= today and not moves:
        return f"{before.title} of {before.day} is over"
    return None
