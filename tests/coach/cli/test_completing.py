"""What a shell offers when Tab is pressed."""

import subprocess
import sys

import pytest

from coach.cli import completing


@pytest.fixture
def offered(home, monkeypatch):
    """The words offered for a line that is not typed to its end, as bash asks."""

    def ask(line):
        monkeypatch.setenv("_COACH_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        return home.run().out.split()

    return ask


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("coach stat", ["status"]),
        ("coach plan m", ["move"]),
        ("coach activities --sport sw", ["swim"]),
        ("coach rules AD", ["AD01"]),
        ("coach schema re", ["recommend-split", "recommend", "replay", "review"]),
        ("coach exercise list --pattern h", ["hinge"]),
        ("coach exercise list --muscle tri", ["triceps"]),
        ("coach exercise list --equipment kett", ["kettlebell"]),
        ("coach import ", []),
    ],
)
def test_commands_and_cheap_values_are_offered(offered, line, words):
    assert offered(line) == words


def test_plans_that_come_with_coach_can_be_offered():
    assert completing.plan_names("five") == ["five-goals-12-weeks"]
    assert completing.plan_names("/tmp/") == []  # noqa: S108 - a file is the shell's


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_asks_coach(home, monkeypatch, shell):
    monkeypatch.setenv("_COACH_COMPLETE", f"source_{shell}")

    script = home.run().out

    assert f"_COACH_COMPLETE=complete_{shell}" in script
    assert "coach" in script


def test_completing_opens_no_database_and_loads_no_heavy_library(coach_home):
    script = (
        "import sys\n"
        "from coach.cli.app import run\n"
        "run([])\n"
        "heavy = {'sqlalchemy', 'numpy', 'pydantic', 'alembic', 'fitparse'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    line = {"COMP_WORDS": "coach rules AD", "COMP_CWORD": "2"}
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={"_COACH_COMPLETE": "complete_bash", "COACH_HOME": str(coach_home), **line},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "AD01\n", "")
    assert not coach_home.exists()
