"""Ids and resource names: `cases/0190…`, `items/{code}`, `items/{code}/versions/{n}`."""

import re
import uuid
from typing import Final

from uuid_utils import compat

from services.common.errors import InvalidArgument

CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)


def new_id() -> uuid.UUID:
    """A UUID of version 7: sorted by time, so that indexes grow at their end."""
    return compat.uuid7()


def resource(collection: str, key: object) -> str:
    """The name of a thing: `resource("cases", id)` is `cases/{id}`."""
    return f"{collection}/{key}"


def parse(name: str, collection: str, field: str = "name") -> uuid.UUID:
    """The id in `collection/{uuid}`; only the canonical spelling, so that a thing has one name."""
    text = _tail(name, collection, field)
    try:
        found = uuid.UUID(text)
    except ValueError:
        raise _invalid(name, field) from None
    if str(found) != text:
        raise _invalid(name, field)
    return found


def parse_code(name: str, collection: str, field: str = "name") -> str:
    """The code in `collection/{code}`: ASCII letters, digits, `.`, `_` and `-`, at most 64."""
    code = _tail(name, collection, field)
    if not CODE.fullmatch(code):
        raise _invalid(name, field)
    return code


def parse_codes(name: str, *collections: str, field: str = "name") -> tuple[str, ...]:
    """The codes in a nested name: of `items/A1/versions/2`, `("items", "versions")` finds `("A1", "2")`."""
    parts = name.split("/")
    if len(parts) != 2 * len(collections):
        raise _invalid(name, field)
    pairs = zip(collections, parts[::2], parts[1::2], strict=True)
    return tuple(parse_code(f"{part}/{code}", collection, field) for collection, part, code in pairs)


def _tail(name: str, collection: str, field: str) -> str:
    if not name:
        raise InvalidArgument("FIELD_REQUIRED", field=field)
    head, _, tail = name.partition("/")
    if head != collection:
        raise _invalid(name, field)
    return tail


def _invalid(name: str, field: str) -> InvalidArgument:
    return InvalidArgument("FIELD_INVALID", field=field, value=name[:80])
