"""Tables as files: no cell is a formula, and no file takes more than it may."""

import io
import zipfile

import openpyxl
import pytest

from services.common import sheets
from services.common.errors import InvalidArgument

TRICKY = [
    "=1+1",
    "+86 772",
    "-5",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://example","点")',
    "'quoted",
    "'=1",
    "多行\n文字",
    'a,"b"',
    "㙍𠀀",
    "",
]


def refused(call, *arguments) -> tuple[str, str]:
    with pytest.raises(InvalidArgument) as error:
        call(*arguments)
    return error.value.reason, error.value.facts.get("cell", "")


def test_no_cell_of_a_csv_file_begins_a_formula_and_all_come_back():
    data = sheets.csv_lines([["列"], TRICKY], first=True)

    text = data.decode("utf-8-sig")
    assert "'=1+1" in text
    assert "'@SUM(A1)" in text
    assert sheets.read_csv(data, 10)[1] == TRICKY


def test_no_cell_of_a_workbook_is_a_formula_and_all_come_back():
    data = sheets.xlsx("清单", ["列"] * len(TRICKY), [TRICKY])

    cells = next(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2))
    assert {cell.data_type for cell in cells} <= {"inlineStr", "s", "n"}
    assert sheets.read_xlsx(data, 10)[1] == TRICKY


def test_a_formula_in_a_workbook_is_refused_by_the_name_of_its_cell():
    book = openpyxl.Workbook()
    book.active.append(["实施编码", "名称"])
    book.active.append(["X", "=1+1"])
    out = io.BytesIO()
    book.save(out)

    assert refused(sheets.read_xlsx, out.getvalue(), 10) == ("CELL_IS_FORMULA", "B2")


def test_numbers_and_dates_of_a_workbook_are_read_as_people_see_them():
    book = openpyxl.Workbook()
    book.active.append([5, 5.0, 2.5, True, None])
    out = io.BytesIO()
    book.save(out)

    assert sheets.read_xlsx(out.getvalue(), 10) == [["5", "5", "2.5", "是", ""]]


def test_csv_of_older_programs_is_read_too():
    assert sheets.read_csv("实施编码,名称\r\nA1,高龄\r\n".encode("gb18030"), 10) == [
        ["实施编码", "名称"],
        ["A1", "高龄"],
    ]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x81", b"PK\x03\x04broken", b"no zip"])
def test_what_is_no_file_of_its_kind_is_refused(data):
    assert refused(sheets.read_xlsx, data, 10)[0] == "FILE_UNREADABLE"


def test_a_zip_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")

    assert refused(sheets.read_xlsx, out.getvalue(), 10)[0] == "FILE_UNREADABLE"


def test_a_workbook_that_unpacks_to_a_mountain_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (sheets.LARGEST + 1))

    assert len(out.getvalue()) < 200_000
    assert refused(sheets.read_xlsx, out.getvalue(), 10)[0] == "FILE_TOO_LARGE"


def test_more_rows_or_columns_than_may_be_are_refused():
    assert refused(sheets.read_csv, b"a\n" * 12, 10)[0] == "FILE_TOO_LARGE"
    assert refused(sheets.read_csv, b"a," * 250, 10)[0] == "FILE_TOO_LARGE"
    assert sheets.read_csv(b"a\n" * 3 + b"\n" * 20, 10) == [["a"], ["a"], ["a"]]


def test_a_cell_has_the_name_people_know():
    assert (sheets.cell_name(1, 1), sheets.cell_name(7, 3), sheets.cell_name(2, 28)) == ("A1", "C7", "AB2")
