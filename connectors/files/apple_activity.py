"""A workout of Apple Health as an activity."""

from dataclasses import dataclass, field, replace
from datetime import tzinfo
from uuid import UUID, uuid5

from coach.domain.activity import Activity, Length, Source, Sport
from connectors.files.apple_laps import (
    distances,
    laps_of,
    lengths_of,
    paused_s,
    statistic,
)
from connectors.files.apple_records import product_of
from connectors.files.apple_sports import sport_of, word_of
from connectors.files.apple_tags import shown
from connectors.files.apple_values import (
    ENERGY,
    LENGTH,
    POWER,
    RATE,
    TIME,
    epoch,
    moment,
    quantity,
    written_instant,
    zone_of,
)
from connectors.files.apple_workouts import Node

NAMESPACE = UUID("0b9f4c1e-7a52-5f0d-9c36-2f1f6f6d8a47")
"""Under which the ids of what comes from Apple Health are derived."""

LONGEST_S = 48 * 3600
_FASTEST_M_S = 45
_MOST_KCAL = 30_000
_MOST_W = 3000
_RATES_BPM = (20, 250)
_POOLS_M = (5, 200)
_DISTANCES = {
    Sport.SWIM: {"Swimming"},
    Sport.RUN: {"WalkingRunning"},
    Sport.WALK: {"WalkingRunning"},
    Sport.RIDE: {"Cycling"},
}
_ON_THE_SPOT = {Sport.STRENGTH, Sport.MOBILITY}
"""Sports in which the way from one machine to the next is no distance covered."""


@dataclass(slots=True)
class _Possible:
    """Lets what can be through; why the rest was left out stands in `doubts`."""

    doubts: list[str] = field(default_factory=list)

    def value(
        self, what: str, value: float | None, limits: tuple[float, float], unit: str
    ) -> float | None:
        """The value to the thousandth where it can be; zero stands for none."""
        if not value or limits[0] <= value <= limits[1]:
            return round(value, 3) if value else None
        self.doubts.append(f"{what} left out: {value:.10g} {unit} cannot be")
        return None

    def bpm(self, what: str, value: float | None) -> int | None:
        """A heart rate."""
        found = self.value(what, value, _RATES_BPM, "bpm")
        return None if found is None else round(found)


def activity_of(
    workout: Node, athletes: tzinfo, lengths: tuple[Length, ...] = ()
) -> Activity | None:
    """The activity; None where it is not said when it began.

    Args:
        workout: what is in the file.
        athletes: the zone for workouts that name none.
        lengths: what an excerpt says of them.
    """
    said, metadata = workout.attributes, _metadata(workout)
    start = epoch(said.get("startDate", "").encode())
    if start is None:
        return None
    kind = said.get("workoutActivityType", "")
    sport, finer = _sport(kind, metadata)
    possible = _Possible()
    elapsed_s = _elapsed_s(workout, start, possible)
    zone = zone_of(metadata.get("HKTimeZone", "")) or athletes
    source = shown(said.get("sourceName", ""))
    known_by = f"{written_instant(start)} {word_of(kind)} {source}".strip()
    activity = Activity(
        uuid=str(uuid5(NAMESPACE, f"workout {known_by}")),
        source=Source.APPLE_HEALTH,
        source_id=known_by,
        sport=sport,
        sub_sport=finer,
        start=moment(start, zone),
        timezone=str(zone),
        elapsed_s=elapsed_s,
        device=product_of(said.get("device", "")) or source or None,
        laps=laps_of(workout, start, elapsed_s, swim=sport is Sport.SWIM),
    )
    if sport is Sport.SWIM and finer != "open_water":
        lengths = lengths or lengths_of(workout, start, elapsed_s)
        activity = _swum(replace(activity, lengths=lengths), metadata, possible)
    return _measured(activity, workout, possible)


def _sport(kind: str, metadata: dict[str, str]) -> tuple[Sport, str | None]:
    indoors = metadata.get("HKIndoorWorkout") == "1"
    water = metadata.get("HKSwimmingLocationType", "")
    return sport_of(kind, indoors=indoors, water=water)


def _metadata(workout: Node) -> dict[str, str]:
    """The workout's; what it does not say its first part may."""
    part = next(workout.all("WorkoutActivity"), None)
    return {**(part.metadata if part else {}), **workout.metadata}


def _elapsed_s(workout: Node, start: int, possible: _Possible) -> float:
    """From start to end; where that cannot be, the time that is said to have gone."""
    end = epoch(workout.attributes.get("endDate", "").encode())
    if end is not None and 0 <= end - start <= LONGEST_S:
        return float(end - start)
    if end is None:
        possible.doubts.append("when it ended is not known")
    elif end < start:
        possible.doubts.append("it ended before it began")
    else:
        possible.doubts.append(f"it lasted {(end - start) / 3600:.0f} h")
    said_s = _duration_s(workout)
    return said_s if said_s is not None and said_s <= LONGEST_S else 0.0


def _duration_s(workout: Node) -> float | None:
    """The time without pauses, as the device counted it."""
    said = workout.attributes
    seconds = quantity(said.get("duration", ""), said.get("durationUnit", "min"), TIME)
    return seconds if seconds is not None and seconds > 0 else None


def _swum(
    activity: Activity, metadata: dict[str, str], possible: _Possible
) -> Activity:
    """With the pool, if it was swum in one."""
    said = metadata.get("HKLapLength") or metadata.get("HKMetadataKeyLapLength") or ""
    value, _, unit = said.partition(" ")
    pool_m = quantity(value, unit, LENGTH)
    return replace(
        activity,
        sub_sport="lap_swimming" if pool_m else activity.sub_sport,
        pool_length_m=possible.value("pool length", pool_m, _POOLS_M, "m"),
    )


def _measured(activity: Activity, workout: Node, possible: _Possible) -> Activity:
    """With its totals."""
    farthest = _FASTEST_M_S * max(activity.elapsed_s, 1.0)
    distance_m = _distance_m(workout, activity.sport)
    power_w = statistic(workout, "RunningPower", "average", POWER)
    power_w = power_w or statistic(workout, "CyclingPower", "average", POWER)
    return replace(
        activity,
        moving_s=_moving_s(activity, workout),
        distance_m=possible.value("distance", distance_m, (0, farthest), "m"),
        calories_kcal=possible.value(
            "energy", _energy_kcal(workout), (0, _MOST_KCAL), "kcal"
        ),
        avg_hr_bpm=possible.bpm(
            "average heart rate", statistic(workout, "HeartRate", "average", RATE)
        ),
        max_hr_bpm=possible.bpm(
            "highest heart rate", statistic(workout, "HeartRate", "maximum", RATE)
        ),
        avg_power_w=possible.value("mean power", power_w, (0, _MOST_W), "W"),
        doubts=tuple(possible.doubts),
    )


def _moving_s(activity: Activity, workout: Node) -> float | None:
    """In a pool the time swum, else the time without pauses; None where not said."""
    if activity.lengths:
        return round(sum(each.elapsed_s for each in activity.lengths), 3)
    said_s = _duration_s(workout)
    if said_s is not None and said_s <= activity.elapsed_s + 1:
        return round(min(said_s, activity.elapsed_s), 3)
    start = int(activity.start.timestamp())
    paused = paused_s(workout, start, activity.elapsed_s)
    return activity.elapsed_s - paused if paused else None


def _distance_m(workout: Node, sport: Sport) -> float | None:
    """The sport's own distance; of several sports all together."""
    if sport in _ON_THE_SPOT:
        return None
    found = distances(workout)
    if sport is Sport.MULTISPORT and found:
        return sum(found.values())
    own = [m for name, m in found.items() if name in _DISTANCES.get(sport, set(found))]
    return max(own, default=_total(workout, "totalDistance", LENGTH))


def _energy_kcal(workout: Node) -> float | None:
    """Active energy, without what would have been burned at rest."""
    found = statistic(workout, "ActiveEnergyBurned", "sum", ENERGY)
    return found or _total(workout, "totalEnergyBurned", ENERGY)


def _total(workout: Node, key: str, units: dict[str, float]) -> float | None:
    """A total of the workout as older exports have it."""
    said = workout.attributes
    return quantity(said.get(key, ""), said.get(f"{key}Unit", ""), units)
