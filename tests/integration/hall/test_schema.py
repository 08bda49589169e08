"""The migrations make the tables the code expects."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from services.hall.models import Base
from tests.integration.hall.world import World


def differences(connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": False})
    return [
        difference
        for difference in compare_metadata(context, Base.metadata)
        if "alembic_version" not in str(difference)
    ]


async def test_migrated_tables_are_those_of_the_models(world: World):
    async with world.database.read() as connection:
        assert await connection.run_sync(differences) == []
