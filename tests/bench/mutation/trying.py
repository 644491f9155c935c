"""Tests run against a changed module, in a process forked from one that has them all.

A change inside a function is put into the functions that are loaded. One that has had
its effect before a test runs, as a number in a table has, needs its module and all that
use it loaded anew.
"""

import contextlib
import gc
import os
import pickle
import resource
import signal
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest

from tests.bench.mutation import ROOT
from tests.bench.mutation.changes import Mutant
from tests.bench.mutation.seen import Seen, executed, users, walked, watched

_QUIETLY = ["-qq", "-x", "--tb=no", "--assert=plain", "--capture=sys"]
_QUIETLY += ["-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:faulthandler"]
_PATIENCE_S = 3
"""Of the processor, beside what its tests take: a change may make a loop endless."""

_MEMORY_BYTES = 3 * 1024**3
_BROKEN = 70
"""The exit code of a run that went wrong itself."""


class Bench:
    """The tests of some folders, collected once."""

    def __init__(self, items: Sequence[pytest.Item], seen: Seen) -> None:
        self._items = {item.nodeid: item for item in items}
        self._seen = seen
        self._functions = _functions()

    def judged(
        self, chosen: Sequence[Mutant], jobs: int
    ) -> Iterator[tuple[Mutant, bool]]:
        """Whether a test fails with each change in place, as the runs end."""
        left, running = list(reversed(chosen)), dict[int, Mutant]()
        while left or running:
            while left and len(running) < jobs:
                mutant = left.pop()
                running[_forked(lambda mutant=mutant: self._fails(mutant))] = mutant
            child, status = os.wait()
            mutant = running.pop(child)
            if os.waitstatus_to_exitcode(status) == _BROKEN:
                message = f"could not be tried: {mutant.file}:{mutant.line}"
                raise RuntimeError(message)
            yield mutant, status != 0

    def check(self, chosen: Sequence[Mutant]) -> None:
        """See that a module loaded anew and unchanged fails no test.

        Raises:
            RuntimeError: one does, and so no change could be judged by it.
        """
        anew = [each for each in chosen if self._seen.runs_at_import(each)]
        rooms = {each.file.parent: each for each in anew}.values()
        unchanged = [
            replace(each, source=(ROOT / each.file).read_text("utf-8"))
            for each in rooms
        ]
        for mutant, noticed in self.judged(unchanged, 1):
            if noticed:
                message = f"loaded anew, {mutant.file} fails a test without a change"
                raise RuntimeError(message)

    def _fails(self, mutant: Mutant) -> bool:
        tests = self._seen.by(mutant)
        if not tests:
            return False
        seconds = sum(self._seen.seconds[test] for test in tests)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
        signal.setitimer(signal.ITIMER_PROF, 3 * seconds + _PATIENCE_S)
        if self._seen.runs_at_import(mutant):
            return _loaded_anew(mutant, self._seen.users[mutant.module], tests)
        self._put_in_place(mutant)
        return _run([self._items[test] for test in tests])

    def _put_in_place(self, mutant: Mutant) -> None:
        name = str(ROOT / mutant.file)
        changed = dict(_codes(_compiled(mutant.source, name)))
        for function in self._functions[name]:
            code = function.__code__
            function.__code__ = changed[code.co_qualname, code.co_firstlineno]


def _functions() -> Mapping[str, Sequence[FunctionType]]:
    """By file, the functions that are loaded."""
    found: dict[str, list[FunctionType]] = {}
    gc.unfreeze()  # what is frozen is not among the objects
    for each in gc.get_objects():
        if isinstance(each, FunctionType):
            found.setdefault(each.__code__.co_filename, []).append(each)
    gc.freeze()
    return found


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield (each.co_qualname, each.co_firstlineno), each
            yield from _codes(each)


def _compiled(source: str, name: str) -> CodeType:
    with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
        return compile(source, name, "exec")


def _is_property(item: pytest.Item) -> bool:
    return getattr(getattr(item, "function", None), "is_hypothesis_test", False)


def _run(items: Sequence[pytest.Item]) -> bool:
    """Whether one of them fails; those after it are not run."""
    session = items[0].session
    for item, after in zip(items, [*items[1:], None], strict=True):
        item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            return True
    return False


class _Changed(MetaPathFinder, Loader):
    """Gives one module from its changed source."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The module's own, and nobody else's."""
        if name != self._mutant.module:
            return None
        return spec_from_loader(name, self, origin=str(ROOT / self._mutant.file))

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source in it."""
        module.__file__ = str(ROOT / self._mutant.file)
        exec(_compiled(self._mutant.source, module.__file__), module.__dict__)  # noqa: S102 - our own source, changed


@dataclass(frozen=True)
class _Chosen:
    """Runs these tests in this order; not those whose name the change has changed."""

    tests: Sequence[str]

    def pytest_collection_modifyitems(
        self, session: pytest.Session, items: list[pytest.Item]
    ) -> None:
        rank = {test: place for place, test in enumerate(self.tests)}
        items[:] = [item for item in items if item.nodeid in rank]
        items.sort(key=lambda item: rank[item.nodeid])


def _loaded_anew(mutant: Mutant, modules: Sequence[str], tests: Sequence[str]) -> bool:
    for name in modules:
        if sys.modules.pop(name, None) is not None:
            package, _, last = name.rpartition(".")
            with contextlib.suppress(KeyError, AttributeError):
                delattr(sys.modules[package], last)
    sys.meta_path.insert(0, _Changed(mutant))
    files = dict.fromkeys(test.partition("::")[0] for test in tests)
    code = pytest.main([*_QUIETLY, *files], plugins=[_Chosen(tests)])
    return code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}


def _forked(work: Callable[[], bool]) -> int:
    """The process that does that work and ends with it."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    quiet, heard = os.open(os.devnull, os.O_WRONLY), os.dup(2)
    for stream in (1, 2):
        os.dup2(quiet, stream)
    code = _BROKEN
    try:
        code = int(work())
    except BaseException:  # noqa: BLE001 - it is the end of the process
        os.write(heard, traceback.format_exc().encode())
    finally:
        os._exit(code)


@dataclass
class _Collected:
    """Ends pytest's loop before the first test, and goes to work there instead."""

    rooms: Sequence[Path]
    work: Callable[[Bench], None]

    def __post_init__(self) -> None:
        self._watch = watched(self.rooms)
        self._watch.start()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Properties are left out: they take longest, and find things by chance."""
        items[:] = [item for item in items if not _is_property(item)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Map the tests in a process apart, so that here all stays as collected."""
        self._watch.stop()
        with tempfile.NamedTemporaryFile() as file:
            place = Path(file.name)

            def note() -> bool:
                place.write_bytes(
                    pickle.dumps(walked(session.items, watched(self.rooms)))
                )
                return bool(session.testsfailed)

            _, status = os.waitpid(_forked(note), 0)
            if status:
                raise pytest.UsageError("the tests fail without any change")
            tests, seconds = pickle.loads(place.read_bytes())  # noqa: S301 - our own
        seen = Seen(executed(self._watch), tests, seconds, users())
        self.work(Bench(session.items, seen))
        return True


def with_tests(
    folders: Sequence[str], rooms: Sequence[Path], work: Callable[[Bench], None]
) -> None:
    """Collect the tests of those folders and go to work with them."""
    code = pytest.main([*_QUIETLY, *folders], plugins=[_Collected(rooms, work)])
    if code != pytest.ExitCode.OK:
        message = f"the tests could not be collected, or fail without a change ({code})"
        raise RuntimeError(message)
