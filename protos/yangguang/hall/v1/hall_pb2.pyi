import datetime

from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from yangguang.common.v1 import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Level(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEVEL_UNSPECIFIED: _ClassVar[Level]
    STATE_LEVEL: _ClassVar[Level]
    PROVINCE_LEVEL: _ClassVar[Level]
    CITY_LEVEL: _ClassVar[Level]
    COUNTY_LEVEL: _ClassVar[Level]
    TOWNSHIP_LEVEL: _ClassVar[Level]
    VILLAGE_LEVEL: _ClassVar[Level]

class OrganisationKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ORGANISATION_KIND_UNSPECIFIED: _ClassVar[OrganisationKind]
    MANAGEMENT_BODY: _ClassVar[OrganisationKind]
    SERVICE_CENTRE: _ClassVar[OrganisationKind]
    SUB_CENTRE: _ClassVar[OrganisationKind]
    BRANCH_HALL: _ClassVar[OrganisationKind]
    DEPARTMENT: _ClassVar[OrganisationKind]
    APPROVAL_UNIT: _ClassVar[OrganisationKind]
    PUBLIC_ENTERPRISE: _ClassVar[OrganisationKind]
    GOVERNMENT: _ClassVar[OrganisationKind]

class Stationing(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STATIONING_UNSPECIFIED: _ClassVar[Stationing]
    IN_CENTRE: _ClassVar[Stationing]
    OWN_BRANCH: _ClassVar[Stationing]
    SEPARATE_HALL: _ClassVar[Stationing]

class ApprovalUnitForm(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    APPROVAL_UNIT_FORM_UNSPECIFIED: _ClassVar[ApprovalUnitForm]
    STAND_ALONE: _ClassVar[ApprovalUnitForm]
    ATTACHED_SIGN: _ClassVar[ApprovalUnitForm]

class UnitFunction(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    UNIT_FUNCTION_UNSPECIFIED: _ClassVar[UnitFunction]
    ADVICE: _ClassVar[UnitFunction]
    APPLICATION: _ClassVar[UnitFunction]
    ACCEPTANCE: _ClassVar[UnitFunction]
    APPROVAL: _ClassVar[UnitFunction]
    CERTIFICATE_MAKING: _ClassVar[UnitFunction]
    DELIVERY: _ClassVar[UnitFunction]

class BusinessLine(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BUSINESS_LINE_UNSPECIFIED: _ClassVar[BusinessLine]
    APPROVALS: _ClassVar[BusinessLine]
    GOVERNMENT_OPENNESS: _ClassVar[BusinessLine]
    INFORMATION_DISCLOSURE: _ClassVar[BusinessLine]
    CONVENIENCE_SERVICES: _ClassVar[BusinessLine]
    EFFICIENCY_SUPERVISION: _ClassVar[BusinessLine]
    E_GOVERNMENT: _ClassVar[BusinessLine]
    RESOURCE_TRADING: _ClassVar[BusinessLine]
    ADMINISTRATIVE_COMPLAINTS: _ClassVar[BusinessLine]

class Zone(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ZONE_UNSPECIFIED: _ClassVar[Zone]
    APPROVAL_ZONE: _ClassVar[Zone]
    TRADING_ZONE: _ClassVar[Zone]
    READING_ZONE: _ClassVar[Zone]
    CONVENIENCE_ZONE: _ClassVar[Zone]
    SUPERVISION_ZONE: _ClassVar[Zone]
    PARKING_ZONE: _ClassVar[Zone]
    OFFICE_ZONE: _ClassVar[Zone]
LEVEL_UNSPECIFIED: Level
STATE_LEVEL: Level
PROVINCE_LEVEL: Level
CITY_LEVEL: Level
COUNTY_LEVEL: Level
TOWNSHIP_LEVEL: Level
VILLAGE_LEVEL: Level
ORGANISATION_KIND_UNSPECIFIED: OrganisationKind
MANAGEMENT_BODY: OrganisationKind
SERVICE_CENTRE: OrganisationKind
SUB_CENTRE: OrganisationKind
BRANCH_HALL: OrganisationKind
DEPARTMENT: OrganisationKind
APPROVAL_UNIT: OrganisationKind
PUBLIC_ENTERPRISE: OrganisationKind
GOVERNMENT: OrganisationKind
STATIONING_UNSPECIFIED: Stationing
IN_CENTRE: Stationing
OWN_BRANCH: Stationing
SEPARATE_HALL: Stationing
APPROVAL_UNIT_FORM_UNSPECIFIED: ApprovalUnitForm
STAND_ALONE: ApprovalUnitForm
ATTACHED_SIGN: ApprovalUnitForm
UNIT_FUNCTION_UNSPECIFIED: UnitFunction
ADVICE: UnitFunction
APPLICATION: UnitFunction
ACCEPTANCE: UnitFunction
APPROVAL: UnitFunction
CERTIFICATE_MAKING: UnitFunction
DELIVERY: UnitFunction
BUSINESS_LINE_UNSPECIFIED: BusinessLine
APPROVALS: BusinessLine
GOVERNMENT_OPENNESS: BusinessLine
INFORMATION_DISCLOSURE: BusinessLine
CONVENIENCE_SERVICES: BusinessLine
EFFICIENCY_SUPERVISION: BusinessLine
E_GOVERNMENT: BusinessLine
RESOURCE_TRADING: BusinessLine
ADMINISTRATIVE_COMPLAINTS: BusinessLine
ZONE_UNSPECIFIED: Zone
APPROVAL_ZONE: Zone
TRADING_ZONE: Zone
READING_ZONE: Zone
CONVENIENCE_ZONE: Zone
SUPERVISION_ZONE: Zone
PARKING_ZONE: Zone
OFFICE_ZONE: Zone

class Region(_message.Message):
    __slots__ = ("name", "title", "level", "parent", "valid_from", "valid_to")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    PARENT_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    level: Level
    parent: str
    valid_from: str
    valid_to: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., level: _Optional[_Union[Level, str]] = ..., parent: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_to: _Optional[str] = ...) -> None: ...

class Organisation(_message.Message):
    __slots__ = ("name", "title", "short_title", "kind", "region", "level", "parent", "centre", "valid_from", "valid_to", "phone", "address", "update_time", "etag", "stationing", "stationed_from", "hall_document", "hall_approver", "for_resettled", "approval_form", "functions", "business_lines", "guided_by")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    SHORT_TITLE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    PARENT_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    STATIONING_FIELD_NUMBER: _ClassVar[int]
    STATIONED_FROM_FIELD_NUMBER: _ClassVar[int]
    HALL_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    HALL_APPROVER_FIELD_NUMBER: _ClassVar[int]
    FOR_RESETTLED_FIELD_NUMBER: _ClassVar[int]
    APPROVAL_FORM_FIELD_NUMBER: _ClassVar[int]
    FUNCTIONS_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_LINES_FIELD_NUMBER: _ClassVar[int]
    GUIDED_BY_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    short_title: str
    kind: OrganisationKind
    region: str
    level: Level
    parent: str
    centre: str
    valid_from: str
    valid_to: str
    phone: str
    address: str
    update_time: _timestamp_pb2.Timestamp
    etag: str
    stationing: Stationing
    stationed_from: str
    hall_document: str
    hall_approver: str
    for_resettled: bool
    approval_form: ApprovalUnitForm
    functions: _containers.RepeatedScalarFieldContainer[UnitFunction]
    business_lines: _containers.RepeatedScalarFieldContainer[BusinessLine]
    guided_by: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., short_title: _Optional[str] = ..., kind: _Optional[_Union[OrganisationKind, str]] = ..., region: _Optional[str] = ..., level: _Optional[_Union[Level, str]] = ..., parent: _Optional[str] = ..., centre: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_to: _Optional[str] = ..., phone: _Optional[str] = ..., address: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., stationing: _Optional[_Union[Stationing, str]] = ..., stationed_from: _Optional[str] = ..., hall_document: _Optional[str] = ..., hall_approver: _Optional[str] = ..., for_resettled: _Optional[bool] = ..., approval_form: _Optional[_Union[ApprovalUnitForm, str]] = ..., functions: _Optional[_Iterable[_Union[UnitFunction, str]]] = ..., business_lines: _Optional[_Iterable[_Union[BusinessLine, str]]] = ..., guided_by: _Optional[str] = ...) -> None: ...

class Window(_message.Message):
    __slots__ = ("name", "title", "centre", "organisation", "region", "zone", "counter", "items", "posts", "phone", "open", "update_time", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    COUNTER_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    POSTS_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    centre: str
    organisation: str
    region: str
    zone: Zone
    counter: str
    items: _containers.RepeatedScalarFieldContainer[str]
    posts: _containers.RepeatedCompositeFieldContainer[Post]
    phone: str
    open: bool
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., centre: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., zone: _Optional[_Union[Zone, str]] = ..., counter: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., posts: _Optional[_Iterable[_Union[Post, _Mapping]]] = ..., phone: _Optional[str] = ..., open: _Optional[bool] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class Post(_message.Message):
    __slots__ = ("primary", "deputy")
    PRIMARY_FIELD_NUMBER: _ClassVar[int]
    DEPUTY_FIELD_NUMBER: _ClassVar[int]
    primary: str
    deputy: str
    def __init__(self, primary: _Optional[str] = ..., deputy: _Optional[str] = ...) -> None: ...

class StaffMember(_message.Message):
    __slots__ = ("name", "title", "subject", "organisation", "window", "roles", "grade", "posted_from", "posted_to", "update_time", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    POSTED_FROM_FIELD_NUMBER: _ClassVar[int]
    POSTED_TO_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    subject: str
    organisation: str
    window: str
    roles: _containers.RepeatedScalarFieldContainer[_access_pb2.Role]
    grade: str
    posted_from: str
    posted_to: str
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., subject: _Optional[str] = ..., organisation: _Optional[str] = ..., window: _Optional[str] = ..., roles: _Optional[_Iterable[_Union[_access_pb2.Role, str]]] = ..., grade: _Optional[str] = ..., posted_from: _Optional[str] = ..., posted_to: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class Mandate(_message.Message):
    __slots__ = ("name", "organisation", "window", "holder", "subject", "rights", "items", "document_number", "valid_from", "valid_to", "create_time", "revoke_time", "revoke_document_number", "etag", "signer", "signed_on", "file_sha256")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    RIGHTS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    REVOKE_TIME_FIELD_NUMBER: _ClassVar[int]
    REVOKE_DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    SIGNER_FIELD_NUMBER: _ClassVar[int]
    SIGNED_ON_FIELD_NUMBER: _ClassVar[int]
    FILE_SHA256_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    window: str
    holder: str
    subject: str
    rights: _containers.RepeatedScalarFieldContainer[_types_pb2.Right]
    items: _containers.RepeatedScalarFieldContainer[str]
    document_number: str
    valid_from: str
    valid_to: str
    create_time: _timestamp_pb2.Timestamp
    revoke_time: _timestamp_pb2.Timestamp
    revoke_document_number: str
    etag: str
    signer: str
    signed_on: str
    file_sha256: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., window: _Optional[str] = ..., holder: _Optional[str] = ..., subject: _Optional[str] = ..., rights: _Optional[_Iterable[_Union[_types_pb2.Right, str]]] = ..., items: _Optional[_Iterable[str]] = ..., document_number: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_to: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., revoke_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., revoke_document_number: _Optional[str] = ..., etag: _Optional[str] = ..., signer: _Optional[str] = ..., signed_on: _Optional[str] = ..., file_sha256: _Optional[str] = ...) -> None: ...

class Calendar(_message.Message):
    __slots__ = ("region", "version", "published_until", "days")
    REGION_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    PUBLISHED_UNTIL_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    region: str
    version: int
    published_until: str
    days: _containers.RepeatedCompositeFieldContainer[CalendarDay]
    def __init__(self, region: _Optional[str] = ..., version: _Optional[int] = ..., published_until: _Optional[str] = ..., days: _Optional[_Iterable[_Union[CalendarDay, _Mapping]]] = ...) -> None: ...

class CalendarDay(_message.Message):
    __slots__ = ("date", "working", "title", "document_number", "provisional")
    DATE_FIELD_NUMBER: _ClassVar[int]
    WORKING_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    date: str
    working: bool
    title: str
    document_number: str
    provisional: bool
    def __init__(self, date: _Optional[str] = ..., working: _Optional[bool] = ..., title: _Optional[str] = ..., document_number: _Optional[str] = ..., provisional: _Optional[bool] = ...) -> None: ...

class OfficeHours(_message.Message):
    __slots__ = ("centre", "sessions")
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    SESSIONS_FIELD_NUMBER: _ClassVar[int]
    centre: str
    sessions: _containers.RepeatedCompositeFieldContainer[Session]
    def __init__(self, centre: _Optional[str] = ..., sessions: _Optional[_Iterable[_Union[Session, _Mapping]]] = ...) -> None: ...

class Session(_message.Message):
    __slots__ = ("open", "close")
    OPEN_FIELD_NUMBER: _ClassVar[int]
    CLOSE_FIELD_NUMBER: _ClassVar[int]
    open: str
    close: str
    def __init__(self, open: _Optional[str] = ..., close: _Optional[str] = ...) -> None: ...

class ClockRule(_message.Message):
    __slots__ = ("id", "title", "english_title", "limit", "start", "pauses", "extension", "extension_by", "effect", "article", "kind", "note")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[ClockRule.Kind]
        MAXIMUM: _ClassVar[ClockRule.Kind]
        MINIMUM: _ClassVar[ClockRule.Kind]
        BEFORE: _ClassVar[ClockRule.Kind]
    KIND_UNSPECIFIED: ClockRule.Kind
    MAXIMUM: ClockRule.Kind
    MINIMUM: ClockRule.Kind
    BEFORE: ClockRule.Kind
    ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ENGLISH_TITLE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    PAUSES_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_BY_FIELD_NUMBER: _ClassVar[int]
    EFFECT_FIELD_NUMBER: _ClassVar[int]
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    id: str
    title: str
    english_title: str
    limit: _types_pb2.Limit
    start: str
    pauses: _containers.RepeatedScalarFieldContainer[str]
    extension: _types_pb2.Limit
    extension_by: str
    effect: str
    article: str
    kind: ClockRule.Kind
    note: str
    def __init__(self, id: _Optional[str] = ..., title: _Optional[str] = ..., english_title: _Optional[str] = ..., limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., start: _Optional[str] = ..., pauses: _Optional[_Iterable[str]] = ..., extension: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., extension_by: _Optional[str] = ..., effect: _Optional[str] = ..., article: _Optional[str] = ..., kind: _Optional[_Union[ClockRule.Kind, str]] = ..., note: _Optional[str] = ...) -> None: ...

class Deadline(_message.Message):
    __slots__ = ("due", "provisional", "explanation", "due_time")
    DUE_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    due: str
    provisional: bool
    explanation: _containers.RepeatedScalarFieldContainer[str]
    due_time: _timestamp_pb2.Timestamp
    def __init__(self, due: _Optional[str] = ..., provisional: _Optional[bool] = ..., explanation: _Optional[_Iterable[str]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PausePeriod(_message.Message):
    __slots__ = ("first_day", "last_day", "reason")
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    first_day: str
    last_day: str
    reason: str
    def __init__(self, first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class GetRegionRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListRegionsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "parent")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PARENT_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    parent: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., parent: _Optional[str] = ...) -> None: ...

class ListRegionsResponse(_message.Message):
    __slots__ = ("regions", "next_page_token")
    REGIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    regions: _containers.RepeatedCompositeFieldContainer[Region]
    next_page_token: str
    def __init__(self, regions: _Optional[_Iterable[_Union[Region, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateRegionRequest(_message.Message):
    __slots__ = ("region_id", "region", "request_id")
    REGION_ID_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    region_id: str
    region: Region
    request_id: str
    def __init__(self, region_id: _Optional[str] = ..., region: _Optional[_Union[Region, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetOrganisationRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class StationedUnit(_message.Message):
    __slots__ = ("organisation", "title", "kind", "stationing", "stationed_from", "windows", "items", "staff")
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATIONING_FIELD_NUMBER: _ClassVar[int]
    STATIONED_FROM_FIELD_NUMBER: _ClassVar[int]
    WINDOWS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    organisation: str
    title: str
    kind: OrganisationKind
    stationing: Stationing
    stationed_from: str
    windows: int
    items: int
    staff: int
    def __init__(self, organisation: _Optional[str] = ..., title: _Optional[str] = ..., kind: _Optional[_Union[OrganisationKind, str]] = ..., stationing: _Optional[_Union[Stationing, str]] = ..., stationed_from: _Optional[str] = ..., windows: _Optional[int] = ..., items: _Optional[int] = ..., staff: _Optional[int] = ...) -> None: ...

class ListStationedUnitsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "centre")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    centre: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., centre: _Optional[str] = ...) -> None: ...

class ListStationedUnitsResponse(_message.Message):
    __slots__ = ("stationed_units", "next_page_token")
    STATIONED_UNITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    stationed_units: _containers.RepeatedCompositeFieldContainer[StationedUnit]
    next_page_token: str
    def __init__(self, stationed_units: _Optional[_Iterable[_Union[StationedUnit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListOrganisationsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "kind", "parent")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PARENT_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    kind: OrganisationKind
    parent: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., kind: _Optional[_Union[OrganisationKind, str]] = ..., parent: _Optional[str] = ...) -> None: ...

class ListOrganisationsResponse(_message.Message):
    __slots__ = ("organisations", "next_page_token")
    ORGANISATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    organisations: _containers.RepeatedCompositeFieldContainer[Organisation]
    next_page_token: str
    def __init__(self, organisations: _Optional[_Iterable[_Union[Organisation, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateOrganisationRequest(_message.Message):
    __slots__ = ("organisation_id", "organisation", "request_id")
    ORGANISATION_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    organisation_id: str
    organisation: Organisation
    request_id: str
    def __init__(self, organisation_id: _Optional[str] = ..., organisation: _Optional[_Union[Organisation, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateOrganisationRequest(_message.Message):
    __slots__ = ("organisation", "update_mask", "request_id")
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    organisation: Organisation
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, organisation: _Optional[_Union[Organisation, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetWindowRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListWindowsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "centre", "organisation", "item")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    centre: str
    organisation: str
    item: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., centre: _Optional[str] = ..., organisation: _Optional[str] = ..., item: _Optional[str] = ...) -> None: ...

class ListWindowsResponse(_message.Message):
    __slots__ = ("windows", "next_page_token")
    WINDOWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    windows: _containers.RepeatedCompositeFieldContainer[Window]
    next_page_token: str
    def __init__(self, windows: _Optional[_Iterable[_Union[Window, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateWindowRequest(_message.Message):
    __slots__ = ("window_id", "window", "request_id")
    WINDOW_ID_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    window_id: str
    window: Window
    request_id: str
    def __init__(self, window_id: _Optional[str] = ..., window: _Optional[_Union[Window, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateWindowRequest(_message.Message):
    __slots__ = ("window", "update_mask", "request_id")
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    window: Window
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, window: _Optional[_Union[Window, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetStaffMemberRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListStaffMembersRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "window")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    window: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., window: _Optional[str] = ...) -> None: ...

class ListStaffMembersResponse(_message.Message):
    __slots__ = ("staff_members", "next_page_token")
    STAFF_MEMBERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    staff_members: _containers.RepeatedCompositeFieldContainer[StaffMember]
    next_page_token: str
    def __init__(self, staff_members: _Optional[_Iterable[_Union[StaffMember, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateStaffMemberRequest(_message.Message):
    __slots__ = ("staff_member_id", "staff_member", "request_id")
    STAFF_MEMBER_ID_FIELD_NUMBER: _ClassVar[int]
    STAFF_MEMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    staff_member_id: str
    staff_member: StaffMember
    request_id: str
    def __init__(self, staff_member_id: _Optional[str] = ..., staff_member: _Optional[_Union[StaffMember, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateStaffMemberRequest(_message.Message):
    __slots__ = ("staff_member", "update_mask", "request_id")
    STAFF_MEMBER_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    staff_member: StaffMember
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, staff_member: _Optional[_Union[StaffMember, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMandateRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListMandatesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "holder")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    holder: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., holder: _Optional[str] = ...) -> None: ...

class ListMandatesResponse(_message.Message):
    __slots__ = ("mandates", "next_page_token")
    MANDATES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    mandates: _containers.RepeatedCompositeFieldContainer[Mandate]
    next_page_token: str
    def __init__(self, mandates: _Optional[_Iterable[_Union[Mandate, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GrantMandateRequest(_message.Message):
    __slots__ = ("mandate", "request_id")
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    mandate: Mandate
    request_id: str
    def __init__(self, mandate: _Optional[_Union[Mandate, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class RevokeMandateRequest(_message.Message):
    __slots__ = ("name", "document_number", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    document_number: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., document_number: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCalendarRequest(_message.Message):
    __slots__ = ("region", "first_day", "last_day")
    REGION_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    region: str
    first_day: str
    last_day: str
    def __init__(self, region: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ...) -> None: ...

class SetCalendarDaysRequest(_message.Message):
    __slots__ = ("region", "days", "document_number", "request_id")
    REGION_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    region: str
    days: _containers.RepeatedCompositeFieldContainer[CalendarDay]
    document_number: str
    request_id: str
    def __init__(self, region: _Optional[str] = ..., days: _Optional[_Iterable[_Union[CalendarDay, _Mapping]]] = ..., document_number: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetOfficeHoursRequest(_message.Message):
    __slots__ = ("centre",)
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    centre: str
    def __init__(self, centre: _Optional[str] = ...) -> None: ...

class SetOfficeHoursRequest(_message.Message):
    __slots__ = ("office_hours", "request_id")
    OFFICE_HOURS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    office_hours: OfficeHours
    request_id: str
    def __init__(self, office_hours: _Optional[_Union[OfficeHours, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListClockRulesRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListClockRulesResponse(_message.Message):
    __slots__ = ("clock_rules", "next_page_token")
    CLOCK_RULES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    clock_rules: _containers.RepeatedCompositeFieldContainer[ClockRule]
    next_page_token: str
    def __init__(self, clock_rules: _Optional[_Iterable[_Union[ClockRule, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ComputeDeadlineRequest(_message.Message):
    __slots__ = ("clock", "limit", "start", "region", "pauses", "extension")
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    PAUSES_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    clock: str
    limit: _types_pb2.Limit
    start: str
    region: str
    pauses: _containers.RepeatedCompositeFieldContainer[PausePeriod]
    extension: int
    def __init__(self, clock: _Optional[str] = ..., limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., start: _Optional[str] = ..., region: _Optional[str] = ..., pauses: _Optional[_Iterable[_Union[PausePeriod, _Mapping]]] = ..., extension: _Optional[int] = ...) -> None: ...
