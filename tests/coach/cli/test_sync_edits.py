"""What the athlete corrects at Garmin is corrected here by the next sync."""

import pytest

from tests.connectors.fitfile.fit_builder import started, with_session
from tests.fakes.garmin.activities import lifted, rested
from tests.fakes.server import Answer, Fault, down
from tests.homes import march

SETS = "/exerciseSets"
SQUAT = ("SQUAT", "BARBELL_BACK_SQUAT")


@pytest.fixture(scope="module")
def run(fortnight):
    """A run's FIT file."""
    return next(c for name, c in fortnight.items() if name.endswith("run.fit"))


KINDS = {
    "indoor_rowing": ("other", "indoor_rowing"),  # a sport that coach has no name for
    "other": ("other", None),
    "obstacle_run": ("run", "obstacle_run"),  # no name either, but a kind of running
    "walking": ("walk", None),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sport_corrected_at_garmin_is_the_sport(home, garmin, run, kind):
    number = garmin.add_activity(run, start=f"{march(5)} 07:00:00", utc_offset_h=0.0)
    home.run("sync")
    (before,) = home.json("activities")["activities"]
    assert before["sport"] == "run"

    garmin.edit(number, kind=kind)
    home.run("sync")

    after = home.json("activity", before["id"])
    assert (after["sport"], after["sub_sport"]) == KINDS[kind]


def test_several_sports_in_one_word_leave_it_to_the_file(home, garmin, run):
    garmin.add_activity(run, start=f"{march(5)} 07:00:00", kind="multi_sport")

    home.run("sync")

    (activity,) = home.json("activities")["activities"]
    assert activity["sport"] == "run"


@pytest.fixture(scope="module")
def lift():
    """A strength session as the watch took it: two sets of squats with 60 kg."""
    part = started()
    for _ in range(2):
        squat = {"kind": 1, "category": 28, "subtype": 6, "reps": 5, "weight": 60}
        part.add("set", slot=3, duration=40, **squat)
        part.add("set", slot=4, duration=90, kind=0)
    return with_session(part, sport=10, sub_sport=20).content()


@pytest.fixture
def strength(home, garmin, lift):
    """Its number at Garmin, once it has come in from there as it was."""
    number = garmin.add_activity(
        lift, start="2026-03-01 06:58:03", kind="strength_training"
    )
    as_it_was(garmin, number)
    home.run("sync")
    garmin.seen.clear()
    return number


def as_it_was(garmin, number):
    """The sets at Garmin are those of the file."""
    squat = lifted(*SQUAT, 5, 60.0)
    garmin.edit_sets(number, squat, rested(90.0), squat, rested(90.0))


def corrected(garmin, number):
    """What the watch took for two sets of squats was one, and one of deadlifts."""
    garmin.edit_sets(
        number,
        lifted(*SQUAT, 6, 62.5),
        rested(120.0),
        lifted("DEADLIFT", "BARBELL_DEADLIFT", 3, 100.0),
    )


def sets_of(home):
    (activity,) = home.json("activities")["activities"]
    return [
        (each["exercise"], each["reps"], each["load_kg"], each["rest_s"])
        for each in home.json("activity", activity["id"])["sets"]
    ]


AS_RECORDED = [("back squat", 5, 60.0, 90.0)] * 2
CORRECTED = [("back squat", 6, 62.5, 120.0), ("deadlift", 3, 100.0, None)]


def test_sets_corrected_at_garmin_take_the_place_of_the_files(home, garmin, strength):
    assert sets_of(home) == AS_RECORDED
    (before,) = home.json("activities")["activities"]

    corrected(garmin, strength)
    (said,) = home.json("sync")["sources"][:1]

    assert (said["new"], said["updated"]) == (0, 1)
    assert sets_of(home) == CORRECTED
    (after,) = home.json("activities")["activities"]
    assert {**after, "load": None} == {**before, "load": None}


def test_sets_cost_a_request_when_a_lift_is_new_or_changed_and_none_else(
    home, garmin, strength, run
):
    garmin.add_activity(run, start=f"{march(5)} 07:00:00", utc_offset_h=0.0)

    def asked():
        home.run("sync")
        lines = [line for line in garmin.lines() if line.endswith(SETS)]
        garmin.seen.clear()
        return len(lines)

    assert asked() == 0
    corrected(garmin, strength)
    assert [asked(), asked()] == [1, 0]


def test_corrected_sets_outlive_the_file_itself_and_a_rebuild(
    home, garmin, strength, lift, tmp_path
):
    corrected(garmin, strength)
    home.run("sync")
    copy = tmp_path / "lift.fit"
    copy.write_bytes(lift)

    home.json("import", copy)
    assert sets_of(home) == CORRECTED
    rows = home.rows()
    home.json("db", "rebuild", "--yes")
    assert sets_of(home) == CORRECTED
    assert {**home.rows(), "run_log": 0} == {**rows, "run_log": 0}


def test_a_correction_taken_back_is_taken_back(home, garmin, strength):
    corrected(garmin, strength)
    home.run("sync")
    as_it_was(garmin, strength)
    home.run("sync")

    assert sets_of(home) == AS_RECORDED
    home.json("db", "rebuild", "--yes")
    assert sets_of(home) == AS_RECORDED


@pytest.mark.parametrize(
    "answer",
    [Answer(204), Answer(404), Answer(200, {"exerciseSets": None}), Answer(200, [1])],
    ids=["nothing", "missing", "no sets", "nonsense"],
)
def test_where_garmin_says_nothing_of_sets_the_file_does(home, garmin, lift, answer):
    garmin.faults.append(Fault(f".*{SETS}", answer, times=None))
    garmin.add_activity(lift, start="2026-03-01 06:58:03", kind="strength_training")

    home.run("sync")

    assert sets_of(home) == AS_RECORDED


def test_sets_that_were_not_answered_for_are_asked_for_again(home, garmin, strength):
    corrected(garmin, strength)
    garmin.faults.append(down(f".*{SETS}", times=3))
    home.run("sync", code=None)
    assert sets_of(home) == AS_RECORDED

    home.run("sync")

    assert sets_of(home) == CORRECTED
