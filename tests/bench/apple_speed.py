"""How fast and in how much memory a made-up Apple Health export is read.

`python -m tests.bench.apple_speed [MB] [stream|zip|file]`: day after day is made until
there are that many megabytes (1000), as iPhone and watch write them: nearly all of it
heart rates, energy, distance and steps. `stream` makes it while it is read and times
the reading only; `zip` and `file` put it on the disk first.
"""

import io
import random
import resource
import sys
import tempfile
import time
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from connectors.files.apple_health import AppleHealthReader

ZONE = ZoneInfo("America/New_York")
SOURCE = "Anna\u2019s Apple Watch"
START = datetime(2016, 1, 1, tzinfo=UTC)
TYPE = "HKQuantityTypeIdentifier"
WATCH = (
    "&lt;&lt;HKDevice: 0x28{:07x}&gt;, name:Apple Watch, manufacturer:Apple Inc., "
    "model:Watch, hardware:Watch6,2, software:9.1, creation date:2022-11-01 &gt;"
)
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 13 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
]>
<HealthData locale="en_US">
 <ExportDate value="2040-01-01 08:00:00 -0500"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1985-01-01"/>
"""
TAIL = "</HealthData>\n"


def stamp(at):
    return at.strftime("%Y-%m-%d %H:%M:%S -0500")


def record(kind, unit, at, seconds, value, *, device, source=SOURCE):
    begun, over = stamp(at), stamp(at + timedelta(seconds=seconds))
    made = f' device="{device}"' if device else ""
    return (
        f' <Record type="{TYPE}{kind}" sourceName="{source}" sourceVersion="9.1"{made}'
        f' unit="{unit}" creationDate="{over}" startDate="{begun}" endDate="{over}"'
        f' value="{value}"'
    )


def heart_rate(at, value, device):
    return (
        record("HeartRate", "count/min", at, 0, value, device=device)
        + ">\n"
        + '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>\n'
        + " </Record>\n"
    )


def day_of_records(rng, day):
    """One day as phone and watch write it, without its workout."""
    device = WATCH.format(rng.randrange(1 << 28))
    for minute in range(0, 1440, 6):
        at = day + timedelta(minutes=minute, seconds=rng.randrange(60))
        yield heart_rate(at, rng.randrange(48, 90), device)
    for minute in range(360, 1320, 2):
        at = day + timedelta(minutes=minute)
        for kind, unit, value in (
            ("StepCount", "count", rng.randrange(200)),
            ("ActiveEnergyBurned", "Cal", round(rng.random() * 3, 3)),
            ("BasalEnergyBurned", "Cal", round(rng.random() * 3, 3)),
            ("DistanceWalkingRunning", "mi", round(rng.random() / 20, 6)),
        ):
            yield record(kind, unit, at, 120, value, device=device) + "/>\n"
    for minute in range(360, 1320, 12):
        at = day + timedelta(minutes=minute)
        count = rng.randrange(900)
        yield record("StepCount", "count", at, 700, count, device="", source="iPhone")
        yield "/>\n"
    for hour in (1, 4, 7, 12, 20):
        at = day + timedelta(hours=hour)
        value = round(rng.uniform(20, 90), 4)
        kind = "HeartRateVariabilitySDNN"
        yield record(kind, "ms", at, 60, value, device=device) + "/>\n"
    resting = rng.randrange(44, 56)
    yield record("RestingHeartRate", "count/min", day, 80000, resting, device=device)
    yield "/>\n"
    weight = round(rng.uniform(160, 180), 1)
    yield record("BodyMass", "lb", day, 0, weight, device="", source="Scale") + "/>\n"
    yield from night(rng, day, device)


def night(rng, day, device):
    at = day - timedelta(hours=2)
    for stage in ["Core", "Deep", "Core", "REM", "Awake"] * 6:
        over = at + timedelta(minutes=rng.randrange(5, 28))
        asleep = "" if stage == "Awake" else "Asleep"
        yield (
            f' <Record type="HKCategoryTypeIdentifierSleepAnalysis"'
            f' sourceName="{SOURCE}"'
            f' sourceVersion="9.1" device="{device}" creationDate="{stamp(over)}"'
            f' startDate="{stamp(at)}" endDate="{stamp(over)}" '
            f'value="HKCategoryValueSleepAnalysis{asleep}{stage}">\n'
            '  <MetadataEntry key="HKTimeZone" value="America/New_York"/>\n'
            " </Record>\n"
        )
        at = over


def beats(rng, at, minutes, device):
    """The heart rates of a workout, one about every five seconds."""
    for second in range(0, minutes * 60, 5):
        yield heart_rate(
            at + timedelta(seconds=second), rng.randrange(110, 175), device
        )


def workout(rng, at, minutes):
    kind = rng.choice(["Running", "Cycling", "Swimming", "TraditionalStrengthTraining"])
    begun, over = stamp(at), stamp(at + timedelta(minutes=minutes))
    yield (
        f' <Workout workoutActivityType="HKWorkoutActivityType{kind}"'
        f' duration="{minutes}" durationUnit="min" sourceName="{SOURCE}"'
        f' device="{WATCH.format(1)}" creationDate="{over}" startDate="{begun}"'
        f' endDate="{over}">\n  <MetadataEntry key="HKIndoorWorkout" value="0"/>\n'
        '  <MetadataEntry key="HKTimeZone" value="America/New_York"/>\n'
    )
    if kind == "Swimming":
        yield '  <MetadataEntry key="HKLapLength" value="25 yd"/>\n'
        for length in range(minutes * 60 // 30):
            date = stamp(at + timedelta(seconds=30 * length))
            yield (
                f'  <WorkoutEvent type="HKWorkoutEventTypeLap" date="{date}" duration='
                '"0.48333333" durationUnit="min">\n'
                '   <MetadataEntry key="HKSwimmingStrokeStyle" value="2"/>\n'
                "  </WorkoutEvent>\n"
            )
    for name, unit, total in (
        ("ActiveEnergyBurned", "Cal", minutes * 9.5),
        ("DistanceWalkingRunning", "mi", minutes * 0.11),
    ):
        yield (
            f'  <WorkoutStatistics type="{TYPE}{name}" startDate="{begun}" endDate='
            f'"{over}" sum="{total}" unit="{unit}"/>\n'
        )
    yield " </Workout>\n"


def years(size):
    """Text of an export of at least that many bytes, as it comes."""
    rng = random.Random(7)
    yield HEAD
    done, day, trained = 0, START, []
    while done < size:
        parts = list(day_of_records(rng, day))
        if day.weekday() in {0, 2, 4, 5}:
            at, minutes = day + timedelta(hours=18), rng.randrange(30, 90)
            trained.append((at, minutes))
            parts += beats(rng, at, minutes, WATCH.format(rng.randrange(1 << 28)))
        text = "".join(parts)
        done += len(text)
        yield text
        day += timedelta(days=1)
    for at, minutes in trained:
        yield "".join(workout(rng, at, minutes))
    yield TAIL


class Made(io.RawIOBase):
    """An export that is made while it is read; `making_s` is what that took."""

    def __init__(self, size):
        self.parts, self.waiting, self.making_s = years(size), b"", 0.0
        self.size = 0

    def readable(self):
        return True

    def read(self, size=-1):
        begun = time.process_time()
        parts, length = [self.waiting], len(self.waiting)
        while length < size:
            part = next(self.parts, "").encode()
            if not part:
                break
            parts.append(part)
            length += len(part)
        text = b"".join(parts)
        self.waiting = text[size:]
        self.size += min(size, len(text))
        self.making_s += time.process_time() - begun
        return text[:size]


def on_disk(size, place, *, packed):
    path = place / ("export.zip" if packed else "export.xml")
    if packed:
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("apple_health_export/export.xml", "w", force_zip64=True) as to,
        ):
            for text in years(size):
                to.write(text.encode())
    else:
        with path.open("wb") as to:
            for text in years(size):
                to.write(text.encode())
    return path


def report(stream, size=None):
    """Read, and print speed, memory and what was found."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.process_time()
    contents = AppleHealthReader().read(stream, "export.xml", ZONE)
    seconds = time.process_time() - begun - getattr(stream, "making_s", 0.0)
    size = size or stream.size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size / 1e6:.0f} MB in {seconds:.1f} s: {size / 1e6 / seconds:.0f} MB/s")
    print(f"peak {peak:.0f} MiB, of which {before:.0f} before it began")
    beats = sum(len(each.streams or ()) for each in contents.recordings)
    print(f"{len(contents.recordings)} activities with {beats} heart rates")
    print(f"{len(contents.metrics)} measurements, {len(contents.issues)} issues")
    print(f"excerpt {len(contents.excerpt) / 1e6:.1f} MB")


def main():
    """Make, read and report."""
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else "1000") * 1e6)
    way = sys.argv[2] if len(sys.argv) > 2 else "stream"
    if way == "stream":
        report(Made(size))
        return
    with tempfile.TemporaryDirectory() as place:
        path = on_disk(size, Path(place), packed=way == "zip")
        if way == "file":
            with path.open("rb") as stream:
                report(stream, path.stat().st_size)
            return
        with zipfile.ZipFile(path) as archive:
            (entry,) = archive.infolist()
            with archive.open(entry) as stream:
                report(stream, entry.file_size)


if __name__ == "__main__":
    main()
