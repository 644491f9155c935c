"""Learning which exercise comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.learned import Scored, Task
from coach.domain.strength import LiftSession
from coach.learning.learner import Parameters
from coach.recommend.floors import DecayedMarkov, Frequency
from coach.recommend.order import in_order
from coach.recommend.scored import Tally

FEWEST_SESSIONS = 10
"""Nothing is foretold of the first sessions of a lifter."""


@dataclass(frozen=True, slots=True)
class NextExerciseLearner:
    """Learns in which order an athlete does what, and how far that is worth trusting.

    Decided by `miss5`: how often what came was not among the first five.
    """

    task: Task = Task.NEXT_EXERCISE

    def learn(self, log: Sequence[LiftSession], day: date) -> Parameters | None:
        """Parameters from the sessions up to that day; None where they are too few."""
        known = [in_order(session.sets) for session in log if session.day <= day]
        if len(known) < FEWEST_SESSIONS:
            return None
        markov = DecayedMarkov()
        for each in known:
            markov.learn(each)
        return {
            "exercises": sorted({name for each in known for name in each}),
            "transitions": markov.table(),
        }

    def score(
        self,
        parameters: Parameters,  # noqa: ARG002 - the floor serves yet
        log: Sequence[LiftSession],
        first: date,
        last: date,
    ) -> Scored | None:
        """How rankings made from `first` on and settled by `last` came out."""
        floors: tuple[Frequency | DecayedMarkov, ...] = (Frequency(), DecayedMarkov())
        tallies = [Tally() for _ in floors]
        for number, session in enumerate(log):
            if session.day > last:
                break
            exercises = in_order(session.sets)
            if number >= FEWEST_SESSIONS and session.day >= first:
                for floor, tally in zip(floors, tallies, strict=True):
                    for place, came in enumerate(exercises):
                        tally.add(floor.ranked(exercises[:place]), came)
            for floor in floors:
                floor.learn(exercises)
        if not tallies[0].hit5:
            return None
        scores = {f.name: t.metrics() for f, t in zip(floors, tallies, strict=True)}
        best = min(scores, key=lambda name: scores[name]["miss5"])
        return Scored(
            n=len(tallies[0].hit5),
            metrics=scores[DecayedMarkov.name],
            floors=scores,
            floor=best,
            deciding="miss5",
        )
