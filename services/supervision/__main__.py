"""Runs supervision."""

from yangguang.supervision.v1.supervision_pb2_grpc import add_SupervisionServiceServicer_to_server

from services.common.consumer import Consumer
from services.common.run import Kit, Parts, Service, main
from services.supervision.consumers import Live
from services.supervision.handlers.model import CASE_EVENTS, HALL_EVENTS
from services.supervision.handlers.rebuild import Rebuilder
from services.supervision.handlers.sweeper import Sweeper
from services.supervision.server import SupervisionService
from services.supervision.settings import Settings


async def build(kit: Kit[Settings]) -> Parts:
    """Wire the service."""
    servicer = SupervisionService(kit.database, kit.settings.region, kit.now)
    journals = kit.journals("cases", "hall")
    consumer = Consumer(
        kit.service,
        kit.database,
        kit.broker,
        journals,
        (*CASE_EVENTS, *HALL_EVENTS),
        Live().apply,
        stream=kit.settings.stream,
    )
    return Parts(
        add=lambda server: add_SupervisionServiceServicer_to_server(servicer, server),
        consumer=consumer,
        loops=(Sweeper(kit.database, kit.now).run, Rebuilder(kit.database, journals, kit.now).run),
    )


if __name__ == "__main__":
    main(Service("supervision", Settings, build))
