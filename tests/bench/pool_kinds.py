"""Kinds of lifters and what they do, learned from logs that may be shipped.

`python -m tests.bench.pool_kinds [FOLDER]` learns from simulated lifters and the openly
licensed logs, judges on the lifters of the folder's logs (openly licensed or not; none
of them is learned from), and writes `coach/catalogue/pooled/kinds.json`. A model of
neighbours is used only for what it did better in there than the same for everyone.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import fmean, median

from coach.catalogue.exercises import exercises
from coach.domain.strength import LiftSession
from coach.learning.newcomers import FEWEST_SESSIONS, after, prior_weight
from coach.learning.pooling import Table, blended, of_names, pooled, shares
from coach.recommend.floors import DecayedMarkov
from coach.recommend.order import in_order
from coach.simulation.lifters import simulated_lifters
from coach.strength.exposures import exposures, with_estimates
from coach.strength.kinds import Features, features
from coach.strength.kinds_learner import Lifter, kind_of, learn_kinds, nearest
from tests.bench.lifters import SHARED, logs

SEED, SIMULATED, DAYS = 7, 60, 180
KNOWN = 3
"""So many sessions are known of someone new before neighbours are looked for."""

FEWEST = 12
FILE = Path(__file__).parents[2] / "coach" / "catalogue" / "pooled" / "kinds.json"
Log = Sequence[LiftSession]


@dataclass(frozen=True)
class Known:
    """A lifter to learn from, or to judge on."""

    log: Log
    whole: Features
    early: Features
    table: Table

    @classmethod
    def of(cls, log: Log) -> "Known | None":
        """What is known of the log; None where it is too short."""
        if len(log) < FEWEST:
            return None
        whole, early = features(log), features(log[:KNOWN])
        if whole is None or early is None:
            return None
        return cls(log, whole, early, of_names(follows(log), exercises()))


def hits(known: Known, prior: Table | None, first: int, last: int) -> float | None:
    """Share of exercises that were among the first five, in those sessions."""
    found = []
    for number in range(first, min(last, len(known.log))):
        own = follows(known.log[:number])
        weight = prior_weight(number)
        table = own if prior is None else blended(own, weight, prior)
        exercises = in_order(known.log[number].sets)
        for place, came in enumerate(exercises):
            found.append(came in list(after(table, exercises[:place]))[:5])
    return fmean(found) if found else None


def follows(log: Log) -> Table:
    """What followed what, the last session heaviest."""
    markov = DecayedMarkov()
    for session in log:
        markov.learn(in_order(session.sets))
    return shares(markov.table())


def gains(log: Log) -> dict[str, float]:
    """Change of each lift from the first ten sessions to eight weeks later, in logs."""
    begun = log[min(FEWEST_SESSIONS, len(log)) - 1].day
    found = {}
    for name, every in exposures(log).items():
        known = [e for e in with_estimates(every) if e.e1rm_kg]
        first = [log_of(e) for e in known if e.day <= begun]
        later = [log_of(e) for e in known if 42 <= (e.day - begun).days <= 70]
        if len(first) >= 2 and later:
            found[name] = median(later) - median(first[-3:])
    return found


def log_of(exposure) -> float:
    """The logarithm of its estimate."""
    return log(exposure.e1rm_kg)


def typical(every: Sequence[Known]) -> float:
    """The middle gain of those lifters."""
    each = [median(g.values()) for known in every if (g := gains(known.log))]
    return median(each) if each else 0.0


def judged(pool: Sequence[Known], held: Mapping[str, Known]) -> dict[str, object]:
    """How someone new is foretold: by nothing, by all, by their kind, by neighbours."""
    model = learn_kinds([Lifter(k.whole, k.early) for k in pool])
    assert model is not None
    groups: dict[int, list[Known]] = {}
    for each in pool:
        groups.setdefault(kind_of(model, each.early), []).append(each)
    every = pooled([k.table for k in pool])
    scores: dict[str, list[dict[str, float]]] = {"first": [], "next": [], "gain": []}
    for name, known in held.items():
        others = [o for n, o in held.items() if n.split("_")[0] != name.split("_")[0]]
        kind = groups.get(kind_of(model, known.early), list(pool))
        near = [others[at] for at in nearest(known.early, [o.early for o in others])]
        priors = {
            "nothing": None,
            "everyone": every,
            "kind": pooled([k.table for k in kind]),
            "sharing": pooled([k.table for k in others]),
            "neighbours": pooled([k.table for k in near]),
        }
        for part, (first, last) in {"first": (0, 3), "next": (3, 9)}.items():
            asked = [p for p in priors if part == "next" or p not in _NEED_SESSIONS]
            told = {p: hits(known, priors[p], first, last) for p in asked}
            scores[part].append({p: h for p, h in told.items() if h is not None})
        gained = gains(known.log)
        if gained:
            guesses = {
                "nothing": 0.0,
                "everyone": typical(pool),
                "kind": typical(kind),
                "sharing": typical(others),
                "neighbours": typical(near),
            }
            scores["gain"].append(
                {
                    p: fmean(abs(g - c) for g in gained.values())
                    for p, c in guesses.items()
                }
            )
    return {part: _means(found) for part, found in scores.items()}


def _error(gained: Mapping[str, float], guess: float) -> float:
    return fmean(abs(each - guess) for each in gained.values())


_NEED_SESSIONS = {"kind", "neighbours"}


def _means(found: Sequence[Mapping[str, float]]) -> dict[str, float]:
    names = found[0] if found else {}
    means = {name: round(fmean(each[name] for each in found), 4) for name in names}
    return {"lifters": len(found), **means}


def used(scores: Mapping[str, Mapping[str, float]]) -> dict[str, object]:
    """What is used: neighbours only where they beat the same for everyone."""
    first, later, gain = scores["first"], scores["next"], scores["gain"]
    return {
        "next_exercise": first["everyone"] > first["nothing"],
        "next_exercise_by_kind": later["kind"] > later["everyone"],
        "next_exercise_by_neighbours": later["neighbours"] > later["sharing"],
        "gain": gain["everyone"] < gain["nothing"],
        "gain_by_kind": gain["kind"] < min(gain["everyone"], gain["nothing"]),
        "gain_by_neighbours": gain["neighbours"]
        < min(gain["sharing"], gain["everyone"], gain["nothing"]),
    }


def learned_from() -> Iterator[Known]:
    """Lifters whose logs may be shipped from."""
    for lifter in simulated_lifters(SEED, SIMULATED, days=DAYS):
        if (known := Known.of(lifter.log)) is not None:
            yield known
    for each in logs(SHARED).values():
        if (known := Known.of(each)) is not None:
            yield known


def document(pool: Sequence[Known], held: Mapping[str, Known]) -> dict[str, object]:
    """All that is shipped."""
    scores = judged(pool, held)
    return {
        "recipe": {
            "command": "python -m tests.bench.pool_kinds",
            "learned_from": f"{len(pool)} lifters: simulated (seed {SEED}, {DAYS} "
            "days) and openly licensed logs",
            "judged_on": f"{len(held)} other lifters' logs, none of them learned from",
            "known_sessions": KNOWN,
        },
        "scores": scores,
        "used": used(scores),  # type: ignore[arg-type]
        **(learn_kinds([Lifter(k.whole, k.early) for k in pool]) or {}),
        "gain_8_weeks": round(typical(pool), 4),
        "transitions": pooled([k.table for k in pool]),
    }


def main(held: Mapping[str, Log]) -> None:
    """Learn, judge, write, and print the scores."""
    shared = set(logs(SHARED))
    known = {
        n: k for n, each in held.items() if n not in shared and (k := Known.of(each))
    }
    made = document(list(learned_from()), known)
    FILE.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for part in ("scores", "used"):
        print(json.dumps(made[part], indent=1))


if __name__ == "__main__":
    main(logs(Path(sys.argv[1])) if sys.argv[1:] else {})
