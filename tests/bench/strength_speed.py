"""How many sets of a strength log each reader reads in a second.

Beside each figure stands what Python's own csv module does with the same text, so that
a busy machine does not look like a slow reader.
"""

import csv
import io
import random
import time
from datetime import UTC, datetime, timedelta

from coach.domain.strength import WeightUnit
from connectors.files.hevy_csv import HevyCsvReader
from connectors.files.strong_csv import StrongCsvReader

SETS = 100_000
ROUNDS = 5
EXERCISES = [f"Exercise {number} (Barbell)" for number in range(60)]
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
)
STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,"
    "Notes,Workout Notes,RPE\n"
)
STRONG_NEW = (
    "Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);"
    "Reps;RPE;Distance (meters);Seconds;Notes;Workout Notes\n"
)


def lifted(draw):
    """Sessions of about 24 sets in six exercises, slowly heavier."""
    start, made, number = datetime.fromisoformat("2014-01-06T18:03:20"), 0, 0
    while made < SETS:
        number += 1
        start += timedelta(days=draw.choice((1, 2, 3)), minutes=draw.randint(-90, 90))
        sets = []
        for exercise in draw.sample(EXERCISES, 6):
            top = 20 + hash_of(exercise) % 80 + made // 4000
            for at in range(draw.randint(3, 5)):
                warm = at == 0
                load = 2.5 * round(top * (0.5 if warm else 1) / 2.5)
                reps, rpe = draw.randint(4, 12), draw.choice(("7", "8", "8.5", "9"))
                sets.append((exercise, at, warm, load, reps, "" if warm else rpe))
        made += len(sets)
        yield number, start, f"Day {number % 4}", draw.randint(40, 95), sets


def hash_of(name):
    """A number that does not change from run to run."""
    return sum(map(ord, name)) * 31


def hevy(sessions):
    """Hevy's layout."""
    for _, start, title, minutes, sets in sessions:
        end = start + timedelta(minutes=minutes)
        when = f'"{title}","{start:%d %b %Y, %H:%M}","{end:%d %b %Y, %H:%M}",""'
        for exercise, at, warm, load, reps, rpe in sets:
            kind = "warmup" if warm else "normal"
            yield f'{when},"{exercise}",,"",{at},"{kind}",{load},{reps},,,{rpe}\n'


def strong(sessions):
    """Strong's layout with commas."""
    for _, start, title, minutes, sets in sessions:
        when = f'{start},"{title}",{minutes // 60}h {minutes % 60}m'
        for exercise, at, warm, load, reps, rpe in sets:
            order = "W" if warm else at
            yield f'{when},"{exercise}",{order},{load},{reps},0,0,"","",{rpe}\n'


def strong_new(sessions):
    """Strong's layout with semicolons and a rest timer after every other set."""
    for number, start, title, minutes, sets in sessions:
        when = f'"{number}";"{start}";"{title}";"{minutes * 60}"'
        for exercise, at, warm, load, reps, rpe in sets:
            order = "W" if warm else at
            said = f'{when};"{exercise}"'
            yield f'{said};"{order}";"{load}";"{reps}";"{rpe}";"";"0";"";""\n'
            if at % 2:
                yield f'{said};"Rest Timer";"";"";"";"";"120.0";"";""\n'


def seconds(work):
    """The shortest of some rounds: what else the machine does only makes it longer."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def main():
    """Print sets a second for each reader and layout."""
    sessions = [*lifted(random.Random(1))]
    pounds = StrongCsvReader(WeightUnit.LB)
    for name, reader, header, rows, mark in (
        ("Hevy", HevyCsvReader(), HEVY, hevy, ","),
        ("Strong, commas", pounds, STRONG, strong, ","),
        ("Strong, semicolons", pounds, STRONG_NEW, strong_new, ";"),
    ):
        text = header + "".join(rows(sessions))
        content = text.encode()
        read = reader.read(content, "log.csv", UTC)
        sets = sum(len(each.activity.sets) for each in read.recordings)
        wanted = sum(len(each) for *_, each in sessions)
        if (sets, read.issues) != (wanted, ()):
            raise SystemExit(f"{name}: {sets} of {wanted} sets, {read.issues[:3]}")
        ours = seconds(lambda c=content, r=reader: r.read(c, "log.csv", UTC))
        plain = seconds(
            lambda t=text, m=mark: [*csv.reader(io.StringIO(t), delimiter=m)]
        )
        rate = f"{sets / ours:9,.0f} sets/s"
        print(f"{name:20} {rate}  {ours / plain:4.1f} x csv alone")


if __name__ == "__main__":
    main()
