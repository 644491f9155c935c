"""What is written about coach is what coach does."""

import re
from dataclasses import fields

import pytest
from typer.main import get_command

from coach.cli.app import app
from coach.domain.goal import DEFAULT_GOALS
from coach.errors import ExitCode
from coach.settings import Settings, named
from tests.science import COVERED

SETTINGS = {each.name: each for each in fields(Settings)}


def commands():
    """Every command as one types it: `plan load`, `review`."""

    def walk(command, words):
        inner = getattr(command, "commands", None)
        if not inner:
            yield " ".join(words)
            return
        for name, one in inner.items():
            yield from walk(one, (*words, name))

    return sorted(walk(get_command(app), ()))


@pytest.mark.parametrize("command", commands())
def test_every_command_stands_in_the_readme(root, command):
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert f"coach {command}" in readme


@pytest.mark.parametrize("command", commands())
def test_every_command_says_what_it_does(command):
    words = command.split()
    found = get_command(app)
    for word in words:
        found = found.commands[word]
    assert found.help
    assert found.help.strip().endswith((".", ")", "`"))


def test_the_example_settings_are_the_settings(root):
    text = (root / ".env.example").read_text(encoding="utf-8")
    written = set(re.findall(r"^# ([A-Z_]+)=", text, flags=re.MULTILINE))
    assert written == {named(name) for name in SETTINGS}
    for each in SETTINGS.values():
        assert f"# {each.metadata['description']}" in text


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_every_setting_stands_in_the_readme(root, name):
    assert named(name) in (root / "README.md").read_text(encoding="utf-8")


def test_every_rule_stands_in_the_readme(root):
    from coach.rules.registry import all_rules

    readme = (root / "README.md").read_text(encoding="utf-8")
    assert [r.code for r in all_rules() if r.code not in readme] == []


def test_every_goal_stands_in_the_readme(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert [g.key for g in DEFAULT_GOALS if f"| `{g.key}` |" not in readme] == []


def test_every_exit_code_that_coach_ends_with_stands_in_the_readme(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    said = re.search(r"^Exit codes: (.*?)\n\n", readme, flags=re.MULTILINE | re.DOTALL)
    listed = {int(each) for each in re.findall(r"(?:^|· ?\n?)(\d+) ", said[1])}
    used = "".join(
        file.read_text(encoding="utf-8")
        for folder in ("coach", "connectors")
        for file in (root / folder).rglob("*.py")
    )

    assert listed == {code for code in ExitCode if f"ExitCode.{code.name}" in used}


def test_commands_that_do_not_work_yet_are_absent():
    later = {"serve", "program"}
    assert later.isdisjoint({c.split()[0] for c in commands()})


def test_the_science_vectors_covered_are_listed_for_contributors(root):
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")

    for name, prefixes in COVERED.items():
        listed = ", ".join(f"`{prefix}*`" for prefix in prefixes)
        assert f"- `{name}.json`: {listed}\n" in text


PROMISES = [f"P{number}" for number in range(1, 16)]


@pytest.mark.parametrize("promise", PROMISES)
def test_every_promise_names_tests_that_are_there(root, promise):
    readme = (root / "README.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| {promise} \| .*$", readme, flags=re.MULTILINE)
    named = re.findall(r"`(tests/[^`]+)`", row)
    assert named
    assert [each for each in named if not _holds_tests(root / each)] == []


def _holds_tests(path):
    files = [path] if path.is_file() else sorted(path.glob("test_*.py"))
    return any("\ndef test_" in each.read_text(encoding="utf-8") for each in files)
