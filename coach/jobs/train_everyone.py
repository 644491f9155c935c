"""Everyone in a database trained: here, in processes beside this one, or on Dask.

The same function gets chunks of athletes wherever it runs. A chunk, not an athlete, is
what is handed over: a task an athlete costs a scheduler many times what learning does.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from coach.database.cipher import KeyFinder, no_keys
from coach.errors import CoachError, ExitCode
from coach.jobs.train_models import Order, Trained, train_chunk

MOST_IN_CHUNK = 500
CHUNKS_EACH = 4
"""So many chunks a worker at least: whoever is done early takes another."""

Heard = Callable[[int, int], None]
"""Told how many athletes are done, and of how many."""


def in_chunks(athlete_ids: Sequence[int], workers: int) -> list[tuple[int, ...]]:
    """The athletes in chunks for so many workers."""
    fair = -(-len(athlete_ids) // (workers * CHUNKS_EACH))
    size = max(1, min(MOST_IN_CHUNK, fair))
    starts = range(0, len(athlete_ids), size)
    return [tuple(athlete_ids[n : n + size]) for n in starts]


def train_in_processes(  # noqa: PLR0913 - what is trained, and on what
    database_url: str,
    athlete_ids: Sequence[int],
    order: Order,
    workers: int,
    heard: Heard,
    find: KeyFinder = no_keys,
) -> list[Trained]:
    """The athletes trained by so many processes; by this one where one is asked for."""
    chunks = in_chunks(athlete_ids, workers)
    total = len(athlete_ids)
    if workers == 1:
        parts = (train_chunk(database_url, each, order, find) for each in chunks)
        return _gathered(parts, chunks, heard)
    # Spawned: a connection of this process must not be shared with a fork of it.
    fresh = multiprocessing.get_context("spawn")
    done: list[Trained] = []
    with ProcessPoolExecutor(workers, fresh) as pool:
        asked = {
            pool.submit(train_chunk, database_url, each, order, find): each
            for each in chunks
        }
        over = 0
        for future in as_completed(asked):
            done += future.result()
            over += len(asked[future])
            heard(over, total)
    return _in_order(done)


def train_on_dask(  # noqa: PLR0913 - as above
    database_url: str,
    athlete_ids: Sequence[int],
    order: Order,
    address: str,
    heard: Heard,
    find: KeyFinder = no_keys,
) -> list[Trained]:
    """The athletes trained by the workers of that Dask scheduler.

    Each of them needs this coach and a way to the database.

    Raises:
        CoachError: Dask is not installed (78), or no scheduler or worker answers (5).
    """
    try:
        from distributed import Client
        from distributed import as_completed as as_they_come
    except ImportError as error:
        raise CoachError(
            "Dask is not installed.",
            "It comes with an extra of coach.",
            "Run pip install 'coach[scale]'.",
            ExitCode.BAD_SETTINGS,
        ) from error
    try:
        client = Client(address, timeout="20s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise _no_dask(address, str(error) or type(error).__name__) from error
    with client:
        workers = len(client.scheduler_info()["workers"])
        if not workers:
            raise _no_dask(address, "It has no workers.")
        done: list[Trained] = []
        over = 0
        # Training writes: what was done is never taken from a cache (pure=False).
        asked = {
            client.submit(
                train_chunk, database_url, each, order, find, pure=False
            ): len(each)
            for each in in_chunks(athlete_ids, workers)
        }
        for future, found in as_they_come(list(asked), with_results=True):
            done += found
            over += asked[future]
            heard(over, len(athlete_ids))
    return _in_order(done)


def _gathered(
    parts: Iterator[list[Trained]], chunks: Sequence[Sequence[int]], heard: Heard
) -> list[Trained]:
    done: list[Trained] = []
    over, total = 0, sum(map(len, chunks))
    for part, chunk in zip(parts, chunks, strict=True):
        done += part
        over += len(chunk)
        heard(over, total)
    return _in_order(done)


def _in_order(done: list[Trained]) -> list[Trained]:
    tasks = {each.task for each in done}
    ranks = {task: place for place, task in enumerate(sorted(tasks))}
    return sorted(done, key=lambda each: (each.athlete_id, ranks[each.task]))


def _no_dask(address: str, why: str) -> CoachError:
    return CoachError(
        f"No Dask scheduler at {address} can train.",
        why,
        "Start one: dask scheduler, and dask worker ADDRESS; or use --workers.",
        ExitCode.SERVICE_DOWN,
    )
