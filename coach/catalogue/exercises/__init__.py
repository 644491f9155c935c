"""The exercises coach knows: one file for each movement pattern.

In a file each table is one exercise; what its keys mean is said in
`coach/domain/exercise.py`. `progressions` and `substitutes` are stated once, at one
of the two exercises: the reader adds the way back.

`body_weight_share` has these sources, and is an estimate from them elsewhere:
push-ups 0.64, on the knees 0.49, feet raised 0.74, hands raised 0.41-0.55 (Ebben et
al. 2011, J Strength Cond Res 25:2891); pull-ups and dips all but forearms and hands,
squats all but shanks and feet (segment masses of de Leva 1996, J Biomech 29:1223).

The files are TOML in plain form: a key to a line, strings in double quotes. Such
lines are turned into JSON, which is read in a few milliseconds; tomllib takes more
than a tenth of a second. A test holds the two against each other.
"""

import json
import re
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

_LANGUAGE = re.compile(r"\b([a-z]{2}) = (?=\[)")
_LAST_COMMA = re.compile(r",(?=\s*[\]}])")


@cache
def exercises() -> Mapping[str, Exercise]:
    """Every exercise of the catalogue by its name, in the files' order."""
    read = {
        name: {"pattern": pattern, **table}
        for pattern, file in FILES.items()
        for name, table in tables(_text(file)).items()
    }
    _relate(read)
    return MappingProxyType(
        {name: _exercise(name, table) for name, table in read.items()}
    )


def tables(text: str) -> dict[str, dict[str, Any]]:
    """The tables of a file in plain form, as tomllib would give them."""
    lines = map(_as_json, text.splitlines())
    whole = _LAST_COMMA.sub("", "\n".join(lines))
    found: dict[str, dict[str, Any]] = json.loads('{"": {' + whole + "}}")
    del found[""]
    for table in found.values():
        del table[""]
    return found


def _as_json(line: str) -> str:
    if line.startswith("#"):
        return ""
    if line.startswith("["):
        return f'}}, {line[1:-1]}: {{"": 0'
    key, is_key, value = line.partition(" = ")
    if not is_key or line.startswith(" "):
        return line
    if value.startswith("{"):
        value = _LANGUAGE.sub(r'"\1": ', value)
    return f', "{key}": {value}'


def _text(name: str) -> str:
    return (resources.files(__package__) / f"{name}.toml").read_text(encoding="utf-8")


def _exercise(name: str, table: dict[str, Any]) -> Exercise:
    fields = {key: _frozen(value) for key, value in table.items()}
    return Exercise(name=name, **fields)


def _frozen(value: Any) -> Any:  # noqa: ANN401 - whatever a file may hold
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return MappingProxyType({key: tuple(names) for key, names in value.items()})
    return value


def _relate(read: Mapping[str, dict[str, Any]]) -> None:
    """State every relation from both sides."""
    for name, table in read.items():
        for harder in table.get("progressions", ()):
            if harder in read:
                read[harder].setdefault("regressions", []).append(name)
    stated = [(name, tuple(read[name].get("substitutes", ()))) for name in read]
    for name, others in stated:
        for other in others:
            back = read.get(other, {}).setdefault("substitutes", [])
            if name not in back:
                back.append(name)
