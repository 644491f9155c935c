"""The linear parts of a retraining for very many athletes: how fast, in how much room.

`python -m tests.bench.fleet [ATHLETES]` draws each athlete's sessions (200 x 24
features, 8 targets) from a seed, chunk by chunk, and fits them as `coach` does: in
processes, and on a real Dask cluster of this machine. What is drawn stands for what
would be read; only fitting counts as compute. Ends with 0: these are measurements.
"""

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ATHLETES = 100_000
FEWER = 10_000
CHUNK = 500
ROWS, WIDTH, TARGETS = 200, 24, 8
CORES = 2
TIMES = 3

AIM_US, AIM_RATIO, AIM_MEMORY = 60.0, 1.3, 1.1


def fit_chunk(first: int) -> tuple[float, float, float]:
    """A digest of the coefficients of athletes from `first` on, and seconds of work.

    What is learned stays where it was learned, as a training keeps it in the database.
    """
    import numpy as np

    from coach.recommend.ridge import fit_many

    begun = time.process_time()
    drawn = np.random.default_rng(first)
    features = drawn.standard_normal((CHUNK, ROWS, WIDTH))
    targets = drawn.standard_normal((CHUNK, ROWS, TARGETS))
    ready = time.process_time()
    found = fit_many(features, targets)
    done = time.process_time()
    return float(found.sum()), ready - begun, done - ready


def starts(athletes: int) -> range:
    """The first athlete of each chunk."""
    return range(0, athletes, CHUNK)


def in_processes(athletes: int) -> tuple[float, list[tuple[float, float, float]]]:
    """Wall seconds with a pool of processes, and what each chunk gave."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(CORES, fresh) as pool:
        list(pool.map(fit_chunk, starts(CORES * CHUNK)))  # libraries are loaded
        begun = time.perf_counter()
        found = list(pool.map(fit_chunk, starts(athletes)))
        return time.perf_counter() - begun, found


def on_dask(address: str, athletes: int) -> tuple[float, list[tuple[float, ...]]]:
    """The same with the workers of that scheduler."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.gather(client.map(fit_chunk, starts(CORES * CHUNK), pure=False))
        begun = time.perf_counter()
        found = client.gather(client.map(fit_chunk, starts(athletes), pure=False))
        return time.perf_counter() - begun, found


def peak_mib(athletes: int) -> float:
    """MiB of the largest process that fits so many, one chunk after the other."""
    script = f"from tests.bench.fleet import peak; peak({athletes})"
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return float(ran.stdout)


def peak(athletes: int) -> None:
    """Fit so many in this process and print how much memory that took at most."""
    for first in starts(athletes):
        fit_chunk(first)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Print the figures, each beside its aim."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from tests.dask import cluster

    athletes = int(sys.argv[1]) if sys.argv[1:] else ATHLETES
    print(
        f"{athletes:,} athletes of {ROWS} x {WIDTH}, {TARGETS} targets, {CORES} cores"
    )
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    pools, dasks = [], []
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder)) as address:
        for _ in range(TIMES):
            pools.append(in_processes(athletes))
            dasks.append(on_dask(address, athletes))
    assert [e[0] for e in pools[0][1]] == [e[0] for e in dasks[0][1]]
    wall, found = min(pools, key=lambda each: each[0])
    drawing, fitting = (sum(each[n] for each in found) for n in (1, 2))
    said(
        "compute of the linear parts",
        fitting / CORES / athletes * 1e6,
        AIM_US,
        f"us an athlete ({fitting / athletes * 1e6:.1f} of one core)",
    )
    print(
        f"  with drawing them: {wall / athletes * 1e6:.1f} us an athlete of wall time"
    )
    print(f"  ({drawing / athletes * 1e6:.1f} us of one core is drawing)")
    dask = min(each[0] for each in dasks)
    said("Dask beside the processes", dask / wall, AIM_RATIO, "times")
    few, many = peak_mib(FEWER), peak_mib(athletes)
    print(f"  {few:.0f} MiB for {FEWER:,}, {many:.0f} MiB for {athletes:,}")
    said("memory", many / few, AIM_MEMORY, "times that of a tenth")
    print(f"load of the machine after: {os.getloadavg()[0]:.1f}")


def said(name: str, figure: float, aim: float, unit: str) -> None:
    """Print a figure, and whether it reaches its aim."""
    verdict = "reached" if figure <= aim else "NOT reached"
    print(f"{name}: {figure:.2f} {unit}; aim {aim:g}: {verdict}")


if __name__ == "__main__":
    main()
