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

A group takes the load of the one before it, unless `;` stands between them or it is the
first after a warm-up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from coach.domain.strength import SetType, StrengthSet, WeightUnit
from coach.errors import CoachError, ExitCode
from coach.units import METERS_PER_YARD, pounds_to_kg

EXAMPLE = '5x5 80kg @8, or "w 5x40; 5,5,4 100kg"'

MOST_SETS = 100
MOST_REPS = 1000
MOST_KG = 700.0
MOST_S = 4 * 3600.0
MOST_M = 10_000.0

LIKELY_REPS = 30
"""More than these behind an x may be a load that lacks its unit: it is asked."""

LEAST_WARMUP_LOAD = 20
"""From here on the number in `w 5x40` is a load: nobody warms up with as many."""

_N = r"\d+(?:[.,]\d+)?"
_LOAD = re.compile(rf"([+-]?)({_N})(kgs?|kilos?|lbs?|pounds?)")
_SECONDS = re.compile(rf"({_N})(s|secs?|seconds?|min|mins|minutes?)")
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})")
_METERS = re.compile(rf"({_N})(m|meters?|metres?|yds?|yards?)")
_LIST = re.compile(r"\d+(?:[,/]\d+)*")
_RPE = re.compile(rf"(?:@|rpe:?)({_N})")
_RIR = re.compile(rf"(?:rir:?({_N})|({_N})rir)")
_BODY = {"bodyweight", "bw", "body"}
_KINDS = {
    **dict.fromkeys(("w", "warmup", "warm-up", "wu"), SetType.WARMUP),
    **dict.fromkeys(("drop", "dropset", "drop-set"), SetType.DROPSET),
    **dict.fromkeys(("f", "failure"), SetType.FAILURE),
}

# What belongs to one word though it was typed as several, each brought together.
_TOGETHER = (
    (re.compile(r"[\u00d7\u2715*]"), "x"),
    (re.compile(r"\bbody[ -]weight\b"), "bodyweight"),
    (re.compile(rf"\b(\d+) ?sets? of ({_N})"), r"\1x\2"),
    (re.compile(r"(?<=\d) ?reps?\b"), ""),
    (
        re.compile(rf"(?<![\w.,])({_N}) (?=(?:kg|kilo|lb|pound|sec|min|rir)[a-z]*\b)"),
        r"\1",
    ),
    (re.compile(r"(?<=\d) (?=(?:s|m|yds?|yards?|met(?:er|re)s?)\b)"), ""),
    (re.compile(r"(?<=[\da-z]) ?\bx ?(?=\d)"), "x"),
    (re.compile(r"(?<=@) (?=\d)"), ""),
    (re.compile(r"\b(rpe|rir):? (?=\d)"), r"\1"),
    (re.compile(r"@ ?(?=rpe|rir)"), ""),
    (re.compile(rf"@(?={_N}(?:kg|lb))"), " "),
    (re.compile(r"(bodyweight|bw) ?(?=\+)"), ""),
    (re.compile(r",(?=\s|$)"), " "),
    (re.compile(rf"(@{_N})x"), r"\1 x"),
    (re.compile(r"\bw(?=\d)"), "w "),
)


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
    text: str, exercise: str, unit: WeightUnit = WeightUnit.KG
) -> tuple[StrengthSet, ...]:
    """The sets in the text, in order.

    Args:
        text: as typed; see this module.
        exercise: the name they get.
        unit: of a load that has none (`3x5x80`).

    Raises:
        CoachError: a word is not understood or cannot be (exit 2).
    """
    sets: list[StrengthSet] = []
    for part in text.split(";"):
        before: float | None = None
        for group in _groups(part):
            if not group.words:
                raise _wrong(part.strip(), "it does not say how many repetitions")
            warms_up = group.kind is SetType.WARMUP
            inherited = None if warms_up else before
            load_kg = inherited if group.load_kg is None else group.load_kg
            sets += _sets_of(group, load_kg, exercise, unit)
            before = None if warms_up else load_kg
    if not sets:
        raise _wrong(text.strip(), "it holds no set")
    if len(sets) > MOST_SETS:
        raise _wrong(text.strip(), f"it holds more than {MOST_SETS} sets")
    return tuple(sets)


def _sets_of(
    group: _Group, load_kg: float | None, exercise: str, unit: WeightUnit
) -> Iterator[StrengthSet]:
    if load_kg is None:
        _check_no_load_is_meant(group, unit)
    for amount in (
        each for word in group.words for each in _amounts(word, group, unit)
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


def _groups(part: str) -> Iterator[_Group]:
    group = _Group()
    for word in _words(part):
        fresh = group if _fits(word, group) else _Group()
        _add(word, fresh)
        if fresh is not group:
            yield group
        group = fresh
    if group != _Group():
        yield group


def _words(part: str) -> list[str]:
    text = " ".join(part.lower().replace("\u2212", "-").split())
    for pattern, together in _TOGETHER:
        text = pattern.sub(together, text)
    return text.split()


def _fits(word: str, group: _Group) -> bool:
    """Whether the word says what the group has not said yet."""
    if word in _KINDS:
        return group.kind is None and not group.words
    if _load(word) is not None:
        return group.load_kg is None
    if _rpe(word) is not None:
        return group.rpe is None
    # Sets that follow each other share what is said of them; a warm-up is one word.
    warms_up = group.kind is SetType.WARMUP
    return group.takes_more and not (group.words and warms_up)


def _add(word: str, group: _Group) -> None:
    if word in _KINDS:
        group.kind = _KINDS[word]
        return
    load_kg, rpe = _load(word), _rpe(word)
    if load_kg is not None:
        group.load_kg = load_kg
    elif rpe is not None:
        group.rpe = rpe
    else:
        group.words.append(word)
        return
    group.takes_more = not group.words


def _amounts(word: str, group: _Group, unit: WeightUnit) -> list[_Amount]:
    parts = word.split("x")
    if len(parts) == 1:
        return _listed(word)
    if not parts[0]:
        return [_one(each, word) for each in parts[1:]]
    load_kg = _load(parts[0])
    if load_kg is not None:
        return [replace(_one(each, word), load_kg=load_kg) for each in parts[1:]]
    if len(parts) == 2:
        return _pair(parts, word, group, unit)
    if len(parts) > 3:
        raise _wrong(word, "it has too many parts")
    load_kg = _load(parts[2])
    if load_kg is None:
        load_kg = _bare_load(parts[2], word, unit)
    one = replace(_one(parts[1], word), load_kg=load_kg)
    return [one] * _count(parts[0], word)


def _pair(
    parts: Sequence[str], word: str, group: _Group, unit: WeightUnit
) -> list[_Amount]:
    """`5x80kg` is one set, `3x5` are three; `5x80` is neither without asking."""
    first, last = parts
    load_kg = _load(last)
    if load_kg is None and _is_bare_load(last, group):
        if group.kind is not SetType.WARMUP:
            raise _load_or_reps(word, last, f"{first}x{last}{unit}")
        load_kg = _bare_load(last, word, unit)
    if load_kg is not None:
        return [replace(_one(first, word), load_kg=load_kg)]
    return [_one(last, word)] * _count(first, word)


def _is_bare_load(last: str, group: _Group) -> bool:
    if not re.fullmatch(_N, last) or group.load_kg is not None:
        return False
    warms_up = group.kind is SetType.WARMUP
    number = _number(last)
    return number >= LEAST_WARMUP_LOAD if warms_up else number > LIKELY_REPS


def _load_or_reps(word: str, number: str, as_load: str) -> CoachError:
    return _wrong(
        word,
        f"{number} may be a load or repetitions",
        f"Write {as_load}, or bodyweight before it.",
    )


def _bare_load(text: str, word: str, unit: WeightUnit) -> float:
    if not re.fullmatch(_N, text):
        raise _wrong(word, f"{text!r} is no load")
    load_kg = _load(f"{text}{unit}")
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
        return _Amount(duration_s=_lasting(times * _number(found[1]), word))
    if found := _METERS.fullmatch(text):
        meter = METERS_PER_YARD if found[2].startswith("y") else 1.0
        return _Amount(distance_m=_far(meter * _number(found[1]), word))
    if re.fullmatch(r"\d+-\d+", text):
        raise _wrong(word, f"{text} is a range; each set has its own number", "10,9,8")
    if re.fullmatch(_N, text):
        raise _wrong(word, f"{text} is no whole number of repetitions and no load")
    raise _wrong(word, "it is no set, load or effort")


def _count(text: str, word: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_REPS:
        raise _wrong(word, f"{text} is not between 1 and {MOST_REPS}")
    return int(text)


def _lasting(seconds: float, word: str) -> float:
    if not 0 < seconds <= MOST_S:
        raise _wrong(word, "a set lasts more than nothing and at most four hours")
    return float(seconds)


def _far(meters: float, word: str) -> float:
    if not 0 < meters <= MOST_M:
        raise _wrong(word, "a set goes further than nothing and at most 10 km")
    return meters


def _load(word: str) -> float | None:
    """Kilograms; 0 for body weight alone, None where the word is no load."""
    if word in _BODY:
        return 0.0
    found = _LOAD.fullmatch(word)
    if found is None:
        return None
    number = _number(found[2])
    load_kg = pounds_to_kg(number) if found[3][0] in "lp" else number
    if found[1] == "-":
        raise _wrong(
            word, "a load that helps cannot be kept; name the assisted exercise"
        )
    if load_kg > MOST_KG:
        raise _wrong(word, f"nobody lifts more than {MOST_KG:.0f} kg")
    return load_kg


def _rpe(word: str) -> float | None:
    """Effort on the scale of 1 to 10; None where the word says none."""
    if found := _RIR.fullmatch(word):
        rpe = 10 - _number(found[1] or found[2])
    elif found := _RPE.fullmatch(word):
        rpe = _number(found[1])
    else:
        return None
    if not 1 <= rpe <= 10:
        raise _wrong(word, "efforts go from 1 to 10", "@8, or a load with its unit")
    if rpe * 2 != int(rpe * 2):
        raise _wrong(word, "efforts go in halves", "@7.5")
    return rpe


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _wrong(word: str, why: str, fix: str = "") -> CoachError:
    return CoachError(
        f"{word[:80]!r} is not understood.",
        f"{why[0].upper()}{why[1:]}.",
        fix if fix.endswith(".") else f"Write it as {fix or EXAMPLE}.",
        ExitCode.USAGE,
    )
