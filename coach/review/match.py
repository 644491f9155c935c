"""Which planned workout each session was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from coach.domain.activity import Session
from coach.domain.plan import PlannedWorkout
from coach.domain.review import Correction, Match, MatchKind, SessionLoad
from coach.review.assignment import Gains, Pair, assign, best_path
from coach.review.fit import FARTHEST_DAYS, Fit, fit, substitute, under_half
from coach.review.same import begins_s
from coach.review.words import listed, noun, weekday

NO_LOADS: Mapping[str, SessionLoad] = MappingProxyType({})

_ABOUT_AS_WELL = 100
"""Thousandths of closeness within which two workouts fit a session alike."""


@dataclass(frozen=True, slots=True)
class _Settled:
    """Which session goes with which workout, and which could go with several."""

    sure: Mapping[int, int]
    unsure: Mapping[int, frozenset[int]]


def match(
    workouts: Iterable[PlannedWorkout],
    sessions: Iterable[Session],
    corrections: Iterable[Correction] = (),
    *,
    day: date,
    loads: Mapping[str, SessionLoad] = NO_LOADS,
) -> tuple[Match, ...]:
    """One match per session up to `day`, in order of start.

    The athlete's corrections (oldest first; a later one about the same session or
    workout replaces an earlier) stand before all else. What is left is assigned one
    to one within each sport, at most two days from the planned day: as many
    sessions on their own day as possible, then as many in all as possible, then as
    close in amount and content as possible. Only what that leaves over may stand
    for another sport of like load on the same day, and last of all be the short
    beginning of the day's own workout.

    Skipped workouts and those after `day` are matched by corrections alone. A
    session that fits several workouts about as well, so that it matters which one
    counts as completed, is ambiguous: it names them and is given none.

    Args:
        workouts: of the plan as it stood, removed ones left out.
        sessions: fused; their order does not matter, nor that of the workouts.
        corrections: by uuid of any recording of a session.
        day: the evening's day; sessions after it are not seen.
        loads: by session uuid, for substitutions.
    """
    seen = sorted(
        (each for each in sessions if each.activity.local_date <= day),
        key=lambda each: (begins_s(each.activity), each.activity.uuid),
    )
    planned = sorted(workouts, key=lambda w: (w.day, w.priority, w.uuid))
    table = _Table(seen, planned, loads)
    manual = _corrected(seen, corrections)
    taken = set(manual.values())
    free = {i for i in range(len(seen)) if i not in manual}
    open_ = {
        j
        for j, workout in enumerate(planned)
        if workout.skip_reason is None
        and workout.day <= day
        and workout.uuid not in taken
    }
    found = {i: _manual(table, i, uuid) for i, uuid in manual.items()}
    found |= _automatic(table, free, open_)
    return tuple(found[i] for i in range(len(seen)))


@dataclass(frozen=True, slots=True)
class _Table:
    sessions: Sequence[Session]
    workouts: Sequence[PlannedWorkout]
    loads: Mapping[str, SessionLoad]

    def load(self, i: int) -> SessionLoad | None:
        return self.loads.get(self.sessions[i].activity.uuid)


def _corrected(
    sessions: Sequence[Session], corrections: Iterable[Correction]
) -> dict[int, str | None]:
    place = {uuid: i for i, each in enumerate(sessions) for uuid in each.members}
    said: dict[int, str | None] = {}
    for correction in corrections:
        i = place.get(correction.activity_uuid)
        if i is None:
            continue
        if correction.workout_uuid is not None:
            said = {k: v for k, v in said.items() if v != correction.workout_uuid}
        said[i] = correction.workout_uuid
    return said


def _automatic(table: _Table, free: set[int], open_: set[int]) -> dict[int, Match]:
    found: dict[int, Match] = {}
    near = _near_in_days(table)
    for judge in (fit, substitute, under_half):
        fits = {
            (i, j): found_fit
            for i in sorted(free)
            for j in near[i]
            if j in open_
            and (
                found_fit := judge(
                    table.workouts[j], table.sessions[i].activity, table.load(i)
                )
            )
        }
        settled = _settled(fits, asks=judge is not under_half)
        for i, j in settled.sure.items():
            found[i] = _matched(table, (i, j), fits[i, j])
        for i, candidates in settled.unsure.items():
            found[i] = _ambiguous(table, i, {j: fits[i, j] for j in candidates})
        free -= set(settled.sure) | set(settled.unsure)
        open_ -= set(settled.sure.values()).union(*settled.unsure.values())
    return found | {i: _extra(table, i, open_) for i in free}


def _near_in_days(table: _Table) -> list[list[int]]:
    """For each session the workouts that are not too many days from it."""
    on: dict[date, list[int]] = {}
    for j, workout in enumerate(table.workouts):
        on.setdefault(workout.day, []).append(j)
    reach = range(-FARTHEST_DAYS, FARTHEST_DAYS + 1)
    days = (session.activity.local_date for session in table.sessions)
    return [
        sorted(j for n in reach for j in on.get(day + timedelta(days=n), ()))
        for day in days
    ]


def _settled(fits: Mapping[Pair, Fit], *, asks: bool) -> _Settled:
    """The best assignment, and where another does about as well.

    A session is unsure when its workout can be left out, another one taken in for
    it, and nothing much is lost: then two sets of completed workouts are about as
    likely. That two sessions could be swapped makes neither unsure.
    """
    gains = _gains(fits)
    sure = assign(gains)
    unsure: dict[int, set[int]] = {}
    left_of = {j: i for i, j in sure.items()}
    for i, j in sure.items() if asks else ():
        without = {pair: gain for pair, gain in gains.items() if pair[1] != j}
        others = {right: left for right, left in left_of.items() if right != j}
        gain, path = best_path(without, others, [i])
        if path and gains[i, j] - gain <= _ABOUT_AS_WELL:
            for left, right in path:
                unsure.setdefault(left, set()).update({right, sure[left]})
    return _Settled(
        {i: j for i, j in sure.items() if i not in unsure},
        {i: frozenset(candidates) for i, candidates in unsure.items()},
    )


def _gains(fits: Mapping[Pair, Fit]) -> Gains:
    """Closeness in thousandths; a pair more outweighs it, a day kept outweighs that."""
    most = 1 + min(len({i for i, _ in fits}), len({j for _, j in fits}))
    pair_more = 2001 * most
    day_kept = pair_more * most
    return {
        pair: one.thousandths + pair_more + (day_kept if one.shift_days == 0 else 0)
        for pair, one in fits.items()
    }


def _matched(table: _Table, pair: Pair, one: Fit) -> Match:
    i, j = pair
    return Match(
        session_uuid=table.sessions[i].activity.uuid,
        workout_uuid=table.workouts[j].uuid,
        kind=MatchKind.EXACT if one.is_exact else MatchKind.INFERRED,
        score=one.score,
        reason=one.reason,
    )


def _ambiguous(table: _Table, i: int, fits: Mapping[int, Fit]) -> Match:
    workouts = [table.workouts[j] for j in sorted(fits)]
    named = [f"{each.title} on {weekday(each.day)}" for each in workouts]
    return Match(
        session_uuid=table.sessions[i].activity.uuid,
        workout_uuid=None,
        kind=MatchKind.AMBIGUOUS,
        score=max(each.score for each in fits.values()),
        reason=f"fits {listed(named)} about as well",
        candidates=tuple(each.uuid for each in workouts),
    )


def _manual(table: _Table, i: int, workout_uuid: str | None) -> Match:
    nothing = workout_uuid is None
    return Match(
        session_uuid=table.sessions[i].activity.uuid,
        workout_uuid=workout_uuid,
        kind=MatchKind.MANUAL,
        score=1.0,
        reason="you said it was no planned workout" if nothing else "you said so",
    )


def _extra(table: _Table, i: int, open_: Iterable[int]) -> Match:
    activity = table.sessions[i].activity
    same_day = [
        table.workouts[j]
        for j in sorted(open_)
        if table.workouts[j].day == activity.local_date
        and table.workouts[j].sport is not activity.sport
    ]
    reason = f"no planned {noun(activity.sport)} is left within 2 days"
    if same_day:
        names = listed(list(dict.fromkeys(noun(each.sport) for each in same_day)))
        reason += f", and it is not like the planned {names} of that day"
    return Match(
        session_uuid=activity.uuid,
        workout_uuid=None,
        kind=MatchKind.NONE,
        score=0.0,
        reason=reason,
    )
