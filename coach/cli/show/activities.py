"""Activities on a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from coach.cli.show.prose import Prose
from coach.cli.show.workouts import columns
from coach.domain import days, wording
from coach.domain.activity import Activity
from coach.reports.activities import ActivityRow

MOST_ROWS = 30
Units = Mapping[str, str] | None


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
