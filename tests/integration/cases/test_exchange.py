"""Cases in the codes of the national platform (GB/T 39046-2020; LS6 on export)."""

import pytest
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.common.v1 import types_pb2 as types

from services.cases.domain import State, exchange
from tests.integration.cases.world import FORWARDED, INSTANT, World


async def exchanged(world: World, case: pb.Case, account: str = "city") -> pb.ExchangeRecord:
    """The record of a case, as the platform above reads it."""
    listed = await world.as_(account).ListExchangeRecords(pb.ListExchangeRecordsRequest(page_size=100))
    return next(each for each in listed.exchange_records if each.number == case.number)


async def test_a_finished_case_leaves_in_national_codes(world: World) -> None:
    """A.4, A.6, A.8 and table 7: person, promised, passed, done, satisfied."""
    case = await world.completed()
    await world.as_("resident").RateCase(
        pb.RateCaseRequest(name=case.name, rating=pb.Rating(grade="SATISFIED"))
    )

    record = await exchanged(world, case)

    assert (record.case_type, record.applicant_type, record.action, record.step_state) == (
        "2",
        "1",
        "通过",
        "2",
    )
    assert (record.apply_time, record.accept_time) == ("20260302T100000", "20260302T100000")
    assert (record.satisfaction, list(record.special_procedures)) == ("2", [])
    assert len(record.task_code) == 31


@pytest.mark.parametrize(("item", "code"), [(INSTANT, "1"), (FORWARDED, "9")])
async def test_kinds_the_nation_does_not_know_leave_as_others(world: World, item: str, code: str) -> None:
    """A.6: 1 即办件, 2 承诺件, 9 其他."""
    case = await world.submitted(item=item)

    record = await exchanged(world, case)

    assert (record.case_type, record.action, record.step_state) == (code, "其他", "1")


async def test_a_returned_case_keeps_the_type_of_its_item_and_says_so_in_its_action(world: World) -> None:
    """LS6: 退办件 maps to a state: 退回."""
    case = await world.submitted()
    await world.as_("chief").RefuseCase(pb.RefuseCaseRequest(name=case.name, reason="不属于本机关职权"))

    record = await exchanged(world, case)

    assert (record.case_type, record.handling_kind, record.action) == ("2", types.RETURNED, "退回")


async def test_extensions_and_procedures_are_special_procedures(world: World) -> None:
    """A.7: 1 延长审批, 2 其他."""
    case = await world.accepted()
    await world.as_("head").ExtendCase(pb.ExtendCaseRequest(name=case.name, length=5, reason="情况复杂"))
    await world.as_("approver").StartProcedure(
        pb.StartProcedureRequest(name=case.name, kind="HEARING", expected_days=5)
    )

    assert list((await exchanged(world, case)).special_procedures) == ["1", "2"]


async def test_another_county_exchanges_nothing_of_this_one(world: World) -> None:
    """A03: who is above reads, who is beside does not."""
    await world.submitted()

    listed = await world.as_("foreign-supervisor").ListExchangeRecords(pb.ListExchangeRecordsRequest())

    assert {each.region for each in listed.exchange_records} <= {"450223"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("91110000600037341L", "2"),
        ("11110000000021135M", "5"),
        ("12110000000000000X", "3"),
        ("51110000000000000X", "4"),
        ("N2110000000000000X", "6"),
    ],
)
def test_what_an_organisation_is_follows_from_its_credit_code(code: str, kind: str) -> None:
    """A.4 and GB 32100: 企业, 机关, 事业单位, 社会组织, 其他."""
    assert exchange.applicant_type(code) == kind


@pytest.mark.parametrize("state", State)
def test_every_state_has_an_action_and_a_step_state(state: State) -> None:
    """Table 7: 通过、退回、其他; 1 待办, 2 已办."""
    assert exchange.action(state, granted=True) in ("通过", "退回", "其他")
    assert exchange.step_state(state) in ("1", "2")
