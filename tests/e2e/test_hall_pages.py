"""The pages of the hall, as residents without an account use them: a number, the board, a time (C33, C36)."""

import re
from collections.abc import Iterator

import httpx
import pytest

from local.cluster import Cluster
from local.rest import Visitor

CENTRE = "/hall/450222-zwzx"
WINDOW = "windows/450222-sf-01"


@pytest.fixture(scope="module")
def http(cluster: Cluster) -> Iterator[httpx.Client]:
    """A browser that speaks Chinese."""
    with httpx.Client(base_url=cluster.url, timeout=15, headers={"Accept": "text/html"}) as http:
        yield http


def key(page: str) -> str:
    [found] = re.findall(r'name="key" value="(\w+)"', page)
    return str(found)


def test_a_resident_draws_a_number_once_however_often_the_form_is_sent(http: httpx.Client):
    form = {"zone": "APPROVAL_ZONE", "priority": "ELDERLY", "key": key(http.get(CENTRE).text)}

    first = http.post(f"{CENTRE}/tickets", data=form)
    again = http.post(f"{CENTRE}/tickets", data=form)
    page = http.get(first.headers["location"]).text

    assert first.status_code == 303
    assert again.headers["location"] == first.headers["location"]
    assert re.search(r'<p class="number">A\d{3}</p>', page)
    assert "人在您前面" in page
    assert '<meta http-equiv="refresh"' in page


def test_a_number_that_is_called_says_where_to_go_and_stands_on_the_board(
    http: httpx.Client, visitor: Visitor
):
    visitor.post("tickets", window=WINDOW)
    ticket = visitor.post("tickets:callNext", "manager", window=WINDOW)

    called = http.get(f"/{ticket['name']}").text
    board = http.get(f"{CENTRE}/board").text
    visitor.post(f"{ticket['name']}:finish", "manager")
    finished = http.get(f"/{ticket['name']}").text

    assert "请到 司法窗口 · 柜台 07" in called
    assert f"<strong>{ticket['number']}</strong>" in board
    assert "已办毕" in finished
    assert "refresh" not in finished


def test_a_page_that_renews_itself_can_be_held_still(http: httpx.Client):
    """WCAG 2.2.1, 2.2.2: for whoever needs longer to read."""
    renewing = http.get(f"{CENTRE}/board?lang=zh").text
    still = http.get(f"{CENTRE}/board?lang=zh&still=yes").text

    assert '<meta http-equiv="refresh" content="15">' in renewing
    assert f'<a href="{CENTRE}/board?still=yes&amp;lang=zh">停止自动更新</a>' in renewing
    assert "http-equiv" not in still
    assert f'<a href="{CENTRE}/board?lang=zh">让本页自动更新</a>' in still


def test_a_time_is_booked_shown_by_its_code_and_given_up(http: httpx.Client):
    offer = http.get(f"/{WINDOW}/appointments").text
    starts = re.findall(r'name="start" required value="([^"]+)">', offer)
    form = {"start": starts[-1], "visitor": "韦一山", "phone": "19900000088", "key": key(offer)}

    booked = http.post(f"/{WINDOW}/appointments", data=form)
    [code] = re.findall(r'<p class="number code">(\w{8})</p>', booked.text)
    shown = http.post("/appointments?lang=en", data={"code": code.lower()}).text
    given_up = http.post("/appointments/giveUp", data={"code": code}).text

    assert "预约成功，请记下预约码" in booked.text
    assert "韦*山 · 199****0088" in shown
    assert "Give up this appointment" in shown
    assert "已取消" in given_up


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"visitor": "韦一山", "phone": "19900000089"}, "时间"),
        ({"start": "yesterday", "visitor": "韦一山", "phone": "19900000089"}, "时间"),
        (
            {"start": "2030-01-01T09:00:00+08:00", "visitor": "韦一山", "phone": "19900000089"},
            "最多提前 30 天",
        ),
    ],
)
def test_a_form_that_cannot_be_booked_says_why(http: httpx.Client, form: dict[str, str], said: str):
    answer = http.post(f"/{WINDOW}/appointments", data=form)

    assert answer.status_code in (409, 422)
    assert said in answer.text


def test_a_code_that_stands_for_nothing_says_so(http: httpx.Client):
    answer = http.post("/appointments", data={"code": "ZZZZZZZZ"})

    assert answer.status_code == 404
    assert "没有这个预约" in answer.text


def test_the_halls_of_the_county_are_listed_without_those_of_villages(http: httpx.Client):
    page = http.get("/hall").text

    assert "柳城县政务服务中心" in page
    assert "龙头镇政务服务中心" in page
    assert "伏虎村政务服务站" not in page


def test_the_pages_of_nothing_are_not_found(http: httpx.Client):
    for path in ("/hall/none", "/hall/none/board", "/windows/none/appointments", "/tickets/none"):
        assert http.get(path).status_code in (404, 422), path


def test_everybody_sees_who_serves_at_the_windows_of_a_hall(http: httpx.Client, visitor: Visitor):
    honour = {"organisation": "organisations/450222-mz", "category": "SERVICE_STAR", "year": 2025}
    honour |= {"staff": "staff/450222-mz-01", "document_number": "演评〔2026〕1号"}
    visitor.post("appraisals", "manager", appraisal=honour)

    page = http.get(f"{CENTRE}/staff").text
    english = http.get(f"{CENTRE}/staff?lang=en").text

    assert "民政窗口01" in page
    assert "2025 服务明星" in page
    assert "柳城县民政局" in page
    assert "投诉电话" in page
    assert "clerk-mz" not in page
    assert "service star" in english


def test_the_card_of_a_village_names_its_agent_matters_and_telephone(http: httpx.Client):
    points, card = http.get("/agents").text, http.get("/agents/450222101203").text

    assert "鸡头村政务服务代办点" in points
    assert "村代办点" in points
    assert "鸡头村代办员01" in card
    assert "高龄老人特殊补贴、城乡居民基本医疗保险参保登记、户口登记" in card
    assert 'href="tel:19900000203"' in card
    assert http.get("/agents/450222999").status_code == 404
