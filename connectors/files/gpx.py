"""Tracks from GPX files, whoever wrote them."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from itertools import accumulate, pairwise

from coach.domain.activity import Activity, Recording, Source
from coach.errors import Issue
from coach.redaction import clean
from connectors.base import FileContents
from connectors.files.sports import sport_of
from connectors.files.tracks import (
    MOST_POINTS,
    Points,
    identity,
    joined,
    moving_s,
    read_point,
    streams_of,
    ways_m,
)
from connectors.files.xmlstream import root_name, walk
from connectors.plausible import Doubts

AGAIN = "Export or copy the file again; what could be read was kept."
PAUSE_S = 3 * 3600.0
"""A longer gap within a track ends the session: lunch is shorter, a night is longer."""

NEXT_TRACK_S = 300.0
"""Apps that begin a new track after each pause write the next one within minutes."""

_WHOLE = frozenset({"trkpt", "wpt", "rtept", "author", "link"})
_POINT: Mapping[str, str] = {
    "ele": "altitude_m",
    "hr": "heart_rate_bpm",
    "heartrate": "heart_rate_bpm",
    "cad": "cadence_rpm",
    "cadence": "cadence_rpm",
    "power": "power_w",
    "PowerInWatts": "power_w",
    "speed": "speed_m_s",
    "distance": "distance_m",
    "atemp": "temperature_c",
    "temp": "temperature_c",
}
# What made the file, where that is a service and not the device.
_SERVICES = ("strava", "garmin connect", "connect.garmin")


@dataclass(slots=True)
class Track:
    """What a file says of a track; its segments are joined or parted by their gaps."""

    name: str = ""
    type: str = ""
    note: str = ""
    segments: list[Points] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Strand:
    """Points without a long gap, and the track they are of."""

    track: Track
    points: Points

    @property
    def begin(self) -> float:
        """The first point's time."""
        return self.points.times[0]

    @property
    def end(self) -> float:
        """The last point's time."""
        return self.points.times[-1]


@dataclass(frozen=True, slots=True)
class GpxReader:
    """GPX 1.0 and 1.1 with heart rate, cadence and power of any extension."""

    kind: str = "gpx"

    def accepts(self, content: bytes, name: str) -> bool:
        """Whether it is GPX, or is called `.gpx` and is no other XML."""
        root = root_name(content)
        return root == "gpx" or (root is None and name.lower().endswith(".gpx"))

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """One recording for each session; a broken file keeps what came before.

        Segments and tracks that follow each other closely are one session (see
        `PAUSE_S` and `NEXT_TRACK_S`).
        """
        found = _Collected()
        stopped = walk(content, _WHOLE, found)
        whys = [why for why in (found.too_much, stopped) if why]
        sessions = _sessions(found.tracks)
        recordings = tuple(_recording(each, found, timezone) for each in sessions)
        if recordings and found.undated:
            whys.append(f"{found.undated} points without a time were left out")
        issues = tuple(Issue(name, why, AGAIN) for why in whys)
        if recordings or issues:
            return FileContents(recordings, issues=issues)
        return FileContents(ignored=found.why_nothing())


@dataclass(slots=True)
class _Collected:
    """What a walk through the file has met so far."""

    tracks: list[Track] = field(default_factory=list)
    creator: str = ""
    too_much: str | None = None
    points: int = 0
    undated: int = 0

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """The file, a track or a segment begins."""
        if name == "gpx":
            self.creator = attributes.get("creator", "")
        elif name == "trk":
            self.tracks.append(Track())
        elif name == "trkseg" and self.tracks:
            self.tracks[-1].segments.append(Points())

    def closed(self, name: str, text: str, parent: str) -> None:
        """What a track is called."""
        if parent != "trk" or not self.tracks:
            return
        track = self.tracks[-1]
        if name == "name":
            track.name = text
        elif name == "type":
            track.type = text
        elif name in {"desc", "cmt"}:
            track.note = track.note or text

    def whole(
        self, name: str, attributes: Mapping[str, str], said: Sequence[tuple[str, str]]
    ) -> None:
        """A point; those of routes and places are passed over."""
        if name != "trkpt" or not self.tracks or not self.tracks[-1].segments:
            return
        at, point = read_point(said, "time", _POINT)
        point["latitude_deg"] = attributes.get("lat", "")
        point["longitude_deg"] = attributes.get("lon", "")
        if at is None:
            self.undated += 1
        elif self.points >= MOST_POINTS:
            self.too_much = f"it holds more than {MOST_POINTS} points; the first count"
        else:
            self.points += 1
            self.tracks[-1].segments[-1].add(at.timestamp(), point)

    def why_nothing(self) -> str:
        """Why the file holds no session."""
        if self.undated:
            return "a track without times: where, but not when"
        return "a GPX file without a track: routes and places only"


def _sessions(tracks: Sequence[Track]) -> Iterator[list[Strand]]:
    """The strands of each session, in order of time."""
    strands = [
        strand
        for track in tracks
        for segment in track.segments
        for strand in _strands(track, segment.in_order())
    ]
    strands.sort(key=lambda each: (each.begin, each.end))
    session: list[Strand] = []
    for strand in strands:
        if session and not _goes_on(session[-1], strand):
            yield session
            session = []
        session.append(strand)
    if session:
        yield session


def _strands(track: Track, points: Points) -> Iterator[Strand]:
    """The points cut at their long gaps; a single point is no track."""
    cuts = [n for n, (a, b) in enumerate(pairwise(points.times), 1) if b - a > PAUSE_S]
    for first, after in pairwise([0, *cuts, len(points)]):
        if after - first > 1:
            part = points.pick(range(first, after)) if cuts else points
            yield Strand(track, part)


def _goes_on(before: Strand, after: Strand) -> bool:
    gap = after.begin - before.end
    if before.track is after.track:
        return 0 <= gap <= PAUSE_S
    return before.track.type == after.track.type and 0 <= gap <= NEXT_TRACK_S


def _recording(
    strands: Sequence[Strand], found: _Collected, timezone: tzinfo
) -> Recording:
    # The way between two segments was not recorded and does not count.
    ways = [ways_m(strand.points) for strand in strands]
    moving = sum(
        moving_s(strand.points, steps)
        for strand, steps in zip(strands, ways, strict=True)
    )
    if not any(strand.points.channel("distance_m") for strand in strands):
        _measure(strands, ways)
    points = joined([strand.points for strand in strands])
    doubts = Doubts()
    activity = _activity(strands[0].track, points, found.creator, timezone, doubts)
    way = points.highest("distance_m") or None
    activity = replace(
        activity,
        moving_s=moving or None,
        distance_m=doubts.meters("distance", way, activity.elapsed_s),
        doubts=tuple(doubts.named),
    )
    return Recording(activity, streams_of(points, points.times[0]))


def _measure(strands: Sequence[Strand], ways: Sequence["array[float]"]) -> None:
    """Write the way from the start to each point, where there is any."""
    start = 0.0
    for strand, steps in zip(strands, ways, strict=True):
        along = array("d", accumulate(steps, initial=start))
        start = along[-1]
        if start:
            strand.points.columns["distance_m"] = along


def _activity(
    track: Track, points: Points, creator: str, timezone: tzinfo, doubts: Doubts
) -> Activity:
    sport, finer = sport_of(track.type)
    begin = points.times[0]
    source_id, uuid = identity(Source.GPX, begin, sport)
    if points.refused:
        doubts.named.append(f"values left out of its points: {points.refused}")
    elapsed = points.times[-1] - begin
    return Activity(
        uuid=uuid,
        source=Source.GPX,
        source_id=source_id,
        sport=sport,
        start=datetime.fromtimestamp(begin, UTC).astimezone(timezone),
        timezone=str(timezone),
        elapsed_s=elapsed,
        sub_sport=finer,
        title=clean(track.name, limit=120),
        avg_hr_bpm=doubts.bpm("mean heart rate", points.mean("heart_rate_bpm")),
        max_hr_bpm=doubts.bpm("highest heart rate", points.highest("heart_rate_bpm")),
        avg_power_w=doubts.watts("mean power", points.mean("power_w")),
        note=clean(track.note, lines=True),
        device=_device(creator),
    )


def _device(creator: str) -> str | None:
    made_by = clean(creator, limit=60)
    service = any(each in made_by.casefold() for each in _SERVICES)
    return None if service or not made_by else made_by
