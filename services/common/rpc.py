"""gRPC as every service speaks it: the server with its guard around each rpc, and channels to peers.

The guard does what every call needs, in this order: a bound on calls at once, identity, access, a deadline,
errors as rich statuses, one canonical line, metrics. It is put around the handlers as they are registered,
which costs a call nothing, where an interceptor is asked for each. A channel hands on what a call brought:
its caller, its request id, what is left of its time.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar, cast

import grpc
import grpc.aio
from google.protobuf.descriptor import FileDescriptor, MethodDescriptor
from google.protobuf.descriptor_pb2 import MethodOptions
from google.protobuf.message import DecodeError
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection
from prometheus_client import Counter, Gauge, Histogram
from yangguang.common.v1.coalescing_pb2 import CoalescedCall
from yangguang.common.v1.coalescing_pb2_grpc import (
    CoalescingServiceStub,
    add_CoalescingServiceServicer_to_server,
)

from services.common import access, coalescing, identity
from services.common.coalescing import Lane
from services.common.errors import (
    DETAILS_KEY,
    InvalidArgument,
    Refusal,
    ResourceExhausted,
    Unavailable,
    status_of,
)
from services.common.identity import Call, Caller
from services.common.ids import new_id
from services.common.logs import Canon
from services.common.metrics import SECONDS

log = logging.getLogger(__name__)

Context: TypeAlias = grpc.aio.ServicerContext[Any, Any]
Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"
Headers: TypeAlias = Mapping[str, str | bytes]
Metadata: TypeAlias = Sequence[tuple[str, str | bytes]]
Q = TypeVar("Q")
A = TypeVar("A")

REQUESTS: Final = Counter("yangguang_rpc_requests_total", "Calls answered.", ["service", "method", "code"])
LATENCY: Final = Histogram("yangguang_rpc_seconds", "Time to answer.", ["service", "method"], buckets=SECONDS)
IN_FLIGHT: Final = Gauge("yangguang_rpc_in_flight_calls", "Calls being answered.", ["service"])

REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._:-]{1,64}", re.ASCII)
# A peer is asked with a little less time than we have, so that its answer can still be passed on.
MARGIN: Final = 0.01
DEFAULT_TIMEOUT: Final = 5.0
# Seconds a client that streams may take for all it sends.
LONGEST_UPLOAD: Final = 300.0
PEER_UNAVAILABLE: Final = "PEER_UNAVAILABLE"
# We have tried again ourselves; tries on tries would multiply with each service on the way.
DO_NOT_RETRY: Final = ("grpc-retry-pushback-ms", "-1")
BUSY_PEER: Final = (
    grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.DEADLINE_EXCEEDED,
    grpc.StatusCode.RESOURCE_EXHAUSTED,
)


class Identity(Protocol):
    """Tells who is calling; refuses whom it does not know."""

    async def caller(self, context: Context, headers: Headers) -> Caller:
        """Who is calling."""


class Internal(Refusal):
    """A defect of ours; what it is stands in the log alone."""

    code = grpc.StatusCode.INTERNAL


class DeadlineExceeded(Refusal):
    """The answer took longer than the call may."""

    code = grpc.StatusCode.DEADLINE_EXCEEDED


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process of a service takes on."""

    message_bytes: int = 4 * 1024 * 1024
    # Calls at once, and as many streams.
    calls: int = 512
    # Seconds for a call whose client names no deadline.
    deadline: float = 10.0
    # Connections are renewed, so that clients find new replicas; streams end then and are resumed.
    connection_age: float = 600.0
    connection_grace: float = 60.0


STANDARD: Final = Limits()


class Server:
    """A gRPC server with health, reflection and the guard; refuses rpcs without an access rule.

    `add` registers the servicers: `lambda server: add_CaseServiceServicer_to_server(servicer, server)`. A
    second server of the same process takes the `running` of the first, so that both stay within one limit.
    One that `coalesces` takes calls together too, and believes what they say of themselves: it is for those
    who are known by their tokens alone.
    """

    def __init__(
        self,
        service: str,
        add: Callable[[grpc.aio.Server], None],
        identity: Identity,
        *,
        limits: Limits = STANDARD,
        canon: Canon | None = None,
        running: dict[str, int] | None = None,
        coalesces: bool = False,
    ) -> None:
        guard = _Guard(service, identity, limits, canon, running or {"calls": 0, "streams": 0})
        self.running = guard.running
        self._server = grpc.aio.server(options=_server_options(limits))
        guarded = _Guarded(guard, self._server)
        add(cast(grpc.aio.Server, guarded))
        if coalesces:
            together = coalescing.CoalescingService(dict(guarded.handlers))
            add_CoalescingServiceServicer_to_server(together, cast(grpc.aio.Server, guarded))
        self._names = tuple(guarded.names)
        self._health = health.aio.HealthServicer()
        health_pb2_grpc.add_HealthServicer_to_server(self._health, self._server)
        reflection.enable_server_reflection((*self._names, reflection.SERVICE_NAME), self._server)

    async def start(self, listen: str, credentials: grpc.ServerCredentials | None = None) -> int:
        """Take calls at this address; gives the port."""
        if credentials is None:
            port = self._server.add_insecure_port(listen)
        else:
            port = self._server.add_secure_port(listen, credentials)
        await self._server.start()
        await self.report(ready=True)
        return port

    async def report(self, *, ready: bool) -> None:
        """Say SERVING or NOT_SERVING to whoever asks for our health."""
        response = health_pb2.HealthCheckResponse
        for name in ("", *self._names):
            await self._health.set(name, response.SERVING if ready else response.NOT_SERVING)

    async def stop(self, grace: float) -> None:
        """Say NOT_SERVING, take no more calls, and give those in flight so many seconds to finish."""
        await self._health.enter_graceful_shutdown()
        await self._server.stop(grace)


def _server_options(limits: Limits) -> list[tuple[str, Any]]:
    return [
        ("grpc.max_receive_message_length", limits.message_bytes),
        ("grpc.max_send_message_length", limits.message_bytes),
        ("grpc.max_metadata_size", 32 * 1024),
        ("grpc.max_connection_age_ms", int(limits.connection_age * 1000)),
        ("grpc.max_connection_age_grace_ms", int(limits.connection_grace * 1000)),
        ("grpc.keepalive_time_ms", 60_000),
        ("grpc.keepalive_timeout_ms", 10_000),
        ("grpc.keepalive_permit_without_calls", 1),
        # Clients ping every 30 s; whoever pings much faster is sent away.
        ("grpc.http2.min_ping_interval_without_data_ms", 10_000),
        # Two processes at one port would each get half of the calls: rather refuse to start.
        ("grpc.so_reuseport", 0),
    ]


class _Guarded:
    """Stands in for the server while servicers are registered, and puts the guard around their handlers."""

    def __init__(self, guard: _Guard, server: grpc.aio.Server) -> None:
        self._guard = guard
        self._server = server
        self.names: list[str] = []
        # Those with one request and one answer, by their path.
        self.handlers: dict[str, coalescing.Handler] = {}

    def add_generic_rpc_handlers(self, handlers: Sequence[grpc.GenericRpcHandler]) -> None:
        """Generated code registers its handlers in both ways; the other one names the service."""

    def add_registered_method_handlers(self, service: str, handlers: Mapping[str, Handler]) -> None:
        """Register the handlers of a service, each behind its access rule."""
        rules = access.rules([service])
        guarded = {
            name: self._guard.around(f"/{service}/{name}", rules[f"/{service}/{name}"], handler)
            for name, handler in handlers.items()
        }
        self.names.append(service)
        self.handlers |= {
            f"/{service}/{name}": _of_bytes(each) for name, each in guarded.items() if each.unary_unary
        }
        self._server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service, guarded),))
        self._server.add_registered_method_handlers(service, guarded)


def _of_bytes(handler: Handler) -> coalescing.Handler:
    answer = cast(Callable[[Any, Context], Awaitable[Any]], handler.unary_unary)
    parse = cast(Callable[[bytes], Any], handler.request_deserializer)
    serialize = cast(Callable[[Any], bytes], handler.response_serializer)

    async def of_bytes(request: bytes, context: Context) -> bytes:
        return serialize(await answer(parse(request), context))

    return of_bytes


class _Guard:
    """What surrounds every call of one server."""

    def __init__(
        self,
        service: str,
        identity: Identity,
        limits: Limits,
        canon: Canon | None,
        running: dict[str, int],
    ) -> None:
        self.service = service
        self.identity = identity
        self.limits = limits
        self.canon = canon
        self.running = running
        IN_FLIGHT.labels(service).set_function(lambda: sum(self.running.values()))

    def around(self, path: str, rule: access.Rule, handler: Handler) -> Handler:
        """The handler behind the guard; streams both ways are not spoken here."""
        method = _Method(self, path, rule)
        parse = _tolerant(cast(Callable[[bytes], Any], handler.request_deserializer))
        if handler.unary_unary is not None:
            answer = cast(Callable[[Any, Context], Awaitable[Any]], handler.unary_unary)
            return grpc.unary_unary_rpc_method_handler(
                _answering(method, answer),
                request_deserializer=parse,
                response_serializer=handler.response_serializer,
            )
        if handler.stream_unary is not None:
            take = cast(Callable[[AsyncIterator[Any], Context], Awaitable[Any]], handler.stream_unary)
            return grpc.stream_unary_rpc_method_handler(
                _taking(method, take),
                request_deserializer=parse,
                response_serializer=handler.response_serializer,
            )
        if handler.unary_stream is None:
            raise NotImplementedError(f"{path} streams both ways")
        stream = cast(Callable[[Any, Context], AsyncIterator[Any]], handler.unary_stream)
        return grpc.unary_stream_rpc_method_handler(
            _streaming(method, stream),
            request_deserializer=parse,
            response_serializer=handler.response_serializer,
        )


def _answering(
    method: _Method, answer: Callable[[Any, Context], Awaitable[Any]]
) -> Callable[[Any, Context], Awaitable[Any]]:
    async def answering(request: Any, context: Context) -> Any:
        async with _Answering(method, context, "calls") as call:
            limit = await call.admit(request)
            if limit is None:
                return await answer(request, context)
            async with asyncio.timeout(limit):
                return await answer(request, context)

    return answering


def _streaming(
    method: _Method, stream: Callable[[Any, Context], AsyncIterator[Any]]
) -> Callable[[Any, Context], AsyncIterator[Any]]:
    async def streaming(request: Any, context: Context) -> AsyncIterator[Any]:
        async with _Answering(method, context, "streams") as call:
            await call.admit(request)
            async with aclosing(cast(Any, stream(request, context))) as messages:
                async for message in messages:
                    yield message

    return streaming


def _taking(
    method: _Method, take: Callable[[AsyncIterator[Any], Context], Awaitable[Any]]
) -> Callable[[AsyncIterator[Any], Context], Awaitable[Any]]:
    async def taking(requests: AsyncIterator[Any], context: Context) -> Any:
        async with _Answering(method, context, "streams") as call:
            await call.admit(None)
            async with asyncio.timeout(LONGEST_UPLOAD):
                return await take(_readable(requests), context)

    return taking


async def _readable(requests: AsyncIterator[Any]) -> AsyncIterator[Any]:
    async for request in requests:
        if request is _UNREADABLE:
            raise InvalidArgument("MESSAGE_INVALID")
        yield request


class _Unreadable:
    """Stands for a request that is no message of its type."""


_UNREADABLE: Final = _Unreadable()


def _tolerant(parse: Callable[[bytes], Any]) -> Callable[[bytes], Any]:
    """A parser that lets the guard refuse what cannot be parsed, where gRPC would answer UNKNOWN."""

    def tolerant(data: bytes) -> Any:
        try:
            return parse(data)
        except DecodeError:
            return _UNREADABLE

    return tolerant


class _Method:
    """One rpc of the server: its rule and its metrics, bound once."""

    def __init__(self, guard: _Guard, path: str, rule: access.Rule) -> None:
        package_service, name = path[1:].split("/")
        self.guard = guard
        self.name = f"{package_service.rpartition('.')[2]}/{name}"
        self.rule = rule
        self._latency = LATENCY.labels(guard.service, self.name)
        self._requests: dict[str, Counter] = {}

    def count(self, code: str, seconds: float) -> None:
        """Count an answer."""
        if code not in self._requests:
            self._requests[code] = REQUESTS.labels(self.guard.service, self.name, code)
        self._requests[code].inc()
        self._latency.observe(seconds)


class _Answering:
    """One call from its arrival to its answer, whatever that is."""

    __slots__ = ("_code", "_context", "_kind", "_method", "_reason", "_region", "_request_id", "_started")

    def __init__(self, method: _Method, context: Context, kind: str) -> None:
        self._method = method
        self._context = context
        self._kind = kind
        self._code = "OK"
        self._reason = self._region = self._request_id = ""
        self._started = time.perf_counter()

    async def __aenter__(self) -> _Answering:
        self._method.guard.running[self._kind] += 1
        return self

    async def admit(self, request: Any) -> float | None:
        """Let the call in; gives the seconds it may take if nobody else watches its time."""
        guard = self._method.guard
        if guard.running[self._kind] > guard.limits.calls:
            raise ResourceExhausted("OVERLOADED")
        headers = dict(self._context.invocation_metadata() or ())
        self._request_id = _request_id(headers)
        caller = await guard.identity.caller(self._context, headers)
        self._region = caller.region
        reach = self._method.rule.admit(caller)
        if request is _UNREADABLE:
            raise InvalidArgument("MESSAGE_INVALID")
        left: float | None = self._context.time_remaining()
        limit = guard.limits.deadline if left is None and self._kind == "calls" else None
        time_left = left if left is not None else limit
        deadline = None if time_left is None else asyncio.get_running_loop().time() + time_left
        identity.enter(Call(caller, reach, deadline, self._request_id, _header(headers, "traceparent")))
        return limit

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        guard = self._method.guard
        guard.running[self._kind] -= 1
        try:
            if error is not None:
                await self._fail(error)
        finally:
            self._record(time.perf_counter() - self._started)

    async def _fail(self, error: BaseException) -> None:
        refusal = self._refusal(error)
        if refusal is None:
            return
        self._code, self._reason = refusal.code.name, refusal.reason
        details = status_of(refusal).SerializeToString()
        trailers: tuple[tuple[str, str | bytes], ...] = ((DETAILS_KEY, details),)
        if refusal.reason == PEER_UNAVAILABLE:
            trailers += (DO_NOT_RETRY,)
        await self._context.abort(refusal.code, refusal.reason, trailers)

    def _refusal(self, error: BaseException) -> Refusal | None:
        """What to answer; None when there is nobody left to answer, or the handler has answered itself."""
        if isinstance(error, Refusal):
            return error
        if isinstance(error, grpc.aio.AbortError):
            self._code = self._context.code().name
            return None
        if isinstance(error, asyncio.CancelledError | GeneratorExit):
            self._code = "CANCELLED"
            return None
        if isinstance(error, TimeoutError):
            return DeadlineExceeded("DEADLINE_EXCEEDED")
        if isinstance(error, grpc.aio.AioRpcError) and error.code() in BUSY_PEER:
            return Unavailable(PEER_UNAVAILABLE)
        log.error("%s failed", self._method.name, exc_info=error, extra={"request_id": self._request_id})
        return Internal("INTERNAL")

    def _record(self, seconds: float) -> None:
        self._method.count(self._code, seconds)
        canon = self._method.guard.canon
        if canon is not None:
            canon.write(
                method=self._method.name,
                code=self._code,
                reason=self._reason,
                ms=round(seconds * 1000, 2),
                request_id=self._request_id,
                region=self._region,
            )


def _request_id(headers: Mapping[str, str | bytes]) -> str:
    given = _header(headers, "x-request-id")
    return given if REQUEST_ID.fullmatch(given) else new_id().hex


def _header(headers: Mapping[str, str | bytes], name: str) -> str:
    value = headers.get(name, "")
    return value if isinstance(value, str) else ""


def channel(
    address: str,
    *protos: FileDescriptor,
    token: Callable[[], str] | None = None,
    credentials: grpc.ChannelCredentials | None = None,
    coalesced: Collection[str] = (),
) -> grpc.aio.Channel:
    """A channel to a peer, balanced over its replicas; give the protos of the services called on it.

    Inside a call the peer is asked in the name of the caller and with the rest of its time; outside of one
    with `token`, the service's own. Methods without side effects, or idempotent by their proto, are tried
    again when the peer cannot be reached; others are not. Calls of the `coalesced` methods, given by their
    paths, go together when they wait together.
    """
    target = address if ":///" in address or address.startswith("unix:") else f"dns:///{address}"
    options = _channel_options(protos)
    if credentials is None:
        return _Channel(grpc.aio.insecure_channel(target, options), token, coalesced)
    return _Channel(grpc.aio.secure_channel(target, credentials, options), token, coalesced)


def _channel_options(protos: Sequence[FileDescriptor]) -> list[tuple[str, Any]]:
    return [
        ("grpc.service_config", json.dumps(_service_config(protos))),
        ("grpc.enable_retries", 1),
        ("grpc.keepalive_time_ms", 30_000),
        ("grpc.keepalive_timeout_ms", 5_000),
        ("grpc.keepalive_permit_without_calls", 1),
        ("grpc.initial_reconnect_backoff_ms", 100),
        ("grpc.min_reconnect_backoff_ms", 100),
        ("grpc.max_reconnect_backoff_ms", 2_000),
        ("grpc.dns_min_time_between_resolutions_ms", 2_000),
        ("grpc.max_receive_message_length", 16 * 1024 * 1024),
        # Peers are near; a proxy set for the way out is not for them.
        ("grpc.enable_http_proxy", 0),
    ]


def _service_config(protos: Sequence[FileDescriptor]) -> dict[str, Any]:
    names = [
        {"service": service.full_name, "method": method.name}
        for proto in protos
        for service in proto.services_by_name.values()
        for method in service.methods
        if is_repeatable(method)
    ]
    policy = {
        "maxAttempts": 4,
        "initialBackoff": "0.05s",
        "maxBackoff": "1s",
        "backoffMultiplier": 3,
        "retryableStatusCodes": ["UNAVAILABLE"],
    }
    return {
        "loadBalancingConfig": [{"round_robin": {}}],
        "methodConfig": [{"name": names, "retryPolicy": policy}] if names else [],
        # A peer that fails half of its calls is not also asked twice.
        "retryThrottling": {"maxTokens": 100, "tokenRatio": 0.1},
    }


def is_repeatable(method: MethodDescriptor) -> bool:
    """Whether calling twice does no more than calling once, by the word of the proto."""
    return bool(method.GetOptions().idempotency_level != MethodOptions.IDEMPOTENCY_UNKNOWN)


class _Channel(grpc.aio.Channel):
    """A channel whose calls inherit from the call they are made in.

    Wrapping the callables costs a call some microseconds; client interceptors cost each a task of its own.
    """

    def __init__(
        self, real: grpc.aio.Channel, token: Callable[[], str] | None, coalesced: Collection[str]
    ) -> None:
        self._real = real
        self._token = token
        self._coalesced = coalesced
        self._lane = Lane(CoalescingServiceStub(real).AnswerCalls)

    def unary_unary(
        self, method: str, request_serializer: Any = None, response_deserializer: Any = None, **options: Any
    ) -> Any:
        """A method with one answer."""
        real = self._real.unary_unary(method, request_serializer, response_deserializer, **options)
        if method not in self._coalesced:
            return _Single(real, self._token)
        return _Together(real, self._token, self._lane, method, request_serializer, response_deserializer)

    def unary_stream(self, method: str, *serializers: Any, **options: Any) -> Any:
        """A method with many answers."""
        return _Many(self._real.unary_stream(method, *serializers, **options), self._token)

    def stream_unary(self, method: str, *serializers: Any, **options: Any) -> Any:
        """A method that takes many messages."""
        return _Sending(self._real.stream_unary(method, *serializers, **options), self._token)

    def stream_stream(self, method: str, *serializers: Any, **options: Any) -> Any:
        """A method of another kind, as it is."""
        return self._real.stream_stream(method, *serializers, **options)

    async def __aenter__(self) -> _Channel:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def close(self, grace: float | None = None) -> None:
        """Close the connections."""
        await self._real.close(grace)

    def get_state(self, try_to_connect: bool = False) -> grpc.ChannelConnectivity:
        """How the connection is."""
        return self._real.get_state(try_to_connect)

    async def wait_for_state_change(self, last_observed_state: grpc.ChannelConnectivity) -> None:
        """Wait until it is another."""
        await self._real.wait_for_state_change(last_observed_state)

    async def channel_ready(self) -> None:
        """Wait until there is a connection."""
        await self._real.channel_ready()


class _Single(grpc.aio.UnaryUnaryMultiCallable[Q, A], Generic[Q, A]):
    def __init__(self, real: grpc.aio.UnaryUnaryMultiCallable[Q, A], token: Callable[[], str] | None) -> None:
        self._real = real
        self._token = token

    def __call__(
        self, request: Q, *, timeout: float | None = None, metadata: Any = None, **more: Any
    ) -> grpc.aio.UnaryUnaryCall[Q, A]:
        timeout = DEFAULT_TIMEOUT if timeout is None else timeout
        return self._real(
            request, timeout=_within_budget(timeout), metadata=_inherited(metadata, self._token), **more
        )


class _Together(Generic[Q, A]):
    """A method whose calls go together with others when they wait together."""

    def __init__(
        self,
        real: grpc.aio.UnaryUnaryMultiCallable[Q, A],
        token: Callable[[], str] | None,
        lane: Lane,
        method: str,
        serialize: Callable[[Q], bytes],
        parse: Callable[[bytes], A],
    ) -> None:
        self._real = real
        self._token = token
        self._lane = lane
        self._method, self._serialize, self._parse = method, serialize, parse

    def __call__(self, request: Q, *, timeout: float = DEFAULT_TIMEOUT, metadata: Any = None) -> Awaitable[A]:
        limit = cast(float, _within_budget(timeout))
        said = dict(cast(Sequence[tuple[str, str]], _inherited(metadata, self._token)))
        call = CoalescedCall(method=self._method, request=self._serialize(request), metadata=said)

        async def alone() -> A:
            return await self._real(request, timeout=limit, metadata=tuple(said.items()))

        return self._lane.ask(call, alone, self._parse, limit)


class _Sending(grpc.aio.StreamUnaryMultiCallable[Q, A], Generic[Q, A]):
    def __init__(
        self, real: grpc.aio.StreamUnaryMultiCallable[Q, A], token: Callable[[], str] | None
    ) -> None:
        self._real = real
        self._token = token

    def __call__(  # type: ignore[override]
        self, request_iterator: Any = None, timeout: float | None = None, metadata: Any = None, **more: Any
    ) -> grpc.aio.StreamUnaryCall[Q, A]:
        limit = LONGEST_UPLOAD if timeout is None else timeout
        return self._real(
            request_iterator,
            timeout=_within_budget(limit),
            metadata=_inherited(metadata, self._token),
            **more,
        )


class _Many(grpc.aio.UnaryStreamMultiCallable[Q, A], Generic[Q, A]):
    def __init__(
        self, real: grpc.aio.UnaryStreamMultiCallable[Q, A], token: Callable[[], str] | None
    ) -> None:
        self._real = real
        self._token = token

    def __call__(
        self, request: Q, *, timeout: float | None = None, metadata: Any = None, **more: Any
    ) -> grpc.aio.UnaryStreamCall[Q, A]:
        return self._real(
            request, timeout=_within_budget(timeout), metadata=_inherited(metadata, self._token), **more
        )


def _within_budget(timeout: float | None) -> float | None:
    """The timeout, but no longer than what the call we are in has left."""
    call = identity.current()
    if call is None or call.deadline is None:
        return timeout
    left = max(call.deadline - asyncio.get_running_loop().time() - MARGIN, 0.001)
    return left if timeout is None else min(left, timeout)


def _inherited(given: Any, own: Callable[[], str] | None) -> Metadata:
    """Token, request id and trace for a peer. An anonymous call stays anonymous: no rights are lent to it."""
    call = identity.current()
    metadata: list[tuple[str, str | bytes]] = list(given or ())
    said = {key for key, _ in metadata}
    if call is None:
        token = own() if own is not None else ""
    else:
        token = call.caller.token
        more = (("x-request-id", call.request_id), ("traceparent", call.traceparent))
        metadata += [(key, value) for key, value in more if value and key not in said]
    if token and "authorization" not in said:
        metadata.append(("authorization", f"Bearer {token}"))
    return metadata
