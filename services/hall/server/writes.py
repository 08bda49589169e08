"""What every write has in common: one transaction, one answer to all repeats, a reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from google.protobuf.message import Message
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.common.v1.access_pb2 import OWN_CASE, OWN_ORGANISATION, REGION, UNRESTRICTED, Scope

from services.common import checks, idempotency, identity
from services.common.access import region_prefix
from services.common.db import Database
from services.common.errors import PermissionDenied
from services.common.identity import Caller
from services.common.ids import parse_code, resource
from services.common.journal import Origin
from services.hall.domain import EVERYWHERE, Reach
from services.hall.handlers.acts import Act

R = TypeVar("R", bound=Message)
Run = Callable[[AsyncSession, Act], Awaitable[R]]
Now = Callable[[], dt.datetime]


async def write(database: Database, now: Now, request: Any, answer: type[R], run: Run[R]) -> R:
    """One transaction; a request id that was seen before gets its first answer."""
    caller = identity.caller()
    key = idempotency.key_of(request, caller.subject, request.DESCRIPTOR.name.removesuffix("Request"))
    origin = Origin(caller.subject, caller.channel, request.request_id)
    act = Act(origin, reach_of(caller, identity.reach()), now())
    async with database.begin() as session:
        return await idempotency.replay_or_run(session, key, request, answer, lambda: run(session, act))


async def do(
    database: Database,
    now: Now,
    request: Any,
    answer: type[R],
    handler: Callable[[AsyncSession, Act, Any], Awaitable[R]],
) -> R:
    """The same, for a handler that takes the request as it is."""
    return await write(database, now, request, answer, lambda session, act: handler(session, act, request))


def reach() -> Reach:
    """How far the caller reaches in this call."""
    return reach_of(identity.caller(), identity.reach())


def reach_of(caller: Caller, scope: Scope) -> Reach:
    """How far a scope lets this caller reach; nowhere when the token does not say whose it is."""
    if scope == REGION and (prefix := region_prefix(caller.region)) is not None:
        return Reach(prefix=prefix)
    if scope == UNRESTRICTED:
        return EVERYWHERE
    if scope == OWN_CASE and caller.subject:
        return Reach(subject=caller.subject)
    if scope == OWN_ORGANISATION and caller.organisation.startswith("organisations/"):
        return Reach(organisation=caller.organisation.removeprefix("organisations/"))
    raise PermissionDenied("OUT_OF_SCOPE", scope=Scope.Name(scope))


def new_code(code: str, collection: str, field: str) -> str:
    """The code a thing is to have."""
    checks.required(code, field)
    return parse_code(resource(collection, code), collection, field)
