"""Broken and hostile strength logs without end, and what the readers make of them.

`python -m tests.bench.fuzz_csv 120` feeds both readers for two minutes.
"""

import math
import random
import signal
import sys
import time
import unicodedata
from collections.abc import Iterator
from itertools import count, islice
from zoneinfo import ZoneInfo

from coach.domain.strength import WeightUnit
from connectors.files.hevy_csv import HevyCsvReader
from connectors.files.strong_csv import StrongCsvReader
from tests.bench import strength_speed as speed

MOST_SECONDS = 5
ZONE = ZoneInfo("America/New_York")
READERS = (HevyCsvReader(), StrongCsvReader(WeightUnit.LB), StrongCsvReader())
CELLS = (
    *("", " ", "0", "-0", "-1", "1e309", "1E5", "NaN", "nan", "inf", "-Infinity"),
    *("9" * 5000, "-" + "9" * 5000, "0." + "3" * 5000, "1" * 13, "1,234.5", "1.2.3"),
    *("=1+1", '=HYPERLINK("http://198.51.100.1","x")', "@SUM(A1)", "+1", "-1+2"),
    *(
        "\x1b[31mred\x1b[0m",
        "\x1b]8;;http://x\x07",
        "\x07",
        "\x00",
        "a\x00b",
        "\r",
        "\n",
    ),
    *("\u202e", "\u200b", "\ufeff", "\ud7ff", "\U0010ffff", "e\u0301" * 300, "ﷺ" * 500),
    *("x" * 131_071, "x" * 131_073, "x" * 400_000, '"', '""', '"""', "a\nb\nc" * 40),
    *("03/04/2025 10:00", "13/13/2025 10:00", "2025-02-30 10:00", "0000-00-00"),
    *("9999-12-31 23:59:59", "1970-01-01 00:00:00", "2025年13月40日", "Jun 11, 2026"),
    *(
        "2026-03-29 02:30:00",
        "32 Jan 2025, 25:61",
        "1 " * 3000,
        "٣",
        "\uff11\uff12",
        "½",
    ),
    *("Rest Timer", "Note", "W", "D", "F", "W1", "kg", "lbs", "stone", "99999h 99m"),
    *("1h" * 5000, "d" * 5000, "null", "None", "true", "[]", "{}", "'; DROP TABLE"),
)
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "shift-jis",
)
BYTES = (b'"', b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\x1b", b"=")


def mutants(seed: int) -> Iterator[tuple[str, bytes]]:
    """Broken files for ever, each with a name that says how it came about."""
    draw = random.Random(seed)
    good = _good()
    for number in count():
        kind = draw.choice(tuple(_MAKERS))
        source = draw.choice(good)
        yield f"{kind}-{seed}-{number}.csv", _MAKERS[kind](draw, source)


def _good() -> tuple[str, ...]:
    """Sound files of three layouts, some 60 sets each."""
    sessions = [*islice(speed.lifted(random.Random(3)), 3)]
    layouts = (
        (speed.HEVY, speed.hevy),
        (speed.STRONG, speed.strong),
        (speed.STRONG_NEW, speed.strong_new),
    )
    return tuple(header + "".join(rows(sessions)) for header, rows in layouts)


def _bytes_changed(draw, text):
    content = bytearray(text.encode())
    for _ in range(draw.randint(1, 40)):
        at = draw.randrange(len(content) + 1)
        gone = draw.choice((0, 0, 1, 1, 8, 200))
        content[at : at + gone] = draw.choice((*BYTES, b"", draw.randbytes(3)))
    return bytes(content)


def _cells_changed(draw, text):
    mark = ";" if text.startswith("Workout #") else ","
    lines = text.split("\n")
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(lines))
        cells = lines[at].split(mark)
        cell = draw.choice(CELLS)
        quoted = '"' + cell.replace('"', '""') + '"'
        cells[draw.randrange(len(cells))] = draw.choice((cell, quoted))
        lines[at] = mark.join(cells)
    return "\n".join(lines).encode("utf-8", "replace")


def _columns_changed(draw, text):
    mark = ";" if text.startswith("Workout #") else ","
    rows = [line.split(mark) for line in text.split("\n")]
    order = [*range(len(rows[0]))]
    draw.shuffle(order)
    order = order[: draw.randint(1, len(order))] + draw.choices(
        order, k=draw.choice((0, 0, 1, 300))
    )
    found = [[row[at] if at < len(row) else "" for at in order] for row in rows]
    other = draw.choice((mark, ",", ";", "\t", "|", ";;"))
    return "\n".join(other.join(row) for row in found).encode()


def _recoded(draw, text):
    wild = text.replace("Exercise", draw.choice(("Übung", "运动", "エクササイズ", "🏋")))
    content = wild.encode(draw.choice(ENCODINGS), "replace")
    if draw.random() < 0.5:
        content = (
            draw.choice((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0")) + content
        )
    return (
        content[: draw.randrange(len(content) + 1)] if draw.random() < 0.5 else content
    )


def _rows_changed(draw, text):
    header, *lines = text.split("\n")
    for _ in range(draw.randint(1, 10)):
        at = draw.randrange(len(lines))
        lines[at] = draw.choice(
            (
                lines[at] * draw.choice((2, 500)),
                lines[at].replace('"', ""),
                lines[at].replace('"', "", 1),
                '"' + lines[at],
                lines[at][: draw.randrange(len(lines[at]) + 1)],
                "," * draw.choice((1, 13, 100_000)),
                '"' * draw.choice((1, 2, 3, 10_001)),
                "",
            )
        )
    if draw.random() < 0.2:
        lines *= 30
    return "\n".join([header, *lines]).encode()


def _nonsense(draw, text):
    header = text.partition("\n")[0] + "\n"
    letters = draw.choice(('",\n', '";\n"', 'ab1,.\n"', "\x00\x1b\r\n,", '日,"\n'))
    body = "".join(draw.choices(letters, k=draw.choice((10, 1000, 60_000))))
    return (draw.choice((header, "")) + body).encode()


_MAKERS = {
    "bytes": _bytes_changed,
    "cells": _cells_changed,
    "columns": _columns_changed,
    "encoding": _recoded,
    "rows": _rows_changed,
    "nonsense": _nonsense,
}


def judge(reader, name, content):
    """What is wrong with the reader's answer, or None."""
    reader.accepts(content, name)
    contents = reader.read(content, name, ZONE)
    for recording in contents.recordings:
        activity = recording.activity
        texts = [activity.title, *(one.exercise for one in activity.sets)]
        numbers = [activity.elapsed_s]
        for one in activity.sets:
            numbers += [
                value
                for value in (
                    one.load_kg,
                    one.reps,
                    one.rpe,
                    one.rest_s,
                    one.distance_m,
                )
                if value is not None
            ]
        if any(unicodedata.category(c) in {"Cc", "Cs"} for text in texts for c in text):
            return f"a control character in {texts[:3]}"
        if not all(math.isfinite(value) and 0 <= value < 1e9 for value in numbers):
            return f"an impossible number among {numbers[:5]}"
        if not activity.sets:
            return "a session without sets"
    if max((len(issue.why) for issue in contents.issues), default=0) > 300:
        return "a message of more than 300 letters"
    if contents.recordings or contents.issues or contents.lacks_weight_unit:
        return None
    return "no word about what is in it"


def too_slow(*_):
    """End the work on a file that takes too long."""
    raise TimeoutError(f"more than {MOST_SECONDS} s")


def main():
    """Feed the readers until the time is over; end with 1 at the first bad answer."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 100_000
    over = time.monotonic() + seconds
    signal.signal(signal.SIGPROF, too_slow)
    slowest = (0.0, "")
    fed = 0
    for name, content in mutants(seed):
        fed += 1
        for reader in READERS:
            begun = time.process_time()
            # Seconds of its own work: what else the machine does is no hang.
            signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
            try:
                wrong = judge(reader, name, content)
            except TimeoutError as error:
                wrong = str(error)
            signal.setitimer(signal.ITIMER_PROF, 0)
            slowest = max(
                slowest, (time.process_time() - begun, f"{reader.kind} {name}")
            )
            if wrong:
                raise SystemExit(f"{reader.kind}, seed {seed}, {name}: {wrong}")
        if time.monotonic() > over:
            break
    print(f"seed {seed}: {fed} files, the slowest {slowest[0]:.2f} s ({slowest[1]})")


if __name__ == "__main__":
    main()
