"""SC02: a weekday on which it never works out: its workouts move to one that does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from coach.domain.facts import Facts, Opening
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.review import Draft, Evidence, Outcome
from coach.rules.answered import rejected_within
from coach.rules.base import Varies
from coach.rules.foretell import gets_done
from coach.rules.unwell import said_unwell
from coach.rules.weeks import done_share, weeks_ago

WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)

_WEEKS = 5
"""As many as the facts hold."""


@dataclass(frozen=True, slots=True)
class MissedWeekday:
    """A weekday that is missed week after week is the wrong day, not the wrong plan.

    **Fires when** all that was planned on one weekday was missed in four of the last
    five weeks, while 80 % of what the other days held was done.

    **Proposes** to move what that weekday holds in the coming two weeks to a day that
    is kept: a weekday with training done in four of the five weeks, at most three
    days away, with room, and with hard days kept apart; the nearest, without the same
    sport if there is a choice.

    **Stays silent when** a day has not been answered for, when no such day has room,
    and within 21 days of its own last rejection. Days of sickness or an injury do not
    count as missed.

    Habits hold where time and place stay the same (Lally 2010); the numbers of weeks
    are design defaults. Conservative waits until all five were missed, aggressive for
    three of them.
    """

    code: str = "SC02"
    name: str = "missed-weekday"
    missed_weeks: int = 4
    kept_weeks: int = 4
    others: float = 0.80
    days_away: int = 3
    quiet_days: int = 21
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"missed_weeks": 5},
        Aggressiveness.AGGRESSIVE: {"missed_weeks": 3},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The workouts of that weekday on other days, or None."""
        if facts.unseen or rejected_within(facts, self.code, self.quiet_days):
            return None
        seen = facts.five_weeks
        kept = {
            weekday
            for weekday, _ in enumerate(WEEKDAYS)
            if self._kept(facts, seen, weekday) >= self.kept_weeks
        }
        for weekday, _ in enumerate(WEEKDAYS):
            missed = self._missed(facts, seen, weekday)
            rest = done_share(o for o in seen if o.workout.day.weekday() != weekday)
            if missed < self.missed_weeks or rest is None or rest < self.others:
                continue
            moves = self._moves(facts, weekday, kept)
            if moves:
                return self._draft(weekday, missed, rest, moves)
        return None

    def _kept(self, facts: Facts, seen: Iterable[Outcome], weekday: int) -> int:
        """Weeks in which something was done on that weekday."""
        return len(
            {
                weeks_ago(facts, o)
                for o in seen
                if o.workout.day.weekday() == weekday and o.counts_as_completed
            }
        )

    def _missed(self, facts: Facts, seen: Iterable[Outcome], weekday: int) -> int:
        """Weeks in which all that was planned on that weekday was missed."""
        weeks: dict[int, list[Outcome]] = {}
        for outcome in seen:
            if outcome.workout.day.weekday() == weekday and outcome.counts_as_planned:
                weeks.setdefault(weeks_ago(facts, outcome), []).append(outcome)
        return sum(
            all(not o.counts_as_completed and not said_unwell(o) for o in week)
            for week in weeks.values()
        )

    def _moves(
        self, facts: Facts, weekday: int, kept: set[int]
    ) -> list[tuple[PlannedWorkout, date]]:
        moves: list[tuple[PlannedWorkout, date]] = []
        for workout in facts.upcoming:
            if workout.day.weekday() != weekday:
                continue
            fitting = [
                opening
                for opening in facts.openings.get(workout.uuid, ())
                if self._fits(opening, workout, kept)
                and opening.day not in {day for _, day in moves}
            ]
            best = min(fitting, key=lambda o: _rank(o, workout), default=None)
            if best is not None:
                moves.append((workout, best.day))
        return moves

    def _fits(self, opening: Opening, workout: PlannedWorkout, kept: set[int]) -> bool:
        away = abs((opening.day - workout.day).days)
        return (
            opening.keeps_spacing
            and away <= self.days_away
            and opening.day.weekday() in kept
        )

    def _draft(
        self,
        weekday: int,
        missed: int,
        rest: float,
        moves: list[tuple[PlannedWorkout, date]],
    ) -> Draft:
        name = WEEKDAYS[weekday]
        return Draft(
            rule=self.code,
            title=f"Train on another day than {name}",
            why=(
                f"{name} was missed in {missed} of the last {_WEEKS} weeks, while "
                f"{rest * 100:.0f} % of what the other days held was done."
            ),
            evidence=(
                Evidence(f"weeks in which {name} was missed", missed, "weeks"),
                Evidence("weeks looked at", _WEEKS, "weeks"),
                Evidence("done on the other days", round(rest, 3), "1"),
            ),
            changes=tuple(
                Change(ChangeKind.MOVE, workout.uuid, day=day) for workout, day in moves
            ),
            severity=18,
            predictions=tuple(gets_done(w.uuid, day) for w, day in moves),
        )


def _rank(opening: Opening, workout: PlannedWorkout) -> tuple[bool, int, date]:
    return opening.same_sport, abs((opening.day - workout.day).days), opening.day
