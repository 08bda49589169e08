"""The database of a service: its engine, its transactions, and what their failures mean."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg
from sqlalchemy import event, make_url, text
from sqlalchemy.exc import DBAPIError, DisconnectionError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from services.common.driver import Direct, Row, leave
from services.common.errors import Aborted, Refusal, ResourceExhausted, Unavailable
from services.common.failpoints import reach
from services.common.tables import kit_tables, kit_upgrade

__all__ = [
    "Constraints",
    "Database",
    "create_database_if_missing",
    "is_transient",
    "kit_tables",
    "kit_upgrade",
    "refusal_of",
]

Constraints = Mapping[str, Callable[[], Refusal]]

# What the driver raises by itself; InternalClientError when a statement crosses the farewell of the server.
_BROKEN: Final = (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
_DRIVER_FAILURES: Final = (DBAPIError, asyncpg.PostgresError, *_BROKEN)
# What the database, or its being away, raises in a loop that has to wait it out if `is_passing`.
DATABASE_FAILURES: Final = (*_DRIVER_FAILURES, Unavailable, ResourceExhausted)

KIT_CONSTRAINTS: Final[Constraints] = {
    "journal_aggregate_version_key": lambda: Aborted("ETAG_MISMATCH"),
}

# Not the statement's fault: the connection, a deadlock, the server's resources, its state, its disk.
# https://www.postgresql.org/docs/current/errcodes-appendix.html
TRANSIENT: Final = ("08", "40", "53", "55", "57", "58", "XX", "25006")
# The schema is not there yet, or not granted: true of every statement until somebody migrates.
UNREADY: Final = ("42501", "42703", "42P01")

POOL_SIZE: Final = 10
DIRECT: Final = 4
CONNECT_TIMEOUT: Final = 5
LOCK_TIMEOUT: Final = "4s"
# The driver's own cache of prepared statements: they are few, and stay.
DRIVER: Final[Mapping[str, Any]] = {
    "record_class": Row,
    "statement_cache_size": 200,
    "max_cached_statement_lifetime": 0,
    "timeout": CONNECT_TIMEOUT,
}
# They find rows by their keys, so planning them once is enough.
PLANNED_ONCE: Final = {"plan_cache_mode": "force_generic_plan"}


class Database:
    """One service's database.

    `begin()`, `connect()` and `direct()` are one transaction each: they commit at the end and then set
    `committed`, which wakes the relay. `read()` gives a connection outside of any transaction. What the
    database refuses by a named constraint leaves as the Refusal registered for it.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        server_settings: Mapping[str, str],
        constraints: Constraints = KIT_CONSTRAINTS,
    ) -> None:
        self.engine = engine
        self.constraints: Constraints = {**KIT_CONSTRAINTS, **constraints}
        self.committed = asyncio.Event()
        self._driver_settings = {**server_settings, **PLANNED_ONCE}
        self._pool: asyncpg.Pool[Row] | None = None
        self._opening = asyncio.Lock()
        self._reading = engine.execution_options(isolation_level="AUTOCOMMIT")

    @classmethod
    def open(
        cls,
        url: str,
        *,
        application_name: str = "yangguang",
        pool_size: int = POOL_SIZE,
        constraints: Constraints = KIT_CONSTRAINTS,
    ) -> Database:
        """Make the engine; nothing connects before the first use."""
        connect_args = _connect_args(application_name)
        engine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=10,
            pool_use_lifo=True,
            # Errors are logged, and parameters are people's data.
            hide_parameters=True,
            connect_args=connect_args,
        )
        event.listen(engine.sync_engine, "checkout", _refuse_dead)
        return cls(engine, connect_args["server_settings"], constraints)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """One transaction as an ORM session; rows stay readable after the commit."""
        async with self._refusing(), AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session
            reach("db.before_commit")
            await session.commit()
            reach("db.after_commit")
        self.committed.set()

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[AsyncConnection]:
        """One transaction as a Core connection."""
        async with self._refusing(), self.engine.connect() as connection:
            yield connection
            reach("db.before_commit")
            await connection.commit()
            reach("db.after_commit")
        self.committed.set()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection on which each statement stands alone: no BEGIN, no COMMIT, no round trip more."""
        async with self._refusing(), self._reading.connect() as connection:
            yield connection

    @asynccontextmanager
    async def direct(self) -> AsyncIterator[Direct]:
        """One transaction as a connection of the driver, for what is done with every write."""
        async with self._refusing():
            pool = self._pool or await self._open_pool()
            async with pool.acquire() as connection:
                async with connection.transaction():
                    yield Direct(connection)
                    reach("db.before_commit")
                reach("db.after_commit")
        self.committed.set()

    async def value(self, query: str, *parameters: Any) -> Any:
        """One value, asked of the driver itself, for the query that is asked most."""
        async with self._refusing():
            pool = self._pool or await self._open_pool()
            async with pool.acquire() as connection:
                return await connection.fetchval(query, *parameters)

    async def _open_pool(self) -> asyncpg.Pool[Row]:
        async with self._opening:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(
                    self._driver_url,
                    min_size=0,
                    max_size=DIRECT,
                    reset=leave,
                    server_settings=self._driver_settings,
                    **DRIVER,
                )
        return self._pool

    @property
    def _driver_url(self) -> str:
        return self.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)

    @asynccontextmanager
    async def hold(self, **settings: str) -> AsyncIterator[Direct]:
        """A connection of one's own beside the pools, for a leader that keeps a lock on it for long."""
        connection = await asyncpg.connect(
            self._driver_url, server_settings={**self._driver_settings, **settings}, **DRIVER
        )
        try:
            yield Direct(connection)
        finally:
            # Without a farewell: the server may be gone, and a lock must not outlive its leader.
            connection.terminate()

    async def is_reachable(self) -> bool:
        """Whether the database answers now."""
        try:
            async with self.read() as connection:
                await connection.execute(text("SELECT 1"))
        except Unavailable:
            return False
        return True

    async def dispose(self) -> None:
        """Close every connection."""
        await self.engine.dispose()
        if self._pool is not None:
            await self._pool.close()

    @asynccontextmanager
    async def _refusing(self) -> AsyncIterator[None]:
        try:
            yield
        except (*_DRIVER_FAILURES, PoolTimeoutError) as error:
            refusal = refusal_of(error, self.constraints)
            if refusal is None:
                raise
            raise refusal from error


def refusal_of(error: BaseException, constraints: Constraints = KIT_CONSTRAINTS) -> Refusal | None:
    """What a failure of the database means to the caller; None when it is a defect of ours."""
    if isinstance(error, IntegrityError | asyncpg.IntegrityConstraintViolationError):
        make = constraints.get(constraint_of(error))
        return make() if make else None
    if is_transient(error):
        return Unavailable("DATABASE_UNAVAILABLE")
    return None


def constraint_of(error: BaseException) -> str:
    """The name of the constraint an error is about; "" when there is none."""
    cause = error.orig.__cause__ if isinstance(error, DBAPIError) and error.orig else error
    return str(getattr(cause, "constraint_name", None) or "")


def is_transient(error: BaseException) -> bool:
    """Whether trying again may succeed: the connection, the server's state or a lock, not the statement."""
    if isinstance(error, Unavailable):
        return True
    if isinstance(error, DisconnectionError | PoolTimeoutError) or is_disconnect(error):
        return True
    return sqlstate_of(error).startswith(TRANSIENT)


def is_unready(error: BaseException) -> bool:
    """Whether the schema the statement needs is missing."""
    return sqlstate_of(error).startswith(UNREADY)


def is_passing(failure: BaseException) -> bool:
    """Whether a loop should wait and come again: the database or its schema is away, or a queue is full."""
    if isinstance(failure, BaseExceptionGroup):
        return all(is_passing(part) for part in failure.exceptions)
    return isinstance(failure, ResourceExhausted) or is_transient(failure) or is_unready(failure)


def sqlstate_of(error: BaseException) -> str:
    """The five characters PostgreSQL names an error by; "" when it did not come from there."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(cause, "sqlstate", None) or "")


def is_disconnect(error: BaseException) -> bool:
    """Whether the connection broke, so that nobody knows whether a COMMIT sent on it took effect."""
    if isinstance(error, DBAPIError):
        if error.connection_invalidated or sqlstate_of(error).startswith(("08", "57P")):
            return True
        cause = error.orig.__cause__ if error.orig else None
        return cause is not None and is_disconnect(cause)
    return isinstance(error, (*_BROKEN, asyncpg.PostgresConnectionError))


async def create_database_if_missing(url: str, maintenance: str = "postgres") -> bool:
    """Create the database a URL names, through a maintenance database of the same server."""
    target = make_url(url)
    admin = create_async_engine(target.set(database=maintenance), isolation_level="AUTOCOMMIT")
    try:
        async with admin.connect() as connection:
            found = await connection.scalar(
                text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": target.database}
            )
            if not found:
                quoted = str(target.database).replace('"', '""')
                await connection.execute(text(f'CREATE DATABASE "{quoted}"'))
    finally:
        await admin.dispose()
    return not found


def _connect_args(application_name: str) -> dict[str, Any]:
    return {
        "prepared_statement_cache_size": 500,
        # SQLAlchemy keeps the prepared statements; a second cache below would only hold memory.
        "statement_cache_size": 0,
        "timeout": CONNECT_TIMEOUT,
        "server_settings": {
            "application_name": application_name,
            "jit": "off",
            "lock_timeout": LOCK_TIMEOUT,
            "timezone": "UTC",
        },
    }


def _refuse_dead(dbapi_connection: Any, _record: Any, _proxy: Any) -> None:
    """Hand out no connection whose socket is closed: the pool makes another, and no ping is paid for."""
    if dbapi_connection._connection.is_closed():
        raise DisconnectionError


async def wait(happened: asyncio.Event, patience: float) -> bool:
    """Wait for something to happen, or until patience is at its end; tells whether it happened."""
    try:
        async with asyncio.timeout(patience):
            await happened.wait()
    except TimeoutError:
        return False
    return True
