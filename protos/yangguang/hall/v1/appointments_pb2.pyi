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

class SessionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SESSION_KIND_UNSPECIFIED: _ClassVar[SessionKind]
    REGULAR: _ClassVar[SessionKind]
    OFF_PEAK: _ClassVar[SessionKind]
    EXTENDED: _ClassVar[SessionKind]
    HOLIDAY: _ClassVar[SessionKind]
    BATCH: _ClassVar[SessionKind]
SESSION_KIND_UNSPECIFIED: SessionKind
REGULAR: SessionKind
OFF_PEAK: SessionKind
EXTENDED: SessionKind
HOLIDAY: SessionKind
BATCH: SessionKind

class ServiceSession(_message.Message):
    __slots__ = ("name", "window", "organisation", "region", "kind", "first_day", "last_day", "open", "close", "slot_minutes", "capacity", "items", "update_time", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    CLOSE_FIELD_NUMBER: _ClassVar[int]
    SLOT_MINUTES_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    window: str
    organisation: str
    region: str
    kind: SessionKind
    first_day: str
    last_day: str
    open: str
    close: str
    slot_minutes: int
    capacity: int
    items: _containers.RepeatedScalarFieldContainer[str]
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., window: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., kind: _Optional[_Union[SessionKind, str]] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., open: _Optional[str] = ..., close: _Optional[str] = ..., slot_minutes: _Optional[int] = ..., capacity: _Optional[int] = ..., items: _Optional[_Iterable[str]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class Slot(_message.Message):
    __slots__ = ("window", "start_time", "end_time", "kind", "capacity", "free")
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    FREE_FIELD_NUMBER: _ClassVar[int]
    window: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    kind: SessionKind
    capacity: int
    free: int
    def __init__(self, window: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kind: _Optional[_Union[SessionKind, str]] = ..., capacity: _Optional[int] = ..., free: _Optional[int] = ...) -> None: ...

class Appointment(_message.Message):
    __slots__ = ("name", "code", "window", "organisation", "region", "item", "start_time", "end_time", "kind", "visitor", "phone", "state", "ticket", "create_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Appointment.State]
        BOOKED: _ClassVar[Appointment.State]
        ARRIVED: _ClassVar[Appointment.State]
        SERVED: _ClassVar[Appointment.State]
        CANCELLED: _ClassVar[Appointment.State]
        MISSED: _ClassVar[Appointment.State]
    STATE_UNSPECIFIED: Appointment.State
    BOOKED: Appointment.State
    ARRIVED: Appointment.State
    SERVED: Appointment.State
    CANCELLED: Appointment.State
    MISSED: Appointment.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    VISITOR_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    code: str
    window: str
    organisation: str
    region: str
    item: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    kind: SessionKind
    visitor: str
    phone: str
    state: Appointment.State
    ticket: str
    create_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., code: _Optional[str] = ..., window: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., item: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kind: _Optional[_Union[SessionKind, str]] = ..., visitor: _Optional[str] = ..., phone: _Optional[str] = ..., state: _Optional[_Union[Appointment.State, str]] = ..., ticket: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class CreateServiceSessionRequest(_message.Message):
    __slots__ = ("service_session", "request_id")
    SERVICE_SESSION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    service_session: ServiceSession
    request_id: str
    def __init__(self, service_session: _Optional[_Union[ServiceSession, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class EndServiceSessionRequest(_message.Message):
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

class ListServiceSessionsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "window")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    window: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., window: _Optional[str] = ...) -> None: ...

class ListServiceSessionsResponse(_message.Message):
    __slots__ = ("service_sessions", "next_page_token")
    SERVICE_SESSIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    service_sessions: _containers.RepeatedCompositeFieldContainer[ServiceSession]
    next_page_token: str
    def __init__(self, service_sessions: _Optional[_Iterable[_Union[ServiceSession, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListSlotsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "window", "first_day")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    window: str
    first_day: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., window: _Optional[str] = ..., first_day: _Optional[str] = ...) -> None: ...

class ListSlotsResponse(_message.Message):
    __slots__ = ("slots", "next_page_token")
    SLOTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    slots: _containers.RepeatedCompositeFieldContainer[Slot]
    next_page_token: str
    def __init__(self, slots: _Optional[_Iterable[_Union[Slot, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateAppointmentRequest(_message.Message):
    __slots__ = ("window", "start_time", "item", "visitor", "phone", "request_id")
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    VISITOR_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    window: str
    start_time: _timestamp_pb2.Timestamp
    item: str
    visitor: str
    phone: str
    request_id: str
    def __init__(self, window: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., item: _Optional[str] = ..., visitor: _Optional[str] = ..., phone: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CheckAppointmentRequest(_message.Message):
    __slots__ = ("code",)
    CODE_FIELD_NUMBER: _ClassVar[int]
    code: str
    def __init__(self, code: _Optional[str] = ...) -> None: ...

class GiveUpAppointmentRequest(_message.Message):
    __slots__ = ("code", "request_id")
    CODE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    code: str
    request_id: str
    def __init__(self, code: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetAppointmentRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListAppointmentsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "window", "day")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    window: str
    day: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., window: _Optional[str] = ..., day: _Optional[str] = ...) -> None: ...

class ListAppointmentsResponse(_message.Message):
    __slots__ = ("appointments", "next_page_token")
    APPOINTMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    appointments: _containers.RepeatedCompositeFieldContainer[Appointment]
    next_page_token: str
    def __init__(self, appointments: _Optional[_Iterable[_Union[Appointment, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CancelAppointmentRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
