"""Training before testing: what is learned from was settled before it is used.

A random split puts neighbours of what is tested into training; scores then say how
well a model remembers, not how well it foretells. Gym occupancy: R2 0.91 by a random
split, -0.69 in order of time, by the same model on the same rows.
"""

import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from coach.learning.samples import Sample


class LookAheadError(ValueError):
    """Something is learned from that could not be known yet."""


def refuse_look_ahead(training: Sequence[Sample], tested: Sequence[Sample]) -> None:
    """Nothing, if every athlete's training samples were settled before the tested.

    Samples of other athletes say nothing of this one's future, whatever their days:
    that is how whole athletes are held out.

    Raises:
        LookAheadError: a training sample of an athlete was settled after the day on
            which one of the tested was foretold. Any random split of one athlete's
            samples is refused by it.
    """
    first: dict[str, date] = {}
    for each in tested:
        first[each.athlete] = min(each.known_on, first.get(each.athlete, date.max))
    for each in training:
        begins = first.get(each.athlete)
        if begins is not None and each.settled_on > begins:
            raise LookAheadError(
                f"{each.athlete}, {each.subject}: settled on {each.settled_on}, but "
                f"foretold is from {begins} on. Split by time, and leave out what is "
                "settled later."
            )


def walk_forward(
    samples: Sequence[Sample], step: timedelta, first: date | None = None
) -> Iterator[tuple[Sequence[Sample], Sequence[Sample]]]:
    """(training, tested) pairs, one a step: what was settled by then, what came next.

    Args:
        samples: of one athlete or of many, in any order.
        step: how often a model is trained anew.
        first: the first evening foretold; that of the earliest sample by default, for
            which nothing can have been learned.
    """
    by_day = sorted(samples, key=lambda each: each.known_on)
    if not by_day:
        return
    begin = first or by_day[0].known_on
    while begin <= by_day[-1].known_on:
        end = begin + step
        tested = [each for each in by_day if begin <= each.known_on < end]
        if tested:
            training = [each for each in by_day if each.settled_on <= begin]
            refuse_look_ahead(training, tested)
            yield training, tested
        begin = end


def last_share(
    samples: Sequence[Sample], share: float
) -> tuple[Sequence[Sample], Sequence[Sample]]:
    """(training, tested): of each athlete the last share of the days is tested.

    What is foretold before that and settled in it belongs to neither: it is purged.
    """
    training: list[Sample] = []
    tested: list[Sample] = []
    for athlete in sorted({each.athlete for each in samples}):
        own = sorted(
            (each for each in samples if each.athlete == athlete),
            key=lambda each: each.known_on,
        )
        begins = own[min(int(len(own) * (1 - share)), len(own) - 1)].known_on
        training += (each for each in own if each.settled_on <= begins)
        tested += (each for each in own if each.known_on >= begins)
    refuse_look_ahead(training, tested)
    return training, tested


Features = Callable[[Sequence[Hashable], date], Mapping[str, float]]
"""Named features of a history as they stand on an evening."""


def leaks(
    features: Features,
    history: Sequence[Hashable],
    day_of: Callable[[Hashable], date],
    evenings: Sequence[date],
) -> tuple[str, ...]:
    """Names of the features that change when the days after the evening are cut off.

    Args:
        features: what is looked at.
        history: in any order.
        day_of: of one entry of the history.
        evenings: on which to look; one near each end finds most of them.
    """
    found: set[str] = set()
    for evening in evenings:
        until = [each for each in history if day_of(each) <= evening]
        whole, cut = features(history, evening), features(until, evening)
        names = whole.keys() | cut.keys()
        found |= {name for name in names if _differ(whole.get(name), cut.get(name))}
    return tuple(sorted(found))


def _differ(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return one != other and not (math.isnan(one) and math.isnan(other))
