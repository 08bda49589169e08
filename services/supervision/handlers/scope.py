"""How far a caller sees, as a condition on tables with `organisation` and `region`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, false, true
from yangguang.common.v1.access_pb2 import OWN_ORGANISATION, REGION, UNRESTRICTED

from services.common import checks
from services.common.access import region_prefix
from services.common.identity import Call


def within_scope(call: Call, columns: Any) -> ColumnElement[bool]:
    """What the caller may see of a table."""
    if call.reach == OWN_ORGANISATION and call.caller.organisation:
        return columns.organisation == call.caller.organisation  # type: ignore[no-any-return]
    prefix = region_prefix(call.caller.region)
    if call.reach == REGION and prefix is not None:
        return columns.region.startswith(prefix, autoescape=True)  # type: ignore[no-any-return]
    return true() if call.reach == UNRESTRICTED else false()


def region_condition(region: str, columns: Any) -> ColumnElement[bool]:
    """Rows of a region and those below it."""
    prefix = region_prefix(checks.region(region, "region"))
    return columns.region.startswith(prefix, autoescape=True)  # type: ignore[no-any-return]
