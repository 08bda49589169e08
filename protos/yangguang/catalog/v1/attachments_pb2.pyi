from yangguang.common.v1 import access_pb2 as _access_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ItemFile(_message.Message):
    __slots__ = ("item", "sha256", "size", "media_type")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    item: str
    sha256: str
    size: int
    media_type: str
    def __init__(self, item: _Optional[str] = ..., sha256: _Optional[str] = ..., size: _Optional[int] = ..., media_type: _Optional[str] = ...) -> None: ...

class UploadAttachmentRequest(_message.Message):
    __slots__ = ("parent", "sha256", "request_id", "data")
    PARENT_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    parent: str
    sha256: str
    request_id: str
    data: bytes
    def __init__(self, parent: _Optional[str] = ..., sha256: _Optional[str] = ..., request_id: _Optional[str] = ..., data: _Optional[bytes] = ...) -> None: ...

class StreamAttachmentRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class StoredChunk(_message.Message):
    __slots__ = ("data", "file_name", "media_type")
    DATA_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    file_name: str
    media_type: str
    def __init__(self, data: _Optional[bytes] = ..., file_name: _Optional[str] = ..., media_type: _Optional[str] = ...) -> None: ...

class ItemFileKept(_message.Message):
    __slots__ = ("file",)
    FILE_FIELD_NUMBER: _ClassVar[int]
    file: ItemFile
    def __init__(self, file: _Optional[_Union[ItemFile, _Mapping]] = ...) -> None: ...
