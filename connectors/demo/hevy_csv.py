"""Strength sessions as the CSV that Hevy exports."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby

from coach.domain.activity import Activity
from coach.domain.strength import StrengthSet

COLUMNS = (
    "title",
    "start_time",
    "end_time",
    "description",
    "exercise_title",
    "superset_id",
    "exercise_notes",
    "set_index",
    "set_type",
    "weight_kg",
    "reps",
    "distance_km",
    "duration_seconds",
    "rpe",
)

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905

TITLES: Mapping[str, str] = {
    "ab wheel rollout": "Ab Wheel",
    "back squat": "Squat (Barbell)",
    "barbell row": "Bent Over Row (Barbell)",
    "bench press": "Bench Press (Barbell)",
    "chest-supported row": "Chest Supported Incline Row (Dumbbell)",
    "deadlift": "Deadlift (Barbell)",
    "dumbbell bench press": "Bench Press (Dumbbell)",
    "dumbbell romanian deadlift": "Romanian Deadlift (Dumbbell)",
    "farmer's carry": "Farmers Walk",
    "hip thrust": "Hip Thrust (Barbell)",
    "incline bench press": "Incline Bench Press (Barbell)",
    "overhead press": "Overhead Press (Barbell)",
    "pause squat": "Pause Squat (Barbell)",
    "pull-up": "Pull Up",
    "push-up": "Push Up",
    "romanian deadlift": "Romanian Deadlift (Barbell)",
    "split squat": "Split Squat (Dumbbell)",
    "step-up": "Dumbbell Step Up",
    "walking lunge": "Walking Lunge (Dumbbell)",
}
"""What Hevy calls an exercise, where that is not its name with capitals."""


def hevy_csv(sessions: Iterable[Activity]) -> bytes:
    """The export of these sessions, newest first, one row for each set.

    Times are local without a zone and end at the minute, as Hevy writes them.
    """
    newest_first = sorted(sessions, key=lambda each: each.start, reverse=True)
    lines = [",".join(_quoted(column) for column in COLUMNS)]
    for session in newest_first:
        lines += _rows(session)
    return ("\n".join(lines) + "\n").encode()


def _rows(session: Activity) -> Iterator[str]:
    begin = _quoted(_moment(session.start))
    end = _quoted(_moment(session.start + timedelta(seconds=session.elapsed_s)))
    opening = f"{_quoted(session.title)},{begin},{end},{_quoted(session.note)}"
    for _, sets in groupby(session.sets, key=lambda each: each.exercise_index):
        for number, each in enumerate(sets):
            yield f"{opening},{_row(each, number)}"


def _row(each: StrengthSet, number: int) -> str:
    km = None if each.distance_m is None else each.distance_m / 1000
    return ",".join(
        (
            _quoted(_title(each.exercise)),
            _number(each.superset),
            _quoted(each.note),
            _number(number),
            _quoted(each.set_type.value),
            _number(each.load_kg),
            _number(each.reps),
            _number(km),
            _number(each.duration_s),
            _number(each.rpe),
        )
    )


def _title(exercise: str) -> str:
    usual = " ".join(word[:1].upper() + word[1:] for word in exercise.split())
    return TITLES.get(exercise, usual)


def _moment(at: datetime) -> str:
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
