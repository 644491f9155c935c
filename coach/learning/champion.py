"""Which of two models serves: the one there is, unless the new one did better later."""


def serves(champion: float | None, challenger: float, margin: float = 0.0) -> bool:
    """Whether the challenger takes over: its error on the same later data is lower.

    Args:
        champion: the error of the model that serves; None where there is none.
        challenger: the error of the new one on the same forecasts.
        margin: share by which it has to be lower.
    """
    return champion is None or challenger < champion * (1 - margin)
