"""TCX and GPX files as watches and services write them, made by hand.

Positions are on the equator in the Gulf of Guinea, where nobody trains.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from connectors.files.gpx import GpxReader
from connectors.files.tcx import TcxReader

BEGIN = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
DEGREE_M = 111_195.08  # of longitude on the equator, radius 6,371,008.8 m
EXTENSION = "http://www.garmin.com/xmlschemas/TrackPointExtension/v2"


def at(seconds, *, begin=BEGIN):
    """The instant so many seconds in, as the formats write it."""
    return (begin + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


# TCX


def trackpoint(seconds, *, hr=None, more="", extension="", when=None):
    rate = "" if hr is None else f"<HeartRateBpm><Value>{hr}</Value></HeartRateBpm>"
    inside = f"<Extensions><TPX>{extension}</TPX></Extensions>" if extension else ""
    time = f"<Time>{when or at(seconds)}</Time>"
    return f"<Trackpoint>{time}{more}{rate}{inside}</Trackpoint>"


def minute(start, *, every=10, hr=140):
    return [trackpoint(s, hr=hr) for s in range(start, start + 61, every)]


def lap(start, *points, seconds=60.0, meters=200.0, more=""):
    track = f"<Track>{''.join(points)}</Track>" if points else ""
    return (
        f'<Lap StartTime="{at(start)}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
        f"<DistanceMeters>{meters}</DistanceMeters>{more}{track}</Lap>"
    )


def tcx_activity(*laps, sport="Running", more="", id_=None):
    body = f"<Id>{id_ or at(0)}</Id>{''.join(laps)}{more}"
    return f'<Activity Sport="{sport}">{body}</Activity>'


def tcx(*activities):
    body = "".join(activities)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase xmlns='
        '"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        f"<Activities>{body}</Activities></TrainingCenterDatabase>"
    ).encode()


def read_tcx(content, zone=BERLIN):
    return TcxReader().read(content, "a.tcx", zone)


# GPX


def trkpt(seconds, meters=None, *, more="", when=None):
    """A point so many metres east of the start (3 m/s where not said)."""
    east = (3.0 * seconds if meters is None else meters) / DEGREE_M
    time = "" if when == "" else f"<time>{when or at(seconds)}</time>"
    return f'<trkpt lat="0" lon="{east:.9f}">{time}{more}</trkpt>'


def sensors(**values):
    inside = "".join(f"<x:{name}>{value}</x:{name}>" for name, value in values.items())
    return (
        f'<extensions><x:TrackPointExtension xmlns:x="{EXTENSION}">{inside}'
        "</x:TrackPointExtension></extensions>"
    )


def trk(*segments, name="", kind=""):
    said = f"<name>{name}</name>" if name else ""
    said += f"<type>{kind}</type>" if kind else ""
    body = "".join(f"<trkseg>{''.join(points)}</trkseg>" for points in segments)
    return f"<trk>{said}{body}</trk>"


def gpx(*parts, creator="made by hand"):
    return (
        f'<?xml version="1.0"?>\n<gpx version="1.1" creator="{creator}" '
        f'xmlns="http://www.topografix.com/GPX/1/1">{"".join(parts)}</gpx>'
    ).encode()


def read_gpx(content, zone=BERLIN):
    return GpxReader().read(content, "a.gpx", zone)


def steady(first, last, *, every=1, **fields):
    """Points from one second to another, at 3 m/s."""
    return [trkpt(second, **fields) for second in range(first, last + 1, every)]


def only(contents):
    """The single recording of a file without issues."""
    assert contents.issues == ()
    (recording,) = contents.recordings
    return recording
