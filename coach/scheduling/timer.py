"""The evening's timer: put up, taken down, looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coach import private_files
from coach.scheduling.systemctl import TimerState, lingers, systemctl, timer_state
from coach.scheduling.units import EVENING, MORNING, NAMES, Installation

SEARCH = "systemctl --user daemon-reload"
_LINGER = "loginctl enable-linger"


@dataclass(frozen=True, slots=True)
class Step:
    """A command the athlete is to run themselves, and why."""

    command: str
    reason: str


@dataclass(frozen=True, slots=True)
class Timer:
    """How the timer stands.

    Attributes:
        units: the file of every unit that is there.
        steps: what is left to do.
    """

    units: tuple[Path, ...]
    state: TimerState
    lingers: bool | None
    steps: tuple[Step, ...] = ()

    @property
    def installed(self) -> bool:
        """Whether there is an evening's timer."""
        return any(unit.name == EVENING for unit in self.units)


def unit_folder() -> Path:
    """Where the athlete's own units lie."""
    import platformdirs

    return platformdirs.user_config_path("systemd/user", appauthor=False)


def look() -> Timer:
    """How the timer stands, nothing changed."""
    there = tuple(path for path in _paths() if path.is_file())
    installed = any(unit.name == EVENING for unit in there)
    state = timer_state(EVENING) if installed else TimerState()
    lingering = lingers()
    steps = [] if lingering is not False or not installed else [_linger()]
    if installed and state.active is False:
        steps.insert(0, Step(_enable(there), "starts it"))
    return Timer(there, state, lingering, tuple(steps))


def install(wanted: Installation) -> tuple[Timer, tuple[Path, ...]]:
    """Write the units and start them; gives how it stands and the files that changed.

    Raises:
        CoachError: a file cannot be written (exit 73).
    """
    units = wanted.units()
    extra = [path for path in _paths() if path.name not in units and path.exists()]
    if any(path.name == MORNING for path in extra):
        systemctl("disable", "--now", MORNING)
    changed = [*extra, *_written(units)]
    for path in extra:
        path.unlink(missing_ok=True)
    there = tuple(unit_folder() / name for name in units)
    if _started(_timers(there), anew=bool(changed)):
        return look(), tuple(changed)
    left = (
        Step(SEARCH, "systemd did not answer here, so do it where you are logged in"),
        Step(_enable(there), "starts it"),
        _linger(),
        Step("coach daemon", "does the same where there is no systemd"),
    )
    return Timer(there, TimerState(), lingers(), left), tuple(changed)


def _started(timers: list[str], *, anew: bool) -> bool:
    """Whether systemd has taken the units; a timer that ran learns its new time."""
    started = (
        systemctl("daemon-reload").worked
        and systemctl("enable", "--now", *timers).worked
    )
    return started and (not anew or systemctl("restart", *timers).worked)


def remove() -> tuple[Timer, tuple[Path, ...]]:
    """Stop the units and delete them; gives how it stands and the files now gone."""
    there = [path for path in _paths() if path.exists()]
    timers = _timers(there)
    if timers:
        systemctl("disable", "--now", *timers)
    for path in there:
        path.unlink(missing_ok=True)
    for timer in (EVENING, MORNING):
        (unit_folder() / "timers.target.wants" / timer).unlink(missing_ok=True)
    steps: tuple[Step, ...] = ()
    if there and not systemctl("daemon-reload").worked:
        steps = (Step(SEARCH, "systemd did not answer here, so it does not know yet"),)
    return Timer((), TimerState(), lingers(), steps), tuple(there)


def _written(units: Mapping[str, str]) -> list[Path]:
    """The units that were not there, or were different."""
    changed = []
    for name, text in units.items():
        path, content = unit_folder() / name, text.encode()
        if not path.is_file() or path.read_bytes() != content:
            private_files.write(path, content)
            changed.append(path)
    return changed


def _paths() -> list[Path]:
    return [unit_folder() / name for name in NAMES]


def _timers(units: "tuple[Path, ...] | list[Path]") -> list[str]:
    return [unit.name for unit in units if unit.suffix == ".timer"]


def _enable(units: tuple[Path, ...]) -> str:
    return f"systemctl --user enable --now {' '.join(_timers(units))}"


def _linger() -> Step:
    return Step(_LINGER, "lets it run while you are not logged in")
