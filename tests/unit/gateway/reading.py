"""Reads sheets back: what stands on each page, as Chromium's own engine reads it; and how long they take."""

import re
import time

import pypdfium2

from gateway.sheets import kit

NUMBER = re.compile(r"第 \d+ 页 共 \d+ 页")


def pages(data: bytes) -> list[list[str]]:
    """The lines of each page."""
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range().splitlines() for page in document]


def text(data: bytes) -> str:
    """All that is on it, without what the paper adds: breaks of lines, numbers of pages."""
    return "".join(
        line.lstrip("\u3000") for page in pages(data) for line in page if not NUMBER.fullmatch(line)
    )


def seconds(sheet: kit.Sheet) -> float:
    """What making it takes of this thread alone, whatever else the machine does."""
    started = time.thread_time()
    kit.pdf(sheet)
    return time.thread_time() - started
