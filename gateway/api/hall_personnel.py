"""REST of `hall`: files, changes, appraisals and trainings of people at the windows."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from starlette.responses import Response
from yangguang.hall.v1 import personnel_pb2 as pb

from gateway.api.hall_agents import example
from gateway.api.hall_conduct import DutyYear, RecordsPage
from gateway.api.models import PREFIX, Body, Day, Int32, Nothing, OneOf, Page
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

PERSONNEL = "yangguang.hall.v1.PersonnelService"

router = APIRouter(prefix=PREFIX, tags=["窗口人员 personnel"], route_class=StrictRoute)


class StaffChangeFields(Body):
    organisation: str
    staff: str
    successor: str = ""
    reason: str
    day: Day


class CreateStaffChangeRequest(Body):
    model_config = example(
        staff_change={
            "organisation": "organisations/450222-mz",
            "staff": "staff/450222-mz-03",
            "successor": "民政窗口04",
            "reason": "轮岗",
            "day": "2030-06-30",
        }
    )

    staff_change: StaffChangeFields


class AgreeToStaffChangeRequest(Body):
    model_config = example(opinion="同意，请先交接在办件")

    opinion: str = ""


class ObjectToStaffChangeRequest(Body):
    model_config = example(opinion="业务高峰期内不宜调整")

    opinion: str


class StaffEntryFields(Body):
    organisation: str
    staff: str
    kind: Annotated[str, OneOf(pb.StaffEntryKind)]
    day: Day
    document_number: str = ""
    content: str


class CreateStaffEntryRequest(Body):
    model_config = example(
        staff_entry={
            "organisation": "organisations/450222-mz",
            "staff": "staff/450222-mz-01",
            "kind": "REWARD",
            "day": "2026-03-02",
            "content": "季度服务标兵",
        }
    )

    staff_entry: StaffEntryFields


class AppraisalFields(Body):
    organisation: str
    category: Annotated[str, OneOf(pb.AppraisalCategory)]
    year: Int32 = 0
    staff: str = ""
    window: str = ""
    from_own_quota: bool = False
    compared_by: list[Annotated[str, OneOf(pb.ComparedBy)]] = []
    document_number: str


class CreateAppraisalRequest(Body):
    model_config = example(
        appraisal={
            "organisation": "organisations/450222-mz",
            "category": "RED_FLAG_WINDOW",
            "year": 2025,
            "window": "windows/450222-mz-01",
            "compared_by": ["ACHIEVEMENT"],
            "document_number": "柳政办〔2026〕11号（演示）",
        }
    )

    appraisal: AppraisalFields


class TrainingFields(Body):
    organisation: str
    title: str
    day: Day
    last_day: Day = ""
    participants: list[str] = []
    agents: list[str] = []
    others: Int32 = 0


class CreateTrainingRequest(Body):
    model_config = example(
        training={
            "organisation": "organisations/450222-zgb",
            "title": "政务服务业务培训",
            "day": "2026-03-02",
            "participants": ["staff/450222-mz-01"],
            "others": 3,
        }
    )

    training: TrainingFields


class ChangesPage(Page):
    organisation: str = ""


class AppraisalsPage(Page):
    organisation: str = ""
    staff: str = ""


class EntriesPage(RecordsPage):
    staff: str = ""


class ProfilesPage(Page):
    centre: str
    window: str = ""


@router.post("/staffChanges", **rpc(PERSONNEL, "CreateStaffChange", "提出人员调整", status=201))
async def create_staff_change(body: CreateStaffChangeRequest, call: Calling) -> Response:
    request = pb.CreateStaffChangeRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.personnel.CreateStaffChange, request, 201)


@router.post("/staffChanges/{change:code}:agree", **rpc(PERSONNEL, "AgreeToStaffChange", "同意人员调整"))
async def agree_to_staff_change(
    change: str, call: Calling, body: AgreeToStaffChangeRequest | None = None
) -> Response:
    request = pb.AgreeToStaffChangeRequest(
        name=f"staffChanges/{change}",
        **fields(body or AgreeToStaffChangeRequest()),
        etag=call.etag,
        request_id=call.key,
    )
    return await call.answer(call.at.personnel.AgreeToStaffChange, request)


@router.post("/staffChanges/{change:code}:object", **rpc(PERSONNEL, "ObjectToStaffChange", "不同意人员调整"))
async def object_to_staff_change(change: str, body: ObjectToStaffChangeRequest, call: Calling) -> Response:
    request = pb.ObjectToStaffChangeRequest(
        name=f"staffChanges/{change}", **fields(body), etag=call.etag, request_id=call.key
    )
    return await call.answer(call.at.personnel.ObjectToStaffChange, request)


@router.post("/staffChanges/{change:code}:carryOut", **rpc(PERSONNEL, "CarryOutStaffChange", "办理人员调整"))
async def carry_out_staff_change(change: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.CarryOutStaffChangeRequest(
        name=f"staffChanges/{change}", etag=call.etag, request_id=call.key
    )
    return await call.answer(call.at.personnel.CarryOutStaffChange, request)


@router.get("/staffChanges", **rpc(PERSONNEL, "ListStaffChanges", "人员调整列表"))
async def list_staff_changes(page: Annotated[ChangesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.personnel.ListStaffChanges, pb.ListStaffChangesRequest(**fields(page)))


@router.post("/staffEntries", **rpc(PERSONNEL, "CreateStaffEntry", "人员档案登记", status=201))
async def create_staff_entry(body: CreateStaffEntryRequest, call: Calling) -> Response:
    request = pb.CreateStaffEntryRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.personnel.CreateStaffEntry, request, 201)


@router.get("/staffEntries", **rpc(PERSONNEL, "ListStaffEntries", "人员档案记录"))
async def list_staff_entries(page: Annotated[EntriesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.personnel.ListStaffEntries, pb.ListStaffEntriesRequest(**fields(page)))


@router.get("/staffFiles/{staff:code}", **rpc(PERSONNEL, "GetStaffFile", "人员档案"))
async def get_staff_file(staff: str, call: Calling) -> Response:
    request = pb.GetStaffFileRequest(name=f"staff/{staff}")
    return await call.answer(call.at.personnel.GetStaffFile, request)


@router.post("/appraisals", **rpc(PERSONNEL, "CreateAppraisal", "评优登记", status=201))
async def create_appraisal(body: CreateAppraisalRequest, call: Calling) -> Response:
    request = pb.CreateAppraisalRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.personnel.CreateAppraisal, request, 201)


@router.get("/appraisals", **rpc(PERSONNEL, "ListAppraisals", "评优列表"))
async def list_appraisals(page: Annotated[AppraisalsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.personnel.ListAppraisals, pb.ListAppraisalsRequest(**fields(page)))


@router.get("/excellenceQuotas/{centre:code}", **rpc(PERSONNEL, "GetExcellenceQuota", "评优比例"))
async def get_excellence_quota(
    centre: str, asked: Annotated[DutyYear, fastapi.Query()], call: Calling
) -> Response:
    request = pb.GetExcellenceQuotaRequest(centre=f"organisations/{centre}", **fields(asked))
    return await call.answer(call.at.personnel.GetExcellenceQuota, request)


@router.post("/trainings", **rpc(PERSONNEL, "CreateTraining", "培训登记", status=201))
async def create_training(body: CreateTrainingRequest, call: Calling) -> Response:
    request = pb.CreateTrainingRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.personnel.CreateTraining, request, 201)


@router.get("/trainings", **rpc(PERSONNEL, "ListTrainings", "培训列表"))
async def list_trainings(page: Annotated[RecordsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.personnel.ListTrainings, pb.ListTrainingsRequest(**fields(page)))


@router.get("/trainingCoverage/{centre:code}", **rpc(PERSONNEL, "GetTrainingCoverage", "培训覆盖率"))
async def get_training_coverage(
    centre: str, asked: Annotated[DutyYear, fastapi.Query()], call: Calling
) -> Response:
    request = pb.GetTrainingCoverageRequest(centre=f"organisations/{centre}", **fields(asked))
    return await call.answer(call.at.personnel.GetTrainingCoverage, request)


@router.get("/staffProfiles", **rpc(PERSONNEL, "ListStaffProfiles", "窗口人员公示"))
async def list_staff_profiles(page: Annotated[ProfilesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.personnel.ListStaffProfiles, pb.ListStaffProfilesRequest(**fields(page)))
