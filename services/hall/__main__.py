"""Runs the hall."""

from functools import partial

import grpc.aio
from yangguang.hall.v1 import hall_pb2_grpc as pb_grpc

from services.common import calendar
from services.common.run import Kit, Parts, Service, main
from services.hall import demo
from services.hall.handlers import horizon
from services.hall.models import CONSTRAINTS
from services.hall.server import CalendarService, HallService
from services.hall.settings import HallSettings


async def build(kit: Kit[HallSettings]) -> Parts:
    """Wire the service."""
    found = kit.settings
    hall = HallService(kit.database, kit.now, found.naming, found.chief_grades)
    calendars = CalendarService(kit.database, kit.now, found.region)
    # Read before the first call, which would wait for it.
    calendar.national_table()

    def add(server: grpc.aio.Server) -> None:
        pb_grpc.add_HallServiceServicer_to_server(hall, server)
        pb_grpc.add_CalendarServiceServicer_to_server(calendars, server)

    return Parts(add, loops=(partial(horizon.watch, kit.database, found.region),))


async def load_demo(kit: Kit[HallSettings]) -> None:
    """Load the demo county."""
    await demo.load(kit.database, kit.settings, kit.now)


if __name__ == "__main__":
    main(Service("hall", HallSettings, build, load_demo, CONSTRAINTS))
