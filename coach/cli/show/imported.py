"""What became of files, on a terminal: a line for each that asks for one."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from coach.cli.output import one_line
from coach.jobs.import_files import FileResult, ImportReport

MOST_LINES = 20

_COUNTED = (
    ("imported", "imported"),
    ("duplicate", "known already"),
    ("ignored", "without training in them"),
    ("rejected", "unreadable"),
)


def counts(report: ImportReport) -> str:
    """How many files came in, were known, hold nothing, cannot be read."""
    counted = [
        f"{report.count(status)} {words}"
        for status, words in _COUNTED
        if report.count(status)
    ]
    return ", ".join(counted) or "No files there."


def details(report: ImportReport) -> Iterator[str]:
    """A line for each file that could not be read, or only in part; the rest summed."""
    told = [each for each in report.files if each.reason and _is_told(each)]
    yield from map(_line, told[:MOST_LINES])
    if len(told) > MOST_LINES:
        yield f"and {len(told) - MOST_LINES} more: --json lists every file"
    yield from _passed_over(report)


def _is_told(file: FileResult) -> bool:
    return file.status in {"rejected", "imported"}


def _line(file: FileResult) -> str:
    name, reason = _name(file), one_line(file.reason or "")
    said = reason if name in reason else f"{name}: {reason}"
    return f"unreadable: {said}" if file.status == "rejected" else f"in part: {said}"


def _name(file: FileResult) -> str:
    return one_line(PurePath(file.path).name)


def _passed_over(report: ImportReport) -> Iterator[str]:
    """Files without training, those of one reason in one line."""
    ignored = [each for each in report.files if each.status == "ignored"]
    reasons = Counter(one_line(each.reason or "") for each in ignored)
    for reason, count in reasons.most_common(MOST_LINES):
        names = [
            _name(each) for each in ignored if one_line(each.reason or "") == reason
        ]
        shown = ", ".join(names[:3])
        more = f" and {count - 3} more" if count > 3 else ""
        yield f"passed over: {shown}{more}: {reason}"
