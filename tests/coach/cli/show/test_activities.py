from dataclasses import replace

from coach.cli.show.activities import detail, table
from coach.domain.activity import Lap, Source
from coach.domain.review import MatchKind, SessionLoad
from coach.reports.activities import ActivityRow
from tests.builders import activity, sets
from tests.coach.cli.show.drawing import drawn

RUN = replace(activity("run", distance_m=8200.0, avg_hr_bpm=141), id=3)
LIFT = replace(activity("strength", minutes=63, sets=sets(5, 5), title="Legs"), id=4)


def test_a_list_says_when_how_long_how_far_and_which_is_the_same_session():
    rows = [
        ActivityRow(RUN, SessionLoad(58.2, "run")),
        ActivityRow(LIFT, SessionLoad(0.0, "none"), same_session_as=(9,)),
    ]

    assert drawn(table(rows, None)) == (
        "id  day        sport     h:min  distance  load  what\n"
        " 3  Mon 2 Mar  run        0:45    8.2 km    58  run\n"
        " 4  Mon 2 Mar  strength   1:03                  Legs, same as 9"
    )


def test_days_of_several_years_carry_their_year():
    later = replace(RUN, start=RUN.start.replace(year=2027))
    rows = [ActivityRow(each, SessionLoad(1, "run")) for each in (RUN, later)]

    assert "2 Mar 2026" in drawn(table(rows, None))
    assert "2 Mar 2027" in drawn(table(rows, None))


def test_one_activity_tells_its_numbers_its_match_and_its_parts():
    row = ActivityRow(
        replace(RUN, laps=(Lap(0, 60), Lap(60, 90))),
        SessionLoad(58.2, "heart_rate"),
        MatchKind.EXACT,
        "same day, run",
        17,
    )

    assert drawn(detail(row, {"run": "mi"})) == (
        "run\n"
        "  Monday 2 March 2026, 07:00\n"
        "  run, 45 min, 5.1 mi, 141 bpm, load 58 by heart rate\n"
        "  Workout 17 (sure): same day, run\n"
        "\n"
        "lap  time\n"
        "  1  1:00\n"
        "  2  1:30"
    )


def test_sets_a_watch_guessed_are_not_taken_for_the_athletes_word():
    guessed = ActivityRow(LIFT, SessionLoad(1, "rpe"), same_session_as=(9,))
    typed = replace(guessed, activity=replace(LIFT, source=Source.HEVY))

    assert "as the watch took them" in drawn(detail(guessed, None))
    assert "as the watch took them" not in drawn(detail(typed, None))
    assert "activity 9 is the same session" in drawn(detail(typed, None))
