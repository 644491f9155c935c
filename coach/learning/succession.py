"""Which version serves, by what came later than all of them learned from.

Each training's version waits, idle, until there is enough that neither it nor the one
that serves has seen. A version trained a week ago has seen all but a week; so what it
is tried on is four weeks at least, and twenty forecasts. Of twenty the ratio of two
errors is known to about a tenth, which is little; but both versions come of the same
recipe and nearly the same sessions, so that a wrong turn costs little, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from coach.domain.learned import Learned, Scored, Version
from coach.domain.strength import LiftSession
from coach.learning.champion import serves
from coach.learning.learner import Learner
from coach.learning.train import beats_floor


@dataclass(frozen=True, slots=True)
class Terms:
    """What it takes to change who serves (our choices).

    Attributes:
        days, forecasts: later than both learned from, for a challenger to be tried.
        floor_days, floor_forecasts: later than the champion learned from, before it is
            held against the floor again: to be sent home by chance is dearer.
        margin: share by which an error has to be lower. Beating the floor by less
            than that is what models without any skill do now and then.
        idle: versions that never served which are kept, one a week: a plateau is known
            after six sessions, so a lift done once a week may need twelve weeks.
    """

    days: int = 28
    forecasts: int = 20
    floor_days: int = 84
    floor_forecasts: int = 100
    margin: float = 0.01
    idle: int = 12


TERMS = Terms()


def overlapping(terms: Terms, share: int) -> Terms:
    """The same for forecasts of which so many together tell as much as one apart."""
    return replace(
        terms,
        forecasts=share * terms.forecasts,
        floor_forecasts=share * terms.floor_forecasts,
    )


class Outcome(StrEnum):
    """What became of a training."""

    FIRST = "first"
    KEPT = "kept"
    REPLACED = "replaced"
    UNTRIED = "untried"
    FLOOR = "floor"
    TO_FLOOR = "to_floor"
    TOO_LITTLE = "too_little"
    FAILED = "failed"

    @property
    def is_floor(self) -> bool:
        """Whether the obvious guess is used from now on."""
        return self in {Outcome.FLOOR, Outcome.TO_FLOOR}


@dataclass(frozen=True, slots=True)
class Decision:
    """Who serves after a training.

    Attributes:
        serves: to be put into service; None where the same serves as before, and
            where the floor is to.
        why: in words.
    """

    outcome: Outcome
    serves: Learned | None
    why: str


def decide(
    learner: Learner,
    log: Sequence[LiftSession],
    day: date,
    versions: Sequence[Version],
    terms: Terms = TERMS,
) -> Decision:
    """Who serves from now on; the floor where the outcome says so.

    Args:
        learner: tells how versions did.
        log: oldest first, until that day.
        day: the evening.
        versions: every one kept, the newest just trained.
        terms: what it takes.
    """
    champion = champion_of(versions)
    if champion is None:
        return _without_champion(versions[-1].learned, terms)
    sent_home = _held_against_floor(learner, log, day, champion, terms)
    if sent_home is not None:
        return sent_home
    for each in _waiting(versions, champion):
        trial = _trial(learner, log, day, (champion, each), terms)
        if trial is not None:
            return _tried(trial, each, terms)
    return Decision(
        Outcome.KEPT,
        None,
        f"the version of {champion.trained_on} stays: none that waits has {terms.days} "
        f"days and {terms.forecasts} forecasts yet that neither has seen",
    )


def champion_of(versions: Sequence[Version]) -> Learned | None:
    """The version that serves; None where the floor is used."""
    served = [each for each in versions if each.serves_from is not None]
    last = max(served, key=_since, default=None)
    return None if last is None or last.learned.is_floor else last.learned


def forgotten(versions: Sequence[Version], terms: Terms = TERMS) -> tuple[str, ...]:
    """Versions that waited longest, beyond those that are kept."""
    idle = [each.learned.version for each in versions if each.serves_from is None]
    return tuple(idle[: max(len(idle) - terms.idle, 0)])


def _since(version: Version) -> tuple[date, date, str]:
    begun = version.serves_from or date.min
    return begun, version.learned.trained_on, version.learned.version


def _without_champion(newest: Learned, terms: Terms) -> Decision:
    n = int(newest.scores.get("n", 0))
    if n < terms.forecasts:
        why = (
            f"{n} forecasts of later sessions are too few to tell; what is used for "
            "someone new is used"
        )
        return Decision(Outcome.UNTRIED, None, why)
    if not beats_floor(newest, terms.margin):
        why = f"it does not beat {newest.floor} on later sessions; that is used"
        return Decision(Outcome.FLOOR, None, why)
    why = f"it beats {newest.floor} on {n} forecasts of later sessions"
    return Decision(Outcome.FIRST, newest, why)


def _held_against_floor(
    learner: Learner,
    log: Sequence[LiftSession],
    day: date,
    champion: Learned,
    terms: Terms,
) -> Decision | None:
    """The floor takes over from a champion that did no better for long."""
    if (day - champion.trained_on).days < terms.floor_days:
        return None
    first = champion.trained_on + timedelta(days=1)
    scored = learner.score(champion.parameters, log, first, day)
    if scored is None or scored.n < terms.floor_forecasts:
        return None
    floor = scored.floors[champion.floor][scored.deciding]
    if scored.metrics[scored.deciding] < floor:
        return None
    why = (
        f"on {scored.n} forecasts since {champion.trained_on} it did not beat "
        f"{champion.floor}, which is used again"
    )
    return Decision(Outcome.TO_FLOOR, None, why)


def _waiting(versions: Sequence[Version], champion: Learned) -> list[Learned]:
    """Challengers younger than the champion, the newest first."""
    return [
        each.learned
        for each in reversed(versions)
        if each.serves_from is None and each.learned.last > champion.last
    ]


def _trial(
    learner: Learner,
    log: Sequence[LiftSession],
    day: date,
    pair: tuple[Learned, Learned],
    terms: Terms,
) -> tuple[Scored, Scored] | None:
    """How both did on what neither has seen; None where that is too little."""
    learned_until = max(each.trained_on for each in pair)
    if (day - learned_until).days < terms.days:
        return None
    first = learned_until + timedelta(days=1)
    one, other = (learner.score(each.parameters, log, first, day) for each in pair)
    if one is None or other is None or min(one.n, other.n) < terms.forecasts:
        return None
    return one, other


def _tried(trial: tuple[Scored, Scored], one: Learned, terms: Terms) -> Decision:
    champion, challenger = (each.metrics[each.deciding] for each in trial)
    n = trial[1].n
    beside = f"{challenger:.3f} against {champion:.3f} on {n} later forecasts"
    if serves(champion, challenger, terms.margin):
        why = f"the version of {one.trained_on} takes over: {beside}"
        return Decision(Outcome.REPLACED, one, why)
    why = f"the version of {one.trained_on} does no better: {beside}"
    return Decision(Outcome.KEPT, None, why)
