"""Is everything in order: Python, home, database, sources."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from coach.jobs.context import Context
from coach.private_files import FOLDER_MODE

LEAST_FREE_BYTES = 200 * 1024 * 1024
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Attributes:
        state: `fine`, `note` or `wrong`.
    """

    name: str
    state: str
    what: str
    fix: str = ""


def examine(context: Context) -> tuple[Finding, ...]:
    """Every finding, in the order a person would check them."""
    home = context.home
    return (
        _python(),
        _home(home),
        _space(home),
        _database(context),
        _clock(context),
        *_contents(context),
    )


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", "fine", version)


def _home(home: Path) -> Finding:
    mode = home.stat().st_mode & 0o777
    if mode != FOLDER_MODE:
        return Finding(
            "home",
            "wrong",
            f"{home} can be read by others (mode {mode:o})",
            f"Run chmod 700 {home}",
        )
    return Finding("home", "fine", str(home))


def _space(home: Path) -> Finding:
    free = shutil.disk_usage(home).free
    megabytes = f"{free // (1024 * 1024):,} MB free"
    if free < LEAST_FREE_BYTES:
        return Finding("disk", "wrong", megabytes, "Make room before the next import.")
    return Finding("disk", "fine", megabytes)


def _database(context: Context) -> Finding:
    problems = context.database.check()
    if problems:
        return Finding(
            "database",
            "wrong",
            "; ".join(problems[:_SHOWN]),
            "Put a backup from the backups folder in its place.",
        )
    return Finding("database", "fine", "whole and up to date")


def _clock(context: Context) -> Finding:
    now = context.clock.now()
    return Finding(
        "clock", "fine", f"{now:%Y-%m-%d %H:%M} {context.clock.timezone.key}"
    )


def _contents(context: Context) -> tuple[Finding, ...]:
    with context.reading() as store:
        activities = len(store.activities(details=False))
        plans = store.plans()
        issues = store.issues()
    found = [Finding("activities", "fine", f"{activities} recordings")]
    if not activities:
        found = [Finding("activities", "note", "none yet", "Run coach import FOLDER")]
    if not plans:
        fix = "Run coach plan load five-goals-12-weeks --start DAY"
        found.append(Finding("plan", "note", "none is loaded", fix))
    else:
        found.append(Finding("plan", "fine", plans[-1].name))
    found += [
        Finding("unreadable", "note", str(stored.issue), stored.issue.fix)
        for stored in issues[:_SHOWN]
    ]
    if len(issues) > _SHOWN:
        found.append(Finding("unreadable", "note", f"and {len(issues) - _SHOWN} more"))
    return tuple(found)
