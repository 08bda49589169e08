"""What the walks over the public interface do and expect in the registers of the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from local.rest import Document, Visitor

if TYPE_CHECKING:
    from tests.e2e.test_repeated_writes import Walk

# Who acts for villagers is printed on cards.
PUBLIC: Final = {
    *("ListAgencyPoints", "ListAgents", "GetServiceCard"),
    *("ListStaffProfiles", "ListFacilities", "GetHallLayout"),
}
# Rows named by the path or the body: refused, or not found.
NAMED: Final = {
    *("CreateAgencyPoint", "CloseAgencyPoint", "CreateAgent", "EndAgent"),
    *("CreateLeaderVisit", "GetDutyReport", "CreateInspection", "CreateBreach"),
    *("CreateRegularMeeting", "ReplyToDemand"),
    *("CreateStaffChange", "AgreeToStaffChange", "ObjectToStaffChange", "CarryOutStaffChange"),
    *("CreateStaffEntry", "GetStaffFile", "CreateAppraisal", "GetExcellenceQuota"),
    *("RecordConcentration", "CreateProgramme", "FinishStage"),
    *("CreateResidentPosting", "EndResidentPosting", "CreateQualityCheck", "SettleQualityCheck"),
    *("GetQualityTrack", "CreateYearFileEntry"),
    *("CreateTraining", "GetTrainingCoverage", "CreateFacility", "RetireFacility", "CreateGuideVisit"),
}
LISTS: Final = {
    "ListLeaderVisits": "leader_visits",
    "ListInspections": "inspections",
    "ListBreaches": "breaches",
    "ListRegularMeetings": "regular_meetings",
    "ListStaffChanges": "staff_changes",
    "ListStaffEntries": "staff_entries",
    "ListAppraisals": "appraisals",
    "ListTrainings": "trainings",
    "ListGuideVisits": "guide_visits",
    "ListConcentrations": "concentrations",
    "ListProgrammes": "programmes",
    "ListResidentPostings": "resident_postings",
    "ListQualityChecks": "quality_checks",
    "ListYearFileEntries": "year_file_entries",
}
OF_A_CENTRE: Final = {"centre": "organisations/450222-zwzx"}
QUERIES: Final = {"ListStaffProfiles": OF_A_CENTRE, "ListStationedUnits": OF_A_CENTRE}
# Who leaves is told as well.
EVENTS: Final = {"CarryOutStaffChange": 2}
OF_CENTRES: Final = ("excellenceQuotas", "trainingCoverage", "hallLayouts")
# What the examples of bodies speak of, by operation: the field, and another word for it.
RECORDS: Final = {
    "CreateLeaderVisit": ("leaderVisits", "leader_visit", {"result": "已整改"}),
    "CreateInspection": ("inspections", "inspection", {"day": "2026-03-03"}),
    "CreateBreach": ("breaches", "breach", {"fact": "另一件"}),
    "CreateStaffEntry": ("staffEntries", "staff_entry", {"content": "另一件"}),
    "CreateAppraisal": ("appraisals", "appraisal", {"document_number": "演评〔2026〕2号"}),
    "CreateTraining": ("trainings", "training", {"title": "另一期"}),
    "CreateGuideVisit": ("guideVisits", "guide_visit", {"note": "另一位"}),
}


def rows(visitor: Visitor) -> dict[str, str]:
    """A point with an agent and a meeting with a demand, by the collection they are in."""
    point = visitor.post("agencyPoints", "manager", agency_point=POINT)
    agent = visitor.post("agents", "manager", agent=AGENT | {"point": point["name"]})
    meeting = visitor.post("regularMeetings", "manager", regular_meeting=MEETING)
    visitor.post("breaches", "manager", breach=BREACH)
    change = visitor.post("staffChanges", "head-mz", staff_change=CHANGE | {"staff": "staff/450222-mz-02"})
    facility = visitor.post("facilities", "manager", facility=FACILITY)
    programme = visitor.post("programmes", "manager", programme=PROGRAMME)
    posting = visitor.post("residentPostings", "manager", resident_posting=POSTING)
    check = visitor.post("qualityChecks", "supervisor", quality_check=CHECK)
    visitor.post("yearFileEntries", "manager", year_file_entry=FILED)
    made = (point, agent, meeting, change, facility, programme, posting, check)
    named: dict[str, str] = dict(each["name"].split("/") for each in made)
    named["qualityTracks"] = CHECK["case"].removeprefix("cases/")
    named |= {"serviceCards": "450222101201", "dutyReports": "450222-mz", "staffFiles": "450222-mz-01"}
    return named | dict.fromkeys(OF_CENTRES, "450222-zwzx")


POINT: Final[Document] = {
    "organisation": "organisations/450222101-zwzx",
    "region": "450222101201",
    "kind": "VILLAGE_POINT",
    "title": "伏虎村代办点",
}
AGENT: Final[Document] = {
    "kind": "VILLAGE_AGENT",
    "title": "伏虎村代办员01",
    "matters": ["高龄老人特殊补贴"],
    "phone": "19900000101",
    "valid_from": "2026-01-01",
}
MEETING: Final[Document] = {
    "organisation": "organisations/450222-zwzx",
    "day": "2026-03-02",
    "agenda": ["会商群众诉求"],
    "demands": [{"matter": "发放", "organisation": "organisations/450222-mz", "due_day": "2026-03-16"}],
}
CHANGE: Final[Document] = {
    "organisation": "organisations/450222-mz",
    "reason": "轮岗",
    "day": "2030-06-30",
}
PROGRAMME: Final[Document] = {
    "organisation": "organisations/450222-zgb",
    "title": "集中到位方案",
    "basis_document": "演办〔2026〕13号",
    "due_days": ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"],
    "departments": [{"organisation": "organisations/450222-mz"}],
}
POSTING: Final[Document] = {
    "organisation": "organisations/450222-mz",
    "subject": "supervisor",
    "title": "派驻纪检组组长",
    "document_number": "演纪发〔2026〕1号",
    "valid_from": "2026-01-01",
}
CHECK: Final[Document] = {
    "organisation": "organisations/450222-mz",
    "case": "cases/0198a3c2-7e5b-7cc0-9d3a-1f2e3d4c5b6a",
    "stage": "AT_ACCEPTANCE",
    "finding": "未出具受理通知书",
    "demand": "补发受理通知书",
    "due_day": "2030-03-04",
}
FILED: Final[Document] = {
    "organisation": "organisations/450222-mz",
    "year": 2026,
    "kind": "MONTHLY_ASSESSMENT",
    "title": "2026年1月窗口考评表",
    "day": "2026-02-03",
    "place": "档案室2柜3层",
}
FACILITY: Final[Document] = {
    "organisation": "organisations/450222-zwzx",
    "zone": "CONVENIENCE_ZONE",
    "kind": "KIOSK",
    "title": "自助终端",
}
BREACH: Final[Document] = {
    "organisation": "organisations/450222-mz",
    "day": "2026-03-02",
    "system": "TIME_LIMIT",
    "fact": "未按时办结",
}


def agency(walk: Walk) -> None:
    """A point with an agent, who ends before it closes."""
    given = {"agency_point": POINT}
    made = walk.do(
        "CreateAgencyPoint", "manager", "agencyPoints", given, {"agency_point": POINT | {"title": "另"}}
    )
    agent = {"agent": AGENT | {"point": made["name"]}}
    other = {"agent": AGENT | {"point": made["name"], "title": "另一人"}}
    one = walk.do("CreateAgent", "manager", "agents", agent, other)
    walk.do("EndAgent", "manager", f"{one['name']}:end", {})
    walk.do("CloseAgencyPoint", "manager", f"{made['name']}:close")


def records(walk: Walk, examples: dict[str, Any]) -> None:
    """One entry of each register, as the examples have it, and a meeting whose demand is replied to."""
    for name, (path, key, word) in RECORDS.items():
        given = examples[name].example
        walk.do(name, "manager", path, given, {key: given[key] | word})
    given = {"regular_meeting": MEETING}
    other = {"regular_meeting": MEETING | {"agenda": ["另议"]}}
    made = walk.do("CreateRegularMeeting", "manager", "regularMeetings", given, other)
    walk.do("ReplyToDemand", "manager", f"{made['name']}:reply", {"number": 1, "reply": "已答复"})


def facilities(walk: Walk) -> None:
    """A kiosk that comes and goes."""
    other = {"facility": FACILITY | {"title": "另一台"}}
    made = walk.do("CreateFacility", "manager", "facilities", {"facility": FACILITY}, other)
    walk.do("RetireFacility", "manager", f"{made['name']}:retire")


def changes(walk: Walk) -> None:
    """Somebody new whose change is objected to, proposed again, agreed to and carried out."""
    member = {"title": "轮岗的", "organisation": "organisations/450222-mz", "roles": ["CLERK"]}
    new = {"staff_member_id": "450222-mz-77", "staff_member": member | {"posted_from": "2026-01-01"}}
    walk.send("POST", "staff", "manager", new, "somebody-new").raise_for_status()
    given = {"staff_change": CHANGE | {"staff": "staff/450222-mz-77"}}
    other = {"staff_change": CHANGE | {"staff": "staff/450222-mz-77", "reason": "另一个理由"}}
    made = walk.do("CreateStaffChange", "head-mz", "staffChanges", given, other)
    walk.do("ObjectToStaffChange", "manager", f"{made['name']}:object", {"opinion": "业务高峰"})
    made = walk.send("POST", "staffChanges", "head-mz", given, "once-more-change").raise_for_status().json()
    walk.do("AgreeToStaffChange", "manager", f"{made['name']}:agree", {"opinion": "同意"})
    walk.do("CarryOutStaffChange", "manager", f"{made['name']}:carryOut")


def reforms(walk: Walk, examples: dict[str, Any]) -> None:
    """How far a department is, and a programme with its first stage finished."""
    given = examples["RecordConcentration"].example
    other = {"concentration": given["concentration"] | {"items": 7}}
    walk.do("RecordConcentration", "manager", "concentrations:record", given, other)
    other = {"programme": PROGRAMME | {"title": "另一方案"}}
    made = walk.do("CreateProgramme", "manager", "programmes", {"programme": PROGRAMME}, other)
    finished = {"organisation": "organisations/450222-mz", "evidence": "清单"}
    walk.do("FinishStage", "manager", f"{made['name']}:finishStage", finished)


def oversight(walk: Walk) -> None:
    """Somebody posted who checks and settles, a document that is filed, and the end of the posting."""
    other = {"resident_posting": POSTING | {"title": "纪检组长"}}
    given = {"resident_posting": POSTING}
    made = walk.do("CreateResidentPosting", "manager", "residentPostings", given, other)
    other = {"quality_check": CHECK | {"finding": "另一件"}}
    check = walk.do("CreateQualityCheck", "supervisor", "qualityChecks", {"quality_check": CHECK}, other)
    walk.do("SettleQualityCheck", "supervisor", f"{check['name']}:settle", {"result": "已补发"})
    other = {"year_file_entry": FILED | {"title": "另一件"}}
    walk.do("CreateYearFileEntry", "manager", "yearFileEntries", {"year_file_entry": FILED}, other)
    walk.do("EndResidentPosting", "manager", f"{made['name']}:end", {"last_day": "2026-03-02"})
