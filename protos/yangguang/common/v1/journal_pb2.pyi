import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class JournalEntry(_message.Message):
    __slots__ = ("position", "id", "type", "aggregate", "version", "time", "region", "actor", "channel", "request_id", "payload", "hash")
    POSITION_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    AGGREGATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    HASH_FIELD_NUMBER: _ClassVar[int]
    position: int
    id: bytes
    type: str
    aggregate: str
    version: int
    time: _timestamp_pb2.Timestamp
    region: str
    actor: str
    channel: str
    request_id: str
    payload: bytes
    hash: bytes
    def __init__(self, position: _Optional[int] = ..., id: _Optional[bytes] = ..., type: _Optional[str] = ..., aggregate: _Optional[str] = ..., version: _Optional[int] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., region: _Optional[str] = ..., actor: _Optional[str] = ..., channel: _Optional[str] = ..., request_id: _Optional[str] = ..., payload: _Optional[bytes] = ..., hash: _Optional[bytes] = ...) -> None: ...

class ReadEntriesRequest(_message.Message):
    __slots__ = ("after", "limit")
    AFTER_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    after: int
    limit: int
    def __init__(self, after: _Optional[int] = ..., limit: _Optional[int] = ...) -> None: ...

class ReadEntriesResponse(_message.Message):
    __slots__ = ("entries", "head")
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[JournalEntry]
    head: JournalHead
    def __init__(self, entries: _Optional[_Iterable[_Union[JournalEntry, _Mapping]]] = ..., head: _Optional[_Union[JournalHead, _Mapping]] = ...) -> None: ...

class StreamEntriesRequest(_message.Message):
    __slots__ = ("after",)
    AFTER_FIELD_NUMBER: _ClassVar[int]
    after: int
    def __init__(self, after: _Optional[int] = ...) -> None: ...

class GetHeadRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class JournalHead(_message.Message):
    __slots__ = ("service", "epoch", "position", "hash")
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    HASH_FIELD_NUMBER: _ClassVar[int]
    service: str
    epoch: str
    position: int
    hash: bytes
    def __init__(self, service: _Optional[str] = ..., epoch: _Optional[str] = ..., position: _Optional[int] = ..., hash: _Optional[bytes] = ...) -> None: ...

class ListParkedEventsRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListParkedEventsResponse(_message.Message):
    __slots__ = ("parked_events", "next_page_token")
    PARKED_EVENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    parked_events: _containers.RepeatedCompositeFieldContainer[ParkedEvent]
    next_page_token: str
    def __init__(self, parked_events: _Optional[_Iterable[_Union[ParkedEvent, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ParkedEvent(_message.Message):
    __slots__ = ("entry", "source", "reason", "tries", "park_time")
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TRIES_FIELD_NUMBER: _ClassVar[int]
    PARK_TIME_FIELD_NUMBER: _ClassVar[int]
    entry: JournalEntry
    source: str
    reason: str
    tries: int
    park_time: _timestamp_pb2.Timestamp
    def __init__(self, entry: _Optional[_Union[JournalEntry, _Mapping]] = ..., source: _Optional[str] = ..., reason: _Optional[str] = ..., tries: _Optional[int] = ..., park_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReplayParkedEventsRequest(_message.Message):
    __slots__ = ("aggregate",)
    AGGREGATE_FIELD_NUMBER: _ClassVar[int]
    aggregate: str
    def __init__(self, aggregate: _Optional[str] = ...) -> None: ...

class ReplayParkedEventsResponse(_message.Message):
    __slots__ = ("applied_count", "parked_count")
    APPLIED_COUNT_FIELD_NUMBER: _ClassVar[int]
    PARKED_COUNT_FIELD_NUMBER: _ClassVar[int]
    applied_count: int
    parked_count: int
    def __init__(self, applied_count: _Optional[int] = ..., parked_count: _Optional[int] = ...) -> None: ...
