"""Lengths, laps and pauses of a workout of Apple Health."""

from collections.abc import Iterable, Iterator, Sequence

from coach.domain.activity import Lap, Length, Stroke
from connectors.files.apple_values import ENERGY, LENGTH, RATE, TIME, epoch, quantity
from connectors.files.apple_workouts import DISTANCES, Node

_ROUNDING_S = 1.0  # dates are in whole seconds, durations are not
_LONGEST_LENGTH_S = 1800
_EVENT = "HKWorkoutEventType"
_TYPE = "HKQuantityTypeIdentifier"
_STROKES = {
    "1": Stroke.MIXED,
    "2": Stroke.FREESTYLE,
    "3": Stroke.BACKSTROKE,
    "4": Stroke.BREASTSTROKE,
    "5": Stroke.BUTTERFLY,
    "6": Stroke.DRILL,  # kickboard
}

Stretch = tuple[float, float, Node]
"""When something began, in seconds after the start, how long it took, and what."""


def lengths_of(workout: Node, start: int, elapsed_s: float) -> tuple[Length, ...]:
    """The lengths of a pool swim; the watch marks each as a lap.

    A length that follows the one before it within a second starts where that one
    ended, so that times over several lengths are right to the thousandth.
    """
    lengths: list[Length] = []
    end = 0.0
    for begun, seconds, event in _stretches(workout, "Lap", start, elapsed_s):
        if begun < end - _ROUNDING_S or seconds > _LONGEST_LENGTH_S:
            continue
        at = end if lengths and begun - end <= _ROUNDING_S else begun
        stroke = _STROKES.get(event.metadata.get("HKSwimmingStrokeStyle", ""))
        lengths.append(
            Length(round(at, 3), round(seconds, 3), active=True, stroke=stroke)
        )
        end = at + seconds
    return tuple(lengths)


def lengths_in(numbers: Sequence[int]) -> tuple[Length, ...]:
    """The lengths that an excerpt says in numbers."""
    if len(numbers) % 4:
        return ()
    columns = (numbers[each::4] for each in range(4))
    return tuple(
        Length(
            start_s=start / 1000,
            elapsed_s=elapsed / 1000,
            active=True,
            strokes=strokes or None,
            stroke=_STROKES.get(str(style)),
        )
        for start, elapsed, style, strokes in zip(*columns, strict=True)
    )


def numbers_of(lengths: Iterable[Length]) -> list[int]:
    """The lengths in numbers, as an excerpt has them."""
    styles = {stroke: int(number) for number, stroke in _STROKES.items()}
    return [
        number
        for each in lengths
        for number in (
            round(each.start_s * 1000),
            round(each.elapsed_s * 1000),
            0 if each.stroke is None else styles[each.stroke],
            each.strokes or 0,
        )
    ]


def laps_of(
    workout: Node, start: int, elapsed_s: float, *, swim: bool
) -> tuple[Lap, ...]:
    """What the device cut the workout into.

    These are the parts of an interval workout, else laps, else segments. Segments
    of kilometres and of miles lie over each other: as many as fit one after the
    other are taken.
    """
    parts = [
        _part(begun, seconds, node)
        for begun, seconds, node in _placed(
            workout.all("WorkoutActivity"), "startDate", start, elapsed_s
        )
    ]
    if len(parts) > 1:
        return tuple(parts)
    marked = [] if swim else _in_turn(_stretches(workout, "Lap", start, elapsed_s))
    cut = marked or _in_turn(_stretches(workout, "Segment", start, elapsed_s))
    return tuple(Lap(begun, round(seconds, 3)) for begun, seconds, _ in cut)


def paused_s(workout: Node, start: int, elapsed_s: float) -> float:
    """Seconds between each pause and its end."""
    turns = sorted(
        (float(at - start), event.attributes.get("type") == f"{_EVENT}Resume")
        for event in _events(workout, ("Pause", "Resume"))
        if (at := epoch(event.attributes.get("date", "").encode())) is not None
    )
    paused = 0.0
    since: float | None = None
    for turn, resumed in [*turns, (elapsed_s, True)]:
        inside = min(max(turn, 0.0), elapsed_s)
        if resumed and since is not None:
            paused, since = paused + inside - since, None
        elif not resumed and since is None:
            since = inside
    return paused


def statistic(node: Node, name: str, key: str, units: dict[str, float]) -> float | None:
    """What a statistic of a workout or one of its parts says; None where nothing.

    What is said of the parts only is added up (`sum`), or their highest (`maximum`);
    an `average` of several parts is none.
    """
    own = _said(node, name, key, units)
    if own is not None:
        return own
    parts = [_said(each, name, key, units) for each in node.all("WorkoutActivity")]
    known = [value for value in parts if value is not None]
    if not known or (key == "average" and len(parts) > 1):
        return None
    return sum(known) if key == "sum" else max(known)


def _said(node: Node, name: str, key: str, units: dict[str, float]) -> float | None:
    found = (
        quantity(each.attributes.get(key, ""), each.attributes.get("unit", ""), units)
        for each in node.all("WorkoutStatistics")
        if each.attributes.get("type") == _TYPE + name
    )
    return next((value for value in found if value is not None), None)


def distances(node: Node) -> dict[str, float]:
    """Metres of each kind of distance, `Cycling`; none of zero."""
    found = {
        name: statistic(node, f"Distance{name}", "sum", LENGTH) for name in DISTANCES
    }
    return {name: meters for name, meters in found.items() if meters}


def _part(begun: float, seconds: float, node: Node) -> Lap:
    average = statistic(node, "HeartRate", "average", RATE)
    highest = statistic(node, "HeartRate", "maximum", RATE)
    return Lap(
        start_s=begun,
        elapsed_s=round(seconds, 3),
        distance_m=max(distances(node).values(), default=None),
        avg_hr_bpm=None if average is None else round(average),
        max_hr_bpm=None if highest is None else round(highest),
        calories_kcal=statistic(node, "ActiveEnergyBurned", "sum", ENERGY),
    )


def _stretches(workout: Node, kind: str, start: int, elapsed_s: float) -> list[Stretch]:
    return _placed(_events(workout, (kind,)), "date", start, elapsed_s)


def _events(workout: Node, kinds: Iterable[str]) -> Iterator[Node]:
    """The events of the workout; those of its parts repeat them."""
    names = {_EVENT + kind for kind in kinds}
    holders = [workout, *workout.all("WorkoutActivity")]
    holder = next((e for e in holders if any(e.all("WorkoutEvent"))), workout)
    return (e for e in holder.all("WorkoutEvent") if e.attributes.get("type") in names)


def _placed(
    nodes: Iterable[Node], key: str, start: int, elapsed_s: float
) -> list[Stretch]:
    """Those that lie in the workout and say how long they took, in order of time."""
    found: list[Stretch] = []
    for node in nodes:
        said = node.attributes
        at = epoch(said.get(key, "").encode())
        unit = said.get("durationUnit", "min")
        seconds = quantity(said.get("duration", ""), unit, TIME)
        if at is None or seconds is None or seconds <= 0:
            continue
        begun = float(at - start)
        if begun >= 0 and begun + seconds <= elapsed_s + _ROUNDING_S:
            found.append((begun, seconds, node))
    return sorted(found, key=lambda stretch: stretch[:2])


def _in_turn(stretches: Iterable[Stretch]) -> list[Stretch]:
    """As many as can follow one another without lying over each other."""
    kept: list[Stretch] = []
    end = 0.0
    for begun, seconds, node in sorted(stretches, key=lambda s: (s[0] + s[1], s[0])):
        if begun >= end - _ROUNDING_S:
            kept.append((begun, seconds, node))
            end = begun + seconds
    return kept
