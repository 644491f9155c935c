"""Exports as Strong writes them, made by hand."""

from datetime import UTC

from coach.domain.strength import WeightUnit
from connectors.files.strong_csv import StrongCsvReader

READER = StrongCsvReader(WeightUnit.KG)
ASKING = StrongCsvReader()
COLUMNS = (
    *("Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight"),
    *("Reps", "Distance", "Seconds", "Notes", "Workout Notes", "RPE"),
)
ROW = {
    "Date": "2026-11-18 18:58:20",
    "Workout Name": "Lower A",
    "Duration": "57m",
    "Exercise Name": "Squat (Barbell)",
    "Set Order": "1",
    "Weight": "100.0",
    "Reps": "5",
    "Distance": "0",
    "Seconds": "0",
}

REST = {"Set Order": "Rest Timer", "Weight": "", "Reps": "", "Seconds": "120.0"}
NOTE = {"Set Order": "Note", "Weight": "", "Reps": "", "Seconds": ""}


def export(*rows, columns=COLUMNS, delimiter=",", called=None):
    """An export with these rows, each saying only how it differs from ROW.

    `called` says what a column is called in the file, where that is not its name.
    """
    names = [(called or {}).get(column, column) for column in columns]
    lines = [delimiter.join(names)]
    for row in rows:
        cells = ROW | row
        lines.append(
            delimiter.join(
                '"' + str(cells.get(column, "")).replace('"', '""') + '"'
                for column in columns
            )
        )
    return ("\n".join(lines) + "\n").encode()


def read(*rows, reader=READER, zone=UTC, **how):
    return reader.read(export(*rows, **how), "strong.csv", zone)


def only(contents):
    assert contents.issues == ()
    (recording,) = contents.recordings
    return recording.activity
