"""Permits are handed over to who regulates their holders, and approvers do not regulate (A20, A21)."""

import asyncio

from yangguang.cases.v1 import handovers_pb2 as pb

from tests.integration.cases.world import World, refused


async def listed(world: World, account: str = "regulator", **asked: bool) -> list[pb.PermitHandover]:
    request = pb.ListPermitHandoversRequest(page_size=100, **asked)  # type: ignore[arg-type]
    return list((await world.handovers(account).ListPermitHandovers(request)).permit_handovers)


async def handed_over(world: World) -> pb.PermitHandover:
    """A permit of a case that was completed."""
    case = await world.completed()
    await world.issued()
    [found] = [each for each in await listed(world, unacknowledged=True) if each.case == case.name]
    return found


async def acknowledge(world: World, name: str, account: str = "regulator") -> pb.PermitHandover:
    request = pb.AcknowledgePermitHandoverRequest(name=name, note="纳入年度检查计划")
    return await world.handovers(account).AcknowledgePermitHandover(request)


async def test_a_permit_goes_to_the_business_section_with_what_it_needs_and_a_limit(world: World) -> None:
    """A21: on decision an event with permit data goes to it."""
    found = await handed_over(world)

    assert found.organisation == "organisations/450222-mz"
    assert found.certificate_number.startswith("450222-mz〔2026〕")
    assert (found.item_title, found.holder, found.due) == ("高龄老人特殊补贴", "演***人", "2026-03-09")
    assert await world.journalled(found.name) == ["PermitHandoverChanged"]


async def test_the_section_acknowledges_once(world: World) -> None:
    """A21: supervision of the holder rests with the business unit from then on."""
    found = await handed_over(world)
    results = await asyncio.gather(
        *(acknowledge(world, found.name) for _ in range(8)), return_exceptions=True
    )

    [done] = [each for each in results if isinstance(each, pb.PermitHandover)]
    assert (done.receiver, done.note, done.late) == ("regulator", "纳入年度检查计划", False)
    assert found.name not in [each.name for each in await listed(world, unacknowledged=True)]
    assert (await refused(acknowledge(world, found.name)))[1] == "ALREADY_ACKNOWLEDGED"


async def test_who_approves_does_not_regulate(world: World) -> None:
    """A20: not by another role, not by both at once, and not for another department."""
    found = await handed_over(world)

    assert (await refused(acknowledge(world, found.name, "approver")))[0] == "PERMISSION_DENIED"
    assert (await refused(acknowledge(world, found.name, "both")))[1] == "APPROVER_REGULATES"
    other = await refused(acknowledge(world, found.name, "other-regulator"))
    assert other[1] == "PERMIT_HANDOVER_NOT_FOUND"


async def test_what_nobody_acknowledged_in_time_is_on_the_list_and_stays_late(world: World) -> None:
    """A21: with a limit."""
    found = await handed_over(world)
    world.clock.days(7)  # Monday, the last day
    assert found.name not in [each.name for each in await listed(world, overdue=True)]
    world.clock.days(1)
    [late] = [each for each in await listed(world, "supervisor", overdue=True) if each.name == found.name]
    assert late.late

    assert (await acknowledge(world, found.name)).late
    assert found.name not in [each.name for each in await listed(world, overdue=True)]
    assert found.name not in [each.name for each in await listed(world, "foreign-supervisor")]
