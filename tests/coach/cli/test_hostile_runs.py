"""However a run ends, it ends with words and the right exit code."""

import os
import signal
import stat
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import pytest

from coach import settings
from coach.cli import app, today
from coach.cli.app import run
from coach.errors import CoachError
from coach.wiring import context as wiring
from tests.conftest import ROOT
from tests.documents import parsed
from tests.thorough import some

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def coach(*arguments, stdout=subprocess.PIPE, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COACH_TIMEZONE": "UTC"}
    return subprocess.run(
        [sys.executable, "-m", "coach", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
        **options,
    )


@pytest.fixture
def broken(monkeypatch):
    """`coach` alone falls over."""

    def fall(*_, **__):
        raise KeyError("postgresql+psycopg://me:hunter2@host/db")

    monkeypatch.setattr(today, "show_today", fall)


def test_what_nobody_foresaw_is_one_line_and_a_private_log(broken, capsys, coach_home):
    assert run([]) == 1

    (log,) = (coach_home / "logs").iterdir()
    said = capsys.readouterr()
    assert str(log) in said.err
    assert "Traceback" not in said.out + said.err
    assert "Traceback" in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    assert "hunter2" not in log.read_text() + said.err


def test_what_nobody_foresaw_is_a_document_with_json(broken, capsys):
    assert run(["--json"]) == 1

    document = parsed(capsys.readouterr().out)
    assert document["schema"] == "coach/error/1"
    assert document["error"]["code"] == 1


def test_debug_shows_the_traceback_and_keeps_the_exit_code(broken, capsys):
    assert run(["--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err

    assert run(["--debug", "activity", "7"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_without_a_place_for_a_log_the_error_is_still_told(broken, capsys, monkeypatch):
    monkeypatch.setenv("COACH_HOME", "/dev/null/nowhere")

    assert run([]) == 1
    assert "run it with coach --debug" in capsys.readouterr().err


def test_an_interruption_is_told(capsys, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(today, "show_today", interrupted)

    assert run([]) == 130
    assert "error: Interrupted." in capsys.readouterr().err
    assert run(["--json"]) == 130
    assert parsed(capsys.readouterr().out)["error"]["code"] == 130


def test_a_reader_who_leaves_is_no_error(capsys, monkeypatch):
    def left(*_, **__):
        raise BrokenPipeError

    monkeypatch.setattr(today, "show_today", left)
    monkeypatch.setattr(app, "discard_output", lambda: None)

    assert run([]) == 0
    assert capsys.readouterr().err == ""


def test_an_error_steers_no_terminal_and_keeps_to_its_lines(capsys):
    assert run(["rules", "\x1b[31mred\nwhy: you won\u202e"]) == 2

    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0].strip() for line in lines] == ["error", "why", "fix"]
    assert not {"\x1b", "\u202e"} & set("".join(lines))


def test_a_huge_argument_is_not_said_back_whole(capsys):
    assert run(["activity", "x" * 100_000]) == 2
    assert len(capsys.readouterr().err) < 3000


def test_a_group_without_a_command_says_what_is_missing(capsys):
    assert run(["plan"]) == 2
    assert "why: It names no command." in capsys.readouterr().err


def test_a_full_disk_behind_stdout_is_told():
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        ended = coach("rules", "--json", stdout=full)

    assert ended.returncode == 73
    assert b"Exception ignored" not in ended.stderr


@pytest.mark.parametrize("closed", some([">&- 2>&- <&-", ">&-", ">&- 2>&-", "<&-"], 1))
def test_closed_streams_do_no_harm(closed):
    command = f'"{sys.executable}" -m coach log body --weight-kg 70 {closed}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COACH_TIMEZONE": "UTC"}
    ended = subprocess.run(
        ["sh", "-c", command], env=environment, capture_output=True, check=False
    )

    assert ended.returncode == 0
    assert ended.stderr == b""
    assert coach("db", "check").returncode == 0


def test_a_pipe_that_closes_early_ends_quietly():
    command = f'"{sys.executable}" -m coach --help | head -c 1'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env=environment,
        capture_output=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"U", b"")


def test_an_import_that_is_interrupted_is_finished_by_the_next(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.csv").write_text(session(number))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COACH_TIMEZONE": "UTC"}
    first = subprocess.Popen(
        [sys.executable, "-m", "coach", "import", str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    database = tmp_path / "coach-home" / "coach.db"
    while first.poll() is None and not database.exists():
        time.sleep(0.02)
    time.sleep(0.3)
    first.send_signal(signal.SIGINT)
    _, said = first.communicate(timeout=60)

    assert first.returncode in {0, 130}
    assert b"Traceback" not in said
    assert coach("import", str(folder)).returncode == 0
    assert coach("db", "check").returncode == 0
    found = parsed(coach("activities", "--since", "2020-01-01", "--json").stdout)
    assert len(found["activities"]) == 300


def session(number):
    day, hour = divmod(number, 20)
    return (
        "title,start_time,end_time,exercise_title,set_index,weight_kg,reps\n"
        f'Push,"{day + 1} Mar 2026, {hour}:00","{day + 1} Mar 2026, {hour}:30",'
        "Bench Press (Barbell),0,80,5\n"
    )


def test_two_first_runs_at_once_make_one_athlete(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text(session(1))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COACH_TIMEZONE": "UTC"}
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "coach", "import", str(folder), "--json"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    reports = [parsed(each.communicate(timeout=60)[0]) for each in both]

    assert sorted(report["imported"] for report in reports) == [0, 0, 1]


def test_an_athlete_whom_a_quicker_run_added_is_not_added_again(monkeypatch):
    alone = wiring.alone

    @contextmanager
    def after_a_quicker_run(home):
        with alone(home):
            with closing(wiring.database_of(settings.load())) as database:
                if database.is_current() and not database.athletes():
                    database.add_athlete("athlete", "UTC", NOON)
            yield

    monkeypatch.setattr(wiring, "alone", after_a_quicker_run)

    assert run(["activities"]) == 0


def test_an_error_of_coach_s_own_is_not_taken_for_a_bug(capsys, monkeypatch):
    def refuse(*_, **__):
        raise CoachError("What.", "Why.", "Fix.")

    monkeypatch.setattr(today, "show_today", refuse)

    assert run([]) == 1
    assert capsys.readouterr().err == "error: What.\n  why: Why.\n  fix: Fix.\n"
