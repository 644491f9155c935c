"""The JSON Schema (draft 2020-12) of every document coach prints, a file each.

A document says by its `schema` key which it is: `coach/review/1` is described by
`review-1.json`. What several documents have in common stands in `parts.json`.
"""

import json
from functools import cache
from importlib import resources
from typing import Any

Schema = dict[str, Any]

_PARTS = "parts"
_ENDING = ".json"


@cache
def schema_names() -> tuple[str, ...]:
    """Every document there is, `coach/activities/1` first."""
    files = (file.name for file in resources.files(__name__).iterdir())
    stems = (name.removesuffix(_ENDING) for name in files if name.endswith(_ENDING))
    return tuple(sorted(_name(stem) for stem in stems if stem != _PARTS))


def schema_of(name: str) -> Schema:
    """The schema of that document, whole in itself.

    Raises:
        KeyError: there is no such document.
    """
    if name not in schema_names():
        raise KeyError(name)
    _, document, number = name.split("/")
    schema = _read(f"{document}-{number}")
    return {**schema, "$defs": {**schema.get("$defs", {}), _PARTS: _read(_PARTS)}}


def _name(stem: str) -> str:
    """`coach/plan-check/1` for `plan-check-1`."""
    return "coach/{}/{}".format(*stem.rsplit("-", 1))


def _read(stem: str) -> Schema:
    text = resources.files(__name__).joinpath(stem + _ENDING).read_text("utf-8")
    schema: Schema = json.loads(text)
    return schema
