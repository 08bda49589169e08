"""An upgrade and a rollback: the release before and this one work on the same databases, in any mixture."""

from collections.abc import Iterator

import pytest

from local.cluster import ROOT, procfile
from tests.chaos.load import calls_of
from tests.operations.releases import TwoReleases, processes_of, upgraded


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoReleases]:
    """A cluster of the release before, on the schema of this one."""
    with upgraded(tmp_path_factory.mktemp("upgrade")) as two:
        yield two


async def test_the_release_before_works_on_the_new_schema(two: TwoReleases):
    two.run_new()

    two.walk(two.before)
    await two.check()


async def test_the_release_before_starts_anew_on_the_new_schema(two: TwoReleases):
    two.run_new(*two.names)
    two.run_new()

    two.walk(two.before)
    await two.check()


async def test_new_services_serve_an_old_gateway(two: TwoReleases):
    two.run_new(*(name for name in two.names if name != "gateway"))

    two.walk(two.before)
    await two.check()


async def test_old_services_serve_a_new_gateway(two: TwoReleases):
    two.run_new("gateway")

    two.walk(two.before)
    await two.check()


@pytest.mark.parametrize("service", ["catalog", "hall", "cases", "supervision"])
async def test_one_service_may_be_ahead_of_all_others(two: TwoReleases, service: str):
    two.run_new(service)

    two.walk(two.before)
    await two.check()


async def test_replicas_of_both_releases_share_the_work(two: TwoReleases):
    two.run_new(*(name for name in two.names if name != "cases"))

    with two.both("cases") as metrics_port:
        two.walk(two.before)
        assert await calls_of(metrics_port) > 0
    await two.check()


async def test_what_the_new_release_wrote_is_read_and_gone_on_with_after_a_rollback(two: TwoReleases):
    two.run_new(*two.names)
    two.walk(ROOT)
    two.run_new()

    two.walk(two.before)
    await two.check()


async def test_after_the_upgrade_everything_is_there(two: TwoReleases):
    two.run_new(*two.names)

    two.walk(ROOT)
    await two.check()


def test_the_release_before_had_the_services_of_this_one_or_fewer(two: TwoReleases):
    assert set(processes_of(two.before)) <= set(procfile())
