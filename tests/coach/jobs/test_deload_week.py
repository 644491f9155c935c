"""A deload from the evening it is proposed to the one after."""

from datetime import date, timedelta

from coach.jobs.evening import look
from coach.jobs.facts import gather_facts
from coach.rules.fa01_deload import Deload
from tests.homes import runs

START = date(2026, 1, 12)
SUNDAY = date(2026, 3, 1)
"""Seven weeks on, the last of them far harder than planned."""

MONDAY = SUNDAY + timedelta(days=1)
WEEK = timedelta(days=7)
HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,"
    "set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe"
)


def week(home, first):
    """The workouts of the seven days from `first`, as the plan holds them."""
    last = first + timedelta(days=6)
    return home.plan("--from", first, "--to", last)["workouts"]


def lifted(home, *days):
    """Two hours of lifting on each of those days, at that RPE, from one file."""
    lift = "Bench Press (Barbell),,,0,normal,60,5,,"
    rows = [f"Lift,{day} 07:00:00,{day} 09:00:00,,{lift},{rpe}" for day, rpe in days]
    file = home.folder.parent / "hevy.csv"
    file.write_text("\n".join([HEVY, *rows]) + "\n", encoding="utf-8")
    home.run("import", file, "--weight-unit", "kg")


def facts(home, day):
    with home.context(day) as context, context.reading() as store:
        return gather_facts(look(context, store), store)


def test_an_approved_deload_halves_one_week_leaves_the_next_and_comes_once(home):
    home.load(runs("tue thu sat", weeks=12), START, START)
    usual = [(START + n * WEEK, 5) for n in range(6)]
    lifted(home, *usual, *((SUNDAY - timedelta(days=n), 9) for n in range(4)))
    after = week(home, MONDAY + WEEK)

    (proposal,) = home.review(SUNDAY)["proposals"]
    decided = home.review(SUNDAY, "--approve", "all")

    assert proposal["rule"] == "FA01"
    assert {change["kind"] for change in proposal["changes"]} == {"deload"}
    assert [w["duration_s"] for w in week(home, MONDAY)] == [1320] * 3
    assert {w["title"] for w in week(home, MONDAY)} == {"Easy run (deload)"}
    assert [export["state"] for export in decided["exports"]] == ["done"] * 3
    assert week(home, MONDAY + WEEK) == after
    known = facts(home, MONDAY)
    assert known.form_shares[-1] < -0.4
    assert known.reduced_on == (SUNDAY,)
    assert known.approved == {"FA01": SUNDAY}
    assert known.building_since == MONDAY + WEEK
    assert Deload().draft(known) is None
    assert facts(home, SUNDAY - timedelta(days=1)).approved == {}
