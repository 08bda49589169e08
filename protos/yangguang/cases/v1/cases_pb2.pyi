import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.catalog.v1 import catalog_pb2 as _catalog_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from yangguang.common.v1 import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RatingGrade(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RATING_GRADE_UNSPECIFIED: _ClassVar[RatingGrade]
    VERY_SATISFIED: _ClassVar[RatingGrade]
    SATISFIED: _ClassVar[RatingGrade]
    FAIRLY_SATISFIED: _ClassVar[RatingGrade]
    DISSATISFIED: _ClassVar[RatingGrade]
    VERY_DISSATISFIED: _ClassVar[RatingGrade]

class RatingChannel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RATING_CHANNEL_UNSPECIFIED: _ClassVar[RatingChannel]
    COMPUTER: _ClassVar[RatingChannel]
    MOBILE_DEVICE: _ClassVar[RatingChannel]
    QR_CODE: _ClassVar[RatingChannel]
    HALL_TABLET: _ClassVar[RatingChannel]
    OTHER_TERMINAL: _ClassVar[RatingChannel]
    TELEPHONE: _ClassVar[RatingChannel]
    SHORT_MESSAGE: _ClassVar[RatingChannel]

class ApplicantKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    APPLICANT_KIND_UNSPECIFIED: _ClassVar[ApplicantKind]
    PERSON: _ClassVar[ApplicantKind]
    ORGANISATION: _ClassVar[ApplicantKind]

class ClockKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CLOCK_KIND_UNSPECIFIED: _ClassVar[ClockKind]
    ACCEPTANCE_CLOCK: _ClassVar[ClockKind]
    PROMISED_CLOCK: _ClassVar[ClockKind]
    STATUTORY_CLOCK: _ClassVar[ClockKind]
    UPPER_CLOCK: _ClassVar[ClockKind]
    DELIVERY_CLOCK: _ClassVar[ClockKind]
    STEP_CLOCK: _ClassVar[ClockKind]

class BehindStep(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BEHIND_STEP_UNSPECIFIED: _ClassVar[BehindStep]
    DECIDING_BEHIND: _ClassVar[BehindStep]
    SEALING_BEHIND: _ClassVar[BehindStep]
    PAYING_BEHIND: _ClassVar[BehindStep]
    CERTIFYING_BEHIND: _ClassVar[BehindStep]

class ReturnReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RETURN_REASON_UNSPECIFIED: _ClassVar[ReturnReason]
    NOT_REQUIRED: _ClassVar[ReturnReason]
    NOT_COMPETENT: _ClassVar[ReturnReason]
    NOT_SUPPLEMENTED: _ClassVar[ReturnReason]
    CONDITIONS_NOT_MET: _ClassVar[ReturnReason]
    FALSE_MATERIALS: _ClassVar[ReturnReason]
    QUANTITY_EXHAUSTED: _ClassVar[ReturnReason]
    OTHER_RETURN_REASON: _ClassVar[ReturnReason]

class ViolationKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    VIOLATION_KIND_UNSPECIFIED: _ClassVar[ViolationKind]
    REPEATED_NOTICE: _ClassVar[ViolationKind]
    LOST_DOCUMENTS: _ClassVar[ViolationKind]
    WRONG_ENTRY: _ClassVar[ViolationKind]

class PromiseBasis(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROMISE_BASIS_UNSPECIFIED: _ClassVar[PromiseBasis]
    MAJOR_INVESTMENT: _ClassVar[PromiseBasis]
    KEY_PROJECT: _ClassVar[PromiseBasis]
    TRANSFERRED_INDUSTRY: _ClassVar[PromiseBasis]
    AGENCY_PROJECT: _ClassVar[PromiseBasis]
    SPECIAL_CASE: _ClassVar[PromiseBasis]
    PRECEDENT: _ClassVar[PromiseBasis]
    PEER_LIMIT: _ClassVar[PromiseBasis]

class ServiceMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SERVICE_MODE_UNSPECIFIED: _ClassVar[ServiceMode]
    ADVANCE_SERVICE: _ClassVar[ServiceMode]
    RESERVED_SERVICE: _ClassVar[ServiceMode]
    DOOR_TO_DOOR_SERVICE: _ClassVar[ServiceMode]
    SELF_SERVICE: _ClassVar[ServiceMode]
    ASSISTED_SERVICE: _ClassVar[ServiceMode]
    AGENCY_SERVICE: _ClassVar[ServiceMode]
    PARALLEL_SERVICE: _ClassVar[ServiceMode]
    ONLINE_SERVICE: _ClassVar[ServiceMode]
    REMINDER_SERVICE: _ClassVar[ServiceMode]
    EXTENDED_SERVICE: _ClassVar[ServiceMode]
    OFF_PEAK_SERVICE: _ClassVar[ServiceMode]
    HOLIDAY_SERVICE: _ClassVar[ServiceMode]

class CaseNoticeKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CASE_NOTICE_KIND_UNSPECIFIED: _ClassVar[CaseNoticeKind]
    PUBLICITY_NOTICE: _ClassVar[CaseNoticeKind]
    DELAY_NOTICE: _ClassVar[CaseNoticeKind]

class TransferKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TRANSFER_KIND_UNSPECIFIED: _ClassVar[TransferKind]
    DISPATCH: _ClassVar[TransferKind]
    COORDINATE: _ClassVar[TransferKind]
    PRESS: _ClassVar[TransferKind]
    HAND_OVER: _ClassVar[TransferKind]

class DeliveryWay(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DELIVERY_WAY_UNSPECIFIED: _ClassVar[DeliveryWay]
    COLLECTED: _ClassVar[DeliveryWay]
    POSTED: _ClassVar[DeliveryWay]
    ELECTRONIC: _ClassVar[DeliveryWay]
    BY_AGENT: _ClassVar[DeliveryWay]

class SignatureWay(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SIGNATURE_WAY_UNSPECIFIED: _ClassVar[SignatureWay]
    HANDWRITTEN: _ClassVar[SignatureWay]
    FINGERPRINT: _ClassVar[SignatureWay]
    ELECTRONIC_SIGNATURE: _ClassVar[SignatureWay]
RATING_GRADE_UNSPECIFIED: RatingGrade
VERY_SATISFIED: RatingGrade
SATISFIED: RatingGrade
FAIRLY_SATISFIED: RatingGrade
DISSATISFIED: RatingGrade
VERY_DISSATISFIED: RatingGrade
RATING_CHANNEL_UNSPECIFIED: RatingChannel
COMPUTER: RatingChannel
MOBILE_DEVICE: RatingChannel
QR_CODE: RatingChannel
HALL_TABLET: RatingChannel
OTHER_TERMINAL: RatingChannel
TELEPHONE: RatingChannel
SHORT_MESSAGE: RatingChannel
APPLICANT_KIND_UNSPECIFIED: ApplicantKind
PERSON: ApplicantKind
ORGANISATION: ApplicantKind
CLOCK_KIND_UNSPECIFIED: ClockKind
ACCEPTANCE_CLOCK: ClockKind
PROMISED_CLOCK: ClockKind
STATUTORY_CLOCK: ClockKind
UPPER_CLOCK: ClockKind
DELIVERY_CLOCK: ClockKind
STEP_CLOCK: ClockKind
BEHIND_STEP_UNSPECIFIED: BehindStep
DECIDING_BEHIND: BehindStep
SEALING_BEHIND: BehindStep
PAYING_BEHIND: BehindStep
CERTIFYING_BEHIND: BehindStep
RETURN_REASON_UNSPECIFIED: ReturnReason
NOT_REQUIRED: ReturnReason
NOT_COMPETENT: ReturnReason
NOT_SUPPLEMENTED: ReturnReason
CONDITIONS_NOT_MET: ReturnReason
FALSE_MATERIALS: ReturnReason
QUANTITY_EXHAUSTED: ReturnReason
OTHER_RETURN_REASON: ReturnReason
VIOLATION_KIND_UNSPECIFIED: ViolationKind
REPEATED_NOTICE: ViolationKind
LOST_DOCUMENTS: ViolationKind
WRONG_ENTRY: ViolationKind
PROMISE_BASIS_UNSPECIFIED: PromiseBasis
MAJOR_INVESTMENT: PromiseBasis
KEY_PROJECT: PromiseBasis
TRANSFERRED_INDUSTRY: PromiseBasis
AGENCY_PROJECT: PromiseBasis
SPECIAL_CASE: PromiseBasis
PRECEDENT: PromiseBasis
PEER_LIMIT: PromiseBasis
SERVICE_MODE_UNSPECIFIED: ServiceMode
ADVANCE_SERVICE: ServiceMode
RESERVED_SERVICE: ServiceMode
DOOR_TO_DOOR_SERVICE: ServiceMode
SELF_SERVICE: ServiceMode
ASSISTED_SERVICE: ServiceMode
AGENCY_SERVICE: ServiceMode
PARALLEL_SERVICE: ServiceMode
ONLINE_SERVICE: ServiceMode
REMINDER_SERVICE: ServiceMode
EXTENDED_SERVICE: ServiceMode
OFF_PEAK_SERVICE: ServiceMode
HOLIDAY_SERVICE: ServiceMode
CASE_NOTICE_KIND_UNSPECIFIED: CaseNoticeKind
PUBLICITY_NOTICE: CaseNoticeKind
DELAY_NOTICE: CaseNoticeKind
TRANSFER_KIND_UNSPECIFIED: TransferKind
DISPATCH: TransferKind
COORDINATE: TransferKind
PRESS: TransferKind
HAND_OVER: TransferKind
DELIVERY_WAY_UNSPECIFIED: DeliveryWay
COLLECTED: DeliveryWay
POSTED: DeliveryWay
ELECTRONIC: DeliveryWay
BY_AGENT: DeliveryWay
SIGNATURE_WAY_UNSPECIFIED: SignatureWay
HANDWRITTEN: SignatureWay
FINGERPRINT: SignatureWay
ELECTRONIC_SIGNATURE: SignatureWay

class Case(_message.Message):
    __slots__ = ("name", "number", "item", "item_version", "item_title", "kind", "state", "region", "organisation", "window", "channel", "applicant", "agent", "materials", "create_time", "receive_time", "supplement_notice", "accept_time", "acceptor", "deemed_accepted", "examine_time", "examiner", "opinion", "procedures", "decision", "complete_time", "certificate_number", "delivery", "rating", "end_reason", "upper_organisation", "clocks", "update_time", "etag", "handling_kind", "return_reason", "handling")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Case.State]
        SUBMITTED: _ClassVar[Case.State]
        SUPPLEMENTING: _ClassVar[Case.State]
        ACCEPTED: _ClassVar[Case.State]
        EXAMINED: _ClassVar[Case.State]
        FORWARDED: _ClassVar[Case.State]
        DECIDED: _ClassVar[Case.State]
        COMPLETED: _ClassVar[Case.State]
        DELIVERED: _ClassVar[Case.State]
        NOT_ACCEPTED: _ClassVar[Case.State]
        WITHDRAWN: _ClassVar[Case.State]
    STATE_UNSPECIFIED: Case.State
    SUBMITTED: Case.State
    SUPPLEMENTING: Case.State
    ACCEPTED: Case.State
    EXAMINED: Case.State
    FORWARDED: Case.State
    DECIDED: Case.State
    COMPLETED: Case.State
    DELIVERED: Case.State
    NOT_ACCEPTED: Case.State
    WITHDRAWN: Case.State
    NAME_FIELD_NUMBER: _ClassVar[int]
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
    APPLICANT_FIELD_NUMBER: _ClassVar[int]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    SUPPLEMENT_NOTICE_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCEPTOR_FIELD_NUMBER: _ClassVar[int]
    DEEMED_ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    EXAMINE_TIME_FIELD_NUMBER: _ClassVar[int]
    EXAMINER_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    PROCEDURES_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_TIME_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    END_REASON_FIELD_NUMBER: _ClassVar[int]
    UPPER_ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    CLOCKS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    HANDLING_KIND_FIELD_NUMBER: _ClassVar[int]
    RETURN_REASON_FIELD_NUMBER: _ClassVar[int]
    HANDLING_FIELD_NUMBER: _ClassVar[int]
    name: str
    number: str
    item: str
    item_version: str
    item_title: str
    kind: _types_pb2.CaseKind
    state: Case.State
    region: str
    organisation: str
    window: str
    channel: _types_pb2.Channel
    applicant: Applicant
    agent: Agent
    materials: _containers.RepeatedScalarFieldContainer[str]
    create_time: _timestamp_pb2.Timestamp
    receive_time: _timestamp_pb2.Timestamp
    supplement_notice: SupplementNotice
    accept_time: _timestamp_pb2.Timestamp
    acceptor: str
    deemed_accepted: bool
    examine_time: _timestamp_pb2.Timestamp
    examiner: str
    opinion: str
    procedures: _containers.RepeatedCompositeFieldContainer[Procedure]
    decision: Decision
    complete_time: _timestamp_pb2.Timestamp
    certificate_number: str
    delivery: Delivery
    rating: Rating
    end_reason: str
    upper_organisation: str
    clocks: _containers.RepeatedCompositeFieldContainer[CaseClock]
    update_time: _timestamp_pb2.Timestamp
    etag: str
    handling_kind: _types_pb2.CaseKind
    return_reason: ReturnReason
    handling: Handling
    def __init__(self, name: _Optional[str] = ..., number: _Optional[str] = ..., item: _Optional[str] = ..., item_version: _Optional[str] = ..., item_title: _Optional[str] = ..., kind: _Optional[_Union[_types_pb2.CaseKind, str]] = ..., state: _Optional[_Union[Case.State, str]] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ..., window: _Optional[str] = ..., channel: _Optional[_Union[_types_pb2.Channel, str]] = ..., applicant: _Optional[_Union[Applicant, _Mapping]] = ..., agent: _Optional[_Union[Agent, _Mapping]] = ..., materials: _Optional[_Iterable[str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., receive_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., supplement_notice: _Optional[_Union[SupplementNotice, _Mapping]] = ..., accept_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., acceptor: _Optional[str] = ..., deemed_accepted: _Optional[bool] = ..., examine_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., examiner: _Optional[str] = ..., opinion: _Optional[str] = ..., procedures: _Optional[_Iterable[_Union[Procedure, _Mapping]]] = ..., decision: _Optional[_Union[Decision, _Mapping]] = ..., complete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., certificate_number: _Optional[str] = ..., delivery: _Optional[_Union[Delivery, _Mapping]] = ..., rating: _Optional[_Union[Rating, _Mapping]] = ..., end_reason: _Optional[str] = ..., upper_organisation: _Optional[str] = ..., clocks: _Optional[_Iterable[_Union[CaseClock, _Mapping]]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., handling_kind: _Optional[_Union[_types_pb2.CaseKind, str]] = ..., return_reason: _Optional[_Union[ReturnReason, str]] = ..., handling: _Optional[_Union[Handling, _Mapping]] = ...) -> None: ...

class Handling(_message.Message):
    __slots__ = ("violations", "extension", "shorter_promise", "delay_explanations", "transfers", "waived_steps", "visit_days", "service_modes", "batch_session", "rated_by_default", "received_by", "behind_steps")
    VIOLATIONS_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    SHORTER_PROMISE_FIELD_NUMBER: _ClassVar[int]
    DELAY_EXPLANATIONS_FIELD_NUMBER: _ClassVar[int]
    TRANSFERS_FIELD_NUMBER: _ClassVar[int]
    WAIVED_STEPS_FIELD_NUMBER: _ClassVar[int]
    VISIT_DAYS_FIELD_NUMBER: _ClassVar[int]
    SERVICE_MODES_FIELD_NUMBER: _ClassVar[int]
    BATCH_SESSION_FIELD_NUMBER: _ClassVar[int]
    RATED_BY_DEFAULT_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BY_FIELD_NUMBER: _ClassVar[int]
    BEHIND_STEPS_FIELD_NUMBER: _ClassVar[int]
    violations: _containers.RepeatedCompositeFieldContainer[Violation]
    extension: Extension
    shorter_promise: ShorterPromise
    delay_explanations: _containers.RepeatedCompositeFieldContainer[DelayExplanation]
    transfers: _containers.RepeatedCompositeFieldContainer[Transfer]
    waived_steps: _containers.RepeatedCompositeFieldContainer[WaivedStep]
    visit_days: _containers.RepeatedScalarFieldContainer[str]
    service_modes: _containers.RepeatedScalarFieldContainer[ServiceMode]
    batch_session: str
    rated_by_default: bool
    received_by: str
    behind_steps: _containers.RepeatedScalarFieldContainer[BehindStep]
    def __init__(self, violations: _Optional[_Iterable[_Union[Violation, _Mapping]]] = ..., extension: _Optional[_Union[Extension, _Mapping]] = ..., shorter_promise: _Optional[_Union[ShorterPromise, _Mapping]] = ..., delay_explanations: _Optional[_Iterable[_Union[DelayExplanation, _Mapping]]] = ..., transfers: _Optional[_Iterable[_Union[Transfer, _Mapping]]] = ..., waived_steps: _Optional[_Iterable[_Union[WaivedStep, _Mapping]]] = ..., visit_days: _Optional[_Iterable[str]] = ..., service_modes: _Optional[_Iterable[_Union[ServiceMode, str]]] = ..., batch_session: _Optional[str] = ..., rated_by_default: _Optional[bool] = ..., received_by: _Optional[str] = ..., behind_steps: _Optional[_Iterable[_Union[BehindStep, str]]] = ...) -> None: ...

class Violation(_message.Message):
    __slots__ = ("kind", "reason", "materials", "officer", "record_time", "settle_time")
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    RECORD_TIME_FIELD_NUMBER: _ClassVar[int]
    SETTLE_TIME_FIELD_NUMBER: _ClassVar[int]
    kind: ViolationKind
    reason: str
    materials: _containers.RepeatedScalarFieldContainer[str]
    officer: str
    record_time: _timestamp_pb2.Timestamp
    settle_time: _timestamp_pb2.Timestamp
    def __init__(self, kind: _Optional[_Union[ViolationKind, str]] = ..., reason: _Optional[str] = ..., materials: _Optional[_Iterable[str]] = ..., officer: _Optional[str] = ..., record_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., settle_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Extension(_message.Message):
    __slots__ = ("length", "reason", "head", "extend_time")
    LENGTH_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    EXTEND_TIME_FIELD_NUMBER: _ClassVar[int]
    length: int
    reason: str
    head: str
    extend_time: _timestamp_pb2.Timestamp
    def __init__(self, length: _Optional[int] = ..., reason: _Optional[str] = ..., head: _Optional[str] = ..., extend_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ShorterPromise(_message.Message):
    __slots__ = ("basis", "length", "document_number", "officer", "shorten_time")
    BASIS_FIELD_NUMBER: _ClassVar[int]
    LENGTH_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    SHORTEN_TIME_FIELD_NUMBER: _ClassVar[int]
    basis: PromiseBasis
    length: int
    document_number: str
    officer: str
    shorten_time: _timestamp_pb2.Timestamp
    def __init__(self, basis: _Optional[_Union[PromiseBasis, str]] = ..., length: _Optional[int] = ..., document_number: _Optional[str] = ..., officer: _Optional[str] = ..., shorten_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DelayExplanation(_message.Message):
    __slots__ = ("clock", "due", "reason", "expected_day", "officer", "explain_time")
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_DAY_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    EXPLAIN_TIME_FIELD_NUMBER: _ClassVar[int]
    clock: ClockKind
    due: str
    reason: str
    expected_day: str
    officer: str
    explain_time: _timestamp_pb2.Timestamp
    def __init__(self, clock: _Optional[_Union[ClockKind, str]] = ..., due: _Optional[str] = ..., reason: _Optional[str] = ..., expected_day: _Optional[str] = ..., officer: _Optional[str] = ..., explain_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Transfer(_message.Message):
    __slots__ = ("number", "kind", "sender", "receiver", "note", "transfer_time", "due", "answer", "answerer", "answer_time")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SENDER_FIELD_NUMBER: _ClassVar[int]
    RECEIVER_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    ANSWERER_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    number: int
    kind: TransferKind
    sender: str
    receiver: str
    note: str
    transfer_time: _timestamp_pb2.Timestamp
    due: str
    answer: str
    answerer: str
    answer_time: _timestamp_pb2.Timestamp
    def __init__(self, number: _Optional[int] = ..., kind: _Optional[_Union[TransferKind, str]] = ..., sender: _Optional[str] = ..., receiver: _Optional[str] = ..., note: _Optional[str] = ..., transfer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due: _Optional[str] = ..., answer: _Optional[str] = ..., answerer: _Optional[str] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WaivedStep(_message.Message):
    __slots__ = ("kind", "reason", "officer", "waive_time")
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    WAIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    kind: _catalog_pb2.StepKind
    reason: str
    officer: str
    waive_time: _timestamp_pb2.Timestamp
    def __init__(self, kind: _Optional[_Union[_catalog_pb2.StepKind, str]] = ..., reason: _Optional[str] = ..., officer: _Optional[str] = ..., waive_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Objection(_message.Message):
    __slots__ = ("number", "content", "objector", "file_time", "resolution", "upheld", "resolver", "resolve_time")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    OBJECTOR_FIELD_NUMBER: _ClassVar[int]
    FILE_TIME_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    UPHELD_FIELD_NUMBER: _ClassVar[int]
    RESOLVER_FIELD_NUMBER: _ClassVar[int]
    RESOLVE_TIME_FIELD_NUMBER: _ClassVar[int]
    number: int
    content: str
    objector: str
    file_time: _timestamp_pb2.Timestamp
    resolution: str
    upheld: bool
    resolver: str
    resolve_time: _timestamp_pb2.Timestamp
    def __init__(self, number: _Optional[int] = ..., content: _Optional[str] = ..., objector: _Optional[str] = ..., file_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., resolution: _Optional[str] = ..., upheld: _Optional[bool] = ..., resolver: _Optional[str] = ..., resolve_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Applicant(_message.Message):
    __slots__ = ("kind", "name", "id_number", "phone", "address")
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    kind: ApplicantKind
    name: str
    id_number: str
    phone: str
    address: str
    def __init__(self, kind: _Optional[_Union[ApplicantKind, str]] = ..., name: _Optional[str] = ..., id_number: _Optional[str] = ..., phone: _Optional[str] = ..., address: _Optional[str] = ...) -> None: ...

class Agent(_message.Message):
    __slots__ = ("subject", "title", "mandate_number", "mandate", "signature")
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    subject: str
    title: str
    mandate_number: str
    mandate: AgencyMandate
    signature: AgencySignature
    def __init__(self, subject: _Optional[str] = ..., title: _Optional[str] = ..., mandate_number: _Optional[str] = ..., mandate: _Optional[_Union[AgencyMandate, _Mapping]] = ..., signature: _Optional[_Union[AgencySignature, _Mapping]] = ...) -> None: ...

class AgencyMandate(_message.Message):
    __slots__ = ("scope", "sign_day", "valid_to", "file_sha256", "fee")
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    SIGN_DAY_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    FILE_SHA256_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    scope: str
    sign_day: str
    valid_to: str
    file_sha256: str
    fee: int
    def __init__(self, scope: _Optional[str] = ..., sign_day: _Optional[str] = ..., valid_to: _Optional[str] = ..., file_sha256: _Optional[str] = ..., fee: _Optional[int] = ...) -> None: ...

class AgencySignature(_message.Message):
    __slots__ = ("way", "file_sha256", "sign_time")
    WAY_FIELD_NUMBER: _ClassVar[int]
    FILE_SHA256_FIELD_NUMBER: _ClassVar[int]
    SIGN_TIME_FIELD_NUMBER: _ClassVar[int]
    way: SignatureWay
    file_sha256: str
    sign_time: _timestamp_pb2.Timestamp
    def __init__(self, way: _Optional[_Union[SignatureWay, str]] = ..., file_sha256: _Optional[str] = ..., sign_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AgencyEntry(_message.Message):
    __slots__ = ("case", "principal", "agent", "item_title", "create_time", "complete_time", "state", "granted", "promised", "signature")
    CASE_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    GRANTED_FIELD_NUMBER: _ClassVar[int]
    PROMISED_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    case: str
    principal: str
    agent: str
    item_title: str
    create_time: _timestamp_pb2.Timestamp
    complete_time: _timestamp_pb2.Timestamp
    state: Case.State
    granted: bool
    promised: str
    signature: AgencySignature
    def __init__(self, case: _Optional[str] = ..., principal: _Optional[str] = ..., agent: _Optional[str] = ..., item_title: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., complete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[Case.State, str]] = ..., granted: _Optional[bool] = ..., promised: _Optional[str] = ..., signature: _Optional[_Union[AgencySignature, _Mapping]] = ...) -> None: ...

class SupplementNotice(_message.Message):
    __slots__ = ("notice_time", "officer", "materials", "supplement_time")
    NOTICE_TIME_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    SUPPLEMENT_TIME_FIELD_NUMBER: _ClassVar[int]
    notice_time: _timestamp_pb2.Timestamp
    officer: str
    materials: _containers.RepeatedCompositeFieldContainer[MissingMaterial]
    supplement_time: _timestamp_pb2.Timestamp
    def __init__(self, notice_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., officer: _Optional[str] = ..., materials: _Optional[_Iterable[_Union[MissingMaterial, _Mapping]]] = ..., supplement_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MissingMaterial(_message.Message):
    __slots__ = ("material", "reason")
    MATERIAL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    material: str
    reason: str
    def __init__(self, material: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class Procedure(_message.Message):
    __slots__ = ("number", "kind", "start_time", "expected_days", "end_time", "result", "objections", "failed", "due")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_DAYS_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    OBJECTIONS_FIELD_NUMBER: _ClassVar[int]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    number: int
    kind: _catalog_pb2.StepKind
    start_time: _timestamp_pb2.Timestamp
    expected_days: int
    end_time: _timestamp_pb2.Timestamp
    result: str
    objections: _containers.RepeatedCompositeFieldContainer[Objection]
    failed: bool
    due: str
    def __init__(self, number: _Optional[int] = ..., kind: _Optional[_Union[_catalog_pb2.StepKind, str]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expected_days: _Optional[int] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., result: _Optional[str] = ..., objections: _Optional[_Iterable[_Union[Objection, _Mapping]]] = ..., failed: _Optional[bool] = ..., due: _Optional[str] = ...) -> None: ...

class Decision(_message.Message):
    __slots__ = ("granted", "reason", "decider", "decide_time", "document_number")
    GRANTED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DECIDER_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    granted: bool
    reason: str
    decider: str
    decide_time: _timestamp_pb2.Timestamp
    document_number: str
    def __init__(self, granted: _Optional[bool] = ..., reason: _Optional[str] = ..., decider: _Optional[str] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ...) -> None: ...

class Delivery(_message.Message):
    __slots__ = ("way", "receipt", "deliver_time")
    WAY_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_FIELD_NUMBER: _ClassVar[int]
    DELIVER_TIME_FIELD_NUMBER: _ClassVar[int]
    way: DeliveryWay
    receipt: str
    deliver_time: _timestamp_pb2.Timestamp
    def __init__(self, way: _Optional[_Union[DeliveryWay, str]] = ..., receipt: _Optional[str] = ..., deliver_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Rating(_message.Message):
    __slots__ = ("grade", "efficiency", "attitude", "quality", "comment", "rate_time", "discounted", "channel")
    GRADE_FIELD_NUMBER: _ClassVar[int]
    EFFICIENCY_FIELD_NUMBER: _ClassVar[int]
    ATTITUDE_FIELD_NUMBER: _ClassVar[int]
    QUALITY_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    RATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISCOUNTED_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    grade: RatingGrade
    efficiency: RatingGrade
    attitude: RatingGrade
    quality: RatingGrade
    comment: str
    rate_time: _timestamp_pb2.Timestamp
    discounted: bool
    channel: RatingChannel
    def __init__(self, grade: _Optional[_Union[RatingGrade, str]] = ..., efficiency: _Optional[_Union[RatingGrade, str]] = ..., attitude: _Optional[_Union[RatingGrade, str]] = ..., quality: _Optional[_Union[RatingGrade, str]] = ..., comment: _Optional[str] = ..., rate_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., discounted: _Optional[bool] = ..., channel: _Optional[_Union[RatingChannel, str]] = ...) -> None: ...

class CaseClock(_message.Message):
    __slots__ = ("kind", "rule", "limit", "start", "due", "due_time", "provisional", "stop_time", "extension", "step")
    KIND_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    STOP_TIME_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    kind: ClockKind
    rule: str
    limit: _types_pb2.Limit
    start: str
    due: str
    due_time: _timestamp_pb2.Timestamp
    provisional: bool
    stop_time: _timestamp_pb2.Timestamp
    extension: int
    step: _catalog_pb2.StepKind
    def __init__(self, kind: _Optional[_Union[ClockKind, str]] = ..., rule: _Optional[str] = ..., limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., start: _Optional[str] = ..., due: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., provisional: _Optional[bool] = ..., stop_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., extension: _Optional[int] = ..., step: _Optional[_Union[_catalog_pb2.StepKind, str]] = ...) -> None: ...

class CaseEvent(_message.Message):
    __slots__ = ("version", "type", "time", "actor", "channel", "state")
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    version: int
    type: str
    time: _timestamp_pb2.Timestamp
    actor: str
    channel: _types_pb2.Channel
    state: Case.State
    def __init__(self, version: _Optional[int] = ..., type: _Optional[str] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., actor: _Optional[str] = ..., channel: _Optional[_Union[_types_pb2.Channel, str]] = ..., state: _Optional[_Union[Case.State, str]] = ...) -> None: ...

class CaseKindTable(_message.Message):
    __slots__ = ("kind", "national_code", "transitions", "clocks", "two_persons", "of_items", "note")
    KIND_FIELD_NUMBER: _ClassVar[int]
    NATIONAL_CODE_FIELD_NUMBER: _ClassVar[int]
    TRANSITIONS_FIELD_NUMBER: _ClassVar[int]
    CLOCKS_FIELD_NUMBER: _ClassVar[int]
    TWO_PERSONS_FIELD_NUMBER: _ClassVar[int]
    OF_ITEMS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    kind: _types_pb2.CaseKind
    national_code: str
    transitions: _containers.RepeatedCompositeFieldContainer[Transition]
    clocks: _containers.RepeatedScalarFieldContainer[ClockKind]
    two_persons: bool
    of_items: bool
    note: str
    def __init__(self, kind: _Optional[_Union[_types_pb2.CaseKind, str]] = ..., national_code: _Optional[str] = ..., transitions: _Optional[_Iterable[_Union[Transition, _Mapping]]] = ..., clocks: _Optional[_Iterable[_Union[ClockKind, str]]] = ..., two_persons: _Optional[bool] = ..., of_items: _Optional[bool] = ..., note: _Optional[str] = ...) -> None: ...

class Transition(_message.Message):
    __slots__ = ("state", "action", "next_state", "right")
    STATE_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    NEXT_STATE_FIELD_NUMBER: _ClassVar[int]
    RIGHT_FIELD_NUMBER: _ClassVar[int]
    state: Case.State
    action: str
    next_state: Case.State
    right: _types_pb2.Right
    def __init__(self, state: _Optional[_Union[Case.State, str]] = ..., action: _Optional[str] = ..., next_state: _Optional[_Union[Case.State, str]] = ..., right: _Optional[_Union[_types_pb2.Right, str]] = ...) -> None: ...

class CreateCaseRequest(_message.Message):
    __slots__ = ("item", "applicant", "materials", "receive_time", "channel", "agent_mandate_number", "request_id", "service_modes", "batch_session", "agency_mandate")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    AGENT_MANDATE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_MODES_FIELD_NUMBER: _ClassVar[int]
    BATCH_SESSION_FIELD_NUMBER: _ClassVar[int]
    AGENCY_MANDATE_FIELD_NUMBER: _ClassVar[int]
    item: str
    applicant: Applicant
    materials: _containers.RepeatedScalarFieldContainer[str]
    receive_time: _timestamp_pb2.Timestamp
    channel: _types_pb2.Channel
    agent_mandate_number: str
    request_id: str
    service_modes: _containers.RepeatedScalarFieldContainer[ServiceMode]
    batch_session: str
    agency_mandate: AgencyMandate
    def __init__(self, item: _Optional[str] = ..., applicant: _Optional[_Union[Applicant, _Mapping]] = ..., materials: _Optional[_Iterable[str]] = ..., receive_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., channel: _Optional[_Union[_types_pb2.Channel, str]] = ..., agent_mandate_number: _Optional[str] = ..., request_id: _Optional[str] = ..., service_modes: _Optional[_Iterable[_Union[ServiceMode, str]]] = ..., batch_session: _Optional[str] = ..., agency_mandate: _Optional[_Union[AgencyMandate, _Mapping]] = ...) -> None: ...

class GetCaseRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListCasesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "state", "item", "organisation", "number", "applicant_id_number", "region")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    state: Case.State
    item: str
    organisation: str
    number: str
    applicant_id_number: str
    region: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., state: _Optional[_Union[Case.State, str]] = ..., item: _Optional[str] = ..., organisation: _Optional[str] = ..., number: _Optional[str] = ..., applicant_id_number: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ListCasesResponse(_message.Message):
    __slots__ = ("cases", "next_page_token")
    CASES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    cases: _containers.RepeatedCompositeFieldContainer[Case]
    next_page_token: str
    def __init__(self, cases: _Optional[_Iterable[_Union[Case, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RequestSupplementRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "materials")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    materials: _containers.RepeatedCompositeFieldContainer[MissingMaterial]
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., materials: _Optional[_Iterable[_Union[MissingMaterial, _Mapping]]] = ...) -> None: ...

class SupplementCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "materials")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    materials: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., materials: _Optional[_Iterable[str]] = ...) -> None: ...

class AcceptCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RefuseCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "reason", "return_reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RETURN_REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    reason: str
    return_reason: ReturnReason
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ..., return_reason: _Optional[_Union[ReturnReason, str]] = ...) -> None: ...

class ExamineCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "opinion")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    opinion: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., opinion: _Optional[str] = ...) -> None: ...

class StartProcedureRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "kind", "expected_days")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_DAYS_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    kind: _catalog_pb2.StepKind
    expected_days: int
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., kind: _Optional[_Union[_catalog_pb2.StepKind, str]] = ..., expected_days: _Optional[int] = ...) -> None: ...

class EndProcedureRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "number", "result")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    number: int
    result: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., number: _Optional[int] = ..., result: _Optional[str] = ...) -> None: ...

class ExtendCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "length", "reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    LENGTH_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    length: int
    reason: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., length: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class ForwardCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "upper_organisation")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    UPPER_ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    upper_organisation: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., upper_organisation: _Optional[str] = ...) -> None: ...

class DecideCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "granted", "reason", "document_number", "return_reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    GRANTED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    RETURN_REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    granted: bool
    reason: str
    document_number: str
    return_reason: ReturnReason
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., granted: _Optional[bool] = ..., reason: _Optional[str] = ..., document_number: _Optional[str] = ..., return_reason: _Optional[_Union[ReturnReason, str]] = ...) -> None: ...

class CompleteCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "valid_to")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    valid_to: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., valid_to: _Optional[str] = ...) -> None: ...

class DeliverCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "way", "receipt")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    way: DeliveryWay
    receipt: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., way: _Optional[_Union[DeliveryWay, str]] = ..., receipt: _Optional[str] = ...) -> None: ...

class RateCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "rating")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    rating: Rating
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., rating: _Optional[_Union[Rating, _Mapping]] = ...) -> None: ...

class WithdrawCaseRequest(_message.Message):
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

class RepeatNoticeRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "materials", "reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    materials: _containers.RepeatedCompositeFieldContainer[MissingMaterial]
    reason: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., materials: _Optional[_Iterable[_Union[MissingMaterial, _Mapping]]] = ..., reason: _Optional[str] = ...) -> None: ...

class RecordViolationRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "kind", "reason", "materials")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    kind: ViolationKind
    reason: str
    materials: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., kind: _Optional[_Union[ViolationKind, str]] = ..., reason: _Optional[str] = ..., materials: _Optional[_Iterable[str]] = ...) -> None: ...

class ShortenPromiseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "basis", "length", "document_number")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    LENGTH_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    basis: PromiseBasis
    length: int
    document_number: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., basis: _Optional[_Union[PromiseBasis, str]] = ..., length: _Optional[int] = ..., document_number: _Optional[str] = ...) -> None: ...

class PublishDelayReasonRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "clock", "reason", "expected_day")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_DAY_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    clock: ClockKind
    reason: str
    expected_day: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., clock: _Optional[_Union[ClockKind, str]] = ..., reason: _Optional[str] = ..., expected_day: _Optional[str] = ...) -> None: ...

class FileObjectionRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "procedure", "content", "objector")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROCEDURE_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    OBJECTOR_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    procedure: int
    content: str
    objector: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., procedure: _Optional[int] = ..., content: _Optional[str] = ..., objector: _Optional[str] = ...) -> None: ...

class ResolveObjectionRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "procedure", "number", "resolution", "upheld")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROCEDURE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    UPHELD_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    procedure: int
    number: int
    resolution: str
    upheld: bool
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., procedure: _Optional[int] = ..., number: _Optional[int] = ..., resolution: _Optional[str] = ..., upheld: _Optional[bool] = ...) -> None: ...

class WaiveStepRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "kind", "reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    kind: _catalog_pb2.StepKind
    reason: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., kind: _Optional[_Union[_catalog_pb2.StepKind, str]] = ..., reason: _Optional[str] = ...) -> None: ...

class TransferCaseRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "kind", "receiver", "note", "reply_days")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RECEIVER_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    REPLY_DAYS_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    kind: TransferKind
    receiver: str
    note: str
    reply_days: int
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., kind: _Optional[_Union[TransferKind, str]] = ..., receiver: _Optional[str] = ..., note: _Optional[str] = ..., reply_days: _Optional[int] = ...) -> None: ...

class AnswerTransferRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "number", "answer")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    number: int
    answer: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., number: _Optional[int] = ..., answer: _Optional[str] = ...) -> None: ...

class SignAgencyEntryRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "way", "file_sha256")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    FILE_SHA256_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    way: SignatureWay
    file_sha256: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., way: _Optional[_Union[SignatureWay, str]] = ..., file_sha256: _Optional[str] = ...) -> None: ...

class ListAgencyEntriesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ListAgencyEntriesResponse(_message.Message):
    __slots__ = ("agency_entries", "next_page_token")
    AGENCY_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    agency_entries: _containers.RepeatedCompositeFieldContainer[AgencyEntry]
    next_page_token: str
    def __init__(self, agency_entries: _Optional[_Iterable[_Union[AgencyEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ExchangeRecord(_message.Message):
    __slots__ = ("number", "task_code", "task_title", "organisation", "region", "case_type", "handling_kind", "applicant_type", "apply_time", "accept_time", "complete_time", "action", "step_state", "special_procedures", "satisfaction")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    TASK_CODE_FIELD_NUMBER: _ClassVar[int]
    TASK_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CASE_TYPE_FIELD_NUMBER: _ClassVar[int]
    HANDLING_KIND_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_TYPE_FIELD_NUMBER: _ClassVar[int]
    APPLY_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_TIME_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    STEP_STATE_FIELD_NUMBER: _ClassVar[int]
    SPECIAL_PROCEDURES_FIELD_NUMBER: _ClassVar[int]
    SATISFACTION_FIELD_NUMBER: _ClassVar[int]
    number: str
    task_code: str
    task_title: str
    organisation: str
    region: str
    case_type: str
    handling_kind: _types_pb2.CaseKind
    applicant_type: str
    apply_time: str
    accept_time: str
    complete_time: str
    action: str
    step_state: str
    special_procedures: _containers.RepeatedScalarFieldContainer[str]
    satisfaction: str
    def __init__(self, number: _Optional[str] = ..., task_code: _Optional[str] = ..., task_title: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., case_type: _Optional[str] = ..., handling_kind: _Optional[_Union[_types_pb2.CaseKind, str]] = ..., applicant_type: _Optional[str] = ..., apply_time: _Optional[str] = ..., accept_time: _Optional[str] = ..., complete_time: _Optional[str] = ..., action: _Optional[str] = ..., step_state: _Optional[str] = ..., special_procedures: _Optional[_Iterable[str]] = ..., satisfaction: _Optional[str] = ...) -> None: ...

class ListExchangeRecordsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "region")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    region: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ListExchangeRecordsResponse(_message.Message):
    __slots__ = ("exchange_records", "next_page_token")
    EXCHANGE_RECORDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    exchange_records: _containers.RepeatedCompositeFieldContainer[ExchangeRecord]
    next_page_token: str
    def __init__(self, exchange_records: _Optional[_Iterable[_Union[ExchangeRecord, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CaseNotice(_message.Message):
    __slots__ = ("case", "kind", "number", "case_number", "item_title", "organisation", "region", "applicant", "publish_time", "until", "explanation")
    CASE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_FIELD_NUMBER: _ClassVar[int]
    PUBLISH_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    case: str
    kind: CaseNoticeKind
    number: int
    case_number: str
    item_title: str
    organisation: str
    region: str
    applicant: str
    publish_time: _timestamp_pb2.Timestamp
    until: str
    explanation: DelayExplanation
    def __init__(self, case: _Optional[str] = ..., kind: _Optional[_Union[CaseNoticeKind, str]] = ..., number: _Optional[int] = ..., case_number: _Optional[str] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., applicant: _Optional[str] = ..., publish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until: _Optional[str] = ..., explanation: _Optional[_Union[DelayExplanation, _Mapping]] = ...) -> None: ...

class ListCaseNoticesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "kind", "organisation", "region")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    kind: CaseNoticeKind
    organisation: str
    region: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., kind: _Optional[_Union[CaseNoticeKind, str]] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ListCaseNoticesResponse(_message.Message):
    __slots__ = ("case_notices", "next_page_token")
    CASE_NOTICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    case_notices: _containers.RepeatedCompositeFieldContainer[CaseNotice]
    next_page_token: str
    def __init__(self, case_notices: _Optional[_Iterable[_Union[CaseNotice, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CaseResult(_message.Message):
    __slots__ = ("case_number", "item", "item_title", "organisation", "region", "granted", "applicant", "document_number", "certificate_number", "decide_day")
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    GRANTED_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DECIDE_DAY_FIELD_NUMBER: _ClassVar[int]
    case_number: str
    item: str
    item_title: str
    organisation: str
    region: str
    granted: bool
    applicant: str
    document_number: str
    certificate_number: str
    decide_day: str
    def __init__(self, case_number: _Optional[str] = ..., item: _Optional[str] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., granted: _Optional[bool] = ..., applicant: _Optional[str] = ..., document_number: _Optional[str] = ..., certificate_number: _Optional[str] = ..., decide_day: _Optional[str] = ...) -> None: ...

class ListCaseResultsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "item", "organisation", "region")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    item: str
    organisation: str
    region: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., item: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ListCaseResultsResponse(_message.Message):
    __slots__ = ("case_results", "next_page_token")
    CASE_RESULTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    case_results: _containers.RepeatedCompositeFieldContainer[CaseResult]
    next_page_token: str
    def __init__(self, case_results: _Optional[_Iterable[_Union[CaseResult, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RevealApplicantRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "purpose")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    purpose: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., purpose: _Optional[str] = ...) -> None: ...

class ExplainCaseRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ExplainCaseResponse(_message.Message):
    __slots__ = ("clocks",)
    CLOCKS_FIELD_NUMBER: _ClassVar[int]
    clocks: _containers.RepeatedCompositeFieldContainer[ClockExplanation]
    def __init__(self, clocks: _Optional[_Iterable[_Union[ClockExplanation, _Mapping]]] = ...) -> None: ...

class ClockExplanation(_message.Message):
    __slots__ = ("kind", "lines")
    KIND_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    kind: ClockKind
    lines: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, kind: _Optional[_Union[ClockKind, str]] = ..., lines: _Optional[_Iterable[str]] = ...) -> None: ...

class ListCaseEventsRequest(_message.Message):
    __slots__ = ("parent", "page_size", "page_token")
    PARENT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    parent: str
    page_size: int
    page_token: str
    def __init__(self, parent: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCaseEventsResponse(_message.Message):
    __slots__ = ("case_events", "next_page_token")
    CASE_EVENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    case_events: _containers.RepeatedCompositeFieldContainer[CaseEvent]
    next_page_token: str
    def __init__(self, case_events: _Optional[_Iterable[_Union[CaseEvent, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class WatchCaseRequest(_message.Message):
    __slots__ = ("name", "after_version")
    NAME_FIELD_NUMBER: _ClassVar[int]
    AFTER_VERSION_FIELD_NUMBER: _ClassVar[int]
    name: str
    after_version: int
    def __init__(self, name: _Optional[str] = ..., after_version: _Optional[int] = ...) -> None: ...

class ListCaseKindsRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCaseKindsResponse(_message.Message):
    __slots__ = ("case_kinds", "next_page_token")
    CASE_KINDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    case_kinds: _containers.RepeatedCompositeFieldContainer[CaseKindTable]
    next_page_token: str
    def __init__(self, case_kinds: _Optional[_Iterable[_Union[CaseKindTable, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
