"""Who may see drafts, who may change what, and what a foreign county gets to know of it."""

from typing import Any

import grpc
import pytest
from yangguang.catalog.v1 import catalog_pb2 as pb

from tests.integration.catalog.world import (
    DOCUMENT,
    LZ,
    MZ,
    WJ,
    World,
    creation,
    organ_code,
    refusal,
)
from tests.unit.catalog.samples import content, standard_item


def writes(item: str) -> dict[str, tuple[str, object]]:
    """Every call that changes an item, with its request."""
    version = f"{item}/versions/1"
    return {
        "draft": ("CreateItemVersion", pb.CreateItemVersionRequest(parent=item, content=content())),
        "update": (
            "UpdateItemVersion",
            pb.UpdateItemVersionRequest(name=version, content=content(), etag="1"),
        ),
        "submit": ("SubmitItemVersion", pb.SubmitItemVersionRequest(name=version)),
        "return": ("ReturnItemVersion", pb.ReturnItemVersionRequest(name=version, reason="补充")),
        "publish": (
            "PublishItemVersion",
            pb.PublishItemVersionRequest(name=version, document_number=DOCUMENT),
        ),
        "suspend": ("SuspendItem", pb.SuspendItemRequest(name=item)),
        "resume": ("ResumeItem", pb.ResumeItemRequest(name=item)),
        "cancel": (
            "CancelItem",
            pb.CancelItemRequest(name=item, reason="MERGED", document_number=DOCUMENT),
        ),
    }


UNKNOWN: Any = 70_000
EDITING = ("draft", "update", "submit")


async def refused(world: World, account: str, verb: str, item: str):
    method, request = writes(item)[verb]
    with pytest.raises(grpc.RpcError) as error:
        await getattr(world.as_(account), method)(request)
    return refusal(error.value)


@pytest.mark.parametrize("verb", list(writes("")))
async def test_a_reviewer_of_another_county_changes_nothing_here(world: World, verb):
    item = await world.drafted()

    answer = await refused(world, "foreign-reviewer", verb, item.name)

    assert answer == ("NOT_FOUND", "ITEM_NOT_FOUND", {"name": answer.facts["name"]})
    assert len(await world.journalled(item.name)) == 2


@pytest.mark.parametrize("account", ["neighbour", "foreign-editor"])
@pytest.mark.parametrize("verb", EDITING)
async def test_an_editor_of_another_organisation_changes_nothing(world: World, verb, account):
    item = await world.drafted()

    answer = await refused(world, account, verb, item.name)

    assert answer[:2] == ("NOT_FOUND", "ITEM_NOT_FOUND")


@pytest.mark.parametrize("verb", [verb for verb in writes("") if verb not in EDITING])
async def test_an_editor_does_not_review(world: World, verb):
    item = await world.drafted()

    answer = await refused(world, "editor", verb, item.name)

    assert answer == ("PERMISSION_DENIED", "ROLE_REQUIRED", {"roles": "CATALOG_REVIEWER"})


@pytest.mark.parametrize("verb", list(writes("")))
async def test_anybody_and_a_resident_change_nothing(world: World, verb):
    item = await world.drafted()

    assert (await refused(world, "", verb, item.name))[:2] == ("UNAUTHENTICATED", "TOKEN_REQUIRED")
    assert (await refused(world, "resident", verb, item.name))[:2] == ("PERMISSION_DENIED", "ROLE_REQUIRED")


async def test_a_reviewer_of_the_city_may_review_in_its_counties(world: World):
    version = await world.submitted()
    request = pb.PublishItemVersionRequest(name=version.name, document_number=DOCUMENT)

    published = await world.as_("city-reviewer").PublishItemVersion(request)

    assert published.state == pb.ItemVersion.PUBLISHED


async def test_an_editor_claims_items_for_the_own_organisation_alone(world: World):
    standard = await world.standard()

    for account, organisation in (("editor", WJ), ("foreign-editor", MZ), ("foreign-reviewer", MZ)):
        with pytest.raises(grpc.RpcError) as error:
            await world.as_(account).CreateItem(creation(standard.name, organisation=organisation))
        assert refusal(error.value) == ("PERMISSION_DENIED", "OUT_OF_SCOPE", {"field": "organisation"})


async def test_standard_items_are_added_by_whoever_reviews_the_whole_region(world: World):
    request = pb.CreateStandardItemRequest(standard_item_id="450511009999", standard_item=standard_item())

    with pytest.raises(grpc.RpcError) as foreign:
        await world.as_("foreign-reviewer").CreateStandardItem(request)
    added = await world.as_("city-reviewer").CreateStandardItem(request)

    assert refusal(foreign.value) == ("PERMISSION_DENIED", "OUT_OF_SCOPE", {"region": "450222"})
    assert added.name == "standardItems/450511009999"


@pytest.mark.parametrize("account", ["editor", "reviewer", "city-reviewer"])
async def test_drafts_are_shown_to_those_who_work_on_them(world: World, account):
    item = await world.drafted(notes="草稿")

    assert (await world.item(item.name, account)).state == pb.Item.DRAFT
    assert (await world.version(f"{item.name}/versions/1", account)).content.notes == "草稿"
    page = await world.as_(account).ListItemVersions(pb.ListItemVersionsRequest(parent=item.name))
    assert [version.state for version in page.item_versions] == [pb.ItemVersion.DRAFT]
    assert item.name in await world.found(account, show_inactive=True)
    assert item.name not in await world.found(account)


@pytest.mark.parametrize("account", ["", "resident", "neighbour", "foreign-editor", "foreign-reviewer"])
async def test_drafts_do_not_exist_for_others(world: World, account):
    item = await world.drafted()
    stub = world.as_(account)

    with pytest.raises(grpc.RpcError) as of_item:
        await world.item(item.name, account)
    with pytest.raises(grpc.RpcError) as of_version:
        await world.version(f"{item.name}/versions/1", account)
    with pytest.raises(grpc.RpcError) as of_list:
        await stub.ListItemVersions(pb.ListItemVersionsRequest(parent=item.name))
    with pytest.raises(grpc.RpcError) as of_sheet:
        await stub.GetNoticeSheet(pb.GetNoticeSheetRequest(name=f"{item.name}/versions/1"))

    assert refusal(of_item.value).reason == "ITEM_NOT_FOUND"
    assert refusal(of_version.value).reason == "ITEM_VERSION_NOT_FOUND"
    assert refusal(of_list.value).reason == "ITEM_NOT_FOUND"
    assert refusal(of_sheet.value).reason == "ITEM_VERSION_NOT_FOUND"
    assert item.name not in await world.found(account, show_inactive=True)


async def test_a_new_draft_beside_a_version_in_force_stays_unseen(world: World):
    item = await world.published(notes="在用")
    await world.next_version(item.name, notes="草稿")

    page = await world.as_().ListItemVersions(pb.ListItemVersionsRequest(parent=item.name))

    assert [version.content.notes for version in page.item_versions] == ["在用"]
    assert (await world.item(item.name)).version.content.notes == "在用"


async def test_an_item_of_another_county_lies_in_that_county(world: World):
    standard = await world.standard()
    created = await world.as_("foreign-editor").CreateItem(creation(standard.name, organisation=LZ))

    assert created.region == "450223"
    assert created.name.removeprefix("items/").startswith(organ_code("450223"))


@pytest.mark.parametrize(
    ("item_id", "why"),
    [
        ("", "FIELD_REQUIRED"),
        ("450511000001", "FIELD_INVALID"),
        ("11450222999000010" + "X" + "5", "FIELD_INVALID"),
        ("1145022299900001AA5450511000001", "FIELD_INVALID"),
        (organ_code() + "8450511000001", "FIELD_INVALID"),
        (organ_code() + "5999999999999", "FIELD_INVALID"),
    ],
)
async def test_an_items_code_holds_organ_level_and_standard_item(world: World, item_id, why):
    standard = await world.standard()

    with pytest.raises(grpc.RpcError) as error:
        await world.as_("editor").CreateItem(creation(standard.name, item_id=item_id))

    assert refusal(error.value)[:2] == ("INVALID_ARGUMENT", why)
    assert refusal(error.value).facts["field"] == "item_id"


async def test_an_item_is_claimed_once_and_at_a_level_it_is_for(world: World):
    standard = await world.standard()
    await world.as_("editor").CreateItem(creation(standard.name))

    with pytest.raises(grpc.RpcError) as twice:
        await world.as_("editor").CreateItem(creation(standard.name))
    city = organ_code() + "3" + standard.name.removeprefix("standardItems/")
    with pytest.raises(grpc.RpcError) as level:
        await world.as_("editor").CreateItem(creation(standard.name, item_id=city))
    with pytest.raises(grpc.RpcError) as unknown:
        await world.as_("editor").CreateItem(creation("standardItems/450599999999"))

    assert refusal(twice.value) == ("ALREADY_EXISTS", "ITEM_EXISTS", {"field": "item_id"})
    assert refusal(level.value) == (
        "INVALID_ARGUMENT",
        "LEVEL_NOT_OFFERED",
        {"field": "item_id", "level": "CITY"},
    )
    assert refusal(unknown.value)[:2] == ("NOT_FOUND", "STANDARD_ITEM_NOT_FOUND")


async def test_a_standard_item_needs_its_legal_basis_and_is_added_once(world: World):
    added = await world.standard()
    code = added.name.removeprefix("standardItems/")
    stub = world.as_("reviewer")

    with pytest.raises(grpc.RpcError) as bare:
        await stub.CreateStandardItem(
            pb.CreateStandardItemRequest(
                standard_item_id="450511009998", standard_item=standard_item(legal_bases=[])
            )
        )
    with pytest.raises(grpc.RpcError) as twice:
        await stub.CreateStandardItem(
            pb.CreateStandardItemRequest(standard_item_id=code, standard_item=standard_item())
        )

    facts = {"field": "standard_item.legal_bases"}
    assert refusal(bare.value) == ("INVALID_ARGUMENT", "FIELD_REQUIRED", facts)
    assert refusal(twice.value) == ("ALREADY_EXISTS", "STANDARD_ITEM_EXISTS", {"field": "standard_item_id"})


async def test_standard_items_are_read_by_anybody_page_by_page(world: World):
    added = [(await world.standard(f"标准事项{number}", type="REWARD")).name for number in range(3)]
    stub = world.as_()

    got = await stub.GetStandardItem(pb.GetStandardItemRequest(name=added[0]))
    first = await stub.ListStandardItems(pb.ListStandardItemsRequest(page_size=2, type="REWARD"))
    rest = await stub.ListStandardItems(
        pb.ListStandardItemsRequest(page_size=2, type="REWARD", page_token=first.next_page_token)
    )

    assert got.title == "标准事项0"
    assert [item.name for item in (*first.standard_items, *rest.standard_items)] == added
    assert rest.next_page_token == ""


@pytest.mark.parametrize(
    ("method", "request_"),
    [
        ("GetItem", pb.GetItemRequest(name="items/../x")),
        ("GetItem", pb.GetItemRequest(name="cases/1")),
        ("GetItemVersion", pb.GetItemVersionRequest(name="items/A1/versions/01")),
        ("GetItemVersion", pb.GetItemVersionRequest(name="items/A1/versions/-1")),
        ("GetItemVersion", pb.GetItemVersionRequest(name="items/A1/versions/99999999999")),
        ("GetStandardItem", pb.GetStandardItemRequest(name="standardItems/")),
        ("GetNoticeSheet", pb.GetNoticeSheetRequest(name="")),
        ("ListItems", pb.ListItemsRequest(type=UNKNOWN)),
        ("ListItems", pb.ListItemsRequest(kind=UNKNOWN)),
        ("ListItems", pb.ListItemsRequest(region="4502")),
        ("ListItems", pb.ListItemsRequest(organisation="450222-mz")),
        ("ListItems", pb.ListItemsRequest(query="事" * 101)),
        ("ListItems", pb.ListItemsRequest(theme="题" * 51)),
        ("ListItems", pb.ListItemsRequest(page_size=-1)),
        ("ListItems", pb.ListItemsRequest(page_token="!")),
        ("ListStandardItems", pb.ListStandardItemsRequest(type=UNKNOWN)),
    ],
)
async def test_a_request_that_makes_no_sense_names_its_field(world: World, method, request_):
    with pytest.raises(grpc.RpcError) as error:
        await getattr(world.as_(), method)(request_)

    answer = refusal(error.value)
    assert answer.code == "INVALID_ARGUMENT"
    assert answer.facts["field"] in {
        "name", "type", "kind", "region", "organisation", "query", "theme", "page_size", "page_token",
    }  # fmt: skip
