"""The pages about cases: rating by a code, and the notice board; without JavaScript or account."""

import pytest
from yangguang.cases.v1 import cases_pb2 as cases

FORM = {"grade": "DISSATISFIED", "efficiency": "VERY_DISSATISFIED", "comment": "等了太久", "key": "abc123"}


async def test_a_visit_is_rated_by_its_code_on_the_telephone(gateway, services):
    """K01, K02: five grades, three dimensions, one page."""
    page = (await gateway.get("/rate/GOOD")).text
    assert all(word in page for word in ("非常满意", "非常不满意", "办事效率", "服务态度", "服务质量"))

    answer = await gateway.post("/rate/GOOD", data=FORM)

    assert "您的评价已收到" in answer.text
    [asked] = services.ratings.asked
    assert (asked.rating.grade, asked.rating.efficiency) == (cases.DISSATISFIED, cases.VERY_DISSATISFIED)
    assert (asked.channel, asked.request_id) == (cases.QR_CODE, "abc123")


async def test_the_tablet_at_the_window_says_that_it_is_one(gateway, services):
    """K01: 评价仪."""
    assert 'name="tablet" value="1"' in (await gateway.get("/rate/GOOD?tablet=1")).text

    await gateway.post("/rate/GOOD", data=FORM | {"tablet": "1"})

    assert services.ratings.asked[0].channel == cases.HALL_TABLET


@pytest.mark.parametrize("code", ["OLD", "<b>", "生僻"])
async def test_a_code_that_does_not_hold_is_refused_with_what_was_written(gateway, code):
    """K01: what was typed is not lost."""
    answer = await gateway.post(f"/rate/{code}", data=FORM | {"comment": "<script>"})

    assert answer.status_code == 422
    assert "评价码无效或已过期" in answer.text
    assert "&lt;script&gt;" in answer.text


async def test_the_notice_board_shows_publicity_delays_and_answers(gateway):
    """C48, C44, 优化营商环境条例 art. 36."""
    page = (await gateway.get("/notices")).text

    assert "高龄补贴" in page
    assert "韦*" in page
    assert "需到外地核查" in page
    assert "要本人&lt;b&gt;到场&lt;/b&gt;吗？" in page


async def test_the_notice_board_speaks_english_when_asked(gateway):
    assert "Limits that were passed, and why" in (await gateway.get("/notices?lang=en")).text


async def test_results_are_there_for_everybody_to_read(gateway, services):
    """C25: 办理结果在门户公布."""
    page = (await gateway.get("/results")).text

    assert "&lt;b&gt;养老机构" in page
    assert "准予" in page
    assert "韦*" in page
    assert 'href="/results?page_token=more"' in page
    assert services.cases.asked[0].region == "450222"
