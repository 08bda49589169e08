"""Materials as files (申请材料): handed in, read with the reach of their case, used again by consent.

The case is locked while a file is added to it, so that two at once do not pass its limits together.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import materials_pb2 as pb
from yangguang.catalog.v1.events_pb2 import ItemVersionPublished
from yangguang.common.v1.access_pb2 import OWN_CASE

from services.cases import domain
from services.cases.domain import State
from services.cases.handlers.facts import version_of
from services.cases.handlers.registers import Act, Register
from services.cases.handlers.scope import within_scope
from services.cases.handlers.situation import LONGEST_NAME, name_of
from services.cases.models import Case, CaseMaterial, ItemVersion
from services.common import checks, journal
from services.common.driver import Executes
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.files import Draft
from services.common.identity import Call
from services.common.ids import new_id, parse, resource
from services.common.journal import Entry, Origin

TABLE: Final[Any] = CaseMaterial.__table__  # type: ignore[attr-defined]
CASES: Final[Any] = Case.__table__  # type: ignore[attr-defined]
VERSIONS: Final[Any] = ItemVersion.__table__  # type: ignore[attr-defined]


def _columns(material: pb.CaseMaterial) -> dict[str, Any]:
    return {
        "case_id": parse(material.case, "cases"),
        "sha256": material.sha256,
        "reusable": _is_reusable(material),
    }


def _is_reusable(material: pb.CaseMaterial) -> bool:
    return material.HasField("consent") and not material.consent.HasField("revoke_time")


def _told(material: pb.CaseMaterial) -> pb.CaseMaterialChanged:
    told = pb.CaseMaterialChanged(material=material)
    for personal in ("title", "giver"):
        told.material.ClearField(personal)
    told.material.consent.ClearField("giver")
    return told


def _reach(call: Call) -> list[ColumnElement[bool]]:
    scope = within_scope(call.caller, call.reach, CASES)
    return [] if scope is None else [exists().where(CASES.c.id == TABLE.c.case_id, scope)]


REGISTER: Final = Register(
    TABLE, "materials", pb.CaseMaterial, "MATERIAL_NOT_FOUND", _columns, _told, reach=_reach
)
# Where a consent shows what lies elsewhere.
CONSENTED: Final = replace(REGISTER, reach=lambda _: [TABLE.c.reusable])


async def check(session: Executes, act: Act, parent: str, material: str, most: int) -> cases.Case:
    """The case, if it may have one more file of this material; `most` is how many it may have in all."""
    query = select(CASES.c.record).where(CASES.c.id == parse(parent, "cases", "parent"), *_of_cases(act.call))
    record = await session.scalar(query.with_for_update(key_share=True))
    if record is None:
        raise NotFound("CASE_NOT_FOUND", name=parent)
    case = cases.Case.FromString(record)
    domain.check_open(State(case.state))
    if checks.required(material, "material") not in await _materials_of(session, case):
        raise InvalidArgument("FIELD_INVALID", field="material", value=material)
    key = parse(case.name, "cases")
    if (await session.scalar(select(func.count()).where(TABLE.c.case_id == key)) or 0) >= most:
        raise FailedPrecondition("TOO_MANY_MATERIALS", most=most)
    return case


async def add(
    session: Executes,
    act: Act,
    request: pb.UploadMaterialRequest,
    draft: tuple[Draft, str],
    most: int,
) -> pb.CaseMaterial:
    """A file of a case, with its media type; its content is kept already."""
    case = await check(session, act, request.parent, request.material, most)
    file, media_type = draft
    made = _of_case(case, request.material, act)
    made.title = title_of(request)
    made.sha256, made.size, made.media_type = file.sha256, file.size, media_type
    return await REGISTER.add(session, act, made)  # type: ignore[no-any-return]


def title_of(request: pb.UploadMaterialRequest) -> str:
    """What it is called; a name only."""
    return name_of(request.title, "title")


def consent(material: pb.CaseMaterial, request: pb.ConsentToReuseRequest, act: Act) -> None:
    """The person consents: online in person, at the window by a sheet that was signed."""
    if _is_reusable(material):
        raise FailedPrecondition("REUSE_ALREADY_CONSENTED")
    number = checks.text(request.document_number, "document_number", LONGEST_NAME)
    if act.call.reach != OWN_CASE:
        checks.required(number, "document_number")
    given = pb.ReuseConsent(document_number=number, giver=act.subject, consent_time=act.now)
    material.consent.CopyFrom(given)


def revoke(material: pb.CaseMaterial, act: Act) -> None:
    """The person takes the consent back."""
    if not _is_reusable(material):
        raise FailedPrecondition("REUSE_NOT_CONSENTED")
    material.consent.revoke_time = act.now  # type: ignore[assignment]


async def reuse(session: Executes, act: Act, request: pb.ReuseMaterialRequest, most: int) -> pb.CaseMaterial:
    """A file of another case of the same person, where the consent holds."""
    case = await check(session, act, request.parent, request.material, most)
    key = parse(request.source, "materials", "source")
    query = select(TABLE.c.record).where(TABLE.c.id == key, TABLE.c.reusable, _of_same_person(case))
    record = await session.scalar(query.with_for_update(read=True))
    if record is None:
        raise NotFound("MATERIAL_NOT_FOUND", name=request.source)
    source = pb.CaseMaterial.FromString(record)
    made = _of_case(case, request.material, act)
    made.title, made.source = source.title, source.name
    made.sha256, made.size, made.media_type = source.sha256, source.size, source.media_type
    return await REGISTER.add(session, act, made)  # type: ignore[no-any-return]


async def list_materials(
    connection: AsyncConnection, request: pb.ListMaterialsRequest, call: Call
) -> pb.ListMaterialsResponse:
    """A page of the files of a case."""
    case = await visible(connection, request.parent, call)
    of_case = TABLE.c.case_id == parse(case.name, "cases")
    found, token = await REGISTER.page(connection, request, call, of_case)
    return pb.ListMaterialsResponse(materials=[seen(each, call) for each in found], next_page_token=token)


async def list_reusable(
    connection: AsyncConnection, request: pb.ListReusableMaterialsRequest, call: Call
) -> pb.ListReusableMaterialsResponse:
    """A page of the files that may be used in a case: wherever they lie, the consent shows them."""
    case = await visible(connection, request.parent, call)
    found, token = await CONSENTED.page(connection, request, call, _of_same_person(case))
    return pb.ListReusableMaterialsResponse(
        materials=[seen(each, call) for each in found], next_page_token=token
    )


def seen(material: pb.CaseMaterial, call: Call) -> pb.CaseMaterial:
    """The file as this caller sees it: an applicant sees the organisation, not which of its people."""
    if call.reach == OWN_CASE and material.giver != call.caller.subject:
        material.ClearField("giver")
    if call.reach == OWN_CASE and material.consent.giver != call.caller.subject:
        material.consent.ClearField("giver")
    return material


async def note_reading(session: Executes, act: Act, read: pb.StoredFileRead, region: str) -> None:
    """Journal that one of the staff reads a file (调阅留痕); each reading is an aggregate of its own."""
    origin = Origin(act.subject, act.call.caller.channel, act.request_id)
    await journal.append(session, Entry(resource("readings", new_id()), 1, read, act.now, region, origin))


async def read_by(session: Executes, act: Act, material: pb.CaseMaterial) -> None:
    """Journal the reading of a material, unless it is of one's own case."""
    if act.call.reach != OWN_CASE:
        read = pb.StoredFileRead(file=material.name, case=material.case, organisation=material.organisation)
        await note_reading(session, act, read, material.region)


async def chunks(material: pb.CaseMaterial, pieces: AsyncIterator[bytes]) -> AsyncIterator[pb.StoredChunk]:
    """The content with its name and kind."""
    yield pb.StoredChunk(file_name=material.title, media_type=material.media_type)
    async for piece in pieces:
        yield pb.StoredChunk(data=piece)


def _of_case(case: cases.Case, material: str, act: Act) -> pb.CaseMaterial:
    return pb.CaseMaterial(
        case=case.name,
        material=material,
        giver=act.subject,
        create_time=act.now,
        update_time=act.now,
        organisation=case.organisation,
        region=case.region,
    )


def _of_cases(call: Call) -> list[ColumnElement[bool]]:
    scope = within_scope(call.caller, call.reach, CASES)
    return [] if scope is None else [scope]


def _of_same_person(case: cases.Case) -> ColumnElement[bool]:
    """Files of other cases of the person who applied for this one, known by the blind index of his number."""
    key = parse(case.name, "cases")
    others, mine = CASES.alias("others"), CASES.alias("mine")
    return exists().where(
        others.c.id == TABLE.c.case_id,
        mine.c.id == key,
        others.c.id != key,
        others.c.applicant_index == mine.c.applicant_index,
    )


async def visible(connection: AsyncConnection, parent: str, call: Call) -> cases.Case:
    """The case, if it is within reach."""
    key: UUID = parse(parent, "cases", "parent")
    record = await connection.scalar(select(CASES.c.record).where(CASES.c.id == key, *_of_cases(call)))
    if record is None:
        raise NotFound("CASE_NOT_FOUND", name=parent)
    return cases.Case.FromString(record)


async def _materials_of(session: Executes, case: cases.Case) -> set[str]:
    """Ids of the materials the version of the item names."""
    item, number = version_of(case)
    query = select(VERSIONS.c.published).where(VERSIONS.c.item == item, VERSIONS.c.number == number)
    published = ItemVersionPublished.FromString(await session.scalar(query) or b"")
    return {material.id for material in published.content.materials}
