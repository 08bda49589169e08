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

class SealedDocument(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SEALED_DOCUMENT_UNSPECIFIED: _ClassVar[SealedDocument]
    ACCEPTANCE_NOTICE: _ClassVar[SealedDocument]
    SUPPLEMENT_NOTICE_SHEET: _ClassVar[SealedDocument]
    REFUSAL_NOTICE: _ClassVar[SealedDocument]
    DECISION_DOCUMENT: _ClassVar[SealedDocument]
    CERTIFICATE_DOCUMENT: _ClassVar[SealedDocument]
    OTHER_DOCUMENT: _ClassVar[SealedDocument]
SEALED_DOCUMENT_UNSPECIFIED: SealedDocument
ACCEPTANCE_NOTICE: SealedDocument
SUPPLEMENT_NOTICE_SHEET: SealedDocument
REFUSAL_NOTICE: SealedDocument
DECISION_DOCUMENT: SealedDocument
CERTIFICATE_DOCUMENT: SealedDocument
OTHER_DOCUMENT: SealedDocument

class Seal(_message.Message):
    __slots__ = ("name", "title", "number", "organisation", "region", "keeper", "document_number", "state", "create_time", "retire_time", "retire_document_number", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Seal.State]
        IN_USE: _ClassVar[Seal.State]
        RETIRED: _ClassVar[Seal.State]
    STATE_UNSPECIFIED: Seal.State
    IN_USE: Seal.State
    RETIRED: Seal.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    KEEPER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    RETIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    RETIRE_DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    number: str
    organisation: str
    region: str
    keeper: str
    document_number: str
    state: Seal.State
    create_time: _timestamp_pb2.Timestamp
    retire_time: _timestamp_pb2.Timestamp
    retire_document_number: str
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., number: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., keeper: _Optional[str] = ..., document_number: _Optional[str] = ..., state: _Optional[_Union[Seal.State, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., retire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., retire_document_number: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class SealUse(_message.Message):
    __slots__ = ("name", "seal", "document", "case", "case_number", "document_number", "purpose", "officer", "organisation", "region", "use_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    SEAL_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    USE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    seal: str
    document: SealedDocument
    case: str
    case_number: str
    document_number: str
    purpose: str
    officer: str
    organisation: str
    region: str
    use_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., seal: _Optional[str] = ..., document: _Optional[_Union[SealedDocument, str]] = ..., case: _Optional[str] = ..., case_number: _Optional[str] = ..., document_number: _Optional[str] = ..., purpose: _Optional[str] = ..., officer: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., use_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateSealRequest(_message.Message):
    __slots__ = ("title", "number", "keeper", "document_number", "request_id")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KEEPER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    title: str
    number: str
    keeper: str
    document_number: str
    request_id: str
    def __init__(self, title: _Optional[str] = ..., number: _Optional[str] = ..., keeper: _Optional[str] = ..., document_number: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetSealRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListSealsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region", "state")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    state: Seal.State
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., state: _Optional[_Union[Seal.State, str]] = ...) -> None: ...

class ListSealsResponse(_message.Message):
    __slots__ = ("seals", "next_page_token")
    SEALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    seals: _containers.RepeatedCompositeFieldContainer[Seal]
    next_page_token: str
    def __init__(self, seals: _Optional[_Iterable[_Union[Seal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RetireSealRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "document_number")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    document_number: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., document_number: _Optional[str] = ...) -> None: ...

class RecordSealUseRequest(_message.Message):
    __slots__ = ("document", "document_number", "purpose", "request_id")
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    document: SealedDocument
    document_number: str
    purpose: str
    request_id: str
    def __init__(self, document: _Optional[_Union[SealedDocument, str]] = ..., document_number: _Optional[str] = ..., purpose: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListSealUsesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region", "seal", "case")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    SEAL_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    seal: str
    case: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., seal: _Optional[str] = ..., case: _Optional[str] = ...) -> None: ...

class ListSealUsesResponse(_message.Message):
    __slots__ = ("seal_uses", "next_page_token")
    SEAL_USES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    seal_uses: _containers.RepeatedCompositeFieldContainer[SealUse]
    next_page_token: str
    def __init__(self, seal_uses: _Optional[_Iterable[_Union[SealUse, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class SealChanged(_message.Message):
    __slots__ = ("seal",)
    SEAL_FIELD_NUMBER: _ClassVar[int]
    seal: Seal
    def __init__(self, seal: _Optional[_Union[Seal, _Mapping]] = ...) -> None: ...

class SealUsed(_message.Message):
    __slots__ = ("seal_use",)
    SEAL_USE_FIELD_NUMBER: _ClassVar[int]
    seal_use: SealUse
    def __init__(self, seal_use: _Optional[_Union[SealUse, _Mapping]] = ...) -> None: ...
