"""Findings of the doctor on a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from coach.cli.output import one_line
from coach.cli.show.workouts import columns, titled

if TYPE_CHECKING:
    from coach.jobs.home_health import Finding

_SIGNS = {"fine": ("✓", "green"), "note": ("·", "yellow"), "wrong": ("✗", "red")}


def findings(found: "Sequence[Finding]", repaired: Sequence[str]) -> Table:
    """A line a finding, and below it what to run."""
    table = columns("sign", last="what")
    for said in repaired:
        table.add_row(Text("✓", "green"), titled(one_line(said)))
    for finding in found:
        said = f"{finding.name}: {one_line(finding.what)}"
        table.add_row(Text(*_SIGNS[finding.state]), titled(said, one_line(finding.fix)))
    return table
