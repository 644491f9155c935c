"""How high a jump was."""

GRAVITY_M_S2 = 9.81

SHORTEST_S, LONGEST_S = 0.2, 0.9
"""Flights of 5 cm and of 1 m: nobody's countermovement jump is beyond them."""


def jump_height_m(flight_s: float) -> float | None:
    """Metres that the body rose in a flight of so many seconds: g t^2 / 8.

    For take-off and landing with the same posture; knees pulled up before landing
    make it too high. It reads 27-31 % below the height that force plates integrate
    (Attia 2017): one method a series. None outside 0.2 to 0.9 s.
    """
    if not SHORTEST_S <= flight_s <= LONGEST_S:
        return None
    return GRAVITY_M_S2 * flight_s**2 / 8
