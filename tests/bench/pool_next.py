"""The pooled model of the next session: how it is made, and how it does.

`python -m tests.bench.pool_next` writes `coach/catalogue/pooled/next_session.json` anew
from simulated lifters and the openly licensed logs; `python -m tests.bench.pool_next
FOLDER` judges what is shipped on the logs in a folder, later dates always foretold from
earlier ones, and prints each lifter.
"""

import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean

from coach.domain.strength import LiftSession
from coach.learning.order import refuse_look_ahead
from coach.learning.samples import Sample
from coach.learning.scores import mape
from coach.simulation.lifters import simulated_lifters
from coach.strength.next_features import features
from coach.strength.next_floors import LAST
from coach.strength.next_learner import SCORED_AFTER, Settled, estimates, settled
from coach.strength.next_learning import Learning, steps
from coach.strength.next_samples import samples
from coach.strength.next_trees import Trees, pooled_trees, trees_in
from tests.bench.lifters import SHARED, Log, logs

FILE = Path("coach/catalogue/pooled/next_session.json")
COMMAND = "python -m tests.bench.pool_next"

SEED, SIMULATED = 7, 15
SHARE = 0.6
"""Of what the trees say: so few real lifters are not to be followed all the way."""

SETTINGS = {
    "loss": "absolute_error",
    "learning_rate": 0.1,
    "max_iter": 60,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 60,
    "l2_regularization": 1.0,
    "early_stopping": False,
    "random_state": 0,
}
RETRAINED = timedelta(days=28)
FAR_KG = 0.4
"""What came counts by one over it, as in the score, up to so much (log)."""


def grow(real: Sequence[Sample], made_up: Sequence[Sample]):
    """The trees that scikit-learn grows; both kinds of lifters weigh the same."""
    from sklearn.ensemble import HistGradientBoostingRegressor

    both = [*real, *made_up]
    times = len(made_up) / len(real) if real and made_up else 1.0
    weights = [
        math.exp(-max(-FAR_KG, min(each.target, FAR_KG)))
        * (times if at < len(real) else 1.0)
        for at, each in enumerate(both)
    ]
    model = HistGradientBoostingRegressor(**SETTINGS)
    return model.fit(
        [each.features for each in both],
        [each.target for each in both],
        sample_weight=weights,
    )


def as_json(model, names: Sequence[str], share: float = SHARE) -> Mapping[str, object]:
    """The same trees, to be read by `trees_in`."""
    return {
        "names": list(names),
        "base": round(float(model._baseline_prediction.ravel()[0]), 6),
        "share": share,
        "trees": [_tree(nodes.nodes) for (nodes,) in model._predictors],
    }


def _tree(nodes) -> Sequence[Sequence[float]]:
    inner = [not each for each in nodes["is_leaf"]]
    return [
        [int(f) if i else -1 for f, i in zip(nodes["feature_idx"], inner, strict=True)],
        _rounded(nodes["num_threshold"], inner),
        [int(each) for each in nodes["left"]],
        [int(each) for each in nodes["right"]],
        _rounded(nodes["value"], [not each for each in inner]),
    ]


def _rounded(values, kept: Sequence[bool]) -> Sequence[float]:
    return [round(float(v), 6) if k else 0 for v, k in zip(values, kept, strict=True)]


def names_of(log: Log) -> Sequence[str]:
    """The features' names."""
    step = next(steps(log))
    return list(features(step.past, step.came.day))


def judged(log: Sequence[LiftSession]) -> Iterator[Settled]:
    """Every forecast of a log by what was learned until then, every four weeks anew."""
    found = estimates(log)
    learning = Learning(pooled_trees())
    ahead = list(steps(log))
    begin = ahead[0].came.day if ahead else date.max
    at = 0
    while at < len(ahead):
        end = begin + RETRAINED - timedelta(days=1)
        parameters = learning.parameters(begin) if learning.count else None
        yield from settled(parameters, found, begin, end)
        while at < len(ahead) and ahead[at].came.day <= end:
            learning.take(ahead[at])
            at += 1
        begin = ahead[at].came.day if at < len(ahead) else date.max


def row(forecasts: Sequence[Settled]) -> Mapping[str, float]:
    """How those forecasts did; `ratio` is of the last session's error."""
    told = [(each.foretold.e1rm_kg, each.came_kg) for each in forecasts]
    last = [(each.floors[LAST], each.came_kg) for each in forecasts]
    inside = (
        each.foretold.low80 <= each.came_kg <= each.foretold.high80
        for each in forecasts
    )
    error, floor = mape(told), mape(last)
    return {
        "n": len(forecasts),
        "mape": round(error, 5),
        "last_session": round(floor, 5),
        "ratio": round(error / floor, 4) if floor else 1.0,
        "coverage80": round(fmean(inside), 4),
        "by_model": round(fmean(f.foretold.method != LAST for f in forecasts), 4),
    }


def table(found: Mapping[str, Log]) -> Mapping[str, Mapping[str, float]]:
    """A row a lifter who has any forecast, and one of all their forecasts together."""
    by_lifter = {name: list(judged(log)) for name, log in found.items()}
    rows = {name: row(each) for name, each in by_lifter.items() if each}
    return {**rows, "all": row([one for each in by_lifter.values() for one in each])}


def unseen(trees: Trees, log: Log) -> Sequence[tuple[float, float, float]]:
    """(foretold by the trees alone, last session, came) of lifters not learned from."""
    return [
        (step.past[-1].kg * math.exp(told), step.past[-1].kg, step.came.kg)
        for step in steps(log)
        if step.past[-1].number >= SCORED_AFTER
        and abs(step.came.level - step.past[-1].level) <= math.log(2)
        for told in [trees.told(features(step.past, step.came.day - timedelta(days=1)))]
    ]


def held_out(
    real: Mapping[str, Log], made_up: Sequence[Sample]
) -> Mapping[str, Mapping[str, float]]:
    """The trees' error over that of the last session, each real lifter held out."""
    own = {name: list(samples(name, log)) for name, log in real.items()}
    names = names_of(next(log for name, log in real.items() if own[name]))
    found = {}
    for name, log in real.items():
        others = [one for each in own if each != name for one in own[each]]
        refuse_look_ahead([*others, *made_up], own[name])
        if own[name]:
            trees = trees_in(as_json(grow(others, made_up), names))
            found[name] = _ratio(unseen(trees, log))
    return {name: each for name, each in found.items() if each["n"]}


def _ratio(told: Sequence[tuple[float, float, float]]) -> Mapping[str, float]:
    if not told:
        return {"n": 0}
    error = mape([(foretold, came) for foretold, _, came in told])
    floor = mape([(last, came) for _, last, came in told])
    return {"n": len(told), "mape": round(error, 5), "last_session": round(floor, 5)}


def write(file: Path = FILE) -> None:
    """Make the shipped file."""
    real = {name: log for name, log in logs(SHARED).items() if any(steps(log))}
    lifters = list(simulated_lifters(SEED, SIMULATED))
    made_up = [one for each in lifters for one in samples(each.name, each.log)]
    own = [one for name, log in real.items() for one in samples(name, log)]
    names = names_of(next(iter(real.values())))
    document = {
        "recipe": {
            "command": COMMAND,
            "seed": SEED,
            "real": {
                "logs": sorted(real),
                "licence": "MIT",
                "samples": len(own),
                "weight": "as much as all simulated together",
            },
            "simulated": {"lifters": SIMULATED, "samples": len(made_up)},
            "model": {"kind": "HistGradientBoostingRegressor", **SETTINGS},
            "target": "log(e1RM of the session / of the last one)",
        },
        "scores": {"real lifters held out": held_out(real, made_up)},
        **as_json(grow(own, made_up), names),
    }
    file.write_text(json.dumps(document, separators=(",", ":")) + "\n", "utf-8")


def show(rows: Mapping[str, Mapping[str, float]]) -> None:
    """Print a row a lifter and what the aims say of them."""
    heads = "".join(f"{head:>8}" for head in ("MAPE", "last", "ratio", "80 %", "model"))
    print(f"{'lifter':<42}{'n':>6}{heads}")
    for name, each in rows.items():
        print(
            f"{name[:40]:<42}{each['n']:>6.0f}{each['mape']:>8.4f}"
            f"{each['last_session']:>8.4f}{each['ratio']:>8.4f}"
            f"{each['coverage80']:>8.1%}{each['by_model']:>8.1%}"
        )
    ratios = [each["ratio"] for name, each in rows.items() if name != "all"]
    for aim, met in aims(rows["all"], ratios):
        print(f"{'met' if met else 'missed':<7} {aim}")


def aims(
    whole: Mapping[str, float], ratios: Sequence[float]
) -> Iterable[tuple[str, bool]]:
    """What the issue asks of the next session, and whether it is so."""
    better, worst = sum(each < 1 for each in ratios), max(ratios)
    yield (
        f"pooled MAPE {whole['ratio']:.4f} of the last session's (0.97)",
        (whole["ratio"] <= 0.97),
    )
    yield (
        f"better for {better} of {len(ratios)} lifters (half)",
        (2 * better >= len(ratios)),
    )
    yield f"for no lifter worse than {worst:.4f} (1.01)", worst <= 1.01
    yield (
        f"intervals hold {whole['coverage80']:.1%} (76 to 84 %)",
        (0.76 <= whole["coverage80"] <= 0.84),
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        show(table(logs(Path(sys.argv[1]))))
    else:
        write()
