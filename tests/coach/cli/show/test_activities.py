from dataclasses import replace

from coach.cli.show.activities import table
from coach.domain.review import SessionLoad
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
