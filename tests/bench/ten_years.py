"""Ten simulated years of files into a new home: how long, how much memory, how large.

`python -m tests.bench.ten_years [YEARS]`
"""

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, date
from pathlib import Path

LAST = date(2026, 3, 8)


def write_files(folder, years):
    """The files of so many simulated years, one athlete a year; how many."""
    from coach.simulation import simulate
    from connectors.demo.files import files

    count = 0
    for year in range(years):
        last = LAST.replace(year=LAST.year - year)
        for name, content in files(simulate(year, last, days=365, zone=UTC)):
            file = folder / str(year) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            count += 1
    return count


def timed(home, *words):
    """Seconds that a command takes in that home, and the largest process's MiB."""
    environment = os.environ | {"COACH_HOME": str(home), "COACH_TIMEZONE": "UTC"}
    begun = time.perf_counter()
    command = [sys.executable, "-m", "coach", *map(str, words)]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    seconds = time.perf_counter() - begun
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def bytes_a_record(database):
    """Bytes of stream blocks for each second recorded, and of the whole database."""
    with closing(sqlite3.connect(database)) as connection:
        records, blocks = connection.execute(
            "SELECT (SELECT sum(records) FROM streams WHERE number = 0),"
            " (SELECT sum(length(block)) FROM streams)"
        ).fetchone()
    return blocks / records, database.stat().st_size / records, records


def main():
    """Print the figures."""
    years = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as place:
        folder, home = Path(place) / "files", Path(place) / "home"
        count = write_files(folder, years)
        first, most = timed(home, "import", folder)
        again, _ = timed(home, "import", folder)
        blocks, whole, records = bytes_a_record(home / "coach.db")
        print(f"{count} files of {years} years, {records:,} seconds recorded")
        print(f"import: {first:.1f} s, {most:.0f} MiB in the largest process")
        print(f"again, nothing new: {again:.1f} s")
        print(f"stream blocks: {blocks:.1f} bytes a record; all of it {whole:.1f}")


if __name__ == "__main__":
    main()
