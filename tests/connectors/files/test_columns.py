import gc

import pytest

from connectors.files.cells import CellError, UnclearDateError, whole
from connectors.files.columns import no_search_for_cycles, rows_of
from connectors.files.table import table


def read(text, **meanings):
    return rows_of(table(text.encode(), ()).texts([*meanings]), meanings)


def test_each_distinct_text_is_read_once():
    asked = []
    rows = read(
        "a\n 1 \n2\n2\n 1 \n1\n", a=lambda cell: asked.append(cell) or int(cell)
    )

    assert rows.columns == {"a": [1, 2, 2, 1, 1]}
    assert asked == ["1", "2", "1"]  # `1` and ` 1 ` are two texts


def test_a_row_with_a_bad_cell_is_left_out_of_every_column():
    rows = read("a,b\n1,1\n2,x\n3\n4,4\n", a=str, b=lambda cell: whole("b", cell))

    assert rows.columns == {"a": ["1", "4"], "b": [1, 4]}
    assert rows.numbers == [2, 5]
    assert rows.problems == (
        (3, "b is no number: 'x'"),
        (4, "it has 1 cells where the header has 2"),
    )


def test_the_first_bad_cell_is_the_one_named_and_unclear_dates_are_apart():
    def bad(cell):
        raise CellError(f"bad {cell}")

    def unclear(cell):
        raise UnclearDateError("unclear")

    assert read("a,b\n1,2\n", b=bad, a=unclear).problems == ((2, "bad 2"),)
    assert read("a,b\n1,2\n", a=unclear, b=bad).unclear == (2,)
    assert read("a,b\n1,2\n", a=unclear, b=bad).problems == ()


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_for_cycles_is_as_it_was_even_after_a_failure(was_on):
    @no_search_for_cycles()
    def during():
        assert not gc.isenabled()
        raise ZeroDivisionError

    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with pytest.raises(ZeroDivisionError):
            during()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
