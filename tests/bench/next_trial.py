"""How often the next 100 yd lies in the interval foretold, on simulated swimmers.

`python -m tests.bench.next_trial [SWIMMERS]`; 40 unless said, a year each. Scatter: of
single trials beside what training makes of the day. It fails when trials of the error
that the interval is made for (1.4 %) lie in it in fewer than 75 or more than 92 %.
"""

import sys

from tests.coach.goals.swimmers import EVERY, held_by_trials, held_by_watch

SCATTERS = (0.008, 0.014, 0.020)
MADE_FOR = 0.014
BOUNDS = (0.75, 0.92)


def main():
    """Print the table."""
    seeds = range(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
    print(f"{len(seeds)} swimmers; {'foretold by':<22}scatter{'trials':>9}{'held':>8}")
    failed = False
    for scatter in SCATTERS:
        rows = [
            (f"a trial every {every} days", held_by_trials(seeds, every, scatter))
            for every in EVERY
        ]
        rows.append(("what the watch timed", held_by_watch(seeds, scatter)))
        for name, told in rows:
            held = list(told)
            share = sum(held) / len(held)
            print(f"{name:<36}{scatter:>6.1%}{len(held):>9,}{share:>8.1%}", flush=True)
            inside = BOUNDS[0] <= share <= BOUNDS[1]
            failed = failed or (scatter == MADE_FOR and not inside)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
