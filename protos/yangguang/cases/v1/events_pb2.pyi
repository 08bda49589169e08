import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.cases.v1 import cases_pb2 as _cases_pb2
from yangguang.common.v1 import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CaseFacts(_message.Message):
    __slots__ = ("case", "number", "item", "item_version", "item_title", "kind", "state", "region", "organisation", "window", "channel", "applicant_kind", "create_time", "receive_time", "accept_time", "deemed_accepted", "decide_time", "granted", "complete_time", "deliver_time", "handling_days", "promised_limit", "statutory_limit", "clocks", "rating_grade", "rate_time", "supplement_requested", "visits", "matter", "lacking_materials", "decided_at_window", "behind_steps")
    CASE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_VERSION_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_KIND_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_TIME_FIELD_NUMBER: _ClassVar[int]
    DEEMED_ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    GRANTED_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELIVER_TIME_FIELD_NUMBER: _ClassVar[int]
    HANDLING_DAYS_FIELD_NUMBER: _ClassVar[int]
    PROMISED_LIMIT_FIELD_NUMBER: _ClassVar[int]
    STATUTORY_LIMIT_FIELD_NUMBER: _ClassVar[int]
    CLOCKS_FIELD_NUMBER: _ClassVar[int]
    RATING_GRADE_FIELD_NUMBER: _ClassVar[int]
    RATE_TIME_FIELD_NUMBER: _ClassVar[int]
    SUPPLEMENT_REQUESTED_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    LACKING_MATERIALS_FIELD_NUMBER: _ClassVar[int]
    DECIDED_AT_WINDOW_FIELD_NUMBER: _ClassVar[int]
    BEHIND_STEPS_FIELD_NUMBER: _ClassVar[int]
    case: str
    number: str
    item: str
    item_version: int
    item_title: str
    kind: _types_pb2.CaseKind
    state: _cases_pb2.Case.State
    region: str
    organisation: str
    window: str
    channel: _types_pb2.Channel
    applicant_kind: _cases_pb2.ApplicantKind
    create_time: _timestamp_pb2.Timestamp
    receive_time: _timestamp_pb2.Timestamp
    accept_time: _timestamp_pb2.Timestamp
    deemed_accepted: bool
    decide_time: _timestamp_pb2.Timestamp
    granted: bool
    complete_time: _timestamp_pb2.Timestamp
    deliver_time: _timestamp_pb2.Timestamp
    handling_days: int
    promised_limit: _types_pb2.Limit
    statutory_limit: _types_pb2.Limit
    clocks: _containers.RepeatedCompositeFieldContainer[_cases_pb2.CaseClock]
    rating_grade: _cases_pb2.RatingGrade
    rate_time: _timestamp_pb2.Timestamp
    supplement_requested: bool
    visits: int
    matter: str
    lacking_materials: int
    decided_at_window: bool
    behind_steps: _containers.RepeatedScalarFieldContainer[_cases_pb2.BehindStep]
    def __init__(self, case: _Optional[str] = ..., number: _Optional[str] = ..., item: _Optional[str] = ..., item_version: _Optional[int] = ..., item_title: _Optional[str] = ..., kind: _Optional[_Union[_types_pb2.CaseKind, str]] = ..., state: _Optional[_Union[_cases_pb2.Case.State, str]] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ..., window: _Optional[str] = ..., channel: _Optional[_Union[_types_pb2.Channel, str]] = ..., applicant_kind: _Optional[_Union[_cases_pb2.ApplicantKind, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., receive_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., accept_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., deemed_accepted: _Optional[bool] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., granted: _Optional[bool] = ..., complete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., deliver_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., handling_days: _Optional[int] = ..., promised_limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., statutory_limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., clocks: _Optional[_Iterable[_Union[_cases_pb2.CaseClock, _Mapping]]] = ..., rating_grade: _Optional[_Union[_cases_pb2.RatingGrade, str]] = ..., rate_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., supplement_requested: _Optional[bool] = ..., visits: _Optional[int] = ..., matter: _Optional[str] = ..., lacking_materials: _Optional[int] = ..., decided_at_window: _Optional[bool] = ..., behind_steps: _Optional[_Iterable[_Union[_cases_pb2.BehindStep, str]]] = ...) -> None: ...

class CaseSubmitted(_message.Message):
    __slots__ = ("facts",)
    FACTS_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ...) -> None: ...

class CaseSupplementRequested(_message.Message):
    __slots__ = ("facts", "materials")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    materials: _containers.RepeatedCompositeFieldContainer[_cases_pb2.MissingMaterial]
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., materials: _Optional[_Iterable[_Union[_cases_pb2.MissingMaterial, _Mapping]]] = ...) -> None: ...

class CaseSupplemented(_message.Message):
    __slots__ = ("facts", "materials")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    materials: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., materials: _Optional[_Iterable[str]] = ...) -> None: ...

class CaseAccepted(_message.Message):
    __slots__ = ("facts", "acceptor")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    ACCEPTOR_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    acceptor: str
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., acceptor: _Optional[str] = ...) -> None: ...

class CaseRefused(_message.Message):
    __slots__ = ("facts", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    reason: str
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class CaseExamined(_message.Message):
    __slots__ = ("facts", "examiner")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    EXAMINER_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    examiner: str
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., examiner: _Optional[str] = ...) -> None: ...

class CaseProcedureStarted(_message.Message):
    __slots__ = ("facts", "procedure")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    PROCEDURE_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    procedure: _cases_pb2.Procedure
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., procedure: _Optional[_Union[_cases_pb2.Procedure, _Mapping]] = ...) -> None: ...

class CaseProcedureEnded(_message.Message):
    __slots__ = ("facts", "procedure")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    PROCEDURE_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    procedure: _cases_pb2.Procedure
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., procedure: _Optional[_Union[_cases_pb2.Procedure, _Mapping]] = ...) -> None: ...

class CaseExtended(_message.Message):
    __slots__ = ("facts", "length", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    LENGTH_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    length: int
    reason: str
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., length: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class CaseForwarded(_message.Message):
    __slots__ = ("facts", "upper_organisation")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    UPPER_ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    upper_organisation: str
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., upper_organisation: _Optional[str] = ...) -> None: ...

class CaseDecided(_message.Message):
    __slots__ = ("facts", "decision")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    decision: _cases_pb2.Decision
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., decision: _Optional[_Union[_cases_pb2.Decision, _Mapping]] = ...) -> None: ...

class CaseCompleted(_message.Message):
    __slots__ = ("facts", "certificate_number", "valid_to")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    certificate_number: str
    valid_to: str
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., certificate_number: _Optional[str] = ..., valid_to: _Optional[str] = ...) -> None: ...

class CaseDelivered(_message.Message):
    __slots__ = ("facts", "way")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    way: _cases_pb2.DeliveryWay
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., way: _Optional[_Union[_cases_pb2.DeliveryWay, str]] = ...) -> None: ...

class CaseRated(_message.Message):
    __slots__ = ("facts",)
    FACTS_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ...) -> None: ...

class CaseWithdrawn(_message.Message):
    __slots__ = ("facts", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    reason: str
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class CaseDueChanged(_message.Message):
    __slots__ = ("facts", "document_number")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    document_number: str
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., document_number: _Optional[str] = ...) -> None: ...

class ApplicantRevealed(_message.Message):
    __slots__ = ("facts", "purpose")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    purpose: str
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., purpose: _Optional[str] = ...) -> None: ...

class CaseViolationRecorded(_message.Message):
    __slots__ = ("facts", "violation")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    VIOLATION_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    violation: _cases_pb2.Violation
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., violation: _Optional[_Union[_cases_pb2.Violation, _Mapping]] = ...) -> None: ...

class CasePromiseShortened(_message.Message):
    __slots__ = ("facts", "shorter_promise")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    SHORTER_PROMISE_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    shorter_promise: _cases_pb2.ShorterPromise
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., shorter_promise: _Optional[_Union[_cases_pb2.ShorterPromise, _Mapping]] = ...) -> None: ...

class CaseDelayExplained(_message.Message):
    __slots__ = ("facts", "explanation")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    explanation: _cases_pb2.DelayExplanation
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., explanation: _Optional[_Union[_cases_pb2.DelayExplanation, _Mapping]] = ...) -> None: ...

class CaseObjectionFiled(_message.Message):
    __slots__ = ("facts", "procedure", "number")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    PROCEDURE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    procedure: int
    number: int
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., procedure: _Optional[int] = ..., number: _Optional[int] = ...) -> None: ...

class CaseObjectionResolved(_message.Message):
    __slots__ = ("facts", "procedure", "number", "upheld")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    PROCEDURE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    UPHELD_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    procedure: int
    number: int
    upheld: bool
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., procedure: _Optional[int] = ..., number: _Optional[int] = ..., upheld: _Optional[bool] = ...) -> None: ...

class CaseStepWaived(_message.Message):
    __slots__ = ("facts", "waived_step")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    WAIVED_STEP_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    waived_step: _cases_pb2.WaivedStep
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., waived_step: _Optional[_Union[_cases_pb2.WaivedStep, _Mapping]] = ...) -> None: ...

class CaseTransferred(_message.Message):
    __slots__ = ("facts", "transfer")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    transfer: _cases_pb2.Transfer
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., transfer: _Optional[_Union[_cases_pb2.Transfer, _Mapping]] = ...) -> None: ...

class CaseTransferAnswered(_message.Message):
    __slots__ = ("facts", "transfer")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    transfer: _cases_pb2.Transfer
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., transfer: _Optional[_Union[_cases_pb2.Transfer, _Mapping]] = ...) -> None: ...

class CaseRatedByDefault(_message.Message):
    __slots__ = ("facts",)
    FACTS_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ...) -> None: ...

class CaseRatingDiscounted(_message.Message):
    __slots__ = ("facts",)
    FACTS_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ...) -> None: ...

class CaseAgencySigned(_message.Message):
    __slots__ = ("facts", "way")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    facts: CaseFacts
    way: _cases_pb2.SignatureWay
    def __init__(self, facts: _Optional[_Union[CaseFacts, _Mapping]] = ..., way: _Optional[_Union[_cases_pb2.SignatureWay, str]] = ...) -> None: ...
