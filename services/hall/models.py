"""Tables of the hall: regions, organisations, windows, staff, mandates, calendar days and office hours."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    MetaData,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from services.common import kept
from services.common.db import Constraints
from services.common.errors import AlreadyExists, FailedPrecondition
from services.common.tables import kit_tables
from services.hall.domain import Level, OrganisationKind, Zone
from services.hall.domain.organisations import ApprovalUnitForm, Stationing
from services.hall.domain.queue import Priority, ServiceMode, TicketState
from services.hall.domain.rosters import AttendanceWay, LeaveKind, LeaveState, ShiftKind, StandInState
from services.hall.domain.sessions import AppointmentState, SessionKind


class Base(SQLModel):
    """The metadata of this service's database."""

    metadata = MetaData()


def _name_of(kind: type[Enum], *, nullable: bool = False) -> Any:
    kept = sa.Enum(kind, native_enum=False, length=32)
    # A None of Python is NULL, not the name of nothing.
    return Field(default=None, sa_column=Column(kept, nullable=nullable))


def _time(*, nullable: bool = False) -> Any:
    return Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=nullable))


def _texts() -> Any:
    return Field(default_factory=list, sa_column=Column(ARRAY(Text), nullable=False))


def _pairs() -> Any:
    return Field(default_factory=list, sa_column=Column(JSONB, nullable=False))


def _number() -> Any:
    return Field(default=1, sa_type=BigInteger)


def _key(target: str) -> Any:
    return Field(sa_column=Column(Text, ForeignKey(target), nullable=False))


class Region(Base, table=True):
    """A region (行政区划); never changes once it is there."""

    __tablename__ = "regions"
    __table_args__ = (Index("regions_parent", "parent", "code"),)

    code: str = Field(primary_key=True)
    title: str
    level: Level = _name_of(Level)
    parent: str = ""
    valid_from: dt.date
    valid_to: dt.date | None = None


class Organisation(Base, table=True):
    """An organisation (机构)."""

    __tablename__ = "organisations"
    __table_args__ = (
        Index("organisations_region", "region", "code", postgresql_ops={"region": "text_pattern_ops"}),
        Index("organisations_parent", "parent", "code"),
    )

    code: str = Field(primary_key=True)
    title: str
    short_title: str = ""
    kind: OrganisationKind = _name_of(OrganisationKind)
    region: str = _key("regions.code")
    level: Level = _name_of(Level)
    parent: str = ""
    centre: str = ""
    valid_from: dt.date
    valid_to: dt.date | None = None
    phone: str = ""
    address: str = ""
    stationing: Stationing | None = _name_of(Stationing, nullable=True)
    stationed_from: dt.date | None = None
    hall_document: str = ""
    hall_approver: str = ""
    for_resettled: bool = False
    approval_form: ApprovalUnitForm | None = _name_of(ApprovalUnitForm, nullable=True)
    functions: list[str] = _texts()
    business_lines: list[str] = _texts()
    guided_by: str = ""
    version: int = _number()
    update_time: dt.datetime = _time()


class Window(Base, table=True):
    """A window (窗口); `region` is that of its centre, `posts` are pairs of staff codes."""

    __tablename__ = "windows"
    __table_args__ = (
        Index("windows_centre", "centre", "code"),
        Index("windows_organisation", "organisation", "code"),
    )

    code: str = Field(primary_key=True)
    title: str
    centre: str = _key("organisations.code")
    organisation: str = _key("organisations.code")
    region: str
    zone: Zone = _name_of(Zone)
    counter: str = ""
    items: list[str] = _texts()
    posts: list[list[str]] = _pairs()
    phone: str = ""
    open: bool = True
    version: int = _number()
    update_time: dt.datetime = _time()


class WindowItem(Base, table=True):
    """Which window an item has in a centre: one, by the primary key (A30)."""

    __tablename__ = "window_items"
    __table_args__ = (Index("window_items_window", "window"), Index("window_items_item", "item", "window"))

    centre: str = Field(primary_key=True)
    item: str = Field(primary_key=True)
    window: str = _key("windows.code")


class StaffMember(Base, table=True):
    """A member of staff; `region` is that of the organisation."""

    __tablename__ = "staff"
    __table_args__ = (
        # An account belongs to one posting at a time; who moves on gets a new record.
        Index(
            "staff_subject_key",
            "subject",
            unique=True,
            postgresql_where=text("subject <> '' AND posted_to IS NULL"),
        ),
        Index("staff_organisation", "organisation", "code"),
        Index("staff_window", "window", "code"),
    )

    code: str = Field(primary_key=True)
    title: str
    subject: str = ""
    organisation: str = _key("organisations.code")
    region: str
    window: str = ""
    roles: list[str] = _texts()
    grade: str = ""
    posted_from: dt.date
    posted_to: dt.date | None = None
    version: int = _number()
    update_time: dt.datetime = _time()


class Mandate(Base, table=True):
    """A mandate (授权书); `region` is that of the organisation."""

    __tablename__ = "mandates"
    __table_args__ = (
        Index("mandates_organisation", "organisation", "id"),
        Index("mandates_holder", "holder"),
    )

    id: UUID = Field(primary_key=True)
    organisation: str = _key("organisations.code")
    region: str
    window: str = ""
    holder: str = _key("staff.code")
    subject: str
    rights: list[str] = _texts()
    items: list[str] = _texts()
    document_number: str
    valid_from: dt.date
    valid_to: dt.date
    version: int = _number()
    create_time: dt.datetime = _time()
    revoke_time: dt.datetime | None = _time(nullable=True)
    revoke_document_number: str = ""
    signer: str = ""
    signed_on: dt.date | None = None
    file_sha256: str = ""


class Calendar(Base, table=True):
    """The calendar of a region: how often it was changed."""

    __tablename__ = "calendars"

    region: str = Field(primary_key=True)
    version: int = _number()


class CalendarDay(Base, table=True):
    """A day as one version of a region's calendar declared it; a later version declares it anew."""

    __tablename__ = "calendar_days"

    region: str = Field(sa_column=Column(Text, ForeignKey("calendars.region"), primary_key=True))
    date: dt.date = Field(primary_key=True)
    version: int = Field(sa_column=Column(BigInteger, primary_key=True))
    working: bool
    title: str = ""
    document_number: str


class OfficeHours(Base, table=True):
    """The office hours of a centre as pairs like ["09:00", "12:00"]."""

    __tablename__ = "office_hours"

    centre: str = Field(sa_column=Column(Text, ForeignKey("organisations.code"), primary_key=True))
    sessions: list[list[str]] = _pairs()
    version: int = _number()


class ServiceSession(Base, table=True):
    """A session (受理时段) of a window; `region` and `organisation` are those of the window."""

    __tablename__ = "service_sessions"
    __table_args__ = (Index("service_sessions_window", "window", "id"),)

    id: UUID = Field(primary_key=True)
    window: str = _key("windows.code")
    organisation: str
    region: str
    kind: SessionKind = _name_of(SessionKind)
    first_day: dt.date
    last_day: dt.date
    opens: str
    closes: str
    slot_minutes: int
    capacity: int
    items: list[str] = _texts()
    version: int = _number()
    update_time: dt.datetime = _time()


class Slot(Base, table=True):
    """How many places of a slot are taken; a slot nobody booked has no row."""

    __tablename__ = "slots"

    window: str = Field(sa_column=Column(Text, ForeignKey("windows.code"), primary_key=True))
    start_time: dt.datetime = Field(sa_column=Column(DateTime(timezone=True), primary_key=True))
    taken: int


class Appointment(Base, table=True):
    """An appointment (预约): who comes is sealed, shown masked, and found by the telephone number's index."""

    __tablename__ = "appointments"
    __table_args__ = (
        # One appointment a day, window and telephone number.
        Index(
            "appointments_phone_key",
            "phone_index",
            "window",
            "day",
            unique=True,
            postgresql_where=text("state IN ('BOOKED', 'ARRIVED')"),
        ),
        Index("appointments_code_key", "code_index", unique=True),
        Index("appointments_window", "window", "start_time", "id"),
        Index("appointments_organisation", "organisation", "start_time", "id"),
        Index("appointments_subject", "subject", "start_time", "id", postgresql_where=text("subject <> ''")),
        Index("appointments_booked", "end_time", postgresql_where=text("state = 'BOOKED'")),
    )

    id: UUID = Field(primary_key=True)
    code_index: bytes
    window: str = _key("windows.code")
    organisation: str
    region: str
    item: str = ""
    day: dt.date
    start_time: dt.datetime = _time()
    end_time: dt.datetime = _time()
    kind: SessionKind = _name_of(SessionKind)
    subject: str = ""
    visitor: bytes
    visitor_masked: str
    phone: bytes
    phone_masked: str
    phone_index: bytes
    state: AppointmentState = _name_of(AppointmentState)
    ticket: UUID | None = None
    version: int = _number()
    create_time: dt.datetime = _time()


class Shift(Base, table=True):
    """A shift (班次) of somebody; `organisation` and `region` are those of the person."""

    __tablename__ = "shifts"
    __table_args__ = (
        Index("shifts_staff", "staff", "day"),
        Index("shifts_organisation", "organisation", "day", "id"),
        Index("shifts_day", "day", "id"),
    )

    id: UUID = Field(primary_key=True)
    staff: str = _key("staff.code")
    organisation: str
    region: str
    kind: ShiftKind = _name_of(ShiftKind)
    day: dt.date
    opens: str
    closes: str
    leader: str = ""
    cancelled: bool = False
    version: int = _number()


class Attendance(Base, table=True):
    """A day's attendance (考勤) of somebody."""

    __tablename__ = "attendance"

    staff: str = Field(sa_column=Column(Text, ForeignKey("staff.code"), primary_key=True))
    day: dt.date = Field(primary_key=True)
    organisation: str
    region: str
    arrive_time: dt.datetime = _time()
    leave_time: dt.datetime | None = _time(nullable=True)
    way: AttendanceWay = _name_of(AttendanceWay)
    evidence: str = ""
    late_minutes: int = 0
    early_minutes: int = 0
    version: int = _number()


class Leave(Base, table=True):
    """A leave (请假) or temporary absence (临时外出)."""

    __tablename__ = "leaves"
    __table_args__ = (
        Index("leaves_staff", "staff", "start_time"),
        Index("leaves_organisation", "organisation", "id"),
    )

    id: UUID = Field(primary_key=True)
    staff: str = _key("staff.code")
    subject: str
    organisation: str
    region: str
    kind: LeaveKind = _name_of(LeaveKind)
    start_time: dt.datetime = _time()
    end_time: dt.datetime = _time()
    reason: str = ""
    state: LeaveState = _name_of(LeaveState)
    decider: str = ""
    create_time: dt.datetime = _time()
    version: int = _number()


class StandIn(Base, table=True):
    """A stand-in (顶岗) at a window for as long as somebody is away; `version` counts what was told."""

    __tablename__ = "stand_ins"
    __table_args__ = (
        Index("stand_ins_leave", "leave"),
        Index("stand_ins_deputy", "deputy", "start_time"),
        Index("stand_ins_organisation", "organisation", "id"),
        Index("stand_ins_open", "start_time", postgresql_where=text("state IN ('PLANNED', 'ACTIVE')")),
    )

    id: UUID = Field(primary_key=True)
    leave: UUID = Field(sa_column=Column(sa.Uuid, ForeignKey("leaves.id"), nullable=False))
    window: str = _key("windows.code")
    organisation: str
    region: str
    absent: str = _key("staff.code")
    absent_subject: str = ""
    deputy: str = _key("staff.code")
    deputy_subject: str = ""
    items: list[str] = _texts()
    start_time: dt.datetime = _time()
    end_time: dt.datetime = _time()
    state: StandInState = _name_of(StandInState)
    version: int = Field(default=0, sa_type=BigInteger)


class TicketCounter(Base, table=True):
    """The last number a zone of a centre gave out on a day."""

    __tablename__ = "ticket_counters"

    centre: str = Field(sa_column=Column(Text, ForeignKey("organisations.code"), primary_key=True))
    zone: Zone = Field(sa_column=Column(sa.Enum(Zone, native_enum=False, length=32), primary_key=True))
    day: dt.date = Field(primary_key=True)
    last: int


class Ticket(Base, table=True):
    """A ticket (排队号); `organisation` is that of the window, empty while any window of the zone will do."""

    __tablename__ = "tickets"
    __table_args__ = (
        Index("tickets_day", "centre", "day", "id"),
        Index(
            "tickets_waiting", "centre", "day", "zone", "sequence", postgresql_where=text("state = 'WAITING'")
        ),
        # A window serves one person at a time.
        Index("tickets_called_key", "window", "day", unique=True, postgresql_where=text("state = 'CALLED'")),
    )

    id: UUID = Field(primary_key=True)
    centre: str = _key("organisations.code")
    region: str
    day: dt.date
    zone: Zone = _name_of(Zone)
    sequence: int
    number: str
    window: str = ""
    organisation: str = ""
    item: str = ""
    priority: Priority | None = _name_of(Priority, nullable=True)
    appointment: UUID | None = None
    appointment_time: dt.datetime | None = _time(nullable=True)
    state: TicketState = _name_of(TicketState)
    # Sent on by another window: next at this one.
    sent_on: bool = False
    calls: int = 0
    create_time: dt.datetime = _time()
    call_time: dt.datetime | None = _time(nullable=True)
    finish_time: dt.datetime | None = _time(nullable=True)
    mode: ServiceMode | None = _name_of(ServiceMode, nullable=True)
    overtime_minutes: int = 0
    version: int = _number()


def _register(name: str, *more: Column[Any] | Index) -> Table:
    """A table whose rows are the messages they are served as, with what they are found by."""
    found_by = (
        Column("kind", SmallInteger, nullable=False),
        Column("staff", Text, nullable=False),
        Column("day", Date),
    )
    index = Index(f"{name}_organisation", "organisation", "id")
    return Table(name, Base.metadata, *kept.columns(), *found_by, index, *more)


AGENCY_POINTS: Final = _register("agency_points")
AGENTS: Final = _register(
    "agents",
    Column("point", Text, ForeignKey("agency_points.id"), nullable=False),
    Column("subject", Text, nullable=False),
    Column("villages", ARRAY(Text), nullable=False),
    Column("last", Date),
    Index("agents_point", "point"),
    Index("agents_subject_key", "subject", unique=True, postgresql_where=text("state = 1 AND subject <> ''")),
)
LEADER_VISITS: Final = _register("leader_visits")
INSPECTIONS: Final = _register("inspections")
BREACHES: Final = _register("breaches")
REGULAR_MEETINGS: Final = _register("regular_meetings")
# At most one change of somebody is under way.
STAFF_CHANGES: Final = _register(
    "staff_changes",
    Index("staff_changes_staff_key", "staff", unique=True, postgresql_where=text("state IN (1, 2)")),
)
STAFF_ENTRIES: Final = _register("staff_entries", Index("staff_entries_staff", "staff", "id"))
# Nobody is excellent twice in a year.
APPRAISALS: Final = _register(
    "appraisals",
    Column("year", SmallInteger, nullable=False),
    Column("counts", Boolean, nullable=False),
    Index("appraisals_excellent_key", "staff", "year", unique=True, postgresql_where=text("kind = 1")),
    Index("appraisals_staff", "staff", "year"),
)
TRAININGS: Final = _register(
    "trainings",
    Column("participants", ARRAY(Text), nullable=False),
    Column("agents", ARRAY(Text), nullable=False),
)
FACILITIES: Final = _register("facilities", Column("zone", SmallInteger, nullable=False))
GUIDE_VISITS: Final = _register("guide_visits")
# One row a department; its id is the code of the organisation.
CONCENTRATIONS: Final = _register("concentrations")
PROGRAMMES: Final = _register("programmes")
RESIDENT_POSTINGS: Final = _register(
    "resident_postings",
    Column("subject", Text, nullable=False),
    Column("last", Date),
    Index("resident_postings_subject", "subject", "organisation"),
)
QUALITY_CHECKS: Final = _register(
    "quality_checks", Column("case", Text, nullable=False), Index("quality_checks_case", "case", "id")
)
YEAR_FILE_ENTRIES: Final = _register(
    "year_file_entries",
    Column("year", SmallInteger, nullable=False),
    Column("number", sa.Integer, nullable=False),
    Index("year_file_entries_number_key", "organisation", "year", "number", unique=True),
)

kit_tables(Base.metadata)

CONSTRAINTS: Final[Constraints] = {
    "regions_pkey": lambda: AlreadyExists("REGION_ALREADY_EXISTS", field="region_id"),
    "organisations_pkey": lambda: AlreadyExists("ORGANISATION_ALREADY_EXISTS", field="organisation_id"),
    "windows_pkey": lambda: AlreadyExists("WINDOW_ALREADY_EXISTS", field="window_id"),
    "staff_pkey": lambda: AlreadyExists("STAFF_MEMBER_ALREADY_EXISTS", field="staff_member_id"),
    "appointments_phone_key": lambda: AlreadyExists("APPOINTMENT_ALREADY_HELD", field="phone"),
    "tickets_called_key": lambda: FailedPrecondition("WINDOW_BUSY"),
    "staff_changes_staff_key": lambda: FailedPrecondition("STAFF_CHANGE_UNDER_WAY"),
    "appraisals_excellent_key": lambda: AlreadyExists("ALREADY_EXCELLENT", field="appraisal.staff"),
    "agents_subject_key": lambda: AlreadyExists("SUBJECT_TAKEN", field="agent.subject"),
    "staff_subject_key": lambda: AlreadyExists("SUBJECT_TAKEN", field="staff_member.subject"),
}
