"""Files into the database: each exactly once, whatever they hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from coach import faults
from coach.database import Store
from coach.domain.activity import Activity, Recording
from coach.domain.metric import Metric
from coach.domain.strength import WeightUnit
from coach.errors import CoachError, Issue
from coach.intake.items import Incoming, Item, Options
from coach.jobs.context import Context
from coach.jobs.find_files import found_files
from coach.jobs.measures import measured
from coach.jobs.sealed_lines import opened
from coach.redaction import clean
from connectors.base import FileContents

BATCH_FILES, BATCH_BYTES = 64, 8 * 1024**2
"""Files saved in one transaction: a run that is killed reads these again."""

_UNIT_MISSING = (
    "its loads may be kilograms or pounds: import it again with --weight-unit kg or lb"
)


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    Attributes:
        status: `imported`, `duplicate`, `rejected` or `ignored`.
        reason: what was wrong with it, in whole or in part.
        bug: what coach fell over, if it was coach and not the file.
        lacks_weight_unit: it is to be read again with the unit of its loads.
    """

    path: str
    sha256: str | None
    status: str
    activity_ids: tuple[int, ...] = ()
    reason: str | None = None
    bug: Exception | None = None
    lacks_weight_unit: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every file."""

    files: tuple[FileResult, ...]

    def with_again(self, again: "ImportReport") -> "ImportReport":
        """The same with what became of some files when they were read again."""
        later = {file.path: file for file in again.files}
        return ImportReport(
            tuple(
                later.get(each.path, each) if each.lacks_weight_unit else each
                for each in self.files
            )
        )

    def count(self, status: str) -> int:
        """How many files ended in that status."""
        return sum(file.status == status for file in self.files)


Progress = Callable[[int, int], None]
"""Told of (bytes done, bytes in all)."""


def import_files(
    context: Context,
    paths: Iterable[Path],
    progress: Progress = lambda _done, _all: None,
    weight_unit: WeightUnit | None = None,
) -> ImportReport:
    """Import files, folders (recursively) and archives, a batch a transaction.

    Interrupted at any point, the batches before it are in and a second run goes on:
    what was imported is known by its digest and is not read again.

    Args:
        context: the athlete's.
        paths: what was named.
        progress: told how far it is.
        weight_unit: of loads in files that do not say.
    """
    context.intake().start()
    with context.alone():
        begun = context.clock.now()
        every = found_files(context.intake(), paths)
        found = tuple(opened(every, context.database.place.find))
        report = ImportReport(tuple(_imported(context, found, progress, weight_unit)))
        if imported := report.count("imported"):
            rejected = report.count("rejected")
            detail = f"{imported} imported, {rejected} unreadable"
            with context.writing("run") as store:
                store.log_run("import", begun, context.clock.now(), "ok", detail)
        return report


def _imported(
    context: Context,
    found: Sequence[Item | Incoming],
    tell: Progress,
    weight_unit: WeightUnit | None,
) -> Iterator[FileResult]:
    """What became of each, in order."""
    progress = _Progress(tell, sum(_item(each).size for each in found))
    progress.tell()
    batch: list[Incoming] = []
    for incoming in _read(context, found, progress, weight_unit):
        batch.append(incoming)
        if len(batch) >= BATCH_FILES or sum(map(_weight, batch)) >= BATCH_BYTES:
            yield from _saved(context, batch)
            progress.tell()
            batch = []
    yield from _saved(context, batch)
    progress.tell()


def _read(
    context: Context,
    found: Sequence[Item | Incoming],
    progress: "_Progress",
    weight_unit: WeightUnit | None,
) -> Iterator[Incoming]:
    """Each as it was read, in order; what could not be opened stands for itself."""
    with context.reading() as store:
        options = Options(
            now=context.clock.now(),
            timezone=context.clock.timezone,
            remembered=dict(store.remembered_exercises()),
            known=store.known_files(),
            weight_unit=weight_unit,
        )
    items = [each for each in found if isinstance(each, Item)]
    reading = context.intake().read(items, options, progress.hear)
    for each in found:
        incoming = next(reading) if isinstance(each, Item) else each
        progress.add(incoming.item)
        yield incoming


class _Progress:
    """Counts bytes on the disk: they tell the time left better than files do."""

    def __init__(self, tell: Progress, every: int) -> None:
        self._tell, self._all = tell, every
        self._done = self._within = 0

    def hear(self, size: int) -> None:
        """Count bytes of a file that is not read to its end."""
        self._within += size
        self.tell()

    def add(self, item: Item) -> None:
        """Count a file that is read."""
        self._done += item.size
        self._within = 0

    def tell(self) -> None:
        """Say how far it is."""
        self._tell(min(self._done + self._within, self._all), self._all)


def _item(each: Item | Incoming) -> Item:
    return each if isinstance(each, Item) else each.item


def _weight(incoming: Incoming) -> int:
    """Roughly the bytes that a file takes while it waits to be saved."""
    recordings = incoming.contents.recordings
    return len(incoming.packed) + sum(10 * each.size for each in recordings)


def _saved(context: Context, batch: Sequence[Incoming]) -> Iterator[FileResult]:
    if not batch:
        return
    if all(each.known or each.kind is None for each in batch):
        with context.reading() as store:
            results = [_unsaved(store, each) for each in batch]
    else:
        with context.writing() as store:
            results = [_save(store, each, context.clock.now()) for each in batch]
            faults.point("import.commit")
    yield from results


def _unsaved(store: Store, incoming: Incoming) -> FileResult:
    """What there is to say of a file of which nothing is saved."""
    item, sha256 = incoming.item, incoming.sha256
    if incoming.bug is not None:
        return _fell_over(incoming)
    if sha256 is None or not incoming.known:
        status = "ignored" if incoming.foreign and not item.named else "rejected"
        return FileResult(item.label, sha256, status, (), incoming.refused)
    seen = store.file_seen(sha256)
    reason = seen.reason if seen else None
    ids = tuple(store.activities_of(sha256))
    return FileResult(item.label, sha256, "duplicate", ids, reason)


def _save(store: Store, incoming: Incoming, now: datetime) -> FileResult:
    contents, sha256 = incoming.contents, incoming.sha256
    if contents.lacks_weight_unit:
        found = _unsaved(store, replace(incoming, refused=_UNIT_MISSING))
        return replace(found, lacks_weight_unit=True)
    unread = incoming.bug or incoming.refused or incoming.kind is None
    if incoming.known or unread or sha256 is None:
        return _unsaved(store, incoming)
    if store.is_known_file(sha256):  # twice in one import
        return _unsaved(store, replace(incoming, known=True))
    return _save_contents(store, incoming, sha256, now)


def _save_contents(
    store: Store, incoming: Incoming, sha256: str, now: datetime
) -> FileResult:
    contents, item = incoming.contents, incoming.item
    name = clean(item.label.rpartition("/")[2], limit=255)
    found = sum(map(len, (contents.recordings, contents.metrics, contents.rest)))
    status = "imported" if found else _nothing(contents)
    ids, new, refused = _save_all(
        store, contents.recordings, contents.metrics, sha256, now
    )
    restored, unrestored = _restored(store, contents, now)
    refused += unrestored
    contents = replace(contents, issues=(*contents.issues, *refused))
    if refused and len(refused) == found:
        status = "rejected"
    reason = _reason(contents)
    file = (sha256, name, incoming.kind or "", incoming.packed, incoming.size)
    store.save_file(*file, status, reason, now, excerpt=incoming.excerpt)
    for issue in contents.issues:
        store.save_issue(issue, name, sha256, now)
    if status == "imported" and not new and not restored:
        status = "duplicate"
    return FileResult(item.label, sha256, status, ids, reason)


def _restored(
    store: Store, contents: FileContents, now: datetime
) -> tuple[bool, tuple[Issue, ...]]:
    """Whether the rest of coach's own export held anything new, and what failed."""
    if not contents.rest:
        return False, ()
    from coach.jobs.restore_everything import restore

    restored = restore(store, contents.rest, now)
    return restored.fresh, restored.issues


class UnforeseenError(Exception):
    """Coach fell over a file; the traceback of the reading process is its note."""


def _fell_over(incoming: Incoming) -> FileResult:
    said = (incoming.bug or "").strip()
    kind = said.splitlines()[-1].partition(":")[0] if said else "unknown"
    error = UnforeseenError(kind)
    error.add_note(said)
    reason = f"coach was not made for what is in it ({kind})"
    return FileResult(
        incoming.item.label, incoming.sha256, "rejected", (), reason, error
    )


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


def _reason(contents: FileContents) -> str | None:
    if contents.issues:
        more = len(contents.issues) - 1
        rest = f" (and {more} more)" if more else ""
        return f"{contents.issues[0]}{rest}"
    return contents.ignored


def _nothing(contents: FileContents) -> str:
    return "ignored" if contents.ignored and not contents.issues else "rejected"
