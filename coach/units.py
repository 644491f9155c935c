"""The only conversion factors in coach. Everything inside is SI."""

METERS_PER_YARD = 0.9144
METERS_PER_MILE = 1609.344
KG_PER_POUND = 0.45359237
SECONDS_PER_MINUTE = 60
SECONDS_PER_HOUR = 3600


def yards_to_meters(yards: float) -> float:
    """Length in metres (1 yd = 0.9144 m exactly, 1959 agreement)."""
    return yards * METERS_PER_YARD


def meters_to_yards(meters: float) -> float:
    """Length in yards."""
    return meters / METERS_PER_YARD


def pounds_to_kg(pounds: float) -> float:
    """Mass in kilograms (1 lb = 0.45359237 kg exactly)."""
    return pounds * KG_PER_POUND


def kg_to_pounds(kg: float) -> float:
    """Mass in pounds."""
    return kg / KG_PER_POUND


def pace_per_100m_to_100yd(pace_s: float) -> float:
    """Seconds per 100 yd for a pace in seconds per 100 m."""
    return pace_s * METERS_PER_YARD
