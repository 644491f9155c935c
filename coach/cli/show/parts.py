"""The parts of an activity: swims between rests, laps, sets of each exercise."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from rich.console import (
    Console,
    ConsoleOptions,
    Group,
    RenderableType,
    RenderResult,
)
from rich.text import Text

from coach.cli.show.prose import Prose
from coach.cli.show.quantities import speed, speed_unit
from coach.cli.show.workouts import columns
from coach.domain import wording
from coach.domain.activity import Activity, Lap, Length
from coach.domain.strength import SetType, StrengthSet
from coach.reports.splits import HUNDREDS

Units = Mapping[str, str] | None
MOST_LINES = 40
MOST_SWIMS = 16
MOST_TURNS = 16
ROOM_FOR_RANGE = 70
_RANGE = "range"
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


class SwimTable:
    """A line a swim: distance, time, pace, strokes a length, rest.

    Of many, those alike that follow each other share a line: `4 x 50 yd`, their mean
    time and, where there is room, the fastest and the slowest.
    """

    def __init__(self, activity: Activity, units: Units) -> None:
        self._activity, self._units = activity, units
        self._groups = [[swim] for swim in swims(activity.lengths)]
        if len(self._groups) > MOST_SWIMS:
            found = [swim for group in self._groups for swim in group]
            alike = groupby(found, lambda swim: (len(swim.lengths), swim.stroke))
            self._groups = [list(group) for _, group in alike]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        unit = wording.unit_of(self._activity.sport, self._units)
        names = ["swum", "time", f"/100 {unit}", _RANGE, "strokes", "rest"]
        grouped = any(len(group) > 1 for group in self._groups)
        if not grouped or options.max_width < ROOM_FOR_RANGE:
            names.remove(_RANGE)
        lines = columns(*names, right=names, last="stroke")
        lines.show_header, lines.header_style = True, "dim"
        for group in islice(self._groups, MOST_LINES):
            cells = _swims(group, self._activity, self._units)
            lines.add_row(*(cells[name] for name in names), group[0].stroke)
        yield _and_more(lines, len(self._groups) - MOST_LINES, "swim")


def _swims(group: Sequence[Swim], activity: Activity, units: Units) -> dict[str, str]:
    """Cells of one line by the name of their column: a group by its means."""
    pool, count = activity.pool_length_m or 0.0, len(group)
    unit = wording.unit_of(activity.sport, units)
    meters = pool * len(group[0].lengths)
    times = [swim.elapsed_s for swim in group]
    mean = sum(times) / count
    pace = mean / meters * HUNDREDS[unit] if meters else 0.0
    size = (
        wording.distance(meters, unit)
        if pool
        else wording.count(len(group[0].lengths), "length")
    )
    rests = [swim.rest_s for swim in group if swim.rest_s]
    return {
        "swum": f"{count} x {size}" if count > 1 else size,
        "time": wording.time(mean),
        f"/100 {unit}": wording.time(pace) if pace else "",
        _RANGE: _range(min(times), max(times)) if count > 1 else "",
        "strokes": _strokes(group),
        "rest": wording.split(sum(rests) / len(rests)) if rests else "",
    }


def _range(fastest_s: float, slowest_s: float) -> str:
    """`30.8 – 31.2 s`: the unit once."""
    fastest, slowest = wording.time(fastest_s), wording.time(slowest_s)
    alike = fastest.endswith(" s") and slowest.endswith(" s")
    return f"{fastest.removesuffix(' s') if alike else fastest} – {slowest}"


def _strokes(group: Sequence[Swim]) -> str:
    """Strokes a length, on average."""
    known = [x.strokes for swim in group for x in swim.lengths if x.strokes]
    return f"{sum(known) / len(known):.0f}" if known else ""


def _and_more(lines: RenderableType, hidden: int, what: str) -> RenderableType:
    if hidden <= 0:
        return lines
    more = f"{wording.count(hidden, f'more {what}')}; --json and --csv have them all"
    return Group(lines, Text(more, "dim"))


def lap_table(activity: Activity, units: Units) -> RenderableType:
    """A line a lap, with the columns that hold something."""
    every: dict[str, Callable[[Lap], str]] = {
        "time": lambda lap: wording.split(lap.elapsed_s),
        "distance": lambda lap: _far(lap, activity, units),
        speed_unit(activity.sport, units): lambda lap: _speed(lap, activity, units),
        "bpm": lambda lap: str(lap.avg_hr_bpm or ""),
        "W": lambda lap: f"{lap.avg_power_w:.0f}" if lap.avg_power_w else "",
    }
    cells = {name: [cell(lap) for lap in activity.laps] for name, cell in every.items()}
    kept = {name: column for name, column in cells.items() if any(column)}
    lines = columns("lap", *kept, right=("lap", *kept))
    lines.show_header, lines.header_style = True, "dim"
    rows = enumerate(zip(*kept.values(), strict=True), start=1)
    for number, row in islice(rows, MOST_LINES):
        lines.add_row(str(number), *row)
    return _and_more(lines, len(activity.laps) - MOST_LINES, "lap")


def _speed(lap: Lap, activity: Activity, units: Units) -> str:
    seconds = lap.elapsed_s if lap.moving_s is None else lap.moving_s
    if not lap.distance_m or seconds <= 0:
        return ""
    return speed(activity.sport, lap.distance_m / seconds, units)


def _far(lap: Lap, activity: Activity, units: Units) -> str:
    if not lap.distance_m:
        return ""
    return wording.distance_of(activity.sport, lap.distance_m, units)


def set_table(sets: Sequence[StrengthSet], units: Units) -> RenderableType:
    """A line an exercise: `warm-up 2x5 57.5 kg; 2x3 95 kg, 2x3 95 kg @8`."""
    lines = columns("exercise", last="sets")
    for same in _exercises(sets):
        lines.add_row(Text(same[0].exercise), Prose(sets_said(same, units)))
    return lines


def _exercises(sets: Sequence[StrengthSet]) -> list[tuple[StrengthSet, ...]]:
    """The sets of each exercise in turn; in a long circuit each exercise once."""
    turns = groupby(sets, lambda s: (s.exercise_index, s.exercise))
    groups = [tuple(group) for _, group in turns]
    if len(groups) <= MOST_TURNS:
        return groups
    gathered: dict[str, list[StrengthSet]] = {}
    for one in sets:
        gathered.setdefault(one.exercise, []).append(one)
    return [tuple(group) for group in gathered.values()]


def sets_said(sets: Sequence[StrengthSet], units: Units) -> str:
    """`warm-up 2x5 57.5 kg; 2x3 95 kg, 2x3 95 kg @8`."""
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
