import math
from array import array
from dataclasses import replace

from coach.domain.activity import Lap, Length, Source, Streams
from coach.domain.review import SessionLoad
from coach.reports.activities import ActivityRow
from coach.reports.detail import (
    ActivityDetail,
    Part,
    detail_document,
    detail_table,
    parts_of,
    streams_table,
)
from coach.reports.splits import Split, Splits
from coach.review.fuse import fuse
from tests.builders import activity, sets

WATCH = replace(
    activity("strength", minutes=60, avg_hr_bpm=110, laps=(Lap(0, 60.0),)), id=9
)
APP = replace(
    activity("strength", minutes=58, sets=sets(5, 5), source=Source.HEVY, rpe=8.0), id=4
)


def both():
    (session,) = fuse((WATCH, APP))
    parts = parts_of(session.activity, (WATCH, APP))
    row = ActivityRow(APP, SessionLoad(1, "rpe"), same_session_as=(9,))
    return ActivityDetail(row, session.activity, (9, 4), parts)


def alone(done, **fields):
    row = ActivityRow(done, SessionLoad(1, "rpe"))
    return ActivityDetail(row, done, (done.id or 0,), **fields)


def test_each_part_is_from_the_recording_that_had_it():
    assert both().parts == (
        Part("sets", (4,)),
        Part("laps", (9,)),
        Part("heart rate", (9,)),
        Part("RPE", (4,)),
    )


def test_sets_a_watch_guessed_beside_the_app_s_are_not_named():
    guessing = replace(WATCH, sets=sets(3))
    later = replace(APP, id=5, sets=sets(8, exercise="row"))
    merged = replace(WATCH, sets=(*APP.sets, *later.sets))

    found = parts_of(merged, (guessing, APP, later))

    assert found[0] == Part("sets", (4, 5))


def test_sets_of_two_logs_are_from_both():
    later = replace(APP, id=5, sets=sets(8, exercise="row"))
    merged = replace(WATCH, sets=(*APP.sets, *later.sets))

    assert parts_of(merged, (WATCH, APP, later))[0] == Part("sets", (4, 5))


def test_the_document_is_the_recording_and_holds_the_session_beside_it():
    document = detail_document(both())

    assert (document["id"], document["laps"]) == (4, [])
    assert document["session"]["recordings"] == [9, 4]
    assert document["session"]["from"]["sets"] == [4]
    assert document["session"]["avg_hr_bpm"] == 110
    assert len(document["session"]["sets"]) == 2
    assert len(document["session"]["laps"]) == 1
    assert document["activities"][0]["session"] == document["session"]


def test_one_recording_is_its_own_session():
    document = detail_document(alone(WATCH))

    assert document["session"] is None
    assert document["splits"] is None
    assert document["zones"] == []


RECORDED = Streams(array("d", [0.0, 1.0]), {"power_w": array("d", [200.1, math.nan])})


def test_streams_are_in_it_only_where_asked():
    detail = alone(WATCH, streams=RECORDED)

    assert "streams" not in detail_document(detail)
    document = detail_document(detail, streams=True)
    assert document["streams"]["power_w"]["steps"] == [2001, None]
    assert "streams" not in detail_document(alone(WATCH), streams=True)


def test_the_table_holds_what_the_session_is_made_of():
    part = Split(0.0, 1000.0, 300.0, 290.0)
    splits = Splits(1000.0, "km", "streams", (part,))
    laps = (Lap(0, 60.0), Lap(60, 60.0))
    run = activity("run", laps=laps)
    swim = activity("swim", lengths=(Length(0, 25.0, active=True),))

    assert detail_table(both()).name == "sets"
    assert detail_table(alone(swim)).name == "lengths"
    assert detail_table(alone(run, splits=splits)).name == "splits"
    assert detail_table(alone(run)).name == "laps"
    assert len(list(detail_table(alone(run)).rows)) == 2
    table = detail_table(alone(run, splits=splits))
    assert [dict(zip(table.columns, row, strict=True)) for row in table.rows] == [
        {
            "start_s": 0.0,
            "distance_m": 1000.0,
            "elapsed_s": 300.0,
            "moving_s": 290.0,
            "avg_hr_bpm": None,
            "avg_power_w": None,
            "climb_m": None,
        }
    ]


def test_every_record_is_a_row_and_what_was_not_recorded_is_empty():
    table = streams_table(alone(WATCH, streams=RECORDED))

    assert table.columns == ("time_s", "power_w")
    assert list(map(list, table.rows)) == [[0.0, 200.1], [1.0, None]]
    assert list(streams_table(alone(WATCH)).rows) == []
