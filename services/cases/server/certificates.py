"""The rpcs of certificates and of hand-overs: message in, handler in one transaction, message out."""

from __future__ import annotations

from typing import Any

from yangguang.cases.v1 import certificates_pb2 as pb
from yangguang.cases.v1 import certificates_pb2_grpc as pb_grpc
from yangguang.cases.v1 import handovers_pb2, handovers_pb2_grpc

from services.cases.handlers import certificates, handovers
from services.cases.handlers.facts import Facts
from services.cases.handlers.registers import Act, write
from services.common import identity
from services.common.db import Database
from services.common.rpc import Context
from services.common.sealing import Sealer
from services.common.timesource import TimeSource


class CertificateService(pb_grpc.CertificateServiceServicer):
    """Certificates."""

    def __init__(self, database: Database, facts: Facts, sealer: Sealer, now: TimeSource) -> None:
        self._database, self._facts, self._sealer, self._now = database, facts, sealer, now

    async def GetCertificate(self, request: pb.GetCertificateRequest, context: Context) -> pb.Certificate:
        act = self._act()
        async with self._database.read() as connection:
            return certificates.seen(await certificates.REGISTER.get(connection, request.name, act.call), act)

    async def ListCertificates(
        self, request: pb.ListCertificatesRequest, context: Context
    ) -> pb.ListCertificatesResponse:
        async with self._database.read() as connection:
            return await certificates.list_certificates(connection, request, self._act(), self._sealer)

    async def CheckCertificate(
        self, request: pb.CheckCertificateRequest, context: Context
    ) -> pb.CertificateCheck:
        async with self._database.read() as connection:
            return await certificates.check(connection, request, self._act())

    async def RevokeCertificate(
        self, request: pb.RevokeCertificateRequest, context: Context
    ) -> pb.Certificate:
        async def run(session: Any, act: Act) -> pb.Certificate:
            await certificates.check_right(session, act, request.name, self._facts)
            changed: pb.Certificate = await certificates.REGISTER.change(
                session, act, request, lambda found: certificates.revoke(found, request, act)
            )
            return changed

        return await write(self._database, self._now, request, pb.Certificate, run)

    async def ReplaceCertificate(
        self, request: pb.ReplaceCertificateRequest, context: Context
    ) -> pb.Certificate:
        async def run(session: Any, act: Act) -> pb.Certificate:
            await certificates.check_right(session, act, request.name, self._facts)
            return await certificates.replace(session, act, request)

        return await write(self._database, self._now, request, pb.Certificate, run)

    def _act(self) -> Act:
        return Act(identity.inside(), self._now(), "")


class PermitHandoverService(handovers_pb2_grpc.PermitHandoverServiceServicer):
    """Permits handed over to who regulates their holders."""

    def __init__(self, database: Database, now: TimeSource) -> None:
        self._database, self._now = database, now

    async def ListPermitHandovers(
        self, request: handovers_pb2.ListPermitHandoversRequest, context: Context
    ) -> handovers_pb2.ListPermitHandoversResponse:
        act = Act(identity.inside(), self._now(), "")
        async with self._database.read() as connection:
            return await handovers.list_handovers(connection, request, act)

    async def AcknowledgePermitHandover(
        self, request: handovers_pb2.AcknowledgePermitHandoverRequest, context: Context
    ) -> handovers_pb2.PermitHandover:
        async def run(session: Any, act: Act) -> handovers_pb2.PermitHandover:
            changed: handovers_pb2.PermitHandover = await handovers.REGISTER.change(
                session, act, request, lambda found: handovers.acknowledge(found, request, act)
            )
            return changed

        return await write(self._database, self._now, request, handovers_pb2.PermitHandover, run)
