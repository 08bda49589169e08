"""The whole list as a file: out, and in again as drafts, with every bad cell named (dry run or not)."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import catalog_pb2
from yangguang.catalog.v1 import events_pb2 as events
from yangguang.catalog.v1 import lists_pb2 as pb

from services.catalog.domain import content as rules
from services.catalog.domain.life import VersionState
from services.catalog.handlers import columns, items, kept, reads, standard, versions
from services.catalog.handlers.scope import Actor, Reader
from services.catalog.models import CONSTRAINTS, Item
from services.common import clocks, journal, media, sheets
from services.common.db import refusal_of
from services.common.errors import InvalidArgument, Refusal
from services.common.ids import resource

MOST_ROWS: Final = 1000
MOST_XLSX: Final = 5000
MOST_ERRORS: Final = 500
PAGE: Final = 100
FORMATS: Final = (pb.CSV, pb.XLSX)
MODES: Final = (pb.ALL_OR_NOTHING, pb.ROW_BY_ROW)
READERS: Final = {pb.CSV: sheets.read_csv, pb.XLSX: sheets.read_xlsx}


# ---- Out


async def stream(
    connection: AsyncConnection, request: pb.StreamItemsFileRequest, reader: Reader
) -> AsyncIterator[pb.FileChunk]:
    """The items as a file, piece by piece; a workbook in one."""
    if request.format and request.format not in FORMATS:
        raise InvalidArgument("FIELD_INVALID", field="format", value=request.format)
    if request.format == pb.XLSX:
        yield await _workbook(connection, request, reader)
        return
    # The header goes out with the first page: what is refused is refused before anything is sent.
    chunk, header = pb.FileChunk(file_name="items.csv", media_type=media.CSV), [columns.HEADER]
    async for rows in _pages(connection, request, reader):
        chunk.data = sheets.csv_lines([*header, *rows], first=bool(header))
        yield chunk
        chunk, header = pb.FileChunk(), []


async def _workbook(
    connection: AsyncConnection, request: pb.StreamItemsFileRequest, reader: Reader
) -> pb.FileChunk:
    rows: list[list[str]] = []
    async for page in _pages(connection, request, reader):
        rows += page
        if len(rows) > MOST_XLSX:
            raise InvalidArgument("LIST_TOO_LONG", field="format", most=MOST_XLSX)
    # It takes its time, and others wait in this loop.
    data = await asyncio.to_thread(sheets.xlsx, "事项清单", columns.HEADER, rows)
    return pb.FileChunk(data=data, file_name="items.xlsx", media_type=media.XLSX)


async def _pages(
    connection: AsyncConnection, request: pb.StreamItemsFileRequest, reader: Reader
) -> AsyncIterator[list[list[str]]]:
    asked = catalog_pb2.ListItemsRequest(
        page_size=PAGE,
        region=request.region,
        organisation=request.organisation,
        type=request.type,
        show_inactive=request.show_inactive,
    )
    while True:
        page = await reads.list_items(connection, asked, reader)
        yield [columns.row_of(item) for item in page.items if item.HasField("version")]
        asked.page_token = page.next_page_token
        if not page.next_page_token:
            return


# ---- In


@dataclass(slots=True)
class Sheet:
    """What is read of a file: where each column stands, and what came of it so far."""

    places: Mapping[str, int]
    report: pb.ImportReport = field(default_factory=pb.ImportReport)

    def cell(self, row: Sequence[str], title: str) -> str:
        """The text of a cell; "" where the row is shorter."""
        place = self.places.get(title, -1)
        return row[place] if 0 <= place < len(row) else ""

    def blame(
        self, number: int, row: Sequence[str], title: str, reason: str, where: str = "", value: str = ""
    ) -> None:
        """Name a cell that is wrong."""
        place = self.places.get(title, self.places[columns.CODE])
        if len(self.report.errors) < MOST_ERRORS:
            self.report.errors.add(
                cell=sheets.cell_name(number, place + 1),
                row=number,
                column=title,
                value=(value or self.cell(row, title))[:100],
                reason=reason,
                field=where,
            )


async def read(request: pb.ImportItemsRequest) -> list[list[str]]:
    """The rows of the file, header first; beside the loop, because it takes its time."""
    if request.format not in FORMATS:
        raise InvalidArgument("FIELD_REQUIRED", field="format")
    if request.mode and request.mode not in MODES:
        raise InvalidArgument("FIELD_INVALID", field="mode", value=request.mode)
    if not request.file:
        raise InvalidArgument("FIELD_REQUIRED", field="file")
    return await asyncio.to_thread(READERS[request.format], request.file, MOST_ROWS + 1)


async def bring_in(
    session: AsyncSession,
    request: pb.ImportItemsRequest,
    rows: list[list[str]],
    region: str,
    actor: Actor,
) -> pb.ImportReport:
    """Take every row through the steps an editor would; what is refused is blamed on its cell."""
    sheet = Sheet(_places(rows[0] if rows else []))
    report = sheet.report
    report.dry_run, report.sha256 = request.dry_run, hashlib.sha256(request.file).hexdigest()
    report.create_time.FromDatetime(actor.now)
    report.rows = len(rows) - 1
    for number, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            await _bring_in_row(session, sheet, number, row, actor)
    if writes(request, report):
        await _tell(session, report, region, actor)
    return report


def writes(request: pb.ImportItemsRequest, report: pb.ImportReport) -> bool:
    """Whether what was done is kept: never in a dry run, and all or nothing unless asked row by row."""
    return not request.dry_run and (request.mode == pb.ROW_BY_ROW or not report.refused)


def _places(header: Sequence[str]) -> dict[str, int]:
    """Where each column stands; refuses a column nobody knows, one that is there twice, or no code."""
    places: dict[str, int] = {}
    for place, title in enumerate(title.strip() for title in header):
        if title in places or (title and title not in columns.HEADER):
            raise InvalidArgument("COLUMN_UNKNOWN", field="file", column=title)
        if title:
            places[title] = place
    for title in (columns.CODE, columns.ORGANISATION):
        if title not in places:
            raise InvalidArgument("COLUMN_MISSING", field="file", column=title)
    return places


async def _bring_in_row(
    session: AsyncSession, sheet: Sheet, number: int, row: Sequence[str], actor: Actor
) -> None:
    before = len(sheet.report.errors)
    given = _content(sheet, number, row)
    if len(sheet.report.errors) == before:
        try:
            async with session.begin_nested():
                kind = await _draft(session, sheet, row, given, actor)
        except Refusal as refused:
            _blame_field(sheet, number, row, refused)
        except DBAPIError as failed:
            refused_by_constraint = refusal_of(failed, CONSTRAINTS)
            if refused_by_constraint is None:
                raise
            _blame_field(sheet, number, row, refused_by_constraint)
        else:
            setattr(sheet.report, kind, getattr(sheet.report, kind) + 1)
            return
    sheet.report.refused += 1


def _content(sheet: Sheet, number: int, row: Sequence[str]) -> catalog_pb2.ItemContent:
    """What the cells of a row say; each cell that says nothing a field can hold is blamed, and so is each
    field that is wrong by itself: once found it is struck out, and the rest looked at again."""
    given = catalog_pb2.ItemContent()
    for title in sheet.places:
        column = columns.BY_TITLE.get(title)
        if column is not None:
            try:
                columns.put(given, column, sheet.cell(row, title))
            except (ValueError, TypeError):
                sheet.blame(number, row, title, "CELL_UNREADABLE", f"content.{column.field}")
    for _ in columns.COLUMNS:
        looked_at = catalog_pb2.ItemContent()
        looked_at.CopyFrom(given)
        try:
            rules.check_draft(looked_at, clocks.rules().keys())
        except InvalidArgument as refused:
            name = _blame_field(sheet, number, row, refused)
            if not name:
                break
            given.ClearField(name)
        else:
            break
    return given


def _blame_field(sheet: Sheet, number: int, row: Sequence[str], refused: Refusal) -> str:
    """Blame the cell a refusal is about; gives the field of the content, "" when it is about none."""
    where = refused.facts.get("field", "")
    name = where.removeprefix("content.").partition(".")[0].partition("[")[0]
    column = columns.BY_FIELD.get(name)
    title = column.title if column else _OTHER.get(where, columns.CODE)
    sheet.blame(number, row, title, refused.reason, where)
    return name if column else ""


_OTHER: Final = {"organisation": columns.ORGANISATION}


async def _draft(
    session: AsyncSession,
    sheet: Sheet,
    row: Sequence[str],
    given: catalog_pb2.ItemContent,
    actor: Actor,
) -> str:
    """Claim the item, or draft what it is to say; tells which."""
    code = sheet.cell(row, columns.CODE).strip()
    if await session.get(Item, code) is None:
        request = catalog_pb2.CreateItemRequest(
            item_id=code,
            standard_item=resource(standard.COLLECTION, code[19:]),
            organisation=sheet.cell(row, columns.ORGANISATION).strip(),
            content=given,
        )
        await versions.create_item(session, request, actor)
        return "created"
    name = resource(items.COLLECTION, code)
    item = await items.locked(session, name, actor)
    latest = await versions.latest(session, item)
    if latest is not None and await versions.says_the_same(session, item, latest, given):
        return "unchanged"
    if latest is not None and latest.state == VersionState.DRAFT.value:
        changing = catalog_pb2.UpdateItemVersionRequest(
            name=versions.name_of(code, latest.number), content=given, etag=str(latest.revision)
        )
        await versions.change(session, changing, actor)
    else:
        await versions.create(
            session, catalog_pb2.CreateItemVersionRequest(parent=name, content=given), actor
        )
    return "drafted"


async def _tell(session: AsyncSession, report: pb.ImportReport, region: str, actor: Actor) -> None:
    report.name = kept.new_name("imports")
    told = pb.ImportReport()
    told.CopyFrom(report)
    told.ClearField("errors")
    event = events.ItemsImported(report=told)
    await journal.append(session, journal.Entry(report.name, 1, event, actor.now, region, actor.origin))
