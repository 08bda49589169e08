"""Token buckets."""

from gateway.limits import CLIENTS_AT_ONE_ADDRESS, Buckets, Limiter


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_client_may_make_two_seconds_worth_at_once_and_then_waits():
    buckets = Buckets(5, now=Clock())

    waits = [buckets.take(b"a") for _ in range(11)]

    assert waits == [0.0] * 10 + [0.2]


def test_a_bucket_fills_again():
    clock = Clock()
    buckets = Buckets(5, now=clock)
    for _ in range(10):
        buckets.take(b"a")

    clock.now += 0.4

    assert [buckets.take(b"a") for _ in range(3)][:2] == [0.0, 0.0]
    assert buckets.take(b"a") > 0


def test_clients_do_not_share_a_bucket():
    buckets = Buckets(1, now=Clock())
    for _ in range(5):
        buckets.take(b"a")

    assert buckets.take(b"b") == 0.0


def test_the_oldest_clients_are_forgotten_when_there_are_too_many():
    buckets = Buckets(1, most=2, now=Clock())
    for client in (b"a", b"a", b"a", b"b", b"c"):
        buckets.take(client)

    assert buckets.take(b"a") == 0.0


def test_many_tokens_from_one_address_share_a_larger_bucket():
    limiter = Limiter(1, now=Clock())
    most = 2 * CLIENTS_AT_ONE_ADDRESS

    waits = [limiter.wait(b"address", b"token %d" % number) for number in range(most + 1)]

    assert waits[:most] == [0.0] * most
    assert waits[most] > 0


def test_without_a_token_the_address_is_the_client():
    limiter = Limiter(1, now=Clock())

    assert [limiter.wait(b"address", b"") > 0 for _ in range(3)] == [False, False, True]
