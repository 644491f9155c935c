"""Activities on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show import days
from coach.domain import wording
from coach.domain.activity import Activity, Lap
from coach.domain.review import MatchKind
from coach.domain.strength import SetType, StrengthSet
from coach.reports.activities import ActivityRow

MOST_ROWS = 30
_MOST_LAPS = 60
Units = Mapping[str, str] | None


def table(rows: Sequence[ActivityRow], units: Units) -> Table:
    """One line an activity."""
    lines = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    lines.add_column("id", justify="right", style="dim")
    for name in ("day", "sport", "what"):
        lines.add_column(name, no_wrap=name != "what")
    for name in ("time", "distance", "hr", "load"):
        lines.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        activity = row.activity
        lines.add_row(
            str(activity.id),
            f"{days.short(activity.local_date)} {activity.local_date:%y}",
            activity.sport.value,
            Text(_what(row)),
            wording.minutes(activity.training_s),
            _distance(activity, units),
            str(activity.avg_hr_bpm or ""),
            "" if row.load.method == "none" else f"{row.load.value:.0f}",
        )
    return lines


def _what(row: ActivityRow) -> str:
    activity = row.activity
    name = activity.title or (activity.sub_sport or "").replace("_", " ")
    again = "".join(f" = {i}" for i in row.same_session_as)
    return f"{name}{again}"


def _distance(activity: Activity, units: Units) -> str:
    if not activity.distance_m:
        return ""
    return wording.distance_of(activity.sport, activity.distance_m, units)


def detail(row: ActivityRow, units: Units) -> Group:
    """One activity in full."""
    return Group(*_detail(row, units))


def _detail(row: ActivityRow, units: Units) -> Iterator[RenderableType]:
    activity = row.activity
    title = activity.title or activity.sport.value
    yield Text.assemble(
        (title, "bold"),
        f"  {days.long(activity.local_date)}, {activity.start:%H:%M}",
    )
    yield Text("  " + " · ".join(_numbers(row, units)))
    if row.match is not MatchKind.NONE:
        yield Text(
            f"  {row.match} match with workout {row.workout_id}: {row.match_reason}"
        )
    for doubt in activity.doubts:
        yield Text(f"  left out of the measures: {doubt}", style="yellow")
    if activity.note:
        yield Text(f"  {activity.note}")
    if activity.lengths:
        yield from _lengths(activity, units)
    elif activity.laps:
        yield _laps(activity.laps, activity, units)
    if activity.sets:
        yield _sets(activity.sets, units)


def _numbers(row: ActivityRow, units: Units) -> Iterator[str]:
    activity = row.activity
    yield (activity.sub_sport or activity.sport.value).replace("_", " ")
    yield wording.minutes(activity.training_s)
    if activity.distance_m:
        yield _distance(activity, units)
    if activity.avg_hr_bpm:
        yield f"{activity.avg_hr_bpm} bpm (max {activity.max_hr_bpm or '–'})"
    if activity.avg_power_w:
        yield f"{activity.avg_power_w:.0f} W"
    if activity.calories_kcal:
        yield f"{activity.calories_kcal:.0f} kcal"
    if row.load.method != "none":
        yield f"load {row.load.value:.0f} by {row.load.method.replace('_', ' ')}"


def _lengths(activity: Activity, units: Units) -> Iterator[RenderableType]:
    """Runs of lengths swum without a stop, a line each."""
    lines = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    lines.add_column("swum")
    lines.add_column("stroke")
    for name in ("time", "strokes", "rest after"):
        lines.add_column(name, justify="right")
    pool = activity.pool_length_m or 0.0
    groups = [(k, tuple(g)) for k, g in groupby(activity.lengths, lambda x: x.active)]
    for place, (active, lengths) in enumerate(groups):
        if not active:
            continue
        after = groups[place + 1][1] if place + 1 < len(groups) else ()
        seconds = sum(length.elapsed_s for length in lengths)
        strokes = [length.strokes for length in lengths if length.strokes]
        distance = wording.distance_of(activity.sport, pool * len(lengths), units)
        lines.add_row(
            distance if pool else wording.count(len(lengths), "length"),
            ", ".join(sorted({length.stroke or "–" for length in lengths})),
            wording.time(seconds),
            f"{sum(strokes) / len(strokes):.0f}" if strokes else "",
            wording.time(sum(rest.elapsed_s for rest in after)) if after else "",
        )
    yield lines


def _laps(laps: Sequence[Lap], activity: Activity, units: Units) -> RenderableType:
    lines = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    for name in ("lap", "time", "distance", "hr", "power"):
        lines.add_column(name, justify="right")
    for number, lap in enumerate(laps[:_MOST_LAPS], start=1):
        far = lap.distance_m
        lines.add_row(
            str(number),
            wording.time(lap.elapsed_s),
            wording.distance_of(activity.sport, far, units) if far else "",
            str(lap.avg_hr_bpm or ""),
            f"{lap.avg_power_w:.0f} W" if lap.avg_power_w else "",
        )
    return lines


def _sets(sets: Sequence[StrengthSet], units: Units) -> RenderableType:
    lines = Table(box=None, padding=(0, 1), pad_edge=False, show_header=False)
    for _, group in groupby(sets, lambda s: (s.exercise_index, s.exercise)):
        same = tuple(group)
        lines.add_row(
            Text(same[0].exercise), Text(", ".join(_set(s, units) for s in same))
        )
    return lines


def _set(one: StrengthSet, units: Units) -> str:
    size = str(one.reps) if one.reps is not None else ""
    if one.duration_s and one.reps is None:
        size = wording.time(one.duration_s)
    heavy = f" x {wording.load(one.load_kg, units)}" if one.load_kg else ""
    effort = f" @{one.rpe:g}" if one.rpe else ""
    kind = " warm-up" if one.set_type is SetType.WARMUP else ""
    return f"{size}{heavy}{effort}{kind}"
