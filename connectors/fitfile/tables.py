"""The messages of one layout side by side: one gather, then a view for each field."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from connectors.fitfile.clock import SHORT, clock_of, own_times
from connectors.fitfile.definition import BASES, Definition, Slot
from connectors.fitfile.profile import MONITORING, RECORD
from connectors.fitfile.scan import Scan, headers_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[Any]
    Flags = NDArray[np.bool_]
    Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Table:
    """All messages of a part that have one layout, in its order.

    Attributes:
        definition: the layout.
        order: which of the part's messages each is.
        times: when they were, in seconds since FIT's epoch, else `UNKNOWN`.
        short: which of them are dated by a short header.
        content: their bytes, one row a message, headers left out.
    """

    definition: Definition
    order: "Whole"
    times: "Whole"
    short: "Flags"
    content: "NDArray[np.void]"

    def __len__(self) -> int:
        return len(self.order)

    def first(self, slot: Slot) -> "Numbers | None":
        """The field's first values; None where its size holds none of its type."""
        base = BASES.get(slot.base & 0x1F)
        if base is None or slot.size < base.size:
            return None
        return self._view(slot, f"{self._order}{base.letter}", 1)[:, 0]

    def every(self, slot: Slot) -> "Numbers | None":
        """All values, a row a message; None where the size is no multiple of one."""
        base = BASES.get(slot.base & 0x1F)
        if base is None or slot.size % base.size:
            return None
        letter = f"{self._order}{base.letter}"
        return self._view(slot, letter, slot.size // base.size)

    def octets(self, slot: Slot) -> "Numbers":
        """The field's bytes, a row a message."""
        return self._view(slot, "u1", slot.size)

    @property
    def _order(self) -> str:
        return ">" if self.definition.big_endian else "<"

    def _view(self, slot: Slot, letter: str, count: int) -> "Numbers":
        import numpy as np

        kind = {
            "names": ["it"],
            "formats": [(letter, (count,))],
            "offsets": [slot.offset],
            "itemsize": self.definition.size,
        }
        view: Numbers = self.content.view(np.dtype(kind))["it"]  # type: ignore[call-overload]
        return _quiet(view) if view.dtype.kind == "f" else view


def _quiet(values: "Numbers") -> "Numbers":
    """The same as doubles; of the NaNs only the one that warns nobody."""
    import numpy as np

    with np.errstate(invalid="ignore"):
        doubles = values.astype(np.float64)
        doubles[np.isnan(doubles)] = np.nan
    return doubles


def known(values: "Numbers", slot: Slot, otherwise: int) -> "Whole":
    """Whole numbers, with another number for those that stand for none."""
    import numpy as np

    whole: Whole = values.astype(np.int64)
    whole[nothing(values, slot)] = otherwise
    return whole


def nothing(values: "Numbers", slot: Slot) -> "Flags":
    """Which values stand for none."""
    import numpy as np

    base = BASES[slot.base & 0x1F]
    return np.isnan(values) if base.nothing is None else values == base.nothing


def tables_of(found: Scan) -> tuple[Table, ...]:
    """The messages that coach reads, layout by layout."""
    import numpy as np

    if not found.places:
        return ()
    places = np.frombuffer(found.places, dtype=np.uint32)
    headers = np.frombuffer(found.body, dtype=np.uint8)[places]
    layouts = _layouts(found, headers)
    clock = cache(lambda: clock_of(found, layouts, headers))
    tables = []
    for place, definition in enumerate(found.layouts):
        if not definition.wanted:
            continue
        order = np.flatnonzero(layouts == place)
        if not len(order):
            continue
        short = headers[order] >= SHORT
        content = _gathered(found.body, definition.size, places[order])
        times = own_times(definition, content)
        if short.any() or (definition.number in _CARRIED and (times < 0).any()):
            times = clock()[order]
        tables.append(Table(definition, order, times, short, content))
    return tuple(tables)


_CARRIED = {RECORD, MONITORING}
"""Messages without a time of their own that have that of the message before."""


def _layouts(found: Scan, headers: "NDArray[np.uint8]") -> "NDArray[np.int16]":
    """For each message, which of the layouts its local number stood for."""
    import numpy as np

    stands, locals_ = np.zeros((2, 256), dtype=np.int16)
    for number, changes in found.described.items():
        stands[headers_of(number)] = changes[0][1]
        locals_[headers_of(number)] = number
    layouts, local = stands[headers], locals_[headers]
    for number, changes in found.described.items():
        if any(place != changes[0][1] for _, place in changes):
            mine = np.flatnonzero(local == number)
            since, place = np.array(changes).T
            layouts[mine] = place[np.searchsorted(since, mine, side="right") - 1]
    return layouts


def _gathered(body: bytes, size: int, places: "Numbers") -> "NDArray[np.void]":
    """The bytes that follow each of these places."""
    import numpy as np

    if not size:  # a short header alone says that nothing was measured
        return np.empty(len(places), dtype="V1")
    windows: NDArray[np.void] = np.ndarray(
        (len(body) - size + 1,), f"V{size}", body, 0, (1,)
    )
    gathered: NDArray[np.void] = windows[places + 1]
    return gathered
