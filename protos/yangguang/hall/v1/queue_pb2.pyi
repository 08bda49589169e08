import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from yangguang.hall.v1 import hall_pb2 as _hall_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Priority(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PRIORITY_UNSPECIFIED: _ClassVar[Priority]
    ELDERLY: _ClassVar[Priority]
    DISABLED: _ClassVar[Priority]
    WITH_INFANT: _ClassVar[Priority]
    SERVICE_PERSON: _ClassVar[Priority]

class ServiceMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SERVICE_MODE_UNSPECIFIED: _ClassVar[ServiceMode]
    WITHIN_HOURS: _ClassVar[ServiceMode]
    BETWEEN_HOURS: _ClassVar[ServiceMode]
    AFTER_HOURS: _ClassVar[ServiceMode]
    ON_REST_DAY: _ClassVar[ServiceMode]
PRIORITY_UNSPECIFIED: Priority
ELDERLY: Priority
DISABLED: Priority
WITH_INFANT: Priority
SERVICE_PERSON: Priority
SERVICE_MODE_UNSPECIFIED: ServiceMode
WITHIN_HOURS: ServiceMode
BETWEEN_HOURS: ServiceMode
AFTER_HOURS: ServiceMode
ON_REST_DAY: ServiceMode

class Ticket(_message.Message):
    __slots__ = ("name", "number", "centre", "region", "zone", "window", "item", "priority", "appointment_time", "state", "ahead", "estimated_minutes", "calls", "create_time", "call_time", "finish_time", "mode", "overtime_minutes", "etag", "organisation")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Ticket.State]
        WAITING: _ClassVar[Ticket.State]
        CALLED: _ClassVar[Ticket.State]
        PASSED: _ClassVar[Ticket.State]
        FINISHED: _ClassVar[Ticket.State]
    STATE_UNSPECIFIED: Ticket.State
    WAITING: Ticket.State
    CALLED: Ticket.State
    PASSED: Ticket.State
    FINISHED: Ticket.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    APPOINTMENT_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    AHEAD_FIELD_NUMBER: _ClassVar[int]
    ESTIMATED_MINUTES_FIELD_NUMBER: _ClassVar[int]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    CALL_TIME_FIELD_NUMBER: _ClassVar[int]
    FINISH_TIME_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    OVERTIME_MINUTES_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    name: str
    number: str
    centre: str
    region: str
    zone: _hall_pb2.Zone
    window: str
    item: str
    priority: Priority
    appointment_time: _timestamp_pb2.Timestamp
    state: Ticket.State
    ahead: int
    estimated_minutes: int
    calls: int
    create_time: _timestamp_pb2.Timestamp
    call_time: _timestamp_pb2.Timestamp
    finish_time: _timestamp_pb2.Timestamp
    mode: ServiceMode
    overtime_minutes: int
    etag: str
    organisation: str
    def __init__(self, name: _Optional[str] = ..., number: _Optional[str] = ..., centre: _Optional[str] = ..., region: _Optional[str] = ..., zone: _Optional[_Union[_hall_pb2.Zone, str]] = ..., window: _Optional[str] = ..., item: _Optional[str] = ..., priority: _Optional[_Union[Priority, str]] = ..., appointment_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[Ticket.State, str]] = ..., ahead: _Optional[int] = ..., estimated_minutes: _Optional[int] = ..., calls: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., call_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., finish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., mode: _Optional[_Union[ServiceMode, str]] = ..., overtime_minutes: _Optional[int] = ..., etag: _Optional[str] = ..., organisation: _Optional[str] = ...) -> None: ...

class WaitingBoard(_message.Message):
    __slots__ = ("centre", "centre_title", "time", "windows", "zones")
    class WindowLine(_message.Message):
        __slots__ = ("window", "title", "counter", "zone", "calling", "waiting")
        WINDOW_FIELD_NUMBER: _ClassVar[int]
        TITLE_FIELD_NUMBER: _ClassVar[int]
        COUNTER_FIELD_NUMBER: _ClassVar[int]
        ZONE_FIELD_NUMBER: _ClassVar[int]
        CALLING_FIELD_NUMBER: _ClassVar[int]
        WAITING_FIELD_NUMBER: _ClassVar[int]
        window: str
        title: str
        counter: str
        zone: _hall_pb2.Zone
        calling: str
        waiting: int
        def __init__(self, window: _Optional[str] = ..., title: _Optional[str] = ..., counter: _Optional[str] = ..., zone: _Optional[_Union[_hall_pb2.Zone, str]] = ..., calling: _Optional[str] = ..., waiting: _Optional[int] = ...) -> None: ...
    class ZoneLine(_message.Message):
        __slots__ = ("zone", "waiting", "estimated_minutes")
        ZONE_FIELD_NUMBER: _ClassVar[int]
        WAITING_FIELD_NUMBER: _ClassVar[int]
        ESTIMATED_MINUTES_FIELD_NUMBER: _ClassVar[int]
        zone: _hall_pb2.Zone
        waiting: int
        estimated_minutes: int
        def __init__(self, zone: _Optional[_Union[_hall_pb2.Zone, str]] = ..., waiting: _Optional[int] = ..., estimated_minutes: _Optional[int] = ...) -> None: ...
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    CENTRE_TITLE_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    WINDOWS_FIELD_NUMBER: _ClassVar[int]
    ZONES_FIELD_NUMBER: _ClassVar[int]
    centre: str
    centre_title: str
    time: _timestamp_pb2.Timestamp
    windows: _containers.RepeatedCompositeFieldContainer[WaitingBoard.WindowLine]
    zones: _containers.RepeatedCompositeFieldContainer[WaitingBoard.ZoneLine]
    def __init__(self, centre: _Optional[str] = ..., centre_title: _Optional[str] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., windows: _Optional[_Iterable[_Union[WaitingBoard.WindowLine, _Mapping]]] = ..., zones: _Optional[_Iterable[_Union[WaitingBoard.ZoneLine, _Mapping]]] = ...) -> None: ...

class ServiceFigures(_message.Message):
    __slots__ = ("centre", "first_day", "last_day", "tickets", "finished", "passed", "reserved", "missed", "between_hours", "after_hours", "on_rest_days", "overtime_minutes", "average_wait_minutes")
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    TICKETS_FIELD_NUMBER: _ClassVar[int]
    FINISHED_FIELD_NUMBER: _ClassVar[int]
    PASSED_FIELD_NUMBER: _ClassVar[int]
    RESERVED_FIELD_NUMBER: _ClassVar[int]
    MISSED_FIELD_NUMBER: _ClassVar[int]
    BETWEEN_HOURS_FIELD_NUMBER: _ClassVar[int]
    AFTER_HOURS_FIELD_NUMBER: _ClassVar[int]
    ON_REST_DAYS_FIELD_NUMBER: _ClassVar[int]
    OVERTIME_MINUTES_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_WAIT_MINUTES_FIELD_NUMBER: _ClassVar[int]
    centre: str
    first_day: str
    last_day: str
    tickets: int
    finished: int
    passed: int
    reserved: int
    missed: int
    between_hours: int
    after_hours: int
    on_rest_days: int
    overtime_minutes: int
    average_wait_minutes: int
    def __init__(self, centre: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., tickets: _Optional[int] = ..., finished: _Optional[int] = ..., passed: _Optional[int] = ..., reserved: _Optional[int] = ..., missed: _Optional[int] = ..., between_hours: _Optional[int] = ..., after_hours: _Optional[int] = ..., on_rest_days: _Optional[int] = ..., overtime_minutes: _Optional[int] = ..., average_wait_minutes: _Optional[int] = ...) -> None: ...

class CreateTicketRequest(_message.Message):
    __slots__ = ("centre", "zone", "window", "item", "priority", "appointment_code", "request_id")
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    APPOINTMENT_CODE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    centre: str
    zone: _hall_pb2.Zone
    window: str
    item: str
    priority: Priority
    appointment_code: str
    request_id: str
    def __init__(self, centre: _Optional[str] = ..., zone: _Optional[_Union[_hall_pb2.Zone, str]] = ..., window: _Optional[str] = ..., item: _Optional[str] = ..., priority: _Optional[_Union[Priority, str]] = ..., appointment_code: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetTicketRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListTicketsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "centre", "window", "day")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    centre: str
    window: str
    day: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., centre: _Optional[str] = ..., window: _Optional[str] = ..., day: _Optional[str] = ...) -> None: ...

class ListTicketsResponse(_message.Message):
    __slots__ = ("tickets", "next_page_token")
    TICKETS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    tickets: _containers.RepeatedCompositeFieldContainer[Ticket]
    next_page_token: str
    def __init__(self, tickets: _Optional[_Iterable[_Union[Ticket, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CallNextTicketRequest(_message.Message):
    __slots__ = ("window", "request_id")
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    window: str
    request_id: str
    def __init__(self, window: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecallTicketRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SkipTicketRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class TransferTicketRequest(_message.Message):
    __slots__ = ("name", "window", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    window: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., window: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class FinishTicketRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetWaitingBoardRequest(_message.Message):
    __slots__ = ("centre",)
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    centre: str
    def __init__(self, centre: _Optional[str] = ...) -> None: ...

class GetServiceFiguresRequest(_message.Message):
    __slots__ = ("centre", "first_day", "last_day")
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    centre: str
    first_day: str
    last_day: str
    def __init__(self, centre: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ...) -> None: ...
