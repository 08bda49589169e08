import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.cases.v1 import cases_pb2 as _cases_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ServiceKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SERVICE_KIND_UNSPECIFIED: _ClassVar[ServiceKind]
    CONSULTING: _ClassVar[ServiceKind]
    DOCUMENT_CHECK: _ClassVar[ServiceKind]
    PROBLEM_SOLVING: _ClassVar[ServiceKind]
    CASE_HANDLING: _ClassVar[ServiceKind]
    RESULT_COLLECTION: _ClassVar[ServiceKind]
    GUIDING: _ClassVar[ServiceKind]
SERVICE_KIND_UNSPECIFIED: ServiceKind
CONSULTING: ServiceKind
DOCUMENT_CHECK: ServiceKind
PROBLEM_SOLVING: ServiceKind
CASE_HANDLING: ServiceKind
RESULT_COLLECTION: ServiceKind
GUIDING: ServiceKind

class ServiceRecord(_message.Message):
    __slots__ = ("name", "organisation", "region", "window", "kind", "mode", "case", "in_person", "investment_project", "note", "officer", "serve_time", "create_time", "late", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    IN_PERSON_FIELD_NUMBER: _ClassVar[int]
    INVESTMENT_PROJECT_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    SERVE_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    LATE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    window: str
    kind: ServiceKind
    mode: _cases_pb2.ServiceMode
    case: str
    in_person: bool
    investment_project: str
    note: str
    officer: str
    serve_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    late: bool
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., window: _Optional[str] = ..., kind: _Optional[_Union[ServiceKind, str]] = ..., mode: _Optional[_Union[_cases_pb2.ServiceMode, str]] = ..., case: _Optional[str] = ..., in_person: _Optional[bool] = ..., investment_project: _Optional[str] = ..., note: _Optional[str] = ..., officer: _Optional[str] = ..., serve_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., late: _Optional[bool] = ..., etag: _Optional[str] = ...) -> None: ...

class ModeCount(_message.Message):
    __slots__ = ("mode", "count")
    MODE_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    mode: _cases_pb2.ServiceMode
    count: int
    def __init__(self, mode: _Optional[_Union[_cases_pb2.ServiceMode, str]] = ..., count: _Optional[int] = ...) -> None: ...

class ServiceCounts(_message.Message):
    __slots__ = ("modes", "total_count", "visit_count", "late_count")
    MODES_FIELD_NUMBER: _ClassVar[int]
    TOTAL_COUNT_FIELD_NUMBER: _ClassVar[int]
    VISIT_COUNT_FIELD_NUMBER: _ClassVar[int]
    LATE_COUNT_FIELD_NUMBER: _ClassVar[int]
    modes: _containers.RepeatedCompositeFieldContainer[ModeCount]
    total_count: int
    visit_count: int
    late_count: int
    def __init__(self, modes: _Optional[_Iterable[_Union[ModeCount, _Mapping]]] = ..., total_count: _Optional[int] = ..., visit_count: _Optional[int] = ..., late_count: _Optional[int] = ...) -> None: ...

class CreateServiceRecordRequest(_message.Message):
    __slots__ = ("kind", "mode", "case", "in_person", "investment_project", "note", "serve_time", "request_id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    IN_PERSON_FIELD_NUMBER: _ClassVar[int]
    INVESTMENT_PROJECT_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    SERVE_TIME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    kind: ServiceKind
    mode: _cases_pb2.ServiceMode
    case: str
    in_person: bool
    investment_project: str
    note: str
    serve_time: _timestamp_pb2.Timestamp
    request_id: str
    def __init__(self, kind: _Optional[_Union[ServiceKind, str]] = ..., mode: _Optional[_Union[_cases_pb2.ServiceMode, str]] = ..., case: _Optional[str] = ..., in_person: _Optional[bool] = ..., investment_project: _Optional[str] = ..., note: _Optional[str] = ..., serve_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListServiceRecordsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region", "case", "mode")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    case: str
    mode: _cases_pb2.ServiceMode
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., case: _Optional[str] = ..., mode: _Optional[_Union[_cases_pb2.ServiceMode, str]] = ...) -> None: ...

class ListServiceRecordsResponse(_message.Message):
    __slots__ = ("service_records", "next_page_token")
    SERVICE_RECORDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    service_records: _containers.RepeatedCompositeFieldContainer[ServiceRecord]
    next_page_token: str
    def __init__(self, service_records: _Optional[_Iterable[_Union[ServiceRecord, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetServiceCountsRequest(_message.Message):
    __slots__ = ("first_day", "last_day", "organisation", "region")
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    first_day: str
    last_day: str
    organisation: str
    region: str
    def __init__(self, first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ServiceRecorded(_message.Message):
    __slots__ = ("service_record",)
    SERVICE_RECORD_FIELD_NUMBER: _ClassVar[int]
    service_record: ServiceRecord
    def __init__(self, service_record: _Optional[_Union[ServiceRecord, _Mapping]] = ...) -> None: ...
