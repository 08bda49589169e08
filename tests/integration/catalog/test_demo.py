"""The demo catalogue: all 70 items, through the same steps as any other, the same when loaded twice."""

import datetime as dt
import itertools

import pytest
from yangguang.catalog.v1 import bundles_pb2
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import FORWARDED, INSTANT, PROMISED

from services.catalog import demo
from tests.integration.catalog.world import SPRING, World, new_world

MZ_CODE = "11450222999000013C"


@pytest.fixture(scope="module")
async def county(new_database, tmp_path_factory):
    """The demo catalogue."""
    async with new_world(new_database, tmp_path_factory.mktemp("demo")) as world:
        await load(world)
        yield world


async def load(world: World):
    ticks = (SPRING - dt.timedelta(days=1) + dt.timedelta(seconds=n) for n in itertools.count())
    await demo.load(world.database, "450222", lambda: next(ticks))


async def test_seventy_items_loaded_twice_are_the_same_seventy(county: World):
    tables = ("items", "item_versions", "standard_items", "organisations", "bundles", "journal")
    before = [await county.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]

    await load(county)

    assert [await county.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables] == before
    assert [len(rows) for rows in before[:2]] == [70, 70]


async def test_what_is_obsolete_was_published_and_then_cancelled(county: World):
    rows = await county.rows("SELECT code, cancel_reason, document_number FROM items WHERE state = 4")

    assert len(rows) == 13
    assert all(row.cancel_reason and "演示文号" in row.document_number for row in rows)
    [fee, _] = (
        await county.as_().ListItems(pb.ListItemsRequest(query="社会抚养费", show_inactive=True))
    ).items
    assert [entry[1] for entry in await county.journalled(fee.name)] == [
        "ItemCreated",
        "ItemVersionDrafted",
        "ItemVersionDrafted",
        "ItemVersionPublished",
        "ItemCancelled",
    ]


async def test_the_items_of_the_demo_journey_are_there(county: World):
    allowance = await county.item(f"items/{MZ_CODE}5450511003000")
    steps = [pb.StepKind.Name(step.kind) for step in allowance.version.content.steps]

    assert allowance.organisation_title == "柳城县民政局"
    assert allowance.version.content.title == "高龄老人特殊补贴"
    assert allowance.version.content.kind == PROMISED
    assert allowance.version.content.promised_limit.length == 5
    assert allowance.version.content.statutory_limit.length == 20
    assert allowance.version.content.statutory_limit.clock == "XK-05"
    assert allowance.version.content.result_title == "高龄津贴证"
    assert steps == ["ACCEPTANCE", "EXAMINATION_STEP", "PUBLICITY", "DECISION", "COMPLETION"]


@pytest.mark.parametrize(
    ("title", "organisation", "kind", "type_"),
    [
        ("老年人优待证办理", "mz", INSTANT, pb.CONFIRMATION),
        ("办理农村五保、低保申报和补助发放事项", "mz", FORWARDED, pb.PAYMENT),
        ("办理个体工商户和企业营业执照事项", "scjg", INSTANT, pb.PERMIT),
        ("城市公益性公墓建设审批", "mz", PROMISED, pb.PERMIT),
    ],
)
async def test_each_kind_is_there(county: World, title, organisation, kind, type_):
    page = await county.as_().ListItems(pb.ListItemsRequest(query=title))

    item = page.items[0]
    assert item.organisation == f"organisations/450222-{organisation}"
    assert item.version.content.kind == kind
    assert item.version.content.type == type_


async def test_c37_the_bundles_ask_for_each_paper_once_and_wait_only_where_they_must(county: World):
    found = (await county.bundles().ListBundles(bundles_pb2.ListBundlesRequest())).bundles
    assert len(found) == 5
    for bundle in found:
        check = await county.bundles().CheckBundle(bundles_pb2.CheckBundleRequest(name=bundle.name))
        assert check.papers_once < check.papers
        assert check.parallel_days <= check.serial_days


async def test_o09_subsidies_for_farmers_are_listed_as_items(county: World):
    page = await county.as_().ListItems(pb.ListItemsRequest(category_code="C16", show_inactive=True))

    assert {item.version.content.title for item in page.items} == {
        "办理粮食直补及农资综合补贴申报事项",
        "家电下乡、农机具补贴事项",
    }


async def test_e03_e12_items_say_who_passes_them_on_and_when_a_mandate_is_needed(county: World):
    [allowance] = (await county.as_().ListItems(pb.ListItemsRequest(query="城镇低保"))).items
    [insurance] = (await county.as_().ListItems(pb.ListItemsRequest(query="农牧业保险"))).items

    assert allowance.version.content.agency_mandate_required
    assert allowance.version.content.agency_mode == pb.PASSED_ON
    assert allowance.version.content.passed_on_to == pb.COUNTY
    assert insurance.version.content.agency_mode == pb.AGENCY_FILING


async def test_c50_the_chain_of_village_review_asks_for_application_household_book_and_identity_card(
    county: World,
):
    [allowance] = (await county.as_().ListItems(pb.ListItemsRequest(query="农村五保、低保"))).items
    content = allowance.version.content

    assert pb.VILLAGE_REVIEW in [step.kind for step in content.steps]
    assert [material.title for material in content.materials][:3] == ["申请书", "户口簿", "身份证及复印件"]
    assert all(material.required for material in content.materials[:3])


async def test_every_item_in_force_has_both_sheets_without_a_hole(county: World):
    for name in await county.found():
        notice = await county.as_().GetNoticeSheet(pb.GetNoticeSheetRequest(name=name))
        openness = await county.as_().GetOpennessSheet(pb.GetOpennessSheetRequest(name=name))
        lines = [line for sheet in (notice, openness) for element in sheet.elements for line in element.lines]
        assert (len(notice.elements), len(openness.elements)) == (10, 8)
        assert all(element.lines for sheet in (notice, openness) for element in sheet.elements)
        assert all(line.strip() for line in lines)


async def test_demo_phone_numbers_say_that_they_are(county: World):
    for row in demo.read().items:
        assert row["consultation_phone"].startswith("0772-7600")
        assert row["consultation_phone"].endswith("（演示号码）")
