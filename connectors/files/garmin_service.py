"""What coach keeps of Garmin's service where there is no file of a device.

An activity that was typed in by hand is kept as Garmin's own summary, with its laps
or sets; measurements as the answer to one question:

    {"coach": "garmin activity/1", "activity": {…}, "splits": {…}, "exerciseSets": {…}}
    {"coach": "garmin days/1", "kind": "sleep", "reply": …}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from coach.domain.activity import Recording
from coach.errors import Issue
from connectors.base import FileContents
from connectors.files.garmin_replies import metrics_in
from connectors.files.garmin_summary import summarised
from connectors.files.safe_json import read_json, text

ACTIVITY = "garmin activity/1"
DAYS = "garmin days/1"
AGAIN = "Run `coach sync garmin` again."

_HEAD = b'{"coach":"garmin'


@dataclass(frozen=True, slots=True)
class GarminServiceReader:
    """Coach's copies of what Garmin's service said."""

    kind: str = "garmin_service"

    def accepts(self, content: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether it begins as coach begins such a file."""
        return content[:60].replace(b" ", b"").startswith(_HEAD)

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """An activity or measurements."""
        document, problem = read_json(content)
        issues = (Issue(name, problem, AGAIN),) if problem else ()
        if not isinstance(document, Mapping):
            return FileContents(issues=issues)
        if text(document, "coach") == ACTIVITY:
            found = summarised(document, timezone)
            if isinstance(found, str):
                return FileContents(issues=(*issues, Issue(name, found, AGAIN)))
            return FileContents((Recording(found),), issues=issues)
        kind, reply = text(document, "kind"), document.get("reply")
        metrics = metrics_in(kind, reply, timezone)
        if metrics or issues:
            return FileContents(metrics=metrics, issues=issues)
        return FileContents(ignored="an answer of Garmin's without a measurement")
