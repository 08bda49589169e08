"""Standard items (基本目录): what is fixed for everybody, revised, abolished, kept for history."""

import asyncio

import grpc
import pytest
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import Limit

from tests.integration.catalog.world import DOCUMENT, World, creation, refusal
from tests.unit.catalog.samples import content

TERMS = pb.ItemContent(
    materials=[pb.Material(id="M1", title="申请书", required=True, originals=1)],
    promised_limit=Limit(length=10, unit="WORKING_DAYS"),
)


async def revise(world: World, standard: pb.StandardItem, *paths: str, account="reviewer", **changes):
    request = pb.UpdateStandardItemRequest(
        name=standard.name,
        standard_item=pb.StandardItem(**changes),
        document_number=DOCUMENT,
        etag=standard.etag,
    )
    request.update_mask.paths.extend(paths)
    return await world.as_(account).UpdateStandardItem(request)


async def abolish(world: World, name: str, **changes) -> pb.StandardItem:
    given = {"name": name, "reason": "NO_LEGAL_BASIS", "document_number": DOCUMENT} | changes
    return await world.as_("reviewer").AbolishStandardItem(pb.AbolishStandardItemRequest(**given))


async def test_b02_b10_a_local_copy_takes_over_what_the_standard_item_fixes(world: World):
    standard = await world.standard(terms=TERMS)

    request = creation(standard.name, content=content(materials=[], promised_limit=None))
    item = await world.as_("editor").CreateItem(request)

    draft = await world.version(f"{item.name}/versions/1", "editor")
    assert [material.title for material in draft.content.materials] == ["申请书"]
    assert draft.content.promised_limit.length == 10


async def test_b12_a_local_copy_that_asks_for_more_is_refused_and_one_that_betters_is_not(world: World):
    standard = await world.standard(terms=TERMS)

    with pytest.raises(grpc.RpcError) as error:
        await world.as_("editor").CreateItem(creation(standard.name))
    better = content(materials=[], promised_limit=Limit(length=3, unit="WORKING_DAYS"))
    item = await world.as_("editor").CreateItem(creation(standard.name, content=better))

    assert refusal(error.value) == (
        "INVALID_ARGUMENT",
        "DIFFERS_FROM_STANDARD_ITEM",
        {"field": "content.materials"},
    )
    assert item.state == pb.Item.DRAFT


async def test_a_standard_item_is_revised_by_field_with_a_document(world: World):
    standard = await world.standard()

    revised = await revise(world, standard, "terms", terms=TERMS, title="不看")

    assert revised.title == "高龄老人特殊补贴"
    assert revised.terms == TERMS
    assert (revised.document_number, revised.state) == (DOCUMENT, pb.StandardItem.IN_FORCE)
    assert revised.etag != standard.etag
    assert await world.journalled(standard.name) == [(1, "StandardItemCreated"), (2, "StandardItemRevised")]


@pytest.mark.parametrize(
    ("paths", "changes", "field"),
    [
        (["type"], {}, "update_mask"),
        (["legal_bases"], {"legal_bases": []}, "standard_item.legal_bases"),
        (["title"], {"title": ""}, "standard_item.title"),
        ([], {"title": "只有名称"}, "standard_item.levels"),
    ],
)
async def test_b06_a_revision_keeps_the_rules_of_a_standard_item(world: World, paths, changes, field):
    standard = await world.standard()

    with pytest.raises(grpc.RpcError) as error:
        await revise(world, standard, *paths, **changes)

    assert refusal(error.value).facts["field"] == field
    again = await world.as_().GetStandardItem(pb.GetStandardItemRequest(name=standard.name))
    assert again == standard


async def test_a_revision_needs_the_etag_and_a_reviewer_whose_region_it_is(world: World):
    standard = await world.standard()
    stale = pb.StandardItem(name=standard.name, etag="77")
    without = pb.StandardItem(name=standard.name)

    reasons = []
    for given, account in ((stale, "reviewer"), (without, "reviewer"), (standard, "foreign-reviewer")):
        with pytest.raises(grpc.RpcError) as error:
            await revise(world, given, "title", account=account, title="新名称")
        reasons.append(refusal(error.value).reason)

    assert reasons == ["ETAG_MISMATCH", "FIELD_REQUIRED", "OUT_OF_SCOPE"]


async def test_b07_b08_an_abolished_standard_item_is_claimed_and_revised_no_more(world: World):
    standard = await world.standard()

    ended = await abolish(world, standard.name)

    assert ended.state == pb.StandardItem.ABOLISHED
    assert ended.abolish_reason == pb.NO_LEGAL_BASIS
    for act in (
        world.as_("editor").CreateItem(creation(standard.name)),
        revise(world, ended, "title", title="新名称"),
        abolish(world, standard.name),
    ):
        with pytest.raises(grpc.RpcError) as error:
            await act
        assert refusal(error.value).reason == "STANDARD_ITEM_ABOLISHED"


@pytest.mark.parametrize(("missing", "field"), [("reason", "reason"), ("document_number", "document_number")])
async def test_b07_abolishing_needs_a_reason_and_a_document(world: World, missing, field):
    standard = await world.standard()

    with pytest.raises(grpc.RpcError) as error:
        await abolish(world, standard.name, **{missing: None})

    assert refusal(error.value) == ("INVALID_ARGUMENT", "FIELD_REQUIRED", {"field": field})


async def test_b13_a_non_permit_approval_is_kept_for_history_and_never_made(world: World):
    kept = await world.standard("某项非行政许可审批", type="NON_PERMIT_APPROVAL", state="ABOLISHED")

    with pytest.raises(grpc.RpcError) as error:
        await world.standard("某项非行政许可审批", type="NON_PERMIT_APPROVAL")

    assert kept.state == pb.StandardItem.ABOLISHED
    assert refusal(error.value).reason == "TYPE_HISTORIC"
    listed = await world.as_().ListStandardItems(
        pb.ListStandardItemsRequest(type="NON_PERMIT_APPROVAL", page_size=100)
    )
    assert kept in listed.standard_items


async def test_of_eight_who_abolish_at_once_one_does(world: World):
    standard = await world.standard()

    results = await asyncio.gather(*(abolish(world, standard.name) for _ in range(8)), return_exceptions=True)

    done = [result for result in results if isinstance(result, pb.StandardItem)]
    refused = [refusal(result).reason for result in results if isinstance(result, grpc.RpcError)]
    assert len(done) == 1
    assert refused == 7 * ["STANDARD_ITEM_ABOLISHED"]


async def test_what_is_attached_and_coded_is_published_and_found(world: World):
    given = {
        "theme_codes": ["P16", "L09"],
        "category_codes": ["C08"],
        "stationing": pb.Stationing(state="STATIONED", centre="organisations/450222-zwzx"),
        "agency_mandate_required": True,
    }
    item = await world.published(**given)

    assert item.version.content.agency_mandate_required
    assert item.name in await world.found(theme_code="L09")
    assert item.name in await world.found(theme_code="P16", category_code="C08")
    assert item.name not in await world.found(theme_code="L01")
    assert await world.found(standard_item=item.standard_item) == [item.name]
