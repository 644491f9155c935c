"""Recordings of gym sessions and runs by watch, app, phone and hand."""

from coach.domain.activity import Effort, Source
from tests.builders import activity, sets


def watch(sport="strength", on=0, minutes=60, *, hour=17.0, device="fr965", **fields):
    made = {
        "avg_hr_bpm": 118,
        "max_hr_bpm": 155,
        "calories_kcal": 410.0,
        "effort": Effort(hr_seconds=((118, 3600.0),)),
        "title": "Strength",
    }
    return activity(sport, on, minutes, hour=hour, device=device, **(made | fields))


def hevy(on=0, minutes=55, *, hour=17.05, **fields):
    made = {
        "uuid": f"h-{on}-{hour}-{minutes}",
        "source": Source.HEVY,
        "title": "Push day A",
        "moving_s": None,
        "sets": sets(5, 5, 5, exercise="bench press", load_kg=82.5),
    }
    return activity("strength", on, minutes, hour=hour, **(made | fields))


def phone(sport="run", on=0, minutes=45, *, hour=7.0, **fields):
    made = {"uuid": f"p-{sport}-{hour}-{minutes}", "source": Source.GPX}
    return activity(sport, on, minutes, hour=hour, **(made | fields))


def entry(sport="run", on=0, minutes=45, *, hour=12.0, **fields):
    made = {"uuid": f"m-{sport}-{hour}-{minutes}", "source": Source.MANUAL}
    return activity(sport, on, minutes, hour=hour, **(made | fields))


def legs(*parts, hour=17.0, device="fr965"):
    """Parts of one multisport file, one after the other, with short transitions."""
    made, start = [], hour
    for number, (sport, minutes) in enumerate(parts):
        made.append(
            watch(sport, 0, minutes, hour=start, device=device, uuid=f"leg-{number}")
        )
        start += (minutes + 0.5) / 60
    return made


def said(source, sport="run", *, hour=7.0, minutes=60.0, late_s=0, uuid=None, **fields):
    """A recording from this source, so many seconds late; its uuid is its name."""
    made = {
        "uuid": uuid or str(source),
        "source": Source(source),
        "device": {"fit": "garmin fr965", "tcx": "Forerunner 965"}.get(source),
        "moving_s": None,
    }
    start = hour + late_s / 3600
    return activity(sport, 0, minutes, hour=start, **(made | fields))
