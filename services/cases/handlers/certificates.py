"""Certificates (证照): issued when a case completes, verified by anybody, revoked or replaced by who may."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, exists, select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import certificates_pb2 as pb
from yangguang.common.v1.access_pb2 import ORGAN_HEAD

from services.cases import domain
from services.cases.domain import CertificateAction, CertificateState, Right
from services.cases.domain.certificates import ALPHABET, CODE_LENGTH
from services.cases.handlers.facts import Facts
from services.cases.handlers.registers import Act, Register
from services.cases.handlers.scope import within_scope
from services.cases.handlers.situation import name_of, one_of, reason_of
from services.cases.models import Case, Certificate
from services.common import checks, licences
from services.common.driver import Executes
from services.common.errors import NotFound
from services.common.identity import Call
from services.common.ids import parse
from services.common.sealing import Sealer

TABLE: Final[Any] = Certificate.__table__  # type: ignore[attr-defined]
CASES: Final[Any] = Case.__table__  # type: ignore[attr-defined]


def _columns(certificate: pb.Certificate) -> Mapping[str, Any]:
    return {
        "case_id": parse(certificate.case, "cases"),
        "edition": certificate.version,
        "number": certificate.number,
        "verification_code": certificate.verification_code,
    }


def _told(certificate: pb.Certificate) -> pb.CertificateChanged:
    told = pb.CertificateChanged(certificate=certificate)
    for personal in ("holder", "holder_id_number", "verification_code"):
        told.certificate.ClearField(personal)
    return told


def _reach(call: Call) -> list[ColumnElement[bool]]:
    scope = within_scope(call.caller, call.reach, CASES)
    return [] if scope is None else [exists().where(CASES.c.id == TABLE.c.case_id, scope)]


REGISTER: Final = Register(
    TABLE, "certificates", pb.Certificate, "CERTIFICATE_NOT_FOUND", _columns, _told, reach=_reach
)

# The type of what an item issues: its issuer defines it, and numbers its types from 001.
_TYPE: Final = text("SELECT code FROM certificate_types WHERE item = :item")
_NEXT_TYPE: Final = text(
    "INSERT INTO counters (key, last) VALUES (:key, 1) "
    "ON CONFLICT (key) DO UPDATE SET last = counters.last + 1 RETURNING last"
)
_NEW_TYPE: Final = text("INSERT INTO certificate_types (item, code) VALUES (:item, :code)")


class Grant(NamedTuple):
    """What a completed case granted: by which act, under which title, until when ("": for good)."""

    act: Act
    case: cases.Case
    title: str
    valid_to: str


async def issue(session: Executes, grants: Sequence[Grant]) -> None:
    """Issue what completed cases granted."""
    items = sorted({grant.case.item for grant in grants})
    types = {item: await _type_of(session, item) for item in items}
    await REGISTER.add_all(session, [(each.act, _issued(*each, types[each.case.item])) for each in grants])


def _issued(act: Act, case: cases.Case, title: str, valid_to: str, type_code: str) -> pb.Certificate:
    certificate = pb.Certificate(
        state=pb.Certificate.ISSUED,
        number=case.certificate_number,
        verification_code=_new_code(),
        version=1,
        title=title,
        case=case.name,
        item=case.item,
        organisation=case.organisation,
        region=case.region,
        holder=case.applicant.name,
        holder_kind=case.applicant.kind,
        holder_id_number=case.applicant.id_number,
        valid_from=act.today.isoformat(),
        valid_to=valid_to,
        create_time=act.now,
        update_time=act.now,
    )
    certificate.identifier = _identifier(certificate, type_code)
    return certificate


async def check_right(session: Executes, act: Act, name: str, facts: Facts) -> None:
    """Who may end what the organ has issued: its head, and whoever has its seal by mandate (B36)."""
    certificate = await session.scalar(_of_name(name, act.call))
    if certificate is None:
        raise NotFound("CERTIFICATE_NOT_FOUND", name=name)
    if ORGAN_HEAD in act.call.caller.roles:
        return
    found = pb.Certificate.FromString(certificate)
    await facts.refresh(session)
    mandates = await facts.mandates(session, [act.subject], act.today)
    held = mandates.rights(act.subject, found.organisation, found.item)
    domain.check_rights({Right.SEAL_USE}, held)


def revoke(certificate: pb.Certificate, request: pb.RevokeCertificateRequest, act: Act) -> None:
    """Revoke, on a ground and by a document."""
    _step(certificate, CertificateAction.REVOKE)
    ground = one_of(request.ground, pb.RevocationGround.DESCRIPTOR.values_by_number, "ground")
    certificate.revocation.CopyFrom(
        pb.Revocation(
            ground=ground,  # type: ignore[arg-type]
            reason=reason_of(request.reason),
            document_number=name_of(request.document_number, "document_number"),
            officer=act.subject,
            revoke_time=act.now,
        )
    )


async def replace(session: Executes, act: Act, request: pb.ReplaceCertificateRequest) -> pb.Certificate:
    """Issue anew under the same number; the old verification code says that it was replaced."""
    reason = reason_of(request.reason)
    old = await REGISTER.change(session, act, request, lambda found: _step(found, CertificateAction.REPLACE))
    new = pb.Certificate()
    new.CopyFrom(old)
    new.ClearField("etag")
    new.state, new.version = pb.Certificate.ISSUED, old.version + 1
    new.replaces, new.replacement_reason = old.name, reason
    new.verification_code = _new_code()
    new.create_time, new.update_time = act.now, act.now  # type: ignore[assignment]
    new.identifier = _identifier(new, await _type_of(session, new.item))
    made: pb.Certificate = await REGISTER.add(session, act, new)
    again = pb.ReplaceCertificateRequest(name=old.name)
    await REGISTER.change(session, act, again, lambda found: _point(found, made.name))
    return made


async def list_certificates(
    connection: AsyncConnection, request: pb.ListCertificatesRequest, act: Act, sealer: Sealer
) -> pb.ListCertificatesResponse:
    """A page of certificates within reach."""
    conditions = _asked(request, sealer)
    found, token = await REGISTER.page(connection, request, act.call, *conditions)
    return pb.ListCertificatesResponse(
        certificates=[seen(each, act) for each in found], next_page_token=token
    )


async def check(
    connection: AsyncConnection, request: pb.CheckCertificateRequest, act: Act
) -> pb.CertificateCheck:
    """What anybody is told who has the code; without it there is nothing to find."""
    code = domain.typed_code(checks.required_text(request.verification_code, "verification_code", 40))
    record = await connection.scalar(select(TABLE.c.record).where(TABLE.c.verification_code == code))
    if record is None:
        raise NotFound("CERTIFICATE_NOT_FOUND")
    found = seen(pb.Certificate.FromString(record), act)
    return pb.CertificateCheck(
        state=found.state,
        title=found.title,
        number=found.number,
        identifier=found.identifier,
        organisation=found.organisation,
        holder=found.holder,
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        check_time=act.now,
    )


def seen(certificate: pb.Certificate, act: Act) -> pb.Certificate:
    """The certificate as it is today."""
    state = CertificateState(certificate.state)
    certificate.state = domain.state_on(state, certificate.valid_to, act.today.isoformat()).value  # type: ignore[assignment]
    return certificate


def _step(certificate: pb.Certificate, action: CertificateAction) -> None:
    certificate.state = domain.certificate_step(CertificateState(certificate.state), action).value  # type: ignore[assignment]


def _point(certificate: pb.Certificate, name: str) -> None:
    certificate.replaced_by = name


def _new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def _identifier(certificate: pb.Certificate, type_code: str) -> str:
    """The identifier of GB/T 36904: its serial is the running number of the organ and the year."""
    issuer = domain.issuer_of(certificate.item)
    serial = "".join(filter(str.isdigit, certificate.number.partition("〔")[2]))
    if not issuer or not serial:
        return ""
    return licences.identifier(type_code, issuer, serial, certificate.version)


async def _type_of(session: Executes, item: str) -> str:
    """The type of what an item issues; none where no issuer is known."""
    issuer = domain.issuer_of(item)
    known: str | None = await session.scalar(_TYPE, {"item": item})
    if known is not None or not issuer:
        return known or ""
    number = await session.scalar(_NEXT_TYPE, {"key": f"certificate-types/{issuer}"}) or 0
    code = f"{issuer}{number:03d}"
    await session.execute(_NEW_TYPE, {"item": item, "code": code})
    return code


def _of_name(name: str, call: Call) -> Any:
    return select(TABLE.c.record).where(TABLE.c.id == parse(name, "certificates"), *_reach(call))


def _asked(request: pb.ListCertificatesRequest, sealer: Sealer) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if request.holder_id_number:
        number = checks.text(request.holder_id_number, "holder_id_number", 18).upper()
        holder = CASES.c.applicant_index == sealer.blind_index(number)
        conditions.append(exists().where(CASES.c.id == TABLE.c.case_id, holder))
    if request.number:
        conditions.append(TABLE.c.number == checks.text(request.number, "number", 60))
    if request.case:
        conditions.append(TABLE.c.case_id == parse(request.case, "cases", "case"))
    return conditions
