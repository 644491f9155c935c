"""What the athlete says of the loads of the gym."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from coach.domain import wording
from coach.domain.gym import ANY_LOAD, Racks
from coach.domain.strength import WeightUnit
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.strength.typed_racks import read_load, read_loads, read_plates
from coach.units import pounds_to_kg

ANY = ("any",)
"""The word with which loads are forgotten."""

_USUAL_BAR_KG = {WeightUnit.KG: 20.0, WeightUnit.LB: pounds_to_kg(45)}


def set_plates(
    context: Context, words: Sequence[str], bars: Mapping[str, str | None]
) -> None:
    """Make these the plates, and these the weights of the bars that are named.

    A barbell that was never weighed has 20 kg, or 45 lb for an athlete who reads loads
    in pounds. `any` forgets plates and bars.

    Args:
        context: whose gym.
        words: the plates as typed; none leaves them as they are.
        bars: the weight typed for each kind of bar, None where none was.

    Raises:
        CoachError: a word is no load (exit 2), or nothing was said (exit 2).
    """
    unit = load_unit(context)
    weighed = {name: read_load(kg, unit) for name, kg in bars.items() if kg is not None}
    if not words and not weighed:
        raise CoachError(
            "There is nothing to say of plates.",
            "Neither a plate nor a bar was given.",
            "Run coach gym plates 20 15 10 5 2.5 1.25 --bar 20.",
            ExitCode.USAGE,
        )
    if _forget(words):
        _change(context, lambda racks: replace(racks, plates=(), bars_kg={}))
        return
    usual, plates = {"barbell": _USUAL_BAR_KG[unit]}, read_plates(words, unit)
    _change(
        context,
        lambda racks: replace(
            racks,
            plates=plates or racks.plates,
            bars_kg={**usual, **racks.bars_kg, **weighed},
        ),
    )


def set_dumbbells(context: Context, words: Sequence[str]) -> None:
    """Make these the dumbbells; `any` forgets them.

    Raises:
        CoachError: a word is no load (exit 2).
    """
    loads = () if _forget(words) else read_loads(words, load_unit(context))
    _change(context, lambda racks: replace(racks, dumbbells_kg=loads))


def set_kettlebells(context: Context, words: Sequence[str]) -> None:
    """Make these the kettlebells; `any` forgets them.

    Raises:
        CoachError: a word is no load (exit 2).
    """
    loads = () if _forget(words) else read_loads(words, load_unit(context))
    _change(context, lambda racks: replace(racks, kettlebells_kg=loads))


def set_step(context: Context, word: str) -> None:
    """Make this the step of machines and cables; `any` forgets it.

    Raises:
        CoachError: it is no load (exit 2).
    """
    step = None if _forget([word]) else read_load(word, load_unit(context))
    _change(context, lambda racks: replace(racks, step_kg=step))


def forget_racks(context: Context) -> None:
    """Any load can be made again."""
    _change(context, lambda _: ANY_LOAD)


def load_unit(context: Context) -> WeightUnit:
    """What the athlete reads and types loads in."""
    return WeightUnit(wording.load_unit(context.athlete.units))


def _forget(words: Sequence[str]) -> bool:
    return tuple(word.strip().lower() for word in words) == ANY


def _change(context: Context, change: Callable[[Racks], Racks]) -> None:
    with context.alone(), context.writing() as store:
        store.set_racks(change(store.racks()))
