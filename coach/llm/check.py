"""What a model wrote, held against the facts: it is shown only if nothing is found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coach.catalogue.exercises import exercises
from coach.llm.facts import Claim, Fact, Packet
from coach.llm.vocabulary import (
    BENDING,
    DAYS,
    DENIALS,
    FORBIDDEN,
    IDIOMS,
    IN_FORCE,
    JOINED_NUMBER,
    NUMBER_WORDS,
    PUT_FORWARD,
    ROMAN_NUMBER,
    UNIT_WORDS,
    WORD_CLAIMS,
    meant,
)

LONGEST = 1200
SHORTEST = 20
MOST_FACTS = 20

_PLACEHOLDER = re.compile(r"\{([a-z][0-9]{1,3})\}")
_APART = re.compile(r"(?<=[^\s(])\{|\}(?!\s*$|\s+[^\s{]|[.,;:!?)]+(?:$|\s))")
"""A placeholder that touches something would melt into it: `-{f1}`, `{f1} {f2}`."""

_ALLOWED = re.compile(r"[A-Za-z \n.,;:'\u2019\"“”()!?–—-]*")
_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*")
_SENTENCE = re.compile(r"[^.!?\n]+")
_MAY = re.compile(r"\bM(?:ay|AY)\b")
_VO2MAX = re.compile(r"\bVO2 ?max\b")
"""A name, though there is a digit in it."""

_IDIOM = re.compile(rf"\b(?:{'|'.join(IDIOMS)})\b", re.IGNORECASE)
_MARK = "\x00"
_NEAR = 3
_SOLO = frozenset({"a", "i"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Words in small letters, and the facts it stands on."""

    words: tuple[str, ...]
    facts: tuple[Fact, ...]

    @property
    def bears(self) -> frozenset[Claim]:
        return frozenset().union(*(fact.bears for fact in self.facts))

    @property
    def subjects(self) -> frozenset[str]:
        return frozenset().union(*(fact.subjects for fact in self.facts))


def filled(text: str, packet: Packet) -> str:
    """The text with the facts in it; only for one in which nothing was found."""
    return _PLACEHOLDER.sub(lambda met: packet.by_id[met[1]].value, text.strip())


def wrong_in(text: str, packet: Packet) -> tuple[str, ...]:
    """Why the text cannot be shown, for the model to mend; nothing if it can.

    The alphabet is closed and so are the numbers: what is not plainly allowed is
    refused, at the price of now and then refusing what was true.
    """
    named = _VO2MAX.sub("VOmax", text)
    whole = tuple(_whole(named, packet))
    if whole:
        return whole
    found = [reason for each in _sentences(named, packet) for reason in _of(each)]
    return tuple(dict.fromkeys(found))


def _whole(text: str, packet: Packet) -> Iterator[str]:
    if not SHORTEST <= len(text.strip()) <= LONGEST:
        yield f"write between {SHORTEST} and {LONGEST} characters"
        return
    ids = _PLACEHOLDER.findall(text)
    unknown = sorted({each for each in ids if each not in packet.by_id})
    if unknown:
        yield f"there is no fact {', '.join(unknown)}"
    if not ids:
        yield "no fact is in it"
    if len(ids) > MOST_FACTS:
        yield f"more than {MOST_FACTS} placeholders"
    bare = _PLACEHOLDER.sub("", text)
    if any(character.isnumeric() for character in bare):
        yield "digits outside placeholders"
    elif not _ALLOWED.fullmatch(bare):
        yield "signs other than plain English letters and punctuation"
    if _APART.search(text):
        yield "a placeholder stands apart, between spaces"
    if _MAY.search(bare):
        yield '"May" names a month: days come from placeholders alone'


def _sentences(text: str, packet: Packet) -> Iterator[_Sentence]:
    for part in _SENTENCE.findall(_IDIOM.sub(" ", text)):
        ids = _PLACEHOLDER.findall(part)
        marked = _PLACEHOLDER.sub(f" {_MARK} ", part.replace("\u2019", "'"))
        words = re.findall(rf"{_WORD.pattern}|{_MARK}", marked)
        facts = tuple(packet.by_id[each] for each in ids)
        yield _Sentence(tuple(word.lower() for word in words), facts)


def _of(sentence: _Sentence) -> Iterator[str]:
    yield from _words(sentence)
    yield from _beside(sentence)
    yield from _claims(sentence)
    yield from _undecided(sentence)
    yield from _exercises(sentence)
    for word in sentence.words:
        subjects = meant(word)
        if subjects and not subjects & sentence.subjects:
            yield f'"{word}" needs a fact about it in the same sentence'


def _words(sentence: _Sentence) -> Iterator[str]:
    for word in sentence.words:
        if (
            word in NUMBER_WORDS
            or JOINED_NUMBER.fullmatch(word)
            or ROMAN_NUMBER.fullmatch(word)
        ):
            yield f'"{word}" counts: numbers come from placeholders alone'
        elif word in FORBIDDEN:
            yield f'"{word}" is not yours to say'
        elif word in DAYS:
            yield f'"{word}" names a day: days come from placeholders alone'
        elif len(word) == 1 and word != _MARK and word not in _SOLO:
            yield f'"{word}" is no word'


def _beside(sentence: _Sentence) -> Iterator[str]:
    words = sentence.words
    for index, word in enumerate(words):
        if word != _MARK:
            continue
        before = words[max(0, index - _NEAR) : index]
        bent = [each for each in before if each in BENDING]
        after = [each for each in words[index + 1 : index + 3] if each != "a"]
        if bent:
            yield f'"{bent[-1]}" before a placeholder makes another number of it'
        if after and (after[0] in UNIT_WORDS or after[0] == "per"):
            yield "a placeholder brings its own unit"


def _claims(sentence: _Sentence) -> Iterator[str]:
    claimed = False
    for word in sentence.words:
        needed = WORD_CLAIMS.get(word)
        if needed is None:
            continue
        claimed = True
        if not needed & sentence.bears:
            yield f'"{word}" is borne out by no fact in the same sentence'
    denied = [word for word in sentence.words if word in DENIALS]
    if denied and (claimed or sentence.facts):
        yield f'"{denied[0]}" turns a fact round'
    opposed = ({Claim.UP, Claim.DOWN}, {Claim.BETTER, Claim.WORSE})
    if claimed and any(each <= sentence.bears for each in opposed):
        yield "one sentence tells of what rises and of what falls: make two"


def _undecided(sentence: _Sentence) -> Iterator[str]:
    """A proposal is told as one: nobody has decided on it yet."""
    if not any(fact.stays for fact in sentence.facts):
        return
    words = frozenset(sentence.words)
    if not any(
        word in PUT_FORWARD or Claim.PROPOSED in WORD_CLAIMS.get(word, ())
        for word in words
    ):
        yield "say in the same sentence that a proposal is one"
    for word in sorted(words & IN_FORCE):
        yield f'"{word}" tells of a proposal as if it were decided'


def _exercises(sentence: _Sentence) -> Iterator[str]:
    told = " ".join(fact.value.lower() for fact in sentence.facts if not fact.stays)
    words = [word if word != _MARK else "." for word in sentence.words]
    names = _names()
    for length in range(1, 5):
        for start in range(len(words) - length + 1):
            said = _singular(" ".join(words[start : start + length]))
            if said in names and said not in told:
                yield f'"{said}" is an exercise that no fact in that sentence is about'


def _singular(name: str) -> str:
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


@cache
def _names() -> frozenset[str]:
    """Every exercise and its English names, as bare words."""
    names = set()
    for exercise in exercises().values():
        for name in (exercise.name, *exercise.aliases):
            words = _WORD.findall(name.lower())
            joined = " ".join(words)
            if len(joined) > 3:
                names.add(_singular(joined))
    return frozenset(names - _EVERYDAY)


_EVERYDAY = frozenset({"clean", "step", "plan", "rest", "run", "walk", "swim"})
"""Names of exercises that are more often words of every day."""
