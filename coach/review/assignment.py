"""Who goes with whom: the best one-to-one assignment, exactly."""

from collections.abc import Iterable, Mapping

Pair = tuple[int, int]
Gains = Mapping[Pair, int]
"""What joining a left with a right is worth; pairs not named cannot be joined."""


def assign(gains: Gains) -> dict[int, int]:
    """Right partner of each left, such that no other assignment gains more.

    Each side is used at most once. The assignment grows by the augmenting path that
    gains most until none gains anything; every assignment on the way is the best of
    its size (successive best paths, Edmonds and Karp 1972), so the last is the best
    of all. Whole numbers keep it exact. Of equal assignments the one with the
    lowest-numbered pairs is taken, whatever the order of the mapping.
    """
    gains = _without_ties(gains)
    left_of: dict[int, int] = {}
    lefts = {left for left, _ in gains}
    while True:
        free = lefts - set(left_of.values())
        gain, path = best_path(gains, left_of, free)
        if gain <= 0:
            return {left: right for right, left in left_of.items()}
        left_of.update({right: left for left, right in path})


def best_path(
    gains: Gains, left_of: Mapping[int, int], starts: Iterable[int]
) -> tuple[int, list[Pair]]:
    """What the best augmenting path from these lefts gains, and the pairs it makes.

    `left_of` (the left of each right) must be the best assignment of its size.
    Where no path ends at a free right there is nothing to gain: 0 and no pairs.
    """
    best = dict.fromkeys(starts, 0)
    came: dict[int, Pair] = {}
    changed = True
    while changed:
        changed = False
        for (left, right), gain in gains.items():
            taken = left_of.get(right)
            if left not in best or taken is None or taken == left:
                continue
            value = best[left] + gain - gains[taken, right]
            if taken not in best or value > best[taken]:
                best[taken], came[taken], changed = value, (left, right), True
    ends = [
        (best[left] + gain, left, right)
        for (left, right), gain in gains.items()
        if left in best and right not in left_of
    ]
    if not ends:
        return 0, []
    value, left, right = max(ends)
    pairs = [(left, right)]
    while left in came:
        left, right = came[left]
        pairs.append((left, right))
    return value, pairs


def _without_ties(gains: Gains) -> Gains:
    """Each pair worth a trifle of its own, so that exactly one assignment is best.

    All trifles together are less than one, the least by which two gains differ.
    """
    ordered = sorted(gains)
    size = len(ordered)
    return {
        pair: (gains[pair] << size) + (1 << (size - 1 - place))
        for place, pair in enumerate(ordered)
    }
