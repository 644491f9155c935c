"""Training load from swimming speed."""

from coach.units import SECONDS_PER_HOUR


def intensity(distance_m: float, seconds: float, css_m_s: float) -> float:
    """Share of critical swim speed; seconds are those swum, rests left out."""
    return distance_m / seconds / css_m_s


def swim_load(distance_m: float, seconds: float, css_m_s: float) -> float:
    """Hours x intensity cubed x 100 (TrainingPeaks' swim stress score).

    Cubed, because water resists with the square of speed. Rests are left out of
    both the intensity and the hours.
    """
    share = intensity(distance_m, seconds, css_m_s)
    return seconds / SECONDS_PER_HOUR * share**3 * 100
