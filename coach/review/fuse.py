"""Recordings of one session by watch, app and hand become one session."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain

from coach.domain.activity import Activity, Session, Source, Sport
from coach.review.merge import merge
from coach.review.same import (
    APPS,
    begins_s,
    ends_s,
    is_typed,
    log_of,
    same_entry,
    same_log,
    same_recording,
    typed_in,
    within_s,
)

_Group = list[Activity]
_DAY_S = 86_400
_SEVERAL = Sport.MULTISPORT


def fuse(activities: Iterable[Activity]) -> tuple[Session, ...]:
    """Every session once, in order of start; the order given does not matter.

    Recordings by devices are joined first: in a session each of them coincides
    with each other, so neither two legs of one file nor two sessions back to back
    ever meet in one. A recording over several sports goes to the first of its legs,
    which are sessions of their own. Then each app's log goes to the recording that
    began nearest to it (several logs may lie in one recording), then each entry made
    by hand to the session of its day, sport and length, and sets typed in to a
    session of strength of their day, first one without an app's log.
    """
    recordings, logs, entries = _by_kind(activities)
    groups = _with_wholes(_joined(recordings, same_recording))
    groups = _with_logs(groups, _joined(logs, same_log))
    groups = _with_entries(groups, [e for e in entries if not is_typed(e)], _as_entry)
    groups = _with_entries(groups, [e for e in entries if is_typed(e)], _as_sets)
    sessions = [_session(group) for group in groups]
    return tuple(sorted(sessions, key=lambda each: _key(each.activity)))


def _by_kind(activities: Iterable[Activity]) -> tuple[_Group, _Group, _Group]:
    # A row that is saved beats its unsaved twin: both have one uuid.
    known: dict[str, Activity] = {}
    for each in activities:
        twin = known.get(each.uuid)
        if twin is None or _row(each) < _row(twin):
            known[each.uuid] = each
    ordered = sorted(known.values(), key=_key)
    logs = [each for each in ordered if each.source in APPS]
    entries = [each for each in ordered if each.source is Source.MANUAL]
    by_hand = APPS | {Source.MANUAL}
    return [each for each in ordered if each.source not in by_hand], logs, entries


def _joined(
    ordered: Sequence[Activity],
    alike: Callable[[Activity, Activity], float | None],
) -> list[_Group]:
    """Groups in which every two are alike, the best pairs joined first."""
    pairs: list[tuple[float, int, int]] = []
    for i, one in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            if begins_s(ordered[j]) > ends_s(one):
                break
            likeness = alike(one, ordered[j])
            if likeness is not None:
                pairs.append((-likeness, i, j))
    joinable = {(i, j) for _, i, j in pairs}
    group_of = {i: [i] for i in range(len(ordered))}
    for _, i, j in sorted(pairs):
        mine, its = group_of[i], group_of[j]
        if mine is not its and _complete(mine, its, joinable):
            mine.extend(its)
            for member in its:
                group_of[member] = mine
    unique = {id(group): group for group in group_of.values()}
    return [[ordered[i] for i in sorted(group)] for group in unique.values()]


def _complete(
    one: Iterable[int], other: Sequence[int], joinable: set[tuple[int, int]]
) -> bool:
    return all((min(i, j), max(i, j)) in joinable for i in one for j in other)


def _with_wholes(joined: list[_Group]) -> list[_Group]:
    """Each recording over several sports with the first of its legs, if they are here.

    They are here when they take up half of its time.
    """
    legs = [list(g) for g in joined if all(e.sport is not _SEVERAL for e in g)]
    wholes = [g for g in joined if any(e.sport is _SEVERAL for e in g)]
    at, alone = _by_day(legs), []
    for group in wholes:
        whole = next(each for each in group if each.sport is _SEVERAL)
        near = sorted({n for day in _days(group) for n in at.get(day, ())})
        inside = {n: max(within_s(each, whole) for each in legs[n]) for n in near}
        if sum(inside.values()) >= max(0.5 * whole.elapsed_s, 1.0):
            found = (legs[n] for n in near if inside[n])
            min(found, key=lambda leg: _key(leg[0])).extend(group)
        else:
            alone.append(group)
    return legs + alone


def _with_logs(recorded: list[_Group], logged: list[_Group]) -> list[_Group]:
    """Each log with the recording nearest in start, or by itself."""
    groups = [list(group) for group in recorded]
    at = _by_day(recorded)
    alone = []
    for logs in logged:
        near = [
            (apart, *_key(recorded[number][0]), number)
            for number in sorted({n for day in _days(logs) for n in at.get(day, ())})
            for apart in _each(log_of, recorded[number], logs)
        ]
        if near:
            groups[min(near)[-1]].extend(logs)
        else:
            alone.append(logs)
    return groups + alone


def _by_day(groups: list[_Group]) -> dict[int, list[int]]:
    """Numbers of the groups that lie on each day; most are on one or two."""
    found: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        for day in _days(group):
            found.setdefault(day, []).append(number)
    return found


def _days(group: _Group) -> range:
    """The days (since 1970, UTC) on which any of these was under way."""
    first = min(begins_s(each) for each in group)
    last = max(ends_s(each) for each in group)
    return range(int(first // _DAY_S), int(last // _DAY_S) + 1)


def _with_entries(
    groups: list[_Group],
    entries: _Group,
    off_by: Callable[[_Group, Activity], Iterable[float]],
) -> list[_Group]:
    """Each entry with the session it fits best, one to one, or by itself."""
    on: dict[date, list[int]] = {}
    for j, group in enumerate(groups):
        for day in {each.local_date for each in group}:
            on.setdefault(day, []).append(j)
    fits = sorted(
        (off, *_key(entry), *_key(groups[j][0]), i, j)
        for i, entry in enumerate(entries)
        for j in on.get(entry.local_date, ())
        for off in off_by(groups[j], entry)
    )
    placed: dict[int, int] = {}
    for *_, i, j in fits:
        if i not in placed and j not in placed.values():
            placed[i] = j
    full = [list(group) for group in groups]
    for i, j in placed.items():
        full[j].append(entries[i])
    return full + [[entries[i]] for i in range(len(entries)) if i not in placed]


def _as_entry(group: _Group, entry: Activity) -> Iterable[float]:
    return _each(same_entry, group, [entry])


def _as_sets(group: _Group, entry: Activity) -> Iterable[float]:
    """Sessions of the day whose sets an app has come after those that lack them."""
    logged = any(each.source in APPS and each.sets for each in group)
    return (off + _DAY_S * logged for off in _each(typed_in, group, [entry]))


def _each(
    alike: Callable[[Activity, Activity], float | None], group: _Group, others: _Group
) -> Iterable[float]:
    found = (alike(one, other) for one in group for other in others)
    return (value for value in found if value is not None)


def _session(group: _Group) -> Session:
    if len(group) == 1:
        return Session(group[0], (group[0].uuid,))
    primary, merged = merge(group)
    others = (each.uuid for each in sorted(group, key=_key) if each is not primary)
    return Session(merged, tuple(chain((primary.uuid,), others)))


def _key(activity: Activity) -> tuple[float, str]:
    return begins_s(activity), activity.uuid


def _row(activity: Activity) -> float:
    return float("inf") if activity.id is None else activity.id
