"""Amounts as athletes write them: `1:30`, `45 min`, `200 yd`, `22,5 kg`."""

import re
from collections.abc import Collection

from coach.domain.notation import METERS_PER_UNIT
from coach.domain.plan import End, EndKind
from coach.units import SECONDS_PER_HOUR, SECONDS_PER_MINUTE
from connectors.planfile.findings import UnreadableError, unreadable
from connectors.planfile.words import TIME_UNITS, UNITS, nearest_unit

NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
CLOCK = r"[0-9]+:[0-9]{1,2}(?::[0-9]{1,2})?(?:[.,][0-9]+)?"
LONGEST_S = 24 * SECONDS_PER_HOUR
FARTHEST_M = 300_000
MOST_REPS = 500

_TIME_UNITS = {"h": SECONDS_PER_HOUR, "m": SECONDS_PER_MINUTE, "s": 1}
_TIME_UNIT = r"(?:h(?:ours?|rs?)?|min(?:ute)?s?|s(?:ec(?:ond)?s?)?)"
_DISTANCE_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_ENDS_HERE = r"(?![A-Za-z0-9_:%/])"
_SPAN = re.compile(rf"({NUMBER})\s*({_TIME_UNIT})(?![A-Za-z])", re.IGNORECASE)
AMOUNT = re.compile(
    rf"(?P<clock>{CLOCK}){_ENDS_HERE}"
    rf"|(?P<spans>(?:{NUMBER}\s*{_TIME_UNIT}(?![A-Za-z])\s*)+)"
    rf"|(?P<length>{NUMBER})\s*(?P<unit>{_DISTANCE_UNIT}){_ENDS_HERE}"
    rf"|(?P<reps>{NUMBER})\s*reps?{_ENDS_HERE}"
    rf"|(?P<open>\bopen\b|\bmax\b)"
    rf"|(?P<bare>{NUMBER}){_ENDS_HERE}",
    re.IGNORECASE,
)
"""One amount; a number without a unit is `bare`."""


def number(text: str) -> float:
    """The number; a comma is a decimal comma.

    Raises:
        UnreadableError: it is none, or might as well be thousands.
    """
    if re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", text):
        plain = text.replace(",", "")
        why = f"{text} can be read as {plain} and as {text.replace(',', '.')}"
        raise unreadable(why, f"Write {plain}, or the decimals with a point.")
    if not re.fullmatch(NUMBER, text):
        raise unreadable(f"{text!r} is no number")
    return float(text.replace(",", "."))


def count(text: str, most: int, what: str) -> int:
    """A whole number from 1 to `most`.

    Raises:
        UnreadableError: it is not.
    """
    value = number(text)
    if not value.is_integer() or not 1 <= value <= most:
        why = f"{text} {what}: a whole number from 1 to {most} was expected"
        raise unreadable(why)
    return int(value)


def seconds(text: str) -> float:
    """A time: `1:30` (a minute and a half), `1:02:03`, `45s`, `1 h 15 min`.

    Raises:
        UnreadableError: it is none, or outside a second to a day.
    """
    stripped = text.strip()
    found = AMOUNT.fullmatch(stripped)
    if found and found["clock"]:
        return _bounded_time(_of_clock(stripped), stripped)
    if found and found["spans"]:
        return _bounded_time(_of_spans(stripped), stripped)
    if re.fullmatch(NUMBER, stripped):
        why = f"{stripped} of what: seconds or minutes?"
        raise unreadable(why, f"Write {stripped}s, {stripped} min or 0:{stripped}.")
    fix = "Write it as 1:30 (minutes:seconds), 1:02:03, 45s or 10 min."
    raise unreadable(f"{stripped!r} is no time", fix)


def end_of(found: re.Match[str], bare_unit: str | None) -> End:
    """When a step of that amount is over.

    Args:
        found: a match of `AMOUNT`.
        bare_unit: the unit of a number without one; None refuses it.

    Raises:
        UnreadableError: the amount is impossible or lacks its unit.
    """
    text = found.group().strip()
    if found["clock"] or found["spans"]:
        return End(EndKind.TIME, seconds(text))
    if found["open"]:
        return End(EndKind.OPEN)
    if found["reps"]:
        return End(EndKind.REPS, count(found["reps"], MOST_REPS, "repetitions"))
    if found["length"]:
        unit = UNITS[found["unit"].lower()]
        return distance(number(found["length"]), unit)
    if bare_unit is not None:
        return distance(number(text), bare_unit)
    fix = f"Write {text} min, {text} km or {text} m; in a pool say once: pool: 25 yd"
    raise unreadable(f"{text} of what?", fix)


def distance(value: float, unit: str) -> End:
    """An end after a distance in `unit` (yd, m, km, mi).

    Raises:
        UnreadableError: nothing, or farther than anyone trains.
    """
    meters = round(value * METERS_PER_UNIT[unit], 4)
    if not 0.5 <= meters <= FARTHEST_M:
        raise unreadable(f"{value:g} {unit} is no distance to train")
    return End(EndKind.DISTANCE, meters, unit)


def unknown_unit(word: str) -> UnreadableError:
    """The error for a word that stands where a unit of distance belongs."""
    alike = nearest_unit(word, UNITS)
    fix = f"Did you mean {alike}?" if alike else "Units are yd, m, km or mi."
    return unreadable(f"{word!r} is no unit of distance", fix)


def refuse_unknown_unit(amount: str, behind: str, known: Collection[str]) -> None:
    """A number without a unit, followed by a word that was meant to be one.

    Args:
        amount: the number as written.
        behind: what follows it.
        known: words that may follow a number.

    Raises:
        UnreadableError: with the unit that was meant.
    """
    word = behind.split(maxsplit=1)[0] if behind.split() else ""
    if not word.isalpha() or word.lower() in known:
        return
    meant = nearest_unit(word, {**UNITS, **TIME_UNITS})
    if meant:
        why = f"{word!r} is no unit"
        raise unreadable(why, f"Did you mean {amount} {meant}?")


def _of_clock(text: str) -> float:
    whole, _, fraction = text.replace(",", ".").partition(".")
    first, *others = whole.split(":")
    if any(len(part) != 2 or int(part) > 59 for part in others):
        fix = "Two digits from 00 to 59 follow each colon: 1:05, 1:02:03."
        raise unreadable(f"{text} is no time", fix)
    total = float(first)
    for part in others:
        total = total * 60 + int(part)
    return total + (float(f"0.{fraction}") if fraction else 0.0)


def _of_spans(text: str) -> float:
    return sum(
        number(value) * _TIME_UNITS[unit[0].lower()]
        for value, unit in _SPAN.findall(text)
    )


def _bounded_time(value: float, text: str) -> float:
    if not 0.1 <= value <= LONGEST_S:
        raise unreadable(f"{text} is no time to train for")
    return round(value, 2)
