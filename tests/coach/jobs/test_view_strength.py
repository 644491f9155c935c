"""What `coach strength` tells, by what was known that evening."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.learned import Learned, Task
from coach.domain.limits import Pause, PauseReason
from coach.jobs import view_strength
from coach.jobs.view_strength import view_lift
from coach.units import pounds_to_kg
from tests.homes import MONDAY, SUNDAY, march
from tests.learners import keep_log, lifted

PLAN = """\
plan: Lifts
weekly_hours: 0.5-8
weeks:
  - mon:
      - sport: strength
        title: Push
        steps:
          - bench press 3x6 @ 75%
"""


def feb(day):
    return f"2026-02-{day:02d}"


MONDAYS = (feb(2), feb(9), feb(16), feb(23), march(2))


@pytest.fixture
def benches(home):
    """Five Mondays of bench press, a little heavier each time."""
    for day, kg in zip(MONDAYS, (75, 77.5, 80, 82.5, 85), strict=True):
        home.run("log", "workout", f"bench 3x5 {kg}kg; row 3x10 60kg", "--date", day)
    return home


def lift(home, name="bench", evening=SUNDAY):
    with home.context(date.fromisoformat(evening)) as context:
        return view_lift(context, name)


def test_an_exercise_is_told_as_the_contract_has_it(benches):
    document = benches.json("strength", "bench press", "--date", SUNDAY)

    assert (document["schema"], document["sessions"]) == ("coach/strength/1", 5)
    assert document["e1rm_kg"] == {
        "epley": 99.17,
        "brzycki": 95.62,
        "lombardi": 99.84,
        "oconner": 95.62,
        "chosen": "epley",
        "with_reserve": None,
    }
    ahead = document["next_session"]
    assert ahead["low80"] < ahead["e1rm_kg"] < ahead["high80"]
    assert (document["streak"]["sessions"], document["streak"]["since"]) == (4, feb(9))


def test_nothing_later_than_the_evening_is_seen(benches):
    then = benches.json("strength", "bench press", "--date", feb(17))

    benches.run("log", "set", "bench", "1x1", "150kg", "--date", march(8))

    assert benches.json("strength", "bench press", "--date", feb(17)) == then
    assert then["sessions"] == 3
    assert [each["date"] for each in then["history"]] == [*MONDAYS[:3]]


def test_the_sets_of_the_next_session_are_those_that_are_planned(benches):
    benches.load(PLAN, start=march(9), day=march(7))

    view = lift(benches)

    assert str(view.planned_on) == march(9)
    assert [each.reps for each in view.next_sets] == [6, 6, 6]


def test_what_was_planned_for_the_evening_itself_is_over(benches):
    benches.load(PLAN, start=MONDAY, day=MONDAY)

    assert lift(benches, evening=MONDAY).planned_on is None


def test_without_a_plan_they_are_those_of_the_last_session(benches):
    view = lift(benches)

    assert view.planned_on is None
    assert [(each.reps, each.load_kg) for each in view.next_sets] == [(5, 85.0)] * 3


def test_loads_are_those_the_gym_can_make(benches):
    benches.run("gym", "plates", "20", "10", "5", "--bar", "20")

    first, *_ = lift(benches).next_sets

    assert (first.load_kg, first.bar_kg, first.side_kg) == (80.0, 20.0, (20.0, 10.0))


def test_who_reads_pounds_gets_loads_in_steps_of_five(benches):
    with benches.context() as context, context.writing() as store:
        store.save_athlete(replace(store.athlete(), units={"load": "lb"}))

    first, *_ = lift(benches).next_sets

    assert first.load_kg == pytest.approx(pounds_to_kg(185))


def test_what_serves_on_the_evening_foretells(benches, monkeypatch):
    asked = []
    learned = Learned(
        *(Task.NEXT_SESSION, "v1", date(2026, 3, 1), date(2026, 1, 1)),
        *(date(2026, 3, 1), 9, {"of": "us"}, {"mape": 0.1}, "last_session", {}),
    )
    with benches.context() as context, context.writing() as store:
        store.save_model(learned, datetime(2026, 3, 1, tzinfo=UTC))
        store.take_into_service(Task.NEXT_SESSION, "v1", date(2026, 3, 1))
    real = view_strength.foretell_next
    monkeypatch.setattr(
        view_strength,
        "foretell_next",
        lambda found, day, parameters, planned: (
            asked.append(parameters) or real(found, day, None, planned)
        ),
    )

    lift(benches)
    lift(benches, evening=feb(27))

    assert [each and dict(each) for each in asked] == [{"of": "us"}, None]


def test_sessions_that_a_pause_explains_do_not_end_a_streak(benches):
    benches.run("log", "workout", "bench 3x5 60kg", "--date", march(6))
    assert lift(benches).streak.sessions == 0

    said = date(2026, 3, 3)
    holiday = Pause(said, said + timedelta(days=2), PauseReason.HOLIDAY, said)
    with benches.context() as context, context.writing() as store:
        store.save_pause(holiday)

    assert lift(benches).streak.sessions == 4
    assert [str(day) for day in lift(benches).streak.spared] == [march(6)]


def test_sessions_of_a_deload_do_not_end_a_streak(benches):
    deload = PLAN.replace("title: Push", "title: Push (deload)")
    benches.load(deload, start=MONDAY, day=MONDAY)
    benches.run("log", "workout", "bench 2x5 70kg", "--date", march(3))

    assert lift(benches).streak.sessions == 3
    assert len(lift(benches).streak.spared) == 2


def test_bests_leave_out_what_more_repetitions_beat(benches):
    benches.run("log", "set", "bench", "3 80kg; 8 70kg; 1 90kg", "--date", march(5))

    assert [(each.reps, each.load_kg) for each in lift(benches).bests] == [
        *((1, 90.0), (5, 85.0), (8, 70.0)),
    ]


def test_body_weight_sets_have_no_maximum_and_no_forecast(home):
    home.run("log", "set", "pull-up", "3x8", "--date", march(3))

    document = home.json("strength", "pull-up")

    assert document["e1rm_kg"]["epley"] is None
    assert document["next_session"] is None
    assert document["sessions"] == 1


def test_an_exercise_never_done_is_no_mistake_and_one_unknown_is(home):
    assert home.json("strength", "bench")["sessions"] == 0
    said = home.run("strength", "bench").out
    assert "Bench press was not done until 8 March 2026." in said

    ran = home.run("strength", "bensh pres", code=2)
    assert "bench press" in ran.err

    endless = home.run("strength", "z" * 3000, code=2).err
    assert max(map(len, endless.splitlines())) < 120


def test_an_own_name_is_met_however_its_capitals_are(home):
    home.run("log", "set", "Odd Lift", "3x8", "40kg")
    home.run("log", "set", "odd lift", "8", "40kg")

    document = home.json("strength", "oDD lift")

    assert (document["exercise"], document["sessions"]) == ("Odd Lift", 1)
    assert home.json("strength")["lifts"] == []
    after = home.json("recommend", "next", "--after", "odd lift")["after"]
    assert after == ["Odd Lift", "Odd Lift"]


def test_the_only_exercise_done_of_that_word_is_meant(benches):
    benches.run("log", "set", "seated cable row", "3x10", "50kg")

    assert benches.json("strength", "seated")["exercise"] == "seated cable row"


def test_the_overview_holds_lifts_muscles_and_the_balance_of_the_evening(benches):
    document = benches.json("strength", "--date", march(3))

    assert document["schema"] == "coach/strength-overview/1"
    bench, row = document["lifts"]
    assert (bench["exercise"], bench["sessions"], bench["new_best"]) == (
        *("bench press", 5, True),
    )
    assert row["exercise"] == "row"
    sets = {each["muscle"]: each["hard_sets"] for each in document["muscles"]}
    assert (sets["chest"], sets["triceps"], sets["calves"]) == (3, 1.5, 0)
    assert document["push_pull"] == {"push": 12, "pull": 0}
    assert document["volume_kg"]["week"] == 3 * 5 * 85 + 3 * 10 * 60
    assert document["patterns"] == {"push": 103.0}


def test_lifts_of_long_ago_are_left_out_of_the_overview(benches):
    later = benches.at("2026-06-20").json("strength")

    assert later["lifts"] == []
    assert later["sessions"] == 5


def test_an_empty_log_says_how_to_begin(home):
    assert "coach log workout" in home.run("strength").out
    assert home.json("strength")["lifts"] == []


def test_the_screen_of_a_lift_says_its_next_session_with_plates(benches):
    benches.run("gym", "plates", "20", "10", "5", "2.5", "--bar", "20")

    said = benches.run("strength", "bench", "--date", SUNDAY).out

    assert "Bench press  5 sessions, last on 2 March 2026" in said
    assert "3x5 at 85 kg: 20 bar + 20 + 10 + 2.5 a side" in said
    assert "99.2 kg by Epley" in said
    assert "4 sessions in a row" in said


def test_who_never_trained_a_model_is_told_how(benches):
    assert "coach models train" in benches.run("strength", "bench").err


def test_a_version_that_does_not_serve_is_no_reason_to_train_again(benches):
    learned = Learned(
        task=Task.NEXT_SESSION,
        version="idle",
        trained_on=date(2026, 3, 1),
        first=date(2026, 2, 2),
        last=date(2026, 3, 1),
        n=60,
        parameters={},
        scores={"mape": 0.1},
        floor="last",
        floor_scores={"mape": 0.1},
    )
    with benches.context() as context, context.writing() as store:
        store.save_model(learned, datetime(2026, 3, 1, tzinfo=UTC))

    ran = benches.run("strength", "bench")
    before = benches.run("strength", "bench", "--date", feb(27))

    assert "coach models train" not in ran.err
    said = " ".join(ran.out.split())
    assert "as in the last session: what was learned did not foretell it better" in said
    assert "coach models train" in before.err


@pytest.mark.parametrize(
    "name",
    [
        *("hevy_mouadja02", "strong_breinsp", "strong_dakheera47_legacy"),
        "strong_dakheera47_sample",
    ],
)
def test_a_real_log_is_told_in_kilograms_and_pounds(home, shared, name):
    file = shared / "data" / "strength" / f"{name}.csv"
    home.run("import", file, "--weight-unit", "lb")
    last = home.json("activities")["activities"][-1]["local_date"]
    told = home.at(last)

    document = told.json("strength")
    for each in document["lifts"]:
        one = told.json("strength", each["exercise"])
        assert one["e1rm_kg"]["epley"] == each["e1rm_kg"]
        assert one["next_session"]["sets"]

    with home.context() as context, context.writing() as store:
        store.save_athlete(replace(store.athlete(), units={"load": "lb"}))
    assert told.json("strength")["sessions"] == document["sessions"] > 0
    assert told.run("strength").out.startswith("Strength  ")


def test_plain_tells_the_estimates_in_a_table(benches):
    said = benches.run("strength", "bench", "--plain", "--date", SUNDAY).out

    assert "Mon 2 Mar 2026   99.2 kg  new best" in said
    assert "Mon 2 Feb 2026   87.5 kg\n" in said


def test_tables_have_a_row_a_session_and_a_row_a_lift(benches):
    one = benches.run("strength", "bench", "--csv").out.splitlines()
    every = benches.run("strength", "--csv").out.splitlines()

    assert one[0] == "local_date,e1rm_kg"
    assert (len(one), len(every)) == (6, 3)
    assert every[1].startswith("bench press,5,99.17,")


def test_the_document_is_the_same_whenever_it_is_asked(benches):
    first = benches.run("strength", "bench", "--date", SUNDAY, "--json").out
    later = benches.at("2026-04-01")

    again = later.run("strength", "bench", "--date", SUNDAY, "--json").out

    assert json.loads(again) == json.loads(first)


def test_what_is_foretold_on_the_screen_is_what_the_evening_keeps(home):
    """The lifts together tell how often they stood still, and are each other's company;
    of a long history the evening sees a year and a half."""
    with home.context() as context, context.writing() as store:
        for exercise, swing in (("bench press", 3), ("back squat", 7)):
            kg = [60.0 + n % swing + n / 60 for n in range(230)]
            log = lifted(kg, every=3, until=-1, exercise=exercise)
            keep_log(store, log, context.clock.now())
    home.run("review", "--prepare-only", "--no-input")

    with home.context() as context, context.reading() as store:
        kept = {task: store.forecasts(task, context.day) for task in Task}

    for each in kept[Task.PLATEAU]:
        risk = lift(home, each.subject).plateau
        assert risk.method == each.method
        assert round(risk.probability, 3) == each.foretold["probability"]
    for each in kept[Task.NEXT_SESSION]:
        ahead = lift(home, each.subject).next_session
        assert ahead.method == each.method
        assert round(ahead.e1rm_kg, 3) == each.foretold["e1rm_kg"]
    assert len(kept[Task.PLATEAU]) == len(kept[Task.NEXT_SESSION]) == 2
