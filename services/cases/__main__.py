"""Runs the cases service."""

from yangguang.cases.v1.cases_pb2 import Case
from yangguang.cases.v1.cases_pb2_grpc import add_CaseServiceServicer_to_server

from services.cases import consumers
from services.cases.handlers.batch import Command, Desk
from services.cases.handlers.facts import Facts
from services.cases.handlers.sweeps import Sweeper
from services.cases.server import CaseService
from services.common.consumer import Consumer
from services.common.run import Kit, Parts, Service, main
from services.common.settings import ServiceSettings
from services.common.writer import Writer


async def build(kit: Kit[ServiceSettings]) -> Parts:
    """Wire the service."""
    facts, sealer = Facts(), kit.sealer()
    writer = Writer[Command, Case](kit.database, Desk(facts, sealer, kit.now).apply, name=kit.service)
    servicer = CaseService(kit.database, writer, facts, sealer)
    consumer = Consumer(
        kit.service,
        kit.database,
        kit.broker,
        kit.journals("catalog", "hall"),
        consumers.HANDLERS,
        consumers.apply,
        stream=kit.settings.stream,
    )
    sweeper = Sweeper(kit.database, writer, kit.now)
    return Parts(
        add=lambda server: add_CaseServiceServicer_to_server(servicer, server),
        consumer=consumer,
        loops=(writer.run, sweeper.run),
    )


if __name__ == "__main__":
    main(Service("cases", ServiceSettings, build))
