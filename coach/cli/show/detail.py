"""One activity in full on a terminal: numbers, parts, splits, zones and charts."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show.parts import SwimTable, lap_table, set_table, swims
from coach.cli.show.prose import Prose, indented
from coach.cli.show.session_chart import chart
from coach.cli.show.splits import split_table, zone_table
from coach.domain import days, wording
from coach.domain.activity import Activity, Source
from coach.domain.review import MatchKind
from coach.reports.activities import ActivityRow
from coach.reports.detail import ActivityDetail

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
_WAY = 300.0
"""A swim without a stop from this many metres on is cut into hundreds."""

_AUTO = 0.015
"""Laps as long as a unit, within this share of it, are the watch's own splits."""


def detail(whole: ActivityDetail, units: Units, *, plain: bool = False) -> Group:
    """One activity in full, as all recordings of its session tell it."""
    return Group(*_detail(whole, units, plain=plain))


def _detail(
    whole: ActivityDetail, units: Units, *, plain: bool
) -> Iterator[RenderableType]:
    yield from _head(whole, units)
    session = whole.session
    sections = (
        chart(session, whole.streams, units, plain=plain),
        _sets(whole, units),
        SwimTable(session, units) if session.lengths else None,
        _splits(whole, units),
        _laps(whole, units),
        *(
            zone_table(each, session.sport, units, plain=plain)
            for each in whole.zones.times
        ),
    )
    for section in sections:
        if section is not None:
            yield Text()
            yield section
    if whole.zones.missing:
        yield Text()
        yield from (Prose(reason, "dim") for reason in whole.zones.missing)


def _head(whole: ActivityDetail, units: Units) -> Iterator[RenderableType]:
    row, session = whole.row, whole.session
    yield Text(session.title or session.sport.value, "bold")
    yield indented(f"{days.long(session.local_date)}, {session.start:%H:%M}")
    yield indented(", ".join(_numbers(session, row, units)))
    if len(whole.recordings) > 1:
        yield indented(_origins(whole))
    if row.match is not MatchKind.NONE:
        which = "No workout" if row.workout_id is None else f"Workout {row.workout_id}"
        yield indented(f"{which} ({_MATCHES[row.match]}): {row.match_reason}")
    for doubt in session.doubts:
        yield indented(Prose(f"Left out of the measures: {doubt}", "yellow"))
    if session.note:
        yield indented(session.note)


def _origins(whole: ActivityDetail) -> str:
    """What each recording gave: `sets from activity 5; heart rate from activity 9`."""
    by_ids: dict[tuple[int, ...], list[str]] = {}
    for part in whole.parts:
        by_ids.setdefault(part.ids, []).append(part.name)
    said = (
        f"{_listed(names)} from activity {' and '.join(map(str, ids))}"
        for ids, names in by_ids.items()
    )
    count = wording.count(len(whole.recordings), "recording")
    return f"One session in {count}: {'; '.join(said)}."


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _numbers(session: Activity, row: ActivityRow, units: Units) -> Iterator[str]:
    yield (session.sub_sport or session.sport.value).replace("_", " ")
    yield wording.minutes(session.training_s)
    if session.distance_m:
        yield wording.distance_of(session.sport, session.distance_m, units)
    if session.avg_hr_bpm:
        highest = f" (max {session.max_hr_bpm})" if session.max_hr_bpm else ""
        yield f"{session.avg_hr_bpm} bpm{highest}"
    if session.avg_power_w:
        yield f"{session.avg_power_w:.0f} W"
    if session.calories_kcal:
        yield f"{session.calories_kcal:.0f} kcal"
    if row.load.method != "none":
        method = _METHODS.get(row.load.method, row.load.method)
        yield f"load {row.load.value:.0f} by {method}"


def _sets(whole: ActivityDetail, units: Units) -> RenderableType | None:
    if not whole.session.sets:
        return None
    table = set_table(whole.session.sets, units)
    watch = whole.row.activity.source in {Source.FIT, Source.GARMIN}
    if not watch or whole.has_app:
        return table
    return Group(Text("Sets and exercises as the watch took them:", "dim"), table)


def _splits(whole: ActivityDetail, units: Units) -> RenderableType | None:
    found, session = whole.coarse, whole.session
    if found is None or found.source == "laps" or len(found.parts) < 2:
        return None
    if found.source == "lengths" and not _has_long_swim(session):
        return None
    return split_table(found, session.sport, units)


def _has_long_swim(session: Activity) -> bool:
    pool = session.pool_length_m or 0.0
    longest = max((len(each.lengths) for each in swims(session.lengths)), default=0)
    return longest * pool >= _WAY


def _laps(whole: ActivityDetail, units: Units) -> RenderableType | None:
    """The laps, unless the watch's own kilometres or miles are told as splits."""
    session = whole.session
    if len(session.laps) < 2 or session.lengths:
        return None
    if whole.splits is not None and whole.splits.source == "streams":
        every = whole.splits.every_m
        own = (abs((lap.distance_m or 0) / every - 1) for lap in session.laps[:-1])
        if all(off <= _AUTO for off in own):
            return None
    return lap_table(session, units)
