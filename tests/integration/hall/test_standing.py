"""How organisations stand to one another, and who signed a mandate (A02–A15, D03, D05, D06)."""

import grpc
import pytest
from yangguang.hall.v1 import hall_pb2 as pb

from tests.integration.hall.world import CENTRE, MZ, World, refusal

GOVERNMENT = "organisations/450222-zf"
LINES = (
    *("APPROVALS", "GOVERNMENT_OPENNESS", "INFORMATION_DISCLOSURE", "CONVENIENCE_SERVICES"),
    *("EFFICIENCY_SUPERVISION", "E_GOVERNMENT", "RESOURCE_TRADING", "ADMINISTRATIVE_COMPLAINTS"),
)
SIX = ("ADVICE", "APPLICATION", "ACCEPTANCE", "APPROVAL", "CERTIFICATE_MAKING", "DELIVERY")
ON_SITE = ("ACCEPTANCE_DECISION", "ON_SITE_APPROVAL", "CERTIFICATE_ISSUE")
BEHIND = ("EXAMINATION", "DISPATCH", "PRESSING")
SHA = "0123456789abcdef" * 4


async def refused(world: World, **changes) -> tuple[str, str]:
    with pytest.raises(grpc.RpcError) as caught:
        await world.organisation(**changes)
    return refusal(caught.value).reason, refusal(caught.value).facts["field"]


async def units(world: World, centre: str) -> dict[str, pb.StationedUnit]:
    request = pb.ListStationedUnitsRequest(centre=centre, page_size=100)
    page = await world.hall("").ListStationedUnits(request)
    return {unit.organisation: unit for unit in page.stationed_units}


async def test_a02_a_management_body_of_each_level_has_eight_lines_of_business(world: World):
    body = await world.organisation(kind="MANAGEMENT_BODY", parent=GOVERNMENT, business_lines=LINES)

    assert len(body.business_lines) == 8
    assert await refused(world, business_lines=["APPROVALS"]) == (
        "FIELD_INVALID",
        "organisation.business_lines",
    )
    assert await refused(world, kind="MANAGEMENT_BODY", business_lines=[99]) == (
        "FIELD_INVALID",
        "organisation.business_lines[0]",
    )


async def test_a03_a_body_is_led_by_its_government_and_guided_by_the_body_above(world: World):
    city = await world.organisation("manager-city", kind="MANAGEMENT_BODY", region="450200")
    county = await world.organisation(kind="MANAGEMENT_BODY", parent=GOVERNMENT, guided_by=city.name)

    assert (county.parent, county.guided_by) == (GOVERNMENT, city.name)
    beside = "organisations/450222-zgb"
    assert await refused(world, kind="MANAGEMENT_BODY", guided_by=beside) == (
        "NOT_A_BODY_ABOVE",
        "organisation.guided_by",
    )
    assert await refused(world, kind="MANAGEMENT_BODY", guided_by="organisations/450200-mz") == (
        "NOT_A_BODY_ABOVE",
        "organisation.guided_by",
    )


async def test_a09_five_sub_centres_have_windows_like_the_centre(world: World):
    titles = ("运政", "车管", "房管", "住房公积金", "社保")
    made = [
        await world.organisation(kind="SUB_CENTRE", title=f"柳城县{title}分中心", parent=CENTRE)
        for title in titles
    ]
    window = await world.window(centre=made[0].name)

    listed = await world.hall("").ListOrganisations(
        pb.ListOrganisationsRequest(kind="SUB_CENTRE", region="450222", page_size=100)
    )
    ticket = await world.ticket(window=window.name)

    assert {one.name for one in made} <= {one.name for one in listed.organisations}
    assert ticket.centre == made[0].name


async def test_a10_a_station_office_runs_a_branch_hall_or_moves_into_the_township_centre(world: World):
    township = {"region": "450222101", "centre": "organisations/450222101-zwzx"}
    inside = await world.organisation(
        title="龙头镇司法所", stationing="IN_CENTRE", stationed_from="2026-02-01", **township
    )
    apart = await world.organisation(title="龙头供电所", kind="PUBLIC_ENTERPRISE", stationing="OWN_BRANCH",
                                     **township)  # fmt: skip
    hall = await world.organisation(
        title="供电分大厅", kind="BRANCH_HALL", parent=apart.name, region="450222101"
    )

    assert (inside.stationing, inside.stationed_from) == (pb.IN_CENTRE, "2026-02-01")
    assert (apart.stationing, hall.parent) == (pb.OWN_BRANCH, apart.name)
    assert await refused(world, stationing="IN_CENTRE") == ("FIELD_REQUIRED", "organisation.centre")


async def test_a11_a_branch_hall_serves_resettled_herders(world: World):
    hall = await world.organisation(kind="BRANCH_HALL", title="移民新村分大厅", for_resettled=True)

    assert hall.for_resettled
    assert await refused(world, for_resettled=True) == ("FIELD_INVALID", "organisation.for_resettled")


async def test_a12_a_hall_of_ones_own_needs_the_decision_of_the_government(world: World):
    document = {"hall_document": "柳政函〔2026〕12号（演示）", "hall_approver": GOVERNMENT}
    made = await world.organisation(stationing="SEPARATE_HALL", **document)

    assert (made.hall_document, made.hall_approver) == ("柳政函〔2026〕12号（演示）", GOVERNMENT)
    assert await refused(world, stationing="SEPARATE_HALL") == (
        "FIELD_REQUIRED",
        "organisation.hall_document",
    )
    assert await refused(world, **document) == ("FIELD_INVALID", "organisation.hall_document")
    assert await refused(world, stationing="SEPARATE_HALL", **document | {"hall_approver": MZ}) == (
        "NOT_THE_GOVERNMENT",
        "organisation.hall_approver",
    )


async def test_a13_the_units_of_a_centre_are_listed_with_date_items_windows_and_people(world: World):
    hall = (await world.organisation(kind="BRANCH_HALL", title="高铁新城分大厅")).name
    enterprise = await world.organisation(
        kind="PUBLIC_ENTERPRISE", title="柳城供水公司", centre=hall, stationing="IN_CENTRE",
        stationed_from="2026-01-15",
    )  # fmt: skip
    code = "items/11450222999000013C4450511003000"
    window = await world.window(centre=hall, items=[code, "items/11450222999000013C4450511004000"])
    await world.window(centre=hall, organisation=enterprise.name)
    await world.staff_member(window=window.name)
    await world.staff_member(window=window.name, posted_to="2026-03-01")

    found = await units(world, hall)

    lines = {name: (unit.windows, unit.items, unit.staff) for name, unit in found.items()}
    assert lines == {MZ: (1, 2, 1), enterprise.name: (1, 0, 0)}
    assert (found[enterprise.name].stationed_from, found[enterprise.name].stationing) == (
        "2026-01-15",
        pb.IN_CENTRE,
    )


async def test_a14_an_approval_unit_is_inside_a_department(world: World):
    unit = await world.organisation(
        kind="APPROVAL_UNIT", title="民政局行政审批股", parent=MZ, approval_form="STAND_ALONE", functions=SIX
    )

    assert (unit.approval_form, len(unit.functions)) == (pb.STAND_ALONE, 6)
    assert await refused(world, kind="APPROVAL_UNIT", parent=CENTRE) == (
        "NOT_A_DEPARTMENT",
        "organisation.parent",
    )
    assert await refused(world, approval_form="ATTACHED_SIGN") == (
        "FIELD_INVALID",
        "organisation.approval_form",
    )


async def test_a15_a_mandate_gives_no_right_beyond_the_functions_of_the_approval_unit(world: World):
    department = (await world.organisation()).name
    functions = ["ADVICE", "APPLICATION", "ACCEPTANCE", "DELIVERY"]
    unit = await world.organisation(kind="APPROVAL_UNIT", parent=department, functions=functions)
    holder = (await world.staff_member(organisation=department)).name
    given = {"organisation": department, "holder": holder}

    with pytest.raises(grpc.RpcError) as caught:
        await world.mandate(rights=["ACCEPTANCE_DECISION", "ON_SITE_APPROVAL"], **given)
    accepts = await world.mandate(rights=["ACCEPTANCE_DECISION", "PRESSING"], **given)
    more = pb.UpdateOrganisationRequest(organisation=pb.Organisation(name=unit.name, functions=SIX))
    more.update_mask.paths.append("functions")
    await world.hall().UpdateOrganisation(more)
    approves = await world.mandate(rights=["ON_SITE_APPROVAL"], **given)

    assert refusal(caught.value) == (
        "FAILED_PRECONDITION",
        "FUNCTION_NOT_OF_UNIT",
        {"field": "mandate.rights", "right": "ON_SITE_APPROVAL", "function": "APPROVAL"},
    )
    assert (accepts.etag, approves.etag) == ("1", "1")


async def test_d03_d05_a_mandate_says_by_which_document_who_signed_when_and_for_how_long(world: World):
    signed = {"signer": "局长", "signed_on": "2025-12-20", "file_sha256": SHA}
    made = await world.mandate(document_number="柳民授〔2026〕3号", rights=["SEAL_USE"], **signed)

    found = await world.hall().GetMandate(pb.GetMandateRequest(name=made.name))

    assert (found.document_number, found.signer, found.signed_on) == (
        "柳民授〔2026〕3号",
        "局长",
        "2025-12-20",
    )
    assert (found.valid_from, found.valid_to, found.file_sha256) == ("2026-01-01", "2026-12-31", SHA)
    for wrong in ({"file_sha256": "AB"}, {"signed_on": "2026-01-02"}):
        with pytest.raises(grpc.RpcError) as caught:
            await world.mandate(**wrong)
        assert refusal(caught.value).code == "INVALID_ARGUMENT"


async def test_d06_on_site_items_and_back_office_items_have_three_rights_each(world: World):
    on_site = await world.mandate(rights=ON_SITE, items=["items/11450222999000013C4450511003000"])
    behind = await world.mandate(rights=BEHIND, items=["items/11450222999000013C4450511004000"])

    assert len(on_site.rights) == len(behind.rights) == 3
    assert list(on_site.items) != list(behind.items)
