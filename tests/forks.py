"""Runs of coach in processes forked from one that has everything imported.

Each run is a process of its own that can be killed at a fault point, but costs
milliseconds instead of the second that Python and its libraries take to start.
"""

import itertools
import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KILLED = -9
LIBRARIES = (
    *("pydantic", "rich.console", "rich.table", "filelock", "platformdirs", "tzlocal"),
    *("numpy", "fitparse", "fitdecode", "fit_tool.fit_file", "fit_tool.profile"),
    *("sqlalchemy.dialects.sqlite", "pydantic.type_adapter", "rich.cells"),
    *("sqlcipher3.dbapi2", "keyring.backends.chainer"),
    *("garminconnect", "requests", "stamina"),
    *("alembic.command", "alembic.config", "alembic.runtime.migration", "pyrage"),
)
"""What coach imports where it is used, and no run shall wait for."""


def serve():
    """Fork a run for each request on stdin, and answer how it ended."""
    from coach.cli import app

    _import_all()
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if not child:
            os._exit(_run(app, request))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _import_all():
    from importlib import import_module

    for folder in ("coach", "connectors"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            import_module(name.removesuffix(".__init__"))
    for library in LIBRARIES:
        import_module(library)
    import_module("coach.catalogue.exercises").exercises()


def _run(app, request):
    from coach import faults

    faults._met = itertools.count(1)
    for name in [each for each in os.environ if each.startswith("COACH_")]:
        del os.environ[name]
    os.environ.update(request["settings"])
    os.umask(request["umask"])
    if request["largest_file"] is not None:
        limit_files(request["largest_file"])
    sys.stdin = Path(os.devnull).open()  # noqa: SIM115 - the process ends with it
    sys.stdout = Path(request["out"]).open("w")  # noqa: SIM115
    sys.stderr = Path(request["err"]).open("w")  # noqa: SIM115
    code = app.run(request["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def limit_files(size):
    """Let no file of this process, or of one it starts, grow beyond so many bytes.

    A write beyond fails as on a full disk (EFBIG), and nobody need be root for it.
    """
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@dataclass
class Forks:
    """Starts runs and waits for them; gives the exit code, -9 for a killed one."""

    server: subprocess.Popen
    folder: Path

    def run(self, home, *arguments, fault=None, umask=0o022, largest_file=None):
        """How that command ended, and what it said."""
        settings = dict(home.settings)
        if fault is not None:
            settings["COACH_FAULT"] = str(fault)
        request = {
            "arguments": [str(each) for each in arguments],
            "settings": settings,
            "umask": umask,
            "largest_file": largest_file,
            "out": str(self.folder / "out"),
            "err": str(self.folder / "err"),
        }
        self.server.stdin.write(json.dumps(request) + "\n")
        self.server.stdin.flush()
        code = int(self.server.stdout.readline())
        said = ((self.folder / name).read_text() for name in ("out", "err"))
        return code, *said


@pytest.fixture(scope="session")
def fork_server():
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.forks"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
    )
    yield server
    server.stdin.close()
    server.wait()
    server.stdout.close()


@pytest.fixture
def forks(fork_server, tmp_path):
    """Runs of coach that may be killed on the way."""
    folder = tmp_path / "said"
    folder.mkdir()
    return Forks(fork_server, folder)


if __name__ == "__main__":
    serve()
