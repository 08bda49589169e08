"""The demo county: complete, loaded once however often it is loaded, and agreeing with its schema."""

import time

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from yangguang.hall.v1 import agents_pb2
from yangguang.hall.v1 import hall_pb2 as pb

from services.hall import demo
from services.hall.models import Base
from services.hall.settings import HallSettings
from tests.integration.hall.world import CENTRE, MZ, World


async def test_the_demo_county_is_loaded_once_and_quickly(world: World):
    before = await world.size()
    started = time.perf_counter()

    await demo.load(world.database, HallSettings(database_url=str(world.database.engine.url)), world.clock)

    assert time.perf_counter() - started < 3
    assert await world.size() == before


async def test_the_county_its_townships_and_villages_are_there(world: World):
    townships = await world.hall("").ListRegions(pb.ListRegionsRequest(parent="regions/450222"))
    villages = await world.hall("").ListRegions(pb.ListRegionsRequest(parent="regions/450222101"))

    assert [(region.name, region.title) for region in townships.regions] == [
        ("regions/450222100", "大埔镇"),
        ("regions/450222101", "龙头镇"),
        ("regions/450222102", "太平镇"),
        ("regions/450222103", "沙埔镇"),
        ("regions/450222104", "东泉镇"),
        ("regions/450222105", "凤山镇"),
    ]
    assert {region.level for region in townships.regions} == {pb.TOWNSHIP_LEVEL}
    assert [region.name for region in villages.regions] == [
        "regions/450222101201",
        "regions/450222101202",
        "regions/450222101203",
    ]


async def test_an_item_of_the_townships_has_one_window_in_each_centre(world: World):
    item = "items/11450222999000013C5450511001000"

    page = await world.hall("").ListWindows(pb.ListWindowsRequest(item=item))

    assert {window.name for window in page.windows} == {
        "windows/450222-mz-01",
        "windows/450222100-mz-01",
        "windows/450222101-mz-01",
        "windows/450222102-mz-01",
        "windows/450222103-mz-01",
        "windows/450222104-mz-01",
        "windows/450222105-mz-01",
    }
    assert len({window.centre for window in page.windows}) == 7


async def test_the_window_of_civil_affairs_has_its_post_and_its_chief(world: World):
    window = await world.hall("").GetWindow(pb.GetWindowRequest(name="windows/450222-mz-01"))
    mandates = await world.hall().ListMandates(pb.ListMandatesRequest(holder="staff/450222-mz-02"))

    assert (window.title, window.centre, window.organisation) == ("民政窗口", CENTRE, MZ)
    assert [(post.primary, post.deputy) for post in window.posts] == [
        ("staff/450222-mz-01", "staff/450222-mz-02")
    ]
    [mandate] = mandates.mandates
    assert (mandate.subject, mandate.valid_from, mandate.valid_to) == ("chief-mz", "2026-01-01", "2027-12-31")
    assert len(mandate.rights) == 9


async def test_the_migrations_make_the_tables_the_code_expects(world: World):
    async with world.database.connect() as connection:
        differences = await connection.run_sync(
            # A text without a length is VARCHAR to SQLModel and TEXT to us; PostgreSQL makes no difference.
            lambda found: compare_metadata(
                MigrationContext.configure(found, opts={"compare_type": False}), Base.metadata
            )
        )

    assert [change for change in differences if "alembic_version" not in str(change)] == []


async def test_villages_of_longtou_have_agents_whose_cards_name_them(world: World):
    card = await world.agency("").GetServiceCard(agents_pb2.GetServiceCardRequest(region="450222101203"))

    [line] = card.lines
    assert (card.title, line.agent, line.phone) == ("鸡头村", "鸡头村代办员01", "19900000203")
    assert line.matters[0] == "高龄老人特殊补贴"
