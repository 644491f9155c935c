"""A new database with every row of an old one that can still be read."""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, ForeignKeyConstraint, Table, make_url, text

from coach.database import sqlite
from coach.database.cipher import connect, errors
from coach.database.engine import Database
from coach.database.leftovers import remove_half_made
from coach.database.migrate import migrate
from coach.database.tables import METADATA
from coach.database.trouble import Place

_AT_ONCE = 500


def new_beside(old: Database) -> Database:
    """An empty database beside the old one, under the same key.

    Raises:
        CoachError: there is no room (exit 73).
    """
    if old.place.file is None:
        raise RuntimeError("only a file can be rebuilt")
    file = old.place.file.with_name(f"{old.place.file.name}.rebuilding")
    remove_half_made(old.place)
    place = Place(str(file), file, old.place.find)
    url = make_url("sqlite://").set(database=str(file))
    made = Database(place, sqlite.make_engine(url, place, old.key), old.key)
    try:
        migrate(made)
    except BaseException:
        made.close()
        remove_half_made(old.place)
        raise
    return made


def carry_over(old: Database, new: Database) -> tuple[str, ...]:
    """Every readable row into the new database; says what could not be read.

    Raises:
        CoachError: there is no room (exit 73).
    """
    if old.place.file is None:
        raise RuntimeError("only a file can be rebuilt")
    troubles: list[str] = []
    with (
        closing(connect(old.place.file, old.key)) as source,
        new.transaction("rebuild", migrating=True) as target,
    ):
        for table in METADATA.sorted_tables:
            lost = _copy_table(source, old, target, table)
            if lost:
                troubles.append(f"{table.name}: {lost}")
        loose = _drop_loose_rows(target)
    troubles += (f"{name}: {n} rows named a missing one" for name, n in loose.items())
    return tuple(troubles)


def _copy_table(source: Any, old: Database, target: Connection, table: Table) -> str:  # noqa: ANN401
    """Copy the rows that can be read; why not all of them were."""
    names = [column.name for column in table.columns]
    key = ", ".join(f'"{column.name}"' for column in table.primary_key)
    chosen = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" for _ in names)
    into = f'INSERT OR IGNORE INTO "{table.name}" ({chosen}) VALUES ({places})'  # noqa: S608
    lost = ""
    for order in ("ASC", "DESC"):  # what lies behind the damage is met from its end
        directed = key.replace(",", f" {order},")
        query = f'SELECT {chosen} FROM "{table.name}" ORDER BY {directed} {order}'  # noqa: S608
        try:
            for rows in _chunks(source.execute(query)):
                _insert(target, into, rows)
        except errors(old.key) as error:
            lost = str(error)
            continue
        break
    return lost


def _chunks(cursor: Any) -> Iterator[Sequence[tuple[Any, ...]]]:  # noqa: ANN401
    """Rows, many at once; those before an error are given before it is raised."""
    rows: list[tuple[Any, ...]] = []
    try:
        for row in cursor:
            rows.append(row)
            if len(rows) == _AT_ONCE:
                yield rows
                rows = []
    finally:
        yield rows


def _insert(target: Connection, into: str, rows: Sequence[tuple[Any, ...]]) -> None:
    driver: Any = target.connection.dbapi_connection
    try:
        driver.executemany(into, rows)
    except Exception:  # noqa: BLE001 - one row that is no row costs none of the others
        for row in rows:
            with suppress(Exception):
                driver.execute(into, row)


def _drop_loose_rows(connection: Connection) -> dict[str, int]:
    """Remove rows that name a missing one, until there are none; how many they were."""
    dropped: dict[str, int] = {}
    again = True
    while again:
        again = False
        for table in METADATA.sorted_tables:
            for key in table.foreign_key_constraints:
                count = connection.execute(text(_loose(table, key))).rowcount
                if count:
                    dropped[table.name] = dropped.get(table.name, 0) + count
                    again = True
    return dropped


def _loose(table: Table, key: ForeignKeyConstraint) -> str:
    own = [column.name for column in key.columns]
    named = [element.column.name for element in key.elements]
    same = " AND ".join(
        f'p."{parent}" = "{table.name}"."{child}"'
        for child, parent in zip(own, named, strict=True)
    )
    given = " AND ".join(f'"{name}" IS NOT NULL' for name in own)
    parent = key.referred_table.name
    return (
        f'DELETE FROM "{table.name}" WHERE {given}'  # noqa: S608
        f' AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE {same})'
    )


def file_of(database: Database) -> Path:
    """The database's file."""
    if database.place.file is None:
        raise RuntimeError("it is in no file")
    return database.place.file
