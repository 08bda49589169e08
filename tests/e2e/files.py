"""What the walks over the public interface do and expect of files: materials, attachments, archives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from local.rest import Document, Visitor, wait_for

if TYPE_CHECKING:
    from tests.e2e.test_repeated_writes import Walk

SCAN: Final = b"%PDF-1.7 demo"
PUBLIC: Final = {"CheckCertificate", "StreamAttachment"}
LISTS: Final = {
    "ListArchives": "archives",
    "ListCertificates": "certificates",
    "ListPermitHandovers": "permit_handovers",
}
# Rows named by the path or the body: refused, or not found.
NAMED: Final = {
    *("UploadMaterial", "GetMaterial", "ListMaterials", "StreamMaterial", "ConsentToReuse"),
    *("RevokeReuse", "ListReusableMaterials", "ReuseMaterial"),
    *("GetCertificate", "RevokeCertificate", "ReplaceCertificate", "AcknowledgePermitHandover"),
    *("ArchiveCase", "StreamArchive", "UploadAttachment"),
}


def rows(visitor: Visitor, item: Document, applicant: Document) -> dict[str, str]:
    """A file of a case, by the collection it is in."""
    case = visitor.post("cases", "clerk-mz", item=item["name"], applicant=applicant)
    made = visitor.upload(
        f"{case['name']}/materials", "clerk-mz", SCAN, material=first_of(item), title="a.pdf"
    )
    done = finished(visitor, item, applicant)
    certificate = wait_for(
        lambda: next(iter(visitor.get("certificates", "clerk-mz", case=done)["certificates"]), None)
    )
    passed = visitor.get("permitHandovers", "regulator-mz", unacknowledged=True)["permit_handovers"]
    [handover] = [each for each in passed if each["case"] == done]
    kept = visitor.post(f"{done}:archive", "clerk-mz")
    rows = (made, certificate, handover, kept)
    named = {each["name"].split("/")[0]: each["name"].split("/")[1] for each in rows}
    return named | {"attachments": "F1"}


def finished(visitor: Visitor, item: Document, applicant: Document) -> str:
    """A case that was granted and completed."""
    materials = [each["id"] for each in item["version"]["content"]["materials"]]
    given = {"item": item["name"], "applicant": applicant, "materials": materials}
    case: str = visitor.post("cases", "clerk-mz", **given)["name"]
    visitor.post(f"{case}:accept", "clerk-mz")
    visitor.post(f"{case}:examine", "approver-mz", opinion="符合条件")
    visitor.post(f"{case}:startProcedure", "approver-mz", kind="PUBLICITY", expected_days=7)
    visitor.post(f"{case}:endProcedure", "approver-mz", number=1, result="无异议")
    visitor.post(f"{case}:decide", "approver-mz", granted=True)
    visitor.post(f"{case}:complete", "chief-mz")
    return case


def first_of(item: Document) -> str:
    """The id of the first material of an item."""
    return str(item["version"]["content"]["materials"][0]["id"])


def materials(walk: Walk, item: Document) -> None:
    """A file that is handed in, consented to, used again, and the consent taken back."""
    case, other = walk.case(item), walk.case(item)
    path = f"{case}/materials?material={first_of(item)}&title=a.pdf"
    made = walk.do("UploadMaterial", "resident", path, SCAN, SCAN + b"!")
    walk.do("ConsentToReuse", "resident", f"{made['name']}:consentToReuse")
    again = {"source": made["name"], "material": first_of(item)}
    elsewhere = again | {"material": item["version"]["content"]["materials"][1]["id"]}
    walk.do("ReuseMaterial", "resident", f"{other}/materials:reuse", again, elsewhere)
    walk.do("RevokeReuse", "resident", f"{made['name']}:revokeReuse")


def certificates(walk: Walk, case: str) -> None:
    """What a completed case issued: replaced, then revoked; its permit taken over."""
    first = wait_for(
        lambda: next(iter(walk.get("certificates", "clerk-mz", case=case)["certificates"]), None)
    )
    lost = {"reason": "遗失补发"}
    made = walk.do("ReplaceCertificate", "chief-mz", f"{first['name']}:replace", lost)
    ended = {"ground": "ENDED", "reason": "持证人已迁出", "document_number": "演销〔2026〕1号"}
    walk.do("RevokeCertificate", "head-mz", f"{made['name']}:revoke", ended)
    passed = walk.get("permitHandovers", "regulator-mz", unacknowledged="true")["permit_handovers"]
    [mine] = [each for each in passed if each["case"] == case]
    noted = {"note": "纳入年度检查计划"}
    walk.do("AcknowledgePermitHandover", "regulator-mz", f"{mine['name']}:acknowledge", noted)


def _issued(walk: Walk, case: str) -> Any:
    return walk.get("certificates", "clerk-mz", case=case)["certificates"]
