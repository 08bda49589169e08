"""Certificates: issued at completion, verified by their code, revoked and replaced by who may (P01, P02)."""

import asyncio
import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import text
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import certificates_pb2 as pb

from services.cases.handlers import issuing
from services.cases.handlers.facts import Facts
from services.cases.handlers.issuing import certificate_follower
from services.common.db import Database
from services.common.licences import is_identifier
from services.common.migrations import migrate
from tests.integration.cases.world import CODE, PROMISED, RESIDENT_NUMBER, World, refused

REVOKE = {"ground": "ENDED", "reason": "持证人已迁出", "document_number": "演销〔2026〕1号"}


async def completed(world: World, valid_to: str = "") -> cases.Case:
    """A case finished, with the last day of its certificate."""
    case = await world.decided()
    request = cases.CompleteCaseRequest(name=case.name, valid_to=valid_to)
    return await world.as_("chief").CompleteCase(request)


async def of_case(world: World, case: str, account: str = "clerk") -> list[pb.Certificate]:
    request = pb.ListCertificatesRequest(case=case)
    return list((await world.certificates(account).ListCertificates(request)).certificates)


async def issued(world: World, valid_to: str = "") -> pb.Certificate:
    """A certificate that a case has issued."""
    case = await completed(world, valid_to)
    await world.issued()
    [certificate] = await of_case(world, case.name)
    return certificate


async def check(world: World, code: str) -> pb.CertificateCheck:
    return await world.certificates().CheckCertificate(pb.CheckCertificateRequest(verification_code=code))


async def test_a_completed_case_issues_its_certificate_at_the_window(world: World) -> None:
    """P01, P02: what was handed in at the window is made, issued and delivered by the same organisation."""
    case = await completed(world, "2031-03-01")
    await world.issued()

    [found] = await of_case(world, case.name)

    assert (found.number, found.title, found.state) == (
        case.certificate_number, "高龄津贴证", pb.Certificate.ISSUED,
    )  # fmt: skip
    assert (found.valid_from, found.valid_to, found.version) == ("2026-03-02", "2031-03-01", 1)
    assert (found.holder, found.holder_id_number) == ("演***人", "110***********002X")
    assert found.organisation == case.organisation
    assert found.create_time.ToDatetime(dt.UTC) == case.complete_time.ToDatetime(dt.UTC)
    delivered = await world.as_("clerk").DeliverCase(
        cases.DeliverCaseRequest(name=case.name, way="COLLECTED", receipt="演示申请人")
    )
    assert delivered.window == case.window
    elsewhere = cases.DeliverCaseRequest(name=case.name, way="COLLECTED", receipt="演示申请人")
    assert (await refused(world.as_("stranger").DeliverCase(elsewhere)))[1] == "CASE_NOT_FOUND"


async def test_the_identifier_has_the_issuer_the_running_number_and_a_check_character(world: World) -> None:
    found = await issued(world)

    parts = found.identifier.split(".")
    assert is_identifier(found.identifier)
    assert parts[5][:18] == parts[6] == CODE
    assert parts[7] == "2026" + found.number[-7:-1]
    assert parts[8] == "001"


async def test_two_certificates_of_an_item_have_one_type_and_two_numbers(world: World) -> None:
    first, second = await issued(world), await issued(world)

    assert first.identifier.split(".")[5] == second.identifier.split(".")[5]
    assert first.identifier != second.identifier
    assert first.verification_code != second.verification_code


async def test_of_eight_replicas_that_follow_at_once_one_issues(world: World) -> None:
    case = await completed(world)
    await world.numbered()

    await asyncio.gather(*(certificate_follower(world.database, Facts(), 5).follow() for _ in range(8)))
    await world.issued()

    assert len(await of_case(world, case.name)) == 1


async def test_more_completions_than_one_transaction_takes_are_all_issued_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "MOST", 2)
    done = [await completed(world) for _ in range(5)]

    await world.issued()
    await world.issued()

    assert [len(await of_case(world, case.name)) for case in done] == [1, 1, 1, 1, 1]


async def test_before_anything_is_numbered_nothing_is_passed_over(new_database: Callable[..., str]) -> None:
    url = new_database("empty")
    await migrate(url, "cases")
    database = Database.open(url)

    await certificate_follower(database, Facts(), 5).follow()

    async with database.read() as connection:
        last = await connection.scalar(text("SELECT last FROM counters WHERE key = 'certificates'"))
    await database.dispose()
    assert last == 0


async def test_a_refused_case_issues_nothing(world: World) -> None:
    case = await world.examined()
    refusal = cases.DecideCaseRequest(name=case.name, granted=False, reason="不符合条件")
    await world.as_("approver").DecideCase(refusal)
    await world.as_("chief").CompleteCase(cases.CompleteCaseRequest(name=case.name))
    await world.issued()

    assert await of_case(world, case.name) == []


async def test_a_last_day_that_is_over_is_refused(world: World) -> None:
    assert (await refused(completed(world, "2026-03-01")))[2]["field"] == "valid_to"
    assert (await refused(completed(world, "tomorrow")))[2]["field"] == "valid_to"


async def test_anybody_with_the_code_is_told_what_it_is_and_no_name_in_full(world: World) -> None:
    certificate = await issued(world)

    code = certificate.verification_code
    found = await check(world, f" {code[:8].lower()}-{code[8:]}")

    assert (found.state, found.number, found.holder) == (pb.Certificate.ISSUED, certificate.number, "演***人")
    assert RESIDENT_NUMBER not in str(found)
    for wrong in ("AAAAAAAAAAAAAAAA", certificate.number):
        assert (await refused(check(world, wrong)))[1] == "CERTIFICATE_NOT_FOUND"
    assert (await refused(check(world, " ")))[1] == "FIELD_REQUIRED"


async def test_it_expires_when_its_last_day_is_over(world: World) -> None:
    certificate = await issued(world, "2026-03-05")
    world.clock.days(3)
    assert (await check(world, certificate.verification_code)).state == pb.Certificate.ISSUED
    world.clock.days(1)
    assert (await check(world, certificate.verification_code)).state == pb.Certificate.EXPIRED


async def test_it_is_revoked_by_the_head_or_by_who_has_the_seal_and_verified_as_revoked(world: World) -> None:
    certificate = await issued(world)
    request = pb.RevokeCertificateRequest(name=certificate.name, **REVOKE)
    stranger = await refused(world.certificates("stranger").RevokeCertificate(request))
    assert stranger[1] == "CERTIFICATE_NOT_FOUND"
    for account in ("clerk", "approver", "resident"):
        found = await refused(world.certificates(account).RevokeCertificate(request))
        assert found[0] == "PERMISSION_DENIED"
    for missing in ("ground", "reason", "document_number"):
        bare = pb.RevokeCertificateRequest(name=certificate.name, **{**REVOKE, missing: None})
        assert (await refused(world.certificates("head").RevokeCertificate(bare)))[2]["field"] == missing

    revoked = await world.certificates("head").RevokeCertificate(request)

    assert (revoked.state, revoked.revocation.officer) == (pb.Certificate.REVOKED, "head")
    assert (await check(world, certificate.verification_code)).state == pb.Certificate.REVOKED
    assert (await refused(world.certificates("chief").RevokeCertificate(request)))[1] == "STEP_NOT_ALLOWED"
    assert await world.journalled(certificate.name) == 2 * ["CertificateChanged"]


async def test_without_a_mandate_for_the_seal_a_chief_representative_revokes_nothing(world: World) -> None:
    certificate = await issued(world)
    world.clock.now += dt.timedelta(days=366)  # the mandate of 2026 is over
    request = pb.RevokeCertificateRequest(name=certificate.name, **REVOKE)

    found = await refused(world.certificates("chief").RevokeCertificate(request))

    assert found[1:] == ("MANDATE_REQUIRED", {"right": "SEAL_USE"})


async def test_of_eight_who_replace_at_once_one_does(world: World) -> None:
    certificate = await issued(world)
    request = pb.ReplaceCertificateRequest(name=certificate.name, reason="遗失补发")

    results = await asyncio.gather(
        *(world.certificates("chief").ReplaceCertificate(request) for _ in range(8)), return_exceptions=True
    )

    [new] = [each for each in results if isinstance(each, pb.Certificate)]
    assert (new.number, new.version, new.replaces) == (certificate.number, 2, certificate.name)
    assert new.identifier.split(".")[8] == "002"
    assert is_identifier(new.identifier)
    old = await world.certificates("chief").GetCertificate(pb.GetCertificateRequest(name=certificate.name))
    assert (old.state, old.replaced_by) == (pb.Certificate.REPLACED, new.name)
    assert (await check(world, certificate.verification_code)).state == pb.Certificate.REPLACED
    assert (await check(world, new.verification_code)).state == pb.Certificate.ISSUED


async def test_the_certificates_of_a_holder_are_found_by_the_number_and_within_reach(world: World) -> None:
    certificate = await issued(world)
    by_number = pb.ListCertificatesRequest(holder_id_number=RESIDENT_NUMBER.lower(), page_size=100)
    found = await world.certificates("clerk").ListCertificates(by_number)
    assert certificate.name in [each.name for each in found.certificates]

    for account in ("stranger", "neighbour", "foreign-supervisor"):
        listed = await world.certificates(account).ListCertificates(by_number)
        assert certificate.name not in [each.name for each in listed.certificates]
    mine = await world.certificates("resident").ListCertificates(pb.ListCertificatesRequest(page_size=100))
    assert certificate.name in [each.name for each in mine.certificates]


async def test_the_journal_has_neither_the_holder_nor_the_code(world: World) -> None:
    certificate = await issued(world)

    [row] = await world.rows("SELECT payload FROM journal WHERE aggregate = :name", name=certificate.name)

    told = pb.CertificateChanged.FromString(row.payload).certificate
    assert (told.holder, told.holder_id_number, told.verification_code) == ("", "", "")
    assert (told.number, told.item) == (certificate.number, PROMISED)
