import json
import math
from array import array
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import NAMESPACE_OID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import (
    Activity,
    Lap,
    Length,
    Recording,
    Source,
    Sport,
    Streams,
    Stroke,
)
from coach.domain.metric import Metric, MetricKind
from coach.domain.strength import SetType, StrengthSet
from coach.redaction import clean
from coach.reports import everything
from connectors.files.coach_jsonl import MOST_ISSUES, CoachJsonlReader
from connectors.fitfile.read import FitReader
from tests.builders import activity as built
from tests.builders import sets

READER = CoachJsonlReader()
NAN = math.nan

amounts = st.floats(0, 1e9)
maybe = st.none() | amounts
counts = st.none() | st.integers(0, 10**6)
texts = st.text(max_size=30).map(lambda t: clean(clean(t)))
names = texts.filter(bool)
starts = st.datetimes(
    datetime(1980, 1, 1),  # noqa: DTZ001 - hypothesis wants them bare
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-12 * 60, 14 * 60).map(
        lambda minutes: timezone(timedelta(minutes=minutes))
    ),
)
activities = st.builds(
    Activity,
    uuid=st.uuids().map(str),
    source=st.sampled_from(Source),
    source_id=names,
    sport=st.sampled_from(Sport),
    start=starts,
    timezone=names,
    elapsed_s=amounts,
    sub_sport=st.none() | texts,
    title=texts,
    moving_s=maybe,
    avg_hr_bpm=counts,
    rpe=maybe,
    device=st.none() | texts,
    laps=st.lists(
        st.builds(Lap, amounts, amounts, distance_m=maybe, step_index=counts),
        max_size=3,
    ).map(tuple),
    lengths=st.lists(
        st.builds(
            Length,
            start_s=amounts,
            elapsed_s=amounts,
            active=st.booleans(),
            strokes=counts,
            stroke=st.none() | st.sampled_from(Stroke),
        ),
        max_size=3,
    ).map(tuple),
    sets=st.lists(
        st.builds(
            StrengthSet,
            exercise=names,
            reps=counts,
            load_kg=maybe,
            set_type=st.sampled_from(SetType),
            superset=counts,
        ),
        max_size=3,
    ).map(tuple),
    doubts=st.lists(texts, max_size=2).map(tuple),
)
values = st.lists(
    st.one_of(
        st.just(NAN),
        st.floats(-1e9, 1e9),
        st.integers(-900, 9000).map(lambda n: n / 5 - 500),
        st.integers(0, 250).map(float),
    ),
    min_size=4,
    max_size=4,
)


def activity(*args, **fields):
    """As the builder's, with a uuid as coach gives them."""
    made = built(*args, **fields)
    return replace(made, uuid=str(uuid5(NAMESPACE_OID, made.uuid)))


def export(*lines):
    """A file of those lines; objects are written as coach writes them."""
    return everything.HEADER + b"".join(
        line + b"\n" if isinstance(line, bytes) else everything.text(line)
        for line in lines
    )


def read(*lines):
    return READER.read(export(*lines), "x.jsonl", UTC)


def same(one, other):
    return [each.hex() for each in one] == [each.hex() for each in other]


@given(activities)
def test_an_activity_comes_back_as_it_was(done):
    contents = read(everything.activity_line(done, None))

    assert contents.issues == ()
    assert contents.recordings == (Recording(done),)
    assert contents.recordings[0].activity.start.utcoffset() == done.start.utcoffset()


@given(values, values)
def test_streams_come_back_bit_for_bit(first, second):
    streams = Streams(
        array("d", [0.0, 1.0, 2.5, 60.0]),
        {"power_w": array("d", first), "altitude_m": array("d", second)},
    )

    (recording,) = read(everything.activity_line(activity(), streams)).recordings

    assert same(recording.streams.time_s, streams.time_s)
    for name, channel in streams.channels.items():
        assert same(recording.streams.channels[name], channel)


def test_what_a_watch_records_is_kept_as_steps_of_its_unit():
    streams = Streams(
        array("d", [0.0, 1.0, 2.0]),
        {
            "altitude_m": array("d", [12.2, 12.4, NAN]),
            "latitude_deg": array("d", [12_345_677 / (2**31 / 180), NAN, NAN]),
        },
    )

    line = everything.activity_line(activity(), streams)["streams"]

    assert line["time_s"] == {"scale": 1, "offset": 0, "steps": [0, 1, 1]}
    assert line["altitude_m"] == {"scale": 10, "offset": 0, "steps": [122, 2, None]}
    assert line["latitude_deg"]["steps"] == [12_345_677, None, None]


def test_a_measurement_comes_back_as_it_was():
    metric = Metric(
        *(activity().uuid, MetricKind.WEIGHT, date(2026, 3, 1), 74.55, "scale", "fit"),
        at=datetime(2026, 3, 1, 6, 30, tzinfo=timezone(timedelta(hours=2))),
        device="scale",
    )

    assert read({"metric": everything.document(metric)}).metrics == (metric,)


def test_all_else_is_handed_on_with_its_place():
    contents = read({"slots": []}, {"answered": "2026-03-01"})

    assert contents.rest == (
        ("x.jsonl, line 2", {"slots": []}),
        ("x.jsonl, line 3", {"answered": "2026-03-01"}),
    )


def test_only_coachs_own_export_is_taken():
    assert READER.accepts(export(), "any.name")
    assert READER.accepts(b"\xef\xbb\xbf" + export(), "")
    assert READER.accepts(b'{"schema": "coach/export-jsonl/1"}', "")
    assert not READER.accepts(b'{"schema": "coach/activities/1"}', "coach-export.jsonl")
    assert not READER.accepts(b"", "coach-export.jsonl")


def test_the_export_of_a_later_coach_is_refused_whole():
    content = export({"slots": []}).replace(b"jsonl/1", b"jsonl/12")

    contents = READER.read(content, "x.jsonl", UTC)

    assert READER.accepts(content, "x.jsonl")
    assert contents.rest == ()
    assert "later coach" in contents.issues[0].why


def test_nothing_but_a_header_is_no_fault():
    assert read().ignored
    assert not read().issues


GOOD = everything.activity_line(activity(sets=sets(5)), None)


def spoilt(**fields):
    return {"activity": {**GOOD["activity"], **fields}}


def streamed(**channels):
    return {**GOOD, "streams": {"time_s": [0, 1], **channels}}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"activity": {"uuid": "a", "elaps', "no whole JSON"),
        (b'{"metric": NaN}', "NaN is no number"),
        (b'{"activity": {"elapsed_s": -Infinity}}', "-Infinity is no number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "too long"),
        (b'{"a": ' + b"9" * 400 + b"}", "a is beyond all reason"),
        (b'{"a": 1e999}', "beyond all reason"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, "nested too deeply"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[1, 2]", "no JSON object"),
        ({"activity": [1]}, "no object"),
        ({"activity": {}}, "uuid"),
        ({"metric": None}, "metric"),
        (spoilt(uuid=""), "uuid"),
        (spoilt(uuid="a-1"), "uuid"),
        (spoilt(uuid=GOOD["activity"]["uuid"].upper()), "uuid"),
        (spoilt(source_id=""), "no name"),
        (spoilt(sport="chess"), "sport"),
        (spoilt(sets=[{"reps": 5}]), "sets.0.exercise"),
        (spoilt(elapsed_s="long"), "elapsed_s"),
        (spoilt(elapsed_s=1e300), "beyond all reason"),
        (spoilt(start="2026-03-02T07:00:00"), "how far from UTC"),
        (spoilt(start="0001-03-02T07:00:00Z"), "no day of anybody's"),
        ({**GOOD, "streams": {"power_w": [1]}}, "no time"),
        ({**GOOD, "streams": [1]}, "no time"),
        (streamed(power_w=[1]), "not of one length"),
        (streamed(time_s=[None, 1]), "gaps in their time"),
        (streamed(power_w=["1", "2"]), "power_w cannot be read"),
        (streamed(power_w=[True, False]), "power_w cannot be read"),
        (streamed(power_w=[1, 1e12]), "power_w is beyond all reason"),
        (streamed(power_w=[1, 10**400]), "power_w cannot be read"),
        (streamed(power_w={"steps": [1, 1]}), "power_w cannot be read"),
        (streamed(power_w={"scale": 0, "offset": 0, "steps": [1, 1]}), "power_w"),
        (streamed(power_w={"scale": "x", "offset": 0, "steps": [1, 1]}), "power_w"),
        (streamed(power_w={"scale": 1, "offset": 0, "steps": [0.5, 1]}), "power_w"),
        (streamed(power_w={"scale": 1, "offset": 0, "steps": [2**63, 1]}), "power_w"),
        (streamed(power_w={"scale": 1, "offset": 0, "steps": 7}), "power_w"),
        (streamed(**{f"c{n}": [1, 1] for n in range(200)}), "too many streams"),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, str) else "",
)
def test_a_line_that_cannot_be_taken_hides_no_other(line, why):
    contents = read(GOOD, line, {"slots": []})

    (issue,) = contents.issues
    assert issue.where == "x.jsonl, line 3"
    assert why in issue.why
    assert [each.activity.uuid for each in contents.recordings] == [activity().uuid]
    assert [line for _, line in contents.rest] == [{"slots": []}]


def test_of_many_bad_lines_the_last_issue_counts_the_rest():
    issues = read(*[b"x"] * (MOST_ISSUES + 5)).issues

    assert len(issues) == MOST_ISSUES + 1
    assert issues[-1].why == "5 more lines cannot be read"


def test_what_this_coach_does_not_know_of_a_record_is_left_out():
    line = spoilt(mood="good", id=7)

    (recording,) = read(line).recordings

    assert recording.activity == replace(activity(sets=sets(5)), id=None)


def test_texts_steer_no_terminal_and_titles_are_one_line():
    title = "\x1b[31mred\x00\ninjected"
    line = {**spoilt(title=title, note="one\ntwo\x07 ")}

    (recording,) = read(line).recordings

    assert recording.activity.title == "[31mred injected"
    assert recording.activity.note == "one\ntwo "


def test_a_cut_file_keeps_every_line_before_the_cut():
    whole = export(GOOD, GOOD, {"slots": []})

    for size in range(len(everything.HEADER), len(whole)):
        contents = READER.read(whole[:size], "x.jsonl", UTC)
        lines = whole[:size].count(b"\n") - 1
        kept = len(contents.recordings) + len(contents.rest)
        ends_whole = whole[size : size + 1] == b"\n"
        assert kept == lines + ends_whole
        left_over = whole[:size].rpartition(b"\n")[2]
        assert len(contents.issues) == bool(left_over and not ends_whole)


def test_it_is_json_that_anyone_can_read():
    content = export(GOOD).decode().splitlines()

    assert [*map(json.loads, content)] == [{"schema": "coach/export-jsonl/1"}, GOOD]


def test_every_recording_of_real_watches_comes_back_bit_for_bit(shared):
    made = 0
    for file in sorted((shared / "data" / "fit").glob("*.fit")):
        for recording in FitReader().read(file.read_bytes(), file.name, UTC).recordings:
            line = everything.activity_line(recording.activity, recording.streams)
            (again,) = read(line).recordings
            assert again.activity == recording.activity
            assert (again.streams is None) is (recording.streams is None)
            if recording.streams is not None:
                channels = recording.streams.channels
                assert same(again.streams.time_s, recording.streams.time_s)
                assert again.streams.channels.keys() == channels.keys()
                for name, channel in channels.items():
                    assert same(again.streams.channels[name], channel)
            made += 1
    assert made > 30
