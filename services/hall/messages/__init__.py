"""Between messages and rows: what each field may hold, and how a row is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import IntEnum
from typing import Any, Final, TypeAlias

from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import Row
from yangguang.common.v1.access_pb2 import Role
from yangguang.common.v1.types_pb2 import Right
from yangguang.hall.v1 import hall_pb2 as pb

from services.common import checks
from services.common.errors import Aborted, InvalidArgument
from services.common.ids import parse_code, resource
from services.hall import models
from services.hall.domain import Level, OrganisationKind, Zone, check_region_code
from services.hall.domain.organisations import ApprovalUnitForm, Stationing

Values: TypeAlias = dict[str, Any]
Check: TypeAlias = Callable[[Any, str], Any]
Fields: TypeAlias = Mapping[str, Check]

MOST_ITEMS: Final = 500
MOST_POSTS: Final = 50
_YEAR_3000: Final = 32_503_680_000


# ---- From messages


def text(longest: int) -> Check:
    """A text of at most so many characters; may be empty."""
    return lambda value, field: checks.text(value, field, longest)


def required_text(longest: int) -> Check:
    """The same, and not empty."""
    return lambda value, field: checks.required_text(value, field, longest)


def named(collection: str) -> Check:
    """A reference that must be there; kept as the code."""
    return lambda value, field: parse_code(value, collection, field)


def maybe_named(collection: str) -> Check:
    """A reference that may be missing."""
    return lambda value, field: parse_code(value, collection, field) if value else ""


def all_named(collection: str, most: int) -> Check:
    """References, each once."""

    def check(values: Iterable[str], field: str) -> list[str]:
        codes = [parse_code(value, collection, f"{field}[{at}]") for at, value in enumerate(values)]
        if len(codes) > most or len(set(codes)) < len(codes):
            raise InvalidArgument("FIELD_INVALID", field=field, most=most)
        return codes

    return check


def one_of(kind: type[IntEnum]) -> Check:
    """A value of an enum that must be given."""
    maybe = maybe_one_of(kind)
    return lambda value, field: checks.required(maybe(value, field), field)


def maybe_one_of(kind: type[IntEnum], default: IntEnum | None = None) -> Check:
    """A value of an enum, or what stands for none."""

    def check(value: int, field: str) -> IntEnum | None:
        if not value:
            return default
        try:
            return kind(value)
        except ValueError:
            raise InvalidArgument("FIELD_INVALID", field=field, value=value) from None

    return check


def names_of(kind: EnumTypeWrapper) -> Check:
    """Numbers of a proto enum as the names they are kept by."""

    def check(values: Iterable[int], field: str) -> list[str]:
        names = kind.DESCRIPTOR.values_by_number
        for at, value in enumerate(values):
            if not value or value not in names:
                raise InvalidArgument("FIELD_INVALID", field=f"{field}[{at}]", value=value)
        return [names[value].name for value in values]

    return check


def maybe_date(value: str, field: str) -> dt.date | None:
    """A date that may be missing."""
    return checks.date(value, field) if value else None


def instant(stamp: Timestamp, field: str) -> dt.datetime:
    """An instant that must be there, to the second."""
    found = maybe_instant(stamp, field)
    if found is None:
        raise InvalidArgument("FIELD_REQUIRED", field=field)
    return found


def maybe_instant(stamp: Timestamp, field: str) -> dt.datetime | None:
    """An instant that may be missing: one at the epoch is none."""
    if not 0 <= stamp.seconds < _YEAR_3000 or not 0 <= stamp.nanos < 1_000_000_000:
        raise InvalidArgument("FIELD_INVALID", field=field)
    return stamp.ToDatetime(dt.UTC).replace(microsecond=0) if stamp.seconds else None


_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def maybe_sha256(value: str, field: str) -> str:
    """The hash of a file that may be missing."""
    if value and not _SHA256.fullmatch(value):
        raise InvalidArgument("FIELD_INVALID", field=field)
    return value


def maybe_phone(value: str, field: str) -> str:
    """A telephone number that may be missing."""
    return checks.phone(value, field) if value else ""


def _posts(posts: Iterable[pb.Post], field: str) -> list[list[str]]:
    found = [
        [
            parse_code(post.primary, "staff", f"{field}[{at}].primary"),
            maybe_named("staff")(post.deputy, f"{field}[{at}].deputy"),
        ]
        for at, post in enumerate(posts)
    ]
    if len(found) > MOST_POSTS:
        raise InvalidArgument("FIELD_TOO_LONG", field=field, longest=MOST_POSTS)
    return found


def as_it_is(value: bool, _field: str) -> bool:
    """A value that cannot be wrong."""
    return value


REGION: Final[Fields] = {
    "level": maybe_one_of(Level),
    "title": required_text(60),
    "parent": maybe_named("regions"),
    "valid_from": checks.date,
    "valid_to": maybe_date,
}
# What is fixed when a thing is made stands apart from what an update may change.
ORGANISATION_FIXED: Final[Fields] = {
    "kind": one_of(OrganisationKind),
    "region": check_region_code,
    "level": maybe_one_of(Level),
}
ORGANISATION: Final[Fields] = {
    "title": required_text(100),
    "short_title": text(40),
    "parent": maybe_named("organisations"),
    "centre": maybe_named("organisations"),
    "valid_from": checks.date,
    "valid_to": maybe_date,
    "phone": maybe_phone,
    "address": text(200),
    "stationing": maybe_one_of(Stationing),
    "stationed_from": maybe_date,
    "hall_document": text(60),
    "hall_approver": maybe_named("organisations"),
    "for_resettled": as_it_is,
    "approval_form": maybe_one_of(ApprovalUnitForm),
    "functions": names_of(pb.UnitFunction),
    "business_lines": names_of(pb.BusinessLine),
    "guided_by": maybe_named("organisations"),
}
WINDOW_FIXED: Final[Fields] = {"centre": named("organisations"), "organisation": named("organisations")}
WINDOW: Final[Fields] = {
    "title": required_text(100),
    "zone": maybe_one_of(Zone, Zone.APPROVAL_ZONE),
    "counter": text(20),
    "items": all_named("items", MOST_ITEMS),
    "posts": _posts,
    "phone": maybe_phone,
    "open": as_it_is,
}
STAFF_FIXED: Final[Fields] = {"organisation": named("organisations")}
STAFF: Final[Fields] = {
    "title": required_text(60),
    "subject": text(100),
    "window": maybe_named("windows"),
    "roles": names_of(Role),
    "grade": text(20),
    "posted_from": checks.date,
    "posted_to": maybe_date,
}
MANDATE: Final[Fields] = {
    "organisation": named("organisations"),
    "window": maybe_named("windows"),
    "holder": named("staff"),
    "rights": names_of(Right),
    "items": all_named("items", MOST_ITEMS),
    "document_number": required_text(60),
    "valid_from": checks.date,
    "valid_to": checks.date,
    "signer": text(60),
    "signed_on": maybe_date,
    "file_sha256": maybe_sha256,
}
DAY: Final[Fields] = {"date": checks.date, "working": as_it_is, "title": text(60)}


def read(message: Message, at: str, *fields: Fields) -> Values:
    """The checked values of all these fields; `at` is the path of the message in its request, if any."""
    path = f"{at}." if at else ""
    return {
        name: check(getattr(message, name), path + name) for part in fields for name, check in part.items()
    }


def changes(message: Message, mask: Iterable[str], at: str, fields: Fields, fixed: Fields) -> Values:
    """The checked values an update asks for: the fields of the mask, or all that can change.

    Fixed ones may be repeated, so that a thing can be sent back as it was read; `alter` refuses other values.
    """
    paths, known = list(mask), {**fields, **fixed}
    if not paths or paths == ["*"]:
        paths = [*fields, *(name for name in fixed if getattr(message, name))]
    for path in paths:
        if path not in known:
            raise InvalidArgument("FIELD_INVALID", field="update_mask", value=path)
    return {path: known[path](getattr(message, path), f"{at}.{path}") for path in paths}


def alter(row: models.Base, values: Values, at: str, fixed: Collection[str]) -> bool:
    """Put the values into the row; whether that changed it. What is fixed may only be repeated."""
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name in different:
        if name in fixed:
            raise InvalidArgument("FIELD_IMMUTABLE", field=f"{at}.{name}")
        setattr(row, name, different[name])
    return bool(different)


def check_etag(etag: str, version: int) -> None:
    """An etag that is given is that of the newest version."""
    if etag and etag != str(version):
        raise Aborted("ETAG_MISMATCH")


# ---- To messages

# Rows come from the session as objects and from lists as plain rows with the same names.
AnyRow: TypeAlias = "Row[Any] | Any"


def region(row: AnyRow) -> pb.Region:
    """A region as it is told."""
    return pb.Region(
        name=resource("regions", row.code),
        title=row.title,
        level=row.level.name,
        parent=reference("regions", row.parent),
        valid_from=day(row.valid_from),
        valid_to=day(row.valid_to),
    )


def organisation(row: AnyRow) -> pb.Organisation:
    """An organisation as it is told."""
    return pb.Organisation(
        name=resource("organisations", row.code),
        title=row.title,
        short_title=row.short_title,
        kind=row.kind.name,
        region=row.region,
        level=row.level.name,
        parent=reference("organisations", row.parent),
        centre=reference("organisations", row.centre),
        valid_from=day(row.valid_from),
        valid_to=day(row.valid_to),
        phone=row.phone,
        address=row.address,
        stationing=row.stationing.name if row.stationing else None,
        stationed_from=day(row.stationed_from),
        hall_document=row.hall_document,
        hall_approver=reference("organisations", row.hall_approver),
        for_resettled=row.for_resettled,
        approval_form=row.approval_form.name if row.approval_form else None,
        functions=row.functions,
        business_lines=row.business_lines,
        guided_by=reference("organisations", row.guided_by),
        update_time=row.update_time,
        etag=str(row.version),
    )


def stationed_unit(row: AnyRow, windows: Iterable[AnyRow], staff: int) -> pb.StationedUnit:
    """A unit in a centre, with what it has there; the windows are those of all units."""
    own = [window.handled for window in windows if window.organisation == row.code]
    return pb.StationedUnit(
        organisation=resource("organisations", row.code),
        title=row.title,
        kind=row.kind.name,
        stationing=row.stationing.name if row.stationing else None,
        stationed_from=day(row.stationed_from),
        windows=len(own),
        items=len({item for items in own for item in items}),
        staff=staff,
    )


def window(row: AnyRow) -> pb.Window:
    """A window as it is told."""
    return pb.Window(
        name=resource("windows", row.code),
        title=row.title,
        centre=reference("organisations", row.centre),
        organisation=reference("organisations", row.organisation),
        region=row.region,
        zone=row.zone.name,
        counter=row.counter,
        items=[resource("items", item) for item in row.items],
        posts=[
            pb.Post(primary=reference("staff", primary), deputy=reference("staff", deputy))
            for primary, deputy in row.posts
        ],
        phone=row.phone,
        open=row.open,
        update_time=row.update_time,
        etag=str(row.version),
    )


def staff_member(row: AnyRow) -> pb.StaffMember:
    """A member of staff as told."""
    return pb.StaffMember(
        name=resource("staff", row.code),
        title=row.title,
        subject=row.subject,
        organisation=reference("organisations", row.organisation),
        window=reference("windows", row.window),
        roles=row.roles,
        grade=row.grade,
        posted_from=day(row.posted_from),
        posted_to=day(row.posted_to),
        update_time=row.update_time,
        etag=str(row.version),
    )


def mandate(row: AnyRow) -> pb.Mandate:
    """A mandate as it is told."""
    return pb.Mandate(
        name=resource("mandates", row.id),
        organisation=reference("organisations", row.organisation),
        window=reference("windows", row.window),
        holder=reference("staff", row.holder),
        subject=row.subject,
        rights=row.rights,
        items=[resource("items", item) for item in row.items],
        document_number=row.document_number,
        valid_from=day(row.valid_from),
        valid_to=day(row.valid_to),
        create_time=row.create_time,
        revoke_time=row.revoke_time,
        revoke_document_number=row.revoke_document_number,
        signer=row.signer,
        signed_on=day(row.signed_on),
        file_sha256=row.file_sha256,
        etag=str(row.version),
    )


def office_hours(row: AnyRow) -> pb.OfficeHours:
    """Office hours as they are told."""
    return pb.OfficeHours(
        centre=reference("organisations", row.centre),
        sessions=[pb.Session(open=opens, close=closes) for opens, closes in row.sessions],
    )


def reference(collection: str, code: str) -> str:
    """The name of what a code stands for; empty for none."""
    return resource(collection, code) if code else ""


def day(date: dt.date | None) -> str:
    """A date as it is told; empty for none."""
    return date.isoformat() if date else ""
