"""One activity in full, beside the other recordings of its session."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from coach.domain.activity import Activity, Streams
from coach.reports.activities import (
    ActivityRow,
    activity_document,
    lap_item,
    length_item,
    set_item,
)
from coach.reports.numbers import Document, rounded
from coach.reports.splits import Splits, splits_document
from coach.reports.streams import streams_document
from coach.reports.tables import (
    LAP_COLUMNS,
    LENGTH_COLUMNS,
    SET_COLUMNS,
    Cells,
    Table,
    lap_rows,
    length_rows,
    set_rows,
)
from coach.reports.zones import NO_ZONES, Zones, zones_document


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a session, and the numbers of the activities it is from."""

    name: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ActivityDetail:
    """An activity and its session.

    Attributes:
        row: the recording asked for.
        session: what all recordings of it tell together; the recording itself where
            there is no other.
        recordings: ids of all of them, the primary first.
        parts: which recording each part of the session is from.
        streams: the session's, from the fullest recording that has some.
        coarse: the splits as they fit a screen, a few units each.
    """

    row: ActivityRow
    session: Activity
    recordings: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    streams: Streams | None = None
    splits: Splits | None = None
    coarse: Splits | None = None
    zones: Zones = NO_ZONES

    @property
    def has_app(self) -> bool:
        """Whether the sets were typed in, in whichever recording."""
        sets = next((part.ids for part in self.parts if part.name == "sets"), ())
        return bool(set(sets) - {self.recordings[0]}) if self.recordings else False


def parts_of(session: Activity, members: Collection[Activity]) -> tuple[Part, ...]:
    """Which recording each part of the session was taken from.

    Args:
        session: the merged view.
        members: its recordings, in the order the parts were looked for.
    """
    asked: Mapping[str, object] = {
        "sets": session.sets,
        "lengths": session.lengths,
        "laps": session.laps,
        "heart rate": session.avg_hr_bpm or session.effort.hr_seconds,
        "distance": session.distance_m,
        "RPE": session.rpe,
    }
    found = (Part(name, tuple(_from(name, session, members))) for name in asked)
    return tuple(part for part in found if part.ids and asked[part.name])


def _from(name: str, session: Activity, members: Collection[Activity]) -> Iterator[int]:
    if name == "sets":
        written = {_bare(each) for each in session.sets}
        logs = [m for m in members if m.sets and written >= {*map(_bare, m.sets)}]
        whole = [m for m in logs if m.sets == session.sets]
        yield from (m.id for m in whole[:1] or logs if m.id is not None)
        return
    field = {"heart rate": "avg_hr_bpm", "distance": "distance_m", "RPE": "rpe"}
    held = getattr(session, field.get(name, name))
    for member in members:
        if held and getattr(member, field.get(name, name)) == held and member.id:
            yield member.id
            return


def _bare(one: object) -> object:
    return replace(one, exercise_index=0)  # type: ignore[type-var]


def detail_document(detail: ActivityDetail, *, streams: bool = False) -> Document:
    """`coach/activity/1` with splits, zones and the session; streams where asked.

    What stands at the top is the recording asked for; splits and zones are the
    session's.
    """
    document = activity_document(detail.row)
    more: Document = {
        "splits": splits_document(detail.splits),
        "zones": zones_document(detail.zones),
        "session": _session(detail),
    }
    whole = {**document["activities"][0], **more}
    if streams and detail.streams is not None:
        more = {**more, "streams": streams_document(detail.streams)}
    return {**document, **more, "activities": [whole]}


def _session(detail: ActivityDetail) -> Document | None:
    if len(detail.recordings) < 2:
        return None
    session = detail.session
    return {
        "recordings": list(detail.recordings),
        "from": {part.name: list(part.ids) for part in detail.parts},
        "sport": session.sport.value,
        "title": session.title,
        "elapsed_s": rounded(session.elapsed_s),
        "moving_s": rounded(session.moving_s),
        "distance_m": rounded(session.distance_m, 2),
        "avg_hr_bpm": session.avg_hr_bpm,
        "max_hr_bpm": session.max_hr_bpm,
        "laps": [lap_item(lap) for lap in session.laps],
        "lengths_detail": [length_item(each) for each in session.lengths],
        "sets": [set_item(each) for each in session.sets],
    }


def detail_table(detail: ActivityDetail) -> Table:
    """Its sets, else its lengths, else its splits, else its laps, as a table."""
    session = detail.session
    if session.sets:
        return Table("sets", SET_COLUMNS, set_rows(session))
    if session.lengths:
        return Table("lengths", LENGTH_COLUMNS, length_rows(session))
    if detail.splits is not None and detail.splits.source == "streams":
        return _splits_table(detail.splits)
    return Table("laps", LAP_COLUMNS, lap_rows(session))


def _splits_table(found: Splits) -> Table:
    document = splits_document(found) or {"parts": []}
    columns = [name for name in document["parts"][0] if name != "strokes"]
    return Table(
        "splits", columns, ([p[c] for c in columns] for p in document["parts"])
    )


def streams_table(detail: ActivityDetail) -> Table:
    """Every record of it, a column for each channel; empty where nothing was held."""
    if detail.streams is None:
        return Table("streams", ("time_s",), ())
    channels = {"time_s": detail.streams.time_s, **detail.streams.channels}
    rows = zip(*channels.values(), strict=True)
    return Table("streams", (*channels,), map(_without_gaps, rows))


def _without_gaps(row: tuple[float, ...]) -> Cells:
    return [rounded(value, 8) for value in row]
