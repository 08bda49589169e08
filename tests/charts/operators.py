"""The shape of the objects that belong to operators: what their definitions say of the fields the chart uses.

Read off the published definitions of CloudNativePG, the Gateway API (v1) and the Prometheus operator by hand;
docs/decisions/0019-objects-of-operators.md says why. A field that is not here is refused: to use one, write
down first what it may hold.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from tests.charts.chart import Manifest

Label = Annotated[str, Field(pattern=r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", max_length=63)]
Name = Annotated[
    str, Field(pattern=r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", max_length=253)
]
Quantity = Annotated[str, Field(pattern=r"^\d+(\.\d+)?(m|[kMGTP]i?)?$")]
Port = Annotated[int, Field(ge=1, le=65535)]
# Of PostgreSQL: what CloudNativePG keeps for itself.
Role = Annotated[str, Field(pattern=r"^(?!postgres$|streaming_replica$|pg_)[a-z_][a-z0-9_]*$", max_length=63)]
DatabaseName = Annotated[str, Field(pattern=r"^(?!postgres$|template[01]$)[a-z_][a-z0-9_]*$", max_length=63)]


class Strict(BaseModel):
    """Nothing that is not named, and nothing of another type."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        alias_generator=to_camel,
        validate_by_name=False,
        regex_engine="python-re",
    )


class Reference(Strict):
    name: Name


class Metadata(Strict):
    name: Name
    labels: dict[str, str]
    annotations: dict[str, str] = {}


# CloudNativePG


class InitDb(Strict):
    database: DatabaseName
    owner: Role
    data_checksums: bool
    encoding: str
    locale_collate: str
    locale_c_type: str


class Bootstrap(Strict):
    initdb: InitDb


class Synchronous(Strict):
    method: Literal["any", "first"]
    number: int = Field(ge=1)
    data_durability: Literal["required", "preferred"]


# Fixed by the operator; its webhook refuses a cluster that sets one.
FIXED = {
    *("archive_command", "archive_mode", "data_directory", "full_page_writes", "hba_file", "hot_standby"),
    *("listen_addresses", "port", "primary_conninfo", "primary_slot_name", "recovery_target_timeline"),
    *("restart_after_crash", "restore_command", "ssl", "ssl_ca_file", "ssl_cert_file", "ssl_key_file"),
    *("synchronous_standby_names", "unix_socket_directories", "wal_log_hints", "allow_system_table_mods"),
}


class PostgreSQL(Strict):
    synchronous: Synchronous | None = None
    # Texts alone: a number here is what the API server refuses.
    parameters: dict[str, str]
    pg_hba: Annotated[list[str], Field(alias="pg_hba")]

    @model_validator(mode="after")
    def _sets_nothing_that_is_fixed(self) -> PostgreSQL:
        assert not self.parameters.keys() & FIXED
        return self


class ManagedRole(Strict):
    name: Role
    ensure: Literal["present", "absent"]
    login: bool
    password_secret: Reference


class Managed(Strict):
    roles: list[ManagedRole]


class Storage(Strict):
    size: Quantity
    storage_class: Name | None = None


class Resources(Strict):
    requests: dict[Literal["cpu", "memory"], Quantity]
    limits: dict[Literal["cpu", "memory"], Quantity]


class Affinity(Strict):
    topology_key: str


class ClusterSpec(Strict):
    instances: int = Field(ge=1)
    image_name: str = Field(pattern=r"^\S+(:\S+|@sha256:\S+)$")
    image_pull_policy: Literal["Always", "IfNotPresent", "Never"]
    image_pull_secrets: list[Reference] = []
    enable_superuser_access: bool
    bootstrap: Bootstrap
    postgresql: PostgreSQL
    managed: Managed
    storage: Storage
    resources: Resources
    affinity: Affinity

    @model_validator(mode="after")
    def _more_instances_than_have_to_answer(self) -> ClusterSpec:
        asked = self.postgresql.synchronous
        assert asked is None or asked.number < self.instances
        return self


class DatabaseSpec(Strict):
    cluster: Reference
    name: DatabaseName
    owner: Role
    template: str
    database_reclaim_policy: Literal["delete", "retain"]


# Gateway API


class Parent(Strict):
    name: Annotated[str, Field(min_length=1, max_length=253)]
    namespace: Label | None = None
    section_name: Name | None = None


class Backend(Strict):
    name: Label
    port: Port


class Path(Strict):
    type: Literal["Exact", "PathPrefix", "RegularExpression"]
    value: Annotated[str, Field(pattern=r"^/", max_length=1024)]


class HttpMatch(Strict):
    path: Path


class Timeouts(Strict):
    request: Annotated[str, Field(pattern=r"^([0-9]{1,5}(h|m|s|ms)){1,4}$")]


class HttpRule(Strict):
    matches: Annotated[list[HttpMatch], Field(max_length=64)]
    backend_refs: Annotated[list[Backend], Field(max_length=16)]
    timeouts: Timeouts


class Method(Strict):
    service: Annotated[str, Field(pattern=r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$", max_length=1024)]


class GrpcMatch(Strict):
    method: Method


class GrpcRule(Strict):
    # Eight in the first releases that had GRPCRoute as v1.
    matches: Annotated[list[GrpcMatch], Field(max_length=8)] = []
    backend_refs: Annotated[list[Backend], Field(max_length=16)]


Hostnames = Annotated[list[Name], Field(min_length=1, max_length=16)]
Parents = Annotated[list[Parent], Field(min_length=1, max_length=32)]


class HttpRouteSpec(Strict):
    parent_refs: Parents
    hostnames: Hostnames
    rules: Annotated[list[HttpRule], Field(min_length=1, max_length=16)]


class GrpcRouteSpec(Strict):
    parent_refs: Parents
    hostnames: Hostnames
    rules: Annotated[list[GrpcRule], Field(min_length=1, max_length=16)]


# Prometheus operator

Duration = Annotated[str, Field(pattern=r"^(?=.)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$")]


class Selector(Strict):
    match_labels: dict[str, str]


class Endpoint(Strict):
    port: Label
    honor_labels: bool


class ServiceMonitorSpec(Strict):
    job_label: str
    selector: Selector
    endpoints: Annotated[list[Endpoint], Field(min_length=1)]


class Rule(Strict):
    alert: str | None = None
    record: str | None = None
    expr: Annotated[str, Field(min_length=1)]
    for_: Annotated[Duration | None, Field(alias="for")] = None
    labels: dict[str, str] = {}
    annotations: dict[str, str] = {}

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Rule:
        assert (self.alert is None) != (self.record is None)
        assert self.alert is not None or not self.annotations
        return self


class Group(Strict):
    name: Annotated[str, Field(min_length=1)]
    interval: Duration | None = None
    rules: list[Rule]


class PrometheusRuleSpec(Strict):
    groups: list[Group]

    @model_validator(mode="after")
    def _names_each_group_once(self) -> PrometheusRuleSpec:
        names = [group.name for group in self.groups]
        assert len(set(names)) == len(names)
        return self


CNPG, GATEWAY = "postgresql.cnpg.io/v1", "gateway.networking.k8s.io/v1"
MONITORING = "monitoring.coreos.com/v1"
# What each kind is, by its apiVersion, and what its spec holds.
KINDS: dict[str, tuple[str, type[BaseModel]]] = {
    "Cluster": (CNPG, ClusterSpec),
    "Database": (CNPG, DatabaseSpec),
    "HTTPRoute": (GATEWAY, HttpRouteSpec),
    "GRPCRoute": (GATEWAY, GrpcRouteSpec),
    "ServiceMonitor": (MONITORING, ServiceMonitorSpec),
    "PrometheusRule": (MONITORING, PrometheusRuleSpec),
}


def check(manifest: Manifest) -> None:
    """Refuse an object its operator would: ValidationError, or AssertionError for another version."""
    version, spec = KINDS[manifest["kind"]]
    rest: dict[str, Any] = {**manifest}
    assert rest.pop("apiVersion") == version
    assert rest.keys() == {"kind", "metadata", "spec"}
    Metadata.model_validate(rest["metadata"])
    spec.model_validate(rest["spec"])
