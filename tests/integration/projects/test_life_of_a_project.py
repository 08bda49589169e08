"""A project from the one door to its last result: planned by law, accepted once, followed."""

from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import projects_pb2 as pb

from tests.integration.projects.world import (
    APPROVAL,
    BUILD,
    DRAWING,
    FG,
    FIRE,
    FORM,
    ITEMS,
    LAND,
    LICENCE,
    PLANNING,
    XF,
    ZJ,
    ZRZY,
    World,
    factory,
    refused,
    states,
    task,
)


async def test_a_plan_is_shown_before_anybody_applies(world: World) -> None:
    """F02, F05, F09, C52: what runs in series and side by side, asked once, and what is wrong with it."""
    fire_first = pb.Causality(before=FIRE, after=BUILD, legal_basis="《消防法》第十二条")
    plan = await world.as_("company").PreviewProjectPlan(
        pb.PreviewProjectPlanRequest(items=ITEMS, causalities=[fire_first])
    )

    assert {each.item: each.stage for each in plan.tasks} == {
        FIRE: 1,
        APPROVAL: 1,
        LAND: 2,
        PLANNING: 3,
        BUILD: 4,
    }
    assert {(each.before, each.after): each.legal_basis for each in plan.causalities} == {
        (FIRE, BUILD): "《消防法》第十二条",
        (PLANNING, BUILD): "建设工程规划许可证",
        (LAND, PLANNING): "建设用地规划许可证",
        (APPROVAL, LAND): "备案证明",
    }
    assert {each.title: each.issued_by_item for each in plan.materials} == {
        FORM: "",
        "建设工程规划许可证": PLANNING,
        LICENCE: "",
        "建设用地规划许可证": LAND,
        DRAWING: "",
        "备案证明": APPROVAL,
    }
    found = {(pb.PlanFindingKind.Name(each.kind), each.subject): set(each.items) for each in plan.findings}
    assert found == {
        ("DUPLICATE_MATERIAL", FORM): {BUILD, FIRE, LAND, APPROVAL},
        ("DUPLICATE_MATERIAL", LICENCE): {FIRE, APPROVAL},
        ("CONFLICTING_MATERIAL", FORM): {BUILD, FIRE, LAND, APPROVAL},
        ("REPEATED_STEP", "SITE_SURVEY"): {FIRE, PLANNING},
    }
    assert (plan.joint, list(plan.organisations)) == (True, [XF, FG, ZRZY, ZJ])
    assert (plan.forecast_date, plan.working_days, plan.serial_days) == ("2026-04-10", 28, 36)


async def test_the_plan_has_dates_slack_and_a_critical_path(world: World) -> None:
    """F02: accepted on Monday 2 March; three days of Qingming and their weekend do not count."""
    project = await world.accepted()

    dates = {each.item: (each.start, each.finish, each.slack_days, each.critical) for each in project.tasks}
    assert dates == {
        APPROVAL: ("2026-03-02", "2026-03-05", 0, True),
        FIRE: ("2026-03-02", "2026-03-12", 15, False),
        LAND: ("2026-03-05", "2026-03-19", 0, True),
        PLANNING: ("2026-03-19", "2026-04-02", 0, True),
        BUILD: ("2026-04-02", "2026-04-10", 0, True),
    }
    assert (project.forecast_date, project.at_risk) == ("2026-04-10", False)


async def test_one_door_accepts_for_all_and_opens_the_cases_of_the_first_stage(world: World) -> None:
    """F01, F03: 一门受理、同步受理; what rests on nothing is opened and accepted at once."""
    project = await world.accepted()

    assert project.number.startswith("XM45022220260302")
    assert states(project) == {
        APPROVAL: "OPEN", FIRE: "OPEN", LAND: "WAITING", PLANNING: "WAITING", BUILD: "WAITING",
    }  # fmt: skip
    case = await world.cases("clerk-xf").GetCase(cases.GetCaseRequest(name=task(project, FIRE).case))
    assert (case.state, case.acceptor, list(case.materials)) == (
        cases.Case.ACCEPTED,
        "clerk-zj",
        ["M1", "M2"],
    )
    assert case.number == task(project, FIRE).case_number


async def test_the_applicant_sees_the_cases_of_the_project_among_his_own(world: World) -> None:
    """F12."""
    project = await world.accepted()

    mine = await world.cases("company").ListCases(cases.ListCasesRequest(page_size=2))
    [found] = (
        await world.as_("company").ListProjects(pb.ListProjectsRequest(case=mine.cases[0].name))
    ).projects

    assert {each.name for each in mine.cases} == {task(project, item).case for item in (APPROVAL, FIRE)}
    assert found.name == project.name


async def test_missing_materials_are_named_at_once_and_acceptance_is_due_when_they_are_there(
    world: World,
) -> None:
    """F09, XK-03: the door tells all that is missing, once."""
    project = await world.submitted(materials=[FORM])
    assert (project.state, project.notice_time.ToDatetime()) == (
        pb.Project.SUPPLEMENTING, world.clock.now.replace(tzinfo=None),
    )  # fmt: skip
    lacking = [each.id for each in project.materials if each.title in (LICENCE, DRAWING)]
    again = world.as_("clerk-zj").AcceptProject(pb.AcceptProjectRequest(name=project.name))
    assert (await refused(again)).reason == "STEP_NOT_ALLOWED"

    supplied = await world.as_("company").SupplyProjectMaterials(
        pb.SupplyProjectMaterialsRequest(name=project.name, materials=lacking)
    )

    assert (supplied.state, supplied.acceptance_clock.due) == (pb.Project.SUBMITTED, "2026-03-09")


async def test_a_result_opens_what_rests_on_it_with_the_result_among_its_materials(world: World) -> None:
    """F01, F09: 资料互认, nobody asks the applicant for what the project itself brought about."""
    project = await world.accepted()
    world.clock.days(1)
    await world.finish(task(project, APPROVAL).case, "fg")

    project = await world.swept(project)
    project = await world.swept(project)

    assert states(project)[LAND] == "OPEN"
    assert (task(project, LAND).start, task(project, LAND).finish) == ("2026-03-03", "2026-03-17")
    assert task(project, APPROVAL).result_number.startswith("450222-fg〔2026〕")
    land = await world.cases("clerk-zrzy").GetCase(cases.GetCaseRequest(name=task(project, LAND).case))
    assert list(land.materials) == ["M1", "M3"]
    assert project.forecast_date == "2026-04-08"


async def test_a_project_lives_from_the_door_to_its_last_result(world: World) -> None:
    """F12, F13: completed when every item is; each department's part stands in the record."""
    project = await world.accepted()
    for item, code in ((APPROVAL, "fg"), (FIRE, "xf"), (LAND, "zrzy"), (PLANNING, "zrzy"), (BUILD, "zj")):
        await world.finish(task(project, item).case, code)
        await world.swept(project)
        project = await world.swept(project)

    assert project.state == pb.Project.COMPLETED
    assert project.joint_clock.HasField("stop_time")
    assert {each.title: (each.role, each.task_count, each.in_time_count) for each in project.departments} == {
        "住建局": (pb.LEAD, 1, 1),
        "消防救援大队": (pb.PARTICIPANT, 1, 1),
        "发改局": (pb.PARTICIPANT, 1, 1),
        "自然资源局": (pb.PARTICIPANT, 2, 2),
    }
    journalled = await world.journalled(project.name)
    assert journalled[:4] == ["ProjectSubmitted", "ProjectAccepted", "ProjectTaskFiled", "ProjectTaskFiled"]
    assert journalled.count("ProjectTaskFiled") == 5
    assert journalled[-1] == "ProjectCompleted"


async def test_one_clock_runs_over_all_and_the_head_of_the_government_extends_it_once(world: World) -> None:
    """行政许可法 art. 42: 45 working days, and 15 more."""
    project = await world.accepted()
    assert (project.joint_clock.rule, project.joint_clock.due) == ("XK-06", "2026-05-08")
    mayor = world.as_("mayor")
    extend = pb.ExtendProjectRequest(name=project.name, length=15, reason="需跨部门论证")

    longer = await mayor.ExtendProject(extend)

    assert (longer.joint_clock.due, longer.joint_clock.extended_by) == ("2026-05-28", "mayor")
    assert (await refused(mayor.ExtendProject(extend))).reason == "ALREADY_EXTENDED"


async def test_nobody_else_extends_the_one_clock_and_nobody_by_more_than_the_law(world: World) -> None:
    project = await world.accepted()
    extend = pb.ExtendProjectRequest(name=project.name, length=16, reason="x")

    assert (await refused(world.as_("mayor").ExtendProject(extend))).reason == "EXTENSION_TOO_LONG"
    assert (await refused(world.as_("head-zj").ExtendProject(extend))).reason == "ROLE_REQUIRED"
    assert (await refused(world.as_("neighbour-mayor").ExtendProject(extend))).reason == "PROJECT_NOT_FOUND"


async def test_what_the_law_excludes_in_a_branch_holds_the_one_clock_and_moves_the_forecast(
    world: World,
) -> None:
    """行政许可法 art. 45: four days of an expert review; a site survey holds the branch alone.

    From Friday 8 May the clock moves over Saturday 9 May, which is worked.
    """
    project = await world.accepted()
    fire = task(project, FIRE).case
    clerk = world.cases("clerk-xf")
    await clerk.StartProcedure(cases.StartProcedureRequest(name=fire, kind="EXPERT_REVIEW", expected_days=10))

    held = await world.swept(project)

    assert states(held)[FIRE] == "PAUSED"
    assert (held.joint_clock.due, task(held, FIRE).finish) == ("", "2026-03-24")
    world.clock.days(4)
    await clerk.EndProcedure(cases.EndProcedureRequest(name=fire, number=1, result="通过"))
    await clerk.StartProcedure(cases.StartProcedureRequest(name=fire, kind="SITE_SURVEY", expected_days=3))
    running = await world.swept(project)
    assert (running.joint_clock.due, states(running)[FIRE]) == ("2026-05-13", "PAUSED")


async def test_the_clock_the_critical_path_and_the_forecast_are_explained(world: World) -> None:
    project = await world.accepted()

    told = await world.as_("company").ExplainProject(pb.ExplainProjectRequest(name=project.name))

    assert told.clock_lines[0].startswith(
        "统一办理、联合办理、集中办理的许可决定：合计45个工作日，经本级人民政府负责人批准"
    )
    assert told.clock_lines[-1] == "截止：2026年5月8日（星期五）24时。"
    assert told.path_lines[0] == "第1阶段 企业投资项目备案（发改局）：2026-03-02至2026-03-05"
    assert told.path_lines[-1] == (
        "第4阶段 建筑工程施工许可（住建局）：2026-04-02至2026-04-10；须待"
        "“消防设计审查”（《消防法》第十二条）、“建设工程规划许可”（建设工程规划许可证）"
    )
    assert list(told.forecast_lines) == [
        "预计办结：2026-04-10。",
        "期限届满：2026-05-08，预计早于期限17个工作日。",
    ]


async def test_a_forecast_is_as_of_today(world: World) -> None:
    """Nobody does anything for three weeks: the forecast moves on its own, the branch is late."""
    project = await world.accepted()
    world.clock.days(21)

    later = await world.get(project)

    assert (task(later, APPROVAL).finish, task(later, APPROVAL).late) == ("2026-03-23", True)
    assert later.forecast_date == "2026-04-28"


async def test_one_department_alone_leads_itself_and_has_no_joint_clock(world: World) -> None:
    """F05: two or more departments make it joint."""
    alone = await world.submitted(items=[LAND, PLANNING], causalities=[], lead_organisation="", materials=[])

    assert (alone.joint, alone.lead_organisation) == (False, ZRZY)
    lacking = [each.id for each in alone.materials if not each.issued_by_item]
    await world.as_("company").SupplyProjectMaterials(
        pb.SupplyProjectMaterialsRequest(name=alone.name, materials=lacking)
    )
    accepted = await world.as_("clerk-zrzy").AcceptProject(pb.AcceptProjectRequest(name=alone.name))
    assert not accepted.HasField("joint_clock")
    assert list(accepted.copy_notices) == []


async def test_a_project_can_be_refused_at_the_door_with_the_reason(world: World) -> None:
    project = await world.submitted()
    refuse = pb.RefuseProjectRequest(name=project.name, reason="项目不在本县")

    assert (await refused(world.as_("clerk-fg").RefuseProject(refuse))).reason == "LEAD_DEPARTMENT_REQUIRED"
    ended = await world.as_("clerk-zj").RefuseProject(refuse)

    assert (ended.state, ended.end_reason) == (pb.Project.NOT_ACCEPTED, "项目不在本县")


async def test_an_item_may_be_filed_at_a_window_for_somebody_without_account(world: World) -> None:
    """F03: the clerk of any department of the project is a door."""
    project = await world.submitted("clerk-xf")
    await world.as_("chief-zj").AcceptProject(pb.AcceptProjectRequest(name=project.name))

    project = await world.swept(project, "clerk-fg")

    case = await world.cases("clerk-xf").GetCase(cases.GetCaseRequest(name=task(project, FIRE).case))
    assert (case.channel, case.state) == (2, cases.Case.ACCEPTED)


async def test_the_applicant_is_masked_and_sealed(world: World) -> None:
    project = await world.submitted()

    [row] = await world.rows(
        "SELECT record, applicant FROM projects WHERE id = CAST(:id AS uuid)",
        id=project.name.removeprefix("projects/"),
    )
    phone = factory().applicant.phone.encode()
    assert phone not in row.record
    assert phone not in row.applicant


async def test_the_trace_says_who_did_what_and_hides_officers_from_the_applicant(world: World) -> None:
    project = await world.accepted()
    asked = pb.ListProjectEventsRequest(parent=project.name)

    staff = await world.as_("supervisor").ListProjectEvents(asked)
    own = await world.as_("company").ListProjectEvents(asked)

    assert [(each.type, each.actor) for each in staff.project_events] == [
        ("ProjectSubmitted", "company"),
        ("ProjectAccepted", "clerk-zj"),
        ("ProjectTaskFiled", "services/cases"),
        ("ProjectTaskFiled", "services/cases"),
    ]
    assert [each.actor for each in own.project_events] == ["company", "", "", ""]
