import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class TrackedStage(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TRACKED_STAGE_UNSPECIFIED: _ClassVar[TrackedStage]
    AT_ACCEPTANCE: _ClassVar[TrackedStage]
    AT_EXAMINATION: _ClassVar[TrackedStage]
    AT_DECISION: _ClassVar[TrackedStage]
    AT_COMPLETION: _ClassVar[TrackedStage]
    AT_DELIVERY: _ClassVar[TrackedStage]

class YearFileKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    YEAR_FILE_KIND_UNSPECIFIED: _ClassVar[YearFileKind]
    MONTHLY_ASSESSMENT: _ClassVar[YearFileKind]
    YEARLY_ASSESSMENT: _ClassVar[YearFileKind]
    INSPECTION_RECORD: _ClassVar[YearFileKind]
    OPENNESS_DOCUMENT: _ClassVar[YearFileKind]
    BULLETIN: _ClassVar[YearFileKind]
    OTHER_DOCUMENT: _ClassVar[YearFileKind]
TRACKED_STAGE_UNSPECIFIED: TrackedStage
AT_ACCEPTANCE: TrackedStage
AT_EXAMINATION: TrackedStage
AT_DECISION: TrackedStage
AT_COMPLETION: TrackedStage
AT_DELIVERY: TrackedStage
YEAR_FILE_KIND_UNSPECIFIED: YearFileKind
MONTHLY_ASSESSMENT: YearFileKind
YEARLY_ASSESSMENT: YearFileKind
INSPECTION_RECORD: YearFileKind
OPENNESS_DOCUMENT: YearFileKind
BULLETIN: YearFileKind
OTHER_DOCUMENT: YearFileKind

class ResidentPosting(_message.Message):
    __slots__ = ("name", "organisation", "region", "subject", "title", "document_number", "valid_from", "valid_to", "state", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[ResidentPosting.State]
        POSTED: _ClassVar[ResidentPosting.State]
        ENDED: _ClassVar[ResidentPosting.State]
    STATE_UNSPECIFIED: ResidentPosting.State
    POSTED: ResidentPosting.State
    ENDED: ResidentPosting.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    subject: str
    title: str
    document_number: str
    valid_from: str
    valid_to: str
    state: ResidentPosting.State
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., subject: _Optional[str] = ..., title: _Optional[str] = ..., document_number: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_to: _Optional[str] = ..., state: _Optional[_Union[ResidentPosting.State, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class QualityCheck(_message.Message):
    __slots__ = ("name", "organisation", "region", "posting", "case", "stage", "good", "finding", "demand", "due_day", "result", "settle_day", "late", "day", "state", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[QualityCheck.State]
        CLEAN: _ClassVar[QualityCheck.State]
        DEMANDED: _ClassVar[QualityCheck.State]
        SETTLED: _ClassVar[QualityCheck.State]
    STATE_UNSPECIFIED: QualityCheck.State
    CLEAN: QualityCheck.State
    DEMANDED: QualityCheck.State
    SETTLED: QualityCheck.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    POSTING_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    GOOD_FIELD_NUMBER: _ClassVar[int]
    FINDING_FIELD_NUMBER: _ClassVar[int]
    DEMAND_FIELD_NUMBER: _ClassVar[int]
    DUE_DAY_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    SETTLE_DAY_FIELD_NUMBER: _ClassVar[int]
    LATE_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    posting: str
    case: str
    stage: TrackedStage
    good: bool
    finding: str
    demand: str
    due_day: str
    result: str
    settle_day: str
    late: bool
    day: str
    state: QualityCheck.State
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., posting: _Optional[str] = ..., case: _Optional[str] = ..., stage: _Optional[_Union[TrackedStage, str]] = ..., good: _Optional[bool] = ..., finding: _Optional[str] = ..., demand: _Optional[str] = ..., due_day: _Optional[str] = ..., result: _Optional[str] = ..., settle_day: _Optional[str] = ..., late: _Optional[bool] = ..., day: _Optional[str] = ..., state: _Optional[_Union[QualityCheck.State, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class QualityTrack(_message.Message):
    __slots__ = ("case", "checks", "unchecked_stages", "open_demands")
    CASE_FIELD_NUMBER: _ClassVar[int]
    CHECKS_FIELD_NUMBER: _ClassVar[int]
    UNCHECKED_STAGES_FIELD_NUMBER: _ClassVar[int]
    OPEN_DEMANDS_FIELD_NUMBER: _ClassVar[int]
    case: str
    checks: _containers.RepeatedCompositeFieldContainer[QualityCheck]
    unchecked_stages: _containers.RepeatedScalarFieldContainer[TrackedStage]
    open_demands: int
    def __init__(self, case: _Optional[str] = ..., checks: _Optional[_Iterable[_Union[QualityCheck, _Mapping]]] = ..., unchecked_stages: _Optional[_Iterable[_Union[TrackedStage, str]]] = ..., open_demands: _Optional[int] = ...) -> None: ...

class YearFileEntry(_message.Message):
    __slots__ = ("name", "organisation", "region", "year", "number", "kind", "title", "document_number", "day", "pages", "sha256", "place", "create_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    PAGES_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    year: int
    number: int
    kind: YearFileKind
    title: str
    document_number: str
    day: str
    pages: int
    sha256: str
    place: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., year: _Optional[int] = ..., number: _Optional[int] = ..., kind: _Optional[_Union[YearFileKind, str]] = ..., title: _Optional[str] = ..., document_number: _Optional[str] = ..., day: _Optional[str] = ..., pages: _Optional[int] = ..., sha256: _Optional[str] = ..., place: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateResidentPostingRequest(_message.Message):
    __slots__ = ("resident_posting", "request_id")
    RESIDENT_POSTING_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    resident_posting: ResidentPosting
    request_id: str
    def __init__(self, resident_posting: _Optional[_Union[ResidentPosting, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class EndResidentPostingRequest(_message.Message):
    __slots__ = ("name", "last_day", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    last_day: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., last_day: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListResidentPostingsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ListResidentPostingsResponse(_message.Message):
    __slots__ = ("resident_postings", "next_page_token")
    RESIDENT_POSTINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    resident_postings: _containers.RepeatedCompositeFieldContainer[ResidentPosting]
    next_page_token: str
    def __init__(self, resident_postings: _Optional[_Iterable[_Union[ResidentPosting, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateQualityCheckRequest(_message.Message):
    __slots__ = ("quality_check", "request_id")
    QUALITY_CHECK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quality_check: QualityCheck
    request_id: str
    def __init__(self, quality_check: _Optional[_Union[QualityCheck, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class SettleQualityCheckRequest(_message.Message):
    __slots__ = ("name", "result", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    result: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., result: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListQualityChecksRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region", "state", "first_day", "last_day")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    state: QualityCheck.State
    first_day: str
    last_day: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., state: _Optional[_Union[QualityCheck.State, str]] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ...) -> None: ...

class ListQualityChecksResponse(_message.Message):
    __slots__ = ("quality_checks", "next_page_token")
    QUALITY_CHECKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    quality_checks: _containers.RepeatedCompositeFieldContainer[QualityCheck]
    next_page_token: str
    def __init__(self, quality_checks: _Optional[_Iterable[_Union[QualityCheck, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetQualityTrackRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class CreateYearFileEntryRequest(_message.Message):
    __slots__ = ("year_file_entry", "request_id")
    YEAR_FILE_ENTRY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    year_file_entry: YearFileEntry
    request_id: str
    def __init__(self, year_file_entry: _Optional[_Union[YearFileEntry, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListYearFileEntriesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region", "year", "kind")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    year: int
    kind: YearFileKind
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., year: _Optional[int] = ..., kind: _Optional[_Union[YearFileKind, str]] = ...) -> None: ...

class ListYearFileEntriesResponse(_message.Message):
    __slots__ = ("year_file_entries", "next_page_token")
    YEAR_FILE_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    year_file_entries: _containers.RepeatedCompositeFieldContainer[YearFileEntry]
    next_page_token: str
    def __init__(self, year_file_entries: _Optional[_Iterable[_Union[YearFileEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
