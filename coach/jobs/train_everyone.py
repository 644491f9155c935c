"""Everyone in a database trained: here, in processes beside this one, or on Dask.

The same function gets chunks of athletes wherever it runs. A chunk, not an athlete, is
what is handed over: a task an athlete costs a scheduler many times what learning does.
"""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

from coach.database.cipher import KeyFinder, no_keys
from coach.errors import CoachError, ExitCode
from coach.jobs.train_models import Order, Trained, train_chunk

MOST_IN_CHUNK = 500
CHUNKS_EACH = 4
"""So many chunks a worker at least: whoever is done early takes another."""

ANSWERS_WITHIN = "20s"


@dataclass(frozen=True, slots=True)
class Fleet:
    """Who is to be trained.

    Attributes:
        database_url: of the database they are in; every worker opens it itself.
        find: where its key is looked for, by each worker on its own machine.
    """

    database_url: str
    athlete_ids: tuple[int, ...]
    order: Order
    find: KeyFinder = no_keys

    def chunks(self, workers: int) -> list[tuple[int, ...]]:
        """The athletes in chunks for so many workers."""
        fair = -(-len(self.athlete_ids) // (workers * CHUNKS_EACH))
        size = max(1, min(MOST_IN_CHUNK, fair))
        starts = range(0, len(self.athlete_ids), size)
        return [self.athlete_ids[n : n + size] for n in starts]


def train_in_processes(fleet: Fleet, workers: int) -> Iterator[list[Trained]]:
    """What became of each chunk, by so many processes, as they come.

    Where one is asked for it is this one. Nothing is gathered here: of a million
    athletes no more is held than of a chunk.
    """
    chunks = fleet.chunks(workers)
    if workers == 1:
        for chunk in chunks:
            yield train_chunk(fleet.database_url, chunk, fleet.order, fleet.find)
        return
    # Spawned: a connection of this process must not be shared with a fork of it.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, fresh) as pool:
        asked = {
            pool.submit(train_chunk, fleet.database_url, c, fleet.order, fleet.find)
            for c in chunks
        }
        while asked:
            done, asked = wait(asked, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()


def train_on_dask(fleet: Fleet, address: str) -> Iterator[list[Trained]]:
    """The same by the workers of that Dask scheduler.

    Each of them needs this coach and a way to the database.

    Raises:
        CoachError: Dask is not installed (78), or no scheduler or worker answers (5).
    """
    with _client(address) as client:
        workers = len(client.scheduler_info()["workers"])
        if not workers:
            raise _no_dask(address, "It has no workers.")
        from distributed import as_completed

        as_they_come: Any = as_completed
        # Training writes: what was done is never taken from a cache (pure=False).
        asked = as_they_come(
            [
                client.submit(
                    *(train_chunk, fleet.database_url, chunk),
                    *(fleet.order, fleet.find),
                    pure=False,
                )
                for chunk in fleet.chunks(workers)
            ],
            loop=client.loop,
        )
        for future in asked:
            yield future.result()
            future.release()


def _client(address: str) -> Any:  # noqa: ANN401 - Dask carries no types
    try:
        from distributed import Client
    except ImportError as error:
        raise CoachError(
            "Dask is not installed.",
            "It comes with an extra of coach.",
            "Run pip install 'coach[scale]'.",
            ExitCode.BAD_SETTINGS,
        ) from error
    connect: Any = Client
    try:
        return connect(address, timeout=ANSWERS_WITHIN, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise _no_dask(address, f"{type(error).__name__}: {error}") from error


def _no_dask(address: str, why: str) -> CoachError:
    return CoachError(
        f"No Dask scheduler at {address} can train.",
        why,
        "Start one: dask scheduler, and dask worker ADDRESS; or use --workers.",
        ExitCode.SERVICE_DOWN,
    )
