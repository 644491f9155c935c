"""A workout of an Apple Health export, put together from its tags."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from connectors.files.apple_tags import Tag, name_of, shown, tag_of, written

HEART_RATES = "coach.heart_rates"
LENGTHS = "coach.lengths"
"""Metadata of an excerpt: what a whole export says in records and events, as numbers.

Heart rates are pairs: seconds since the one before (the first: since the start) and
beats per minute. Lengths are start and duration in milliseconds, stroke style as Apple
numbers it and strokes, 0 where not known.
"""

LAP = "HKWorkoutEventTypeLap"

_MOST_NODES = 20_000
_ATTRIBUTES = {
    "Workout": (
        *("workoutActivityType", "duration", "durationUnit", "totalDistance"),
        *("totalDistanceUnit", "totalEnergyBurned", "totalEnergyBurnedUnit"),
        *("sourceName", "device", "startDate", "endDate"),
    ),
    "WorkoutActivity": ("startDate", "endDate", "duration", "durationUnit"),
    "WorkoutEvent": ("type", "date", "duration", "durationUnit"),
    "WorkoutStatistics": ("type", "sum", "average", "maximum", "unit"),
    "MetadataEntry": ("key", "value"),
}
_EVENTS = {
    f"HKWorkoutEventType{each}" for each in ("Pause", "Resume", "Lap", "Segment")
}
DISTANCES = (
    *("WalkingRunning", "Cycling", "Swimming", "Wheelchair", "DownhillSnowSports"),
    *("CrossCountrySkiing", "PaddleSports", "Rowing", "SkatingSports"),
)
_STATISTICS = {
    f"HKQuantityTypeIdentifier{each}"
    for each in (
        *("HeartRate", "ActiveEnergyBurned", "RunningPower", "CyclingPower"),
        *(f"Distance{each}" for each in DISTANCES),
    )
}
_METADATA = {
    *("HKIndoorWorkout", "HKTimeZone", "HKLapLength", "HKMetadataKeyLapLength"),
    *("HKSwimmingLocationType", "HKSwimmingStrokeStyle"),
}
_USED = {
    "WorkoutEvent": ("type", _EVENTS),
    "WorkoutStatistics": ("type", _STATISTICS),
    "MetadataEntry": ("key", _METADATA),
}
_TOP = {
    *("Record", "Workout", "/Workout", "Correlation", "ActivitySummary"),
    *("ClinicalRecord", "Audiogram", "VisionPrescription", "ExportDate", "Me"),
    "/HealthData",
}
"""Tags that end a workout, whether its own end was met or not."""


@dataclass(slots=True)
class Node:
    """An element and what coach uses of what is in it."""

    name: str
    attributes: dict[str, str]
    inside: "list[Node]" = field(default_factory=list)

    def all(self, name: str) -> "Iterator[Node]":
        """The elements of that name directly in it."""
        return (each for each in self.inside if each.name == name)

    @property
    def metadata(self) -> dict[str, str]:
        """Its own metadata, the last of each key."""
        entries = (each.attributes for each in self.all("MetadataEntry"))
        return {each.get("key", ""): each.get("value", "") for each in entries}

    def text(self) -> str:
        """As it is written."""
        return written(
            self.name, self.attributes, (each.text() for each in self.inside)
        )


@dataclass(slots=True)
class OpenWorkout:
    """A workout whose tags are still coming.

    Attributes:
        ours: what an excerpt says of it in our own metadata.
        broken: how many of its tags could not be read.
        ended: its end was met.
    """

    root: Node
    ours: dict[str, list[int]] = field(default_factory=dict)
    broken: int = 0
    ended: bool = False
    _stack: list[Node] = field(default_factory=list)
    _nodes: int = 0

    @classmethod
    def begun_by(cls, tag: Tag) -> "OpenWorkout":
        """The workout that this tag begins, or is by itself."""
        root = _node(tag)
        return cls(root, ended=tag.empty, _stack=[root])

    def takes(self, piece: bytes) -> bool:
        """Whether the piece belongs to it; one that does not ends it."""
        name = name_of(piece)
        if self.ended or name in _TOP:
            self.ended = True
            return False
        if name == "Location":  # routes of old exports; newer ones have files
            return True
        tag = tag_of(piece)
        if tag is None:
            self.broken += 1
        elif tag.ends:
            self._leave(tag.name)
        else:
            self._enter(tag)
        return True

    def _leave(self, name: str) -> None:
        names = [each.name for each in self._stack]
        if name in names[1:]:
            del self._stack[names.index(name, 1) :]

    def _enter(self, tag: Tag) -> None:
        if tag.name != "MetadataEntry":
            self._leave("WorkoutEvent")  # nothing else is in one: its end was lost
        if tag.attributes.get("key") in {HEART_RATES, LENGTHS}:
            numbers = _wholes(tag.attributes.get("value", ""))
            self.ours |= {tag.attributes["key"]: numbers} if numbers else {}
            return
        node = _node(tag)
        if _is_used(tag) and self._nodes < _MOST_NODES:
            self._stack[-1].inside.append(node)
            self._nodes += 1
        if not tag.empty:
            self._stack.append(node)


def inside(workout: Node, *, laps: bool) -> str:
    """What is in a workout as an excerpt has it: nothing twice, laps if asked for."""
    told = any(workout.all("WorkoutEvent"))
    texts = []
    for node in workout.inside:
        if node.name == "WorkoutActivity" and told:
            own = [each for each in node.inside if each.name != "WorkoutEvent"]
            texts.append(Node(node.name, node.attributes, own).text())
        elif laps or node.attributes.get("type") != LAP:
            texts.append(node.text())
    return "".join(texts)


def _node(tag: Tag) -> Node:
    kept = {
        key: shown(tag.attributes[key], 500)
        for key in _ATTRIBUTES.get(tag.name, ())
        if key in tag.attributes
    }
    return Node(tag.name, kept)


def _is_used(tag: Tag) -> bool:
    if tag.name not in _USED:
        return tag.name == "WorkoutActivity"
    key, used = _USED[tag.name]
    return tag.attributes.get(key) in used


def _wholes(text: str) -> list[int]:
    """The whole numbers of one of our lists; none where something else is in it."""
    words = text.split()
    sound = all(each.isascii() and each.isdigit() and len(each) < 10 for each in words)
    return [int(each) for each in words] if sound else []
