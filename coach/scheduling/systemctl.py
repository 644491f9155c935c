"""The athlete's own systemd, asked and told through its program."""

import getpass
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

LONGEST_S = 20.0
LINGERING = Path("/var/lib/systemd/linger")
_NEVER = {"", "n/a", "0", "@0"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program said.

    Attributes:
        worked: it is there, and ended with 0.
    """

    worked: bool
    said: str


def systemctl(*words: str) -> Answer:
    """`systemctl --user WORDS`, given up when nobody answers."""
    program = shutil.which("systemctl")
    if program is None:
        return Answer(worked=False, said="there is no systemctl here")
    try:
        ran = subprocess.run(  # noqa: S603 - our own words
            [program, "--user", *words],
            capture_output=True,
            check=False,
            text=True,
            timeout=LONGEST_S,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Answer(worked=False, said=f"systemctl: {type(error).__name__}")
    worked = ran.returncode == 0
    return Answer(worked, (ran.stdout if worked else ran.stderr).strip())


@dataclass(frozen=True, slots=True)
class TimerState:
    """What systemd knows of the evening's timer.

    Attributes:
        active: None where systemd does not answer.
    """

    active: bool | None = None
    next_run: datetime | None = None
    last_trigger: datetime | None = None


def timer_state(name: str) -> TimerState:
    """What systemd knows of that timer."""
    asked = ("ActiveState", "NextElapseUSecRealtime", "LastTriggerUSec")
    properties = (f"--property={','.join(asked)}", "--timestamp=unix")
    answer = systemctl("show", name, *properties)
    if not answer.worked:
        return TimerState()
    pairs = (line.partition("=") for line in answer.said.splitlines())
    told = {key: value for key, _, value in pairs}
    return TimerState(
        told.get("ActiveState") == "active",
        _moment(told, "NextElapseUSecRealtime"),
        _moment(told, "LastTriggerUSec"),
    )


def _moment(told: Mapping[str, str], name: str) -> datetime | None:
    text = told.get(name, "")
    if text in _NEVER:
        return None
    try:
        return datetime.fromtimestamp(float(text.removeprefix("@")), UTC)
    except ValueError:
        return None


def lingers() -> bool | None:
    """Whether timers run while nobody is logged in; None where that cannot be told."""
    try:
        if not LINGERING.parent.is_dir():
            return None
        return (LINGERING / getpass.getuser()).exists()
    except (OSError, KeyError):
        return None
