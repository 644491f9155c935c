"""Apple Health exports with mistakes in them, for the reader to survive.

`python -m tests.bench.fuzz_apple [SECONDS] [SEED]` reads one after the other and stops
at the first that raises, takes more than five seconds, or whose excerpt is not read as
the same.
"""

import io
import random
import signal
import sys
import time
from collections.abc import Iterator

from connectors.files.apple_health import AppleHealthReader
from tests.bench.apple_speed import ZONE, years
from tests.connectors.files import apple_exports as made

LONGEST_S = 5
PARTS = [
    *(b"<", b">", b'"', b"'", b"/>", b"&", b"&#0;", b"&#x110000;", b"&lol9;", b"\x0b"),
    *(b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"?>", b"\xff\xfe", b"\x00", b"\n"),
    *(b"</Workout>", b"<Workout ", b"<Record ", b"</HealthData>", b"<HealthData"),
    *(b"NaN", b"inf", b"1e99", b"9" * 5000, b"-1", b"0", b"", b"\x1b[31m", b" " * 2000),
    *(b"2026-11-20 18:05:00 -0500", b"9999-99-99 99:99:99 +9999", b"Europe/../etc"),
    *(b"1970-01-01 00:00:00 +1400", b"2106-02-07 06:28:15 +0000", b"America"),
]


def whole() -> bytes:
    """A small export with something of everything in it."""
    minute = "18:{:02d}:00 -0500"
    lengths = (
        made.event(
            "Lap",
            f"2026-11-20 {minute.format(5 + each)}",
            made.metadata("HKSwimmingStrokeStyle", str(each % 7)),
            duration="0.9",
            durationUnit="min",
        )
        for each in range(8)
    )
    parts = (
        made.part(
            made.statistic("HeartRate", "count/min", average="140", maximum="150"),
            startDate=f"2026-11-20 {minute.format(10 * each)}",
            duration="10",
            durationUnit="min",
        )
        for each in range(1, 3)
    )
    days = "".join(years(60_000)).encode()
    handmade = made.export(
        made.swim(made.metadata("HKLapLength", "25 yd"), *lengths, device=made.WATCH),
        made.workout(*parts, made.metadata("HKTimeZone", "Asia/Tokyo"), sourceName="B"),
        made.workout(
            made.event("Pause", f"2026-11-20 {minute.format(10)}"),
            made.event("Resume", f"2026-11-20 {minute.format(12)}"),
            made.event("Segment", made.EVENING, duration="5", durationUnit="min"),
            sourceName="C",
            totalDistance="5",
            totalDistanceUnit="km",
        ),
        *(
            made.record("HeartRate", str(100 + each), "count/min", date)
            for each in range(40)
            for date in [f"2026-11-20 {minute.format(5 + each)}"]
        ),
        made.record("SwimmingStrokeCount", "18", "count", made.EVENING),
        made.record("BodyFatPercentage", "0.185", "%", made.EVENING),
        made.record("VO2Max", "48.7", "mL/min·kg", made.EVENING),
    )
    return (
        days.replace(b"</HealthData>\n", b"") + handmade[handmade.index(b"<Health") :]
    )


def mutants(seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents without end; the same for the same seed."""
    base = whole()
    excerpt = AppleHealthReader().read(io.BytesIO(base), "x", ZONE).excerpt or b""
    number = 0
    while True:
        rng = random.Random(f"{seed} {number}")
        content = bytearray(rng.choice([base, excerpt]))
        for _ in range(rng.choice([1, 2, 5, 20, 200])):
            _change(rng, content)
        yield f"apple {seed} {number}", bytes(content)
        number += 1


def _change(rng: random.Random, content: bytearray) -> None:
    at = rng.randrange(len(content) + 1)
    length = rng.choice([0, 1, 5, 40, 400])
    kind = rng.randrange(6)
    if kind == 0:
        content[at : at + length] = rng.choice(PARTS)
    elif kind == 1:
        del content[at : at + length]
    elif kind == 2:
        other = rng.randrange(len(content) + 1)
        content[at:at] = content[other : other + rng.choice([10, 300, 3000])]
    elif kind == 3:
        content[at : at + length] = rng.randbytes(length)
    elif kind == 4:
        begun = content.find(b'="', at)
        end = content.find(b'"', begun + 2)
        if begun >= 0 and end >= 0:
            content[begun + 2 : end] = rng.choice(PARTS)
    elif rng.random() < 0.1:
        del content[at:]


def survives(content: bytes) -> None:
    """Raise where the reader does, or where the excerpt is not the same."""
    reader = AppleHealthReader()
    whole = reader.read(io.BytesIO(content), "x", ZONE)
    again = reader.read(io.BytesIO(whole.excerpt or b""), "x", ZONE)
    if whole != again:
        raise AssertionError("the excerpt is not read as the whole was")


def main() -> None:
    """Read mutants until the time is over or one is not survived."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    end, done = time.monotonic() + seconds, 0
    for name, content in mutants(seed):
        if time.monotonic() > end:
            break
        signal.alarm(LONGEST_S)
        try:
            survives(content)
        except BaseException:
            print(f"not survived: {name}")
            raise
        finally:
            signal.alarm(0)
        done += 1
    print(f"survived {done}")


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    main()
