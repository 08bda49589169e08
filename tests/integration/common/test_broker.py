"""The connection to NATS is left in order, however the moment is chosen."""

import asyncio
from contextlib import suppress

from services.common.broker import Broker, open_broker


async def test_who_stops_before_the_server_greets_leaves_no_connection_open():
    arrived, gone = asyncio.Event(), asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        arrived.set()
        with suppress(ConnectionError):
            await reader.read()
        gone.set()
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with open_broker(f"nats://127.0.0.1:{port}", "test"):
            await arrived.wait()

        async with asyncio.timeout(5):
            await gone.wait()


async def test_who_is_cut_short_in_his_farewell_leaves_no_connection_open(nats_url: str):
    broker = Broker(nats_url, "test")
    task = asyncio.create_task(broker.run())
    client = await broker.connected()

    # As at the end of a service, which cancels until everybody has ended.
    while not task.done():
        task.cancel()
        await asyncio.sleep(0)

    assert client._transport.at_eof() or client._transport._io_writer.transport.is_closing()  # type: ignore[union-attr]
