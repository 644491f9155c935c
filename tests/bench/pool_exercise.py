"""The weights that every lifter begins with, learned from openly licensed logs.

`python -m tests.bench.pool_exercise` learns them from the logs in
`../shared/data/strength`, judges them on each lifter by the weights of the others, and
writes `coach/catalogue/pooled/next_exercise.json`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import resources

import numpy as np

from coach.recommend.evidence import COMPONENTS
from coach.recommend.fit_ridge import ridge_of
from coach.recommend.fit_weights import Kinds, events_of
from coach.recommend.floors import DecayedMarkov
from coach.recommend.habits import Habits
from coach.recommend.model import of_habits
from coach.recommend.order import in_order
from coach.recommend.scored import Tally
from coach.recommend.walk import FEWEST_SESSIONS, choices
from coach.recommend.weigh import Event, weigh
from tests.bench.lifters import SHARED, Log, logs

PULL = 3.0
SESSIONS_A_RIDGE = 60
"""The ridge is that of the sessions before so many."""

RECIPE = (
    "Multinomial logit over all choices after a lifter's tenth session (python -m "
    "tests.bench.pool_exercise), weights drawn to 0 with the force of 3 choices; the "
    "ridge is learned anew every 60 sessions from those before. Logs, all MIT: "
    "DaKheera47/strong-statistics (3), mouadja02/Hevy-Coach, breinsp/strong-charts, "
    "DericMei/My-WorkOut-Project."
)


def events(log: Log, *, titled: bool) -> dict[str, list[Event]]:
    """Every choice of a lifter, as the weights see it."""
    found: dict[str, list[Event]] = {"first": [], "next": []}
    for begin in range(FEWEST_SESSIONS, len(log), SESSIONS_A_RIDGE):
        model = replace(of_habits(_all(log), {}, {}), ridge=ridge_of(log[:begin]))
        until = log[: begin + SESSIONS_A_RIDGE]
        made = choices(until, begin, titled=titled)
        for kind, those in events_of(model, made).items():
            found[kind] += those
    return {f"{k}_titled" if titled else k: those for k, those in found.items()}


def _all(log: Log) -> Habits:
    return Habits(tuple(dict.fromkeys(e.exercise for s in log for e in s.sets)), ())


def weights(lifters: Sequence[Kinds]) -> dict[str, list[float]]:
    """Those that fit all of these lifters."""
    nothing = np.zeros(len(COMPONENTS))
    pooled = {
        kind: [each for kinds in lifters for each in kinds[kind]]
        for kind in (lifters[0] if lifters else ())
    }
    return {
        kind: [round(float(each), 4) for each in weigh(those, nothing, PULL)]
        for kind, those in pooled.items()
    }


def placed(kinds: Kinds, chosen: Mapping[str, Sequence[float]]) -> Iterator[int]:
    """The place of what came, 1 for the first."""
    for kind in ("first", "next"):
        for each in kinds[kind]:
            odds = each.evidence @ np.array(chosen[kind])
            yield 1 + int((odds > odds[each.came]).sum())


def floor(log: Log) -> tuple[int, float]:
    """Choices of the lifter, and the share hit among five by decayed Markov."""
    markov, tally = DecayedMarkov(), Tally()
    for number, session in enumerate(log):
        exercises = in_order(session.sets)
        if number >= FEWEST_SESSIONS:
            for place, came in enumerate(exercises):
                tally.add(markov.ranked(exercises[:place]), came)
        markov.learn(exercises)
    return len(tally.hit5), sum(tally.hit5)


def main() -> None:
    """Learn, judge, write."""
    found = {name: log for name, log in logs(SHARED).items() if len(log) > 20}
    lifters = {
        name: events(log, titled=False) | events(log, titled=True)
        for name, log in found.items()
    }
    n = hits = floor_hits = 0.0
    gained = 0.0
    for name, own in lifters.items():
        others = weights([each for other, each in lifters.items() if other != name])
        places = list(placed(own, others))
        made, by_floor = floor(found[name])
        inside = sum(place <= 5 for place in places)
        print(
            f"{name:30} {made:6} hit@5 {inside / made:.3f}, floor {by_floor / made:.3f}"
        )
        n, hits, floor_hits = n + made, hits + inside, floor_hits + by_floor
        gained += sum(1 / np.log2(1 + place) for place in places if place <= 5)
    document = {
        "recipe": RECIPE,
        "scores": {
            "how": "each lifter by the weights of the others",
            "n": int(n),
            "hit5": round(hits / n, 4),
            "ndcg5": round(float(gained / n), 4),
            "markov_decayed_hit5": round(floor_hits / n, 4),
        },
        "components": list(COMPONENTS),
        "weights": weights(list(lifters.values())),
    }
    print(json.dumps(document["scores"]))
    file = resources.files("coach.catalogue.pooled") / "next_exercise.json"
    lines = json.dumps(document, indent=1, ensure_ascii=False)
    file.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
