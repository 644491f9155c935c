import io
from datetime import UTC, datetime, timedelta
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.files.apple_records import fields_of
from connectors.files.apple_stream import Export
from connectors.files.apple_tags import tag_of, text_of
from tests.bench.fuzz_apple import whole
from tests.connectors.files.apple_exports import (
    EVENING,
    READER,
    event,
    export,
    metadata,
    part,
    read,
    read_bytes,
    record,
    sleep,
    statistic,
    swim,
    workout,
)
from tests.thorough import most

FRIDAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
KINDS = {
    "HeartRate": ("count/min", ["60", "151", "400"]),
    "StepCount": ("count", ["10", "2500", "-1"]),
    "SwimmingStrokeCount": ("count", ["12", "18"]),
    "BodyMass": ("lb", ["177.5", "160.123456", "1"]),
    "BodyFatPercentage": ("%", ["0.185", "0.2001", "18.5", "3"]),
    "VO2Max": ("mL/min·kg", ["48.7", "51.23456"]),
    "RestingHeartRate": ("count/min", ["50", "47.5"]),
    "HeartRateVariabilitySDNN": ("ms", ["40.123456", "61", "90"]),
}
texts = st.text(st.characters(codec="utf-8"), max_size=12)
sources = st.sampled_from(["Watch", "Phone", "  Ring\u200b ", "e\u200b\u0301 & <Co>"])
zones = st.sampled_from([None, "Asia/Tokyo", "Europe/Berlin", "Nowhere/Atall"])
instants = st.integers(-4 * 3600, 40 * 3600).map(
    lambda s: FRIDAY + timedelta(seconds=s)
)
minutes = st.floats(0.01, 400).map(
    lambda m: {"duration": f"{m}", "durationUnit": "min"}
)


def stamp(at):
    return f"{at:%Y-%m-%d %H:%M:%S} +0000"


@st.composite
def records(draw):
    kind = draw(st.sampled_from(sorted(KINDS)))
    unit, some = KINDS[kind]
    source = draw(sources)
    at = stamp(draw(instants))
    return record(kind, draw(st.sampled_from(some)), unit, at, sourceName=source)


@st.composite
def sleeps(draw):
    begun, seconds = draw(instants), draw(st.integers(-60, 6 * 3600))
    over = begun + timedelta(seconds=seconds)
    stage = draw(st.sampled_from(["AsleepCore", "AsleepREM", "Awake"]))
    return sleep(stamp(begun), stamp(over), stage, draw(sources), draw(zones))


@st.composite
def events(draw):
    kind = draw(st.sampled_from(["Lap", "Lap", "Segment", "Pause", "Resume", "Marker"]))
    style = metadata("HKSwimmingStrokeStyle", str(draw(st.integers(0, 7))))
    inside = [style] if draw(st.booleans()) else []
    return event(kind, stamp(draw(instants)), *inside, **draw(minutes))


@st.composite
def statistics(draw):
    kind, unit = draw(
        st.sampled_from(
            [
                ("HeartRate", "count/min"),
                ("DistanceSwimming", "yd"),
                ("DistanceCycling", "km"),
                ("ActiveEnergyBurned", "kJ"),
            ]
        )
    )
    number = st.floats(0, 300).map(str)
    said = {"sum": draw(number), "average": draw(number), "maximum": draw(number)}
    return statistic(kind, unit, **said)


@st.composite
def workouts(draw):
    begun, seconds = draw(instants), draw(st.integers(-60, 9 * 3600))
    inside = draw(st.lists(st.one_of(events(), statistics()), max_size=6))
    for key, some in (
        ("HKLapLength", ["25 yd", "50 m", "9 km", "25"]),
        ("HKTimeZone", ["Asia/Tokyo", "x"]),
        ("HKSwimmingLocationType", ["1", "2"]),
        ("Else", ["1"]),
    ):
        if draw(st.booleans()):
            inside.append(metadata(key, draw(st.sampled_from(some))))
    if draw(st.booleans()):
        within = draw(st.lists(st.one_of(events(), statistics()), max_size=3))
        inside.append(part(*within, startDate=stamp(begun), **draw(minutes)))
    of = draw(st.sampled_from([swim, workout]))
    over = begun + timedelta(seconds=seconds)
    dates = {"startDate": stamp(begun), "endDate": stamp(over)}
    return of(*inside, sourceName=draw(sources), **dates, **draw(minutes))


exports = st.lists(st.one_of(records(), records(), sleeps(), workouts()), max_size=25)
dates = st.one_of(st.none(), instants.map(stamp))


def offsets(contents):
    return [r.activity.start.utcoffset() for r in contents.recordings]


def same_again(contents):
    """The excerpt's contents, which must be those of the whole."""
    again = read_bytes(contents.excerpt)
    assert again == contents
    assert offsets(again) == offsets(contents)
    return again


@given(exports, dates, st.sampled_from(["</HealthData>", "", "<Record type=>"]))
@settings(max_examples=most(150, 40), deadline=None)
def test_from_an_excerpt_the_same_is_read_as_from_the_whole(elements, date, tail):
    contents = read(*elements, date=date, tail=tail)

    assert same_again(contents).excerpt == contents.excerpt


def test_an_excerpt_of_something_of_everything_is_read_the_same():
    contents = read_bytes(whole())

    assert len(contents.recordings) == 4
    assert {each.kind for each in contents.metrics} >= {
        "sleep",
        "steps",
        "hrv",
        "vo2max",
    }
    assert any(r.streams for r in contents.recordings)
    assert any(
        length.strokes for r in contents.recordings for length in r.activity.lengths
    )
    assert same_again(contents).excerpt == contents.excerpt


@given(exports)
@settings(max_examples=40, deadline=None)
def test_an_excerpt_is_sound_xml_of_the_same_kind(elements):
    excerpt = read(*elements).excerpt

    assert started(excerpt)[0] == ("HealthData", {})
    assert READER.accepts(excerpt[:4096], "x")


def test_an_excerpt_keeps_what_was_used_and_nothing_else():
    beats = [
        record("HeartRate", "150", "count/min", EVENING),
        record("HeartRate", "60", "count/min", "2026-11-20 03:00:00 -0500"),
    ]
    water = record("DietaryWater", "1", "L", EVENING)
    named = "2026-11-20 18:06:00 -0500"
    steps = [record("StepCount", "7", "count", at) for at in (EVENING, named)]

    lap = event("Segment", EVENING, duration="9")
    run = workout(metadata("Secret", "x"), lap, part(lap, startDate=EVENING))

    excerpt = read(*beats, water, *steps, run).excerpt

    assert excerpt.count(b"WorkoutEventTypeSegment") == 1
    assert b"Water" not in excerpt
    assert b"Secret" not in excerpt
    assert excerpt.count(b"StepCount") == 1
    assert b'value="14"' in excerpt
    assert b'value="0 150"' in excerpt
    assert b"TypeIdentifierHeartRate" not in excerpt


@given(exports, st.randoms(use_true_random=False))
@settings(max_examples=most(60, 20), deadline=None)
def test_the_order_of_the_file_makes_no_difference(elements, random):
    elements = list(dict.fromkeys(elements))
    mixed = random.sample(elements, len(elements))
    one, other = read(*elements), read(*mixed)

    assert one.metrics == other.metrics
    known = {r.activity.uuid: r for r in one.recordings}
    if len(known) == sum(
        "<Workout " in each for each in elements
    ):  # none of two tellings
        assert known == {r.activity.uuid: r for r in other.recordings}


def started(content):
    """Every start tag with its attributes, as the standard library's parser says."""
    found = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, said: found.append((name, said))
    parser.Parse(content, True)
    return found


names = st.sampled_from(["Record", "Workout", "MetadataEntry", "Me", "A.b-c_d"])
keys = st.sampled_from(["type", "sourceName", "device", "startDate", "value", "x:y"])
allowed = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"])
written = st.text(st.one_of(allowed, st.sampled_from("<>&'\"\t\n\r ]-?!")), max_size=15)


@st.composite
def attributes(draw):
    said = draw(st.dictionaries(keys, written, max_size=5))
    breaks = {"\n": draw(st.sampled_from(["\n", "\r\n", "&#xA;", "&#10;"]))}
    text = ""
    for key, value in said.items():
        quote, other = draw(st.permutations(['"', "'"]))
        hidden = {quote: "&#34;" if quote == '"' else "&apos;", other: other}
        blank = draw(st.sampled_from([" ", "\n ", "\t"]))
        around = draw(st.sampled_from(["=", " = "]))
        text += f"{blank}{key}{around}{quote}{escape(value, hidden | breaks)}{quote}"
    return text


@st.composite
def sound_xml(draw):
    name, said = draw(names), draw(attributes())
    inside = "".join(draw(st.lists(deeper, max_size=3)))
    return f"<{name}{said} >{inside}</{name}\n>" if inside else f"<{name}{said}/>"


others = st.sampled_from(
    [
        "<!-- <Record a='1'/> > -->",
        "<?p <Me/>?>",
        "text &amp; ]",
        "<![CDATA[ <Record/> ]] > <!-- ]]>",
        "\n",
    ]
)
deeper = st.deferred(lambda: st.one_of(others, sound_xml()))


@given(st.lists(deeper, max_size=6), st.integers(1, 300))
@settings(max_examples=most(100, 40), deadline=None)
def test_tags_are_read_as_a_whole_parser_reads_them(parts, size):
    content = f"<HealthData>{''.join(parts)}</HealthData>".encode()

    class Slow(io.BytesIO):
        def read(self, _size=-1):
            return super().read(size)

    pieces = [each for some in Export(Slow(content)).pieces() for each in some]
    tags = [tag_of(piece) for piece in pieces]

    assert [(t.name, t.attributes) for t in tags if not t.ends] == started(content)


@pytest.mark.parametrize("usual", [True, False])
@given(
    st.fixed_dictionaries(
        {"type": written, "sourceName": written},
        optional={"sourceVersion": written, "device": written, "unit": written},
    ),
    st.fixed_dictionaries(
        {"startDate": written, "endDate": written}, optional={"value": written}
    ),
)
@settings(max_examples=most(200, 60), deadline=None)
def test_the_quick_way_to_read_a_record_is_as_right_as_the_long_one(usual, one, other):
    said = {**one, **other} if usual else {**other, **one}
    attributes = "".join(
        f" {key}={quoteattr(value, {chr(10): ' ', chr(9): ' '})}"
        for key, value in said.items()
    )
    element = f"<Record{attributes}/>".encode()

    source, device, unit, start, end, value = fields_of(element[1:])

    ((_, expected),) = started(element)
    found = [
        text_of(source),
        text_of(device),
        *map(bytes.decode, (unit, start, end, value)),
    ]
    wanted = ["sourceName", "device", "unit", "startDate", "endDate", "value"]
    assert found == [expected.get(key, "") for key in wanted]


def test_ten_years_leave_an_excerpt_that_can_be_kept():
    swims = export(
        *(
            record(
                "HeartRate", "150", "count/min", f"2026-11-20 18:{m:02d}:{s:02d} -0500"
            )
            for m in range(5, 50)
            for s in range(0, 60, 5)
        ),
        swim(
            metadata("HKLapLength", "25 yd"),
            *(
                event("Lap", f"2026-11-20 18:{m:02d}:{s:02d} -0500", duration="0.5")
                for m in range(5, 50)
                for s in (0, 30)
            ),
        ),
    )

    one = len(read_bytes(swims).excerpt)

    assert one * 10 * 300 < 30_000_000
