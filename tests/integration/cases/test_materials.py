"""Materials as files: by content, within limits, seen with their case, used again by consent."""

import asyncio
import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import materials_pb2 as pb

from services.cases.__main__ import NAMING
from services.common import filing
from services.common.files import Folder, receive
from tests.integration.cases.world import FOREIGN, PROMISED, World, applicant, refused

SCAN = b"%PDF-1.7\n" + "户口簿".encode()


async def pieces(content: bytes, **first: Any) -> AsyncIterator[pb.UploadMaterialRequest]:
    yield pb.UploadMaterialRequest(**first)
    for start in range(0, len(content), 100_000):
        yield pb.UploadMaterialRequest(data=content[start : start + 100_000])


async def upload(
    world: World, case: str, account: str = "resident", content: bytes = SCAN, **more: Any
) -> pb.CaseMaterial:
    """A file handed in."""
    first = {"parent": case, "material": "M1", "title": "户口簿.pdf"} | more
    return await world.materials(account).UploadMaterial(pieces(content, **first))


async def read(world: World, name: str, account: str = "resident") -> bytes:
    chunks = world.materials(account).StreamMaterial(pb.StreamMaterialRequest(name=name))
    return b"".join([chunk.data async for chunk in chunks])


async def readings(world: World, file: str) -> list[tuple[str, str]]:
    """Who of the staff read a file, and what for, in the order in which they did."""
    rows = await world.rows(
        "SELECT actor, payload FROM journal WHERE aggregate LIKE 'readings/%' ORDER BY id"
    )
    entries = [(row.actor, pb.StoredFileRead.FromString(row.payload)) for row in rows]
    return [(actor, read.purpose) for actor, read in entries if read.file == file]


def zipped(*members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for member in members:
            container.writestr(member, "x")
    return out.getvalue()


async def counts(world: World) -> tuple[int, int, int]:
    """Rows of materials, contents that are known, contents that lie there."""
    [row] = await world.rows("SELECT (SELECT count(*) FROM case_materials), (SELECT count(*) FROM files)")
    store = world.shelf.files
    assert isinstance(store, Folder)
    return row[0], row[1], len([path for path in store.root.rglob("*") if path.is_file()])


async def test_a_file_is_a_reference_to_its_content_and_is_read_by_who_reaches_the_case(world: World) -> None:
    case = await world.submitted()
    made = await upload(world, case.name)

    assert (made.case, made.material, made.title, made.media_type) == (
        case.name, "M1", "户口簿.pdf", "application/pdf",
    )  # fmt: skip
    assert (made.sha256, made.size, made.giver) == (hashlib.sha256(SCAN).hexdigest(), 18, "resident")
    assert made.create_time.ToDatetime(dt.UTC) == world.clock.now
    for account in ("resident", "clerk", "approver", "head"):
        assert await read(world, made.name, account) == SCAN
    for account in ("neighbour", "stranger"):
        assert (await refused(read(world, made.name, account)))[1] == "MATERIAL_NOT_FOUND"
        listed = world.materials(account).ListMaterials(pb.ListMaterialsRequest(parent=case.name))
        assert (await refused(listed))[1] == "CASE_NOT_FOUND"
    assert (await refused(read(world, made.name, "supervisor")))[0] == "PERMISSION_DENIED"
    assert await world.journalled(made.name) == ["CaseMaterialChanged"]


async def test_who_of_the_staff_reads_a_file_is_journalled_and_an_applicant_is_not(world: World) -> None:
    made = await upload(world, (await world.submitted()).name)

    for account in ("resident", "clerk", "head", "clerk"):
        await read(world, made.name, account)

    assert await readings(world, made.name) == [("clerk", ""), ("head", ""), ("clerk", "")]


async def test_what_others_read_of_the_journal_holds_neither_title_nor_giver(world: World) -> None:
    made = await upload(world, (await world.submitted()).name)

    [row] = await world.rows("SELECT payload FROM journal WHERE aggregate = :name", name=made.name)
    told = pb.CaseMaterialChanged.FromString(row.payload).material
    assert (told.title, told.giver, told.sha256) == ("", "", made.sha256)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (SCAN, "application/pdf"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png"),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "application/ofd"),
        (
            zipped("[Content_Types].xml", "word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
    ids=["pdf", "jpeg", "png", "ofd", "docx"],
)
async def test_the_kind_of_a_file_is_found_by_its_content(
    world: World, content: bytes, media_type: str
) -> None:
    made = await upload(world, (await world.submitted()).name, content=content, title="名称无关.exe")

    assert made.media_type == media_type


BAD: dict[str, tuple[dict[str, Any], tuple[str, str, str]]] = {
    "empty": ({"content": b""}, ("INVALID_ARGUMENT", "FIELD_REQUIRED", "data")),
    "huge": ({"content": SCAN + bytes(1_000_000)}, ("INVALID_ARGUMENT", "FILE_TOO_LARGE", "data")),
    "a program": ({"content": b"MZ" + bytes(9)}, ("INVALID_ARGUMENT", "FILE_KIND_REFUSED", "data")),
    "a page": ({"content": b"<html></html>"}, ("INVALID_ARGUMENT", "FILE_KIND_REFUSED", "data")),
    "macros": (
        {"content": zipped("word/document.xml", "word/vbaProject.bin")},
        ("INVALID_ARGUMENT", "FILE_KIND_REFUSED", "data"),
    ),
    "half a container": (
        {"content": zipped("OFD.xml")[:30]},
        ("INVALID_ARGUMENT", "FILE_KIND_REFUSED", "data"),
    ),
    "no title": ({"title": " "}, ("INVALID_ARGUMENT", "FIELD_REQUIRED", "title")),
    "NUL in the title": ({"title": "a\0.pdf"}, ("INVALID_ARGUMENT", "FIELD_INVALID", "title")),
    "no material": ({"material": ""}, ("INVALID_ARGUMENT", "FIELD_REQUIRED", "material")),
    "no such material": ({"material": "M9"}, ("INVALID_ARGUMENT", "FIELD_INVALID", "material")),
    "another hash": ({"sha256": "0" * 64}, ("INVALID_ARGUMENT", "FIELD_INVALID", "sha256")),
}


@pytest.mark.parametrize("bad", BAD)
async def test_what_is_refused_is_named_and_leaves_nothing(world: World, bad: str) -> None:
    more, (code, reason, field) = BAD[bad]
    case = await world.submitted()
    before = await counts(world)

    found = await refused(upload(world, case.name, **more))

    assert (found[0], found[1], found[2]["field"]) == (code, reason, field)
    assert await counts(world) == before


async def test_nothing_comes_to_a_case_that_is_decided_or_not_ones_own(world: World) -> None:
    decided = await world.decided()
    assert (await refused(upload(world, decided.name)))[1:] == ("CASE_TAKES_NO_FILES", {"state": "DECIDED"})

    other = await world.submitted(item=FOREIGN)
    assert (await refused(upload(world, other.name, "clerk")))[1] == "CASE_NOT_FOUND"
    assert (await refused(upload(world, other.name, "neighbour")))[1] == "CASE_NOT_FOUND"


async def test_of_eight_uploads_at_once_no_more_are_taken_than_a_case_may_have(world: World) -> None:
    case = await world.submitted()
    attempts = [upload(world, case.name, content=SCAN + bytes([n])) for n in range(8)]

    results = await asyncio.gather(*attempts, return_exceptions=True)

    assert sum(isinstance(each, pb.CaseMaterial) for each in results) == 5
    assert sum(isinstance(each, grpc.RpcError) for each in results) == 3
    listed = await world.materials("clerk").ListMaterials(pb.ListMaterialsRequest(parent=case.name))
    assert len(listed.materials) == 5
    assert (await refused(upload(world, case.name)))[1:] == ("TOO_MANY_MATERIALS", {"most": "5"})


async def test_a_repeat_gets_the_first_answer_and_other_bytes_are_another_request(world: World) -> None:
    case = await world.submitted()
    first = await upload(world, case.name, request_id="u-1")

    assert await upload(world, case.name, request_id="u-1") == first
    other = await refused(upload(world, case.name, content=SCAN + b"!", request_id="u-1"))
    assert other[1] == "REQUEST_ID_REUSED"
    listed = await world.materials("clerk").ListMaterials(pb.ListMaterialsRequest(parent=case.name))
    assert [each.name for each in listed.materials] == [first.name]


async def test_an_applicant_does_not_see_which_of_the_staff_handed_a_file_in(world: World) -> None:
    case = await world.submitted()
    made = await upload(world, case.name, "clerk")
    assert made.giver == "clerk"

    found = await world.materials("resident").GetMaterial(pb.GetMaterialRequest(name=made.name))

    assert found.giver == ""


# ---- Reuse by consent


async def consented(world: World, **more: Any) -> pb.CaseMaterial:
    """A file of a case whose applicant lets it be used elsewhere."""
    made = await upload(world, (await world.submitted(**more)).name)
    return await world.materials("resident").ConsentToReuse(pb.ConsentToReuseRequest(name=made.name))


async def reusable(world: World, case: str, account: str = "clerk") -> list[str]:
    request = pb.ListReusableMaterialsRequest(parent=case, page_size=100)
    return [each.name for each in (await world.materials(account).ListReusableMaterials(request)).materials]


async def test_a_file_is_used_again_in_another_case_of_the_same_person(world: World) -> None:
    source = await consented(world)
    case = await world.submitted("clerk")
    assert source.name in await reusable(world, case.name)

    made = await world.materials("clerk").ReuseMaterial(
        pb.ReuseMaterialRequest(parent=case.name, source=source.name, material="M2")
    )

    assert (made.source, made.sha256, made.title) == (source.name, source.sha256, "户口簿.pdf")
    assert (made.case, made.material, made.giver) == (case.name, "M2", "clerk")
    assert await read(world, made.name, "clerk") == SCAN


async def test_without_consent_or_after_it_was_taken_back_nothing_is_used_again(world: World) -> None:
    silent = await upload(world, (await world.submitted()).name)
    source, case = await consented(world), await world.submitted()
    revoked = await world.materials("resident").RevokeReuse(pb.RevokeReuseRequest(name=source.name))
    assert revoked.consent.HasField("revoke_time")

    for each in (silent, source):
        request = pb.ReuseMaterialRequest(parent=case.name, source=each.name, material="M1")
        assert (await refused(world.materials("resident").ReuseMaterial(request)))[1] == "MATERIAL_NOT_FOUND"
        assert each.name not in await reusable(world, case.name)
    again = world.materials("resident").RevokeReuse(pb.RevokeReuseRequest(name=source.name))
    assert (await refused(again))[1] == "REUSE_NOT_CONSENTED"
    assert await world.journalled(source.name) == 3 * ["CaseMaterialChanged"]


async def test_another_persons_case_never_gets_the_file(world: World) -> None:
    source = await consented(world)
    other = applicant(id_number="110105199001011232", name="另一人")
    case = await world.as_("clerk").CreateCase(cases.CreateCaseRequest(item=PROMISED, applicant=other))
    assert source.name not in await reusable(world, case.name)
    request = pb.ReuseMaterialRequest(parent=case.name, source=source.name, material="M1")
    assert (await refused(world.materials("clerk").ReuseMaterial(request)))[1] == "MATERIAL_NOT_FOUND"


async def test_at_the_window_consent_needs_the_number_of_the_signed_sheet(world: World) -> None:
    made = await upload(world, (await world.submitted("clerk")).name, "clerk")
    bare = world.materials("clerk").ConsentToReuse(pb.ConsentToReuseRequest(name=made.name))
    assert (await refused(bare))[2]["field"] == "document_number"

    found = await world.materials("clerk").ConsentToReuse(
        pb.ConsentToReuseRequest(name=made.name, document_number="同意书〔2026〕1号", etag=made.etag)
    )

    assert (found.consent.document_number, found.consent.giver) == ("同意书〔2026〕1号", "clerk")
    twice = pb.ConsentToReuseRequest(name=made.name, document_number="同意书〔2026〕2号")
    assert (await refused(world.materials("clerk").ConsentToReuse(twice)))[1] == "REUSE_ALREADY_CONSENTED"


# ---- What nobody names


async def orphan(world: World, content: bytes) -> str:
    """A content that was kept by somebody who did not come to name it."""

    async def once() -> AsyncIterator[bytes]:
        yield content

    store = world.shelf.store
    async with receive(once(), store.incoming, 1000) as draft:
        await filing.keep(world.database, store, draft, world.clock)  # type: ignore[arg-type]
        return draft.sha256


async def sweep(world: World, hours: int) -> int:
    store = world.shelf.store
    later = world.clock.now + dt.timedelta(hours=hours)
    return await filing.sweep(world.database, store, later, dt.timedelta(hours=24), NAMING)


async def test_what_nobody_names_goes_after_its_time_and_what_is_named_stays(world: World) -> None:
    case = await world.submitted()
    named = await upload(world, case.name, content=b"%PDF-named")
    forgotten = await orphan(world, b"%PDF-orphan")
    known = "SELECT sha256 FROM files WHERE sha256 = :sha256"
    assert len(await world.rows(known, sha256=forgotten)) == 1
    await sweep(world, 23)
    assert len(await world.rows(known, sha256=forgotten)) == 1

    assert await sweep(world, 25) >= 1

    assert await world.rows(known, sha256=forgotten) == []
    assert await read(world, named.name) == b"%PDF-named"
    assert (await upload(world, case.name, content=b"%PDF-orphan")).sha256 == forgotten


async def test_a_content_that_comes_again_while_it_is_swept_is_there_afterwards(world: World) -> None:
    case = await world.submitted()
    contents = [f"%PDF-again-{number}".encode() for number in range(4)]
    for content in contents:
        await orphan(world, content)
    world.clock.now += dt.timedelta(hours=25)
    uploads = [upload(world, case.name, content=content) for content in contents]

    results = await asyncio.gather(*uploads, *(sweep(world, 0) for _ in range(4)))

    for made in results[:4]:
        assert isinstance(made, pb.CaseMaterial)
        assert hashlib.sha256(await read(world, made.name)).hexdigest() == made.sha256


# ---- Without paper


async def test_a_case_goes_from_application_to_result_without_paper(world: World) -> None:
    """C41: 无纸化: by account, with files for documents, handled from them, with an electronic result."""
    case = await world.submitted(materials=("M1", "M2"))
    for material in ("M1", "M2"):
        await upload(world, case.name, material=material, title=f"{material}.pdf")
    listed = await world.materials("clerk").ListMaterials(pb.ListMaterialsRequest(parent=case.name))
    for each in listed.materials:
        assert await read(world, each.name, "clerk") == SCAN
    await world.as_("clerk").AcceptCase(cases.AcceptCaseRequest(name=case.name))
    await world.as_("approver").ExamineCase(cases.ExamineCaseRequest(name=case.name, opinion="符合条件"))
    await world.as_("approver").DecideCase(cases.DecideCaseRequest(name=case.name, granted=True))
    await world.as_("chief").CompleteCase(cases.CompleteCaseRequest(name=case.name))

    done = await world.as_("clerk").DeliverCase(
        cases.DeliverCaseRequest(name=case.name, way="ELECTRONIC", receipt="演示申请人")
    )

    assert sorted(each.material for each in listed.materials) == ["M1", "M2"]
    assert (done.state, done.delivery.way) == (cases.Case.DELIVERED, cases.ELECTRONIC)
    assert list(done.handling.visit_days) == []
