from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from tests.connectors.files.exports import NEW_YORK
from tests.connectors.files.strong_exports import (
    COLUMNS,
    NOTE,
    READER,
    REST,
    export,
    read,
)


def test_thousands_of_doubts_do_not_drown_the_session():
    contents = read(*[{"Reps": 505, "Set Order": n} for n in range(1, 250)])
    (recording,) = contents.recordings

    assert len(recording.activity.sets) == 249
    assert len(recording.activity.doubts) == 100


@given(st.data())
def test_no_mutation_stops_the_reader(data):
    content = export({}, REST, NOTE, {"Set Order": "2", "Notes": "two\nlines"})
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        gone = data.draw(st.integers(0, 30))
        put = data.draw(st.sampled_from([b"", b'"', b"\n", b"\x00", b"\xff", b","]))
        content = content[:at] + put + content[at + gone :]

    contents = READER.read(content, "strong.csv", NEW_YORK)

    assert contents.recordings or contents.issues


@given(st.lists(st.lists(st.text(max_size=12), min_size=12, max_size=12), max_size=5))
def test_any_text_in_any_cell_is_read_or_named(cells):
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in cells]
    contents = read(*rows, {})

    assert contents.recordings
    assert all(r.activity.sets for r in contents.recordings)


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(content):
    contents = READER.read(content, "x.csv", UTC)

    assert contents.recordings == ()
    assert len(contents.issues) == 1
