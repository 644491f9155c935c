"""Column types that mean the same on SQLite and on PostgreSQL.

SQLite's strict tables know five types only, and PostgreSQL minds what SQLite lets
pass (NaN, a NUL in a text, a locale's order of letters). These types close the
gaps, so that both hold, refuse and sort the same values.
"""

import json
import math
import operator
from datetime import UTC, date, datetime
from typing import Any, ClassVar, TypeVar

from sqlalchemy import (
    JSON,
    REAL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from coach.database import seals

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
STRICT: dict[str, Any] = {"sqlite_strict": True}
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""For tables whose key is not a number of their own."""

_BEYOND = 2**63

T = TypeVar("T")


def _is_sqlite(dialect: Dialect) -> bool:
    return dialect.name == "sqlite"


class _Portable(TypeDecorator[T]):
    """A type with a form on each database, and checks that both share."""

    impl = Text
    cache_ok = True
    in_sqlite: ClassVar[TypeEngine[Any]] = Text()
    in_postgres: ClassVar[TypeEngine[Any]]

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own type."""
        kind = self.in_sqlite if _is_sqlite(dialect) else self.in_postgres
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: T | None, dialect: Dialect) -> object:
        """What is sent to the database; NULL for None.

        Raises:
            ValueError: the databases would not hold the same.
        """
        if value is None:
            return None
        checked = self._checked(value)
        if _is_sqlite(dialect):
            return self._to_sqlite(checked)
        return self._to_postgres(checked)

    def _checked(self, value: T) -> T:
        return value

    def _to_sqlite(self, value: T) -> object:
        return value

    def _to_postgres(self, value: T) -> object:
        return value


class _Converted(_Portable[T]):
    """A portable type whose values have to be made again from what comes back."""

    cache_ok = True

    def process_result_value(
        self,
        value: T | None,
        dialect: Dialect,  # noqa: ARG002 - SQLite's values do not come here
    ) -> T | None:
        """The value that was stored, as PostgreSQL gives it."""
        return None if value is None else self._again(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:  # noqa: ANN401
        """What makes the stored value of SQLite's: one call a value, of many."""
        if not _is_sqlite(dialect):
            return super().result_processor(dialect, coltype)
        make = self._from_sqlite
        return lambda value: None if value is None else make(value)

    def _from_sqlite(self, value: Any) -> T:  # noqa: ANN401 - what SQLite answers
        raise NotImplementedError

    def _again(self, value: T) -> T:
        return value


class Words(_Portable[str]):
    """Text, sorted by code point on both databases."""

    cache_ok = True
    in_postgres = Text(collation="C")

    def _checked(self, value: str) -> str:
        if "\0" in value or any("\ud800" <= each <= "\udfff" for each in value):
            raise ValueError(f"a text that no database can hold: {value!r}")
        return str(value)


class Number(_Portable[float]):
    """A finite double; it comes back bit for bit."""

    cache_ok = True
    in_sqlite = REAL()
    in_postgres = Double()

    def _checked(self, value: float) -> float:
        if not math.isfinite(value):
            raise ValueError(f"a number that is not finite: {value}")
        return float(value)


class Count(_Portable[int]):
    """A whole number of 64 bits."""

    cache_ok = True
    in_sqlite = Integer()
    in_postgres = BigInteger()

    def _checked(self, value: int) -> int:
        if not -_BEYOND <= value < _BEYOND:
            raise ValueError(f"a number that is too big: {value}")
        return operator.index(value)


class Flag(_Converted[bool]):
    """Yes or no; 1 or 0 on SQLite."""

    cache_ok = True
    in_sqlite = Integer()
    in_postgres = Boolean()

    def _from_sqlite(self, value: int) -> bool:
        return bool(value)


class Day(_Converted[date]):
    """A calendar day; `2026-03-01` on SQLite."""

    cache_ok = True
    in_postgres = Date()

    def _to_sqlite(self, value: date) -> str:
        return value.isoformat()

    def _from_sqlite(self, value: str) -> date:
        return date.fromisoformat(value)


class Moment(_Converted[datetime]):
    """An instant, kept and given back in UTC; its text sorts by time on SQLite."""

    cache_ok = True
    in_postgres = DateTime(timezone=True)

    def _checked(self, value: datetime) -> datetime:
        if value.utcoffset() is None:
            raise ValueError(f"a time without an offset: {value}")
        return value.astimezone(UTC)

    def _to_sqlite(self, value: datetime) -> str:
        return value.isoformat(timespec="microseconds")

    def _from_sqlite(self, value: str) -> datetime:
        return datetime.fromisoformat(value)

    def _again(self, value: datetime) -> datetime:
        return value.astimezone(UTC)


class Document(_Converted[Any]):
    """JSON made of dicts, lists, texts and numbers; NULL for None."""

    cache_ok = True
    in_postgres = JSON(none_as_null=True)

    def _to_sqlite(self, value: object) -> str:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)

    def _from_sqlite(self, value: str) -> object:
        return json.loads(value)


Bytes = LargeBinary


class Sealed(_Portable[T]):
    """A value that a server keeps and cannot read, where a key is in force.

    No query may compare it: the same value is sealed anew each time. On SQLite it is
    what it is without the seal, for there the whole file is encrypted.

    Attributes:
        place: `table.column`; elsewhere the value does not open.
    """

    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:  # noqa: ANN401
        """What opens a value that comes from a server."""
        make = super().result_processor(dialect, coltype)
        if _is_sqlite(dialect):
            return make

        def opened(value: Any) -> Any:  # noqa: ANN401 - whatever the column holds
            plain = value if make is None else make(value)
            return None if plain is None else self._opened(plain)

        return opened

    def _opened(self, value: Any) -> T:  # noqa: ANN401 - what PostgreSQL answers
        raise NotImplementedError


class SealedWords(Sealed[str], Words):
    """Text in the athlete's own words."""

    cache_ok = True

    def _to_postgres(self, value: str) -> str:
        return seals.seal_text(value, self.place)

    def _opened(self, value: str) -> str:
        return seals.unseal_text(value, self.place)


class SealedDocument(Sealed[Any], Document):
    """JSON with the athlete's own words in it; sealed it is one JSON text."""

    cache_ok = True

    def _to_postgres(self, value: object) -> object:
        if seals.in_force() is None:
            return value
        return seals.seal_text(self._to_sqlite(value), self.place)

    def _opened(self, value: object) -> object:
        if seals.in_force() is None or not isinstance(value, str):
            return value
        return self._from_sqlite(seals.unseal_text(value, self.place))


class SealedBytes(Sealed[bytes]):
    """Whole files, and secrets."""

    cache_ok = True
    in_sqlite = LargeBinary()
    in_postgres = LargeBinary()

    def _to_postgres(self, value: bytes) -> bytes:
        return seals.seal(value, self.place)

    def _opened(self, value: bytes) -> bytes:
        return seals.unseal(value, self.place)


def athlete_column(*, key: bool = False) -> Column[int]:
    """Whose row it is; part of the key where `key` is set."""
    return Column(
        "athlete_id",
        Count,
        ForeignKey("athletes.id"),
        primary_key=key,
        nullable=False,
        autoincrement=False,
    )


def id_column() -> Column[int]:
    """A row's number; the store gives the next one, the database none of its own."""
    return Column("id", Count, primary_key=True, autoincrement=False)


def belongs_to(
    column: str, table: str, named: str = "id", *, later: bool = False
) -> ForeignKeyConstraint:
    """The column names a row of `table`, of the same athlete.

    Checked at the end of the transaction when `later` is set.
    """
    return ForeignKeyConstraint(
        ["athlete_id", column],
        [f"{table}.athlete_id", f"{table}.{named}"],
        deferrable=later or None,
        initially="DEFERRED" if later else None,
    )


def within(column: str, low: int, high: int) -> CheckConstraint:
    """The column's value lies between those two."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_range")


def quantities(*columns: str) -> tuple[CheckConstraint, ...]:
    """Seconds, metres, beats, watts: none below zero, none beyond any lifetime."""
    return tuple(within(column, 0, 1_000_000_000) for column in columns)
