"""The man page says what the commands do, and formats without a complaint."""

import re
import shutil
import subprocess

import pytest
from typer.main import get_command

from coach.cli.app import app
from tests.man import PAGE, leaves, page


def test_the_page_is_that_of_the_commands_as_they_are():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.man"


def test_every_command_and_every_option_of_it_is_told():
    sections = dict(
        re.findall(
            r'^\.SS "(coach [a-z ]*[a-z])(.*?)(?=^\.S[SH])',
            page(),
            re.MULTILINE | re.DOTALL,
        )
    )

    for words, command in leaves(get_command(app)):
        told = sections[" ".join(words)]
        for each in command.params:
            if each.param_type_name == "option":
                for name in each.opts:
                    assert name.replace("-", r"\-") in told, (words, name)


def test_the_page_is_plain_text_with_requests_at_the_beginning_of_lines():
    text = page()

    assert text.isascii()
    known = {"TH", "SH", "SS", "TP", "PP", "nf", "fi"}
    assert {line[1:3] for line in text.splitlines() if line.startswith(".")} == known
    assert not [line for line in text.splitlines() if line.startswith("'")]
    assert max(map(len, text.splitlines())) < 160


@pytest.mark.parametrize(
    "formatter",
    [
        ("groff", "-man", "-Tascii", "-ww", "-z"),
        ("mandoc", "-Tlint", "-W", "error"),
    ],
    ids=lambda words: words[0],
)
def test_a_formatter_has_nothing_to_complain_of(formatter):
    if shutil.which(formatter[0]) is None:
        pytest.skip(f"{formatter[0]} is not installed")
    ran = subprocess.run(
        [*formatter, str(PAGE)], capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
