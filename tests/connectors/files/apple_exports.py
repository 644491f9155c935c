"""Exports of the Health app, made by hand."""

import io
from xml.sax.saxutils import quoteattr
from zoneinfo import ZoneInfo

from connectors.files.apple_health import AppleHealthReader

READER = AppleHealthReader()
NEW_YORK = ZoneInfo("America/New_York")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n]>\n'
NAME = "export.xml"
WATCH = (
    "<<HKDevice: 0x283e5c7d0>, name:Apple Watch, manufacturer:Apple Inc., "
    "model:Watch, hardware:Watch6,2, software:9.1, creation date:2022-11-01>"
)
EVENING = "2026-11-20 18:05:00 -0500"
LATER = "2026-11-20 18:50:00 -0500"
RUN = {
    "workoutActivityType": "HKWorkoutActivityTypeRunning",
    "duration": "45.0",
    "durationUnit": "min",
    "sourceName": "Watch",
    "startDate": EVENING,
    "endDate": LATER,
}
SWIM = RUN | {"workoutActivityType": "HKWorkoutActivityTypeSwimming"}


def element(tag, attributes, *inside):
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{tag}{said}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{said}/>"


def record(kind, value, unit, start, **more):
    """A record; `kind` is the type without its long prefix."""
    said = {
        "type": f"HKQuantityTypeIdentifier{kind}",
        "sourceName": "Watch",
        "unit": unit,
        "startDate": start,
        "endDate": start,
        "value": value,
    }
    return element("Record", said | more)


def sleep(start, end, stage="AsleepCore", source="Watch", zone=None):
    said = {
        "type": "HKCategoryTypeIdentifierSleepAnalysis",
        "sourceName": source,
        "startDate": start,
        "endDate": end,
        "value": f"HKCategoryValueSleepAnalysis{stage}",
    }
    inside = [metadata("HKTimeZone", zone)] if zone else []
    return element("Record", said, *inside)


def workout(*inside, **said):
    return element("Workout", RUN | said, *inside)


def swim(*inside, **said):
    return element("Workout", SWIM | said, *inside)


def metadata(key, value):
    return element("MetadataEntry", {"key": key, "value": value})


def statistic(kind, unit, **values):
    said = {"type": f"HKQuantityTypeIdentifier{kind}", "unit": unit}
    return element("WorkoutStatistics", said | values)


def event(kind, date, *inside, **said):
    kind = {"type": f"HKWorkoutEventType{kind}", "date": date}
    return element("WorkoutEvent", kind | said, *inside)


def part(*inside, **said):
    return element("WorkoutActivity", said, *inside)


def export(*elements, head=HEAD, date=None, tail="</HealthData>\n"):
    day = [element("ExportDate", {"value": date})] if date else []
    lines = "".join(f" {each}\n" for each in (*day, *elements))
    return f'{head}<HealthData locale="en_US">\n{lines}{tail}'.encode()


def read_bytes(content, zone=NEW_YORK):
    return READER.read(io.BytesIO(content), NAME, zone)


def read(*elements, zone=NEW_YORK, **how):
    return read_bytes(export(*elements, **how), zone)


def activity(*elements, zone=NEW_YORK, **how):
    """The only activity of an export with nothing wrong in it."""
    contents = read(*elements, zone=zone, **how)
    assert contents.issues == ()
    (recording,) = contents.recordings
    return recording.activity


def values(*elements, zone=NEW_YORK, **how):
    """Day and value of each measurement of an export with nothing wrong in it."""
    contents = read(*elements, zone=zone, **how)
    assert contents.issues == ()
    return [(str(each.day), each.value) for each in contents.metrics]


def whys(contents):
    return [issue.why for issue in contents.issues]
