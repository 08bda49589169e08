"""Resident discipline heads and what they track (C23), and files by year (年度档案, P05)."""

import asyncio
import datetime as dt
from typing import Any

import grpc
import pytest
from yangguang.hall.v1 import oversight_pb2 as pb

from services.common.ids import new_id
from tests.integration.hall.world import LZ, MZ, SPRING, World, refusal

SCJG = "organisations/450222-scjg"
CASE = "cases/0198a3c2-7e5b-7cc0-9d3a-1f2e3d4c5b6a"
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


async def post(world: World, account: str = "manager", **changes) -> pb.ResidentPosting:
    given = {
        "organisation": MZ,
        "subject": "supervisor",
        "title": "派驻纪检组组长",
        "document_number": "柳纪发〔2026〕3号",
        "valid_from": "2026-03-02",
    }
    posting = pb.ResidentPosting(**{**given, **changes})
    request = pb.CreateResidentPostingRequest(resident_posting=posting)
    return await world.oversight(account).CreateResidentPosting(request)


async def end(world: World, posting: pb.ResidentPosting, last_day: str) -> pb.ResidentPosting:
    request = pb.EndResidentPostingRequest(name=posting.name, last_day=last_day)
    return await world.oversight().EndResidentPosting(request)


async def check(world: World, account: str = "supervisor", **changes) -> pb.QualityCheck:
    given = {"organisation": MZ, "case": CASE, "stage": "AT_ACCEPTANCE", "good": True}
    request = pb.CreateQualityCheckRequest(quality_check=pb.QualityCheck(**{**given, **changes}))
    return await world.oversight(account).CreateQualityCheck(request)


async def demand(world: World, **changes: Any) -> pb.QualityCheck:
    said: dict[str, Any] = {
        "good": False,
        "finding": "未出具受理通知书",
        "demand": "补发受理通知书",
        "due_day": "2026-03-04",
    }
    return await check(world, **said | changes)


async def settle(world: World, made: pb.QualityCheck, result: str = "已补发") -> pb.QualityCheck:
    request = pb.SettleQualityCheckRequest(name=made.name, result=result)
    return await world.oversight("supervisor").SettleQualityCheck(request)


async def track(world: World, account: str = "supervisor", case: str = CASE) -> pb.QualityTrack:
    return await world.oversight(account).GetQualityTrack(pb.GetQualityTrackRequest(name=case))


async def filed(world: World, account: str = "manager", **changes) -> pb.YearFileEntry:
    given = {
        "organisation": MZ,
        "year": 2026,
        "kind": "MONTHLY_ASSESSMENT",
        "title": "2026年1月窗口考评表",
        "day": "2026-02-03",
        "place": "档案室2柜3层",
    }
    entry = pb.YearFileEntry(**{**given, **changes})
    return await world.oversight(account).CreateYearFileEntry(
        pb.CreateYearFileEntryRequest(year_file_entry=entry)
    )


async def listed(world: World, account: str = "manager", **asked) -> list[pb.YearFileEntry]:
    request = pb.ListYearFileEntriesRequest(**asked)
    return list((await world.oversight(account).ListYearFileEntries(request)).year_file_entries)


async def test_c23_the_resident_discipline_head_follows_a_case_from_stage_to_stage(world: World):
    unit = (await world.organisation()).name
    posting = await post(world, organisation=unit)

    first = await check(world, organisation=unit)
    second = await demand(world, organisation=unit, stage="AT_DECISION")
    open_ = await track(world)
    settled = await settle(world, second)
    whole = await track(world)

    assert (first.state, first.posting, first.day) == (pb.QualityCheck.CLEAN, posting.name, "2026-03-02")
    assert (second.state, open_.open_demands, list(open_.checks)) == (
        pb.QualityCheck.DEMANDED,
        1,
        [first, second],
    )
    assert (settled.state, settled.result, settled.late) == (pb.QualityCheck.SETTLED, "已补发", False)
    assert (whole.open_demands, list(whole.checks)) == (0, [first, settled])
    assert list(whole.unchecked_stages) == [pb.AT_EXAMINATION, pb.AT_COMPLETION, pb.AT_DELIVERY]
    assert await world.journalled(second.name) == [(1, "QualityCheckChanged"), (2, "QualityCheckChanged")]


async def test_c23_who_is_posted_where_and_when_is_on_record(world: World):
    posting = await post(world)
    world.clock.now = SPRING + dt.timedelta(days=30)
    ended = await end(world, posting, "2026-03-31")
    page = await world.oversight("head-mz").ListResidentPostings(pb.ListResidentPostingsRequest())

    assert (posting.state, posting.region, posting.valid_to) == (pb.ResidentPosting.POSTED, "450222", "")
    assert (ended.state, ended.valid_to, ended.etag) == (pb.ResidentPosting.ENDED, "2026-03-31", "2")
    assert page.resident_postings[0] == ended
    assert await world.journalled(posting.name) == [(at, "ResidentPostingChanged") for at in (1, 2)]


@pytest.mark.parametrize(
    "changes",
    [
        {"organisation": SCJG},
        {"subject": "somebody-else"},
        {"valid_from": "2026-03-03"},
        {"valid_from": "2026-02-01", "valid_to": "2026-03-01"},
    ],
)
async def test_nobody_checks_who_is_not_posted_there_that_day(world: World, changes: dict[str, str]):
    unit, case = (await world.organisation()).name, f"cases/{new_id()}"
    await post(world, **{"organisation": unit, **changes})

    with pytest.raises(grpc.RpcError) as caught:
        await check(world, organisation=unit, case=case)

    assert refusal(caught.value)[:2] == ("FAILED_PRECONDITION", "NOT_POSTED_THERE")
    with pytest.raises(grpc.RpcError) as unchecked:
        await track(world, case=case)
    assert refusal(unchecked.value)[:2] == ("NOT_FOUND", "QUALITY_TRACK_NOT_FOUND")


async def test_who_has_left_neither_checks_nor_settles(world: World):
    unit = (await world.organisation()).name
    posting = await post(world, organisation=unit)
    made = await demand(world, organisation=unit)
    world.clock.now = SPRING + dt.timedelta(days=1)
    await end(world, posting, "2026-03-02")

    with pytest.raises(grpc.RpcError) as settles:
        await settle(world, made)
    with pytest.raises(grpc.RpcError) as again:
        await end(world, posting, "2026-03-02")

    assert refusal(settles.value).reason == "NOT_POSTED_THERE"
    assert refusal(again.value)[:2] == ("FAILED_PRECONDITION", "POSTING_ENDED")


async def test_what_is_settled_after_its_day_is_late_and_settled_once(world: World):
    await post(world)
    made = await demand(world)
    world.clock.now = SPRING + dt.timedelta(days=3)
    settled = await settle(world, made)

    with pytest.raises(grpc.RpcError) as again:
        await settle(world, made)
    request = pb.ListQualityChecksRequest(organisation=MZ, state="SETTLED", last_day="2026-03-02")
    page = await world.oversight("head-mz").ListQualityChecks(request)

    assert (settled.settle_day, settled.late) == ("2026-03-05", True)
    assert refusal(again.value)[:2] == ("FAILED_PRECONDITION", "NOTHING_DEMANDED")
    assert page.quality_checks[0] == settled


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"finding": ""}, "FIELD_REQUIRED", "quality_check.finding"),
        ({"demand": ""}, "FIELD_REQUIRED", "quality_check.demand"),
        ({"due_day": ""}, "FIELD_REQUIRED", "quality_check.due_day"),
        ({"due_day": "2026-03-01"}, "FIELD_INVALID", "quality_check.due_day"),
        ({"good": True}, "FIELD_INVALID", "quality_check.demand"),
        ({"stage": "TRACKED_STAGE_UNSPECIFIED"}, "FIELD_REQUIRED", "quality_check.stage"),
        ({"case": "cases/1"}, "FIELD_INVALID", "quality_check.case"),
    ],
)
async def test_what_is_wrong_with_a_check_is_named(
    world: World, changes: dict[str, Any], reason: str, field: str
):
    await post(world)

    with pytest.raises(grpc.RpcError) as caught:
        await demand(world, **changes)

    assert (refusal(caught.value).reason, refusal(caught.value).facts["field"]) == (reason, field)


async def test_departments_see_their_own_checks_and_the_next_county_nothing(world: World):
    await post(world)
    made = await check(world, case=f"cases/{new_id()}")

    assert list((await track(world, "head-mz", made.case)).checks) == [made]
    for account in ("head-scjg", "supervisor-lz"):
        with pytest.raises(grpc.RpcError) as unseen:
            await track(world, account, made.case)
        assert refusal(unseen.value).reason == "QUALITY_TRACK_NOT_FOUND"
    with pytest.raises(grpc.RpcError) as elsewhere:
        await post(world, "manager-lz")
    with pytest.raises(grpc.RpcError) as head:
        await check(world, "head-mz")
    assert refusal(elsewhere.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")
    assert refusal(head.value).reason == "ROLE_REQUIRED"


async def test_p05_documents_are_kept_in_the_file_of_their_organisation_and_year(world: World):
    unit = (await world.organisation()).name
    other = (await world.organisation()).name

    first = await filed(world, organisation=unit)
    second = await filed(
        world, organisation=unit, kind="OPENNESS_DOCUMENT", title="2026年公开目录", sha256=SHA256
    )
    before = await filed(
        world, organisation=unit, year=2025, kind="YEARLY_ASSESSMENT", title="2025年度考核表"
    )
    apart = await filed(world, organisation=other)

    assert [each.number for each in (first, second, before, apart)] == [1, 2, 1, 1]
    assert await listed(world, organisation=unit) == [before, second, first]
    assert await listed(world, organisation=unit, year=2026) == [second, first]
    assert await listed(world, organisation=unit, kind="YEARLY_ASSESSMENT") == [before]
    assert second.sha256 == SHA256
    assert await world.journalled(first.name) == [(1, "YearFileEntryFiled")]


async def test_of_eight_who_file_at_once_each_gets_a_number_of_its_own(world: World):
    unit = (await world.organisation()).name

    made = await asyncio.gather(
        *(filed(world, organisation=unit, title=f"{month}月") for month in range(1, 9))
    )

    assert sorted(each.number for each in made) == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"year": 2027}, "FIELD_INVALID", "year_file_entry.year"),
        ({"year": 1999}, "FIELD_INVALID", "year_file_entry.year"),
        ({"year": 2024}, "FIELD_INVALID", "year_file_entry.day"),
        ({"day": "2026-03-03"}, "DAY_TO_COME", "year_file_entry.day"),
        ({"place": ""}, "FIELD_REQUIRED", "year_file_entry.place"),
        ({"sha256": "ABC"}, "FIELD_INVALID", "year_file_entry.sha256"),
        ({"kind": "YEAR_FILE_KIND_UNSPECIFIED"}, "FIELD_REQUIRED", "year_file_entry.kind"),
        ({"organisation": LZ}, "OUT_OF_SCOPE", "year_file_entry.organisation"),
    ],
)
async def test_what_is_wrong_with_a_document_is_named(
    world: World, changes: dict[str, Any], reason: str, field: str
):
    with pytest.raises(grpc.RpcError) as caught:
        await filed(world, **changes)

    assert (refusal(caught.value).reason, refusal(caught.value).facts["field"]) == (reason, field)


async def test_departments_read_their_own_files_alone(world: World):
    await filed(world)

    assert {entry.organisation for entry in await listed(world, "head-mz")} == {MZ}
    assert await listed(world, "head-scjg", organisation=MZ) == []
    with pytest.raises(grpc.RpcError) as caught:
        await filed(world, "head-mz")
    assert refusal(caught.value).reason == "ROLE_REQUIRED"
