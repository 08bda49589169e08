"""What JSON bodies and queries are made of, for all services."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, Final

from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from starlette.convertors import Convertor, register_url_convertor

PREFIX: Final = "/api/v1"

_RFC3339: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII)


# What a field that was not given holds; it is never sent on.
UNSET: Final[Any] = None


class Body(BaseModel):
    """A JSON body: the fields of the message it becomes, without those the path and the headers say."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Nothing(Body):
    """The body of a call that needs none: absent or `{}`."""


class Query(BaseModel):
    """The parameters of a query; unknown ones are refused."""

    model_config = ConfigDict(extra="forbid")


class Page(Query):
    """The parameters of every list."""

    page_size: Annotated[int, Field(ge=0, le=1000, description="每页条数，默认 20，最多 100")] = 0
    page_token: Annotated[str, Field(max_length=2000, description="上一页答复中的 next_page_token")] = ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A text that is the name of an enum's value; the one that means nothing is given is none."""

    enum: EnumTypeWrapper

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Only these names."""
        return core_schema.literal_schema([name for name, number in self.enum.items() if number != 0])


def _time(text: object) -> dt.datetime:
    if not isinstance(text, str) or not _RFC3339.fullmatch(text):
        raise PydanticCustomError("time", "not a time of RFC 3339")
    try:
        return dt.datetime.fromisoformat(text).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise PydanticCustomError("time", "not a time of RFC 3339") from None


Time = Annotated[
    dt.datetime, BeforeValidator(_time), WithJsonSchema({"type": "string", "format": "date-time"})
]
# The services check dates and name the field; an empty one says "not given", as in the protos.
Day = Annotated[
    str,
    Field(max_length=10),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "maxLength": 0}]}),
]
Int32 = Annotated[int, Field(ge=-(2**31), lt=2**31)]
Int64 = Annotated[int, Field(ge=-(2**63), lt=2**63)]


class Code(Convertor[str]):
    """The last part of a resource's name in a path; `:` begins the verb."""

    regex = "[^/:]+"

    def convert(self, value: str) -> str:
        """As it is; the service says what is wrong with it."""
        return value

    def to_string(self, value: str) -> str:
        """As it is."""
        return value


register_url_convertor("code", Code())
