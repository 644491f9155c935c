import pytest

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
