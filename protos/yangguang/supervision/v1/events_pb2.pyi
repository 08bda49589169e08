from yangguang.supervision.v1 import supervision_pb2 as _supervision_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CardIssued(_message.Message):
    __slots__ = ("card",)
    CARD_FIELD_NUMBER: _ClassVar[int]
    card: _supervision_pb2.Card
    def __init__(self, card: _Optional[_Union[_supervision_pb2.Card, _Mapping]] = ...) -> None: ...

class CardWithdrawn(_message.Message):
    __slots__ = ("card",)
    CARD_FIELD_NUMBER: _ClassVar[int]
    card: _supervision_pb2.Card
    def __init__(self, card: _Optional[_Union[_supervision_pb2.Card, _Mapping]] = ...) -> None: ...

class SupervisionRuleChanged(_message.Message):
    __slots__ = ("rule",)
    RULE_FIELD_NUMBER: _ClassVar[int]
    rule: _supervision_pb2.SupervisionRule
    def __init__(self, rule: _Optional[_Union[_supervision_pb2.SupervisionRule, _Mapping]] = ...) -> None: ...

class FindingMade(_message.Message):
    __slots__ = ("finding",)
    FINDING_FIELD_NUMBER: _ClassVar[int]
    finding: _supervision_pb2.Finding
    def __init__(self, finding: _Optional[_Union[_supervision_pb2.Finding, _Mapping]] = ...) -> None: ...

class FindingDismissed(_message.Message):
    __slots__ = ("finding",)
    FINDING_FIELD_NUMBER: _ClassVar[int]
    finding: _supervision_pb2.Finding
    def __init__(self, finding: _Optional[_Union[_supervision_pb2.Finding, _Mapping]] = ...) -> None: ...
