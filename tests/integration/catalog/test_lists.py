"""The list as a file: out and in again, by a dry run that names each bad cell, journalled, all or nothing."""

import csv
import io

import grpc
import openpyxl
import pytest
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.catalog.v1 import lists_pb2 as pb
from yangguang.common.v1.types_pb2 import Limit

from services.catalog.handlers import columns
from services.common import sheets
from tests.integration.catalog.world import MZ, WJ, World, organ_code, refusal
from tests.unit.catalog.samples import content

CODE, ORGANISATION = columns.CODE, columns.ORGANISATION


async def refused(call) -> tuple[str, str, dict[str, str]]:
    with pytest.raises(grpc.RpcError) as error:
        await call
    return refusal(error.value)


async def exported(world: World, **filters) -> tuple[bytes, pb.FileChunk]:
    chunks = [chunk async for chunk in world.lists().StreamItemsFile(pb.StreamItemsFileRequest(**filters))]
    return b"".join(chunk.data for chunk in chunks), chunks[0]


async def bring_in(world: World, data: bytes, account: str = "reviewer", **changes) -> pb.ImportReport:
    given = {"format": "CSV", "file": data} | changes
    return await world.lists(account).ImportItems(pb.ImportItemsRequest(**given))


def row_of(code: str, organisation: str = MZ, **changes) -> dict[str, str]:
    """A row of a complete content, as people would type it."""
    item = catalog.Item(
        name=f"items/{code}", organisation=organisation, version=catalog.ItemVersion(content=content())
    )
    row = dict(zip(columns.HEADER, columns.row_of(item), strict=True))
    return row | changes


def file_of(*rows: dict[str, str]) -> bytes:
    header = list(rows[0])
    return sheets.csv_lines([header, *([row[title] for title in header] for row in rows)], first=True)


def new_code(standard: catalog.StandardItem) -> str:
    return organ_code() + "5" + standard.name.removeprefix("standardItems/")


async def test_what_was_exported_comes_in_again_unchanged(fresh_world: World):
    world = fresh_world
    for title in ("高龄老人特殊补贴", "老年人优待证办理"):
        await world.published(standard_title=title, notes="=1+1 不是公式")
    await world.drafted()

    data, first = await exported(world, region="450222")
    report = await bring_in(world, data)

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == list(columns.HEADER)
    assert (len(rows), first.file_name) == (3, "items.csv")
    assert rows[1][columns.HEADER.index("注意事项")] == "'=1+1 不是公式"
    assert (report.rows, report.unchanged, report.refused) == (2, 2, 0)
    assert list(report.errors) == []


async def test_a_workbook_is_exported_of_text_alone_and_comes_in_again(fresh_world: World):
    world = fresh_world
    await world.published(notes="=SUM(A1:A9)")

    data, first = await exported(world, format="XLSX")
    report = await bring_in(world, data, format="XLSX")

    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert (first.file_name, kinds) == ("items.xlsx", {"s"})
    assert (report.rows, report.unchanged) == (1, 1)


async def test_rows_become_claimed_items_and_drafts_and_are_journalled(world: World):
    standard = await world.standard()
    published = await world.published()
    code, known = new_code(standard), published.name.removeprefix("items/")

    data = file_of(row_of(code), row_of(known, 承诺时限="3个工作日"))
    report = await bring_in(world, data)

    assert (report.created, report.drafted, report.refused, report.dry_run) == (1, 1, 0, False)
    made = await world.version(f"items/{code}/versions/1", "editor")
    changed = await world.version(f"{published.name}/versions/2", "editor")
    assert made.state == catalog.ItemVersion.DRAFT
    assert made.content.materials[1].title == "户口簿"
    assert changed.content.promised_limit == Limit(length=3, unit="WORKING_DAYS")
    assert await world.journalled(report.name) == [(1, "ItemsImported")]
    assert await world.journalled(f"items/{code}") == [(1, "ItemCreated"), (2, "ItemVersionDrafted")]

    again = await bring_in(world, data)
    assert (again.created, again.drafted, again.unchanged) == (0, 0, 2)


async def test_a_draft_there_is_is_changed_and_one_in_review_is_not(world: World):
    item = await world.drafted()
    code = item.name.removeprefix("items/")

    changed = await bring_in(world, file_of(row_of(code, 承诺时限="4个工作日")))
    await world.submit(f"{item.name}/versions/1")
    in_review = await bring_in(world, file_of(row_of(code, 承诺时限="2个工作日")))

    assert (changed.drafted, in_review.refused) == (1, 1)
    assert in_review.errors[0].reason == "DRAFT_EXISTS"
    draft = await world.version(f"{item.name}/versions/1", "editor")
    assert draft.content.promised_limit.length == 4


async def test_a_dry_run_names_each_bad_cell_and_changes_nothing(world: World):
    standard = await world.standard()
    bad = row_of(
        new_code(standard),
        事项类型="许可证",
        承诺时限="30个工作日",
        申请材料="M1|申请书|必要|1\nM1|户口簿|必要|1",
        到现场次数="一次",
        主题代码="P16",
        名字="",
    )
    bad.pop("名字")
    good = row_of(new_code(await world.standard()))
    data = file_of(good, bad)
    before = await world.rows("SELECT count(*) AS n FROM journal")

    report = await bring_in(world, data, dry_run=True)

    found = {(error.cell, error.column): (error.reason, error.field) for error in report.errors}
    place = {title: sheets.cell_name(3, list(good).index(title) + 1) for title in good}
    assert found == {
        (place["事项类型"], "事项类型"): ("CELL_UNREADABLE", "content.type"),
        (place["到现场次数"], "到现场次数"): ("CELL_UNREADABLE", "content.visits"),
        (place["申请材料"], "申请材料"): ("MATERIAL_ID_REPEATED", "content.materials[1].id"),
        (place["承诺时限"], "承诺时限"): (
            "PROMISED_LONGER_THAN_STATUTORY",
            "content.promised_limit.length",
        ),
    }
    assert (report.rows, report.created, report.refused, report.name) == (2, 1, 1, "")
    assert await world.rows("SELECT count(*) AS n FROM journal") == before
    assert await world.found("editor", standard_item=standard.name, show_inactive=True) == []


async def test_by_itself_one_bad_row_keeps_all_others_out_and_row_by_row_it_does_not(world: World):
    good, other = [new_code(await world.standard()) for _ in range(2)]
    bad = row_of(good[:19] + "999999999999")
    data = file_of(row_of(good), bad, row_of(other))

    nothing = await bring_in(world, data)
    assert (nothing.created, nothing.refused, nothing.name) == (2, 1, "")
    assert (await refused(world.item(f"items/{good}", "editor")))[1] == "ITEM_NOT_FOUND"

    some = await bring_in(world, data, mode="ROW_BY_ROW")
    assert (some.created, some.refused) == (2, 1)
    assert [(error.cell, error.reason) for error in some.errors] == [("A3", "STANDARD_ITEM_NOT_FOUND")]
    assert (await world.item(f"items/{good}", "editor")).state == catalog.Item.DRAFT


async def test_a_copy_that_asks_for_more_than_the_standard_item_is_blamed_on_its_cell(world: World):
    standard = await world.standard(terms=catalog.ItemContent(conditions=["具有本县户籍"]))

    report = await bring_in(world, file_of(row_of(new_code(standard))), dry_run=True)

    assert [(error.column, error.reason) for error in report.errors] == [
        ("受理条件", "DIFFERS_FROM_STANDARD_ITEM")
    ]


async def test_an_editor_brings_in_items_of_the_own_organisation_alone(world: World):
    own, others = [new_code(await world.standard()) for _ in range(2)]
    data = file_of(row_of(own), row_of(others, WJ))

    report = await bring_in(world, data, "editor", mode="ROW_BY_ROW")

    assert (report.created, report.refused) == (1, 1)
    assert [(error.column, error.reason) for error in report.errors] == [(ORGANISATION, "OUT_OF_SCOPE")]
    assert (await refused(bring_in(world, data, "resident")))[1] == "ROLE_REQUIRED"


@pytest.mark.parametrize(
    ("data", "changes", "reason"),
    [
        (b"", {}, "FIELD_REQUIRED"),
        (b"x", {"format": 0}, "FIELD_REQUIRED"),
        (b"x", {"format": "XLSX"}, "FILE_UNREADABLE"),
        ("名字,实施编码\n".encode(), {}, "COLUMN_UNKNOWN"),
        ("实施编码,实施编码\n".encode(), {}, "COLUMN_UNKNOWN"),
        ("实施编码,事项名称\n".encode(), {}, "COLUMN_MISSING"),
        ("实施编码,实施主体\n".encode() + b"a,b\n" * 1001, {}, "FILE_TOO_LARGE"),
    ],
)
async def test_what_is_no_list_is_refused(world: World, data, changes, reason):
    assert (await refused(bring_in(world, data, **changes)))[1] == reason


async def test_a_repeated_import_gets_the_first_answer(world: World):
    data = file_of(row_of(new_code(await world.standard())))

    first = await bring_in(world, data, request_id="import-1")
    again = await bring_in(world, data, request_id="import-1")

    assert first == again
    assert first.created == 1
