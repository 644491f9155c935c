"""Where a command can be killed: its fault points, met once without any harm."""

import pytest

from coach import faults
from tests.forks import KILLED
from tests.thorough import THOROUGH


def kill_at_each_point(forks, home, tmp_path, *arguments, least=("",)):
    """A copy of the home after a kill at each fault point of the command in turn.

    With THOROUGH at every point, else at the last of each name that begins as one of
    `least`.
    """
    for number, name in _points(home.copy(tmp_path / "unharmed"), arguments, least):
        there = home.copy(tmp_path / f"killed-{number}")
        code, *said = forks.run(there, *arguments, fault=number)
        assert code == KILLED, (number, name, said)
        yield name, there


def _points(home, arguments, least):
    met = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faults, "point", met.append)
        home.run(*arguments)
    numbered = list(enumerate(met, start=1))
    if THOROUGH:
        return numbered
    last = {name: number for number, name in numbered if name.startswith(least)}
    return [(number, name) for name, number in last.items()]
