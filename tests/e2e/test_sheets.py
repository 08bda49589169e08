"""Sheets of real rows of the demo county: they say what the messages say, to whoever may read these."""

import re
from collections.abc import Callable, Iterator

import httpx
import pytest

from local.cluster import Cluster
from local.rest import Visitor
from tests.e2e import hall, projects
from tests.e2e.operations import Rows
from tests.e2e.test_bad_input import problem
from tests.factories import applicant
from tests.unit.gateway.reading import pages, text

Print = Callable[..., httpx.Response]
ITEM = "高龄老人特殊补贴"


@pytest.fixture(scope="module")
def printed(cluster: Cluster, visitor: Visitor) -> Iterator[Print]:
    """Print a sheet as somebody."""
    with httpx.Client(base_url=cluster.url, timeout=15) as http:

        def get(path: str, who: str = "", **query: str) -> httpx.Response:
            return http.get(f"/api/v1/{path}", params=query, headers=visitor._headers(who))

        yield get


@pytest.fixture(scope="module")
def case(visitor: Visitor, rows: Rows) -> str:
    """The name of a case that was accepted and granted."""
    materials = [each["id"] for each in rows.item["version"]["content"]["materials"]]
    given = {"item": rows.item["name"], "applicant": applicant(), "materials": materials}
    name: str = visitor.post("cases", "clerk-mz", **given)["name"]
    visitor.post(f"{name}:accept", "clerk-mz")
    return name


def said(answer: httpx.Response) -> str:
    """What a sheet says."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith('inline; filename="')
    return text(answer.content)


def test_the_notice_of_acceptance_says_what_the_case_says(visitor: Visitor, printed: Print, case: str):
    found = visitor.get(case, "clerk-mz")

    sheet = said(printed(f"{case}/sheets/acceptance", "clerk-mz"))

    assert sheet.startswith(f"柳城县民政局受理通知书办件编号：{found['number']}")
    assert f"申请事项 {ITEM}" in sheet
    assert "咨询电话 0772-" in sheet
    assert "1 申请书" in sheet or "1 登记" in sheet


def test_personal_data_on_a_sheet_is_what_the_answer_in_json_has(visitor: Visitor, printed: Print, case: str):
    masked = visitor.get(case, "clerk-mz")["applicant"]

    sheet = said(printed(f"{case}/sheets/acceptance", "clerk-mz"))

    assert f"申请人 {masked['name']}　证件号码：{masked['id_number']}" in sheet
    assert applicant()["name"] not in sheet
    assert applicant()["id_number"] not in sheet


def test_whoever_may_not_read_the_case_may_not_print_it(printed: Print, case: str):
    assert problem(printed(f"{case}/sheets/acceptance"), 401)["reason"] == "TOKEN_REQUIRED"
    assert problem(printed(f"{case}/sheets/acceptance", "resident"), 404)["reason"] == "CASE_NOT_FOUND"


def test_a_document_whose_matter_has_not_happened_is_not_there(printed: Print, case: str):
    found = problem(printed(f"{case}/sheets/denial", "clerk-mz"), 404)

    assert (found["reason"], found["detail"]) == (
        "SHEET_NOT_READY",
        "《不予许可决定书》所载事项尚未发生，不能打印。",
    )


def test_a_sheet_nobody_knows_is_named(printed: Print, case: str):
    found = problem(printed(f"{case}/sheets/unheardOf", "clerk-mz"), 422)

    assert [error["field"] for error in found["errors"]] == ["sheet"]


def test_the_notice_sheet_of_an_item_is_that_of_the_catalogue(visitor: Visitor, printed: Print, rows: Rows):
    """B22: ten elements; the same online and on paper (B23)."""
    elements = visitor.get(f"{rows.item['name']}/noticeSheet")["elements"]

    sheet = said(printed(f"{rows.item['name']}/sheets/notice"))

    assert "八公开项目名称" in said(printed(f"{rows.item['name']}/sheets/openness"))
    assert len(elements) == 10
    for element in elements:
        assert all(line.replace(" ", "") in sheet.replace(" ", "") for line in element["lines"])


def test_the_guide_and_a_blank_mandate_of_an_item_are_for_everybody(printed: Print, rows: Rows):
    assert f"办事指南实施编码：{rows.ids['items']}" in said(printed(f"{rows.item['name']}/sheets/guide"))
    assert f"委托事项 {ITEM}" in said(printed(f"{rows.item['name']}/sheets/mandate"))
    assert f"申请事项 {ITEM}" in said(printed(f"{rows.item['name']}/sheets/application"))


def test_the_sign_of_a_window_names_each_item_in_force(visitor: Visitor, printed: Print):
    """D01: 窗口部门、主要审批服务项目、收费标准、承诺时限、电话号码."""
    window = visitor.get("windows/450222-mz-01")

    sheet = said(printed("windows/450222-mz-01/sheets/sign"))

    assert "窗口部门 柳城县民政局" in sheet
    assert "主要审批服务项目 收费标准 承诺时限" in sheet
    assert ITEM in sheet
    assert len(window["items"]) >= sheet.count("不收费") > 0


def test_a_queue_number_and_an_appointment_are_printed(printed: Print, rows: Rows, visitor: Visitor):
    ticket = visitor.get(f"tickets/{rows.ids['tickets']}")
    assert ticket["number"] in said(printed(f"{ticket['name']}/sheets/ticket"))

    slip = said(printed(f"appointments/{rows.ids['appointments']}/sheets/slip", "manager"))

    assert slip.startswith("预约单时间 ")
    assert "示例居民" not in slip


def test_registers_and_figures_are_printed_for_those_who_may_list_them(printed: Print):
    assert said(printed("agencyEntries:print", "clerk-mz")).startswith("代办登记簿序号 村民 代办事项")

    sheet = printed(
        "attendanceSummaries:print", "manager", period="WEEK", organisation="organisations/450222-mz"
    )

    assert said(sheet).startswith("柳城县民政局窗口工作人员考勤统计表")
    assert pages(sheet.content)[0][-1].startswith("第 1 页")
    file = said(printed("yearFileEntries:print", "manager", organisation="organisations/450222-mz"))
    assert file.startswith("柳城县民政局年度档案卷内目录件号 类别 题名")


def test_cards_and_signs_of_people_are_printed_for_those_who_may_read_who_they_are(printed: Print):
    """E02, D15."""
    assert "政务服务卡代办员 代办事项 联系电话 地点" in said(printed("serviceCards/450222101201/sheets/card"))

    for sheet in ("badge", "deskSign"):
        path = f"staff/450222-mz-01/sheets/{sheet}"
        assert said(printed(path, "manager")).startswith("柳城县民政局民政窗口")
        assert problem(printed(path, "resident"), 403)


def test_the_supervision_board_of_a_department_names_its_people(printed: Print):
    """D15."""
    board = said(printed("staff:print", "manager", organisation="organisations/450222-mz"))

    assert board.startswith("监督台公示工作人员 窗口 柜台 电话 职责")
    assert "民政窗口首席代表 民政窗口" in board
    assert problem(printed("staff:print", "resident"), 403)


def test_the_rectification_of_a_bad_rating_does_not_tell_who_rated(printed: Print, rows: Rows):
    sheet = said(printed(f"ratings/{rows.ids['ratings']}/sheets/rectification", "manager"))

    assert "评价等级 非常不满意" in sheet


def test_a_joint_project_has_its_documents(printed: Print, visitor: Visitor):
    """F03, F04: one door accepts, the departments get a copy notice."""
    plan = visitor.post("projects:previewPlan", items=[projects.ALLOWANCE, projects.REGISTRATION])
    titles = [each["title"] for each in plan["materials"]]
    body = projects.application(projects.ALLOWANCE, projects.REGISTRATION, materials=titles)
    name = visitor.post("projects", "clerk-mz", **body)["name"]
    assert problem(printed(f"{name}/sheets/acceptance", "clerk-mz"), 404)["reason"] == "SHEET_NOT_READY"

    visitor.post(f"{name}:accept", "clerk-mz", reply_days=3)

    assert "柳城县民政局并联审批受理通知书项目编号：" in said(
        printed(f"{name}/sheets/acceptance", "clerk-mz")
    )
    assert "部门 抄告事项 抄告日期 答复期限 答复意见" in said(
        printed(f"{name}/sheets/copyNotice", "clerk-mz")
    )
    assert problem(printed(f"{name}/sheets/minutes", "clerk-mz"), 404)["reason"] == "SHEET_NOT_READY"


def test_a_certificate_is_printed_masked_and_leads_to_its_verification(
    printed: Print, visitor: Visitor, rows: Rows
):
    """P01."""
    found = visitor.get(f"certificates/{rows.ids['certificates']}", "clerk-mz")

    sheet = said(printed(f"{found['name']}/sheets/certificate", "clerk-mz"))

    assert sheet.startswith(f"{found['title']}持证人 {found['holder']}")
    assert f"验证码：{found['verification_code']}" in sheet
    assert applicant()["name"] not in sheet


def test_pages_lead_to_what_is_printed(printed: Print, cluster: Cluster, rows: Rows):
    with httpx.Client(base_url=cluster.url, timeout=15, headers={"Accept": "text/html"}) as browser:
        for page, count in (
            (f"/guide/{rows.ids['items']}", 4),
            (f"/tickets/{rows.ids['tickets']}", 1),
            ("/agents/450222101201", 1),
        ):
            links = re.findall(r'href="(/api/v1/[^"]+/sheets/\w+)"', browser.get(page).text)
            assert len(links) == count
            assert all(said(browser.get(link)) for link in links)


def test_an_appointment_is_printed_from_its_page_with_its_code(cluster: Cluster, visitor: Visitor):
    slot = next(each for each in visitor.get("slots", window=hall.WINDOW)["slots"] if each["free"])
    given = {
        "window": hall.WINDOW,
        "start_time": slot["start_time"],
        "visitor": "覃㛃",
        "phone": "19900000099",
    }
    code = visitor.post("appointments", **given)["code"]

    with httpx.Client(base_url=cluster.url, timeout=15, headers={"Accept": "text/html"}) as browser:
        slip = said(browser.post("/appointments/print", data={"code": code}))
        wrong = browser.post("/appointments/print", data={"code": "XXXX-XXXX"})

    assert slip.startswith(f"预约单{code}凭预约码取号时间 ")
    assert "覃㛃" not in slip
    assert wrong.status_code == 404
    assert "text/html" in wrong.headers["content-type"]
