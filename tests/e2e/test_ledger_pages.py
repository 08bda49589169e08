"""Registers of the staff by their pages alone: ratings, rosters, conduct, agents, permits, the list."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from local.cluster import Cluster
from local.rest import Document, Visitor, wait_for
from tests.e2e import files
from tests.e2e.browsers import Browser
from tests.factories import applicant

MZ = "organisations/450222-mz"


@pytest.fixture
def manager(cluster: Cluster) -> Iterator[Browser]:
    """The manager of the centre, signed in."""
    with Browser(cluster.url, "manager") as browser:
        yield browser


def staff(cluster: Cluster, account: str) -> Browser:
    return Browser(cluster.url, account)


def enter(browser: Browser, ledger: str, act: str, **typed: Any) -> str:
    """Open a register and enter something."""
    browser.open(f"/ledgers/{ledger}")
    return browser.send(f"/ledgers/{ledger}/do/{act}", typed)


def do(browser: Browser, ledger: str, name: str, act: str, **typed: Any) -> str:
    """Open a register and do something with a row."""
    browser.open(f"/ledgers/{ledger}")
    return browser.send(f"/ledgers/{ledger}/{name.rpartition('/')[2]}/do/{act}", typed)


def test_a_leave_is_asked_for_approved_with_who_stands_in_and_ended(cluster: Cluster, visitor: Visitor):
    """D12, D14: 请假、顶岗、销假."""
    with staff(cluster, "clerk-mz") as clerk, staff(cluster, "head-mz") as head:
        away = {"start_time": "2030-03-04T09:00", "end_time": "2030-03-05T17:00", "reason": "学习"}
        page = enter(clerk, "leaves", "create", staff="staff/450222-mz-01", kind="OFFICIAL", **away)
        assert clerk.status == 200, page
        [leave] = [
            each
            for each in visitor.get("leaves", "manager", staff="staff/450222-mz-01")["leaves"]
            if each["start_time"] == "2030-03-04T01:00:00Z"
        ]
        assert leave["state"] == "REQUESTED"
        assert not clerk.offers(f"/ledgers/leaves/{leave['name'].partition('/')[2]}/do/approve")

        page = do(head, "leaves", leave["name"], "approve", deputy="staff/450222-mz-02")
        assert "已批准" in page
        assert "民政窗口首席代表" in head.open("/ledgers/stand-ins")
    with staff(cluster, "manager") as manager:
        assert "已销假" in do(manager, "leaves", leave["name"], "end")


def badly_rated(visitor: Visitor) -> None:
    """A case that was finished, and whose applicant is very dissatisfied."""
    item = visitor.get("items", query="老年人优待证", kind="INSTANT", region="450222")["items"][0]
    given = {"item": item["name"], "applicant": applicant(), "materials": ["M1"]}
    case = visitor.post("cases", "resident", **given)["name"]
    visitor.post(f"{case}:accept", "clerk-mz")
    visitor.post(f"{case}:decide", "chief-mz", granted=True)
    visitor.post(f"{case}:complete", "chief-mz")
    rating = {"grade": "VERY_DISSATISFIED", "comment": "窗口没有人，等了一上午"}
    visitor.post(f"{case}:rate", "resident", rating=rating)


def test_a_bad_rating_is_called_back_put_right_and_told_and_the_rated_never_see_who_rated(
    cluster: Cluster, visitor: Visitor, manager: Browser
):
    """K03: 差评回访、限期整改、反馈; 被评价人看不到评价人."""
    badly_rated(visitor)
    waiting = {"state": "TO_CALL_BACK", "organisation": MZ}
    rating = wait_for(lambda: next(iter(visitor.get("ratings", "manager", **waiting)["ratings"]), None))[
        "name"
    ]
    with staff(cluster, "chief-mz") as chief:
        page = chief.open("/ledgers/ratings?bad=yes")
        assert "非常不满意" in page
        assert "等了一上午" not in page

        told = {"reached": "yes", "outcome": "TO_BE_RECTIFIED", "matter": "窗口缺岗"}
        assert "等了一上午" in manager.open("/ledgers/ratings")
        assert "整改中" in do(manager, "ratings", rating, "call-back", **told)
        assert "已整改" in do(chief, "ratings", rating, "rectify", result="已安排B岗顶岗")
    assert "已办结" in do(manager, "ratings", rating, "close", feedback="已电话告知")


def test_a_state_that_there_is_not_is_refused(manager: Browser):
    manager.open("/ledgers/ratings?state=NOTHING")

    assert manager.status == 422
    assert "填写有误" in manager.page


def test_an_inspection_names_what_was_not_as_it_should_be(cluster: Cluster):
    """D17: 五项规范."""
    with staff(cluster, "supervisor") as supervisor:
        found = {"organisation": MZ, "day": "2026-03-02", "BEHAVIOUR": "在岗时玩手机"}
        page = enter(supervisor, "inspections", "five-norms", **found)

    assert re.search(r"<dt>合格（共五项）</dt><dd>4</dd>", page)
    assert "五项规范" in page


def test_an_agent_is_registered_and_leaves(manager: Browser, visitor: Visitor):
    """E01."""
    point = next(each for each in visitor.get("agencyPoints")["agency_points"] if each["state"] == "OPEN")
    card = {"title": "演示代办员09", "kind": "VILLAGE_AGENT", "point": point["name"], "phone": "19900000209"}

    page = enter(manager, "agents", "create", matters="户口登记\r\n社保认证", valid_from="2026-01-01", **card)

    assert "户口登记、社保认证" in page
    [agent] = [each for each in visitor.get("agents")["agents"] if each["title"] == "演示代办员09"]
    do(manager, "agents", agent["name"], "end")
    assert manager.status == 200
    assert not manager.offers(f"/ledgers/agents/{agent['name'].partition('/')[2]}/do/end")


def test_what_does_not_fit_is_named_and_what_was_typed_is_kept(manager: Browser):
    page = enter(
        manager, "visits", "create", organisation=MZ, kind="HEAD_VISIT", day="2999-01-01", visitor="局长"
    )

    assert manager.status == 422
    assert 'value="局长"' in page


def test_attendance_is_recorded_at_the_window(cluster: Cluster):
    """D13."""
    with staff(cluster, "clerk-mz") as clerk:
        page = enter(clerk, "attendance", "record", staff="staff/450222-mz-01", way="CARD", evidence="0001")

    assert clerk.status == 200
    assert "民政窗口01" in page


def test_who_regulates_acknowledges_the_permit(cluster: Cluster, visitor: Visitor):
    """A20: 审管衔接."""
    item = visitor.get("items", query="高龄老人特殊补贴", kind="PROMISED", region="450222")["items"][0]
    case = files.finished(visitor, item, applicant())

    def look() -> Document | None:
        waiting = visitor.get("permitHandovers", "regulator-mz", unacknowledged=True)["permit_handovers"]
        return next((each for each in waiting if each["case"] == case), None)

    handover = wait_for(look)["name"]
    with staff(cluster, "regulator-mz") as regulator:
        assert regulator.open("/ledgers/handovers").count("确认接收") > 1
        do(regulator, "handovers", handover, "acknowledge", note="纳入年度检查")
        assert not regulator.offers(f"/ledgers/handovers/{handover.partition('/')[2]}/do/acknowledge")
        assert "纳入年度检查" in regulator.page


def test_a_list_is_tried_before_it_is_imported_and_each_bad_cell_is_named(cluster: Cluster, visitor: Visitor):
    """B35."""
    before = len(visitor.get("items", "reviewer", region="450222", show_inactive=True)["items"])
    bad = "实施编码,实施主体\n123,organisations/450222-mz\n".encode()
    with staff(cluster, "reviewer") as reviewer:
        reviewer.open("/catalogue")
        page = reviewer.send("/catalogue", {"do": "try", "mode": "ALL_OR_NOTHING"}, {"file": ("a.csv", bad)})

        assert "试导入：未作任何改动" in page
        assert re.search(r"<strong>A2 实施编码</strong>", page)
        assert reviewer.http.get("/api/v1/items:export?format=XLSX").content.startswith(b"PK")
    assert len(visitor.get("items", "reviewer", region="450222", show_inactive=True)["items"]) == before


def test_each_register_is_for_those_who_have_use_for_it(cluster: Cluster):
    with (
        staff(cluster, "resident") as resident,
        staff(cluster, "editor") as editor,
        Browser(cluster.url) as nobody,
    ):
        for path in ("/ledgers/ratings", "/ledgers/agents", "/ledgers/certificates", "/catalogue"):
            resident.open(path)
            assert resident.status == 403, path
        assert 'href="/ledgers"' not in resident.open("/")
        editor.open("/ledgers/leaves")
        assert editor.status == 403
        nobody.open("/ledgers/leaves")
        assert nobody.path == "/sign-in"


def test_a_form_without_the_token_of_the_session_does_nothing(manager: Browser):
    manager.open("/ledgers/shifts")

    answer = manager.http.post("/ledgers/shifts/do/create", data={"staff": "staff/450222-mz-01"})

    assert answer.status_code == 403
