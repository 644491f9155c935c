"""What models, guesses and measures are called on a terminal."""

TASKS = {
    "next_session": "Next session",
    "plateau": "Plateau",
    "next_exercise": "Next exercise",
}

METRICS = {
    "mape": "mean error",
    "median_ape": "median error",
    "coverage80": "inside the 80 % range",
    "brier": "Brier score",
    "auc": "AUC",
    "miss5": "not among the first five",
    "hit1": "first named right",
    "hit5": "among the first five",
    "ndcg5": "NDCG of the first five",
    "mrr": "mean reciprocal rank",
    "calibration_slope": "slope",
    "came": "came true",
    "foretold": "mean foretold",
    "skill_last_session": "better than the last session",
}

_SHARES = {
    *("mape", "median_ape", "coverage80", "miss5", "hit1", "hit5", "came"),
    *("foretold", "skill_last_session"),
}


def metric(name: str) -> str:
    """What the measure is called."""
    return METRICS.get(name, name.replace("_", " "))


def value(name: str, number: float | None) -> str:
    """The measure as it is read: `7.9 %`, `0.2281`."""
    if number is None:
        return "–"
    return f"{number * 100:.1f} %" if name in _SHARES else f"{number:.3f}"


def guess(name: str) -> str:
    """What an obvious guess is called: `last session`."""
    return name.replace("_", " ")


def gain(skill: float | None) -> str:
    """`2.1 % better`, `0.4 % worse`, of a skill; never colour alone."""
    if skill is None:
        return "–"
    if round(abs(skill) * 100, 1) == 0:
        return "the same"
    return f"{abs(skill) * 100:.1f} % {'better' if skill > 0 else 'worse'}"


def sentence(why: str) -> str:
    """The reason as a sentence, guesses by their names."""
    return f"{why[:1].upper()}{why[1:]}.".replace("_", " ")
