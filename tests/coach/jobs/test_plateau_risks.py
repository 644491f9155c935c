"""Main lifts of the coming plan that stand still, as the rules see them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.learned import BASE_RATE, Learned, Task
from coach.jobs.evening import look
from coach.jobs.facts import REVIEWED, gather_facts
from coach.jobs.lifting_log import lifting_log
from coach.strength.exposures import exposures
from coach.strength.plateau_model import MODEL
from coach.strength.plateau_risk import plateau_risks
from tests.homes import SUNDAY
from tests.learners import keep_log, lifted, steady

LAST = date.fromisoformat(SUNDAY)
STILL = [80.0] * 20
LIFTS = """\
plan: Strength
weekly_hours: 1-8
workouts:
  lift:
    sport: strength
    steps:
      - bench press 3x5 @ 60 kg, rest 3:00
      - back squat 3x5 @ 60 kg, rest 3:00
      - dumbbell row 3x8 @ 20 kg, rest 2:00
weeks:
  - repeat: 5
    wed: lift
"""


def lives(home, *logs):
    with home.context() as context, context.writing() as store:
        for log in logs:
            keep_log(store, log, context.clock.now())


def risks(home, day=LAST):
    with home.context(day) as context, context.reading() as store:
        return gather_facts(look(context, store), store).plateau_risks


def serves(home, uses, day, trained_at):
    """A version that is taken into service on that day; it moves the odds far up."""
    made = Learned(
        *(Task.PLATEAU, f"{uses}-{day}", day, day - timedelta(days=90), day, 80),
        {"uses": uses, "intercept": 3.0, "slope": 1.0, "base_rate": 0.64},
        {"brier": 0.2},
        *(BASE_RATE, {"brier": 0.24}),
    )
    with home.context() as context, context.writing() as store:
        store.save_model(made, trained_at)
        store.take_into_service(Task.PLATEAU, made.version, day)


@pytest.fixture
def planned(home):
    home.load(LIFTS)
    return home


def test_a_planned_main_lift_that_stands_still_is_told(planned):
    still = lifted(STILL, exercise="bench press")
    lives(planned, still, lifted(steady(20)), lifted(STILL, exercise="dumbbell row"))

    (found,) = risks(planned)

    assert found.exercise == "bench press"
    assert found.since_best >= 8
    assert found.method == MODEL
    with planned.context(LAST) as context, context.reading() as store:
        whole = exposures(lifting_log(context, store))
    assert plateau_risks(whole, LAST, only={"bench press"}) == (found,)


def test_a_lift_that_rises_or_is_not_planned_is_not(home):
    lives(home, lifted(STILL, exercise="bench press"), lifted(steady(20)))
    assert risks(home) == ()

    home.load(LIFTS.replace("      - bench press 3x5 @ 60 kg, rest 3:00\n", ""))

    assert risks(home) == ()


def test_a_lift_that_was_left_for_four_weeks_is_not(planned):
    lives(planned, lifted(STILL, exercise="bench press"))
    last = LAST

    assert risks(planned, last)
    assert risks(planned, last + timedelta(days=21))
    assert risks(planned, last + timedelta(days=28)) == ()


def test_after_seven_sessions_without_a_new_best_nothing_is_told(planned):
    rises = [70.0 + n for n in range(10)]
    lives(planned, lifted([*rises, *[rises[-1]] * 7], exercise="bench press"))
    assert risks(planned) == ()


def test_what_was_learned_of_the_athlete_is_used_from_its_day_on(planned):
    lives(planned, lifted(STILL, exercise="bench press"))
    serves(planned, MODEL, LAST, datetime(2026, 3, 8, 20, tzinfo=UTC))

    (before,), (after,) = risks(planned, LAST - timedelta(days=1)), risks(planned)

    assert after.probability > 0.9 > before.probability


def test_a_replay_knows_only_what_served_on_that_evening_and_was_trained_by_then(
    planned,
):
    lives(planned, lifted(STILL, exercise="bench press"))
    serves(planned, MODEL, LAST, datetime(2026, 3, 8, 20, tzinfo=UTC))
    late = datetime(2026, 3, 20, 20, tzinfo=UTC)
    serves(planned, BASE_RATE, LAST + timedelta(days=1), late)
    floor = replace(
        Learned(
            *(Task.PLATEAU, "", LAST, LAST, LAST, 0),
            *({"is_floor": True}, {}, BASE_RATE, {}),
        ),
        version="floor",
    )
    with planned.context() as context, context.writing() as store:
        store.save_model(floor, datetime(2026, 3, 22, 20, tzinfo=UTC))
        store.take_into_service(Task.PLATEAU, "floor", LAST + timedelta(days=14))

    zone = ZoneInfo("UTC")
    with (
        planned.context() as context,
        context.database.looking_back(context.athlete.id, zone, REVIEWED) as past,
    ):
        then = {
            ahead: past.on(LAST + timedelta(days=ahead)).serving(
                Task.PLATEAU, LAST + timedelta(days=ahead)
            )
            for ahead in (-1, 0, 1, 12, 14)
        }

    assert {
        ahead: each and each.parameters["uses"] for ahead, each in then.items()
    } == {
        -1: None,
        0: MODEL,
        1: MODEL,
        12: BASE_RATE,
        14: None,
    }
    with (
        planned.context() as context,
        context.database.looking_back(context.athlete.id, zone, REVIEWED) as past,
    ):
        assert past.on(LAST).serving(Task.NEXT_SESSION, LAST) is None
