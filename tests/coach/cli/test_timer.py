"""`coach timer`: put up, looked at, taken down; its systemctl only writes down."""

import os
import stat
import sys
from dataclasses import replace

import pytest

from coach.scheduling import systemctl
from coach.scheduling.units import NAMES
from tests.homes import SUNDAY, march

SYSTEMCTL = """\
#!{python} -IS
import pathlib, sys
asked = " ".join(sys.argv[1:])
here = pathlib.Path(__file__).parent
with (here / "asked").open("a") as file:
    file.write(asked + "\\n")
if (here / "broken").exists():
    sys.exit("Failed to connect to bus: No medium found")
if " show " in asked:
    print("ActiveState=active\\nNextElapseUSecRealtime=@1773090000\\nLastTriggerUSec=")
"""


class Systemd:
    """The folder of units, and a program that writes down what it is asked."""

    def __init__(self, folder, config):
        self.folder = folder
        self.units = config / "systemd" / "user"

    @property
    def asked(self):
        file = self.folder / "asked"
        return file.read_text().splitlines() if file.exists() else []

    def breaks(self):
        (self.folder / "broken").touch()

    def written(self):
        if not self.units.is_dir():
            return {}
        return {path.name: path.read_text() for path in self.units.iterdir()}


@pytest.fixture
def systemd(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "systemctl"
    program.write_text(SYSTEMCTL.format(python=sys.executable))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    lingering = tmp_path / "linger"
    lingering.mkdir()
    monkeypatch.setattr(systemctl, "LINGERING", lingering)
    return Systemd(folder, tmp_path / "config")


def test_it_is_put_up_and_started(home, systemd):
    document = home.json("timer", "install", "--time", "20:30", "--morning", "6:45")

    assert set(systemd.written()) == set(NAMES)
    assert systemd.asked[:2] == [
        "--user daemon-reload",
        "--user enable --now coach.timer coach-morning.timer",
    ]
    assert (document["evening"], document["morning"]) == ("20:30", "06:45")
    assert document["installed"] is document["active"] is True
    assert document["next_run"] == "2026-03-09T21:00:00+00:00"
    assert document["last_trigger"] is None
    assert [each["command"] for each in document["steps"]] == ["loginctl enable-linger"]


def test_put_up_twice_it_is_the_same(home, systemd):
    home.json("timer", "install")
    before, times = systemd.written(), mtimes(systemd)

    again = home.json("timer", "install")

    assert again["changed"] == []
    assert (systemd.written(), mtimes(systemd)) == (before, times)


def mtimes(systemd):
    return {path.name: path.stat().st_mtime_ns for path in systemd.units.iterdir()}


def test_another_time_is_taken_and_the_morning_can_be_left_out(home, systemd):
    home.json("timer", "install")

    document = home.json("timer", "install", "--time", "22", "--morning", "none")

    assert "OnCalendar=*-*-* 22:00:00" in systemd.written()["coach.timer"]
    assert not [name for name in systemd.written() if "morning" in name]
    assert "--user disable --now coach-morning.timer" in systemd.asked
    assert document["morning"] is None


def test_taken_down_nothing_is_left(home, systemd):
    files = {path.name for path in home.folder.iterdir()}
    home.json("timer", "install")

    document = home.json("timer", "remove")

    assert systemd.written() == {}
    assert "--user disable --now coach.timer coach-morning.timer" in systemd.asked
    assert document["installed"] is False
    assert len(document["changed"]) == len(NAMES)
    assert {path.name for path in home.folder.iterdir()} <= files | {"coach.lock"}
    assert "There was no timer" in home.run("timer", "remove").out


def test_a_dry_run_shows_the_files_and_writes_none(home, systemd):
    files = home.json("timer", "install", "--dry-run")["files"]

    assert systemd.written() == {}
    assert systemd.asked == []
    assert {each["path"] for each in files} == {
        str(systemd.units / name) for name in NAMES
    }
    assert str(home.folder) in home.run("timer", "install", "--dry-run").out


def test_where_systemd_does_not_answer_it_says_what_to_run(home, systemd):
    systemd.breaks()

    said = home.run("timer", "install").out

    assert set(systemd.written()) == set(NAMES)
    for command in (
        "systemctl --user daemon-reload",
        "systemctl --user enable --now coach.timer coach-morning.timer",
        "loginctl enable-linger",
        "coach daemon",
    ):
        assert command in said
    assert home.json("timer", "status")["active"] is None


def test_without_systemctl_it_says_the_same(home, systemd, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    assert "coach daemon" in home.run("timer", "install").out


def test_where_there_is_no_systemd_at_all_the_daemon_is_named(home, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")

    error = home.json("timer", "install", code=1)["error"]

    assert "coach daemon" in error["fix"]


def test_secrets_of_this_shell_stay_in_it_and_it_is_said_where_they_belong(
    home, systemd, monkeypatch
):
    monkeypatch.setenv("COACH_HEVY_API_KEY", "sesame-sesame")
    monkeypatch.setenv("COACH_NOTIFY_URL", "json://127.0.0.1:9")
    (home.folder / ".env").write_text("COACH_NOTIFY_URL=json://127.0.0.1:9\n")
    (home.folder / ".env").chmod(0o600)

    ran = home.run("timer", "install")

    assert "sesame" not in "".join(systemd.written().values()) + ran.out + ran.err
    assert f"COACH_HEVY_API_KEY is set here only: put it into {home.folder}" in ran.err
    assert "COACH_NOTIFY_URL" not in ran.err


def test_the_chosen_athlete_is_the_one_it_runs_for(home, systemd):
    home.json("--athlete", "Ada", "init", "--no-input")

    home.json("--athlete", "Ada", "timer", "install")

    assert '"--athlete" "Ada" review' in systemd.written()["coach.service"]


def test_how_it_went_last_is_told(home, systemd):
    home.json("timer", "install")
    home.run("review", "--prepare-only", "--no-input", "--notify")

    document = home.json("timer", "status")

    assert document["last_run"]["detail"].startswith(f"{SUNDAY}: decided")
    assert document["reviewed_through"] == SUNDAY
    said = home.run("timer", "status", "--plain").out
    assert "2026-03-09 21:00" in said


def test_who_stays_logged_in_for_it_has_nothing_left_to_do(home, systemd, tmp_path):
    import getpass

    (tmp_path / "linger" / getpass.getuser()).touch()

    assert home.json("timer", "install")["steps"] == []


@pytest.mark.parametrize("wrong", ["25:00", "late", "7:61", ""])
def test_what_is_no_time_is_said(home, wrong):
    home.run("timer", "install", "--time", wrong, "--dry-run", code=2)
    home.run("daemon", "--time", wrong, code=2)


def test_a_review_made_at_noon_is_not_that_of_the_evening(home):
    home.at(f"{march(9)}T12:00:00+00:00").review(march(9))

    status = home.at(f"{march(9)}T12:00:00+00:00").json("timer", "status")

    assert status["reviewed_through"] == SUNDAY


def test_the_evening_is_the_athletes_wherever_the_machine_stands(
    home, systemd, monkeypatch
):
    from coach import settings

    monkeypatch.setattr(settings, "system_zone", lambda: "UTC")
    replace(home, zone="America/New_York").json("timer", "install")
    assert "21:00:00 America/New_York\n" in systemd.written()["coach.timer"]

    home.json("timer", "install")

    assert "21:00:00\n" in systemd.written()["coach.timer"]
