"""The access rule (访问规则) of each rpc, read from its proto: who may call, and how far each reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from google.protobuf import descriptor_pool
from google.protobuf.descriptor import MethodDescriptor
from yangguang.common.v1 import access_pb2 as pb
from yangguang.common.v1.access_pb2 import Role, Scope

from services.common.errors import PermissionDenied, Unauthenticated
from services.common.identity import Caller

# From the narrowest to the widest; a caller with several roles gets the widest.
WIDTH: Final[Mapping[Scope, int]] = {
    pb.OWN_CASE: 1,
    pb.OWN_WINDOW: 2,
    pb.OWN_ORGANISATION: 3,
    pb.REGION: 4,
    pb.UNRESTRICTED: 5,
}


class NoAccessRule(Exception):  # noqa: N818 -- it says what there is not
    """An rpc declares no access rule, or one that says nothing; the service does not start."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call one rpc."""

    public: bool
    scopes: Mapping[Role, Scope]

    def admit(self, caller: Caller) -> Scope:
        """How far the caller reaches; refused when no role of his is granted."""
        if self.public:
            return pb.UNRESTRICTED
        if not caller.subject:
            raise Unauthenticated("TOKEN_REQUIRED")
        granted = [self.scopes[role] for role in caller.roles if role in self.scopes]
        if not granted:
            raise PermissionDenied("ROLE_REQUIRED", roles=",".join(sorted(map(Role.Name, self.scopes))))
        # A scope the token does not fill would mean the rows of nobody, or those without an owner.
        filled = [scope for scope in granted if _fills(caller, scope)]
        if not filled:
            raise PermissionDenied("OUT_OF_SCOPE", scope=Scope.Name(granted[0]))
        return max(filled, key=WIDTH.__getitem__)


def rules(services: Iterable[str]) -> dict[str, Rule]:
    """The rule of every method of these services, by the path it is called: `/package.Service/Method`."""
    pool = descriptor_pool.Default()
    found = {}
    for service in services:
        for method in pool.FindServiceByName(service).methods:
            found[f"/{service}/{method.name}"] = rule_of(method)
    return found


def rule_of(method: MethodDescriptor) -> Rule:
    """The rule a method declares."""
    declared: pb.Access = method.GetOptions().Extensions[pb.access]  # type: ignore[index]
    scopes: dict[Role, Scope] = {}
    for grant in declared.grants:
        for role in grant.roles:
            scopes[role] = max(grant.scope, scopes.get(role, grant.scope), key=lambda s: WIDTH.get(s, 0))
    good = all(role != pb.ROLE_UNSPECIFIED and scope in WIDTH for role, scope in scopes.items())
    if declared.public == bool(scopes) or not good:
        raise NoAccessRule(f"{method.full_name} must declare itself public or grant roles a scope")
    return Rule(declared.public, scopes)


def covers(caller_region: str, region: str) -> bool:
    """Whether a region is the caller's or below it: 450200 柳州市 covers 450222 柳城县 and its townships."""
    prefix = region_prefix(caller_region)
    return prefix is not None and region.isascii() and region.isdigit() and region.startswith(prefix)


def region_prefix(region: str) -> str | None:
    """What the codes of a region and all below it begin with; None for what is no region code.

    GB/T 2260 is province, prefecture, county (2 digits each), GB/T 10114 adds township and village (3 each);
    a level not used is all zeros. 000000 is the whole country.
    """
    if len(region) not in (6, 9, 12) or not (region.isascii() and region.isdigit()):
        return None
    end = len(region)
    for start in (9, 6, 4, 2, 0):
        if start < end and not region[start:end].strip("0"):
            end = start
    return region[:end]


def _fills(caller: Caller, scope: Scope) -> bool:
    if scope == pb.REGION:
        return region_prefix(caller.region) is not None
    if scope == pb.OWN_ORGANISATION:
        return bool(caller.organisation)
    return scope != pb.OWN_WINDOW or bool(caller.window)
