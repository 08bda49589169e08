import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PermitHandover(_message.Message):
    __slots__ = ("name", "case", "case_number", "certificate_number", "item", "item_title", "organisation", "region", "holder", "document_number", "due", "create_time", "update_time", "receiver", "acknowledge_time", "note", "late", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIVER_FIELD_NUMBER: _ClassVar[int]
    ACKNOWLEDGE_TIME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    LATE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    case: str
    case_number: str
    certificate_number: str
    item: str
    item_title: str
    organisation: str
    region: str
    holder: str
    document_number: str
    due: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    receiver: str
    acknowledge_time: _timestamp_pb2.Timestamp
    note: str
    late: bool
    etag: str
    def __init__(self, name: _Optional[str] = ..., case: _Optional[str] = ..., case_number: _Optional[str] = ..., certificate_number: _Optional[str] = ..., item: _Optional[str] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., holder: _Optional[str] = ..., document_number: _Optional[str] = ..., due: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., receiver: _Optional[str] = ..., acknowledge_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., note: _Optional[str] = ..., late: _Optional[bool] = ..., etag: _Optional[str] = ...) -> None: ...

class ListPermitHandoversRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region", "unacknowledged", "overdue")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    UNACKNOWLEDGED_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    unacknowledged: bool
    overdue: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., unacknowledged: _Optional[bool] = ..., overdue: _Optional[bool] = ...) -> None: ...

class ListPermitHandoversResponse(_message.Message):
    __slots__ = ("permit_handovers", "next_page_token")
    PERMIT_HANDOVERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    permit_handovers: _containers.RepeatedCompositeFieldContainer[PermitHandover]
    next_page_token: str
    def __init__(self, permit_handovers: _Optional[_Iterable[_Union[PermitHandover, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class AcknowledgePermitHandoverRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "note")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    note: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class PermitHandoverChanged(_message.Message):
    __slots__ = ("permit_handover",)
    PERMIT_HANDOVER_FIELD_NUMBER: _ClassVar[int]
    permit_handover: PermitHandover
    def __init__(self, permit_handover: _Optional[_Union[PermitHandover, _Mapping]] = ...) -> None: ...
