"""What a service said, read as files are and kept a batch at a time."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from coach import faults
from coach.database import Store
from coach.domain.activity import Recording
from coach.domain.metric import Metric
from coach.domain.sync import RemoteActivity, Service
from coach.errors import CoachError, Issue
from coach.intake.items import Incoming, Item, Options
from coach.jobs.claimed import Sets, claimed
from coach.jobs.context import Beside, Context
from coach.jobs.measures import measure_anew
from coach.redaction import clean
from coach.reports.sync import Counts
from connectors.base import Pulled

BATCH_DOCUMENTS, BATCH_BYTES, BATCH_STEPS = 16, 8 * 1024**2, 500
"""What is kept in one transaction: a run that is killed asks for these again."""

_LEVEL = 6
_TEXT = (b"{", b"[")
_AGAIN = "Look at it there; the rest came in."


class Batches:
    """Collects what one service says, and keeps it.

    While a batch is collected the one before it is read: files of devices in a process
    apart, which they cannot take down with them, a service's own words, JSON, here,
    which is quicker than a process is started.

    Attributes:
        held: what the service held when it was read last, by remote id.
        bug: the traceback of the first document that coach itself fell over.
    """

    def __init__(
        self,
        context: Context,
        service: str,
        held: dict[str, RemoteActivity],
        options: Options,
    ) -> None:
        self.context, self.service, self.held = context, service, held
        self.counts = Counts()
        self.bug: str | None = None
        self._options = options
        self._reading: dict[bool, Beside] = {}
        self._batch, self._before = _Batch(), _Batch()

    def take(self, pulled: Pulled) -> None:
        """One more; when a batch is full, the one before it is kept."""
        items = _items(pulled)
        for item in items:
            self._reader(here=_is_text(item)).add(item)
        self._batch.add(pulled, items)
        if self._batch.is_full:
            self._keep(self._before)
            self._batch, self._before = _Batch(), self._batch

    def end(self, ended: Callable[[Service], Service]) -> None:
        """Keep all that was collected, and with the last of it how it ended."""
        self._keep(self._before)
        self._before = _Batch()
        self._keep(self._batch, ended)
        self._batch = _Batch()

    def close(self) -> None:
        """Leave what was not kept."""
        for reading in self._reading.values():
            reading.close()

    def _reader(self, *, here: bool) -> Beside:
        if here not in self._reading:
            intake = self.context.intake_here() if here else self.context.intake()
            self._reading[here] = intake.beside(self._options)
        return self._reading[here]

    def _keep(
        self, batch: "_Batch", ended: Callable[[Service], Service] | None = None
    ) -> None:
        """Keep the batch and its cursor in one transaction."""
        if not batch.taken and ended is None:
            return
        read = [
            [self._reader(here=_is_text(item)).take() for item in items]
            for _, items in batch.taken
        ]
        now = self.context.clock.now()
        with self.context.writing("sync") as store:
            keeping = _Keeping(store, self, now)
            for (pulled, _), incoming in zip(batch.taken, read, strict=True):
                keeping.one(pulled, *incoming)
            service = store.service(self.service)
            cursors = [each.cursor for each, _ in batch.taken if each.cursor]
            if cursors:
                service = replace(service, cursor=cursors[-1])
            if ended is not None:
                service = ended(service)
            store.save_service(service)
            faults.point("sync.kept")
        self.held |= keeping.seen


@dataclass(slots=True)
class _Batch:
    """What is kept in one transaction.

    Attributes:
        taken: each with its documents, which are read meanwhile.
    """

    taken: list[tuple[Pulled, tuple[Item, ...]]] = field(default_factory=list)
    documents: int = 0
    size: int = 0

    def add(self, pulled: Pulled, items: tuple[Item, ...]) -> None:
        """One more."""
        self.taken.append((pulled, items))
        self.documents += len(items)
        self.size += sum(item.size for item in items)

    @property
    def is_full(self) -> bool:
        """Whether it is time to keep it."""
        return (
            self.documents >= BATCH_DOCUMENTS
            or self.size >= BATCH_BYTES
            or len(self.taken) >= BATCH_STEPS
        )


def _items(pulled: Pulled) -> tuple[Item, ...]:
    """Its document, and after that the sets that its service has for it."""
    name = clean(pulled.name, limit=240) or "document"
    documents = ((name, pulled.content), (f"{name}, sets", pulled.sets))
    return tuple(
        Item(
            Path(name), name, size=len(content), unpacked=len(content), content=content
        )
        for name, content in documents
        if content is not None
    )


def _is_text(item: Item) -> bool:
    return item.content is not None and item.content[:64].lstrip().startswith(_TEXT)


@dataclass(slots=True)
class _Keeping:
    """One batch while it is kept.

    Attributes:
        seen: what the service holds, as far as this batch told it.
    """

    store: Store
    batches: Batches
    now: datetime
    seen: dict[str, RemoteActivity] = field(default_factory=dict)

    def one(
        self,
        pulled: Pulled,
        incoming: Incoming | None = None,
        sets: Incoming | None = None,
    ) -> None:
        """Keep one thing that the service said."""
        if pulled.exercise is not None:
            self.store.save_service_exercise(pulled.exercise, self.now)
        if pulled.issue is not None:
            self._reject(pulled.issue, None)
        if incoming is not None:
            self._document(pulled, incoming, sets)
        elif pulled.remote_id is not None:
            self._without_content(pulled, pulled.remote_id)

    def _was(self, remote_id: str) -> RemoteActivity | None:
        return self.seen.get(remote_id) or self.batches.held.get(remote_id)

    def _reject(self, issue: Issue, sha256: str | None) -> bool:
        """Whether it was not told before."""
        source = self.batches.service
        new = self.store.save_issue(issue, source, sha256, self.now)
        self.batches.counts.rejected += new
        return new

    def _without_content(self, pulled: Pulled, remote_id: str) -> None:
        """It was deleted there; or it cannot be had, and is not asked for again."""
        was = self._was(remote_id)
        if pulled.issue is not None:
            if pulled.fingerprint:
                self._see(pulled, remote_id, was.sha256 if was else None)
            return
        if was is None or was.deleted_at is not None:
            return
        self._remember(replace(was, deleted_at=self.now))
        self.batches.counts.deleted += bool(self._delete(was.sha256))

    def _delete(self, sha256: str | None) -> tuple[str, ...]:
        """Leave out what the service holds no more of that file."""
        if sha256 is None:
            return ()
        gone = self.store.delete_activities(sha256, self.now)
        for uuid in gone:
            measure_anew(self.store, uuid, None, self.now)
        return gone

    def _document(
        self, pulled: Pulled, incoming: Incoming, sets: Incoming | None
    ) -> None:
        contents, sha256 = incoming.contents, incoming.sha256
        refused = _refused(incoming)
        self.batches.bug = self.batches.bug or incoming.bug
        if sha256 is None or refused is not None:
            self._unreadable(pulled, incoming, refused or "it is empty")
            return
        fresh = sum(map(self._measurement, contents.metrics))
        self.batches.counts.measured += fresh
        if pulled.remote_id is not None:
            self._kept(pulled.content, incoming)
            for issue in contents.issues:
                self._reject(issue, sha256)
            alone = len(contents.recordings) == 1
            said = self._sets(pulled, sets if alone else None)
            self._activities(pulled, pulled.remote_id, incoming, said)
            return
        # A reply over many days comes again with the next sync, all but the same.
        for issue in contents.issues:
            fresh += self._reject(issue, None)
        if fresh:
            self._kept(pulled.content, incoming)

    def _unreadable(self, pulled: Pulled, incoming: Incoming, why: str) -> None:
        """Put it aside with the reason; it is asked for again when it changes there."""
        if incoming.sha256 is not None:
            self._file(pulled.content, incoming, "rejected", why)
        self._reject(Issue(incoming.item.label, why, _AGAIN), incoming.sha256)
        if pulled.remote_id is not None:
            was = self._was(pulled.remote_id)
            self._see(pulled, pulled.remote_id, was.sha256 if was else None)

    def _kept(self, content: bytes | None, incoming: Incoming) -> None:
        contents = incoming.contents
        reason = str(contents.issues[0]) if contents.issues else contents.ignored
        self._file(content, incoming, "imported", reason)

    def _sets(self, pulled: Pulled, said: Incoming | None) -> Sets:
        """Keep what the service says of the sets, where it says something."""
        if said is None:
            return Sets()
        refused = _refused(said)
        if refused is not None:
            self._reject(Issue(said.item.label, refused, _AGAIN), None)
            return Sets()
        sets = tuple(s for each in said.contents.recordings for s in each.activity.sets)
        if not sets:
            return Sets()
        self._kept(pulled.sets, said)
        return Sets(sets, said.sha256)

    def _measurement(self, metric: Metric) -> bool:
        try:
            # A service may come to another value of a day: the later one holds.
            return self.store.save_metric(metric, self.now, anew=True)
        except CoachError as error:
            self._reject(Issue(error.what, error.why, error.fix), None)
            return False

    def _file(
        self,
        content: bytes | None,
        incoming: Incoming,
        status: str,
        reason: str | None,
    ) -> None:
        content = content or b""
        self.store.save_file(
            incoming.sha256 or "",
            incoming.item.label,
            incoming.kind or "",
            incoming.packed or zlib.compress(content, _LEVEL),
            len(content),
            status,
            reason,
            self.now,
        )

    def _activities(
        self, pulled: Pulled, remote_id: str, incoming: Incoming, sets: Sets
    ) -> None:
        was, sha256 = self._was(remote_id), incoming.sha256 or ""
        recordings = sets.put_into(
            claimed(incoming.contents.recordings, self.batches.service, pulled)
        )
        before = self._before(was, recordings)
        day = recordings[0].activity.local_date if recordings else None
        self._see(pulled, remote_id, sha256, day)
        new = changed = False
        for recording, number in zip(recordings, before, strict=True):
            try:
                kept = self.store.save_from_service(
                    recording, sha256, self.now, number, sets.sha256
                )
            except CoachError as error:
                self._reject(Issue(error.what, error.why, error.fix), sha256)
                continue
            new, changed = new or kept.new, changed or kept.changed
            if kept.changed:
                named = replace(recording.activity, uuid=kept.uuid)
                measure_anew(self.store, kept.uuid, named, self.now)
        if was is not None and was.sha256 != sha256:
            changed |= bool(self._delete(was.sha256))
        counts = self.batches.counts
        counts.new += new
        counts.updated += changed and not new and was is not None

    def _before(
        self, was: RemoteActivity | None, recordings: Sequence[Recording]
    ) -> list[int | None]:
        """For each recording the activity that has become it, where one has."""
        held: dict[str, int] = {}
        if was is not None and was.sha256 is not None and was.deleted_at is None:
            for number in self.store.activities_of(was.sha256):
                activity = self.store.activity(number)
                if activity is not None:
                    held[activity.uuid] = number
        uuids = [each.activity.uuid for each in recordings]
        rest = [number for uuid, number in held.items() if uuid not in uuids]
        return [
            held[uuid] if uuid in held else (rest.pop(0) if rest else None)
            for uuid in uuids
        ]

    def _see(
        self,
        pulled: Pulled,
        remote_id: str,
        sha256: str | None,
        day: date | None = None,
    ) -> None:
        service = self.batches.service
        day = pulled.day or day
        self._remember(
            RemoteActivity(service, remote_id, day, pulled.fingerprint, sha256)
        )

    def _remember(self, remote: RemoteActivity) -> None:
        self.store.save_remote_activity(remote, self.now)
        self.seen[remote.remote_id] = remote


def _refused(incoming: Incoming) -> str | None:
    """Why nothing of the document was read."""
    if incoming.bug is not None:
        said = incoming.bug.strip().splitlines()[-1].partition(":")[0]
        return f"coach was not made for what is in it ({said})"
    if incoming.refused is not None or incoming.kind is None:
        return incoming.refused or "coach does not know this kind of file"
    contents = incoming.contents
    found = contents.recordings or contents.metrics
    if not found and contents.issues:
        return str(contents.issues[0].why)
    return None
