"""SE01: the least of the sessions is missed week after week: it goes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from coach.domain.activity import Sport
from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.review import Draft, Evidence, Outcome
from coach.rules.answered import answered_within
from coach.rules.base import Varies
from coach.rules.foretell import is_kept
from coach.rules.unwell import said_unwell
from coach.rules.weeks import weeks_ago

Kind = tuple[Sport, str]
"""A sport and the words of a title, without what differs from week to week."""

_VARIES = re.compile(r"\d[\d.,:x]*( ?(min|km|yd|h|m)\b)?|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class SessionRemoved:
    """A session of the lowest priority that never happens is no plan but a reproach.

    **Fires when** the same kind of session (sport and title, numbers aside) of
    priority 3 was planned in each of the last three weeks and never done.

    **Proposes** to take it out of the coming two weeks.

    **Stays silent when** a day has not been answered for, when sickness or an injury
    was the reason once, when it has a higher priority in one of these weeks or ahead,
    for tests, when none is coming up, and within 21 days of its own last answer.

    Three weeks are a design default: once is chance, and a second week may be work.
    Conservative waits for four weeks, aggressive for two.
    """

    code: str = "SE01"
    name: str = "session-removed"
    weeks: int = 3
    lowest: int = 3
    quiet_days: int = 21
    foretold: float = 0.80
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"weeks": 4},
        Aggressiveness.AGGRESSIVE: {"weeks": 2},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The sessions that go, or None."""
        if facts.unseen or answered_within(facts, self.code, self.quiet_days):
            return None
        coming = [w for w in facts.upcoming if self._is_least(w)]
        never = {
            kind
            for kind in dict.fromkeys(_kind(w) for w in coming)
            if self._is_never_done(facts, kind)
        }
        gone = [w for w in coming if _kind(w) in never]
        if not gone:
            return None
        missed = sum(_kind(o.workout) in never for o in self._seen(facts))
        week = facts.day + timedelta(days=7)
        names = list(dict.fromkeys(w.title for w in gone))
        return Draft(
            rule=self.code,
            title=f"Take {' and '.join(names)} out of the coming weeks",
            why=(
                f"It was planned in each of the last {self.weeks} weeks and never done "
                f"({missed} missed), and nothing in the plan has a lower priority."
            ),
            evidence=(
                Evidence("weeks running", self.weeks, "weeks"),
                Evidence("sessions missed", missed, "sessions"),
                Evidence("priority", self.lowest, "3 is the lowest"),
            ),
            changes=tuple(Change(ChangeKind.REMOVE, w.uuid) for w in gone),
            reduces=True,
            severity=24,
            predictions=(is_kept(self.foretold, week),),
        )

    def _is_least(self, workout: PlannedWorkout) -> bool:
        return workout.priority >= self.lowest and not workout.is_test

    def _seen(self, facts: Facts) -> Iterable[Outcome]:
        return [
            o
            for o in facts.all_outcomes
            if weeks_ago(facts, o) < self.weeks and o.counts_as_planned
        ]

    def _is_never_done(self, facts: Facts, kind: Kind) -> bool:
        seen = [o for o in self._seen(facts) if _kind(o.workout) == kind]
        missed = all(
            not o.counts_as_completed
            and not said_unwell(o)
            and self._is_least(o.workout)
            for o in seen
        )
        return missed and len({weeks_ago(facts, o) for o in seen}) == self.weeks


def _kind(workout: PlannedWorkout) -> Kind:
    words = _VARIES.sub(" ", workout.title.lower()).split()
    return workout.sport, " ".join(words)
