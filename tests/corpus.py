"""One athlete's fortnight as every app would have it: FIT, TCX, GPX, zips and logs.

Made from the simulated athlete's files. The watch recorded every session; the other
services hold copies of them, as they do in real life.
"""

import gzip
import io
import json
import zipfile
from datetime import UTC, timedelta
from math import isnan
from xml.sax.saxutils import escape

import pytest

from coach.domain.activity import Sport
from connectors.files.hevy_csv import HevyCsvReader
from connectors.fitfile.read import FitReader

_STRAVA = {
    Sport.RUN: "Run",
    Sport.RIDE: "Ride",
    Sport.SWIM: "Swim",
    Sport.STRENGTH: "Weight Training",
}
_APPLE = {
    Sport.RUN: "Running",
    Sport.RIDE: "Cycling",
    Sport.SWIM: "Swimming",
    Sport.STRENGTH: "TraditionalStrengthTraining",
}
_GARMIN = {
    Sport.RUN: "running",
    Sport.RIDE: "cycling",
    Sport.SWIM: "lap_swimming",
    Sport.STRENGTH: "strength_training",
}
_TCX = {Sport.RUN: "Running", Sport.RIDE: "Biking"}


def recorded(files):
    """Name, bytes and recording of each session of the watch."""
    for name, content in sorted(files.items()):
        if name.startswith("watch/"):
            for recording in FitReader().read(content, name, UTC).recordings:
                yield name, content, recording


def copies(files):
    """What each service holds of the same fortnight, by path."""
    sessions = list(recorded(files))
    logs = [content for name, content in files.items() if name.startswith("hevy/")]
    lifts = [
        recording.activity
        for content in logs
        for recording in HevyCsvReader().read(content, "hevy.csv", UTC).recordings
    ]
    return {
        "strava.zip": _strava_zip(sessions),
        "apple/export.zip": _zip({"apple_health_export/export.xml": _apple(sessions)}),
        "garmin.zip": _garmin_zip(sessions),
        "strong.csv": _strong(lifts),
        "old/tracks/1.tcx": _tcx(sessions),
        "old/tracks/ride.gpx": _gpx(sessions),
        "old/notes.txt": b"nothing of use",
    }


def _zip(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 3, 8, 20, 0, 0)), content)
    return packed.getvalue()


def _strava_zip(sessions):
    header = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,"
    rows = [f"{header}Distance,Filename,Elapsed Time,Moving Time,Distance"]
    files = {"media/photo.jpg": b"\xff\xd8\xff"}
    for number, (_, content, recording) in enumerate(sessions):
        done = recording.activity
        begun = done.start.astimezone(UTC)
        km = (done.distance_m or 0) / 1000
        in_metres = done.sport is Sport.SWIM
        rows.append(
            f'{9000 + number},"{begun:%b %-d, %Y, %-I:%M:%S %p}",'
            f"Strava's {number},{_STRAVA.get(done.sport, 'Workout')},"
            f"{done.elapsed_s:.0f},{km * 1000 if in_metres else km:.2f},"
            f"activities/{number}.fit.gz,{done.elapsed_s:.1f},"
            f"{done.training_s:.1f},{km * 1000:.1f}"
        )
        packed = gzip.compress(content, mtime=0)
        files[f"activities/{number}.fit.gz"] = packed
    return _zip({"activities.csv": "\n".join(rows) + "\n", **files})


def _garmin_zip(sessions):
    listed = [
        {
            "activityId": 700_000 + number,
            "name": "Recorded",
            "activityType": _GARMIN.get(recording.activity.sport, "other"),
            "sportType": recording.activity.sport.value.upper(),
            "beginTimestamp": recording.activity.start.timestamp() * 1000,
            "startTimeGmt": recording.activity.start.timestamp() * 1000,
            "startTimeLocal": recording.activity.start.timestamp() * 1000,
            "duration": recording.activity.training_s * 1000,
            "elapsedDuration": recording.activity.elapsed_s * 1000,
            "distance": (recording.activity.distance_m or 0) * 100,
        }
        for number, (_, _, recording) in enumerate(sessions)
    ]
    uploaded = _zip({name.rpartition("/")[2]: content for name, content, _ in sessions})
    folder = "DI_CONNECT/DI-Connect"
    summary = json.dumps([{"summarizedActivitiesExport": listed}])
    return _zip(
        {
            f"{folder}-Fitness/a_0_summarizedActivities.json": summary,
            f"{folder}-Uploaded-Files/UploadedFiles_0-_Part1.zip": uploaded,
        }
    )


def _apple(sessions):
    lines = ['<?xml version="1.0"?>', '<HealthData locale="en_US">']
    for _, _, recording in sessions:
        done = recording.activity
        if done.sport not in _APPLE:
            continue
        begun = done.start.astimezone(UTC)
        ended = begun + timedelta(seconds=done.elapsed_s)
        lines.append(
            f'<Workout workoutActivityType="HKWorkoutActivityType{_APPLE[done.sport]}"'
            f' duration="{done.training_s / 60:.3f}" durationUnit="min"'
            f' sourceName="Connect" startDate="{begun:%Y-%m-%d %H:%M:%S +0000}"'
            f' endDate="{ended:%Y-%m-%d %H:%M:%S +0000}"></Workout>'
        )
    return "\n".join([*lines, "</HealthData>"])


def _strong(lifts):
    rows = [
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight (kg),Reps,RPE",
        *(
            f"{done.start:%Y-%m-%d %H:%M:%S},{done.title},{done.elapsed_s // 60:.0f}m,"
            f'"{one.exercise}",{order},{one.load_kg or 0},{one.reps or 0},'
            for done in lifts
            for order, one in enumerate(done.sets, start=1)
        ),
    ]
    return "\n".join(rows).encode()


def _points(recording):
    streams = recording.streams
    begun = recording.activity.start.astimezone(UTC)
    rates = streams.channels["heart_rate_bpm"]
    ways = streams.channels["distance_m"]
    for at in range(0, len(streams), 5):
        if not isnan(rates[at]) and not isnan(ways[at]):
            moment = begun + timedelta(seconds=streams.time_s[at])
            yield f"{moment:%Y-%m-%dT%H:%M:%SZ}", rates[at], ways[at]


def _tcx(sessions):
    parts = []
    for _, _, recording in sessions:
        done = recording.activity
        if done.sport not in _TCX:
            continue
        points = "".join(
            f"<Trackpoint><Time>{at}</Time><DistanceMeters>{way}</DistanceMeters>"
            f"<HeartRateBpm><Value>{rate:.0f}</Value></HeartRateBpm></Trackpoint>"
            for at, rate, way in _points(recording)
        )
        begun = f"{done.start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        parts.append(
            f'<Activity Sport="{_TCX[done.sport]}"><Id>{begun}</Id>'
            f'<Lap StartTime="{begun}"><TotalTimeSeconds>{done.training_s}'
            f"</TotalTimeSeconds><DistanceMeters>{done.distance_m}</DistanceMeters>"
            f"<Track>{points}</Track></Lap></Activity>"
        )
    return (
        '<?xml version="1.0"?><TrainingCenterDatabase xmlns='
        '"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>'
        f"{''.join(parts)}</Activities></TrainingCenterDatabase>"
    ).encode()


def _gpx(sessions):
    rides = (r for _, _, r in sessions if r.activity.sport is Sport.RIDE)
    ride = next(rides)
    points = "".join(
        f'<trkpt lat="{way / 111_195:.7f}" lon="0"><time>{at}</time></trkpt>'
        for at, _, way in _points(ride)
    )
    title = escape(ride.activity.title or "Ride")
    return (
        '<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" '
        f'creator="made up" version="1.1"><trk><name>{title}</name><type>cycling</type>'
        f"<trkseg>{points}</trkseg></trk></gpx>"
    ).encode()


@pytest.fixture(scope="session")
def everything_made(fortnight):
    """The fortnight's files and every service's copy of them, by path."""
    return {**fortnight, **copies(fortnight)}


@pytest.fixture
def everything(tmp_path, everything_made):
    """A folder with all of them."""
    there = tmp_path / "everything"
    for name, content in everything_made.items():
        file = there / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return there
