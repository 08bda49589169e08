"""A process of the tests that dies at a failpoint: `python -m tests.integration.common.process <part>`.

It runs a relay, a consumer or a writer of the kit on the addresses it is given by its environment, and
prints a line whenever somebody outside has to know.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence

from google.protobuf.wrappers_pb2 import StringValue
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.common.v1 import journal_pb2_grpc as pb_grpc

from services.common import journal, rpc
from services.common.broker import open_broker
from services.common.consumer import Consumer
from services.common.db import Database
from services.common.driver import Direct
from services.common.errors import Refusal
from services.common.relay import Relay
from services.common.writer import Writer
from tests.integration.common.kit import Sink, said


async def relay(database: Database) -> None:
    """Number and publish."""
    async with open_broker(os.environ["KIT_NATS"], "process") as broker:
        await Relay(database, os.environ["KIT_SOURCE"], broker).run()


async def consumer(database: Database) -> None:
    """Apply the words of the source."""
    channel = rpc.channel(os.environ["KIT_JOURNAL"], pb.DESCRIPTOR, token=lambda: os.environ["KIT_TOKEN"])
    stub = pb_grpc.JournalServiceStub(channel)
    async with open_broker(os.environ["KIT_NATS"], "process") as broker, channel:
        sources = {os.environ["KIT_SOURCE"]: stub}
        await Consumer("sink", database, broker, sources, [StringValue], Sink(database).apply).run()


async def writer(database: Database) -> None:
    """Journal a word of every number, one after the other, and say when each is acknowledged."""

    async def apply(connection: Direct, numbers: Sequence[int]) -> list[int | Refusal]:
        await journal.append(connection, *[said("things/a", number) for number in numbers])
        return list(numbers)

    writing: Writer[int, int] = Writer(database, apply)
    async with asyncio.TaskGroup() as group:
        running = group.create_task(writing.run())
        for number in range(1, 11):
            print(await writing.submit(number), flush=True)
        running.cancel()


PARTS: dict[str, Callable[[Database], Awaitable[None]]] = {
    "relay": relay,
    "consumer": consumer,
    "writer": writer,
}


async def main(part: str) -> None:
    """Run one part."""
    database = Database.open(os.environ["KIT_DATABASE"])
    await PARTS[part](database)
    await database.dispose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
