"""What the values of messages are called on a page: terms of enumerations, times, names of places."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from google.protobuf.descriptor import EnumDescriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from gateway import words
from gateway.comments import comments
from gateway.words import Language
from services.common.timesource import SHANGHAI

# The Chinese term a sentence of the protos begins with, such as 已批准 in "已批准: away from the begin on."
_TERM: Final = re.compile(r"(?:\d+ )?([\w、]*[\u3400-\u9fff][\w、]*)")
_YES: Final = {"zh": "是", "en": "yes"}


@cache
def term(language: Language, kind: EnumDescriptor, name: str) -> str:
    """What a value of an enumeration is called: in Chinese by its own term, which others of its name lack."""
    found = _TERM.match(comments().get(f"{kind.full_name}.{name}", "")) if language == "zh" else None
    said = found[1] if found else words.word(language, name, "word")
    return said or name.replace("_", " ").capitalize()


def text(language: Language, message: Message, path: str, names: Mapping[str, str]) -> str:
    """What a field says, such as `call_back.outcome`; "" where there is nothing."""
    *way, last = path.split(".")
    for part in way:
        if not message.HasField(part):
            return ""
        message = getattr(message, part)
    field: Any = message.DESCRIPTOR.fields_by_name[last]
    if field.type == FieldDescriptor.TYPE_MESSAGE and not field.is_repeated:
        return _moment(getattr(message, last)) if message.HasField(last) else ""
    found = getattr(message, last)
    each = list(found) if field.is_repeated else [found]
    return "、".join(filter(None, (_said(language, field, value, names) for value in each)))


def _said(language: Language, field: Any, value: Any, names: Mapping[str, str]) -> str:
    if field.enum_type is not None:
        return term(language, field.enum_type, field.enum_type.values_by_number[value].name) if value else ""
    if isinstance(value, bool):
        return _YES[language] if value else ""
    if isinstance(value, Message):
        return ""
    return names.get(str(value), str(value))


def _moment(instant: Timestamp) -> str:
    return f"{instant.ToDatetime(dt.UTC).astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def mentioned(messages: Iterable[Message], paths: Iterable[str], collection: str) -> bool:
    """Whether one of these fields names a thing of a collection, such as `staff`."""
    wanted = [path for path in paths if "." not in path]
    return any(
        str(getattr(message, path)).startswith(f"{collection}/") for message in messages for path in wanted
    )
