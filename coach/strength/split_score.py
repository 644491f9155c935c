"""How well a split fits, 0 to 1, and why: rules, each with its reason in words.

The weights are our choice: the least of every group counts most, weak groups apart,
then rest, balance, and what the athlete is used to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.catalogue.exercises import exercises
from coach.catalogue.muscle_groups import (
    BIG,
    GROUPS,
    LEAST,
    LOWER,
    PULLED,
    PUSHED,
    TARGET,
    UPPER,
    Sets,
)
from coach.domain import days, wording
from coach.strength.split_week import SplitSession, SplitWeek

_COVERAGE, _WEAK, _REST, _BALANCE = 0.35, 0.15, 0.15, 0.1
_HABIT, _TWICE, _TIME = 0.15, 0.05, 0.05
_NAMED = 4
"""More groups than that are counted, not named."""

_FAR = 3.0
"""So many sessions a week more or fewer are nothing like what the athlete does."""

_A_DOSE = 2.0
"""Sets of a group that make a day one of its own."""

USUAL = 2.0
"""Sessions a week where none were done lately: full body twice is the default."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The score and its reasons, the weightiest first."""

    score: float
    reasons: tuple[str, ...]


def weighed(
    week: SplitWeek,
    sessions: Sequence[SplitSession],
    sets: Sets,
    weak: Sequence[str],
    spare: float,
) -> Weighed:
    """How well the filled sessions fit."""
    usual = week.sessions_a_week or USUAL
    apart = min(abs(len(sessions) - usual) / _FAR, 1.0)
    taken = sum(s.seconds for s in sessions)
    rest = sum(s.readiness for s in sessions) / len(sessions)
    parts = (
        (_COVERAGE, _coverage(sets)),
        (_WEAK, _lifted(sets, weak)),
        (_REST, rest),
        (_BALANCE, (_push_pull(sets) + _upper_lower(sets)) / 2),
        (_HABIT, 1 - apart),
        (_TWICE, _twice(sessions)),
        (_TIME, 1 - taken / spare if spare else 0.0),
    )
    score = sum(weight * min(max(value, 0.0), 1.0) for weight, value in parts)
    reasons = tuple(_reasons(week, sessions, sets, weak, spare))
    return Weighed(round(score, 3), reasons)


def _coverage(sets: Sets) -> float:
    """Most for the least of each group, the rest for the aim; big groups double."""
    weights = {group: 2.0 if group in BIG else 1.0 for group in GROUPS}
    found = sum(
        weight
        * (0.7 * min(sets[group] / LEAST, 1.0) + 0.3 * min(sets[group] / TARGET, 1.0))
        for group, weight in weights.items()
    )
    return found / sum(weights.values())


def _twice(sessions: Sequence[SplitSession]) -> float:
    """Share of the big groups that are trained on two days or more."""
    often = (sum(s.sets[group] >= _A_DOSE for s in sessions) for group in BIG)
    return sum(number >= 2 for number in often) / len(BIG)


def _lifted(sets: Sets, weak: Sequence[str]) -> float:
    if not weak:
        return 1.0
    return sum(min(sets[group] / LEAST, 1.0) for group in weak) / len(weak)


def _push_pull(sets: Sets) -> float:
    return _even(_of(sets, PUSHED) / len(PUSHED), _of(sets, PULLED) / len(PULLED))


def _upper_lower(sets: Sets) -> float:
    return _even(_of(sets, UPPER) / len(UPPER), _of(sets, LOWER) / len(LOWER))


def _even(one: float, other: float) -> float:
    most = max(one, other)
    return min(one, other) / most if most else 0.0


def _of(sets: Sets, groups: frozenset[str]) -> float:
    return sum(sets[group] for group in sorted(groups))


def _reasons(
    week: SplitWeek,
    sessions: Sequence[SplitSession],
    sets: Sets,
    weak: Sequence[str],
    spare: float,
) -> Iterator[str]:
    met = sum(each >= LEAST for each in sets.values())
    yield f"{met} of {len(GROUPS)} muscle groups get {LEAST:g} hard sets or more"
    fed = [group for group in weak if sets[group] >= LEAST]
    if len(fed) > _NAMED and len(fed) == len(weak):
        yield f"all {len(fed)} groups that were short of it lately get it"
    elif fed:
        yield f"{listed(fed)} were short of it lately, and get it"
    tired = min(sessions, key=lambda s: (s.readiness, s.window.day))
    yield (
        f"muscles {wording.percent(tired.readiness)} ready in the least rested session "
        f"({days.short(tired.window.day)}); none hard two days in a row"
    )
    push, pull = (_of(sets, each) for each in (PUSHED, PULLED))
    yield f"{push:.0f} sets push, {pull:.0f} pull"
    taken = sum(s.seconds for s in sessions)
    yield f"{wording.minutes(taken)} of the {wording.minutes(spare)} that are left"
    usual, number = week.sessions_a_week, wording.count(len(sessions), "session")
    if usual:
        yield f"{number} a week, you did {usual:.1f} lately"
    else:
        yield f"{number} a week; two are usual beside other sports"
    if not week.one_sided and (one := _one_sided(sessions)):
        yield f"{one} trains each side by itself, which nothing did lately"


def _one_sided(sessions: Sequence[SplitSession]) -> str | None:
    names = (lift.exercise for session in sessions for lift in session.lifts)
    return next((name for name in names if exercises()[name].unilateral), None)


def listed(names: Sequence[str]) -> str:
    """`chest, back and calves`."""
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last
