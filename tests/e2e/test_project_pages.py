"""A joint project by its pages: the applicant sees what comes after what, departments work together (F)."""

import datetime as dt
from collections.abc import Iterator

import pytest

from local.cluster import Cluster
from local.rest import Document, Visitor, wait_for
from services.common.timesource import local_date, real_time
from tests.e2e.browsers import Browser
from tests.e2e.projects import ALLOWANCE, BASIS, LICENCE, application


@pytest.fixture
def project(visitor: Visitor) -> str:
    """The code of a project of two departments, one item resting on the other, nothing handed in yet."""
    series: list[Document] = [{"before": ALLOWANCE, "after": LICENCE, "legal_basis": BASIS}]
    made = visitor.post("projects", "resident", **application(ALLOWANCE, LICENCE, causalities=series))
    return str(made["name"].removeprefix("projects/"))


@pytest.fixture
def people(cluster: Cluster) -> Iterator[dict[str, Browser]]:
    """The applicant and both departments, each with a browser."""
    accounts = ("resident", "clerk-mz", "clerk-scjg", "chief-mz")
    found = {account: Browser(cluster.url, account) for account in accounts}
    yield found
    for browser in found.values():
        browser.http.close()


def do(browser: Browser, area: str, project: str, action: str, **typed: str) -> str:
    browser.open(f"/{area}/projects/{project}")
    return browser.send(f"/{area}/projects/{project}/do/{action}", typed)


def test_f12_the_applicant_sees_stages_dates_and_shared_materials_once(
    people: dict[str, Browser], project: str
):
    """F02, F09, F12: what rests on what, each material once, the forecast in words."""
    resident = people["resident"]
    assert f'href="/my/projects/{project}"' in resident.open("/my")
    page = resident.open(f"/my/projects/{project}")

    assert "阶段 1" in page
    assert "阶段 2" in page
    assert f"须先办完 高龄老人特殊补贴：{BASIS}" in page
    assert "决定总工期" in page
    assert "预计全部办完的日期" in page
    assert "待补正" in page
    assert page.count("<li>户口簿") == 2

    handed_in = do(resident, "my", project, "supply")

    assert not resident.offers(f"/my/projects/{project}/do/supply")
    # What nobody must hand in may be missing still.
    assert "已申请" in handed_in


def test_f04_the_lead_accepts_the_others_reply_and_meet(people: dict[str, Browser], project: str):
    """F04, F06: 抄告单 and 联合勘验, by the forms of the desk alone."""
    do(people["resident"], "my", project, "supply")
    clerk, other = people["clerk-mz"], people["clerk-scjg"]
    assert f'href="/desk/projects/{project}"' in clerk.open("/desk/projects")

    assert "已受理" in do(clerk, "desk", project, "accept", reply_days="3")
    tomorrow = (local_date(real_time()) + dt.timedelta(days=1)).isoformat()
    meeting = {"kind": "JOINT_SURVEY", "hold_time": f"{tomorrow}T09:00", "place": "项目现场"}
    convened = do(people["chief-mz"], "desk", project, "convene", agenda="核对消防通道", **meeting)
    assert "联合勘验" in convened
    assert "尚未提出意见" in convened

    # Its one clock stands on the desk of the lead, among those of cases.
    row = f'<a href="/desk/projects/{project}">联合办理的项目</a>'
    wait_for(lambda: row in clerk.open("/desk") or None)

    # Only the lead department convenes and presses; the others reply.
    other.open(f"/desk/projects/{project}")
    assert not other.offers(f"/desk/projects/{project}/do/convene")
    replied = do(other, "desk", project, "reply", opinion="AGREED")
    assert not other.offers(f"/desk/projects/{project}/do/reply")
    assert "同意" in replied
    said = do(
        other, "desk", project, "opinion", number="1", opinion="AGREED_WITH_CONDITIONS", comment="补消防验收"
    )
    assert "有条件同意" in said


def test_an_item_that_is_not_needed_is_taken_out_of_the_plan(people: dict[str, Browser], project: str):
    do(people["resident"], "my", project, "supply")
    do(people["clerk-mz"], "desk", project, "accept", reply_days="3")

    page = do(people["chief-mz"], "desk", project, "drop", number="2", reason="不再需要")

    assert "已移出" in page
    assert "预计全部办完的日期" in page


def test_a_project_is_taken_back_by_its_applicant_alone(people: dict[str, Browser], project: str):
    people["clerk-mz"].open(f"/my/projects/{project}")
    assert people["clerk-mz"].status == 403

    page = do(people["resident"], "my", project, "withdraw", reason="投资计划取消")

    assert "已撤回" in page
    assert not people["resident"].offers(f"/my/projects/{project}/do/withdraw")
