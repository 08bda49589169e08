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

class Precedent(_message.Message):
    __slots__ = ("name", "item", "title", "place", "authority", "document_number", "decide_day", "working_days", "summary", "source", "organisation", "region", "state", "withdraw_reason", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Precedent.State]
        IN_FORCE: _ClassVar[Precedent.State]
        WITHDRAWN: _ClassVar[Precedent.State]
    STATE_UNSPECIFIED: Precedent.State
    IN_FORCE: Precedent.State
    WITHDRAWN: Precedent.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    AUTHORITY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DECIDE_DAY_FIELD_NUMBER: _ClassVar[int]
    WORKING_DAYS_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    WITHDRAW_REASON_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    item: str
    title: str
    place: str
    authority: str
    document_number: str
    decide_day: str
    working_days: int
    summary: str
    source: str
    organisation: str
    region: str
    state: Precedent.State
    withdraw_reason: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., item: _Optional[str] = ..., title: _Optional[str] = ..., place: _Optional[str] = ..., authority: _Optional[str] = ..., document_number: _Optional[str] = ..., decide_day: _Optional[str] = ..., working_days: _Optional[int] = ..., summary: _Optional[str] = ..., source: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., state: _Optional[_Union[Precedent.State, str]] = ..., withdraw_reason: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class PrecedentCitation(_message.Message):
    __slots__ = ("name", "precedent", "case", "case_number", "item", "note", "officer", "organisation", "region", "create_time", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    PRECEDENT_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    precedent: str
    case: str
    case_number: str
    item: str
    note: str
    officer: str
    organisation: str
    region: str
    create_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., precedent: _Optional[str] = ..., case: _Optional[str] = ..., case_number: _Optional[str] = ..., item: _Optional[str] = ..., note: _Optional[str] = ..., officer: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class CreatePrecedentRequest(_message.Message):
    __slots__ = ("item", "title", "place", "authority", "document_number", "decide_day", "working_days", "summary", "source", "request_id")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    AUTHORITY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DECIDE_DAY_FIELD_NUMBER: _ClassVar[int]
    WORKING_DAYS_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    item: str
    title: str
    place: str
    authority: str
    document_number: str
    decide_day: str
    working_days: int
    summary: str
    source: str
    request_id: str
    def __init__(self, item: _Optional[str] = ..., title: _Optional[str] = ..., place: _Optional[str] = ..., authority: _Optional[str] = ..., document_number: _Optional[str] = ..., decide_day: _Optional[str] = ..., working_days: _Optional[int] = ..., summary: _Optional[str] = ..., source: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPrecedentRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListPrecedentsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region", "item", "state")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    item: str
    state: Precedent.State
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., item: _Optional[str] = ..., state: _Optional[_Union[Precedent.State, str]] = ...) -> None: ...

class ListPrecedentsResponse(_message.Message):
    __slots__ = ("precedents", "next_page_token")
    PRECEDENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    precedents: _containers.RepeatedCompositeFieldContainer[Precedent]
    next_page_token: str
    def __init__(self, precedents: _Optional[_Iterable[_Union[Precedent, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class WithdrawPrecedentRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    reason: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class CitePrecedentRequest(_message.Message):
    __slots__ = ("name", "case", "note", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    case: str
    note: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., case: _Optional[str] = ..., note: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListPrecedentCitationsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region", "precedent", "case")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    PRECEDENT_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    precedent: str
    case: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., precedent: _Optional[str] = ..., case: _Optional[str] = ...) -> None: ...

class ListPrecedentCitationsResponse(_message.Message):
    __slots__ = ("precedent_citations", "next_page_token")
    PRECEDENT_CITATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    precedent_citations: _containers.RepeatedCompositeFieldContainer[PrecedentCitation]
    next_page_token: str
    def __init__(self, precedent_citations: _Optional[_Iterable[_Union[PrecedentCitation, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PrecedentChanged(_message.Message):
    __slots__ = ("precedent",)
    PRECEDENT_FIELD_NUMBER: _ClassVar[int]
    precedent: Precedent
    def __init__(self, precedent: _Optional[_Union[Precedent, _Mapping]] = ...) -> None: ...

class PrecedentCited(_message.Message):
    __slots__ = ("precedent_citation",)
    PRECEDENT_CITATION_FIELD_NUMBER: _ClassVar[int]
    precedent_citation: PrecedentCitation
    def __init__(self, precedent_citation: _Optional[_Union[PrecedentCitation, _Mapping]] = ...) -> None: ...
