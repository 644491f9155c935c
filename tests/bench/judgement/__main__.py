"""`make bench-judgement`: coach's changes against none and against bare thresholds.

Exit 1 when a promise does not hold: under both models of response better progress and
fewer weeks of overload than both (95 % intervals of paired differences), no constraint
broken without a word, and at most a tenth of the weeks in which nothing was wrong.
"""

import argparse
import sys
import time

from tests.bench.judgement.judge import judge
from tests.bench.judgement.people import SEEDS, TUNING_SEEDS
from tests.bench.judgement.table import lines
from tests.bench.judgement.trial import MODELS

_SEEDS = {"judged": SEEDS, "tuning": TUNING_SEEDS}


def main() -> int:
    """Print the table; 0 when every promise holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.judgement")
    parser.add_argument("--people", type=int, help="only so many of them")
    parser.add_argument("--seeds", choices=_SEEDS, default="judged")
    parser.add_argument("--model", choices=[*MODELS, "both"], default="both")
    chosen = parser.parse_args()
    seeds = list(_SEEDS[chosen.seeds])[: chosen.people]
    models = list(MODELS) if chosen.model == "both" else [chosen.model]
    failures: list[str] = []
    for model in models:
        begun = time.monotonic()
        judged = judge(seeds, model)
        print("\n".join(lines(judged, len(seeds), time.monotonic() - begun)))
        print(flush=True)
        failures += judged.failures()
    for failure in failures:
        print(f"does not hold: {failure}")
    if not failures:
        print("every promise holds")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
