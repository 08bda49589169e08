"""The code tables (代码表) of GB/T 39046-2020 as the catalogue uses them, and the codes of items."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from services.common import checks
from services.common.errors import InvalidArgument


class ItemType(IntEnum):
    """事项类型; the numbers are those of the proto."""

    PERMIT = 1
    PENALTY = 2
    COERCION = 3
    LEVY = 4
    PAYMENT = 5
    INSPECTION = 6
    CONFIRMATION = 7
    REWARD = 8
    RULING = 9
    OTHER_POWER = 10
    NON_PERMIT_APPROVAL = 11
    PUBLIC_SERVICE = 20


# 非行政许可审批 was abolished in 2015: kept for history, never made anew (B13).
HISTORIC: Final = frozenset({ItemType.NON_PERMIT_APPROVAL})


class BasisKind(IntEnum):
    """设定依据的效力层级; the numbers are those of the proto."""

    LAW = 1
    ADMINISTRATIVE_REGULATION = 2
    STATE_COUNCIL_DECISION = 3
    LOCAL_REGULATION = 4
    PROVINCIAL_RULE = 5
    DEPARTMENT_RULE = 6
    NORMATIVE_DOCUMENT = 7


# What sets no permit (行政许可法 art. 17; B06).
WITHOUT_PERMITS: Final = frozenset({BasisKind.DEPARTMENT_RULE, BasisKind.NORMATIVE_DOCUMENT})


class StationingState(IntEnum):
    """进驻; the numbers are those of the proto."""

    STATIONED = 1
    NOT_YET_STATIONED = 2
    STATIONING_EXCEPTION = 3


class StationingReason(IntEnum):
    """Why an item is not handled in the centre (B19); the numbers are those of the proto."""

    SECRECY = 1
    SITE_LIMITED = 2
    SPECIAL_EQUIPMENT = 3
    OTHER_STATIONING_REASON = 9


class AttachmentKind(IntEnum):
    """What a file is for; the numbers are those of the proto."""

    BLANK_FORM = 1
    MODEL_TEXT = 2
    FLOW_CHART = 3
    OPERATION_RULES = 4
    RESULT_SAMPLE = 5
    BASIS_TEXT = 6


class IntermediaryKind(IntEnum):
    """中介服务 (B30); the numbers are those of the proto."""

    INSPECTION_SERVICE = 1
    TESTING_SERVICE = 2
    EVALUATION_SERVICE = 3
    DEMONSTRATION_SERVICE = 4


class AgencyMode(IntEnum):
    """转办、代办 (E12); the numbers are those of the proto."""

    AGENCY_FILING = 1
    PASSED_ON = 2


class AcceptanceScope(IntEnum):
    """通办范围 (C40); the numbers are those of the proto."""

    ACROSS_COUNTIES = 1
    ACROSS_CITIES = 2
    NATIONWIDE = 3


class Level(IntEnum):
    """行使层级; the numbers are those of the proto and of GB/T 39046-2020 A.2."""

    NATIONAL = 1
    PROVINCE = 2
    CITY = 3
    COUNTY = 4
    TOWNSHIP = 5
    VILLAGE = 6
    GRADED = 7


class OrganNature(IntEnum):
    """实施主体性质; the numbers are those of the proto."""

    STATUTORY_ORGAN = 1
    AUTHORISED_ORGANISATION = 2
    ENTRUSTED_ORGANISATION = 3
    OTHER_NATURE = 9


class Kind(IntEnum):
    """办件类型 an item can have; 退办件 and 补办件 are what becomes of a case, not of an item."""

    INSTANT = 1
    PROMISED = 2
    JOINT = 3
    FORWARDED = 4


class Target(IntEnum):
    """服务对象; the numbers are those of the proto."""

    NATURAL_PERSON = 1
    ENTERPRISE = 2
    INSTITUTION = 3
    SOCIAL_ORGANISATION = 4
    ADMINISTRATIVE_ORGAN = 5
    OTHER_ORGANISATION = 6


class Form(IntEnum):
    """办理形式; the numbers are those of the proto."""

    AT_WINDOW = 1
    ONLINE = 2
    MOBILE = 3
    COURIER = 4
    OTHER_FORM = 9


class StepKind(IntEnum):
    """环节; the numbers are those of the proto."""

    ACCEPTANCE = 1
    EXAMINATION_STEP = 2
    DECISION = 3
    COMPLETION = 4
    PUBLICITY = 5
    EXPERT_REVIEW = 6
    HEARING = 7
    SITE_SURVEY = 8
    TESTING = 9
    APPRAISAL = 10
    TENDER = 11
    VILLAGE_REVIEW = 12
    DEMOCRATIC_APPRAISAL = 13
    HOUSEHOLD_SURVEY = 14
    OFFICE_MEETING = 15


class WindowAuthority(IntEnum):
    """窗口权限; the numbers are those of the proto."""

    FULL_AUTHORITY = 1
    PARTIAL_AUTHORITY = 2
    ACCEPTANCE_ONLY = 3


class CancelReason(IntEnum):
    """Why an item is cancelled: the 三个凡是 (B07) and what else happens."""

    NO_LEGAL_BASIS = 1
    MARKET_OR_SELF_REGULATION = 2
    AFTER_THE_FACT_SUPERVISION = 3
    HANDED_DOWN = 4
    MERGED = 5
    BASIS_REPEALED = 6


class Unit(IntEnum):
    """The unit of a limit; the numbers are those of `LimitUnit`."""

    WORKING_DAYS = 1
    DAYS = 2


# ---- Codes (GB/T 39554.1: 12 and 31 characters)

_BASIC_CODE: Final = re.compile(r"[0-9A-Z]{12}", re.ASCII)
_IMPLEMENTATION_CODE: Final = re.compile(r"[0-9A-Z]{18}[1-7][0-9A-Z]{12}", re.ASCII)


def check_basic_code(code: str, field: str) -> str:
    """The code of a standard item (基本编码)."""
    if not _BASIC_CODE.fullmatch(checks.required(code, field)):
        raise InvalidArgument("FIELD_INVALID", field=field, value=code)
    return code


def check_implementation_code(code: str, basic_code: str, field: str) -> Level:
    """The code of an item (实施编码): the organ's credit code, the level, the code of the standard item.

    Gives the level it tells.
    """
    if not _IMPLEMENTATION_CODE.fullmatch(checks.required(code, field)) or code[19:] != basic_code:
        raise InvalidArgument("FIELD_INVALID", field=field, value=code)
    checks.credit_code(code[:18], field)
    return Level(int(code[18]))


def region_of_code(code: str) -> str:
    """The region in an item's code: that of the authority the organ is registered with (GB 32100)."""
    return code[2:8]
