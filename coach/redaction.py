"""What text may carry: cleaned on the way in, safe to show on the way out."""

import re
import unicodedata
from dataclasses import dataclass, field

_REMOVED = {"Cc", "Cf", "Co", "Cs", "Cn"}
_JOINER = "\u200d"  # keeps emoji of several parts whole
DEFAULT_LIMIT = 500


def clean(text: str, *, limit: int = DEFAULT_LIMIT, lines: bool = False) -> str:
    """The text in NFC without control, format and private characters, cut to limit.

    Line breaks become spaces unless `lines` is set (notes keep theirs).
    """
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    breaks = "\n" if lines else " "
    kept = (breaks if c in "\n\r\t" else c for c in normal if _allowed(c))
    return "".join(kept).strip()[:limit]


def _allowed(character: str) -> bool:
    return (
        character in "\n\r\t"
        or character == _JOINER
        or unicodedata.category(character) not in _REMOVED
    )


def without_password(url: str) -> str:
    """The URL with `***` in the place of a password."""
    return re.sub(r"(?<=://)([^/@:\s]*):\S*@", r"\1:***@", url)


@dataclass(frozen=True, slots=True)
class Secret:
    """A text nobody is to see: shown as `***`, and known to `redacted` from then on."""

    _text: str = field(repr=False)

    def __post_init__(self) -> None:
        if len(self._text) >= _SHORTEST:
            _SECRETS.add(self._text)

    def reveal(self) -> str:
        """The text itself, for the one who needs it."""
        return self._text

    def __str__(self) -> str:
        return "***"

    def __repr__(self) -> str:
        return "Secret(***)"


_SHORTEST = 6
"""A shorter text stands in too many others by chance."""

_SECRETS: set[str] = set()


_SHAPES = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}"), r"\1 ***"),
    (re.compile(r"\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?"), "***"),
    (re.compile(r"\b(?:AGE-SECRET-KEY-1|sk-ant-)[\w-]+"), "***"),
    (re.compile(r"\bcoach-key-1\s+[A-Za-z2-7-]{20,}"), "coach-key-1 ***"),
    (
        re.compile(
            r"(?i)([\"']?[\w-]*(?:api[_-]?key|token|password|passwd|secret)[\"']?"
            r"\s*[:=]\s*[\"']?)(?!\*\*\*)[^\s\"'&,;}]{6,}"
        ),
        r"\1***",
    ),
)
"""What secrets look like that nobody told of."""


def redacted(text: str) -> str:
    """The text with `***` in the place of every secret met, and of what looks so."""
    for secret in sorted(_SECRETS, key=len, reverse=True):
        text = text.replace(secret, "***")
    text = without_password(text)
    for shape, instead in _SHAPES:
        text = shape.sub(instead, text)
    return text
