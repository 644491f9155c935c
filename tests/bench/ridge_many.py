"""What learning the linear part costs an athlete, where there are many.

`python -m tests.bench.ridge_many [ATHLETES]` learns the ridges of simulated athletes
in chunks, on one core and on two, and prints microseconds an athlete and the memory.
"""

import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from time import process_time

import numpy as np

from coach.recommend.ridge import fit_many

CHUNK = 500
ROWS, WIDTH, OUTPUTS = 200, 24, 8
"""As in the baselines: choices, features, traits of an athlete."""


def made(seed: int) -> "tuple[np.ndarray, np.ndarray]":
    """The choices of a chunk of athletes."""
    draw = np.random.default_rng(seed)
    return (
        draw.standard_normal((CHUNK, ROWS, WIDTH)),
        draw.standard_normal((CHUNK, ROWS, OUTPUTS)),
    )


def chunk(seed: int) -> tuple[float, float]:
    """Seconds of computing to fit that chunk, and something that rests on every coefficient."""
    features, targets = made(seed)
    begin = process_time()
    found = fit_many(features, targets)
    return process_time() - begin, float(found.sum())


def memory_mib() -> int:
    """The most this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure and print."""
    athletes = int(sys.argv[1]) if sys.argv[1:] else 100_000
    chunks = range(athletes // CHUNK)
    alone = [chunk(seed)[0] for seed in chunks[:20]]
    few = memory_mib()
    print(f"one core: {sum(alone) / len(alone) / CHUNK * 1e6:.1f} us an athlete")
    begin = process_time()
    with ProcessPoolExecutor(2) as pool:
        spent = [seconds for seconds, _ in pool.map(chunk, chunks)]
    whole = process_time() - begin
    print(
        f"two cores, {athletes} athletes: {whole / athletes * 1e6:.1f} us an athlete on "
        f"the clock, data made with it; {sum(spent) / 2 / athletes * 1e6:.1f} us of "
        "computing on each core"
    )
    print(f"memory: {few} MiB after 20 chunks, {memory_mib()} MiB after all, a process")


if __name__ == "__main__":
    main()
