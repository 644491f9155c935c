"""What is written for systemd: for this coach, this home and these times."""

from datetime import time
from pathlib import Path

import pytest

from coach.jobs.schedule import Schedule
from coach.scheduling.units import NAMES, Installation, command_of, shipped


def units(command=("/bin/coach",), home=Path("/var/coach"), **times):
    return Installation(command, home, Schedule(**times)).units()


def lines(unit, key):
    beginning = f"{key}="
    return [
        line.removeprefix(beginning)
        for line in unit.splitlines()
        if line.startswith(beginning)
    ]


def test_every_unit_that_comes_along_is_written():
    assert set(units()) == set(NAMES)
    assert {path.name for path in (shipped() / "athlete").iterdir()} == set(NAMES)


def test_the_times_are_the_athletes():
    written = units(evening=time(20, 30), morning=time(6, 5))

    assert lines(written["coach.timer"], "OnCalendar") == ["*-*-* 20:30:00"]
    assert lines(written["coach-morning.timer"], "OnCalendar") == ["*-*-* 06:05:00"]


def test_times_of_another_zone_than_the_machines_are_times_of_that_zone():
    elsewhere = Installation(
        ("/bin/coach",), Path("/var/coach"), Schedule(), "America/New_York"
    )

    (at,) = lines(elsewhere.units()["coach.timer"], "OnCalendar")

    assert at == "*-*-* 21:00:00 America/New_York"


def test_without_a_morning_there_is_no_unit_of_it():
    assert {name for name in units(morning=None) if "morning" in name} == set()


def test_the_evening_is_made_up_for_and_does_not_come_for_everyone_at_once():
    timer = units()["coach.timer"]

    for key in ("Persistent", "RandomizedDelaySec", "FixedRandomDelay", "AccuracySec"):
        assert lines(timer, key)


def test_the_evening_never_asks_and_never_decides():
    (run,) = lines(units()["coach.service"], "ExecStart")

    assert run == '"/bin/coach" review --prepare-only --no-input --notify'


def test_a_review_without_a_service_is_no_failure_and_bad_settings_are_not_retried():
    service = units()["coach.service"]

    assert lines(service, "SuccessExitStatus") == ["3 4 5 6 8"]
    assert lines(service, "RestartPreventExitStatus") == ["2 65 78"]
    assert lines(service, "OnFailure") == ["coach-failure@%n.service"]


def test_what_was_trained_is_nothing_for_the_journal():
    for name, unit in units().items():
        expected = ["null"] if name.endswith(".service") else []
        assert lines(unit, "StandardOutput") == expected


@pytest.mark.parametrize(
    ("home", "written"),
    [
        ("/a b/c", '"COACH_HOME=/a b/c"'),
        ('/100%/"q"', r'"COACH_HOME=/100%%/\"q\""'),
        ("/back\\slash", r'"COACH_HOME=/back\\slash"'),
    ],
)
def test_a_home_of_any_name_is_one_word(home, written):
    for name, unit in units(home=Path(home)).items():
        expected = [] if name.endswith(".timer") else [written]
        assert lines(unit, "Environment") == expected


def test_an_athletes_name_is_one_word_and_no_variable():
    written = units(command=("/bin/coach", "--athlete", "An $HOME%h"))

    (run,) = lines(written["coach-morning.service"], "ExecStart")

    assert run == '"/bin/coach" "--athlete" "An $$HOME%%h" today --notify'


def test_nothing_a_shell_knows_of_is_written_but_the_home(monkeypatch):
    monkeypatch.setenv("COACH_HEVY_API_KEY", "sesame-sesame")

    assert "sesame" not in "".join(units().values())


def test_a_link_to_the_program_is_kept_as_it_was_called(tmp_path):
    real, link = tmp_path / "real" / "coach", tmp_path / "bin" / "coach"
    for each in (real, link):
        each.parent.mkdir()
    real.touch()
    link.symlink_to(real)

    assert command_of(str(link), "/usr/bin/python3") == (str(link),)
    beside = str(real.parent / "python")
    assert command_of("/x/__main__.py", beside, ("--athlete", "A")) == (
        str(real),
        "--athlete",
        "A",
    )
    assert command_of("/x/y.py", "/x/python3") == ("/x/python3", "-m", "coach")
