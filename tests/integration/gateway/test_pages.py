"""The pages for people: they work without JavaScript, in Chinese and English, and trust nothing they show."""

import json

import pytest

from tests.integration.gateway.conftest import Start


async def test_the_start_page_says_what_this_is_and_offers_the_calculator(gateway):
    page = (await gateway.get("/")).text

    assert '<html lang="zh-CN">' in page
    assert "阳光下的政务服务" in page
    assert "XK-05 作出许可决定 · 20 工作日" in page
    assert "chief-mz" in page


async def test_the_start_page_speaks_english_when_asked(gateway):
    page = (await gateway.get("/?lang=en")).text

    assert '<html lang="en">' in page
    assert "Government services in the open" in page
    assert "Chief representative of civil affairs" in page


async def test_the_other_language_shows_what_is_shown(gateway):
    chinese = (await gateway.get("/search?q=老年证")).text
    english = (await gateway.get("/search?q=老年证&lang=en")).text

    asked = "q=%E8%80%81%E5%B9%B4%E8%AF%81&amp;lang"
    assert f'<a href="/search?{asked}=en" lang="en" hreflang="en">English</a>' in chinese
    assert f'<a href="/search?{asked}=zh" lang="zh-CN" hreflang="zh-CN">中文</a>' in english


async def test_the_calculator_works_without_javascript(gateway):
    form = {"start": "2026-02-10", "length": "20", "unit": "WORKING_DAYS"}

    answer = await gateway.post("/deadline", data=form)

    assert answer.status_code == 200
    assert '<time datetime="2026-03-16">' in answer.text
    assert "<li>期限 20 个工作日</li>" in answer.text
    assert 'value="2026-02-10"' in answer.text


@pytest.mark.parametrize(
    ("field", "value"), [("length", "二十"), ("length", "-1"), ("extension", "1e9"), ("length", "9999999")]
)
async def test_the_calculator_says_which_number_is_wrong(gateway, field, value):
    answer = await gateway.post("/deadline", data={"start": "2026-02-10", "length": "20"} | {field: value})

    assert answer.status_code == 422
    assert "须为整数" in answer.text


async def test_the_calculator_says_what_the_service_refuses(gateway):
    form = {"start": "2026-02-10", "clock": "XK-05", "pause_from": "2026-03-08", "pause_to": "2026-03-02"}

    answer = await gateway.post("/deadline?lang=en", data=form)

    assert answer.status_code == 422
    assert "first day that does not count" in answer.text


async def test_items_are_found_by_words(gateway):
    found = await gateway.get("/search", params={"q": "高龄"})
    none = await gateway.get("/search", params={"q": "飞船"})

    assert 'href="/guide/A1"' in found.text
    assert "承诺办结： 5 工作日" in found.text
    assert "没有查到" in none.text


async def test_too_short_a_word_is_refused_on_the_page(gateway):
    answer = await gateway.get("/search", params={"q": "老"})

    assert answer.status_code == 422
    assert "填写有误" in answer.text


async def test_the_notice_sheet_of_an_item_is_a_page(gateway):
    answer = await gateway.get("/guide/A1")
    missing = await gateway.get("/guide/Z9", headers={"Accept": "text/html"})

    assert "高龄老人特殊补贴" in answer.text
    assert "&lt;b&gt;身份证&lt;/b&gt;" in answer.text
    download = "/api/v1/items/A1/versions/1/attachments/F1:download"
    assert f'<a href="{download}">高龄补贴申请表</a>' in answer.text
    assert (missing.status_code, "没有此事项" in missing.text) == (404, True)


async def test_services_are_looked_through_by_life_event_department_and_bundle(gateway):
    page = (await gateway.get("/browse")).text
    english = (await gateway.get("/browse?lang=en")).text

    assert 'href="/browse/codes/L09">养老' in page
    assert "结婚" not in page
    assert 'href="/browse/departments/450222-mz">柳城县民政局' in page
    assert 'href="/browse/bundles/B1"' in page
    assert 'href="/browse/codes/L09?lang=en">Growing old' in english


async def test_a_code_and_a_department_list_their_items(gateway):
    code = await gateway.get("/browse/codes/L09")
    department = await gateway.get("/browse/departments/450222-mz")
    missing = await gateway.get("/browse/codes/L99", headers={"Accept": "text/html"})

    assert "<h1>养老</h1>" in code.text
    assert 'href="/guide/A1"' in code.text
    assert "<h1>柳城县民政局</h1>" in department.text
    assert missing.status_code == 404


async def test_c37_a_bundle_tells_what_to_bring_once_and_how_long_it_takes(gateway):
    page = await gateway.get("/browse/bundles/B1")
    missing = await gateway.get("/browse/bundles/B9", headers={"Accept": "text/html"})

    assert "老年人一件事" in page.text
    assert "&lt;b&gt;身份证&lt;/b&gt; <span>2 个事项都要</span>" in page.text
    # What one of the items issues is brought by nobody.
    assert "<li>高龄津贴证" not in page.text
    assert "<dd>5</dd>" in page.text
    assert (missing.status_code, "没有此" in missing.text) == (404, True)


async def test_what_a_visitor_types_is_shown_as_text(gateway):
    answer = await gateway.get("/search", params={"q": '"><script>alert(1)</script>'})

    assert "<script>" not in answer.text


async def test_pages_stand_when_the_services_do_not(start: Start):
    gateway = await start(catalog_address="127.0.0.1:1", hall_address="127.0.0.1:1")

    home = await gateway.get("/")
    search = await gateway.get("/search")

    assert home.status_code == 200
    assert (search.status_code, "服务暂时不可用" in search.text) == (503, True)


async def test_the_documentation_comes_from_here_and_not_from_a_cdn(gateway):
    page = await gateway.get("/docs")
    script = await gateway.get("/static/swagger/swagger-ui-bundle.js")
    described = await gateway.get("/openapi.json")

    assert "http://" not in page.text
    assert "https://" not in page.text
    assert len(script.content) > 500_000
    assert json.loads(described.content)["openapi"] == "3.1.0"


async def test_a_reason_has_a_page_of_its_own(gateway):
    known = await gateway.get("/problems/STEP_NOT_ALLOWED")
    unknown = await gateway.get("/problems/NO_SUCH_REASON")

    assert "当前状态不能进行此操作" in known.text
    assert unknown.status_code == 404
