"""Learning which exercise comes next."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coach.domain.learned import Scored, Task
from coach.domain.strength import LiftSession
from coach.learning.learner import Parameters
from coach.recommend.coverage import usual_sets
from coach.recommend.fit_ridge import ridge_of
from coach.recommend.fit_weights import weights_of
from coach.recommend.floors import DecayedMarkov, Frequency
from coach.recommend.habits import habits_of
from coach.recommend.model import Model, of_habits, read, shipped_weights, written
from coach.recommend.order import in_order
from coach.recommend.rank import ranked_by
from coach.recommend.scored import Tally
from coach.recommend.walk import FEWEST_SESSIONS, choices, evenings


@dataclass(frozen=True, slots=True)
class NextExerciseLearner:
    """Learns in which order an athlete does what, and how far that is worth trusting.

    Decided by `miss5`: how often what came was not among the first five.
    """

    task: Task = Task.NEXT_EXERCISE

    def learn(self, log: Sequence[LiftSession], day: date) -> Parameters | None:
        """Parameters from the sessions up to that day; None where they are too few."""
        known = tuple(session for session in log if session.day <= day)
        if len(known) < FEWEST_SESSIONS:
            return None
        return written(learned(known, day))

    def score(
        self,
        parameters: Parameters,
        log: Sequence[LiftSession],
        first: date,
        last: date,
    ) -> Scored | None:
        """How rankings made from `first` on and settled by `last` came out.

        Weights and ridge stay as they are; habits are of the evening before each.
        """
        log = [session for session in log if session.day <= last]
        model = brought_up(read(parameters), log, last)
        tally = Tally()
        begin = bisect_left([session.day for session in log], first)
        for evening, choice in evenings(model, choices(log, begin)):
            ranked = ranked_by(evening.model, choice.state, evening.ground)
            tally.add(ranked.order, choice.came)
        if not tally.hit5:
            return None
        floors = {floor.name: found.metrics() for floor, found in _floors(log, begin)}
        best = min(floors, key=lambda name: floors[name]["miss5"])
        return Scored(len(tally.hit5), tally.metrics(), floors, best, "miss5")


def learned(log: Sequence[LiftSession], day: date) -> Model:
    """The model of an athlete whose log ends on that day."""
    weights = shipped_weights()
    ridge = ridge_of(log)
    model = of_habits(habits_of(log), usual_sets(log, day), weights, ridge)
    return weights_of(model, log)


def brought_up(model: Model, log: Sequence[LiftSession], day: date) -> Model:
    """The model with the sessions since; what it learned of them stays as it is."""
    known = tuple(session for session in log if session.day <= day)
    fresh = of_habits(habits_of(known), usual_sets(known, day), model.weights)
    return replace(model, habits=fresh.habits, like=fresh.like, usual=fresh.usual)


def _floors(
    log: Sequence[LiftSession], begin: int
) -> Iterator[tuple[Frequency | DecayedMarkov, Tally]]:
    for floor in (Frequency(), DecayedMarkov()):
        tally = Tally()
        for number, session in enumerate(log):
            exercises = in_order(session.sets)
            if number >= max(begin, FEWEST_SESSIONS):
                for place, came in enumerate(exercises):
                    tally.add(floor.ranked(exercises[:place]), came)
            floor.learn(exercises)
        yield floor, tally


def for_someone_new(log: Sequence[LiftSession], day: date) -> Model:
    """Habits as far as there are any, and what speaks for an exercise among lifters."""
    return of_habits(habits_of(log), usual_sets(log, day), shipped_weights())
