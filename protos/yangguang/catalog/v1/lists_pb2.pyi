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

class FileFormat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FILE_FORMAT_UNSPECIFIED: _ClassVar[FileFormat]
    CSV: _ClassVar[FileFormat]
    XLSX: _ClassVar[FileFormat]

class ImportMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    IMPORT_MODE_UNSPECIFIED: _ClassVar[ImportMode]
    ALL_OR_NOTHING: _ClassVar[ImportMode]
    ROW_BY_ROW: _ClassVar[ImportMode]
FILE_FORMAT_UNSPECIFIED: FileFormat
CSV: FileFormat
XLSX: FileFormat
IMPORT_MODE_UNSPECIFIED: ImportMode
ALL_OR_NOTHING: ImportMode
ROW_BY_ROW: ImportMode

class FileChunk(_message.Message):
    __slots__ = ("data", "file_name", "media_type")
    DATA_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    file_name: str
    media_type: str
    def __init__(self, data: _Optional[bytes] = ..., file_name: _Optional[str] = ..., media_type: _Optional[str] = ...) -> None: ...

class ImportReport(_message.Message):
    __slots__ = ("name", "dry_run", "rows", "created", "drafted", "unchanged", "refused", "errors", "sha256", "create_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    DRAFTED_FIELD_NUMBER: _ClassVar[int]
    UNCHANGED_FIELD_NUMBER: _ClassVar[int]
    REFUSED_FIELD_NUMBER: _ClassVar[int]
    ERRORS_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    dry_run: bool
    rows: int
    created: int
    drafted: int
    unchanged: int
    refused: int
    errors: _containers.RepeatedCompositeFieldContainer[CellError]
    sha256: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., dry_run: _Optional[bool] = ..., rows: _Optional[int] = ..., created: _Optional[int] = ..., drafted: _Optional[int] = ..., unchanged: _Optional[int] = ..., refused: _Optional[int] = ..., errors: _Optional[_Iterable[_Union[CellError, _Mapping]]] = ..., sha256: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CellError(_message.Message):
    __slots__ = ("cell", "row", "column", "value", "reason", "field")
    CELL_FIELD_NUMBER: _ClassVar[int]
    ROW_FIELD_NUMBER: _ClassVar[int]
    COLUMN_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    cell: str
    row: int
    column: str
    value: str
    reason: str
    field: str
    def __init__(self, cell: _Optional[str] = ..., row: _Optional[int] = ..., column: _Optional[str] = ..., value: _Optional[str] = ..., reason: _Optional[str] = ..., field: _Optional[str] = ...) -> None: ...

class StreamItemsFileRequest(_message.Message):
    __slots__ = ("format", "region", "organisation", "type", "show_inactive")
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SHOW_INACTIVE_FIELD_NUMBER: _ClassVar[int]
    format: FileFormat
    region: str
    organisation: str
    type: _catalog_pb2.ItemType
    show_inactive: bool
    def __init__(self, format: _Optional[_Union[FileFormat, str]] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ..., type: _Optional[_Union[_catalog_pb2.ItemType, str]] = ..., show_inactive: _Optional[bool] = ...) -> None: ...

class ImportItemsRequest(_message.Message):
    __slots__ = ("format", "file", "dry_run", "mode", "request_id")
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    format: FileFormat
    file: bytes
    dry_run: bool
    mode: ImportMode
    request_id: str
    def __init__(self, format: _Optional[_Union[FileFormat, str]] = ..., file: _Optional[bytes] = ..., dry_run: _Optional[bool] = ..., mode: _Optional[_Union[ImportMode, str]] = ..., request_id: _Optional[str] = ...) -> None: ...
