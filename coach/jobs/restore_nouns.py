"""Nouns of an export read back, and what is wrong with those that none can be."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Entry = Mapping[str, Any]
_T = TypeVar("_T")


class NotSoundError(ValueError):
    """A noun that holds what none can."""


@cache
def _adapter(kind: type) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # slow to import, and needed for this only

    return TypeAdapter(kind)


def noun(kind: type[_T], value: object) -> _T:
    """The noun that was written.

    Raises:
        ValueError: it is none of that kind.
    """
    plain: type = kind
    return cast("_T", _adapter(plain).validate_python(value))


def words(entry: Entry, *names: str) -> tuple[str, ...]:
    """What stands under those names.

    Raises:
        ValueError: one is empty, or no word.
    """
    found = tuple(noun(str, entry[name]) for name in names)
    if not all(found):
        raise NotSoundError(f"has an empty {' or '.join(names)}")
    return found
