"""Zones of the network (C42): 外网受理、内网办理、外网反馈: what a gateway outside of the firewall offers.

The same gateway runs in both. Outside it offers what anybody, an applicant or an agent may call; what only
staff may, has no address there.
"""

from __future__ import annotations

from typing import Final

from google.protobuf.descriptor import MethodDescriptor
from starlette.routing import BaseRoute
from yangguang.common.v1.access_pb2 import AGENT, APPLICANT

from gateway.openapi import RPC, method_of
from gateway.settings import Zone
from services.common import access

OUTSIDE: Final = frozenset({APPLICANT, AGENT})


def offers(zone: Zone, route: BaseRoute) -> bool:
    """Whether a gateway of this zone has this route."""
    rpc = (getattr(route, "openapi_extra", None) or {}).get(RPC)
    return rpc is None or offers_rpc(zone, method_of(rpc))


def offers_rpc(zone: Zone, method: MethodDescriptor) -> bool:
    """Whether a gateway of this zone offers what this rpc does."""
    rule = access.rule_of(method)
    return zone is not Zone.PUBLIC or rule.public or not OUTSIDE.isdisjoint(rule.scopes)
