"""Exercises and their sets as people type them: `bench 5x5 80 @8; squat 3x5 100`.

`;`, a line's end, or a `,` before a name begins the next exercise. What stands between
two of them without a name belongs to the exercise before. A name ends where the first
number or word of a set begins; one that holds such a word stands in quotes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.errors import CoachError, ExitCode
from coach.strength.set_words import BODY, KINDS

EXAMPLE = '"bench 5x5 80 @8; squat 3x5 100"'

_ASIDES = {"rest", "tempo", "note", "notes", "rpe", "rir", "x"}
_WORDS = frozenset({*KINDS, *BODY, *_ASIDES})
_BREAK = re.compile(r"[;\n]")
_COMMA = re.compile(r",\s*(?=[\"'“]?[^\W\d])")
_NOTE = re.compile(r"(?<!\w)notes?:", re.IGNORECASE)
_QUOTED = re.compile(r"\s*(?:\"([^\"]+)\"|'([^']+)'|“([^”]+)”)\s*(.*)", re.DOTALL)
_SET = re.compile(r"[@+\u2212-]?\d|x\d|r\d|\d+:")


@dataclass(frozen=True, slots=True)
class Typed:
    """One exercise as typed: its name, and its sets as `typed_sets` reads them."""

    name: str
    sets: str


def read_session(text: str) -> tuple[Typed, ...]:
    """The exercises in the text, in order; the same name twice in a row is one.

    Raises:
        CoachError: it begins without a name, or an exercise has no sets (exit 2).
    """
    found: list[Typed] = []
    for part in _parts(text):
        name, sets = split_name(part)
        before = found[-1] if found else None
        if before is not None and name in ("", before.name):
            found[-1] = Typed(before.name, "; ".join(filter(None, (before.sets, sets))))
            continue
        if not name:
            raise _wrong(part, "It does not say which exercise.")
        found.append(Typed(name, sets))
    if not found:
        raise _wrong(text, "It holds no exercise.")
    for each in found:
        if not each.sets.strip():
            raise _wrong(each.name, "It does not say which sets.")
    return tuple(found)


def split_name(part: str) -> tuple[str, str]:
    """The exercise's name and the sets behind it; either may be empty."""
    if quoted := _QUOTED.fullmatch(part):
        return next(filter(None, quoted.groups()[:3])), quoted[4]
    words = part.split()
    at = 0
    while at < len(words) and not _begins_sets(words[at]):
        at += 1
    return " ".join(words[:at]), " ".join(words[at:])


def _begins_sets(word: str) -> bool:
    plain = word.lower().rstrip(":,")
    if plain in _WORDS:
        return True
    # `45-degree` and `90/90` are words of a name, `5x5`, `80kg` and `5,5,4` are not.
    named = re.fullmatch(r"\d+-[a-z]+|90/90", plain)
    return named is None and _SET.match(plain) is not None


def _parts(text: str) -> Iterator[str]:
    for line in _BREAK.split(text):
        note = _NOTE.search(line)
        said, kept = (line, "") if note is None else (line[: note.start()], note[0])
        *before, last = _at_names(said)
        yield from filter(str.strip, before)
        rest = line[note.end() :] if note else ""
        whole = f"{last}{kept}{rest}"
        if whole.strip():
            yield whole.strip()


def _at_names(said: str) -> list[str]:
    """The text, cut at commas behind which a name begins."""
    cut, begin = [], 0
    for comma in _COMMA.finditer(said):
        name, _ = split_name(said[comma.end() :])
        if name:
            cut.append(said[begin : comma.start()])
            begin = comma.end()
    return [*cut, said[begin:]]


def _wrong(part: str, why: str) -> CoachError:
    return CoachError(
        f"{' '.join(part.split())[:80]!r} is not understood.",
        why,
        f"Write it as {EXAMPLE}.",
        ExitCode.USAGE,
    )
