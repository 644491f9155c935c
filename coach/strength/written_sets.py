"""Sets in words that can be typed again: `w 5 40 kg; 5x5 80 kg @8`."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from coach.domain import wording
from coach.domain.notation import plain_number
from coach.domain.strength import SetType, StrengthSet, WeightUnit
from coach.strength.asides import TEMPO
from coach.strength.typed_sets import LEAST_WARMUP_LOAD
from coach.units import kg_to_pounds

_KINDS = {SetType.WARMUP: "w", SetType.DROPSET: "drop", SetType.FAILURE: "failure"}


def describe_sets(sets: Iterable[StrengthSet], unit: WeightUnit = WeightUnit.KG) -> str:
    """The sets as `typed_sets` reads them: `5x5 80 kg @8; 5,5,4 100 kg`.

    Loads are told to a hundredth of the unit.
    """
    alike = groupby(sets, key=_said_together)
    return "; ".join(_described(list(group), unit) for _, group in alike)


def _said_together(each: StrengthSet) -> tuple[object, ...]:
    amount = "" if each.reps is not None else _amount_said(each)
    return each.set_type, each.load_kg, each.rpe, each.rest_s, amount


def _described(group: Sequence[StrengthSet], unit: WeightUnit) -> str:
    first = group[0]
    said = [_KINDS.get(first.set_type, ""), _amounts_said(group)]
    if first.load_kg:
        number = kg_to_pounds(first.load_kg) if unit is WeightUnit.LB else first.load_kg
        said.append(f"{plain_number(number)} {unit}")
    elif any((each.reps or 0) >= LEAST_WARMUP_LOAD for each in group):
        said.append("bodyweight")  # or it may be taken for a load
    if first.rpe is not None:
        said.append(f"@{plain_number(first.rpe)}")
    if first.rest_s:
        said.append(f"rest {wording.split(first.rest_s)}")
    if first.note:
        said.append(_note(first.note))
    return " ".join(filter(None, said))


def _note(note: str) -> str:
    if not note.startswith(TEMPO):
        return f"note: {note}"
    return note.replace("; ", " note: ", 1)


def _amounts_said(group: Sequence[StrengthSet]) -> str:
    said = [_amount_said(each) for each in group]
    if len(set(said)) > 1:
        return ",".join(said)
    return f"{len(said)}x{said[0]}" if len(said) > 1 else said[0]


def _amount_said(each: StrengthSet) -> str:
    if each.reps is not None:
        return str(each.reps)
    if each.duration_s is not None:
        minutes, seconds = divmod(each.duration_s, 60)
        if each.duration_s >= 100 and seconds == int(seconds):
            return f"{minutes:.0f}:{seconds:02.0f}"
        return f"{plain_number(each.duration_s)}s"
    return f"{plain_number(each.distance_m or 0)}m"
