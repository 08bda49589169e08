"""The consumer on a real PostgreSQL and a real NATS: once, in order, without a gap."""

from local.nats import NatsServer
from tests.integration.common.kit import Kit


async def test_events_are_applied_once_in_order(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("once", nats_server.url)
    sink = await kit.sink()
    await kit.consumer(sink, nats_server.url, source)

    await source.say("things/a", 1, 2, 3)
    await source.say("things/b", 1)
    await sink.has_applied("once", 4)

    assert await sink.positions("once") == [1, 2, 3, 4]
