"""All files of a simulated history, as its devices and the app would leave them."""

from collections.abc import Iterator
from itertools import groupby

from coach.simulation import History, WeighIn
from connectors.demo.encode import activity_file, weight_file
from connectors.demo.fitnumbers import SCALES
from connectors.demo.hevy_csv import hevy_csv

_SERIAL = 3_400_000_000


def files(history: History) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file, the same bytes for the same history.

    One FIT file for each session on the watch, one for each scale and month, and
    one Hevy export of all strength sessions. Names are relative paths.
    """
    watch = _SERIAL + history.seed % 100_000
    for done in history.sessions:
        start = done.activity.start
        name = f"watch/{start:%Y-%m-%d-%H%M%S}-{done.activity.sport}.fit"
        yield name, activity_file(done, watch)
    for (month, scale), readings in groupby(history.weigh_ins, key=_month_and_scale):
        serial = watch + 100_000 * (1 + list(SCALES).index(scale))
        yield f"scale/{month}-{scale}.fit", weight_file(tuple(readings), serial)
    logged = [done.logged for done in history.sessions if done.logged is not None]
    if logged:
        yield "hevy/workouts.csv", hevy_csv(logged)


def _month_and_scale(reading: WeighIn) -> tuple[str, str]:
    return f"{reading.at:%Y-%m}", reading.scale
