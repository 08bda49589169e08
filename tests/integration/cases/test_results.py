"""Results are published (C24, C25), with no more of people than the law wants."""

from typing import Any

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2 as catalog

from tests.integration.cases.world import CODE, INSTANT, MZ, World, applicant, item, refused

PERMIT = f"items/{CODE}4450500000061"


async def finished(world: World, of_item: str, *, granted: bool = True, **of: Any) -> pb.Case:
    """A case from application to its end."""
    request = pb.CreateCaseRequest(item=of_item, applicant=applicant(**of), materials=["M1", "M2"])
    case = await world.as_("resident").CreateCase(request)
    await world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=case.name))
    decide = pb.DecideCaseRequest(name=case.name, granted=granted, reason="不符合条件")
    await world.as_("chief").DecideCase(decide)
    return await world.as_("chief").CompleteCase(pb.CompleteCaseRequest(name=case.name))


async def permit(world: World) -> None:
    """An instant item that is a permit, for persons and organisations."""
    published = item(PERMIT, "INSTANT")
    published.content.type = catalog.PERMIT
    published.content.targets.append(catalog.ENTERPRISE)
    await world.hear(published)


async def results(world: World, **asked: Any) -> list[pb.CaseResult]:
    """What anybody reads."""
    found = await world.as_("").ListCaseResults(pb.ListCaseResultsRequest(**asked))
    return list(found.case_results)


async def test_permits_that_were_granted_are_published_for_everybody(world: World) -> None:
    """C24: 准予行政许可决定公示: an organisation by its name, a person masked."""
    await permit(world)
    person = await finished(world, PERMIT)
    company: Any = {"kind": "ORGANISATION", "name": "柳城演示有限公司", "id_number": "91450222MA00000740"}
    organisation = await finished(world, PERMIT, **company)

    found = await results(world, item=PERMIT)

    assert [(each.case_number, each.applicant) for each in found] == [
        (organisation.number, "柳城演示有限公司"),
        (person.number, "演***人"),
    ]
    assert {(each.granted, each.organisation, each.decide_day) for each in found} == {
        (True, MZ, "2026-03-02")
    }
    assert found[1].certificate_number == person.certificate_number


async def test_results_are_published_without_those_they_are_about(world: World) -> None:
    """C25: 办理结果公布: of what is no permit, and of what was not granted, nobody is named."""
    await permit(world)
    benefit, refused_permit = await finished(world, INSTANT), await finished(world, PERMIT, granted=False)

    found = {each.case_number: each for each in await results(world, page_size=100)}

    assert (found[benefit.number].granted, found[benefit.number].applicant) == (True, "")
    assert (found[refused_permit.number].granted, found[refused_permit.number].applicant) == (False, "")


async def test_what_is_not_finished_is_not_published_and_pages_follow_one_another(world: World) -> None:
    await finished(world, INSTANT)
    last = await finished(world, INSTANT)
    open_case = await world.submitted(item=INSTANT)

    page = await world.as_("").ListCaseResults(pb.ListCaseResultsRequest(item=INSTANT, page_size=1))
    again = pb.ListCaseResultsRequest(item=INSTANT, page_size=1, page_token=page.next_page_token)
    second = await world.as_("").ListCaseResults(again)

    assert [each.case_number for each in page.case_results] == [last.number]
    assert open_case.number not in {each.case_number for each in await results(world, page_size=100)}
    assert second.case_results[0].case_number < last.number
    assert await results(world, region="450223") == []
    assert (await refused(world.as_("").ListCaseResults(pb.ListCaseResultsRequest(item="x"))))[2][
        "field"
    ] == "item"
