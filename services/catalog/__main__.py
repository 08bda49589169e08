"""Runs the catalogue."""

from services.catalog import consumers, demo
from services.catalog.models import CONSTRAINTS
from services.catalog.server import services
from services.catalog.server.desk import Desk
from services.catalog.settings import Settings
from services.common.consumer import Consumer
from services.common.run import Kit, Parts, Service, main


async def build(kit: Kit[Settings]) -> Parts:
    """Wire the service."""
    desk = Desk(kit.database, kit.settings.region, kit.now)
    consumer = Consumer(
        kit.service,
        kit.database,
        kit.broker,
        kit.journals("hall"),
        consumers.TYPES,
        consumers.apply,
        stream=kit.settings.stream,
    )
    return Parts(add=lambda server: services.add(server, desk), consumer=consumer)


async def load_demo(kit: Kit[Settings]) -> None:
    """Load the demo catalogue."""
    await demo.load(kit.database, kit.settings.region, kit.now)


if __name__ == "__main__":
    main(Service("catalog", Settings, build, load_demo, CONSTRAINTS))
