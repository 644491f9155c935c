from dataclasses import replace
from datetime import date

import pytest

from coach.domain.activity import Sport
from coach.domain.sync import ServiceExercise, SourceState, Trouble
from coach.errors import CoachError, ExitCode, Issue
from coach.jobs.sources import source_statuses
from coach.jobs.sync import services_on, sync
from connectors.base import Pulled
from tests.homes import SUNDAY, march
from tests.scripted import Script, fit, gone, refusal, scripted, step


@pytest.fixture(scope="module")
def files(fortnight):
    """FIT files of two weeks, by name."""
    return {name: each for name, each in fortnight.items() if name.startswith("watch")}


@pytest.fixture(scope="module")
def swim(files):
    return next(each for name, each in files.items() if name.endswith("swim.fit"))


@pytest.fixture(scope="module")
def run(files):
    return next(each for name, each in files.items() if name.endswith("run.fit"))


def synced(home, *scripts, **options):
    """How a sync with these services ends: the first report, and all."""
    with home.context() as context:
        report = sync(scripted(context, *scripts), **options)
    return report.services[0]


def said(home, *says, **options):
    return synced(home, Script(says=list(says)), **options)


def activities(home):
    return home.json("activities")["activities"]


def counts(report):
    return (report.counts.new, report.counts.updated, report.counts.deleted)


def without_log(rows):
    return {name: each for name, each in rows.items() if name != "run_log"}


def test_what_is_new_comes_in_under_the_name_the_service_has_for_it(home, run):
    report = said(home, fit(run, title="Lunch run", sport=Sport.WALK), step(1))

    (activity,) = activities(home)
    assert counts(report) == (1, 0, 0)
    assert report.state is SourceState.OK
    assert (activity["source"], activity["source_id"]) == ("garmin", "101")
    assert (activity["title"], activity["sport"]) == ("Lunch run", "walk")


def test_the_next_sync_goes_on_from_the_cursor_and_knows_what_is_here(home, run):
    said(home, fit(run), step(7))

    script = Script()
    report = synced(home, script)

    (known,) = script.known
    assert known.cursor == {"at": 7}
    assert known.activities["101"].fingerprint == "v1"
    assert counts(report) == (0, 0, 0)


def test_nothing_new_changes_nothing_but_what_is_known_of_the_service(home, run):
    said(home, fit(run), step(1))
    before = home.rows()

    said(home.at(march(9)), step(1))

    after = home.rows()
    assert {name for name in after if after[name] != before[name]} == {"services"}


def test_the_same_file_from_disk_and_service_is_one_activity_in_either_order(
    homes, run, swim, tmp_path
):
    """The claim of the service stays; nothing else tells which came first."""
    first, second = homes(), homes()
    names = []
    for number, content in enumerate((run, swim)):
        names.append(tmp_path / f"garmin-{number}.fit")
        names[-1].write_bytes(content)
    pulled = [
        fit(run, "0", title="Dawn", sport=Sport.RUN, sub_sport="trail"),
        fit(swim, "1", title="Pool"),
        step(1),
    ]

    first.json("import", *names)
    said(first, *pulled)
    said(second, *pulled)
    second.json("import", *names)

    assert without_log(first.rows()) == without_log(second.rows())
    assert {a["source"] for a in activities(first)} == {"garmin"}


@pytest.mark.parametrize("share", [0.6, 0.9])
def test_a_cut_copy_changes_nothing_before_or_after_the_service(
    homes, swim, tmp_path, share
):
    part = tmp_path / "part.fit"
    part.write_bytes(swim[: int(len(swim) * share)])
    first, second, only = homes(), homes(), homes()

    first.run("import", part, code=None)
    said(first, fit(swim, title="Pool"))
    said(second, fit(swim, title="Pool"))
    second.run("import", part, code=None)
    said(only, fit(swim, title="Pool"))

    tables = ("completed_activities", "pool_lengths", "laps", "progress_metrics")
    rows = [home.rows() for home in (first, second, only)]
    for name in tables:
        assert rows[0][name] == rows[1][name] == rows[2][name], name


def test_what_was_deleted_there_is_seen_by_nobody_and_kept(home, swim):
    said(home, fit(swim))
    best = home.json("progress", "swim_100yd")

    report = said(home, gone())

    assert counts(report) == (0, 0, 1)
    assert activities(home) == []
    assert home.json("progress", "swim_100yd") != best
    assert len(home.rows()["completed_activities"]) == 1
    assert len(home.rows()["raw_files"]) == 1
    assert counts(said(home, gone())) == (0, 0, 0)


def test_it_comes_back_with_the_service_or_with_its_file(homes, swim, tmp_path):
    file = tmp_path / "swim.fit"
    file.write_bytes(swim)
    for bring_back in (
        lambda home: said(home, fit(swim, fingerprint="v2")),
        lambda home: home.json("import", file),
    ):
        home = homes()
        said(home, fit(swim))
        (before,) = activities(home)
        best = home.rows()["progress_metrics"]
        said(home, gone())
        bring_back(home)
        (after,) = activities(home)

        assert after["id"] == before["id"]
        assert after["distance_m"] == before["distance_m"]
        assert len(home.rows()["progress_metrics"]) == len(best)


def test_one_that_two_services_hold_is_here_until_both_have_deleted_it(home, run):
    said(home, fit(run, "1"), fit(run, "2"))

    said(home, gone("1"))
    assert len(activities(home)) == 1
    said(home, gone("2"))
    assert activities(home) == []


def test_one_that_was_changed_there_is_replaced_and_keeps_its_number(home, run, swim):
    said(home, fit(run, title="Run"))
    (before,) = activities(home)

    report = said(home, fit(swim, fingerprint="v2", title="Swim after all"))

    (after,) = activities(home)
    assert counts(report) == (0, 1, 0)
    assert after["id"] == before["id"]
    assert (after["sport"], after["title"]) == ("swim", "Swim after all")
    uuid = home.json("activity", after["id"])["uuid"]
    assert uuid == home.json("activity", before["id"])["uuid"]


def test_a_new_title_alone_is_a_change(home, run):
    said(home, fit(run, title="Run"))

    report = said(home, fit(run, fingerprint="v2", title="Race"))

    assert counts(report) == (0, 1, 0)
    assert [a["title"] for a in activities(home)] == ["Race"]


def test_what_cannot_be_read_is_kept_with_its_reason_and_stops_nothing(home, run):
    report = said(
        home,
        fit(b"\x0e\x10 no .FIT at all", "1"),
        Pulled("2", fingerprint="v1", issue=Issue("activity 2", "no such file")),
        fit(run, "3"),
        step(1),
    )

    assert report.counts.rejected == 2
    assert counts(report) == (1, 0, 0)
    assert len(home.rows()["raw_files"]) == 2
    with home.context() as context, context.reading() as store:
        assert len(store.issues()) == 2
        assert set(store.remote_activities("garmin")) == {"1", "2", "3"}
        assert store.remote_activities("garmin")["1"].sha256 is None


def test_a_changed_copy_that_cannot_be_read_leaves_what_is_here(home, run):
    said(home, fit(run))

    said(home, fit(b"\x0e\x10 no .FIT at all", fingerprint="v2"))

    assert len(activities(home)) == 1
    said(home, gone())
    assert activities(home) == []


def test_exercises_that_a_service_offers_are_kept(home):
    offered = ServiceExercise("garmin", "D1", "Squat", "weight_reps", "back squat")
    said(home, Pulled(exercise=offered))

    with home.context() as context, context.reading() as store:
        assert store.service_exercises("garmin") == (offered,)


def test_what_came_in_before_a_service_broke_off_stays(home, run, swim):
    broken = refusal(Trouble.LIMITED, retry_after_s=600)
    report = said(home, fit(run), step(1), fit(swim, "102"), broken)

    assert counts(report) == (2, 0, 0)
    assert (report.state, report.trouble) == (SourceState.UNREACHABLE, Trouble.LIMITED)
    assert report.synced_at is None
    script = Script()
    synced(home.at("2026-03-08T21:10:00+00:00"), script)
    assert script.known[0].cursor == {"at": 1}


def test_nothing_is_asked_before_a_service_may_be(home):
    said(home, refusal(Trouble.LIMITED, retry_after_s=600))

    script = Script()
    report = synced(home.at("2026-03-08T21:09:59+00:00"), script)

    assert script.known == []
    assert not report.asked
    assert report.trouble is Trouble.LIMITED


def test_one_that_wants_a_log_in_is_asked_again_when_it_is_named(home):
    said(home, refusal(Trouble.LOG_IN))
    unnamed, named = Script(), Script()

    synced(home, unnamed)
    report = synced(home, named, names=["garmin"], named=True)

    assert (len(unnamed.known), len(named.known)) == (0, 1)
    assert report.trouble is None


def test_one_service_failing_stops_no_other(home, run):
    hevy = Script("hevy", [refusal()])
    garmin = Script("garmin", [fit(run)])
    with home.context() as context:
        both = scripted(context, hevy, garmin)
        report, again = sync(both), sync(both)

    assert [each.name for each in report.services] == ["garmin", "hevy"]
    assert [each.trouble for each in report.services] == [None, Trouble.DOWN]
    assert again.exit_code == ExitCode.SERVICE_DOWN


def test_a_slip_of_our_own_is_trouble_with_that_service_only(home, run):
    report = said(home, fit(run), KeyError("activityId"))

    assert counts(report) == (1, 0, 0)
    assert report.trouble is Trouble.DOWN
    assert "KeyError" in report.reason
    assert "Traceback" in report.bug


def test_an_error_that_is_the_athletes_to_solve_is_told(home):
    full = CoachError("The disk is full.", "x", "y", ExitCode.CANNOT_WRITE)
    with pytest.raises(CoachError, match="disk"):
        said(home, full)


@pytest.mark.parametrize(
    ("troubles", "code"),
    [
        ([None], 0),
        ([Trouble.LOG_IN, Trouble.DOWN], 4),
        ([Trouble.DOWN, Trouble.LIMITED], 5),
        ([None, Trouble.LIMITED], 6),
        ([Trouble.MISSING], 5),
    ],
)
def test_the_exit_code_says_what_the_athlete_has_to_do_first(home, troubles, code):
    scripts = [
        Script(name, [refusal(trouble)] if trouble else [])
        for name, trouble in zip(("garmin", "hevy"), troubles, strict=False)
    ]
    with home.context() as context:
        assert sync(scripted(context, *scripts)).exit_code == code


def test_a_service_is_on_from_its_first_sync_and_needs_its_log_in_then(home):
    said(home, step(1))

    with home.context() as context:
        (report,) = sync(scripted(context)).services

    assert (report.trouble, report.state) == (Trouble.LOG_IN, SourceState.UNREACHABLE)


@pytest.mark.parametrize("trouble", Trouble)
def test_a_service_that_never_answered_is_unreachable_and_not_off(home, trouble):
    said(home, refusal(trouble))

    with home.context() as context, context.reading() as store:
        rows = source_statuses(store, date.fromisoformat(SUNDAY), context.clock)

    garmin = next(each for each in rows if each.name == "garmin")
    assert garmin.state is SourceState.UNREACHABLE
    assert garmin.answered_through is None


def test_one_that_was_logged_out_of_is_asked_by_name_alone(home):
    said(home, step(1))
    with home.context() as context:
        with context.writing() as store:
            store.save_service(replace(store.service("garmin"), switched_on_at=None))
        there = scripted(context, Script())

        assert services_on(there) == ()
        (report,) = sync(there, ["garmin"], named=True).services
        assert report.trouble is None
        assert services_on(there) == ("garmin",)


def test_a_sync_of_what_nobody_logged_in_to_keeps_nothing(home):
    with home.context() as context:
        (report,) = sync(scripted(context), ["garmin"]).services

    assert (report.trouble, report.state) == (Trouble.LOG_IN, SourceState.OFF)
    assert home.rows()["services"] == []


def test_a_home_restored_from_an_export_doubles_nothing(homes, files, tmp_path):
    home, restored = homes(), homes()
    pulled = [
        fit(content, str(number), title=f"Number {number}")
        for number, content in enumerate(files.values())
    ]
    said(home, *pulled, step(1))
    home.json("export", "jsonl", "--out", tmp_path / "out")
    restored.json("import", tmp_path / "out")
    before = activities(restored)

    report = said(restored, *pulled, step(1))

    assert counts(report) == (0, 0, 0)
    assert activities(restored) == before == activities(home)
    export = (tmp_path / "out" / "coach-export.jsonl").read_text()
    assert '"cursor"' not in export


def test_a_run_in_which_something_came_in_is_in_the_run_log(home, run):
    said(home, fit(run))
    said(home, step(2))

    with home.context() as context, context.reading() as store:
        (logged,) = store.runs(5)
    assert (logged.command, logged.outcome) == ("sync", "ok")
    assert logged.detail == "garmin: 1 new"


def test_many_come_in_batches_and_each_batch_with_its_cursor(home, files):
    pulled = []
    for number, content in enumerate(list(files.values()) * 3):
        pulled += [fit(content, str(number), f"v{number}"), step(number)]
    pulled.insert(40, refusal())

    said(home, *pulled)

    script = Script()
    synced(home, script)
    assert script.known[0].cursor == {"at": 19}
    assert len(script.known[0].activities) == 20
