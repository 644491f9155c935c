"""Millions of readings in eight bytes each: when, where from, and a whole number."""

from array import array
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_ORIGINS = 256
LARGEST = 0xFFFFFF
"""The largest value that a reading can have."""

Origin = TypeVar("Origin", bound=Hashable)


@dataclass(slots=True)
class Samples(Generic[Origin]):
    """Readings of one kind, each once, in order of time, whatever the file's order.

    A reading is an instant (seconds since 1970), its origin and a value of 0 to
    `LARGEST`. Origins beyond the 255th are taken as one.
    """

    _packed: "array[int]" = field(default_factory=lambda: array("Q"))
    _origins: dict[Origin, int] = field(default_factory=dict)
    _sorted: bool = False

    def add(self, at: int, origin: Origin, value: int) -> None:
        """Keep a reading."""
        number = self._origins.get(origin)
        if number is None:
            number = min(len(self._origins), MOST_ORIGINS - 1)
            self._origins[origin] = number
        self._packed.append(at << 32 | number << 24 | value)
        self._sorted = False

    def __len__(self) -> int:
        return len(self._packed)

    def readings(self) -> Iterator[tuple[int, Origin, int]]:
        """Each reading once, in order of time."""
        named = self._named()
        before = -1
        for packed in self._in_order():
            if packed != before:
                before = int(packed)
                yield before >> 32, named[before >> 24 & 0xFF], before & LARGEST

    def between(self, first: int, last: int) -> "dict[Origin, array[int]]":
        """By origin, the instants and values in turn of what lies there.

        Of several readings at one instant the lowest is kept.
        """
        import numpy as np

        packed = self._in_order()
        bounds = np.array([first << 32, (last + 1) << 32], dtype=np.uint64)
        begin, end = np.searchsorted(packed, bounds)
        named = self._named()
        found: dict[Origin, array[int]] = {}
        for each in packed[begin:end].tolist():
            of_origin = found.setdefault(named[each >> 24 & 0xFF], array("Q"))
            if not of_origin or of_origin[-2] != each >> 32:
                of_origin.extend((each >> 32, each & LARGEST))
        return found

    def by_day(self, zone: tzinfo) -> Iterator[tuple[date, Origin, int, int]]:
        """Day, origin, sum and first instant of each day's readings of an origin."""
        import numpy as np

        packed = self._in_order()
        if not len(packed):
            return
        named = self._named()
        days, midnights = _midnights(int(packed[0]) >> 32, int(packed[-1]) >> 32, zone)
        bounds = np.searchsorted(packed, midnights << np.uint64(32))
        # A day at a time: numpy's own grouping would hold four copies of them all.
        for day, begin, end in zip(days, bounds, bounds[1:], strict=False):
            readings = np.unique(packed[begin:end])
            numbers = (readings >> 24 & 0xFF).astype(np.int64)
            sums = np.bincount(numbers, (readings & LARGEST).astype(np.float64))
            for number in sorted(set(numbers.tolist())):
                first = int(readings[np.argmax(numbers == number)]) >> 32
                yield day, named[number], int(sums[number]), first

    def _in_order(self) -> "NDArray[np.uint64]":
        import numpy as np

        if not self._packed:
            return np.empty(0, dtype=np.uint64)
        packed = np.frombuffer(self._packed, dtype=np.uint64)
        if not self._sorted:
            packed.sort()  # in place: no second copy of millions of readings
            self._sorted = True
        return packed

    def _named(self) -> dict[int, Origin]:
        named: dict[int, Origin] = {}
        for origin, number in self._origins.items():
            named.setdefault(number, origin)
        return named


def _midnights(
    first: int, last: int, zone: tzinfo
) -> tuple[list[date], "NDArray[np.uint64]"]:
    """The days from the one before `first` to the one after `last`, and their starts.

    A clock that jumps over midnight begins the day with its jump. Nothing begins
    before 1970.
    """
    import numpy as np

    day = datetime.fromtimestamp(first, zone).date() - timedelta(days=1)
    end = datetime.fromtimestamp(last, zone).date() + timedelta(days=1)
    days = [day + timedelta(days=each) for each in range((end - day).days + 1)]
    starts = [
        max(datetime(each.year, each.month, each.day, tzinfo=zone).timestamp(), 0)
        for each in days
    ]
    return days, np.array(starts, dtype=np.uint64)
