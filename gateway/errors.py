"""Problems (RFC 9457): every refusal as one document, with words for people and a reason for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import grpc
import orjson
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gateway import words
from gateway.words import Language
from services.common.errors import refusal_of

MEDIA_TYPE: Final = "application/problem+json"

# What a gRPC code is in HTTP, and the reason when the service gave none.
CODES: Final[Mapping[str, tuple[int, str]]] = {
    "INVALID_ARGUMENT": (422, "REQUEST_INVALID"),
    "OUT_OF_RANGE": (422, "REQUEST_INVALID"),
    "UNAUTHENTICATED": (401, "TOKEN_INVALID"),
    "PERMISSION_DENIED": (403, "ROLE_REQUIRED"),
    "NOT_FOUND": (404, "ROUTE_NOT_FOUND"),
    "ALREADY_EXISTS": (409, "ALREADY_EXISTS"),
    "FAILED_PRECONDITION": (409, "STEP_NOT_ALLOWED"),
    "ABORTED": (409, "CHANGED_MEANWHILE"),
    "RESOURCE_EXHAUSTED": (429, "OVERLOADED"),
    "UNAVAILABLE": (503, "SERVICE_UNAVAILABLE"),
    "CANCELLED": (503, "SERVICE_UNAVAILABLE"),
    "DEADLINE_EXCEEDED": (504, "DEADLINE_EXCEEDED"),
    "UNIMPLEMENTED": (501, "NOT_IMPLEMENTED"),
}
DEFECT: Final = (500, "INTERNAL")

# What the framework refuses by itself.
STATUSES: Final[Mapping[int, str]] = {
    400: "JSON_INVALID",
    404: "ROUTE_NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    413: "BODY_TOO_LARGE",
    415: "CONTENT_TYPE_UNSUPPORTED",
}

# Reasons of the kinds of errors pydantic finds; any other is FIELD_INVALID.
KINDS: Final[Mapping[str, str]] = {
    "missing": "FIELD_REQUIRED",
    "extra_forbidden": "FIELD_UNKNOWN",
    "string_too_long": "FIELD_TOO_LONG",
    "too_long": "FIELD_TOO_LONG",
}


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that is wrong: where, why for programs, and of which kind."""

    field: str
    reason: str
    kind: str = ""
    facts: Mapping[str, str] | None = None


class Problem(HTTPException):
    """The gateway says no, for itself or for a service."""

    def __init__(
        self,
        status: int,
        reason: str,
        facts: Mapping[str, str] | None = None,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, reason, dict(headers or {}))
        self.reason = reason
        self.facts = dict(facts or {})
        self.errors = errors


def field_problem(status: int, field: str, reason: str, kind: str = "") -> Problem:
    """One field is wrong."""
    return Problem(status, reason, errors=[FieldError(field, reason, kind)])


def of_call(error: grpc.RpcError, *, conditional: bool = False) -> Problem:
    """The problem of a failed call; with If-Match, a stale etag is a precondition that failed."""
    refused = refusal_of(error)
    status, reason = CODES.get(refused.code, DEFECT)
    reason = refused.reason or reason
    if reason == "ETAG_MISMATCH" and conditional:
        status = 412
    facts = dict(refused.facts)
    field = facts.pop("field", "")
    errors = [FieldError(field, reason, facts=facts)] if field else []
    return Problem(status, reason, facts, errors, _headers(status))


def is_unanswered(error: grpc.RpcError) -> bool:
    """Whether the connection ended before a service said anything."""
    refused = refusal_of(error)
    return (refused.code, refused.reason) == ("UNAVAILABLE", "")


def _headers(status: int) -> dict[str, str]:
    if status in (429, 503):
        return {"Retry-After": "1"}
    return {"WWW-Authenticate": 'Bearer realm="yangguang"'} if status == 401 else {}


def of_framework(error: HTTPException) -> Problem:
    """The problem of what the framework refuses: no such path, method, or a body too large."""
    if isinstance(error, Problem):
        return error
    return Problem(error.status_code, STATUSES.get(error.status_code, "INTERNAL"), headers=error.headers)


def of_validation(error: RequestValidationError) -> Problem:
    """The problem of a request whose fields do not fit; all of them are named."""
    errors = [_field_error(found) for found in error.errors()]
    reasons = {found.reason for found in errors}
    return Problem(422, reasons.pop() if len(reasons) == 1 else "REQUEST_INVALID", errors=errors)


def _field_error(found: Mapping[str, Any]) -> FieldError:
    kind = found["type"]
    facts = {name: str(value) for name, value in found.get("ctx", {}).items()}
    if "expected" in facts:
        facts["expected"] = facts["expected"].replace(" or ", ", ").replace("'", "")
    return FieldError(path(found["loc"][1:]), KINDS.get(kind, "FIELD_INVALID"), kind, facts)


def path(places: Iterable[str | int]) -> str:
    """Where a field is: `materials[2].reason`."""
    text = ""
    for place in places:
        text += f"[{place}]" if isinstance(place, int) else f".{place}" if text else place
    return text


def document(problem: Problem, language: Language, request_id: str) -> dict[str, Any]:
    """The problem document."""
    reason = problem.reason
    says = {
        "type": f"/problems/{reason}",
        "title": words.title(language, reason) or words.title(language, "REFUSED"),
        "status": problem.status_code,
        "detail": words.detail(language, reason, problem.facts),
        "reason": reason,
        "facts": problem.facts,
        "errors": [_error_document(error, language) for error in problem.errors],
        "request_id": request_id,
    }
    return {name: value for name, value in says.items() if value}


def _error_document(error: FieldError, language: Language) -> dict[str, str]:
    facts = error.facts or {}
    last = error.field.rpartition(".")[2]
    hint = words.hint(language, error.kind, facts)
    if error.reason == "FIELD_INVALID":
        hint = hint or words.hint(language, last, facts)
    detail = hint or words.detail(language, error.reason, facts) or words.title(language, error.reason)
    said = {key: value for key, value in asdict(error).items() if key in ("field", "reason")}
    return said | {"detail": detail}


def response(problem: Problem, language: Language, request_id: str) -> Response:
    """The problem as an HTTP response."""
    return Response(
        orjson.dumps(document(problem, language, request_id)),
        problem.status_code,
        problem.headers,
        MEDIA_TYPE,
    )


def problem_of(error: Exception) -> Problem:
    """The problem of whatever was raised."""
    if isinstance(error, HTTPException):
        return of_framework(error)
    if isinstance(error, RequestValidationError):
        return of_validation(error)
    return of_call(error) if isinstance(error, grpc.RpcError) else Problem(*DEFECT)
