"""One athlete's rows; no query made here can see another's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select
from sqlalchemy.exc import DataError, IntegrityError, StatementError

from coach.errors import CoachError, ExitCode

Values = Mapping[str, Any]


class Rows:
    """Reads and writes rows of one athlete in one transaction."""

    def __init__(self, connection: Connection, athlete_id: int) -> None:
        self._connection = connection
        self._athlete_id = athlete_id

    def _select(
        self, table: Table, *where: ColumnElement[bool], only: Sequence[str] = ()
    ) -> Select[Any]:
        columns = [table.c[name] for name in only] or list(table.c)
        mine = table.c.athlete_id == self._athlete_id
        return select(*columns).where(mine, *where)

    def _all(
        self,
        table: Table,
        *where: ColumnElement[bool],
        only: Sequence[str] = (),
        order: Sequence[str] = (),
    ) -> Sequence[Row[Any]]:
        query = self._select(table, *where, only=only)
        query = query.order_by(*(table.c[name] for name in order))
        return self._connection.execute(query).all()

    def _first(
        self, table: Table, *where: ColumnElement[bool], only: Sequence[str] = ()
    ) -> Row[Any] | None:
        return self._connection.execute(self._select(table, *where, only=only)).first()

    def _next(self, table: Table, column: str = "id") -> int:
        """One more than the highest number in the table, whoever's rows they are."""
        highest = self._connection.scalar(select(func.max(table.c[column])))
        return (highest or 0) + 1

    def _add(self, table: Table, *rows: Values) -> None:
        if rows:
            mine = [{"athlete_id": self._athlete_id, **row} for row in rows]
            self._connection.execute(table.insert(), mine)

    def _remove(self, table: Table, *where: ColumnElement[bool]) -> None:
        mine = table.c.athlete_id == self._athlete_id
        self._connection.execute(table.delete().where(mine, *where))

    def _update(self, table: Table, values: Values, *where: ColumnElement[bool]) -> int:
        """How many rows were changed."""
        mine = table.c.athlete_id == self._athlete_id
        change = table.update().where(mine, *where).values(**values)
        return self._connection.execute(change).rowcount

    def _put(self, table: Table, key: Values, values: Values, once: Values) -> bool:
        """Make the row of that key hold those values; False when it already did.

        `once` is written with a new row only.
        """
        where = [table.c[name] == value for name, value in key.items()]
        held = self._first(table, *where, only=[*key, *values])
        if held is None:
            self._add(table, {**key, **values, **once})
            return True
        if all(getattr(held, name) == value for name, value in values.items()):
            return False
        self._update(table, values, *where)
        return True

    def _replace(self, table: Table, rows: Iterable[Values]) -> None:
        """Make these the athlete's only rows in the table, in order of `number`."""
        wanted = [dict(row, number=number) for number, row in enumerate(rows)]
        names = [name for name in table.c.keys() if name != "athlete_id"]  # noqa: SIM118
        rows_held = self._all(table, only=names, order=["number"])
        held = [dict(zip(names, row, strict=True)) for row in rows_held]
        if held != wanted:
            self._remove(table)
            self._add(table, *wanted)

    @contextmanager
    def _one_record(self, what: str) -> Iterator[None]:
        """Nothing of one record is kept when the database cannot hold it.

        Raises:
            CoachError: it cannot (exit 65); the transaction goes on without it.
        """
        try:
            with self._connection.begin_nested():
                yield
        except (IntegrityError, DataError) as error:
            raise _refused(what, str(error.orig)) from error
        except StatementError as error:
            if not isinstance(error.orig, ValueError | TypeError):
                raise
            raise _refused(what, str(error.orig)) from error
        except ValueError as error:
            raise _refused(what, str(error)) from error


def _refused(what: str, why: str) -> CoachError:
    return CoachError(
        f"{what} cannot be saved.",
        why.strip().splitlines()[0],
        "Correct that value where it comes from, then import it again.",
        ExitCode.UNREADABLE_INPUT,
    )
