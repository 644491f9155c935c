"""The same question asked about many days, on two processors where there are two."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from typing import Any, TypeVar

Answer = TypeVar("Answer")

PROCESSES = 2
AT_ONCE = 7
"""Days that a process takes at a time."""

WORTH_IT = 28
"""Fewer days are done before a second process has begun (our choice)."""


def in_parallel(
    ask: Callable[[date], Answer],
    days: Sequence[date],
    heard: Callable[[int, int], None],
    forked: Callable[[], None] | None,
) -> tuple[Answer, ...]:
    """The answers, in the order of the days.

    The processes are forked from this one, so that what it has read is theirs without
    being read again. Where that cannot be done the days are asked one by one.

    Args:
        ask: answers for one day.
        days: to ask about.
        heard: told how many are answered, and of how many.
        forked: what a process has to do first; None where it must not be forked.
    """
    if forked is None or len(days) < WORTH_IT or not _can_fork():
        return tuple(_one_by_one(ask, days, heard))
    global _ask  # noqa: PLW0603 - what a forked process finds; it cannot be sent to it
    _ask = ask
    chunks = [days[n : n + AT_ONCE] for n in range(0, len(days), AT_ONCE)]
    found: list[Answer] = []
    pool = ProcessPoolExecutor(
        PROCESSES, multiprocessing.get_context("fork"), _begin, (forked,)
    )
    try:
        for answers in pool.map(_answers, chunks):
            found.extend(answers)
            heard(len(found), len(days))
    finally:
        pool.shutdown(cancel_futures=True)
        _ask = None
    return tuple(found)


_ask: Callable[[date], Any] | None = None


def _one_by_one(
    ask: Callable[[date], Answer],
    days: Sequence[date],
    heard: Callable[[int, int], None],
) -> list[Answer]:
    found = []
    for day in days:
        found.append(ask(day))
        heard(len(found), len(days))
    return found


def _can_fork() -> bool:
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


def _begin(forked: Callable[[], None]) -> None:
    """Ctrl-C is for whoever waits for the answers; it ends these, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    forked()


def _answers(days: Sequence[date]) -> list[Any]:
    assert _ask is not None  # noqa: S101 - set before the processes were forked
    return [_ask(day) for day in days]
