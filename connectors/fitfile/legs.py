"""Legs: which laps, lengths, sets and records belong to which session of a part."""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from coach.errors import Issue
from connectors.fitfile.contents import Contents
from connectors.fitfile.laps import begin_of
from connectors.fitfile.messages import Message
from connectors.fitfile.moments import instant
from connectors.fitfile.names import NOT_ACTIVITIES
from connectors.fitfile.profile import COURSE, EVENT, LAP, LENGTH, SESSION, SET, SPORT
from connectors.fitfile.rebuilt import Pieces, rebuilt
from connectors.fitfile.records import Rows
from connectors.plausible import LONGEST_S

MAX_SESSIONS = 100
_AFTERWARDS_S = 60.0
_ROUNDING_S = 1.0


@dataclass(frozen=True, slots=True)
class Leg:
    """One session of a part with what belongs to it.

    Attributes:
        index: which of the part's sessions.
        begin: seconds since FIT's epoch.
    """

    index: int
    session: Message
    begin: float
    rows: Rows
    laps: tuple[Message, ...] = ()
    lengths: tuple[Message, ...] = ()
    sets: tuple[Message, ...] = ()


def legs_of(contents: Contents) -> tuple[tuple[Leg, ...], tuple[Issue, ...]]:
    """The legs of a part, in its order; none where it holds no activity."""
    sessions = contents.of(SESSION)[:MAX_SESSIONS]
    issues: list[Issue] = []
    missing = _unsummed(contents, sessions)
    if missing is not None:
        sessions.append(missing)
        why = (
            "a session in it has no summary; its time, distance and heart rate "
            "were worked out from laps and records"
        )
        issues.append(Issue(contents.where, why))
    dated = [(session, _begin(session, contents)) for session in sessions]
    legs = [(s, begin) for s, begin in dated if begin is not None]
    if len(legs) < len(dated):
        why = "a session in it has no usable date and was left out"
        issues.append(Issue(contents.where, why, "Log it by hand: coach log workout."))
    return tuple(_legs(contents, legs)), tuple(issues)


def _legs(
    contents: Contents, sessions: Sequence[tuple[Message, float]]
) -> Iterator[Leg]:
    begins = sorted(begin for _, begin in sessions)
    laps = _shared(contents.of(LAP), begins, begin_of)
    lengths = _shared(contents.of(LENGTH), begins, begin_of)
    sets = _shared(contents.of(SET), begins, _set_begin)
    for index, (session, begin) in enumerate(sessions):
        later = begins[bisect_right(begins, begin) :]
        end = min([_end(session, begin), *(b - _ROUNDING_S for b in later[:1])])
        place = bisect_right(begins, begin) - 1
        yield Leg(
            index,
            session,
            begin,
            contents.rows.between(begin, end),
            tuple(laps.get(place, ())),
            tuple(lengths.get(place, ())),
            tuple(sets.get(place, ())),
        )


def _shared(
    messages: Iterable[Message],
    begins: Sequence[float],
    begin: Callable[[Message], float | None],
) -> dict[int, list[Message]]:
    """Messages by the place of the session in which they began."""
    shared: dict[int, list[Message]] = {}
    for message in messages:
        begun = begin(message)
        place = 0
        if begun is not None:
            place = bisect_right(begins, begun + _ROUNDING_S) - 1
        shared.setdefault(max(0, place), []).append(message)
    return shared


def _set_begin(message: Message) -> float | None:
    begun = message.real("start_time")
    return message.real("timestamp") if begun is None else begun


def _begin(session: Message, contents: Contents) -> float | None:
    """When a session began: as it says, else its first record, else the file."""
    created = (
        None if contents.file_id is None else contents.file_id.real("time_created")
    )
    candidates = (begin_of(session), *contents.rows.first, created)
    return next((c for c in candidates if instant(c) is not None), None)


def _end(session: Message, begin: float) -> float:
    """The last moment whose records belong to a session."""
    elapsed, stamp = session.real("total_elapsed_time"), session.real("timestamp")
    spans = [elapsed, None if stamp is None else stamp - begin]
    possible = [span for span in spans if span is not None and 0 < span <= LONGEST_S]
    return begin + max(possible, default=LONGEST_S) + _AFTERWARDS_S


def _unsummed(contents: Contents, sessions: Sequence[Message]) -> Message | None:
    """A session for what no session message covers.

    That is everything in a file without summaries, and in a broken one what came
    after the last of them.
    """
    if not sessions:
        if contents.kind in NOT_ACTIVITIES or contents.of(COURSE):
            return None
        return rebuilt(_pieces(contents, 0.0))
    if contents.whole:
        return None
    begun = [(s, begin) for s in sessions if (begin := begin_of(s)) is not None]
    last = max((_end(s, begin) for s, begin in begun), default=None)
    if last is None:
        return None
    more = rebuilt(_pieces(contents, last))
    if more is None or (more.real("total_elapsed_time") or 0.0) < _AFTERWARDS_S:
        return None
    return more


def _pieces(contents: Contents, after: float) -> Pieces:
    def later(number: int) -> list[Message]:
        return [m for m in contents.of(number) if (begin_of(m) or after) > after]

    rows = contents.rows.between(after, after + LONGEST_S if after else math.inf)
    return Pieces(
        rows, later(LAP), later(LENGTH), contents.of(SPORT), contents.of(EVENT)
    )
