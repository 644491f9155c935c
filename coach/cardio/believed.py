"""Which maximal oxygen uptakes a formula is believed about."""

LEAST, MOST = 20.0, 90.0
"""ml/kg/min: below, people walk and the formulas for runners fail; above is nobody."""


def believed(vo2max: float) -> float | None:
    """The value in ml/kg/min where a runner can have it, else None."""
    return vo2max if LEAST <= vo2max <= MOST else None
