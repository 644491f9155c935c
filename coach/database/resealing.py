"""A server's sealed columns: sealed, opened, or sealed with another key."""

from collections.abc import Callable, Sequence

from sqlalchemy import Column, Connection, Table, bindparam, select

from coach.credentials.key import Key
from coach.database import seals
from coach.database.engine import Database
from coach.database.postgres import SEAL
from coach.database.store import Store
from coach.database.tables import METADATA
from coach.database.tables.columns import Sealed
from coach.errors import CoachError, ExitCode

_AT_ONCE = 50  # some are whole files


def reseal(
    database: Database, new: Key | None, adjust: Callable[[int, Store], None]
) -> None:
    """Give every sealed column the other key, in one transaction.

    Args:
        database: on a server; other writers wait.
        new: the key; None opens everything.
        adjust: moves each athlete's tokens in or out, before it counts.

    Raises:
        CoachError: nobody is in the database yet (1), the present key is missing
            (78), or a value cannot be opened (65).
    """
    athletes = [athlete.id for athlete in database.athletes()]
    if not athletes:
        raise CoachError(
            "Nobody is in the database yet.",
            "There is nothing to encrypt.",
            "Run coach init.",
            ExitCode.ERROR,
        )
    with database.transaction("seal") as connection:
        old = database.key_in(connection)
        for table in METADATA.sorted_tables:
            sealed = [each for each in table.columns if isinstance(each.type, Sealed)]
            if sealed:
                _reseal(connection, table, sealed, (old, new))
        with seals.under(new):
            for athlete in athletes:
                adjust(athlete, Store(connection, athlete))
            mark = None if new is None else SEAL.encode()
            Store(connection, athletes[0]).save_secret(SEAL, mark)


def _reseal(
    connection: Connection,
    table: Table,
    sealed: Sequence[Column[object]],
    keys: tuple[Key | None, Key | None],
) -> None:
    old, new = keys
    named = list(table.primary_key)
    change = (
        table.update()
        .where(
            *(each == bindparam(f"key_{each.name}", type_=each.type) for each in named)
        )
        .values(
            {each: bindparam(f"new_{each.name}", type_=each.type) for each in sealed}
        )
    )
    names = [f"key_{each.name}" for each in named]
    names += [f"new_{each.name}" for each in sealed]
    query = select(*named, *sealed)
    found = connection.execute(query, execution_options={"yield_per": _AT_ONCE})
    parts = found.partitions()
    while True:
        with seals.under(old):
            rows = next(parts, None)
        if rows is None:
            return
        with seals.under(new):
            changes = [dict(zip(names, row, strict=True)) for row in rows]
            connection.execute(change, changes)
