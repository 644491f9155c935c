"""An end to what takes too long."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooSlowError(Exception):
    """The time was over before the work was done."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Break the body off after so many seconds of processing.

    Only in a process's main thread, where signals are; elsewhere nothing is broken
    off. What hangs outside Python's own steps is ended by the parent process.

    Raises:
        TooSlowError: it took longer.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _over(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError
