"""One tag of an Apple Health export: its name and attributes, and how it is written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from coach.redaction import clean

# A name may be several words: iOS 8 wrote `Health Mate App Version="2.6"`.
_NAME = rb"[^\s=<>\"'/]++(?:\s++[^\s=<>\"'/]++)*+"
_ATTRIBUTE = re.compile(rb"\s++(%b)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')" % _NAME)
_TAG = re.compile(
    rb"(/?)([A-Za-z][\w.:-]*+)"
    rb"((?:\s++%b\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+)\s*+(/?)>" % _NAME
)
_BEGINNING = re.compile(rb"/?[A-Za-z][\w.:-]*")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));")
_BLANKS = str.maketrans("\t\n\r", "   ")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag.

    Attributes:
        ends: it is an end tag, `</Workout>`.
        empty: it is an element by itself, `<Record ... />`.
    """

    name: str
    attributes: Mapping[str, str]
    ends: bool = False
    empty: bool = False


def tag_of(piece: bytes) -> Tag | None:
    """The tag at the beginning of what follows a `<`; None where it is broken."""
    found = _TAG.match(piece)
    if found is None:
        return None
    ends, name, attributes, empty = found.groups()
    said = {text_of(key): text_of(value) for key, value in _pairs(attributes)}
    return Tag(name.decode("ascii"), said, bool(ends), bool(empty))


def name_of(piece: bytes) -> str:
    """The name of a tag that may be broken, with the `/` of an end tag."""
    found = _BEGINNING.match(piece)
    return "" if found is None else found[0].decode("ascii")


def raw_attributes(piece: bytes) -> dict[bytes, bytes] | None:
    """The attributes as they stand in the file; None where the tag is broken."""
    found = _TAG.match(piece)
    return None if found is None else dict(_pairs(found[3]))


def _pairs(attributes: bytes) -> Iterator[tuple[bytes, bytes]]:
    for key, one, other in _ATTRIBUTE.findall(attributes):
        yield key, one or other


def text_of(value: bytes) -> str:
    """What an attribute's value says."""
    text = value.decode("utf-8", "replace").replace("\r\n", "\n").translate(_BLANKS)
    return _REFERENCE.sub(_meant, text) if "&" in text else text


def _meant(reference: re.Match[str]) -> str:
    decimal, hexadecimal, name = reference.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    allowed = number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return chr(number) if allowed else ""


@lru_cache(maxsize=4096)
def shown(text: str, limit: int = 80) -> str:
    """A name as it may be shown and kept; what is shown stays itself when read again.

    Cleaned twice: what the first time takes out may have stood between two
    characters that belong together.
    """
    return clean(clean(text, limit=limit), limit=limit)


def written(
    name: str, attributes: Mapping[str, str], inside: Iterable[str] = ()
) -> str:
    """The element as text.

    Args:
        name: the element's.
        attributes: without control characters (see `shown`).
        inside: elements as text.
    """
    said = "".join(
        f' {key}="{value.translate(_ESCAPES)}"' for key, value in attributes.items()
    )
    within = "".join(inside)
    return f"<{name}{said}>{within}</{name}>" if within else f"<{name}{said}/>"
