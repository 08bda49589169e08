"""Departments that declare to charge for nothing (O07)."""

import asyncio

import grpc
import pytest
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.catalog.v1 import governance_pb2 as pb

from tests.integration.catalog.world import DOCUMENT, World, refusal

SF = "organisations/450222-sf"
FEES = [catalog.Fee(title="工本费", amount=500, basis="桂价费〔2020〕1号（演示）")]


async def refused(call) -> tuple[str, str, dict[str, str]]:
    with pytest.raises(grpc.RpcError) as error:
        await call
    return refusal(error.value)


@pytest.fixture(autouse=True)
async def nothing_declared(world: World):
    """Nothing stands from the test before, and the items with fees it published are gone."""
    yield
    for standing in await listed(world, state="STANDING"):
        await withdraw(world, standing)
    for name in await world.found(organisation=SF):
        await world.cancel(name)


async def declare(world: World, account: str = "fee-editor", **changes) -> pb.FeeDeclaration:
    given = {"statement": "我局无收费项目", "document_number": DOCUMENT} | changes
    return await world.governance(account).DeclareZeroFees(pb.DeclareZeroFeesRequest(**given))


async def withdraw(world: World, declared: pb.FeeDeclaration, account: str = "fee-editor"):
    request = pb.WithdrawFeeDeclarationRequest(name=declared.name, document_number=DOCUMENT)
    return await world.governance(account).WithdrawFeeDeclaration(request)


async def listed(world: World, **asked) -> list[pb.FeeDeclaration]:
    request = pb.ListFeeDeclarationsRequest(organisation=SF, page_size=100, **asked)
    return list((await world.governance("").ListFeeDeclarations(request)).fee_declarations)


async def priced(world: World, **changes) -> str:
    """An item with a fee, handed in; the name of its version."""
    given = {"organisation": SF, "account": "fee-editor", "fees": FEES} | changes
    return (await world.submitted(**given)).name


async def test_o07_a_department_declares_once_that_it_charges_for_nothing(world: World):
    declared = await declare(world)

    assert (declared.organisation, declared.region) == (SF, "450222")
    assert (declared.statement, declared.state) == ("我局无收费项目", pb.FeeDeclaration.STANDING)
    assert await listed(world, state="STANDING") == [declared]
    assert (await refused(declare(world)))[1] == "ZERO_FEES_DECLARED_ALREADY"
    assert await world.journalled(declared.name) == [(1, "FeeDeclarationChanged")]


async def test_o07_while_it_stands_nothing_with_a_fee_is_published(world: World):
    declared, version = await declare(world), await priced(world)
    free = await world.submitted(organisation=SF, account="fee-editor")

    found = await refused(world.publish(version))
    assert (found[0], found[1], found[2]) == (
        "FAILED_PRECONDITION", "ZERO_FEES_DECLARED", {"declaration": declared.name}
    )  # fmt: skip
    await world.publish(free.name)
    withdrawn = await withdraw(world, declared)
    assert (withdrawn.state, withdrawn.withdraw_document_number) == (pb.FeeDeclaration.WITHDRAWN, DOCUMENT)
    assert (await world.publish(version)).state == catalog.ItemVersion.PUBLISHED
    assert (await refused(withdraw(world, declared)))[1] == "FEE_DECLARATION_WITHDRAWN"


async def test_o07_who_has_an_item_with_a_fee_cannot_declare_to_have_none(world: World):
    version = await priced(world)
    await world.publish(version)
    item = version.partition("/versions/")[0]

    assert await refused(declare(world)) == ("FAILED_PRECONDITION", "ITEM_HAS_FEE", {"item": item})

    await world.cancel(item)
    world.clock.hours(1)
    assert (await declare(world)).state == pb.FeeDeclaration.STANDING


async def test_o07_a_fee_is_not_published_while_it_is_declared_away(world: World):
    """Eight versions with fees are published while the declaration is made: never both."""
    versions = [await priced(world) for _ in range(8)]

    answers = await asyncio.gather(
        declare(world), *(world.publish(version) for version in versions), return_exceptions=True
    )

    reasons = {refusal(each).reason for each in answers if isinstance(each, grpc.RpcError)}
    assert reasons in ({"ITEM_HAS_FEE"}, {"ZERO_FEES_DECLARED"})
    standing, with_fees = await listed(world, state="STANDING"), await world.found(organisation=SF)
    assert bool(standing) != bool(with_fees)


async def test_o07_a_declaration_is_that_of_ones_own_department(world: World):
    for field in ("statement", "document_number"):
        assert (await refused(declare(world, **{field: " "})))[2] == {"field": field}
    declared = await declare(world)

    assert (await refused(declare(world, "resident")))[1] == "ROLE_REQUIRED"
    assert (await refused(withdraw(world, declared, "editor")))[1] == "FEE_DECLARATION_NOT_FOUND"
