"""Exports as Hevy writes them, made by hand."""

from zoneinfo import ZoneInfo

from connectors.files.hevy_csv import HevyCsvReader

READER = HevyCsvReader()
NEW_YORK = ZoneInfo("America/New_York")
COLUMNS = (
    *("title", "start_time", "end_time", "description", "exercise_title"),
    *("superset_id", "exercise_notes", "set_index", "set_type", "weight_kg", "reps"),
    *("distance_km", "duration_seconds", "rpe"),
)
ROW = {
    "title": "Lower A",
    "start_time": "18 Nov 2026, 18:58",
    "end_time": "18 Nov 2026, 19:55",
    "exercise_title": "Squat (Barbell)",
    "set_index": "0",
    "set_type": "normal",
    "weight_kg": "100",
    "reps": "5",
}
NEXT_DAY = {"start_time": "19 Nov 2026, 18:58", "end_time": "19 Nov 2026, 19:55"}


def export(*rows, columns=COLUMNS, delimiter=",", bom=False, end="\n"):
    """An export with these rows, each saying only how it differs from ROW."""
    lines = [delimiter.join(f'"{column}"' for column in columns)]
    for row in rows:
        cells = ROW | row
        lines.append(
            delimiter.join(
                '"' + str(cells.get(column, "")).replace('"', '""') + '"'
                for column in columns
            )
        )
    text = end.join(lines) + end
    return text.encode("utf-8-sig" if bom else "utf-8")


def read(*rows, zone=NEW_YORK, **how):
    return READER.read(export(*rows, **how), "hevy.csv", zone)


def only(contents):
    assert contents.issues == ()
    (recording,) = contents.recordings
    return recording.activity


def reason(row):
    """Why the row between two good ones is not read."""
    contents = read({}, row, {"set_index": "1"})
    (issue,) = contents.issues
    (recording,) = contents.recordings
    assert len(recording.activity.sets) == 2
    assert issue.where == "hevy.csv, row 3"
    return issue.why
