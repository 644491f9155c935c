"""Bent FIT files without end, their checksums right: `make fuzz` feeds the reader.

`python -m tests.bench.fuzz_fit SECONDS SEED` runs the reader alone over them.
"""

import resource
import signal
import struct
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from connectors.demo.files import files
from connectors.fitfile.parts import split
from tests.connectors.fitfile.fit_builder import (
    BEGIN,
    Fit,
    ran,
    started,
    with_session,
)
from tests.simulated import weeks

REAL = Path(__file__).parents[3] / "shared" / "data" / "fit"
LONGEST_S = 5  # of this process, whoever else uses the machine
ZONE = ZoneInfo("Europe/Paris")
MOST_BYTES = 40_000
EXTREMES = tuple(
    bytes.fromhex(each)
    for each in (
        "00000000",
        "ffffffff",
        "ffffff7f",
        "00000080",
        "01000000",
        "0100807f",  # numbers that are none, and boundless ones
        "0000807f",
        "010000000000f07f",
        "000000000000f0ff",
    )
)
BASES = (0, 1, 2, 7, 10, 13, 0x83, 0x84, 0x85, 0x86, 0x88, 0x89, 0x8E, 0x8F, 0x90)


def everything() -> bytes:
    """One of every message that coach reads, of two layouts and both byte orders."""
    part = started().add("workout", name="Mixed").add("sport", sport=5, sub_sport=17)
    part.add("event", timestamp=BEGIN, event=0, kind=0)
    ran(part, 40, altitude=2600, speed=3, power=200, temperature=20, latitude=1)
    for second in range(40, 90, 3):
        short = (BEGIN + second) & 0x1F
        part.add("record", slot=1, short=short, compressed=b"\1\2\3", developer=b"\1")
    for second in range(0, 90, 30):
        begun = BEGIN + second
        part.add("length", slot=2, start_time=begun, elapsed=30, stroke=0, kind=1)
        part.add("set", slot=3, kind=1, start_time=begun, category=[28, 0], reps=8)
        part.add("lap", slot=4, start_time=begun, elapsed=30, timer=30, step=1)
    part.add("max_met", slot=5, updated=BEGIN, vo2_max=50)
    part.add("weight_scale", slot=6, timestamp=BEGIN, weight=75, fat=14)
    with_session(part, sport=5, avg_hr=140, pool_length=25, profile="Swim")
    part.add("activity", timestamp=BEGIN + 600, local=BEGIN + 4200)
    beats = Fit(big_endian=True).add("hr", timestamp=BEGIN, event=5000, bpm=100)
    for _ in range(5):
        beats.add("hr", bpm=bytes(range(100, 108)), event12=bytes(range(12)))
    return part.content() + beats.content()


def days() -> bytes:
    """A watch's day and night."""
    part = started(type=32).add("monitoring_info", timestamp=BEGIN, local=BEGIN + 3600)
    for hour in range(20):
        stamp = BEGIN + hour * 3600
        part.add("monitoring", slot=1, timestamp=stamp, steps=hour * 300, type=6)
        part.add("monitoring", slot=2, time16=(stamp + 60) & 0xFFFF, steps=5, type=1)
        part.add("sleep_level", slot=3, timestamp=stamp, level=hour % 5)
        part.add("hrv_value", slot=4, timestamp=stamp, rmssd=50 + hour)
    part.add("event", slot=5, timestamp=BEGIN, event=74, kind=1)
    part.add("resting", slot=6, timestamp=BEGIN, today=50)
    part.add("hrv_status", slot=7, timestamp=BEGIN, night=60)
    return part.content()


def seeds() -> list[tuple[str, bytes]]:
    """Sound files to begin with: ours, and real ones where there are any."""
    kinds: dict[str, bytes] = {}
    for name, content in files(weeks(1)):
        if name.endswith(".fit"):
            kinds.setdefault(name.rpartition("-")[2], content)
    kinds |= {"everything.fit": everything(), "days.fit": days()}
    kinds |= {path.name: path.read_bytes() for path in sorted(REAL.glob("*.fit"))}
    return sorted(kinds.items())


def mutants(seed: int) -> Iterator[tuple[str, bytes]]:
    """Name and content of bent files, without end, the same for the same seed."""
    chance = Random(seed)
    begun = seeds()
    for number in range(sys.maxsize):
        name, content = chance.choice(begun)
        bent = b"".join(_bent(chance, part.body) for part in split(content, name)[0])
        if chance.random() < 0.1:
            bent += _bent(chance, bytearray(chance.choice(begun)[1][14:-2]))
        if chance.random() < 0.1:
            bent = bent[: chance.randrange(len(bent) + 1)]
        yield f"{seed}-{number}-{name}", bent


def _bent(chance: Random, body: bytes) -> bytes:
    """A part with a few changes, in a frame with a right checksum."""
    changed = bytearray(body)
    if len(changed) > MOST_BYTES and chance.random() < 0.8:
        del changed[MOST_BYTES:]
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        chance.choice(CHANGES)(chance, changed)
    promised = None
    if chance.random() < 0.05:
        promised = chance.choice((0, 1, len(changed) // 2, 2**31, 2**32 - 1))
    return Fit().raw(changed).content(size=promised, header=chance.choice((12, 14)))


def _place(chance: Random, body: bytearray) -> int:
    return chance.randrange(len(body) + 1)


def _flip(chance: Random, body: bytearray) -> None:
    for _ in range(chance.randrange(1, 20)):
        if body:
            body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)


def _cut(chance: Random, body: bytearray) -> None:
    begin = _place(chance, body)
    del body[begin : begin + chance.choice((1, 2, 7, 50, 1000))]


def _cut_end(chance: Random, body: bytearray) -> None:
    del body[_place(chance, body) :]


def _insert(chance: Random, body: bytearray) -> None:
    at = _place(chance, body)
    body[at:at] = chance.randbytes(chance.choice((1, 2, 5, 30)))


def _repeat(chance: Random, body: bytearray) -> None:
    begin = _place(chance, body)
    piece = body[begin : begin + chance.choice((1, 10, 300, 3000))]
    at = _place(chance, body)
    body[at:at] = piece * chance.choice((1, 1, 3, 40))


def _extreme(chance: Random, body: bytearray) -> None:
    for _ in range(chance.randrange(1, 10)):
        at, bent = _place(chance, body), chance.choice(EXTREMES)
        body[at : at + len(bent)] = bent


def _definitions(body: bytes) -> list[tuple[int, int]]:
    """Where descriptions begin and end."""
    found, sizes, at = [], {}, 0
    while at + 6 < len(body):
        header = body[at]
        if header & 0xC0 == 0x40:
            end = at + 6 + 3 * body[at + 5]
            widths = sum(body[at + 7 : end : 3])
            if header & 0x20 and end < len(body):
                more = end + 1 + 3 * body[end]
                widths += sum(body[end + 2 : more : 3])
                end = more
            found.append((at, end))
            sizes[header & 0xF] = widths
            at = end
        else:
            local = (header >> 5) & 3 if header & 0x80 else header & 0xF
            if local not in sizes:
                break
            at += 1 + sizes[local]
    return found


def _description(chance: Random, body: bytearray) -> None:
    """Bend a description: a field's size or type, its count, number or order."""
    known = _definitions(bytes(body))
    if not known:
        return
    at, end = chance.choice(known)
    if end > len(body) or end - at < 9:
        return
    which = at + 6 + 3 * chance.randrange((end - at - 6) // 3)
    field = chance.randrange(6)
    if field == 0:
        body[which] = chance.choice((0, 3, 5, 8, 10, 253, 254, chance.randrange(256)))
    elif field == 1:
        body[which + 1] = chance.choice((0, 1, 2, 3, 4, 5, 8, 255))
    elif field == 2:
        body[which + 2] = chance.choice(BASES)
    elif field == 3:
        body[at + 5] = chance.choice((0, 1, 255, chance.randrange(256)))
    elif field == 4:
        number = chance.choice((0, 18, 19, 20, 21, 55, 101, 132, 225, 275, 371))
        body[at + 3 : at + 5] = struct.pack("<H", number)
    else:
        body[at + 2] = chance.choice((0, 1, 255))


def _describe_again(chance: Random, body: bytearray) -> None:
    """A description once more, elsewhere or for another local number."""
    known = _definitions(bytes(body))
    if not known:
        return
    at, end = chance.choice(known)
    piece = body[at:end]
    piece[0] = piece[0] & 0xF0 | chance.choice((piece[0] & 0xF, chance.randrange(16)))
    where = chance.choice([begin for begin, _ in known] + [_place(chance, body)])
    body[where:where] = piece * chance.choice((1, 1, 5, 500))


CHANGES: tuple[Callable[[Random, bytearray], None], ...] = (
    _flip,
    _cut,
    _cut_end,
    _insert,
    _repeat,
    _extreme,
    _description,
    _description,
    _describe_again,
)


def _too_slow(*_: object) -> None:
    message = f"over {LONGEST_S} s"
    raise TimeoutError(message)


def main() -> None:
    """Read bent files for a while; end with 1 and keep the file where one breaks it."""
    from coach.load.effort import effort_of
    from connectors.fitfile.read import FitReader

    seconds, seed = (float(each) for each in (*sys.argv[1:], "30", "1")[:2])
    signal.signal(signal.SIGPROF, _too_slow)
    warnings.simplefilter("error")
    begun, count, slowest = time.monotonic(), 0, (0.0, "")
    for name, content in mutants(int(seed)):
        signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
        before = time.process_time()
        try:
            for recording in FitReader().read(content, name, ZONE).recordings:
                effort_of(recording.activity, recording.streams)
        except Exception:  # noqa: BLE001 - whatever breaks it is what is looked for
            signal.setitimer(signal.ITIMER_PROF, 0)
            kept = Path(tempfile.gettempdir()) / f"crasher-{name}"
            kept.write_bytes(content)
            traceback.print_exc()
            print(f"{name} breaks the reader; it is kept as {kept}")
            sys.exit(1)
        signal.setitimer(signal.ITIMER_PROF, 0)
        count += 1
        slowest = max(slowest, (time.process_time() - before, name))
        if time.monotonic() - begun > seconds:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took, name = slowest
    print(f"{count} bent files, at most {took:.2f} s ({name}) and {peak:.0f} MiB")


if __name__ == "__main__":
    main()
