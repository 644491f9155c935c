"""The words of typed sets: a load, an effort, a kind, and what they are split by."""

import re

from coach.domain.strength import SetType
from coach.errors import CoachError, ExitCode
from coach.units import pounds_to_kg

EXAMPLE = '5x5 80kg @8, or "w 5x40; 5,5,4 100kg"'

MOST_KG = 700.0

_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
NUMBER = r"\d+(?:[.,]\d+)?"
_LOAD = re.compile(rf"([+-]?)({NUMBER})(kgs?|kilos?|lbs?|pounds?)")
_RPE = re.compile(rf"(?:@|rpe:?)({NUMBER})")
_RIR = re.compile(rf"(?:rir:?({NUMBER})|({NUMBER})rir)")
BODY = {"bodyweight", "bw", "body"}
KINDS = {
    **dict.fromkeys(("w", "warmup", "warm-up", "wu"), SetType.WARMUP),
    **dict.fromkeys(("drop", "dropset", "drop-set"), SetType.DROPSET),
    **dict.fromkeys(("f", "failure"), SetType.FAILURE),
}

# What belongs to one word though it was typed as several, each brought together.
_TOGETHER = (
    (re.compile(r"[\u00d7\u2715*]"), "x"),
    (re.compile(r"\bbody[ -]weight\b"), "bodyweight"),
    (re.compile(rf"\b(\d+) ?sets? of ({NUMBER})"), r"\1x\2"),
    (re.compile(r"(?<=\d) ?reps?\b"), ""),
    (
        re.compile(
            rf"(?<![\w.,])({NUMBER}) (?=(?:kg|kilo|lb|pound|sec|min|rir)[a-z]*\b)"
        ),
        r"\1",
    ),
    (re.compile(r"(?<=\d) (?=(?:s|m|yds?|yards?|met(?:er|re)s?)\b)"), ""),
    (re.compile(r"(?<=[\da-z]) ?\bx ?(?=\d)"), "x"),
    (re.compile(r"(?<=@) (?=\d)"), ""),
    (re.compile(r"\b(rpe|rir):? (?=\d)"), r"\1"),
    (re.compile(r"@ ?(?=rpe|rir)"), ""),
    (re.compile(rf"@(?={NUMBER}(?:kg|lb))"), " "),
    (re.compile(r"(bodyweight|bw) ?(?=\+)"), ""),
    (re.compile(r",(?=\s|$)"), " "),
    (re.compile(rf"(@{NUMBER})x"), r"\1 x"),
    (re.compile(r"\bw(?=\d)"), "w "),
)


def split_words(part: str) -> list[str]:
    """The words of a part in lower case, what belongs to one brought together."""
    text = " ".join(part.lower().replace("\u2212", "-").split())
    for pattern, together in _TOGETHER:
        text = pattern.sub(together, text)
    return text.split()


def load_of(word: str) -> float | None:
    """Kilograms; 0 for body weight alone, None where the word is no load."""
    if word in BODY:
        return 0.0
    found = _LOAD.fullmatch(word)
    if found is None:
        return None
    number = number_of(found[2])
    load_kg = pounds_to_kg(number) if found[3][0] in "lp" else number
    if found[1] == "-":
        raise wrong(
            word, "a load that helps cannot be kept; name the assisted exercise"
        )
    if load_kg > MOST_KG:
        less = f"{number / 10:.10g}{found[3]}, if that is meant."
        raise wrong(word, f"nobody lifts more than {MOST_KG:.0f} kg", f"Write {less}")
    return load_kg


def rpe_of(word: str) -> float | None:
    """Effort on the scale of 1 to 10; None where the word says none."""
    if found := _RIR.fullmatch(word):
        rpe = 10 - number_of(found[1] or found[2])
    elif found := _RPE.fullmatch(word):
        rpe = number_of(found[1])
    else:
        return None
    if not 1 <= rpe <= 10:
        raise wrong(word, "efforts go from 1 to 10", "@8, or a load with its unit")
    if rpe * 2 != int(rpe * 2):
        raise wrong(word, "efforts go in halves", "@7.5")
    return rpe


def number_of(text: str) -> float:
    """The number, with a decimal point or a decimal comma; `1,000` is a thousand."""
    return float(text.replace(",", "" if _THOUSANDS.fullmatch(text) else "."))


def wrong(word: str, why: str, fix: str = "") -> CoachError:
    """The refusal of a word: why, and how to write it instead."""
    return CoachError(
        f"{word[:80]!r} is not understood.",
        f"{why[0].upper()}{why[1:]}.",
        fix if fix.endswith(".") else f"Write it as {fix or EXAMPLE}.",
        ExitCode.USAGE,
    )
