"""What can be changed in a file: cosmic-ray's numbers and comparisons."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.plugins import get_operator, operator_names

from tests.bench.mutation import ROOT

_OPERATORS = tuple(
    get_operator(name)()
    for name in sorted(operator_names())
    if name == "core/NumberReplacer" or "ReplaceComparison" in name
)


@dataclass(frozen=True)
class Mutant:
    """One file with one change in it.

    Attributes:
        line: where the change is.
        before, after: that line, without its indentation.
        old, new: what was changed alone, as `==` into `is`.
        right: the operand that follows a comparison's operator, else nothing.
    """

    file: Path
    source: str
    line: int
    before: str
    after: str
    old: str
    new: str
    right: str

    @property
    def key(self) -> tuple[str, str, str]:
        """By which it stands among the equivalents."""
        return self.file.as_posix(), self.before, self.after

    @property
    def module(self) -> str:
        """Its dotted name."""
        return ".".join(self.file.with_suffix("").parts).removesuffix(".__init__")


def mutants(file: Path) -> Iterator[Mutant]:
    """Every change to that file, from its first line to its last."""
    source = (ROOT / file).read_text("utf-8")
    ends = (len(line) for line in source.splitlines(keepends=True))
    starts = list(accumulate(ends, initial=0))
    for node in ast_nodes(get_ast(source)):
        if node.type not in {"number", "comparison"}:
            continue
        (row, column), (last_row, last_column) = node.start_pos, node.end_pos
        begin, end = starts[row - 1] + column, starts[last_row - 1] + last_column
        for text, old, new, right in _changed(node):
            changed = source[:begin] + text + source[end:]
            lines = zip(source.splitlines(), changed.splitlines(), strict=True)
            line, before, after = next(
                (n, a.strip(), b.strip())
                for n, (a, b) in enumerate(lines, start=1)
                if a != b
            )
            yield Mutant(file, changed, line, before, after, old, new, right)


def _changed(node: Any) -> Iterator[tuple[str, str, str, str]]:
    """The code of that node in all its changes, and what was changed into what."""
    children = list(getattr(node, "children", ()))
    for operator in _OPERATORS:
        for index, _ in enumerate(operator.mutation_positions(node)):
            changed = operator.mutate(node, index)
            text = changed.get_code(include_prefix=False).strip()
            if not children:
                yield text, node.value, text, ""
                continue
            pairs = enumerate(zip(children, changed.children, strict=True))
            at, (old, new) = next((n, (a, b)) for n, (a, b) in pairs if a is not b)
            node.children[:] = children
            right = children[at + 1]
            yield text, *(each.get_code().strip() for each in (old, new, right))
