"""A new database out of the files that came in, and of what no file holds."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from coach import faults
from coach.clock import zone
from coach.database import Database, Store, StoredFile, asides, rebuilding
from coach.database.copies import remove
from coach.database.swap import put_in_place
from coach.domain.activity import Recording
from coach.domain.strength import StrengthSet
from coach.domain.sync import SETS
from coach.errors import CoachError, ExitCode
from coach.intake.archives import gunzipped
from coach.intake.items import Options
from coach.intake.limits import LARGEST_FILE_BYTES
from coach.intake.marks import GZIP
from coach.intake.prepare import prepared
from coach.intake.reading import Readers
from connectors.base import FileContents

SERVICES = ("garmin", "hevy")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it.

    Attributes:
        files: how many were read again.
        aside: where the old database is.
        troubles: what could not be read, or reads otherwise than before.
    """

    files: int
    aside: Path
    troubles: tuple[str, ...]


def rebuild(database: Database, readers: Readers, now: datetime) -> Rebuilt:
    """Make a new database of the old one's raw files and put it in its place.

    What no file holds (plans, reviews, logs, corrections, what is known of services)
    is carried over. The old database is kept aside; of those kept aside before, the
    last few stay. Nobody else may be writing.

    Raises:
        CoachError: something that can be read in the old one would be missing, or the
            new one is not sound (65); there is no room (73).
    """
    old = rebuilding.file_of(database)
    with closing(rebuilding.new_beside(database)) as new:
        made = rebuilding.file_of(new)
        try:
            database.close()
            troubles = list(rebuilding.carry_over(database, new))
            files = 0
            for athlete in new.athletes():
                with new.writing(athlete.id, "rebuild") as store:
                    reading = _Again(store, readers, now, athlete.timezone)
                    files += reading.all()
                    troubles += reading.troubles
            _require_whole(new)
            new.close()
            faults.point("rebuild.made")
            aside = asides.aside_for(old, "rebuild", now)
            put_in_place(made, old, database.key, aside=aside)
            faults.point("rebuild.placed")
            asides.thin_out(database.place, aside)
        finally:
            new.close()
            remove(made)
    return Rebuilt(files, aside, tuple(troubles))


def _require_whole(new: Database) -> None:
    found = new.check()
    if found:
        raise CoachError(
            "The new database is not sound; the old one was left as it is.",
            found[0],
            "Run coach db restore, which takes the newest good backup.",
            ExitCode.UNREADABLE_INPUT,
        )


class _Again:
    """Reads one athlete's files again."""

    def __init__(
        self, store: Store, readers: Readers, now: datetime, timezone: str
    ) -> None:
        self.troubles: list[str] = []
        self._store, self._now = store, now
        remembered = dict(store.remembered_exercises())
        self._options = Options(now, zone(timezone), remembered)
        self._files = {reader.kind: reader for reader in readers.files}
        self._streams = {reader.kind: reader for reader in readers.streams}
        self._latest = dict(self._of_services())
        self._emptied: set[int] = set()
        self._sets: dict[int, tuple[StrengthSet, ...]] = {}

    def _of_services(self) -> Iterator[tuple[int, str]]:
        """The file that says how an activity of a service is now, by activity."""
        for service in SERVICES:
            for remote in self._store.remote_activities(service).values():
                if remote.sha256 is not None:
                    for number in self._store.activities_of(remote.sha256):
                        yield number, remote.sha256

    def all(self) -> int:
        """Read every file that something was kept of; how many they were."""
        held = self._store.activity_rows()
        files = [each for each in self._store.files() if each.status == "imported"]
        for file in files:
            contents = self._contents(file)
            if contents is not None:
                self._keep(file, contents)
        for number, sets in self._sets.items():
            self._store.put_sets(number, sets)
        self._store.put_rows_back(held)
        return len(files)

    def _contents(self, file: StoredFile) -> FileContents | None:
        try:
            content = self._store.file_content(file.sha256)
            return prepared(self._read(file, content), self._options)
        except CoachError as error:
            self._trouble(file, error)
        except Exception as error:  # noqa: BLE001 - one file stops none of the others
            self.troubles.append(f"{file.name}: {type(error).__name__}")
        return None

    def _read(self, file: StoredFile, content: bytes) -> FileContents:
        timezone = self._options.timezone
        if file.kind in self._streams:
            reader = self._streams[file.kind]
            return reader.read(BytesIO(content), file.name, timezone)
        if content.startswith(GZIP):
            content = gunzipped(content, LARGEST_FILE_BYTES)
        return self._files[file.kind].read(content, file.name, timezone)

    def _keep(self, file: StoredFile, contents: FileContents) -> None:
        if file.kind == SETS:
            for recording in contents.recordings:
                of = self._store.activities_of(file.sha256)
                self._sets |= dict.fromkeys(of, recording.activity.sets)
            return
        for recording in contents.recordings:
            number = self._number(file, recording, alone=len(contents.recordings) == 1)
            if number in self._latest:
                # What a service holds is as its last word says, and no other file.
                if self._latest[number] == file.sha256:
                    self._one(file, recording, number)
                continue
            if number is not None and number not in self._emptied:
                self._store.empty(number)
                self._emptied.add(number)
            self._one(file, recording)
        for metric in contents.metrics:
            try:
                self._store.save_metric(metric, file.first_seen_at)
            except CoachError as error:
                self._trouble(file, error)

    def _number(
        self, file: StoredFile, recording: Recording, *, alone: bool
    ) -> int | None:
        """The activity that the recording is; one of a service may have become it."""
        number = self._store.number_of(recording.activity)
        if number not in self._latest and alone:
            became = (n for n, sha256 in self._latest.items() if sha256 == file.sha256)
            number = next(became, number)
        return number

    def _one(
        self, file: StoredFile, recording: Recording, number: int | None = None
    ) -> None:
        """Keep it; with a number as what that activity is made of."""
        try:
            if number is None:
                self._store.save_recording(recording, file.sha256, file.first_seen_at)
            else:
                self._store.fill(number, recording)
        except CoachError as error:
            self._trouble(file, error)

    def _trouble(self, file: StoredFile, error: CoachError) -> None:
        self.troubles.append(f"{file.name}: {error.what} {error.why}")
