import pytest

from tests.homes import SUNDAY, march, runs


@pytest.fixture
def matched(home):
    """A run of Monday's, which could have been Tuesday's."""
    home.load(runs())
    home.did(march(2))
    return home


def only(home):
    (activity,) = home.json("activities")["activities"]
    return activity


def number(home, place):
    return home.plan()["workouts"][place]["id"]


def test_a_correction_is_told_at_once(matched):
    tuesday = number(matched, 1)

    document = matched.json("match", "fix", only(matched)["id"], tuesday)

    assert document["schema"] == "coach/activity/1"
    assert document["planned_workout_id"] == tuesday
    assert document["match"] == "manual"


def test_a_correction_outlives_every_later_run(matched, folder):
    tuesday = number(matched, 1)
    matched.json("match", "fix", only(matched)["id"], tuesday)

    matched.review(SUNDAY)
    matched.did(march(3), march(4))
    matched.json("import", folder)
    matched.at(march(9)).review(march(9))

    first = matched.json("activities", "--since", march(2))["activities"][0]
    assert (first["planned_workout_id"], first["match"]) == (tuesday, "manual")


def test_an_activity_that_was_none_of_the_plan_stays_extra(matched):
    matched.json("match", "fix", only(matched)["id"], "none")
    matched.answered(march(3))

    week = matched.review(march(3))["week"]

    assert only(matched)["match"] == "manual"
    assert only(matched)["planned_workout_id"] is None
    assert [w["status"] for w in week["workouts"]] == ["missed", "missed"]
    assert len(week["extra"]) == 1


def test_the_last_correction_holds(matched):
    activity = only(matched)["id"]
    for wanted in ("none", number(matched, 3), number(matched, 0)):
        matched.json("match", "fix", activity, wanted)

    assert only(matched)["planned_workout_id"] == number(matched, 0)


def test_a_workout_can_be_named_by_its_uuid(matched):
    workout = matched.plan()["workouts"][1]

    matched.json("match", "fix", only(matched)["id"], workout["uuid"])

    assert only(matched)["planned_workout_id"] == workout["id"]


@pytest.mark.parametrize(
    "words", [("99", "1"), ("1", "99"), ("1",), ("one", "1"), ("1", "nothing")]
)
def test_an_unknown_activity_or_workout_is_a_usage_error(matched, words):
    rows = matched.rows()

    matched.json("match", "fix", *words, code=2)

    assert matched.rows() == rows


def test_a_correction_to_a_workout_no_longer_planned_breaks_nothing(matched):
    matched.json("match", "fix", only(matched)["id"], number(matched, 7))
    matched.load(runs(minutes=30), start=march(9), day=SUNDAY)

    activity = only(matched)

    assert activity["match"] == "manual"
    assert activity["planned_workout_id"] is None
    assert matched.review()["week"]["workouts"]


def test_a_person_reads_which_workout_it_was(matched):
    said = matched.run("match", "fix", only(matched)["id"], number(matched, 1)).out

    assert "Easy run" in said
    assert "\n" in matched.run("match", "fix", only(matched)["id"], "none").out


def test_fixing_the_match_of_one_recording_fixes_it_for_the_session(home, folder):
    home.json("import", folder)
    lift = home.json("activities", "--sport", "strength")["activities"][-1]
    (other,) = lift["same_session_as"]
    home.load(
        "plan: Lifts\nweekly_hours: 1-4\nworkouts:\n"
        "  lift: {sport: strength, steps: back squat 3x5 @ 80 kg}\n"
        "weeks:\n  - {mon: lift, thu: lift}\n"
    )
    wanted = home.plan()["workouts"][0]["id"]

    for activity in (lift["id"], other):
        home.json("match", "fix", activity, "none")
        home.json("match", "fix", activity, wanted)
        found = [home.json("activity", n) for n in (lift["id"], other)]
        assert {each["planned_workout_id"] for each in found} == {wanted}
