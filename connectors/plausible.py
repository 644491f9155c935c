"""What a person can have done; everything else is left out and named."""

from dataclasses import dataclass, field

LONGEST_S = 48 * 3600
_RATES_BPM = (20, 250)
_POOLS_M = (5, 200)
_MOST_WATTS = 3000
_MOST_KCAL = 30_000
_FARTHEST_M = 5_000_000
FASTEST_M_S = 45  # faster than any swim, run, ride or walk over a whole session


@dataclass(slots=True)
class Doubts:
    """Takes values in and lets the possible ones through.

    Attributes:
        named: why the others were left out.
    """

    named: list[str] = field(default_factory=list)

    def seconds(self, what: str, value: float | None) -> float | None:
        """A duration of 0 to 48 h."""
        return self._kept(what, value, (0, LONGEST_S), f"{(value or 0) / 3600:.0f} h")

    def meters(
        self, what: str, value: float | None, elapsed_s: float | None = None
    ) -> float | None:
        """A distance; where a time is given, one that can be covered in it."""
        most = FASTEST_M_S * elapsed_s if elapsed_s else _FARTHEST_M
        return self._kept(what, value, (0, most), f"{(value or 0) / 1000:.1f} km")

    def pool(self, value: float | None) -> float | None:
        """The length of a pool; 0 stands for none said."""
        return self._kept("pool length", value or None, _POOLS_M, f"{value} m")

    def bpm(self, what: str, value: float | None) -> int | None:
        """A heart rate of 20 to 250, rounded; 0 stands for none measured."""
        found = self._kept(what, value or None, _RATES_BPM, f"{value} bpm")
        return None if found is None else round(found)

    def watts(self, what: str, value: float | None) -> float | None:
        """A mean power; 0 stands for none measured."""
        return self._kept(what, value or None, (0, _MOST_WATTS), f"{value} W")

    def kcal(self, what: str, value: float | None) -> float | None:
        """An energy."""
        return self._kept(what, value, (0, _MOST_KCAL), f"{value} kcal")

    def _kept(
        self, what: str, value: float | None, limits: tuple[float, float], words: str
    ) -> float | None:
        if value is None or limits[0] <= value <= limits[1]:
            return value
        self.named.append(f"{what} left out: {words} cannot be")
        return None
