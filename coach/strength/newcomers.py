"""Where someone begins of whom little is known: with a little of what others do."""

from collections.abc import Mapping, Sequence

from coach.learning.pooling import Table, blended, names, pooled

FEWEST_SESSIONS = 10
"""From so many sessions on one's own are enough."""

_WEIGHT = 0.5


def prior_weight(sessions: int) -> float:
    """Of what others do, beside 1 for one's own; less with each session."""
    return 0.0 if sessions >= FEWEST_SESSIONS else _WEIGHT / (1 + sessions)


def beginning(
    own: Table, sessions: int, shipped: Table, shared: Sequence[Table] = ()
) -> Mapping[str, object] | None:
    """Parameters of the next exercise for someone new; None for all others.

    Args:
        own: what followed what in the sessions there are.
        sessions: how many there are.
        shipped: what lifters do whose logs may be learned from by anyone.
        shared: of athletes on this machine who share their lifting, as this one does;
            together they weigh as much as what is shipped.
    """
    weight = prior_weight(sessions)
    if not weight:
        return None
    table = blended(own, weight, shipped, *([pooled(shared)] if shared else ()))
    return {"exercises": names([table]), "transitions": table, "sessions": sessions}
