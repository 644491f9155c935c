"""How well models foretell on real lifters' logs, each figure beside its aim.

`python -m tests.bench.models [FOLDER…]` judges on the openly licensed logs of
../shared, or on the CSV files of those folders. In order of time: of each lifter the
models are trained on what was there by a day, and what came in the quarter after it is
foretold; then they are trained again. What was settled after that day is in no training
(it is cut off with the log), and what lifters taught the shipped parameters stands in
their own recipes: a lifter who is not named there is held out whole.

Where a learner gives nothing, or would not be put into service, the floor is what the
athlete gets, and that is what is scored (`served`); `model` scores the learner alone.
Ends with 0: these are measurements.
"""

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from coach.domain.learned import Scored, Task
from coach.domain.strength import LiftSession
from coach.jobs.learners import floor_of, learners
from coach.learning.learner import Learner
from coach.learning.succession import TERMS
from coach.learning.train import beats_floor, train
from tests.bench.lifters import SHARED, logs

QUARTER = timedelta(days=91)
Log = Sequence[LiftSession]


@dataclass(frozen=True)
class Quarter:
    """One quarter of one lifter: what was foretold in it.

    Attributes:
        served: whether the version of its first day would have served.
        floor: the guess that is used where it would not.
    """

    lifter: str
    scored: Scored
    served: bool
    floor: str


def quarters(name: str, log: Log, learner: Learner) -> Iterator[Quarter]:
    """Each quarter of a lifter, foretold by what was learned before it."""
    begin, end = log[0].day, log[-1].day
    while begin < end:
        begin += QUARTER
        past = [each for each in log if each.day <= begin]
        parameters = learner.learn(past, begin)
        if parameters is None:
            continue
        until = begin + QUARTER
        seen = [each for each in log if each.day <= until]
        scored = learner.score(parameters, seen, begin + timedelta(days=1), until)
        if scored is not None:
            served = _would_serve(learner, past, begin)
            yield Quarter(name, scored, served, floor_of(learner.task))


def _would_serve(learner: Learner, past: Log, day: date) -> bool:
    learned = train(learner, past, day, floor=floor_of(learner.task))
    return (
        learned is not None
        and learned.scores["n"] >= TERMS.forecasts
        and beats_floor(learned, TERMS.margin)
    )


def mean(found: Sequence[Quarter], name: str, *, of: str = "model") -> float | None:
    """A metric over all forecasts: the model's, a floor's, or what was served."""
    told = [(each.scored.n, value) for each in found
            if (value := _value(each, name, of)) is not None]  # fmt: skip
    whole = sum(n for n, _ in told)
    return sum(n * value for n, value in told) / whole if whole else None


def _value(each: Quarter, name: str, of: str) -> float | None:
    if of == "served":
        of = "model" if each.served else each.floor
    if of == "model":
        return each.scored.metrics.get(name)
    return each.scored.floors.get(of, {}).get(name)


def ratios(
    found: Sequence[Quarter], name: str, floor: str, of: str
) -> Mapping[str, float]:
    """A metric beside a floor's, by lifter."""
    by_lifter: dict[str, list[Quarter]] = {}
    for each in found:
        by_lifter.setdefault(each.lifter, []).append(each)
    return {
        lifter: (mean(own, name, of=of) or 0.0) / (mean(own, name, of=floor) or 1.0)
        for lifter, own in by_lifter.items()
    }


def verdict(name: str, figure: float | None, reached: bool, aim: str) -> None:
    """Print a figure, and whether it reaches its aim."""
    told = "nothing to tell" if figure is None else f"{figure:.3f}"
    word = "reached" if reached else "NOT reached"
    print(f"  {name}: {told}; aim {aim}: {word if figure is not None else '-'}")


def tell_next_session(found: Sequence[Quarter]) -> None:
    """Pooled and by lifter, beside the last session."""
    for of in ("model", "served"):
        print(f" {of}")
        error, last = mean(found, "mape", of=of), mean(found, "mape", of="last_session")
        if error is None or last is None:
            print("  nothing to tell")
            continue
        ratio = error / last
        verdict("MAPE beside the last session", ratio, ratio <= 0.97, "<= 0.97")
        by = ratios(found, "mape", "last_session", of)
        better = sum(each < 1 for each in by.values()) / len(by)
        verdict("lifters better", better, better >= 0.5, ">= 0.5")
        worst = max(by, key=lambda each: by[each])
        verdict(f"worst lifter ({worst})", by[worst], by[worst] <= 1.01, "<= 1.01")
    covered = mean(found, "coverage80")
    inside = covered is not None and 0.76 <= covered <= 0.84
    verdict("in the 80 % range", covered, inside, "0.76 to 0.84")


def tell_plateau(found: Sequence[Quarter], folders: Sequence[Path]) -> None:
    """Over all forecasts put together, by the pairs themselves."""
    from coach.learning.scores import auc, brier, calibration, skill

    pairs, base = _plateau_pairs([log for f in folders for log in logs(f).values()])
    if not pairs:
        print("  nothing to tell")
        return
    rated, gained = auc(pairs), skill(brier(pairs), brier(base))
    print(f"  {len(pairs)} forecasts, {sum(c for _, c in pairs) / len(pairs):.3f} came")
    verdict("AUC", rated, (rated or 0) >= 0.68, ">= 0.68")
    verdict("Brier skill beside the base rate", gained, gained >= 0.08, ">= 0.08")
    line = calibration(pairs)
    slope = None if line is None else line[0]
    verdict("slope", slope, 0.9 <= (slope or 0) <= 1.1, "0.9 to 1.1")
    skills = 1 - (mean(found, "brier", of="served") or 1) / (
        mean(found, "brier", of="base_rate") or 1
    )
    verdict("served: Brier skill by lifter", skills, skills >= 0.08, ">= 0.08")


def _plateau_pairs(
    found: Sequence[Log],
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """(risk, came) over all lifters, and the same of each lifter's share till then.

    Each quarter is foretold by what was settled before it; while that is too little,
    by the shipped model alone, beside a share of one half.
    """
    from coach.strength.plateau_learner import PlateauLearner, samples
    from coach.strength.plateau_model import Own

    pairs, base = [], []
    for log in found:
        every = samples(log, log[-1].day)
        begin = log[0].day
        while begin <= log[-1].day:
            past = [each for each in log if each.day <= begin]
            learned = PlateauLearner().learn(past, begin)
            own = Own() if learned is None else Own.of(learned)
            known = [s.target for s in every if s.settled_on <= begin]
            share = (sum(known) + 5) / (len(known) + 10)
            for each in every:
                if begin <= each.known_on < begin + QUARTER:
                    pairs.append((own.foretold(each.features[0]), each.target))
                    base.append((share, each.target))
            begin += QUARTER
    return pairs, base


def tell_next_exercise(found: Sequence[Quarter]) -> None:
    """Beside the decayed Markov chain on the same events."""
    for of in ("model", "served"):
        print(f" {of}")
        for name, aim in (("hit5", 0.81), ("ndcg5", 0.68)):
            told = mean(found, name, of=of)
            floor = mean(found, name, of="markov_decayed")
            reached = (
                told is not None and floor is not None and told >= aim and told > floor
            )
            beside = "" if floor is None else f" (Markov {floor:.3f})"
            verdict(f"{name}{beside}", told, reached, f">= {aim}, above Markov")


def main() -> None:
    """Print each task's figures."""
    folders = [Path(each) for each in sys.argv[1:]] or [SHARED]
    found = {name: log for folder in folders for name, log in logs(folder).items()}
    sessions = sum(map(len, found.values()))
    print(f"{len(found)} lifters, {sessions} sessions")
    for learner in learners():
        begun = time.perf_counter()
        told = [q for name, log in found.items() for q in quarters(name, log, learner)]
        events = sum(each.scored.n for each in told)
        served = sum(each.served for each in told)
        print(
            f"{learner.task.value}: {events} forecasts in {len(told)} quarters, a "
            f"model would have served in {served} ({time.perf_counter() - begun:.0f} s)"
        )
        if learner.task is Task.PLATEAU:
            tell_plateau(told, folders)
        elif learner.task is Task.NEXT_SESSION:
            tell_next_session(told)
        else:
            tell_next_exercise(told)


if __name__ == "__main__":
    main()
