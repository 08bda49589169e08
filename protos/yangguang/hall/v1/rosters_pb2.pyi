import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

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
