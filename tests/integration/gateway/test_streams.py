"""Server-sent events: the trace of a case as it grows, resumed where a client left off."""

import asyncio
from collections.abc import AsyncIterator, Callable

import httpx

from tests.integration.gateway.conftest import Start
from tests.integration.gateway.services import CASE, World

URL = f"/api/v1/cases/{CASE}/events:stream"


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 -- nothing tells when a call has ended
            await asyncio.sleep(0.01)


async def events(lines: AsyncIterator[str], count: int) -> list[tuple[int, str]]:
    """The ids and names of the next events."""
    found: list[tuple[int, str]] = []
    number = 0
    async with asyncio.timeout(5):
        async for line in lines:
            if line.startswith("id: "):
                number = int(line[4:])
            elif line.startswith("event: "):
                found.append((number, line[7:]))
                if len(found) == count:
                    break
    return found


async def test_a_stream_tells_what_was_and_what_happens(gateway, services: World, as_resident):
    async with gateway.stream("GET", URL, headers=as_resident) as answer:
        lines = answer.aiter_lines()
        before = await events(lines, 3)
        services.cases.last_version = 4
        services.cases.growth.set()
        after = await events(lines, 1)

    assert answer.headers["content-type"].startswith("text/event-stream")
    assert [number for number, _ in before] == [1, 2, 3]
    assert after == [(4, "CaseAccepted")]


async def test_a_client_that_comes_back_gets_what_it_missed_and_nothing_twice(gateway, as_resident):
    headers = as_resident | {"Last-Event-ID": "2"}

    async with gateway.stream("GET", URL, headers=headers) as answer:
        found = await events(answer.aiter_lines(), 1)

    assert found == [(3, "CaseAccepted")]


async def test_the_list_becomes_a_stream_for_who_accepts_one(gateway, as_resident):
    url = f"/api/v1/cases/{CASE}/events"

    listed = await gateway.get(url, headers=as_resident)
    async with gateway.stream("GET", url, headers=as_resident | {"Accept": "text/event-stream"}) as answer:
        found = await events(answer.aiter_lines(), 1)

    assert listed.json()["case_events"][0]["type"] == "CaseSubmitted"
    assert found == [(1, "CaseAccepted")]


async def test_a_client_that_leaves_leaves_no_call_behind(gateway, services: World, as_resident):
    async with gateway.stream("GET", URL, headers=as_resident) as answer:
        lines = answer.aiter_lines()
        await events(lines, 3)
        assert services.cases.watching == 1

    await until(lambda: services.cases.watching == 0)


async def test_a_stream_shows_signs_of_life(start: Start, as_resident):
    gateway = await start(heartbeat=0.05)

    async with gateway.stream("GET", URL, headers=as_resident | {"Last-Event-ID": "3"}) as answer:
        async with asyncio.timeout(5):
            lines = [line async for line in _first(answer.aiter_lines(), 6)]

    assert lines.count(":") >= 1


async def test_who_may_not_see_a_case_is_told_before_a_stream_begins(gateway, as_resident, as_auditor):
    nobody = await gateway.get(URL)
    missing = await gateway.get(URL.replace(CASE[:8], "0" * 8), headers=as_resident)
    bad = await gateway.get(URL, headers=as_resident | {"Last-Event-ID": "x"})

    assert (nobody.status_code, nobody.json()["reason"]) == (401, "TOKEN_REQUIRED")
    assert (missing.status_code, missing.json()["reason"]) == (404, "CASE_NOT_FOUND")
    assert (bad.status_code, bad.json()["errors"][0]["field"]) == (422, "Last-Event-ID")


async def test_streams_are_bounded(start: Start, services: World, as_resident):
    gateway = await start(max_streams=1)

    async with gateway.stream("GET", URL, headers=as_resident) as first:
        lines = first.aiter_lines()
        await events(lines, 1)
        second = await gateway.get(URL, headers=as_resident)

    assert (second.status_code, second.json()["reason"]) == (503, "OVERLOADED")
    await until(lambda: services.cases.watching == 0)


async def test_a_stream_that_fails_says_so_and_ends(gateway: httpx.AsyncClient, as_auditor):
    async with gateway.stream("GET", "/api/v1/journals/cases/entries:stream", headers=as_auditor) as answer:
        async with asyncio.timeout(5):
            text = "".join([part async for part in answer.aiter_text()])

    assert "event: problem" in text
    assert '"reason":"INTERNAL"' in text


async def _first(lines: AsyncIterator[str], count: int) -> AsyncIterator[str]:
    seen = 0
    async for line in lines:
        yield line
        seen += 1
        if seen == count:
            return
