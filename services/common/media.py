"""Media types of files: of those that are handed out, and of what is handed in by its content."""

from collections.abc import Collection
from typing import Final

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
# 版式文件, GB/T 33190.
OFD: Final = "application/ofd"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP: Final = "application/zip"

_BEGINNINGS: Final = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
)
_MEMBERS: Final = (("OFD.xml", OFD), ("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
_ZIP: Final = b"PK\x03\x04"
# A document that runs something when it is opened.
_MACROS: Final = "vbaProject.bin"


def is_container(head: bytes) -> bool:
    """Whether a file that begins like this is a ZIP, whose members say what it is."""
    return head.startswith(_ZIP)


def of_content(head: bytes, members: Collection[str] = ()) -> str:
    """The media type of a file by its first bytes and, of a ZIP, its members; "" for kinds not taken."""
    if not is_container(head):
        return next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning)), "")
    if any(member.endswith(_MACROS) for member in members):
        return ""
    return next((kind for member, kind in _MEMBERS if member in members), "")
