import pytest

from connectors.planfile.findings import UnreadableError
from connectors.planfile.single import Setting
from connectors.planfile.steps import read_line
from tests.connectors.planfile.writing import RIDE, RUN, STRENGTH, SWIM


def findings(text, setting):
    with pytest.raises(UnreadableError) as caught:
        read_line(text, setting)
    return [(each.why, each.fix) for each in caught.value.findings]


@pytest.mark.parametrize(
    ("text", "setting", "why", "fix"),
    [
        ("4 x 25 freee on 0:40", SWIM, "'freee'", "Did you mean free?"),
        ("50 free, finns", SWIM, "'finns'", "Did you mean fins?"),
        ("50 free gently", SWIM, "'gently'", "own words in brackets"),
        ("free on 1:00", SWIM, "how long or how far", "4 x 50 yd free on 1:00"),
        ("50", Setting(SWIM.sport), "50 of what?", "pool: 25 yd"),
        ("10", RUN, "10 of what?", "10 min"),
        ("@ 5:00/km 10:00", RUN, "how long or how far", "10:00 easy"),
        ("1:75", RUN, "1:75 is no time", "00 to 59"),
        ("1:5", RUN, "1:5 is no time", "Two digits"),
        ("25:00:00", RUN, "no time to train for", ""),
        ("0:00", RUN, "no time to train for", ""),
        ("1,500 m", RUN, "can be read as 1500 and as 1.500", "Write 1500"),
        ("400 km", RUN, "no distance to train", ""),
        ("8 reps", RUN, "repetitions in a run workout", ""),
        ("10:00 @ 90%", RUN, "percent of what?", "% hrmax or % ftp"),
        ("10:00 @ fast", RUN, "@ fast is no target", "5:30-6:00/km"),
        ("10:00 @ 300 bpm", RUN, "300 bpm", ""),
        ("10:00 @ 0:10/km", RUN, "0:10/km", ""),
        ("100 @ css", SWIM, "@ css is no target", "css without the @"),
        ("10:00 @ 1:40/100", RUN, "100 of what?", "1:40/100m"),
        ("5:00 @ rpe 3 @ 90 rpm @ 90 W", RIDE, "at most two targets", ""),
        ("400 m, easy 1:30 or so", RUN, "does not say how long", ""),
        ("10:00, rest 5", RUN, "5 of what", "5 min"),
        ("rest 1:00, easy", RUN, "behind a rest", ""),
        ("4 x (50 free", SWIM, "opened and not closed", ")"),
        ("50 free)", SWIM, "closed and not opened", ""),
        ("50 free (slow", SWIM, "opened and not closed", ")"),
        ("4 x ()", SWIM, "a step is missing", ""),
        ("4 x (50 free) back", SWIM, "'back'", "rest 2:00"),
        ("0 x 50 free", SWIM, "0 times", ""),
        ("101 x 50 free", SWIM, "101 times", ""),
        ("", SWIM, "a step is missing", ""),
        ("50 free " + "(a)" * 200, SWIM, "characters", "several steps"),
        ("2 x (" * 6 + "50" + ")" * 6, SWIM, "more than 5 deep", ""),
        ("100 x (100 x 50 free)", SWIM, "more than 1000 steps", ""),
        ("back squat", STRENGTH, "names no repetitions", "back squat 3x5"),
        ("back squat 3x8-10", STRENGTH, "range of repetitions", "one number"),
        ("back squat 3x5 @ rpe 7-8", STRENGTH, "a load is one number", "one number"),
        ("back squat 3x5 @ 80", STRENGTH, "@ 80 is no load", "@ 80%"),
        ("back squat 3x5 @ 500%", STRENGTH, "500%", ""),
        ("back squat 31x5", STRENGTH, "31 sets", ""),
        ("back squat 3x5.5", STRENGTH, "5.5 repetitions", ""),
        ("3x5", STRENGTH, "names no exercise", "back squat 3x5"),
        ("superset 3 x (bench press 8 reps)", STRENGTH, "two or more", "superset 3"),
    ],
)
def test_what_a_line_leaves_unclear_is_said_with_a_way_to_write_it(
    text, setting, why, fix
):
    ((said, advised),) = findings(text, setting)

    assert why in said
    assert fix in advised


def test_everything_wrong_inside_a_group_is_said_at_once():
    wrong = findings("4 x (50 fre; 1:75 kick; 100 free; 25 bak)", SWIM)

    assert [fix for _, fix in wrong] == [
        "Did you mean free?",
        "Two digits from 00 to 59 follow each colon: 1:05, 1:02:03.",
        "Did you mean back?",
    ]
