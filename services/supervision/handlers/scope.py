"""How far a caller sees, and the filters lists share, as conditions on `organisation` and `region`."""

from __future__ import annotations

from typing import Any, Protocol

from sqlalchemy import ColumnElement, false
from yangguang.common.v1.access_pb2 import OWN_ORGANISATION, REGION

from services.common import checks
from services.common.access import region_prefix
from services.common.identity import Call
from services.common.ids import parse_code, resource


class Filtered(Protocol):
    """A request that may ask for one organisation and one region alone."""

    organisation: str
    region: str


def visible(call: Call, columns: Any) -> ColumnElement[bool]:
    """What the caller may see of a table; of a scope not foreseen here nothing."""
    if call.reach == OWN_ORGANISATION and call.caller.organisation:
        return columns.organisation == call.caller.organisation  # type: ignore[no-any-return]
    prefix = region_prefix(call.caller.region)
    if call.reach == REGION and prefix is not None:
        return columns.region.startswith(prefix, autoescape=True)  # type: ignore[no-any-return]
    return false()


def asked(request: Filtered, columns: Any) -> list[ColumnElement[bool]]:
    """The organisation, and the region with those below it, that a request is about."""
    conditions = []
    if request.organisation:
        conditions.append(columns.organisation == organisation_of(request))
    if request.region:
        prefix = region_prefix(checks.region(request.region, "region"))
        conditions.append(columns.region.startswith(prefix, autoescape=True))
    return conditions


def organisation_of(request: Filtered) -> str:
    """The name of the organisation, checked."""
    return resource("organisations", parse_code(request.organisation, "organisations", "organisation"))
