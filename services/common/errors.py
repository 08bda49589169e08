"""The refusals every service speaks in, and their way over the wire.

    Refusal
    ├── InvalidArgument     the request is wrong by itself; facts name the `field`
    ├── OutOfRange          the page or position asked for lies outside of what exists
    ├── Unauthenticated     no token, or one that does not hold
    ├── PermissionDenied    the caller may not do this, or not to this
    ├── NotFound            <THING>_NOT_FOUND
    ├── AlreadyExists       the name or number is taken
    ├── FailedPrecondition  the state of things does not allow it now
    ├── Aborted             somebody else was first (ETAG_MISMATCH); read again and retry
    ├── ResourceExhausted   too much at once (OVERLOADED); retry later
    └── Unavailable         something this needs does not answer; retry later

A refusal holds a reason in UPPER_SNAKE for programs and facts for the words made of it. It travels as
`google.rpc.Status` with one `ErrorInfo`; anything else that is raised is a defect and leaves as INTERNAL.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final, NamedTuple, cast

import grpc
from google.protobuf import any_pb2
from google.rpc import error_details_pb2, status_pb2

DOMAIN: Final = "yangguang"
DETAILS_KEY: Final = "grpc-status-details-bin"
# Trailers share one 8 KiB header budget, and a fact is a name or a number, not a text.
LONGEST_FACT: Final = 200


class Refusal(Exception):  # noqa: N818 -- a refusal is an answer, not an error of the program
    """The service says no, for a reason the caller can act on."""

    code: ClassVar[grpc.StatusCode] = grpc.StatusCode.UNKNOWN

    def __init__(self, reason: str, /, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = {name: _fact(value) for name, value in facts.items()}

    def __str__(self) -> str:
        facts = " ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.reason} {facts}".rstrip()


class InvalidArgument(Refusal):
    """The request is wrong by itself; `field` is the path of the proto field."""

    code = grpc.StatusCode.INVALID_ARGUMENT


class OutOfRange(Refusal):
    """The position asked for lies outside of what exists."""

    code = grpc.StatusCode.OUT_OF_RANGE


class Unauthenticated(Refusal):
    """There is no token, or it does not hold."""

    code = grpc.StatusCode.UNAUTHENTICATED


class PermissionDenied(Refusal):
    """The caller may not do this, or not to this."""

    code = grpc.StatusCode.PERMISSION_DENIED


class NotFound(Refusal):
    """The thing named does not exist, for this caller."""

    code = grpc.StatusCode.NOT_FOUND


class AlreadyExists(Refusal):
    """The name or number is taken."""

    code = grpc.StatusCode.ALREADY_EXISTS


class FailedPrecondition(Refusal):
    """The state of things does not allow it now."""

    code = grpc.StatusCode.FAILED_PRECONDITION


class Aborted(Refusal):
    """Somebody else was first; read again and retry."""

    code = grpc.StatusCode.ABORTED


class ResourceExhausted(Refusal):
    """Too much at once; retry later."""

    code = grpc.StatusCode.RESOURCE_EXHAUSTED


class Unavailable(Refusal):
    """Something this needs does not answer; retry later."""

    code = grpc.StatusCode.UNAVAILABLE


KINDS: Final[dict[grpc.StatusCode, type[Refusal]]] = {
    kind.code: kind
    for kind in (
        InvalidArgument,
        OutOfRange,
        Unauthenticated,
        PermissionDenied,
        NotFound,
        AlreadyExists,
        FailedPrecondition,
        Aborted,
        ResourceExhausted,
        Unavailable,
    )
}


class Refused(NamedTuple):
    """A refusal as a client sees it: ("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", {"state": "ACCEPTED"})."""

    code: str
    reason: str
    facts: dict[str, str]


def status_of(refusal: Refusal) -> status_pb2.Status:
    """The refusal as the rich status that goes over the wire."""
    info = error_details_pb2.ErrorInfo(reason=refusal.reason, domain=DOMAIN, metadata=refusal.facts)
    detail = any_pb2.Any()
    detail.Pack(info)
    number: int = refusal.code.value[0]
    return status_pb2.Status(code=number, message=refusal.reason, details=[detail])


def refusal_of(error: grpc.RpcError) -> Refused:
    """Read a refusal back from a failed call; the reason is "" when the server gave none."""
    code: grpc.StatusCode = error.code()
    for key, value in cast("Iterable[tuple[str, bytes]]", error.trailing_metadata() or ()):
        if key == DETAILS_KEY:
            info = _info(status_pb2.Status.FromString(value))
            if info is not None:
                return Refused(code.name, info.reason, dict(info.metadata))
    return Refused(code.name, "", {})


def passed_on(error: grpc.RpcError) -> Refusal | None:
    """The refusal of a peer, to be raised again as one's own; None when it gave no reason."""
    kind = KINDS.get(error.code())
    refused = refusal_of(error)
    if kind is None or not refused.reason:
        return None
    again = kind(refused.reason)
    again.facts = refused.facts
    return again


def _info(status: status_pb2.Status) -> error_details_pb2.ErrorInfo | None:
    info = error_details_pb2.ErrorInfo()
    for detail in status.details:
        if detail.Unpack(info) and info.domain == DOMAIN:
            return info
    return None


def _fact(value: object) -> str:
    text = str(value)[:LONGEST_FACT]
    return text.encode("utf-8", "replace").decode()
