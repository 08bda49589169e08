import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.catalog.v1 import catalog_pb2 as _catalog_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class StandardItemCreated(_message.Message):
    __slots__ = ("standard_item",)
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    standard_item: _catalog_pb2.StandardItem
    def __init__(self, standard_item: _Optional[_Union[_catalog_pb2.StandardItem, _Mapping]] = ...) -> None: ...

class StandardItemRevised(_message.Message):
    __slots__ = ("standard_item",)
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    standard_item: _catalog_pb2.StandardItem
    def __init__(self, standard_item: _Optional[_Union[_catalog_pb2.StandardItem, _Mapping]] = ...) -> None: ...

class StandardItemAbolished(_message.Message):
    __slots__ = ("standard_item",)
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    standard_item: _catalog_pb2.StandardItem
    def __init__(self, standard_item: _Optional[_Union[_catalog_pb2.StandardItem, _Mapping]] = ...) -> None: ...

class ItemCreated(_message.Message):
    __slots__ = ("item", "standard_item", "organisation", "region")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    item: str
    standard_item: str
    organisation: str
    region: str
    def __init__(self, item: _Optional[str] = ..., standard_item: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ItemVersionDrafted(_message.Message):
    __slots__ = ("version", "state", "return_reason")
    VERSION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    RETURN_REASON_FIELD_NUMBER: _ClassVar[int]
    version: str
    state: _catalog_pb2.ItemVersion.State
    return_reason: str
    def __init__(self, version: _Optional[str] = ..., state: _Optional[_Union[_catalog_pb2.ItemVersion.State, str]] = ..., return_reason: _Optional[str] = ...) -> None: ...

class ItemVersionPublished(_message.Message):
    __slots__ = ("item", "number", "standard_item", "organisation", "organisation_title", "region", "content", "effective_time", "document_number")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_TITLE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    item: str
    number: int
    standard_item: str
    organisation: str
    organisation_title: str
    region: str
    content: _catalog_pb2.ItemContent
    effective_time: _timestamp_pb2.Timestamp
    document_number: str
    def __init__(self, item: _Optional[str] = ..., number: _Optional[int] = ..., standard_item: _Optional[str] = ..., organisation: _Optional[str] = ..., organisation_title: _Optional[str] = ..., region: _Optional[str] = ..., content: _Optional[_Union[_catalog_pb2.ItemContent, _Mapping]] = ..., effective_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ...) -> None: ...

class ItemSuspended(_message.Message):
    __slots__ = ("item", "suspend_time", "document_number")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    SUSPEND_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    item: str
    suspend_time: _timestamp_pb2.Timestamp
    document_number: str
    def __init__(self, item: _Optional[str] = ..., suspend_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ...) -> None: ...

class ItemResumed(_message.Message):
    __slots__ = ("item", "resume_time", "document_number")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    RESUME_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    item: str
    resume_time: _timestamp_pb2.Timestamp
    document_number: str
    def __init__(self, item: _Optional[str] = ..., resume_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ...) -> None: ...

class ItemCancelled(_message.Message):
    __slots__ = ("item", "cancel_time", "reason", "document_number")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    CANCEL_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    item: str
    cancel_time: _timestamp_pb2.Timestamp
    reason: _catalog_pb2.CancelReason
    document_number: str
    def __init__(self, item: _Optional[str] = ..., cancel_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[_Union[_catalog_pb2.CancelReason, str]] = ..., document_number: _Optional[str] = ...) -> None: ...
