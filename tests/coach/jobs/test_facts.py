"""What a rule may know, gathered from what is stored."""

from datetime import date, timedelta

import pytest

from coach.domain.athlete import Injury
from coach.domain.metric import Metric, MetricKind
from coach.domain.plan import Change, ChangeKind
from coach.domain.readiness import Level
from coach.jobs.evening import look
from coach.jobs.facts import gather_facts
from coach.planning.apply import apply
from tests.homes import SUNDAY, march, runs

LAST = date.fromisoformat(SUNDAY)


def facts(home, day=LAST):
    with home.context(day) as context, context.reading() as store:
        return gather_facts(look(context, store), store)


def measured(home, kind, values, method="rmssd, night"):
    """Values of the days up to LAST, the newest last."""
    with home.context(LAST) as context, context.writing() as store:
        for ago, value in enumerate(reversed(values)):
            day = LAST - timedelta(days=ago)
            uuid = f"{kind}-{ago}"
            metric = Metric(uuid, kind, day, value, method, "fit", device="watch")
            store.save_metric(metric, context.clock.now())


def test_a_low_week_of_variability_is_known_on_its_evenings_and_not_before(home):
    measured(home, MetricKind.HRV, [60.0, 62.0] * 20 + [45.0, 46.0, 44.0, 45.0])

    known = facts(home).hrv

    assert [state.day for state in known] == [
        LAST - timedelta(n) for n in range(6, -1, -1)
    ]
    assert known[-1].below
    assert not facts(home, LAST - timedelta(days=4)).hrv[-1].below


def test_nights_of_the_last_sixty_days_are_known(home):
    measured(home, MetricKind.SLEEP, [7.0] * 70, method="watch")

    nights = facts(home).sleep

    assert (nights[0].day, nights[-1].day) == (LAST - timedelta(days=60), LAST)
    assert facts(home, LAST - timedelta(days=3)).sleep[-1].day < LAST


def test_training_builds_up_since_its_first_day_and_load_is_known_by_evening(home):
    home.did(march(1), march(4), rpe=6)

    known = facts(home)

    assert known.building_since == date(2026, 3, 1)
    assert len(known.load_states) == len(known.form_shares) == 8
    assert known.load_states[0].fitness > 0
    assert known.load_states[-1].warming_up


def test_without_training_nothing_builds_up(home):
    known = facts(home)

    assert known.building_since is None
    assert known.load_states == known.form_shares == ()


def test_what_hurts_is_known_from_its_day_on(home):
    with home.context(LAST) as context, context.writing() as store:
        store.save_injury(Injury("knee", 3, LAST), context.clock.now())

    assert [each.part for each in facts(home).injuries] == ["knee"]
    assert facts(home, LAST - timedelta(days=1)).injuries == ()


def test_outcomes_are_those_of_the_last_four_weeks(home):
    home.load(runs("mon", weeks=12), "2026-01-05", "2026-01-05")
    home.did("2026-01-05", march(2))

    days = [outcome.workout.day for outcome in facts(home).all_outcomes]

    assert days == [LAST - timedelta(days=n) for n in (27, 20, 13, 6)]


def test_five_weeks_of_outcomes_are_known_beside_them(home):
    home.load(runs("mon", weeks=12), "2026-01-05", "2026-01-05")

    days = [outcome.workout.day for outcome in facts(home).five_weeks]

    assert days == [LAST - timedelta(days=n) for n in (34, 27, 20, 13, 6)]


TWO_GOALS = """\
plan: Two goals
weekly_hours: 1-8
workouts:
  easy run:
    sport: run
    goals: vo2max
    steps: 40:00 easy
  stretch:
    sport: mobility
    goals: weekly_hours
    steps: 60:00 easy
weeks:
  - repeat: 3
    tue: easy run
    thu: stretch
"""


@pytest.fixture
def lagging(home):
    """VO2max slips while the hours are held; the plan serves both."""
    home.load(TWO_GOALS)
    with home.context(LAST) as context, context.writing() as store:
        for week in range(10):
            day = LAST - timedelta(days=3 + 7 * week)
            metric = Metric(
                *(f"v{week}", MetricKind.VO2MAX, day, 45.0 + week, "watch, run", "fit")
            )
            store.save_metric(metric, context.clock.now())
    home.did(*(LAST - timedelta(days=7 * n + 3) for n in range(4)), minutes=240)
    home.answered(SUNDAY)
    return home


def test_a_lagging_goal_gets_minutes_once_and_that_is_no_reduction(lagging):
    (proposal,) = (p for p in lagging.review()["proposals"] if p["rule"] == "GO01")
    lagging.review(SUNDAY, "--approve", proposal["id"])

    assert {change["kind"] for change in proposal["changes"]} == {"swap_focus"}
    minutes = {
        w["title"]: w["duration_s"] / 60
        for w in lagging.plan("--from", march(9), "--to", march(15))["workouts"]
    }
    assert minutes == {"Easy run": 50, "Stretch": 50}
    known = facts(lagging, LAST + timedelta(days=1))
    assert known.approved == {"GO01": LAST}
    assert known.reduced_on == ()
    shifted = {(s.now.title, s.before_s / 60): s.approved_on for s in known.shifts}
    assert shifted == {("Easy run", 40): LAST, ("Stretch", 60): LAST}


@pytest.mark.parametrize("said", ["conservative", "aggressive"])
def test_how_early_to_propose_is_known_as_it_is_set(home, monkeypatch, said):
    monkeypatch.setenv("COACH_AGGRESSIVENESS", said)

    assert facts(home).aggressiveness == said


def test_readiness_is_that_of_the_evening_by_what_devices_measured(home):
    measured(home, MetricKind.REST_HR, [50.0, 51.0] * 10 + [60.0], "watch, day")
    measured(home, MetricKind.SLEEP, [7.0, 8.0] * 10 + [4.0], method="watch")

    assert facts(home).readiness.level is Level.LOW
    assert facts(home, LAST - timedelta(days=1)).readiness.level is Level.READY


def test_a_test_the_plan_does_not_hold_is_known_with_the_day_it_was_done_last(home):
    home.load(runs("mon", weeks=12), "2026-03-02", "2026-03-02")
    measured(home, MetricKind.CMJ, [41.0], method="test")

    tests = {each.goal: each for each in facts(home, LAST + timedelta(2)).goal_tests}

    assert tests["power"].last == LAST
    assert tests["power"].workout.is_test
    assert tests["flexibility"].last is None
    assert "body_fat" not in tests


def test_the_next_test_keeps_to_the_pool_the_pauses_and_the_special_days(home):
    home.load(
        runs("mon", weeks=12) + "    sat: {sport: swim, steps: 20:00}\n",
        *("2026-03-02", "2026-03-02"),
    )

    def days():
        tests = facts(home, LAST + timedelta(2)).goal_tests
        return {each.goal: each.workout.day.isoformat() for each in tests}

    before = days()
    home.run("pool", "set", "fri")
    home.run("slots", "except", before["power"], "--none")
    after = days()

    assert date.fromisoformat(before["swim_100yd"]).weekday() != 4
    assert date.fromisoformat(after["swim_100yd"]).weekday() == 4
    assert after["power"] > before["power"]


def test_a_watch_that_measures_vo2max_has_tested_it(home):
    home.load(runs("mon", weeks=12), "2026-03-02", "2026-03-02")
    measured(home, MetricKind.VO2MAX, [48.0], method="watch, run")

    tests = {each.goal: each.last for each in facts(home).goal_tests}

    assert tests["vo2max"] == LAST


def test_a_shift_that_was_taken_back_or_changed_since_stands_no_more(lagging):
    (proposal,) = (p for p in lagging.review()["proposals"] if p["rule"] == "GO01")
    lagging.review(SUNDAY, "--approve", proposal["id"])
    assert len(facts(lagging).shifts) == 2
    run = next(
        w
        for w in lagging.plan("--from", march(9))["workouts"]
        if w["title"] == "Easy run"
    )
    lagging.run("plan", "skip", run["id"], "--reason", "travel")

    assert [shift.now.title for shift in facts(lagging).shifts] == ["Stretch"]
    lagging.json("undo", "--yes")
    assert facts(lagging).shifts == ()


LIFTS = """\
plan: Lifts
weekly_hours: 1-8
workouts:
  lift:
    sport: strength
    steps:
      - back squat 3x5 @ 80 kg, rest 3:00
      - bench press 3x5 @ 60 kg, rest 3:00
weeks:
  - repeat: 3
    tue: lift
"""


@pytest.mark.parametrize(("instead", "days"), [(None, (LAST,)), ("push-up", ())])
def test_an_exercise_left_out_is_a_reduction_and_one_that_is_swapped_is_none(
    home, instead, days
):
    home.load(LIFTS)
    with home.context(LAST) as context, context.writing() as store:
        (plan,) = store.plans()
        lift = plan.workouts[-1]
        effect = apply(
            Change(
                ChangeKind.SWAP_EXERCISE,
                lift.uuid,
                exercise="bench press",
                instead=instead,
            ),
            plan,
        )
        reason = f"review {LAST}: ST01"
        now = context.clock.now()
        revised = store.revise(plan.uuid, (effect,), now, LAST, reason)
        assert revised.workout(lift.uuid) == effect.after
        assert store.revisions(plan.uuid)[-1].effects == (effect,)

    assert facts(home).reduced_on == days
