"""Learns how far the pooled plateau risk holds for one athlete, and scores it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.learned import BASE_RATE, Scored, Task
from coach.domain.strength import LiftSession
from coach.learning.learner import Parameters
from coach.learning.order import walk_forward
from coach.learning.samples import Sample
from coach.learning.scores import auc, brier, calibration
from coach.strength.exposures import exposures
from coach.strength.plateau import is_plateau
from coach.strength.plateau_course import Course, course
from coach.strength.plateau_features import features
from coach.strength.plateau_model import (
    MODEL,
    TELLS,
    Own,
    own_share,
    probability,
    recalibrated,
    shipped,
)

FLAT_NOW = "flat_now"
DECIDING = "brier"
MARGIN = 0.02
"""Share by which the model has to be better; by less it is now and then by chance."""

TRAINED_EVERY = timedelta(days=91)

_ODDS, _FLAT = 0, 1


@dataclass(frozen=True, slots=True)
class PlateauLearner:
    """The pooled model, recalibrated for one athlete, or the athlete's base rate."""

    @property
    def task(self) -> Task:
        """Plateau risk."""
        return Task.PLATEAU

    def learn(self, log: Sequence[LiftSession], day: date) -> Parameters | None:
        """Calibration and base rate from what was settled by that evening.

        The model is used where forecasts made in order of time, each by what was
        settled before it, were better than the base rate of the time; and where these
        are few, as it is for lifters it has not seen. None where nothing was settled.
        """
        found = samples(log, day)
        if not found:
            return None
        intercept, slope = recalibrated(_pairs(found))
        model, floor = _tried(found)
        better = model < floor * (1 - MARGIN)
        return {
            "uses": MODEL if better or len(found) < TELLS else BASE_RATE,
            "intercept": intercept,
            "slope": slope,
            "base_rate": _share(found),
            "n": len(found),
            "tried": {"model": model, "base_rate": floor},
        }

    def score(
        self,
        parameters: Parameters,
        log: Sequence[LiftSession],
        first: date,
        last: date,
    ) -> Scored | None:
        """Forecasts made from `first` on and settled by `last`, beside obvious guesses.

        The guesses know what was settled on the evening of each forecast.
        """
        known = samples(log, last)
        tested = [s for s in known if s.known_on >= first]
        if not tested:
            return None
        own = Own.of(parameters)
        foretold = {
            "model": [(own.foretold(s.features[_ODDS]), s.target) for s in tested]
        }
        foretold |= _guesses(known, tested)
        scores = {name: _scores(pairs) for name, pairs in foretold.items()}
        floors = {name: each for name, each in scores.items() if name != "model"}
        return Scored(
            n=len(tested),
            metrics=scores["model"],
            floors=floors,
            floor=min(floors, key=lambda name: floors[name][DECIDING]),
            deciding=DECIDING,
        )


def samples(log: Sequence[LiftSession], day: date) -> list[Sample]:
    """What was foretold of every exercise after each session, and what came.

    Each is settled on the day of the sixth session; features are the pooled odds and
    whether the last three sessions were flat. Of what came later than `day` nothing
    is looked at.
    """
    until = [session for session in log if session.day <= day]
    found = (course(each) for each in exposures(until).values())
    courses = [each for each in found if each is not None]
    model = shipped()
    return [
        Sample(
            athlete="self",
            subject=lift.exercise,
            known_on=lift.exposures[count - 1].day,
            settled_on=came[0],
            features=(model.odds(features(lift, count, courses)), _flat(lift, count)),
            target=float(came[1]),
        )
        for lift in courses
        for count in range(1, len(lift.days))
        if lift.can_tell(count)
        if (came := lift.came(count)) is not None
        if came[0] > lift.exposures[count - 1].day
    ]


def _flat(lift: Course, count: int) -> float:
    kg = [each.e1rm_kg or 0.0 for each in lift.exposures[max(0, count - 9) : count]]
    return float(bool(is_plateau(kg)))


def _pairs(found: Sequence[Sample]) -> list[tuple[float, bool]]:
    return [(each.features[_ODDS], bool(each.target)) for each in found]


def _share(found: Sequence[Sample]) -> float:
    return own_share([bool(each.target) for each in found], shipped().base_rate)


def _tried(found: Sequence[Sample]) -> tuple[float, float]:
    """Brier scores of model and base rate, each trained on what was settled before."""
    model, floor = [], []
    for training, tested in walk_forward(found, TRAINED_EVERY):
        intercept, slope = recalibrated(_pairs(training))
        share = _share(training)
        for each in tested:
            odds = intercept + slope * each.features[_ODDS]
            model.append((probability(odds), each.target))
            floor.append((share, each.target))
    return brier(model), brier(floor)


def _guesses(
    known: Sequence[Sample], tested: Sequence[Sample]
) -> dict[str, list[tuple[float, float]]]:
    """The athlete's own share of plateaus, and that of stretches as flat as now."""
    pooled = shipped().base_rate
    guesses: dict[str, list[tuple[float, float]]] = {BASE_RATE: [], FLAT_NOW: []}
    settled = sorted(known, key=lambda each: each.settled_on)
    before: dict[float, list[bool]] = {0.0: [], 1.0: []}
    told = 0
    for each in sorted(tested, key=lambda each: each.known_on):
        while told < len(settled) and settled[told].settled_on <= each.known_on:
            one = settled[told]
            before[one.features[_FLAT]].append(bool(one.target))
            told += 1
        alike, all_ = before[each.features[_FLAT]], [*before[0.0], *before[1.0]]
        guesses[BASE_RATE].append((own_share(all_, pooled), each.target))
        guesses[FLAT_NOW].append((own_share(alike, pooled), each.target))
    return guesses


def _scores(pairs: Sequence[tuple[float, float]]) -> Mapping[str, float]:
    """Brier, with AUC and the slope of calibration where they can be told."""
    found = {DECIDING: brier(pairs)}
    rated = auc(pairs)
    if rated is not None:
        found["auc"] = rated
    line = calibration(pairs)
    if line is not None:
        found["calibration_slope"] = line[0]
    return found
