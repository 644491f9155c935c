import pytest
import typer

from coach.cli.numbers import Number, number_option, read_number, read_seconds


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("14.8", 14.8),
        ("14,8", 14.8),
        (" 74 ", 74.0),
        ("-5", -5.0),
        ("\u22125,5", -5.5),
        (",5", 0.5),
        ("1,234.5", None),
        ("nan", None),
        ("inf", None),
        ("1e3", None),
        ("", None),
        ("half", None),
        ("9" * 400, None),
    ],
)
def test_a_number_may_have_a_decimal_comma(typed, number):
    assert read_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("72.4", 72.4),
        ("58.2 s", 58.2),
        ("1:12.4", 72.4),
        ("1:12,4", 72.4),
        ("20:15", 1215.0),
        ("1:02:03", 3723.0),
        ("1:75", None),
        ("1:75:00", None),
        (":30", None),
        ("1:2", None),
    ],
)
def test_a_time_may_be_written_as_on_a_stopwatch(typed, seconds):
    found = read_seconds(typed)

    assert found is None if seconds is None else found == pytest.approx(seconds)


@pytest.mark.parametrize("typed", ["0,5", "10,5", "nan", "2.5"])
def test_a_number_beyond_its_limits_or_not_whole_is_refused(typed):
    with pytest.raises(typer.BadParameter):
        Number(1, 10, whole=True)(typed)


def test_limits_are_told_in_full():
    assert number_option(0, 1_000_000, "How far.").help == "How far. [0 to 1,000,000]"


def test_a_whole_number_is_one_in_the_document_too():
    assert repr(Number(1, 10, whole=True)("7")) == "7"
