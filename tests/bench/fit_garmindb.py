"""Ten FIT files into a database: `coach import` beside GarminDB.

GarminDB is installed into an environment of its own that is thrown away afterwards;
both get a home of their own. Whole processes, and start-up aside: less what each
takes on a folder without files. Where GarminDB cannot be installed, that is said.
`python -m tests.bench.fit_garmindb 3` takes the first three files only.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.bench.fit_files import ten
from tests.bench.fit_speed import by_coach
from tests.screens import environment

ROUNDS = 3  # of coach; GarminDB takes long enough to be timed once
PACKAGE = "garmindb"


@dataclass(frozen=True, slots=True)
class Taken:
    """Wall time of a process, and the most memory it held."""

    seconds: float
    mebibytes: float

    def __str__(self):
        return f"{self.seconds:7.2f} s {self.mebibytes:5.0f} MiB"


def timed(command, surroundings, place):
    """What a process took in that folder; what it said where it failed."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, env=surroundings, cwd=place, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        taken = Taken(time.perf_counter() - begun, usage.ru_maxrss / 1024)
        if process.returncode:
            said.seek(0)
            print(said.read().decode(errors="replace")[-2000:])
            sys.exit(f"{command[0]} ended with {process.returncode}")
    return taken


def install(place):
    """The Python that has GarminDB; None where it cannot be had."""
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    python = place / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", PACKAGE]
    ended = subprocess.run(pip, capture_output=True, text=True, check=False)
    if ended.returncode:
        lines = ended.stderr.strip().splitlines() or ["pip said nothing"]
        print(f"no figures: {PACKAGE} cannot be installed here ({lines[-1]})")
        return None
    return python


def lay_out(home, python, files):
    """A home for GarminDB with these activities in it."""
    where = "import garmindb; print(garmindb.__path__[0])"
    found = subprocess.run(
        [python, "-c", where], capture_output=True, text=True, check=True
    )
    package = Path(found.stdout.strip())
    config = json.loads((package / "GarminConnectConfig.json.example").read_text())
    (home / ".GarminDb").mkdir(parents=True)
    (home / ".GarminDb" / "GarminConnectConfig.json").write_text(json.dumps(config))
    activities = home / "HealthData" / "FitFiles" / "Activities"
    activities.mkdir(parents=True)
    for number, (_, content) in enumerate(files, start=1001):
        (activities / f"{number}_ACTIVITY.fit").write_bytes(content)


def by_garmindb(place, python, files):
    """What GarminDB takes, its database's bytes and the records in it."""
    home = place / "garmindb"
    lay_out(home, python, files)
    script = python.with_name("garmindb_cli.py")
    surroundings = {**os.environ, "HOME": str(home)}
    taken = timed([python, script, "--activities", "--import"], surroundings, home)
    database = home / "HealthData" / "DBs" / "garmin_activities.db"
    size, records = 0, 0
    if database.exists():
        size = database.stat().st_size
        with closing(sqlite3.connect(database)) as connection:
            found = connection.execute("select count(*) from activity_records")
            (records,) = found.fetchone()
    shutil.rmtree(home)
    return taken, size, records


def import_with_coach(place, files):
    """What coach takes, and its database's bytes."""
    folder, home = place / "files", place / "coach"
    folder.mkdir()
    for name, content in files:
        (folder / name).write_bytes(content)
    command = [sys.executable, "-m", "coach", "import", folder, "--json"]
    taken = timed(command, environment(home), place)
    size = (home / "coach.db").stat().st_size
    shutil.rmtree(folder)
    shutil.rmtree(home)
    return taken, size


def middle(place, files):
    """The run of coach that is in the middle of a few by time."""
    runs = [import_with_coach(place, files) for _ in range(ROUNDS)]
    return sorted(runs, key=lambda run: run[0].seconds)[ROUNDS // 2]


def main():
    """Print wall time, ratios, memory and bytes a record of both."""
    files = ten()[: int(sys.argv[1]) if sys.argv[1:] else 10]
    records = by_coach(files)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        python = install(place / "venv")
        if python is None:
            return
        (idle, empty), (whole, full) = middle(place, []), middle(place, files)
        their_idle, their_empty, _ = by_garmindb(place, python, [])
        theirs, their_full, stored = by_garmindb(place, python, files)
    print(f"coach     {whole}, {records} records, idle {idle.seconds:.1f} s")
    print(f"garmindb  {theirs}, {stored} records, idle {their_idle.seconds:.1f} s")
    print(f"whole process    {theirs.seconds / whole.seconds:6.1f} x   (aim: 30)")
    work, their_work = whole.seconds - idle.seconds, theirs.seconds - their_idle.seconds
    if min(work, their_work) > 0:
        print(f"start-up aside   {their_work / work:6.1f} x   (aim: 100)")
    else:
        print("start-up aside   too little beside the noise: take more files")
    print(
        f"bytes a record   {(full - empty) / records:6.1f} coach, "
        f"{(their_full - their_empty) / max(stored, 1):6.1f} garmindb"
    )


if __name__ == "__main__":
    main()
