import pytest

from coach.domain.plan import End, EndKind, Intensity, Step
from coach.planning.serves import costs, served_by, worth
from coach.planning.shorten import shortened
from tests.builders import lifts, workout

ALL = ("body_fat", "flexibility", "power")


def served(exercise, goals=ALL, sport="strength"):
    (repeat,) = lifts(exercise)
    return served_by(repeat.steps[0], workout(sport, goals=goals))


@pytest.mark.parametrize(
    ("exercise", "goals"),
    [
        ("box jump", {"power"}),
        ("back squat", {"power", "body_fat"}),
        ("romanian deadlift", {"power", "body_fat"}),
        ("bench press", {"body_fat"}),
        ("dead bug", {"body_fat"}),
        ("farmer's carry", {"body_fat"}),
        ("world's greatest stretch", {"flexibility"}),
        ("no such thing", set()),
    ],
)
def test_an_exercise_serves_what_its_pattern_is_trained_for(exercise, goals):
    assert served(exercise) == goals


def test_only_goals_of_the_workout_are_served():
    assert served("back squat", ("body_fat", "vo2max")) == {"body_fat"}


def test_a_lift_that_is_a_goal_is_served_by_itself():
    goals = ("e1rm:bench press", "cmj", "sit_and_reach", "weight")

    assert served("bench press", goals) == {"e1rm:bench press", "weight"}
    assert served("box jump", goals) == {"cmj"}
    assert served("world's greatest stretch", goals) == {"sit_and_reach"}


def test_a_lift_serves_no_goal_that_another_lift_is():
    assert not served("back squat", ("e1rm:bench press",))
    assert not served("bench press", ("e1rm:back squat",))


def test_what_is_done_explosively_serves_power_and_no_goal_beside_it():
    assert served("medicine ball side throw", ("".join("power"),)) == {"power"}
    assert not served("box jump", ("flexibility", "swim_100yd", "vo2max"))


def test_all_work_of_a_swim_serves_its_goals_drills_and_easy_parts_none():
    swim = workout("swim", goals=("swim_100yd",))
    length = End(EndKind.DISTANCE, 22.86, "yd")

    assert served_by(Step(Intensity.WORK, length), swim) == {"swim_100yd"}
    assert not served_by(Step(Intensity.WORK, length, drill="kick"), swim)
    assert not served_by(Step(Intensity.WARMUP, length), swim)


def test_a_part_is_worth_its_weightiest_goal():
    lift = workout("strength", goals=ALL)
    weights = {"power": 1.0, "body_fat": 3.0, "flexibility": 5.0}

    assert worth(lifts("back squat"), lift, weights) == 3.0
    assert worth(lifts("box jump"), lift, weights) == 1.0
    assert worth(lifts("no such thing"), lift, weights) == 0.0
    assert worth(lifts("box jump"), lift, {"body_fat": 3.0}) == 1.0
    assert worth(lifts("box jump"), workout("strength"), weights) == 0.0


LIFT = workout(
    "strength",
    goals=ALL,
    duration_s=60 * 60,
    steps=lifts("box jump", "back squat", "bench press", "world's greatest stretch"),
)


def in_25(weights):
    return shortened(LIFT, 25 * 60, weights=weights)


@pytest.mark.parametrize(
    ("goal", "first"),
    [
        ("power", "back squat"),
        ("flexibility", "world's greatest stretch"),
    ],
)
def test_the_weightiest_goals_work_is_kept_the_longest(goal, first):
    made = in_25({goal: 5.0})

    assert made.workout.duration_s <= 25 * 60
    assert any(line.startswith(first) for line in made.kept)
    assert made.left_out


def test_what_serves_less_goes_before_what_stands_later():
    made = shortened(LIFT, 50 * 60, weights={"power": 5.0, "flexibility": 3.0})

    touched = [before for before, _ in made.changed] + list(made.left_out)
    assert [line.split(" 3x")[0] for line in touched] == ["bench press"]


def test_of_goals_that_weigh_the_same_the_last_part_goes_first():
    made = shortened(LIFT, 50 * 60)

    touched = [before for before, _ in made.changed] + list(made.left_out)
    assert [line.split(" 3x")[0] for line in touched] == ["world's greatest stretch"]


def test_each_goal_is_told_what_it_loses_of_its_week():
    made = in_25({"power": 5.0}).workout
    run = workout("run", minutes=30, goals=("vo2max", "body_fat"))

    power, body_fat, flexibility = costs((LIFT, run), {LIFT.uuid: made}, {"power": 5.0})

    assert (power.goal, power.weight) == ("power", 5.0)
    assert (power.planned_s, power.left_s) == (3600, made.duration_s)
    assert body_fat.planned_s == 3600 + 30 * 60
    assert (power.planned_sets, body_fat.planned_sets) == (6, 6)
    assert power.left_sets == sum(
        served_by(s, made) >= {"power"}
        for r in made.steps
        for s in r.steps
        for _ in range(r.times)
    )
    assert flexibility.left_sets < flexibility.planned_sets == 3


@pytest.mark.parametrize(
    ("weight", "order"),
    [
        (0.5, ["body_fat", "flexibility", "power"]),
        (1.0, ["body_fat", "flexibility", "power"]),
        (1.5, ["power", "body_fat", "flexibility"]),
    ],
)
def test_a_goal_without_a_weight_weighs_one(weight, order):
    made = costs((LIFT,), {LIFT.uuid: LIFT}, {"power": weight})

    assert [cost.goal for cost in made] == order
    assert {cost.weight for cost in made} == {weight, 1.0}


def test_only_strength_has_sets():
    length = Step(Intensity.WORK, End(EndKind.DISTANCE, 22.86, "yd"))
    swim = workout("swim", goals=("body_fat",), steps=(length,))

    (cost,) = costs((swim,), {swim.uuid: swim}, {})

    assert (cost.planned_sets, cost.left_sets) == (0, 0)


def test_a_day_that_stays_as_it_is_costs_nothing():
    assert costs((LIFT,), {}, {"power": 5.0}) == ()
