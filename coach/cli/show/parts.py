"""The parts of an activity: swims between rests, laps, sets of each exercise."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show.prose import Prose
from coach.cli.show.workouts import columns
from coach.domain import wording
from coach.domain.activity import Activity, Lap, Length
from coach.domain.strength import SetType, StrengthSet
from coach.units import METERS_PER_YARD

Units = Mapping[str, str] | None
MOST_LAPS = 60
_PAUSE_S = 1.0
"""A gap between two lengths that is longer was a rest at the wall."""


@dataclass(frozen=True, slots=True)
class Swim:
    """Lengths swum without a stop, and the rest after them."""

    lengths: tuple[Length, ...]
    rest_s: float

    @property
    def elapsed_s(self) -> float:
        """Seconds swum."""
        return sum(length.elapsed_s for length in self.lengths)

    @property
    def stroke(self) -> str:
        """The strokes swum, `–` where the watch knew none."""
        met = sorted({length.stroke.value for length in self.lengths if length.stroke})
        return ", ".join(met) or "–"

    @property
    def strokes(self) -> str:
        """Strokes a length, on average."""
        known = [length.strokes for length in self.lengths if length.strokes]
        return f"{sum(known) / len(known):.0f}" if known else ""


def swims(lengths: Sequence[Length]) -> Iterator[Swim]:
    """The swims between rests, in order of time."""
    active = sorted((x for x in lengths if x.active), key=lambda x: x.start_s)
    group: list[Length] = []
    for length in active:
        gap = length.start_s - _end(group[-1]) if group else 0.0
        if gap > _PAUSE_S:
            yield Swim(tuple(group), gap)
            group = []
        group.append(length)
    if group:
        yield Swim(tuple(group), 0.0)


def _end(length: Length) -> float:
    return length.start_s + length.elapsed_s


def swim_table(activity: Activity, units: Units) -> RenderableType:
    """A line a swim: distance, time, pace, strokes a length, rest."""
    pool = activity.pool_length_m or 0.0
    unit = wording.unit_of(activity.sport, units)
    hundred = 100 * (METERS_PER_YARD if unit == "yd" else 1.0)
    names = ("swum", "time", f"/100 {unit}", "strokes", "rest")
    lines = columns(*names, right=names, last="stroke")
    lines.show_header, lines.header_style = True, "dim"
    for swim in swims(activity.lengths):
        meters = pool * len(swim.lengths)
        pace = swim.elapsed_s / meters * hundred if meters else 0.0
        lines.add_row(
            wording.distance(meters, unit)
            if pool
            else wording.count(len(swim.lengths), "length"),
            wording.time(swim.elapsed_s),
            wording.time(pace) if pace else "",
            swim.strokes,
            wording.split(swim.rest_s) if swim.rest_s else "",
            swim.stroke,
        )
    return lines


def lap_table(activity: Activity, units: Units) -> RenderableType:
    """A line a lap, with the columns that hold something."""
    every: dict[str, Callable[[Lap], str]] = {
        "time": lambda lap: wording.split(lap.elapsed_s),
        "distance": lambda lap: _far(lap, activity, units),
        "bpm": lambda lap: str(lap.avg_hr_bpm or ""),
        "W": lambda lap: f"{lap.avg_power_w:.0f}" if lap.avg_power_w else "",
    }
    cells = {name: [cell(lap) for lap in activity.laps] for name, cell in every.items()}
    kept = {name: column for name, column in cells.items() if any(column)}
    lines = columns("lap", *kept, right=("lap", *kept))
    lines.show_header, lines.header_style = True, "dim"
    rows = enumerate(zip(*kept.values(), strict=True), start=1)
    for number, row in islice(rows, MOST_LAPS):
        lines.add_row(str(number), *row)
    hidden = len(activity.laps) - MOST_LAPS
    return Group(lines, Text(f"{hidden} more laps")) if hidden > 0 else lines


def _far(lap: Lap, activity: Activity, units: Units) -> str:
    if not lap.distance_m:
        return ""
    return wording.distance_of(activity.sport, lap.distance_m, units)


def set_table(sets: Sequence[StrengthSet], units: Units) -> RenderableType:
    """A line an exercise: `warm-up 2x5 57.5 kg; 2x3 95 kg, 2x3 95 kg @8`."""
    lines = columns("exercise", last="sets")
    for _, group in groupby(sets, lambda s: (s.exercise_index, s.exercise)):
        same = tuple(group)
        lines.add_row(Text(same[0].exercise), Prose(_sets(same, units)))
    return lines


def _sets(sets: Sequence[StrengthSet], units: Units) -> str:
    kinds = []
    for warm, group in groupby(sets, lambda s: s.set_type is SetType.WARMUP):
        runs = [
            f"{len(tuple(alike))}x{size}"
            for size, alike in groupby(_set(one, units) for one in group)
        ]
        kinds.append(f"{'warm-up ' if warm else ''}{', '.join(runs)}")
    return "; ".join(kinds)


def _set(one: StrengthSet, units: Units) -> str:
    size = str(one.reps) if one.reps is not None else ""
    if one.reps is None and one.duration_s:
        size = wording.split(one.duration_s)
    elif one.reps is None and one.distance_m:
        size = wording.distance(one.distance_m, "m")
    heavy = f" {wording.load(one.load_kg, units)}" if one.load_kg else ""
    effort = f" @{one.rpe:g}" if one.rpe else ""
    return f"{size or '?'}{heavy}{effort}"
