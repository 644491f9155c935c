"""Sets as people type them: `5x5 80kg @8`.

A text is groups of words. A word says how much was done, with what load, how hard, or
what kind of set it was; in a group each of these stands once, in any order, and a
second one begins the next group. `;` ends a group too.

- how much: `5` (a set of 5), `3x5` (three of them), `5,5,4` (sets of 5, 5 and 4),
  `x5 x5 x4`, `60s`, `1:30` or `2min` (for so long), `40m` or `20yd` (so far), `3x60s`
- load: `80kg`, `12,5kg`, `100lb`, `+10kg` (added to the body), `bodyweight`
- both: `5x80kg` (one set of 5 with 80 kg), `3x5x80` (the load last), `w 5x40`
- how hard: `@8`, `rpe 7.5`, `2 RIR` (so many left)
- kind: `w` (warm-up), `drop`, `failure`
- beside them, for all between two `;`: `rest 2:30`, `r90`, `tempo 31x1`, `note: …`

A bare number behind sets (`5x5 80`) is a load where `usual` says so.

A group takes the load of the one before it, unless `;` stands between them or it is the
first after a warm-up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from coach.domain.strength import SetType, StrengthSet, WeightUnit
from coach.errors import CoachError
from coach.strength.asides import Aside, set_aside
from coach.strength.set_words import (
    KINDS,
    NUMBER,
    load_of,
    number_of,
    rpe_of,
    split_words,
    wrong,
)
from coach.strength.usual import LIKELY_REPS, NOTHING_KNOWN, Meaning, Usual
from coach.units import METERS_PER_YARD

MOST_SETS = 100
MOST_ALIKE = 30
"""Sets in a row: the 80 of `80x5x5` is a load, and nobody does as many sets."""

MOST_REPS = 1000
MOST_S = 4 * 3600.0
MOST_M = 10_000.0

LEAST_WARMUP_LOAD = 20
"""From here on the number in `w 5x40` is a load: nobody warms up with as many."""

_SECONDS = re.compile(rf"({NUMBER})(s|secs?|seconds?|min|mins|minutes?)")
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})")
_METERS = re.compile(rf"({NUMBER})(m|meters?|metres?|yds?|yards?)")
_LIST = re.compile(r"\d+(?:[,/]\d+)*")


@dataclass(frozen=True, slots=True)
class _Amount:
    """One set's work, and its load where that stands with it."""

    reps: int | None = None
    duration_s: float | None = None
    distance_m: float | None = None
    load_kg: float | None = None


@dataclass(slots=True)
class _Group:
    """What stands together.

    Attributes:
        words: those that say how much.
        load_kg: 0 is body weight, None nothing said.
        takes_more: whether another such word belongs to it.
    """

    words: list[str] = field(default_factory=list)
    load_kg: float | None = None
    rpe: float | None = None
    kind: SetType | None = None
    takes_more: bool = True


def read_sets(
    text: str,
    exercise: str,
    unit: WeightUnit = WeightUnit.KG,
    usual: Usual = NOTHING_KNOWN,
) -> tuple[StrengthSet, ...]:
    """The sets in the text, in order.

    Args:
        text: as typed; see this module.
        exercise: the name they get.
        unit: of a load that has none (`3x5x80`).
        usual: what is known of the exercise, to tell a load from repetitions.

    Raises:
        CoachError: a word is not understood or cannot be (exit 2).
    """
    sets: list[StrengthSet] = []
    for whole in text.split(";"):
        part, aside = set_aside(whole)
        first = len(sets)
        before: float | None = None
        for group in _groups(part, unit, usual):
            if not group.words:
                raise wrong(part.strip(), "it does not say how many repetitions")
            warms_up = group.kind is SetType.WARMUP
            inherited = None if warms_up else before
            load_kg = inherited if group.load_kg is None else group.load_kg
            sets += _sets_of(group, load_kg, exercise, unit, usual)
            before = None if warms_up else load_kg
            usual = usual.with_load(before)
        sets[first:] = _with_aside(sets[first:], aside)
    if not sets:
        raise wrong(text.strip(), "it holds no set")
    if len(sets) > MOST_SETS:
        raise wrong(text.strip(), f"it holds more than {MOST_SETS} sets")
    return tuple(sets)


def _with_aside(sets: Sequence[StrengthSet], aside: Aside) -> Iterator[StrengthSet]:
    """The sets with what was said of them; a note is kept with the first."""
    for place, each in enumerate(sets):
        note = aside.note if place == 0 else ""
        yield replace(each, rest_s=aside.rest_s, note=note)


def _sets_of(
    group: _Group,
    load_kg: float | None,
    exercise: str,
    unit: WeightUnit,
    usual: Usual,
) -> Iterator[StrengthSet]:
    if load_kg is None:
        _check_no_load_is_meant(group, unit)
    for amount in (
        each for word in group.words for each in _amounts(word, group, unit, usual)
    ):
        lifted = load_kg if amount.load_kg is None else amount.load_kg
        yield StrengthSet(
            exercise=exercise,
            reps=amount.reps,
            load_kg=lifted or None,
            rpe=group.rpe,
            set_type=group.kind or SetType.NORMAL,
            duration_s=amount.duration_s,
            distance_m=amount.distance_m,
        )


def _check_no_load_is_meant(group: _Group, unit: WeightUnit) -> None:
    """Ask about the 80 of `5x5 80`, which nobody writes for a set of 80."""
    if not any("x" in word for word in group.words):
        return
    for word in group.words:
        numbers = re.split("[,/]", word) if _LIST.fullmatch(word) else ["0"]
        if max(map(int, numbers)) > LIKELY_REPS:
            raise _load_or_reps(word, word, f"{word}{unit}")


def _groups(part: str, unit: WeightUnit, usual: Usual) -> Iterator[_Group]:
    group, words = _Group(), split_words(part)
    for place, typed in enumerate(words):
        word = typed
        if _may_be_load(typed, group) and not _load_follows(words[place + 1 :]):
            word = _with_unit(typed, group, unit, usual)
        fresh = group if _fits(word, group) else _Group()
        _add(word, fresh)
        if fresh is not group:
            if group.kind is not SetType.WARMUP:
                usual = usual.with_load(group.load_kg)
            yield group
        group = fresh
    if group != _Group():
        yield group


def _goes_on(word: str, group: _Group) -> bool:
    """Whether the number only goes on with a list: `5 5 4`, `50 40 30`."""
    before = (each for each in group.words if each.isdecimal())
    most = max((LIKELY_REPS, *map(int, before)))
    return word.isdecimal() and int(word) <= most


def _may_be_load(word: str, group: _Group) -> bool:
    """Whether it is a number alone, behind sets that have no load yet."""
    bare = re.fullmatch(NUMBER, word) is not None
    return bare and bool(group.words) and group.load_kg is None and group.takes_more


def _load_follows(words: Sequence[str]) -> bool:
    """Whether a load with its unit follows, before other sets do."""
    for word in words:
        if load_of(word) is not None:
            return True
        if "x" in word or word in KINDS:
            return False
    return False


def _with_unit(word: str, group: _Group, unit: WeightUnit, usual: Usual) -> str:
    """The word with the athlete's unit where a load is meant, else as it is."""
    kg = _bare_load(word, word, unit)
    if group.kind is SetType.WARMUP:
        return f"{word}{unit}" if number_of(word) >= LEAST_WARMUP_LOAD else word
    counted = any("x" in each for each in group.words)
    meaning = usual.meaning(kg, number_of(word))
    if not counted and _goes_on(word, group):
        meaning = Meaning.REPS
    if meaning is Meaning.ASK:
        raise _load_or_reps(word, word, f"{word}{unit}")
    return f"{word}{unit}" if meaning is Meaning.LOAD else word


def _fits(word: str, group: _Group) -> bool:
    """Whether the word says what the group has not said yet."""
    if word in KINDS:
        return group.kind is None and not group.words
    if load_of(word) is not None:
        return group.load_kg is None
    if rpe_of(word) is not None:
        return group.rpe is None
    # Sets that follow each other share what is said of them; a warm-up is one word.
    warms_up = group.kind is SetType.WARMUP
    return group.takes_more and not (group.words and warms_up)


def _add(word: str, group: _Group) -> None:
    if word in KINDS:
        group.kind = KINDS[word]
        return
    load_kg, rpe = load_of(word), rpe_of(word)
    if load_kg is not None:
        group.load_kg = load_kg
    elif rpe is not None:
        group.rpe = rpe
    else:
        group.words.append(word)
        return
    group.takes_more = not group.words


def _amounts(word: str, group: _Group, unit: WeightUnit, usual: Usual) -> list[_Amount]:
    parts = word.split("x")
    if len(parts) == 1:
        return _listed(word)
    if not parts[0]:
        return [_one(each, word) for each in parts[1:]]
    load_kg = load_of(parts[0])
    if load_kg is not None:
        return [replace(_one(each, word), load_kg=load_kg) for each in parts[1:]]
    if len(parts) == 2:
        return _pair(parts, word, group, unit, usual)
    if len(parts) > 3:
        raise wrong(word, "it has too many parts")
    load_kg = load_of(parts[2])
    if load_kg is None:
        load_kg = _bare_load(parts[2], word, unit)
    one = replace(_one(parts[1], word), load_kg=load_kg)
    return [one] * _times(parts[0], word)


def _pair(
    parts: Sequence[str], word: str, group: _Group, unit: WeightUnit, usual: Usual
) -> list[_Amount]:
    """`5x80kg` is one set, `3x5` are three; `5x80` is one where 80 is usual."""
    first, last = parts
    load_kg = load_of(last)
    if load_kg is None and _is_bare_load(last, group):
        load_kg = _bare_load(last, word, unit)
        meant = usual.loads_kg and usual.meaning(load_kg, number_of(last))
        if group.kind is not SetType.WARMUP and meant is not Meaning.LOAD:
            raise _load_or_reps(word, last, f"{first}x{last}{unit}")
    if load_kg is not None:
        return [replace(_one(first, word), load_kg=load_kg)]
    return [_one(last, word)] * _times(first, word)


def _is_bare_load(last: str, group: _Group) -> bool:
    if not re.fullmatch(NUMBER, last) or group.load_kg is not None:
        return False
    warms_up = group.kind is SetType.WARMUP
    number = number_of(last)
    return number >= LEAST_WARMUP_LOAD if warms_up else number > LIKELY_REPS


def _load_or_reps(word: str, number: str, as_load: str) -> CoachError:
    return wrong(
        word,
        f"{number} may be a load or repetitions",
        f"Write {as_load}, or bodyweight before it.",
    )


def _bare_load(text: str, word: str, unit: WeightUnit) -> float:
    if not re.fullmatch(NUMBER, text):
        raise wrong(word, f"{text!r} is no load")
    load_kg = load_of(f"{text}{unit}")
    assert load_kg is not None  # noqa: S101 - for mypy
    return load_kg


def _listed(word: str) -> list[_Amount]:
    if _LIST.fullmatch(word):
        return [_one(each, word) for each in re.split("[,/]", word)]
    return [_one(word, word)]


def _one(text: str, word: str) -> _Amount:
    """One set's amount, said without a load."""
    if text.isdecimal():
        return _Amount(reps=_count(text, word))
    if (found := _CLOCK.fullmatch(text)) and int(found[2]) < 60:
        return _Amount(duration_s=_lasting(60 * int(found[1]) + int(found[2]), word))
    if found := _SECONDS.fullmatch(text):
        times = 60 if found[2].startswith("m") else 1
        return _Amount(duration_s=_lasting(times * number_of(found[1]), word))
    if found := _METERS.fullmatch(text):
        meter = METERS_PER_YARD if found[2].startswith("y") else 1.0
        return _Amount(distance_m=_far(meter * number_of(found[1]), word))
    if re.fullmatch(r"\d+-\d+", text):
        raise wrong(word, f"{text} is a range; each set has its own number", "10,9,8")
    if re.fullmatch(NUMBER, text):
        raise wrong(word, f"{text} is no whole number of repetitions and no load")
    raise wrong(word, "it is no set, load or effort")


def _times(text: str, word: str) -> int:
    """How many sets alike."""
    count = _count(text, word)
    if count > MOST_ALIKE:
        raise wrong(word, f"{count} sets alike are more than anybody does")
    return count


def _count(text: str, word: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_REPS:
        shown = text if len(text) <= 12 else f"{text[:12]}…"
        raise wrong(word, f"{shown} is not between 1 and {MOST_REPS}")
    return int(text)


def _lasting(seconds: float, word: str) -> float:
    if not 0 < seconds <= MOST_S:
        raise wrong(word, "a set lasts more than nothing and at most four hours")
    return float(seconds)


def _far(meters: float, word: str) -> float:
    if not 0 < meters <= MOST_M:
        raise wrong(word, "a set goes further than nothing and at most 10 km")
    return meters
