import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from yangguang.common.v1 import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Consultation(_message.Message):
    __slots__ = ("name", "organisation", "first_organisation", "region", "item", "question", "asker", "channel", "state", "first_asked", "responsible", "hand_overs", "answer", "answerer", "answer_time", "published", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Consultation.State]
        ASKED: _ClassVar[Consultation.State]
        TAKEN: _ClassVar[Consultation.State]
        HANDED_OVER: _ClassVar[Consultation.State]
        ANSWERED: _ClassVar[Consultation.State]
    STATE_UNSPECIFIED: Consultation.State
    ASKED: Consultation.State
    TAKEN: Consultation.State
    HANDED_OVER: Consultation.State
    ANSWERED: Consultation.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    FIRST_ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    ASKER_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FIRST_ASKED_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    HAND_OVERS_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    ANSWERER_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    PUBLISHED_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    first_organisation: str
    region: str
    item: str
    question: str
    asker: str
    channel: _types_pb2.Channel
    state: Consultation.State
    first_asked: str
    responsible: str
    hand_overs: _containers.RepeatedCompositeFieldContainer[HandOver]
    answer: str
    answerer: str
    answer_time: _timestamp_pb2.Timestamp
    published: bool
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., first_organisation: _Optional[str] = ..., region: _Optional[str] = ..., item: _Optional[str] = ..., question: _Optional[str] = ..., asker: _Optional[str] = ..., channel: _Optional[_Union[_types_pb2.Channel, str]] = ..., state: _Optional[_Union[Consultation.State, str]] = ..., first_asked: _Optional[str] = ..., responsible: _Optional[str] = ..., hand_overs: _Optional[_Iterable[_Union[HandOver, _Mapping]]] = ..., answer: _Optional[str] = ..., answerer: _Optional[str] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., published: _Optional[bool] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class HandOver(_message.Message):
    __slots__ = ("sender", "organisation", "reason", "hand_over_time", "taker", "take_time")
    SENDER_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_TIME_FIELD_NUMBER: _ClassVar[int]
    TAKER_FIELD_NUMBER: _ClassVar[int]
    TAKE_TIME_FIELD_NUMBER: _ClassVar[int]
    sender: str
    organisation: str
    reason: str
    hand_over_time: _timestamp_pb2.Timestamp
    taker: str
    take_time: _timestamp_pb2.Timestamp
    def __init__(self, sender: _Optional[str] = ..., organisation: _Optional[str] = ..., reason: _Optional[str] = ..., hand_over_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., taker: _Optional[str] = ..., take_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PublishedAnswer(_message.Message):
    __slots__ = ("name", "item", "organisation", "question", "answer", "answer_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    item: str
    organisation: str
    question: str
    answer: str
    answer_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., item: _Optional[str] = ..., organisation: _Optional[str] = ..., question: _Optional[str] = ..., answer: _Optional[str] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ConsultationCounts(_message.Message):
    __slots__ = ("asked_count", "answered_count", "same_day_count", "handed_over_count", "online_count")
    ASKED_COUNT_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_COUNT_FIELD_NUMBER: _ClassVar[int]
    SAME_DAY_COUNT_FIELD_NUMBER: _ClassVar[int]
    HANDED_OVER_COUNT_FIELD_NUMBER: _ClassVar[int]
    ONLINE_COUNT_FIELD_NUMBER: _ClassVar[int]
    asked_count: int
    answered_count: int
    same_day_count: int
    handed_over_count: int
    online_count: int
    def __init__(self, asked_count: _Optional[int] = ..., answered_count: _Optional[int] = ..., same_day_count: _Optional[int] = ..., handed_over_count: _Optional[int] = ..., online_count: _Optional[int] = ...) -> None: ...

class CreateConsultationRequest(_message.Message):
    __slots__ = ("question", "item", "asker", "request_id")
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ASKER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    question: str
    item: str
    asker: str
    request_id: str
    def __init__(self, question: _Optional[str] = ..., item: _Optional[str] = ..., asker: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetConsultationRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListConsultationsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "state", "organisation", "region")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    state: Consultation.State
    organisation: str
    region: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., state: _Optional[_Union[Consultation.State, str]] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ListConsultationsResponse(_message.Message):
    __slots__ = ("consultations", "next_page_token")
    CONSULTATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    consultations: _containers.RepeatedCompositeFieldContainer[Consultation]
    next_page_token: str
    def __init__(self, consultations: _Optional[_Iterable[_Union[Consultation, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class TakeConsultationRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class HandOverConsultationRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "organisation", "reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    organisation: str
    reason: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., organisation: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class AnswerConsultationRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "answer", "publish")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    PUBLISH_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    answer: str
    publish: bool
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., answer: _Optional[str] = ..., publish: _Optional[bool] = ...) -> None: ...

class ListPublishedAnswersRequest(_message.Message):
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

class ListPublishedAnswersResponse(_message.Message):
    __slots__ = ("published_answers", "next_page_token")
    PUBLISHED_ANSWERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    published_answers: _containers.RepeatedCompositeFieldContainer[PublishedAnswer]
    next_page_token: str
    def __init__(self, published_answers: _Optional[_Iterable[_Union[PublishedAnswer, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetConsultationCountsRequest(_message.Message):
    __slots__ = ("first_day", "last_day", "organisation", "region")
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    first_day: str
    last_day: str
    organisation: str
    region: str
    def __init__(self, first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ConsultationChanged(_message.Message):
    __slots__ = ("consultation",)
    CONSULTATION_FIELD_NUMBER: _ClassVar[int]
    consultation: Consultation
    def __init__(self, consultation: _Optional[_Union[Consultation, _Mapping]] = ...) -> None: ...
