"""What a project is and who acts for it: eligibility, green channel, the one agent, the list of tasks."""

import asyncio

import grpc
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import projects_pb2 as pb

from tests.integration.cases.world import refusal
from tests.integration.projects.world import FIRE, World, refused, task

KEY = pb.ProjectClass(
    eligibility="ELIGIBLE_KEY_PROJECT",
    document_number="演政办〔2026〕1号",
    green_channel="KEY_PROJECT",
    key_area="县工业园区",
    custom_services=["每周上门一次", "代缴规费"],
)


async def classified(world: World, project: pb.Project, who: str = "manager") -> pb.Project:
    """A key project."""
    return await world.as_(who).ClassifyProject(
        pb.ClassifyProjectRequest(name=project.name, classification=KEY)
    )


def assignment(project: pb.Project, agent: str = "agent-1") -> pb.AssignProjectAgentRequest:
    """The assignment of an agent."""
    return pb.AssignProjectAgentRequest(name=project.name, subject=agent, title="演示代办员")


async def test_the_class_of_a_project_rests_on_a_document(world: World) -> None:
    """E08: 常委会或常务会议交办 needs the document that says so."""
    project = await world.submitted()
    bare = pb.ProjectClass(eligibility="ELIGIBLE_BY_ASSIGNMENT")

    without = await refused(
        world.as_("manager").ClassifyProject(
            pb.ClassifyProjectRequest(name=project.name, classification=bare)
        )
    )
    found = await classified(world, project)

    assert without == (
        "INVALID_ARGUMENT", "FIELD_REQUIRED", {"field": "classification.document_number"},
    )  # fmt: skip
    assert found.classification == KEY


async def test_key_areas_get_services_made_for_them(world: World) -> None:
    """C39: 对重点区域重点项目针对性提供个性化定制化服务."""
    project = await classified(world, await world.submitted(), "chief-zj")

    shown = (await world.get(project)).classification

    assert (shown.key_area, list(shown.custom_services)) == ("县工业园区", ["每周上门一次", "代缴规费"])


async def test_the_green_channel_shortens_the_limits_of_the_plan_and_of_the_cases(world: World) -> None:
    """F10: half of the promised limits of a key project, from 3, 10, 10, 8 and 5 working days."""
    project = await classified(world, await world.submitted())
    await world.as_("clerk-zj").AcceptProject(pb.AcceptProjectRequest(name=project.name))

    project = await world.swept(project)

    assert [(each.promised_limit.length, each.limit.length) for each in project.tasks] == [
        (8, 4), (3, 2), (10, 5), (10, 5), (5, 3),
    ]  # fmt: skip
    assert project.forecast_date == "2026-03-23"
    case = await world.cases("clerk-xf").GetCase(cases.GetCaseRequest(name=task(project, FIRE).case))
    [promised] = [each for each in case.clocks if each.kind == cases.PROMISED_CLOCK]
    assert (promised.due, case.handling.shorter_promise.document_number) == (
        "2026-03-06",
        "演政办〔2026〕1号",
    )


async def test_what_is_no_green_channel_is_refused(world: World) -> None:
    project = await world.submitted()
    given = pb.ProjectClass(document_number="x", green_channel="PRECEDENT")

    answer = await refused(
        world.as_("manager").ClassifyProject(
            pb.ClassifyProjectRequest(name=project.name, classification=given)
        )
    )

    assert (answer.reason, answer.facts["field"]) == ("FIELD_INVALID", "classification.green_channel")


async def test_only_an_eligible_project_gets_an_agent(world: World) -> None:
    """E08."""
    project = await world.submitted()

    assert (await refused(world.as_("manager").AssignProjectAgent(assignment(project)))).reason == (
        "PROJECT_NOT_ELIGIBLE"
    )


async def test_of_eight_who_assign_an_agent_at_once_one_wins(world: World) -> None:
    """E09: 1个项目1名专职代办员."""
    project = await classified(world, await world.submitted())
    asked = [assignment(project, f"agent-{number}") for number in range(8)]

    answers = await asyncio.gather(
        *(world.as_("manager").AssignProjectAgent(each) for each in asked), return_exceptions=True
    )

    assert sum(isinstance(each, pb.Project) for each in answers) == 1
    reasons = [refusal(each).reason for each in answers if isinstance(each, grpc.RpcError)]
    assert reasons == 7 * ["PROJECT_HAS_AGENT"]
    shown = await world.get(project)
    assert len([each for each in shown.agents if not each.HasField("release_time")]) == 1


async def test_the_agent_sees_the_project_works_its_list_and_is_released(world: World) -> None:
    """E10: 立项审批、规划报建、证照登记、缴费."""
    project = await classified(world, await world.submitted())
    agent = world.as_("agent-1")
    work = pb.RecordAgentWorkRequest(
        name=project.name, task="PLANNING_PERMISSION", note="协助填报规划报建", done=True
    )
    assert (await refused(agent.RecordAgentWork(work))).reason == "PROJECT_NOT_FOUND"
    await world.as_("manager").AssignProjectAgent(assignment(project))

    done = await agent.RecordAgentWork(work)

    assert [(each.kind, each.HasField("done_time")) for each in done.agent_tasks] == [
        (pb.PROJECT_APPROVAL, False),
        (pb.PLANNING_PERMISSION, True),
        (pb.REGISTRATION, False),
        (pb.PAYMENT_OF_FEES, False),
    ]
    assert done.agent_works[0].note == "协助填报规划报建"
    await world.as_("manager").ReleaseProjectAgent(
        pb.ReleaseProjectAgentRequest(name=project.name, reason="岗位调整")
    )
    assert (await refused(agent.GetProject(pb.GetProjectRequest(name=project.name)))).reason == (
        "PROJECT_NOT_FOUND"
    )
    second = await world.as_("manager").AssignProjectAgent(assignment(project, "agent-2"))
    assert [each.subject for each in second.agents] == ["agent-1", "agent-2"]
    assert len(second.agent_tasks) == 4


async def test_the_lead_department_may_lead_and_visit_on_its_own(world: World) -> None:
    """E11: 牵头部门领办、上门跟踪服务."""
    project = await world.accepted()
    visit = pb.RecordAgentWorkRequest(name=project.name, note="到厂区了解用水用电报装")

    tracked = await world.as_("clerk-zj").RecordAgentWork(visit)

    assert [(each.officer, each.task) for each in tracked.agent_works] == [("clerk-zj", 0)]
    assert (await refused(world.as_("clerk-fg").RecordAgentWork(visit))).reason == "LEAD_DEPARTMENT_REQUIRED"


async def test_a_project_with_an_agent_stays_eligible(world: World) -> None:
    project = await classified(world, await world.submitted())
    await world.as_("manager").AssignProjectAgent(assignment(project))

    answer = await refused(
        world.as_("manager").ClassifyProject(
            pb.ClassifyProjectRequest(name=project.name, classification=pb.ProjectClass())
        )
    )

    assert answer.reason == "PROJECT_HAS_AGENT"


async def test_strangers_see_nothing(world: World) -> None:
    project = await world.submitted()
    asked = pb.GetProjectRequest(name=project.name)

    for stranger in ("other", "agent-2", "clerk-mz", "neighbour-mayor"):
        assert (await refused(world.as_(stranger).GetProject(asked))).reason == "PROJECT_NOT_FOUND"
        listed = await world.as_(stranger).ListProjects(pb.ListProjectsRequest(number=project.number))
        assert list(listed.projects) == []
    for insider in ("company", "clerk-fg", "head-xf", "supervisor", "mayor"):
        assert (await world.as_(insider).GetProject(asked)).name == project.name
