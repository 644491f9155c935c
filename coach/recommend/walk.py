"""Every choice of a log with what was known when it was made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from coach.domain.strength import LiftSession
from coach.recommend.coverage import coverage, hard_sets
from coach.recommend.evidence import Columns, background
from coach.recommend.habits import SESSIONS, Habits, Past, past
from coach.recommend.model import Model
from coach.recommend.order import in_order
from coach.recommend.state import State

FEWEST_SESSIONS = 10
"""Nothing is foretold of the first sessions of a lifter."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Choice:
    """What came next, and what was known before it did.

    Attributes:
        habits, usual: of the evening before the session; the same objects for every
            choice of a session.
        came: the exercise; it may be one that was never done before.
    """

    habits: Habits
    usual: Mapping[str, float]
    state: State
    came: str


def choices(
    log: Sequence[LiftSession], begin: int = FEWEST_SESSIONS, *, titled: bool = False
) -> Iterator[Choice]:
    """The choices from the session of that number on, in the order made.

    Args:
        log: oldest first; sessions of a day know what came before them on it.
        begin: from 0; of a lifter's first ten sessions nothing is foretold.
        titled: the session's title is known before it begins, as with a routine.
    """
    covered = coverage(log)
    numbers: dict[str, int] = {}
    sessions: list[Past] = []
    for place, session in enumerate(log):
        if place >= max(begin, FEWEST_SESSIONS):
            habits = Habits(tuple(numbers), tuple(sessions[-SESSIONS:]))
            evening = session.day - _DAY
            lately, usual = covered.lately(evening), covered.usual(evening)
            yield from _of_session(session, habits, usual, lately, titled=titled)
        order = [numbers.setdefault(e, len(numbers)) for e in in_order(session.sets)]
        sessions.append(past(session.day, session.title, order))


def _of_session(
    session: LiftSession,
    habits: Habits,
    usual: Mapping[str, float],
    lately: Mapping[str, float],
    *,
    titled: bool,
) -> Iterator[Choice]:
    done: tuple[str, ...] = ()
    so_far = dict(lately)
    for came, sets in groupby(session.sets, lambda each: each.exercise):
        title = session.title if titled else ""
        yield Choice(
            habits,
            usual,
            State(session.day, done, title, hard_sets=dict(so_far)),
            came,
        )
        done = (*done, came)
        for muscle, count in hard_sets(sets).items():
            so_far[muscle] = so_far.get(muscle, 0.0) + count


@dataclass(frozen=True, slots=True)
class Evening:
    """A model as it was before a session, and what speaks for each exercise on it."""

    model: Model
    ground: Columns


def evenings(model: Model, made: Iterable[Choice]) -> Iterator[tuple[Evening, Choice]]:
    """Each choice with the model as it was, worked out once a session.

    Args:
        model: knows what every exercise is like; what it knows of habits is not used.
        made: choices in the order made.
    """
    evening: Evening | None = None
    for each in made:
        if evening is None or each.habits is not evening.model.habits:
            known = replace(model, habits=each.habits, usual=each.usual)
            state = each.state
            ground = background(each.habits, state.day, state.title)
            evening = Evening(known, ground)
        yield evening, each
