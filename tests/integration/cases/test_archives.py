"""Closed cases in the archive: one file that proves itself, and a register that is easy to search (P03)."""

import asyncio
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from yangguang.cases.v1 import archives_pb2 as pb
from yangguang.cases.v1 import cases_pb2 as cases

from services.cases.handlers import archives
from services.common.identity import ANYBODY, Call
from tests.integration.cases.test_materials import SCAN, readings, upload
from tests.integration.cases.world import PROMISED, RESIDENT_NUMBER, World, refused


async def ended(world: World) -> cases.Case:
    """A case with a file that was granted and completed, and has its certificate."""
    case = await world.submitted()
    await upload(world, case.name)
    await world.as_("clerk").AcceptCase(cases.AcceptCaseRequest(name=case.name))
    await world.as_("approver").ExamineCase(cases.ExamineCaseRequest(name=case.name, opinion="符合条件"))
    await world.as_("approver").DecideCase(cases.DecideCaseRequest(name=case.name, granted=True))
    case = await world.as_("chief").CompleteCase(cases.CompleteCaseRequest(name=case.name))
    await world.issued()
    return case


async def archived(world: World, case: str, account: str = "clerk", **more: Any) -> pb.Archive:
    return await world.archives(account).ArchiveCase(pb.ArchiveCaseRequest(name=case, **more))


async def read(world: World, name: str, account: str = "clerk", purpose: str = "案卷评查") -> bytes:
    request = pb.StreamArchiveRequest(name=name, purpose=purpose)
    chunks = world.archives(account).StreamArchive(request)
    return b"".join([chunk.data async for chunk in chunks])


async def found(world: World, account: str = "clerk", **asked: Any) -> list[str]:
    request = pb.ListArchivesRequest(page_size=100, **asked)
    return [each.name for each in (await world.archives(account).ListArchives(request)).archives]


async def test_a_closed_case_is_one_file_that_proves_itself(world: World) -> None:
    """P03: 手续齐备: the case, its certificate, its journal, its materials, each by its hash."""
    case = await ended(world)
    archive = await archived(world, case.name)

    content = await read(world, archive.name)

    assert (archive.case_number, archive.material_count, archive.size) == (case.number, 1, len(content))
    assert archive.number.startswith("450222-mz-2026-")
    assert archives.problems(io.BytesIO(content)) == []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.namelist() == [
            "case.json",
            "applicant.json",
            "certificates.json",
            "materials.json",
            "journal.jsonl",
            "materials/001-M1.pdf",
            "manifest.json",
        ]
        assert file.read("materials/001-M1.pdf") == SCAN
        assert json.loads(file.read("case.json"))["number"] == case.number
        [certificate] = json.loads(file.read("certificates.json"))
        assert certificate["number"] == case.certificate_number
        types = [json.loads(line)["type"] for line in file.read("journal.jsonl").splitlines()]
        assert types[0] == "yangguang.cases.v1.CaseSubmitted"
        assert "yangguang.cases.v1.CaseDecided" in types
        applicant = json.loads(file.read("applicant.json"))
        assert (applicant["name"], applicant["id_number"]) == ("演示申请人", RESIDENT_NUMBER)


async def test_the_same_case_makes_the_same_bytes(world: World, tmp_path: Path) -> None:
    case = await ended(world)
    async with world.database.read() as connection:
        dossier = await archives.gather(connection, case.name, Call(ANYBODY), world.sealer)

    for name in ("first", "second"):
        await archives.build(dossier, world.shelf.store, tmp_path / name)

    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


async def test_who_applied_is_in_full_for_those_who_handle_the_case_and_for_nobody_else(world: World) -> None:
    """The manifest says what a supervisor does not get."""
    archive = await archived(world, (await ended(world)).name)

    content = await read(world, archive.name, "supervisor")

    assert RESIDENT_NUMBER.encode() not in content
    assert archives.problems(io.BytesIO(content)) == ["applicant.json is missing"]
    assert RESIDENT_NUMBER.encode() in await read(world, archive.name, "head")


async def test_each_reading_of_an_archive_says_what_for_and_is_journalled(world: World) -> None:
    """P03: 调阅登记."""
    archive = await archived(world, (await ended(world)).name)
    assert (await refused(read(world, archive.name, purpose=" ")))[1:] == (
        "FIELD_REQUIRED",
        {"field": "purpose"},
    )

    await read(world, archive.name, "supervisor", "案卷评查")
    await read(world, archive.name, "clerk", "当事人查询")

    assert await readings(world, archive.name) == [("supervisor", "案卷评查"), ("clerk", "当事人查询")]


async def test_what_was_changed_removed_or_added_is_named(world: World) -> None:
    content = await read(world, (await archived(world, (await ended(world)).name)).name)
    forged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(forged, "w") as new:
        for name in old.namelist():
            if name != "certificates.json":
                new.writestr(name, b"forged" if name == "case.json" else old.read(name))
        new.writestr("materials/999.pdf", SCAN)

    assert archives.problems(forged) == [
        "certificates.json is missing",
        "materials/999.pdf is not in the manifest",
        "case.json was changed",
    ]


async def test_of_eight_who_archive_at_once_one_does(world: World) -> None:
    case = await ended(world)

    results = await asyncio.gather(*(archived(world, case.name) for _ in range(8)), return_exceptions=True)

    [done] = [each for each in results if isinstance(each, pb.Archive)]
    assert await found(world, number=case.number) == [done.name]
    assert (await refused(archived(world, case.name)))[1] == "ALREADY_ARCHIVED"


async def test_a_repeat_gets_the_first_answer(world: World) -> None:
    case = await ended(world)

    first = await archived(world, case.name, request_id="a-1")

    assert await archived(world, case.name, request_id="a-1") == first


async def test_only_what_has_ended_is_archived_and_only_by_who_handled_it(world: World) -> None:
    decided = await world.decided()
    assert (await refused(archived(world, decided.name)))[1:] == ("CASE_NOT_ENDED", {"state": "DECIDED"})
    case = await ended(world)
    assert (await refused(archived(world, case.name, "stranger")))[1] == "CASE_NOT_FOUND"
    archive = await archived(world, case.name)
    assert (await refused(read(world, archive.name, "stranger")))[1] == "ARCHIVE_NOT_FOUND"
    assert (await refused(read(world, archive.name, "resident")))[0] == "PERMISSION_DENIED"


async def test_the_register_is_searched_by_number_item_year_and_person(world: World) -> None:
    """P03: 便于查询."""
    case = await ended(world)
    archive = await archived(world, case.name)

    for asked in (
        {"number": archive.number},
        {"number": case.number},
        {"item": PROMISED, "year": 2026},
        {"applicant_id_number": RESIDENT_NUMBER.lower()},
        {"organisation": "organisations/450222-mz", "region": "450222"},
    ):
        assert archive.name in await found(world, **asked), asked
        assert archive.name not in await found(world, "stranger", **asked)
    assert await found(world, year=2025) == []
    assert archive.name in await found(world, "supervisor")
    assert archive.name not in await found(world, "foreign-supervisor")
