"""FA03: fatigue has been high for days: a shorter week until it passes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.review import Draft, Evidence
from coach.rules.ahead import coming, reduced_within
from coach.rules.answered import rejected_within
from coach.rules.base import Varies
from coach.rules.foretell import is_kept
from coach.rules.recovery import tired_days
from coach.rules.share import shorter


@dataclass(frozen=True, slots=True)
class LastingFatigue:
    """Fatigue that lasts soon is one's own mean, and no range shows it any more.

    **Fires when** fatigue was rated 5 or more of 7 on three of the last seven days, the
    review's day among them.

    **Proposes** to make the coming week's workouts a fifth shorter, none of them
    shorter than 60 % of what it was first planned for. Tests stay as they are. It is
    predicted that four fifths of the week are done.

    **Stays silent when** nothing was logged that day, within seven days of a reduction
    or of a no, and when every coming workout is as short as it may get.

    Readiness and FA02 hold a day against the four weeks before it, FA01 asks for two
    signs; a training load that is a little too much for too long gives neither.
    The figures are design defaults, tried on simulated athletes (`make
    bench-judgement`). Conservative waits for five days, aggressive for two.
    """

    code: str = "FA03"
    name: str = "lasting-fatigue"
    tired: int = 5
    least_days: int = 3
    of_days: int = 7
    factor: float = 0.80
    floor: float = 0.60
    quiet_days: int = 7
    foretold: float = 0.80
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"least_days": 5},
        Aggressiveness.AGGRESSIVE: {"least_days": 2},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The shorter week, or None."""
        tired = tired_days(facts, self.tired, self.of_days)
        days = len(tired)
        if facts.day not in tired or days < self.least_days or self._is_held(facts):
            return None
        changes = tuple(
            change
            for workout in coming(facts)
            if not workout.is_test
            for change in shorter(workout, self.factor, self.floor)
        )
        if not changes:
            return None
        return Draft(
            rule=self.code,
            title="Take a fifth off the coming week",
            why=(
                f"Fatigue was {self.tired} or more on {days} of the last "
                f"{self.of_days} days: what lasts asks for less, not for a day off."
            ),
            evidence=(
                Evidence("days of fatigue", days, f"of {self.of_days} days"),
                Evidence("fatigue that counts", self.tired, "of 7"),
            ),
            changes=changes,
            reduces=True,
            severity=44,
            predictions=(
                is_kept(self.foretold, facts.day + timedelta(days=self.of_days)),
            ),
        )

    def _is_held(self, facts: Facts) -> bool:
        return reduced_within(facts, self.quiet_days) or rejected_within(
            facts, self.code, self.quiet_days
        )
