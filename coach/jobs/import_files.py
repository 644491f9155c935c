"""Files into the database: each exactly once, whatever they hold."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from coach import faults
from coach.catalogue.resolve import resolve
from coach.database import Store
from coach.domain.activity import Activity, Recording
from coach.domain.metric import Metric
from coach.errors import CoachError, Issue
from coach.jobs.context import Context
from coach.jobs.measures import measured
from coach.jobs.whole_file import NoFile, read_whole
from coach.redaction import clean
from connectors.base import FileContents

LARGEST_FILE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    Attributes:
        status: `imported`, `duplicate`, `rejected` or `ignored`.
        reason: what was wrong with it, in whole or in part.
        bug: what coach fell over, if it was coach and not the file.
    """

    path: str
    sha256: str | None
    status: str
    activity_ids: tuple[int, ...] = ()
    reason: str | None = None
    bug: Exception | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every file."""

    files: tuple[FileResult, ...]

    def count(self, status: str) -> int:
        """How many files ended in that status."""
        return sum(file.status == status for file in self.files)


def import_files(
    context: Context,
    paths: Iterable[Path],
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> ImportReport:
    """Import files and folders (recursively), one transaction a file.

    Interrupted at any point, the files before it are in and a second run goes on.
    """
    found = tuple(_files(paths))
    results = []
    with context.alone():
        for number, (path, named) in enumerate(found, start=1):
            results.append(_import(context, path, named=named))
            progress(number, len(found))
    return ImportReport(tuple(results))


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Every file to be read, and whether it was named itself."""
    for path in paths:
        if _is_folder(path):
            yield from ((inside, False) for inside in _inside(path))
        else:
            yield path, True


def _inside(folder: Path) -> Iterator[Path]:
    """What is in a folder, hidden things and linked folders left alone, in order.

    A folder that cannot be opened stands for what is in it.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not _is_folder(path) or (path.is_symlink() and path != folder):
            yield path
            continue
        try:
            seen = [each for each in path.iterdir() if not each.name.startswith(".")]
        except OSError:
            yield path
        else:
            waiting += sorted(seen, reverse=True)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # reading it tells why


def _import(context: Context, path: Path, *, named: bool) -> FileResult:
    try:
        content = _content(path)
    except NoFile as error:
        status = "rejected" if named else "ignored"
        return FileResult(str(path), None, status, (), error.strerror)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _rejected(path, None, reason)
    try:
        return _import_content(context, path, content, named=named)
    except CoachError:
        raise
    except Exception as error:  # noqa: BLE001 - our slip must not lose the other files
        sha256 = hashlib.sha256(content).hexdigest()
        reason = f"coach was not made for what is in it ({type(error).__name__})"
        return replace(_rejected(path, sha256, reason), bug=error)


def _content(path: Path) -> bytes:
    if path.is_dir() and not path.is_symlink():
        next(path.iterdir(), None)  # says why it could not be looked into
    return read_whole(path, LARGEST_FILE_BYTES)


def _import_content(
    context: Context, path: Path, content: bytes, *, named: bool
) -> FileResult:
    name = clean(path.name, limit=255)
    sha256 = hashlib.sha256(content).hexdigest()
    with context.reading() as store:
        known = store.file_seen(sha256)
        if known:
            ids = store.activities_of(sha256)
            status = "duplicate" if known.status == "imported" else known.status
            return FileResult(str(path), sha256, status, tuple(ids), known.reason)
    reader = next((r for r in context.readers if r.accepts(content, name)), None)
    if reader is None:
        status = "rejected" if named else "ignored"
        return FileResult(str(path), sha256, status, (), _unknown(content))
    contents = reader.read(content, name, context.clock.timezone)
    return _save(context, path, content, reader.kind, contents)


def _unknown(content: bytes) -> str:
    for start, reason in _PACKED.items():
        if content.startswith(start):
            return reason
    return "coach does not know this kind of file" if content else "it is empty"


_PACKED = {
    b"PK\x03\x04": "it is a zip archive: unpack it, then import the folder",
    b"\x1f\x8b": "it is compressed: unpack it with gunzip, then import it",
}


def _save(
    context: Context, path: Path, content: bytes, kind: str, contents: FileContents
) -> FileResult:
    sha256 = hashlib.sha256(content).hexdigest()
    name = clean(path.name, limit=255)
    now = context.clock.now()
    recordings = [prepare(recording, now) for recording in contents.recordings]
    found = len(recordings) + len(contents.metrics)
    status = "imported" if found else _nothing(contents)
    with context.writing() as store:
        store.save_file(sha256, name, kind, content, status, _reason(contents), now)
        ids, new, refused = _save_all(store, recordings, contents.metrics, sha256, now)
        contents = replace(contents, issues=(*contents.issues, *refused))
        if refused and len(refused) == found:
            status = "rejected"
        reason = _reason(contents)
        store.save_file(sha256, name, kind, content, status, reason, now)
        for issue in contents.issues:
            store.save_issue(issue, name, sha256, now)
        faults.point("import.commit")
    if status == "imported" and not new:
        status = "duplicate"
    return FileResult(str(path), sha256, status, ids, reason)


def _save_all(
    store: Store,
    recordings: Sequence[Recording],
    metrics: Sequence[Metric],
    sha256: str,
    now: datetime,
) -> tuple[tuple[int, ...], bool, tuple[Issue, ...]]:
    """Ids of the activities, whether anything is new, and what could not be kept."""
    ids: list[int] = []
    fuller: list[Activity] = []
    refused: list[Issue] = []
    fresh = False
    for recording in recordings:
        with _alone_refused(refused):
            saved = store.save_recording(recording, sha256, now)
            ids.append(saved.id)
            fuller += [recording.activity] * saved.new
    for metric in metrics:
        with _alone_refused(refused):
            fresh |= store.save_metric(metric, now)
    for metric in measured(fuller):
        store.save_metric(metric, now, anew=True)
    return tuple(ids), fresh or bool(fuller), tuple(refused)


@contextmanager
def _alone_refused(refused: list[Issue]) -> Iterator[None]:
    """A record that the database cannot hold stops none of the others."""
    try:
        yield
    except CoachError as error:
        refused.append(Issue(error.what, error.why, error.fix))


def prepare(recording: Recording, now: datetime) -> Recording:
    """The recording with catalogue names, its effort and doubts about its date."""
    from coach.load.effort import effort_of

    activity = recording.activity
    doubts = activity.doubts
    if activity.start > now + timedelta(days=2):
        doubts += (f"it is dated {activity.local_date}, which has not come yet",)
    return replace(
        recording,
        activity=replace(
            activity,
            sets=tuple(replace(s, exercise=_named(s.exercise)) for s in activity.sets),
            effort=effort_of(activity, recording.streams),
            doubts=doubts,
        ),
    )


def _named(exercise: str) -> str:
    found = resolve(exercise, {}).exercise
    return found.name if found else exercise


def _reason(contents: FileContents) -> str | None:
    if contents.issues:
        more = len(contents.issues) - 1
        rest = f" (and {more} more)" if more else ""
        return f"{contents.issues[0]}{rest}"
    return contents.ignored


def _nothing(contents: FileContents) -> str:
    return "ignored" if contents.ignored and not contents.issues else "rejected"


def _rejected(path: Path, sha256: str | None, reason: str) -> FileResult:
    return FileResult(str(path), sha256, "rejected", (), reason)
