"""Tables as files (CSV, XLSX): written so that no cell is ever a formula, and read within bounds.

openpyxl is imported where it is used: that takes a quarter of the start of a service, and few ask for it.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from services.common.errors import InvalidArgument

# What programs for tables take as the beginning of a formula (CSV injection).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
# Control characters XML cannot hold; a cell never has them.
_NEVER: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
# What a workbook may unpack to, and the widest table.
LARGEST: Final = 64 * 1024 * 1024
MOST_PARTS: Final = 200
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 32_767

Row = Sequence[str]


def safe(text: str) -> str:
    """The text as a cell of a CSV file: what would be a formula begins with an apostrophe."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def plain(text: str) -> str:
    """The text of such a cell, without the apostrophe."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(_FORMULA) else text


def csv_lines(rows: Iterable[Row], *, first: bool) -> bytes:
    """Rows of a CSV file; the first begin with the mark by which programs know UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig" if first else "utf-8")


def xlsx(title: str, header: Row, rows: Iterable[Row]) -> bytes:
    """A workbook of one sheet; every cell is text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for row in (header, *rows):
        sheet.append([_filled(WriteOnlyCell(sheet), text) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _filled(cell: Any, text: str) -> Any:
    cell.value = text.translate(_NEVER)[:LONGEST_CELL]
    # Set after the value, which would make a formula of a text that begins with `=`.
    cell.data_type = "s"
    return cell


def read_csv(data: bytes, most_rows: int) -> list[list[str]]:
    """The rows of a CSV file in UTF-8 or GB 18030, as Chinese programs for tables save it."""
    reader = csv.reader(io.StringIO(_decoded(data), newline=""))
    try:
        return _bounded(([plain(cell) for cell in row] for row in reader), most_rows)
    except csv.Error:
        raise InvalidArgument("FILE_UNREADABLE", field="file") from None


def read_xlsx(data: bytes, most_rows: int) -> list[list[str]]:
    """The rows of the first sheet; refuses formulas by their cell, and what unpacks to more than it may."""
    from openpyxl import load_workbook

    _check_archive(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        return _bounded(([_words(cell) for cell in row] for row in sheet.iter_rows()), most_rows)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, SyntaxError):
        raise InvalidArgument("FILE_UNREADABLE", field="file") from None


def cell_name(row: int, column: int) -> str:
    """The name of a cell, both counted from one: row 2, column 3 is C2."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidArgument("FILE_UNREADABLE", field="file")


def _bounded(rows: Iterator[list[str]], most_rows: int) -> list[list[str]]:
    """The rows, without empty ones at the end; refuses more than there may be."""
    found: list[list[str]] = []
    last = 0
    for number, row in enumerate(rows, start=1):
        if len(row) > MOST_COLUMNS or any(len(cell) > LONGEST_CELL for cell in row):
            raise InvalidArgument("FILE_TOO_LARGE", field="file", most_rows=most_rows)
        found.append(row)
        if any(row):
            last = number
        if last > most_rows or number > 10 * most_rows:
            raise InvalidArgument("FILE_TOO_LARGE", field="file", most_rows=most_rows)
    return found[:last]


def _check_archive(data: bytes) -> None:
    """A workbook is a zip archive: look at what it would unpack to before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise InvalidArgument("FILE_UNREADABLE", field="file") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise InvalidArgument("FILE_TOO_LARGE", field="file", most_bytes=LARGEST)


def _words(cell: Any) -> str:
    """What a cell shows, as text; a formula is refused by the name of its cell."""
    value = cell.value
    if cell.data_type == "f":
        raise InvalidArgument("CELL_IS_FORMULA", field="file", cell=cell.coordinate)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value)
