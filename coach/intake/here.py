"""Reading in this process: for readers that are trusted, or made up by a test."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from coach.intake.archives import Archives
from coach.intake.child import look
from coach.intake.items import Incoming, Item, Options
from coach.intake.reading import Readers, read_item


class Beside:
    """Files read as they are handed over, at once."""

    def __init__(self, readers: Readers, options: Options) -> None:
        self._readers, self._options = readers, options
        self._archives = Archives()
        self._read: deque[Incoming] = deque()

    def add(self, item: Item) -> None:
        """Read one."""
        self._read.append(read_item(item, self._archives, self._readers, self._options))

    def take(self) -> Incoming:
        """The first one added that was not taken yet."""
        return self._read.popleft()

    def close(self) -> None:
        """Nothing is left to be done."""
        self._archives.close()


class InThisProcess:
    """Reads files one after the other, without an end to memory.

    Args:
        readers: the kinds of file that are read.
    """

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def start(self) -> None:
        """Get ready: nothing is to be done."""

    def members(self, item: Item) -> tuple[Item, ...] | str:
        """The files in an archive, or why they cannot be told."""
        return look(item)

    def beside(self, options: Options) -> Beside:
        """Reads files as they come."""
        return Beside(self._readers, options)

    def read(
        self, items: Sequence[Item], options: Options, heard: Callable[[int], None]
    ) -> Iterator[Incoming]:
        """Every file as it was read, in the order asked for."""
        archives = Archives()
        try:
            for item in items:
                yield read_item(item, archives, self._readers, options, heard)
        finally:
            archives.close()
