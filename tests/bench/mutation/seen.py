"""Which tests execute which lines: a change is shown to those that can see it."""

import ast
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

from tests.bench.mutation import ROOT
from tests.bench.mutation.changes import Mutant

_OURS = ("coach", "connectors", "tests")


@dataclass(frozen=True)
class Seen:
    """What is executed by whom.

    Attributes:
        at_import: by file, the lines that ran before the first test did.
        tests: by file and line, the tests that execute it.
        seconds: by test, what it takes.
        users: by module, those that import it, or import one that does, and itself.
    """

    at_import: Mapping[Path, frozenset[int]]
    tests: Mapping[Path, Mapping[int, Sequence[str]]]
    seconds: Mapping[str, float]
    users: Mapping[str, frozenset[str]]

    def runs_at_import(self, mutant: Mutant) -> bool:
        """Whether the changed line has had its effect before a test runs."""
        lines = _statement(mutant.file, mutant.line)
        return not self.at_import.get(mutant.file, frozenset()).isdisjoint(lines)

    def by(self, mutant: Mutant) -> Sequence[str]:
        """The tests that can see a change, those that see least else first."""
        if not self.runs_at_import(mutant):
            lines = _statement(mutant.file, mutant.line)
            return self._shortest_first(self._of(mutant.file, lines))
        own = self._of(mutant.file, self.tests.get(mutant.file, ()))
        used = {
            test
            for file, lines in self.tests.items()
            if _module(file) in self.users.get(mutant.module, ())
            for test in self._of(file, lines)
        }
        return [*self._shortest_first(own), *self._shortest_first(used - own)]

    def _of(self, file: Path, lines: Iterable[int]) -> set[str]:
        found = self.tests.get(file, {})
        return {test for line in lines for test in found.get(line, ())}

    def _shortest_first(self, tests: Iterable[str]) -> Sequence[str]:
        return sorted(tests, key=lambda test: (self.seconds[test], test))


def watched(rooms: Iterable[Path]) -> coverage.Coverage:
    """What notes the lines of those folders that are executed."""
    include = [f"{ROOT / room}/*" for room in rooms]
    return coverage.Coverage(data_file=None, config_file=False, include=include)


def executed(watch: coverage.Coverage) -> Mapping[Path, frozenset[int]]:
    """By file, the lines that were."""
    data = watch.get_data()
    return {
        Path(name).relative_to(ROOT): frozenset(data.lines(name) or ())
        for name in data.measured_files()
    }


def walked(
    items: Sequence[pytest.Item], watch: coverage.Coverage
) -> tuple[Mapping[Path, Mapping[int, Sequence[str]]], Mapping[str, float]]:
    """Each test run once: by file and line who executes it, and how long each takes."""
    seconds = {}
    watch.start()
    for item, after in zip(items, [*items[1:], None], strict=True):
        watch.switch_context(item.nodeid)
        begun = time.process_time()
        item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
        seconds[item.nodeid] = time.process_time() - begun
    watch.stop()
    data = watch.get_data()
    tests = {
        Path(name).relative_to(ROOT): data.contexts_by_lineno(name)
        for name in data.measured_files()
    }
    return tests, seconds


def users() -> Mapping[str, frozenset[str]]:
    """By module of ours that is loaded, all that would be others if it were another."""
    importers = defaultdict(set)
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if name.partition(".")[0] in _OURS and file:
            for imported in _imports(Path(file)):
                importers[imported].add(name)
    return {name: _reached(name, importers) for name in importers}


def _reached(name: str, importers: Mapping[str, set[str]]) -> frozenset[str]:
    found, left = set(), [name]
    while left:
        if (one := left.pop()) not in found:
            found.add(one)
            left += importers.get(one, ())
    return frozenset(found)


def _imports(file: Path) -> Iterable[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _module(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


_statements: dict[Path, Sequence[range]] = {}


def _statement(file: Path, line: int) -> range:
    """The lines of the shortest statement around that line, without its body."""
    if file not in _statements:
        nodes = ast.walk(ast.parse((ROOT / file).read_text("utf-8")))
        _statements[file] = [
            _lines(each) for each in nodes if isinstance(each, ast.stmt)
        ]
    around = [each for each in _statements[file] if line in each]
    return min(around, key=len, default=range(line, line + 1))


def _lines(statement: ast.stmt) -> range:
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(each.lineno for each in decorators)])
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if body else statement.end_lineno or first
    return range(first, max(first, last) + 1)
