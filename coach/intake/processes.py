"""Reading in processes apart: a file that kills its reader stops no other file."""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from time import monotonic

from coach.errors import CoachError
from coach.intake.items import Incoming, Item, Options
from coach.intake.limits import PATIENCE_S, seconds_for
from coach.intake.requests import Heard, Look, Read, Request

MOST_WORKERS = 4
_CHUNK_FILES, _CHUNK_BYTES = 16, 1024**2
_AHEAD = 6
"""Chunks read ahead of what was taken: it bounds memory."""

_SECOND_FROM_BYTES = 4 * 1024**2
"""For less a second process would start in vain."""

_FEW_THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A library's threads would take the memory that files may have."""

_MOST_DEATHS = 8
"""Processes that end one after the other without having read a single file."""

_DIED = "reading it broke the reading process off"
_SILENT = "reading it takes too long"


@dataclass(slots=True, eq=False)
class _Worker:
    """One reading process.

    Attributes:
        chunk: number of the chunk it works on; None when it has none.
        waiting: files of that chunk that it has not answered.
        deadline: when it has been silent for too long.
    """

    process: "subprocess.Popen[bytes]"
    connection: Connection
    options: Options | None = None
    chunk: int | None = None
    waiting: "deque[Item]" = field(default_factory=deque)
    deadline: float = 0.0

    def ask(self, request: Request) -> None:
        with suppress(OSError):  # that it is gone is seen when its answer is awaited
            self.connection.send(request)

    def patient(self) -> None:
        """Give it time for the next file."""
        size = (
            max(self.waiting[0].size, self.waiting[0].unpacked) if self.waiting else 0
        )
        self.deadline = monotonic() + PATIENCE_S + seconds_for(size)

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.wait()


class Processes:
    """Reads files in child processes, kept for as long as this one lives.

    Args:
        module: its `main` serves the connection whose handle it is given.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._workers: list[_Worker] = []
        self._deaths = 0

    def start(self) -> None:
        """Have one process begin to load what reading needs."""
        if not self._workers:
            self._workers.append(self._new())

    def close(self) -> None:
        """End every process."""
        while self._workers:
            self._workers.pop().end()

    def members(self, item: Item) -> tuple[Item, ...] | str:
        """The files in an archive, or why they cannot be told."""
        self.start()
        worker = self._workers[0]
        worker.waiting = deque([item])
        worker.patient()
        worker.ask(Look(item))
        found: tuple[Item, ...] | str | None = None
        with suppress(EOFError, OSError):
            if worker.connection.poll(PATIENCE_S + seconds_for(item.size)):
                found = worker.connection.recv()
        worker.waiting.clear()
        if found is None:
            self._replace(worker)
            return "looking into it takes too long"
        return found

    def read(
        self,
        items: Sequence[Item],
        options: Options,
        heard: Callable[[int], None],
    ) -> Iterator[Incoming]:
        """Every file as it was read, in the order asked for.

        Args:
            items: the files.
            options: what they do not say.
            heard: told of bytes read of files that take long.
        """
        run = _Run(deque(enumerate(_chunks(items))), heard)
        self._enough(items)
        try:
            while run.is_unfinished:
                self.advance(run, options, waiting=True)
                yield from run.ready()
        finally:
            if run.is_unfinished:
                self.close()  # what they still say would be taken for other answers

    def beside(self, options: Options) -> "Beside":
        """Reads files while the asking process is busy with something else."""
        return Beside(self, options)

    def advance(self, run: "_Run", options: Options, *, waiting: bool) -> None:
        """Give the processes what they can take, and take what they have read.

        Args:
            run: over what is to be read.
            options: what files do not say.
            waiting: until at least one of them has said something.
        """
        for worker in self._workers:
            self._employ(worker, run, options)
        self._listen(run, waiting=waiting)

    def _enough(self, items: Sequence[Item]) -> None:
        """Start as many processes as pay for these files."""
        size = sum(i.size for i in items)
        self.enough(pays=len(items) > 1 and size > _SECOND_FROM_BYTES)

    def enough(self, *, pays: bool) -> None:
        """Start one process, or as many as there are cores where it pays."""
        self.start()
        cores = min(os.cpu_count() or 1, MOST_WORKERS)
        while pays and len(self._workers) < cores:
            self._workers.append(self._new())

    def _new(self) -> _Worker:
        ours, theirs = Pipe()
        handle = theirs.fileno()
        # Not `-m`: that would look for coach in the working folder first.
        program = (
            f"import sys; sys.path[:] = {sys.path!r}; "
            f"from {self._module} import main; main({handle})"
        )
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-P", "-c", program],
            pass_fds=[handle],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | _FEW_THREADS,
        )
        theirs.close()
        return _Worker(process, ours)

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._workers[self._workers.index(worker)] = self._new()

    def _employ(self, worker: _Worker, run: "_Run", options: Options) -> None:
        if worker.chunk is not None or not run.may_go_on:
            return
        if worker.options is not options:
            worker.ask(options)
            worker.options = options
        worker.chunk, chunk = run.queued.popleft()
        worker.waiting = deque(chunk)
        worker.patient()
        worker.ask(Read(chunk))

    def _listen(self, run: "_Run", *, waiting: bool = True) -> None:
        """Take what the processes say, or end those that say nothing any more."""
        busy = {w.connection: w for w in self._workers if w.chunk is not None}
        if not busy:
            return
        soonest = min(worker.deadline for worker in busy.values())
        said = wait(list(busy), max(0.0, soonest - monotonic()) if waiting else 0)
        for connection in said:
            self._hear(busy[connection], run)  # type: ignore[index]
        for worker in busy.values():
            if worker.chunk is not None and monotonic() > worker.deadline:
                self._lost(worker, run, _SILENT)

    def _hear(self, worker: _Worker, run: "_Run") -> None:
        try:
            said: Incoming | Heard = worker.connection.recv()
        except (EOFError, OSError):
            self._lost(worker, run, _DIED)
            return
        if isinstance(said, Heard):
            run.heard(said.size)
        else:
            self._deaths = 0
            worker.waiting.popleft()
            run.take(worker.chunk, said)
            worker.chunk = worker.chunk if worker.waiting else None
        worker.patient()

    def _lost(self, worker: _Worker, run: "_Run", why: str) -> None:
        """Go on without the file that ended its reader."""
        chunk, guilty = worker.chunk, worker.waiting.popleft()
        rest, worker.chunk = tuple(worker.waiting), None
        self._deaths += 1
        if self._deaths > _MOST_DEATHS:
            raise _no_reading()
        self._replace(worker)
        run.take(chunk, Incoming(guilty, refused=why))
        if rest and chunk is not None:
            run.queued.appendleft((chunk, rest))


class Beside:
    """Files read one after the other, as they are handed over.

    Args:
        processes: nothing else is read by them meanwhile.
        options: what the files do not say.
    """

    def __init__(self, processes: Processes, options: Options) -> None:
        self._processes, self._options = processes, options
        self._run = _Run(deque(), lambda _size: None)
        self._read: deque[Incoming] = deque()
        self._size = 0

    def add(self, item: Item) -> None:
        """Hand one over; it is read when a process comes to it."""
        self._run.add(item)
        self._size += item.size
        self._processes.enough(pays=self._size > _SECOND_FROM_BYTES)
        self._advance(waiting=False)

    def take(self) -> Incoming:
        """The first one added that was not taken yet, when it is read."""
        while not self._read:
            self._advance(waiting=True)
        return self._read.popleft()

    def close(self) -> None:
        """Leave what is not read: what is said of it would be taken for another's."""
        if self._run.is_unfinished:
            self._processes.close()

    def _advance(self, *, waiting: bool) -> None:
        self._processes.advance(self._run, self._options, waiting=waiting)
        self._read.extend(self._run.ready())


@dataclass(slots=True)
class _Run:
    """One run over many files.

    Attributes:
        queued: chunks by their number, the next one first.
        taken: what was read of each chunk that is not handed on yet.
    """

    queued: "deque[tuple[int, tuple[Item, ...]]]"
    heard: Callable[[int], None]
    taken: dict[int, list[Incoming]] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    next: int = 0

    def __post_init__(self) -> None:
        self.sizes = {number: len(chunk) for number, chunk in self.queued}

    def add(self, item: Item) -> None:
        """One more, after all others."""
        number = len(self.sizes)
        self.sizes[number] = 1
        self.queued.append((number, (item,)))

    @property
    def is_unfinished(self) -> bool:
        """Whether some files are not handed on."""
        return self.next < len(self.sizes)

    @property
    def may_go_on(self) -> bool:
        """Whether there is a chunk to be read that is not too far ahead."""
        return bool(self.queued) and self.queued[0][0] < self.next + _AHEAD

    def take(self, chunk: int | None, incoming: Incoming) -> None:
        """Keep what was read until its turn has come."""
        if chunk is not None:
            self.taken.setdefault(chunk, []).append(incoming)

    def ready(self) -> Iterator[Incoming]:
        """What can be handed on: chunks in their order, each when it is whole."""
        while len(self.taken.get(self.next, ())) == self.sizes.get(self.next, -1):
            chunk = self.taken.pop(self.next)
            self.next += 1
            yield from chunk


def _no_reading() -> CoachError:
    return CoachError(
        "Files cannot be read on this machine.",
        "The process that reads them ends before it has read one.",
        "Run coach doctor; a limit on memory or processes may be too low.",
    )


def _chunks(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """The files in their order, few or small enough to be read in one go."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        if chunk and (len(chunk) >= _CHUNK_FILES or size + item.size > _CHUNK_BYTES):
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(item)
        size += item.size
    if chunk:
        yield tuple(chunk)
