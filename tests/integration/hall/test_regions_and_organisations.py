"""Regions and organisations: added, changed, moved; who may, and what is refused."""

import asyncio
from typing import Any

import grpc
import pytest
from google.protobuf.field_mask_pb2 import FieldMask
from yangguang.hall.v1 import hall_pb2 as pb

from tests.integration.hall.world import CENTRE, FOREIGN_CENTRE, LZ, World, organisation, refusal

# A number that a later release may give a meaning.
UNKNOWN: Any = 99


async def create_region(world: World, code: str, account: str = "operator", **changes) -> pb.Region:
    region = pb.Region(**{"title": "测试", "valid_from": "2026-01-01", **changes})
    return await world.hall(account).CreateRegion(pb.CreateRegionRequest(region_id=code, region=region))


async def update(world: World, given: pb.Organisation, *paths: str, account: str = "manager"):
    request = pb.UpdateOrganisationRequest(organisation=given, update_mask=FieldMask(paths=paths))
    return await world.hall(account).UpdateOrganisation(request)


# ---- Regions


async def test_a_region_gets_its_level_and_parent_from_its_code(world: World):
    created = await create_region(world, "450222106", title="六塘镇")

    assert created == pb.Region(
        name="regions/450222106",
        title="六塘镇",
        level="TOWNSHIP_LEVEL",
        parent="regions/450222",
        valid_from="2026-01-01",
    )
    assert await world.hall("").GetRegion(pb.GetRegionRequest(name="regions/450222106")) == created
    assert await world.journalled("regions/450222106") == [(1, "RegionCreated")]


@pytest.mark.parametrize(
    ("code", "changes", "reason", "field"),
    [
        ("", {}, "FIELD_REQUIRED", "region_id"),
        ("45022", {}, "FIELD_INVALID", "region_id"),
        ("450222000", {}, "FIELD_INVALID", "region_id"),
        ("450222199", {"title": ""}, "FIELD_REQUIRED", "region.title"),
        ("450222199", {"title": "x" * 61}, "FIELD_TOO_LONG", "region.title"),
        ("450222199", {"title": "a\x00b"}, "FIELD_INVALID", "region.title"),
        ("450222199", {"valid_from": "2026-02-30"}, "FIELD_INVALID", "region.valid_from"),
        ("450222199", {"valid_to": "2025-12-31"}, "FIELD_INVALID", "region.valid_to"),
        ("450222199", {"level": "COUNTY_LEVEL"}, "FIELD_INVALID", "region.level"),
        ("450222199", {"level": 77}, "FIELD_INVALID", "region.level"),
        ("450222199", {"parent": "regions/450200"}, "FIELD_INVALID", "region.parent"),
        ("450222199", {"parent": "450222"}, "FIELD_INVALID", "region.parent"),
    ],
)
async def test_a_bad_region_is_refused_by_its_field(world: World, code, changes, reason, field):
    before = await world.size()

    with pytest.raises(grpc.RpcError) as caught:
        await create_region(world, code, **changes)

    refused = refusal(caught.value)
    assert (refused.code, refused.reason, refused.facts["field"]) == ("INVALID_ARGUMENT", reason, field)
    assert await world.size() == before


async def test_a_region_is_added_once(world: World):
    with pytest.raises(grpc.RpcError) as caught:
        await create_region(world, "450222100")

    assert refusal(caught.value)[:2] == ("ALREADY_EXISTS", "REGION_ALREADY_EXISTS")


async def test_an_operator_adds_regions_of_his_own_region_alone(world: World):
    with pytest.raises(grpc.RpcError) as caught:
        await create_region(world, "450223100")

    assert refusal(caught.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")


async def test_a_manager_adds_no_regions(world: World):
    with pytest.raises(grpc.RpcError) as caught:
        await create_region(world, "450222198", account="manager")

    assert refusal(caught.value)[:2] == ("PERMISSION_DENIED", "ROLE_REQUIRED")


async def test_regions_come_in_pages(world: World):
    names, token = [], ""
    while True:
        request = pb.ListRegionsRequest(parent="regions/450222100", page_size=2, page_token=token)
        page = await world.hall("").ListRegions(request)
        names += [region.name for region in page.regions]
        token = page.next_page_token
        if not token:
            break

    assert names == ["regions/450222100201", "regions/450222100202", "regions/450222100203"]


async def test_a_token_of_another_list_is_refused(world: World):
    page = await world.hall("").ListRegions(pb.ListRegionsRequest(page_size=1))

    with pytest.raises(grpc.RpcError) as caught:
        await world.hall("").ListRegions(
            pb.ListRegionsRequest(parent="regions/450222", page_token=page.next_page_token)
        )

    assert refusal(caught.value).reason == "PAGE_TOKEN_INVALID"


async def test_a_region_nobody_added_is_not_found(world: World):
    with pytest.raises(grpc.RpcError) as caught:
        await world.hall("").GetRegion(pb.GetRegionRequest(name="regions/440000"))

    assert refusal(caught.value) == ("NOT_FOUND", "REGION_NOT_FOUND", {"name": "regions/440000"})


# ---- Organisations


async def test_an_organisation_is_added_and_told(world: World):
    created = await world.organisation(title="柳城县测试局", short_title="测试局", phone="0772-7600999")

    assert created.level == pb.COUNTY_LEVEL
    assert created.etag == "1"
    assert await world.hall("").GetOrganisation(pb.GetOrganisationRequest(name=created.name)) == created
    assert await world.journalled(created.name) == [(1, "OrganisationChanged")]
    [row] = await world.rows("SELECT * FROM journal WHERE aggregate = :name", name=created.name)
    assert (row.region, row.actor, row.channel) == ("450222", "manager", "WEB")


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"title": " "}, "FIELD_REQUIRED", "organisation.title"),
        ({"title": "好\u202e坏"}, "FIELD_INVALID", "organisation.title"),
        ({"kind": 0}, "FIELD_REQUIRED", "organisation.kind"),
        ({"kind": 99}, "FIELD_INVALID", "organisation.kind"),
        ({"region": "4502"}, "FIELD_INVALID", "organisation.region"),
        ({"region": "450222999"}, "REGION_NOT_FOUND", "organisation.region"),
        ({"level": "CITY_LEVEL"}, "FIELD_INVALID", "organisation.level"),
        ({"valid_from": ""}, "FIELD_REQUIRED", "organisation.valid_from"),
        ({"valid_to": "2025-01-01"}, "FIELD_INVALID", "organisation.valid_to"),
        ({"phone": "12"}, "FIELD_INVALID", "organisation.phone"),
        ({"parent": "organisations/none"}, "ORGANISATION_NOT_FOUND", "organisation.parent"),
        ({"parent": "organisations/450222100-zwzx"}, "PARENT_TOO_LOW", "organisation.parent"),
        ({"parent": LZ}, "PARENT_ELSEWHERE", "organisation.parent"),
        ({"centre": "organisations/450222-mz"}, "NOT_A_CENTRE", "organisation.centre"),
        ({"centre": FOREIGN_CENTRE}, "ORGANISATION_ELSEWHERE", "organisation.centre"),
        ({"kind": "SERVICE_CENTRE"}, "CENTRE_NAME_NOT_ALLOWED", "organisation.title"),
    ],
)
async def test_a_bad_organisation_is_refused_by_its_field(world: World, changes, reason, field):
    before = await world.size()

    with pytest.raises(grpc.RpcError) as caught:
        await world.organisation(**changes)

    refused = refusal(caught.value)
    assert (refused.code, refused.reason, refused.facts["field"]) == ("INVALID_ARGUMENT", reason, field)
    assert await world.size() == before


async def test_rare_characters_of_names_are_kept(world: World):
    created = await world.organisation(title="柳城县𠮷䶮·测试局")

    assert created.title == "柳城县𠮷䶮·测试局"


@pytest.mark.parametrize("code", ["", "a b", "../etc", "x" * 65, "机构"])
async def test_a_bad_code_is_refused(world: World, code):
    request = pb.CreateOrganisationRequest(organisation_id=code, organisation=organisation())

    with pytest.raises(grpc.RpcError) as caught:
        await world.hall().CreateOrganisation(request)

    assert refusal(caught.value).facts["field"] == "organisation_id"


async def test_the_same_code_is_not_given_twice(world: World):
    request = pb.CreateOrganisationRequest(organisation_id="450222-mz", organisation=organisation())

    with pytest.raises(grpc.RpcError) as caught:
        await world.hall().CreateOrganisation(request)

    assert refusal(caught.value)[:2] == ("ALREADY_EXISTS", "ORGANISATION_ALREADY_EXISTS")


async def test_an_update_changes_what_its_mask_names(world: World):
    created = await world.organisation(title="柳城县甲局", address="旧址")

    changed = await update(world, pb.Organisation(name=created.name, title="柳城县乙局", etag="1"), "title")

    assert (changed.title, changed.address, changed.etag) == ("柳城县乙局", "旧址", "2")
    assert await world.journalled(created.name) == [(1, "OrganisationChanged"), (2, "OrganisationChanged")]


async def test_an_update_without_a_mask_changes_everything_that_can_change(world: World):
    created = await world.organisation(address="旧址", phone="0772-7600999")
    created.address, created.phone = "新址", ""

    changed = await update(world, created)

    assert (changed.address, changed.phone, changed.kind) == ("新址", "", pb.DEPARTMENT)


async def test_an_update_that_changes_nothing_is_no_event(world: World):
    created = await world.organisation()

    assert await update(world, created) == created
    assert await world.journalled(created.name) == [(1, "OrganisationChanged")]


@pytest.mark.parametrize("path", ["name", "etag", "update_time", "nothing", "title.x"])
async def test_a_mask_names_only_what_can_change(world: World, path):
    created = await world.organisation()

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, created, path)

    assert refusal(caught.value).facts == {"field": "update_mask", "value": path}


@pytest.mark.parametrize("paths", [(), ("region",), ("*",)])
async def test_the_region_of_an_organisation_is_fixed(world: World, paths):
    created = await world.organisation()
    assert await update(world, created, *paths) == created
    created.region = "450222100"

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, created, *paths)

    assert refusal(caught.value)[1:] == ("FIELD_IMMUTABLE", {"field": "organisation.region"})


async def test_a_stale_etag_is_refused(world: World):
    created = await world.organisation()
    await update(world, pb.Organisation(name=created.name, title="先到", etag="1"), "title")

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, pb.Organisation(name=created.name, title="后到", etag="1"), "title")

    assert refusal(caught.value) == ("ABORTED", "ETAG_MISMATCH", {})


async def test_of_eight_managers_with_one_etag_one_wins(world: World):
    created = await world.organisation()
    attempts = [
        update(world, pb.Organisation(name=created.name, title=f"第{n}", etag="1"), "title") for n in range(8)
    ]

    results = await asyncio.gather(*attempts, return_exceptions=True)

    assert len([one for one in results if isinstance(one, pb.Organisation)]) == 1
    refused = [refusal(one)[:2] for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * [("ABORTED", "ETAG_MISMATCH")]
    assert len(await world.journalled(created.name)) == 2


async def test_an_organisation_moves_under_another_parent(world: World):
    parent, child = await world.organisation(), await world.organisation()

    moved = await update(world, pb.Organisation(name=child.name, parent=parent.name), "parent")
    below = await world.hall("").ListOrganisations(pb.ListOrganisationsRequest(parent=parent.name))

    assert moved.parent == parent.name
    assert [found.name for found in below.organisations] == [child.name]


async def test_no_organisation_is_above_itself(world: World):
    top = await world.organisation()
    middle = await world.organisation(parent=top.name)
    low = await world.organisation(parent=middle.name)

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, pb.Organisation(name=top.name, parent=low.name), "parent")

    assert refusal(caught.value)[1:] == ("PARENT_CYCLE", {"field": "organisation.parent"})


async def test_two_that_move_below_each_other_at_once_make_no_ring(world: World):
    for _ in range(4):
        one, other = await world.organisation(), await world.organisation()

        results = await asyncio.gather(
            update(world, pb.Organisation(name=one.name, parent=other.name), "parent"),
            update(world, pb.Organisation(name=other.name, parent=one.name), "parent"),
            return_exceptions=True,
        )

        assert sum(isinstance(result, pb.Organisation) for result in results) == 1


async def test_an_organisation_that_ended_takes_none_in(world: World):
    ended = await world.organisation(valid_from="2020-01-01", valid_to="2025-12-31")

    with pytest.raises(grpc.RpcError) as caught:
        await world.organisation(parent=ended.name, valid_from="2026-01-01")

    assert refusal(caught.value).reason == "PARENT_NOT_VALID"


async def test_organisations_are_listed_by_region_and_kind(world: World):
    request = pb.ListOrganisationsRequest(region="450222101", kind=pb.SERVICE_CENTRE)

    page = await world.hall("").ListOrganisations(request)

    assert [found.name for found in page.organisations] == [
        "organisations/450222101-zwzx",
        "organisations/450222101201-zwz",
        "organisations/450222101202-zwz",
        "organisations/450222101203-zwz",
    ]


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (pb.ListOrganisationsRequest(region="nonsense"), "region"),
        (pb.ListOrganisationsRequest(kind=UNKNOWN), "kind"),
        (pb.ListOrganisationsRequest(parent="windows/1"), "parent"),
        (pb.ListOrganisationsRequest(page_size=-1), "page_size"),
        (pb.ListOrganisationsRequest(page_token="x"), "page_token"),
    ],
)
async def test_a_bad_filter_is_refused_by_its_field(world: World, request_, field):
    with pytest.raises(grpc.RpcError) as caught:
        await world.hall("").ListOrganisations(request_)

    assert refusal(caught.value).facts["field"] == field


async def test_a_manager_of_the_next_county_neither_adds_nor_changes_here(world: World):
    created = await world.organisation()

    with pytest.raises(grpc.RpcError) as adding:
        await world.organisation("manager-lz")
    with pytest.raises(grpc.RpcError) as changing:
        await update(world, pb.Organisation(name=created.name, title="别县"), "title", account="manager-lz")

    assert refusal(adding.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")
    assert refusal(changing.value)[:2] == ("NOT_FOUND", "ORGANISATION_NOT_FOUND")


async def test_the_city_reaches_its_counties_and_a_token_without_a_region_reaches_nothing(world: World):
    created = await world.organisation("manager-city", region="450223")

    with pytest.raises(grpc.RpcError) as caught:
        await world.organisation("manager-nowhere")

    assert created.region == "450223"
    assert refusal(caught.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")


async def test_a_repeat_gets_the_first_answer_and_a_changed_repeat_is_refused(world: World):
    code = world.code()
    request = pb.CreateOrganisationRequest(
        organisation_id=code, organisation=organisation(), request_id=f"request-{code}"
    )
    first = await world.hall().CreateOrganisation(request)

    again = await asyncio.gather(*(world.hall().CreateOrganisation(request) for _ in range(8)))
    request.organisation.title = "另一个"
    with pytest.raises(grpc.RpcError) as caught:
        await world.hall().CreateOrganisation(request)

    assert again == 8 * [first]
    assert len(await world.journalled(first.name)) == 1
    assert refusal(caught.value)[1] == "REQUEST_ID_REUSED"


async def test_a_centre_is_called_as_the_rule_of_its_level_says(world: World):
    created = await world.organisation(
        title="六塘镇便民服务中心", kind="SERVICE_CENTRE", region="450222105", parent=CENTRE
    )

    assert created.level == pb.TOWNSHIP_LEVEL
