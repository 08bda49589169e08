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

class CallBackOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_BACK_OUTCOME_UNSPECIFIED: _ClassVar[CallBackOutcome]
    PUT_RIGHT_AT_ONCE: _ClassVar[CallBackOutcome]
    TO_BE_RECTIFIED: _ClassVar[CallBackOutcome]
    NO_LEGAL_BASIS_FOR_WISH: _ClassVar[CallBackOutcome]
    MISTAKEN_OR_MALICIOUS: _ClassVar[CallBackOutcome]
CALL_BACK_OUTCOME_UNSPECIFIED: CallBackOutcome
PUT_RIGHT_AT_ONCE: CallBackOutcome
TO_BE_RECTIFIED: CallBackOutcome
NO_LEGAL_BASIS_FOR_WISH: CallBackOutcome
MISTAKEN_OR_MALICIOUS: CallBackOutcome

class ServiceRating(_message.Message):
    __slots__ = ("name", "about", "organisation", "region", "grade", "efficiency", "attitude", "quality", "comment", "channel", "month", "rate_time", "is_default", "counted", "state", "due", "call_back", "remedy", "appeal", "feedback", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[ServiceRating.State]
        RECORDED: _ClassVar[ServiceRating.State]
        TO_CALL_BACK: _ClassVar[ServiceRating.State]
        RECTIFYING: _ClassVar[ServiceRating.State]
        RECTIFIED: _ClassVar[ServiceRating.State]
        CLOSED: _ClassVar[ServiceRating.State]
        APPEALED: _ClassVar[ServiceRating.State]
        NOT_COUNTED: _ClassVar[ServiceRating.State]
    STATE_UNSPECIFIED: ServiceRating.State
    RECORDED: ServiceRating.State
    TO_CALL_BACK: ServiceRating.State
    RECTIFYING: ServiceRating.State
    RECTIFIED: ServiceRating.State
    CLOSED: ServiceRating.State
    APPEALED: ServiceRating.State
    NOT_COUNTED: ServiceRating.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ABOUT_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    EFFICIENCY_FIELD_NUMBER: _ClassVar[int]
    ATTITUDE_FIELD_NUMBER: _ClassVar[int]
    QUALITY_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    RATE_TIME_FIELD_NUMBER: _ClassVar[int]
    IS_DEFAULT_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    CALL_BACK_FIELD_NUMBER: _ClassVar[int]
    REMEDY_FIELD_NUMBER: _ClassVar[int]
    APPEAL_FIELD_NUMBER: _ClassVar[int]
    FEEDBACK_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    about: str
    organisation: str
    region: str
    grade: _cases_pb2.RatingGrade
    efficiency: _cases_pb2.RatingGrade
    attitude: _cases_pb2.RatingGrade
    quality: _cases_pb2.RatingGrade
    comment: str
    channel: _cases_pb2.RatingChannel
    month: str
    rate_time: _timestamp_pb2.Timestamp
    is_default: bool
    counted: bool
    state: ServiceRating.State
    due: str
    call_back: CallBack
    remedy: Remedy
    appeal: RatingAppeal
    feedback: str
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., about: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., grade: _Optional[_Union[_cases_pb2.RatingGrade, str]] = ..., efficiency: _Optional[_Union[_cases_pb2.RatingGrade, str]] = ..., attitude: _Optional[_Union[_cases_pb2.RatingGrade, str]] = ..., quality: _Optional[_Union[_cases_pb2.RatingGrade, str]] = ..., comment: _Optional[str] = ..., channel: _Optional[_Union[_cases_pb2.RatingChannel, str]] = ..., month: _Optional[str] = ..., rate_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., is_default: _Optional[bool] = ..., counted: _Optional[bool] = ..., state: _Optional[_Union[ServiceRating.State, str]] = ..., due: _Optional[str] = ..., call_back: _Optional[_Union[CallBack, _Mapping]] = ..., remedy: _Optional[_Union[Remedy, _Mapping]] = ..., appeal: _Optional[_Union[RatingAppeal, _Mapping]] = ..., feedback: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class CallBack(_message.Message):
    __slots__ = ("reached", "outcome", "matter", "officer", "call_time")
    REACHED_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    CALL_TIME_FIELD_NUMBER: _ClassVar[int]
    reached: bool
    outcome: CallBackOutcome
    matter: str
    officer: str
    call_time: _timestamp_pb2.Timestamp
    def __init__(self, reached: _Optional[bool] = ..., outcome: _Optional[_Union[CallBackOutcome, str]] = ..., matter: _Optional[str] = ..., officer: _Optional[str] = ..., call_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Remedy(_message.Message):
    __slots__ = ("result", "officer", "remedy_time", "in_time")
    RESULT_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    REMEDY_TIME_FIELD_NUMBER: _ClassVar[int]
    IN_TIME_FIELD_NUMBER: _ClassVar[int]
    result: str
    officer: str
    remedy_time: _timestamp_pb2.Timestamp
    in_time: bool
    def __init__(self, result: _Optional[str] = ..., officer: _Optional[str] = ..., remedy_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., in_time: _Optional[bool] = ...) -> None: ...

class RatingAppeal(_message.Message):
    __slots__ = ("reason", "appellant", "appeal_time", "upheld", "judgement", "judge_time")
    REASON_FIELD_NUMBER: _ClassVar[int]
    APPELLANT_FIELD_NUMBER: _ClassVar[int]
    APPEAL_TIME_FIELD_NUMBER: _ClassVar[int]
    UPHELD_FIELD_NUMBER: _ClassVar[int]
    JUDGEMENT_FIELD_NUMBER: _ClassVar[int]
    JUDGE_TIME_FIELD_NUMBER: _ClassVar[int]
    reason: str
    appellant: str
    appeal_time: _timestamp_pb2.Timestamp
    upheld: bool
    judgement: str
    judge_time: _timestamp_pb2.Timestamp
    def __init__(self, reason: _Optional[str] = ..., appellant: _Optional[str] = ..., appeal_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., upheld: _Optional[bool] = ..., judgement: _Optional[str] = ..., judge_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RatingInvitation(_message.Message):
    __slots__ = ("code", "about", "expire_time")
    CODE_FIELD_NUMBER: _ClassVar[int]
    ABOUT_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    code: str
    about: str
    expire_time: _timestamp_pb2.Timestamp
    def __init__(self, code: _Optional[str] = ..., about: _Optional[str] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RatingSummary(_message.Message):
    __slots__ = ("active_count", "grade_counts", "default_count", "bad_count", "called_back_count", "rectification_count", "in_time_count", "not_counted_count", "satisfaction_rate", "call_back_rate")
    ACTIVE_COUNT_FIELD_NUMBER: _ClassVar[int]
    GRADE_COUNTS_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_COUNT_FIELD_NUMBER: _ClassVar[int]
    BAD_COUNT_FIELD_NUMBER: _ClassVar[int]
    CALLED_BACK_COUNT_FIELD_NUMBER: _ClassVar[int]
    RECTIFICATION_COUNT_FIELD_NUMBER: _ClassVar[int]
    IN_TIME_COUNT_FIELD_NUMBER: _ClassVar[int]
    NOT_COUNTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    SATISFACTION_RATE_FIELD_NUMBER: _ClassVar[int]
    CALL_BACK_RATE_FIELD_NUMBER: _ClassVar[int]
    active_count: int
    grade_counts: _containers.RepeatedScalarFieldContainer[int]
    default_count: int
    bad_count: int
    called_back_count: int
    rectification_count: int
    in_time_count: int
    not_counted_count: int
    satisfaction_rate: float
    call_back_rate: float
    def __init__(self, active_count: _Optional[int] = ..., grade_counts: _Optional[_Iterable[int]] = ..., default_count: _Optional[int] = ..., bad_count: _Optional[int] = ..., called_back_count: _Optional[int] = ..., rectification_count: _Optional[int] = ..., in_time_count: _Optional[int] = ..., not_counted_count: _Optional[int] = ..., satisfaction_rate: _Optional[float] = ..., call_back_rate: _Optional[float] = ...) -> None: ...

class InviteRatingRequest(_message.Message):
    __slots__ = ("about", "request_id")
    ABOUT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    about: str
    request_id: str
    def __init__(self, about: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SubmitRatingRequest(_message.Message):
    __slots__ = ("code", "rating", "channel", "request_id")
    CODE_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    code: str
    rating: _cases_pb2.Rating
    channel: _cases_pb2.RatingChannel
    request_id: str
    def __init__(self, code: _Optional[str] = ..., rating: _Optional[_Union[_cases_pb2.Rating, _Mapping]] = ..., channel: _Optional[_Union[_cases_pb2.RatingChannel, str]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetRatingRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListRatingsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "state", "organisation", "region", "bad")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    BAD_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    state: ServiceRating.State
    organisation: str
    region: str
    bad: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., state: _Optional[_Union[ServiceRating.State, str]] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., bad: _Optional[bool] = ...) -> None: ...

class ListRatingsResponse(_message.Message):
    __slots__ = ("ratings", "next_page_token")
    RATINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ratings: _containers.RepeatedCompositeFieldContainer[ServiceRating]
    next_page_token: str
    def __init__(self, ratings: _Optional[_Iterable[_Union[ServiceRating, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CallBackRatingRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "reached", "outcome", "matter")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REACHED_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    reached: bool
    outcome: CallBackOutcome
    matter: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reached: _Optional[bool] = ..., outcome: _Optional[_Union[CallBackOutcome, str]] = ..., matter: _Optional[str] = ...) -> None: ...

class RectifyRatingRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "result")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    result: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., result: _Optional[str] = ...) -> None: ...

class CloseRatingRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "feedback")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    FEEDBACK_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    feedback: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., feedback: _Optional[str] = ...) -> None: ...

class AppealRatingRequest(_message.Message):
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

class JudgeRatingAppealRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "upheld", "judgement")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    UPHELD_FIELD_NUMBER: _ClassVar[int]
    JUDGEMENT_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    upheld: bool
    judgement: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., upheld: _Optional[bool] = ..., judgement: _Optional[str] = ...) -> None: ...

class GetRatingSummaryRequest(_message.Message):
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

class RatingChanged(_message.Message):
    __slots__ = ("rating",)
    RATING_FIELD_NUMBER: _ClassVar[int]
    rating: ServiceRating
    def __init__(self, rating: _Optional[_Union[ServiceRating, _Mapping]] = ...) -> None: ...
