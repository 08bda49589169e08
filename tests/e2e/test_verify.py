"""The page on which anybody verifies a certificate (验真): in Chinese, without account, the holder masked."""

import httpx
import pytest

from local.cluster import Cluster
from local.rest import Visitor
from tests.e2e.operations import Rows
from tests.factories import applicant


@pytest.fixture
def code(rows: Rows, visitor: Visitor) -> str:
    """The code of a certificate."""
    found = visitor.get(f"certificates/{rows.ids['certificates']}", "clerk-mz")
    return str(found["verification_code"])


def page(cluster: Cluster, code: str = "", language: str = "zh") -> httpx.Response:
    headers = {"Accept": "text/html", "Accept-Language": language}
    return httpx.get(f"{cluster.url}/verify", params={"code": code} if code else {}, headers=headers)


def test_whoever_has_the_code_reads_what_it_is_and_that_it_holds(cluster: Cluster, code: str) -> None:
    """P01: on a telephone, by a form that works without scripts."""
    found = page(cluster, f"{code[:8].lower()} {code[8:]}")

    assert found.status_code == 200
    assert "真实有效" in found.text
    assert "1.2.156.3005.2." in found.text
    assert str(applicant()["name"]) not in found.text
    assert '<meta name="viewport"' in found.text
    assert '<label for="code">验证码</label>' in found.text
    assert "<script" not in found.text
    assert "Genuine, and it holds" in page(cluster, code, "en").text


@pytest.mark.parametrize("wrong", ["AAAAAAAAAAAAAAAA", "<b>", "%00", "x" * 500])
def test_a_wrong_code_is_refused_and_what_was_typed_is_shown_safely(cluster: Cluster, wrong: str) -> None:
    found = page(cluster, wrong)

    assert found.status_code in (404, 422)
    assert "证照验真" in found.text
    assert "<b>" not in found.text


def test_the_form_alone_asks_for_the_code(cluster: Cluster) -> None:
    assert page(cluster).status_code == 200
