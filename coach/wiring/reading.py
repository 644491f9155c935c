"""Reading files in processes apart: what starts them, and what runs in them."""

import atexit
from functools import cache
from multiprocessing.connection import Connection

from coach.intake.processes import Processes


@cache
def reading_processes() -> Processes:
    """The processes that read files, kept until this one ends."""
    processes = Processes(__name__)
    atexit.register(processes.close)
    return processes


def main(handle: int) -> None:
    """Read what the process at the other end of the connection asks for."""
    from coach.intake.child import serve
    from coach.wiring.readers import load_libraries, readers

    with Connection(handle) as connection:
        readers()
        load_libraries()  # the asking process is still busy with its own
        serve(connection, lambda options: readers(options.weight_unit))
