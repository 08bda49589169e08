"""Items put to the window (授权率, C51)."""

import datetime as dt
from typing import Any

import pytest
from yangguang.catalog.v1 import events_pb2 as catalog_events
from yangguang.hall.v1 import events_pb2 as hall_events
from yangguang.hall.v1 import hall_pb2 as hall
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common.consumer import Received
from services.supervision.handlers.rebuild import order
from tests.integration.supervision.world import (
    LZ,
    MZ,
    SCJG,
    SPRING,
    Source,
    World,
    offered,
    organisation,
    received,
)

ON_SITE, INSTANT, ACCEPTING = "ON_SITE_APPROVAL", "INSTANT_DECISION", "ACCEPTANCE_DECISION"


def served(*items: str, name: str = "windows/450222-mz-01", version: int = 1, open_: bool = True) -> Received:
    """Hall tells of a window with these items."""
    window = hall.Window(name=name, title="民政01", items=items, open=open_)
    return received("hall", name, version, hall_events.WindowChanged(window=window))


def mandated(*items: str, organisation_: str = MZ, **said: Any) -> Received:
    """Hall tells of a mandate of the first quarter of 2026; for all items when none is named."""
    given = {"rights": [ON_SITE], "valid_from": "2026-01-01", "valid_to": "2026-03-31", **said}
    mandate = hall.Mandate(name="mandates/1", organisation=organisation_, items=items, **given)
    return received("hall", mandate.name, 1, hall_events.MandateGranted(mandate=mandate))


async def lacking(world: World, account: str = "supervisor", **filters: Any) -> dict[str, list[str]]:
    """The items that are not put to the window, and what each lacks."""
    request = pb.ListUnauthorisedItemsRequest(**filters)
    answer = await world.as_(account).ListUnauthorisedItems(request)
    return {each.item: [pb.Lacking.Name(one) for one in each.lacking] for each in answer.unauthorised_items}


async def rates(world: World, account: str = "supervisor", **filters: Any) -> list[tuple[Any, ...]]:
    """Of each organisation the items in force, those put to the window, and their share."""
    request = pb.ListAuthorisationRatesRequest(**filters)
    answer = await world.as_(account).ListAuthorisationRates(request)
    return [
        (each.organisation, each.item_count, each.authorised_count, each.rate)
        for each in answer.authorisation_rates
    ]


async def furnish(world: World) -> None:
    """Four items of the civil affairs bureau, one of them put to the window, and one of the market bureau."""
    await world.hear(
        offered("items/A1"),
        offered("items/A2"),
        offered("items/A3"),
        offered("items/A4", authority="ACCEPTANCE_ONLY"),
        offered("items/B1", organisation_=SCJG),
        offered("items/C1", organisation_=LZ, region="450223"),
        served("items/A1", "items/A2", "items/A4"),
        mandated("items/A1", "items/A3", "items/A4"),
        organisation(MZ, "柳城县民政局"),
    )


async def test_c51_the_share_of_items_put_to_the_window_is_told_by_organisation(world: World) -> None:
    await furnish(world)

    assert await rates(world) == [(MZ, 4, 1, 0.25), (SCJG, 1, 0, 0)]
    assert await rates(world, organisation=SCJG) == [(SCJG, 1, 0, 0)]
    assert await rates(world, account="city-supervisor", region="450223") == [(LZ, 1, 0, 0)]


async def test_c51_items_that_are_not_put_to_the_window_are_listed_with_what_is_lacking(world: World) -> None:
    await furnish(world)

    assert await lacking(world) == {
        "items/A2": ["NO_MANDATE"],
        "items/A3": ["NO_WINDOW"],
        "items/A4": ["WINDOW_ACCEPTS_ONLY"],
        "items/B1": ["NO_WINDOW", "NO_MANDATE"],
    }


@pytest.mark.parametrize(
    ("kind", "right", "expected"),
    [
        ("INSTANT", INSTANT, {}),
        ("INSTANT", ON_SITE, {"items/A1": ["NO_MANDATE"]}),
        ("PROMISED", ON_SITE, {}),
        ("PROMISED", ACCEPTING, {"items/A1": ["NO_MANDATE"]}),
        ("JOINT", ON_SITE, {}),
        ("FORWARDED", "FIRST_REVIEW", {}),
    ],
)
async def test_the_right_has_to_be_the_one_that_decides_the_kind(
    world: World, kind: str, right: str, expected: dict[str, list[str]]
) -> None:
    await world.hear(offered("items/A1", kind=kind), served("items/A1"), mandated(rights=[right]))

    assert await lacking(world) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ([], {}),
        ([served("items/A1", version=2, open_=False)], {"items/A1": ["NO_WINDOW"]}),
        ([served(version=2)], {"items/A1": ["NO_WINDOW"]}),
        ([mandated(organisation_=SCJG)], {"items/A1": ["NO_MANDATE"]}),
        ([mandated(valid_to="2026-03-01")], {"items/A1": ["NO_MANDATE"]}),
        ([mandated(valid_from="2026-03-03")], {"items/A1": ["NO_MANDATE"]}),
        ([mandated(valid_to="2026-03-02")], {}),
        ([mandated(revoke_time=SPRING)], {"items/A1": ["NO_MANDATE"]}),
    ],
)
async def test_what_closed_ended_or_was_revoked_counts_no_more(
    world: World, changed: list[Received], expected: dict[str, list[str]]
) -> None:
    """Today is 2 March 2026."""
    others = [] if any("mandates/" in each.aggregate for each in changed) else [mandated()]
    await world.hear(offered("items/A1"), served("items/A1"), *others)
    await world.hear(*changed)

    assert await lacking(world) == expected


async def test_items_that_are_suspended_or_not_in_force_yet_are_not_counted(world: World) -> None:
    tomorrow = SPRING + dt.timedelta(days=1)
    suspended = catalog_events.ItemSuspended(item="items/A1")
    await world.hear(offered("items/A1"), offered("items/A2", effective_time=tomorrow))
    await world.hear(received("catalog", "items/A1", 2, suspended))
    before = await rates(world)
    await world.hear(received("catalog", "items/A1", 3, catalog_events.ItemResumed(item="items/A1")))
    world.hand.now = tomorrow

    assert before == []
    assert await rates(world) == [(MZ, 2, 0, 0)]


async def test_an_older_word_about_an_item_or_a_window_changes_nothing(world: World) -> None:
    await world.hear(offered("items/A1", version=3), served("items/A1", version=3), mandated())
    await world.hear(served(version=2), offered("items/A1", version=2, organisation_=SCJG))

    assert await rates(world) == [(MZ, 1, 1, 1)]


async def test_a_head_sees_his_own_and_others_nothing(world: World) -> None:
    await furnish(world)

    assert await rates(world, account="head") == [(MZ, 4, 1, 0.25)]
    assert list(await lacking(world, account="head")) == ["items/A2", "items/A3", "items/A4"]
    assert await lacking(world, account="township-supervisor") == {}


async def test_both_lists_come_in_pages(world: World) -> None:
    await furnish(world)
    supervisor = world.as_("supervisor")

    first = await supervisor.ListAuthorisationRates(pb.ListAuthorisationRatesRequest(page_size=1))
    request = pb.ListAuthorisationRatesRequest(page_size=1, page_token=first.next_page_token)
    second = await supervisor.ListAuthorisationRates(request)
    items = await supervisor.ListUnauthorisedItems(pb.ListUnauthorisedItemsRequest(page_size=3))
    more = pb.ListUnauthorisedItemsRequest(page_size=3, page_token=items.next_page_token)
    rest = await supervisor.ListUnauthorisedItems(more)

    assert [each.organisation_title for each in first.authorisation_rates] == ["柳城县民政局"]
    assert [each.organisation for each in second.authorisation_rates] == [SCJG]
    assert second.next_page_token == ""
    assert [each.item for each in rest.unauthorised_items] == ["items/B1"]


async def test_a_rebuild_tells_the_same_of_items_windows_and_mandates(world: World, hall: Source) -> None:
    heard = [served("items/A1"), mandated()]
    await world.hear(offered("items/A1"), *heard)
    await hall.write(*heard)
    before = await world.contents()

    async with world.database.begin() as session:
        await order(session)
    await world.rebuilder(hall).rebuild()

    found = await world.contents()
    assert (found["windows"], found["mandates"]) == (before["windows"], before["mandates"])
    assert len(before["windows"]) == len(before["mandates"]) == 1
