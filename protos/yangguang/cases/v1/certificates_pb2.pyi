import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.cases.v1 import cases_pb2 as _cases_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RevocationGround(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REVOCATION_GROUND_UNSPECIFIED: _ClassVar[RevocationGround]
    WRONGLY_GRANTED: _ClassVar[RevocationGround]
    ENDED: _ClassVar[RevocationGround]
    WITHDRAWN_AS_PENALTY: _ClassVar[RevocationGround]
REVOCATION_GROUND_UNSPECIFIED: RevocationGround
WRONGLY_GRANTED: RevocationGround
ENDED: RevocationGround
WITHDRAWN_AS_PENALTY: RevocationGround

class Revocation(_message.Message):
    __slots__ = ("ground", "reason", "document_number", "officer", "revoke_time")
    GROUND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    REVOKE_TIME_FIELD_NUMBER: _ClassVar[int]
    ground: RevocationGround
    reason: str
    document_number: str
    officer: str
    revoke_time: _timestamp_pb2.Timestamp
    def __init__(self, ground: _Optional[_Union[RevocationGround, str]] = ..., reason: _Optional[str] = ..., document_number: _Optional[str] = ..., officer: _Optional[str] = ..., revoke_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Certificate(_message.Message):
    __slots__ = ("name", "state", "number", "identifier", "verification_code", "version", "title", "case", "item", "organisation", "region", "holder", "holder_kind", "holder_id_number", "valid_from", "valid_to", "create_time", "update_time", "revocation", "replaces", "replaced_by", "replacement_reason", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Certificate.State]
        ISSUED: _ClassVar[Certificate.State]
        REVOKED: _ClassVar[Certificate.State]
        REPLACED: _ClassVar[Certificate.State]
        EXPIRED: _ClassVar[Certificate.State]
    STATE_UNSPECIFIED: Certificate.State
    ISSUED: Certificate.State
    REVOKED: Certificate.State
    REPLACED: Certificate.State
    EXPIRED: Certificate.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    IDENTIFIER_FIELD_NUMBER: _ClassVar[int]
    VERIFICATION_CODE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    HOLDER_KIND_FIELD_NUMBER: _ClassVar[int]
    HOLDER_ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    REVOCATION_FIELD_NUMBER: _ClassVar[int]
    REPLACES_FIELD_NUMBER: _ClassVar[int]
    REPLACED_BY_FIELD_NUMBER: _ClassVar[int]
    REPLACEMENT_REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    state: Certificate.State
    number: str
    identifier: str
    verification_code: str
    version: int
    title: str
    case: str
    item: str
    organisation: str
    region: str
    holder: str
    holder_kind: _cases_pb2.ApplicantKind
    holder_id_number: str
    valid_from: str
    valid_to: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    revocation: Revocation
    replaces: str
    replaced_by: str
    replacement_reason: str
    etag: str
    def __init__(self, name: _Optional[str] = ..., state: _Optional[_Union[Certificate.State, str]] = ..., number: _Optional[str] = ..., identifier: _Optional[str] = ..., verification_code: _Optional[str] = ..., version: _Optional[int] = ..., title: _Optional[str] = ..., case: _Optional[str] = ..., item: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., holder: _Optional[str] = ..., holder_kind: _Optional[_Union[_cases_pb2.ApplicantKind, str]] = ..., holder_id_number: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_to: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., revocation: _Optional[_Union[Revocation, _Mapping]] = ..., replaces: _Optional[str] = ..., replaced_by: _Optional[str] = ..., replacement_reason: _Optional[str] = ..., etag: _Optional[str] = ...) -> None: ...

class CertificateCheck(_message.Message):
    __slots__ = ("state", "title", "number", "identifier", "organisation", "holder", "valid_from", "valid_to", "check_time")
    STATE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    IDENTIFIER_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    CHECK_TIME_FIELD_NUMBER: _ClassVar[int]
    state: Certificate.State
    title: str
    number: str
    identifier: str
    organisation: str
    holder: str
    valid_from: str
    valid_to: str
    check_time: _timestamp_pb2.Timestamp
    def __init__(self, state: _Optional[_Union[Certificate.State, str]] = ..., title: _Optional[str] = ..., number: _Optional[str] = ..., identifier: _Optional[str] = ..., organisation: _Optional[str] = ..., holder: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_to: _Optional[str] = ..., check_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetCertificateRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListCertificatesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "holder_id_number", "number", "case")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    HOLDER_ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    holder_id_number: str
    number: str
    case: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., holder_id_number: _Optional[str] = ..., number: _Optional[str] = ..., case: _Optional[str] = ...) -> None: ...

class ListCertificatesResponse(_message.Message):
    __slots__ = ("certificates", "next_page_token")
    CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    certificates: _containers.RepeatedCompositeFieldContainer[Certificate]
    next_page_token: str
    def __init__(self, certificates: _Optional[_Iterable[_Union[Certificate, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CheckCertificateRequest(_message.Message):
    __slots__ = ("verification_code",)
    VERIFICATION_CODE_FIELD_NUMBER: _ClassVar[int]
    verification_code: str
    def __init__(self, verification_code: _Optional[str] = ...) -> None: ...

class RevokeCertificateRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "ground", "reason", "document_number")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    GROUND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    ground: RevocationGround
    reason: str
    document_number: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., ground: _Optional[_Union[RevocationGround, str]] = ..., reason: _Optional[str] = ..., document_number: _Optional[str] = ...) -> None: ...

class ReplaceCertificateRequest(_message.Message):
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

class CertificateChanged(_message.Message):
    __slots__ = ("certificate",)
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    certificate: Certificate
    def __init__(self, certificate: _Optional[_Union[Certificate, _Mapping]] = ...) -> None: ...
