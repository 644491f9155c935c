"""CB01: a week and more without a session: the way back begins smaller."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change
from coach.domain.review import Draft, Evidence
from coach.rules.answered import answered_within
from coach.rules.base import Varies
from coach.rules.foretell import is_kept
from coach.rules.share import easier


@dataclass(frozen=True, slots=True)
class Comeback:
    """After a lapse the first week back is smaller, and intensity comes last.

    **Fires when** no session was done for seven days or more though at least two
    workouts were planned in them, and the coming week has workouts.

    **Proposes** for the coming week: 70 % of the time first planned after 7 to 13
    days, 50 % after 14 to 27, 40 % after 28 and more, and every hard workout taken
    easily. Measured by the first plan, it never stacks on another reduction.

    **Stays silent when** a day has not been answered for (training we cannot see is
    not training missed), before any session is known, when less was planned in the
    lapse (a pause is not a lapse), within seven days of its own last answer, for
    tests, and when every coming workout is as short and easy already.

    Less after a break, in steps by its length: NSCA and CSCCa 2019 (Caterisano), who
    begin at half after two weeks and more; fitness falls within four weeks, Mujika
    and Padilla 2000. The three shares and their days are design defaults.
    Conservative waits for ten days, aggressive for five.
    """

    code: str = "CB01"
    name: str = "comeback"
    least_days: int = 7
    long_days: int = 14
    longest_days: int = 28
    share: float = 0.70
    long_share: float = 0.50
    longest_share: float = 0.40
    least_missed: int = 2
    ahead_days: int = 7
    foretold: float = 0.70
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"least_days": 10},
        Aggressiveness.AGGRESSIVE: {"least_days": 5},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The smaller first week, or None."""
        if facts.unseen or facts.last_trained is None:
            return None
        days = (facts.day - facts.last_trained).days
        missed = self._missed(facts)
        if days < self.least_days or missed < self.least_missed:
            return None
        share = self._share(days)
        changes = tuple(self._changes(facts, share))
        if not changes or answered_within(facts, self.code, self.ahead_days):
            return None
        week = facts.day + timedelta(days=self.ahead_days)
        return Draft(
            rule=self.code,
            title=f"Come back with a week at {share * 100:.0f} %",
            why=(
                f"No session for {days} days, while {missed} workouts were planned: "
                "the first week back is smaller, and intensity comes last."
            ),
            evidence=(
                Evidence("days without a session", days, "days"),
                Evidence("workouts planned in them", missed, "workouts"),
                Evidence("share of what was first planned", share, "1"),
            ),
            changes=changes,
            reduces=True,
            severity=55,
            predictions=(is_kept(self.foretold, week),),
        )

    def _share(self, days: int) -> float:
        if days >= self.longest_days:
            return self.longest_share
        return self.long_share if days >= self.long_days else self.share

    def _missed(self, facts: Facts) -> int:
        since = facts.last_trained or facts.day
        lapsed = (o for o in facts.all_outcomes if o.workout.day > since)
        return sum(o.counts_as_planned and not o.counts_as_completed for o in lapsed)

    def _changes(self, facts: Facts, share: float) -> list[Change]:
        last = facts.day + timedelta(days=self.ahead_days)
        return [
            change
            for workout in facts.upcoming
            if workout.day <= last and not workout.is_test
            for change in easier(workout, share)
        ]
