"""Logs of lifters, imported through coach as an athlete would: for benches.

`python -m tests.bench.lifters FOLDER` prints what each file of a folder holds.
"""

import sys
import tempfile
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

from coach.domain.strength import LiftSession
from tests.homes import Home

SHARED = Path(__file__).parents[3] / "shared" / "data" / "strength"
"""Openly licensed logs, where that folder lies beside the checkout."""

LATER = "2100-01-01T21:00:00+00:00"
"""Everything in a log is over by then."""

Log = tuple[LiftSession, ...]


@cache
def logs(folder: Path) -> Mapping[str, Log]:
    """The log in each CSV file of the folder, by the file's name without ending.

    A file without any session that counts is left out.
    """
    read = {file.stem: log_in(file) for file in sorted(folder.glob("*.csv"))}
    return {name: log for name, log in read.items() if log}


def log_in(file: Path, unit: str = "kg") -> Log:
    """The sessions in that file; `unit` is of loads that say none."""
    from coach.jobs.lifting_log import lifting_log

    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home", now=LATER)
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            home.run("init", "--no-input")
            home.run("import", file, "--weight-unit", unit, code=None)
        with home.context() as context, context.reading() as store:
            return lifting_log(context, store)


if __name__ == "__main__":
    for name, log in logs(Path(sys.argv[1]) if sys.argv[1:] else SHARED).items():
        sets = sum(len(session.sets) for session in log)
        print(f"{name:40} {len(log):5} sessions {sets:6} sets, to {log[-1].day}")
