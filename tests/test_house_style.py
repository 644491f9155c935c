import hashlib
import re
import subprocess
import tomllib

import pytest

from tests.conftest import ROOT

PYTHON_FOLDERS = ("coach", "connectors", "tests", "migrations")
LONGEST_FILE = 400
DRAWERS = {"utils", "util", "helpers", "common", "core", "services", "managers"} | {
    "models",
    "misc",
}

# What the athlete reads, and what those who build it read.
PROSE = (".py", ".md", ".toml", ".yaml", ".yml", ".html", ".json", ".service", ".timer")

# The person who trains is the athlete. These are about something else: systemd,
# HTTP, a database's login, the platform's folders, a message of the FIT format, a path
# of Hevy's API and what asks for it.
USER = re.compile(r"(?<![A-Za-z])[Uu]sers?(?![A-Za-z])")
NOT_THE_ATHLETE = re.compile(
    r"--user\b|systemd/user|[Uu]ser[ -][Aa]gent|://user\b|[Uu]ser data folder"
    r"|user_(?:data|config|state|cache|log|documents|runtime)_(?:dir|path)"
    r"|[Uu]ser_?[Pp]rofile|/v1/user\b|\bdef user\(|\.user\(\)"
    r"|\bUser=coach|\"user\": url|\"user\", \"assistant\""
)
DONE = re.compile(r"workouts? done", re.IGNORECASE)  # a workout is planned
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E])\b")
# Addresses of package indexes, and folders of the machine someone built this on.
OUR_MACHINES = re.compile(
    r"/wor[k]/|/roo[t]/|/hom[e]/\w|/User[s]/\w|/op[t]/\w|\.pyen[v]\b|bash_job[s]"
    r"|pythonhoste[d]\.org|pypi\.or[g]/simple|--(?:extra-)?inde[x]-url|--find-link[s]"
    r"|fil[e]:///"
)


@pytest.fixture(scope="module")
def files():
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = (ROOT / name for name in listed.split("\0") if name)
    return sorted(path for path in set(paths) if path.is_file())


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def findings(pattern, files, *, spared=None):
    found = []
    for path in files:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            rest = spared.sub("", line) if spared else line
            if pattern.search(rest):
                found.append(f"{name_of(path)}:{number}: {line.strip()}")
    return found


def prose(files, *but):
    return [
        path
        for path in files
        if path.suffix in PROSE
        and not name_of(path).startswith(but or "\0")
        and path.name not in {"CHANGELOG.md", "pyproject.toml"}
    ]


def test_no_file_is_longer_than_four_hundred_lines(files):
    lengths = {
        name_of(path): len(path.read_text().splitlines())
        for path in files
        if path.suffix == ".py" and name_of(path).startswith(PYTHON_FOLDERS)
    }

    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_file_or_folder_is_a_drawer(files):
    assert [
        name_of(path)
        for path in files
        if DRAWERS & {part.partition(".")[0] for part in name_of(path).split("/")}
    ] == []


def test_the_person_who_trains_is_called_the_athlete(files):
    assert findings(USER, prose(files, "tests/"), spared=NOT_THE_ATHLETE) == []


def test_a_workout_is_planned_and_an_activity_is_done(files):
    assert findings(DONE, prose(files, "tests/test_house_style.py")) == []


def test_nothing_is_left_to_be_finished_later(files):
    assert findings(UNFINISHED, files) == []


def test_no_address_or_folder_of_the_machine_it_was_built_on_is_committed(files):
    assert findings(OUR_MACHINES, files) == []


def test_no_file_of_the_shared_folder_is_committed(files, shared):
    foreign = {
        digest(path) for path in shared.rglob("*") if path.is_file() and size(path)
    }

    assert [name_of(path) for path in files if digest(path) in foreign] == []


def size(path):
    return path.stat().st_size


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_lock_pins_and_hashes_everything_the_project_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    names = {re.match(r"[\w.-]+", each)[0].lower() for each in wanted}
    entries = re.split(r"\n(?=\w)", (ROOT / "requirements.lock").read_text())
    locked = {each.partition("==")[0] for each in entries}

    assert names - locked == set()
    assert [each for each in entries if not re.match(r"[\w.-]+==\S+", each)] == []
    assert [each for each in entries if "--hash=sha256:" not in each] == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (USER, "the user trains"),
        (USER, "user_id: int"),
        (DONE, "3 workouts done"),
        (UNFINISHED, "# TO" + "DO: later"),
        (OUR_MACHINES, "/wo" + "rk/main"),
        (OUR_MACHINES, "--extra-in" + "dex-url"),
    ],
)
def test_a_slip_is_seen(pattern, line):
    assert pattern.search(line)
    assert not NOT_THE_ATHLETE.search(line)
