import io
import zipfile
import zlib
from itertools import islice

import pytest

from connectors.files.apple_stream import LONGEST_TAG
from tests.bench.fuzz_apple import mutants, survives
from tests.connectors.files.apple_exports import (
    HEAD,
    NAME,
    NEW_YORK,
    READER,
    activity,
    export,
    metadata,
    read,
    read_bytes,
    record,
    sleep,
    statistic,
    values,
    whys,
    workout,
)

MORNING = "2026-11-20 07:00:00 -0500"
FIRST = record("BodyMass", "80", "kg", MORNING)
SECOND = record("BodyMass", "81", "kg", "2026-11-21 07:00:00 -0500")
BOTH = [("2026-11-20", 80), ("2026-11-21", 81)]
CUT = "it is cut short: what came before is read"
BROKEN_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)>
<!ATTLIST Workout
  startDate     CDATA #REQUIRED
<!ELEMENT WorkoutEvent EMPTY>
  device            CDATA #IMPLIED>
]>
"""
LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE HealthData [
<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d SYSTEM "/etc/passwd">
]>
"""


def days(contents):
    return [(str(each.day), each.value) for each in contents.metrics]


@pytest.mark.parametrize(
    ("head", "accepted"),
    [
        (HEAD.encode() + b"<HealthData locale='de'>", True),
        (b"\xef\xbb\xbf\n" + HEAD.encode(), True),
        (b"<HealthData>", True),
        (b'<?xml version="1.0"?>\n<!DOCTYPE  HealthData [', True),
        (b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">', False),
        (b'<?xml version="1.0"?><gpx>', False),
        (b"The root is <HealthData>.", False),
        (b"<HealthDataset>", False),
        (b"", False),
    ],
)
def test_an_export_is_known_by_how_it_begins_whatever_its_name(head, accepted):
    assert READER.accepts(head, "Exportación.xml") is accepted
    assert READER.accepts(head, "export.xml") is accepted


def test_the_broken_document_type_of_ios_16_is_passed_over():
    assert values(FIRST, SECOND, head=BROKEN_HEAD) == BOTH


def test_control_characters_are_taken_out():
    broken = FIRST.replace("80", "8\x0b0\x00").replace("Watch", "Wa\x0btch")

    assert values(broken, SECOND) == BOTH


def test_entities_are_never_expanded_and_that_is_said():
    bomb = record("BodyMass", "80", "kg", MORNING, sourceName="S").replace(
        '"S"', '"&c;&d;"'
    )
    contents = read(bomb, head=LAUGHS)

    assert [metric.device for metric in contents.metrics] == ["&c;&d;"]
    assert whys(contents) == ["it declares entities, which coach does not expand"]


def test_text_keeps_its_own_characters_and_loses_those_that_steer_a_terminal():
    source = "\u202eAnna\u2019s <Watch> & 'Co' \x1b[31m"
    contents = read(record("BodyMass", "80", "kg", MORNING, sourceName=source))

    assert [each.device for each in contents.metrics] == [
        "Anna\u2019s <Watch> & 'Co' [31m"
    ]


def test_a_line_break_in_an_attribute_is_one_blank():
    broken = FIRST.replace('"Watch"', '"My\r\nWatch"')

    assert [each.device for each in read(broken).metrics] == ["My Watch"]


def test_attributes_come_in_any_order_quotes_and_spacing():
    odd = (
        f"<Record\n  value='80' unit = \"kg\"\tendDate='{MORNING}'\n"
        f'startDate="{MORNING}" sourceName=\'a > b "c" startDate="1"\''
        " Mate App Version='2.6' type='HKQuantityTypeIdentifierBodyMass' ></Record>"
    )
    contents = read(odd, SECOND)

    assert days(contents) == BOTH
    assert contents.metrics[0].device == 'a > b "c" startDate="1"'


@pytest.mark.parametrize(
    "broken",
    [
        FIRST.replace('value="', "value=", 1),
        FIRST.removesuffix("/>"),
        FIRST.replace(' unit="kg"', ' unit="kg'),
        FIRST[:80],
        '<Record type="HKQuantityTypeIdentifierBodyMass">',
        "<Record>",
        "<Workout>",
        "<Workout",
        "</Record></Workout>",
        "<<<>>><",
        "<!-- <Record ",
        "<![CDATA[ never closed",
        "<?xml never closed",
        "&&&;",
        b"\xff\xfe\x80".decode("latin-1"),
    ],
)
def test_one_broken_line_hides_no_other(broken):
    contents = read(FIRST, broken, SECOND)

    assert days(contents) == BOTH


def test_broken_lines_are_counted():
    contents = read(FIRST.removesuffix("/>"), "<Record type=>", SECOND)

    assert days(contents) == BOTH[1:]
    assert whys(contents) == ["broken lines: 2 left out, the rest is read"]


def test_bytes_that_are_no_text_are_read_around():
    content = export(FIRST, SECOND).replace(b'"Watch"', b'"W\xff\xfeatch"')

    assert days(read_bytes(content)) == BOTH


def test_comments_and_the_like_are_no_records():
    assert (
        values(f"<!-- {FIRST} -->", f"<![CDATA[ {FIRST} ]]>", f"<?x {FIRST} ?>") == []
    )


def test_a_file_cut_anywhere_keeps_what_came_before():
    content = export(FIRST, SECOND, workout())

    for length in range(len(HEAD), len(content) - len("</HealthData>")):
        contents = read_bytes(content[:length])
        assert whys(contents) == [CUT]
        assert days(contents) in (BOTH, BOTH[:1], [])
        assert len(days(contents)) == min(content[:length].count(b"/>"), 2)
    assert days(read_bytes(content)) == BOTH


def test_a_workout_cut_in_two_is_left_to_a_whole_export():
    content = export(FIRST, workout(metadata("HKIndoorWorkout", "1")))

    cut = read_bytes(content[: content.index(b"</Workout>")])

    assert (cut.recordings, days(cut)) == ((), BOTH[:1])


def test_a_workout_whose_end_was_lost_ends_where_the_next_thing_begins():
    lost = workout(statistic("DistanceWalkingRunning", "km", sum="5"))
    lost = lost.removesuffix("</Workout>")
    contents = read(lost, FIRST, workout(sourceName="B"))

    assert [each.activity.distance_m for each in contents.recordings] == [5000, None]
    assert days(contents) == BOTH[:1]


def test_a_broken_tag_in_a_workout_costs_that_tag():
    contents = read(
        workout(
            '<WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate average=',
            '<WorkoutEvent type="HKWorkoutEventTypePause" date="x">',
            statistic("DistanceWalkingRunning", "km", sum="5"),
        )
    )

    assert [each.activity.distance_m for each in contents.recordings] == [5000]
    assert whys(contents) == ["broken lines: 1 left out, the rest is read"]


def test_a_workout_that_does_not_say_when_it_began_is_named():
    contents = read(workout(startDate="once"), workout())

    assert len(contents.recordings) == 1
    (why,) = whys(contents)
    assert why.endswith(
        "left out: 1, the first is HKWorkoutActivityTypeRunning at once"
    )


class OneByte(io.BytesIO):
    def read(self, size=-1):
        return super().read(min(size, 1))


def test_how_the_bytes_come_makes_no_difference():
    content = export(FIRST, sleep(MORNING, "2026-11-20 09:30:00 -0500"), workout())

    assert READER.read(OneByte(content), NAME, NEW_YORK) == read_bytes(content)


def test_where_a_block_ends_makes_no_difference(monkeypatch):
    content = export(
        FIRST,
        "<!-- <Me/> -->",
        workout(statistic("DistanceWalkingRunning", "km", sum="5")),
        "<Record>\x0b<Record",
        sleep(MORNING, "2026-11-20 09:30:00 -0500"),
        "<![CDATA[ ]]>",
        SECOND,
    )
    whole = read_bytes(content)
    for size in range(1, 200):
        monkeypatch.setattr("connectors.files.apple_stream.BLOCK", size)
        assert read_bytes(content) == whole


def test_a_tag_without_an_end_is_given_up_at_last():
    endless = '<Record type="' + "x" * (2 * LONGEST_TAG)
    contents = read(FIRST, endless, SECOND)

    assert days(contents) == BOTH
    assert whys(contents) == ["broken lines: 1 left out, the rest is read"]


def test_thousands_of_comments_that_never_end_take_no_time():
    contents = read(FIRST, "<!--" * (LONGEST_TAG // 2), SECOND)

    assert days(contents) == BOTH


def test_a_comment_without_an_end_makes_no_other_where_it_is_taken_out(monkeypatch):
    monkeypatch.setattr("connectors.files.apple_stream.LONGEST_TAG", 200)
    contents = read(FIRST, "<!-- <!<!----", SECOND)

    assert days(contents) == BOTH
    assert whys(contents) == ["broken lines: 2 left out, the rest is read"]


def test_blanks_and_names_without_end_take_no_time():
    for filling in (" ", "a ", "a=", '"', "a='", "a= "):
        odd = f"<Record {filling * 300_000}/>"
        assert days(read(FIRST, odd, SECOND)) == BOTH


def test_many_long_workouts_over_the_same_heart_rates_take_no_time():
    beats = [
        record("HeartRate", "99", "count/min", f"2026-11-20 {h:02d}:{m:02d}:00 -0500")
        for h in range(24)
        for m in range(60)
    ]
    long = {
        "startDate": "2026-11-20 00:00:00 -0500",
        "endDate": "2026-11-21 00:00:00 -0500",
    }
    contents = read(*beats, *(workout(sourceName=str(n), **long) for n in range(50)))

    with_beats = [each for each in contents.recordings if each.streams is not None]
    assert (len(contents.recordings), len(with_beats)) == (50, 4)
    (why,) = whys(contents)
    assert why.startswith("heart rates in workouts that lie over each other")


class Failing(io.BytesIO):
    def __init__(self, content, error):
        super().__init__(content)
        self.error = error

    def read(self, size=-1):
        found = super().read(size)
        if not found:
            raise self.error
        return found


@pytest.mark.parametrize(
    "error",
    [OSError("gone"), EOFError(), zipfile.BadZipFile("bad"), zlib.error("no block")],
)
def test_a_stream_that_breaks_off_keeps_what_came_before(error):
    content = export(FIRST, SECOND).removesuffix(b"</HealthData>\n")
    contents = READER.read(Failing(content, error), NAME, NEW_YORK)

    assert days(contents) == BOTH
    assert whys(contents) == [CUT]


def test_an_export_is_read_straight_out_of_its_zip():
    packed = io.BytesIO()
    content = export(FIRST, SECOND, workout())
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export.xml", content)

    with zipfile.ZipFile(packed) as archive, archive.open(archive.namelist()[0]) as one:
        contents = READER.read(one, NAME, NEW_YORK)

    assert contents == read_bytes(content)


@pytest.mark.parametrize("content", [b"", b"<", b"<HealthData", b"\x00" * 99, b"PK"])
def test_any_bytes_get_an_answer(content):
    contents = read_bytes(content)

    assert (contents.recordings, contents.metrics) == ((), ())
    assert whys(contents) == [CUT]


def test_an_export_without_anything_for_coach_says_so():
    contents = read(record("DietaryWater", "1", "L", MORNING))

    assert contents.issues == ()
    assert contents.ignored == (
        "it holds neither workouts nor measurements that coach keeps"
    )


def test_the_longest_of_everything_is_cut():
    found = activity(workout(sourceName="x" * 10_000, workoutActivityType="Y" * 9999))

    assert len(found.source_id) < 250
    assert len(found.device) == 80


def test_mutants_are_survived_and_their_excerpts_read_the_same():
    for _, content in islice(mutants(3), 40):
        survives(content)
