"""The audit of the journals, on real services."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from services.common.audit import AuditSettings, audit, run
from services.common.identity import TokenSigner
from tests.integration.common.kit import REGION, Kit, Source

NOBODY = "nats://127.0.0.1:1"
ROOT = Path(__file__).parents[3]


@pytest.fixture
async def source(kit: Kit) -> Source:
    """A journal of 12 entries."""
    source = await kit.source("cases", NOBODY)
    await source.say("cases/1", *range(1, 13))
    await source.numbered(12)
    return source


async def change(source: Source, statement: str) -> None:
    async with source.database.connect() as connection:
        await connection.execute(text(statement))


async def test_an_intact_journal_is_said_to_be_so(source: Source) -> None:
    finding = await audit("cases", source.stub)

    head = (await source.entries())[-1].hash.hex()[:16]
    assert finding.code == 0
    assert str(finding) == f"cases        ✓ 链完整 intact　12 条 entries　链头 head {head}…"


async def test_an_empty_journal_is_intact(kit: Kit) -> None:
    source = await kit.source("cases", NOBODY)

    assert (await audit("cases", source.stub)).code == 0


@pytest.mark.parametrize(
    ("statement", "position"),
    [
        ("UPDATE journal SET actor = 'nobody' WHERE position = 7", 7),
        ("UPDATE journal SET time = time + interval '1 day' WHERE position = 7", 7),
        ("DELETE FROM journal WHERE position = 7", 7),
        ("DELETE FROM journal WHERE position > 10", 11),
        ("UPDATE journal_head SET hash = decode(repeat('07', 32), 'hex')", 12),
        ("UPDATE journal SET position = 0 - position WHERE position IN (7, 8)", 7),
    ],
)
async def test_a_changed_journal_names_the_first_position_that_does_not_fit(
    source: Source, statement: str, position: int
) -> None:
    await change(source, statement)

    finding = await audit("cases", source.stub)

    assert finding.code == 1
    assert f"链已断裂 broken　首个不符的位置 first bad position {position}: " in str(finding)


async def test_a_long_journal_is_read_in_pages(source: Source) -> None:
    await source.say("cases/2", *range(1, 2001))
    await source.numbered(2012)

    assert "2012 条 entries" in str(await audit("cases", source.stub))


async def test_a_service_that_does_not_answer_is_not_called_intact(
    kit: Kit, source: Source, service_signer: TokenSigner, capsys: pytest.CaptureFixture[str]
) -> None:
    token = service_signer.service_token("audit", REGION)
    found = AuditSettings(
        audit_token=token, cases_address=f"127.0.0.1:{kit.ports['cases']}", hall_address="127.0.0.1:1"
    )

    assert await run(found, ["cases", "hall"]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [["cases", "✓"], ["hall", "?"]]


async def test_the_command_ends_with_1_when_a_chain_is_broken(
    kit: Kit, source: Source, service_signer: TokenSigner
) -> None:
    await change(source, "DELETE FROM journal WHERE position = 3")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.common.audit", "cases",
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}:{ROOT / 'protos'}",
            "YG_CASES_ADDRESS": f"127.0.0.1:{kit.ports['cases']}",
            "YG_AUDIT_TOKEN": service_signer.service_token("audit", REGION),
        },
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await process.communicate()

    assert process.returncode == 1
    assert out.decode().startswith("cases        ✗ 链已断裂 broken")
    assert "first bad position 3" in out.decode()
