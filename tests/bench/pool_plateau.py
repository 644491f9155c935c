"""Trains the plateau risk that coach ships, from openly licensed and simulated lifters.

`python -m tests.bench.pool_plateau` writes `coach/catalogue/pooled/plateau.json`.
`python -m tests.bench.pool_plateau FOLDER` writes nothing and scores what is shipped on
the CSVs of another folder, whole lifters and the last third of each.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coach.domain.strength import LiftSession
from coach.learning.order import last_share
from coach.learning.samples import Sample
from coach.learning.scores import auc, brier, calibration, skill
from coach.simulation.lifters import simulated_lifters
from coach.strength.exposures import exposures
from coach.strength.plateau_course import course
from coach.strength.plateau_features import features
from coach.strength.plateau_learner import PlateauLearner
from coach.strength.plateau_model import Additive, Own, probability, shipped
from tests.bench.lifters import SHARED, logs

SEED, COUNT = 11, 40
SIMULATED_WEIGHT = 0.03
"""Of a simulated sample beside a real one: chosen by real lifters held out."""

PENALTY = 0.005
"""The C of scikit-learn's logistic regression on standardised features."""

LEFT_OUT = ("interval", "trained", "stuck_before", "reps_spread")
"""Features that told simulated lifters apart and real ones not."""

TARGET = Path("coach/catalogue/pooled/plateau.json")
ENDS = (0.01, 0.99)


@dataclass(frozen=True, slots=True)
class Lot:
    """Samples of lifters, with the names of what is looked at in their order."""

    names: tuple[str, ...]
    samples: tuple[Sample, ...]

    def of(self, lifters: Iterable[str]) -> list[Sample]:
        """Those of these lifters."""
        chosen = set(lifters)
        return [each for each in self.samples if each.athlete in chosen]


def lot(logs_by_name: Mapping[str, Sequence[LiftSession]]) -> Lot:
    """Everything that was settled in these logs."""
    names: tuple[str, ...] = ()
    found = []
    for lifter, log in logs_by_name.items():
        courses = [c for f in exposures(log).values() if (c := course(f)) is not None]
        for lift in courses:
            for count in range(1, len(lift.days)):
                came = lift.came(count) if lift.can_tell(count) else None
                if came is None or came[0] <= lift.exposures[count - 1].day:
                    continue
                seen = features(lift, count, courses)
                names = names or tuple(sorted(seen.keys() - set(LEFT_OUT)))
                found.append(
                    Sample(
                        athlete=lifter,
                        subject=lift.exercise,
                        known_on=lift.exposures[count - 1].day,
                        settled_on=came[0],
                        features=tuple(seen[name] for name in names),
                        target=float(came[1]),
                    )
                )
    return Lot(names, tuple(found))


def trained(
    names: Sequence[str], real: Sequence[Sample], made_up: Sequence[Sample]
) -> dict[str, Any]:
    """The parameters as JSON has them."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = np.array([s.features for s in (*real, *made_up)])
    came = np.array([s.target for s in (*real, *made_up)])
    weights = np.r_[np.ones(len(real)), np.full(len(made_up), SIMULATED_WEIGHT)]
    lows, highs = np.quantile(rows[: len(real)], ENDS, axis=0)
    rows = np.clip(rows, lows, highs)
    centres = np.average(rows, axis=0, weights=weights)
    spread = np.sqrt(np.average((rows - centres) ** 2, axis=0, weights=weights))
    spread = np.where(spread > 0, spread, 1.0)
    model = LogisticRegression(C=PENALTY, max_iter=1000)
    model.fit((rows - centres) / spread, came, sample_weight=weights)
    told = [float(f"{w:.5g}") for w in model.coef_[0] / spread]

    def named(values: Iterable[float]) -> dict[str, float]:
        return {
            name: float(f"{value:.5g}")
            for name, value in zip(names, values, strict=True)
        }

    return {
        "base_rate": round(float(np.average(came, weights=weights)), 4),
        "intercept": round(float(model.intercept_[0]), 5),
        "weights": dict(zip(names, told, strict=True)),
        "centres": named(centres),
        "lows": named(lows),
        "highs": named(highs),
    }


def foretold(
    names: Sequence[str], parameters: Mapping[str, Any], samples: Sequence[Sample]
) -> list[tuple[float, float]]:
    """(probability, what came) of each sample."""
    model = Additive.of(parameters)
    return [
        (probability(model.odds(dict(zip(names, s.features, strict=True)))), s.target)
        for s in samples
    ]


def scores(pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    """AUC, Brier, its skill over the share that came, and calibration."""
    share = sum(came for _, came in pairs) / len(pairs)
    found = {
        "n": len(pairs),
        "base_rate": share,
        "auc": auc(pairs) or 0.5,
        "brier": brier(pairs),
        "brier_skill": skill(brier(pairs), share * (1 - share)),
    }
    line = calibration(pairs)
    if line is not None:
        found["calibration_slope"] = line[0]
    return {name: round(value, 4) for name, value in found.items()}


def train() -> dict[str, Any]:
    """What is shipped, with its recipe and its scores on lifters held out."""
    real = lot(logs(SHARED))
    made_up = lot({each.name: each.log for each in simulated_lifters(SEED, COUNT)})
    whole = []
    for lifter in sorted({s.athlete for s in real.samples}):
        rest = [s for s in real.samples if s.athlete != lifter]
        parameters = trained(real.names, rest, made_up.samples)
        whole += foretold(real.names, parameters, real.of([lifter]))
    found = trained(real.names, real.samples, made_up.samples)
    found["recipe"] = {
        "command": "python -m tests.bench.pool_plateau",
        "model": "logistic regression on features kept within 1 and 99 % of real ones",
        "real": "the MIT-licensed logs of shared/data/strength",
        "real_samples": len(real.samples),
        "simulated": f"simulated_lifters({SEED}, {COUNT})",
        "simulated_samples": len(made_up.samples),
        "simulated_weight": SIMULATED_WEIGHT,
        "penalty": PENALTY,
    }
    found["scores"] = {"real_lifters_held_out": scores(whole)}
    return found


def judge(folder: Path) -> None:
    """Print how the shipped parameters do on other lifters, and with their own past."""
    others = logs(folder)
    known = logs(SHARED)
    unseen = {name: log for name, log in others.items() if name not in known}
    print_judgement(unseen)


def print_judgement(unseen: Mapping[str, Sequence[LiftSession]]) -> None:
    """Whole lifters, then the last 30 % of each by pooled and by own calibration."""
    every = lot(unseen)
    model = shipped()
    names = every.names

    def odds(each: Sample) -> float:
        return model.odds(dict(zip(names, each.features, strict=True)))

    pooled_pairs = [(probability(odds(s)), s.target) for s in every.samples]
    print("whole lifters, pooled      ", scores(pooled_pairs))
    _, tested = last_share(every.samples, 0.3)
    begins: dict[str, date] = {}
    for each in tested:
        begins[each.athlete] = min(each.known_on, begins.get(each.athlete, date.max))
    print(
        "last 30 %, pooled          ",
        scores([(probability(odds(s)), s.target) for s in tested]),
    )
    own = {}
    for name, day in begins.items():
        learned = PlateauLearner().learn(unseen[name], day)
        own[name] = Own.of(learned) if learned else Own(base_rate=model.base_rate)
    pairs = [(own[s.athlete].foretold(odds(s)), s.target) for s in tested]
    floors = [(own[s.athlete].base_rate, s.target) for s in tested]
    print("last 30 %, by own past     ", scores(pairs))
    print("last 30 %, own base rate   ", scores(floors))
    used = [name for name, each in own.items() if not each.uses_model]
    print(f"{len(used)} of {len(own)} lifters use their base rate: {', '.join(used)}")


if __name__ == "__main__":
    if sys.argv[1:]:
        judge(Path(sys.argv[1]))
    else:
        found = train()
        TARGET.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        print(json.dumps(found["scores"], indent=1))
