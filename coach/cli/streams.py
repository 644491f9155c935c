"""The process's own streams, whatever state they were handed over in."""

import os
import sys
from contextlib import suppress
from typing import TextIO


def open_streams() -> None:
    """Put something in the place of closed streams; let odd characters through.

    A closed one would be reopened by the next file, and text for the screen would
    go into it. A name that is no text (a file's, from another system) is printed
    with its bytes escaped, which JSON reads as well.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream: TextIO | None = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: PTH123, SIM115 - for life
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def discard_output() -> None:
    """Nobody listens any more: what is still to be said on stdout goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
