"""The wheel is all there is: it works where no checkout is."""

import os
import subprocess
import sys
import sysconfig
import zipfile

import pytest

from tests.conftest import ROOT
from tests.documents import parsed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"),
        *(folder, ROOT),
        cwd=ROOT,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The `bin` of an environment that has the wheel and what it depends on.

    The dependencies are lent by the environment the tests run in; its own coach,
    which is the checkout, is not: a folder named in a .pth file is searched, the
    .pth files inside it are not read.
    """
    place = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", place, cwd=place)
    binaries = place / "bin"
    run(
        *(sys.executable, "-m", "pip", "--python", binaries / "python", "install"),
        *("-q", "--no-deps", "--no-index", "--no-cache-dir", wheel),
        cwd=place,
    )
    (library,) = place.glob("lib/python3*/site-packages")
    (library / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return binaries


def run(*command, cwd):
    kept = {
        k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    done = subprocess.run(
        command, cwd=cwd, env=kept, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def tracked(folder):
    return [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def test_the_wheel_carries_every_file_of_both_packages(wheel):
    carried = set(zipfile.ZipFile(wheel).namelist())

    assert {*tracked("coach"), *tracked("connectors")} - carried == set()


@pytest.mark.parametrize(
    ("folder", "inside"),
    [
        ("migrations", "coach/_migrations"),
        ("plans", "coach/_plans"),
        ("systemd", "coach/_systemd"),
    ],
)
def test_the_wheel_carries_the_folders_beside_coach_inside_it(wheel, folder, inside):
    carried = set(zipfile.ZipFile(wheel).namelist())
    wanted = {inside + name.removeprefix(folder) for name in tracked(folder)}

    assert wanted
    assert wanted - carried == set()


def test_the_wheel_carries_nothing_else(wheel):
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {
        "coach",
        "connectors",
    }


def test_an_installed_coach_is_imported_from_where_it_was_installed(
    installed, tmp_path
):
    where = "import coach, connectors; print(coach.__file__, connectors.__file__)"

    files = run(installed / "python", "-c", where, cwd=tmp_path).split()

    assert len(files) == 2
    assert all(file.startswith(str(installed.parent)) for file in files)


def test_an_installed_coach_finds_its_migrations_and_plans(installed, tmp_path):
    look = (
        "from importlib.resources import files;"
        "folders = [files('coach') / each for each in ('_migrations', '_plans')];"
        "print(all(folder.is_dir() for folder in folders))"
    )

    assert run(installed / "python", "-c", look, cwd=tmp_path) == "True"


def test_every_module_of_an_installed_coach_can_be_imported(installed, tmp_path):
    walk = (
        "import importlib, pkgutil, coach, connectors\n"
        "for house in (coach, connectors):\n"
        "    for room in pkgutil.walk_packages(house.__path__, house.__name__ + '.'):\n"
        "        if not room.name.endswith('__main__') and '._' not in room.name:\n"
        "            importlib.import_module(room.name)\n"
        "print('all')"
    )

    assert run(installed / "python", "-c", walk, cwd=tmp_path) == "all"


def test_an_installed_coach_works_far_from_the_checkout(installed, tmp_path):
    def coach(*words):
        return run(installed / "coach", *words, cwd=tmp_path)

    assert coach("--version").startswith("coach ")
    coach("init", "--no-input")
    coach("plan", "load", "five-goals-12-weeks", "--start", "2026-03-02")
    coach("log", "workout", "--sport", "run", "--minutes", "30", "--date", "2026-03-04")
    review = parsed(coach("review", "--date", "2026-03-08", "--json"))

    assert review["schema"] == "coach/review/1"
    assert len(review["week"]["workouts"]) == 7
    assert coach("db", "check") == "The database is whole."
