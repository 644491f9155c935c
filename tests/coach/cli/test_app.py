"""What holds for every command."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from coach.wiring import context as wiring
from tests.homes import EVERY_SPORT, MONDAY, SUNDAY, march, runs

READING = (
    (),
    ("activities",),
    ("plan", "show"),
    ("goals",),
    ("slots",),
    ("rules",),
    ("doctor",),
    ("db", "check"),
)
WRITING = (
    ("review", "--date", SUNDAY),
    ("plan", "move", "9", march(15)),
    ("plan", "skip", "9", "--reason", "travel"),
    ("log", "workout", "--sport", "run", "--minutes", "30"),
    ("log", "body", "--weight-kg", "74"),
    ("log", "wellness", "--sleep-h", "8"),
    ("log", "missed", "9", "--reason", "late"),
    ("slots", "set", "mon 06:00-07:00"),
    ("slots", "clear"),
    ("slots", "except", march(12), "--none"),
    ("gym", "set", "barbell"),
    ("pool", "set", "mon"),
    ("prefer", "burpee", "never"),
    ("pause", march(20), march(22)),
    ("match", "fix", "1", "none"),
    ("export", "fit"),
    ("import", "."),
)
EVERY = (*READING, *WRITING)


@pytest.fixture
def busy(home):
    home.load(runs())
    home.did(march(2), march(3))
    home.answered(SUNDAY)
    return home


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_json_is_one_document_with_a_schema_and_nothing_else(busy, command, tmp_path):
    os.chdir(tmp_path)
    ran = busy.run(*command, "--json")

    assert re.fullmatch(r"coach/[a-z-]+/1", ran.document["schema"])
    assert ran.err == ""


@pytest.fixture(autouse=True)
def stay_here():
    here = Path.cwd()
    yield
    os.chdir(here)


@pytest.mark.parametrize("command", WRITING[:-1], ids=" ".join)
def test_while_another_run_is_at_work_nothing_is_written(busy, command, monkeypatch):
    monkeypatch.setattr(wiring, "LOCK_WAIT_S", 0.05)
    rows = busy.rows()

    with FileLock(busy.folder / "coach.lock"):
        error = busy.json(*command, code=7)

    assert error["error"]["code"] == 7
    assert busy.rows() == rows


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_goes_on_while_another_run_is_at_work(busy, command, monkeypatch):
    monkeypatch.setattr(wiring, "LOCK_WAIT_S", 0.05)

    with FileLock(busy.folder / "coach.lock"):
        busy.json(*command)


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_changes_no_row(busy, command):
    rows = busy.rows()

    busy.run(*command)

    assert busy.rows() == rows


@pytest.mark.parametrize(
    "wrong",
    [
        ("nothing",),
        ("review", "--nothing"),
        ("plan",),
        ("plan", "nothing"),
        ("--athlete",),
        ("import",),
        ("activity", "x"),
    ],
    ids=" ".join,
)
def test_a_usage_error_is_exit_two_and_a_document_with_json(busy, wrong):
    error = busy.json(*wrong, code=2)

    assert error["schema"] == "coach/error/1"
    assert set(error["error"]) == {"what", "why", "fix", "code"}
    assert error["error"]["code"] == 2
    assert all(error["error"].values())


def test_an_error_says_what_why_and_what_to_do_on_stderr(busy):
    ran = busy.run("activity", "99", code=2)

    assert ran.out == ""
    assert [line.split(":")[0].strip() for line in ran.err.splitlines()] == [
        *("error", "why", "fix"),
    ]


def test_what_is_missing_is_told_with_all_that_the_command_needs(busy):
    for words in (("plan", "load"), ("plan", "load", "my.yaml")):
        fix = busy.json(*words, code=2)["error"]["fix"]
        assert fix == "Run coach plan load FILE --start DAY, or coach plan load --help."
    assert busy.json("goals", "--date", "x", code=2)["error"]["fix"] == (
        "Run coach goals --help."
    )


def test_an_unknown_athlete_is_a_usage_error_that_names_the_known(busy):
    error = busy.json("--athlete", "nobody", "activities", code=2)

    assert "athlete" in error["error"]["why"]
    busy.of("nobody").json("activities", code=2)
    assert busy.json("--athlete", "athlete", "activities")["activities"]


def test_two_athletes_on_one_database_never_see_each_other(busy):
    ann, ben = busy.of("athlete"), busy.of("ben")
    ben.json("init", "--no-input")
    looks = (
        *(("activities",), ("plan", "show"), ("goals",), ("slots",)),
        ("review", "--date", SUNDAY),
    )
    before = [ann.run(*look, "--json").out for look in looks]

    assert ben.json("activities")["activities"] == []
    assert ben.plan()["plan"] is None
    ben.load(EVERY_SPORT)
    ben.did(march(4), sport="swim", minutes=30)
    ben.json("log", "body", "--body-fat-pct", "22")
    ben.json("slots", "set", "mon 06:00-07:00")
    ben.answered(SUNDAY)
    ben.review(SUNDAY, "--approve", "all")

    assert [ann.run(*look, "--json").out for look in looks] == before
    assert len(ben.json("activities")["activities"]) == 1
    number = ann.json("activities")["activities"][0]["id"]
    ben.json("activity", number, code=2)
    ben.json("plan", "move", ann.plan()["workouts"][8]["id"], march(15), code=2)
    ben.json("match", "fix", number, "none", code=2)


def test_the_same_files_belong_to_each_athlete_who_imports_them(home, folder):
    ann, ben = home, home.of("ben")
    ann.json("import", folder)
    ben.json("init", "--no-input")

    assert ben.json("import", folder)["duplicates"] == 0

    mine, theirs = (h.json("activities")["activities"] for h in (ann, ben))
    assert [a["source_id"] for a in mine] == [a["source_id"] for a in theirs]
    assert not {a["id"] for a in mine} & {a["id"] for a in theirs}


def test_files_are_closed_to_others_whatever_the_umask(forks, tmp_path, folder):
    from tests.homes import Home

    home = Home(tmp_path / "new" / "coach-home")
    plan = tmp_path / "plan.yaml"
    plan.write_text(runs())
    for command in (
        ("init", "--no-input"),
        ("import", folder),
        ("plan", "load", plan, "--start", MONDAY),
        ("log", "wellness", "--sleep-h", "8"),
        ("review", "--date", SUNDAY, "--approve", "all"),
        ("export", "fit"),
    ):
        code, _, err = forks.run(home, *command, umask=0)
        assert code == 0, err

    found = [home.folder, *home.folder.rglob("*")]
    assert len(found) > 5
    for path in found:
        wanted = 0o700 if path.is_dir() else 0o600
        assert path.stat().st_mode & 0o777 == wanted, path


def test_no_colour_leaves_a_pipe_or_a_terminal_that_wants_none(busy):
    for command in ((), ("review", "--date", SUNDAY), ("plan", "show"), ("goals",)):
        piped = busy.process(*command)
        assert "\x1b" not in piped.out + piped.err


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_gets_colour_unless_it_wants_none(busy, environment, coloured):
    import pexpect

    said, code = pexpect.run(
        f"{sys.executable} -m coach plan show",
        env=busy.environment | {"TERM": "xterm-256color"} | environment,
        withexitstatus=True,
        timeout=60,
    )

    assert code == 0
    assert (re.search(rb"\x1b\[[0-9;]*3[0-9]", said) is not None) is coloured


def test_the_version_is_told(home):
    import coach

    assert home.run("--version").out == f"coach {coach.__version__}\n"


def test_help_names_only_commands_that_work(home):
    said = home.run("--help").out

    commands = ("init", "demo", "import", "activities", "match", "plan", "review")
    assert all(word in said for word in commands)
    absent = ("serve", "program")
    assert not [
        word for word in absent if re.search(rf"^\W*{word}\b", said, re.MULTILINE)
    ]


def test_a_reader_that_goes_away_is_no_error(busy):
    process = subprocess.Popen(
        [sys.executable, "-m", "coach", "plan", "show", "--json"],
        env=busy.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()

    err = process.stderr.read()
    process.stderr.close()

    assert process.wait() in {0, 141}
    assert b"Traceback" not in err


def test_python_m_coach_ends_with_the_commands_exit_code(busy):
    busy.process("activities")
    busy.process("review", "--date", SUNDAY, "--exit-code", code=8)
    busy.process("review", "--nothing", code=2)
    busy.process("activities", COACH_TIMEZONE="Mars/Olympus", code=78)


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "activities"),
        ("--plain", "--json", "activities"),
        ("--json", "--athlete", "athlete", "activities", "--since", "2026-03-01"),
    ],
)
def test_json_may_be_asked_for_before_the_command(home, words):
    home.run("init", "--no-input")

    assert home.run(*words).document["schema"] == "coach/activities/1"
