"""The rpcs of joint projects: message in, verb or query, message out."""

from __future__ import annotations

from yangguang.cases.v1 import projects_pb2 as pb
from yangguang.cases.v1 import projects_pb2_grpc as pb_grpc

from services.cases.handlers.facts import Facts
from services.cases.handlers.projects import agents, departments, reads, verbs
from services.cases.handlers.projects.office import Office
from services.common import identity
from services.common.db import Database
from services.common.rpc import Context
from services.common.timesource import TimeSource


class ProjectService(pb_grpc.ProjectServiceServicer):
    """Joint projects: every verb goes to the office, every query to the database."""

    def __init__(self, database: Database, office: Office, facts: Facts, now: TimeSource) -> None:
        self._database, self._office, self._facts, self._now = database, office, facts, now

    async def PreviewProjectPlan(
        self, request: pb.PreviewProjectPlanRequest, context: Context
    ) -> pb.ProjectPlan:
        return await self._office.preview(request)

    async def CreateProject(self, request: pb.CreateProjectRequest, context: Context) -> pb.Project:
        return await self._office.create(request, identity.inside())

    async def GetProject(self, request: pb.GetProjectRequest, context: Context) -> pb.Project:
        async with self._database.read() as connection:
            return await reads.get(connection, request.name, identity.inside(), self._facts, self._now())

    async def ListProjects(
        self, request: pb.ListProjectsRequest, context: Context
    ) -> pb.ListProjectsResponse:
        async with self._database.read() as connection:
            return await reads.list_projects(connection, request, identity.inside())

    async def ExplainProject(
        self, request: pb.ExplainProjectRequest, context: Context
    ) -> pb.ExplainProjectResponse:
        async with self._database.read() as connection:
            return await reads.explain(connection, request.name, identity.inside(), self._facts, self._now())

    async def ListProjectEvents(
        self, request: pb.ListProjectEventsRequest, context: Context
    ) -> pb.ListProjectEventsResponse:
        async with self._database.read() as connection:
            return await reads.trace(connection, request, identity.inside())

    async def SupplyProjectMaterials(
        self, request: pb.SupplyProjectMaterialsRequest, context: Context
    ) -> pb.Project:
        return await self._office.change(verbs.supply, request, identity.inside())

    async def AcceptProject(self, request: pb.AcceptProjectRequest, context: Context) -> pb.Project:
        return await self._office.change(verbs.accept, request, identity.inside())

    async def RefuseProject(self, request: pb.RefuseProjectRequest, context: Context) -> pb.Project:
        return await self._office.change(verbs.refuse, request, identity.inside())

    async def WithdrawProject(self, request: pb.WithdrawProjectRequest, context: Context) -> pb.Project:
        return await self._office.change(verbs.withdraw, request, identity.inside())

    async def ExtendProject(self, request: pb.ExtendProjectRequest, context: Context) -> pb.Project:
        return await self._office.change(verbs.extend, request, identity.inside())

    async def ReplyCopyNotice(self, request: pb.ReplyCopyNoticeRequest, context: Context) -> pb.Project:
        return await self._office.change(departments.reply, request, identity.inside())

    async def ConveneJointMeeting(
        self, request: pb.ConveneJointMeetingRequest, context: Context
    ) -> pb.Project:
        return await self._office.change(departments.convene, request, identity.inside())

    async def GiveJointOpinion(self, request: pb.GiveJointOpinionRequest, context: Context) -> pb.Project:
        return await self._office.change(departments.give_opinion, request, identity.inside())

    async def CloseJointMeeting(self, request: pb.CloseJointMeetingRequest, context: Context) -> pb.Project:
        return await self._office.change(departments.close, request, identity.inside())

    async def PressProjectTask(self, request: pb.PressProjectTaskRequest, context: Context) -> pb.Project:
        return await self._office.change(departments.press, request, identity.inside())

    async def DropProjectTask(self, request: pb.DropProjectTaskRequest, context: Context) -> pb.Project:
        return await self._office.change(verbs.drop_task, request, identity.inside())

    async def RefileProjectTask(self, request: pb.RefileProjectTaskRequest, context: Context) -> pb.Project:
        return await self._office.change(verbs.refile_task, request, identity.inside())

    async def ClassifyProject(self, request: pb.ClassifyProjectRequest, context: Context) -> pb.Project:
        return await self._office.change(agents.classify, request, identity.inside())

    async def AssignProjectAgent(self, request: pb.AssignProjectAgentRequest, context: Context) -> pb.Project:
        return await self._office.change(agents.assign, request, identity.inside())

    async def ReleaseProjectAgent(
        self, request: pb.ReleaseProjectAgentRequest, context: Context
    ) -> pb.Project:
        return await self._office.change(agents.release, request, identity.inside())

    async def RecordAgentWork(self, request: pb.RecordAgentWorkRequest, context: Context) -> pb.Project:
        return await self._office.change(agents.record_work, request, identity.inside())
