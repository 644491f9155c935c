"""Activities as documents."""

from coach.domain.activity import Lap, Length, Stroke
from coach.domain.review import SessionLoad
from coach.reports.activities import (
    ActivityRow,
    activities_document,
    activity_document,
)
from tests.builders import activity, sets

NO_LOAD = SessionLoad(0.0, "none")


def row(**fields):
    return ActivityRow(activity("swim", id=3, **fields), NO_LOAD)


def test_one_activity_is_the_list_s_with_laps_lengths_and_sets_added():
    swim = row(
        laps=(Lap(0.0, 60.0),),
        lengths=(Length(0.0, 25.0, active=True, strokes=9, stroke=Stroke.FREESTYLE),),
        sets=sets(5),
    )

    listed = activities_document([swim])["activities"][0]
    document = activity_document(swim)

    added = {name: document[name] for name in ("laps", "lengths_detail", "sets")}
    assert listed.items() <= document.items()
    assert not added.keys() & listed.keys()
    assert [len(parts) for parts in added.values()] == [1, 1, 1]
    assert document["lengths_detail"][0] == {
        "start_s": 0.0,
        "elapsed_s": 25.0,
        "strokes": 9,
        "stroke": "freestyle",
        "active": True,
    }


def test_one_activity_can_be_read_as_a_list_of_one():
    document = activity_document(row())

    (only,) = document["activities"]
    assert only == {k: v for k, v in document.items() if k in only}
    assert document.keys() - only.keys() == {"schema", "activities"}
