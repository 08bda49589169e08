"""The relay on a real PostgreSQL and a real NATS: positions, chain, publishing, takeover."""

from local.nats import NatsServer
from services.common import journal
from tests.integration.common.kit import Kit


async def test_entries_get_positions_and_a_chain_and_are_published(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("relay1", nats_server.url)

    await source.say("things/a", 1, 2, 3)
    await source.all_published(3)

    entries = await source.entries()
    assert [(entry.position, entry.aggregate, entry.version) for entry in entries] == [
        (1, "things/a", 1),
        (2, "things/a", 2),
        (3, "things/a", 3),
    ]
    assert journal.verify(entries) == entries[-1].hash
