import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.catalog.v1 import catalog_pb2 as _catalog_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Bundle(_message.Message):
    __slots__ = ("name", "title", "english_title", "description", "theme_codes", "items", "organisation", "region", "document_number", "state", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Bundle.State]
        IN_FORCE: _ClassVar[Bundle.State]
        RETIRED: _ClassVar[Bundle.State]
    STATE_UNSPECIFIED: Bundle.State
    IN_FORCE: Bundle.State
    RETIRED: Bundle.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ENGLISH_TITLE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    THEME_CODES_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    english_title: str
    description: str
    theme_codes: _containers.RepeatedScalarFieldContainer[str]
    items: _containers.RepeatedCompositeFieldContainer[BundleItem]
    organisation: str
    region: str
    document_number: str
    state: Bundle.State
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., english_title: _Optional[str] = ..., description: _Optional[str] = ..., theme_codes: _Optional[_Iterable[str]] = ..., items: _Optional[_Iterable[_Union[BundleItem, _Mapping]]] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., document_number: _Optional[str] = ..., state: _Optional[_Union[Bundle.State, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class BundleItem(_message.Message):
    __slots__ = ("item", "after")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    item: str
    after: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, item: _Optional[str] = ..., after: _Optional[_Iterable[str]] = ...) -> None: ...

class BundleCheck(_message.Message):
    __slots__ = ("items", "materials", "repeated_steps", "serial_days", "parallel_days", "papers", "papers_once", "visits")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    REPEATED_STEPS_FIELD_NUMBER: _ClassVar[int]
    SERIAL_DAYS_FIELD_NUMBER: _ClassVar[int]
    PARALLEL_DAYS_FIELD_NUMBER: _ClassVar[int]
    PAPERS_FIELD_NUMBER: _ClassVar[int]
    PAPERS_ONCE_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[_catalog_pb2.Item]
    materials: _containers.RepeatedCompositeFieldContainer[AskedMaterial]
    repeated_steps: _containers.RepeatedCompositeFieldContainer[RepeatedStep]
    serial_days: float
    parallel_days: float
    papers: int
    papers_once: int
    visits: int
    def __init__(self, items: _Optional[_Iterable[_Union[_catalog_pb2.Item, _Mapping]]] = ..., materials: _Optional[_Iterable[_Union[AskedMaterial, _Mapping]]] = ..., repeated_steps: _Optional[_Iterable[_Union[RepeatedStep, _Mapping]]] = ..., serial_days: _Optional[float] = ..., parallel_days: _Optional[float] = ..., papers: _Optional[int] = ..., papers_once: _Optional[int] = ..., visits: _Optional[int] = ...) -> None: ...

class AskedMaterial(_message.Message):
    __slots__ = ("title", "items", "organisations", "repeated_ask", "issued_by")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    ORGANISATIONS_FIELD_NUMBER: _ClassVar[int]
    REPEATED_ASK_FIELD_NUMBER: _ClassVar[int]
    ISSUED_BY_FIELD_NUMBER: _ClassVar[int]
    title: str
    items: _containers.RepeatedScalarFieldContainer[str]
    organisations: _containers.RepeatedScalarFieldContainer[str]
    repeated_ask: bool
    issued_by: str
    def __init__(self, title: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., organisations: _Optional[_Iterable[str]] = ..., repeated_ask: _Optional[bool] = ..., issued_by: _Optional[str] = ...) -> None: ...

class RepeatedStep(_message.Message):
    __slots__ = ("kind", "items")
    KIND_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    kind: _catalog_pb2.StepKind
    items: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, kind: _Optional[_Union[_catalog_pb2.StepKind, str]] = ..., items: _Optional[_Iterable[str]] = ...) -> None: ...

class Navigation(_message.Message):
    __slots__ = ("groups", "departments", "bundles", "items")
    GROUPS_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    BUNDLES_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    groups: _containers.RepeatedCompositeFieldContainer[NavigationGroup]
    departments: _containers.RepeatedCompositeFieldContainer[DepartmentEntry]
    bundles: int
    items: int
    def __init__(self, groups: _Optional[_Iterable[_Union[NavigationGroup, _Mapping]]] = ..., departments: _Optional[_Iterable[_Union[DepartmentEntry, _Mapping]]] = ..., bundles: _Optional[int] = ..., items: _Optional[int] = ...) -> None: ...

class NavigationGroup(_message.Message):
    __slots__ = ("id", "entries")
    ID_FIELD_NUMBER: _ClassVar[int]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    id: str
    entries: _containers.RepeatedCompositeFieldContainer[NavigationEntry]
    def __init__(self, id: _Optional[str] = ..., entries: _Optional[_Iterable[_Union[NavigationEntry, _Mapping]]] = ...) -> None: ...

class NavigationEntry(_message.Message):
    __slots__ = ("code", "title", "english_title", "items")
    CODE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ENGLISH_TITLE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    code: str
    title: str
    english_title: str
    items: int
    def __init__(self, code: _Optional[str] = ..., title: _Optional[str] = ..., english_title: _Optional[str] = ..., items: _Optional[int] = ...) -> None: ...

class DepartmentEntry(_message.Message):
    __slots__ = ("organisation", "title", "items")
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    organisation: str
    title: str
    items: int
    def __init__(self, organisation: _Optional[str] = ..., title: _Optional[str] = ..., items: _Optional[int] = ...) -> None: ...

class GetBundleRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListBundlesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "theme_code", "item")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    THEME_CODE_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    theme_code: str
    item: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., theme_code: _Optional[str] = ..., item: _Optional[str] = ...) -> None: ...

class ListBundlesResponse(_message.Message):
    __slots__ = ("bundles", "next_page_token")
    BUNDLES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    bundles: _containers.RepeatedCompositeFieldContainer[Bundle]
    next_page_token: str
    def __init__(self, bundles: _Optional[_Iterable[_Union[Bundle, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateBundleRequest(_message.Message):
    __slots__ = ("bundle", "request_id")
    BUNDLE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    bundle: Bundle
    request_id: str
    def __init__(self, bundle: _Optional[_Union[Bundle, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateBundleRequest(_message.Message):
    __slots__ = ("name", "bundle", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    BUNDLE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    bundle: Bundle
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., bundle: _Optional[_Union[Bundle, _Mapping]] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RetireBundleRequest(_message.Message):
    __slots__ = ("name", "document_number", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    document_number: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., document_number: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CheckBundleRequest(_message.Message):
    __slots__ = ("name", "items")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    name: str
    items: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, name: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ...) -> None: ...

class GetNavigationRequest(_message.Message):
    __slots__ = ("region",)
    REGION_FIELD_NUMBER: _ClassVar[int]
    region: str
    def __init__(self, region: _Optional[str] = ...) -> None: ...
