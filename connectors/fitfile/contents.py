"""What was decoded of one part of a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coach.errors import Issue
from connectors.fitfile.messages import Message, decode, read_plain
from connectors.fitfile.others import rewrapped
from connectors.fitfile.parts import COPY_AGAIN, Part, place
from connectors.fitfile.profile import DECODED, FILE_ID, HR, RECORD
from connectors.fitfile.records import Rows, read_rows
from connectors.fitfile.scan import Scan, scan
from connectors.fitfile.tables import Table, tables_of


@dataclass(frozen=True, slots=True)
class Contents:
    """Messages and records of a part.

    Attributes:
        where: the part, for issues.
        messages: all that are read, records and beats aside, by number, in the
            part's order.
        beats: the messages of a strap's beats.
        whole: nothing of it is missing.
    """

    where: str
    messages: Mapping[int, Sequence[Message]]
    rows: Rows
    beats: Sequence[Table] = ()
    whole: bool = True

    def of(self, *numbers: int) -> list[Message]:
        """The messages with these numbers, number by number."""
        return [each for number in numbers for each in self.messages.get(number, ())]

    @property
    def file_id(self) -> Message | None:
        """Who made the part, and when."""
        return next(iter(self.messages.get(FILE_ID, ())), None)

    @property
    def kind(self) -> int | None:
        """The number of its kind of file."""
        return None if self.file_id is None else self.file_id.whole("type")


def open_part(part: Part, name: str) -> tuple[Contents, tuple[Issue, ...]]:
    """What a part holds, as far as it can be read."""
    where = place(name, part.number)
    found = scan(part.body)
    records, beats, decoded, plain = _sorted(tables_of(found))
    others = rewrapped(decoded)
    messages, fault = decode(others)
    whole = part.whole and found.stopped is None and fault is None and others.whole
    if fault is not None:
        fault = f"neither decoder reads all of it ({fault}); what they read was kept"
    elif not others.whole:
        fault = "it holds more summaries than a training can; the first were kept"
    reasons = (_break(part, found), fault)
    issues = tuple(Issue(where, why, COPY_AGAIN) for why in reasons if why)
    grouped = read_plain(plain)
    for message in messages:
        grouped.setdefault(message.number, []).append(message)
    return Contents(where, grouped, read_rows(records), beats, whole), issues


def _sorted(tables: Iterable[Table]) -> tuple[list[Table], ...]:
    """Records, beats, what the decoders read, and the rest."""
    kinds: tuple[list[Table], ...] = ([], [], [], [])
    for table in tables:
        number = table.definition.number
        kind = 2 if number in DECODED else {RECORD: 0, HR: 1}.get(number, 3)
        kinds[kind].append(table)
    return kinds


def _break(part: Part, found: Scan) -> str | None:
    """Why a part ends early; a wrong checksum is no news where it breaks."""
    if found.stopped is None or (found.cut and not part.whole):
        return part.fault
    return f"{found.stopped}; what came before was kept"
