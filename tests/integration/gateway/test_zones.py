"""Outside of the firewall (C42): applications come in, answers go out, and nothing is handled."""

from tests.integration.gateway.conftest import Start
from tests.integration.gateway.services import CASE


async def test_outside_applications_are_taken_and_followed(start: Start, as_resident: dict[str, str]) -> None:
    """C42: 外网受理、外网反馈."""
    outside = await start(zone="PUBLIC")

    seen = await outside.get(f"/api/v1/cases/{CASE}", headers=as_resident)
    listed = await outside.get("/api/v1/cases", headers=as_resident)

    assert (seen.status_code, listed.status_code) == (200, 200)


async def test_outside_nothing_is_handled(start: Start, as_clerk: dict[str, str]) -> None:
    """C42: 内网办理: what only staff may call has no address there, whoever comes with which token."""
    outside = await start(zone="PUBLIC")

    answer = await outside.post(f"/api/v1/cases/{CASE}:accept", headers=as_clerk)

    assert answer.status_code == 404
    paths = (await outside.get("/openapi.json")).json()["paths"]
    assert "/api/v1/cases/{case}:accept" not in paths
    assert "/api/v1/cases" in paths


async def test_inside_everything_is_offered(start: Start, as_clerk: dict[str, str]) -> None:
    """C42: the same gateway, inside."""
    inside = await start(zone="INTERNAL")

    answer = await inside.post(f"/api/v1/cases/{CASE}:accept", headers=as_clerk)

    assert answer.status_code == 200


async def test_outside_the_desk_has_no_address(start: Start) -> None:
    """C42: 内网办理: neither has its page, nor the menu its entry."""
    outside = await start(zone="PUBLIC")
    await outside.post("/sign-in", data={"username": "clerk-mz", "password": "yangguang"})

    home = (await outside.get("/")).text

    assert (await outside.get("/desk")).status_code == 404
    assert 'href="/desk"' not in home
