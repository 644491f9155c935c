"""How much faster coach reads ten FIT files than a plain loop of fitparse does.

Both in one process and in turn, start-up aside; medians of three.
"""

import resource
import statistics
import time
from io import BytesIO
from zoneinfo import ZoneInfo

from tests.bench.fit_files import ten

ROUNDS = 3
ZONE = ZoneInfo("Europe/Paris")


def by_coach(files):
    """Activities, streams, measurements and load; how many records there were."""
    from coach.load.effort import effort_of
    from connectors.fitfile.read import FitReader

    records = 0
    for name, content in files:
        for recording in FitReader().read(content, name, ZONE).recordings:
            effort_of(recording.activity, recording.streams)
            records += len(recording.streams or ())
    return records


def by_fitparse(files):
    """Every message, as fitparse's own examples walk over them."""
    from fitparse import FitFile

    messages = 0
    for _, content in files:
        with FitFile(BytesIO(content)) as file:
            for _ in file.get_messages():
                messages += 1
    return messages


def seconds(read, files):
    """Wall time of one reading."""
    begun = time.perf_counter()
    read(files)
    return time.perf_counter() - begun


def main():
    """Print both medians, their ratio, records a second and the memory it took."""
    files = ten()
    size = sum(len(content) for _, content in files)
    smallest = [min(files, key=lambda file: len(file[1]))]
    by_coach(smallest)
    records = by_coach(files)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    by_fitparse(smallest)
    taken = {by_coach: [], by_fitparse: []}
    for _ in range(ROUNDS):
        for read, times in taken.items():
            times.append(seconds(read, files))
    ours, theirs = (statistics.median(times) for times in taken.values())
    print(f"{len(files)} files, {size / 1e6:.1f} MB, {records} records")
    print(f"coach     {ours:8.3f} s  {records / ours:10,.0f} records/s")
    print(f"fitparse  {theirs:8.3f} s  {records / theirs:10,.0f} records/s")
    print(f"ratio     {theirs / ours:8.1f} x   (aim: 20)")
    print(f"memory    {peak:8.0f} MiB for coach's whole process")


if __name__ == "__main__":
    main()
