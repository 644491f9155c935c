"""Leave to learn from each other's lifting, given and taken back."""

from dataclasses import dataclass, replace
from datetime import datetime

from coach.database import Store
from coach.jobs.context import Context


@dataclass(frozen=True, slots=True)
class Sharing:
    """How it stands.

    Attributes:
        given_at: None where the athlete shares nothing, and learns from nobody.
        others: who share too; None where the athlete does not, as nobody looks then.
    """

    given_at: datetime | None
    others: int | None


def sharing(context: Context) -> Sharing:
    """How it stands for this athlete."""
    with context.reading() as store:
        return _stands(store)


def share_lifting(context: Context) -> Sharing:
    """Give leave: from the next training on those who share learn from each other."""
    with context.alone(), context.writing() as store:
        store.share_lifting(context.clock.now())
        return _stands(store)


def stop_sharing_lifting(context: Context) -> Sharing:
    """Take it back; what was learned from others goes at once.

    The others forget what they learned from this athlete at their next training.
    """
    with context.alone(), context.writing() as store:
        store.stop_sharing_lifting()
        kind = store.kind(context.day)
        if kind is not None and kind.prior:
            store.save_kind(replace(kind, prior={}), context.clock.now())
        return _stands(store)


def _stands(store: Store) -> Sharing:
    given = store.lifting_shared()
    return Sharing(given, None if given is None else store.sharing_others())
