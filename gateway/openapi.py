"""The OpenAPI document: routes as they are, and everything a proto knows about the rpc behind each.

A route names its rpc; the sentence, the shape of the answer, who may call and which headers count come
from there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from google.protobuf import descriptor_pool
from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor, MethodDescriptor
from starlette.responses import Response
from yangguang.common.v1 import journal_pb2, types_pb2

from gateway.calls import PROTOS
from gateway.comments import comments
from gateway.wire import TIMESTAMP
from services.common import VERSION, access
from services.common.media import CSV, XLSX

RPC: Final = "x-rpc"
# The media type of an answer that is not the message but a sheet of it.
MEDIA: Final = "x-media-type"
# A file as it is.
BINARY: Final = {"schema": {"type": "string", "format": "binary"}}
PREFIX: Final = "#/components/schemas/"
# The messages files are streamed in, and as what they come.
FILES: Final = {"FileChunk": (CSV, XLSX), "StoredChunk": ("application/octet-stream",)}
EXAMPLES: Final = Path(__file__).parent / "data" / "examples.json"

DESCRIPTION: Final = """\
阳光政务开放接口：事项目录、政务服务中心、办件、电子监察。字段名与服务内部一致；未填写的字段不出现。

- **身份**：`Authorization: Bearer <令牌>`。演示环境用 `POST /auth/token` 取得令牌。
- **错误**：RFC 9457 `application/problem+json`，`reason` 供程序判断，`errors[].field` 指出字段。
- **重复提交**：写操作带 `Idempotency-Key`，重发得到第一次的答复。
- **并发修改**：答复带 `ETag`，写操作带 `If-Match`；已被他人修改时为 412。
- **分页**：`page_size`、`page_token`；答复中没有 `next_page_token` 即为最后一页。

Field names are those of the protos; what is not set is left out. English words: `Accept-Language: en`.
"""

PARAMETERS: Final[dict[str, Any]] = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "幂等键：重发得到第一次的答复。 A repeat gets the first answer.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 128, "pattern": r"^[\x21-\x7e]+$"},
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "description": "先前读到的 ETag；已被修改时为 412。 The ETag read before.",
        "schema": {"type": "string", "pattern": r'^"[\x21\x23-\x7e]{1,200}"$'},
    },
    "LastEventId": {
        "name": "Last-Event-ID",
        "in": "header",
        "description": "最后收到的事件序号，从其后继续。 Resumes after this event.",
        "schema": {"type": "string", "pattern": r"^\d{1,18}$"},
    },
}

PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "description": "办理不了的原因（RFC 9457）。 Why it was refused.",
    "required": ["type", "title", "status", "reason", "request_id"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string", "description": "原因。 In a few words."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "说明。 What to know or do about it."},
        "reason": {"type": "string", "description": "供程序判断的原因。 For programs."},
        "facts": {"type": "object", "additionalProperties": {"type": "string"}},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "reason", "detail"],
                "properties": {name: {"type": "string"} for name in ("field", "reason", "detail")},
            },
        },
        "request_id": {"type": "string"},
    },
}


def rpc(
    service: str, method: str, summary: str, *, status: int = 200, id: str = "", media: str = ""
) -> dict[str, Any]:
    """What a route says about the rpc it calls; the rest is looked up when the document is made."""
    return {
        "summary": summary,
        "operation_id": id or method,
        "status_code": status,
        "response_class": Response,
        "openapi_extra": {RPC: f"{service}.{method}"} | ({MEDIA: media} if media else {}),
    }


def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of the application."""
    found = get_openapi(
        title="阳光政务 Yangguang",
        version=VERSION,
        openapi_version="3.1.0",
        description=DESCRIPTION,
        routes=app.routes,
    )
    schemas: dict[str, Any] = found.setdefault("components", {}).setdefault("schemas", {})
    for operation in _operations(found):
        _describe(operation, schemas)
    for name, schema in list(schemas.items()):
        _say(name, schema)
    _drop_empty_defaults(found)
    # The framework's own refusals become problems too.
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas["Problem"] = dict(PROBLEM)
    found["components"] |= {
        "parameters": PARAMETERS,
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        "responses": {"Problem": _content("application/problem+json", "Problem", "办理不了。 Refused.")},
    }
    _give_examples(found)
    return found


def _operations(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in found["paths"].values():
        yield from path.values()


def _describe(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Add to an operation what its rpc knows."""
    operation["responses"] = {
        code: answer for code, answer in operation["responses"].items() if code != "422"
    } | {"default": {"$ref": "#/components/responses/Problem"}}
    if RPC not in operation:
        return
    method = method_of(operation[RPC])
    operation["description"] = comments().get(operation[RPC], "")
    operation["security"] = _security(method)
    for parameter in operation.setdefault("parameters", []):
        _say_parameter(parameter, method)
    operation["parameters"].extend(_headers(method))
    code = next(iter(operation["responses"]))
    if MEDIA in operation:
        operation["responses"][code] = _file(operation["summary"], operation[MEDIA])
        return
    if method.output_type.name in FILES:
        operation["responses"][code] = _file(_first(method.output_type), *FILES[method.output_type.name])
        return
    media = "text/event-stream" if method.server_streaming else "application/json"
    operation["responses"][code] = _content(media, method.output_type.name, _first(method.output_type))
    _add(method.output_type, schemas)


def _say_parameter(parameter: dict[str, Any], method: MethodDescriptor) -> None:
    field = method.input_type.fields_by_name.get(parameter["name"])
    if field is not None and parameter["in"] == "query":
        parameter.setdefault("description", _sentence(field))


def method_of(name: str) -> MethodDescriptor:
    """The rpc of a full name."""
    service, _, method = name.rpartition(".")
    return descriptor_pool.Default().FindServiceByName(service).methods_by_name[method]


def _security(method: MethodDescriptor) -> list[dict[str, list[str]]]:
    return [{}, {"token": []}] if access.rule_of(method).public else [{"token": []}]


def _headers(method: MethodDescriptor) -> Iterator[dict[str, str]]:
    asked = method.input_type.fields_by_name
    inner = [field.message_type for field in asked.values() if field.message_type and not field.is_repeated]
    if "request_id" in asked:
        yield {"$ref": "#/components/parameters/IdempotencyKey"}
        if "etag" in asked or any("etag" in message.fields_by_name for message in inner):
            yield {"$ref": "#/components/parameters/IfMatch"}
    if method.server_streaming and method.output_type.name not in FILES:
        yield {"$ref": "#/components/parameters/LastEventId"}


def _content(media: str, schema: str, description: str) -> dict[str, Any]:
    return {"description": description, "content": {media: {"schema": {"$ref": PREFIX + schema}}}}


def _file(description: str, *media: str) -> dict[str, Any]:
    """A file, in one of these formats."""
    return {"description": description, "content": dict.fromkeys(media, BINARY)}


def _first(message: Descriptor) -> str:
    return comments().get(message.full_name) or message.name


def _add(message: Descriptor, schemas: dict[str, Any]) -> None:
    """Add the schema of a message and of the messages in it."""
    if message.name in schemas:
        return
    properties: dict[str, Any] = {}
    schemas[message.name] = schema = {"type": "object", "properties": properties}
    for field in message.fields:
        properties[field.name] = _schema(field)
        if field.message_type is not None and field.message_type.full_name != TIMESTAMP:
            _add(field.message_type, schemas)
    always = [field.name for field in message.fields if _always_stands(field)]
    if always:
        schema["required"] = always


def _always_stands(field: FieldDescriptor) -> bool:
    left_out = (FieldDescriptor.TYPE_STRING, FieldDescriptor.TYPE_ENUM, FieldDescriptor.TYPE_BYTES)
    return bool(field.is_repeated or not (field.has_presence or field.type in left_out))


def _schema(field: FieldDescriptor) -> dict[str, Any]:
    one = _type(field)
    return {"type": "array", "items": one} if field.is_repeated else one


def _type(field: FieldDescriptor) -> dict[str, Any]:
    if field.message_type is not None:
        is_time = field.message_type.full_name == TIMESTAMP
        return (
            {"type": "string", "format": "date-time"}
            if is_time
            else {"$ref": PREFIX + field.message_type.name}
        )
    if field.enum_type is not None:
        return {"type": "string", "enum": names(field.enum_type)}
    return dict(_SCALARS.get(field.type, {"type": "integer"}))


_SCALARS: Final[dict[int, dict[str, str]]] = {
    FieldDescriptor.TYPE_STRING: {"type": "string"},
    FieldDescriptor.TYPE_BOOL: {"type": "boolean"},
    FieldDescriptor.TYPE_DOUBLE: {"type": "number"},
    FieldDescriptor.TYPE_BYTES: {"type": "string", "pattern": "^([0-9a-f]{2})*$"},
}


def names(enum: EnumDescriptor) -> list[str]:
    """The names of an enum's values, without the one that means nothing was given."""
    return [value.name for value in enum.values if value.number != 0]


def _say(name: str, schema: dict[str, Any]) -> None:
    """Give a schema and its fields the sentences of the message of that name."""
    message = messages().get(name.removesuffix("Fields"))
    if message is None:
        return
    schema.setdefault("description", _first(message))
    for field in message.fields:
        place = schema.get("properties", {}).get(field.name)
        if place is not None:
            place.setdefault("description", _sentence(field))
            place.pop("title", None)


def _drop_empty_defaults(value: Any) -> None:
    """What is not given is not sent on: an empty default only says that."""
    if isinstance(value, dict):
        if value.get("default", 1) in ("", None, [], 0) and "type" in value:
            del value["default"]
        for inner in value.values():
            _drop_empty_defaults(inner)
    elif isinstance(value, list):
        for inner in value:
            _drop_empty_defaults(inner)


def _sentence(field: FieldDescriptor) -> str:
    said = comments()
    text = said.get(field.full_name, "")
    if field.enum_type is None:
        return text
    scope = field.enum_type.full_name
    values = [f"`{value}` {said.get(f'{scope}.{value}', '').rstrip('.')}" for value in names(field.enum_type)]
    return "\n\n".join([text, "; ".join(values)])


def messages() -> dict[str, Descriptor]:
    """The messages of all services by short name, which is theirs alone."""
    found: dict[str, Descriptor] = {}
    for file in (*chain(*PROTOS.values()), journal_pb2.DESCRIPTOR, types_pb2.DESCRIPTOR):
        found |= file.message_types_by_name
    return found


def _give_examples(found: dict[str, Any]) -> None:
    """Put the examples, kept in a data file, into the schemas they are of; a zone does not have them all."""
    schemas = found["components"]["schemas"]
    for name, example in json.loads(EXAMPLES.read_text(encoding="utf-8")).items():
        if name in schemas:
            schemas[name]["examples"] = [example]
