import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.catalogue.exercises import exercises
from coach.catalogue.resolve import resolve


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("RDL", "romanian deadlift"),
        ("barbell bench", "bench press"),
        ("box jumps", "box jump"),
        ("squats barbell", "back squat"),
        ("Squat (Barbell)", "back squat"),
        ("squats", "back squat"),
        ("  SQUAT  ", "back squat"),
        ("Bench Press (Barbell)", "bench press"),
        ("Bench Press - Close Grip (Barbell)", "close-grip bench press"),
        ("DB bench press", "dumbbell bench press"),
        ("KB swings", "kettlebell swing"),
        ("kettle bell swings", "kettlebell swing"),
        ("pushups", "push-up"),
        ("Push-Ups", "push-up"),
        ("pull ups", "pull-up"),
        ("lunges", "lunge"),
        ("Calf raises", "standing calf raise"),
        ("crunches", "crunch"),
        ("worlds greatest stretch", "world's greatest stretch"),
        ("World\u2019s greatest stretch", "world's greatest stretch"),
        ("couch stretches", "couch stretch"),
        ("cat/cow", "cat-cow"),
        ("90/90", "90/90 stretch"),
        ("CMJ", "countermovement jump"),
        ("Cable Twist (Down to up)", "cable lift"),
        ("Cable Twist (Up to down)", "cable woodchop"),
        ("Hip Thrust (Barbell)", "hip thrust"),
    ],
)
def test_known_names(written, meant):
    found = resolve(written, {})

    assert found.exercise is exercises()[meant]
    assert found.score == 100


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("back sqaut", "back squat"),
        ("barbel bench press", "bench press"),
        ("overhed press", "overhead press"),
        ("inclin bench press", "incline bench press"),
        ("dumbell row", "dumbbell row"),
        ("romanian dead lifts", "romanian deadlift"),
        ("triceps puhsdown", "triceps pushdown"),
        ("seated cabel row", "seated cable row"),
        ("lat puldown", "lat pulldown"),
        ("Bulgarien split squat", "bulgarian split squat"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(written, meant):
    assert resolve(written, {}).exercise is exercises()[meant]


@pytest.mark.parametrize(
    "written",
    [
        "press",
        "hip duction",
        "reverse lunge dumbell bench",
        "Incline Bench Press (Kettlebell)",
        "Decline Bench Press (Cable)",
        "Lat Pulldown (Kettlebell)",
        "Deadlift (Medicine Ball)",
        "Pull Up (Machine)",
        "Front Raise (Kettlebell)",
        "Chest Dip on a ring",
        "Warm Up",
        "swimming",
        "",
        "()",
        "🤷",
    ],
)
def test_what_is_not_sure_is_asked(written):
    assert resolve(written, {}).exercise is None


def test_who_is_asked_gets_the_closest_first():
    found = resolve("incline bench press (kettlebell)", {})

    assert len(found.candidates) == 5
    assert "incline bench press" in found.candidates
    assert found.score < 100


def test_an_answer_is_remembered():
    remembered = {"Nautilus thing": "cable curl"}

    assert resolve("nautilus things", remembered).exercise.name == "cable curl"


def test_the_athletes_answer_goes_before_the_catalogue():
    remembered = {"squat": "front squat"}

    assert resolve("Squats", remembered).exercise.name == "front squat"


def test_an_answer_that_names_no_exercise_is_passed_over():
    remembered = {"squat": "an exercise taken out of the catalogue"}

    assert resolve("squat", remembered).exercise.name == "back squat"


def test_an_exercise_of_the_athletes_own_is_never_asked_again():
    remembered = {"back sqaut": "back sqaut"}

    found = resolve("Back Sqauts", remembered)

    assert (found.exercise, found.score, found.candidates) == (None, 100, ())
    assert resolve("back squatt", remembered).exercise.name == "back squat"


@pytest.mark.parametrize(
    ("written", "alike"),
    [
        ("weighted incline l raise", "incline y raise"),
        ("board benchs press", "bench press"),
        ("internal shoulder rotation", "external shoulder rotation"),
        ("chair squat", "air squat"),
    ],
)
def test_a_word_that_tells_exercises_apart_is_no_slip_of_the_pen(written, alike):
    found = resolve(written, {})

    assert found.exercise is not resolve(alike, {}).exercise


def test_equipment_of_another_kind_is_another_exercise():
    for title in ("Barbell Reverse Lunge", "Reverse Lunge (Dumbbell)"):
        tools = resolve(title, {}).exercise.equipment
        assert (
            title.replace("(", "")
            .replace(")", "")
            .lower()
            .split()[0 if title.startswith("B") else -1]
            in tools
        )


def test_whatever_is_accepted_in_hevys_list_has_hevys_equipment(shared):
    tools = {"Barbell", "Dumbbell", "Cable", "Machine", "Band", "Smith Machine"}
    lines = (shared / "wire/hevy/templates.tsv").read_text("utf-8").splitlines()
    titles = [line.split("\t")[1] for line in lines if not line.startswith("#")]
    wrong = []
    for title in titles:
        found = resolve(title, {}).exercise
        tool = title.rpartition("(")[2].rstrip(")")
        if found and tool in tools:
            wanted = tool.lower().replace(" ", "_")
            if wanted not in found.equipment:
                wrong.append((title, found.name))

    assert len(titles) > 400
    assert wrong == []


@given(st.text(max_size=40))
def test_any_text_gets_an_answer(text):
    found = resolve(text, {})

    assert 0 <= found.score <= 100
    assert set(found.candidates) <= set(exercises())


@given(st.sampled_from(sorted(exercises())), st.booleans(), st.sampled_from(" -_"))
def test_case_and_punctuation_make_no_difference(name, upper, mark):
    written = (name.upper() if upper else name.title()).replace(" ", mark)

    assert resolve(f" {written}. ", {}).exercise is exercises()[name]
