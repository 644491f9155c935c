"""The process that reads: it has no database, few rights, and an end to its memory."""

import signal
from collections.abc import Callable
from multiprocessing.connection import Connection

from coach.intake.archives import Archives, RefusedError, members
from coach.intake.items import Item, Options
from coach.intake.limits import MEMORY_BYTES
from coach.intake.reading import Readers, read_item
from coach.intake.requests import Heard, Look, Request


def serve(connection: Connection, pick: Callable[[Options], Readers]) -> None:
    """Answer requests until the asking process is gone.

    Args:
        connection: to the asking process.
        pick: the readers under those options.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the asking process
    _limit_memory()
    archives = Archives()
    options: Options | None = None
    readers = Readers(())
    while True:
        try:
            request: Request = connection.recv()
        except (EOFError, ConnectionResetError):
            return
        if isinstance(request, Options):
            options, readers = request, pick(request)
        elif isinstance(request, Look):
            connection.send(look(request.item))
        elif options is not None:
            for item in request.items:
                connection.send(
                    read_item(
                        item,
                        archives,
                        readers,
                        options,
                        lambda size: connection.send(Heard(size)),
                    )
                )


def look(item: Item) -> tuple[Item, ...] | str:
    """The files in the archive, or why they cannot be told."""
    try:
        return members(item)
    except RefusedError as error:
        return str(error)
    except (OSError, MemoryError) as error:
        return getattr(error, "strerror", None) or str(error)


def _limit_memory() -> None:
    """Let a file that asks for more memory fail alone."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(hard, MEMORY_BYTES)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (OSError, ValueError):
        return  # a system without this limit (macOS) still has the other ones
