"""REST of `hall`: rosters, attendance, leave and stand-ins."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response
from yangguang.hall.v1 import rosters_pb2 as pb

from gateway.api.models import PREFIX, UNSET, Body, Day, Nothing, OneOf, Page, Query, Time
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

ROSTERS = "yangguang.hall.v1.RosterService"

router = APIRouter(prefix=PREFIX, tags=["值班与考勤 rosters"], route_class=StrictRoute)


class ShiftFields(Body):
    staff: str
    kind: Annotated[str, OneOf(pb.ShiftKind)]
    day: Day
    open: str
    close: str
    leader: str = ""


class CreateShiftRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "shift": {
                        "staff": "staff/450222-mz-01",
                        "kind": "WINDOW_DUTY",
                        "day": "2030-03-04",
                        "open": "09:00",
                        "close": "17:00",
                    }
                }
            ]
        }
    )

    shift: ShiftFields


class RecordAttendanceRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"staff": "staff/450222-mz-01", "way": "CARD"}]}
    )

    staff: str
    way: Annotated[str, OneOf(pb.AttendanceWay)]
    evidence: str = ""


class LeaveFields(Body):
    staff: str
    kind: Annotated[str, OneOf(pb.LeaveKind)]
    start_time: Time = UNSET
    end_time: Time
    reason: str = ""


class CreateLeaveRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "leave": {
                        "staff": "staff/450222-mz-01",
                        "kind": "ANNUAL",
                        "start_time": "2030-03-04T09:00:00+08:00",
                        "end_time": "2030-03-08T17:00:00+08:00",
                    }
                }
            ]
        }
    )

    leave: LeaveFields


class ApproveLeaveRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"deputy": "staff/450222-mz-02"}]})

    deputy: str = ""


class ShiftsPage(Page):
    organisation: str = ""
    first_day: Day = ""
    last_day: Day = ""


class AttendancePage(Page):
    organisation: str = ""
    period: Annotated[str, OneOf(pb.Period)] = ""
    day: Day = ""


class LeavesPage(Page):
    organisation: str = ""
    staff: str = ""


class StandInsPage(Page):
    organisation: str = ""
    active: bool = False


class CoverageMonth(Query):
    month: str = ""


@router.post("/shifts", **rpc(ROSTERS, "CreateShift", "排班", status=201))
async def create_shift(body: CreateShiftRequest, call: Calling) -> Response:
    request = pb.CreateShiftRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.rosters.CreateShift, request, 201)


@router.post("/shifts/{shift:code}:cancel", **rpc(ROSTERS, "CancelShift", "取消排班"))
async def cancel_shift(shift: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.CancelShiftRequest(name=f"shifts/{shift}", etag=call.etag, request_id=call.key)
    return await call.answer(call.at.rosters.CancelShift, request)


@router.get("/shifts", **rpc(ROSTERS, "ListShifts", "值班表"))
async def list_shifts(page: Annotated[ShiftsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.rosters.ListShifts, pb.ListShiftsRequest(**fields(page)))


@router.post("/attendance:record", **rpc(ROSTERS, "RecordAttendance", "考勤签到、签退"))
async def record_attendance(body: RecordAttendanceRequest, call: Calling) -> Response:
    request = pb.RecordAttendanceRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.rosters.RecordAttendance, request)


@router.get("/attendanceSummaries", **rpc(ROSTERS, "ListAttendanceSummaries", "考勤统计"))
async def list_attendance_summaries(
    page: Annotated[AttendancePage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListAttendanceSummariesRequest(**fields(page))
    return await call.answer(call.at.rosters.ListAttendanceSummaries, request)


@router.post("/leaves", **rpc(ROSTERS, "CreateLeave", "请假、临时外出登记", status=201))
async def create_leave(body: CreateLeaveRequest, call: Calling) -> Response:
    request = pb.CreateLeaveRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.rosters.CreateLeave, request, 201)


@router.post("/leaves/{leave:code}:approve", **rpc(ROSTERS, "ApproveLeave", "批准请假"))
async def approve_leave(leave: str, call: Calling, body: ApproveLeaveRequest | None = None) -> Response:
    request = pb.ApproveLeaveRequest(
        name=f"leaves/{leave}", **fields(body or ApproveLeaveRequest()), etag=call.etag, request_id=call.key
    )
    return await call.answer(call.at.rosters.ApproveLeave, request)


@router.post("/leaves/{leave:code}:reject", **rpc(ROSTERS, "RejectLeave", "不批准请假"))
async def reject_leave(leave: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.RejectLeaveRequest(name=f"leaves/{leave}", etag=call.etag, request_id=call.key)
    return await call.answer(call.at.rosters.RejectLeave, request)


@router.post("/leaves/{leave:code}:end", **rpc(ROSTERS, "EndLeave", "销假"))
async def end_leave(leave: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.EndLeaveRequest(name=f"leaves/{leave}", etag=call.etag, request_id=call.key)
    return await call.answer(call.at.rosters.EndLeave, request)


@router.get("/leaves", **rpc(ROSTERS, "ListLeaves", "请假列表"))
async def list_leaves(page: Annotated[LeavesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.rosters.ListLeaves, pb.ListLeavesRequest(**fields(page)))


@router.get("/standIns", **rpc(ROSTERS, "ListStandIns", "顶岗列表"))
async def list_stand_ins(page: Annotated[StandInsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.rosters.ListStandIns, pb.ListStandInsRequest(**fields(page)))


@router.get("/dutyCoverage/{centre:code}", **rpc(ROSTERS, "GetDutyCoverage", "窗口授权与领导坐班"))
async def get_duty_coverage(
    centre: str, asked: Annotated[CoverageMonth, fastapi.Query()], call: Calling
) -> Response:
    request = pb.GetDutyCoverageRequest(centre=f"organisations/{centre}", **fields(asked))
    return await call.answer(call.at.rosters.GetDutyCoverage, request)
