"""What the pages of a case show, of whoever's it is: the case, its item, its files, fees and results."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile
from starlette.responses import Response
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import certificates_pb2, fees_pb2, materials_pb2
from yangguang.catalog.v1 import catalog_pb2

from gateway import errors
from gateway.api import cases as rest
from gateway.api import materials, sheets
from gateway.calls import Call
from gateway.pages.due import Days
from gateway.sessions import Session
from gateway.sheets.cases import DOCUMENTS

STATES: Final = {number: name for name, number in pb.Case.State.items()}
TICKETS: Final = {number: name for name, number in fees_pb2.FeeTicket.State.items()}
CERTIFICATES: Final = {number: name for name, number in certificates_pb2.Certificate.State.items()}
PROCEDURES: Final = {number: name for name, number in catalog_pb2.StepKind.items()}
UNDECIDED: Final = frozenset({pb.Case.SUBMITTED, pb.Case.SUPPLEMENTING, pb.Case.ACCEPTED, pb.Case.EXAMINED})
# As many of a kind as a page shows; more than a case has.
MOST: Final = 100

B = TypeVar("B", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case with what belongs to it."""

    case: pb.Case
    content: catalog_pb2.ItemContent
    organisation: str
    files: list[materials_pb2.CaseMaterial]
    tickets: list[fees_pb2.FeeTicket]
    certificates: list[certificates_pb2.Certificate]
    clocks: list[pb.ClockExplanation]

    @property
    def state(self) -> str:
        """The name of its state."""
        return STATES[self.case.state]

    @property
    def code(self) -> str:
        """The last part of its name, as addresses hold it."""
        return self.case.name.removeprefix("cases/")

    @property
    def is_undecided(self) -> bool:
        """Whether files may still come, and the applicant may take it back."""
        return self.case.state in UNDECIDED

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the item's materials by their ids."""
        return {material.id: material.title for material in self.content.materials}

    @property
    def sheets(self) -> dict[str, str]:
        """The documents that can be printed, with their titles."""
        return {name: each.name for name, each in DOCUMENTS.items() if each.ready(self.case)}

    def handed_in_since_notice(self, material: str) -> bool:
        """Whether a file of the material came after it was said to be missing."""
        told = self.case.supplement_notice.notice_time.ToDatetime(dt.UTC)
        times = [each.create_time.ToDatetime(dt.UTC) for each in self.files if each.material == material]
        return any(time >= told for time in times)


async def dossier(call: Call, session: Session, case: str) -> Dossier:
    """Everything of a case that this visitor may read."""
    found = await call.ask(call.at.cases.GetCase, pb.GetCaseRequest(name=rest.name(case)))
    version = catalog_pb2.GetItemVersionRequest(name=found.item_version)
    content, organisation, files, tickets, certificates, clocks = await asyncio.gather(
        call.ask(call.at.catalog.GetItemVersion, version),
        sheets.organisation_of(call, found.organisation),
        _files(call, session, found.name),
        _tickets(call, session, found.name),
        _certificates(call, session, found.name),
        call.ask(call.at.cases.ExplainCase, pb.ExplainCaseRequest(name=found.name)),
    )
    return Dossier(
        found, content.content, organisation.title, files, tickets, certificates, list(clocks.clocks)
    )


async def _files(call: Call, session: Session, case: str) -> list[materials_pb2.CaseMaterial]:
    if not session.may(f"{materials.SERVICE}.ListMaterials"):
        return []
    asked = materials_pb2.ListMaterialsRequest(parent=case, page_size=MOST)
    return list((await call.ask(call.at.materials.ListMaterials, asked)).materials)


async def _tickets(call: Call, session: Session, case: str) -> list[fees_pb2.FeeTicket]:
    if not session.may("yangguang.cases.v1.FeeService.ListFeeTickets"):
        return []
    asked = fees_pb2.ListFeeTicketsRequest(case=case, page_size=MOST)
    return list((await call.ask(call.at.fees.ListFeeTickets, asked)).fee_tickets)


async def _certificates(call: Call, session: Session, case: str) -> list[certificates_pb2.Certificate]:
    if not session.may("yangguang.cases.v1.CertificateService.ListCertificates"):
        return []
    asked = certificates_pb2.ListCertificatesRequest(case=case, page_size=MOST)
    return list((await call.ask(call.at.certificates.ListCertificates, asked)).certificates)


def shown(found: Dossier, known: Days) -> dict[str, Any]:
    """What the parts of templates about a case need."""
    return {
        "found": found,
        "case": found.case,
        "days": known,
        "certificate_states": CERTIFICATES,
        "ticket_states": TICKETS,
        "procedures": PROCEDURES,
        "clock_names": {number: name for name, number in pb.ClockKind.items()},
    }


def body_of(model: type[B], given: Mapping[str, object]) -> B:
    """The body of the REST interface that a form stands for; what does not fit is named as it is there."""
    try:
        return model.model_validate(given)
    except ValidationError as error:
        found = [dict(each) | {"loc": ("body", *each["loc"])} for each in error.errors()]
        raise errors.of_validation(RequestValidationError(found)) from None


async def hand_in(call: Call, case: str, material: str, file: UploadFile) -> materials_pb2.CaseMaterial:
    """Hand a file in that came by a form; the form sent twice hands it in once."""
    key = f"{call.key}-{material}"[:128] if call.key else ""
    title = (file.filename or "")[:200]
    first = materials_pb2.UploadMaterialRequest(
        parent=rest.name(case), material=material, title=title, request_id=key
    )
    return await materials.hand_in(call, first, materials.pieces_of(file.read))


async def print_sheet(call: Call, case: str, sheet: str) -> Response:
    """A document of the case on paper."""
    if sheet not in DOCUMENTS:
        raise errors.Problem(404, "ROUTE_NOT_FOUND")
    return await sheets.print_case(case, sheet, call)  # type: ignore[arg-type]


def address(area: str, case: str) -> str:
    """Where the page of a case is, of an area such as `my`."""
    return f"/{area}/cases/{case.removeprefix('cases/')}"
