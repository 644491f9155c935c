import pytest

from coach.errors import CoachError, ExitCode
from coach.strength.typed_session import Typed, read_session, split_name


@pytest.mark.parametrize(
    ("typed", "exercises"),
    [
        (
            "bench 5x5 80 @8; row 4x10 60",
            [("bench", "5x5 80 @8"), ("row", "4x10 60")],
        ),
        ("bench 5,5,4 80, row 4x10 60", [("bench", "5,5,4 80"), ("row", "4x10 60")]),
        ("bench 5, 5, 4 12,5kg", [("bench", "5, 5, 4 12,5kg")]),
        ("bench 5x5 80, w 5x40", [("bench", "5x5 80, w 5x40")]),
        ("squat w 5x60\n5x5 100\ndips x8 x8", [
            ("squat", "w 5x60; 5x5 100"),
            ("dips", "x8 x8"),
        ]),
        ('"drop jump" 3x5; plank 60s', [("drop jump", "3x5"), ("plank", "60s")]),
        ("45-degree side bend 3x12 10", [("45-degree side bend", "3x12 10")]),
        ("pull-up bodyweight 3x8", [("pull-up", "bodyweight 3x8")]),
        (
            "bench 5x5 80 rest 2:30 note: felt heavy, left shoulder; row 8 60",
            [
                ("bench", "5x5 80 rest 2:30 note: felt heavy, left shoulder"),
                ("row", "8 60"),
            ],
        ),
        ("bench 5 80; bench 5 82.5", [("bench", "5 80; 5 82.5")]),
        ("bench @8 5x5 80; ; row 8 60;", [("bench", "@8 5x5 80"), ("row", "8 60")]),
    ],
)  # fmt: skip
def test_a_session_is_read_as_people_write_it(typed, exercises):
    assert read_session(typed) == tuple(Typed(*each) for each in exercises)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("5x5 80", "which exercise"),
        ("bench; row 4x10 60", "which sets"),
        (" ; ", "no exercise"),
    ],
)
def test_what_lacks_a_name_or_sets_is_refused(typed, why):
    with pytest.raises(CoachError, match="understood") as refused:
        read_session(typed)

    assert refused.value.code is ExitCode.USAGE
    assert why in refused.value.why


def test_a_name_ends_where_its_sets_begin():
    assert split_name("close grip bench x5 x5") == ("close grip bench", "x5 x5")
    assert split_name("row") == ("row", "")
    assert split_name("5x5 80") == ("", "5x5 80")
