from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Role(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ROLE_UNSPECIFIED: _ClassVar[Role]
    APPLICANT: _ClassVar[Role]
    AGENT: _ClassVar[Role]
    CLERK: _ClassVar[Role]
    CHIEF_REPRESENTATIVE: _ClassVar[Role]
    APPROVER: _ClassVar[Role]
    MANAGER: _ClassVar[Role]
    CATALOG_EDITOR: _ClassVar[Role]
    CATALOG_REVIEWER: _ClassVar[Role]
    SUPERVISOR: _ClassVar[Role]
    AUDITOR: _ClassVar[Role]
    UPSTREAM: _ClassVar[Role]
    OPERATOR: _ClassVar[Role]
    SERVICE: _ClassVar[Role]
    ORGAN_HEAD: _ClassVar[Role]
    GOVERNMENT_HEAD: _ClassVar[Role]
    REGULATOR: _ClassVar[Role]

class Scope(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SCOPE_UNSPECIFIED: _ClassVar[Scope]
    UNRESTRICTED: _ClassVar[Scope]
    OWN_CASE: _ClassVar[Scope]
    OWN_WINDOW: _ClassVar[Scope]
    OWN_ORGANISATION: _ClassVar[Scope]
    REGION: _ClassVar[Scope]
ROLE_UNSPECIFIED: Role
APPLICANT: Role
AGENT: Role
CLERK: Role
CHIEF_REPRESENTATIVE: Role
APPROVER: Role
MANAGER: Role
CATALOG_EDITOR: Role
CATALOG_REVIEWER: Role
SUPERVISOR: Role
AUDITOR: Role
UPSTREAM: Role
OPERATOR: Role
SERVICE: Role
ORGAN_HEAD: Role
GOVERNMENT_HEAD: Role
REGULATOR: Role
SCOPE_UNSPECIFIED: Scope
UNRESTRICTED: Scope
OWN_CASE: Scope
OWN_WINDOW: Scope
OWN_ORGANISATION: Scope
REGION: Scope
ACCESS_FIELD_NUMBER: _ClassVar[int]
access: _descriptor.FieldDescriptor

class Grant(_message.Message):
    __slots__ = ("roles", "scope")
    ROLES_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    roles: _containers.RepeatedScalarFieldContainer[Role]
    scope: Scope
    def __init__(self, roles: _Optional[_Iterable[_Union[Role, str]]] = ..., scope: _Optional[_Union[Scope, str]] = ...) -> None: ...

class Access(_message.Message):
    __slots__ = ("public", "grants")
    PUBLIC_FIELD_NUMBER: _ClassVar[int]
    GRANTS_FIELD_NUMBER: _ClassVar[int]
    public: bool
    grants: _containers.RepeatedCompositeFieldContainer[Grant]
    def __init__(self, public: _Optional[bool] = ..., grants: _Optional[_Iterable[_Union[Grant, _Mapping]]] = ...) -> None: ...
