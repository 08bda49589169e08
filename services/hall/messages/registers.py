"""What the registers of the hall take from messages: each field checked, and nothing else taken over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeVar

from google.protobuf.message import Message

from services.common import checks
from services.common.errors import InvalidArgument
from services.common.ids import parse, parse_code, resource
from services.hall.domain import Zone, check_region_code
from services.hall.domain.agents import AgentKind, PointKind
from services.hall.domain.conduct import DutyKind, InspectionAspect, InspectionScheme, ServiceSystem
from services.hall.domain.facilities import FacilityKind, GuidePurpose
from services.hall.domain.oversight import MOST_PAGES, TrackedStage, YearFileKind
from services.hall.domain.personnel import AppraisalCategory, ComparedBy, StaffEntryKind
from services.hall.domain.reform import Measure
from services.hall.messages import (
    Check,
    Fields,
    as_it_is,
    maybe_phone,
    maybe_sha256,
    one_of,
    required_text,
    text,
)

M = TypeVar("M", bound=Message)

WORDS: Final = 200
LONG: Final = 2000


def taken(given: M, at: str, fields: Fields) -> M:
    """A message with these fields of another, each as its check gives it; the rest is left behind."""
    fresh = type(given)()
    for name, check in fields.items():
        value = check(getattr(given, name), f"{at}.{name}")
        if isinstance(value, list):
            getattr(fresh, name).extend(value)
        elif value is not None:
            setattr(fresh, name, value)
    return fresh


def day(value: str, field: str) -> str:
    """A date that must be there."""
    return checks.date(value, field).isoformat()


def maybe_day(value: str, field: str) -> str:
    """A date that may be missing."""
    return day(value, field) if value else ""


def name(collection: str) -> Check:
    """A name that must be there."""
    return lambda value, field: resource(collection, parse_code(value, collection, field))


def maybe_name(collection: str) -> Check:
    """A name that may be missing."""
    return lambda value, field: name(collection)(value, field) if value else ""


def each(check: Check, most: int, *, least: int = 0, once: bool = True) -> Check:
    """A list whose members are checked one by one."""

    def found(values: Iterable[Any], field: str) -> list[Any]:
        members = [check(value, f"{field}[{at}]") for at, value in enumerate(values)]
        if len(members) < least:
            raise InvalidArgument("FIELD_REQUIRED", field=field)
        repeated = once and len(set(members)) < len(members)
        if len(members) > most or repeated:
            raise InvalidArgument("FIELD_INVALID", field=field, most=most)
        return members

    return found


def parts(fields: Fields, most: int, *, least: int = 0) -> Check:
    """A list of messages, each taken over field by field."""
    return each(lambda given, at: taken(given, at, fields), most, least=least, once=False)


def count(most: int) -> Check:
    """A number of things, 0 when not said."""

    def check(value: int, field: str) -> int:
        if not 0 <= value <= most:
            raise InvalidArgument("FIELD_INVALID", field=field, value=value)
        return value

    return check


def long_text(value: str, field: str) -> str:
    """A text of several lines; may be empty."""
    return checks.text(value, field, LONG, multiline=True)


def required_long_text(value: str, field: str) -> str:
    """The same, and not empty."""
    return checks.required(long_text(value, field), field)


def case_name(value: str, field: str) -> str:
    """The name of a case."""
    return resource("cases", parse(value, "cases", field))


def maybe_region(value: str, field: str) -> str:
    """A code of a region that may be missing."""
    return check_region_code(value, field) if value else ""


POINT: Final[Fields] = {
    "organisation": name("organisations"),
    "region": maybe_region,
    "kind": one_of(PointKind),
    "title": required_text(60),
    "address": text(WORDS),
    "phone": maybe_phone,
    "window": maybe_name("windows"),
}
AGENT: Final[Fields] = {
    "point": name("agencyPoints"),
    "kind": one_of(AgentKind),
    "title": required_text(60),
    "subject": text(100),
    "villages": each(check_region_code, 100),
    "matters": each(required_text(100), 50, least=1),
    "phone": checks.phone,
    "valid_from": day,
    "valid_to": maybe_day,
}
VISIT: Final[Fields] = {
    "organisation": name("organisations"),
    "kind": one_of(DutyKind),
    "day": day,
    "window": maybe_name("windows"),
    "visitor": required_text(60),
    "matter": required_long_text,
    "result": long_text,
}
FINDING: Final[Fields] = {"aspect": one_of(InspectionAspect), "good": as_it_is, "note": text(500)}
INSPECTION: Final[Fields] = {
    "organisation": name("organisations"),
    "window": maybe_name("windows"),
    "staff": maybe_name("staff"),
    "day": day,
    "scheme": one_of(InspectionScheme),
    "findings": parts(FINDING, 10),
}
BREACH: Final[Fields] = {
    "organisation": name("organisations"),
    "window": maybe_name("windows"),
    "staff": maybe_name("staff"),
    "day": day,
    "system": one_of(ServiceSystem),
    "fact": required_long_text,
}
DEMAND: Final[Fields] = {
    "matter": required_text(500),
    "organisation": name("organisations"),
    "due_day": day,
}
MEETING: Final[Fields] = {
    "organisation": name("organisations"),
    "day": day,
    "agenda": each(required_text(WORDS), 50, least=1, once=False),
    "participants": each(name("organisations"), 200),
    "minutes": long_text,
    "demands": parts(DEMAND, 100),
}
CHANGE: Final[Fields] = {
    "organisation": name("organisations"),
    "staff": name("staff"),
    "successor": text(60),
    "reason": required_text(WORDS),
    "day": day,
}
STAFF_ENTRY: Final[Fields] = {
    "organisation": name("organisations"),
    "staff": name("staff"),
    "kind": one_of(StaffEntryKind),
    "day": day,
    "document_number": text(60),
    "content": required_long_text,
}
APPRAISAL: Final[Fields] = {
    "organisation": name("organisations"),
    "category": one_of(AppraisalCategory),
    "year": as_it_is,
    "staff": maybe_name("staff"),
    "window": maybe_name("windows"),
    "from_own_quota": as_it_is,
    "compared_by": each(one_of(ComparedBy), 3),
    "document_number": required_text(60),
}
TRAINING: Final[Fields] = {
    "organisation": name("organisations"),
    "title": required_text(WORDS),
    "day": day,
    "last_day": maybe_day,
    "participants": each(name("staff"), 500),
    "agents": each(name("agents"), 500),
    "others": count(100_000),
}
FACILITY: Final[Fields] = {
    "organisation": name("organisations"),
    "zone": one_of(Zone),
    "kind": one_of(FacilityKind),
    "title": required_text(60),
    "place": text(WORDS),
}
GUIDE_VISIT: Final[Fields] = {
    "organisation": name("organisations"),
    "kind": one_of(GuidePurpose),
    "window": maybe_name("windows"),
    "helped": as_it_is,
    "note": text(WORDS),
}
MET: Final[Fields] = {"measure": one_of(Measure), "evidence": required_text(WORDS)}
CONCENTRATION: Final[Fields] = {
    "organisation": name("organisations"),
    "met": parts(MET, len(Measure)),
    "items": count(100_000),
    "concentrated_items": count(100_000),
}
RESIDENT_POSTING: Final[Fields] = {
    "organisation": name("organisations"),
    "subject": required_text(100),
    "title": required_text(60),
    "document_number": required_text(60),
    "valid_from": day,
    "valid_to": maybe_day,
}
QUALITY_CHECK: Final[Fields] = {
    "organisation": name("organisations"),
    "case": case_name,
    "stage": one_of(TrackedStage),
    "good": as_it_is,
    "finding": long_text,
    "demand": long_text,
    "due_day": maybe_day,
}
YEAR_FILE_ENTRY: Final[Fields] = {
    "organisation": name("organisations"),
    "year": as_it_is,
    "kind": one_of(YearFileKind),
    "title": required_text(WORDS),
    "document_number": text(60),
    "day": day,
    "pages": count(MOST_PAGES),
    "sha256": maybe_sha256,
    "place": text(WORDS),
}
PROGRESS: Final[Fields] = {"organisation": name("organisations")}
PROGRAMME: Final[Fields] = {
    "organisation": name("organisations"),
    "title": required_text(WORDS),
    "basis_document": required_text(60),
    "principles": each(required_text(WORDS), 20, once=False),
    "tasks": each(required_text(WORDS), 20, once=False),
    "due_days": each(day, 4, once=False),
    "departments": parts(PROGRESS, 200, least=1),
}
