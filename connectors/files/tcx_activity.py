"""What a TCX file says of one activity, as a recording."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from itertools import zip_longest

from coach.domain.activity import Activity, Lap, Recording, Source
from coach.redaction import clean
from connectors.files.sports import sport_of
from connectors.files.texts import moment
from connectors.files.tracks import Points, identity, streams_of, ways_m
from connectors.plausible import LONGEST_S, Doubts

MOST_LAPS = 10_000


@dataclass(slots=True)
class LapSaid:
    """A lap as the file has it; `said` holds what it sums up, by our names."""

    begun: datetime | None
    said: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class SaidActivity:
    """An activity as the file has it."""

    sport: str
    id: str = ""
    title: str = ""
    note: str = ""
    device: str = ""
    laps: list[LapSaid] = field(default_factory=list)
    points: Points = field(default_factory=Points)


def recording_of(said: SaidActivity, timezone: tzinfo) -> Recording | None:
    """The recording; None where nothing says when it was."""
    points = said.points.in_order()
    begin = _begin(said, points)
    if begin is None:
        return None
    doubts = Doubts()
    inside = points.between(begin, begin + LONGEST_S)
    if len(inside) < len(points):
        doubts.named.append("points that lie outside its two days were left out")
    if said.points.refused:
        doubts.named.append(f"values left out of its points: {said.points.refused}")
    bare = _bare(said, begin, timezone)
    laps = _laps(said.laps[:MOST_LAPS], inside, begin)
    activity = _with_totals(bare, laps, inside, doubts)
    return Recording(activity, streams_of(inside, begin))


def _begin(said: SaidActivity, points: Points) -> float | None:
    """When it began: its first lap, else its first point, else its id."""
    begun = [lap.begun.timestamp() for lap in said.laps if lap.begun is not None]
    named = moment(said.id)
    candidates = [*begun[:1], *points.times[:1]]
    candidates += [named.timestamp()] if named is not None else []
    return next(iter(candidates), None)


def _laps(said: Sequence[LapSaid], points: Points, begin: float) -> tuple[Lap, ...]:
    """The laps; where a file broke off inside one, its points say how long it was."""
    made: list[Lap] = []
    for lap, following in zip_longest(said, said[1:]):
        start = lap.begun.timestamp() if lap.begun else begin + _over(made)
        later = following.begun if following else None
        end = later.timestamp() if later else begin + LONGEST_S
        doubts = Doubts()
        timer = doubts.seconds("", lap.said.get("timer_s"))
        last = points.last_in(start, end) if lap.begun else None
        seen = doubts.seconds("", None if last is None else last - start)
        if timer is None and seen is None:
            continue
        made.append(
            Lap(
                start_s=max(0.0, start - begin),
                elapsed_s=max(seen or 0.0, timer or 0.0),
                moving_s=timer,
                distance_m=doubts.meters("", lap.said.get("distance_m")),
                avg_hr_bpm=doubts.bpm("", lap.said.get("avg_hr_bpm")),
                max_hr_bpm=doubts.bpm("", lap.said.get("max_hr_bpm")),
                avg_power_w=doubts.watts("", lap.said.get("avg_power_w")),
                calories_kcal=doubts.kcal("", lap.said.get("calories_kcal")),
            )
        )
    return tuple(made)


def _over(laps: Sequence[Lap]) -> float:
    return laps[-1].start_s + laps[-1].elapsed_s if laps else 0.0


def _bare(said: SaidActivity, begin: float, timezone: tzinfo) -> Activity:
    """What, when and by which device."""
    sport, finer = sport_of(said.sport)
    source_id, uuid = identity(Source.TCX, begin, sport)
    return Activity(
        uuid=uuid,
        source=Source.TCX,
        source_id=source_id,
        sport=sport,
        start=datetime.fromtimestamp(begin, UTC).astimezone(timezone),
        timezone=str(timezone),
        elapsed_s=0.0,
        sub_sport=finer,
        title=clean(said.title, limit=120),
        note=clean(said.note, lines=True),
        device=clean(said.device, limit=60) or None,
    )


def _with_totals(
    bare: Activity, laps: tuple[Lap, ...], points: Points, doubts: Doubts
) -> Activity:
    """The activity with what its laps and points come to."""
    last = points.times[-1] - bare.start.timestamp() if points else 0.0
    elapsed = doubts.seconds("elapsed time", max(last, _over(laps))) or 0.0
    return replace(
        bare,
        elapsed_s=elapsed,
        moving_s=doubts.seconds("moving time", _sum(lap.moving_s for lap in laps)),
        distance_m=doubts.meters("distance", _distance(laps, points), elapsed),
        calories_kcal=doubts.kcal("energy", _sum(lap.calories_kcal for lap in laps)),
        avg_hr_bpm=doubts.bpm("mean heart rate", _mean_hr(laps, points)),
        max_hr_bpm=doubts.bpm("highest heart rate", _highest_hr(laps, points)),
        avg_power_w=doubts.watts("mean power", points.mean("power_w")),
        laps=laps,
        doubts=tuple(doubts.named),
    )


def _distance(laps: Sequence[Lap], points: Points) -> float | None:
    """The laps' distance, else the last one recorded, else the way of the track."""
    by_laps = _sum(lap.distance_m for lap in laps)
    complete = all(lap.distance_m is not None for lap in laps)
    recorded = points.highest("distance_m") or sum(ways_m(points)) or None
    return by_laps if complete and by_laps else recorded or by_laps


def _mean_hr(laps: Sequence[Lap], points: Points) -> float | None:
    measured = points.mean("heart_rate_bpm")
    if measured is not None:
        return measured
    known = [(lap.avg_hr_bpm, lap.elapsed_s) for lap in laps if lap.avg_hr_bpm]
    whole = sum(seconds for _, seconds in known)
    return sum(rate * seconds for rate, seconds in known) / whole if whole else None


def _highest_hr(laps: Sequence[Lap], points: Points) -> float | None:
    rates = [float(lap.max_hr_bpm) for lap in laps if lap.max_hr_bpm]
    measured = points.highest("heart_rate_bpm")
    return max([*rates, *([measured] if measured else [])], default=None)


def _sum(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
