"""Calls to the services: the stubs, and what a request brings along for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final, TypeVar, cast

import grpc
import grpc.aio
from fastapi import Depends
from google.protobuf.message import Message
from starlette.requests import Request
from starlette.responses import Response
from yangguang.cases.v1 import (
    archives_pb2,
    archives_pb2_grpc,
    cases_pb2,
    cases_pb2_grpc,
    certificates_pb2,
    certificates_pb2_grpc,
    consultations_pb2,
    consultations_pb2_grpc,
    fees_pb2,
    fees_pb2_grpc,
    handovers_pb2,
    handovers_pb2_grpc,
    ledger_pb2,
    ledger_pb2_grpc,
    materials_pb2,
    materials_pb2_grpc,
    precedents_pb2,
    precedents_pb2_grpc,
    projects_pb2,
    projects_pb2_grpc,
    ratings_pb2,
    ratings_pb2_grpc,
    seals_pb2,
    seals_pb2_grpc,
)
from yangguang.catalog.v1 import (
    attachments_pb2,
    attachments_pb2_grpc,
    bundles_pb2,
    bundles_pb2_grpc,
    catalog_pb2,
    catalog_pb2_grpc,
    governance_pb2,
    governance_pb2_grpc,
    lists_pb2,
    lists_pb2_grpc,
)
from yangguang.common.v1 import journal_pb2, journal_pb2_grpc
from yangguang.hall.v1 import (
    agents_pb2,
    agents_pb2_grpc,
    appointments_pb2,
    appointments_pb2_grpc,
    conduct_pb2,
    conduct_pb2_grpc,
    facilities_pb2,
    facilities_pb2_grpc,
    hall_pb2,
    hall_pb2_grpc,
    oversight_pb2,
    oversight_pb2_grpc,
    personnel_pb2,
    personnel_pb2_grpc,
    queue_pb2,
    queue_pb2_grpc,
    reform_pb2,
    reform_pb2_grpc,
    rosters_pb2,
    rosters_pb2_grpc,
)
from yangguang.supervision.v1 import supervision_pb2, supervision_pb2_grpc

from gateway import errors, wire
from gateway.errors import Problem, field_problem
from gateway.settings import GatewaySettings
from services.common import rpc
from services.common.identity import LONGEST_TOKEN

Q = TypeVar("Q")
A = TypeVar("A", bound=Message)

# What each service answers to; the description of the interface and its tests walk these too.
PROTOS: Final = {
    "catalog": (
        catalog_pb2.DESCRIPTOR,
        governance_pb2.DESCRIPTOR,
        bundles_pb2.DESCRIPTOR,
        lists_pb2.DESCRIPTOR,
        attachments_pb2.DESCRIPTOR,
    ),
    "hall": (
        hall_pb2.DESCRIPTOR,
        appointments_pb2.DESCRIPTOR,
        queue_pb2.DESCRIPTOR,
        rosters_pb2.DESCRIPTOR,
        agents_pb2.DESCRIPTOR,
        conduct_pb2.DESCRIPTOR,
        personnel_pb2.DESCRIPTOR,
        facilities_pb2.DESCRIPTOR,
        oversight_pb2.DESCRIPTOR,
        reform_pb2.DESCRIPTOR,
    ),
    "cases": (
        cases_pb2.DESCRIPTOR,
        ratings_pb2.DESCRIPTOR,
        ledger_pb2.DESCRIPTOR,
        consultations_pb2.DESCRIPTOR,
        projects_pb2.DESCRIPTOR,
        seals_pb2.DESCRIPTOR,
        precedents_pb2.DESCRIPTOR,
        materials_pb2.DESCRIPTOR,
        fees_pb2.DESCRIPTOR,
        certificates_pb2.DESCRIPTOR,
        handovers_pb2.DESCRIPTOR,
        archives_pb2.DESCRIPTOR,
    ),
    "supervision": (supervision_pb2.DESCRIPTOR,),
}
SERVICES: Final = tuple(PROTOS)
# What is written in batches: the writes of cases.
WRITES: Final = frozenset(
    f"/{service.full_name}/{method.name}"
    for service in cases_pb2.DESCRIPTOR.services_by_name.values()
    for method in service.methods
    if "request_id" in method.input_type.fields_by_name
)

AUTHORIZATION: Final = re.compile(r"[\x20-\x7e]+", re.ASCII)
KEY: Final = re.compile(r"[\x21-\x7e]{1,128}", re.ASCII)
ETAG: Final = re.compile(r'"([\x21\x23-\x7e]{1,200})"', re.ASCII)
TRACE: Final = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}", re.ASCII)


class Backends:
    """The services, as the gateway calls them; connections are made when they are first needed."""

    def __init__(self, channels: Mapping[str, grpc.aio.Channel], timeout: float = 10.0) -> None:
        self.channels, self.timeout = channels, timeout
        catalog, hall, cases, supervision = (channels[name] for name in SERVICES)
        self.catalog = catalog_pb2_grpc.CatalogServiceStub(catalog)
        self.governance = governance_pb2_grpc.GovernanceServiceStub(catalog)
        self.bundles = bundles_pb2_grpc.BundleServiceStub(catalog)
        self.lists = lists_pb2_grpc.ListServiceStub(catalog)
        self.attachments = attachments_pb2_grpc.AttachmentServiceStub(catalog)
        self.hall = hall_pb2_grpc.HallServiceStub(hall)
        self.calendar = hall_pb2_grpc.CalendarServiceStub(hall)
        self.appointments = appointments_pb2_grpc.AppointmentServiceStub(hall)
        self.queue = queue_pb2_grpc.QueueServiceStub(hall)
        self.rosters = rosters_pb2_grpc.RosterServiceStub(hall)
        self.agency = agents_pb2_grpc.AgencyServiceStub(hall)
        self.conduct = conduct_pb2_grpc.ConductServiceStub(hall)
        self.personnel = personnel_pb2_grpc.PersonnelServiceStub(hall)
        self.facilities = facilities_pb2_grpc.FacilityServiceStub(hall)
        self.oversight = oversight_pb2_grpc.OversightServiceStub(hall)
        self.reform = reform_pb2_grpc.ReformServiceStub(hall)
        self.cases = cases_pb2_grpc.CaseServiceStub(cases)
        self.ratings = ratings_pb2_grpc.RatingServiceStub(cases)
        self.ledger = ledger_pb2_grpc.LedgerServiceStub(cases)
        self.consultations = consultations_pb2_grpc.ConsultationServiceStub(cases)
        self.projects = projects_pb2_grpc.ProjectServiceStub(cases)
        self.seals = seals_pb2_grpc.SealServiceStub(cases)
        self.precedents = precedents_pb2_grpc.PrecedentServiceStub(cases)
        self.materials = materials_pb2_grpc.MaterialServiceStub(cases)
        self.fees = fees_pb2_grpc.FeeServiceStub(cases)
        self.archives = archives_pb2_grpc.ArchiveServiceStub(cases)
        self.certificates = certificates_pb2_grpc.CertificateServiceStub(cases)
        self.permit_handovers = handovers_pb2_grpc.PermitHandoverServiceStub(cases)
        self.supervision = supervision_pb2_grpc.SupervisionServiceStub(supervision)
        self.journals = {name: journal_pb2_grpc.JournalServiceStub(channels[name]) for name in SERVICES}

    async def close(self) -> None:
        """Close the connections."""
        for channel in self.channels.values():
            await channel.close()


def connect(settings: GatewaySettings) -> Backends:
    """A channel to each service."""
    channels = {
        name: rpc.channel(
            getattr(settings, f"{name}_address"), *PROTOS[name], journal_pb2.DESCRIPTOR, coalesced=WRITES
        )
        for name in SERVICES
    }
    return Backends(channels, settings.call_timeout)


@dataclass(frozen=True, slots=True)
class Call:
    """One request on its way to a service."""

    at: Backends
    metadata: tuple[tuple[str, str], ...]
    # The Idempotency-Key, the id of the write: a repeat gets the first answer.
    key: str
    # The If-Match; "" when none was given.
    etag: str
    # The If-None-Match.
    known_etag: str
    # Seconds an answer is waited for.
    timeout: float

    async def ask(self, method: grpc.aio.UnaryUnaryMultiCallable[Q, A], request: Q) -> A:
        """Call a service; what it refuses is raised as a problem.

        A connection that ends before the answer is nobody's refusal: a write with a key is asked once more,
        for it is done once however often it is asked. Reads are repeated by the channel.
        """
        try:
            return await method(request, timeout=self.timeout, metadata=self.metadata)
        except grpc.aio.AioRpcError as error:
            if self.key and errors.is_unanswered(error):
                return await replace(self, key="").ask(method, request)
            raise errors.of_call(error, conditional=bool(self.etag)) from None

    async def answer(
        self, method: grpc.aio.UnaryUnaryMultiCallable[Q, A], request: Q, status: int = 200
    ) -> Response:
        """Call a service and answer with what it says."""
        message = await self.ask(method, request)
        return self.show(message, status)

    def show(self, message: Message, status: int = 200) -> Response:
        """The answer that shows a message; its etag goes into the header too."""
        etag = f'"{found}"' if (found := getattr(message, "etag", "")) else ""
        if etag and etag == self.known_etag:
            return Response(status_code=304, headers={"ETag": etag})
        headers = {"ETag": etag} if etag else None
        return Response(wire.to_json(message), status, headers, "application/json")


async def calling(request: Request) -> Call:
    """What a request brings along for the services; checked here, believed there."""
    headers: Mapping[bytes, bytes] = request.scope["headers_by_name"]
    metadata = [("x-request-id", request.scope["request_id"])]
    if b"authorization" in headers:
        metadata.append(("authorization", _authorization(headers[b"authorization"])))
    trace = headers.get(b"traceparent", b"").decode("latin-1")
    if TRACE.fullmatch(trace):
        metadata.append(("traceparent", trace))
    backends = cast(Backends, request.app.state.backends)
    return Call(
        at=backends,
        metadata=tuple(metadata),
        key=_key(headers),
        etag=_etag(headers),
        known_etag=headers.get(b"if-none-match", b"").decode("latin-1"),
        timeout=backends.timeout,
    )


Calling = Annotated[Call, Depends(calling)]


def _authorization(header: bytes) -> str:
    """The header as it is; the service verifies it. What gRPC cannot carry is no token anyway."""
    text = header.decode("latin-1")
    if len(text) > LONGEST_TOKEN + len("Bearer ") or not AUTHORIZATION.fullmatch(text):
        raise Problem(401, "TOKEN_INVALID", headers={"WWW-Authenticate": 'Bearer realm="yangguang"'})
    return text


def _key(headers: Mapping[bytes, bytes]) -> str:
    text = headers.get(b"idempotency-key", b"").decode("latin-1")
    if b"idempotency-key" in headers and not KEY.fullmatch(text):
        raise field_problem(422, "Idempotency-Key", "FIELD_INVALID", "key")
    return text


def _etag(headers: Mapping[bytes, bytes]) -> str:
    """The etag of If-Match without its quotes; `*` asks for nothing, since what is changed exists."""
    text = headers.get(b"if-match", b"*").decode("latin-1").strip()
    if text == "*":
        return ""
    found = ETAG.fullmatch(text)
    if found is None:
        raise field_problem(422, "If-Match", "FIELD_INVALID", "etag")
    return found[1]


def fields(body: Any) -> dict[str, Any]:
    """The fields a body gives, for the constructor of a message."""
    found: dict[str, Any] = body.model_dump(exclude_unset=True)
    return found
