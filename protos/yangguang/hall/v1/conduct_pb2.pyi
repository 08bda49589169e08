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

class DutyKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DUTY_KIND_UNSPECIFIED: _ClassVar[DutyKind]
    BUREAU_MEETING: _ClassVar[DutyKind]
    HEAD_VISIT: _ClassVar[DutyKind]
    DEPUTY_VISIT: _ClassVar[DutyKind]
    SECTION_VISIT: _ClassVar[DutyKind]
    MONTHLY_MEETING: _ClassVar[DutyKind]

class InspectionScheme(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    INSPECTION_SCHEME_UNSPECIFIED: _ClassVar[InspectionScheme]
    FIVE_NORMS: _ClassVar[InspectionScheme]
    FIVE_STANDARDS: _ClassVar[InspectionScheme]

class InspectionAspect(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    INSPECTION_ASPECT_UNSPECIFIED: _ClassVar[InspectionAspect]
    WORKING_HOURS: _ClassVar[InspectionAspect]
    DRESS: _ClassVar[InspectionAspect]
    LANGUAGE: _ClassVar[InspectionAspect]
    BEHAVIOUR: _ClassVar[InspectionAspect]
    APPEARANCE: _ClassVar[InspectionAspect]
    WINDOW_BUILDING: _ClassVar[InspectionAspect]
    OPENNESS_ASPECT: _ClassVar[InspectionAspect]
    SERVICE_CONDUCT: _ClassVar[InspectionAspect]
    SERVICE_QUALITY: _ClassVar[InspectionAspect]
    WINDOW_MANAGEMENT: _ClassVar[InspectionAspect]

class ServiceSystem(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SERVICE_SYSTEM_UNSPECIFIED: _ClassVar[ServiceSystem]
    OPEN_SERVICE: _ClassVar[ServiceSystem]
    POST_RESPONSIBILITY: _ClassVar[ServiceSystem]
    FIRST_ASKED: _ClassVar[ServiceSystem]
    ONE_TIME_NOTICE: _ClassVar[ServiceSystem]
    APPOINTMENT_SERVICE: _ClassVar[ServiceSystem]
    SERVICE_PROMISE: _ClassVar[ServiceSystem]
    TIME_LIMIT: _ClassVar[ServiceSystem]
    FAULT_ACCOUNTABILITY: _ClassVar[ServiceSystem]
DUTY_KIND_UNSPECIFIED: DutyKind
BUREAU_MEETING: DutyKind
HEAD_VISIT: DutyKind
DEPUTY_VISIT: DutyKind
SECTION_VISIT: DutyKind
MONTHLY_MEETING: DutyKind
INSPECTION_SCHEME_UNSPECIFIED: InspectionScheme
FIVE_NORMS: InspectionScheme
FIVE_STANDARDS: InspectionScheme
INSPECTION_ASPECT_UNSPECIFIED: InspectionAspect
WORKING_HOURS: InspectionAspect
DRESS: InspectionAspect
LANGUAGE: InspectionAspect
BEHAVIOUR: InspectionAspect
APPEARANCE: InspectionAspect
WINDOW_BUILDING: InspectionAspect
OPENNESS_ASPECT: InspectionAspect
SERVICE_CONDUCT: InspectionAspect
SERVICE_QUALITY: InspectionAspect
WINDOW_MANAGEMENT: InspectionAspect
SERVICE_SYSTEM_UNSPECIFIED: ServiceSystem
OPEN_SERVICE: ServiceSystem
POST_RESPONSIBILITY: ServiceSystem
FIRST_ASKED: ServiceSystem
ONE_TIME_NOTICE: ServiceSystem
APPOINTMENT_SERVICE: ServiceSystem
SERVICE_PROMISE: ServiceSystem
TIME_LIMIT: ServiceSystem
FAULT_ACCOUNTABILITY: ServiceSystem

class LeaderVisit(_message.Message):
    __slots__ = ("name", "organisation", "region", "kind", "day", "window", "visitor", "matter", "result", "create_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    VISITOR_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    kind: DutyKind
    day: str
    window: str
    visitor: str
    matter: str
    result: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., kind: _Optional[_Union[DutyKind, str]] = ..., day: _Optional[str] = ..., window: _Optional[str] = ..., visitor: _Optional[str] = ..., matter: _Optional[str] = ..., result: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DutyReport(_message.Message):
    __slots__ = ("organisation", "year", "lines")
    class Line(_message.Message):
        __slots__ = ("kind", "minimum", "periods", "done", "met", "missed")
        KIND_FIELD_NUMBER: _ClassVar[int]
        MINIMUM_FIELD_NUMBER: _ClassVar[int]
        PERIODS_FIELD_NUMBER: _ClassVar[int]
        DONE_FIELD_NUMBER: _ClassVar[int]
        MET_FIELD_NUMBER: _ClassVar[int]
        MISSED_FIELD_NUMBER: _ClassVar[int]
        kind: DutyKind
        minimum: int
        periods: int
        done: int
        met: int
        missed: int
        def __init__(self, kind: _Optional[_Union[DutyKind, str]] = ..., minimum: _Optional[int] = ..., periods: _Optional[int] = ..., done: _Optional[int] = ..., met: _Optional[int] = ..., missed: _Optional[int] = ...) -> None: ...
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    organisation: str
    year: int
    lines: _containers.RepeatedCompositeFieldContainer[DutyReport.Line]
    def __init__(self, organisation: _Optional[str] = ..., year: _Optional[int] = ..., lines: _Optional[_Iterable[_Union[DutyReport.Line, _Mapping]]] = ...) -> None: ...

class Inspection(_message.Message):
    __slots__ = ("name", "organisation", "region", "window", "staff", "day", "scheme", "findings", "good", "create_time")
    class Finding(_message.Message):
        __slots__ = ("aspect", "good", "note")
        ASPECT_FIELD_NUMBER: _ClassVar[int]
        GOOD_FIELD_NUMBER: _ClassVar[int]
        NOTE_FIELD_NUMBER: _ClassVar[int]
        aspect: InspectionAspect
        good: bool
        note: str
        def __init__(self, aspect: _Optional[_Union[InspectionAspect, str]] = ..., good: _Optional[bool] = ..., note: _Optional[str] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    SCHEME_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    GOOD_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    window: str
    staff: str
    day: str
    scheme: InspectionScheme
    findings: _containers.RepeatedCompositeFieldContainer[Inspection.Finding]
    good: int
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., window: _Optional[str] = ..., staff: _Optional[str] = ..., day: _Optional[str] = ..., scheme: _Optional[_Union[InspectionScheme, str]] = ..., findings: _Optional[_Iterable[_Union[Inspection.Finding, _Mapping]]] = ..., good: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Breach(_message.Message):
    __slots__ = ("name", "organisation", "region", "window", "staff", "day", "system", "fact", "create_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    SYSTEM_FIELD_NUMBER: _ClassVar[int]
    FACT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    window: str
    staff: str
    day: str
    system: ServiceSystem
    fact: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., window: _Optional[str] = ..., staff: _Optional[str] = ..., day: _Optional[str] = ..., system: _Optional[_Union[ServiceSystem, str]] = ..., fact: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RegularMeeting(_message.Message):
    __slots__ = ("name", "organisation", "region", "day", "agenda", "participants", "minutes", "demands", "open_demands", "create_time", "update_time", "etag")
    class Demand(_message.Message):
        __slots__ = ("matter", "organisation", "due_day", "reply", "reply_time", "late")
        MATTER_FIELD_NUMBER: _ClassVar[int]
        ORGANISATION_FIELD_NUMBER: _ClassVar[int]
        DUE_DAY_FIELD_NUMBER: _ClassVar[int]
        REPLY_FIELD_NUMBER: _ClassVar[int]
        REPLY_TIME_FIELD_NUMBER: _ClassVar[int]
        LATE_FIELD_NUMBER: _ClassVar[int]
        matter: str
        organisation: str
        due_day: str
        reply: str
        reply_time: _timestamp_pb2.Timestamp
        late: bool
        def __init__(self, matter: _Optional[str] = ..., organisation: _Optional[str] = ..., due_day: _Optional[str] = ..., reply: _Optional[str] = ..., reply_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., late: _Optional[bool] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    AGENDA_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANTS_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    DEMANDS_FIELD_NUMBER: _ClassVar[int]
    OPEN_DEMANDS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    day: str
    agenda: _containers.RepeatedScalarFieldContainer[str]
    participants: _containers.RepeatedScalarFieldContainer[str]
    minutes: str
    demands: _containers.RepeatedCompositeFieldContainer[RegularMeeting.Demand]
    open_demands: int
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., day: _Optional[str] = ..., agenda: _Optional[_Iterable[str]] = ..., participants: _Optional[_Iterable[str]] = ..., minutes: _Optional[str] = ..., demands: _Optional[_Iterable[_Union[RegularMeeting.Demand, _Mapping]]] = ..., open_demands: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class CreateLeaderVisitRequest(_message.Message):
    __slots__ = ("leader_visit", "request_id")
    LEADER_VISIT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    leader_visit: LeaderVisit
    request_id: str
    def __init__(self, leader_visit: _Optional[_Union[LeaderVisit, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListLeaderVisitsRequest(_message.Message):
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

class ListLeaderVisitsResponse(_message.Message):
    __slots__ = ("leader_visits", "next_page_token")
    LEADER_VISITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    leader_visits: _containers.RepeatedCompositeFieldContainer[LeaderVisit]
    next_page_token: str
    def __init__(self, leader_visits: _Optional[_Iterable[_Union[LeaderVisit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetDutyReportRequest(_message.Message):
    __slots__ = ("name", "year")
    NAME_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    name: str
    year: int
    def __init__(self, name: _Optional[str] = ..., year: _Optional[int] = ...) -> None: ...

class CreateInspectionRequest(_message.Message):
    __slots__ = ("inspection", "request_id")
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    inspection: Inspection
    request_id: str
    def __init__(self, inspection: _Optional[_Union[Inspection, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListInspectionsRequest(_message.Message):
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

class ListInspectionsResponse(_message.Message):
    __slots__ = ("inspections", "next_page_token")
    INSPECTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    inspections: _containers.RepeatedCompositeFieldContainer[Inspection]
    next_page_token: str
    def __init__(self, inspections: _Optional[_Iterable[_Union[Inspection, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateBreachRequest(_message.Message):
    __slots__ = ("breach", "request_id")
    BREACH_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    breach: Breach
    request_id: str
    def __init__(self, breach: _Optional[_Union[Breach, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListBreachesRequest(_message.Message):
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

class ListBreachesResponse(_message.Message):
    __slots__ = ("breaches", "next_page_token")
    BREACHES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    breaches: _containers.RepeatedCompositeFieldContainer[Breach]
    next_page_token: str
    def __init__(self, breaches: _Optional[_Iterable[_Union[Breach, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateRegularMeetingRequest(_message.Message):
    __slots__ = ("regular_meeting", "request_id")
    REGULAR_MEETING_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    regular_meeting: RegularMeeting
    request_id: str
    def __init__(self, regular_meeting: _Optional[_Union[RegularMeeting, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReplyToDemandRequest(_message.Message):
    __slots__ = ("name", "number", "reply", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REPLY_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    number: int
    reply: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., number: _Optional[int] = ..., reply: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListRegularMeetingsRequest(_message.Message):
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

class ListRegularMeetingsResponse(_message.Message):
    __slots__ = ("regular_meetings", "next_page_token")
    REGULAR_MEETINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    regular_meetings: _containers.RepeatedCompositeFieldContainer[RegularMeeting]
    next_page_token: str
    def __init__(self, regular_meetings: _Optional[_Iterable[_Union[RegularMeeting, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
