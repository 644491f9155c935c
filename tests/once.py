"""What a process that runs tests does once, and not once a test.

None of it is what a test looks at: collecting garbage among the tests themselves,
compiling the same statements for each new file, taking the same functions apart for
each command line. Commands in processes of their own (`Home.process`, `tests.forks`)
do it all as an athlete's do.
"""

import gc
from functools import cache

import pytest
import typer.main
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from coach.database import sqlite

MOST_STATEMENTS = 2000


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Some ten thousand tests are kept to the end: no use in going through them."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        gc.enable()


@pytest.fixture(autouse=True, scope="session")
def statements_compiled_once():
    """A file's engine takes what the engine of another file has compiled.

    SQLAlchemy keeps compiled statements by dialect, and each engine has its own. Those
    of one library are alike: coach gives them no options.
    """

    def make_engine(*arguments, **options):
        engine = create_engine(*arguments, **options)
        return engine.execution_options(compiled_cache=compiled)

    def library(dialect):
        return dialect.dbapi.__name__

    compiled = LRUCache(MOST_STATEMENTS)
    create_engine = sqlite.create_engine
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "create_engine", make_engine)
        patch.setattr(
            SQLiteDialect_pysqlite, "__hash__", lambda self: hash(library(self))
        )
        patch.setattr(
            SQLiteDialect_pysqlite,
            "__eq__",
            lambda self, other: (
                type(self) is type(other) and library(self) == library(other)
            ),
        )
        yield


@pytest.fixture(autouse=True, scope="session")
def options_read_once():
    """What a command's function takes is read off it at its first run."""
    read = cache(typer.main.get_params_from_function)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer.main, "get_params_from_function", read)
        yield
