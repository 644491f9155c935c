"""Loads of a gym as people type them: `20 15x2 10`, `2-10/1 12.5-30/2.5`, `45lb`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from coach.domain.gym import HEAVIEST_KG, Plate
from coach.domain.strength import WeightUnit
from coach.errors import CoachError, ExitCode
from coach.units import pounds_to_kg

LIGHTEST_KG = 0.1
MOST_LOADS = 200

_N = r"\d+(?:[.,]\d+)?"
_UNIT = r"(?P<unit>kgs?|kilos?|lbs?|pounds?)?"
_ONE = re.compile(rf"(?P<number>{_N}){_UNIT}")
_PLATE = re.compile(rf"(?P<number>{_N}){_UNIT}(?:x(?P<pairs>\d{{1,2}}))?")
_RANGE = re.compile(rf"(?P<first>{_N})-(?P<last>{_N})/(?P<step>{_N}){_UNIT}")


def read_load(word: str, unit: WeightUnit) -> float:
    """Kilograms in `20`, `20kg` or `45lb`; without a unit in the athlete's.

    Raises:
        CoachError: there is none in it, or no gym has it (exit 2).
    """
    found = _ONE.fullmatch(_plain(word))
    if found is None:
        raise _wrong(word, "20, 20kg or 45lb")
    return _kilograms(word, found, unit)


def read_loads(words: Iterable[str], unit: WeightUnit) -> tuple[float, ...]:
    """Every load in `4 6 8`, or `2-30/2` for every second one, the lightest first.

    Raises:
        CoachError: a word holds none, or there are more than 200 (exit 2).
    """
    found: set[float] = set()
    for word in _listed(words):
        found |= {round(kg, 6) for kg in _spread(word, unit)}
        if len(found) > MOST_LOADS:
            raise _wrong(word, f"at most {MOST_LOADS} loads, as 2-30/2")
    return tuple(sorted(found))


def read_plates(words: Sequence[str], unit: WeightUnit) -> tuple[Plate, ...]:
    """The plates in `20 15x2 10`, the heaviest first: x2 is two pairs, one a side each.

    Raises:
        CoachError: a word is no plate (exit 2).
    """
    plates: dict[float, Plate] = {}
    for word in _listed(words):
        found = _PLATE.fullmatch(_plain(word))
        pairs = found and found["pairs"]
        if found is None or (pairs and int(pairs) < 1):
            raise _wrong(word, "20, 15x2 (two pairs of 15) or 45lb")
        kg = _kilograms(word, found, unit)
        plates[kg] = Plate(kg, int(pairs) if pairs else None)
    return tuple(plates[kg] for kg in sorted(plates, reverse=True))


def _listed(words: Iterable[str]) -> Iterator[str]:
    """The words, a list with commas taken apart; a single comma is a decimal one."""
    for word in words:
        plain = word.rstrip(",")
        yield from re.split(r",\s*", plain) if plain.count(",") > 1 else [plain]


def _spread(word: str, unit: WeightUnit) -> Iterator[float]:
    found = _RANGE.fullmatch(_plain(word))
    if found is None:
        yield read_load(word, unit)
        return
    first, last, step = (_number(found[name]) for name in ("first", "last", "step"))
    if not 0 < first < last or not 0 < step <= last - first:
        raise _wrong(word, "2-30/2: from, to, step")
    if (last - first) / step > MOST_LOADS:
        raise _wrong(word, f"at most {MOST_LOADS} loads, as 2-30/2")
    for times in range(int((last - first) / step + 1e-9) + 1):
        yield _believed(word, first + times * step, found["unit"] or unit)


def _kilograms(word: str, found: re.Match[str], unit: WeightUnit) -> float:
    return _believed(word, _number(found["number"]), found["unit"] or unit)


def _believed(word: str, number: float, unit: str) -> float:
    kg = pounds_to_kg(number) if unit[0] in "lp" else number
    if not LIGHTEST_KG <= kg <= HEAVIEST_KG:
        raise _wrong(word, f"a load of {LIGHTEST_KG} to {HEAVIEST_KG:.0f} kg")
    return kg


def _plain(word: str) -> str:
    return word.lower().replace(" ", "").replace("×", "x").replace("–", "-")  # noqa: RUF001


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _wrong(word: str, example: str) -> CoachError:
    return CoachError(
        f"{word[:40]!r} is no load of a gym.",
        "Loads are numbers in your unit, or with kg or lb behind them.",
        f"Write it as {example}.",
        ExitCode.USAGE,
    )
