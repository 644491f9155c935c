"""Every command, and the options that scripts and screen readers need."""

import csv
import io
import re

import pytest
from typer.main import get_command

from coach.cli.app import app
from tests.homes import EVERY_SPORT, MONDAY, SUNDAY, march, new_home
from tests.man import leaves

WRITE = re.compile(
    r"coach (init|export|log|match|db|goal|auth|daemon|gym) ?.*"
    r"|coach (plan (load|move|skip|schema)|(slots|pool) (set|clear|except|busy)"
    r"|exercise name|prefer|pause|models share)"
    r"|coach timer (install|remove|failed)"
)
"""These change something, or print one line: there is nothing to make plain."""

TABLES = {
    *("coach activities", "coach activity", "coach plan show", "coach slots"),
    *("coach exercise list", "coach exercise search", "coach exercise substitute"),
    *("coach rules", "coach plan check", "coach goals", "coach progress"),
    "coach strength",
}
"""What they print is a table, so that a spreadsheet wants it too."""

JSON_ANYWAY = "coach plan schema"
"""What it prints is a document for editors, asked for or not."""

READING = (
    *((), ("today",), ("today", "--minutes", "20", "--date", march(3))),
    *(("activities",), ("activity", "1"), ("activity", "2"), ("review",)),
    *(
        ("goals",),
        ("rules",),
        ("rules", "AD01"),
        ("replay", MONDAY, SUNDAY),
        ("status",),
        ("doctor",),
        ("timer", "status"),
        ("progress",),
    ),
    *(("plan", "show"), ("plan", "show", "--from", MONDAY, "--to", march(7))),
    *(("plan", "check", "five-goals-12-weeks"), ("progress", "swim_100yd")),
    *(("slots",), ("schema",), ("exercise", "list", "--pattern", "carry")),
    *(("exercise", "show", "back squat"), ("exercise", "search", "legs dumbbell")),
    ("exercise", "substitute", "bench press"),
    *(("strength",), ("strength", "back squat")),
)

_DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff\x1b]")
"""Boxes, blocks, braille, and what steers a terminal."""


def commands():
    """Every command with its options, as one types it."""
    root = get_command(app)
    every = [(("coach",), root), *leaves(root)]
    return {
        " ".join(words): {name for each in command.params for name in each.opts}
        for words, command in every
    }


@pytest.mark.parametrize(("command", "options"), commands().items())
def test_every_command_has_json_what_reads_is_plain_and_tables_are_csv(
    command, options
):
    assert "--json" in options or command == JSON_ANYWAY
    if not WRITE.fullmatch(command):
        assert "--plain" in options, f"{command} reads: it needs --plain"
    if command in TABLES:
        assert "--csv" in options, f"{command} prints a table: it needs --csv"


def test_every_table_is_a_command():
    assert set(commands()) >= TABLES


@pytest.fixture(scope="module")
def busy(sqlite_template, fortnight, tmp_path_factory):
    """A home with a plan, a recorded run and swim, lifts and a waiting decision.

    These tests only look at it.
    """
    home = new_home(tmp_path_factory.mktemp("busy") / "coach", sqlite_template)
    home.load(EVERY_SPORT)
    files = []
    for sport in ("run", "swim"):
        name = next(n for n in sorted(fortnight) if sport in n and n.endswith(".fit"))
        files.append(home.folder.parent / f"{sport}.fit")
        files[-1].write_bytes(fortnight[name])
    home.run("import", *files)
    home.did(march(3), sport="strength", title="A title that takes its room " * 3)
    for on, reps in ((1, "3x5"), (5, "4x5")):
        home.run("log", "set", "back squat", reps, "80kg", "--date", march(on))
    home.answered(SUNDAY)
    home.review()
    return home


def test_no_line_is_wider_than_the_narrowest_window(busy, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    wide = {}
    for words in READING:
        said = busy.run(*words).out.replace(str(busy.folder), "~/coach")
        lines = [line for line in said.splitlines() if len(line) > 60]
        if lines:
            wide[words] = max(lines, key=len)

    assert wide == {}


def test_plain_is_text_alone_even_where_colour_is_forced(busy, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    drawn = {
        words: found.group()
        for words in READING
        if (found := _DRAWN.search(busy.run(*words, "--plain").out))
    }

    assert drawn == {}


def test_no_color_wins_over_a_terminal_that_could(busy, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    colour = re.compile(r"\x1b\[[0-9;]*(3[0-7]|38|9[0-7]|4[0-7])(;[0-9;]*)?m")
    assert colour.search(busy.run("plan", "show").out)
    monkeypatch.setenv("NO_COLOR", "1")

    for words in ((), ("plan", "show"), ("goals",), ("review",), ("activity", "1")):
        assert not colour.search(busy.run(*words).out), words


@pytest.mark.parametrize("command", sorted(TABLES))
def test_a_table_has_a_header_and_rows_as_wide_as_it(busy, command):
    words = {
        "coach activity": ("activity", "1"),
        "coach plan check": ("plan", "check", "five-goals-12-weeks"),
        "coach exercise search": ("exercise", "search", "legs"),
        "coach exercise substitute": ("exercise", "substitute", "bench press"),
    }.get(command, tuple(command.split()[1:]))

    header, *rows = csv.reader(io.StringIO(busy.run(*words, "--csv").out))

    assert rows
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in header)
    assert {len(row) for row in rows} == {len(header)}
