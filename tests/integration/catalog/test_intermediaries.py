"""Intermediaries admitted by competition (B31)."""

import asyncio
import itertools
from typing import Any

import grpc
import pytest
from stdnum.cn import uscc
from yangguang.catalog.v1 import governance_pb2 as pb

from tests.integration.catalog.world import DOCUMENT, World, refusal

HALL = "organisations/450222-zwzx"
FIRMS = itertools.count(1)


async def refused(call) -> tuple[str, str, dict[str, str]]:
    with pytest.raises(grpc.RpcError) as error:
        await call
    return refusal(error.value)


def firm(**changes) -> pb.Intermediary:
    body = f"91450222MA5K{next(FIRMS):05d}"
    given: dict[str, Any] = {
        "title": "柳城演示图审有限公司",
        "credit_code": body + uscc.calc_check_digit(body),
        "services": ["施工图设计文件审查", "人防设计审查"],
        "fee": "按自治区指导价下浮两成",
        "centre": HALL,
        "way": "BIDDING",
        "competitor_count": 4,
        "document_number": DOCUMENT,
        "source": "柳城县公共资源交易中心公告（演示）",
        "admit_day": "2026-01-01",
        "valid_to": "2028-12-31",
    } | changes
    return pb.Intermediary(**given)


async def admit(world: World, given: pb.Intermediary | None = None, account: str = "manager"):
    request = pb.AdmitIntermediaryRequest(intermediary=given or firm())
    return await world.governance(account).AdmitIntermediary(request)


async def test_b31_who_won_a_competition_is_admitted_with_the_record_of_it(world: World):
    made = await admit(world)

    assert (made.state, made.region, made.way) == (pb.Intermediary.ADMITTED, "450222", pb.BIDDING)
    assert (made.competitor_count, made.document_number, made.source[:3]) == (4, DOCUMENT, "柳城县")
    assert await world.governance("").GetIntermediary(pb.GetIntermediaryRequest(name=made.name)) == made
    asked = pb.ListIntermediariesRequest(centre=HALL, service="人防设计审查", state="ADMITTED", page_size=100)
    assert made in (await world.governance("").ListIntermediaries(asked)).intermediaries
    other = pb.ListIntermediariesRequest(service="测绘", page_size=100)
    assert made not in (await world.governance("").ListIntermediaries(other)).intermediaries
    assert await world.journalled(made.name) == [(1, "IntermediaryChanged")]


async def test_b31_where_one_alone_took_part_there_was_no_competition(world: World):
    for count in (0, 1):
        code, reason, facts = await refused(admit(world, firm(competitor_count=count)))
        assert (code, reason) == ("INVALID_ARGUMENT", "NO_COMPETITION")
        assert facts["field"] == "intermediary.competitor_count"
    assert (await admit(world, firm(competitor_count=2, way="NEGOTIATION"))).way == pb.NEGOTIATION


async def test_b31_of_eight_who_admit_the_same_firm_at_once_one_does(world: World):
    given = firm()

    answers = await asyncio.gather(*(admit(world, given) for _ in range(8)), return_exceptions=True)

    refusals = [refusal(each).reason for each in answers if isinstance(each, grpc.RpcError)]
    assert refusals == 7 * ["INTERMEDIARY_ADMITTED_ALREADY"]


async def test_b31_an_admission_ends_with_reason_and_document_and_another_may_follow(world: World):
    given = firm()
    made = await admit(world, given)
    remove = {"name": made.name, "reason": "年度考核不合格", "document_number": DOCUMENT}
    manager = world.governance("manager")
    for field in ("reason", "document_number"):
        missing = pb.RemoveIntermediaryRequest(**{**remove, field: ""})
        assert (await refused(manager.RemoveIntermediary(missing)))[2] == {"field": field}
    abroad = world.governance("foreign-manager")
    request = pb.RemoveIntermediaryRequest(**remove)
    assert (await refused(abroad.RemoveIntermediary(request)))[1] == "INTERMEDIARY_NOT_FOUND"

    removed = await manager.RemoveIntermediary(request)

    assert (removed.state, removed.remove_reason) == (pb.Intermediary.REMOVED, "年度考核不合格")
    assert (await refused(manager.RemoveIntermediary(request)))[1] == "INTERMEDIARY_REMOVED"
    assert (await admit(world, given)).state == pb.Intermediary.ADMITTED


async def test_b31_what_is_wrong_with_an_admission_is_named(world: World):
    for field, value in (
        ("title", ""),
        ("fee", ""),
        ("document_number", ""),
        ("source", ""),
        ("credit_code", "91450222MA5K00000X"),
        ("credit_code", ""),
        ("way", 0),
        ("way", 99),
        ("services", []),
        ("services", [f"服务{number}" for number in range(21)]),
        ("centre", "政务中心"),
        ("admit_day", "2026-02-30"),
        ("valid_to", "2025-12-31"),
        ("competitor_count", 1001),
    ):
        found = await refused(admit(world, firm(**{field: value})))
        assert (found[0], found[2]["field"]) == ("INVALID_ARGUMENT", f"intermediary.{field}"), value
    assert (await refused(admit(world, firm(services=["图审", " "]))))[2][
        "field"
    ] == "intermediary.services[1]"
    assert (await refused(admit(world, account="editor")))[1] == "ROLE_REQUIRED"
    assert (await refused(admit(world, account="foreign-manager")))[1] == "OUT_OF_SCOPE"
