"""The words of the sheets."""

import pytest
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import DAYS, WORKING_DAYS, Limit

from services.catalog.domain import sheets
from tests.unit.catalog.samples import content


def lines(title: str, **changes) -> list[str]:
    return dict(sheets.notice(content(**changes)))[title]


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(length=0, unit=WORKING_DAYS), "当日办结"),
        (Limit(length=5, unit=WORKING_DAYS), "5个工作日"),
        (Limit(length=60, unit=DAYS), "60日"),
        (Limit(length=5, unit=DAYS, note="演示值"), "5日（演示值）"),
    ],
)
def test_a_limit_in_words(limit, words):
    assert lines("承诺时限", promised_limit=limit) == [words]


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (pb.LegalBasis(title="社会团体登记管理条例", article="第十二条"), "《社会团体登记管理条例》第十二条"),
        (pb.LegalBasis(title="《殡葬管理条例》", document_number="国令225"), "《殡葬管理条例》（国令225）"),
        (pb.LegalBasis(title="《殡葬管理条例》", article="第八条"), "《殡葬管理条例》第八条"),
    ],
)
def test_a_legal_basis_in_words(basis, words):
    assert lines("设定依据", legal_bases=[basis]) == [words]


def test_nothing_to_hand_in_and_nothing_to_pay_is_said():
    assert lines("申请材料", materials=[]) == ["无"]
    assert lines("收费依据") == ["不收费"]
    assert lines("收费标准") == ["不收费"]


def test_a_fee_in_yuan_with_its_reduction():
    fee = pb.Fee(title="工本费", amount=2005, basis="桂价费", reduction="低保户免收")
    assert lines("收费标准", fees=[fee]) == ["工本费：20.05元，减免：低保户免收"]


def test_a_step_with_its_own_limit():
    steps = [pb.Step(kind="ACCEPTANCE", title="受理", limit=Limit(length=5, unit=WORKING_DAYS))]
    assert lines("办理流程", steps=steps) == ["1. 受理（5个工作日）"]
