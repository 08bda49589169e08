from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class LimitUnit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LIMIT_UNIT_UNSPECIFIED: _ClassVar[LimitUnit]
    WORKING_DAYS: _ClassVar[LimitUnit]
    DAYS: _ClassVar[LimitUnit]

class CaseKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CASE_KIND_UNSPECIFIED: _ClassVar[CaseKind]
    INSTANT: _ClassVar[CaseKind]
    PROMISED: _ClassVar[CaseKind]
    JOINT: _ClassVar[CaseKind]
    FORWARDED: _ClassVar[CaseKind]
    RETURNED: _ClassVar[CaseKind]
    SUPPLEMENTED: _ClassVar[CaseKind]

class Channel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHANNEL_UNSPECIFIED: _ClassVar[Channel]
    WEB: _ClassVar[Channel]
    WINDOW: _ClassVar[Channel]
    AGENCY: _ClassVar[Channel]
    POST: _ClassVar[Channel]
    PLATFORM: _ClassVar[Channel]
    SYSTEM: _ClassVar[Channel]

class Right(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RIGHT_UNSPECIFIED: _ClassVar[Right]
    INSTANT_DECISION: _ClassVar[Right]
    PROMISE_SUPERVISION: _ClassVar[Right]
    JOINT_COORDINATION: _ClassVar[Right]
    FIRST_REVIEW: _ClassVar[Right]
    RETURN_CHECK: _ClassVar[Right]
    SUPPLEMENT_CHECK: _ClassVar[Right]
    SEAL_USE: _ClassVar[Right]
    ACCEPTANCE_DECISION: _ClassVar[Right]
    ON_SITE_APPROVAL: _ClassVar[Right]
    CERTIFICATE_ISSUE: _ClassVar[Right]
    EXAMINATION: _ClassVar[Right]
    DISPATCH: _ClassVar[Right]
    PRESSING: _ClassVar[Right]
    FEE_COLLECTION: _ClassVar[Right]
LIMIT_UNIT_UNSPECIFIED: LimitUnit
WORKING_DAYS: LimitUnit
DAYS: LimitUnit
CASE_KIND_UNSPECIFIED: CaseKind
INSTANT: CaseKind
PROMISED: CaseKind
JOINT: CaseKind
FORWARDED: CaseKind
RETURNED: CaseKind
SUPPLEMENTED: CaseKind
CHANNEL_UNSPECIFIED: Channel
WEB: Channel
WINDOW: Channel
AGENCY: Channel
POST: Channel
PLATFORM: Channel
SYSTEM: Channel
RIGHT_UNSPECIFIED: Right
INSTANT_DECISION: Right
PROMISE_SUPERVISION: Right
JOINT_COORDINATION: Right
FIRST_REVIEW: Right
RETURN_CHECK: Right
SUPPLEMENT_CHECK: Right
SEAL_USE: Right
ACCEPTANCE_DECISION: Right
ON_SITE_APPROVAL: Right
CERTIFICATE_ISSUE: Right
EXAMINATION: Right
DISPATCH: Right
PRESSING: Right
FEE_COLLECTION: Right

class Limit(_message.Message):
    __slots__ = ("length", "unit", "clock", "note")
    LENGTH_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    length: int
    unit: LimitUnit
    clock: str
    note: str
    def __init__(self, length: _Optional[int] = ..., unit: _Optional[_Union[LimitUnit, str]] = ..., clock: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...
