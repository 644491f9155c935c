"""What texts say and a person can have done; everything else is left out and named."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import isfinite

LONGEST_S = 48 * 3600
FASTEST_M_S = 45  # faster than any swim, run, ride or walk over a whole session

_LONGEST_NUMBER = 40
_YEARS = range(1990, 2100)


def decimal(text: str) -> float | None:
    """The number; None for what is none, endless, or thousands of digits long."""
    if len(text) > _LONGEST_NUMBER or "_" in text:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def moment(text: str) -> datetime | None:
    """The instant of an ISO 8601 text, in UTC; None if it is none, or not of this age.

    A time without a zone is taken as UTC, which both formats prescribe.
    """
    try:
        found = datetime.fromisoformat(text.strip()[:_LONGEST_NUMBER])
    except ValueError:
        return None
    if found.year not in _YEARS:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


@dataclass(slots=True)
class Doubts:
    """Takes values in and lets the possible ones through.

    Attributes:
        named: why the others were left out.
    """

    named: list[str] = field(default_factory=list)

    def seconds(self, what: str, value: float | None) -> float | None:
        """A duration of 0 to 48 h."""
        shown = f"{(value or 0) / 3600:.0f} h"
        return self._kept(what, value, (0, LONGEST_S), shown)

    def meters(
        self, what: str, value: float | None, elapsed_s: float | None = None
    ) -> float | None:
        """A distance; where a time is given, one that can be covered in it."""
        most = FASTEST_M_S * elapsed_s if elapsed_s else 5_000_000
        return self._kept(what, value, (0, most), f"{(value or 0) / 1000:.1f} km")

    def bpm(self, what: str, value: float | None) -> int | None:
        """A heart rate of 20 to 250, rounded; 0 stands for none measured."""
        found = self._kept(what, value or None, (20, 250), f"{value} bpm")
        return None if found is None else round(found)

    def watts(self, what: str, value: float | None) -> float | None:
        """A mean power; 0 stands for none measured."""
        return self._kept(what, value or None, (0, 3000), f"{value} W")

    def kcal(self, what: str, value: float | None) -> float | None:
        """An energy; 0 stands for none measured."""
        return self._kept(what, value or None, (0, 30_000), f"{value} kcal")

    def _kept(
        self, what: str, value: float | None, limits: tuple[float, float], shown: str
    ) -> float | None:
        if value is None or limits[0] <= value <= limits[1]:
            return value
        self.named.append(f"{what} left out: {shown} cannot be")
        return None
