"""Staff and mandates: who belongs where, with which rights, and who may know it."""

import asyncio
import uuid
from typing import Any

import grpc
import pytest
from google.protobuf.field_mask_pb2 import FieldMask
from yangguang.hall.v1 import hall_pb2 as pb

from tests.integration.hall.world import LZ, MZ, World, refusal


async def update(world: World, given: pb.StaffMember, *paths: str, account: str = "manager"):
    request = pb.UpdateStaffMemberRequest(staff_member=given, update_mask=FieldMask(paths=paths))
    return await world.hall(account).UpdateStaffMember(request)


async def revoke(world: World, name: str, account: str = "manager", **more):
    request = pb.RevokeMandateRequest(**{"name": name, "document_number": "柳民撤〔2026〕1号", **more})
    return await world.hall(account).RevokeMandate(request)


# ---- Staff


async def test_a_member_of_staff_is_added_and_told(world: World):
    created = await world.staff_member(window="windows/450222-mz-01", grade="科员")

    found = await world.hall().GetStaffMember(pb.GetStaffMemberRequest(name=created.name))
    assert found == created
    assert await world.journalled(created.name) == [(1, "StaffMemberChanged")]


@pytest.mark.parametrize(
    ("changes", "code", "reason", "field"),
    [
        ({"title": ""}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "staff_member.title"),
        ({"organisation": ""}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "staff_member.organisation"),
        ({"organisation": "organisations/none"}, "INVALID_ARGUMENT", "ORGANISATION_NOT_FOUND",
         "staff_member.organisation"),
        ({"organisation": LZ}, "PERMISSION_DENIED", "OUT_OF_SCOPE", "staff_member.organisation"),
        ({"window": "windows/none"}, "INVALID_ARGUMENT", "WINDOW_NOT_FOUND", "staff_member.window"),
        ({"window": "windows/450222-scjg-01"}, "INVALID_ARGUMENT", "WINDOW_OF_ANOTHER_ORGANISATION",
         "staff_member.window"),
        ({"roles": ["APPLICANT"]}, "INVALID_ARGUMENT", "FIELD_INVALID", "staff_member.roles"),
        ({"roles": ["CLERK", "CLERK"]}, "INVALID_ARGUMENT", "FIELD_INVALID", "staff_member.roles"),
        ({"roles": [99]}, "INVALID_ARGUMENT", "FIELD_INVALID", "staff_member.roles[0]"),
        ({"roles": ["APPROVER", "SUPERVISOR"]}, "INVALID_ARGUMENT", "ROLES_CONFLICT", "staff_member.roles"),
        ({"posted_to": "2025-12-31"}, "INVALID_ARGUMENT", "FIELD_INVALID", "staff_member.posted_to"),
        ({"subject": "clerk-mz"}, "ALREADY_EXISTS", "SUBJECT_TAKEN", "staff_member.subject"),
    ],
)  # fmt: skip
async def test_bad_staff_is_refused_by_its_field(world: World, changes, code, reason, field):
    before = await world.size()

    with pytest.raises(grpc.RpcError) as caught:
        await world.staff_member(**changes)

    refused = refusal(caught.value)
    assert (refused.code, refused.reason, refused.facts["field"]) == (code, reason, field)
    assert await world.size() == before


async def test_an_account_once_named_stays_and_one_can_be_named_later(world: World):
    named, unnamed = await world.staff_member(), await world.staff_member(subject="")

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, pb.StaffMember(name=named.name, subject="other"), "subject")
    late = await update(world, pb.StaffMember(name=unnamed.name, subject="late-account"), "subject")

    assert refusal(caught.value)[1:] == ("FIELD_IMMUTABLE", {"field": "staff_member.subject"})
    assert late.subject == "late-account"


async def test_whoever_moves_on_gets_a_new_record_with_the_same_account(world: World):
    old = await world.staff_member(subject="mover")
    await update(world, pb.StaffMember(name=old.name, posted_to="2026-02-28"), "posted_to")

    new = await world.staff_member(subject="mover", organisation="organisations/450222-rs")

    assert (new.subject, new.organisation) == ("mover", "organisations/450222-rs")


async def test_nobody_leaves_with_a_mandate(world: World):
    member = await world.staff_member()
    mandate = await world.mandate(holder=member.name)

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, pb.StaffMember(name=member.name, posted_to="2026-06-30"), "posted_to")
    await revoke(world, mandate.name)
    left = await update(world, pb.StaffMember(name=member.name, posted_to="2026-06-30"), "posted_to")

    assert refusal(caught.value) == (
        "FAILED_PRECONDITION",
        "MANDATE_IN_FORCE",
        {"field": "staff_member.posted_to", "name": mandate.name},
    )
    assert left.posted_to == "2026-06-30"


async def test_nobody_has_left_and_still_holds_a_post(world: World):
    one, other = await world.staff_member(), await world.staff_member()
    window = await world.window(posts=[pb.Post(primary=one.name, deputy=other.name)])

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, pb.StaffMember(name=other.name, posted_to="2026-03-01"), "posted_to")

    assert refusal(caught.value)[1:] == (
        "POST_HELD",
        {"field": "staff_member.posted_to", "name": window.name},
    )


async def test_staff_is_listed_by_organisation_and_window(world: World):
    request = pb.ListStaffMembersRequest(
        organisation="organisations/450222-scjg", window="windows/450222-scjg-01"
    )

    page = await world.hall().ListStaffMembers(request)

    assert [member.name for member in page.staff_members] == ["staff/450222-scjg-01", "staff/450222-scjg-02"]


async def test_a_clerk_sees_the_staff_of_her_organisation_alone(world: World):
    mine = await world.hall("clerk-mz").ListStaffMembers(pb.ListStaffMembersRequest(page_size=100))
    theirs = await world.hall("clerk-mz").ListStaffMembers(
        pb.ListStaffMembersRequest(organisation="organisations/450222-scjg")
    )

    with pytest.raises(grpc.RpcError) as caught:
        await world.hall("clerk-mz").GetStaffMember(pb.GetStaffMemberRequest(name="staff/450222-scjg-01"))

    assert {member.organisation for member in mine.staff_members} == {MZ}
    assert list(theirs.staff_members) == []
    assert refusal(caught.value)[:2] == ("NOT_FOUND", "STAFF_MEMBER_NOT_FOUND")


@pytest.mark.parametrize("account", ["manager-lz", "supervisor-lz", "clerk-lz", "clerk-strange"])
async def test_from_elsewhere_no_staff_and_no_mandates_are_seen(world: World, account):
    hall = world.hall(account)
    mandate = (await world.mandate()).name

    staff = await hall.ListStaffMembers(pb.ListStaffMembersRequest(page_size=100))
    mandates = await hall.ListMandates(pb.ListMandatesRequest(page_size=100, organisation=MZ))
    results: tuple[Any, ...] = await asyncio.gather(
        hall.GetStaffMember(pb.GetStaffMemberRequest(name="staff/450222-mz-01")),
        hall.GetMandate(pb.GetMandateRequest(name=mandate)),
        return_exceptions=True,
    )

    assert {member.organisation for member in staff.staff_members} <= {LZ}
    assert list(mandates.mandates) == []
    assert [refusal(one)[:2] for one in results] == [
        ("NOT_FOUND", "STAFF_MEMBER_NOT_FOUND"),
        ("NOT_FOUND", "MANDATE_NOT_FOUND"),
    ]


@pytest.mark.parametrize(("account", "code"), [("resident", "PERMISSION_DENIED"), ("", "UNAUTHENTICATED")])
async def test_the_public_sees_no_staff(world: World, account, code):
    with pytest.raises(grpc.RpcError) as caught:
        await world.hall(account).ListStaffMembers(pb.ListStaffMembersRequest())

    assert refusal(caught.value).code == code


async def test_a_manager_of_the_next_county_changes_no_staff_here(world: World):
    member = await world.staff_member()

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, pb.StaffMember(name=member.name, title="x"), "title", account="manager-lz")

    assert refusal(caught.value)[:2] == ("NOT_FOUND", "STAFF_MEMBER_NOT_FOUND")


async def test_a_stale_etag_of_a_record_is_refused(world: World):
    member = await world.staff_member()
    await update(world, pb.StaffMember(name=member.name, title="先到", etag="1"), "title")

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, pb.StaffMember(name=member.name, title="后到", etag="1"), "title")

    assert refusal(caught.value)[:2] == ("ABORTED", "ETAG_MISMATCH")


# ---- Mandates


async def test_a_mandate_is_recorded_told_and_revoked_once(world: World):
    member = await world.staff_member(subject="holder-of-life")
    granted = await world.mandate(holder=member.name, rights=["EXAMINATION", "ON_SITE_APPROVAL"])
    revoked = await revoke(world, granted.name, etag=granted.etag)

    with pytest.raises(grpc.RpcError) as caught:
        await revoke(world, granted.name)

    assert granted.subject == "holder-of-life"
    assert not granted.HasField("revoke_time")
    assert (revoked.revoke_document_number, revoked.etag) == ("柳民撤〔2026〕1号", "2")
    assert revoked.revoke_time.ToJsonString() == "2026-03-02T02:00:00Z"
    assert refusal(caught.value)[:2] == ("FAILED_PRECONDITION", "MANDATE_ALREADY_REVOKED")
    assert await world.journalled(granted.name) == [(1, "MandateGranted"), (2, "MandateRevoked")]
    assert await world.hall().GetMandate(pb.GetMandateRequest(name=granted.name)) == revoked


@pytest.mark.parametrize(
    ("changes", "code", "reason", "field"),
    [
        ({"document_number": ""}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "mandate.document_number"),
        ({"rights": []}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "mandate.rights"),
        ({"rights": [99]}, "INVALID_ARGUMENT", "FIELD_INVALID", "mandate.rights[0]"),
        ({"rights": ["SEAL_USE", "SEAL_USE"]}, "INVALID_ARGUMENT", "FIELD_INVALID", "mandate.rights"),
        ({"valid_from": ""}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "mandate.valid_from"),
        ({"valid_to": ""}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "mandate.valid_to"),
        ({"valid_to": "2025-12-31"}, "INVALID_ARGUMENT", "FIELD_INVALID", "mandate.valid_to"),
        ({"valid_from": "2025-12-31"}, "INVALID_ARGUMENT", "MANDATE_OUTSIDE_POSTING", "mandate.valid_from"),
        ({"organisation": "organisations/none"}, "INVALID_ARGUMENT", "ORGANISATION_NOT_FOUND",
         "mandate.organisation"),
        ({"organisation": LZ}, "PERMISSION_DENIED", "OUT_OF_SCOPE", "mandate.organisation"),
        ({"organisation": "organisations/450222-rs"}, "INVALID_ARGUMENT", "STAFF_OF_ANOTHER_ORGANISATION",
         "mandate.holder"),
        ({"holder": "staff/none"}, "INVALID_ARGUMENT", "STAFF_MEMBER_NOT_FOUND", "mandate.holder"),
        ({"holder": "staff/450223-mz-02"}, "INVALID_ARGUMENT", "STAFF_MEMBER_NOT_FOUND", "mandate.holder"),
        ({"holder": "staff/450222-rs-02", "organisation": "organisations/450222-rs"},
         "FAILED_PRECONDITION", "HOLDER_WITHOUT_ACCOUNT", "mandate.holder"),
        ({"window": "windows/none"}, "INVALID_ARGUMENT", "WINDOW_NOT_FOUND", "mandate.window"),
        ({"window": "windows/450222-rs-01"}, "INVALID_ARGUMENT", "WINDOW_OF_ANOTHER_ORGANISATION",
         "mandate.window"),
        ({"items": ["A"]}, "INVALID_ARGUMENT", "FIELD_INVALID", "mandate.items[0]"),
    ],
)  # fmt: skip
async def test_a_bad_mandate_is_refused_by_its_field(world: World, changes, code, reason, field):
    holder = changes.get("holder") or (await world.staff_member()).name
    before = await world.size()

    with pytest.raises(grpc.RpcError) as caught:
        await world.mandate(**{"holder": holder, **changes})

    refused = refusal(caught.value)
    assert (refused.code, refused.reason, refused.facts["field"]) == (code, reason, field)
    assert await world.size() == before


async def test_where_two_people_serve_the_seven_rights_need_section_grade(world: World):
    window = (await world.window()).name
    alone = await world.staff_member(window=window, grade="科员")
    one_person = await world.mandate(holder=alone.name, window=window, rights=["SEAL_USE"])
    chief = await world.staff_member(window=window, grade="副科级")

    with pytest.raises(grpc.RpcError) as caught:
        await world.mandate(holder=alone.name, window=window, rights=["EXAMINATION", "SEAL_USE"])
    others = await world.mandate(holder=alone.name, window=window, rights=["EXAMINATION"])
    granted = await world.mandate(holder=chief.name, window=window, rights=["SEAL_USE"])

    assert refusal(caught.value) == (
        "FAILED_PRECONDITION",
        "GRADE_TOO_LOW",
        {"field": "mandate.holder", "grade": "科员", "people": "2"},
    )
    assert [one_person.etag, others.etag, granted.etag] == ["1", "1", "1"]


async def test_mandates_of_one_holder_may_overlap_and_come_newest_first(world: World):
    member = await world.staff_member()
    first = await world.mandate(holder=member.name, document_number="一号")
    second = await world.mandate(holder=member.name, document_number="二号")

    request = pb.ListMandatesRequest(holder=member.name, page_size=1)
    page = await world.hall().ListMandates(request)
    request.page_token = page.next_page_token
    rest = await world.hall().ListMandates(request)

    assert [mandate.name for mandate in page.mandates] == [second.name]
    assert [mandate.name for mandate in rest.mandates] == [first.name]
    assert rest.next_page_token == ""


async def test_a_mandate_needs_a_document_to_be_revoked(world: World):
    granted = await world.mandate()

    with pytest.raises(grpc.RpcError) as caught:
        await revoke(world, granted.name, document_number=" ")

    assert refusal(caught.value)[1:] == ("FIELD_REQUIRED", {"field": "document_number"})


async def test_of_eight_who_revoke_at_once_one_does(world: World):
    granted = await world.mandate()

    results = await asyncio.gather(*(revoke(world, granted.name) for _ in range(8)), return_exceptions=True)

    refused = [refusal(one)[:2] for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * [("FAILED_PRECONDITION", "MANDATE_ALREADY_REVOKED")]


async def test_a_stale_etag_does_not_revoke(world: World):
    granted = await world.mandate()

    with pytest.raises(grpc.RpcError) as caught:
        await revoke(world, granted.name, etag="7")

    assert refusal(caught.value)[:2] == ("ABORTED", "ETAG_MISMATCH")


async def test_a_manager_of_the_next_county_revokes_nothing_here(world: World):
    granted = await world.mandate()

    with pytest.raises(grpc.RpcError) as foreign:
        await revoke(world, granted.name, "manager-lz")
    with pytest.raises(grpc.RpcError) as unknown:
        await revoke(world, f"mandates/{uuid.UUID(int=7)}", "manager-lz")

    assert refusal(foreign.value)[:2] == refusal(unknown.value)[:2] == ("NOT_FOUND", "MANDATE_NOT_FOUND")


async def test_a_repeated_grant_gives_one_mandate(world: World):
    member = await world.staff_member()
    request = pb.GrantMandateRequest(
        mandate=pb.Mandate(
            organisation=MZ, holder=member.name, rights=["EXAMINATION"], document_number="一号",
            valid_from="2026-01-01", valid_to="2026-12-31",
        ),
        request_id="one-mandate",
    )  # fmt: skip

    answers = await asyncio.gather(*(world.hall().GrantMandate(request) for _ in range(8)))

    assert len({answer.name for answer in answers}) == 1


async def test_a_clerk_grants_nothing(world: World):
    with pytest.raises(grpc.RpcError) as caught:
        await world.mandate("clerk-mz")

    assert refusal(caught.value)[:2] == ("PERMISSION_DENIED", "ROLE_REQUIRED")
