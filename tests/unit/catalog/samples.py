"""A complete standard item and a complete content, for tests to change."""

from __future__ import annotations

from typing import Any

from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import Limit


def standard_item(**changes: Any) -> pb.StandardItem:
    """A standard item of the county and its townships."""
    given: dict[str, Any] = {
        "title": "高龄老人特殊补贴",
        "type": "PAYMENT",
        "levels": ["COUNTY", "TOWNSHIP"],
        "legal_bases": [pb.LegalBasis(title="中华人民共和国老年人权益保障法")],
    }
    return pb.StandardItem(**{**given, **changes})


def content(**changes: Any) -> pb.ItemContent:
    """A complete content: 5 working days promised, 20 by law, four steps and a publicity step."""
    given: dict[str, Any] = {
        "english_title": "Special allowance for the very old",
        "organ_nature": "STATUTORY_ORGAN",
        "kind": "PROMISED",
        "targets": ["NATURAL_PERSON"],
        "forms": ["AT_WINDOW", "ONLINE"],
        "statutory_limit": Limit(length=20, unit="WORKING_DAYS", clock="XK-05"),
        "promised_limit": Limit(length=5, unit="WORKING_DAYS"),
        "conditions": ["具有本县户籍", "年满八十周岁"],
        "approval_standards": ["材料齐全、符合法定形式"],
        "materials": [
            pb.Material(id="M1", title="申请书", required=True, originals=1, source="申请人自备"),
            pb.Material(id="M2", title="户口簿", required=True, originals=1, copies=1),
        ],
        "steps": [
            pb.Step(kind=kind)
            for kind in ("ACCEPTANCE", "EXAMINATION_STEP", "PUBLICITY", "DECISION", "COMPLETION")
        ],
        "themes": ["社会救助", "老年人"],
        "result_title": "高龄津贴证",
        "location": "柳城县政务服务中心民政窗口",
        "office_hours": "工作日 9:00–12:00，13:00–17:00",
        "consultation_phone": "0772-7600101",
        "supervision_phone": "0772-7600999",
        "window_authority": "PARTIAL_AUTHORITY",
        "visits": 1,
    }
    told = {**given, **changes}
    return pb.ItemContent(**{name: value for name, value in told.items() if value is not None})
