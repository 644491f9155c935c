"""systemd takes the units, finds them tight, and what they run works as written."""

import os
import re
import shlex
import shutil
import subprocess
from dataclasses import replace

import pytest

from coach.jobs.schedule import Schedule
from coach.scheduling.units import Installation
from tests.conftest import ROOT
from tests.fakes.messages import Messages
from tests.homes import SUNDAY, march, new_home, runs

SYSTEM = sorted((ROOT / "systemd" / "server").iterdir())
LOOSEST = 2.0

analyzed = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None,
    reason="there is no systemd-analyze on this machine to ask",
)


def analyze(*words, runtime):
    runtime.mkdir(exist_ok=True)
    ran = subprocess.run(
        ["systemd-analyze", *map(str, words)],
        env=os.environ | {"XDG_RUNTIME_DIR": str(runtime), "SYSTEMD_COLORS": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A coach that is this checkout's, at a place with a blank and a percent sign."""
    import sys

    file = tmp_path_factory.mktemp("100% mine") / "coach"
    file.write_text(
        f"#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))}"
        f' exec {shlex.quote(sys.executable)} -m coach "$@"\n'
    )
    file.chmod(0o755)
    return file


@pytest.fixture(scope="module")
def home(sqlite_template, tmp_path_factory):
    folder = tmp_path_factory.mktemp("a home of 100%") / "coach"
    made = new_home(folder, sqlite_template)
    made.load(runs())
    made.did(*map(march, (2, 3, 4, 5)))
    made.answered(SUNDAY)
    return made


@pytest.fixture(scope="module")
def written(program, home, tmp_path_factory):
    """The folder of the units as they are installed for that coach and that home."""
    folder = tmp_path_factory.mktemp("units")
    installation = Installation((str(program),), home.folder, Schedule())
    for name, text in installation.units().items():
        (folder / name).write_text(text)
    return folder


@analyzed
def test_systemd_finds_nothing_wrong_with_the_athletes_units(written, tmp_path):
    files = sorted(written.iterdir())

    code, said = analyze(
        "verify", "--user", "--man=no", *files, runtime=tmp_path / "run"
    )

    assert (code, said) == (0, "")


@pytest.fixture(scope="module")
def of_the_system(program, tmp_path_factory):
    """The system's units, with a coach that is there."""
    folder = tmp_path_factory.mktemp("system")
    there = folder / "coach"
    there.write_bytes(program.read_bytes())
    there.chmod(0o755)
    for path in SYSTEM:
        text = path.read_text().replace("/usr/local/bin/coach", str(there))
        (folder / path.name).write_text(text)
    return [folder / path.name for path in SYSTEM]


@analyzed
def test_systemd_finds_nothing_wrong_with_the_systems_units(of_the_system, tmp_path):
    code, said = analyze("verify", "--man=no", *of_the_system, runtime=tmp_path / "run")

    assert (code, said) == (0, "")


@analyzed
@pytest.mark.parametrize(
    "name", [path.name for path in SYSTEM if path.suffix == ".service"]
)
def test_the_systems_services_are_tight(of_the_system, name, tmp_path):
    (unit,) = (path for path in of_the_system if path.name == name)

    _, said = analyze(
        "security", "--offline=true", "--no-pager", unit, runtime=tmp_path / "run"
    )

    exposure = float(re.search(r"exposure level for .*: ([\d.]+)", said)[1])
    assert exposure <= LOOSEST, said


def test_the_systems_services_give_up_every_right_alike():
    of_the_evening, of_failures = (
        (ROOT / "systemd" / "server" / name).read_text().partition("\nCapability")[2]
        for name in ("coach-system.service", "coach-system-failure@.service")
    )

    assert of_the_evening == of_failures


# What they run


def settings(unit, key):
    return [
        line.partition("=")[2]
        for line in unit.read_text().splitlines()
        if line.startswith(f"{key}=")
    ]


def words(text, instance=""):
    """The words of a line as systemd takes them apart."""
    meant = {"%%": "%", "%i": instance, "%n": "coach.service", "$$": "$"}
    found = shlex.split(text)
    return [re.sub(r"%%|%i|%n|\$\$", lambda m: meant[m[0]], word) for word in found]


def start(unit, home, instance="", **extra):
    """Run the unit's ExecStart as it is written, with nothing else of this shell."""
    (run,) = settings(unit, "ExecStart")
    (place,) = settings(unit, "Environment")
    name, _, value = words(place)[0].partition("=")
    clock = {k: v for k, v in home.settings.items() if k != "COACH_HOME"}
    return subprocess.run(
        words(run, instance),
        env={"PATH": "/usr/bin:/bin", name: value, **clock, **extra},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_every_service_runs_as_it_is_written(written, home):
    with Messages() as messages:
        told = {"COACH_NOTIFY_URL": messages.address}
        evening = start(written / "coach.service", home, **told)
        monday = replace(home, now=f"{march(9)}T07:00:00+00:00")
        morning = start(written / "coach-morning.service", monday, **told)
        failed = start(
            written / "coach-failure@.service", home, "coach.service", **told
        )
        sent = messages.told

    assert (evening.returncode, evening.stderr) == (0, "")
    assert (morning.returncode, morning.stderr) == (0, "")
    assert (failed.returncode, failed.stderr) == (0, "")
    assert [text.splitlines()[0] for text in sent] == [
        "coach: the evening",
        "coach: today",
        "coach: a run was broken off",
    ]
    assert home.review()["status"] == "pending"


@pytest.mark.parametrize("path", SYSTEM, ids=lambda path: path.name)
def test_the_systems_units_run_what_the_athletes_do(path):
    mine = {
        "coach-system.service": "coach.service",
        "coach-system-failure@.service": "coach-failure@.service",
    }.get(path.name)
    if mine is None:
        assert settings(path, "Unit") == ["coach-system.service"]
        return
    theirs = ROOT / "systemd" / "athlete" / mine
    run = [settings(each, "ExecStart")[0].partition(" ")[2] for each in (path, theirs)]

    assert run[0] == run[1]
    assert settings(path, "SuccessExitStatus") == settings(theirs, "SuccessExitStatus")
