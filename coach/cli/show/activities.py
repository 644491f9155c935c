"""Activities on a terminal."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show import days
from coach.cli.show.parts import lap_table, set_table, swim_table
from coach.cli.show.prose import Prose, indented
from coach.cli.show.workouts import columns
from coach.domain import wording
from coach.domain.activity import Activity, Source
from coach.domain.review import MatchKind
from coach.reports.activities import ActivityRow

MOST_ROWS = 30
Units = Mapping[str, str] | None

_METHODS = {
    "swim": "swimming pace",
    "run": "running pace",
    "heart_rate": "heart rate",
    "rpe": "perceived effort",
}
_MATCHES = {
    MatchKind.EXACT: "sure",
    MatchKind.INFERRED: "likely",
    MatchKind.AMBIGUOUS: "open, see coach review",
    MatchKind.MANUAL: "by hand",
}


def table(rows: Sequence[ActivityRow], units: Units) -> RenderableType:
    """One line an activity."""
    names = ("id", "day", "sport", "h:min", "distance", "load")
    lines = columns(*names, right=("id", "h:min", "distance", "load"), last="what")
    lines.show_header, lines.header_style = True, "dim"
    one_year = len({row.activity.local_date.year for row in rows}) == 1
    for row in rows:
        activity = row.activity
        day = days.short(activity.local_date)
        lines.add_row(
            Text(str(activity.id), "dim"),
            day if one_year else f"{day} {activity.local_date.year}",
            activity.sport.value,
            wording.clock(activity.training_s),
            _distance(activity, units),
            "" if row.load.method == "none" else f"{row.load.value:.0f}",
            Prose(_what(row)),
        )
    return lines


def _what(row: ActivityRow) -> str:
    activity = row.activity
    name = activity.title or (activity.sub_sport or activity.sport).replace("_", " ")
    if not row.same_session_as:
        return name
    return f"{name}, same as {_numbered(row.same_session_as)}"


def _numbered(ids: Sequence[int]) -> str:
    return " and ".join(map(str, ids))


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
    yield Text(title, "bold")
    yield indented(f"{days.long(activity.local_date)}, {activity.start:%H:%M}")
    yield indented(", ".join(_numbers(row, units)))
    if row.same_session_as:
        others = _numbered(row.same_session_as)
        yield indented(f"Recorded twice: activity {others} is the same session.")
    if row.match is not MatchKind.NONE:
        which = "No workout" if row.workout_id is None else f"Workout {row.workout_id}"
        yield indented(f"{which} ({_MATCHES[row.match]}): {row.match_reason}")
    for doubt in activity.doubts:
        yield indented(Prose(f"Left out of the measures: {doubt}", "yellow"))
    if activity.note:
        yield indented(activity.note)
    for part in _contents(activity, units):
        yield Text()
        yield part


def _numbers(row: ActivityRow, units: Units) -> Iterator[str]:
    activity = row.activity
    yield (activity.sub_sport or activity.sport.value).replace("_", " ")
    yield wording.minutes(activity.training_s)
    if activity.distance_m:
        yield _distance(activity, units)
    if activity.avg_hr_bpm:
        highest = f" (max {activity.max_hr_bpm})" if activity.max_hr_bpm else ""
        yield f"{activity.avg_hr_bpm} bpm{highest}"
    if activity.avg_power_w:
        yield f"{activity.avg_power_w:.0f} W"
    if activity.calories_kcal:
        yield f"{activity.calories_kcal:.0f} kcal"
    if row.load.method != "none":
        method = _METHODS.get(row.load.method, row.load.method)
        yield f"load {row.load.value:.0f} by {method}"


def _contents(activity: Activity, units: Units) -> Iterator[RenderableType]:
    if activity.lengths:
        yield swim_table(activity, units)
    elif len(activity.laps) > 1:
        yield lap_table(activity, units)
    if activity.sets:
        if activity.source is Source.FIT:
            yield Text("Sets and exercises as the watch took them:", "dim")
        yield set_table(activity.sets, units)
