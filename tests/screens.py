"""The README's screen copies, taken from the demo: `make docs` writes them anew."""

import os
import re
import subprocess
import sys
from pathlib import Path

SEED, DAY = 1, "2026-03-08"
NOW = f"{DAY}T21:30:00+00:00"
ROOT = Path(__file__).parents[1]
COMMANDS = (
    *("coach", "coach review", "coach plan show", "coach goals"),
    *("coach progress swim_100yd", "coach strength", "coach strength bench press"),
    *("coach recommend next", "coach recommend split"),
)
_BLOCK = re.compile(
    r"(<!-- screen: (?P<command>[^>]+) -->\n```\n).*?(```\n)", re.DOTALL
)


def environment(home=None):
    """What a command sees: one evening, one width, and that home."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("COACH_")}
    fixed = {"COACH_TIMEZONE": "UTC", "COACH_NOW": NOW, "COLUMNS": "80"}
    place = {} if home is None else {"COACH_HOME": str(home)}
    return {**kept, **fixed, **place, "PYTHONPATH": str(ROOT)}


def run(arguments, home=None):
    """One coach command as the README's reader would see it, 80 columns wide."""
    return subprocess.run(
        [sys.executable, "-m", "coach", *map(str, arguments)],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )


def make_demo(home):
    """The demo whose screens the README shows."""
    return run(["demo", "--keep", home, "--seed", SEED, "--date", DAY, "--json"])


def screens(home):
    """What each of the README's commands prints in that home."""
    return {
        command: _tidy(run(command.split()[1:], home).stdout, home)
        for command in COMMANDS
    }


def _tidy(text, home):
    """Without the blanks that end a line, and with a home anyone could have."""
    lines = (line.rstrip() for line in text.replace(str(home), "~/demo").splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def shown(readme):
    """The screens that stand in the README, by command."""
    return {
        found["command"]: found[0].removeprefix(found[1]).removesuffix(found[3])
        for found in _BLOCK.finditer(readme)
    }


def with_screens(readme, taken):
    """The README with those screens in it."""

    def fresh(found):
        return f"{found[1]}{taken[found['command']]}{found[3]}"

    return _BLOCK.sub(fresh, readme)


if __name__ == "__main__":
    import tempfile

    file = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "demo"
        make_demo(home).check_returncode()
        taken = screens(home)
    file.write_text(with_screens(file.read_text("utf-8"), taken), "utf-8")
