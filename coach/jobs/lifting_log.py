"""The athlete's sessions of strength, as models and strength screens read them."""

from collections.abc import Iterable
from datetime import date

from coach.database import Store
from coach.domain.activity import Activity, Sport
from coach.domain.strength import LiftSession
from coach.jobs.confirm_activity import unconfirmed_slips
from coach.jobs.context import Context
from coach.review.fuse import fuse
from coach.strength.slips import without_slips


def lifting_log(context: Context, store: Store) -> tuple[LiftSession, ...]:
    """Every session with sets until the context's day, oldest first.

    A session recorded twice is one; sets that look like slips of typing count for
    nothing until the athlete confirms them.
    """
    return log_until(store, context.day)


def log_until(store: Store, day: date) -> tuple[LiftSession, ...]:
    """The same, for whoever has no context at hand."""
    activities = store.activities(last=day, splits_from=day)
    return sessions_of(store, [each for each in activities if _may_lift(each)])


def sessions_of(store: Store, activities: list[Activity]) -> tuple[LiftSession, ...]:
    """The sessions with sets of those activities, oldest first."""
    slips = unconfirmed_slips(store, activities)
    counted = [without_slips(each, slips) for each in activities]
    return lift_sessions(session.activity for session in fuse(counted))


def lift_sessions(sessions: Iterable[Activity]) -> tuple[LiftSession, ...]:
    """Those with sets, fused and without slips as they come, oldest first."""
    return tuple(
        LiftSession(each.uuid, each.local_date, each.title, each.sets)
        for each in sorted(sessions, key=lambda a: (a.local_date, a.start, a.uuid))
        if each.sets
    )


def _may_lift(activity: Activity) -> bool:
    """Whether it holds sets, or could be a watch's half of a session that does."""
    return bool(activity.sets) or activity.sport is Sport.STRENGTH
