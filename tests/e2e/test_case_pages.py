"""A case from the application to its rating, with the pages of residents and of the desk alone."""

import re
from collections.abc import Iterator

import pytest

from local.cluster import Cluster
from local.rest import Visitor, wait_for
from services.common.timesource import local_date, real_time
from tests.e2e.browsers import PNG, Browser

# Of the picture all files here are.
SHA256 = "00023965829ad187893d5eb1aedff72a9e9e179f2a867e15f90c19b32064eb5a"
APPLICANT = {
    "kind": "PERSON",
    "name": "演示申请人丁",
    "id_number": "450222194001010018",
    "phone": "13900000000",
}


@pytest.fixture(scope="module")
def item(cluster: Cluster, visitor: Visitor) -> str:
    """The code of a promised item with materials and publicity."""
    found = visitor.get("items", query="高龄老人特殊补贴", kind="PROMISED")["items"][0]
    return str(found["name"].removeprefix("items/"))


@pytest.fixture
def resident(cluster: Cluster) -> Iterator[Browser]:
    """A resident who has signed in."""
    with Browser(cluster.url, "resident") as browser:
        yield browser


def staff(cluster: Cluster, account: str) -> Browser:
    return Browser(cluster.url, account)


def applied(resident: Browser, item: str, materials: list[str], **files: bytes) -> str:
    """Apply with these materials on paper and these as files; the code of the case."""
    resident.open(f"/my/apply/{item}")
    sent = {f"file-{name}": (f"{name}.png", data, "image/png") for name, data in files.items()}
    resident.send(f"/my/apply/{item}", {**APPLICANT, "paper": materials}, sent)
    return resident.path.removeprefix("/my/cases/")


def do(browser: Browser, case: str, action: str, **typed: str) -> str:
    """Open the case at the desk and do one thing to it."""
    browser.open(f"/desk/cases/{case}")
    return browser.send(f"/desk/cases/{case}/do/{action}", typed)


def test_a_resident_applies_is_told_once_what_is_missing_and_sees_the_result(
    cluster: Cluster, resident: Browser, item: str
):
    case = applied(resident, item, ["M1"], M2=PNG)
    assert "申请已收到" in resident.page
    assert re.search(r"还有 5 个工作日，\d+月\d+日前答复是否受理", resident.page)

    with staff(cluster, "clerk-mz") as clerk:
        told = do(clerk, case, "REQUEST_SUPPLEMENT", M3="缺身份证复印件", M4="缺银行账户复印件")
        assert "待补正" in told
        # The notice is given once.
        assert not clerk.offers(f"/desk/cases/{case}/do/REQUEST_SUPPLEMENT")

    assert "请补交材料：缺身份证复印件；缺银行账户复印件" in resident.open("/my")
    resident.open(f"/my/cases/{case}")
    files = {f"file-{name}": (f"{name}.png", PNG, "image/png") for name in ("M3", "M4")}
    assert "已申请" in resident.send(f"/my/cases/{case}/supplement", files=files)

    with staff(cluster, "chief-mz") as chief:
        assert re.search(r"还有 5 个工作日，\d+月\d+日前办结（承诺）", do(chief, case, "ACCEPT"))
    with staff(cluster, "approver-mz") as approver:
        do(approver, case, "EXAMINE", opinion="符合条件")
        do(approver, case, "START_PROCEDURE", kind="PUBLICITY", expected_days="7")
        assert "时限暂停计算" in approver.page
        do(approver, case, "END_PROCEDURE", number="1", result="公示无异议")
        assert "已决定" in do(approver, case, "DECIDE", granted="yes")
    with staff(cluster, "chief-mz") as chief:
        do(chief, case, "COMPLETE")
        do(chief, case, "DELIVER", way="COLLECTED", receipt="本人")
        assert "已送达" in chief.page

    # The certificate follows the completion.
    done = wait_for(lambda: page if "高龄津贴证" in (page := resident.open(f"/my/cases/{case}")) else None)
    assert "准予决定书" in done
    sheet = resident.http.get(f"/my/cases/{case}/sheets/grant")
    assert sheet.content.startswith(b"%PDF")
    resident.send(f"/my/cases/{case}/rate", {"grade": "VERY_SATISFIED", "comment": "一次办好"})
    assert resident.status == 200
    assert not resident.offers(f"/my/cases/{case}/rate")


def test_a_double_click_makes_one_case(resident: Browser, item: str):
    resident.open(f"/my/apply/{item}")
    form = {**resident.hidden(f"/my/apply/{item}"), **APPLICANT, "paper": "M1"}

    answers = [resident.http.post(f"/my/apply/{item}", data=form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len({answer.headers["location"] for answer in answers}) == 1


def test_a_form_that_does_not_fit_keeps_what_was_typed_and_says_what_is_wrong(resident: Browser, item: str):
    resident.open(f"/my/apply/{item}")

    page = resident.send(f"/my/apply/{item}", {**APPLICANT, "id_number": "450222194001010019"})

    assert resident.status == 422
    assert 'value="演示申请人丁"' in page
    assert 'value="450222194001010019"' in page


def test_a_file_that_is_none_leaves_the_case_and_says_so(resident: Browser, item: str):
    applied(resident, item, ["M1"], M2=b"#!/bin/sh")

    assert resident.status == 422
    assert "已申请" in resident.page
    # The material can be handed in again on the same page.
    assert re.search(r'action="/my/cases/[^/"]+/materials"', resident.page)


def test_what_the_mandate_does_not_give_is_refused_with_the_words_typed_kept(
    cluster: Cluster, resident: Browser, item: str
):
    case = applied(resident, item, ["M1", "M2", "M3", "M4"])
    with staff(cluster, "chief-mz") as chief:
        do(chief, case, "ACCEPT")
    with staff(cluster, "clerk-mz") as clerk:
        page = do(clerk, case, "EXAMINE", opinion="窗口不得自审")

    assert clerk.status == 403
    assert "授权" in page
    assert "窗口不得自审</textarea>" in page


def test_at_the_window_an_application_is_entered_for_somebody_who_came(cluster: Cluster, item: str):
    with staff(cluster, "clerk-mz") as clerk:
        assert f'href="/desk/apply/{item}"' in clerk.open("/desk/apply?q=高龄老人")
        clerk.open(f"/desk/apply/{item}")
        clerk.send(f"/desk/apply/{item}", {**APPLICANT, "paper": ["M1", "M2", "M3", "M4"]})

    assert clerk.path.startswith("/desk/cases/")
    assert "已收纸质件" not in clerk.page
    assert "已申请" in clerk.page


def test_the_desk_has_what_is_due_first_and_each_state_of_its_own_organisation_alone(
    cluster: Cluster, resident: Browser, item: str
):
    case = applied(resident, item, ["M1"])
    with staff(cluster, "clerk-mz") as clerk, staff(cluster, "clerk-scjg") as other:
        path = f'href="/desk/cases/{case}"'
        wait_for(lambda: path in clerk.open("/desk") or None)
        assert path in clerk.open("/desk?state=SUBMITTED")
        assert path not in other.open("/desk?state=SUBMITTED")
        assert path not in other.open("/desk")
        other.open(f"/desk/cases/{case}")
        assert other.status == 404


def test_an_application_is_taken_back(resident: Browser, item: str):
    case = applied(resident, item, ["M1"])
    resident.open(f"/my/cases/{case}")

    page = resident.send(f"/my/cases/{case}/withdraw", {"reason": "改日再办"})

    assert "已撤回" in page
    assert not resident.offers(f"/my/cases/{case}/withdraw")


def test_an_agent_acts_with_the_mandate_of_the_person(cluster: Cluster, item: str):
    """E03: 委托书."""
    with staff(cluster, "agent") as agent:
        agent.open(f"/my/apply/{item}")
        mandate = {"agent_mandate_number": "委〔2026〕1号"}
        agent.send(f"/my/apply/{item}", {**APPLICANT, **mandate, "paper": "M1"})

    assert agent.path.startswith("/my/cases/")
    assert "代办员" in agent.page


def test_e03_an_important_matter_takes_the_signed_mandate_as_a_photograph(cluster: Cluster, visitor: Visitor):
    """E03: what is signed is known by its hash; without it the form says what is missing."""
    found = visitor.get("items", query="临时大病救助", kind="FORWARDED")["items"]
    important = next(each for each in found if each["version"]["content"]["agency_mandate_required"])
    path = f"/my/apply/{important['name'].removeprefix('items/')}"
    today = local_date(real_time()).isoformat()
    mandate = {"mandate_scope": "代为申请", "mandate_sign_day": today, "mandate_valid_to": today}
    given = {**APPLICANT, **mandate, "agent_mandate_number": "委〔2026〕2号", "paper": "M1"}
    with staff(cluster, "agent") as agent:
        agent.open(path)
        agent.send(path, given)
        assert (agent.status, "缺少必填项" in agent.page) == (422, True)
        agent.send(path, given, {"mandate": ("委托书.png", PNG, "image/png")})

    assert agent.path.startswith("/my/cases/")
    case = visitor.get(agent.path.removeprefix("/my/"), "clerk-mz")
    # SHA-256 of the photograph, as sha256sum says it.
    assert case["agent"]["mandate"]["file_sha256"] == SHA256


def test_each_page_is_for_those_who_have_use_for_it(cluster: Cluster, resident: Browser, item: str):
    case = applied(resident, item, ["M1"])
    with (
        staff(cluster, "clerk-mz") as clerk,
        staff(cluster, "resident2") as neighbour,
        Browser(cluster.url) as nobody,
    ):
        for path in ("/desk", f"/desk/cases/{case}", "/desk/apply"):
            resident.open(path)
            assert (resident.status, "需要角色" in resident.page) == (403, True), path
        clerk.open("/my")
        assert clerk.status == 403
        neighbour.open(f"/my/cases/{case}")
        assert neighbour.status == 404
        nobody.open(f"/my/cases/{case}")
        assert nobody.path == "/sign-in"


def test_a_form_of_another_session_does_nothing(cluster: Cluster, resident: Browser, item: str):
    case = applied(resident, item, ["M1"])
    resident.open(f"/my/cases/{case}")
    with staff(cluster, "resident") as same, staff(cluster, "resident2") as other:
        other.open("/my")
        stolen = other.hidden("/sign-out")["form_token"]
        answer = resident.http.post(f"/my/cases/{case}/withdraw", data={"form_token": stolen, "reason": "偷"})
        assert answer.status_code == 403
        assert "已申请" in same.open(f"/my/cases/{case}")
