"""What the walks over the public interface do and expect of files: materials, certificates, archives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from local.rest import Document, Visitor

if TYPE_CHECKING:
    from tests.e2e.test_repeated_writes import Walk

SCAN: Final = b"%PDF-1.7 demo"
# Rows named by the path or the body: refused, or not found.
NAMED: Final = {
    *("UploadMaterial", "GetMaterial", "ListMaterials", "StreamMaterial", "ConsentToReuse"),
    *("RevokeReuse", "ListReusableMaterials", "ReuseMaterial"),
}


def rows(visitor: Visitor, item: Document, applicant: Document) -> dict[str, str]:
    """A file of a case, by the collection it is in."""
    case = visitor.post("cases", "clerk-mz", item=item["name"], applicant=applicant)
    made = visitor.upload(
        f"{case['name']}/materials", "clerk-mz", SCAN, material=first_of(item), title="a.pdf"
    )
    return {"materials": made["name"].split("/")[1]}


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
