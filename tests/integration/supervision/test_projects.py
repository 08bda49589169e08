"""F14: whether joint handling (联审联办) is in time is watched: clocks, cards and indicators."""

from typing import Any

import grpc
import pytest
from yangguang.cases.v1 import project_events_pb2 as events
from yangguang.cases.v1.projects_pb2 import ProjectClock, ProjectDepartment
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common.consumer import Received
from services.common.ids import new_id, resource
from tests.integration.supervision.world import (
    LZ,
    MZ,
    SCJG,
    SPRING,
    Source,
    World,
    applied,
    china,
    clock,
    consuming,
    new_case,
    promised,
    received,
    refusal,
    told,
)

YEAR = {"first_day": "2026-01-01", "last_day": "2026-12-31"}
MAY = {"first_day": "2026-05-01", "last_day": "2026-05-31"}


def new_project() -> str:
    """The name of a project."""
    return resource("projects", new_id())


def project_clock(start: str, due: str, stop: Any = None) -> ProjectClock:
    """A clock of a project; an empty due date means it is paused."""
    found = clock("STATUTORY_CLOCK", start, due, stop)
    times = {name: getattr(found, name) for name in ("due_time", "stop_time") if found.HasField(name)}
    return ProjectClock(start=start, due=due, **times)


def told_of(project: str, version: int, kind: Any = events.ProjectTaskMoved, **facts: Any) -> Received:
    """Cases tells the facts of a joint project, accepted on Monday, 2 March 2026: 45 working days."""
    given: dict[str, Any] = {
        "project": project,
        "number": f"number {project[-12:]}",
        "state": "ACCEPTED",
        "region": "450222",
        "lead_organisation": MZ,
        "joint": True,
        "create_time": SPRING,
        "receive_time": SPRING,
        "accept_time": SPRING,
        "joint_clock": project_clock("2026-03-02", "2026-05-08"),
    }
    return received("cases", project, version, kind(facts=events.ProjectFacts(**{**given, **facts})))


def department(organisation: str, in_time: int = 0, late: int = 0, silent: int = 0) -> ProjectDepartment:
    """What a department did."""
    return ProjectDepartment(
        organisation=organisation, in_time_count=in_time, late_count=late, silence_count=silent
    )


def finished(project: str, version: int, *moment: int, **facts: Any) -> Received:
    """A project is finished at an instant of China's clock."""
    end = china(*moment)
    stopped = project_clock("2026-03-02", "2026-05-08", end)
    return told_of(
        project,
        version,
        events.ProjectCompleted,
        state="COMPLETED",
        end_time=end,
        joint_clock=stopped,
        **facts,
    )


async def asked(world: World, account: str = "supervisor", **question: Any) -> list[pb.Indicators]:
    """The indicators of a year."""
    found = await world.as_(account).ListIndicators(pb.ListIndicatorsRequest(**{**YEAR, **question}))
    return list(found.indicators)


async def test_the_one_clock_of_a_project_gets_its_cards_by_the_rule_of_the_limits_of_law(
    world: World,
) -> None:
    project = new_project()
    await world.hear(told_of(project, 1))

    await world.sweep_at(2026, 4, 30, 23)
    assert await cards_of(world, project) == []
    # Three working days before its end, behind the holidays of May; yellow when it is over, red three
    # working days later, one of them a Saturday.
    await world.sweep_at(2026, 5, 1)
    assert await cards_of(world, project) == ["WARNING"]
    await world.sweep_at(2026, 5, 9)
    assert await cards_of(world, project) == ["WARNING", "YELLOW"]
    await world.sweep_at(2026, 5, 13)
    assert await cards_of(world, project) == ["WARNING", "YELLOW", "RED"]

    [red, *_] = await listed(world, project=project)
    assert (red.project, red.case, red.project_number, red.case_number, red.organisation) == (
        project, "", f"number {project[-12:]}", "", MZ,
    )  # fmt: skip
    assert (red.rule, red.item, red.item_title) == ("supervisionRules/statutory", "", "")
    assert await listed(world, case=f"cases/{project[9:]}") == []


async def cards_of(world: World, project: str) -> list[str]:
    """The levels of its cards, in order."""
    return [pb.CardLevel.Name(card.level) for card in reversed(await listed(world, project=project))]


async def listed(world: World, **question: Any) -> list[pb.Card]:
    """Cards, newest first."""
    return list((await world.as_("supervisor").ListCards(pb.ListCardsRequest(**question))).cards)


async def test_an_extension_by_the_head_of_the_government_moves_the_cards(world: World) -> None:
    """45 + 15 working days (行政许可法 art. 42)."""
    project = new_project()
    longer = project_clock("2026-03-02", "2026-05-29")
    await world.hear(told_of(project, 1), told_of(project, 2, events.ProjectExtended, joint_clock=longer))

    await world.sweep_at(2026, 5, 26)
    assert await cards_of(world, project) == []
    await world.sweep_at(2026, 5, 27)
    assert await cards_of(world, project) == ["WARNING"]


async def test_a_project_that_waits_for_acceptance_is_watched_and_one_on_time_gets_no_card(
    world: World,
) -> None:
    project = new_project()
    waiting = project_clock("2026-03-02", "2026-03-09")
    await world.hear(
        told_of(
            project, 1, events.ProjectSubmitted, state="SUBMITTED", acceptance_clock=waiting,
            joint_clock=None, accept_time=None,
        ),
    )  # fmt: skip
    [open_clock] = await open_clocks(world)
    assert (open_clock.project, open_clock.case, open_clock.clock) == (project, "", 1)

    stopped = project_clock("2026-03-02", "2026-03-09", china(2026, 3, 6))
    await world.hear(told_of(project, 2, events.ProjectAccepted, acceptance_clock=stopped))
    await world.sweep_at(2026, 4, 1)
    assert [each.clock for each in await open_clocks(world)] == [3]
    await world.hear(finished(project, 3, 2026, 5, 8, 17))
    await world.sweep_at(2026, 6, 1)

    assert await open_clocks(world) == []
    assert await cards_of(world, project) == []


async def open_clocks(world: World) -> list[pb.OpenClock]:
    """What is still running."""
    return list((await world.as_("supervisor").ListOpenClocks(pb.ListOpenClocksRequest())).open_clocks)


async def test_paused_clocks_of_projects_stand_behind_those_of_cases(world: World) -> None:
    case, project = new_case(), new_project()
    await world.hear(
        told_of(project, 1, joint_clock=project_clock("2026-03-02", "")), told(case, 1, promised())
    )

    found = [
        (each.case, each.case_number, each.item_title, each.project) for each in await open_clocks(world)
    ]
    assert found == [
        (case, f"number {case[-12:]}", "高龄老人特殊补贴", ""),
        ("", "", "", project),
    ]


async def test_a_card_of_a_project_is_withdrawn_as_one_of_a_case(world: World) -> None:
    project = new_project()
    await world.hear(told_of(project, 1))
    await world.sweep_at(2026, 5, 6)
    [card] = await listed(world, project=project)

    request = pb.WithdrawCardRequest(name=card.name, reason="市里停电")
    withdrawn = await world.as_("supervisor").WithdrawCard(request)

    assert (withdrawn.state, withdrawn.project) == (pb.Card.WITHDRAWN, project)


async def test_what_is_counted_of_joint_projects_belongs_to_the_lead_department(world: World) -> None:
    early, late, running, alone = new_project(), new_project(), new_project(), new_project()
    await world.hear(
        finished(early, 2, 2026, 5, 8, 17),
        finished(late, 2, 2026, 5, 11, 9),
        told_of(
            running,
            1,
            accept_time=china(2026, 5, 4, 9),
            joint_clock=project_clock("2026-05-04", "2026-07-08"),
        ),
        told_of(alone, 1, joint=False, joint_clock=None),
    )
    world.hand.now = china(2026, 5, 20)

    [year] = await asked(world)
    assert (year.current.joint_accepted_count, year.current.joint_completed_count) == (3, 2)
    assert (year.current.joint_overdue_count, year.current.joint_on_time_rate) == (1, 0.5)
    [may] = await asked(world, **MAY, group="BY_ORGANISATION")
    assert (may.group, may.current.joint_accepted_count, may.current.joint_completed_count) == (MZ, 1, 2)
    # Cases are counted apart.
    assert (may.current.applied_count, may.current.completed_count) == (0, 0)


async def test_each_department_answers_for_its_own_part(world: World) -> None:
    await world.hear(
        told_of(new_project(), 1, departments=[department(MZ, 2), department(SCJG, 1, 3, 2)]),
        told_of(new_project(), 1, departments=[department(SCJG, 1, 0, 1)]),
    )

    found = {each.group: each.current for each in await asked(world, group="BY_ORGANISATION")}

    assert {name: values.joint_task_on_time_rate for name, values in found.items()} == {MZ: 1.0, SCJG: 0.4}
    assert {name: values.joint_silence_count for name, values in found.items()} == {MZ: 0, SCJG: 3}
    assert (found[MZ].joint_accepted_count, found[SCJG].joint_accepted_count) == (2, 0)


async def test_what_a_department_did_is_kept_from_event_to_event(world: World) -> None:
    """Each event of a project tells all of its departments; one that leaves it is counted no more."""
    project = new_project()
    await world.hear(told_of(project, 1, departments=[department(MZ), department(SCJG)]))
    await world.hear(told_of(project, 2, departments=[department(MZ, 1), department(SCJG, 0, 0, 1)]))
    await world.hear(told_of(project, 3, departments=[department(MZ, 1, 1)]))

    found = {each.group: each.current for each in await asked(world, group="BY_ORGANISATION")}

    assert {name: values.joint_task_on_time_rate for name, values in found.items()} == {MZ: 0.5}
    assert found[MZ].joint_silence_count == 0


async def test_a_department_sees_its_own_part_and_a_neighbouring_county_nothing(world: World) -> None:
    await world.hear(told_of(new_project(), 1, departments=[department(MZ, 2), department(SCJG, 0, 1, 1)]))

    [own] = await asked(world, "neighbour")
    [foreign] = await asked(world, "stranger", organisation=LZ)

    assert (own.current.joint_silence_count, own.current.joint_accepted_count) == (1, 0)
    assert (foreign.current.joint_silence_count, foreign.current.joint_accepted_count) == (0, 0)


async def test_a_project_counts_for_no_single_item(world: World) -> None:
    await world.hear(told_of(new_project(), 1), told(new_case(), 1))

    [by_item] = await asked(world, group="BY_ITEM")
    [of_item] = await asked(world, item="items/A1")

    assert (by_item.group, by_item.current.joint_accepted_count) == ("items/A1", 0)
    assert (of_item.current.applied_count, of_item.current.joint_accepted_count) == (1, 0)


async def test_older_news_of_a_project_changes_nothing(world: World) -> None:
    project = new_project()
    first = told_of(project, 1, departments=[department(MZ)])
    last = finished(project, 7, 2026, 5, 7, 9, departments=[department(MZ, 1, 0, 1)])
    await world.hear(last)
    before = await world.contents()
    await world.hear(first)
    await world.hear(last)

    assert await world.contents() == before
    [found] = await asked(world)
    assert (found.current.joint_completed_count, found.current.joint_silence_count) == (1, 1)


async def test_projects_are_rebuilt_as_they_were(world: World, cases: Source, fresh_nats_url: str) -> None:
    projects = [new_project() for _ in range(8)]
    async with consuming(world, fresh_nats_url, [cases]):
        for project in projects:
            await cases.write(
                told_of(project, 1, events.ProjectAccepted),
                told_of(project, 2, departments=[department(MZ, 1), department(SCJG, 0, 1, 1)]),
            )
        await cases.write(finished(projects[0], 3, 2026, 5, 7, 9))
        await applied(world, cases)
        await world.sweep_at(2026, 5, 6)
        live, cards = await world.contents(), await world.rows("SELECT * FROM cards ORDER BY id")
        await world.as_("operator").RebuildReadModel(pb.RebuildReadModelRequest())
        await world.rebuilder(cases).rebuild()
        await world.sweep_at(2026, 5, 6)

    assert await world.contents() == live
    assert await world.rows("SELECT * FROM cards ORDER BY id") == cards
    assert (len(cards), len(live["project_facts"]), len(live["project_parts"])) == (7, 8, 14)


async def test_a_project_that_is_asked_for_by_a_wrong_name_is_refused(world: World) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        await listed(world, project="cases/1")

    assert refusal(caught.value).facts["field"] == "project"
