"""Runs supervision."""

from services.common.garbage import paused

with paused():
    from yangguang.supervision.v1.supervision_pb2_grpc import add_SupervisionServiceServicer_to_server

    from services.common.consumer import Consumer
    from services.common.run import Kit, Parts, Service, main
    from services.supervision.consumers import Live
    from services.supervision.handlers import rebuild, rules
    from services.supervision.handlers.figures import Figures
    from services.supervision.handlers.inspector import Inspector
    from services.supervision.handlers.model import EVENTS
    from services.supervision.handlers.sweeper import Sweeper
    from services.supervision.server import SupervisionService
    from services.supervision.settings import Settings

SOURCES = ("cases", "catalog", "hall")


async def build(kit: Kit[Settings]) -> Parts:
    """Wire the service."""
    found, journals = kit.settings, kit.journals(*SOURCES)
    servicer = SupervisionService(kit.database, found.region, kit.now)
    live = Live()
    consumer = Consumer(
        kit.service, kit.database, kit.broker, journals, EVENTS, live.apply, stream=found.stream
    )
    sweeper = Sweeper(kit.database, kit.now, found.region, journals["cases"], grace=found.card_grace)
    rebuilder = rebuild.Rebuilder(kit.database, journals, kit.now)
    figures, inspector = Figures(kit.database, kit.now), Inspector(kit.database, kit.now)
    return Parts(
        add=lambda server: add_SupervisionServiceServicer_to_server(servicer, server),
        consumer=consumer,
        loops=(sweeper.run, rebuilder.run, figures.run, inspector.run),
    )


async def load_demo(kit: Kit[Settings]) -> None:
    """Load the default rules."""
    await rules.seed(kit.database, kit.settings.region, kit.now())


async def rebuild_now(kit: Kit[Settings]) -> None:
    """Rebuild the read model from here."""
    rebuilder = rebuild.Rebuilder(kit.database, kit.journals(*SOURCES), kit.now)
    await rebuild.see_through(kit.database, rebuilder)


if __name__ == "__main__":
    main(Service("supervision", Settings, build, load_demo, commands={"rebuild": rebuild_now}))
