"""What someone new might do next: what they did, and a little of what others do."""

from collections.abc import Collection, Mapping, Sequence

from coach.domain.learned import Suggestion
from coach.learning.pooling import Table, blended, pooled

FEWEST_SESSIONS = 10
"""From so many sessions on one's own are enough."""

_WEIGHT = 0.5
_BEGIN = ""


def prior_weight(sessions: int) -> float:
    """Of what others do, beside 1 for one's own; less with each session."""
    return 0.0 if sessions >= FEWEST_SESSIONS else _WEIGHT / (1 + sessions)


def beginning(
    own: Table, sessions: int, shipped: Table, shared: Sequence[Table] = ()
) -> Table | None:
    """What follows what for someone new; None for all others.

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
    return blended(own, weight, shipped, *([pooled(shared)] if shared else ()))


def after(
    table: Table, done: Sequence[str], barred: Collection[str] = ()
) -> dict[str, float]:
    """What may come next with its share, the best first; nothing done is among it.

    What never followed the last exercise is ordered by how much it is done at all.
    """
    follows = table.get(done[-1] if done else _BEGIN, {})
    every: dict[str, float] = {}
    for row in table.values():
        for name, share in row.items():
            every[name] = every.get(name, 0.0) + share
    whole = sum(every.values()) or 1.0
    scores = {
        name: follows.get(name, 0.0) + _NEXT_TO_NOTHING * share / whole
        for name, share in every.items()
        if name not in done and name not in barred
    }
    ordered = sorted(scores, key=lambda name: (-scores[name], name))
    return {name: scores[name] for name in ordered}


def suggestions(
    table: Table, own: Table, done: Sequence[str], barred: Collection[str] = ()
) -> tuple[Suggestion, ...]:
    """The same in words; the scores add up to 1."""
    found = after(table, done, barred)
    whole = sum(found.values()) or 1.0
    mine = {name for row in own.values() for name in row}
    return tuple(
        Suggestion(name, round(score / whole, 4), (_why(name, mine, done),))
        for name, score in found.items()
    )


_NEXT_TO_NOTHING = 0.05


def _why(name: str, mine: Collection[str], done: Sequence[str]) -> str:
    when = f"after {done[-1]}" if done else "first"
    if name in mine:
        return f"you did it before; lifters do it {when}"
    return f"many lifters do it {when}"


def most_done(table: Table) -> Mapping[str, float]:
    """Each exercise's share of all that is done, of those who do it 1 at the most."""
    every: dict[str, float] = {}
    for row in table.values():
        for name, share in row.items():
            every[name] = every.get(name, 0.0) + share
    most = max(every.values(), default=1.0)
    return {name: share / most for name, share in every.items()}
