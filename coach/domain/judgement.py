"""How readily coach proposes, as the athlete has set it."""

from enum import StrEnum


class Aggressiveness(StrEnum):
    """How early a rule fires and how much it changes.

    `conservative` waits for clearer signs and changes less; `aggressive` acts on the
    first sign and changes more. Hard constraints are the same for all three.
    """

    CONSERVATIVE = "conservative"
    MODERATE = "moderate"
    AGGRESSIVE = "aggressive"
