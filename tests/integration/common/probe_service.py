"""The probe as a process of its own, for the tests of `run`; first argument: the folder of its migrations."""

import asyncio
import sys
from pathlib import Path

from sqlalchemy import text

from services.common import schema
from services.common.errors import ResourceExhausted
from services.common.rpc import Context
from services.common.run import Kit, Parts, Service, main
from services.common.settings import ServiceSettings
from tests.integration.common.probe import Probe


async def build(kit: Kit[ServiceSettings]) -> Parts:
    """`Open` counts calls, after as many seconds as it is told; "fall" ends a loop."""
    stop = asyncio.Event()

    async def answer(seconds: str, context: Context) -> str:
        if seconds == "fall":
            stop.set()
        await asyncio.sleep(float(seconds or 0) if seconds != "fall" else 0)
        async with kit.database.connect() as connection:
            return str(await connection.scalar(text("UPDATE calls SET count = count + 1 RETURNING count")))

    async def fall() -> None:
        await stop.wait()
        raise ResourceExhausted("FALLEN")

    return Parts(add=Probe({"Open": answer}).add, loops=[fall])


async def load_demo(kit: Kit[ServiceSettings]) -> None:
    """The demo county of the probe."""
    async with kit.database.connect() as connection:
        await connection.execute(text("UPDATE calls SET count = 100"))


if __name__ == "__main__":
    schema.SERVICES = Path(sys.argv.pop(1))  # type: ignore[misc]
    main(Service("probe", ServiceSettings, build, load_demo=load_demo))
