"""How long commands take on the demo's year, beside `python -c pass` in one run."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.screens import DAY, environment, make_demo

ROUNDS = 7
COMMANDS = {
    "coach --help": ["--help"],
    "coach": [],
    "coach plan show": ["plan", "show"],
    "coach activities --json": ["activities", "--json"],
    "coach review --prepare-only": ["review", "--prepare-only", "--date", DAY],
}


def seconds(command, home):
    """Wall time of one run."""
    begun = time.perf_counter()
    subprocess.run(
        command, env=environment(home), stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - begun


def main():
    """Print medians and their ratio to an empty Python."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "demo"
        begun = time.perf_counter()
        make_demo(home).check_returncode()
        print(f"coach demo: {time.perf_counter() - begun:.1f} s")
        runs = {"python -c pass": [sys.executable, "-c", "pass"]}
        for name, words in COMMANDS.items():
            runs[name] = [sys.executable, "-m", "coach", *words]
        taken = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, command in runs.items():
                taken[name].append(seconds(command, home))
        nothing = statistics.median(taken["python -c pass"])
        for name, times in taken.items():
            middle = statistics.median(times)
            print(f"{name:30} {middle * 1000:7.0f} ms  {middle / nothing:6.1f} x")


if __name__ == "__main__":
    main()
