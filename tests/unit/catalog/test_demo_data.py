"""The data files of the demo catalogue keep the rules of the catalogue."""

import pytest
from stdnum.cn import uscc
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import LimitUnit

from services.catalog import demo
from services.catalog.domain import content as rules
from services.catalog.domain.codes import check_basic_code, check_implementation_code
from services.common import clocks

DATA = demo.read()
STANDARD = {row["code"]: DATA.standard_item(row) for row in DATA.standard_items}


@pytest.mark.parametrize("row", DATA.items, ids=lambda row: row["source"])
def test_every_item_is_complete(row):
    standard = STANDARD[row["code"][19:]]
    level = check_implementation_code(row["code"], row["code"][19:], "code")
    said = DATA.content(row)
    rules.check_draft(said, clocks.rules().keys())
    rules.inherit(said, standard, level)
    rules.check_complete(said)
    rules.check_level(level, standard.levels, "level")


@pytest.mark.parametrize("row", DATA.standard_items, ids=lambda row: row["code"])
def test_every_standard_item_has_a_good_code_and_a_basis(row):
    check_basic_code(row["code"], "code")
    rules.check_standard(DATA.standard_item(row), clocks.rules().keys())


def test_codes_are_used_once():
    assert len({row["code"] for row in DATA.items}) == 70
    assert len({row["source"] for row in DATA.items}) == 70
    assert len({row["code"] for row in DATA.standard_items}) == len(DATA.standard_items)


def test_organ_codes_have_good_check_characters_and_are_those_of_the_items():
    codes = {organ["organisation"]: organ["code"] for organ in DATA.organs}
    assert all(uscc.is_valid(code) for code in codes.values())
    assert all(row["code"][:18] == codes[row["organisation"]] for row in DATA.items)


def test_a_limit_that_names_a_clock_is_as_long_as_its_rule_says():
    for row in DATA.items:
        limit = row.get("statutory_limit", {})
        if "clock" in limit:
            rule = clocks.rule(limit["clock"])
            assert (limit["length"], limit["unit"]) == (rule.length, rule.unit.value), row["source"]
            assert LimitUnit.Value(limit["unit"])


def test_what_is_not_from_the_law_says_that_it_is_a_demonstration_value():
    for row in DATA.items:
        if "clock" not in row.get("statutory_limit", {"clock": ""}):
            assert "演示值" in row["statutory_limit"]["note"], row["source"]
    assert all("演示值" in material["note"] for material in DATA.materials.values())


def test_there_is_no_fee():
    assert not any(DATA.content(row).fees for row in DATA.items)


def test_every_part_of_the_files_is_used():
    assert {key for row in DATA.items for key in row["steps"]} == set(DATA.steps)
    assert {key for row in DATA.items for key in row["materials"]} == set(DATA.materials)
    assert {key for row in DATA.standard_items for key in row["bases"]} == set(DATA.bases)
    assert {row["code"][19:] for row in DATA.items} == set(STANDARD)


def test_complaints_mediation_and_referrals_say_where_they_are_handled():
    notes = {row["source"]: row.get("notes", "") for row in DATA.items}
    for source in ("T1E-02", "T2D-02", "T1G-02", "T2F-02", "T1K-03"):
        assert "投诉" in notes[source]
    assert "人民法院" in notes["T1I-01"]
    types = {row["source"]: STANDARD[row["code"][19:]].type for row in DATA.items}
    assert {types[source] for source in ("T1E-02", "T1G-02", "T1K-03", "T1I-01")} == {pb.PUBLIC_SERVICE}


def test_a_paper_that_another_item_issues_names_it():
    """F02: the household register and the licence are results of items of the same catalogue."""
    issuers = {key: row["issued_by_item"] for key, row in DATA.materials.items() if "issued_by_item" in row}

    assert {key: STANDARD[name.removeprefix("standardItems/")].title for key, name in issuers.items()} == {
        "household": "办理户口登记和迁移、更正户口信息等户籍管理事项",
        "licence": "办理个体工商户和企业营业执照事项",
    }
