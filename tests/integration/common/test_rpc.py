"""The guard around each rpc, and what a channel hands on."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import grpc
import grpc.aio
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from prometheus_client import REGISTRY
from yangguang.common.v1 import access_pb2

from services.common import identity, rpc
from services.common.access import NoAccessRule
from services.common.errors import FailedPrecondition, Refused, passed_on, refusal_of
from services.common.identity import TokenSigner, Verifier
from services.common.rpc import Context
from tests.integration.common.conftest import Cluster, closed_port
from tests.integration.common.kit import rises_to
from tests.integration.common.probe import SERVICE, Probe, Stub, declare


async def refused(call: object) -> Refused:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call  # type: ignore[misc]
    return refusal_of(caught.value)


class TestAccess:
    async def test_a_public_method_answers_anybody(self, cluster: Cluster) -> None:
        stub = await cluster.pair(Probe())

        assert (await stub.Open()).value == "anybody UNRESTRICTED"

    async def test_a_public_method_still_refuses_a_token_that_does_not_hold(self, cluster: Cluster) -> None:
        stub = await cluster.pair(Probe(), "not.a.token")

        assert await refused(stub.Open()) == ("UNAUTHENTICATED", "TOKEN_INVALID", {})

    async def test_other_methods_ask_for_a_token(self, cluster: Cluster) -> None:
        stub = await cluster.pair(Probe())

        assert await refused(stub.Own()) == ("UNAUTHENTICATED", "TOKEN_REQUIRED", {})

    @pytest.mark.parametrize(
        ("method", "role", "reach"),
        [
            ("Own", "APPLICANT", "OWN_CASE"),
            ("Own", "AGENT", "OWN_CASE"),
            ("Window", "CLERK", "OWN_WINDOW"),
            ("Organisation", "APPROVER", "OWN_ORGANISATION"),
            ("Region", "SUPERVISOR", "REGION"),
            ("Everything", "OPERATOR", "UNRESTRICTED"),
        ],
    )
    async def test_a_granted_role_reaches_as_far_as_the_proto_says(
        self, cluster: Cluster, signer: TokenSigner, method: str, role: str, reach: str
    ) -> None:
        token = signer.sign("u/1", [role], organisation="O1", window="W1", region="450222")
        stub = await cluster.pair(Probe(), token)

        assert (await getattr(stub, method)()).value == f"u/1 {reach}"

    async def test_another_role_is_refused_before_the_handler_sees_the_request(
        self, cluster: Cluster, signer: TokenSigner
    ) -> None:
        stub = await cluster.pair(Probe(), signer.sign("u/1", ["CLERK"], window="W1"))

        assert await refused(stub.Own()) == (
            "PERMISSION_DENIED",
            "ROLE_REQUIRED",
            {"roles": "AGENT,APPLICANT"},
        )

    async def test_a_scope_the_token_does_not_fill_is_refused(
        self, cluster: Cluster, signer: TokenSigner
    ) -> None:
        stub = await cluster.pair(Probe(), signer.sign("u/1", ["APPROVER"]))

        assert await refused(stub.Organisation()) == (
            "PERMISSION_DENIED",
            "OUT_OF_SCOPE",
            {"scope": "OWN_ORGANISATION"},
        )

    @pytest.mark.parametrize(
        "rule",
        [
            None,
            access_pb2.Access(),
            access_pb2.Access(public=True, grants=[access_pb2.Grant(roles=["CLERK"], scope="OWN_CASE")]),
            access_pb2.Access(grants=[access_pb2.Grant(roles=["CLERK"])]),
            access_pb2.Access(grants=[access_pb2.Grant(scope="OWN_CASE")]),
        ],
    )
    async def test_a_server_with_an_rpc_without_a_rule_does_not_start(
        self, verifier: Verifier, rule: access_pb2.Access | None
    ) -> None:
        package = f"yangguang.probe.bad{abs(hash(str(rule)))}"
        declare(package, {"Do": (rule, False, False)})

        with pytest.raises(NoAccessRule, match="Do must declare"):
            rpc.Server("probe", lambda server: register(server, f"{package}.ProbeService"), verifier)


def raw(channel: grpc.aio.Channel) -> Any:
    """The method Open, for a client of somebody else's making."""
    return channel.unary_unary(f"/{SERVICE}/Open")


def register(server: grpc.aio.Server, service: str) -> None:
    handler: Any = grpc.unary_unary_rpc_method_handler(lambda request, context: request)
    server.add_registered_method_handlers(service, {"Do": handler})


class TestErrors:
    async def test_a_refusal_travels_with_its_reason_and_facts(self, cluster: Cluster) -> None:
        async def refuse(text: str, context: Context) -> str:
            raise FailedPrecondition("STEP_NOT_ALLOWED", state="ACCEPTED", action="ACCEPT")

        stub = await cluster.pair(Probe({"Open": refuse}))

        facts = {"state": "ACCEPTED", "action": "ACCEPT"}
        assert await refused(stub.Open()) == ("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", facts)

    async def test_a_defect_leaves_as_internal_without_its_text(
        self, cluster: Cluster, caplog: pytest.LogCaptureFixture
    ) -> None:
        async def fail(text: str, context: Context) -> str:
            raise ZeroDivisionError("450222199001011234")

        stub = await cluster.pair(Probe({"Open": fail}))
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.Open()

        assert caught.value.code() == grpc.StatusCode.INTERNAL
        assert caught.value.details() == "INTERNAL"
        [record] = [record for record in caplog.records if record.name == "services.common.rpc"]
        assert record.getMessage() == "ProbeService/Open failed"
        assert record.exc_info is not None

    async def test_bytes_that_are_no_message_are_an_invalid_argument(self, cluster: Cluster) -> None:
        _, address = await cluster.serve(Probe())
        async with grpc.aio.insecure_channel(address) as channel:
            call = raw(channel)(b"\x0a\x05\xff")

            assert await refused(call) == ("INVALID_ARGUMENT", "MESSAGE_INVALID", {})

    async def test_a_message_that_is_too_large_is_refused(self, cluster: Cluster) -> None:
        _, address = await cluster.serve(Probe(), rpc.Limits(message_bytes=100_000))
        stub = await cluster.stub(address)

        assert (await refused(stub.Open("x" * 200_000))).code == "RESOURCE_EXHAUSTED"

    async def test_a_peer_that_is_away_makes_us_unavailable_and_tries_do_not_multiply(
        self, cluster: Cluster
    ) -> None:
        away = await cluster.stub(f"127.0.0.1:{closed_port()}")
        asked = 0

        async def ask(text: str, context: Context) -> str:
            nonlocal asked
            asked += 1
            return (await away.Own()).value  # type: ignore[no-any-return]

        stub = await cluster.pair(Probe({"Open": ask}))

        assert await refused(stub.Open()) == ("UNAVAILABLE", "PEER_UNAVAILABLE", {})
        assert asked == 1

    async def test_a_refusal_of_a_peer_can_be_passed_on(self, cluster: Cluster) -> None:
        async def refuse(text: str, context: Context) -> str:
            raise FailedPrecondition("MANDATE_REQUIRED", right="DECIDE")

        peer = await cluster.pair(Probe({"Open": refuse}))

        async def ask(text: str, context: Context) -> str:
            try:
                return (await peer.Open()).value  # type: ignore[no-any-return]
            except grpc.aio.AioRpcError as error:
                raise passed_on(error) or error from error

        stub = await cluster.pair(Probe({"Open": ask}))

        assert await refused(stub.Open()) == (
            "FAILED_PRECONDITION",
            "MANDATE_REQUIRED",
            {"right": "DECIDE"},
        )

    async def test_a_stream_that_breaks_off_says_why(self, cluster: Cluster) -> None:
        async def two(text: str, context: Context) -> AsyncIterator[str]:
            yield "1"
            yield "2"
            raise FailedPrecondition("EPOCH_CHANGED")

        stub = await cluster.pair(Probe(stream=two))
        seen: list[str] = []

        async def read() -> None:
            async for message in stub.Stream():
                seen.append(message.value)

        assert await refused(read()) == ("FAILED_PRECONDITION", "EPOCH_CHANGED", {})
        assert seen == ["1", "2"]

    async def test_each_answer_is_counted_by_its_code(self, cluster: Cluster) -> None:
        stub = await cluster.pair(Probe())
        labels = {"service": "probe", "method": "ProbeService/Everything", "code": "UNAUTHENTICATED"}

        def answers() -> float:
            return REGISTRY.get_sample_value("yangguang_rpc_requests_total", labels) or 0

        before = answers()
        for _ in range(3):
            await refused(stub.Everything())

        await rises_to(before + 3, answers)


class TestDeadlines:
    async def test_a_peer_gets_what_is_left_of_our_time(self, cluster: Cluster) -> None:
        async def time_left(text: str, context: Context) -> str:
            return str(context.time_remaining())

        peer = await cluster.pair(Probe({"Open": time_left}))

        async def ask(text: str, context: Context) -> str:
            await asyncio.sleep(0.2)
            return (await peer.Open()).value  # type: ignore[no-any-return]

        stub = await cluster.pair(Probe({"Open": ask}))

        assert 0.3 < float((await stub.Open(timeout=0.8)).value) <= 0.6

    async def test_a_longer_timeout_of_ones_own_does_not_stretch_the_budget(self, cluster: Cluster) -> None:
        async def time_left(text: str, context: Context) -> str:
            return str(context.time_remaining())

        peer = await cluster.pair(Probe({"Open": time_left}))

        async def ask(text: str, context: Context) -> str:
            return (await peer.Open(timeout=60)).value  # type: ignore[no-any-return]

        stub = await cluster.pair(Probe({"Open": ask}))

        assert float((await stub.Open(timeout=0.8)).value) <= 0.8

    async def test_outside_of_a_call_a_peer_gets_five_seconds(self, cluster: Cluster) -> None:
        async def time_left(text: str, context: Context) -> str:
            return str(context.time_remaining())

        stub = await cluster.pair(Probe({"Open": time_left}))

        assert 4 < float((await stub.Open()).value) <= 5.1

    async def test_a_call_without_a_deadline_gets_one(self, cluster: Cluster) -> None:
        async def forever(text: str, context: Context) -> str:
            await asyncio.Event().wait()
            return ""

        _, address = await cluster.serve(Probe({"Open": forever}), rpc.Limits(deadline=0.05))
        async with grpc.aio.insecure_channel(address) as channel:
            call = raw(channel)(b"")

            assert await refused(call) == ("DEADLINE_EXCEEDED", "DEADLINE_EXCEEDED", {})

    async def test_a_client_that_gives_up_stops_the_handler(self, cluster: Cluster) -> None:
        stopped = asyncio.Event()

        async def forever(text: str, context: Context) -> str:
            try:
                await asyncio.Event().wait()
            finally:
                stopped.set()
            return ""

        stub = await cluster.pair(Probe({"Open": forever}))

        assert (await refused(stub.Open(timeout=0.1))).code == "DEADLINE_EXCEEDED"
        await asyncio.wait_for(stopped.wait(), 5)


class TestHandingOn:
    async def test_a_peer_sees_the_caller_not_the_service(
        self, cluster: Cluster, signer: TokenSigner, service_signer: TokenSigner
    ) -> None:
        _, address = await cluster.serve(Probe())
        peer = await cluster.stub(address, lambda: service_signer.service_token("cases", "450222"))

        async def ask(text: str, context: Context) -> str:
            return (await peer.Own()).value  # type: ignore[no-any-return]

        stub = await cluster.pair(Probe({"Own": ask}), signer.sign("u/1", ["APPLICANT"]))

        assert (await stub.Own()).value == "u/1 OWN_CASE"

    async def test_an_anonymous_call_is_lent_no_rights(
        self, cluster: Cluster, service_signer: TokenSigner
    ) -> None:
        _, address = await cluster.serve(Probe())
        peer = await cluster.stub(address, lambda: service_signer.service_token("cases", "450222"))

        async def ask(text: str, context: Context) -> str:
            return (await peer.Open()).value  # type: ignore[no-any-return]

        stub = await cluster.pair(Probe({"Open": ask}))

        assert (await stub.Open()).value == "anybody UNRESTRICTED"

    async def test_a_service_calls_on_its_own_account_outside_of_a_call_and_when_it_says_so(
        self, cluster: Cluster, signer: TokenSigner, service_signer: TokenSigner
    ) -> None:
        _, address = await cluster.serve(Probe())
        peer = await cluster.stub(address, lambda: service_signer.service_token("cases", "450222"))

        async def ask(text: str, context: Context) -> str:
            with identity.within(None):
                return (await peer.Region()).value  # type: ignore[no-any-return]

        stub = await cluster.pair(Probe({"Own": ask}), signer.sign("u/1", ["APPLICANT"]))

        assert (await peer.Region()).value == "services/cases REGION"
        assert (await stub.Own()).value == "services/cases REGION"

    async def test_the_request_id_goes_along(self, cluster: Cluster) -> None:
        async def request_id(text: str, context: Context) -> str:
            call = identity.current()
            return call.request_id if call else ""

        peer = await cluster.pair(Probe({"Open": request_id}))

        async def ask(text: str, context: Context) -> str:
            return (await peer.Open()).value  # type: ignore[no-any-return]

        stub = await cluster.pair(Probe({"Open": ask}))

        assert (await stub.Open(metadata=(("x-request-id", "r-17"),))).value == "r-17"
        assert len((await stub.Open(metadata=(("x-request-id", "not an id"),))).value) == 32


class TestRetries:
    async def test_a_repeatable_method_is_tried_again_when_the_peer_is_away(self, cluster: Cluster) -> None:
        tries = 0

        async def third_time(text: str, context: Context) -> str:
            nonlocal tries
            tries += 1
            if tries < 3:
                await context.abort(grpc.StatusCode.UNAVAILABLE, "")
            return "done"

        stub = await cluster.pair(Probe({"Open": third_time}))

        assert (await stub.Open()).value == "done"
        assert tries == 3

    async def test_a_method_with_effects_is_never_tried_twice(
        self, cluster: Cluster, signer: TokenSigner
    ) -> None:
        tries = 0

        async def away(text: str, context: Context) -> str:
            nonlocal tries
            tries += 1
            await context.abort(grpc.StatusCode.UNAVAILABLE, "")

        stub = await cluster.pair(Probe({"Everything": away}), signer.sign("u/1", ["OPERATOR"]))

        assert (await refused(stub.Everything())).code == "UNAVAILABLE"
        assert tries == 1

    async def test_calls_go_round_the_replicas_of_a_name(self, cluster: Cluster) -> None:
        """Two addresses of one name, as the DNS of a headless service gives them."""

        def named(name: str) -> Probe:
            async def answer(text: str, context: Context) -> str:
                return name

            return Probe({"Open": answer})

        _, first = await cluster.serve(named("a"))
        _, second = await cluster.serve(named("b"))
        stub = await cluster.stub(f"ipv4:///{first},{second}")

        async def both_answer() -> bool:
            return {(await stub.Open()).value for _ in range(8)} == {"a", "b"}

        async with asyncio.timeout(10):
            while not await both_answer():
                pass


class TestOverload:
    async def test_more_calls_at_once_than_allowed_are_refused_and_the_rest_finish(
        self, cluster: Cluster
    ) -> None:
        go = asyncio.Event()

        async def wait(text: str, context: Context) -> str:
            await go.wait()
            return "done"

        _, address = await cluster.serve(Probe({"Open": wait}), rpc.Limits(calls=8))
        stub = await cluster.stub(address)
        calls = [asyncio.ensure_future(stub.Open()) for _ in range(20)]
        async with asyncio.timeout(5):
            while sum(call.done() for call in calls) < 12:
                await asyncio.wait(calls, return_when=asyncio.FIRST_COMPLETED, timeout=0.05)
        go.set()
        results = await asyncio.gather(*calls, return_exceptions=True)

        answers = [result.value for result in results if not isinstance(result, BaseException)]
        refusals = [refusal_of(result) for result in results if isinstance(result, grpc.aio.AioRpcError)]
        assert answers == 8 * ["done"]
        assert refusals == 12 * [("RESOURCE_EXHAUSTED", "OVERLOADED", {})]
        assert (await stub.Open()).value == "done"


class TestLife:
    async def test_stopping_lets_a_call_in_flight_finish_and_takes_no_more(self, cluster: Cluster) -> None:
        entered, go = asyncio.Event(), asyncio.Event()

        async def slow(text: str, context: Context) -> str:
            entered.set()
            await go.wait()
            return "finished"

        server, address = await cluster.serve(Probe({"Open": slow}))
        stub = await cluster.stub(address)
        call = asyncio.ensure_future(stub.Open())
        await entered.wait()
        stopping = asyncio.create_task(server.stop(5))

        async with asyncio.timeout(5):
            while await still_served(await cluster.stub(address)):
                pass
        go.set()
        assert (await call).value == "finished"
        await stopping

    async def test_health_and_reflection_need_no_token(self, cluster: Cluster) -> None:
        server, address = await cluster.serve(Probe())
        async with grpc.aio.insecure_channel(address) as channel:
            health = health_pb2_grpc.HealthStub(channel)
            ask = health_pb2.HealthCheckRequest(service=SERVICE)
            assert (await health.Check(ask)).status == health_pb2.HealthCheckResponse.SERVING
            await server.report(ready=False)
            assert (await health.Check(ask)).status == health_pb2.HealthCheckResponse.NOT_SERVING

            info = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo
            request = reflection_pb2.ServerReflectionRequest(list_services="")
            async for answer in info(iter([request])):
                names = {service.name for service in answer.list_services_response.service}
            assert SERVICE in names

    async def test_a_second_server_at_the_same_port_does_not_start(self, cluster: Cluster) -> None:
        _, address = await cluster.serve(Probe())

        with pytest.raises(RuntimeError, match="Failed to bind"):
            await cluster.serve(Probe(), listen=address)


async def still_served(stub: Stub) -> bool:
    try:
        await stub.Window()
    except grpc.aio.AioRpcError as error:
        return error.code() not in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED)
    return True
