"""Every word of a plan file that is misspelt is answered with the one meant."""

import pytest

from coach.catalogue.exercises import exercises
from connectors.planfile.sections import ExerciseNames
from tests.connectors.planfile.writing import HEAD, RUN_30, read, told

CATALOGUE = ExerciseNames({name: name for name in exercises()}.get, tuple(exercises()))


def said(text, names=CATALOGUE):
    """What is said of the last line of a plan: (line, why, fix) of the first issue."""
    reading = read(text, names=names)
    issues = (*reading.issues, *reading.warnings)
    ((line, why), *_) = told(issues)
    return line, why, issues[0].fix


@pytest.mark.parametrize(
    ("sport", "step", "wrong", "meant"),
    [
        # strokes
        ("swim", "4 x 50 fre", "fre", "free"),
        ("swim", "4 x 50 buterfly", "buterfly", "butterfly"),
        # drills
        ("swim", "4 x 50 kik", "kik", "kick"),
        ("swim", "4 x 50 drll", "drll", "drill"),
        # equipment
        ("swim", "4 x 50 free, padles", "padles", "paddles"),
        ("swim", "4 x 50 free, pul buoy", "pul buoy", "pull buoy"),
        # intensities
        ("swim", "4 x 50 eazy", "eazy", "easy"),
        ("run", "4 x (4:00 hrad; 2:00 easy)", "hrad", "hard"),
        ("swim", "4 x 50 free, rset 0:20", "rset", "rest"),
        ("swim", "4 x 50 free, sendoff 1:00", "sendoff", "send-off"),
        ("swim", "4 x 50 free onn 1:00", "onn", "on"),
        # sections and groups
        ("swim", "wram-up 200", "wram-up", "warm-up"),
        ("swim", "cool-dwon 200", "cool-dwon", "cool-down"),
        ("strength", "suprset 3 x (plank 30s; push-up 9)", "suprset", "superset"),
        ("strength", "suprset: plank 2x30s", "suprset", "superset:"),
        ("strength", "wamr-up: plank 2x30s", "wamr-up", "warm-up:"),
        # units
        ("swim", "4 x 50 yrd free", "yrd", "yd"),
        ("run", "10 mn easy", "mn", "10 min"),
        ("run", "5 kn", "kn", "5 km"),
        ("run", "3 miels", "miels", "3 mi"),
        ("strength", "push-up 10 resp", "resp", "reps"),
        ("strength", "split squat 3x8 per sied", "per sied", "per side"),
        # targets and loads
        ("swim", "4 x 50 @ 1:30/100yrd", "1:30/100yrd", "@ 1:30/100yd"),
        ("run", "20 min @ 5:00-5:30/kn", "5:00-5:30/kn", "@ 5:00-5:30/km"),
        ("run", "20 min @ 140-150 bmp", "140-150 bmp", "@ 140-150 bpm"),
        ("run", "20 min @ 80-90% hrmx", "80-90% hrmx", "@ 80-90% hrmax"),
        ("run", "20 min @ rep 7", "rep 7", "@ rpe 7"),
        ("ride", "20 min @ 220 wat", "220 wat", "@ 220 W"),
        ("ride", "20 min @ 90% fpt", "90% fpt", "@ 90% ftp"),
        ("ride", "20 min @ 30 km/hr", "30 km/hr", "@ 30 km/h"),
        ("strength", "plank 3x5 @ 60 kq", "60 kq", "@ 60 kg"),
        ("strength", "plank 3x5 @ bodywieght", "bodywieght", "@ bodyweight"),
        # exercises
        ("strength", "back sqat 3x5", "back sqat", "back squat"),
        ("mobility", "couch strech 2x60s", "couch strech", "couch stretch"),
    ],
)
def test_a_misspelt_word_of_a_step(sport, step, wrong, meant):
    line, why, fix = said(
        f"{HEAD}weeks:\n  - mon:\n"
        f"      sport: {sport}\n      steps:\n        - {step}\n"
    )

    assert line == 8
    assert wrong in why
    assert fix == f"Did you mean {meant}?"


@pytest.mark.parametrize(
    ("entry", "wrong", "meant"),
    [
        ("sprot: run", "sprot", "sport"),
        ("sport: swimm", "swimm", "swim"),
        ("pool: open watr", "open watr", "open water"),
        ("pool: 25 yrds", "25 yrds", "25 yd"),
        ("hard: yess", "yess", "yes"),
        ("test: noo", "noo", "no"),
        ("goals: vo2mx", "vo2mx", "vo2max"),
        ("tests: cmj", "cmj", "cmj_cm"),
        ("tests: [swim_100yd]", "swim_100yd", "swim_100yd_s"),
    ],
)
def test_a_misspelt_word_of_a_workout(entry, wrong, meant):
    other = "" if entry.startswith("sport") else "      sport: swim\n"
    text = f"{HEAD}weeks:\n  - mon:\n{other}      steps: 10 x 50 yd\n      {entry}\n"

    line, why, fix = said(text)

    assert line == text.count("\n")
    assert wrong in why
    assert fix == f"Did you mean {meant}?"


@pytest.mark.parametrize(
    ("entry", "wrong", "meant"),
    [
        ("mno: rest", "mno", "mon"),
        ("tusday: rest", "tusday", "tuesday"),
        ("mon: rset", "rset", "rest"),
        ("mon: esy run", "esy run", "easy run"),
        ("mon: easy run with tmes 3", "<tmes>", "times"),
        ("repeet: 2", "repeet", "repeat"),
        ("tests: run5k_s", "run5k_s", "run_5k_s"),
        ("mon: {workout: easy run, titel: x}", "titel", "title"),
    ],
)
def test_a_misspelt_word_of_a_week(entry, wrong, meant):
    run = "{sport: run, steps: <times=2> x 9:00}"
    text = (
        f"{HEAD}workouts:\n  easy run: {run}\nweeks:\n  - sun: easy run\n    {entry}\n"
    )

    line, why, fix = said(text)

    assert line == 8
    assert wrong in why
    assert fix == f"Did you mean {meant}?"


@pytest.mark.parametrize(
    ("entry", "wrong", "meant"),
    [
        ("wekly_hours: 3-5", "wekly_hours", "weekly hours"),
        ("focus: {swmi: 40%}", "swmi", "swim"),
        ("focus: {felxibility: 40%}", "felxibility", "flexibility"),
    ],
)
def test_a_misspelt_word_above_the_weeks(entry, wrong, meant):
    line, why, fix = said(f"plan: x\n{entry}\nweeks:\n  - mon: {RUN_30}\n")

    assert line == 2
    assert wrong in why
    assert fix == f"Did you mean {meant}?"


def test_a_use_that_is_put_wrongly_is_shown_how_it_is_put():
    run = "{sport: run, steps: <times=2> x 9:00}"

    _, why, fix = said(
        f"{HEAD}workouts:\n  r: {run}\nweeks:\n  - mon: r wiht times 3\n"
    )

    assert "there is no workout 'r wiht times 3'" in why
    assert fix == "Write r with BLANK VALUE, BLANK VALUE."


def test_what_is_like_no_word_is_not_guessed():
    _, why, fix = said(f"{HEAD}weeks:\n  - mon: {{sport: swim, steps: 50 qqqq}}\n")

    assert "'qqqq'" in why
    assert fix == "Put your own words in brackets: (qqqq)"
