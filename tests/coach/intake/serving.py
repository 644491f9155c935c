"""What a reading process may meet at its worst, served by a reader made for it."""

import os
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection

from coach.intake.child import serve
from coach.intake.reading import Readers
from connectors.base import FileContents


@dataclass(frozen=True)
class Worst:
    """Does what the file says."""

    kind: str = "worst"

    def accepts(self, content, name):
        return content.startswith(b"do ")

    def read(self, content, name, timezone):
        match content.removeprefix(b"do "):
            case b"die":
                os._exit(1)
            case b"hang":
                time.sleep(600)
            case b"spin":
                while True:
                    pass
            case b"swell":
                return [bytes(2**20) for _ in range(2**20)]
            case b"slip":
                raise ZeroDivisionError
        return FileContents(ignored=content.decode())


def main(handle):
    with Connection(handle) as connection:
        serve(connection, lambda options: Readers((Worst(),)))
