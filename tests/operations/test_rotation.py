"""Keys and passwords are changed on a cluster at work, in the steps of docs/operations/keys.md."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from local.cluster import Cluster
from local.keys import publish
from services.common import keys
from services.common.identity import SERVICE_ISSUER, TokenSigner
from tests.chaos.conftest import Town
from tests.chaos.databases import fetch
from tests.chaos.load import Load
from tests.conftest import running
from tests.operations.releases import walk


@pytest.fixture(scope="module")
def cluster(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster whose keys are changed."""
    with running(prepared, tmp_path_factory.mktemp("rotation")) as cluster:
        walk(cluster)
        yield cluster


def restart(cluster: Cluster, *names: str) -> None:
    """Have processes start anew."""
    for name in names:
        cluster.processes[name].stop()
    for name in names:
        cluster.launch(name)
    for name in names:
        cluster.wait_ready(name)


def change(file: Path, step: Callable[[bytes, str], bytes], key: str = "") -> None:
    """One step of a rotation."""
    file.write_bytes(step(file.read_bytes(), key))


async def at_rest(cluster: Cluster) -> None:
    """Nothing is lost and nothing parked."""
    async with Load(cluster.url) as nobody:
        await Town(cluster, nobody).check()


async def test_the_keys_of_personal_fields_change_and_everybody_is_still_found(cluster: Cluster):
    file = cluster.folder / "keys" / "seal.json"

    for step, key in ((keys.seal_add, ""), (keys.seal_use, "2")):
        change(file, step, key)
        restart(cluster, "cases")
        walk(cluster)
    assert await sealed_by(cluster) == {b"1", b"2"}
    cluster.run_task("cases", "reseal")
    assert await sealed_by(cluster) == {b"2"}
    change(file, keys.seal_drop, "1")
    restart(cluster, "cases")

    cluster.run_task("cases", "check-seals")
    walk(cluster)
    await at_rest(cluster)


async def sealed_by(cluster: Cluster) -> set[bytes]:
    """The ids of the keys the applicants are sealed with."""
    rows = await fetch(
        cluster, "cases", "SELECT DISTINCT substring(applicant FROM 3 FOR 1) AS key FROM cases"
    )
    return {row["key"] for row in rows}


async def test_the_keys_tokens_are_signed_with_change_and_those_of_the_old_keys_end(cluster: Cluster):
    folder = cluster.folder / "keys"
    trust_the_files_that_sign(folder)
    everybody = [*cluster.services, "gateway"]
    restart(cluster, *everybody)
    stolen = TokenSigner(folder / "demo.pem", "yangguang-demo")
    token = stolen.sign("thief", ["OPERATOR"], region="450222", lifetime=3600)
    assert status_with(cluster, token) == 200

    olds = [add_key(folder / file) for file in SIGNING]
    restart(cluster, *everybody)
    for file in SIGNING:
        change(folder / file, keys.sign_use, ids_of(folder / file)[-1])
    # While some sign with the new key and others with the old, everybody is understood.
    restart(cluster, "hall", "supervision")
    walk(cluster)
    restart(cluster, "catalog", "cases", "gateway")
    for file, old in zip(SIGNING, olds, strict=True):
        change(folder / file, keys.sign_drop, old)
    # Those outside who verify our tokens, as the provider of payments does, are told the new key.
    publish(folder / "service.pem", SERVICE_ISSUER)
    restart(cluster, *everybody)

    assert status_with(cluster, token) == 401
    walk(cluster)
    await at_rest(cluster)


SIGNING = ("service.pem", "demo.pem")


def add_key(file: Path) -> str:
    """Add a key; the id of the one before it."""
    [old] = ids_of(file)
    change(file, keys.sign_add)
    return old


def ids_of(file: Path) -> list[str]:
    """The keys of a file, the one that signs first."""
    return keys.sign_list(file.read_bytes(), "").decode().split()


def status_with(cluster: Cluster, token: str) -> int:
    """What a call that only staff may make answers to a token."""
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{cluster.url}/api/v1/journals/cases/parked", headers=headers).status_code


def trust_the_files_that_sign(folder: Path) -> None:
    """Trust the issuers by the PEM files they sign with, as the chart has it."""
    issuers = json.loads((folder / "issuers.json").read_text())
    for issuer in issuers:
        issuer["pem_file"] = issuer.pop("jwks_file").replace(".jwks.json", ".pem")
    (folder / "issuers.json").write_text(json.dumps(issuers))


async def test_the_password_of_a_database_changes(cluster: Cluster):
    for service in cluster.services:
        cluster.passwords[service] = secrets.token_hex(16)
        cluster.postgres.create_database(f"yangguang_{service}", cluster.passwords[service])
    # What is asked until then may be refused as UNAVAILABLE: new connections still come with the old one.
    restart(cluster, *cluster.services)

    walk(cluster)
    await at_rest(cluster)


async def test_the_password_of_the_broker_changes(cluster: Cluster):
    cluster.nats.password = secrets.token_hex(16)
    cluster.nats.stop()
    cluster.nats.start()
    # Nobody reaches the broker with the old one: what follows from events is read from the journals.
    walk(cluster)
    restart(cluster, *cluster.services)

    walk(cluster)
    await at_rest(cluster)
