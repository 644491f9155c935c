"""Killed anywhere, a command run again ends where an unharmed one would have."""

import pytest

from tests.forks import KILLED
from tests.homes import SUNDAY, march, runs
from tests.thorough import most, points, some

MOST_POINTS = 80
MOST_MADE = 400


def visited(forks, home, tmp_path, arguments):
    """A copy of the home after a kill at each fault point of the command in turn.

    Ends with the copy in which the command came through.
    """
    for point in points(MOST_POINTS, every=3):
        there = home.copy(tmp_path / f"killed-{point}")
        code, _, _ = forks.run(there, *arguments, fault=point)
        yield point, there, code
        if code != KILLED:
            return
    pytest.fail(f"{MOST_POINTS} fault points and no end")


def told(home):
    """All that the home says of plan, training and review."""
    return [
        home.run("plan", "show", "--json").out,
        home.run("activities", "--json").out,
        home.run("review", "--date", SUNDAY, "--json").out,
    ]


def in_home(document, home):
    """What was said, without the folder it was said in."""
    return [text.replace(str(home.folder), "HOME") for text in document]


def kept(home):
    """Every row, but what the run log says of a run that was killed."""
    return {name: rows for name, rows in home.rows().items() if name != "run_log"}


def waiting(home):
    return [row for row in home.rows()["exports"] if "'pending'" in row]


def test_a_review_killed_while_it_is_approved_loses_nothing_and_doubles_nothing(
    forks, home, tmp_path
):
    home.load(runs("tue thu fri sat", weeks=1, priority=1) + "  - tue: easy run\n")
    home.did(march(3), march(5))
    home.answered(SUNDAY)
    command = ("review", "--date", SUNDAY, "--approve", "all", "--json")
    unharmed = home.copy(tmp_path / "unharmed")
    assert forks.run(unharmed, *command)[0] == 0
    expected = in_home(told(unharmed), unharmed)
    files = {file.name: file.read_bytes() for file in unharmed.exports.iterdir()}
    tables = {name: len(rows) for name, rows in unharmed.rows().items()}
    killed = 0

    for point, there, code in visited(forks, home, tmp_path, command):
        if code == KILLED:
            killed += 1
            assert forks.run(there, *command)[0] in {0, 3}, point
        assert in_home(told(there), there) == expected, point
        assert {f.name: f.read_bytes() for f in there.exports.iterdir()} == files, point
        assert {name: len(rows) for name, rows in there.rows().items()} == tables
        assert not waiting(there), point

    assert killed >= most(10, 4)


def test_an_import_killed_anywhere_goes_on_where_it_was(forks, home, tmp_path, folder):
    command = ("import", folder / "hevy", folder / "scale", "--json")
    unharmed = home.copy(tmp_path / "unharmed")
    assert forks.run(unharmed, *command)[0] == 0
    rows = kept(unharmed)
    killed = 0

    for point, there, code in visited(forks, home, tmp_path, command):
        if code == KILLED:
            killed += 1
            assert forks.run(there, *command)[0] == 0, point
        assert kept(there) == rows, point

    assert killed >= most(4, 2)


@pytest.mark.parametrize(
    ("command", "again"),
    some(
        [
            (("plan", "move", "9", "2026-03-15"), {0, 3}),
            (("plan", "skip", "9", "--reason", "travel"), {0, 3}),
            (("log", "workout", "--sport", "run", "--minutes", "30"), {0, 3}),
            (("log", "body", "--weight-kg", "74"), {0, 3}),
            (("log", "wellness", "--sleep-h", "7"), {0}),
            (("log", "missed", "5", "--reason", "late"), {0}),
            (("slots", "set", "mon 06:00-07:00"), {0}),
            (("export", "fit", "--to", "2026-03-10"), {0}),
        ],
        3,
    ),
    ids=lambda value: "-".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_a_command_killed_anywhere_can_be_given_again(
    forks, home, tmp_path, command, again
):
    home.load(runs())
    unharmed = home.copy(tmp_path / "unharmed")
    assert forks.run(unharmed, *command)[0] == 0
    expected = in_home(told(unharmed), unharmed)

    for point, there, code in visited(forks, home, tmp_path, command):
        if code == KILLED:
            assert forks.run(there, *command)[0] in again, point
        assert in_home(told(there), there) == expected, point


def test_a_new_home_killed_while_it_is_made_is_made_by_the_next_command(
    forks, homes, tmp_path
):
    new = homes()
    new.database.unlink()

    for point in points(MOST_MADE, every=14):
        there = new.copy(tmp_path / f"killed-{point}")
        code, _, _ = forks.run(there, "init", "--no-input", fault=point)
        if code != KILLED:
            break
        assert forks.run(there, "init", "--no-input")[0] == 0, point
        assert there.json("doctor")["ok"], point
