"""What learning the linear part costs an athlete, where there are many.

`python -m tests.bench.ridge_many [ATHLETES]` learns the ridges of simulated athletes
in chunks, on two cores, and prints microseconds of computing an athlete and the memory:
in the shape of the baselines, and in that of the next exercise.
"""

import resource
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from time import perf_counter, process_time

import numpy as np

from coach.recommend.fit_ridge import CHOICES
from coach.recommend.ridge import fit_many
from coach.recommend.today import today
from coach.recommend.traits import TRAITS

CHUNK = 500
SHAPES = {
    "as in the baselines": (200, 24, 8),
    "next exercise": (CHOICES, len(today(())), len(TRAITS)),
}
"""Choices, features and traits of an athlete."""


def chunk(shape: tuple[int, int, int], seed: int) -> tuple[float, float]:
    """Seconds of computing for that chunk, and a sum that rests on all it found."""
    rows, width, outputs = shape
    draw = np.random.default_rng(seed)
    features = draw.standard_normal((CHUNK, rows, width))
    targets = draw.standard_normal((CHUNK, rows, outputs))
    begin = process_time()
    found = fit_many(features, targets)
    return process_time() - begin, float(found.sum())


def memory_mib(_: object = None) -> int:
    """The most this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measured(shape: tuple[int, int, int], athletes: int) -> Iterator[str]:
    """What it costs, in words."""
    chunks = athletes // CHUNK
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(partial(chunk, shape), range(10)))
        few = max(pool.map(memory_mib, range(2)))
        begin = perf_counter()
        spent = [s for s, _ in pool.map(partial(chunk, shape), range(chunks))]
        whole = perf_counter() - begin
        held = max(pool.map(memory_mib, range(2)))
    each = 1e6 / (chunks * CHUNK)
    yield f"{sum(spent) * each:.1f} us of computing an athlete"
    yield f"{sum(spent) / 2 * each:.1f} us on each of two cores"
    yield f"{whole * each:.1f} us by the clock with the making of the data"
    yield f"{few} MiB a process after 10 chunks, {held} MiB after {chunks}"


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if sys.argv[1:] else 100_000
    for name, shape in SHAPES.items():
        print(f"{name}, {shape}, {wanted} athletes")
        for line in measured(shape, wanted):
            print(f"  {line}")
