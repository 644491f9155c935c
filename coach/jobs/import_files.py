"""Files into the database: each exactly once, whatever they hold."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from coach import faults
from coach.catalogue.resolve import resolve
from coach.database import Store
from coach.domain.activity import Recording
from coach.domain.metric import Metric
from coach.jobs.context import Context
from coach.jobs.measures import measured
from connectors.base import FileContents

LARGEST_FILE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    Attributes:
        status: `imported`, `duplicate`, `rejected` or `ignored`.
        reason: what was wrong with it, in whole or in part.
    """

    path: str
    sha256: str | None
    status: str
    activity_ids: tuple[int, ...] = ()
    reason: str | None = None


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
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.is_file())
            yield from ((p, False) for p in sorted(inside) if not _hidden(p, path))
        else:
            yield path, True


def _hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)


def _import(context: Context, path: Path, *, named: bool) -> FileResult:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            return _rejected(path, None, "it is larger than 64 MB, too large to be one")
        content = path.read_bytes()
    except OSError as error:
        return _rejected(path, None, error.strerror or str(error))
    sha256 = hashlib.sha256(content).hexdigest()
    with context.reading() as store:
        known = store.file_seen(sha256)
        if known:
            ids = store.activities_of(sha256)
            status = "duplicate" if known.status == "imported" else known.status
            return FileResult(str(path), sha256, status, tuple(ids), known.reason)
    reader = next((r for r in context.readers if r.accepts(content, path.name)), None)
    if reader is None:
        reason = "coach does not know this kind of file"
        status = "rejected" if named else "ignored"
        return FileResult(str(path), sha256, status, (), reason)
    contents = reader.read(content, path.name, context.clock.timezone)
    return _save(context, path, content, reader.kind, contents)


def _save(
    context: Context, path: Path, content: bytes, kind: str, contents: FileContents
) -> FileResult:
    sha256 = hashlib.sha256(content).hexdigest()
    now = context.clock.now()
    recordings = [prepare(recording, now) for recording in contents.recordings]
    reason = _reason(contents)
    with context.writing() as store:
        found = recordings or contents.metrics
        status = "imported" if found else _nothing(contents)
        store.save_file(sha256, path.name, kind, content, status, reason, now)
        ids, new = _save_all(store, recordings, contents.metrics, sha256, now)
        for issue in contents.issues:
            store.save_issue(issue, path.name, sha256, now)
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
) -> tuple[tuple[int, ...], bool]:
    saved = [store.save_recording(r, sha256, now) for r in recordings]
    fresh = [store.save_metric(m, now) for m in metrics]
    fuller = [r.activity for r, s in zip(recordings, saved, strict=True) if s.new]
    for metric in measured(fuller):
        store.save_metric(metric, now, anew=True)
    return tuple(s.id for s in saved), any(s.new for s in saved) or any(fresh)


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
