"""A first sync of 500 recordings from the fake Garmin, and an evening with nothing new.

Each recording is a ride of an hour and a half, every second of it: 100 kB and more. The
server runs in a process of its own, as it does on the other side of the network.
`python -m tests.bench.first_sync [ACTIVITIES]`
"""

import json
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coach.domain.activity import Activity, Recording, Source, Sport, Streams
from coach.simulation import Done
from connectors.demo.encode import activity_file
from tests.fakes.garmin import FakeGarmin

ACTIVITIES, ROUNDS = 500, 7
SECONDS = 5400
LAST = date(2026, 3, 8)
ROOT = Path(__file__).parents[2]


def ride(start, number):
    """The file of one ride."""
    seconds = range(SECONDS)
    channels = {
        "distance_m": array("d", (8.0 * s for s in seconds)),
        "heart_rate_bpm": array("d", (130.0 + (s * 7 + number) % 40 for s in seconds)),
        "power_w": array("d", (200.0 + (s * 13 + number) % 90 for s in seconds)),
        "cadence_rpm": array("d", (85.0 + s % 11 for s in seconds)),
        "speed_m_s": array("d", (8.0 + s % 5 / 10 for s in seconds)),
        "altitude_m": array("d", (100 + 20 * math.sin(s / 60) for s in seconds)),
    }
    activity = Activity(
        uuid=str(number),
        source=Source.FIT,
        source_id=str(number),
        sport=Sport.RIDE,
        start=start,
        timezone="UTC",
        elapsed_s=SECONDS,
        moving_s=SECONDS,
        distance_m=8.0 * SECONDS,
    )
    streams = Streams(array("d", map(float, seconds)), channels)
    return activity_file(Done(Recording(activity, streams)), 3_400_000_000)


def serve(count):
    """Fill a fake, print its address and tokens, and answer until stdin ends."""
    with FakeGarmin() as garmin:
        sizes = []
        for number in range(count):
            day = LAST - timedelta(days=number // 2)
            midnight = datetime.combine(day, datetime.min.time(), UTC)
            start = midnight + timedelta(hours=7 + 9 * (number % 2))
            content = ride(start, number)
            sizes.append(len(content))
            garmin.add_activity(
                content,
                start=f"{start:%Y-%m-%d %H:%M:%S}",
                utc_offset_h=0.0,
                kind="cycling",
            )
        told = {"url": garmin.url, "tokens": garmin.tokens(), "bytes": min(sizes)}
        print(json.dumps(told), flush=True)
        for _ in sys.stdin:  # each line asks how much was asked so far
            print(len(garmin.seen), flush=True)


def timed(command, environment):
    """Seconds that a command takes."""
    begun = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def worked():
    """Seconds of processing of all that was started and has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    """Print activities a second; requests of an evening, and how long it takes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ACTIVITIES
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.first_sync", "--serve", str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    told = json.loads(server.stdout.readline())

    def asked():
        server.stdin.write("\n")
        server.stdin.flush()
        return int(server.stdout.readline())

    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        (home / "garmin").mkdir(mode=0o700, parents=True)
        home.chmod(0o700)
        tokens = home / "garmin" / "garmin_tokens.json"
        tokens.write_text(told["tokens"])
        tokens.chmod(0o600)
        environment = os.environ | {
            "COACH_HOME": str(home),
            "COACH_TIMEZONE": "UTC",
            "COACH_NOW": f"{LAST}T21:00:00+00:00",
            "COACH_GARMIN_BASE_URL": told["url"],
        }
        coach = [sys.executable, "-m", "coach"]
        timed([*coach, "status"], environment)
        before = worked()
        first = timed([*coach, "sync"], environment)
        cpu = worked() - before
        print(
            f"{count} recordings of {told['bytes'] // 1000} kB and more: "
            f"{first:.1f} s, {count / first:.1f} a second "
            f"({cpu:.1f} s of processing)"
        )
        timed([*coach, "sync"], environment)
        before = asked()
        evening = [timed([*coach, "sync"], environment) for _ in range(ROUNDS)]
        requests = (asked() - before) / ROUNDS
        nothing = [
            timed([sys.executable, "-c", "pass"], environment) for _ in range(ROUNDS)
        ]
        middle, least = map(statistics.median, (evening, nothing))
        print(
            f"an evening with nothing new: {requests:.0f} requests, "
            f"{middle * 1000:.0f} ms, {middle / least:.0f} times python -c pass"
        )
    server.stdin.close()
    server.wait()


if __name__ == "__main__":
    if "--serve" in sys.argv:
        serve(int(sys.argv[-1]))
    else:
        main()
