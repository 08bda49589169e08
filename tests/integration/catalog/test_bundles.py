"""Bundles (一件事), what there is to better in them, and the ways to find items."""

import grpc
import pytest
from yangguang.catalog.v1 import bundles_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.common.v1.types_pb2 import Limit

from tests.integration.catalog.world import DOCUMENT, MZ, WJ, World, refusal

MATERIALS = [
    catalog.Material(id="M1", title="申请书", required=True, originals=1),
    catalog.Material(id="M2", title="身份证及复印件", required=True, originals=1, copies=1),
]


async def refused(call) -> tuple[str, str, dict[str, str]]:
    with pytest.raises(grpc.RpcError) as error:
        await call
    return refusal(error.value)


def given(*links: pb.BundleItem, **changes) -> pb.Bundle:
    told = {
        "title": "老年人一件事",
        "theme_codes": ["L09"],
        "items": links,
        "organisation": MZ,
        "document_number": DOCUMENT,
    } | changes
    return pb.Bundle(**told)


async def create(world: World, *links: pb.BundleItem, account: str = "reviewer", **changes) -> pb.Bundle:
    request = pb.CreateBundleRequest(bundle=given(*links, **changes))
    return await world.bundles(account).CreateBundle(request)


def link(item: catalog.Item, *after: catalog.Item) -> pb.BundleItem:
    return pb.BundleItem(item=item.name, after=[each.name for each in after])


async def test_c37_items_of_one_thing_are_put_together_changed_and_retired(world: World):
    first, second = await world.published(), await world.published()

    made = await create(world, link(first), link(second, first))

    assert (made.state, made.region) == (pb.Bundle.IN_FORCE, "450222")
    listed = await world.bundles().ListBundles(pb.ListBundlesRequest(theme_code="L09", page_size=100))
    assert made in listed.bundles
    holding = await world.bundles().ListBundles(pb.ListBundlesRequest(item=second.name))
    assert [each.name for each in holding.bundles] == [made.name]

    request = pb.UpdateBundleRequest(
        name=made.name, bundle=given(link(first), theme_codes=["L07"]), etag=made.etag
    )
    changed = await world.bundles("reviewer").UpdateBundle(request)
    assert (len(changed.items), list(changed.theme_codes)) == (1, ["L07"])
    assert not (await world.bundles().ListBundles(pb.ListBundlesRequest(item=second.name))).bundles

    retire = pb.RetireBundleRequest(name=made.name, document_number=DOCUMENT)
    retired = await world.bundles("reviewer").RetireBundle(retire)
    assert retired.state == pb.Bundle.RETIRED
    assert (await world.bundles().GetBundle(pb.GetBundleRequest(name=made.name))) == retired
    assert not (await world.bundles().ListBundles(pb.ListBundlesRequest(item=first.name))).bundles
    assert (await refused(world.bundles("reviewer").RetireBundle(retire)))[1] == "BUNDLE_RETIRED"
    assert await world.journalled(made.name) == [
        (1, "BundleChanged"),
        (2, "BundleChanged"),
        (3, "BundleChanged"),
    ]


async def test_c37_what_is_no_bundle_is_refused_by_its_field(world: World):
    item, other, draft = await world.published(), await world.published(), await world.drafted()
    for changes, links, reason, field in (
        ({"title": ""}, [link(item)], "FIELD_REQUIRED", "bundle.title"),
        ({"document_number": ""}, [link(item)], "FIELD_REQUIRED", "bundle.document_number"),
        ({"organisation": "民政局"}, [link(item)], "FIELD_INVALID", "bundle.organisation"),
        ({"theme_codes": ["C07"]}, [link(item)], "FIELD_INVALID", "bundle.theme_codes[0]"),
        ({}, [], "FIELD_INVALID", "bundle.items"),
        ({}, [link(item), link(item)], "FIELD_INVALID", "bundle.items"),
        ({}, [link(item, other)], "FIELD_INVALID", "bundle.items"),
        ({}, [link(item, other), link(other, item)], "ITEMS_IN_A_CIRCLE", "bundle.items"),
    ):
        found = await refused(create(world, *links, **changes))
        assert (found[1], found[2]["field"]) == (reason, field)
    assert (await refused(create(world, link(draft))))[1] == "ITEM_NOT_IN_FORCE"
    assert (await refused(create(world, link(item), account="foreign-reviewer")))[1] == "OUT_OF_SCOPE"


async def test_c52_duplicate_asks_repeated_steps_and_idle_time_are_found(world: World):
    survey = [catalog.Step(kind=kind) for kind in ("ACCEPTANCE", "SITE_SURVEY", "DECISION", "COMPLETION")]
    days = [Limit(length=length, unit="WORKING_DAYS") for length in (5, 8, 4)]
    first = await world.published(
        materials=MATERIALS, steps=survey, promised_limit=days[0], result_title="用地批准书"
    )
    second = await world.published(
        materials=[*MATERIALS, catalog.Material(id="M3", title="用地批准书", originals=1, copies=2)],
        steps=survey,
        promised_limit=days[1],
        organisation=WJ,
        account="reviewer",
    )
    third = await world.published(materials=MATERIALS[1:], promised_limit=days[2])
    names = [item.name for item in (first, second, third)]

    found = await world.bundles().CheckBundle(pb.CheckBundleRequest(items=names))

    asked = {each.title: each for each in found.materials}
    assert (list(asked["申请书"].items), asked["申请书"].repeated_ask) == (names[:2], True)
    assert list(asked["身份证及复印件"].organisations) == [MZ, WJ]
    assert asked["用地批准书"].issued_by == first.name
    assert [(each.kind, list(each.items)) for each in found.repeated_steps] == [
        (catalog.SITE_SURVEY, names[:2])
    ]
    # 5 + 8 one after the other, since the second needs what the first issues; 4 beside them.
    assert (found.serial_days, found.parallel_days) == (17.0, 13.0)
    assert (found.papers, found.papers_once, found.visits) == (11, 3, 3)


async def test_a_material_that_names_its_item_waits_for_it(world: World):
    first = await world.published(promised_limit=Limit(length=2, unit="WORKING_DAYS"), result_title="甲证")
    needs = catalog.Material(id="M1", title="前序结果", originals=1, issued_by_item=first.standard_item)
    second = await world.published(materials=[needs], promised_limit=Limit(length=3, unit="WORKING_DAYS"))
    made = await create(world, link(second), link(first))

    found = await world.bundles().CheckBundle(pb.CheckBundleRequest(name=made.name))

    assert [each.issued_by for each in found.materials if each.title == "前序结果"] == [first.name]
    assert (found.serial_days, found.parallel_days) == (5.0, 5.0)


@pytest.mark.parametrize("names", [[], ["items/A"] * 51])
async def test_a_chain_has_one_to_fifty_items(world: World, names):
    assert (await refused(world.bundles().CheckBundle(pb.CheckBundleRequest(items=names))))[1:] == (
        "FIELD_INVALID",
        {"field": "items", "longest": "50"},
    )


async def test_the_ways_to_find_items_say_how_many_there_are(fresh_world: World):
    world = fresh_world
    first = await world.published(theme_codes=["L09", "P16"], category_codes=["C08"])
    await world.published(theme_codes=["L09"])
    await world.published(organisation=WJ, account="reviewer")
    ended = await world.published(theme_codes=["L09"])
    await world.cancel(ended.name)
    await world.drafted(theme_codes=["L09"])
    await create(world, link(first))

    ways = await world.bundles().GetNavigation(pb.GetNavigationRequest(region="450222"))

    groups = {group.id: group for group in ways.groups}
    counts = {entry.code: entry.items for group in ways.groups for entry in group.entries if entry.items}
    assert list(groups) == ["life_events", "person_themes", "enterprise_themes", "classes"]
    assert counts == {"L09": 2, "P16": 1, "C08": 1}
    assert (groups["life_events"].entries[0].title, groups["life_events"].entries[0].english_title) == (
        "出生",
        "A child is born",
    )
    assert [(each.organisation, each.items) for each in ways.departments] == [(MZ, 2), (WJ, 1)]
    assert (ways.items, ways.bundles) == (3, 1)
    elsewhere = await world.bundles().GetNavigation(pb.GetNavigationRequest(region="450223"))
    assert (elsewhere.items, elsewhere.bundles) == (0, 0)
