"""What encryption costs: `python -m tests.bench.encryption`.

Ten thousand activities' worth of rows (30 MB) are written, read cold and opened, in a
plain and in an encrypted file. Of a server's database notes and files are sealed and
opened, as that happens on this side of it.
"""

import os
import tempfile
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from coach.credentials.key import new_key
from coach.database import seals
from coach.database.cipher import connect
from coach.database.copies import write_copy

ROWS, ROW_BYTES, TIMES = 10_000, 3_000, 5
NOTE, FILE = "n" * 200, b"f" * 100_000


def main():
    """Print each figure for both, and how many times longer encrypted takes."""
    with tempfile.TemporaryDirectory() as folder:
        kinds = {"plain": None, "encrypted": new_key()}
        figures = {name: _figures(Path(folder), name, kinds[name]) for name in kinds}
    for what in figures["plain"]:
        plain, encrypted = figures["plain"][what], figures["encrypted"][what]
        times = encrypted / plain
        print(f"{what:<16} {plain:8.1f} ms  {encrypted:8.1f} ms  x{times:.2f}")
    with seals.under(new_key()):
        for what, value, times in (("notes", NOTE, 20_000), ("files", FILE, 500)):
            took = _timed(lambda v=value, n=times: _sealed(v, n))
            print(f"{times} {what} of {len(value)} B sealed and opened: {took:.1f} ms")


def _sealed(value, times):
    seal, unseal = seals.seal, seals.unseal
    if isinstance(value, str):
        seal, unseal = seals.seal_text, seals.unseal_text
    for _ in range(times):
        unseal(seal(value, "table.column"), "table.column")


def _figures(folder, name, key):
    file = folder / f"{name}.db"
    copy = folder / f"{name}-copy.db"
    return {
        "write": _timed(lambda: _write(file, key), 1),
        "open": _timed(lambda: _ask(file, key, "SELECT count(*) FROM sqlite_master")),
        "one row": _timed(lambda: _ask(file, key, "SELECT b FROM t WHERE a = 77")),
        "all rows": _timed(lambda: _ask(file, key, "SELECT sum(length(b)) FROM t")),
        "verified backup": _timed(lambda: write_copy(file, key, copy, key), 1),
    }


def _timed(run, times=TIMES):
    took = []
    for _ in range(times):
        begun = perf_counter()
        run()
        took.append(perf_counter() - begun)
    return 1000 * median(took)


def _write(file, key):
    with closing(connect(file, key)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB) STRICT")
        connection.execute("BEGIN")
        rows = ((None, os.urandom(ROW_BYTES)) for _ in range(ROWS))
        connection.executemany("INSERT INTO t VALUES (?, ?)", rows)
        connection.execute("COMMIT")


def _ask(file, key, query):
    with closing(connect(file, key)) as connection:
        return connection.execute(query).fetchone()


if __name__ == "__main__":
    main()
