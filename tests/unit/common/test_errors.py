"""Refusals and their way over the wire."""

import grpc
import grpc.aio
import pytest
from google.protobuf import any_pb2
from google.rpc import error_details_pb2, status_pb2

from services.common import errors
from services.common.errors import (
    Aborted,
    FailedPrecondition,
    InvalidArgument,
    Refusal,
    passed_on,
    refusal_of,
)


def over_the_wire(refusal: Refusal) -> grpc.aio.AioRpcError:
    details = errors.status_of(refusal).SerializeToString()
    trailers = grpc.aio.Metadata(("x-other", "1"), (errors.DETAILS_KEY, details))
    return grpc.aio.AioRpcError(refusal.code, grpc.aio.Metadata(), trailers, refusal.reason)


def test_a_refusal_reads_as_it_was_written() -> None:
    error = over_the_wire(FailedPrecondition("STEP_NOT_ALLOWED", state="ACCEPTED", step=3))

    facts = {"state": "ACCEPTED", "step": "3"}
    assert refusal_of(error) == ("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", facts)


def test_the_standard_clients_of_grpc_can_read_it() -> None:
    status = errors.status_of(InvalidArgument("FIELD_INVALID", field="applicant.id_number"))
    info = error_details_pb2.ErrorInfo()

    assert status.details[0].Unpack(info)
    assert (status.code, status.message) == (3, "FIELD_INVALID")
    assert (info.reason, info.domain) == ("FIELD_INVALID", "yangguang")
    assert dict(info.metadata) == {"field": "applicant.id_number"}


@pytest.mark.parametrize("kind", errors.KINDS.values())
def test_each_kind_can_be_passed_on(kind: type[Refusal]) -> None:
    again = passed_on(over_the_wire(kind("REASON", a="b")))

    assert type(again) is kind
    assert (again.reason, again.facts) == ("REASON", {"a": "b"})


def test_an_error_without_a_reason_of_ours_is_not_passed_on() -> None:
    other = any_pb2.Any()
    other.Pack(error_details_pb2.ErrorInfo(reason="X", domain="example.org"))
    details = status_pb2.Status(code=9, details=[other]).SerializeToString()
    trailers = grpc.aio.Metadata((errors.DETAILS_KEY, details))
    error = grpc.aio.AioRpcError(grpc.StatusCode.FAILED_PRECONDITION, grpc.aio.Metadata(), trailers)

    assert refusal_of(error) == ("FAILED_PRECONDITION", "", {})
    assert passed_on(error) is None


def test_facts_are_short_and_can_always_be_sent() -> None:
    refusal = Aborted("ETAG_MISMATCH", long="x" * 5000, broken="\ud800", number=7)

    assert len(refusal.facts["long"]) == 200
    assert refusal.facts["broken"] == "?"
    assert refusal_of(over_the_wire(refusal)).facts["number"] == "7"


def test_it_reads_well_in_a_log() -> None:
    assert str(Aborted("ETAG_MISMATCH")) == "ETAG_MISMATCH"
    assert str(FailedPrecondition("STEP_NOT_ALLOWED", state="DONE")) == "STEP_NOT_ALLOWED state=DONE"
