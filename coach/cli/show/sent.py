"""What went to Garmin and Hevy, what waits and why, in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coach.domain import wording

Document = Mapping[str, Any]

SERVICES = {"garmin": "Garmin", "hevy": "Hevy"}
_STANDS = {"garmin": "in the calendar at Garmin", "hevy": "among the routines in Hevy"}
_OPEN = {"pending", "unknown"}


def sent(exports: Sequence[Document]) -> list[str]:
    """One line a service and outcome; nothing for files."""
    said: list[str] = []
    for target, name in SERVICES.items():
        mine = [each for each in exports if each["target"] == target]
        said += _done(mine, target, name)
        failed = [each for each in mine if each["state"] == "failed"]
        said += [
            f"{_workouts(those)} not sent to {name}: {error}."
            for error, those in _by_error(failed)
        ]
    waiting = [e for e in exports if e["target"] in SERVICES and e["state"] in _OPEN]
    said += [
        f"{_workouts(those)} {_are(those)} queued ({error}). {_THEN}"
        for error, those in _by_error(waiting)
    ]
    return said


_THEN = "They go out automatically; see coach status."


def _done(mine: Sequence[Document], target: str, name: str) -> Iterator[str]:
    done = [each for each in mine if each["state"] == "done"]
    there = [each for each in done if each["remote_id"]]
    if there:
        yield f"{_workouts(there)} {_are(there)} {_STANDS[target]}."
    gone = [each for each in done if not each["remote_id"]]
    if gone:
        yield f"{_workouts(gone)} {_are(gone)} off at {name}."


def _by_error(exports: Sequence[Document]) -> Iterator[tuple[str, list[Document]]]:
    errors = dict.fromkeys(each["error"] or "not tried yet" for each in exports)
    for error in errors:
        those = [e for e in exports if (e["error"] or "not tried yet") == error]
        yield error.rstrip("."), those


def _workouts(exports: Sequence[Document]) -> str:
    return wording.count(len(exports), "workout")


def _are(exports: Sequence[Document]) -> str:
    return "is" if len(exports) == 1 else "are"
