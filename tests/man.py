"""The man page, made of the command tree: `python -m tests.man` writes it anew."""

import re
from dataclasses import fields
from pathlib import Path

from typer.main import get_command

import coach
from coach.cli.app import app
from coach.errors import ExitCode
from coach.settings import Settings

PAGE = Path(__file__).parents[1] / "man" / "coach.1"
_WIDEST = 78
_AS_IT_IS = "\b"
"""Begins a paragraph whose lines stay as they are, here and on the terminal."""

_CODES = {
    ExitCode.FINE: "all is well",
    ExitCode.ERROR: "an error; what, why and what to do is on standard error",
    ExitCode.USAGE: "the command line was not understood",
    ExitCode.NOTHING_TO_DO: "there was nothing to do",
    ExitCode.LOG_IN_FIRST: "log in first",
    ExitCode.SERVICE_DOWN: "a service is down; what came before is saved",
    ExitCode.RATE_LIMITED: "a service asks to wait",
    ExitCode.ANOTHER_RUN: "another run of coach is at work",
    ExitCode.DECISIONS_WAITING: "decisions are waiting (with --exit-code)",
    ExitCode.PROPOSAL_CHANGED: "the proposal has changed since it was shown",
    ExitCode.UNREADABLE_INPUT: "unreadable input, or a damaged database",
    ExitCode.CANNOT_WRITE: "something cannot be written",
    ExitCode.BAD_SETTINGS: "a setting cannot be used",
    ExitCode.INTERRUPTED: "interrupted; what was finished is kept",
}
_FILES = {
    "$COACH_HOME/coach.db": "the database, unless COACH_DATABASE_URL names another",
    "$COACH_HOME/exports/": "workout and calendar files",
    "$COACH_HOME/backups/": "copies made before the database was migrated",
    "$COACH_HOME/logs/": "what coach was not made for, one file each",
    ".env, $COACH_HOME/.env": "settings; the environment wins over both",
}


def page():
    """The whole page, the same for the same commands."""
    return "\n".join(_lines()) + "\n"


def _lines():
    root = get_command(app)
    yield f'.TH COACH 1 "" "coach {coach.__version__}" "User Commands"'
    yield from (".SH NAME", r"coach \- a training coach that lives on your machine")
    yield ".SH SYNOPSIS"
    yield r"\fBcoach\fR [\fIOPTIONS\fR] [\fICOMMAND\fR [\fIARGUMENTS\fR]]"
    yield ".SH DESCRIPTION"
    yield from _text(root.callback.__doc__)
    yield ".PP"
    yield from _text(root.epilog)
    yield from _options(root, ".SH OPTIONS")
    yield ".SH COMMANDS"
    for words, command in leaves(root):
        yield from _command(words, command)
    yield ".SH EXIT STATUS"
    for code in ExitCode:
        yield from (".TP", rf"\fB{int(code)}\fR", _escaped(_CODES[code]))
    yield ".SH ENVIRONMENT"
    for each in fields(Settings):
        name = f"COACH_{each.name.upper()}"
        yield from (".TP", rf"\fB{name}\fR", _escaped(each.metadata["description"]))
    yield from (".TP", r"\fBNO_COLOR\fR", "no colour, whatever its value")
    yield ".SH FILES"
    for name, what in _FILES.items():
        yield from (".TP", rf"\fI{_escaped(name)}\fR", _escaped(what))


def leaves(command, words=("coach",)):
    """Every command that does something, as it is typed; groups by their first word."""
    inner = getattr(command, "commands", {})
    if not inner or (getattr(command, "invoke_without_command", False) and words[1:]):
        yield words, command
    for name, one in inner.items():
        yield from leaves(one, (*words, name))


def _command(words, command):
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    names = [_argument(each) for each in arguments]
    options = r" [\fIOPTIONS\fR]" if len(command.params) > len(arguments) else ""
    yield f'.SS "{_escaped(" ".join((*words, *names)))}{options}"'
    yield from _text(command.help)
    for each in arguments:
        if getattr(each, "help", None):
            yield from (".TP", rf"\fI{_escaped(each.metavar or each.name)}\fR")
            yield from _text(each.help)
    yield from _options(command, "")


def _argument(each):
    name = each.metavar or each.name.upper()
    return name if each.required else f"[{name}]"


def _options(command, heading):
    options = [p for p in command.params if p.param_type_name == "option"]
    if heading:
        yield heading
    for each in options:
        yield ".TP"
        names = ", ".join(
            rf"\fB{_escaped(name)}\fR" for name in sorted(each.opts, key=len)
        )
        yield names if each.is_flag else rf"{names} \fI{_escaped(_metavar(each))}\fR"
        yield from _text(each.help or "")


def _metavar(option):
    if option.metavar:
        return option.metavar
    choices = getattr(option.type, "choices", None)
    return "|".join(map(str, choices)) if choices else option.type.name.upper()


def _text(text):
    """Paragraphs as lines of the page, a sentence's blanks and breaks made one."""
    paragraphs = re.split(r"\n\s*\n", (text or "").strip())
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ".PP"
        if paragraph.startswith(_AS_IT_IS):
            lines = paragraph.removeprefix(_AS_IT_IS).strip("\n").splitlines()
            yield from (".nf", *(_escaped(line.strip()) for line in lines), ".fi")
        else:
            yield from _wrapped(_escaped(" ".join(paragraph.split())))


def _wrapped(words):
    line = ""
    for word in words.split(" "):
        if line and len(line) + 1 + len(word) > _WIDEST:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def _escaped(text):
    """Text that the formatter takes for text: no requests, no hyphens of its own."""
    safe = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    safe = safe.replace("`", r"\(ga").replace('"', r"\(dq")
    safe = safe.replace("…", "...").replace("·", r"\(bu").replace("–", r"\(en")
    return rf"\&{safe}" if safe.startswith(".") else safe


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
