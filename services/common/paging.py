"""Pages of lists by keyset: the token holds the last row's sort values and fits its own query alone."""

from __future__ import annotations

import datetime as dt
import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any, Final, Protocol
from uuid import UUID

import orjson
from google.protobuf.message import Message

from services.common.errors import InvalidArgument

DEFAULT_SIZE: Final = 20
LARGEST_SIZE: Final = 100
LONGEST_TOKEN: Final = 1024
_DIGEST: Final = 12

Value = str | int | UUID | dt.datetime | dt.date


class ListRequest(Protocol):
    """Any list request: a message with a page size and a page token."""

    page_size: int
    page_token: str


def page_size(request: ListRequest) -> int:
    """How many rows the page may have: 20 when not said, never more than 100."""
    if request.page_size < 0:
        raise InvalidArgument("FIELD_INVALID", field="page_size")
    return min(request.page_size or DEFAULT_SIZE, LARGEST_SIZE)


def next_token(request: Message, *values: Value) -> str:
    """The token of the page after the row with these sort values."""
    # The driver has a UUID type of its own, which orjson does not know.
    body = orjson.dumps(values, default=str)
    return urlsafe_b64encode(_digest(request, body) + body).rstrip(b"=").decode()


def after(request: Message, *kinds: type[Value]) -> tuple[Any, ...] | None:
    """The sort values the page starts after, of these types; None on the first page."""
    token: str = request.page_token  # type: ignore[attr-defined]
    if not token:
        return None
    try:
        return _values(request, token, kinds)
    except (ValueError, TypeError):
        raise InvalidArgument("PAGE_TOKEN_INVALID", field="page_token") from None


def _values(request: Message, token: str, kinds: tuple[type[Value], ...]) -> tuple[Any, ...]:
    if len(token) > LONGEST_TOKEN:
        raise ValueError("too long")
    raw = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
    digest, body = raw[:_DIGEST], raw[_DIGEST:]
    if digest != _digest(request, body):
        raise ValueError("made for another query, or changed")
    return tuple(_READ[kind](value) for kind, value in zip(kinds, orjson.loads(body), strict=True))


def _digest(request: Message, body: bytes) -> bytes:
    """Binds the token to the request's filters. No secret is needed: a token gives no right to anything."""
    query = type(request)()
    query.CopyFrom(request)
    query.ClearField("page_token")
    query.ClearField("page_size")
    text = query.DESCRIPTOR.full_name.encode() + query.SerializeToString(deterministic=True)
    return hashlib.sha256(hashlib.sha256(text).digest() + body).digest()[:_DIGEST]


# Anybody can make a token that fits, so nothing gets through that the database would stumble over.


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise TypeError("no text")
    return value


def _number(value: object) -> int:
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise TypeError("no number")
    return value


def _instant(value: object) -> dt.datetime:
    found = dt.datetime.fromisoformat(_text(value))
    if not _FIRST <= found < _LAST:
        raise ValueError("out of range")
    return found


_FIRST: Final = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)
_LAST: Final = dt.datetime(3000, 1, 1, tzinfo=dt.UTC)
_READ: Final[dict[type[Value], Callable[[object], Value]]] = {
    str: _text,
    int: _number,
    UUID: lambda value: UUID(_text(value)),
    dt.datetime: _instant,
    dt.date: lambda value: dt.date.fromisoformat(_text(value)),
}
