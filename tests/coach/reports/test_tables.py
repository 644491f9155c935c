import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.reports.tables import Table, csv_lines, reviews_table


def cells(*row):
    """What a reader of CSV finds in the table's only row."""
    columns = [str(n) for n in range(len(row))]
    (_, found) = csv.reader(list(csv_lines(Table("x", columns, [row]))))
    return found


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t"])
def test_a_text_that_a_spreadsheet_would_run_is_quoted(begin):
    assert cells(f"{begin}1+1", f"a{begin}1") == [f"'{begin}1+1", f"a{begin}1"]


def test_numbers_stay_numbers_and_what_is_unknown_is_empty():
    assert cells(-5.5, 0, None, True) == ["-5.5", "0", "", "True"]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_any_text_is_one_cell_that_begins_no_formula(text):
    (first, second) = cells(text, "end")

    assert second == "end"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    assert first.removeprefix("'") in {text, text.removeprefix("'")}
    assert not first.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_review_that_lacks_something_is_a_row_with_gaps():
    (row,) = reviews_table([{"date": "2026-03-08", "week": {"planned": 3}}]).rows

    assert row[0] == "2026-03-08"
    assert row[2] == 3
    assert row[3] is None
