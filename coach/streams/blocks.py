r"""Second-by-second channels, and heart-rate histograms, as compact bytes.

A channel's block is a header of 24 bytes, little-endian,

    version  u8    1
    kind     u8    0 doubles · 1 whole numbers
    width    u8    bytes of one item: 8 for doubles, 1, 2, 4 or 8 for steps
    gaps     u8    1 when some records hold nothing
    records  u32
    scale    f64
    offset   f64

and one zlib stream. Watches record whole numbers of a unit (beats, 1/1000 m/s, 1/5 m
above -500 m, 1/2**31 of a half turn): `value = number / scale + offset`, and what is
kept are the steps from one number to the next, the first from 0. Records that hold
nothing (NaN) are left out of the steps; one bit for each record, most significant
first, then says which hold a value, before the steps. Items wider than a byte are
written plane by plane, all lowest bytes first, so that the high ones vanish in
compression. A channel that is no whole number of anything keeps its doubles.

Values come back bit for bit wherever one of the known units gives them so; else to
within 1e-9 of the value, which is beyond what any watch records.
"""

import struct
import zlib
from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from coach.domain.activity import PackedStreams, Streams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]
    Whole = NDArray[np.int64]

_HEADER = struct.Struct("<BBBBIdd")
_VERSION = 1
_DOUBLES, _STEPS = 0, 1
_LEVEL = 6
_SEMICIRCLES = 2**31 / 180
_UNITS: tuple[tuple[float, float], ...] = (
    (1, 0),
    (10, 0),
    (100, 0),
    (1000, 0),
    (5, -500),
    (2, 0),
    (4, 0),
    (128, 0),
    (256, 0),
    (1024, 0),
    (10**4, 0),
    (10**5, 0),
    (10**6, 0),
    (10**7, 0),
    (_SEMICIRCLES, 0),
)
_LARGEST = 2.0**52
_TOLERANCE = 1e-9


TIME = "time_s"
"""The name under which the records' times are kept."""


def packed(streams: Streams) -> PackedStreams:
    """The streams, every channel as its block."""
    channels = {TIME: streams.time_s, **streams.channels}
    blocks = {name: pack(values) for name, values in channels.items()}
    return PackedStreams(len(streams), blocks)


def unpacked(blocks: Mapping[str, bytes]) -> Streams:
    """The streams that were packed.

    Raises:
        ValueError: a block is damaged or of a later version.
    """
    channels = {name: unpack(block) for name, block in blocks.items()}
    return Streams(channels.pop(TIME), channels)


def pack(values: "array[float]") -> bytes:
    """The channel's block."""
    import numpy as np

    doubles = np.frombuffer(values, dtype=np.float64)
    held = ~np.isnan(doubles)
    found = _whole(doubles[held])
    if found is None:
        head = (_VERSION, _DOUBLES, 8, 0, len(doubles), 1.0, 0.0)
        return _HEADER.pack(*head) + _deflate(_planes(doubles.astype("<f8")))
    numbers, scale, offset = found
    steps = np.diff(numbers, prepend=0)
    width = _width(steps)
    gaps = not held.all()
    head = (_VERSION, _STEPS, width, int(gaps), len(doubles), scale, offset)
    mask = np.packbits(held).tobytes() if gaps else b""
    return _HEADER.pack(*head) + _deflate(mask + _planes(steps.astype(f"<i{width}")))


def unpack(block: bytes) -> "array[float]":
    """The channel that was packed.

    Raises:
        ValueError: the block is damaged or of a later version.
    """
    import numpy as np

    try:
        version, kind, width, gaps, records, scale, offset = _HEADER.unpack_from(block)
        body = zlib.decompress(block[_HEADER.size :])
    except (struct.error, zlib.error) as error:
        raise ValueError(f"a stream that cannot be unpacked: {error}") from error
    if version != _VERSION:
        raise ValueError(f"a stream of version {version}, this coach knows {_VERSION}")
    if kind == _DOUBLES:
        return _array(_from_planes(body, "<f8", width))
    held = np.ones(records, dtype=bool)
    if gaps:
        length = (records + 7) // 8
        bits = np.frombuffer(body[:length], dtype=np.uint8)
        held = np.unpackbits(bits, count=records).astype(bool)
        body = body[length:]
    numbers = np.cumsum(_from_planes(body, f"<i{width}", width).astype(np.int64))
    values = np.full(records, np.nan)
    values[held] = _values(numbers, scale, offset)
    return _array(values)


def _values(numbers: "Whole", scale: float, offset: float) -> "Doubles":
    values = numbers / scale
    return values + offset if offset else values


def _whole(values: "Doubles") -> "tuple[Whole, float, float] | None":
    """The values as whole numbers of the first unit that fits them best."""
    import numpy as np

    nearly = None
    if not (np.abs(values) < _LARGEST).all():  # nor is infinity
        return None
    allowed = _TOLERANCE * np.maximum(np.abs(values), 1)
    for scale, offset in _UNITS:
        scaled = np.rint((values - offset) * scale)
        if scaled.size and np.abs(scaled).max() > _LARGEST:
            continue
        numbers = scaled.astype(np.int64)
        again = _values(numbers, scale, offset)
        if np.array_equal(again, values):
            return numbers, scale, offset
        if nearly is None and (np.abs(again - values) <= allowed).all():
            nearly = numbers, scale, offset
    return nearly


def _width(steps: "Whole") -> int:
    import numpy as np

    if not steps.size:
        return 1
    low, high = steps.min(), steps.max()
    return next(
        width
        for width in (1, 2, 4, 8)
        if np.iinfo(f"i{width}").min <= low and high <= np.iinfo(f"i{width}").max
    )


def _planes(items: "NDArray[Any]") -> bytes:
    import numpy as np

    if not items.size:
        return b""
    return items.view(np.uint8).reshape(-1, items.itemsize).T.tobytes()


def _from_planes(body: bytes, kind: str, width: int) -> "NDArray[Any]":
    import numpy as np

    planes = np.frombuffer(body, dtype=np.uint8).reshape(width, -1)
    return np.ascontiguousarray(planes.T).reshape(-1).view(kind)


def _deflate(body: bytes) -> bytes:
    return zlib.compress(body, _LEVEL)


def _array(values: "NDArray[Any]") -> "array[float]":
    return array("d", values.astype("=f8").tobytes())


def pack_histogram(pairs: tuple[tuple[int, float], ...]) -> bytes | None:
    """Pairs of beats a minute (u16) and seconds (f64): all beats, then all seconds."""
    if not pairs:
        return None
    beats, seconds = zip(*pairs, strict=True)
    try:
        return struct.pack(f"<{len(pairs)}H{len(pairs)}d", *beats, *seconds)
    except struct.error as error:
        raise ValueError(f"a heart rate that cannot be kept: {error}") from error


def unpack_histogram(packed: bytes | None) -> tuple[tuple[int, float], ...]:
    """The pairs that were packed."""
    if not packed:
        return ()
    n = len(packed) // 10
    numbers = struct.unpack(f"<{n}H{n}d", packed)
    return tuple(zip(numbers[:n], numbers[n:], strict=True))
