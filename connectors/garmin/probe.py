"""One question to Garmin: does it let us in, and does it still mean what we mean?"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from coach.domain.sync import Probe
from connectors.garmin import ids

if TYPE_CHECKING:
    from connectors.garmin.client import GarminClient

TYPES = "/workout-service/workout/types"
_OURS: Mapping[str, tuple[ids.Kind, ...]] = {
    "sportType": tuple(ids.SPORTS.values()),
    "stepType": (*ids.STEPS.values(), ids.REPEAT, ids.MAIN),
    "conditionType": (
        *(ids.LAP_BUTTON, ids.TIME, ids.DISTANCE, ids.ITERATIONS),
        *(ids.FIXED_REST, ids.FIXED_REPETITION, ids.REPS),
    ),
    "workoutTargetType": (ids.NO_TARGET, ids.SPEED_ZONE, *ids.TARGETS.values()),
    "strokeType": tuple(ids.STROKES.values()),
    "drillType": tuple(ids.DRILLS.values()),
    "equipmentType": tuple(ids.EQUIPMENT.values()),
}


def probe(client: "GarminClient") -> Probe:
    """What Garmin says when it is asked for the kinds that workouts are made of.

    Raises:
        ConnectorError: it does not let us in, or does not answer.
    """
    told = dict(_kinds(client.get(TYPES)))
    return Probe(client.its_time, tuple(_strange(told)))


def _kinds(part: object) -> Iterator[tuple[tuple[str, int], str]]:
    """Every number and its key, wherever in the document they stand."""
    if isinstance(part, list):
        for each in part:
            yield from _kinds(each)
    if isinstance(part, dict):
        for name, value in part.items():
            kind, key = (
                name.removesuffix("Id"),
                part.get(f"{name.removesuffix('Id')}Key"),
            )
            if kind in _OURS and isinstance(value, int) and isinstance(key, str):
                yield (kind, value), key
            yield from _kinds(value)


def _strange(told: Mapping[tuple[str, int], str]) -> Iterator[str]:
    """Where its numbers are not ours; kinds it does not speak of are let be."""
    spoken_of = {kind for kind, _ in told}
    for kind in sorted(spoken_of):
        for number, key in dict.fromkeys(_OURS[kind]):
            found = told.get((kind, number))
            if found != key:
                meant = f"{found!r}" if found else "nothing"
                yield f"its {kind} {number} is {meant}, not {key!r}"
