"""Runs the catalogue."""

import datetime as dt
from functools import partial

from services.common.garbage import paused

with paused():
    from services.catalog import consumers, demo
    from services.catalog.models import CONSTRAINTS
    from services.catalog.server import services
    from services.catalog.server.attachments import AttachmentService
    from services.catalog.server.desk import Desk
    from services.catalog.settings import Settings
    from services.common import filing
    from services.common.consumer import Consumer
    from services.common.run import Kit, Parts, Run, Service, main

# What names the contents of files; and where they lie, apart from those of other services.
NAMING = ("item_files",)
FOLDER = "catalog"


async def build(kit: Kit[Settings]) -> Parts:
    """Wire the service."""
    desk = Desk(kit.database, kit.settings.region, kit.now)
    consumer = Consumer(
        kit.service,
        kit.database,
        kit.broker,
        kit.journals("hall"),
        consumers.TYPES,
        consumers.apply,
        stream=kit.settings.stream,
    )
    attachments = AttachmentService(desk, kit.files(FOLDER), kit.settings.attachment_bytes)
    return Parts(
        add=lambda server: services.add(server, desk, attachments), consumer=consumer, loops=_filing(kit)
    )


def _filing(kit: Kit[Settings]) -> tuple[Run, ...]:
    """The sweep of files, where files are kept."""
    if (store := kit.files(FOLDER)) is None:
        return ()
    older_than = dt.timedelta(hours=kit.settings.orphan_hours)
    return (partial(filing.sweep_forever, kit.database, store, kit.now, older_than, NAMING),)


async def load_demo(kit: Kit[Settings]) -> None:
    """Load the demo catalogue."""
    await demo.load(kit.database, kit.settings.region, kit.now)


if __name__ == "__main__":
    main(Service("catalog", Settings, build, load_demo, CONSTRAINTS))
