"""A real Dask cluster of this machine: a scheduler and workers, processes all."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
_STARTS_WITHIN_S = 120
_HOST = ("--host", "127.0.0.1")


@contextmanager
def cluster(folder, workers=2):
    """The address of a scheduler with so many workers, of one thread each."""
    place = folder / "scheduler.json"
    found = ("--scheduler-file", str(place))
    running = []
    with (folder / "dask.log").open("w") as log:
        try:
            quiet = ("--no-dashboard", "--port", "0")
            running.append(
                _start(log, folder, "dask_scheduler", *found, *quiet, *_HOST)
            )
            _wait_for(place, running[0], folder)
            alone = ("--no-nanny", "--nthreads", "1", "--no-dashboard")
            each = ("dask_worker", *found, *alone, *_HOST)
            running.extend(_start(log, folder, *each) for _ in range(workers))
            yield _address(place, workers)
        finally:
            for each in reversed(running):
                each.kill()  # at once: nothing of it is kept
            for each in running:
                each.wait(_STARTS_WITHIN_S)


def _start(log, folder, program, *words):
    """A process of that program; only we end it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("COACH_")}
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{program}", *words],
        stdout=log,
        stderr=log,
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
    )


def _wait_for(place, process, folder):
    until = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < until and process.poll() is None:
        if place.exists() and place.read_text().rstrip().endswith("}"):
            return
        time.sleep(0.05)
    raise AssertionError((folder / "dask.log").read_text()[-2000:])


def _address(place, workers):
    from distributed import Client

    with Client(scheduler_file=str(place), set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=_STARTS_WITHIN_S)
        return client.scheduler.address
