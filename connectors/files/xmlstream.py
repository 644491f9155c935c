"""XML as it comes from watches and services, read element by element.

Hostile and broken files are the rule: entities are refused, depth and size are
limited, and a file that breaks off gives everything before the break.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol
from xml.etree.ElementTree import ParseError

DEEPEST = 64
MOST_ELEMENTS = 50_000
"""Elements that are not kept whole; the points of tracks are."""
MOST_IN_ONE = 1000
"""Elements inside one that is kept whole; a point of a track has ten."""

_BEGINNING = 8 * 1024
_HEAD = 64 * 1024
_JUNK_AFTER_END = 9  # expat's number for anything after the last closing tag

_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r")
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE
)
_DECLARATION = re.compile(rb"<\?xml\b[^>]{0,400}\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z][\w.-]{0,30})["']""")
# Encodings that XML files have; Python knows others that hang on a large file.
_ENCODINGS = re.compile(
    r"latin-?1|(?:windows|cp)-?125\d|iso-?8859-\d\d?|shift_jis|euc-(?:jp|kr)|gbk|gb2312"
    r"|gb18030|big5|koi8-[ru]",
    re.IGNORECASE,
)
_ROOT = re.compile(rb"<([A-Za-z_][\w.-]{0,100}:)?([A-Za-z_][\w.-]{0,100})")
_NOT_YET = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE", b">"))
_PREFIX_USED = re.compile(rb"[<\s/]([A-Za-z_][\w.-]*):[A-Za-z_]")
_PREFIX_DECLARED = re.compile(rb"\bxmlns:([A-Za-z_][\w.-]*)\s*=")


class Sink(Protocol):
    """Takes in a document's elements as they open and close, in its order.

    Names are without their namespace.
    """

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def closed(self, name: str, text: str, parent: str) -> None:
        """An element ends; `text` is what stood before its end."""

    def whole(
        self, name: str, attributes: Mapping[str, str], said: Sequence[tuple[str, str]]
    ) -> None:
        """An element that is taken in as one, with the texts inside by their names.

        The text of a nested `<HeartRateBpm><Value>` goes by the outer name.
        """


def root_name(content: bytes) -> str | None:
    """The name of the document's root without its prefix; None if it is no XML."""
    head = content[:_BEGINNING]
    found = _root(_utf8(head)) if b"<" in head else None
    return found[2].decode() if found else None


def walk(content: bytes, whole: frozenset[str], sink: Sink) -> str | None:
    """Why the walk ended before the document did; None where it did not.

    Args:
        content: the whole file.
        whole: names of the elements that are taken in as one.
        sink: gets everything before the end or the break.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=_Target(whole, sink))
    try:
        parser.feed(_readable(content))
        parser.close()
    except ParseError as error:
        if error.code != _JUNK_AFTER_END:
            return f"it breaks off or is damaged at line {error.position[0]}"
    except DefusedXmlException:
        # A few lines of entities can stand for gigabytes, or for other files.
        return "it defines entities or refers to other files: refused"
    except _TooMuchError as error:
        return str(error)
    return None


class _TooMuchError(Exception):
    """A limit was passed."""


class _Target:
    """What the parser tells of each tag."""

    def __init__(self, whole: frozenset[str], sink: Sink) -> None:
        self._whole, self._sink = whole, sink
        self._open: list[str] = [""]
        self._text: list[str] = []
        self._seen = 0
        self._inside = 0
        self._attributes: Mapping[str, str] = {}
        self._said: list[tuple[str, str]] = []
        self._held = 0
        self.data = self._text.append

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        self._open.append(name)
        self._text.clear()
        if len(self._open) > DEEPEST:
            raise _TooMuchError(f"it is nested more than {DEEPEST} deep: refused")
        if self._inside:
            self._held += 1
            if self._held > MOST_IN_ONE:
                raise _TooMuchError("one of its elements holds too much: refused")
        elif name in self._whole:
            self._inside, self._held = len(self._open), 0
            self._attributes, self._said = attributes, []
        else:
            self._seen += 1
            if self._seen > MOST_ELEMENTS:
                raise _TooMuchError("it holds far too many elements: refused")
            self._sink.opened(name, attributes)

    def end(self, _tag: str) -> None:
        name = self._open.pop()
        text = "".join(self._text)
        self._text.clear()
        if not self._inside:
            self._sink.closed(name, text, self._open[-1])
        elif len(self._open) < self._inside:
            self._inside = 0
            self._sink.whole(name, self._attributes, self._said)
        elif text and not text.isspace():
            self._said.append((self._open[-1] if name == "Value" else name, text))

    def close(self) -> None:
        """Nothing was built."""


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def _readable(content: bytes) -> bytes:
    """The document in UTF-8, without what a strict parser would stumble over."""
    text = _utf8(content)
    if b"&#" in text:
        text = _CONTROL_REFERENCE.sub(b"", text)
    declaration = _DECLARATION.match(text)
    return _with_prefixes(text[declaration.end() :] if declaration else text)


def _utf8(content: bytes) -> bytes:
    """UTF-8 from the first `<` on, without control characters."""
    encoding = _encoding(content)
    if encoding is not None:
        content = content.decode(encoding, errors="replace").encode()
    else:
        try:
            content.decode()
        except UnicodeDecodeError:
            content = content.decode(errors="replace").encode()
    plain = content.translate(None, _CONTROLS)
    return plain[max(plain.find(b"<"), 0) :]


def _encoding(content: bytes) -> str | None:
    """Python's name for the encoding; None for UTF-8 and what is none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if content[:1] == b"<" and content[1:4:2] == b"\0\0":
        return "utf-16-le"
    if content[1:2] == b"<" and content[:4:2] == b"\0\0":
        return "utf-16-be"
    found = _ENCODING.search(content[:400])
    named = found[1].decode() if found else ""
    return named if _ENCODINGS.fullmatch(named) else None


def _root(head: bytes) -> re.Match[bytes] | None:
    """The first start tag, after declaration, comments and document type."""
    at = 0
    while at < len(head):
        if head[at : at + 1].isspace():
            at += 1
            continue
        closing = next(
            (end for begin, end in _NOT_YET if head.startswith(begin, at)), b""
        )
        if not closing:
            return _ROOT.match(head, at)
        if closing == b">" and 0 <= head.find(b"[", at) < head.find(b">", at):
            closing = b"]>"
        over = head.find(closing, at)
        if over < 0:
            return None
        at = over + len(closing)
    return None


def _with_prefixes(text: bytes) -> bytes:
    """The document with prefixes declared that it uses and forgot to declare."""
    head = text[:_HEAD]
    used = {each for each in _PREFIX_USED.findall(head) if not each.startswith(b"xml")}
    missing = sorted(used - set(_PREFIX_DECLARED.findall(head)))
    root = _root(head)
    if not missing or root is None:
        return text
    declared = b"".join(b' xmlns:%s="%s"' % (each, each) for each in missing)
    return text[: root.end()] + declared + text[root.end() :]
