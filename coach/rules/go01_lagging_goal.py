"""GO01: one goal lags while another is ahead: a part of the week changes sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil, floor, fsum
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.base import Varies
from coach.rules.enough import hurts_or_ails, recovers_poorly
from coach.rules.goal_names import named
from coach.rules.hours import KEY as WEEKLY_HOURS
from coach.rules.hours import room_s

_WEEK = timedelta(days=7)
_MINUTE = 60
_EXACT = 1e-9

Workouts = Sequence[PlannedWorkout]


@dataclass(frozen=True, slots=True)
class LaggingGoal:
    """A goal that lags gets minutes from one that is ahead; the week gets no longer.

    **Fires when** a goal moves at less than half the pace that would meet it on its
    day, or the wrong way, or is declining by eight readings or more, while another is
    in its band, reached, or at the pace it needs; and the coming week has workouts
    that serve each.

    **Proposes** to shorten what serves only goals that are ahead, to 60 % at least,
    and to lengthen with these minutes what serves the lagging goal, by a quarter at
    most: less than a fifth of the coming week's minutes, and never more minutes nor
    more training load than were planned.

    **Stays silent when** a day has not been answered for; when the trend is too unsure
    to tell whether the goal will be met; when fewer than five minutes
    could move; within 14 days of a reduction or of its own last approval; when the body
    speaks against longer workouts (fatigue or soreness of 5 or more, under six hours
    of sleep, an injury of severity 3 or more, sickness in the last week). It never
    touches key workouts and tests, and lengthens no hard one.

    A goal without a day has no pace and lags only when it declines. Pace as slope over
    required slope, and every limit here, are design defaults; that a quality is kept
    on less than was needed to build it, Bickel 2011. Conservative acts below a quarter
    of the pace, aggressive below three quarters.
    """

    code: str = "GO01"
    name: str = "lagging-goal"
    off_track: float = 0.5
    ahead: float = 1.0
    least_readings: int = 8
    longer: float = 0.25
    kept: float = 0.60
    least_min: int = 5
    quiet_days: int = 14
    poor: int = 5
    short_sleep_h: float = 6.0
    injured: int = 3
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"off_track": 0.25},
        Aggressiveness.AGGRESSIVE: {"off_track": 0.75},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The balanced week, or None."""
        if facts.unseen or self._changed_lately(facts) or self._is_enough(facts):
            return None
        ahead = [state for state in facts.goal_states if self._is_ahead(state)]
        lagging = [state for state in facts.goal_states if self._lags(state)]
        weights = {goal.key: goal.weight for goal in facts.goals}
        lagging.sort(key=lambda s: (-weights.get(s.key, 1.0) * _lacks(s), s.key))
        for state in lagging:
            changes = self._swapped(facts, state, {each.key for each in ahead})
            if changes:
                return self._draft(facts, state, ahead, changes)
        return None

    def _changed_lately(self, facts: Facts) -> bool:
        since = facts.day - timedelta(days=self.quiet_days)
        own = facts.approved.get(self.code)
        return any(day > since for day in facts.reduced_on) or (
            own is not None and own > since
        )

    def _is_enough(self, facts: Facts) -> bool:
        poorly = recovers_poorly(
            facts, rated=self.poor, short_sleep_h=self.short_sleep_h
        )
        return poorly or hurts_or_ails(facts, self.injured)

    def _is_ahead(self, state: GoalState) -> bool:
        """In its band, at the pace it needs, or reached and no longer moving."""
        if state.verdict is GoalVerdict.IN_BAND:
            return True
        if state.pace is not None:
            return state.pace >= self.ahead and state.on_track is not False
        return state.on_track is True and state.verdict is not GoalVerdict.IMPROVING

    def _lags(self, state: GoalState) -> bool:
        unclear = state.verdict is GoalVerdict.UNCERTAIN and state.on_track is None
        # A week that gets no longer cannot bring its own hours nearer.
        if state.on_track is True or unclear or state.key == WEEKLY_HOURS:
            return False
        if state.pace is not None and state.pace < self.off_track:
            return True
        declines = state.verdict is GoalVerdict.DECLINING
        return declines and state.n >= self.least_readings

    def _swapped(
        self, facts: Facts, lagging: GoalState, ahead: set[str]
    ) -> tuple[Change, ...]:
        """The changes that lengthen one side by what they take from the other."""
        last = facts.day + _WEEK
        week = [w for w in facts.upcoming if w.day <= last]
        free = [w for w in week if w.priority > 1 and not w.is_test and w.duration_s]
        giving = [w for w in free if w.goals and set(w.goals) <= ahead]
        taking = [w for w in free if lagging.key in w.goals and self._grows(facts, w)]
        if not giving or not taking:
            return ()
        given = self._given(giving, taking)
        taken = self._taken(taking, given)
        moved = fsum(seconds - w.duration_s for w, seconds in taken)
        if moved < self.least_min * _MINUTE:
            return ()
        pairs = sorted((*given, *taken), key=lambda pair: pair[0].day)
        return tuple(_resized(w, s) for w, s in pairs if s != w.duration_s)

    def _grows(self, facts: Facts, workout: PlannedWorkout) -> bool:
        longest = workout.duration_s * (1 + self.longer)
        return not workout.hard and room_s(facts, workout.day) >= longest

    def _given(self, giving: Workouts, taking: Workouts) -> list["Resized"]:
        """What is given up: no more than can be spared and can be used."""
        there, needed = (fsum(w.duration_s for w in side) for side in (giving, taking))
        used = self.longer * max(needed / there, _heavier(taking, giving))
        share = min(1 - self.kept, used)
        return [(w, _whole_minutes(w, 1 - share)) for w in giving]

    def _taken(self, taking: Workouts, given: list["Resized"]) -> list["Resized"]:
        """What the other side gets: as many minutes and no more load than was given."""
        spared_s = fsum(w.duration_s - seconds for w, seconds in given)
        spared = fsum(
            (w.load or 0.0) * (1 - seconds / w.duration_s) for w, seconds in given
        )
        share = min(self.longer, spared_s / fsum(w.duration_s for w in taking))
        load = fsum(w.load or 0.0 for w in taking)
        if load:
            share = min(share, spared / load)
        return [(w, _whole_minutes(w, 1 + share)) for w in taking]

    def _draft(
        self,
        facts: Facts,
        lagging: GoalState,
        ahead: Sequence[GoalState],
        changes: tuple[Change, ...],
    ) -> Draft:
        by_uuid = {w.uuid: w for w in facts.upcoming}
        touched = [(by_uuid[c.workout_uuid], c.factor or 1.0) for c in changes]
        moved = fsum((f - 1) * w.duration_s for w, f in touched if f > 1) / _MINUTE
        served = {key for w, factor in touched if factor < 1 for key in w.goals}
        names = [named(state.key) for state in ahead if state.key in served]
        name, (said, evidence) = named(lagging.key), self._standing(lagging)
        return Draft(
            rule=self.code,
            title=f"Give {moved:.0f} minutes of the coming week to {name}",
            why=(
                f"Of your goals {name} {said}, while "
                f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} on "
                "track; the week gets no longer than planned."
            ),
            evidence=(*evidence, Evidence("minutes moved", round(moved), "min")),
            changes=changes,
            raises=True,
            severity=15,
            predictions=tuple(
                Prediction(
                    *(Measure.DONE, Direction.AT_LEAST, 1.0, None, "1"), w.day, w.uuid
                )
                for w, factor in touched
                if factor > 1
            ),
        )

    def _standing(self, state: GoalState) -> tuple[str, tuple[Evidence, ...]]:
        if state.pace is None:
            readings = Evidence("readings it rests on", state.n, "readings")
            return f"is slipping by {state.n} readings", (readings,)
        pace = Evidence("pace over the pace needed", round(state.pace, 2), "1")
        if pace.value <= 0:
            slips = state.verdict is GoalVerdict.DECLINING
            return "moves the wrong way" if slips else "comes no nearer", (pace,)
        return f"moves at {pace.value * 100:.0f} % of the pace it needs", (pace,)


Resized = tuple[PlannedWorkout, float]
"""A workout and the seconds it gets."""


def _lacks(state: GoalState) -> float:
    """What is lacking of the pace needed; a decline without a day lacks it twice."""
    return 2.0 if state.pace is None else min(1 - state.pace, 3.0)


def _heavier(taking: Workouts, giving: Workouts) -> float:
    """The load of one side over that of the other, 0 where either has none."""
    there = fsum(w.load or 0.0 for w in giving)
    return fsum(w.load or 0.0 for w in taking) / there if there else 0.0


def _whole_minutes(workout: PlannedWorkout, share: float) -> float:
    """Seconds at that share, in whole minutes, and never beyond the share."""
    minutes = workout.duration_s * share / _MINUTE
    if share < 1:
        return min(ceil(minutes - _EXACT) * float(_MINUTE), workout.duration_s)
    return max(floor(minutes + _EXACT) * float(_MINUTE), workout.duration_s)


def _resized(workout: PlannedWorkout, seconds: float) -> Change:
    factor = seconds / workout.duration_s
    return Change(ChangeKind.SWAP_FOCUS, workout.uuid, factor=factor)
