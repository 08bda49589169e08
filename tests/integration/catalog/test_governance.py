"""Claims, peers, divergences, hand-overs, campaigns, and the record of what became of items."""

import asyncio
import datetime as dt
from typing import Any

import grpc
import pytest
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.catalog.v1 import governance_pb2 as pb
from yangguang.common.v1.types_pb2 import Limit

from services.catalog import demo
from tests.integration.catalog.world import DOCUMENT, LZ, MZ, SPRING, WJ, World, creation, organ_code, refusal
from tests.unit.catalog.samples import content


async def refused(call) -> tuple[str, str, dict[str, str]]:
    with pytest.raises(grpc.RpcError) as error:
        await call
    return refusal(error.value)


async def beside(world: World, item: catalog.Item, organisation: str = WJ, level: int = 5, **changes):
    """Another item of the same standard item, of another organ, in force."""
    code = organ_code(number=7) + str(level) + item.standard_item.removeprefix("standardItems/")
    request = creation(
        item.standard_item, item_id=code, organisation=organisation, content=content(**changes)
    )
    made = await world.as_("reviewer").CreateItem(request)
    version = await world.submit(f"{made.name}/versions/1")
    await world.publish(version.name)
    return await world.item(made.name)


# ---- Claims


async def claim_of(world: World, standard: str, region: str = "450222") -> pb.Claim:
    token = ""
    while True:
        page = await world.governance("").ListClaims(
            pb.ListClaimsRequest(region=region, level="TOWNSHIP", page_size=100, page_token=token)
        )
        for claim in page.claims:
            if claim.standard_item == standard:
                return claim
        token = page.next_page_token
        assert token, f"{standard} is not listed"


async def decline(world: World, standard: str, account: str = "reviewer", **changes) -> pb.Claim:
    given = {"region": "450222", "reason": "本县没有此类对象", "document_number": DOCUMENT} | changes
    return await world.governance(account).DeclineClaim(pb.DeclineClaimRequest(name=standard, **given))


async def test_a_standard_item_is_to_be_claimed_and_then_claimed_by_whoever_takes_it_on(world: World):
    standard = await world.standard()
    before = await claim_of(world, standard.name)

    item = await world.as_("editor").CreateItem(creation(standard.name))

    claim = await claim_of(world, standard.name)
    assert (before.state, list(before.items)) == (pb.Claim.TO_BE_CLAIMED, [])
    assert (claim.state, list(claim.items)) == (pb.Claim.CLAIMED, [item.name])
    elsewhere = await claim_of(world, standard.name, "450223")
    assert elsewhere.state == pb.Claim.TO_BE_CLAIMED


async def test_a_standard_item_is_declined_with_reason_and_document(world: World):
    standard = await world.standard()

    declined = await decline(world, standard.name)

    claim = await claim_of(world, standard.name)
    assert (claim.state, claim.reason, claim.document_number) == (
        pb.Claim.DECLINED,
        "本县没有此类对象",
        DOCUMENT,
    )
    assert await world.journalled(declined.name) == [(1, "ClaimDeclined")]
    assert (await refused(decline(world, standard.name)))[1] == "CLAIM_ALREADY_DECLINED"
    assert (await refused(decline(world, standard.name, "foreign-reviewer")))[1] == "OUT_OF_SCOPE"
    for missing in ("reason", "document_number"):
        assert (await refused(decline(world, standard.name, **{missing: ""})))[2] == {"field": missing}


async def test_what_is_claimed_is_not_declined(world: World):
    item = await world.drafted()

    assert (await refused(decline(world, item.standard_item)))[1:] == (
        "CLAIMED_ALREADY",
        {"item": item.name},
    )


# ---- Peers


async def peer(world: World, standard: str, length: int = 3, **changes) -> pb.PeerLimit:
    given: dict[str, Any] = {
        "standard_item": standard,
        "level": "TOWNSHIP",
        "place": "鹿寨县",
        "limit": Limit(length=length, unit="WORKING_DAYS"),
        "source": "政务服务网公开目录",
    } | changes
    request = pb.CreatePeerLimitRequest(peer_limit=pb.PeerLimit(**given))
    return await world.governance().CreatePeerLimit(request)


async def test_b25_no_promise_is_longer_than_the_shortest_of_the_same_class(world: World):
    item = await world.drafted()
    await peer(world, item.standard_item, 4, place="融水县")
    lowest = await peer(world, item.standard_item, 3)
    await peer(world, item.standard_item, 1, level="COUNTY", place="三江县")

    found = await refused(world.submit(f"{item.name}/versions/1"))

    assert found == (
        "INVALID_ARGUMENT",
        "LONGER_THAN_PEER_LIMIT",
        {
            "field": "content.promised_limit.length",
            "place": "鹿寨县",
            "length": "3",
            "peer_limit": lowest.name,
        },
    )
    listed = await world.governance("").ListPeerLimits(
        pb.ListPeerLimitsRequest(standard_item=item.standard_item)
    )
    assert [each.place for each in listed.peer_limits] == ["三江县", "鹿寨县", "融水县"]


async def test_b25_a_promise_as_short_as_that_of_the_peer_is_published(world: World):
    standard = await world.standard()
    await peer(world, standard.name, 5)

    item = await world.as_("editor").CreateItem(creation(standard.name))

    await world.publish((await world.submit(f"{item.name}/versions/1")).name)


# ---- Divergences


async def divergences(world: World, item: catalog.Item, **filters) -> list[pb.Divergence]:
    request = pb.ListDivergencesRequest(organisation=item.organisation, page_size=100, **filters)
    found: list[pb.Divergence] = []
    while True:
        page = await world.governance("").ListDivergences(request)
        found += [each for each in page.divergences if each.item == item.name]
        if not page.next_page_token:
            return found
        request.page_token = page.next_page_token


async def test_b12_an_item_is_compared_with_its_standard_item_on_the_six(world: World):
    item = await world.published()
    standard = await world.as_().GetStandardItem(catalog.GetStandardItemRequest(name=item.standard_item))
    request = catalog.UpdateStandardItemRequest(
        name=standard.name,
        standard_item=catalog.StandardItem(
            title="高龄津贴发放",
            terms=catalog.ItemContent(
                materials=[catalog.Material(id="M1", title="申请书", required=True, originals=1)],
                promised_limit=Limit(length=10, unit="WORKING_DAYS"),
            ),
        ),
        document_number=DOCUMENT,
        etag=standard.etag,
    )
    request.update_mask.paths.extend(["title", "terms"])
    await world.as_("reviewer").UpdateStandardItem(request)

    found = {each.field: each for each in await divergences(world, item)}

    assert {name: (each.aspect, each.verdict) for name, each in found.items()} == {
        "title": (pb.NAME_ASPECT, pb.WORSE),
        "materials": (pb.MATERIALS_ASPECT, pb.WORSE),
        "promised_limit": (pb.LIMITS_ASPECT, pb.BETTER),
    }
    assert (found["promised_limit"].local, found["promised_limit"].other) == ("5个工作日", "10个工作日")
    assert found["materials"].compared_with == standard.name
    assert [each.field for each in await divergences(world, item, aspect="LIMITS_ASPECT")] == [
        "promised_limit"
    ]
    assert {each.field for each in await divergences(world, item, verdict="WORSE")} == {
        "title",
        "materials",
    }


async def test_b01_b12_an_item_is_compared_with_that_of_the_level_above_and_with_peers(world: World):
    township = await world.published()
    county = await beside(world, township, level=4, promised_limit=Limit(length=2, unit="WORKING_DAYS"))
    lowest = await peer(world, township.standard_item, 3)

    found = await divergences(world, township)

    assert [(each.field, each.verdict, each.compared_with) for each in found] == [
        ("promised_limit", pb.WORSE, county.name),
        ("promised_limit", pb.WORSE, lowest.name),
    ]
    assert found[1].other == "3个工作日（鹿寨县）"
    assert await divergences(world, county) == []


# ---- Hand-overs


async def hand_down(world: World, item: catalog.Item, account: str = "reviewer", **changes) -> pb.Handover:
    given = {
        "kind": "TAKE_BACK",
        "item": item.name,
        "to_organisation": WJ,
        "to_level": "COUNTY",
        "document_number": DOCUMENT,
    } | changes
    request = pb.CreateHandoverRequest(handover=pb.Handover(**given))
    return await world.governance(account).CreateHandover(request)


async def test_b08_b29_an_item_in_transition_stays_and_ends_when_another_has_taken_it_over(world: World):
    item = await world.published()
    handover = await hand_down(world, item, transition_end="2026-12-31")
    assert (handover.state, handover.from_level) == (pb.Handover.IN_TRANSITION, catalog.TOWNSHIP)
    assert (await world.item(item.name)).state == catalog.Item.IN_FORCE

    receiving = await beside(world, item, level=4)
    done = await world.governance().CompleteHandover(
        pb.CompleteHandoverRequest(
            name=handover.name, receiving_item=receiving.name, document_number=DOCUMENT, etag=handover.etag
        )
    )

    ended = await world.item(item.name)
    assert (done.state, done.receiving_item) == (pb.Handover.COMPLETED, receiving.name)
    assert (ended.state, ended.cancel_reason) == (catalog.Item.CANCELLED, catalog.HANDED_DOWN)
    assert (await world.item(receiving.name)).state == catalog.Item.IN_FORCE
    assert await world.journalled(handover.name) == [(1, "HandoverChanged"), (2, "HandoverChanged")]


async def test_b29_nothing_ends_before_the_receiving_item_is_in_force(world: World):
    item = await world.published()
    handover = await hand_down(world, item)
    other = await world.published()
    of_another_organ = await beside(world, item, organisation=MZ, level=4)

    for name in ("items/" + "0" * 31, other.name, of_another_organ.name):
        request = pb.CompleteHandoverRequest(
            name=handover.name, receiving_item=name, document_number=DOCUMENT
        )
        assert (await refused(world.governance().CompleteHandover(request)))[1] == "RECEIVING_ITEM_NOT_READY"
    assert (await world.item(item.name)).state == catalog.Item.IN_FORCE


async def test_an_item_that_is_entrusted_stays(world: World):
    item = await world.published()
    handover = await hand_down(world, item, kind="ENTRUST", to_level="TOWNSHIP")

    request = pb.CompleteHandoverRequest(name=handover.name, document_number=DOCUMENT)
    done = await world.governance().CompleteHandover(request)

    assert done.state == pb.Handover.COMPLETED
    assert (await world.item(item.name)).state == catalog.Item.IN_FORCE


async def test_a_handover_is_given_up_with_a_reason_and_then_another_may_begin(world: World):
    item = await world.published()
    handover = await hand_down(world, item)
    assert (await refused(hand_down(world, item)))[1] == "HANDOVER_EXISTS"

    request = pb.WithdrawHandoverRequest(name=handover.name, reason="尚不具备条件")
    given_up = await world.governance().WithdrawHandover(request)

    assert (given_up.state, given_up.outcome) == (pb.Handover.WITHDRAWN, "尚不具备条件")
    assert (await refused(world.governance().WithdrawHandover(request)))[1:] == (
        "STEP_NOT_ALLOWED",
        {"state": "WITHDRAWN", "action": "WITHDRAW"},
    )
    again = await hand_down(world, item)
    listed = await world.governance("").ListHandovers(
        pb.ListHandoversRequest(region="450222", state="IN_TRANSITION", page_size=100)
    )
    assert again.name in [each.name for each in listed.handovers]
    read = await world.governance("").GetHandover(pb.GetHandoverRequest(name=again.name))
    assert read == again


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": None}, "handover.kind"),
        ({"kind": "HAND_DOWN", "to_level": "COUNTY"}, "handover.to_level"),
        ({"to_level": "VILLAGE"}, "handover.to_level"),
        ({"to_organisation": ""}, "handover.to_organisation"),
        ({"document_number": ""}, "handover.document_number"),
        ({"transition_end": "2026-02-30"}, "handover.transition_end"),
    ],
)
async def test_b29_a_handover_needs_levels_an_organ_and_a_document(world: World, changes, field):
    item = await world.published()

    assert (await refused(hand_down(world, item, **changes)))[2]["field"] == field


async def test_only_an_item_in_force_of_the_own_region_is_handed_over(world: World):
    draft = await world.drafted()
    item = await world.published()

    assert (await refused(hand_down(world, draft)))[1] == "ITEM_NOT_IN_FORCE"
    assert (await refused(hand_down(world, item, "foreign-reviewer")))[1] == "ITEM_NOT_FOUND"


async def test_of_eight_who_hand_one_item_over_at_once_one_does(world: World):
    item = await world.published()

    results = await asyncio.gather(*(hand_down(world, item) for _ in range(8)), return_exceptions=True)

    reasons = [refusal(result).reason for result in results if isinstance(result, grpc.RpcError)]
    assert reasons == 7 * ["HANDOVER_EXISTS"]


# ---- Campaigns


async def campaign(world: World, **changes) -> pb.Campaign:
    given = {
        "title": "2026年行政审批事项清理",
        "basis_document": "国发演示〔2026〕1号",
        "organisations": [MZ],
        "due_date": "2026-06-30",
    } | changes
    return await world.governance().CreateCampaign(pb.CreateCampaignRequest(campaign=pb.Campaign(**given)))


async def propose(world: World, of: str, item: str, kind="CANCEL_ITEM", account="editor", **changes):
    given = {"item": item, "kind": kind, "explanation": "市场机制能够调节"}
    if kind == "CANCEL_ITEM":
        given["reason"] = "MARKET_OR_SELF_REGULATION"
    request = pb.ProposeItemRequest(name=of, proposal=pb.Proposal(**(given | changes)))
    return await world.governance(account).ProposeItem(request)


async def review(world: World, name: str, **changes) -> pb.Proposal:
    return await world.governance().ReviewProposal(pb.ReviewProposalRequest(name=name, **changes))


async def approve(world: World, name: str) -> pb.Campaign:
    request = pb.ApproveCampaignRequest(
        name=name, session="第十七届县人民政府第74次常务会议", session_date="2026-03-16"
    )
    return await world.governance().ApproveCampaign(request)


async def publish(world: World, name: str) -> pb.Campaign:
    request = pb.PublishCampaignRequest(name=name, document_number="柳政发演示〔2026〕9号")
    return await world.governance().PublishCampaign(request)


async def test_b09_b35_a_campaign_goes_from_proposals_over_review_and_session_to_one_publication(
    world: World,
):
    started = await campaign(world)
    cancelled, kept, merged, down, adjusted = [await world.published() for _ in range(5)]
    proposals = [
        await propose(world, started.name, cancelled.name),
        await propose(world, started.name, kept.name),
        await propose(world, started.name, merged.name, "MERGE_ITEM"),
        await propose(
            world, started.name, down.name, "HAND_DOWN_ITEM", to_organisation=LZ, to_level="VILLAGE"
        ),
        await propose(world, started.name, adjusted.name, "ADJUST_ITEM"),
    ]
    await review(world, proposals[0].name)
    await review(world, proposals[1].name, decided_kind="KEEP_ITEM", opinion="群众仍有需要")
    for proposal in proposals[2:]:
        await review(world, proposal.name)
    await approve(world, started.name)

    done = await publish(world, started.name)

    assert done.state == pb.Campaign.PUBLISHED
    assert {each.kind: each.count for each in done.counts} == {
        pb.KEEP_ITEM: 1,
        pb.CANCEL_ITEM: 1,
        pb.ADJUST_ITEM: 1,
        pb.HAND_DOWN_ITEM: 1,
        pb.MERGE_ITEM: 1,
    }
    states = [(await world.item(each.name)).state for each in (cancelled, kept, merged, down, adjusted)]
    assert states == [
        catalog.Item.CANCELLED,
        catalog.Item.IN_FORCE,
        catalog.Item.CANCELLED,
        catalog.Item.IN_FORCE,
        catalog.Item.IN_FORCE,
    ]
    ended = await world.item(cancelled.name)
    assert (ended.cancel_reason, ended.document_number) == (
        catalog.MARKET_OR_SELF_REGULATION,
        "柳政发演示〔2026〕9号",
    )
    handed = await world.governance("").ListHandovers(
        pb.ListHandoversRequest(state="IN_TRANSITION", page_size=100)
    )
    assert [each.campaign for each in handed.handovers if each.item == down.name] == [started.name]
    assert [entry[1] for entry in await world.journalled(started.name)] == [
        "CampaignChanged",
        "CampaignChanged",
        "CampaignPublished",
    ]


async def test_a_department_may_propose_anew_until_it_is_reviewed(world: World):
    started = await campaign(world)
    item = await world.published()
    first = await propose(world, started.name, item.name)

    again = await propose(world, started.name, item.name, "KEEP_ITEM", explanation="仍需保留")
    await review(world, again.name)

    assert again.name == first.name
    assert (await refused(propose(world, started.name, item.name)))[1:] == (
        "STEP_NOT_ALLOWED",
        {"state": "REVIEWED", "action": "PROPOSE"},
    )
    listed = await world.governance("editor").ListProposals(pb.ListProposalsRequest(parent=started.name))
    assert [each.kind for each in listed.proposals] == [pb.KEEP_ITEM]


async def test_b09_the_session_approves_only_what_was_reviewed(world: World):
    started = await campaign(world)
    assert (await refused(approve(world, started.name)))[1] == "PROPOSALS_NOT_REVIEWED"
    item = await world.published()
    proposal = await propose(world, started.name, item.name)

    assert (await refused(approve(world, started.name)))[1:] == (
        "PROPOSALS_NOT_REVIEWED",
        {"count": "1", "item": item.name},
    )
    assert (await refused(publish(world, started.name)))[1] == "STEP_NOT_ALLOWED"
    await review(world, proposal.name)
    await approve(world, started.name)
    assert (await refused(propose(world, started.name, item.name)))[1] == "STEP_NOT_ALLOWED"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"explanation": ""}, "proposal.explanation"),
        ({"kind": "KEEP_ITEM", "reason": "NO_LEGAL_BASIS"}, "proposal.reason"),
        ({"reason": "HANDED_DOWN"}, "proposal.reason"),
        ({"reason": None}, "proposal.reason"),
        ({"to_organisation": LZ}, "proposal.to_organisation"),
    ],
)
async def test_b07_a_proposal_to_cancel_gives_one_of_the_three_reasons(world: World, changes, field):
    started = await campaign(world)
    item = await world.published()

    assert (await refused(propose(world, started.name, item.name, **changes)))[2]["field"] == field


async def test_a_review_that_decides_otherwise_says_why(world: World):
    started = await campaign(world)
    item = await world.published()
    proposal = await propose(world, started.name, item.name)

    found = await refused(review(world, proposal.name, decided_kind="KEEP_ITEM"))

    assert found[1:] == ("FIELD_REQUIRED", {"field": "opinion"})


async def test_only_items_of_those_who_take_part_are_proposed_and_seen_by_their_own(world: World):
    started = await campaign(world)
    item = await world.published()
    other = await beside(world, item)
    await propose(world, started.name, item.name)

    assert (await refused(propose(world, started.name, other.name, account="neighbour")))[
        1
    ] == "NOT_IN_CAMPAIGN"
    assert (await refused(propose(world, started.name, item.name, account="neighbour")))[
        1
    ] == "ITEM_NOT_FOUND"
    request = pb.ListProposalsRequest(parent=started.name)
    seen = {
        account: len((await world.governance(account).ListProposals(request)).proposals)
        for account in ("editor", "neighbour", "reviewer", "supervisor", "foreign-reviewer")
    }
    assert seen == {"editor": 1, "neighbour": 0, "reviewer": 1, "supervisor": 1, "foreign-reviewer": 0}


async def test_of_eight_who_publish_a_campaign_at_once_one_does(world: World):
    started = await campaign(world)
    item = await world.published()
    await review(world, (await propose(world, started.name, item.name)).name)
    await approve(world, started.name)

    results = await asyncio.gather(*(publish(world, started.name) for _ in range(8)), return_exceptions=True)

    reasons = [refusal(result).reason for result in results if isinstance(result, grpc.RpcError)]
    assert reasons == 7 * ["STEP_NOT_ALLOWED"]


# ---- Changes and figures


async def changes_of(world: World, item: str, **filters) -> list[pb.ItemChange]:
    request = pb.ListItemChangesRequest(
        first_day="2026-01-01", last_day="2026-12-31", organisation=MZ, page_size=100, **filters
    )
    found: list[pb.ItemChange] = []
    while True:
        page = await world.governance("").ListItemChanges(request)
        found += [each for each in page.item_changes if each.item == item]
        if not page.next_page_token:
            return found
        request.page_token = page.next_page_token


async def test_b32_b34_what_became_of_an_item_is_told_with_the_figures_before_and_after(world: World):
    item = await world.published()
    world.clock.hours(24)
    shorter = await world.next_version(
        item.name,
        promised_limit=Limit(length=3, unit="WORKING_DAYS"),
        materials=[catalog.Material(id="M1", title="申请书", originals=1)],
        visits=0,
        steps=[catalog.Step(kind=kind) for kind in ("ACCEPTANCE", "DECISION", "COMPLETION")],
    )
    await world.publish(shorter.name)
    world.clock.hours(24)
    await world.cancel(item.name)

    found = await changes_of(world, item.name)

    assert [each.kind for each in found] == [
        pb.ItemChange.ITEM_CLAIMED,
        pb.ItemChange.VERSION_PUBLISHED,
        pb.ItemChange.VERSION_PUBLISHED,
        pb.ItemChange.ITEM_CANCELLED,
    ]
    before, after = found[2].before, found[2].after
    assert (before.steps, before.materials, before.promised_days, before.visits) == (5, 2, 5.0, 1)
    assert (after.steps, after.materials, after.promised_days, after.visits) == (3, 1, 3.0, 0)
    assert not found[1].HasField("before")
    assert (found[3].reason, found[3].document_number) == (catalog.MERGED, DOCUMENT)
    assert found[3].time.ToDatetime(dt.UTC) == SPRING + dt.timedelta(days=2)
    assert [each.kind for each in await changes_of(world, item.name, kind="ITEM_CANCELLED")] == [
        pb.ItemChange.ITEM_CANCELLED
    ]


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("", "2026-12-31", "first_day"),
        ("2026-01-01", "", "last_day"),
        ("2026-02-01", "2026-01-31", "last_day"),
        ("2024-01-01", "2026-12-31", "last_day"),
    ],
)
async def test_changes_are_told_of_a_period(world: World, first, last, field):
    request = pb.ListItemChangesRequest(first_day=first, last_day=last)

    assert (await refused(world.governance("").ListItemChanges(request)))[2]["field"] == field


async def test_b18_b24_d07_g25_the_figures_of_the_catalogue_are_those_of_its_items(fresh_world: World):
    stationed = catalog.Stationing(state="STATIONED", centre="organisations/450222-zwzx")
    secret = catalog.Stationing(state="STATIONING_EXCEPTION", reason="SECRECY")
    for given in (
        {"stationing": stationed, "window_authority": "FULL_AUTHORITY"},
        {"stationing": stationed, "window_authority": "FULL_AUTHORITY"},
        {"stationing": secret, "promised_limit": Limit(length=10, unit="WORKING_DAYS")},
        {"window_authority": "ACCEPTANCE_ONLY", "fees": [catalog.Fee(title="工本费", amount=5, basis="文")]},
    ):
        await fresh_world.published(**given)
    ended = await fresh_world.published()
    await fresh_world.cancel(ended.name)

    found = await fresh_world.governance("").GetCatalogFigures(
        pb.GetCatalogFiguresRequest(region="450222", organisation=MZ)
    )

    assert (found.items, found.cancelled, found.permits, found.free_items) == (4, 1, 0, 3)
    assert (found.stationed, found.not_yet_stationed, found.exceptions) == (2, 1, 1)
    assert found.stationing_rate == pytest.approx(2 / 3)
    assert (found.full_authority, found.partial_authority, found.acceptance_only) == (2, 1, 1)
    assert found.full_authority_rate == 0.5
    assert (found.mean_statutory_days, found.mean_promised_days) == (20.0, 6.25)
    assert found.promised_speedup == pytest.approx(0.6875)


async def test_d07_of_six_items_four_are_fully_authorised(fresh_world: World):
    for authority in 4 * ["FULL_AUTHORITY"] + 2 * ["PARTIAL_AUTHORITY"]:
        await fresh_world.published(window_authority=authority)

    found = await fresh_world.governance("").GetCatalogFigures(pb.GetCatalogFiguresRequest())

    assert f"{found.full_authority_rate:.0%}" == "67%"
    assert f"{found.partial_authority / found.items:.0%}" == "33%"


async def test_the_demo_catalogue_has_figures_and_no_divergence_from_itself(fresh_world: World):
    ticks = (SPRING - dt.timedelta(days=1) + dt.timedelta(seconds=n) for n in range(10_000))
    await demo.load(fresh_world.database, "450222", lambda: next(ticks))

    found = await fresh_world.governance("").GetCatalogFigures(pb.GetCatalogFiguresRequest())

    assert (found.items, found.stationing_rate, found.cancelled) == (57, 1.0, 13)
