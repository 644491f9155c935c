import csv
import io
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.files.table import has_columns, table

NEEDED = ("a", "b")


def rows(text):
    found = table(text.encode() if isinstance(text, str) else text, NEEDED)
    return [(r.row, r.cells or r.problem) for r in found.records()]


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,2\n",
        b"a;b\n1;2\n",
        b"a\tb\n1\t2\n",
        b'"a","b"\r\n"1","2"\r\n',
        b"\xef\xbb\xbfa,b\n1,2",
        b'\xef\xbb\xbf"a","b"\n1,2',
        b"\n\r\nA, B \n1, 2\n",
        b"a\x00,b\n1,\x002\n",
        b"a,b\r1,2\r",
        "a,b\n1,2\n".encode("utf-16"),
        "a,b\n1,2\n".encode("utf-16-be").join([b"\xfe\xff", b""]),
    ],
)
def test_many_ways_to_write_the_same_table(content):
    assert rows(content) == [(2, {"a": "1", "b": "2"})]


def test_a_table_without_the_columns_is_none():
    assert table(b"a,c\n1,2\n", NEEDED) is None
    assert table(b"", NEEDED) is None
    assert table(b"\n \n", NEEDED) is None


def test_more_columns_are_fine():
    assert rows("x,b,a,\n1,2,3,\n") == [(2, {"x": "1", "b": "2", "a": "3", "": ""})]


def test_the_beginning_is_enough_to_know_it():
    assert has_columns(b"a,b\n" + "é".encode() * 5000, NEEDED)
    assert has_columns(b"a,b\nx" + "é".encode() * 5000, NEEDED)
    assert not has_columns(b"\x0e\x10\x00\x00.FIT", NEEDED)


def test_cells_keep_commas_quotes_and_line_breaks():
    assert rows('a,b\n"1, ""one""","2\nlines"\n3,4\n') == [
        (2, {"a": '1, "one"', "b": "2\nlines"}),
        (3, {"a": "3", "b": "4"}),
    ]


def test_blank_rows_are_left_out_but_counted():
    assert rows("a,b\n1,2\n\n,\n3,4\n") == [
        (2, {"a": "1", "b": "2"}),
        (5, {"a": "3", "b": "4"}),
    ]


def test_a_row_of_another_width_is_named():
    assert rows("a,b\n1\n1,2,3\n1,2,\n") == [
        (2, "it has 1 cells where the header has 2"),
        (3, "it has 3 cells where the header has 2"),
        (4, {"a": "1", "b": "2"}),
    ]


def test_an_open_quotation_mark_costs_one_row_only():
    text = 'a,b\n1,"2\n' + "".join(f'"{n}","{n}"\n' for n in range(3, 80))

    found = rows(text)

    assert found[0] == (2, "a quotation mark is missing, or a cell has no end")
    assert found[1:] == [(n, {"a": str(n), "b": str(n)}) for n in range(3, 80)]


def test_a_cell_without_end_is_named():
    assert rows("a,b\n1," + "x" * 200_000 + "\n3,4\n") == [
        (2, "a quotation mark is missing, or a cell has no end"),
        (3, {"a": "3", "b": "4"}),
    ]


def test_what_is_not_utf_8_is_taken_for_windows():
    assert rows("a,b\nå,é\n".encode("cp1252")) == [(2, {"a": "å", "b": "é"})]


def test_an_open_quotation_mark_in_the_last_cell_swallows_nothing():
    text = 'a,b\n1,"2\n' + "".join(f"{n},{n}\n" for n in range(3, 80))

    found = rows(text)

    assert found[0] == (2, "a quotation mark is missing, or a cell has no end")
    assert found[1:] == [(n, {"a": str(n), "b": str(n)}) for n in range(3, 80)]


def test_an_inch_mark_is_no_open_quotation_mark():
    assert rows('a,b\n1,5" bar\n2,x\n') == [
        (2, {"a": "1", "b": '5" bar'}),
        (3, {"a": "2", "b": "x"}),
    ]


def test_a_header_with_accents_apart_is_the_same_header():
    assert table("Dure\u0301e,b\n1,2\n".encode(), ("durée", "b")) is not None


def test_columns_are_called_what_the_reader_calls_them():
    found = table(b"A A,b\n1,2\n", ("first", "b"), {"a_a": "first", "b": "b"}.get)

    assert found.columns == ("first", "b")


def test_columns_that_the_file_lacks_are_blank():
    texts = table(b"a,b\n1,2\n\n3\n4,5\n", NEEDED).texts(("b", "z"))

    assert texts.columns == {"b": ["2", "5"], "z": ("", "")}
    assert texts.numbers == [2, 5]
    assert texts.problems == [(4, "it has 1 cells where the header has 2")]


CELL = st.text(st.sampled_from('ab ,;"\n'), max_size=6)


@given(
    st.lists(st.tuples(CELL, CELL), max_size=30),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([1, 2, 512]),
)
def test_what_is_written_is_read_whatever_the_cells_hold(
    written, delimiter, end, block
):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerows([NEEDED, *written])
    with mock.patch("connectors.files.table._BLOCK", block):
        found = table(text.getvalue().encode(), NEEDED)
        records = [(r.row, r.cells) for r in found.records()]
        texts = found.texts(NEEDED)

    kept = [
        (number, tuple(cell.strip() for cell in cells))
        for number, cells in enumerate(written, start=2)
        if any(cell.strip() for cell in cells)
    ]
    assert records == [(n, dict(zip(NEEDED, cells, strict=True))) for n, cells in kept]
    assert [*texts.numbers] == [number for number, _ in kept]
    columns = [[cell.strip() for cell in texts.columns[name]] for name in NEEDED]
    assert [*zip(*columns, strict=True)] == [cells for _, cells in kept]
    assert texts.problems == []
