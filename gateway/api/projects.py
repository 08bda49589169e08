"""REST of `cases`: joint projects (并联审批), from the plan to the last result."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated, Any

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict, Field, JsonValue
from starlette.responses import Response
from yangguang.cases.v1 import cases_pb2
from yangguang.cases.v1 import projects_pb2 as pb

from gateway.api.cases import ApplicantFields
from gateway.api.models import PREFIX, Body, Int32, OneOf, Page, Time
from gateway.bodies import StrictRoute
from gateway.calls import Call, Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.cases.v1.ProjectService"

router = APIRouter(prefix=PREFIX, tags=["项目 projects"], route_class=StrictRoute)

ITEMS: list[JsonValue] = ["items/11450222999000013C4450511003000", "items/1145022299900003XY4450723001000"]
Opinion = Annotated[str, OneOf(pb.JointOpinion)]


class CausalityFields(Body):
    before: str
    after: str
    legal_basis: str


class PreviewProjectPlanRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"items": ITEMS}]})

    items: Annotated[list[str], Field(min_length=1)]
    causalities: list[CausalityFields] = []
    green_channel: Annotated[str, OneOf(cases_pb2.PromiseBasis)] = ""


class CreateProjectRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "title": "演示县米粉厂",
                    "project_code": "2603-450222-04-01-000001",
                    "applicant": {
                        "kind": "PERSON",
                        "name": "韦大·㙍",
                        "id_number": "450222194001010018",
                        "phone": "13900000000",
                    },
                    "items": ITEMS,
                    "causalities": [
                        {"before": ITEMS[0], "after": ITEMS[1], "legal_basis": "《行政许可法》第二十六条"}
                    ],
                    "lead_organisation": "organisations/450222-mz",
                    "materials": ["申请书"],
                }
            ]
        }
    )

    title: str
    project_code: str = ""
    applicant: ApplicantFields
    items: Annotated[list[str], Field(min_length=1)]
    causalities: list[CausalityFields] = []
    lead_organisation: str = ""
    related_organisations: list[str] = []
    materials: list[str] = []


class SupplyProjectMaterialsRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"materials": ["S1"]}]})

    materials: Annotated[list[str], Field(min_length=1)]


class AcceptProjectRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reply_days": 3}]})

    reply_days: Int32 = 0


class RefuseProjectRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "项目不在本县"}]})

    reason: str


class WithdrawProjectRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "投资计划取消"}]})

    reason: str


class ExtendProjectRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"length": 15, "reason": "需跨部门论证"}]})

    length: Int32
    reason: str


class ReplyCopyNoticeRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"opinion": "AGREED_WITH_CONDITIONS", "comment": "须先办理占道手续"}]}
    )

    opinion: Opinion
    comment: str = ""


class ConveneJointMeetingRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "JOINT_SURVEY",
                    "hold_time": "2026-03-04T09:00:00+08:00",
                    "place": "项目现场",
                    "agenda": "核对用地范围和消防通道",
                }
            ]
        }
    )

    kind: Annotated[str, OneOf(pb.JointMeetingKind)]
    hold_time: Time
    place: str
    agenda: str
    organisations: list[str] = []
    items: list[str] = []
    reply_days: Int32 = 0


class GiveJointOpinionRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"number": 1, "opinion": "AGREED"}]})

    number: Int32
    opinion: Opinion
    comment: str = ""


class CloseJointMeetingRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"number": 1, "minutes": "各部门均同意。", "document_number": "演纪〔2026〕1号"}]
        }
    )

    number: Int32
    minutes: str
    document_number: str = ""


class PressProjectTaskRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"number": 1, "reason": "请于本周内办结"}]})

    number: Int32
    reason: str


class DropProjectTaskRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"number": 2, "reason": "不再需要"}]})

    number: Int32
    reason: str


class RefileProjectTaskRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"number": 2}]})

    number: Int32


class ProjectClassFields(Body):
    eligibility: Annotated[str, OneOf(pb.ProjectEligibility)] = ""
    document_number: str = ""
    green_channel: Annotated[str, OneOf(cases_pb2.PromiseBasis)] = ""
    key_area: str = ""
    custom_services: list[str] = []


class ClassifyProjectRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "classification": {
                        "eligibility": "ELIGIBLE_KEY_PROJECT",
                        "document_number": "演政办〔2026〕1号",
                        "green_channel": "KEY_PROJECT",
                        "key_area": "县工业园区",
                        "custom_services": ["每周上门一次"],
                    }
                }
            ]
        }
    )

    classification: ProjectClassFields


class AssignProjectAgentRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"subject": "agent", "title": "演示代办员"}]})

    subject: str
    title: str
    tasks: list[Annotated[str, OneOf(pb.AgentTaskKind)]] = []


class ReleaseProjectAgentRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "岗位调整"}]})

    reason: str


class RecordAgentWorkRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"task": "PLANNING_PERMISSION", "note": "上门指导填报", "done": True}]
        }
    )

    task: Annotated[str, OneOf(pb.AgentTaskKind)] = ""
    note: str
    done: bool = False


class ProjectsPage(Page):
    state: Annotated[str, OneOf(pb.Project.State)] = ""
    organisation: str = ""
    number: str = ""
    case: str = ""


def name(project: str) -> str:
    """The name of the project of this path."""
    return f"projects/{project}"


def verb(message: Any, project: str, call: Call, body: Body | None = None) -> Any:
    """The request of a verb on a project."""
    given = fields(body) if body is not None else {}
    return message(name=name(project), etag=call.etag, request_id=call.key, **given)


@router.post("/projects:previewPlan", **rpc(SERVICE, "PreviewProjectPlan", "预排并联审批方案"))
async def preview_project_plan(body: PreviewProjectPlanRequest, call: Calling) -> Response:
    request = pb.PreviewProjectPlanRequest(**fields(body))
    return await call.answer(call.at.projects.PreviewProjectPlan, request)


@router.post("/projects", **rpc(SERVICE, "CreateProject", "申报项目（一门受理）", status=201))
async def create_project(body: CreateProjectRequest, call: Calling) -> Response:
    request = pb.CreateProjectRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.projects.CreateProject, request, 201)


@router.get("/projects/{project:code}", **rpc(SERVICE, "GetProject", "查询项目"))
async def get_project(project: str, call: Calling) -> Response:
    return await call.answer(call.at.projects.GetProject, pb.GetProjectRequest(name=name(project)))


@router.get("/projects", **rpc(SERVICE, "ListProjects", "项目列表"))
async def list_projects(page: Annotated[ProjectsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.projects.ListProjects, pb.ListProjectsRequest(**fields(page)))


@router.get("/projects/{project:code}/explanation", **rpc(SERVICE, "ExplainProject", "总时限和关键路径说明"))
async def explain_project(project: str, call: Calling) -> Response:
    return await call.answer(call.at.projects.ExplainProject, pb.ExplainProjectRequest(name=name(project)))


@router.get("/projects/{project:code}/events", **rpc(SERVICE, "ListProjectEvents", "项目办理过程（留痕）"))
async def list_project_events(
    project: str, page: Annotated[Page, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListProjectEventsRequest(parent=name(project), **fields(page))
    return await call.answer(call.at.projects.ListProjectEvents, request)


@router.post(
    "/projects/{project:code}:supplyMaterials", **rpc(SERVICE, "SupplyProjectMaterials", "补交共享材料")
)
async def supply_project_materials(
    project: str, body: SupplyProjectMaterialsRequest, call: Calling
) -> Response:
    request = verb(pb.SupplyProjectMaterialsRequest, project, call, body)
    return await call.answer(call.at.projects.SupplyProjectMaterials, request)


@router.post("/projects/{project:code}:accept", **rpc(SERVICE, "AcceptProject", "统一受理"))
async def accept_project(project: str, call: Calling, body: AcceptProjectRequest | None = None) -> Response:
    request = verb(pb.AcceptProjectRequest, project, call, body)
    return await call.answer(call.at.projects.AcceptProject, request)


@router.post("/projects/{project:code}:refuse", **rpc(SERVICE, "RefuseProject", "不予受理项目"))
async def refuse_project(project: str, body: RefuseProjectRequest, call: Calling) -> Response:
    request = verb(pb.RefuseProjectRequest, project, call, body)
    return await call.answer(call.at.projects.RefuseProject, request)


@router.post("/projects/{project:code}:withdraw", **rpc(SERVICE, "WithdrawProject", "撤回项目"))
async def withdraw_project(project: str, body: WithdrawProjectRequest, call: Calling) -> Response:
    request = verb(pb.WithdrawProjectRequest, project, call, body)
    return await call.answer(call.at.projects.WithdrawProject, request)


@router.post("/projects/{project:code}:extend", **rpc(SERVICE, "ExtendProject", "延长总时限"))
async def extend_project(project: str, body: ExtendProjectRequest, call: Calling) -> Response:
    request = verb(pb.ExtendProjectRequest, project, call, body)
    return await call.answer(call.at.projects.ExtendProject, request)


@router.post("/projects/{project:code}:replyCopyNotice", **rpc(SERVICE, "ReplyCopyNotice", "回复抄告单"))
async def reply_copy_notice(project: str, body: ReplyCopyNoticeRequest, call: Calling) -> Response:
    request = verb(pb.ReplyCopyNoticeRequest, project, call, body)
    return await call.answer(call.at.projects.ReplyCopyNotice, request)


@router.post(
    "/projects/{project:code}:conveneMeeting",
    **rpc(SERVICE, "ConveneJointMeeting", "召集联审会议、联合勘验或联合验收"),
)
async def convene_joint_meeting(project: str, body: ConveneJointMeetingRequest, call: Calling) -> Response:
    request = verb(pb.ConveneJointMeetingRequest, project, call, body)
    return await call.answer(call.at.projects.ConveneJointMeeting, request)


@router.post("/projects/{project:code}:giveOpinion", **rpc(SERVICE, "GiveJointOpinion", "提出部门意见"))
async def give_joint_opinion(project: str, body: GiveJointOpinionRequest, call: Calling) -> Response:
    request = verb(pb.GiveJointOpinionRequest, project, call, body)
    return await call.answer(call.at.projects.GiveJointOpinion, request)


@router.post("/projects/{project:code}:closeMeeting", **rpc(SERVICE, "CloseJointMeeting", "形成纪要"))
async def close_joint_meeting(project: str, body: CloseJointMeetingRequest, call: Calling) -> Response:
    request = verb(pb.CloseJointMeetingRequest, project, call, body)
    return await call.answer(call.at.projects.CloseJointMeeting, request)


@router.post("/projects/{project:code}:pressTask", **rpc(SERVICE, "PressProjectTask", "督办环节"))
async def press_project_task(project: str, body: PressProjectTaskRequest, call: Calling) -> Response:
    request = verb(pb.PressProjectTaskRequest, project, call, body)
    return await call.answer(call.at.projects.PressProjectTask, request)


@router.post("/projects/{project:code}:dropTask", **rpc(SERVICE, "DropProjectTask", "移出事项"))
async def drop_project_task(project: str, body: DropProjectTaskRequest, call: Calling) -> Response:
    request = verb(pb.DropProjectTaskRequest, project, call, body)
    return await call.answer(call.at.projects.DropProjectTask, request)


@router.post("/projects/{project:code}:refileTask", **rpc(SERVICE, "RefileProjectTask", "重新申报事项"))
async def refile_project_task(project: str, body: RefileProjectTaskRequest, call: Calling) -> Response:
    request = verb(pb.RefileProjectTaskRequest, project, call, body)
    return await call.answer(call.at.projects.RefileProjectTask, request)


@router.post("/projects/{project:code}:classify", **rpc(SERVICE, "ClassifyProject", "认定项目类别"))
async def classify_project(project: str, body: ClassifyProjectRequest, call: Calling) -> Response:
    request = verb(pb.ClassifyProjectRequest, project, call, body)
    return await call.answer(call.at.projects.ClassifyProject, request)


@router.post("/projects/{project:code}:assignAgent", **rpc(SERVICE, "AssignProjectAgent", "指派专职代办员"))
async def assign_project_agent(project: str, body: AssignProjectAgentRequest, call: Calling) -> Response:
    request = verb(pb.AssignProjectAgentRequest, project, call, body)
    return await call.answer(call.at.projects.AssignProjectAgent, request)


@router.post("/projects/{project:code}:releaseAgent", **rpc(SERVICE, "ReleaseProjectAgent", "解除代办"))
async def release_project_agent(project: str, body: ReleaseProjectAgentRequest, call: Calling) -> Response:
    request = verb(pb.ReleaseProjectAgentRequest, project, call, body)
    return await call.answer(call.at.projects.ReleaseProjectAgent, request)


@router.post("/projects/{project:code}:recordWork", **rpc(SERVICE, "RecordAgentWork", "记录代办工作"))
async def record_agent_work(project: str, body: RecordAgentWorkRequest, call: Calling) -> Response:
    request = verb(pb.RecordAgentWorkRequest, project, call, body)
    return await call.answer(call.at.projects.RecordAgentWork, request)
