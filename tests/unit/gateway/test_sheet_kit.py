"""The kit of the sheets: lines, pages, rare characters; what is written is read back from the PDF."""

import pytest

from gateway.sheets import fonts, kit
from gateway.sheets.kit import Code, Fields, Sheet, Signature, Table, Text
from gateway.sheets.lines import lines_of
from tests.unit.gateway.reading import pages, seconds, text

COLUMNS = (("序号", 0.2), ("事项", 0.8))
ROWS = [(str(number), f"第{number}项") for number in range(1, 201)]


def measure(part: str) -> float:
    return float(len(part))


def test_a_closing_mark_never_begins_a_line_and_an_opening_one_never_ends_it():
    assert lines_of("申请人提交材料。", 7, measure) == ["申请人提交材", "料。"]
    assert lines_of("依据第四条《许可法》", 6, measure) == ["依据第四条", "《许可法》"]


def test_a_number_stays_whole_and_one_wider_than_the_line_is_broken():
    assert lines_of("文号 2026-0001 号", 9, measure) == ["文号", "2026-0001", "号"]
    assert lines_of("文号 2026-0001 号", 8, measure) == ["文号 2026-", "0001 号"]
    assert lines_of("编号12345", 6, measure) == ["编号", "12345"]


def test_breaks_of_the_text_are_kept_and_an_empty_text_is_one_line():
    assert lines_of("一\n\n二", 10, measure) == ["一", "", "二"]
    assert lines_of("", 10, measure) == [""]


@pytest.mark.parametrize("name", ["韦大·㙍", "㛃䶮", "𠅤𫖯", "买买提·阿不都热合曼"])
@pytest.mark.parametrize("font", [fonts.SERIF, fonts.SANS])
def test_rare_characters_and_the_dot_of_names_survive(name, font):
    data = kit.pdf(Sheet("通知书", [Text(name, indent=False, font=font)]))

    assert pages(data) == [["通知书", name, "第 1 页 共 1 页"]]


def test_a_character_no_font_has_is_left_to_the_hand_and_named_at_the_foot():
    data = kit.pdf(Sheet("通知书", [Fields([("申请人", ["王\U0002b746"])])]))

    assert pages(data)[0][1:3] == ["申请人 王〓", "〓为字库所缺之字，请以正楷手写：U+2B746"]


def test_what_only_steers_the_text_leaves_no_trace():
    data = kit.pdf(Sheet("通知书", [Text("王\u200b小\u202e明\t\x00\r\n二", indent=False)]))

    assert pages(data)[0][1:3] == ["王小明", "二"]


def test_a_list_of_two_hundred_goes_over_pages_that_each_begin_with_its_head():
    found = pages(kit.pdf(Sheet("登记簿", [Table(COLUMNS, ROWS)])))

    assert len(found) > 4
    assert [page[1 if number == 0 else 0] for number, page in enumerate(found)] == len(found) * ["序号 事项"]
    rows = [line for page in found for line in page if line[0].isdigit()]
    assert rows == [f"{number} 第{number}项" for number in range(1, 201)]
    assert [page[-1] for page in found] == [
        f"第 {number} 页 共 {len(found)} 页" for number in range(1, len(found) + 1)
    ]


def test_a_text_longer_than_a_page_goes_on_on_the_next():
    opinion = "".join(f"第{number}点意见。" for number in range(1, 501))

    found = kit.pdf(Sheet("意见书", [Fields([("意见", [opinion])])]))

    assert len(pages(found)) == 3
    assert all(f"第{number}点意见。" in text(found) for number in range(1, 501))


def test_a_row_stays_whole_where_a_page_has_room_for_it():
    tall = "\n".join(f"第{number}行" for number in range(1, 11))
    rows = [("甲", tall)] * 5

    found = pages(kit.pdf(Sheet("登记簿", [Table(COLUMNS, rows)])))

    assert [sum("行" in line for line in page) for page in found] == [30, 20]


def test_the_same_sheet_gives_the_same_file_of_some_kilobytes():
    sheet = Sheet("通知书", [Text("准予"), Signature(["某局", "2026年3月2日"])])

    assert kit.pdf(sheet) == kit.pdf(sheet)
    assert len(kit.pdf(sheet)) < 30_000


def test_text_that_looks_like_pdf_is_text():
    data = kit.pdf(Sheet("(通知)<书>", [Text(r"endstream \) /Type <<>> %", indent=False)]))

    assert pages(data)[0][:2] == ["(通知)<书>", r"endstream \) /Type <<>> %"]


def test_a_code_has_its_words_below():
    data = kit.pdf(Sheet("排队号", [Code("https://example.org/t/1", "扫码查看")], page=kit.SLIP))

    assert pages(data) == [["排队号", "扫码查看"]]


def test_two_hundred_rows_are_made_in_less_than_200_ms():
    sheet = Sheet("登记簿", [Table(COLUMNS, ROWS), Text("㛃䶮𠅤")])

    assert min(seconds(sheet) for _ in range(3)) < 0.2
