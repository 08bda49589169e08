"""Runs a service: its server, relay, consumer and loops together, from start to an orderly end.

`python -m services.<name>` serves, `… migrate` brings the database up to date, `… load-demo` loads the demo
county. A service starts without its database, its broker or its peers and is ready once the first two answer.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Generic, TypeVar

import grpc.aio
import uvloop
from google.protobuf.descriptor import FileDescriptor
from prometheus_client import Gauge
from yangguang.common.v1 import journal_pb2, journal_pb2_grpc

from services.common import (
    backup_time,
    garbage,
    idempotency,
    identity,
    logs,
    metrics,
    rpc,
    schema,
    settings,
)
from services.common.broker import Broker
from services.common.consumer import Consumer
from services.common.db import Constraints, Database
from services.common.files import Files, open_store
from services.common.identity import Issuer, TokenSigner, Verifier
from services.common.journal_server import JournalService
from services.common.platforms import Platforms, credentials
from services.common.relay import Relay
from services.common.sealing import Sealer
from services.common.self_audit import SelfAudit
from services.common.settings import ServiceSettings
from services.common.timesource import TimeSource

log = logging.getLogger(__name__)

S = TypeVar("S", bound=ServiceSettings)
Run = Callable[[], Coroutine[Any, Any, None]]

FLUSH: Final = 0.25
WATCH: Final = 2.0
PATIENCE: Final = 5.0
# A loop that has not come round for so long hangs, and the process is better started anew.
STALLED: Final = 60.0

PARTS: Final = ("BROKER", "DATABASE", "SCHEMA")
MISSING: Final = Gauge(
    "yangguang_missing_part", "1 while the service lacks this part of what it needs.", ["service", "part"]
)


@dataclass(frozen=True, slots=True)
class Kit(Generic[S]):
    """What a service is built of."""

    service: str
    settings: S
    database: Database
    broker: Broker
    relay: Relay
    now: TimeSource
    _stack: AsyncExitStack

    def channel(self, peer: str, *protos: FileDescriptor) -> grpc.aio.Channel:
        """A channel to another service; `protos` are those of what is called there."""
        address: str = getattr(self.settings, f"{peer}_address")
        made = rpc.channel(address, *protos, token=_own_token(self.service, self.settings))
        self._stack.push_async_callback(made.close)
        return made

    def journals(self, *peers: str) -> dict[str, journal_pb2_grpc.JournalServiceAsyncStub]:
        """The journals of other services, for a consumer that repairs its gaps."""
        return {
            peer: journal_pb2_grpc.JournalServiceStub(self.channel(peer, journal_pb2.DESCRIPTOR))
            for peer in peers
        }

    def sealer(self) -> Sealer:
        """Seals and opens personal fields; the service does not start without the key."""
        if self.settings.seal_key_file is None:
            raise SystemExit("settings: YG_SEAL_KEY_FILE: Field required")
        return Sealer(self.settings.seal_key_file)

    def files(self, folder: str = "") -> Files | None:
        """The store of files, or a folder of it; None where the deployment keeps none.

        Two services never share a folder: each sweeps what none of its own rows names.
        """
        given = self.settings
        url = f"{given.files_url.rstrip('/')}/{folder}" if given.files_url and folder else given.files_url
        secret = given.files_secret_key.get_secret_value()
        return open_store(url, given.files_endpoint, given.files_region, given.files_access_key, secret)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a service is made of beside what all have."""

    # Registers the servicers; JournalService is there by itself.
    add: Callable[[grpc.aio.Server], None]
    consumer: Consumer | None = None
    # Run beside the server until the end: writers, sweeps.
    loops: Sequence[Run] = ()


@dataclass(frozen=True, slots=True)
class Door:
    """A server and where it listens: one for the cluster, one for upstream platforms."""

    server: rpc.Server
    listen: str
    credentials: grpc.ServerCredentials | None = None


@dataclass(frozen=True, slots=True)
class Service(Generic[S]):
    """A service, as its `__main__` describes it."""

    name: str
    settings: type[S]
    build: Callable[[Kit[S]], Awaitable[Parts]]
    load_demo: Callable[[Kit[S]], Awaitable[None]] | None = None
    constraints: Constraints = field(default_factory=dict)
    # What else its command line can do, by name.
    commands: Mapping[str, Callable[[Kit[S]], Awaitable[None]]] = field(default_factory=dict)


def main(service: Service[S]) -> None:
    """Do what the command line says."""
    commands: Mapping[str, Callable[[Service[S], S], Coroutine[Any, Any, None]]] = {
        "serve": _serve,
        "migrate": _migrate,
        "load-demo": _load_demo,
        **{name: partial(_do, run) for name, run in service.commands.items()},
    }
    parser = argparse.ArgumentParser(prog=f"python -m services.{service.name}")
    parser.add_argument("command", nargs="?", choices=commands, default="serve")
    command = commands[parser.parse_args().command]
    found = settings.load(service.settings)
    logs.set_up(service.name, found.log_level)
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(command(service, found))
    except Exception:
        log.critical("%s ended", service.name, exc_info=True)
        raise SystemExit(1) from None


async def _migrate(service: Service[S], found: S) -> None:
    # Here alone: a service that serves need not wait for Alembic, nor keep it in memory.
    from services.common import migrations

    await migrations.migrate(found.database_url, service.name)


async def _load_demo(service: Service[S], found: S) -> None:
    if service.load_demo is not None:
        await _do(service.load_demo, service, found)


async def _do(run: Callable[[Kit[S]], Awaitable[None]], service: Service[S], found: S) -> None:
    async with AsyncExitStack() as stack:
        await run(_kit(service, found, stack))


async def _serve(service: Service[S], found: S) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        kit = _kit(service, found, stack)
        parts = await service.build(kit)
        canon = logs.Canon(service.name, enabled=log.isEnabledFor(logging.INFO))
        vitals = Vitals(kit)
        platforms = _platforms(found)
        doors = _doors(kit, parts, canon, platforms)
        stack.enter_context(metrics.serving(found.metrics_listen, alive=vitals.stalled, ready=vitals.missing))
        loops = _loops(kit, parts, [partial(_flush, canon), *([platforms.watch] if platforms else [])])
        await _run(doors, vitals, loops, stop, found)
        canon.flush()
    log.info("%s stopped", service.name)


async def _run(
    doors: Sequence[Door], vitals: Vitals, loops: Sequence[Run], stop: asyncio.Event, found: ServiceSettings
) -> None:
    """Serve until told to stop; then the calls in flight finish while everything they need still runs.

    A loop that ends takes the service with it. This is a task group but for its end: see `_end`.
    """
    told = asyncio.create_task(stop.wait())
    runs: list[Run] = [*loops, partial(vitals.watch, doors)]
    tasks = [asyncio.create_task(run()) for run in runs]
    try:
        for door in doors:
            log.info("listening at port %d", await door.server.start(door.listen, door.credentials))
        garbage.settle()
        ended, _ = await asyncio.wait([told, *tasks], return_when=asyncio.FIRST_COMPLETED)
        log.info("stopping")
        vitals.stopping = True
        grace = found.shutdown_grace if ended == {told} else 0
        await asyncio.gather(*(door.server.stop(grace) for door in doors))
    finally:
        await _end([told, *tasks])
    for task in ended - {told}:
        task.result()
        raise RuntimeError(f"{task.get_coro()} ended")


async def _end(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Cancel until it takes, as `loops.end` does; whatever else runs in this process, too."""
    pending = swallowing = set(tasks)
    while pending:
        for task in swallowing:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=1.0)
        swallowing = asyncio.all_tasks() - {asyncio.current_task()}


def _loops(kit: Kit[Any], parts: Parts, own: Sequence[Run]) -> list[Run]:
    consuming = [] if parts.consumer is None else [parts.consumer.run]
    forgetting = partial(idempotency.purge_forever, kit.database)
    auditing = SelfAudit(kit.database, kit.service).run
    backups = partial(backup_time.watch, kit.database, kit.service)
    kept: list[Run] = [kit.broker.run, kit.relay.run, forgetting, auditing, backups]
    return [*kept, *consuming, *parts.loops, *own]


def _kit(service: Service[S], found: S, stack: AsyncExitStack) -> Kit[S]:
    database = Database.open(
        found.database_url,
        application_name=service.name,
        pool_size=found.database_pool,
        constraints=service.constraints,
    )
    stack.push_async_callback(database.dispose)
    broker = Broker(found.nats_url, service.name)
    relay = Relay(database, service.name, broker, stream=found.stream, replicas=found.stream_replicas)
    now = TimeSource(found.time_scale, found.time_anchor)
    metrics.name_build(service.name)
    return Kit(service.name, found, database, broker, relay, now, stack)


def _doors(kit: Kit[Any], parts: Parts, canon: logs.Canon, platforms: Platforms | None) -> list[Door]:
    found = kit.settings
    journal = JournalService(kit.database, kit.service, found.region, kit.relay, parts.consumer)

    def add(server: grpc.aio.Server) -> None:
        parts.add(server)
        journal_pb2_grpc.add_JournalServiceServicer_to_server(journal, server)

    limits = rpc.Limits(found.max_message_bytes, found.max_concurrent_calls, found.default_deadline)
    opened = partial(rpc.Server, kit.service, add, limits=limits, canon=canon)
    inside = opened(Verifier(_issuers(found)), coalesces=True)
    doors = [Door(inside, found.listen)]
    if platforms is not None and found.upstream_listen is not None:
        upstream = opened(platforms, running=inside.running)
        doors.append(Door(upstream, found.upstream_listen, _credentials(found)))
    return doors


def _platforms(found: ServiceSettings) -> Platforms | None:
    if found.upstream_listen is None or found.platforms_file is None:
        return None
    platforms = Platforms(found.platforms_file, found.upstream_certificate_header)
    if not platforms.refresh():
        raise SystemExit("settings: YG_PLATFORMS_FILE: cannot be read")
    return platforms


def _credentials(found: ServiceSettings) -> grpc.ServerCredentials | None:
    return None if found.upstream_tls_dir is None else credentials(found.upstream_tls_dir)


def _issuers(found: ServiceSettings) -> list[Issuer]:
    issuers = identity.read_issuers(found.issuers_file)
    if found.dev_identity and any(issuer.jwks_url for issuer in issuers):
        raise SystemExit("settings: YG_DEV_IDENTITY: refused together with a real identity provider")
    return issuers


def _own_token(service: str, found: ServiceSettings) -> Callable[[], str] | None:
    if found.service_key_file is None:
        return None
    signer = TokenSigner(found.service_key_file, identity.SERVICE_ISSUER)
    return lambda: signer.service_token(service, found.region)


class Vitals:
    """Whether the process is alive and ready; asked from the thread of the metrics port."""

    def __init__(self, kit: Kit[Any]) -> None:
        self._kit = kit
        self._beat = time.monotonic()
        self._missing = ["STARTING"]
        self._migrated = False
        self.stopping = False

    def stalled(self) -> list[str]:
        """What is wrong with the process itself."""
        return ["LOOP_STALLED"] if time.monotonic() - self._beat > STALLED else []

    def missing(self) -> list[str]:
        """What it lacks to do its work."""
        return ["STOPPING"] if self.stopping else self._missing

    async def watch(self, doors: Sequence[Door]) -> None:
        """Look after both, for as long as the service runs."""
        while True:
            self._beat = time.monotonic()
            missing = await self._look()
            for part in PARTS:
                MISSING.labels(self._kit.service, part).set(part in missing)
            if missing != self._missing:
                log.info("missing: %s", ", ".join(missing) or "nothing")
                # Calls can be answered without the broker; the journal waits for it.
                for door in doors:
                    await door.server.report(ready=set(missing) <= {"BROKER"})
                self._missing = missing
            await asyncio.sleep(WATCH if self._migrated else WATCH / 10)

    async def _look(self) -> list[str]:
        missing = [] if self._kit.broker.is_connected else ["BROKER"]
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._look_at_database() + missing
        except TimeoutError:
            return ["DATABASE", *missing]

    async def _look_at_database(self) -> list[str]:
        if not await self._kit.database.is_reachable():
            return ["DATABASE"]
        folder = schema.folder_of(self._kit.service)
        self._migrated = self._migrated or await schema.suits(self._kit.database, folder)
        return [] if self._migrated else ["SCHEMA"]


async def _flush(canon: logs.Canon) -> None:
    while True:
        await asyncio.sleep(FLUSH)
        canon.flush()
