"""Archives of closed cases (归档, P03): one ZIP with a manifest that proves it, and the register of them.

The same rows make the same bytes: members are stored in order, with the time of the case.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import json
import zipfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message
from sqlalchemy import ColumnElement, exists, select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import archives_pb2 as pb
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import certificates_pb2 as certificates
from yangguang.cases.v1 import materials_pb2 as materials
from yangguang.common.v1.access_pb2 import OWN_ORGANISATION, Scope

from services.cases import domain
from services.cases.domain import State
from services.cases.handlers import reads
from services.cases.handlers.materials import note_reading, visible
from services.cases.handlers.registers import Act, Register, asked
from services.cases.handlers.situation import name_of
from services.cases.models import Archive, Case, CaseMaterial, Certificate
from services.common import checks, files, media
from services.common.driver import Executes
from services.common.errors import FailedPrecondition
from services.common.files import CHUNK, Draft, Files
from services.common.identity import Call
from services.common.ids import parse, parse_code, resource
from services.common.sealing import Sealer

TABLE: Final[Any] = Archive.__table__  # type: ignore[attr-defined]
CASES: Final[Any] = Case.__table__  # type: ignore[attr-defined]
MATERIALS: Final[Any] = CaseMaterial.__table__  # type: ignore[attr-defined]
CERTIFICATES: Final[Any] = Certificate.__table__  # type: ignore[attr-defined]
FORMAT: Final = "yangguang-archive 1"
MANIFEST: Final = "manifest.json"
# Who applied, in full: a file is complete without the system that made it.
APPLICANT: Final = "applicant.json"
# What a file is called by its kind.
SUFFIXES: Final = {
    media.PDF: "pdf",
    media.JPEG: "jpg",
    media.PNG: "png",
    media.OFD: "ofd",
    media.DOCX: "docx",
    media.XLSX: "xlsx",
}
# Of a whole archive; materials are bounded one by one before.
LARGEST: Final = 4 * 1024**3

_JOURNAL: Final = text(
    "SELECT id, type, aggregate, version, time, actor, channel, request_id, payload, position, hash "
    "FROM journal WHERE aggregate = ANY(CAST(:names AS text[])) ORDER BY time, aggregate, version"
)
_NEXT: Final = text(
    "INSERT INTO counters (key, last) VALUES (:key, 1) "
    "ON CONFLICT (key) DO UPDATE SET last = counters.last + 1 RETURNING last"
)


def _columns(archive: pb.Archive) -> Mapping[str, Any]:
    return {
        "case_id": parse(archive.case, "cases"),
        "organisation": archive.organisation,
        "region": archive.region,
        "number": archive.number,
        "case_number": archive.case_number,
        "item": archive.item,
        "year": archive.create_time.ToDatetime(dt.UTC).year,
        "sha256": archive.sha256,
    }


def _told(archive: pb.Archive) -> pb.CaseArchived:
    told = pb.CaseArchived(archive=archive)
    told.archive.ClearField("applicant")
    return told


REGISTER: Final = Register(TABLE, "archives", pb.Archive, "ARCHIVE_NOT_FOUND", _columns, _told)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All there is of a case."""

    case: cases.Case
    applicant: cases.Applicant
    materials: Sequence[materials.CaseMaterial]
    certificates: Sequence[certificates.Certificate]
    journal: Sequence[Mapping[str, Any]]


async def gather(connection: AsyncConnection, name: str, call: Call, sealer: Sealer) -> Dossier:
    """The dossier of a case that has ended, within reach; refuses CASE_NOT_ENDED, ALREADY_ARCHIVED."""
    case = await visible(connection, name, call)
    domain.check_ended(State(case.state))
    key = parse(name, "cases")
    if await connection.scalar(select(TABLE.c.number).where(TABLE.c.case_id == key)):
        raise FailedPrecondition("ALREADY_ARCHIVED", case=name)
    given = [
        materials.CaseMaterial.FromString(record) for record in await _records(connection, MATERIALS, key)
    ]
    issued = [
        certificates.Certificate.FromString(record)
        for record in await _records(connection, CERTIFICATES, key)
    ]
    names = [case.name, *(each.name for each in given), *(each.name for each in issued)]
    rows = (await connection.execute(_JOURNAL, {"names": names})).mappings().all()
    applicant = await reads.applicant(connection, name, call, sealer)
    return Dossier(case, applicant, given, issued, [dict(row) for row in rows])


async def _records(connection: AsyncConnection, table: Any, case: object) -> Sequence[bytes]:
    query = select(table.c.record).where(table.c.case_id == case).order_by(table.c.id)
    return (await connection.scalars(query)).all()


@asynccontextmanager
async def built(dossier: Dossier, store: Files) -> AsyncIterator[Draft]:
    """The archive as a draft."""
    store.incoming.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=store.incoming, prefix="tmp") as folder:
        file = Path(folder) / "archive.zip"
        await build(dossier, store, file)
        with file.open("rb") as opened:
            async with files.receive(_pieces(opened), store.incoming, LARGEST) as draft:
                yield draft


async def build(dossier: Dossier, store: Files, file: Path) -> None:
    """Write the archive of a dossier to a file."""
    time = dossier.case.update_time.ToDatetime(dt.UTC)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as out:
        listed = [_put(out, time, path, data) for path, data in _documents(dossier)]
        for number, material in enumerate(dossier.materials, 1):
            path = f"materials/{number:03d}-{material.material}.{SUFFIXES.get(material.media_type, 'bin')}"
            content = b"".join([piece async for piece in store.read(material.sha256)])
            listed.append(await asyncio.to_thread(_put, out, time, path, content))
        _put(out, time, MANIFEST, _json(_manifest(dossier.case, listed)))


def problems(file: IO[bytes]) -> list[str]:
    """What does not fit in an archive: nothing, when it is as it was made."""
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read(MANIFEST))
        listed = {each["path"]: each for each in manifest["files"]}
        there = set(archive.namelist()) - {MANIFEST}
        missing = [f"{path} is missing" for path in sorted(listed.keys() - there)]
        more = [f"{path} is not in the manifest" for path in sorted(there - listed.keys())]
        changed = [
            f"{path} was changed"
            for path in sorted(there & listed.keys())
            if hashlib.sha256(archive.read(path)).hexdigest() != listed[path]["sha256"]
        ]
    return [*missing, *more, *changed]


async def read(session: Executes, act: Act, request: pb.StreamArchiveRequest) -> pb.Archive:
    """An archive within reach that is read; journals what for."""
    found: pb.Archive = await REGISTER.get(session, request.name, act.call)
    purpose = name_of(request.purpose, "purpose")
    told = materials.StoredFileRead(
        file=found.name, case=found.case, organisation=found.organisation, purpose=purpose
    )
    await note_reading(session, act, told, found.region)
    return found


def content(store: Files, sha256: str, reach: Scope) -> AsyncIterator[bytes]:
    """The file: with who applied for those who may ask for that (RevealApplicant), who handle the case."""
    return store.read(sha256) if reach == OWN_ORGANISATION else without_applicant(store, sha256)


async def without_applicant(store: Files, sha256: str) -> AsyncIterator[bytes]:
    """An archive without who applied; the manifest names what was left out."""
    with TemporaryDirectory(dir=store.incoming, prefix="tmp") as folder:
        whole, shown = Path(folder) / "whole.zip", Path(folder) / "shown.zip"
        with whole.open("wb") as out:
            async for piece in store.read(sha256):
                await asyncio.to_thread(out.write, piece)
        await asyncio.to_thread(_leave_out, whole, shown)
        with shown.open("rb") as file:
            async for piece in _pieces(file):
                yield piece


def _leave_out(whole: Path, shown: Path) -> None:
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(shown, "w") as new:
        for member in old.infolist():
            if member.filename != APPLICANT:
                new.writestr(member, old.read(member))


async def enter(session: Executes, act: Act, dossier: Dossier, draft: Draft) -> pb.Archive:
    """Enter an archive that is kept into the register; refuses ALREADY_ARCHIVED."""
    case = dossier.case
    archive = pb.Archive(
        case=case.name,
        case_number=case.number,
        item=case.item,
        item_title=case.item_title,
        organisation=case.organisation,
        region=case.region,
        applicant=case.applicant.name,
        sha256=draft.sha256,
        size=draft.size,
        material_count=len(dossier.materials),
        officer=act.subject,
        create_time=act.now,
        update_time=act.now,
    )
    key = parse(case.name, "cases")
    # Locked, so that of two who archive at once the second finds it done.
    await session.execute(select(CASES.c.id).where(CASES.c.id == key).with_for_update(key_share=True))
    if await session.scalar(select(TABLE.c.number).where(TABLE.c.case_id == key)):
        raise FailedPrecondition("ALREADY_ARCHIVED", case=case.name)
    organ = case.organisation.removeprefix("organisations/")
    last = await session.scalar(_NEXT, {"key": f"archives/{organ}/{act.today.year}"}) or 0
    archive.number = f"{organ}-{act.today.year}-{last:06d}"
    return await REGISTER.add(session, act, archive)  # type: ignore[no-any-return]


async def list_archives(
    connection: AsyncConnection, request: pb.ListArchivesRequest, call: Call, sealer: Sealer
) -> pb.ListArchivesResponse:
    """A page of the register."""
    conditions = [*asked(request, TABLE), *_searched(request, sealer)]
    found, token = await REGISTER.page(connection, request, call, *conditions)
    return pb.ListArchivesResponse(archives=found, next_page_token=token)


def _searched(request: pb.ListArchivesRequest, sealer: Sealer) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if request.number:
        number = checks.text(request.number, "number", 100)
        conditions.append((TABLE.c.number == number) | (TABLE.c.case_number == number))
    if request.item:
        conditions.append(TABLE.c.item == resource("items", parse_code(request.item, "items", "item")))
    if request.year:
        conditions.append(TABLE.c.year == request.year)
    if request.applicant_id_number:
        number = checks.text(request.applicant_id_number, "applicant_id_number", 18).upper()
        theirs = CASES.c.applicant_index == sealer.blind_index(number)
        conditions.append(exists().where(CASES.c.id == TABLE.c.case_id, theirs))
    return conditions


def _documents(dossier: Dossier) -> list[tuple[str, bytes]]:
    """The case, who applied, its certificates and its journal, which mask people as the case does."""
    journal = b"".join(_json(_entry(row)) + b"\n" for row in dossier.journal)
    return [
        ("case.json", _json(_message(dossier.case))),
        (APPLICANT, _json(_message(dossier.applicant))),
        ("certificates.json", _json([_message(each) for each in dossier.certificates])),
        ("materials.json", _json([_message(each) for each in dossier.materials])),
        ("journal.jsonl", journal),
    ]


def _entry(row: Mapping[str, Any]) -> dict[str, Any]:
    """An entry as its chain hash is made of it (docs/upstream.md), payload and hash in hexadecimal."""
    told = {name: row[name] for name in ("type", "aggregate", "version", "actor", "channel", "request_id")}
    hash_ = row["hash"].hex() if row["hash"] else ""
    more = {"id": str(row["id"]), "time": row["time"].astimezone(dt.UTC).isoformat()}
    return {**told, **more, "payload": row["payload"].hex(), "position": row["position"], "hash": hash_}


def _manifest(case: cases.Case, listed: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "case": case.name,
        "case_number": case.number,
        "item_title": case.item_title,
        "organisation": case.organisation,
        "files": list(listed),
    }


def _put(out: zipfile.ZipFile, time: dt.datetime, path: str, data: bytes) -> dict[str, Any]:
    """Put a member into the archive; its line in the manifest."""
    member = zipfile.ZipInfo(path, (time.year, time.month, time.day, time.hour, time.minute, 0))
    member.create_system, member.external_attr = 3, 0o644 << 16
    out.writestr(member, data)
    return {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _message(message: Message) -> dict[str, Any]:
    return MessageToDict(message, preserving_proto_field_name=True)


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True).encode()


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    while piece := await asyncio.to_thread(file.read, CHUNK):
        yield piece
