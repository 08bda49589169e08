"""The one-time notice sheet (一次性告知单) and the eight published facts (八公开)."""

import datetime as dt

import grpc
import pytest
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import Limit

from tests.integration.catalog.world import World, refusal


async def test_the_notice_sheet_has_ten_elements_in_order(world: World):
    item = await world.published(fees=[pb.Fee(title="工本费", amount=1050, basis="桂价费〔演示〕1号")])

    sheet = await world.as_().GetNoticeSheet(pb.GetNoticeSheetRequest(name=item.name))

    assert sheet.version == f"{item.name}/versions/1"
    assert sheet.title == "高龄老人特殊补贴"
    assert [(element.title, list(element.lines)) for element in sheet.elements] == [
        ("设定依据", ["《中华人民共和国老年人权益保障法》"]),
        ("许可条件", ["具有本县户籍", "年满八十周岁"]),
        ("办理流程", ["1. 受理", "2. 审核", "3. 公示", "4. 审批", "5. 办结"]),
        (
            "申请材料",
            ["M1 申请书（必要；原件1份；申请人自备）", "M2 户口簿（必要；原件1份、复印件1份）"],
        ),
        ("承诺时限", ["5个工作日"]),
        ("收费依据", ["工本费：桂价费〔演示〕1号"]),
        ("收费标准", ["工本费：10.50元"]),
        ("咨询电话", ["0772-7600101"]),
        ("监督电话", ["0772-7600999"]),
        ("办理地点", ["柳城县政务服务中心民政窗口（工作日 9:00–12:00，13:00–17:00）"]),
    ]


async def test_the_openness_sheet_has_eight_elements_in_order(world: World):
    item = await world.published()

    sheet = await world.as_().GetOpennessSheet(pb.GetOpennessSheetRequest(name=item.name))

    assert sheet.version == f"{item.name}/versions/1"
    assert [element.title for element in sheet.elements] == [
        "项目名称",
        "设立依据",
        "申报材料",
        "审批标准和文件",
        "办理程序",
        "承诺期限",
        "收费标准及依据",
        "窗口权限",
    ]
    assert all(element.lines for element in sheet.elements)
    assert list(sheet.elements[6].lines) == ["不收费"]
    assert list(sheet.elements[7].lines) == ["部分授权"]


async def test_a_sheet_is_made_of_any_published_version(world: World):
    item = await world.published()
    world.clock.hours(1)
    later = await world.next_version(item.name, promised_limit=Limit(length=3, unit="WORKING_DAYS"))
    await world.publish(later.name)
    stub = world.as_()

    now = await stub.GetNoticeSheet(pb.GetNoticeSheetRequest(name=item.name))
    before = await stub.GetNoticeSheet(pb.GetNoticeSheetRequest(name=f"{item.name}/versions/1"))
    openness = await stub.GetOpennessSheet(pb.GetOpennessSheetRequest(name=f"{item.name}/versions/1"))

    assert list(now.elements[4].lines) == ["3个工作日"]
    assert list(before.elements[4].lines) == ["5个工作日"]
    assert list(openness.elements[5].lines) == ["5个工作日"]


async def test_an_item_not_in_force_has_no_sheet_but_its_version_does(world: World):
    item = await world.published()
    world.clock.hours(1)
    await world.cancel(item.name)
    stub = world.as_()

    with pytest.raises(grpc.RpcError) as error:
        await stub.GetNoticeSheet(pb.GetNoticeSheetRequest(name=item.name))
    of_version = await stub.GetNoticeSheet(pb.GetNoticeSheetRequest(name=f"{item.name}/versions/1"))

    assert refusal(error.value) == ("FAILED_PRECONDITION", "ITEM_NOT_IN_FORCE", {"state": "CANCELLED"})
    assert len(of_version.elements) == 10


async def test_an_item_that_is_to_take_effect_has_no_sheet_yet(world: World):
    version = await world.submitted()
    await world.publish(version.name, effective_time=world.clock.now + dt.timedelta(days=1))
    item = version.name.rpartition("/versions/")[0]

    with pytest.raises(grpc.RpcError) as error:
        await world.as_().GetNoticeSheet(pb.GetNoticeSheetRequest(name=item))

    assert refusal(error.value)[:2] == ("FAILED_PRECONDITION", "ITEM_NOT_IN_FORCE")
    assert not (await world.item(item)).HasField("version")
    assert item not in await world.found()
