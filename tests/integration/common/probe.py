"""A small service of every kind of access, made without protoc, to try the kit's server and channels on."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import grpc
import grpc.aio
from google.protobuf import descriptor_pb2, descriptor_pool, wrappers_pb2
from google.protobuf.descriptor import FileDescriptor
from yangguang.common.v1 import access_pb2 as access

from services.common import identity
from services.common.rpc import Context

Text = wrappers_pb2.StringValue
PACKAGE = "yangguang.probe.v1"
SERVICE = f"{PACKAGE}.ProbeService"
REPEATABLE = descriptor_pb2.MethodOptions.NO_SIDE_EFFECTS


def grant(scope: access.Scope, *roles: access.Role) -> access.Access:
    """An access rule of one grant."""
    return access.Access(grants=[access.Grant(roles=roles, scope=scope)])


# Method: its rule, whether it may be repeated, whether it streams.
METHODS: dict[str, tuple[access.Access, bool, bool]] = {
    "Open": (access.Access(public=True), True, False),
    "Own": (grant(access.OWN_CASE, access.APPLICANT, access.AGENT), True, False),
    "Window": (grant(access.OWN_WINDOW, access.CLERK), False, False),
    "Organisation": (grant(access.OWN_ORGANISATION, access.APPROVER), False, False),
    "Region": (grant(access.REGION, access.SUPERVISOR, access.SERVICE), False, False),
    "Everything": (grant(access.UNRESTRICTED, access.OPERATOR), False, False),
    "Stream": (access.Access(public=True), True, True),
}


def declare(package: str, methods: dict[str, tuple[access.Access | None, bool, bool]]) -> FileDescriptor:
    """Add a proto with one ProbeService to the pool."""
    file = descriptor_pb2.FileDescriptorProto(
        name=f"{package.replace('.', '/')}/probe.proto",
        package=package,
        syntax="proto3",
        dependency=["google/protobuf/wrappers.proto", "yangguang/common/v1/access.proto"],
    )
    service = file.service.add(name="ProbeService")
    for name, (rule, repeatable, streams) in methods.items():
        method = service.method.add(
            name=name,
            input_type=".google.protobuf.StringValue",
            output_type=".google.protobuf.StringValue",
            server_streaming=streams,
        )
        if rule is not None:
            method.options.Extensions[access.access].CopyFrom(rule)  # type: ignore[index]
        if repeatable:
            method.options.idempotency_level = REPEATABLE
    pool = descriptor_pool.Default()
    pool.Add(file) if hasattr(pool, "Add") else pool.AddSerializedFile(file.SerializeToString())
    return pool.FindFileByName(file.name)


PROTO = declare(PACKAGE, dict(METHODS))

Answer = Callable[[str, Context], Awaitable[str]]


async def who(text: str, context: Context) -> str:
    """Tell who calls and how far they reach."""
    return f"{identity.caller().subject or 'anybody'} {access.Scope.Name(identity.reach())}"


@dataclass
class Probe:
    """The servicer; a test says what each method answers."""

    answers: dict[str, Answer] = field(default_factory=dict)
    stream: Callable[[str, Context], AsyncIterator[str]] | None = None

    def add(self, server: grpc.aio.Server) -> None:
        """Register as generated code would."""
        handlers = {name: self._handler(name) for name in METHODS}
        server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, handlers),))
        server.add_registered_method_handlers(SERVICE, handlers)

    def _handler(self, name: str) -> Any:
        streams = METHODS[name][2]
        make = grpc.unary_stream_rpc_method_handler if streams else grpc.unary_unary_rpc_method_handler
        behaviour: Any = self._many if streams else self._one(name)
        return make(
            behaviour, request_deserializer=Text.FromString, response_serializer=Text.SerializeToString
        )

    def _one(self, name: str) -> Any:
        async def answer(request: Text, context: Context) -> Text:
            return Text(value=await self.answers.get(name, who)(request.value, context))

        return answer

    async def _many(self, request: Text, context: Context) -> AsyncIterator[Text]:
        assert self.stream is not None
        async for text in self.stream(request.value, context):
            yield Text(value=text)


class Stub:
    """The client of it: `await stub.Open("text")`, `async for text in stub.Stream("text")`."""

    def __init__(self, channel: grpc.aio.Channel) -> None:
        self._channel = channel

    def __getattr__(self, name: str) -> Any:
        kind = self._channel.unary_stream if METHODS[name][2] else self._channel.unary_unary
        call: Any = kind(
            f"/{SERVICE}/{name}",
            request_serializer=Text.SerializeToString,
            response_deserializer=Text.FromString,
        )
        return lambda text="", **options: call(Text(value=text), **options)
