from array import array
from dataclasses import replace

from coach.cli.show.detail import detail
from coach.domain.activity import Lap, Length, Source, Streams
from coach.domain.review import MatchKind, SessionLoad
from coach.reports.activities import ActivityRow
from coach.reports.detail import ActivityDetail, Part
from coach.reports.splits import Split, Splits
from coach.reports.zones import Zones
from tests.builders import activity, sets
from tests.coach.cli.show.drawing import drawn

RUN = replace(activity("run", distance_m=8200.0, avg_hr_bpm=141), id=3)
LIFT = replace(activity("strength", minutes=63, sets=sets(5, 5), title="Legs"), id=4)


def whole(done, load=None, **fields):
    row = ActivityRow(done, load or SessionLoad(1, "rpe"))
    return ActivityDetail(row, done, (done.id or 0,), **fields)


def test_one_activity_tells_its_numbers_its_match_and_its_parts():
    run = replace(RUN, laps=(Lap(0, 60), Lap(60, 90)), note="windy", doubts=("odd",))
    row = ActivityRow(
        run, SessionLoad(58.2, "heart_rate"), MatchKind.EXACT, "same day, run", 17
    )

    assert drawn(detail(ActivityDetail(row, run, (3,)), {"run": "mi"})) == (
        "run\n"
        "  Monday 2 March 2026, 07:00\n"
        "  run, 45 min, 5.1 mi, 141 bpm, load 58 by heart rate\n"
        "  Workout 17 (sure): same day, run\n"
        "  Left out of the measures: odd\n"
        "  windy\n"
        "\n"
        "lap  time\n"
        "  1  1:00\n"
        "  2  1:30"
    )


def test_one_session_in_two_recordings_says_what_is_from_which():
    parts = (Part("sets", (4,)), Part("laps", (9,)), Part("heart rate", (9,)))
    both = replace(whole(LIFT, parts=parts), recordings=(9, 4))

    assert (
        "  One session in 2 recordings: sets from activity 4; laps and heart rate from "
        "activity 9.\n"
    ) in drawn(detail(both, None), width=100)
    assert "recordings" not in drawn(detail(whole(LIFT, parts=parts), None))


def test_sets_a_watch_guessed_are_not_taken_for_the_athletes_word():
    guessed = whole(LIFT, parts=(Part("sets", (4,)),))
    typed = whole(replace(LIFT, source=Source.HEVY))
    app = replace(whole(LIFT, parts=(Part("sets", (9,)),)), recordings=(4, 9))

    assert "as the watch took them" in drawn(detail(guessed, None))
    assert "as the watch took them" not in drawn(detail(typed, None))
    assert "as the watch took them" not in drawn(detail(app, None))


def every_km(count):
    parts = tuple(Split(n * 300, 1000.0, 300, 300) for n in range(count))
    return Splits(1000.0, "km", "streams", parts)


def test_kilometres_a_watch_cut_itself_are_told_once():
    laps = (Lap(0, 300, distance_m=1001.0), Lap(300, 100, distance_m=300.0))
    run, splits = replace(RUN, laps=laps), every_km(2)

    said = drawn(detail(whole(run, splits=splits, coarse=splits), None))

    assert "Splits" in said
    assert "lap" not in said


def test_laps_the_athlete_pressed_stand_beside_the_splits():
    laps = (Lap(0, 300, distance_m=400.0), Lap(300, 100, distance_m=300.0))
    run, splits = replace(RUN, laps=laps), every_km(2)

    said = drawn(detail(whole(run, splits=splits, coarse=splits), None))

    assert "Splits" in said
    assert "lap" in said


def swim(*starts):
    lengths = tuple(Length(start, 25.0, active=True) for start in starts)
    return replace(activity("swim", lengths=lengths, pool_length_m=25.0), id=1)


def test_a_swim_is_cut_into_hundreds_only_where_it_went_on_without_a_stop():
    splits = Splits(100.0, "m", "lengths", every_km(3).parts)
    straight = swim(*range(0, 12 * 25, 25))
    stopping = swim(*range(0, 12 * 60, 60))

    for done, told in ((straight, True), (stopping, False)):
        said = drawn(detail(whole(done, splits=splits, coarse=splits), None))
        assert ("Splits" in said) is told


def test_why_there_are_no_zones_is_said():
    missing = whole(RUN, zones=Zones((), ("No power zones: no FTP.",)))

    assert drawn(detail(missing, None)).endswith("\n\nNo power zones: no FTP.")


def test_plain_says_the_curves_in_numbers():
    beats = array("d", [100.0, 120.0, 140.0, 160.0] * 2)
    streams = Streams(array("d", range(0, 80, 10)), {"heart_rate_bpm": beats})

    said = drawn(detail(whole(RUN, streams=streams), None, plain=True))

    assert "Heart rate, bpm: 0:00 100, 0:00 120" in said
    assert "┤" not in said
    assert "┤" in drawn(detail(whole(RUN, streams=streams), None))


def test_the_volume_of_each_exercise_is_drawn_without_warm_ups():
    lifted = (*sets(5, 5), *sets(10, exercise="row", load_kg=40.0))
    lift = replace(LIFT, sets=lifted)

    said = drawn(detail(whole(lift), None))

    assert (
        "back squat  800 kg  ████████████████████████████████████████\n"
        "row         400 kg  ████████████████████\n"
        "1200 kg in all"
    ) in said
    assert "█" not in drawn(detail(whole(lift), None, plain=True))
    assert "Volume" not in drawn(detail(whole(LIFT), None))
