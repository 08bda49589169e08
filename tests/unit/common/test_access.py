"""Who is admitted how far, and which region is below which."""

import pytest
from yangguang.common.v1 import access_pb2 as pb

from services.common.access import Rule, covers, region_prefix
from services.common.errors import PermissionDenied, Unauthenticated
from services.common.identity import ANYBODY, Caller

RULE = Rule(
    public=False,
    scopes={
        pb.APPLICANT: pb.OWN_CASE,
        pb.CLERK: pb.OWN_WINDOW,
        pb.APPROVER: pb.OWN_ORGANISATION,
        pb.SUPERVISOR: pb.REGION,
        pb.OPERATOR: pb.UNRESTRICTED,
    },
)


def person(*roles: pb.Role, organisation: str = "O1", window: str = "W1", region: str = "450222") -> Caller:
    return Caller("u/1", "", frozenset(roles), organisation, region, window)


@pytest.mark.parametrize(
    ("roles", "scope"),
    [
        ([pb.APPLICANT], pb.OWN_CASE),
        ([pb.APPLICANT, pb.CLERK], pb.OWN_WINDOW),
        ([pb.APPROVER, pb.CLERK, pb.APPLICANT], pb.OWN_ORGANISATION),
        ([pb.CLERK, pb.SUPERVISOR], pb.REGION),
        ([pb.OPERATOR, pb.SUPERVISOR], pb.UNRESTRICTED),
        ([pb.MANAGER, pb.APPLICANT], pb.OWN_CASE),
    ],
)
def test_of_several_roles_the_one_that_reaches_widest_counts(roles: list[pb.Role], scope: pb.Scope) -> None:
    assert RULE.admit(person(*roles)) == scope


def test_a_scope_the_token_does_not_fill_is_passed_over_for_a_narrower_one() -> None:
    assert RULE.admit(person(pb.SUPERVISOR, pb.APPLICANT, region="")) == pb.OWN_CASE
    assert RULE.admit(person(pb.APPROVER, pb.CLERK, organisation="")) == pb.OWN_WINDOW


@pytest.mark.parametrize(
    "caller",
    [
        person(pb.SUPERVISOR, region=""),
        person(pb.SUPERVISOR, region="all"),
        person(pb.APPROVER, organisation=""),
        person(pb.CLERK, window=""),
    ],
)
def test_a_scope_the_token_does_not_fill_is_no_scope(caller: Caller) -> None:
    with pytest.raises(PermissionDenied, match="OUT_OF_SCOPE"):
        RULE.admit(caller)


def test_nobody_and_roles_not_granted_stay_outside() -> None:
    with pytest.raises(Unauthenticated, match="TOKEN_REQUIRED"):
        RULE.admit(ANYBODY)
    with pytest.raises(PermissionDenied, match="ROLE_REQUIRED"):
        RULE.admit(person(pb.AUDITOR))
    with pytest.raises(PermissionDenied, match="ROLE_REQUIRED"):
        RULE.admit(person())


def test_what_is_public_is_open_to_nobody_in_particular() -> None:
    assert Rule(public=True, scopes={}).admit(ANYBODY) == pb.UNRESTRICTED


@pytest.mark.parametrize(
    ("code", "prefix"),
    [
        ("000000", ""),
        ("450000", "45"),
        ("450200", "4502"),
        ("450222", "450222"),
        ("450222000", "450222"),
        ("450222101", "450222101"),
        ("450222100", "450222100"),
        ("450222101000", "450222101"),
        ("450222101203", "450222101203"),
        ("", None),
        ("45", None),
        ("45022", None),
        ("4502222", None),
        ("45022x", None),
        ("４５０２２２", None),
    ],
)
def test_codes_begin_with_that_of_the_region_above(code: str, prefix: str | None) -> None:
    assert region_prefix(code) == prefix


@pytest.mark.parametrize(
    ("above", "below", "is_covered"),
    [
        ("450200", "450222", True),
        ("450200", "450222101", True),
        ("450222", "450222", True),
        ("450222", "450200", False),
        ("450222", "450223", False),
        ("450222", "450222101203", True),
        ("450222101", "450222", False),
        ("450222101", "450222102", False),
        ("000000", "110000", True),
        ("", "450222", False),
        ("450222", "", False),
        ("4502", "450222", False),
        ("450000", "450222' OR '1'='1", False),
    ],
)
def test_a_region_covers_itself_and_what_lies_below(above: str, below: str, is_covered: bool) -> None:
    assert covers(above, below) is is_covered
