"""The whole numbers a step may last: half minutes, laps of a pool, tenths of a mile."""

import math
from dataclasses import dataclass

from coach.domain.activity import Sport
from coach.domain.plan import End, EndKind, PlannedWorkout
from coach.units import METERS_PER_MILE, METERS_PER_YARD

_YARD_POOL_M = 25 * METERS_PER_YARD
_METER_POOL_M = 25.0
_NEARLY = 1e-6


@dataclass(frozen=True, slots=True)
class Grid:
    """What the parts of one workout are rounded to.

    Attributes:
        up: rounds away from less; else away from more.
    """

    sport: Sport
    pool_m: float | None
    up: bool

    @classmethod
    def of(cls, workout: PlannedWorkout, *, up: bool) -> "Grid":
        """The grid of that workout."""
        return cls(workout.sport, workout.pool_length_m, up)

    def lengths(self, end: End) -> int:
        """Lengths of the pool in that distance; 0 for anything but a swim."""
        if self.sport is not Sport.SWIM or end.kind is not EndKind.DISTANCE:
            return 0
        return round((end.value or 0.0) / self._pool_m(end))

    def end_at(self, end: End, share: float) -> End:
        """The end at that share of its value, on the grid; never past the grid's side.

        A swim keeps whole laps of two lengths, so that it ends where it began; what
        is one lap or less, and times of a few seconds, are left as they are.
        """
        unit = self._unit(end)
        if end.value is None or unit is None or share == 1:
            return end
        rounded = self._whole(end.value * share / unit) * unit
        bounds = (unit, end.value) if share < 1 else (end.value, math.inf)
        return End(
            end.kind, round(min(max(rounded, bounds[0]), bounds[1]), 4), end.unit
        )

    def _whole(self, number: float) -> int:
        return math.ceil(number - _NEARLY) if self.up else math.floor(number + _NEARLY)

    def _unit(self, end: End) -> float | None:
        value = end.value or 0.0
        if end.kind is EndKind.DISTANCE:
            unit = self._distance_unit(end)
            return unit if value > unit else None
        if end.kind is EndKind.SEND_OFF or (
            end.kind is EndKind.TIME and 20 <= value < 120
        ):
            return 5.0
        return 30.0 if end.kind is EndKind.TIME and value >= 120 else None

    def _distance_unit(self, end: End) -> float:
        if self.sport is Sport.SWIM:
            return 2 * self._pool_m(end)
        if end.unit == "mi":
            return METERS_PER_MILE / 10
        if end.unit == "yd":
            return 50 * METERS_PER_YARD
        return 100.0 if (end.value or 0.0) >= 1000 else 50.0

    def _pool_m(self, end: End) -> float:
        if self.pool_m:
            return self.pool_m
        return _YARD_POOL_M if end.unit == "yd" else _METER_POOL_M
