"""REST of `certificates`: what cases issue (证照), and permits handed over to who regulates (审管衔接)."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response
from yangguang.cases.v1 import certificates_pb2 as pb
from yangguang.cases.v1 import handovers_pb2 as handovers

from gateway.api.models import PREFIX, Body, OneOf, Page, Query
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

CERTIFICATES = "yangguang.cases.v1.CertificateService"
HANDOVERS = "yangguang.cases.v1.PermitHandoverService"

router = APIRouter(prefix=PREFIX, tags=["证照 certificates"], route_class=StrictRoute)


class CertificatesPage(Page):
    holder_id_number: str = ""
    number: str = ""
    case: str = ""


class CheckQuery(Query):
    verification_code: str = ""


class RevokeCertificateRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"ground": "ENDED", "reason": "持证人已迁出", "document_number": "演销〔2026〕1号"}]
        }
    )

    ground: Annotated[str, OneOf(pb.RevocationGround)]
    reason: str
    document_number: str


class ReplaceCertificateRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "遗失补发"}]})

    reason: str


class PermitHandoversPage(Page):
    organisation: str = ""
    region: str = ""
    unacknowledged: bool = False
    overdue: bool = False


class AcknowledgePermitHandoverRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"note": "纳入年度检查计划"}]})

    note: str = ""


def name(certificate: str) -> str:
    """The name of the certificate of this path."""
    return f"certificates/{certificate}"


@router.get("/certificates:check", **rpc(CERTIFICATES, "CheckCertificate", "证照验真"))
async def check_certificate(query: Annotated[CheckQuery, fastapi.Query()], call: Calling) -> Response:
    request = pb.CheckCertificateRequest(**fields(query))
    return await call.answer(call.at.certificates.CheckCertificate, request)


@router.get("/certificates/{certificate:code}", **rpc(CERTIFICATES, "GetCertificate", "查询证照"))
async def get_certificate(certificate: str, call: Calling) -> Response:
    request = pb.GetCertificateRequest(name=name(certificate))
    return await call.answer(call.at.certificates.GetCertificate, request)


@router.get("/certificates", **rpc(CERTIFICATES, "ListCertificates", "证照列表"))
async def list_certificates(page: Annotated[CertificatesPage, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListCertificatesRequest(**fields(page))
    return await call.answer(call.at.certificates.ListCertificates, request)


@router.post(
    "/certificates/{certificate:code}:revoke", **rpc(CERTIFICATES, "RevokeCertificate", "撤销、注销证照")
)
async def revoke_certificate(certificate: str, body: RevokeCertificateRequest, call: Calling) -> Response:
    request = pb.RevokeCertificateRequest(
        name=name(certificate), etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.certificates.RevokeCertificate, request)


@router.post(
    "/certificates/{certificate:code}:replace",
    **rpc(CERTIFICATES, "ReplaceCertificate", "补发、换发证照", status=201),
)
async def replace_certificate(certificate: str, body: ReplaceCertificateRequest, call: Calling) -> Response:
    request = pb.ReplaceCertificateRequest(
        name=name(certificate), etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.certificates.ReplaceCertificate, request, 201)


@router.get("/permitHandovers", **rpc(HANDOVERS, "ListPermitHandovers", "审管衔接列表"))
async def list_permit_handovers(
    page: Annotated[PermitHandoversPage, fastapi.Query()], call: Calling
) -> Response:
    request = handovers.ListPermitHandoversRequest(**fields(page))
    return await call.answer(call.at.permit_handovers.ListPermitHandovers, request)


@router.post(
    "/permitHandovers/{handover:code}:acknowledge",
    **rpc(HANDOVERS, "AcknowledgePermitHandover", "确认接收监管"),
)
async def acknowledge_permit_handover(
    handover: str, call: Calling, body: AcknowledgePermitHandoverRequest | None = None
) -> Response:
    request = handovers.AcknowledgePermitHandoverRequest(
        name=f"permitHandovers/{handover}",
        etag=call.etag,
        request_id=call.key,
        **(fields(body) if body else {}),
    )
    return await call.answer(call.at.permit_handovers.AcknowledgePermitHandover, request)
