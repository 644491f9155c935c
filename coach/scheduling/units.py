"""The units that come along, as they are written for this machine and this home."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from coach.jobs.schedule import Schedule

EVENING, MORNING = "coach.timer", "coach-morning.timer"
NAMES = (
    "coach.service",
    EVENING,
    "coach-morning.service",
    MORNING,
    "coach-failure@.service",
)
_OF_THE_MORNING = ("coach-morning.service", MORNING)
_SHIPPED = "%h/.local/bin/coach"
_CALENDAR = re.compile(r"^OnCalendar=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Installation:
    """What the units run.

    Attributes:
        command: the coach that is run, and what stands before its command.
        home: its `COACH_HOME`.
        zone: of the schedule's times, where it is not the machine's own.
    """

    command: tuple[str, ...]
    home: Path
    schedule: Schedule
    zone: str | None = None

    def units(self) -> dict[str, str]:
        """The text of every unit by its name."""
        left_out = () if self.schedule.morning else _OF_THE_MORNING
        return {name: self._unit(name) for name in NAMES if name not in left_out}

    def _unit(self, name: str) -> str:
        text = (shipped() / "athlete" / name).read_text("utf-8")
        at = self.schedule.morning if name == MORNING else self.schedule.evening
        if name.endswith(".timer") and at is not None:
            return _CALENDAR.sub(f"OnCalendar={self._calendar(at)}", text)
        program, *rest = self.command
        run = " ".join((_quoted(program), *(_quoted(_plain(each)) for each in rest)))
        home = _quoted(f"COACH_HOME={self.home}")
        text = text.replace(f"ExecStart={_SHIPPED}", f"ExecStart={run}")
        return text.replace("[Service]\n", f"[Service]\nEnvironment={home}\n")

    def _calendar(self, at: time) -> str:
        zone = f" {self.zone}" if self.zone else ""
        return f"*-*-* {at:%H:%M}:00{zone}"


def shipped() -> Path:
    """The folder of the units that come along: `athlete/` and `server/`."""
    inside = Path(__file__).parents[1] / "_systemd"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "systemd"


def command_of(
    program: str, python: str, before: Sequence[str] = ()
) -> tuple[str, ...]:
    """How to run this coach from anywhere.

    Args:
        program: as it was called, `sys.argv[0]`; a link to it is kept as it is, so
            that an upgrade behind it changes nothing.
        python: the interpreter, for a coach that is no program of its own.
        before: options that stand before the command.
    """
    called, beside = Path(program).absolute(), Path(python).with_name("coach")
    for each in (called, beside):
        if each.name == "coach" and each.is_file():
            return (str(each), *before)
    return (python, "-m", "coach", *before)


def _plain(word: str) -> str:
    """A word in which nothing is a variable."""
    return word.replace("$", "$$")


def _quoted(word: str) -> str:
    """The word as one word of a unit file."""
    safe = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{safe}"'
