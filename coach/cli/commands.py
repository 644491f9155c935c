"""Commands that are loaded when they are asked for.

A command line names one command: loading the twenty others would take longer than most
of them run.
"""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    Command = Any
    """typer's own kind of command; it has no public name."""

HOMES = {
    "today": "today",
    "init": "setup",
    "demo": "demo",
    "import": "importing",
    "sync": "sync",
    "activities": "activities",
    "activity": "activities",
    "match": "match",
    "plan": "plan",
    "review": "review",
    "undo": "undo",
    "export": "export",
    "log": "log",
    "slots": "slots",
    "pool": "pool",
    "gym": "gym",
    "prefer": "prefer",
    "pause": "pause",
    "goal": "goal",
    "goals": "goals",
    "progress": "progress",
    "recommend": "recommend",
    "models": "learned",
    "strength": "strength",
    "rules": "rules",
    "replay": "replay",
    "exercise": "exercise",
    "db": "database",
    "status": "status",
    "doctor": "doctor",
    "auth": "auth",
    "llm": "llm",
    "timer": "timer",
    "daemon": "daemon",
    "schema": "schema",
}
"""Every command and the module of this room it is in, in the order help lists them."""


class Later(MutableMapping[str, "Command"]):
    """The commands by name, each loaded when it is first taken."""

    def __init__(self) -> None:
        self._loaded: dict[str, Command] = {}

    def __getitem__(self, name: str) -> "Command":
        if name not in self._loaded:
            home = typer.Typer(rich_markup_mode=None)
            import_module(f"coach.cli.{HOMES[name]}").add_to(home)
            self._loaded |= typer.main.get_group(home).commands
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(HOMES)

    def __len__(self) -> int:
        return len(HOMES)

    def __contains__(self, name: object) -> bool:
        return name in HOMES

    def __setitem__(self, name: str, command: "Command") -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        raise TypeError(f"coach always has {name}")


class Commands(TyperGroup):
    """The group of all commands."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - as typer passes them
        super().__init__(**{**attributes, "commands": None})
        self.commands = Later()
