"""The driver (数据库驱动) spoken to directly: `text` statements by name of parameter, and nothing else.

A statement through SQLAlchemy's asyncio costs 0.20 ms of Python, through asyncpg itself 0.08 ms. What is
executed with every write goes this way; all else is written as SQLAlchemy Core.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Protocol

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from asyncpg.transaction import Transaction
from sqlalchemy import TextClause
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

Parameters = Mapping[str, Any]
# A statement that reads, and for what; one that writes, and what.
Read = tuple[TextClause, Parameters]
Write = tuple[TextClause, Parameters]

_NUMBER: Final = re.compile(r"\$(\d+)")
_DIALECT: Final = PGDialect_asyncpg()  # type: ignore[no-untyped-call]


class Executes(Protocol):
    """What a connection or session of SQLAlchemy and one of the driver have in common."""

    async def execute(self, statement: Any, parameters: Any = None, /) -> Any:
        """The rows of a statement."""

    async def scalar(self, statement: Any, parameters: Any = None, /) -> Any:
        """The first column of the first row."""

    async def scalars(self, statement: Any, parameters: Any = None, /) -> Any:
        """The first column of every row."""


class Row(asyncpg.Record):  # type: ignore[misc]
    """A row whose columns are attributes too, but for those named like a method: items, keys, values, get."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


class Rows(Sequence[Any]):
    """The rows of a statement, read as those of SQLAlchemy are."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: Any) -> Any:
        return self._rows[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> Sequence[Any]:
        """Every row."""
        return self._rows

    def one(self) -> Any:
        """The only row."""
        [row] = self._rows
        return row


class Direct:
    """A connection of the driver; outside of `begin()` each statement stands alone."""

    def __init__(self, connection: asyncpg.Connection[Row] | PoolConnectionProxy[Row]) -> None:
        self._connection = connection

    async def execute(
        self, statement: TextClause, parameters: Parameters | Sequence[Parameters] | None = None, /
    ) -> Rows:
        """The rows of a statement; several sets of parameters are sent together and bring no rows."""
        sql, names = positional(statement)
        if parameters is None or isinstance(parameters, Mapping):
            return Rows(await self._connection.fetch(sql, *_values(names, parameters or {})))
        await self._connection.executemany(sql, [_values(names, each) for each in parameters])
        return Rows(())

    async def scalar(self, statement: TextClause, parameters: Parameters | None = None, /) -> Any:
        """The first column of the first row; None when there is no row."""
        rows = await self.execute(statement, parameters)
        return rows[0][0] if rows else None

    async def scalars(self, statement: TextClause, parameters: Parameters | None = None, /) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in await self.execute(statement, parameters)]

    async def read(self, *reads: Read) -> list[list[tuple[Any, ...]]]:
        """The rows of several statements as tuples, as of one moment, on one journey to the database."""
        sql, names = side_by_side(tuple(statement for statement, _ in reads))
        [found] = await self._connection.fetch(sql, *(reads[index][1][name] for index, name in names))
        return list(found.values())

    async def write(self, *writes: Write) -> None:
        """Do several writes that do not see one another on one journey to the database."""
        if writes:
            sql, names = together(tuple(statement for statement, _ in writes))
            await self._connection.fetch(sql, *(writes[index][1][name] for index, name in names))

    def begin(self) -> Transaction:
        """A transaction; within one, a savepoint."""
        return self._connection.transaction()


def _values(names: Sequence[str], parameters: Parameters) -> list[Any]:
    return [parameters[name] for name in names]


@lru_cache(maxsize=1024)
def positional(statement: TextClause) -> tuple[str, tuple[str, ...]]:
    """A statement as the driver takes it, and the names of its parameters in their order."""
    compiled = statement.compile(dialect=_DIALECT)
    return str(compiled), tuple(compiled.positiontup or ())


# For each parameter of several statements as one: the index of its statement, and its name there.
Names = list[tuple[int, str]]


@lru_cache(maxsize=256)
def together(statements: tuple[TextClause, ...]) -> tuple[str, Names]:
    """Writes as one statement."""
    parts, names = _numbered_on(statements)
    return f"WITH {', '.join(f'write_{n} AS ({sql})' for n, sql in enumerate(parts))} SELECT", names


@lru_cache(maxsize=256)
def side_by_side(statements: tuple[TextClause, ...]) -> tuple[str, Names]:
    """Reads as one statement: one row, with the rows of each read in a column of its own."""
    parts, names = _numbered_on(statements)
    return f"SELECT {', '.join(f'ARRAY(SELECT ROW(found.*) FROM ({sql}) AS found)' for sql in parts)}", names


def _numbered_on(statements: Sequence[TextClause]) -> tuple[list[str], Names]:
    """Statements whose parameters are numbered on from one to the next."""
    parts, order = list[str](), Names()
    for index, statement in enumerate(statements):
        sql, names = positional(statement)
        parts.append(_renumbered(sql, len(order)))
        order += [(index, name) for name in names]
    return parts, order


def _renumbered(sql: str, before: int) -> str:
    return _NUMBER.sub(lambda found: f"${int(found[1]) + before}", sql)


async def leave(connection: asyncpg.Connection[Any]) -> None:
    """Give a connection back to its pool: nothing is set on it, only a transaction cut off is undone."""
    if connection.is_in_transaction():
        await connection.execute("ROLLBACK")
