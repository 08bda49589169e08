"""What hall tells of organisations reaches the catalogue by journal and broker; without hall it works too."""

import pytest
from yangguang.hall.v1.events_pb2 import OrganisationChanged
from yangguang.hall.v1.hall_pb2 import Organisation

from services.catalog import consumers
from services.common import identity
from services.common.consumer import Consumer, Received
from services.common.identity import Issuer, TokenSigner, Verifier
from services.common.ids import new_id
from services.common.journal import Entry
from tests.integration.catalog.world import MZ, SPRING, World
from tests.integration.common.kit import CLERK, Kit, new_kit, until, write

SERVICES = "https://services.example"


@pytest.fixture
async def kit(new_database, tmp_path):
    """Services that journal."""
    identity.create_key(tmp_path / "key.pem")
    signer = TokenSigner(tmp_path / "key.pem", SERVICES)
    (tmp_path / "jwks.json").write_bytes(signer.jwks_document())
    verifier = Verifier([Issuer(issuer=SERVICES, jwks_file=tmp_path / "jwks.json", grants=("SERVICE",))])
    async with new_kit(new_database, verifier, signer) as kit:
        yield kit


def told(title: str, version: int, region: str = "450222", name: str = MZ) -> Entry:
    event = OrganisationChanged(organisation=Organisation(name=name, title=title, region=region))
    return Entry(name, version, event, SPRING, "450222", CLERK)


async def listening(kit: Kit, world: World, nats_url: str):
    """Hall as a source, and the catalogue consuming it."""
    hall = await kit.source("hall", nats_url)
    consumer = Consumer(
        "catalog",
        world.database,
        await kit.broker(nats_url),
        {"hall": hall.stub},
        consumers.TYPES,
        consumers.apply,
        head_check=0.3,
    )
    await kit.task(consumer.run())
    return hall


async def title_of(world: World, item: str) -> str:
    return (await world.item(item)).organisation_title


async def test_an_organisation_told_of_by_hall_gives_its_title_and_is_searched_by(
    fresh_world: World, kit: Kit, fresh_nats_server
):
    world = fresh_world
    item = (await world.published()).name
    assert await title_of(world, item) == "450222-mz"
    assert await world.found(query="民政局") == []
    hall = await listening(kit, world, fresh_nats_server.url)

    await write(hall.database, told("柳城县民政局", 1))
    await until(lambda: told_as(world, item, "柳城县民政局"))
    assert await world.found(query="民政局") == [item]

    await write(hall.database, told("柳城县民政和社会事务局", 2))
    await until(lambda: told_as(world, item, "柳城县民政和社会事务局"))
    assert await world.found(query="民政局") == []
    assert await world.found(query="社会事务局 高龄") == [item]

    later = (await world.published()).name
    assert set(await world.found(query="社会事务局")) == {item, later}
    assert (await world.item(item)).version.etag == (await world.item(later)).version.etag


async def told_as(world: World, item: str, title: str) -> bool:
    return await title_of(world, item) == title


async def test_an_older_word_of_hall_changes_nothing(fresh_world: World):
    async with fresh_world.database.direct() as connection:
        await consumers.apply(connection, [received(told("新名称", 5)), received(told("旧名称", 4))])

    [row] = await fresh_world.rows("SELECT title, version FROM organisations")
    assert (row.title, row.version) == ("新名称", 5)


async def test_an_item_lies_in_the_region_hall_gives_its_organisation(fresh_world: World):
    async with fresh_world.database.direct() as connection:
        await consumers.apply(connection, [received(told("大埔镇人民政府", 1, "450222100"))])

    item = await fresh_world.drafted()

    assert item.region == "450222100"
    assert (await fresh_world.item(item.name, "reviewer")).organisation_title == "大埔镇人民政府"


def received(entry: Entry):
    return Received(
        new_id(), "hall", 1, "", entry.aggregate, entry.version, entry.time, entry.region, entry.event
    )
