"""What many lifters do after one another, as one table.

Each lifter weighs as much as any other, however long they have kept a log.
"""

from collections.abc import Collection, Mapping, Sequence

Table = Mapping[str, Mapping[str, float]]
"""What follows what, with a weight; what begins a session follows the empty name."""

_LEAST = 0.01
"""Shares below it are not worth their room."""


def shares(table: Table) -> dict[str, dict[str, float]]:
    """The table with weights that add up to 1 for each that comes before."""
    found = {}
    for before, follows in table.items():
        whole = sum(follows.values())
        if whole > 0:
            found[before] = {each: weight / whole for each, weight in follows.items()}
    return found


def pooled(tables: Sequence[Table]) -> dict[str, dict[str, float]]:
    """The mean of the shares in those tables, in the order of names.

    What a lifter never did says nothing of what follows it: the mean is over those who
    did it. The more of them there are, the more it weighs; so the shares of what comes
    first add up to less than 1 where some never did it.
    """
    found: dict[str, dict[str, float]] = {}
    for table in map(shares, tables):
        for before, follows in table.items():
            row = found.setdefault(before, {})
            for each, share in follows.items():
                row[each] = row.get(each, 0.0) + share / len(tables)
    return {before: _kept(found[before]) for before in sorted(found)}


def of_names(table: Table, names: Collection[str]) -> dict[str, dict[str, float]]:
    """The table without what only one lifter has a name for: it is theirs."""
    kept = {*names, ""}
    return {
        before: {each: share for each, share in row.items() if each in kept}
        for before, row in table.items()
        if before in kept
    }


def blended(own: Table, weight: float, *priors: Table) -> dict[str, dict[str, float]]:
    """One's own shares, with those of others added at a weight.

    Args:
        own: what the athlete does; may be empty.
        weight: of all others together, beside 1 for one's own.
        priors: what others do, each as heavy as the next.
    """
    found = {before: dict(follows) for before, follows in shares(own).items()}
    for prior in priors:
        for before, follows in prior.items():
            row = found.setdefault(before, {})
            for each, share in follows.items():
                row[each] = row.get(each, 0.0) + weight / len(priors) * share
    return found


def _kept(follows: Mapping[str, float]) -> dict[str, float]:
    ordered = sorted(follows.items(), key=lambda each: (-each[1], each[0]))
    return {name: round(share, 4) for name, share in ordered if share >= _LEAST}
