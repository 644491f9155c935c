"""The evening's timer on a terminal."""

from typing import Any

from rich.table import Table

from coach.cli.output import one_line
from coach.cli.show.workouts import columns

_NOT_TOLD = "not known: systemd does not answer here"
_SAID: dict[bool | None, str] = {True: "yes", False: "no", None: _NOT_TOLD}


def timer(document: dict[str, Any]) -> Table:
    """A line for everything that is known of it."""
    table = columns("what", last="said")
    for name, said in _lines(document).items():
        table.add_row(name, one_line(said))
    return table


def _lines(document: dict[str, Any]) -> dict[str, str]:
    run = document["last_run"]
    told = {
        "installed": _SAID[document["installed"]],
        "evening": document["evening"] or "not set",
        "morning": document["morning"] or "never",
        "last run": f"{_at(run['finished_at'])}, {run['detail']}" if run else "never",
        "reviewed": f"through {document['reviewed_through'] or 'no day yet'}",
    }
    if document["installed"]:
        told["started"] = _SAID[document["active"]]
        told["next run"] = _at(document["next_run"])
        told["last fired"] = _at(document["last_trigger"])
        told["logged out"] = f"it runs then too: {_SAID[document['lingers']]}"
    return told


def _at(moment: str | None) -> str:
    return moment[:16].replace("T", " ") if moment else "not known"
