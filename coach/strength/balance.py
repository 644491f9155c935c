"""The Y-balance test: how far one leg reaches while the other stands."""

from collections.abc import Sequence

LIMB_CM = (50.0, 130.0)
"""Legs of people, from hip to ankle."""

COMPOSITE = (40.0, 140.0)
"""Per cent of the leg's length that people reach on average."""


def y_balance_composite(reaches_cm: Sequence[float], limb_cm: float) -> float | None:
    """Mean reach in per cent of the leg's length (Plisky et al. 2009).

    None where the leg is none of a person (50 to 130 cm) or the result outside 40 to
    140 %. Between two people who measure it varies by some 9 points (Shaffer 2013).

    Args:
        reaches_cm: anterior, posteromedial and posterolateral, each above 0.
        limb_cm: from the hip's bone (anterior superior iliac spine) to the ankle.

    Raises:
        ValueError: not three reaches.
    """
    anterior, posteromedial, posterolateral = reaches_cm
    if not (LIMB_CM[0] <= limb_cm <= LIMB_CM[1] and min(reaches_cm) > 0):
        return None
    reached = anterior + posteromedial + posterolateral
    composite = reached / (3 * limb_cm) * 100
    return composite if COMPOSITE[0] <= composite <= COMPOSITE[1] else None
