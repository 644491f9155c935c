"""What coach keeps of Garmin's service where there is no file of a device.

An activity that was typed in by hand is kept as Garmin's own summary, with its laps
or sets; measurements as the answer to one question:

    {"coach": "garmin activity/1", "activity": {…}, "splits": {…}, "exerciseSets": {…}}
    {"coach": "garmin days/1", "kind": "sleep", "reply": …}

Beside a file of a watch the sets are kept as the athlete has corrected them:

    {"coach": "garmin sets/1", "activity": {…}, "exerciseSets": {…}}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from coach.domain.activity import Recording
from coach.domain.sync import SETS
from coach.errors import Issue
from connectors.base import FileContents
from connectors.files.garmin_replies import metrics_in
from connectors.files.garmin_summary import summarised
from connectors.files.safe_json import read_json, text

ACTIVITY = "garmin activity/1"
DAYS = "garmin days/1"
SETS_SAID = "garmin sets/1"
AGAIN = "Run `coach sync garmin` again."

_HEAD = b'{"coach":"garmin'
_SETS_HEAD = b'{"coach":"garminsets'


@dataclass(frozen=True, slots=True)
class GarminSetsReader:
    """An activity's sets as Garmin's service has them now."""

    kind: str = SETS

    def accepts(self, content: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether it begins as coach begins such a file."""
        return _begins(content, _SETS_HEAD)

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """The summary of the activity with these sets."""
        return GarminServiceReader().read(content, name, timezone)


@dataclass(frozen=True, slots=True)
class GarminServiceReader:
    """Coach's copies of what Garmin's service said."""

    kind: str = "garmin_service"

    def accepts(self, content: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether it begins as coach begins such a file."""
        return _begins(content, _HEAD) and not _begins(content, _SETS_HEAD)

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """An activity or measurements."""
        document, problem = read_json(content)
        issues = (Issue(name, problem, AGAIN),) if problem else ()
        if not isinstance(document, Mapping):
            return FileContents(issues=issues)
        if text(document, "coach") in {ACTIVITY, SETS_SAID}:
            found = summarised(document, timezone)
            if isinstance(found, str):
                return FileContents(issues=(*issues, Issue(name, found, AGAIN)))
            return FileContents((Recording(found),), issues=issues)
        kind, reply = text(document, "kind"), document.get("reply")
        metrics = metrics_in(kind, reply, timezone)
        if metrics or issues:
            return FileContents(metrics=metrics, issues=issues)
        return FileContents(ignored="an answer of Garmin's without a measurement")


def _begins(content: bytes, head: bytes) -> bool:
    return content[:60].replace(b" ", b"").startswith(head)
