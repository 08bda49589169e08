"""Page sizes, and tokens that fit their own query alone."""

import datetime as dt
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

import pytest
from yangguang.common.v1.journal_pb2 import ListParkedEventsRequest as Request
from yangguang.supervision.v1.supervision_pb2 import ListCardsRequest as Filtered

from services.common import paging
from services.common.errors import InvalidArgument

ID = UUID("0190a6c1-7d5e-7c3a-9f00-0123456789ab")
TIME = dt.datetime(2026, 3, 16, 4, 0, 0, 123456, tzinfo=dt.UTC)


@pytest.mark.parametrize(("asked", "given"), [(0, 20), (1, 1), (100, 100), (101, 100), (2**31 - 1, 100)])
def test_page_sizes(asked: int, given: int) -> None:
    assert paging.page_size(Request(page_size=asked)) == given


def test_a_negative_page_size_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="FIELD_INVALID field=page_size"):
        paging.page_size(Request(page_size=-1))


def test_the_first_page_starts_after_nothing() -> None:
    assert paging.after(Request(), str) is None


def test_the_token_gives_the_sort_values_back_with_their_types() -> None:
    token = paging.next_token(Request(page_size=5), TIME, ID, "韦", 7, dt.date(2026, 3, 16))

    found = paging.after(Request(page_token=token), dt.datetime, UUID, str, int, dt.date)

    assert found == (TIME, ID, "韦", 7, dt.date(2026, 3, 16))


def test_the_page_size_may_change_on_the_way() -> None:
    token = paging.next_token(Request(page_size=5), "a")

    assert paging.after(Request(page_size=50, page_token=token), str) == ("a",)


def refused(request: Request | Filtered, *kinds: type[paging.Value]) -> bool:
    with pytest.raises(InvalidArgument) as caught:
        paging.after(request, *kinds)
    return (caught.value.reason, caught.value.facts) == ("PAGE_TOKEN_INVALID", {"field": "page_token"})


def test_a_token_of_another_query_is_refused() -> None:
    cards = paging.next_token(Filtered(region="450222"), "a")

    assert paging.after(Filtered(region="450222", page_token=cards), str) == ("a",)
    assert refused(Filtered(region="450223", page_token=cards), str)
    assert refused(Filtered(page_token=cards), str)
    assert refused(Request(page_token=cards), str)


def test_no_byte_of_a_token_can_be_changed() -> None:
    token = paging.next_token(Request(), TIME, ID)
    raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))

    for place in range(len(raw)):
        changed = bytes(byte ^ (place == at) for at, byte in enumerate(raw))
        text = urlsafe_b64encode(changed).rstrip(b"=").decode()
        assert refused(Request(page_token=text), dt.datetime, UUID)


@pytest.mark.parametrize("token", ["a", "====", "é", "AAAA", "A" * 5000, "\x00", "../../etc/passwd"])
def test_what_is_no_token_is_refused(token: str) -> None:
    assert refused(Request(page_token=token), str)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (("a", "b"), str),
        ((), str),
        ((1,), UUID),
        (("2026-03-16",), UUID),
        (("a",), int),
        ((True,), int),
        ((2**63,), int),
        ((1,), str),
        (("a\0b",), str),
        (("2026-03-16T00:00:00",), dt.datetime),
        (("0001-01-01T00:00:00+14:00",), dt.datetime),
        (("tomorrow",), dt.date),
    ],
)
def test_values_the_database_would_stumble_over_are_refused(
    values: tuple[paging.Value, ...], kind: type[paging.Value]
) -> None:
    """The digest is no secret: anybody can make a token that fits."""
    token = paging.next_token(Request(), *values)

    assert refused(Request(page_token=token), kind)
