"""The sheets (文书、表单) people hold in their hands, as PDF: pages, titles, tables of fields, page numbers.

A sheet is data: blocks one below the other. What it says comes from the message it shows, as the pages do.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Final

import pydyf
import segno

from gateway.sheets import fonts
from gateway.sheets.fonts import SANS, SERIF, Font
from gateway.sheets.lines import lines_of

# Millimetres in a point.
POINT: Final = 25.4 / 72
# Lines stand this far apart, in type sizes.
LEADING: Final = 1.55
PADDING: Final = 1.6
# How dark a shaded cell is, 1 being white.
SHADE: Final = 0.95
BLACK: Final = 0.0
# From the middle of a line down to where its characters stand, in type sizes.
BASELINE: Final = 0.38
# Stands for a character the fonts do not have (缺字); the foot names it, and a hand writes it.
GETA: Final = "〓"
# Where hands sign.
HERE: Final = "_" * 16
GETA_NOTE: Final = "〓为字库所缺之字，请以正楷手写："
INDENT: Final = "\u3000\u3000"
ALWAYS: Final = frozenset(GETA + GETA_NOTE + INDENT + "0123456789ABCDEF+ U、第页共")


@dataclass(frozen=True, slots=True)
class Page:
    """A size of paper in millimetres, its margin, and the sizes of its type in points."""

    width: float = 210
    height: float = 297
    margin: float = 20
    text: float = 11.5
    title: float = 20
    numbered: bool = True


A4: Final = Page()
A4_ACROSS: Final = Page(297, 210, 15, 11, 20)
# The window sign hangs above the counter.
SIGN: Final = Page(420, 297, 20, 22, 44, numbered=False)
# 政务服务卡, for a wall or a drawer at home.
SERVICE_CARD: Final = Page(148, 105, 10, 10.5, 17, numbered=False)
# 胸卡 and 台签.
BADGE: Final = Page(90, 54, 6, 10, 15, numbered=False)
DESK_SIGN: Final = Page(200, 100, 12, 20, 40, numbered=False)
SLIP: Final = Page(80, 130, 6, 10.5, 15, numbered=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; Chinese ones begin two characters in."""

    text: str
    indent: bool = True
    centred: bool = False
    # In sizes of the page's type.
    size: float = 1.0
    font: str = SERIF


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of fields: what each is called, and its lines; empty ones are filled in by hand."""

    rows: Sequence[tuple[str, Sequence[str]]]
    # The part of the width the names take.
    share: float = 0.24


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head, which every page repeats."""

    # Title and part of the width of each column.
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str]]
    # Text heights a row has at least, where hands write into it.
    least: int = 1


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines at the right: who signs or seals, and the day."""

    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code (二维码) with words below it."""

    content: str
    caption: str = ""
    # Millimetres.
    width: float = 28


Block = Text | Fields | Table | Signature | Code


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: who issues it, what it is, its number, and its blocks."""

    title: str
    blocks: Sequence[Block]
    issuer: str = ""
    number: str = ""
    page: Page = A4


@dataclass(frozen=True, slots=True)
class _Style:
    """How the cells of a row look."""

    font: str = SERIF
    shaded: Sequence[bool] = ()
    centred: bool = False
    least: int = 1


HEAD: Final = _Style(font=SANS, centred=True)


def pdf(sheet: Sheet) -> bytes:
    """The sheet as a PDF file with its fonts in it."""
    paper = _Paper(sheet.page, set("".join(_texts(sheet))))
    _head(paper, sheet)
    for block in sheet.blocks:
        _DRAW[type(block)](paper, block)
    _name_unknown(paper)
    if sheet.page.numbered:
        _number(paper)
    return _written(paper, sheet.title)


def _written(paper: _Paper, title: str) -> bytes:
    file = pydyf.PDF()
    resources = pydyf.Dictionary(
        {"Font": pydyf.Dictionary({name: fonts.embed(font, file) for name, font in paper.fonts.items()})}
    )
    size = pydyf.Array([0, 0, paper.page.width / POINT, paper.page.height / POINT])
    for stream in paper.streams:
        file.add_object(stream)
        page = {"Type": "/Page", "Parent": file.pages.reference, "MediaBox": size}
        file.add_page(pydyf.Dictionary(page | {"Contents": stream.reference, "Resources": resources}))
    file.catalog["Lang"] = pydyf.String("zh-CN")
    file.info["Title"] = pydyf.String(title)
    out = io.BytesIO()
    file.write(out, identifier=True)
    return out.getvalue()


def _texts(value: Any) -> Iterator[str]:
    """All texts of a sheet."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        yield from (text for each in fields(value) for text in _texts(getattr(value, each.name)))
    elif isinstance(value, Sequence):
        yield from (text for each in value for text in _texts(each))


@dataclass(slots=True)
class _Paper:
    """Where the next line goes, and what has room."""

    page: Page
    characters: set[str]
    fonts: dict[str, Font] = field(init=False)
    unknown: set[str] = field(init=False)
    streams: list[pydyf.Stream] = field(init=False)
    # Millimetres from the top.
    y: float = field(init=False)

    def __post_init__(self) -> None:
        seen = {character for character in self.characters if _is_seen(character)}
        self.unknown = fonts.unknown(seen)
        self.fonts = {name: fonts.cut(name, (seen | ALWAYS) - self.unknown) for name in fonts.PATHS}
        self.streams = []
        self.turn()

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.page.width - 2 * self.page.margin

    @property
    def room(self) -> float:
        """Down to the margin."""
        return self.page.height - self.page.margin - self.y

    def turn(self) -> None:
        """Begin a page."""
        self.streams.append(pydyf.Stream(compress=True))
        self.y = self.page.margin

    def need(self, height: float) -> None:
        """Begin a page unless there is room for this."""
        if height > self.room and self.y > self.page.margin:
            self.turn()

    def lines(self, text: str, width: float, font: str, size: float) -> list[str]:
        """The lines of a text, with 〓 for what the fonts do not have."""
        glyphs = self.fonts[font].glyphs
        known = (
            each if each in glyphs or each == "\n" else GETA
            for each in text
            if each == "\n" or _is_seen(each)
        )
        return lines_of("".join(known), width / (size * POINT), self.fonts[font].width)

    def write(self, line: str, at: float, width: float, font: str, size: float, align: str = "L") -> None:
        """One line at the present height, in a width that begins so far right of the margin."""
        free = width - self.fonts[font].width(line) * size * POINT
        left = self.page.margin + at + free * {"L": 0.0, "C": 0.5, "R": 1.0}[align]
        down = self.y / POINT + size * (LEADING / 2 + BASELINE)
        stream = self.streams[-1]
        stream.begin_text()
        stream.set_font_size(font, size)
        stream.move_text_to(left / POINT, self.page.height / POINT - down)
        stream.show_text(self.fonts[font].code(line))
        stream.end_text()

    def box(self, left: float, top: float, width: float, height: float, grey: float | None) -> None:
        """A box with a frame, or one filled and without (BLACK)."""
        stream = self.streams[-1]
        stream.push_state()
        stream.set_line_width(0.6)
        shade = 1.0 if grey is None else grey
        stream.set_color_rgb(shade, shade, shade)
        bottom = (self.page.height - top - height) / POINT
        stream.rectangle(left / POINT, bottom, width / POINT, height / POINT)
        stream.fill() if grey == BLACK else stream.fill_and_stroke()
        stream.pop_state()


def _is_seen(character: str) -> bool:
    """Whether it has a shape: what only steers how text is shown has none."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Mn", "Zl", "Zp")


def _head(paper: _Paper, sheet: Sheet) -> None:
    page = paper.page
    for text, size in ((sheet.issuer, page.title * 0.7), (sheet.title, page.title)):
        _paragraph(paper, text, SANS, size, "C")
    if sheet.number:
        _paragraph(paper, sheet.number, SERIF, page.text, "R")
    paper.y += page.text * POINT


def _paragraph(paper: _Paper, text: str, font: str, size: float, align: str = "L") -> None:
    for line in paper.lines(text, paper.width, font, size) if text else ():
        paper.need(size * POINT * LEADING)
        paper.write(line, 0, paper.width, font, size, align)
        paper.y += size * POINT * LEADING


def _text(paper: _Paper, block: Text) -> None:
    text = INDENT + block.text if block.indent and not block.centred else block.text
    _paragraph(paper, text, block.font, paper.page.text * block.size, "C" if block.centred else "L")
    paper.y += paper.page.text * POINT * 0.4


def _fields(paper: _Paper, block: Fields) -> None:
    widths = [paper.width * block.share, paper.width * (1 - block.share)]
    style = _Style(shaded=(True, False))
    for name, lines in block.rows:
        _row(paper, (name, "\n".join(lines)), widths, style)
    paper.y += paper.page.text * POINT


def _table(paper: _Paper, block: Table) -> None:
    widths = [paper.width * share for _, share in block.columns]
    head = [title for title, _ in block.columns]
    style = _Style(least=block.least)
    _row(paper, head, widths, HEAD)
    for row in block.rows:
        _row(paper, row, widths, style, head)
    paper.y += paper.page.text * POINT


def _row(
    paper: _Paper, texts: Sequence[str], widths: Sequence[float], style: _Style, head: Sequence[str] = ()
) -> None:
    """One row; on a page of its own beginning when it fits there, else over as many pages as it needs."""
    size = paper.page.text
    cells = [
        paper.lines(text, width - 2 * PADDING, style.font, size)
        for text, width in zip(texts, widths, strict=True)
    ]
    left = max(style.least, *map(len, cells))
    while left > 0:
        fits = int((paper.room - 2 * PADDING) / (size * POINT * LEADING))
        if fits < left and (fits < 1 or _height(left, size) <= paper.page.height * 0.6):
            _turn(paper, widths, head)
            continue
        taken = min(left, fits)
        _cells(paper, [cell[:taken] for cell in cells], widths, style, taken)
        cells, left = [cell[taken:] for cell in cells], left - taken


def _turn(paper: _Paper, widths: Sequence[float], head: Sequence[str]) -> None:
    paper.turn()
    if head:
        _row(paper, head, widths, HEAD)


def _height(lines: int, size: float) -> float:
    return lines * size * POINT * LEADING + 2 * PADDING


def _cells(
    paper: _Paper, cells: Sequence[Sequence[str]], widths: Sequence[float], style: _Style, lines: int
) -> None:
    """The part of a row that stands on this page."""
    top, height, at = paper.y, _height(lines, paper.page.text), 0.0
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        shaded = style is HEAD or (number < len(style.shaded) and style.shaded[number])
        paper.box(paper.page.margin + at, top, width, height, SHADE if shaded else None)
        paper.y = top + (height - len(cell) * paper.page.text * POINT * LEADING) / 2
        for line in cell:
            font = SANS if shaded else style.font
            align = "C" if style.centred else "L"
            paper.write(line, at + PADDING, width - 2 * PADDING, font, paper.page.text, align)
            paper.y += paper.page.text * POINT * LEADING
        at += width
    paper.y = top + height


def _signature(paper: _Paper, block: Signature) -> None:
    size = paper.page.text
    paper.need(len(block.lines) * size * POINT * LEADING * 1.2 + size)
    paper.y += size * POINT
    for line in block.lines:
        for part in paper.lines(line, paper.width, SERIF, size):
            paper.write(part, 0, paper.width, SERIF, size, "R")
            paper.y += size * POINT * LEADING * 1.2


def _code(paper: _Paper, block: Code) -> None:
    rows = list(segno.make(block.content, micro=False, error="m").matrix)
    module = block.width / len(rows)
    paper.need(block.width + 8)
    left = (paper.page.width - block.width) / 2
    for at, row in enumerate(rows):
        for start, length in _runs(row):
            paper.box(left + start * module, paper.y + at * module, length * module, module, BLACK)
    paper.y += block.width + 1
    _paragraph(paper, block.caption, SERIF, paper.page.text * 0.85, "C")


def _runs(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where dark modules begin, and how many stand together."""
    text = "".join("1" if module else " " for module in row)
    at = 0
    for run in text.split(" "):
        if run:
            yield at, len(run)
        at += len(run) + 1


def _number(paper: _Paper) -> None:
    """The number of each page, and of how many."""
    pages = paper.streams
    paper.y = paper.page.height - paper.page.margin * 0.7
    for number in range(1, len(pages) + 1):
        paper.streams = pages[:number]
        paper.write(f"第 {number} 页 共 {len(pages)} 页", 0, paper.width, SERIF, 9, "C")
    paper.streams = pages


def _name_unknown(paper: _Paper) -> None:
    if paper.unknown:
        codes = "、".join(sorted(f"U+{ord(character):04X}" for character in paper.unknown))
        _paragraph(paper, GETA_NOTE + codes, SERIF, paper.page.text * 0.8)


_DRAW: Final[dict[type, Any]] = {
    Text: _text,
    Fields: _fields,
    Table: _table,
    Signature: _signature,
    Code: _code,
}
