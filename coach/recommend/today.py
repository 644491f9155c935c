"""Today so far, as the ridge reads it."""

from collections.abc import Sequence

from coach.recommend.traits import TRAITS, UNKNOWN, Traits


def today(done: Sequence[Traits]) -> tuple[float, ...]:
    """1, whether nothing is done, the last exercise, and all of them on average."""
    if not done:
        return (1.0, 1.0, *UNKNOWN, *UNKNOWN)
    means = []
    for number in range(len(TRAITS)):
        whole = 0.0
        for each in done:
            whole += each[number]
        means.append(whole / len(done))
    return (1.0, 0.0, *done[-1], *means)


def foretold(ridge: Sequence[Sequence[float]], features: Sequence[float]) -> Traits:
    """The traits of what comes next; nothing where nothing was learned."""
    if not ridge:
        return UNKNOWN
    found = [0.0] * len(TRAITS)
    for feature, row in zip(features, ridge, strict=True):
        if feature:
            for number, each in enumerate(row):
                found[number] += feature * each
    return tuple(found)
