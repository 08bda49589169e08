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

class ShiftKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SHIFT_KIND_UNSPECIFIED: _ClassVar[ShiftKind]
    WINDOW_DUTY: _ClassVar[ShiftKind]
    LEADER_SITTING: _ClassVar[ShiftKind]
    HOLIDAY_DUTY: _ClassVar[ShiftKind]

class AttendanceWay(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ATTENDANCE_WAY_UNSPECIFIED: _ClassVar[AttendanceWay]
    IMAGE: _ClassVar[AttendanceWay]
    CARD: _ClassVar[AttendanceWay]
    SIGNED: _ClassVar[AttendanceWay]

class LeaveKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAVE_KIND_UNSPECIFIED: _ClassVar[LeaveKind]
    ANNUAL: _ClassVar[LeaveKind]
    SICK: _ClassVar[LeaveKind]
    PERSONAL: _ClassVar[LeaveKind]
    OFFICIAL: _ClassVar[LeaveKind]
    FAMILY: _ClassVar[LeaveKind]
    TEMPORARY: _ClassVar[LeaveKind]

class Period(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PERIOD_UNSPECIFIED: _ClassVar[Period]
    WEEK: _ClassVar[Period]
    MONTH: _ClassVar[Period]
    QUARTER: _ClassVar[Period]
SHIFT_KIND_UNSPECIFIED: ShiftKind
WINDOW_DUTY: ShiftKind
LEADER_SITTING: ShiftKind
HOLIDAY_DUTY: ShiftKind
ATTENDANCE_WAY_UNSPECIFIED: AttendanceWay
IMAGE: AttendanceWay
CARD: AttendanceWay
SIGNED: AttendanceWay
LEAVE_KIND_UNSPECIFIED: LeaveKind
ANNUAL: LeaveKind
SICK: LeaveKind
PERSONAL: LeaveKind
OFFICIAL: LeaveKind
FAMILY: LeaveKind
TEMPORARY: LeaveKind
PERIOD_UNSPECIFIED: Period
WEEK: Period
MONTH: Period
QUARTER: Period

class Shift(_message.Message):
    __slots__ = ("name", "staff", "organisation", "region", "kind", "day", "open", "close", "leader", "cancelled", "attended", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    CLOSE_FIELD_NUMBER: _ClassVar[int]
    LEADER_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    ATTENDED_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    staff: str
    organisation: str
    region: str
    kind: ShiftKind
    day: str
    open: str
    close: str
    leader: str
    cancelled: bool
    attended: bool
    etag: str
    def __init__(self, name: _Optional[str] = ..., staff: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., kind: _Optional[_Union[ShiftKind, str]] = ..., day: _Optional[str] = ..., open: _Optional[str] = ..., close: _Optional[str] = ..., leader: _Optional[str] = ..., cancelled: _Optional[bool] = ..., attended: _Optional[bool] = ..., etag: _Optional[str] = ...) -> None: ...

class Attendance(_message.Message):
    __slots__ = ("name", "staff", "organisation", "region", "day", "arrive_time", "leave_time", "way", "evidence", "late_minutes", "early_minutes", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    ARRIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    LEAVE_TIME_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    LATE_MINUTES_FIELD_NUMBER: _ClassVar[int]
    EARLY_MINUTES_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    staff: str
    organisation: str
    region: str
    day: str
    arrive_time: _timestamp_pb2.Timestamp
    leave_time: _timestamp_pb2.Timestamp
    way: AttendanceWay
    evidence: str
    late_minutes: int
    early_minutes: int
    etag: str
    def __init__(self, name: _Optional[str] = ..., staff: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., day: _Optional[str] = ..., arrive_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., leave_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., way: _Optional[_Union[AttendanceWay, str]] = ..., evidence: _Optional[str] = ..., late_minutes: _Optional[int] = ..., early_minutes: _Optional[int] = ..., etag: _Optional[str] = ...) -> None: ...

class AttendanceSummary(_message.Message):
    __slots__ = ("staff", "title", "organisation", "first_day", "last_day", "due_days", "present_days", "late_days", "early_days", "leave_days", "absent_days")
    STAFF_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    DUE_DAYS_FIELD_NUMBER: _ClassVar[int]
    PRESENT_DAYS_FIELD_NUMBER: _ClassVar[int]
    LATE_DAYS_FIELD_NUMBER: _ClassVar[int]
    EARLY_DAYS_FIELD_NUMBER: _ClassVar[int]
    LEAVE_DAYS_FIELD_NUMBER: _ClassVar[int]
    ABSENT_DAYS_FIELD_NUMBER: _ClassVar[int]
    staff: str
    title: str
    organisation: str
    first_day: str
    last_day: str
    due_days: int
    present_days: int
    late_days: int
    early_days: int
    leave_days: int
    absent_days: int
    def __init__(self, staff: _Optional[str] = ..., title: _Optional[str] = ..., organisation: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., due_days: _Optional[int] = ..., present_days: _Optional[int] = ..., late_days: _Optional[int] = ..., early_days: _Optional[int] = ..., leave_days: _Optional[int] = ..., absent_days: _Optional[int] = ...) -> None: ...

class Leave(_message.Message):
    __slots__ = ("name", "staff", "organisation", "region", "kind", "start_time", "end_time", "reason", "state", "decider", "create_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Leave.State]
        REQUESTED: _ClassVar[Leave.State]
        APPROVED: _ClassVar[Leave.State]
        REJECTED: _ClassVar[Leave.State]
        ENDED: _ClassVar[Leave.State]
    STATE_UNSPECIFIED: Leave.State
    REQUESTED: Leave.State
    APPROVED: Leave.State
    REJECTED: Leave.State
    ENDED: Leave.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DECIDER_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    staff: str
    organisation: str
    region: str
    kind: LeaveKind
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    reason: str
    state: Leave.State
    decider: str
    create_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., staff: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., kind: _Optional[_Union[LeaveKind, str]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., state: _Optional[_Union[Leave.State, str]] = ..., decider: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class StandIn(_message.Message):
    __slots__ = ("name", "leave", "window", "organisation", "region", "absent", "absent_subject", "deputy", "deputy_subject", "items", "start_time", "end_time", "state")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[StandIn.State]
        PLANNED: _ClassVar[StandIn.State]
        ACTIVE: _ClassVar[StandIn.State]
        OVER: _ClassVar[StandIn.State]
        DROPPED: _ClassVar[StandIn.State]
    STATE_UNSPECIFIED: StandIn.State
    PLANNED: StandIn.State
    ACTIVE: StandIn.State
    OVER: StandIn.State
    DROPPED: StandIn.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    LEAVE_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ABSENT_FIELD_NUMBER: _ClassVar[int]
    ABSENT_SUBJECT_FIELD_NUMBER: _ClassVar[int]
    DEPUTY_FIELD_NUMBER: _ClassVar[int]
    DEPUTY_SUBJECT_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    name: str
    leave: str
    window: str
    organisation: str
    region: str
    absent: str
    absent_subject: str
    deputy: str
    deputy_subject: str
    items: _containers.RepeatedScalarFieldContainer[str]
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    state: StandIn.State
    def __init__(self, name: _Optional[str] = ..., leave: _Optional[str] = ..., window: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., absent: _Optional[str] = ..., absent_subject: _Optional[str] = ..., deputy: _Optional[str] = ..., deputy_subject: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[StandIn.State, str]] = ...) -> None: ...

class DutyCoverage(_message.Message):
    __slots__ = ("centre", "month", "units")
    class UnitLine(_message.Message):
        __slots__ = ("organisation", "title", "authorised", "sittings", "attended", "covered")
        ORGANISATION_FIELD_NUMBER: _ClassVar[int]
        TITLE_FIELD_NUMBER: _ClassVar[int]
        AUTHORISED_FIELD_NUMBER: _ClassVar[int]
        SITTINGS_FIELD_NUMBER: _ClassVar[int]
        ATTENDED_FIELD_NUMBER: _ClassVar[int]
        COVERED_FIELD_NUMBER: _ClassVar[int]
        organisation: str
        title: str
        authorised: bool
        sittings: int
        attended: int
        covered: bool
        def __init__(self, organisation: _Optional[str] = ..., title: _Optional[str] = ..., authorised: _Optional[bool] = ..., sittings: _Optional[int] = ..., attended: _Optional[int] = ..., covered: _Optional[bool] = ...) -> None: ...
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    centre: str
    month: str
    units: _containers.RepeatedCompositeFieldContainer[DutyCoverage.UnitLine]
    def __init__(self, centre: _Optional[str] = ..., month: _Optional[str] = ..., units: _Optional[_Iterable[_Union[DutyCoverage.UnitLine, _Mapping]]] = ...) -> None: ...

class CreateShiftRequest(_message.Message):
    __slots__ = ("shift", "request_id")
    SHIFT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    shift: Shift
    request_id: str
    def __init__(self, shift: _Optional[_Union[Shift, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CancelShiftRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListShiftsRequest(_message.Message):
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

class ListShiftsResponse(_message.Message):
    __slots__ = ("shifts", "next_page_token")
    SHIFTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    shifts: _containers.RepeatedCompositeFieldContainer[Shift]
    next_page_token: str
    def __init__(self, shifts: _Optional[_Iterable[_Union[Shift, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RecordAttendanceRequest(_message.Message):
    __slots__ = ("staff", "way", "evidence", "request_id")
    STAFF_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    staff: str
    way: AttendanceWay
    evidence: str
    request_id: str
    def __init__(self, staff: _Optional[str] = ..., way: _Optional[_Union[AttendanceWay, str]] = ..., evidence: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListAttendanceSummariesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "period", "day")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    period: Period
    day: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., period: _Optional[_Union[Period, str]] = ..., day: _Optional[str] = ...) -> None: ...

class ListAttendanceSummariesResponse(_message.Message):
    __slots__ = ("attendance_summaries", "next_page_token")
    ATTENDANCE_SUMMARIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    attendance_summaries: _containers.RepeatedCompositeFieldContainer[AttendanceSummary]
    next_page_token: str
    def __init__(self, attendance_summaries: _Optional[_Iterable[_Union[AttendanceSummary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateLeaveRequest(_message.Message):
    __slots__ = ("leave", "request_id")
    LEAVE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    leave: Leave
    request_id: str
    def __init__(self, leave: _Optional[_Union[Leave, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ApproveLeaveRequest(_message.Message):
    __slots__ = ("name", "deputy", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    DEPUTY_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    deputy: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., deputy: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RejectLeaveRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class EndLeaveRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListLeavesRequest(_message.Message):
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

class ListLeavesResponse(_message.Message):
    __slots__ = ("leaves", "next_page_token")
    LEAVES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    leaves: _containers.RepeatedCompositeFieldContainer[Leave]
    next_page_token: str
    def __init__(self, leaves: _Optional[_Iterable[_Union[Leave, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListStandInsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "active")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    active: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., active: _Optional[bool] = ...) -> None: ...

class ListStandInsResponse(_message.Message):
    __slots__ = ("stand_ins", "next_page_token")
    STAND_INS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    stand_ins: _containers.RepeatedCompositeFieldContainer[StandIn]
    next_page_token: str
    def __init__(self, stand_ins: _Optional[_Iterable[_Union[StandIn, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetDutyCoverageRequest(_message.Message):
    __slots__ = ("centre", "month")
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    centre: str
    month: str
    def __init__(self, centre: _Optional[str] = ..., month: _Optional[str] = ...) -> None: ...
