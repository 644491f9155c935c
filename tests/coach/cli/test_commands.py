"""A command line loads the command it names, and help tells of all of them."""

import subprocess
import sys
from importlib import import_module

import pytest
from typer.main import get_command

from coach.cli.app import app
from coach.cli.commands import HOMES

IN_GROUPS = {"plan_file", "encryption", "recommend_split", "models_share"}
"""Files whose commands a group takes in: of plan, db, recommend and models."""


def test_every_command_of_the_room_can_be_called(root):
    homes = {
        file.stem
        for file in (root / "coach" / "cli").glob("*.py")
        if file.stem not in IN_GROUPS
        and hasattr(import_module(f"coach.cli.{file.stem}"), "add_to")
    }

    assert set(HOMES.values()) == homes


@pytest.mark.parametrize("name", HOMES)
def test_each_is_found_under_its_name(name):
    command = get_command(app).commands[name]

    assert command.name == name
    assert command.help


def groups(group):
    """The group and all groups in it."""
    yield group
    for each in group.commands.values():
        if hasattr(each, "commands"):
            yield from groups(each)


def test_each_line_of_a_help_fits_into_80_columns():
    for group in groups(get_command(app)):
        room = 80 - 8 - max(map(len, group.commands))  # 8 for margins and the gap
        for each in group.commands.values():
            assert not each.get_short_help_str(room).endswith("..."), each.name


def test_no_command_of_a_module_is_forgotten():
    commands = get_command(app).commands
    for name in HOMES:
        assert commands[name]

    assert set(commands._loaded) == set(HOMES)


def test_a_command_line_loads_no_other_command(coach_home):
    script = (
        "import sys\nfrom coach.cli.app import run\nrun(['rules', 'AD01'])\n"
        "print(*[m for m in sys.modules if m.startswith('coach.cli.')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "coach.cli.rules" in loaded
    assert {m.removeprefix("coach.cli.") for m in loaded} & set(HOMES.values()) == {
        "rules"
    }
