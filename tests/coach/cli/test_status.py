import sys

import pytest

from coach.domain.review import Export, ExportState
from tests.homes import SUNDAY, march, runs


def test_a_new_home_is_told_to_begin(home):
    document = home.json("status")

    assert document["sources"] == []
    assert document["plan"] is None
    assert document["review"] is None
    assert document["next"]["command"] == "coach init"
    assert document["database"]["size_bytes"] > 0


def test_the_newest_of_each_source_is_told(home, folder):
    home.json("import", folder)
    home.did(march(9))

    document = home.at(march(9)).json("status")

    held = {each["name"]: each for each in document["sources"]}
    assert set(held) == {"fit", "hevy", "manual"}
    listed = home.at(march(9)).json("activities")["activities"]
    fit = [a["local_date"] for a in listed if a["source"] == "fit"]
    assert held["fit"]["activities"] == len(fit)
    assert held["fit"]["newest"] == max(fit)
    assert held["manual"]["newest"] == march(9)
    assert document["newest"] == march(9)
    assert document["last_import_at"] == "2026-03-08T21:00:00+00:00"
    assert document["next"]["command"].startswith("coach plan load")


def test_the_plan_is_told_with_its_last_change(home):
    home.load(runs())
    workout = home.plan("--from", march(9))["workouts"][0]
    home.json("plan", "move", workout["id"], march(15))

    plan = home.json("status")["plan"]

    assert (plan["name"], plan["revision"]) == ("Runs", 2)
    assert plan["reason"] == f"moved to {march(15)}"
    assert (plan["start"], plan["end"]) == (march(2), march(22))


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        (march(14), "see today"),
        (march(16), "the plan ends within a week"),
        (march(22), "the plan ends within a week"),
        (march(23), "the plan is over"),
    ],
)
def test_the_end_of_the_plan_is_announced(home, today, reason):
    home.load(runs())
    home.did(march(3))
    morning = home.at(f"{today}T08:00:00+00:00")

    assert morning.json("status")["next"]["reason"] == reason


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ("2026-03-20T21:00:00+00:00", "the day has not been reviewed"),
        ("2026-03-20T08:00:00+00:00", "the plan ends within a week"),
        ("2026-03-23T21:00:00+00:00", "the plan is over"),
    ],
)
def test_today_and_the_status_tell_the_same_next_command(home, now, reason):
    home.load(runs())
    home.did(march(3))

    told = [home.at(now).json(command)["next"] for command in ("today", "status")]

    assert told[0] == told[1]
    assert told[0]["reason"] == reason


def test_of_several_plans_it_is_the_one_in_force(home):
    home.load(runs(weeks=1))
    home.load(runs(weeks=2).replace("Runs", "Later"), start=march(16))

    names = [
        home.at(day).json("status")["plan"]["name"]
        for day in (march(8), march(9), march(20), "2026-05-01")
    ]

    assert names == ["Runs", "Later", "Later", "Later"]


def test_waiting_decisions_are_told_and_end_with_eight_if_asked(low_week):
    low_week.review(SUNDAY)

    document = low_week.json("status", "--exit-code", code=8)

    assert document["review"] == {"date": SUNDAY, "status": "pending"}
    assert document["waiting_decisions"] == 1
    assert document["next"]["command"] == "coach review"
    low_week.json("status")
    low_week.review(SUNDAY, "--reject", "all")
    decided = low_week.json("status", "--exit-code")
    assert decided["waiting_decisions"] == 0
    assert decided["review"]["status"] == "decided"


def test_what_is_not_exported_yet_waits_in_the_queue_and_what_is_does_not(home):
    home.load(runs())
    uuids = [workout["uuid"] for workout in home.plan()["workouts"][:3]]
    states = (ExportState.PENDING, ExportState.DONE, ExportState.FAILED)
    with home.context() as context, context.writing() as store:
        store.save_exports(
            tuple(Export("fit", u, 1, s) for u, s in zip(uuids, states, strict=True))
        )

    document = home.json("status")

    assert document["queue"] == [
        {"target": "fit", "state": "failed", "count": 1},
        {"target": "fit", "state": "pending", "count": 1},
    ]
    assert document["next"]["command"] == "coach export fit"


def test_runs_that_were_noted_come_newest_first_in_the_athletes_time(homes):
    home = homes(zone="America/New_York")
    with home.context() as context, context.writing() as store:
        now = context.clock.now()
        store.log_run("review", now, now, "fine", "prepared")
        store.log_run("sync", now, now, "down")

    runs_told = home.json("status")["runs"]

    assert [run["command"] for run in runs_told] == ["sync", "review"]
    assert runs_told[0]["started_at"] == "2026-03-08T17:00:00-04:00"
    assert "Sun 8 Mar, 17:00: review, fine (prepared)" in home.run("status").out


def test_another_athletes_things_are_not_told(low_week):
    low_week.review(SUNDAY)
    ben = low_week.of("ben")
    ben.json("init", "--no-input")

    document = ben.json("status")

    assert (document["athlete"], document["sources"]) == ("ben", [])
    assert document["plan"] is None
    assert document["waiting_decisions"] == 0


def test_a_person_reads_all_of_it(low_week):
    low_week.review(SUNDAY)

    said = low_week.run("status", "--plain").out

    for word in ("manual: 4 activities", "Runs, to Sun 22 Mar", "1 decision waiting"):
        assert word in said
    assert "coach review" in said


def test_it_loads_no_library_of_numbers_files_or_plans(home):
    script = (
        "import sys; from coach.cli.app import run; run(['status', '--json']);"
        "heavy = {'numpy', 'alembic', 'fitparse', 'yaml', 'rich', 'icalendar'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    import subprocess

    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=home.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
