"""Drills: what an alert is for is done to a real cluster, and Prometheus notices."""

from collections.abc import Callable
from pathlib import Path

import asyncpg

from local.cluster import Cluster
from tests.charts.watch import Prometheus, wait_until, watching

# Nobody has made a backup yet; from November on the rest days of the next year may be unknown.
TRUE_OF_ANY_NEW_CLUSTER = {"YangguangBackupOld", "YangguangCalendarMissing"}
TAMPER = "UPDATE journal SET actor = 'nobody' WHERE position = 1"
PARK = (
    "INSERT INTO parked (source, id, position, aggregate, entry, reason, tries) "
    "VALUES ('cases', gen_random_uuid(), 1, 'cases/1', '', 'KeyError', 5)"
)

# As a snapshot of the disk would, and nobody says so.
TAKE_BACK = (
    "WITH gone AS (DELETE FROM journal WHERE position = (SELECT position FROM journal_head)) "
    "UPDATE journal_head SET position = journal_head.position - 1, hash = journal.hash FROM journal "
    "WHERE journal.position = journal_head.position - 1"
)


async def change(cluster: Cluster, service: str, statement: str) -> None:
    connection = await asyncpg.connect(cluster.database_url(service, "postgresql"))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def notices(prometheus: Prometheus, alert: str, **labels: str) -> None:
    """Wait until it does; how long it must last before somebody is woken is the rule's test."""
    wait_until(lambda: any(labels.items() <= found.items() for found in prometheus.alerts().get(alert, ())))


async def test_prometheus_notices_what_happens_to_a_cluster(
    fresh_cluster: Callable[..., Cluster], tmp_path: Path
):
    cluster = fresh_cluster()
    with watching(cluster, tmp_path) as prometheus:
        wait_until(lambda: prometheus.numbers("sum(yangguang_chain_intact)") == [len(cluster.services)])
        wait_until(lambda: set(prometheus.alerts()) <= TRUE_OF_ANY_NEW_CLUSTER)

        await change(cluster, "supervision", PARK)
        notices(prometheus, "YangguangParkedEvents", service="supervision")

        await change(cluster, "hall", TAKE_BACK)
        notices(prometheus, "YangguangSourceRolledBack", source="hall")

        await change(cluster, "catalog", TAMPER)
        cluster.kill("catalog")
        cluster.restart("catalog")
        notices(prometheus, "YangguangChainBroken", service="catalog")

        cluster.kill("supervision")
        notices(prometheus, "YangguangServiceDown", service="supervision")

        cluster.nats.kill()
        notices(prometheus, "YangguangNatsDown")

        cluster.postgres.kill()
        notices(prometheus, "YangguangServiceNotReady", service="cases", part="DATABASE")
