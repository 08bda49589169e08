"""The page on which a fee is paid by its code; without JavaScript or account, on a telephone."""

import pytest

UNPAID, PAYING, PAID, WAIVED = ("1" * 20, "2" * 20, "3" * 20, "4" * 20)


async def test_a_code_leads_to_its_ticket_however_it_is_written(gateway):
    """O06: 缴款码."""
    answer = await gateway.post("/pay?lang=en", data={"code": " 1111 1111 1111 1111 1111 "})

    assert (answer.status_code, answer.headers["location"]) == (303, f"/pay/{UNPAID}?lang=en")


@pytest.mark.parametrize("code", ["", "abc", "１２３", "1" * 19 + "<", "../admin"])
async def test_what_is_no_code_is_said_beside_the_form(gateway, code):
    answer = await gateway.post("/pay", data={"code": code})

    assert answer.status_code == 422
    assert "缴款码为 20 位数字" in answer.text


async def test_a_ticket_says_what_for_by_which_standard_and_where_it_can_be_paid(gateway):
    """O02, O04: 阳光收费: the standard and its basis beside what is charged."""
    page = (await gateway.get(f"/pay/{UNPAID}")).text

    assert "20.05 元" in page
    assert "证照&lt;b&gt;工本费" in page
    assert "公布标准 25.00 元" in page
    assert "依据：演示〔1〕号" in page
    assert f'action="/pay/{UNPAID}"' in page
    assert "收费窗口" in page
    assert "1111 1111 1111 1111 1111" in page
    assert 'name="viewport"' in page


async def test_while_a_payment_is_open_the_page_looks_again_by_itself(gateway):
    page = (await gateway.get(f"/pay/{PAYING}")).text
    opened = (await gateway.post(f"/pay/{PAYING}")).text

    assert '<meta http-equiv="refresh" content="5">' in page
    assert 'href="https://pay.example/1"' in opened
    # Nobody is taken off the page before having followed the link.
    assert "refresh" not in opened


@pytest.mark.parametrize(("code", "words"), [(PAID, "银行网点"), (WAIVED, "低保户")])
async def test_what_is_settled_asks_for_nothing_more(gateway, code, words):
    page = (await gateway.get(f"/pay/{code}")).text

    assert words in page
    assert "<form" not in page


async def test_a_provider_that_does_not_answer_leaves_the_other_ways_on_the_page(gateway):
    answer = await gateway.post(f"/pay/{UNPAID}")

    assert answer.status_code == 503
    assert "支付平台暂时没有答复" in answer.text
    assert "缴费点" in answer.text


async def test_a_code_nobody_has_is_not_found(gateway):
    answer = await gateway.get(f"/pay/{'9' * 20}")

    assert answer.status_code == 404
    assert "没有此缴费票" in answer.text
