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

class StaffEntryKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STAFF_ENTRY_KIND_UNSPECIFIED: _ClassVar[StaffEntryKind]
    SELECTION: _ClassVar[StaffEntryKind]
    ASSESSMENT: _ClassVar[StaffEntryKind]
    REWARD: _ClassVar[StaffEntryKind]
    PENALTY: _ClassVar[StaffEntryKind]
    PROMOTION: _ClassVar[StaffEntryKind]
    RETURN_TO_UNIT: _ClassVar[StaffEntryKind]

class AppraisalCategory(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    APPRAISAL_CATEGORY_UNSPECIFIED: _ClassVar[AppraisalCategory]
    EXCELLENT: _ClassVar[AppraisalCategory]
    PIONEER_POST: _ClassVar[AppraisalCategory]
    SERVICE_STAR: _ClassVar[AppraisalCategory]
    RED_FLAG_WINDOW: _ClassVar[AppraisalCategory]
    MODEL_WINDOW: _ClassVar[AppraisalCategory]

class ComparedBy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMPARED_BY_UNSPECIFIED: _ClassVar[ComparedBy]
    INNOVATION: _ClassVar[ComparedBy]
    STYLE_OF_WORK: _ClassVar[ComparedBy]
    ACHIEVEMENT: _ClassVar[ComparedBy]
STAFF_ENTRY_KIND_UNSPECIFIED: StaffEntryKind
SELECTION: StaffEntryKind
ASSESSMENT: StaffEntryKind
REWARD: StaffEntryKind
PENALTY: StaffEntryKind
PROMOTION: StaffEntryKind
RETURN_TO_UNIT: StaffEntryKind
APPRAISAL_CATEGORY_UNSPECIFIED: AppraisalCategory
EXCELLENT: AppraisalCategory
PIONEER_POST: AppraisalCategory
SERVICE_STAR: AppraisalCategory
RED_FLAG_WINDOW: AppraisalCategory
MODEL_WINDOW: AppraisalCategory
COMPARED_BY_UNSPECIFIED: ComparedBy
INNOVATION: ComparedBy
STYLE_OF_WORK: ComparedBy
ACHIEVEMENT: ComparedBy

class StaffChange(_message.Message):
    __slots__ = ("name", "organisation", "region", "staff", "successor", "reason", "day", "early", "opinion", "state", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[StaffChange.State]
        PROPOSED: _ClassVar[StaffChange.State]
        AGREED: _ClassVar[StaffChange.State]
        OBJECTED: _ClassVar[StaffChange.State]
        CARRIED_OUT: _ClassVar[StaffChange.State]
    STATE_UNSPECIFIED: StaffChange.State
    PROPOSED: StaffChange.State
    AGREED: StaffChange.State
    OBJECTED: StaffChange.State
    CARRIED_OUT: StaffChange.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    SUCCESSOR_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    EARLY_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    staff: str
    successor: str
    reason: str
    day: str
    early: bool
    opinion: str
    state: StaffChange.State
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., staff: _Optional[str] = ..., successor: _Optional[str] = ..., reason: _Optional[str] = ..., day: _Optional[str] = ..., early: _Optional[bool] = ..., opinion: _Optional[str] = ..., state: _Optional[_Union[StaffChange.State, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class StaffEntry(_message.Message):
    __slots__ = ("name", "organisation", "region", "staff", "kind", "day", "document_number", "content", "create_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    staff: str
    kind: StaffEntryKind
    day: str
    document_number: str
    content: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., staff: _Optional[str] = ..., kind: _Optional[_Union[StaffEntryKind, str]] = ..., day: _Optional[str] = ..., document_number: _Optional[str] = ..., content: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class StaffFile(_message.Message):
    __slots__ = ("staff", "title", "organisation", "window", "posted_from", "posted_to", "days", "two_years", "entries")
    STAFF_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    POSTED_FROM_FIELD_NUMBER: _ClassVar[int]
    POSTED_TO_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    TWO_YEARS_FIELD_NUMBER: _ClassVar[int]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    staff: str
    title: str
    organisation: str
    window: str
    posted_from: str
    posted_to: str
    days: int
    two_years: bool
    entries: _containers.RepeatedCompositeFieldContainer[StaffEntry]
    def __init__(self, staff: _Optional[str] = ..., title: _Optional[str] = ..., organisation: _Optional[str] = ..., window: _Optional[str] = ..., posted_from: _Optional[str] = ..., posted_to: _Optional[str] = ..., days: _Optional[int] = ..., two_years: _Optional[bool] = ..., entries: _Optional[_Iterable[_Union[StaffEntry, _Mapping]]] = ...) -> None: ...

class Appraisal(_message.Message):
    __slots__ = ("name", "organisation", "region", "category", "year", "staff", "window", "from_own_quota", "compared_by", "document_number", "create_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    FROM_OWN_QUOTA_FIELD_NUMBER: _ClassVar[int]
    COMPARED_BY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    category: AppraisalCategory
    year: int
    staff: str
    window: str
    from_own_quota: bool
    compared_by: _containers.RepeatedScalarFieldContainer[ComparedBy]
    document_number: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., category: _Optional[_Union[AppraisalCategory, str]] = ..., year: _Optional[int] = ..., staff: _Optional[str] = ..., window: _Optional[str] = ..., from_own_quota: _Optional[bool] = ..., compared_by: _Optional[_Iterable[_Union[ComparedBy, str]]] = ..., document_number: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ExcellenceQuota(_message.Message):
    __slots__ = ("centre", "year", "people", "excellent", "least", "met")
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    EXCELLENT_FIELD_NUMBER: _ClassVar[int]
    LEAST_FIELD_NUMBER: _ClassVar[int]
    MET_FIELD_NUMBER: _ClassVar[int]
    centre: str
    year: int
    people: int
    excellent: int
    least: int
    met: bool
    def __init__(self, centre: _Optional[str] = ..., year: _Optional[int] = ..., people: _Optional[int] = ..., excellent: _Optional[int] = ..., least: _Optional[int] = ..., met: _Optional[bool] = ...) -> None: ...

class Training(_message.Message):
    __slots__ = ("name", "organisation", "region", "title", "day", "last_day", "participants", "agents", "others", "days", "create_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANTS_FIELD_NUMBER: _ClassVar[int]
    AGENTS_FIELD_NUMBER: _ClassVar[int]
    OTHERS_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    title: str
    day: str
    last_day: str
    participants: _containers.RepeatedScalarFieldContainer[str]
    agents: _containers.RepeatedScalarFieldContainer[str]
    others: int
    days: int
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., title: _Optional[str] = ..., day: _Optional[str] = ..., last_day: _Optional[str] = ..., participants: _Optional[_Iterable[str]] = ..., agents: _Optional[_Iterable[str]] = ..., others: _Optional[int] = ..., days: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class TrainingCoverage(_message.Message):
    __slots__ = ("centre", "year", "sessions", "people", "trained", "agents")
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    SESSIONS_FIELD_NUMBER: _ClassVar[int]
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    TRAINED_FIELD_NUMBER: _ClassVar[int]
    AGENTS_FIELD_NUMBER: _ClassVar[int]
    centre: str
    year: int
    sessions: int
    people: int
    trained: int
    agents: int
    def __init__(self, centre: _Optional[str] = ..., year: _Optional[int] = ..., sessions: _Optional[int] = ..., people: _Optional[int] = ..., trained: _Optional[int] = ..., agents: _Optional[int] = ...) -> None: ...

class StaffProfile(_message.Message):
    __slots__ = ("staff", "title", "organisation_title", "window", "window_title", "counter", "post", "posted_from", "honours")
    class Honour(_message.Message):
        __slots__ = ("category", "year")
        CATEGORY_FIELD_NUMBER: _ClassVar[int]
        YEAR_FIELD_NUMBER: _ClassVar[int]
        category: AppraisalCategory
        year: int
        def __init__(self, category: _Optional[_Union[AppraisalCategory, str]] = ..., year: _Optional[int] = ...) -> None: ...
    STAFF_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_TITLE_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    WINDOW_TITLE_FIELD_NUMBER: _ClassVar[int]
    COUNTER_FIELD_NUMBER: _ClassVar[int]
    POST_FIELD_NUMBER: _ClassVar[int]
    POSTED_FROM_FIELD_NUMBER: _ClassVar[int]
    HONOURS_FIELD_NUMBER: _ClassVar[int]
    staff: str
    title: str
    organisation_title: str
    window: str
    window_title: str
    counter: str
    post: str
    posted_from: str
    honours: _containers.RepeatedCompositeFieldContainer[StaffProfile.Honour]
    def __init__(self, staff: _Optional[str] = ..., title: _Optional[str] = ..., organisation_title: _Optional[str] = ..., window: _Optional[str] = ..., window_title: _Optional[str] = ..., counter: _Optional[str] = ..., post: _Optional[str] = ..., posted_from: _Optional[str] = ..., honours: _Optional[_Iterable[_Union[StaffProfile.Honour, _Mapping]]] = ...) -> None: ...

class CreateStaffChangeRequest(_message.Message):
    __slots__ = ("staff_change", "request_id")
    STAFF_CHANGE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    staff_change: StaffChange
    request_id: str
    def __init__(self, staff_change: _Optional[_Union[StaffChange, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class AgreeToStaffChangeRequest(_message.Message):
    __slots__ = ("name", "opinion", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    opinion: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., opinion: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ObjectToStaffChangeRequest(_message.Message):
    __slots__ = ("name", "opinion", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    opinion: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., opinion: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CarryOutStaffChangeRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListStaffChangesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ...) -> None: ...

class ListStaffChangesResponse(_message.Message):
    __slots__ = ("staff_changes", "next_page_token")
    STAFF_CHANGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    staff_changes: _containers.RepeatedCompositeFieldContainer[StaffChange]
    next_page_token: str
    def __init__(self, staff_changes: _Optional[_Iterable[_Union[StaffChange, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateStaffEntryRequest(_message.Message):
    __slots__ = ("staff_entry", "request_id")
    STAFF_ENTRY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    staff_entry: StaffEntry
    request_id: str
    def __init__(self, staff_entry: _Optional[_Union[StaffEntry, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListStaffEntriesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "first_day", "last_day", "staff")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    first_day: str
    last_day: str
    staff: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., staff: _Optional[str] = ...) -> None: ...

class ListStaffEntriesResponse(_message.Message):
    __slots__ = ("staff_entries", "next_page_token")
    STAFF_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    staff_entries: _containers.RepeatedCompositeFieldContainer[StaffEntry]
    next_page_token: str
    def __init__(self, staff_entries: _Optional[_Iterable[_Union[StaffEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetStaffFileRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class CreateAppraisalRequest(_message.Message):
    __slots__ = ("appraisal", "request_id")
    APPRAISAL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    appraisal: Appraisal
    request_id: str
    def __init__(self, appraisal: _Optional[_Union[Appraisal, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListAppraisalsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "staff")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    staff: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., staff: _Optional[str] = ...) -> None: ...

class ListAppraisalsResponse(_message.Message):
    __slots__ = ("appraisals", "next_page_token")
    APPRAISALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    appraisals: _containers.RepeatedCompositeFieldContainer[Appraisal]
    next_page_token: str
    def __init__(self, appraisals: _Optional[_Iterable[_Union[Appraisal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetExcellenceQuotaRequest(_message.Message):
    __slots__ = ("centre", "year")
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    centre: str
    year: int
    def __init__(self, centre: _Optional[str] = ..., year: _Optional[int] = ...) -> None: ...

class CreateTrainingRequest(_message.Message):
    __slots__ = ("training", "request_id")
    TRAINING_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    training: Training
    request_id: str
    def __init__(self, training: _Optional[_Union[Training, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListTrainingsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "first_day", "last_day")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    first_day: str
    last_day: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ...) -> None: ...

class ListTrainingsResponse(_message.Message):
    __slots__ = ("trainings", "next_page_token")
    TRAININGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    trainings: _containers.RepeatedCompositeFieldContainer[Training]
    next_page_token: str
    def __init__(self, trainings: _Optional[_Iterable[_Union[Training, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetTrainingCoverageRequest(_message.Message):
    __slots__ = ("centre", "year")
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    centre: str
    year: int
    def __init__(self, centre: _Optional[str] = ..., year: _Optional[int] = ...) -> None: ...

class ListStaffProfilesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "centre", "window")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    centre: str
    window: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., centre: _Optional[str] = ..., window: _Optional[str] = ...) -> None: ...

class ListStaffProfilesResponse(_message.Message):
    __slots__ = ("staff_profiles", "next_page_token")
    STAFF_PROFILES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    staff_profiles: _containers.RepeatedCompositeFieldContainer[StaffProfile]
    next_page_token: str
    def __init__(self, staff_profiles: _Optional[_Iterable[_Union[StaffProfile, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
