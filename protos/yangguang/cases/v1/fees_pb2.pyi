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

class PayChannel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PAY_CHANNEL_UNSPECIFIED: _ClassVar[PayChannel]
    ONLINE: _ClassVar[PayChannel]
    FEE_WINDOW: _ClassVar[PayChannel]
    PAYMENT_POINT: _ClassVar[PayChannel]
    BANK_OUTLET: _ClassVar[PayChannel]
PAY_CHANNEL_UNSPECIFIED: PayChannel
ONLINE: PayChannel
FEE_WINDOW: PayChannel
PAYMENT_POINT: PayChannel
BANK_OUTLET: PayChannel

class FeeLine(_message.Message):
    __slots__ = ("title", "amount", "standard", "basis")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    STANDARD_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    title: str
    amount: int
    standard: int
    basis: str
    def __init__(self, title: _Optional[str] = ..., amount: _Optional[int] = ..., standard: _Optional[int] = ..., basis: _Optional[str] = ...) -> None: ...

class FeeTicket(_message.Message):
    __slots__ = ("name", "case", "case_number", "item_title", "organisation", "region", "payer", "lines", "amount", "reduction_reason", "reduction_document", "state", "pay_code", "channel", "trade_number", "receipt_number", "attempts", "order", "officer", "receiver", "create_time", "pay_time", "end_reason", "refund_document", "refund_time", "update_time", "etag", "received_behind")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[FeeTicket.State]
        UNPAID: _ClassVar[FeeTicket.State]
        PAYING: _ClassVar[FeeTicket.State]
        PAID: _ClassVar[FeeTicket.State]
        REFUNDING: _ClassVar[FeeTicket.State]
        REFUNDED: _ClassVar[FeeTicket.State]
        CANCELLED: _ClassVar[FeeTicket.State]
        WAIVED: _ClassVar[FeeTicket.State]
    STATE_UNSPECIFIED: FeeTicket.State
    UNPAID: FeeTicket.State
    PAYING: FeeTicket.State
    PAID: FeeTicket.State
    REFUNDING: FeeTicket.State
    REFUNDED: FeeTicket.State
    CANCELLED: FeeTicket.State
    WAIVED: FeeTicket.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REDUCTION_REASON_FIELD_NUMBER: _ClassVar[int]
    REDUCTION_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAY_CODE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TRADE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    RECEIVER_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    PAY_TIME_FIELD_NUMBER: _ClassVar[int]
    END_REASON_FIELD_NUMBER: _ClassVar[int]
    REFUND_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    REFUND_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BEHIND_FIELD_NUMBER: _ClassVar[int]
    name: str
    case: str
    case_number: str
    item_title: str
    organisation: str
    region: str
    payer: str
    lines: _containers.RepeatedCompositeFieldContainer[FeeLine]
    amount: int
    reduction_reason: str
    reduction_document: str
    state: FeeTicket.State
    pay_code: str
    channel: PayChannel
    trade_number: str
    receipt_number: str
    attempts: int
    order: str
    officer: str
    receiver: str
    create_time: _timestamp_pb2.Timestamp
    pay_time: _timestamp_pb2.Timestamp
    end_reason: str
    refund_document: str
    refund_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    received_behind: bool
    def __init__(self, name: _Optional[str] = ..., case: _Optional[str] = ..., case_number: _Optional[str] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., payer: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[FeeLine, _Mapping]]] = ..., amount: _Optional[int] = ..., reduction_reason: _Optional[str] = ..., reduction_document: _Optional[str] = ..., state: _Optional[_Union[FeeTicket.State, str]] = ..., pay_code: _Optional[str] = ..., channel: _Optional[_Union[PayChannel, str]] = ..., trade_number: _Optional[str] = ..., receipt_number: _Optional[str] = ..., attempts: _Optional[int] = ..., order: _Optional[str] = ..., officer: _Optional[str] = ..., receiver: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., pay_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_reason: _Optional[str] = ..., refund_document: _Optional[str] = ..., refund_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., received_behind: _Optional[bool] = ...) -> None: ...

class PaymentOrder(_message.Message):
    __slots__ = ("fee_ticket", "order", "pay_url")
    FEE_TICKET_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PAY_URL_FIELD_NUMBER: _ClassVar[int]
    fee_ticket: FeeTicket
    order: str
    pay_url: str
    def __init__(self, fee_ticket: _Optional[_Union[FeeTicket, _Mapping]] = ..., order: _Optional[str] = ..., pay_url: _Optional[str] = ...) -> None: ...

class PaymentDifference(_message.Message):
    __slots__ = ("kind", "trade_number", "order", "fee_ticket", "amount_here", "amount_there")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[PaymentDifference.Kind]
        ONLY_THERE: _ClassVar[PaymentDifference.Kind]
        ONLY_HERE: _ClassVar[PaymentDifference.Kind]
        OTHER_AMOUNT: _ClassVar[PaymentDifference.Kind]
    KIND_UNSPECIFIED: PaymentDifference.Kind
    ONLY_THERE: PaymentDifference.Kind
    ONLY_HERE: PaymentDifference.Kind
    OTHER_AMOUNT: PaymentDifference.Kind
    KIND_FIELD_NUMBER: _ClassVar[int]
    TRADE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    FEE_TICKET_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_HERE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_THERE_FIELD_NUMBER: _ClassVar[int]
    kind: PaymentDifference.Kind
    trade_number: str
    order: str
    fee_ticket: str
    amount_here: int
    amount_there: int
    def __init__(self, kind: _Optional[_Union[PaymentDifference.Kind, str]] = ..., trade_number: _Optional[str] = ..., order: _Optional[str] = ..., fee_ticket: _Optional[str] = ..., amount_here: _Optional[int] = ..., amount_there: _Optional[int] = ...) -> None: ...

class Reconciliation(_message.Message):
    __slots__ = ("name", "day", "region", "matched_count", "amount_here", "amount_there", "differences", "statement_sha256", "create_time", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    MATCHED_COUNT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_HERE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_THERE_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_SHA256_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    day: str
    region: str
    matched_count: int
    amount_here: int
    amount_there: int
    differences: _containers.RepeatedCompositeFieldContainer[PaymentDifference]
    statement_sha256: str
    create_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., day: _Optional[str] = ..., region: _Optional[str] = ..., matched_count: _Optional[int] = ..., amount_here: _Optional[int] = ..., amount_there: _Optional[int] = ..., differences: _Optional[_Iterable[_Union[PaymentDifference, _Mapping]]] = ..., statement_sha256: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class IrregularFee(_message.Message):
    __slots__ = ("name", "case", "organisation", "region", "title", "amount", "standard", "reason", "officer", "create_time", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    STANDARD_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    case: str
    organisation: str
    region: str
    title: str
    amount: int
    standard: int
    reason: str
    officer: str
    create_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., case: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., title: _Optional[str] = ..., amount: _Optional[int] = ..., standard: _Optional[int] = ..., reason: _Optional[str] = ..., officer: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class FeeToCharge(_message.Message):
    __slots__ = ("title", "amount")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    title: str
    amount: int
    def __init__(self, title: _Optional[str] = ..., amount: _Optional[int] = ...) -> None: ...

class CreateFeeTicketRequest(_message.Message):
    __slots__ = ("case", "lines", "reduction_reason", "reduction_document", "request_id")
    CASE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    REDUCTION_REASON_FIELD_NUMBER: _ClassVar[int]
    REDUCTION_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    case: str
    lines: _containers.RepeatedCompositeFieldContainer[FeeToCharge]
    reduction_reason: str
    reduction_document: str
    request_id: str
    def __init__(self, case: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[FeeToCharge, _Mapping]]] = ..., reduction_reason: _Optional[str] = ..., reduction_document: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetFeeTicketRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListFeeTicketsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "case", "state", "organisation", "region")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    case: str
    state: FeeTicket.State
    organisation: str
    region: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., case: _Optional[str] = ..., state: _Optional[_Union[FeeTicket.State, str]] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ListFeeTicketsResponse(_message.Message):
    __slots__ = ("fee_tickets", "next_page_token")
    FEE_TICKETS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    fee_tickets: _containers.RepeatedCompositeFieldContainer[FeeTicket]
    next_page_token: str
    def __init__(self, fee_tickets: _Optional[_Iterable[_Union[FeeTicket, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class WaiveFeeTicketRequest(_message.Message):
    __slots__ = ("name", "reason", "document_number", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    reason: str
    document_number: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., reason: _Optional[str] = ..., document_number: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CancelFeeTicketRequest(_message.Message):
    __slots__ = ("name", "reason", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    reason: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., reason: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CheckFeeTicketRequest(_message.Message):
    __slots__ = ("code",)
    CODE_FIELD_NUMBER: _ClassVar[int]
    code: str
    def __init__(self, code: _Optional[str] = ...) -> None: ...

class PayFeeTicketRequest(_message.Message):
    __slots__ = ("code", "request_id")
    CODE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    code: str
    request_id: str
    def __init__(self, code: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class TakePaymentNoticeRequest(_message.Message):
    __slots__ = ("notice", "timestamp", "nonce", "signature")
    NOTICE_FIELD_NUMBER: _ClassVar[int]
    TIMESTAMP_FIELD_NUMBER: _ClassVar[int]
    NONCE_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    notice: str
    timestamp: str
    nonce: str
    signature: str
    def __init__(self, notice: _Optional[str] = ..., timestamp: _Optional[str] = ..., nonce: _Optional[str] = ..., signature: _Optional[str] = ...) -> None: ...

class TakePaymentNoticeResponse(_message.Message):
    __slots__ = ("changed",)
    CHANGED_FIELD_NUMBER: _ClassVar[int]
    changed: bool
    def __init__(self, changed: _Optional[bool] = ...) -> None: ...

class ReceiveFeeRequest(_message.Message):
    __slots__ = ("code", "channel", "amount", "receipt_number", "request_id")
    CODE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    code: str
    channel: PayChannel
    amount: int
    receipt_number: str
    request_id: str
    def __init__(self, code: _Optional[str] = ..., channel: _Optional[_Union[PayChannel, str]] = ..., amount: _Optional[int] = ..., receipt_number: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RefundFeeTicketRequest(_message.Message):
    __slots__ = ("name", "reason", "document_number", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    reason: str
    document_number: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., reason: _Optional[str] = ..., document_number: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateReconciliationRequest(_message.Message):
    __slots__ = ("day", "request_id")
    DAY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    day: str
    request_id: str
    def __init__(self, day: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListReconciliationsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "differing")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    DIFFERING_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    differing: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., differing: _Optional[bool] = ...) -> None: ...

class ListReconciliationsResponse(_message.Message):
    __slots__ = ("reconciliations", "next_page_token")
    RECONCILIATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    reconciliations: _containers.RepeatedCompositeFieldContainer[Reconciliation]
    next_page_token: str
    def __init__(self, reconciliations: _Optional[_Iterable[_Union[Reconciliation, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListIrregularFeesRequest(_message.Message):
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

class ListIrregularFeesResponse(_message.Message):
    __slots__ = ("irregular_fees", "next_page_token")
    IRREGULAR_FEES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    irregular_fees: _containers.RepeatedCompositeFieldContainer[IrregularFee]
    next_page_token: str
    def __init__(self, irregular_fees: _Optional[_Iterable[_Union[IrregularFee, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class FeeTicketChanged(_message.Message):
    __slots__ = ("fee_ticket",)
    FEE_TICKET_FIELD_NUMBER: _ClassVar[int]
    fee_ticket: FeeTicket
    def __init__(self, fee_ticket: _Optional[_Union[FeeTicket, _Mapping]] = ...) -> None: ...

class FeeFoundIrregular(_message.Message):
    __slots__ = ("irregular_fee",)
    IRREGULAR_FEE_FIELD_NUMBER: _ClassVar[int]
    irregular_fee: IrregularFee
    def __init__(self, irregular_fee: _Optional[_Union[IrregularFee, _Mapping]] = ...) -> None: ...

class PaymentsReconciled(_message.Message):
    __slots__ = ("reconciliation",)
    RECONCILIATION_FIELD_NUMBER: _ClassVar[int]
    reconciliation: Reconciliation
    def __init__(self, reconciliation: _Optional[_Union[Reconciliation, _Mapping]] = ...) -> None: ...
