"""One session, as four formats tell it, read and fused."""

import json

import pytest

from coach.domain.activity import Source, Sport
from coach.review.fuse import fuse
from connectors.files.garmin_json import GarminAccountReader
from connectors.files.strava_csv import StravaCsvReader
from tests.connectors.files.tracked import (
    BEGIN,
    BERLIN,
    gpx,
    lap,
    read_gpx,
    read_tcx,
    steady,
    tcx,
    tcx_activity,
    trackpoint,
    trk,
)

SECONDS = 1800


def as_tcx(sport):
    points = [trackpoint(s, hr=140) for s in range(0, SECONDS + 1, 10)]
    whole = lap(0, *points, seconds=float(SECONDS), meters=5400)
    return read_tcx(tcx(tcx_activity(whole, sport=sport)))


def as_gpx(kind):
    return read_gpx(gpx(trk(steady(5, SECONDS - 20, every=5), name="Lunch", kind=kind)))


def as_strava(kind, title):
    date = BEGIN.strftime("%b %d, %Y, %I:%M:%S %p")
    columns = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time"
    content = f'{columns}\n9001,"{date}",{title},{kind},{SECONDS}\n'
    return StravaCsvReader().read(content.encode(), "activities.csv", BERLIN)


def as_garmin(kind):
    summed = {
        "activityId": 77,
        "activityType": kind,
        "beginTimestamp": BEGIN.timestamp() * 1000 + 1000,
        "duration": SECONDS * 1000.0,
        "calories": 1257.0,
    }
    content = json.dumps([{"summarizedActivitiesExport": [summed]}]).encode()
    return GarminAccountReader().read(content, "a.json", BERLIN)


@pytest.mark.parametrize(
    ("words", "sport"),
    [
        (("Running", "9", "Run", "running"), Sport.RUN),
        (("Biking", "cycling", "Ride", "road_biking"), Sport.RIDE),
        (("Other", "", "Workout", "strength_training"), Sport.STRENGTH),
        (("Other", "swimming", "Swim", "open_water_swimming"), Sport.SWIM),
    ],
)
def test_four_formats_tell_of_one_session(words, sport):
    in_tcx, in_gpx, in_strava, in_garmin = words
    contents = [
        as_tcx(in_tcx),
        as_gpx(in_gpx),
        as_strava(in_strava, "Along the river"),
        as_garmin(in_garmin),
    ]
    found = [each.activity for c in contents for each in c.recordings]
    assert [each.source for each in found] == [
        Source.TCX,
        Source.GPX,
        Source.STRAVA,
        Source.GARMIN,
    ]

    (one,) = fuse(found)

    assert one.activity.sport is sport
    assert one.activity.title == "Along the river"
    assert one.activity.elapsed_s == SECONDS
    assert one.activity.avg_hr_bpm == 140
    assert one.activity.calories_kcal == 300
