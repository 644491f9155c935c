"""A table read column by column, each distinct text once.

An app says everything again in every row: ten years of training have a million cells
and a few thousand texts.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import compress
from typing import Any

from connectors.files.cells import CellError, UnclearDateError
from connectors.files.table import Texts

Meaning = Callable[[str], object]
"""What a cell says, of its text without spaces around it; or it raises CellError."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a table's rows say.

    Attributes:
        numbers: those of the rows that could be read.
        columns: by name what the cells of these rows say.
        problems: the numbers of the other rows in order, each with the reason.
        unclear: numbers of rows whose day and month nothing in the file tells apart.
    """

    numbers: Sequence[int]
    columns: Mapping[str, Sequence[Any]]
    problems: tuple[tuple[int, str], ...] = ()
    unclear: tuple[int, ...] = ()


class _Column(dict[str, object]):
    """What a column's texts mean."""

    def __init__(self, meaning: Meaning) -> None:
        super().__init__()
        self._meaning = meaning
        self.errors: dict[str, CellError] = {}

    def __missing__(self, text: str) -> object:
        try:
            self[text] = self._meaning(text.strip())
        except CellError as error:
            self.errors[text] = error
            self[text] = None
        return self[text]


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Work during which Python does not look for objects that hold each other.

    A table makes a million objects and not one such ring: looking for them again and
    again takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def rows_of(texts: Texts, meanings: Mapping[str, Meaning]) -> Rows:
    """What these columns say; a row with a bad cell is left out and named."""
    read = {name: _Column(meaning) for name, meaning in meanings.items()}
    columns: dict[str, Sequence[Any]] = {
        name: [*map(column.__getitem__, texts.columns[name])]
        for name, column in read.items()
    }
    failed = {name: column.errors for name, column in read.items() if column.errors}
    if not failed:
        return Rows(texts.numbers, columns, tuple(texts.problems))
    errors = _errors(texts, failed)
    sound = [error is None for error in errors]
    wrong = [
        (number, error)
        for number, error in zip(texts.numbers, errors, strict=True)
        if error is not None
    ]
    unclear = [n for n, error in wrong if isinstance(error, UnclearDateError)]
    said = [(n, str(e)) for n, e in wrong if not isinstance(e, UnclearDateError)]
    return Rows(
        numbers=[*compress(texts.numbers, sound)],
        columns={name: [*compress(each, sound)] for name, each in columns.items()},
        problems=tuple(sorted([*texts.problems, *said])),
        unclear=tuple(unclear),
    )


def _errors(
    texts: Texts, failed: Mapping[str, Mapping[str, CellError]]
) -> list[CellError | None]:
    """For each row the error of its first bad cell."""
    first: list[CellError | None] = [None] * len(texts.numbers)
    for name, errors in failed.items():
        found = map(errors.get, texts.columns[name])
        first = [a or b for a, b in zip(first, found, strict=True)]
    return first
