"""Files, tiers of discretion, intermediaries, the place in the centre, codes: what a content may say."""

from typing import Any

import pytest
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import Limit

from services.catalog.domain import content as rules
from services.catalog.handlers import navigation
from services.common.errors import InvalidArgument
from tests.unit.catalog.samples import content, standard_item

HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def attachment(**changes) -> pb.Attachment:
    given: dict[str, Any] = {
        "id": "F1",
        "kind": "BLANK_FORM",
        "title": "高龄补贴申请表",
        "file_name": "申请表.pdf",
        "media_type": "application/pdf",
        "size": 20_480,
        "sha256": HASH,
        "material": "M1",
    }
    return pb.Attachment(**(given | changes))


def tier(**changes) -> pb.DiscretionTier:
    given: dict[str, Any] = {
        "circumstance": "八十至八十九周岁",
        "range": "补贴标准",
        "measure": "每月一百元",
        "highest_amount": 10_000,
    }
    return pb.DiscretionTier(**(given | changes))


def intermediary(**changes) -> pb.IntermediaryService:
    given: dict[str, Any] = {
        "title": "地质灾害危险性评估",
        "kind": "EVALUATION_SERVICE",
        "basis": pb.LegalBasis(
            title="地质灾害防治条例", article="第二十一条", kind="ADMINISTRATIVE_REGULATION"
        ),
        "conditions": "在地质灾害易发区内",
        "process": "委托、踏勘、评估",
        "limit": Limit(length=10, unit="WORKING_DAYS"),
        "fee": "按政府指导价",
    }
    return pb.IntermediaryService(**{name: value for name, value in (given | changes).items() if value})


def refused(**changes) -> tuple[str, str]:
    with pytest.raises(InvalidArgument) as error:
        rules.check_draft(content(**changes), ())
    return error.value.reason, error.value.facts["field"].removeprefix("content.")


def accepted(**changes) -> None:
    changes.setdefault("statutory_limit", Limit(length=20, unit="WORKING_DAYS"))
    rules.check_draft(content(**changes), ())


PLAIN = {"statutory_limit": Limit(length=20, unit="WORKING_DAYS")}


@pytest.mark.parametrize("kind", ["BLANK_FORM", "MODEL_TEXT", "FLOW_CHART", "OPERATION_RULES"])
def test_b20_b21_b28_forms_model_texts_and_flow_charts_belong_to_a_version(kind):
    accepted(attachments=[attachment(kind=kind), attachment(id="F2", material="")])


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"id": ""}, "FIELD_INVALID", "id"),
        ({"kind": 0}, "FIELD_REQUIRED", "kind"),
        ({"title": ""}, "FIELD_REQUIRED", "title"),
        ({"file_name": ""}, "FIELD_REQUIRED", "file_name"),
        ({"media_type": ""}, "FIELD_REQUIRED", "media_type"),
        ({"sha256": HASH[1:]}, "FIELD_INVALID", "sha256"),
        ({"sha256": HASH.upper()}, "FIELD_INVALID", "sha256"),
        ({"size": -1}, "FIELD_INVALID", "size"),
        ({"material": "M9"}, "FIELD_INVALID", "material"),
    ],
)
def test_a_file_is_named_by_its_hash_and_kind(changes, reason, field):
    assert refused(attachments=[attachment(**changes)], **PLAIN) == (reason, f"attachments[0].{field}")


def test_ids_of_files_are_used_once():
    assert refused(attachments=[attachment(), attachment()], **PLAIN) == (
        "FIELD_INVALID",
        "attachments[1].id",
    )


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"circumstance": ""}, "FIELD_REQUIRED", "circumstance"),
        ({"range": ""}, "FIELD_REQUIRED", "range"),
        ({"measure": ""}, "FIELD_REQUIRED", "measure"),
        ({"lowest_amount": 10_001}, "FIELD_INVALID", "lowest_amount"),
    ],
)
def test_b27_a_tier_of_discretion_says_when_and_how_far(changes, reason, field):
    accepted(discretion_tiers=[tier(lowest_amount=5_000)])
    assert refused(discretion_tiers=[tier(**changes)], **PLAIN) == (reason, f"discretion_tiers[0].{field}")


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"kind": None}, "FIELD_REQUIRED", "kind"),
        ({"basis": None}, "FIELD_REQUIRED", "basis.title"),
        ({"basis": pb.LegalBasis(title="通知", kind="NORMATIVE_DOCUMENT")}, "BASIS_TOO_WEAK", "basis.kind"),
        ({"basis": pb.LegalBasis(title="办法", kind="DEPARTMENT_RULE")}, "BASIS_TOO_WEAK", "basis.kind"),
        ({"conditions": None}, "FIELD_REQUIRED", "conditions"),
        ({"process": None}, "FIELD_REQUIRED", "process"),
        ({"limit": None}, "FIELD_REQUIRED", "limit"),
        ({"fee": None}, "FIELD_REQUIRED", "fee"),
    ],
)
def test_b30_an_intermediary_service_needs_basis_conditions_process_limit_and_fee(changes, reason, field):
    accepted(intermediary_services=[intermediary()])
    found = refused(intermediary_services=[intermediary(**changes)], **PLAIN)
    assert found == (reason, f"intermediary_services[0].{field}")


@pytest.mark.parametrize(
    ("stationing", "field"),
    [
        (pb.Stationing(), "state"),
        (pb.Stationing(state="STATIONED"), "centre"),
        (pb.Stationing(state="NOT_YET_STATIONED"), "reason"),
        (pb.Stationing(state="STATIONING_EXCEPTION"), "reason"),
        (pb.Stationing(state="STATIONING_EXCEPTION", reason="OTHER_STATIONING_REASON"), "note"),
    ],
)
def test_b18_b19_an_item_is_in_the_centre_or_says_why_not(stationing, field):
    accepted(stationing=pb.Stationing(state="STATIONED", centre="organisations/450222-zwzx"))
    accepted(stationing=pb.Stationing(state="STATIONING_EXCEPTION", reason="SECRECY"))
    assert refused(stationing=stationing, **PLAIN) == ("FIELD_REQUIRED", f"stationing.{field}")


def test_e12_what_is_passed_on_says_to_which_level():
    accepted(agency_mode="PASSED_ON", passed_on_to="COUNTY")
    accepted(agency_mode="AGENCY_FILING", agency_mandate_required=True)
    assert refused(agency_mode="PASSED_ON", **PLAIN) == ("FIELD_INVALID", "passed_on_to")
    assert refused(passed_on_to="COUNTY", **PLAIN) == ("FIELD_INVALID", "passed_on_to")


@pytest.mark.parametrize(
    ("bases", "allowed"),
    [
        (["LAW"], True),
        (["ADMINISTRATIVE_REGULATION"], True),
        (["STATE_COUNCIL_DECISION"], True),
        (["LOCAL_REGULATION"], True),
        (["PROVINCIAL_RULE"], True),
        (["DEPARTMENT_RULE"], False),
        (["NORMATIVE_DOCUMENT"], False),
        (["NORMATIVE_DOCUMENT", "DEPARTMENT_RULE"], False),
        (["NORMATIVE_DOCUMENT", "LAW"], True),
    ],
)
def test_b06_no_permit_is_set_by_a_rule_or_document_alone(bases, allowed):
    given = standard_item(
        type="PERMIT", legal_bases=[pb.LegalBasis(title="某文", kind=kind) for kind in bases]
    )
    if allowed:
        rules.check_standard(given, ())
    else:
        with pytest.raises(InvalidArgument, match="BASIS_TOO_WEAK"):
            rules.check_standard(given, ())


def test_b13_the_historic_type_is_never_made_anew():
    for type_, abolished, allowed in (
        (11, True, True),
        (11, False, False),
        (1, False, True),
        (1, True, False),
    ):
        if allowed:
            rules.check_historic(type_, abolished)
        else:
            with pytest.raises(InvalidArgument, match="TYPE_HISTORIC"):
                rules.check_historic(type_, abolished)


TABLES = navigation.tables()


def test_every_code_of_the_tables_is_there_once_with_words_in_both_languages():
    groups = [code.group for code in TABLES.themes.values()]
    assert (groups.count("life_events"), groups.count("person_themes")) == (10, 31)
    assert groups.count("enterprise_themes") == 33
    assert not TABLES.themes.keys() & TABLES.categories.keys()
    assert all(code.title and code.english_title for code in {**TABLES.themes, **TABLES.categories}.values())


def test_b14_b15_b16_b17_b33_o09_the_classes_of_service_are_those_that_are_named():
    titles = {code.title for code in TABLES.categories.values()}
    assert titles >= {"自然资源所有权和使用权", "房屋产权", "户籍", "出入境", "婚姻登记"}
    assert titles >= {"行政事业性收费", "救助", "优待", "抚恤", "社保", "医保", "供水", "供电", "供气"}
    assert titles >= {"年审年检", "惠农补贴", "住房公积金", "民政", "人口与计划生育", "农村经济服务"}
    assert titles >= {"财政惠农政策服务", "法律咨询与援助"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"theme_codes": ["P99"]}, "theme_codes[0]"),
        ({"theme_codes": ["P16", "C07"]}, "theme_codes[1]"),
        ({"category_codes": ["P16"]}, "category_codes[0]"),
        # 户籍 is a confirmation, not a payment.
        ({"category_codes": ["C07", "C03"]}, "category_codes[1]"),
    ],
)
def test_codes_are_those_of_the_tables_and_fit_the_type(changes, field):
    said = content(type="PAYMENT", **changes)
    with pytest.raises(InvalidArgument) as error:
        rules.check_navigation(said, TABLES.themes, TABLES.classes)
    assert error.value.facts["field"] == f"content.{field}"
