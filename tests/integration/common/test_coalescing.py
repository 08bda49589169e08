"""Calls that wait together go together, and each is answered as if it had come alone."""

import asyncio
from typing import Any

import grpc
import grpc.aio
import pytest
from prometheus_client import REGISTRY
from yangguang.common.v1 import coalescing_pb2 as pb
from yangguang.common.v1 import coalescing_pb2_grpc as pb_grpc

from services.common import coalescing, rpc
from services.common.errors import FailedPrecondition, Refused, refusal_of
from services.common.identity import TokenSigner
from services.common.rpc import Context
from tests.integration.common.conftest import Cluster
from tests.integration.common.kit import rises_to
from tests.integration.common.probe import METHODS, SERVICE, Answer, Probe, Stub

ALL = [f"/{SERVICE}/{name}" for name in METHODS]


def messages() -> float:
    """The messages of several calls that were answered so far."""
    labels = {"service": "probe", "method": "CoalescingService/AnswerCalls", "code": "OK"}
    return REGISTRY.get_sample_value("yangguang_rpc_requests_total", labels) or 0


def answers(channel: grpc.aio.Channel, calls: list[pb.CoalescedCall]) -> Any:
    """What a message of these calls brings."""
    return pb_grpc.CoalescingServiceStub(channel).AnswerCalls(pb.AnswerCallsRequest(calls=calls))


async def pair(cluster: Cluster, answers: dict[str, Answer] | None = None) -> Stub:
    _, address = await cluster.serve(Probe(answers or {}), coalesces=True)
    return await cluster.stub(address, coalesced=ALL)


async def said(calls: list[Any]) -> list[Any]:
    """What each call brought: a text, or a refusal."""
    found: list[Any] = await asyncio.gather(*calls, return_exceptions=True)
    return [refusal_of(each) if isinstance(each, grpc.aio.AioRpcError) else each.value for each in found]


async def test_who_calls_alone_calls_as_ever(cluster: Cluster) -> None:
    stub, before = await pair(cluster), messages()

    assert [(await stub.Open()).value for _ in range(3)] == 3 * ["anybody UNRESTRICTED"]
    assert messages() == before


async def test_of_many_at_once_each_has_its_own_caller_and_its_own_answer(
    cluster: Cluster, signer: TokenSigner
) -> None:
    async def refuse(text: str, context: Context) -> str:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=text)

    stub, before = await pair(cluster, {"Everything": refuse}), messages()
    clerk = signer.sign("u/clerk", ["CLERK"], window="W1")
    operator = signer.sign("u/operator", ["OPERATOR"])

    def bearing(token: str) -> dict[str, Any]:
        return {"metadata": (("authorization", f"Bearer {token}"),)}

    found = await said(
        [
            stub.Open(),
            stub.Window(**bearing(clerk)),
            stub.Everything("A", **bearing(operator)),
            stub.Everything("B", **bearing(clerk)),
            stub.Everything("C", **bearing(operator)),
            stub.Own(),
            stub.Open(**bearing("not.a.token")),
            stub.Open(),
        ]
    )

    assert found == [
        "anybody UNRESTRICTED",
        "u/clerk OWN_WINDOW",
        Refused("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", {"state": "A"}),
        Refused("PERMISSION_DENIED", "ROLE_REQUIRED", {"roles": "OPERATOR"}),
        Refused("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", {"state": "C"}),
        Refused("UNAUTHENTICATED", "TOKEN_REQUIRED", {}),
        Refused("UNAUTHENTICATED", "TOKEN_INVALID", {}),
        "anybody UNRESTRICTED",
    ]
    await rises_to(before + 1, messages)


async def test_those_that_come_while_others_are_under_way_wait_and_go_together(cluster: Cluster) -> None:
    gate, arrived = asyncio.Event(), asyncio.Semaphore(0)

    async def wait(text: str, context: Context) -> str:
        arrived.release()
        await gate.wait()
        return text

    stub, before = await pair(cluster, {"Open": wait}), messages()
    first = asyncio.ensure_future(stub.Open("1"))
    await arrived.acquire()
    second = asyncio.ensure_future(stub.Open("2"))
    await arrived.acquire()
    others = [asyncio.ensure_future(stub.Open(str(number))) for number in range(3, 11)]
    gate.set()

    assert await said([first, second, *others]) == [str(number) for number in range(1, 11)]
    await rises_to(before + 1, messages)


async def test_a_slow_call_holds_up_neither_those_it_goes_with_nor_those_that_come(cluster: Cluster) -> None:
    gate = asyncio.Event()

    async def wait(text: str, context: Context) -> str:
        if text == "slow":
            await gate.wait()
        return text

    stub = await pair(cluster, {"Open": wait})
    slow = [asyncio.ensure_future(stub.Open("slow")) for _ in range(2)]

    assert await said([stub.Open(str(number)) for number in range(6)]) == ["0", "1", "2", "3", "4", "5"]
    alone = asyncio.ensure_future(stub.Open("slow"))
    await asyncio.sleep(0)
    assert (await stub.Open("later")).value == "later"

    gate.set()
    assert await said([*slow, alone]) == ["slow", "slow", "slow"]


async def test_who_gives_up_hurts_nobody(cluster: Cluster) -> None:
    stub = await pair(cluster)
    calls = [asyncio.ensure_future(stub.Open()) for _ in range(8)]
    await asyncio.sleep(0)

    calls[3].cancel()

    found = await asyncio.gather(*calls, return_exceptions=True)
    assert isinstance(found[3], asyncio.CancelledError)
    assert [each.value for each in found if not isinstance(each, BaseException)] == 7 * [
        "anybody UNRESTRICTED"
    ]


async def test_when_the_connection_ends_each_call_is_told_so(cluster: Cluster) -> None:
    arrived = asyncio.Semaphore(0)

    async def wait(text: str, context: Context) -> str:
        arrived.release()
        await asyncio.Event().wait()
        return text

    server, address = await cluster.serve(Probe({"Window": wait, "Open": wait}), coalesces=True)
    stub = await cluster.stub(address, coalesced=ALL)
    calls = [asyncio.ensure_future(stub.Open(str(number))) for number in range(8)]
    for _ in calls:
        await arrived.acquire()

    await server.stop(0)

    assert await said(calls) == 8 * [Refused("UNAVAILABLE", "", {})]


async def test_large_calls_go_in_messages_of_their_own(cluster: Cluster) -> None:
    async def length(text: str, context: Context) -> str:
        return str(len(text))

    stub, before = await pair(cluster, {"Open": length}), messages()
    large = "x" * 700_000

    assert await said([stub.Open(large), stub.Open(large), stub.Open("x"), stub.Open("x")]) == [
        "700000",
        "700000",
        "1",
        "1",
    ]
    # One of them alone, as it would go anyway.
    await rises_to(before + 1, messages)


async def test_a_method_that_is_not_there_is_refused_alone(cluster: Cluster) -> None:
    _, address = await cluster.serve(Probe(), coalesces=True)
    async with rpc.channel(address, coalesced=[*ALL, "/no.Service/Do"]) as channel:
        known = channel.unary_unary(ALL[0], request_serializer=bytes, response_deserializer=bytes)
        unknown = channel.unary_unary("/no.Service/Do", request_serializer=bytes, response_deserializer=bytes)
        answer, refusal = await asyncio.gather(known(b""), unknown(b""), return_exceptions=True)

    assert b"anybody" in answer  # type: ignore[operator]
    assert refusal.code() == grpc.StatusCode.UNIMPLEMENTED  # type: ignore[union-attr]


async def test_a_message_of_too_many_calls_is_refused(cluster: Cluster) -> None:
    _, address = await cluster.serve(Probe(), coalesces=True)
    calls = [pb.CoalescedCall(method=ALL[0])] * (coalescing.MOST + 1)

    async with rpc.channel(address) as channel:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await anext(aiter(answers(channel, calls)))

    assert refusal_of(caught.value) == ("INVALID_ARGUMENT", "TOO_MANY_CALLS", {"most": "64"})


async def test_beyond_the_bound_nobody_waits(cluster: Cluster) -> None:
    stub = await pair(cluster)

    found = await said([stub.Open() for _ in range(coalescing.MOST_WAITING + 8)])

    refused = [each for each in found if isinstance(each, Refused)]
    assert refused == 8 * [Refused("RESOURCE_EXHAUSTED", "OVERLOADED", {})]
    assert found.count("anybody UNRESTRICTED") == coalescing.MOST_WAITING


async def test_a_service_of_the_release_before_gets_each_call_alone(cluster: Cluster) -> None:
    _, address = await cluster.serve(Probe())
    stub = await cluster.stub(address, coalesced=ALL)

    assert await said([stub.Open(), stub.Own(), stub.Open()]) == [
        "anybody UNRESTRICTED",
        Refused("UNAUTHENTICATED", "TOKEN_REQUIRED", {}),
        "anybody UNRESTRICTED",
    ]


async def test_a_door_for_others_takes_no_coalesced_calls(cluster: Cluster) -> None:
    """They could say of themselves what an ingress says of those it lets in."""
    _, address = await cluster.serve(Probe())

    async with rpc.channel(address) as channel:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await anext(aiter(answers(channel, [])))

    assert caught.value.code() == grpc.StatusCode.UNIMPLEMENTED
