"""HO01: a pause lies ahead: its workouts go, the key ones to a day beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.facts import Facts, Opening
from coach.domain.limits import Pause, PauseReason
from coach.domain.plan import Change, ChangeKind, Plan, PlannedWorkout
from coach.domain.review import Draft, Evidence
from coach.rules.answered import answered_since
from coach.rules.foretell import gets_done, is_kept
from coach.rules.hours import band

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Holiday:
    """What is planned in a pause is not trained: it goes, the key workouts beside it.

    **Fires when** a pause that is no sickness lies ahead or has begun, and one of the
    next fourteen days in it has a workout.

    **Proposes** to take out what is planned in it. A key workout or a test moves
    instead, before or after the pause, to the nearest day that has room, keeps hard
    days apart and gets no second one of them; the seven days before the pause grow by
    a fifth at most, and no week goes over its hours.

    **Stays silent when** nothing is planned in the pause, and once it was answered
    since the pause was said.

    A few days off cost little (Mujika and Padilla 2000: under two weeks, small losses),
    so that nothing but the key workouts is made up for. The fifth is a design default.
    The same at every setting: the athlete has said that they are away.
    """

    code: str = "HO01"
    name: str = "holiday"
    stuffed: float = 0.20
    ahead_days: int = 14
    key_priority: int = 1
    foretold: float = 0.80

    def draft(self, facts: Facts) -> Draft | None:
        """The pause kept free, or None."""
        for pause in facts.limits.pauses:
            if pause.reason is PauseReason.SICKNESS:
                continue
            if answered_since(facts, self.code, pause.said_on):
                continue
            inside = [w for w in facts.upcoming if self._in(facts, pause, w)]
            if inside and facts.plan is not None:
                room = _Room(facts, facts.plan, pause, self.stuffed)
                return self._draft(pause, inside, dict(self._moved(room, inside)))
        return None

    def _in(self, facts: Facts, pause: Pause, workout: PlannedWorkout) -> bool:
        last = facts.day + timedelta(days=self.ahead_days)
        return pause.holds(workout.day) and workout.day <= last

    def _draft(
        self, pause: Pause, inside: list[PlannedWorkout], moved: dict[str, date]
    ) -> Draft:
        changes = tuple(
            Change(ChangeKind.MOVE, w.uuid, day=moved[w.uuid])
            if w.uuid in moved
            else Change(ChangeKind.REMOVE, w.uuid)
            for w in inside
        )
        gone = len(inside) - len(moved)
        named = "holiday" if pause.reason is PauseReason.HOLIDAY else "pause"
        return Draft(
            rule=self.code,
            title=f"Keep the {named} free",
            why=(
                f"{_counted(len(inside))} planned in it; what is key and fits beside "
                f"it moves ({len(moved)}), the rest goes ({gone})."
            ),
            evidence=(
                Evidence("workouts planned in the pause", len(inside), "workouts"),
                Evidence("workouts moved", len(moved), "workouts"),
                Evidence("workouts taken out", gone, "workouts"),
            ),
            changes=changes,
            reduces=True,
            severity=46,
            predictions=(
                *(gets_done(uuid, day) for uuid, day in moved.items()),
                is_kept(self.foretold, pause.last + _WEEK),
            ),
        )

    def _moved(
        self, room: "_Room", inside: list[PlannedWorkout]
    ) -> Iterator[tuple[str, date]]:
        """The key workouts that fit beside the pause, and the day each gets."""
        for workout in inside:
            if workout.priority > self.key_priority and not workout.is_test:
                continue
            day = room.place(workout)
            if day is not None:
                yield workout.uuid, day


def _counted(number: int) -> str:
    return f"{number} workout is" if number == 1 else f"{number} workouts are"


class _Room:
    """The days beside a pause, as they fill up."""

    def __init__(self, facts: Facts, plan: Plan, pause: Pause, stuffed: float) -> None:
        self._facts, self._plan = facts, plan
        self._pause, self._stuffed = pause, stuffed
        self._placed: list[tuple[PlannedWorkout, date]] = []

    def place(self, workout: PlannedWorkout) -> date | None:
        """The nearest day that takes the workout; None where none does."""
        fitting = [
            opening.day
            for opening in self._facts.openings.get(workout.uuid, ())
            if self._takes(opening, workout)
        ]
        day = min(fitting, key=lambda d: (abs(d - workout.day), d), default=None)
        if day is not None:
            self._placed.append((workout, day))
        return day

    def _takes(self, opening: Opening, workout: PlannedWorkout) -> bool:
        day = opening.day
        free = not any(p.holds(day) for p in self._facts.limits.pauses)
        apart = all(
            day != other
            and not (workout.hard and one.hard and abs(day - other) <= _DAY)
            for one, other in self._placed
        )
        return (
            free
            and apart
            and opening.keeps_spacing
            and not self._stuffs(workout, day)
            and self._week_s(day) + workout.duration_s <= band(self._facts)[1] * _HOUR
        )

    def _stuffs(self, workout: PlannedWorkout, day: date) -> bool:
        """Whether the seven days before the pause would grow by more than a fifth."""
        before = self._pause.first - _WEEK, self._pause.first - _DAY
        if not before[0] <= day <= before[1]:
            return False
        more = workout.duration_s + self._placed_s(*before)
        there = self._plan.between(*before)
        return more > self._stuffed * sum(w.duration_s for w in there if _stands(w))

    def _week_s(self, day: date) -> float:
        """Seconds in the plan's week of that day, what the pause takes left out."""
        begin = self._plan.start + _WEEK * ((day - self._plan.start).days // 7)
        week = begin, begin + _WEEK - _DAY
        stays = (
            w.duration_s
            for w in self._plan.between(*week)
            if _stands(w) and not self._pause.holds(w.day)
        )
        return sum(stays) + self._placed_s(*week)

    def _placed_s(self, first: date, last: date) -> float:
        return sum(w.duration_s for w, on in self._placed if first <= on <= last)


def _stands(workout: PlannedWorkout) -> bool:
    return workout.skip_reason is None
