"""Training load from swimming speed."""

from coach.units import SECONDS_PER_HOUR

FASTEST_M_S = 2.5
LIGHTEST_KG, HEAVIEST_KG = 25.0, 250.0


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


def swim_power(speed_m_s: float, weight_kg: float) -> float | None:
    """Watts at that speed: K / 0.6 x speed cubed, K = 0.35 x weight + 2 (Skiba).

    The drag of a body of that weight over the efficiency of the stroke, as
    GoldenCheetah's SwimScore has it. A figure to look at: our load goes by the share
    of critical speed alone. None for what no swimmer weighs (25 to 250 kg) or swims
    (0 to 2.5 m/s).
    """
    if not (0 <= speed_m_s <= FASTEST_M_S and LIGHTEST_KG <= weight_kg <= HEAVIEST_KG):
        return None
    return (0.35 * weight_kg + 2) / 0.6 * speed_m_s**3
