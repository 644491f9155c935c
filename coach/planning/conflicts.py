"""Which drafts can stand beside each other."""

from collections.abc import Iterable

from coach.domain.plan import ChangeKind
from coach.domain.review import Draft

_BRINGS = {ChangeKind.MOVE, ChangeKind.ADD}
"""What puts a workout on a day that did not hold it."""


def settle(drafts: Iterable[Draft]) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    """The drafts that stand, the most severe first, and why others do not.

    One reduction at a time; nothing that adds training beside a reduction; nothing
    is made up for in a deload; a workout is changed by one draft only.
    """
    kept: list[Draft] = []
    dropped: list[str] = []
    for draft in sorted(drafts, key=lambda d: (-d.severity, d.rule)):
        reason = _against(draft, kept)
        if reason is None:
            kept.append(draft)
        else:
            dropped.append(f"{draft.rule} ({draft.title}): {reason}")
    return tuple(kept), tuple(dropped)


def _against(draft: Draft, kept: list[Draft]) -> str | None:
    reduction = next((other for other in kept if other.reduces), None)
    if reduction is not None and draft.reduces:
        return f"one reduction at a time, and {reduction.rule} goes first"
    if reduction is not None and draft.raises:
        return f"nothing is added while {reduction.rule} reduces"
    if reduction is not None and _deloads(reduction) and _brings(draft):
        return f"nothing is made up for in the deload of {reduction.rule}"
    touched = {change.workout_uuid for change in draft.changes}
    for other in kept:
        if touched & {change.workout_uuid for change in other.changes}:
            return f"{other.rule} changes the same workout"
    return None


def _deloads(draft: Draft) -> bool:
    return any(change.kind is ChangeKind.DELOAD for change in draft.changes)


def _brings(draft: Draft) -> bool:
    return any(change.kind in _BRINGS for change in draft.changes)
