"""How long the daily commands take on ten years, beside `python -c pass` in one run.

`python -m tests.bench.ten_years_commands [HOME]` makes a home of ten simulated years
with a hundred thousand sets (kept when HOME is named, and used again when it is there).
"""

import csv
import io
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bench.ten_years import LAST, timed, write_files

ROUNDS = 9
PLAN_START = "2026-01-05"
NOW = f"{LAST}T21:30:00+00:00"
COMMANDS = {
    "coach --help": ["--help"],
    "coach": [],
    "coach --json": ["--json"],
    "coach plan show": ["plan", "show"],
    "coach goals": ["goals"],
    "coach review --prepare-only --json": ["review", "--prepare-only", "--json"],
}
LIFTS = ("Squat", "Bench Press", "Deadlift", "Overhead Press", "Bent Over Row", "Curl")
COLUMNS = (
    *("title", "start_time", "end_time", "exercise_title", "set_index", "set_type"),
    *("weight_kg", "reps", "rpe"),
)
YEARS, SESSIONS, SETS_A_SESSION = 10, 520, 150


def lifting_log():
    """A Hevy export: a long session each week of ten years, slowly heavier."""
    draw, text = random.Random(7), io.StringIO()
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    for week in range(SESSIONS):
        start = datetime(2016, 3, 12, 15, tzinfo=UTC) + timedelta(weeks=week)
        end = start + timedelta(minutes=100)
        for number in range(SETS_A_SESSION):
            lift = LIFTS[number % len(LIFTS)]
            load = 2.5 * (16 + week // 40 + draw.randint(0, 8))
            written = [f"{each:%d %b %Y, %H:%M}" for each in (start, end)]
            size = [f"{lift} (Barbell)", number // len(LIFTS), "normal", load]
            lines.writerow(["Long day", *written, *size, draw.randint(4, 10), 8])
    return text.getvalue()


def make_home(home):
    """Ten years of files and that log, imported, and a plan."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_files(folder, YEARS)
        (folder / "hevy.csv").write_text(lifting_log(), encoding="utf-8")
        timed(home, "import", folder, "--no-input")
    timed(home, "plan", "load", "five-goals-12-weeks", "--start", PLAN_START)


def run(command, home):
    """Wall time of one run in seconds, and the most memory it took in MiB."""
    environment = os.environ | {
        "COACH_HOME": str(home),
        "COACH_TIMEZONE": "UTC",
        "COACH_NOW": NOW,
    }
    begun = time.perf_counter()
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    taken = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, command
    return taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    """Print medians, their ratio to an empty Python, and memory."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(sys.argv[1] if sys.argv[1:] else place) / "ten-years"
        if not home.exists():
            make_home(home)
        runs = {"python -c pass": [sys.executable, "-c", "pass"]}
        for name, words in COMMANDS.items():
            runs[name] = [sys.executable, "-m", "coach", *words]
        taken = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, command in runs.items():
                taken[name].append(run(command, home))
        empty = [
            statistics.median(each)
            for each in zip(*taken["python -c pass"], strict=True)
        ]
        for name, measured in taken.items():
            wall, cpu, memory = map(statistics.median, zip(*measured, strict=True))
            print(
                f"{name:36} {wall * 1000:6.0f} ms {wall / empty[0]:6.1f} x"
                f"  (processor {cpu / empty[1]:6.1f} x)  {memory:4.0f} MiB"
            )


if __name__ == "__main__":
    main()
