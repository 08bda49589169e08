"""The columns of a list: every field goes out and comes in again as it was."""

import pytest
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import Limit

from services.catalog import demo
from services.catalog.handlers import columns
from tests.unit.catalog.samples import content
from tests.unit.catalog.test_parts import attachment, intermediary, tier

DATA = demo.read()


def round_trip(said: pb.ItemContent) -> pb.ItemContent:
    row = columns.row_of(pb.Item(name="items/A1", version=pb.ItemVersion(content=said)))
    again = pb.ItemContent()
    for title, cell in zip(columns.HEADER, row, strict=True):
        if title in columns.BY_TITLE:
            columns.put(again, columns.BY_TITLE[title], cell)
    return again


def test_every_field_of_a_content_has_a_column():
    assert {field.name for field in pb.ItemContent.DESCRIPTOR.fields} == set(columns.BY_FIELD)


@pytest.mark.parametrize("row", DATA.items, ids=lambda row: row["source"])
def test_every_item_of_the_demo_comes_back_as_it_went_out(row):
    said = DATA.content(row)

    assert round_trip(said) == said


def test_bars_line_breaks_and_backslashes_in_texts_come_back():
    said = content(
        conditions=["甲|乙", "一\n二", "c:\\x"],
        materials=[pb.Material(id="M1", title="甲|乙\\", note="一\n二", originals=2, required=True)],
        steps=[pb.Step(kind="ACCEPTANCE"), pb.Step(kind="PUBLICITY", title="公示", conditional=True)],
        notes="多行\n说明 | 竖线",
        fees=[pb.Fee(title="工本费", amount=1205, basis="桂价费〔2020〕1号", reduction="低保免收")],
        promised_limit=Limit(length=7, unit="DAYS", clock="XK-05", note="演示（值）"),
        attachments=[attachment()],
        discretion_tiers=[tier(lowest_amount=105)],
        intermediary_services=[intermediary(stationed=True)],
        stationing=pb.Stationing(state="STATIONING_EXCEPTION", reason="SECRECY", note="国密〔1〕"),
        agency_mandate_required=True,
        agency_mode="PASSED_ON",
        passed_on_to="COUNTY",
        result_after_payment=True,
        acceptance_scope="ACROSS_CITIES",
        theme_codes=["P16"],
        category_codes=["C07"],
    )

    assert round_trip(said) == said


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("事项类型", "许可证"),
        ("法定时限", "20天"),
        ("到现场次数", "一次"),
        ("收费", "工本费|5.005|依据"),
        ("申请材料", "M1|申请书|必须"),
        ("申请材料", "M1|申请书|必要|一份"),
        ("需代办委托书", "对"),
        ("设定依据", "法|条|号|法律|多余"),
        ("办理环节", "受理\n踏勘"),
    ],
)
def test_a_cell_that_says_nothing_the_field_can_hold_is_refused(title, cell):
    with pytest.raises(ValueError):  # noqa: PT011 -- the cell is all there is to say
        columns.put(pb.ItemContent(), columns.BY_TITLE[title], cell)


def test_every_code_has_a_word():
    for column, codec in (("type", columns.TYPE), ("level", columns.LEVEL), ("kind", columns.KIND)):
        field = pb.ItemContent.DESCRIPTOR.fields_by_name[column]
        assert field.enum_type is not None
        words = [codec.show(value.number) for value in field.enum_type.values if value.number]
        assert len(set(words) - {""}) >= 4
