"""What may have been meant by a number that was typed wrong."""

from collections.abc import Iterable, Iterator

from coach.units import KG_PER_POUND

_NEAR = (0.4, 1.15)
"""Of what is usual: what may have been meant."""


def meant_load(exercise: str, load_kg: float, usual_kg: float) -> str:
    """Words for the loads that may have been meant, empty where nothing explains it.

    A point that is missing or in the wrong place, a digit too many, pounds for
    kilograms, or both dumbbells for one.
    """
    moved = [load_kg / 10**places for places in (1, 2, 3)]
    fewer = _one_digit_less(_plain(load_kg)) if load_kg == round(load_kg, 2) else ()
    words = [_plain(each) for each in moved if _is_near(each, usual_kg)]
    words += [_plain(each) for each in fewer if _is_near(each, usual_kg)]
    if _is_near(pounds := load_kg * KG_PER_POUND, usual_kg) and not words:
        words.append(f"{shown(load_kg)} lb ({shown(round(pounds, 1))} kg)")
    if _is_near(load_kg / 2, usual_kg) and "barbell" not in exercise.casefold():
        words.append(f"{shown(load_kg / 2)} kg in each hand")
    around = (each for each in moved if usual_kg / 10 <= each <= usual_kg * 3)
    return _either(words or map(_plain, around))


def meant_reps(reps: int, likely: float) -> str:
    """Words for the repetitions that may have been meant, empty where none fit."""
    fewer = (each for each in _one_digit_less(str(reps)) if 0 < each <= likely * 1.5)
    return _either(map(_plain, sorted(fewer, key=lambda each: abs(each - likely))))


def shown(number: float) -> str:
    """The number as it is read best: `2,451`, `102.5`, `24.51`."""
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def _plain(number: float) -> str:
    return shown(number).replace(",", "")


def _one_digit_less(typed: str) -> Iterator[float]:
    for at, digit in enumerate(typed):
        less = typed[:at] + typed[at + 1 :]
        if digit != "." and less.strip("."):
            yield float(less)


def _is_near(number: float, usual: float) -> bool:
    least, most = _NEAR
    return least * usual <= number <= most * usual


def _either(words: Iterable[str]) -> str:
    return " or ".join([*dict.fromkeys(words)][:2])
