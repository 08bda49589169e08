"""The rpcs of the hall: message in, handler in one transaction, message out; one module an area."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import grpc.aio
from yangguang.hall.v1 import (
    agents_pb2_grpc,
    appointments_pb2_grpc,
    conduct_pb2_grpc,
    facilities_pb2_grpc,
    hall_pb2_grpc,
    oversight_pb2_grpc,
    personnel_pb2_grpc,
    queue_pb2_grpc,
    reform_pb2_grpc,
    rosters_pb2_grpc,
)

from services.common.db import Database
from services.common.sealing import Sealer
from services.hall.server.agency import AgencyService
from services.hall.server.conduct import ConductService
from services.hall.server.facilities import FacilityService
from services.hall.server.hall import CalendarService, HallService
from services.hall.server.oversight import OversightService
from services.hall.server.personnel import PersonnelService
from services.hall.server.reform import ReformService
from services.hall.server.rosters import RosterService
from services.hall.server.visits import AppointmentService, QueueService
from services.hall.server.writes import Now, reach_of
from services.hall.settings import HallSettings

__all__ = ["CalendarService", "HallService", "reach_of", "servicers"]


def servicers(
    database: Database, now: Now, settings: HallSettings, sealer: Sealer
) -> list[Callable[[grpc.aio.Server], None]]:
    """What registers each servicer of the hall with a server."""
    hall = HallService(database, now, settings.naming, settings.chief_grades)
    calendars = CalendarService(database, now, settings.region)
    appointments = AppointmentService(database, now, sealer)
    queue = QueueService(database, now, sealer)
    rosters = RosterService(database, now, settings.chief_grades)
    return [
        partial(hall_pb2_grpc.add_HallServiceServicer_to_server, hall),
        partial(hall_pb2_grpc.add_CalendarServiceServicer_to_server, calendars),
        partial(appointments_pb2_grpc.add_AppointmentServiceServicer_to_server, appointments),
        partial(queue_pb2_grpc.add_QueueServiceServicer_to_server, queue),
        partial(rosters_pb2_grpc.add_RosterServiceServicer_to_server, rosters),
        partial(agents_pb2_grpc.add_AgencyServiceServicer_to_server, AgencyService(database, now)),
        partial(oversight_pb2_grpc.add_OversightServiceServicer_to_server, OversightService(database, now)),
        partial(reform_pb2_grpc.add_ReformServiceServicer_to_server, ReformService(database, now)),
        partial(facilities_pb2_grpc.add_FacilityServiceServicer_to_server, FacilityService(database, now)),
        partial(personnel_pb2_grpc.add_PersonnelServiceServicer_to_server, PersonnelService(database, now)),
        partial(conduct_pb2_grpc.add_ConductServiceServicer_to_server, ConductService(database, now)),
    ]
