"""Messages as JSON: one converter for each message type, built once from its descriptor.

The words are the proto's: field names as they stand, enums by name, times as RFC 3339, bytes in hexadecimal.
What is not set is left out: a message, an empty text, an unspecified enum. Numbers, booleans and lists
always stand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final, TypeAlias, cast

import orjson
from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

Convert: TypeAlias = Callable[[Any], Any]
Put: TypeAlias = Callable[[Any, dict[str, Any]], None]

TIMESTAMP: Final = Timestamp.DESCRIPTOR.full_name
_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

_converters: dict[str, Convert] = {}


def dumps(value: object) -> bytes:
    """JSON bytes of a converted message; times end in Z."""
    return orjson.dumps(value, option=orjson.OPT_UTC_Z)


def to_json(message: Message) -> bytes:
    """A message as JSON bytes."""
    return dumps(to_dict(message))


def to_dict(message: Message) -> dict[str, Any]:
    """A message as what JSON can say."""
    found: dict[str, Any] = converter(cast(Descriptor, message.DESCRIPTOR))(message)
    return found


def converter(descriptor: Descriptor) -> Convert:
    """The converter of a message type."""
    known = _converters.get(descriptor.full_name)
    return known if known is not None else _build(descriptor)


def _build(descriptor: Descriptor) -> Convert:
    puts: list[Put] = []

    def convert(message: Any) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for put in puts:
            put(message, out)
        return out

    # Known before its fields are looked at, since a type may hold itself.
    _converters[descriptor.full_name] = convert
    puts += [_put(field) for field in descriptor.fields]
    return convert


def _put(field: FieldDescriptor) -> Put:
    """What writes one field of a message into an object."""
    name = field.name
    convert = _convert_of(field)

    def put_list(message: Any, out: dict[str, Any]) -> None:
        out[name] = [convert(value) for value in getattr(message, name)]

    def put_present(message: Any, out: dict[str, Any]) -> None:
        if message.HasField(name):
            out[name] = convert(getattr(message, name))

    def put_filled(message: Any, out: dict[str, Any]) -> None:
        value = getattr(message, name)
        if value:
            out[name] = convert(value)

    def put_text(message: Any, out: dict[str, Any]) -> None:
        value = getattr(message, name)
        if value:
            out[name] = value

    def put_value(message: Any, out: dict[str, Any]) -> None:
        out[name] = getattr(message, name)

    if field.is_repeated:
        return put_list
    if field.has_presence:
        return put_present
    if field.type == FieldDescriptor.TYPE_STRING:
        return put_text
    return put_filled if field.type in (FieldDescriptor.TYPE_ENUM, FieldDescriptor.TYPE_BYTES) else put_value


def _convert_of(field: FieldDescriptor) -> Convert:
    """What turns one value of a field into what JSON can say."""
    if field.type == FieldDescriptor.TYPE_MESSAGE:
        assert field.message_type is not None
        return _time if field.message_type.full_name == TIMESTAMP else converter(field.message_type)
    if field.type == FieldDescriptor.TYPE_ENUM:
        assert field.enum_type is not None
        return _names(field.enum_type)
    return bytes.hex if field.type == FieldDescriptor.TYPE_BYTES else _as_it_is


def _names(enum: EnumDescriptor) -> Convert:
    names = {value.number: value.name for value in enum.values}

    def name(number: int) -> str | int:
        # A service may be newer than this gateway and know one more.
        return names.get(number, number)

    return name


def _time(stamp: Timestamp) -> dt.datetime:
    return _EPOCH + dt.timedelta(seconds=stamp.seconds, microseconds=stamp.nanos // 1000)


def _as_it_is(value: Any) -> Any:
    return value
