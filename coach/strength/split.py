"""Which split of strength fits the coming week, and what it holds.

Full body on one to three days, upper/lower on two to four, push-pull-legs on three,
five or six: each is put on the days that suit it, filled within the hours and the time
that is free, and scored by rules. Two full-body days are the usual answer at three to
five hours with other sports; frequency adds little at equal sets (Pelland 2024).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from coach.catalogue.muscle_groups import GROUPS, LEAST, TARGET, Sets
from coach.domain.days import short
from coach.domain.wording import count
from coach.strength.split_choice import Choice, choices
from coach.strength.split_days import SESSIONS, Placed, legs_spared, placed
from coach.strength.split_fill import KINDS, Filled, fill, seconds_of
from coach.strength.split_ready import Loaded, by_sport, readiness
from coach.strength.split_score import listed, weighed
from coach.strength.split_time import LEAST_S, windows
from coach.strength.split_week import (
    Candidate,
    Split,
    Splits,
    SplitSession,
    SplitWeek,
    Unmet,
    Window,
)

WEEKS = 4
_SECONDS = 3600.0
_HAVE = {False: "has", True: "have"}


def splits(week: SplitWeek, sessions: int | None = None) -> Splits:
    """Every split that could be done, the best first.

    The same week gives the same answer, whatever is asked before or after.

    Args:
        week: what is known on the evening.
        sessions: only splits of so many days; None for any number.
    """
    free = windows(week.limits, week.others, week.day)
    lately = _lately(week)
    weak = tuple(group for group in GROUPS if lately[group] < LEAST)
    pool, spare = choices(week), _spare_s(week)
    found, impossible = [], []
    for split, numbers in SESSIONS.items():
        for number in numbers:
            if sessions not in {None, number}:
                continue
            candidate = _candidate(week, (split, number), free, pool, weak)
            if candidate is None:
                impossible.append(_impossible(split, number, free, spare))
            else:
                found.append(candidate)
    found.sort(key=lambda c: (-c.score, len(c.sessions), c.split))
    return Splits(
        tuple(found),
        lately if week.planned is None else week.planned,
        week.planned is not None,
        weak,
        tuple(dict.fromkeys(impossible)),
    )


def _lately(week: SplitWeek) -> dict[str, float]:
    """Sets of each group a week, over the last four."""
    every = week.done.values()
    return {
        group: sum(day.get(group, 0.0) for day in every) / WEEKS for group in GROUPS
    }


def _spare_s(week: SplitWeek) -> float:
    """What the other sports leave of the week's hours."""
    taken = sum(w.duration_s for w in week.others if w.skip_reason is None)
    return max(week.hours * _SECONDS - taken, 0.0)


def _candidate(
    week: SplitWeek,
    asked: tuple[Split, int],
    free: Sequence[Window],
    pool: Sequence[Choice],
    weak: tuple[str, ...],
) -> Candidate | None:
    split, number = asked
    spare = _spare_s(week)
    where = placed(split, number, free, week)
    if where is None or spare < LEAST_S * number:
        return None
    filled = Filled(pool, frozenset(weak), _days_done(week), legs_spared(week.others))
    sessions = list(_filled(week, where, filled, spare))
    if len(sessions) < number:
        return None
    unmet = tuple(_unmet(filled, sessions))
    ready = _first_readiness(week, sessions)
    told = weighed(week, sessions, filled.sets, weak, spare)
    return Candidate(
        split,
        tuple(sessions),
        told.score,
        dict(filled.sets),
        ready,
        told.reasons,
        unmet,
        tuple(_gave_way(week, sessions, filled.sets)),
    )


def _days_done(week: SplitWeek) -> dict[date, dict[str, float]]:
    """What was done lately, as the rule against hard days beside each other sees it."""
    return {day: dict(sets) for day, sets in week.done.items()}


def _filled(
    week: SplitWeek,
    where: Sequence[Placed],
    filled: Filled,
    spare: float,
) -> Iterator[SplitSession]:
    """Each session in turn; each may take its share of what is left of the hours."""
    known = [Loaded(day, sets) for day, sets in week.done.items()]
    known += by_sport(week.others)
    for at, place in enumerate(where):
        left = {
            group: sum(group in KINDS[p.kind] for p in where[at:]) for group in GROUPS
        }
        before = dict(filled.sets)
        share = spare / (len(where) - at)
        lifts = fill(filled, place.window, place.kind, seconds=share, left=_some(left))
        if not lifts:
            return
        seconds = seconds_of(lifts)
        spare -= seconds
        added = {g: filled.sets[g] - before[g] for g in GROUPS}
        ready = readiness(place.window.day, known, week.day, week.level)
        known.append(Loaded(place.window.day, added))
        yield SplitSession(
            place.window, place.kind, lifts, seconds, added, _mean(ready, added)
        )


def _some(left: dict[str, int]) -> dict[str, int]:
    return {group: max(number, 1) for group, number in left.items()}


def _mean(ready: Sets, added: Sets) -> float:
    """Of the groups trained, each weighed by its sets."""
    total = sum(added.values())
    weighted = sum(ready[group] * sets for group, sets in added.items())
    return round(weighted / total, 3) if total else 1.0


def _first_readiness(
    week: SplitWeek, sessions: Sequence[SplitSession]
) -> dict[str, float]:
    """Of each group on the first day that trains it; of others on the first day."""
    known = [Loaded(day, sets) for day, sets in week.done.items()]
    known += by_sport(week.others)
    found: dict[str, float] = {}
    for group in GROUPS:
        trained = [s.window.day for s in sessions if s.sets[group] > 0]
        day = min(trained, default=sessions[0].window.day)
        ready = readiness(day, known, week.day, week.level)
        found[group] = round(ready[group], 3)
    return found


def _unmet(filled: Filled, sessions: Sequence[SplitSession]) -> Iterator[Unmet]:
    for group, sets in filled.sets.items():
        if sets < LEAST:
            yield Unmet(group, sets, _why(group, filled, sessions))


def _why(
    group: str,
    filled: Filled,
    sessions: Sequence[SplitSession],
) -> str:
    if not any(group in choice.leads for choice in filled.pool):
        return "no exercise that may be done trains it"
    if not any(group in KINDS[session.kind] for session in sessions):
        return "no session of this split is for it"
    if filled.blocked.get(group) == {"rest"}:
        return "it would be hard on days beside each other"
    return "the sessions are full"


def _gave_way(
    week: SplitWeek, sessions: Sequence[SplitSession], sets: Sets
) -> Iterator[str]:
    """What would rather have been otherwise."""
    if week.lighter:
        yield (
            "the plan makes this week a lighter one: no more than its "
            f"{week.hours:.1f} h, all sports together"
        )
    lately = _lately(week)
    fewer = [g for g in GROUPS if lately[g] - max(sets[g], TARGET) >= LEAST]
    if fewer:
        yield f"fewer sets than lately for {listed(fewer)}: {TARGET:g} are the aim"
    spared = legs_spared(week.others)
    for session in sessions:
        day = short(session.window.day)
        if spared.get(session.window.day, frozenset()) & KINDS[session.kind]:
            yield f"legs are kept light on {day}: hard work of the legs is beside it"
        there = [w for w in week.others if w.day == session.window.day]
        if there:
            names = " and ".join(sorted(w.title for w in there))
            yield f"{day} holds {names} as well"


def _impossible(split: Split, number: int, free: Sequence[Window], spare: float) -> str:
    asked = f"{split} on {count(number, 'day')}"
    if len(free) < number:
        there = f"only {count(len(free), 'day')}" if free else "no day"
        return f"{asked}: {there} {_HAVE[len(free) > 1]} time that is free"
    if spare < LEAST_S * number:
        return f"{asked}: {spare / 60:.0f} min are left of the hours"
    return f"{asked}: not every session would hold an exercise"
