"""Every JSON document that a test meets is held against its schema."""

import json
from datetime import datetime
from functools import cache

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from coach.reports.schemas import schema_names, schema_of

FORMATS = FormatChecker(["date", "uuid"])


@FORMATS.checks("date-time", raises=ValueError)
def _is_instant(text):
    """ISO 8601 with an offset."""
    return not isinstance(text, str) or datetime.fromisoformat(text).tzinfo is not None


@cache
def validator(name):
    """What checks documents of that name."""
    schema = schema_of(name)
    parts = schema["$defs"]["parts"]["$defs"]
    return Draft202012Validator(inlined(schema, parts), format_checker=FORMATS)


def inlined(part, parts, inside=()):
    """The part with what it refers to in its place: following costs a millisecond.

    What refers to itself, as steps in steps do, is written out twice.
    """
    if isinstance(part, list):
        return [inlined(each, parts, inside) for each in part]
    if not isinstance(part, dict):
        return part
    name = str(part.get("$ref")).rpartition("/")[2]
    rest = {k: inlined(v, parts, inside) for k, v in part.items() if k != "$ref"}
    if name not in parts or inside.count(name) > 1:
        return {**part, **rest}
    found = inlined(parts[name], parts, (*inside, name))
    return {"allOf": [found], **rest} if rest else found


def checked(document):
    """The document, which is as its schema says."""
    name = document.get("schema")
    if name not in schema_names():
        pytest.fail(
            f"{name} has no JSON Schema: write it, strictly, in "
            f"coach/reports/schemas/{_file(name)}"
        )
    found = next(validator(name).iter_errors(document), None)
    if found is not None:
        where = "".join(f"[{step!r}]" for step in found.absolute_path)
        pytest.fail(f"{name}{where} is not as its schema says: {found.message[:600]}")
    return document


def parsed(text):
    """The one document in the text, as its schema says.

    Walks over fault points hear the same text again and again: it is checked once.
    """
    document = json.loads(text)
    if text not in _CHECKED:
        checked(document)
        _CHECKED.add(text)
    return document


_CHECKED: set[str] = set()


def _file(name):
    return str(name).removeprefix("coach/").replace("/", "-") + ".json"
