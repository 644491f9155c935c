"""The exercises coach knows: one file for each movement pattern.

In a file each table is one exercise; its aliases are the names it has in Hevy, in
Strong, in FIT files and in everyday words. `fit` is FIT's exercise category and the
number of the exercise in it.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from coach.domain.exercise import Exercise

FILES = {
    "squat": "squats",
    "hinge": "hinges",
    "push": "presses",
    "pull": "pulls",
    "lunge": "lunges",
    "carry": "carries",
    "jump": "jumps",
    "rotate": "turns",
    "core": "trunk",
    "mobility": "mobility",
}
"""The file of each movement pattern."""


@cache
def exercises() -> Mapping[str, Exercise]:
    """Every exercise of the catalogue by its name, in the files' order."""
    return MappingProxyType(
        {
            each.name: each
            for pattern, file in FILES.items()
            for each in _read(pattern, file)
        }
    )


def _read(pattern: str, name: str) -> list[Exercise]:
    file = resources.files(__package__) / f"{name}.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return [_exercise(name, pattern, table) for name, table in tables.items()]


def _exercise(name: str, pattern: str, table: dict[str, Any]) -> Exercise:
    fields: dict[str, Any] = {
        field: tuple(value) if isinstance(value, list) else value
        for field, value in table.items()
    }
    return Exercise(name=name, pattern=pattern, **fields)
