"""Swimming zones as shares of critical speed."""

_LOWS = (0.93, 0.97, 0.99, 1.02, 1.09)


def zone_paces(css_pace_s: float) -> tuple[float, ...]:
    """The slowest pace of zones 2 to 6; slower than the first is zone 1.

    Shares of critical speed after Skiba, as GoldenCheetah has them.

    Args:
        css_pace_s: seconds per 100 at critical speed, metres or yards; so is the
            answer.
    """
    return tuple(css_pace_s / low for low in _LOWS)


def zone(pace_s: float, css_pace_s: float) -> int:
    """The zone, 1 to 6, of a pace in seconds per 100."""
    return 1 + sum(pace_s <= slowest for slowest in zone_paces(css_pace_s))
