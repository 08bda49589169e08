"""Runs the hall."""

from functools import partial

from services.common.garbage import paused

with paused():
    import grpc.aio

    from services.common import calendar, resealing
    from services.common.run import Kit, Parts, Service, main
    from services.hall import demo
    from services.hall.handlers import horizon
    from services.hall.handlers.sweeps import Sweeper
    from services.hall.models import CONSTRAINTS
    from services.hall.server import servicers
    from services.hall.settings import HallSettings

SEALED = (
    resealing.Sealed("appointments", "visitor", lambda key: f"appointments/{key}/visitor"),
    resealing.Sealed("appointments", "phone", lambda key: f"appointments/{key}/phone"),
)


async def build(kit: Kit[HallSettings]) -> Parts:
    """Wire the service."""
    adds = servicers(kit.database, kit.now, kit.settings, kit.sealer())
    sweeper = Sweeper(kit.database, kit.now)
    # Read before the first call, which would wait for it.
    calendar.national_table()

    def add(server: grpc.aio.Server) -> None:
        for one in adds:
            one(server)

    return Parts(add, loops=(sweeper.run, partial(horizon.watch, kit.database, kit.settings.region)))


async def load_demo(kit: Kit[HallSettings]) -> None:
    """Load the demo county."""
    await demo.load(kit.database, kit.settings, kit.now)


if __name__ == "__main__":
    commands = resealing.commands(*SEALED)
    main(Service("hall", HallSettings, build, load_demo, CONSTRAINTS, commands))
