"""Tables of the cases service: the cases, their counters, and its copies of catalog's and hall's facts."""

from __future__ import annotations

import datetime as dt
from typing import Final
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    DateTime,
    Identity,
    Index,
    LargeBinary,
    MetaData,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from services.common.db import Constraints
from services.common.errors import AlreadyExists, FailedPrecondition
from services.common.tables import files_table, kit_tables


class Base(SQLModel):
    """The metadata of this service's database."""

    metadata = MetaData()


class Case(Base, table=True):
    """A case: what queries ask for as columns, and the whole as the message it is served as (0006)."""

    __tablename__ = "cases"
    __table_args__ = (
        Index("cases_organisation", "organisation", "id"),
        Index("cases_organisation_state", "organisation", "state", "id"),
        Index("cases_item", "item", "id"),
        Index("cases_applicant", "applicant_index", "id"),
        Index(
            "cases_applicant_subject",
            "applicant_subject",
            "id",
            postgresql_where=text("applicant_subject <> ''"),
        ),
        Index("cases_agent_subject", "agent_subject", "id", postgresql_where=text("agent_subject <> ''")),
        # What the sweep for deemed acceptance (视为受理) looks for.
        Index("cases_acceptance_due", "acceptance_due", postgresql_where=text("acceptance_due IS NOT NULL")),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    number: str = Field(unique=True)
    state: int = Field(sa_type=SmallInteger)
    item: str
    region: str
    organisation: str
    applicant_subject: str = ""
    agent_subject: str = ""
    # HMAC of the applicant's number, for lookup.
    applicant_index: bytes = Field(sa_type=LargeBinary)
    # The applicant as a sealed `Applicant` message.
    applicant: bytes = Field(sa_type=LargeBinary)
    acceptance_due: dt.datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    # The `Case` message, with the applicant masked.
    record: bytes = Field(sa_type=LargeBinary)


class Counter(Base, table=True):
    """A running number: of an item's cases of a day, of an organisation's certificates of a year."""

    __tablename__ = "counters"

    key: str = Field(primary_key=True)
    last: int = Field(sa_type=BigInteger)


class Item(Base, table=True):
    """An item of the catalogue: whether it may be applied for."""

    __tablename__ = "items"

    item: str = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    active: bool


class ItemVersion(Base, table=True):
    """A published version of an item as catalog's `ItemVersionPublished` says it; never changes."""

    __tablename__ = "item_versions"
    __table_args__ = (Index("item_versions_effective", "item", "effective_time"),)

    item: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    effective_time: dt.datetime = Field(sa_type=DateTime(timezone=True))
    published: bytes = Field(sa_type=LargeBinary)


class Mandate(Base, table=True):
    """A mandate (授权书) as hall recorded it."""

    __tablename__ = "mandates"
    __table_args__ = (Index("mandates_subject", "subject"),)

    name: str = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    subject: str
    organisation: str
    rights: list[int] = Field(sa_column=Column(ARRAY(SmallInteger), nullable=False))
    # The items it is for; all items of the organisation when empty.
    items: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    valid_from: dt.date
    valid_to: dt.date
    revoked: bool = False


class StandIn(Base, table=True):
    """A stand-in (顶岗) as hall tells of it: while it is active, the deputy has the rights of who is away."""

    __tablename__ = "stand_ins"
    __table_args__ = (Index("stand_ins_deputy", "deputy", postgresql_where=text("active")),)

    name: str = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    organisation: str
    # Subjects of the accounts.
    absent: str
    deputy: str
    # The items of the window; all of the mandate when empty.
    items: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    active: bool


class Sitting(Base, table=True):
    """A day on which a leader sits in the hall (领导坐班), as hall has it on the roster."""

    __tablename__ = "sittings"
    __table_args__ = (Index("sittings_subject", "subject"),)

    name: str = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    # The subject of the leader's account.
    subject: str
    organisation: str
    day: dt.date
    cancelled: bool


class CalendarDay(Base, table=True):
    """A day of a region that hall declared working or rest day."""

    __tablename__ = "calendar_days"

    region: str = Field(primary_key=True)
    date: dt.date = Field(primary_key=True)
    working: bool
    document_number: str
    version: int = Field(sa_type=BigInteger)


class Recomputation(Base, table=True):
    """A change of the calendar whose open cases are still to be computed again."""

    __tablename__ = "recomputations"

    region: str = Field(primary_key=True)
    version: int = Field(primary_key=True, sa_type=BigInteger)
    document_number: str
    # How far the walk over the open cases came.
    after: UUID = UUID(int=0)


class Rating(Base, table=True):
    """A rating (评价) of a case or a service, and what follows it, as its message (0006)."""

    __tablename__ = "ratings"
    __table_args__ = (
        Index("ratings_organisation", "organisation", "id"),
        Index("ratings_region_day", "region", "day"),
        Index("ratings_untold", "id", postgresql_where=text("untold")),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    subject: str = ""
    # `cases/…` or `serviceRecords/…`: each is rated once.
    about: str = Field(unique=True)
    organisation: str
    region: str
    state: int = Field(sa_type=SmallInteger)
    grade: int = Field(sa_type=SmallInteger)
    day: dt.date
    is_default: bool
    counted: bool
    called_back: bool
    rectified: bool
    in_time: bool
    # Its case does not know yet that it is not counted.
    untold: bool
    record: bytes = Field(sa_type=LargeBinary)


class ServiceRecord(Base, table=True):
    """A service (服务记录) of the ledger, as its message (0006)."""

    __tablename__ = "service_records"
    __table_args__ = (
        Index("service_records_organisation_day", "organisation", "day"),
        Index("service_records_region_day", "region", "day"),
        Index("service_records_case", "case_name", postgresql_where=text("case_name <> ''")),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    subject: str = ""
    organisation: str
    region: str
    case_name: str
    day: dt.date
    mode: int = Field(sa_type=SmallInteger)
    in_person: bool
    late: bool
    record: bytes = Field(sa_type=LargeBinary)


class Consultation(Base, table=True):
    """A consultation (咨询), as its message (0006)."""

    __tablename__ = "consultations"
    __table_args__ = (
        Index("consultations_organisation", "organisation", "id"),
        Index("consultations_first_organisation", "first_organisation", "id"),
        Index("consultations_region_day", "region", "day"),
        Index("consultations_subject", "subject", "id", postgresql_where=text("subject <> ''")),
        Index("consultations_published", "id", postgresql_where=text("published")),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    # Who asked online.
    subject: str = ""
    organisation: str
    first_organisation: str
    region: str
    item: str
    state: int = Field(sa_type=SmallInteger)
    published: bool
    online: bool
    handed_over: bool
    day: dt.date
    answer_day: dt.date | None = None
    record: bytes = Field(sa_type=LargeBinary)


class FeeTicket(Base, table=True):
    """The ticket (票) of a case's fees, as its message (0006)."""

    __tablename__ = "fee_tickets"
    __table_args__ = (
        # One ticket a case (O02, O03); one that was taken back leaves room for another.
        Index("fee_tickets_case", "case_id", unique=True, postgresql_where=text("state <> 6")),
        Index("fee_tickets_organisation", "organisation", "id"),
        Index("fee_tickets_subject", "subject", "id", postgresql_where=text("subject <> ''")),
        Index("fee_tickets_paid_day", "paid_day", postgresql_where=text("paid_day IS NOT NULL")),
        Index("fee_tickets_refund_day", "refund_day", postgresql_where=text("refund_day IS NOT NULL")),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    # Whose case it is, where that is an account.
    subject: str = ""
    organisation: str
    region: str
    case_id: UUID
    state: int = Field(sa_type=SmallInteger)
    # 缴款码: whoever has it may pay.
    pay_code: str = Field(unique=True)
    # Days in China on which the provider took and gave back the money; none for what was paid at a counter.
    paid_day: dt.date | None = None
    refund_day: dt.date | None = None
    record: bytes = Field(sa_type=LargeBinary)


class PaymentNonce(Base, table=True):
    """A notice of the payment provider that was taken; none is taken twice."""

    __tablename__ = "payment_nonces"
    __table_args__ = (Index("payment_nonces_take_time", "take_time"),)

    nonce: str = Field(primary_key=True)
    take_time: dt.datetime = Field(sa_type=DateTime(timezone=True))


class Reconciliation(Base, table=True):
    """A day compared with the provider's statement (对账), as its message (0006)."""

    __tablename__ = "reconciliations"

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    subject: str = ""
    organisation: str
    region: str
    day: dt.date
    differing: bool
    record: bytes = Field(sa_type=LargeBinary)


class IrregularFee(Base, table=True):
    """A fee that was refused as not published or above the standard (乱收费), as its message (0006)."""

    __tablename__ = "irregular_fees"

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    subject: str = ""
    organisation: str
    region: str
    record: bytes = Field(sa_type=LargeBinary)


class CaseNotice(Base, table=True):
    """What is published of a case (公示), as its message (0006)."""

    __tablename__ = "case_notices"
    __table_args__ = (Index("case_notices_region", "region", "seq"),)

    case_id: UUID = Field(primary_key=True)
    kind: int = Field(sa_type=SmallInteger, primary_key=True)
    number: int = Field(primary_key=True)
    seq: int = Field(sa_column=Column(BigInteger, Identity(always=False), unique=True, nullable=False))
    organisation: str
    region: str
    day: dt.date
    record: bytes = Field(sa_type=LargeBinary)


class Project(Base, table=True):
    """A joint project (并联审批): what queries ask for as columns, and the whole as its message (0006)."""

    __tablename__ = "projects"
    __table_args__ = (
        Index("projects_departments", "departments", postgresql_using="gin"),
        Index(
            "projects_applicant_subject",
            "applicant_subject",
            "id",
            postgresql_where=text("applicant_subject <> ''"),
        ),
        Index("projects_agent_subject", "agent_subject", "id", postgresql_where=text("agent_subject <> ''")),
        # What time itself does: deemed acceptance, silence, the end of the one clock.
        Index("projects_wake_time", "wake_time", postgresql_where=text("wake_time IS NOT NULL")),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    number: str = Field(unique=True)
    state: int = Field(sa_type=SmallInteger)
    region: str
    lead_organisation: str
    departments: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    applicant_subject: str = ""
    # The agent assigned now.
    agent_subject: str = ""
    # The applicant as a sealed `Applicant` message; each case of the project is opened with it.
    applicant: bytes = Field(sa_type=LargeBinary)
    wake_time: dt.datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    # The calendar its dates were derived with.
    calendar_revision: int = Field(sa_type=BigInteger)
    # The `Project` message, with the applicant masked.
    record: bytes = Field(sa_type=LargeBinary)


class ProjectTask(Base, table=True):
    """An item of a project and its case: what the sweeps look for; the rest is in the project's record."""

    __tablename__ = "project_tasks"
    __table_args__ = (
        Index("project_tasks_file_time", "file_time", postgresql_where=text("file_time IS NOT NULL")),
        Index("project_tasks_case", "case_id", unique=True, postgresql_where=text("case_id IS NOT NULL")),
        Index("project_tasks_followed", "project", "number", postgresql_where=text("followed OR withdrawn")),
    )

    project: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    case_id: UUID | None = None
    # The version of the case that the project has followed.
    case_version: int = Field(default=0, sa_type=BigInteger)
    # When its case is to be opened; absent unless it is ready.
    file_time: dt.datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    # Its case runs, and the project follows it.
    followed: bool = False
    # Its case is to be withdrawn with the project.
    withdrawn: bool = False


class Seal(Base, table=True):
    """A seal for approvals (行政审批专用章), as its message (0006); one of a department is in use."""

    __tablename__ = "seals"
    __table_args__ = (
        Index("seals_one_in_use", "organisation", unique=True, postgresql_where=text("state = 1")),
        Index("seals_organisation", "organisation", "start_time"),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    organisation: str
    region: str
    state: int = Field(sa_type=SmallInteger)
    # 印章编码.
    number: str = Field(unique=True)
    start_time: dt.datetime = Field(sa_type=DateTime(timezone=True))
    end_time: dt.datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    record: bytes = Field(sa_type=LargeBinary)


class SealUse(Base, table=True):
    """A use of a seal (用印记录); of a case it has the id of the entry of the journal it follows from."""

    __tablename__ = "seal_uses"
    __table_args__ = (
        Index("seal_uses_organisation", "organisation", "time", "id"),
        Index("seal_uses_case", "case_id", postgresql_where=text("case_id IS NOT NULL")),
    )

    id: UUID = Field(primary_key=True)
    seal: UUID
    organisation: str
    region: str
    case_id: UUID | None = None
    # The number of a `SealedDocument`.
    document: int = Field(sa_type=SmallInteger)
    document_number: str
    purpose: str
    officer: str
    time: dt.datetime = Field(sa_type=DateTime(timezone=True))


class Precedent(Base, table=True):
    """A precedent (案例), as its message (0006)."""

    __tablename__ = "precedents"
    __table_args__ = (Index("precedents_item", "item", "id"),)

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    organisation: str
    region: str
    item: str
    state: int = Field(sa_type=SmallInteger)
    record: bytes = Field(sa_type=LargeBinary)


class PrecedentCitation(Base, table=True):
    """That a case is handled like a precedent, as its message (0006); once a case."""

    __tablename__ = "precedent_citations"
    __table_args__ = (UniqueConstraint("case_id", "precedent", name="precedent_citations_once"),)

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    organisation: str
    region: str
    precedent: UUID
    case_id: UUID
    record: bytes = Field(sa_type=LargeBinary)


# The contents of files that are kept.
FILES: Final = files_table(Base.metadata)


class CaseMaterial(Base, table=True):
    """A file of a case (申请材料), as its message (0006)."""

    __tablename__ = "case_materials"
    __table_args__ = (
        Index("case_materials_case", "case_id", "id"),
        Index("case_materials_sha256", "sha256"),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    case_id: UUID = Field(foreign_key="cases.id")
    sha256: str = Field(foreign_key="files.sha256")
    # Whether a consent to use it elsewhere holds.
    reusable: bool
    record: bytes = Field(sa_type=LargeBinary)


class Certificate(Base, table=True):
    """A certificate (证照), as its message (0006); each edition of one is a row."""

    __tablename__ = "certificates"
    __table_args__ = (
        UniqueConstraint("case_id", "edition"),
        Index("certificates_number", "number"),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    case_id: UUID = Field(foreign_key="cases.id")
    edition: int
    number: str
    verification_code: str = Field(unique=True)
    record: bytes = Field(sa_type=LargeBinary)


class CertificateType(Base, table=True):
    """The type code (证照类型代码) of what an item issues, given when it issues for the first time."""

    __tablename__ = "certificate_types"

    item: str = Field(primary_key=True)
    code: str = Field(unique=True)


class PermitHandover(Base, table=True):
    """A permit handed over to who regulates its holder (审管衔接), as its message (0006)."""

    __tablename__ = "permit_handovers"
    __table_args__ = (
        Index("permit_handovers_organisation", "organisation", "id"),
        Index("permit_handovers_open", "organisation", "due", postgresql_where=text("NOT acknowledged")),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    case_id: UUID = Field(foreign_key="cases.id", unique=True)
    organisation: str
    region: str
    due: dt.date
    acknowledged: bool
    record: bytes = Field(sa_type=LargeBinary)


class Archive(Base, table=True):
    """A case file in the archive (案卷), as its message (0006)."""

    __tablename__ = "archives"
    __table_args__ = (
        Index("archives_organisation", "organisation", "id"),
        Index("archives_case_number", "case_number"),
        Index("archives_sha256", "sha256"),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    case_id: UUID = Field(foreign_key="cases.id", unique=True)
    organisation: str
    region: str
    number: str = Field(unique=True)
    case_number: str
    item: str
    year: int
    sha256: str = Field(foreign_key="files.sha256")
    record: bytes = Field(sa_type=LargeBinary)


kit_tables(Base.metadata)

CONSTRAINTS: Final[Constraints] = {
    "seals_one_in_use": lambda: FailedPrecondition("SEAL_IN_USE"),
    "seals_number_key": lambda: AlreadyExists("SEAL_EXISTS", field="number"),
    "precedent_citations_once": lambda: FailedPrecondition("PRECEDENT_CITED_ALREADY"),
}
