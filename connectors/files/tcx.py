"""Activities from Garmin's Training Center XML (TCX)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from coach.domain.activity import Recording
from coach.errors import Issue
from connectors.base import FileContents
from connectors.files.tcx_activity import LapSaid, SaidActivity, recording_of
from connectors.files.texts import decimal, moment
from connectors.files.tracks import MOST_POINTS, Points, read_point
from connectors.files.xmlstream import root_name, walk

ROOT = "TrainingCenterDatabase"
MOST_ACTIVITIES = 1000
AGAIN = "Export or copy the file again; what could be read was kept."

_WHOLE = frozenset(
    {"Trackpoint", "Creator", "AverageHeartRateBpm", "MaximumHeartRateBpm"}
)
_POINT: Mapping[str, str] = {
    "LatitudeDegrees": "latitude_deg",
    "LongitudeDegrees": "longitude_deg",
    "AltitudeMeters": "altitude_m",
    "DistanceMeters": "distance_m",
    "HeartRateBpm": "heart_rate_bpm",
    "Cadence": "cadence_rpm",
    "RunCadence": "cadence_rpm",
    "Speed": "speed_m_s",
    "Watts": "power_w",
}
_LAP: Mapping[str, str] = {
    "TotalTimeSeconds": "timer_s",
    "DistanceMeters": "distance_m",
    "Calories": "calories_kcal",
    "AverageHeartRateBpm": "avg_hr_bpm",
    "MaximumHeartRateBpm": "max_hr_bpm",
    "AvgWatts": "avg_power_w",
}
_NO_ACTIVITY = {
    "Course": "a course to follow, not an activity",
    "Workout": "a workout (planned, not done)",
}


@dataclass(frozen=True, slots=True)
class TcxReader:
    """TCX as Garmin, Strava, Polar and others write it."""

    kind: str = "tcx"

    def accepts(self, content: bytes, name: str) -> bool:
        """Whether it is one, or is called `.tcx` and is no other XML."""
        root = root_name(content)
        return root == ROOT or (root is None and name.lower().endswith(".tcx"))

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """One recording for each activity; a broken file keeps what came before."""
        found = _Collected()
        stopped = walk(content, _WHOLE, found)
        whys = [why for why in (found.too_much, stopped) if why]
        recordings: list[Recording] = []
        for said in found.activities:
            recording = recording_of(said, timezone)
            if recording is None:
                whys.append("an activity in it has no usable date and was left out")
            else:
                recordings.append(recording)
        issues = tuple(Issue(name, why, AGAIN) for why in whys)
        if recordings or issues:
            return FileContents(tuple(recordings), issues=issues)
        return FileContents(ignored=found.instead or "a TCX file without an activity")


@dataclass(slots=True)
class _Collected:
    """What a walk through the file has met so far."""

    activities: list[SaidActivity] = field(default_factory=list)
    now: SaidActivity | None = None
    instead: str | None = None
    too_much: str | None = None
    points: int = 0

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An activity or a lap begins, or what is neither."""
        if name in _NO_ACTIVITY:
            self.instead = _NO_ACTIVITY[name]
        elif name == "Activity":
            self.now = SaidActivity(attributes.get("Sport", ""))
            if len(self.activities) < MOST_ACTIVITIES:
                self.activities.append(self.now)
            else:
                self.too_much = f"it holds more than {MOST_ACTIVITIES} activities"
        elif name == "Lap" and self.now:
            begun = moment(attributes.get("StartTime", ""))
            self.now.laps.append(LapSaid(begun))

    def whole(
        self, name: str, attributes: Mapping[str, str], said: Sequence[tuple[str, str]]
    ) -> None:
        """A point, the device, or a lap's heart rate."""
        del attributes
        if self.now is None:
            return  # a course's, or the way from one leg to the next
        if name == "Creator":
            self.now.device = dict(said).get("Name", "")
        elif name == "Trackpoint":
            self._point(self.now.points, said)
        elif said:
            self.closed(name, said[0][1], "Lap")

    def _point(self, track: Points, texts: Sequence[tuple[str, str]]) -> None:
        at, said = read_point(texts, "Time", _POINT)
        if at is None:
            track.refused += 1
        elif self.points >= MOST_POINTS:
            self.too_much = f"it holds more than {MOST_POINTS} points; the first count"
        else:
            self.points += 1
            track.add(at.timestamp(), said)

    def closed(self, name: str, text: str, parent: str) -> None:
        """What a lap sums up, and what the athlete and the plan say."""
        activity = self.now
        if activity is None:
            return
        if name == "Activity":
            self.now = None
        elif parent == "Activity" and name == "Id":
            activity.id = text
        elif parent == "Activity" and name == "Notes":
            activity.note = text
        elif parent == "Plan" and name == "Name":
            activity.title = text
        elif name in _LAP and parent in {"Lap", "LX"} and activity.laps:
            value = decimal(text)
            if value is not None:
                activity.laps[-1].said[_LAP[name]] = value
