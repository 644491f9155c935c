"""Activities with their load, their match and the other recordings of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from coach.domain.activity import Activity, Session, Sport, Streams
from coach.domain.review import MatchKind
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from coach.load.thresholds import estimate_thresholds
from coach.reports.activities import ActivityRow
from coach.reports.detail import ActivityDetail, parts_of
from coach.reports.splits import Splits, splits
from coach.reports.zones import Limits, zones
from coach.review.fuse import fuse

MOST_PARTS = 25
"""More splits than this are a wall; longer ones are shown then."""

_TIMES = (1, 5, 10, 50, 100, 500)


def activity_rows(
    context: Context, since: date | None, until: date | None, sport: Sport | None
) -> tuple[ActivityRow, ...]:
    """Activities between those days, oldest first."""
    with context.reading() as store:
        evening = look(context, store, whole=True)
    return tuple(
        row
        for row in rows_of(evening)
        if (since is None or row.activity.local_date >= since)
        and (until is None or row.activity.local_date <= until)
        and (sport is None or row.activity.sport is sport)
    )


def rows_of(evening: Evening) -> Iterator[ActivityRow]:
    """Every activity of the evening, oldest first."""
    numbers = {a.uuid: a.id for a in evening.activities}
    matches = {m.session_uuid: m for m in evening.matches}
    workouts = {w.uuid: w.id for w in evening.workouts}
    slips = _slips_by_activity(evening)
    for activity in evening.activities:
        session = evening.session_by_recording[activity.uuid]
        match = matches.get(session.activity.uuid)
        others = (numbers[uuid] for uuid in session.members if uuid != activity.uuid)
        yield ActivityRow(
            activity=replace(
                activity, doubts=(*activity.doubts, *slips.get(activity.uuid, ()))
            ),
            load=evening.loads[activity.uuid],
            match=match.kind if match else MatchKind.NONE,
            match_reason=match.reason if match else "",
            workout_id=workouts.get(match.workout_uuid or "") if match else None,
            same_session_as=tuple(sorted(i for i in others if i is not None)),
        )


def _slips_by_activity(evening: Evening) -> Mapping[str, Sequence[str]]:
    """Why sets look like slips of typing, by their activity's uuid."""
    numbers = {each.uuid: each.id for each in evening.activities}
    found: dict[str, list[str]] = {}
    for (uuid, _), why in sorted(evening.slips.items()):
        told = f"{why} (if it is right: coach activity {numbers[uuid]} --confirm)"
        found.setdefault(uuid, []).append(told)
    return found


def activity_row(context: Context, number: int) -> ActivityRow:
    """The activity of that number.

    Raises:
        CoachError: there is none (exit 2).
    """
    with context.reading() as store:
        return _numbered(rows_of(look(context, store, whole=True)), number)


def activity_detail(context: Context, number: int) -> ActivityDetail:
    """The activity of that number with its session's splits, zones and streams.

    Raises:
        CoachError: there is none (exit 2).
    """
    with context.reading() as store:
        evening = look(context, store, whole=True)
        rows = {row.activity.uuid: row for row in rows_of(evening)}
        row = _numbered(rows.values(), number)
        session = evening.session_by_recording[row.activity.uuid]
        streams = next(
            (held for held in map(store.streams, session.members) if held), None
        )
    members = [rows[uuid].activity for uuid in session.members]
    merged, units = _as_typed(session, members), evening.athlete.units
    return ActivityDetail(
        row=row,
        session=merged,
        recordings=tuple(each.id or 0 for each in members),
        parts=parts_of(merged, members),
        streams=streams,
        splits=splits(merged, streams, units),
        coarse=_coarse(merged, streams, units),
        zones=zones(merged, streams, _limits(evening)),
    )


def _as_typed(session: Session, members: Sequence[Activity]) -> Activity:
    """The session with its sets as they were typed, slips included."""
    fused = fuse(members)
    return fused[0].activity if len(fused) == 1 else session.activity


def _coarse(
    activity: Activity, streams: Streams | None, units: Mapping[str, str] | None
) -> Splits | None:
    """Splits so long that no more than a screen of them are left."""
    found = None
    for times in _TIMES:
        found = splits(activity, streams, units, times)
        if found is None or found.source != "streams" or len(found.parts) <= MOST_PARTS:
            break
    return found


def _limits(evening: Evening) -> Limits:
    """What the evening measures by, and what each estimate of it rests on."""
    athlete = evening.athlete
    estimates = estimate_thresholds(
        evening.activities, athlete.thresholds, evening.day, athlete.birth_year
    )
    how = dict(estimates.how)
    if athlete.thresholds.css_m_s is None:
        how["css_m_s"] = "estimated from your swims"
    return Limits(evening.thresholds, how)


def _numbered(rows: Iterable[ActivityRow], number: int) -> ActivityRow:
    held = list(rows)
    found = next((row for row in held if row.activity.id == number), None)
    if found is not None:
        return found
    raise CoachError(
        f"There is no activity {number}.",
        f"The database holds {len(held)} activities.",
        "Run coach activities.",
        ExitCode.USAGE,
    )
