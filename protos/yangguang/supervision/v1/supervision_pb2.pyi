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

class CardLevel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CARD_LEVEL_UNSPECIFIED: _ClassVar[CardLevel]
    WARNING: _ClassVar[CardLevel]
    YELLOW: _ClassVar[CardLevel]
    RED: _ClassVar[CardLevel]

class IndicatorGroup(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    INDICATOR_GROUP_UNSPECIFIED: _ClassVar[IndicatorGroup]
    BY_REGION: _ClassVar[IndicatorGroup]
    BY_ORGANISATION: _ClassVar[IndicatorGroup]
    BY_ITEM: _ClassVar[IndicatorGroup]
    BY_MONTH: _ClassVar[IndicatorGroup]
    BY_WINDOW: _ClassVar[IndicatorGroup]

class FindingArea(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FINDING_AREA_UNSPECIFIED: _ClassVar[FindingArea]
    OUT_OF_HALL: _ClassVar[FindingArea]
    FALSE_ENTRY: _ClassVar[FindingArea]

class Lacking(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LACKING_UNSPECIFIED: _ClassVar[Lacking]
    NO_WINDOW: _ClassVar[Lacking]
    NO_MANDATE: _ClassVar[Lacking]
    WINDOW_ACCEPTS_ONLY: _ClassVar[Lacking]
CARD_LEVEL_UNSPECIFIED: CardLevel
WARNING: CardLevel
YELLOW: CardLevel
RED: CardLevel
INDICATOR_GROUP_UNSPECIFIED: IndicatorGroup
BY_REGION: IndicatorGroup
BY_ORGANISATION: IndicatorGroup
BY_ITEM: IndicatorGroup
BY_MONTH: IndicatorGroup
BY_WINDOW: IndicatorGroup
FINDING_AREA_UNSPECIFIED: FindingArea
OUT_OF_HALL: FindingArea
FALSE_ENTRY: FindingArea
LACKING_UNSPECIFIED: Lacking
NO_WINDOW: Lacking
NO_MANDATE: Lacking
WINDOW_ACCEPTS_ONLY: Lacking

class Card(_message.Message):
    __slots__ = ("name", "level", "state", "case", "case_number", "rule", "clock", "item", "item_title", "region", "organisation", "window", "due_time", "issue_time", "withdraw_time", "withdraw_reason", "etag", "project", "project_number")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Card.State]
        ISSUED: _ClassVar[Card.State]
        WITHDRAWN: _ClassVar[Card.State]
    STATE_UNSPECIFIED: Card.State
    ISSUED: Card.State
    WITHDRAWN: Card.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TIME_FIELD_NUMBER: _ClassVar[int]
    WITHDRAW_TIME_FIELD_NUMBER: _ClassVar[int]
    WITHDRAW_REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    PROJECT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    name: str
    level: CardLevel
    state: Card.State
    case: str
    case_number: str
    rule: str
    clock: _cases_pb2.ClockKind
    item: str
    item_title: str
    region: str
    organisation: str
    window: str
    due_time: _timestamp_pb2.Timestamp
    issue_time: _timestamp_pb2.Timestamp
    withdraw_time: _timestamp_pb2.Timestamp
    withdraw_reason: str
    etag: str
    project: str
    project_number: str
    def __init__(self, name: _Optional[str] = ..., level: _Optional[_Union[CardLevel, str]] = ..., state: _Optional[_Union[Card.State, str]] = ..., case: _Optional[str] = ..., case_number: _Optional[str] = ..., rule: _Optional[str] = ..., clock: _Optional[_Union[_cases_pb2.ClockKind, str]] = ..., item: _Optional[str] = ..., item_title: _Optional[str] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ..., window: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., issue_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., withdraw_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., withdraw_reason: _Optional[str] = ..., etag: _Optional[str] = ..., project: _Optional[str] = ..., project_number: _Optional[str] = ...) -> None: ...

class Finding(_message.Message):
    __slots__ = ("name", "rule", "area", "state", "subject", "case", "case_number", "item", "item_title", "region", "organisation", "window", "detail", "find_time", "dismiss_time", "dismiss_reason", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Finding.State]
        FOUND: _ClassVar[Finding.State]
        DISMISSED: _ClassVar[Finding.State]
    STATE_UNSPECIFIED: Finding.State
    FOUND: Finding.State
    DISMISSED: Finding.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    AREA_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    FIND_TIME_FIELD_NUMBER: _ClassVar[int]
    DISMISS_TIME_FIELD_NUMBER: _ClassVar[int]
    DISMISS_REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    rule: str
    area: FindingArea
    state: Finding.State
    subject: str
    case: str
    case_number: str
    item: str
    item_title: str
    region: str
    organisation: str
    window: str
    detail: str
    find_time: _timestamp_pb2.Timestamp
    dismiss_time: _timestamp_pb2.Timestamp
    dismiss_reason: str
    etag: str
    def __init__(self, name: _Optional[str] = ..., rule: _Optional[str] = ..., area: _Optional[_Union[FindingArea, str]] = ..., state: _Optional[_Union[Finding.State, str]] = ..., subject: _Optional[str] = ..., case: _Optional[str] = ..., case_number: _Optional[str] = ..., item: _Optional[str] = ..., item_title: _Optional[str] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ..., window: _Optional[str] = ..., detail: _Optional[str] = ..., find_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., dismiss_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., dismiss_reason: _Optional[str] = ..., etag: _Optional[str] = ...) -> None: ...

class FindingRule(_message.Message):
    __slots__ = ("name", "title", "english_title", "area", "looks_at", "basis")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ENGLISH_TITLE_FIELD_NUMBER: _ClassVar[int]
    AREA_FIELD_NUMBER: _ClassVar[int]
    LOOKS_AT_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    english_title: str
    area: FindingArea
    looks_at: str
    basis: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., english_title: _Optional[str] = ..., area: _Optional[_Union[FindingArea, str]] = ..., looks_at: _Optional[str] = ..., basis: _Optional[str] = ...) -> None: ...

class AuthorisationRate(_message.Message):
    __slots__ = ("organisation", "organisation_title", "item_count", "authorised_count", "rate")
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_TITLE_FIELD_NUMBER: _ClassVar[int]
    ITEM_COUNT_FIELD_NUMBER: _ClassVar[int]
    AUTHORISED_COUNT_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    organisation: str
    organisation_title: str
    item_count: int
    authorised_count: int
    rate: float
    def __init__(self, organisation: _Optional[str] = ..., organisation_title: _Optional[str] = ..., item_count: _Optional[int] = ..., authorised_count: _Optional[int] = ..., rate: _Optional[float] = ...) -> None: ...

class UnauthorisedItem(_message.Message):
    __slots__ = ("item", "item_title", "organisation", "region", "lacking")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    LACKING_FIELD_NUMBER: _ClassVar[int]
    item: str
    item_title: str
    organisation: str
    region: str
    lacking: _containers.RepeatedScalarFieldContainer[Lacking]
    def __init__(self, item: _Optional[str] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., lacking: _Optional[_Iterable[_Union[Lacking, str]]] = ...) -> None: ...

class SupervisionRule(_message.Message):
    __slots__ = ("name", "title", "clock", "warning_days", "yellow_days", "red_days", "enabled", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    WARNING_DAYS_FIELD_NUMBER: _ClassVar[int]
    YELLOW_DAYS_FIELD_NUMBER: _ClassVar[int]
    RED_DAYS_FIELD_NUMBER: _ClassVar[int]
    ENABLED_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    clock: _cases_pb2.ClockKind
    warning_days: int
    yellow_days: int
    red_days: int
    enabled: bool
    etag: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., clock: _Optional[_Union[_cases_pb2.ClockKind, str]] = ..., warning_days: _Optional[int] = ..., yellow_days: _Optional[int] = ..., red_days: _Optional[int] = ..., enabled: _Optional[bool] = ..., etag: _Optional[str] = ...) -> None: ...

class OpenClock(_message.Message):
    __slots__ = ("case", "case_number", "clock", "item_title", "organisation", "region", "due_time", "level", "project", "project_number")
    CASE_FIELD_NUMBER: _ClassVar[int]
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    PROJECT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    case: str
    case_number: str
    clock: _cases_pb2.ClockKind
    item_title: str
    organisation: str
    region: str
    due_time: _timestamp_pb2.Timestamp
    level: CardLevel
    project: str
    project_number: str
    def __init__(self, case: _Optional[str] = ..., case_number: _Optional[str] = ..., clock: _Optional[_Union[_cases_pb2.ClockKind, str]] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., level: _Optional[_Union[CardLevel, str]] = ..., project: _Optional[str] = ..., project_number: _Optional[str] = ...) -> None: ...

class Indicators(_message.Message):
    __slots__ = ("group", "group_title", "current", "previous")
    GROUP_FIELD_NUMBER: _ClassVar[int]
    GROUP_TITLE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_FIELD_NUMBER: _ClassVar[int]
    group: str
    group_title: str
    current: IndicatorValues
    previous: IndicatorValues
    def __init__(self, group: _Optional[str] = ..., group_title: _Optional[str] = ..., current: _Optional[_Union[IndicatorValues, _Mapping]] = ..., previous: _Optional[_Union[IndicatorValues, _Mapping]] = ...) -> None: ...

class IndicatorValues(_message.Message):
    __slots__ = ("applied_count", "accepted_count", "completed_count", "completion_rate", "same_day_rate", "mean_acceptance_days", "mean_handling_days", "mean_statutory_days", "mean_promised_days", "promised_speedup", "actual_speedup", "overdue_count", "rating_rate", "satisfaction_rate", "early_rate", "on_time_rate", "warning_count", "yellow_count", "red_count", "monthly_completed_count", "joint_accepted_count", "joint_completed_count", "joint_overdue_count", "joint_on_time_rate", "joint_task_on_time_rate", "joint_silence_count")
    APPLIED_COUNT_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMPLETED_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMPLETION_RATE_FIELD_NUMBER: _ClassVar[int]
    SAME_DAY_RATE_FIELD_NUMBER: _ClassVar[int]
    MEAN_ACCEPTANCE_DAYS_FIELD_NUMBER: _ClassVar[int]
    MEAN_HANDLING_DAYS_FIELD_NUMBER: _ClassVar[int]
    MEAN_STATUTORY_DAYS_FIELD_NUMBER: _ClassVar[int]
    MEAN_PROMISED_DAYS_FIELD_NUMBER: _ClassVar[int]
    PROMISED_SPEEDUP_FIELD_NUMBER: _ClassVar[int]
    ACTUAL_SPEEDUP_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_COUNT_FIELD_NUMBER: _ClassVar[int]
    RATING_RATE_FIELD_NUMBER: _ClassVar[int]
    SATISFACTION_RATE_FIELD_NUMBER: _ClassVar[int]
    EARLY_RATE_FIELD_NUMBER: _ClassVar[int]
    ON_TIME_RATE_FIELD_NUMBER: _ClassVar[int]
    WARNING_COUNT_FIELD_NUMBER: _ClassVar[int]
    YELLOW_COUNT_FIELD_NUMBER: _ClassVar[int]
    RED_COUNT_FIELD_NUMBER: _ClassVar[int]
    MONTHLY_COMPLETED_COUNT_FIELD_NUMBER: _ClassVar[int]
    JOINT_ACCEPTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    JOINT_COMPLETED_COUNT_FIELD_NUMBER: _ClassVar[int]
    JOINT_OVERDUE_COUNT_FIELD_NUMBER: _ClassVar[int]
    JOINT_ON_TIME_RATE_FIELD_NUMBER: _ClassVar[int]
    JOINT_TASK_ON_TIME_RATE_FIELD_NUMBER: _ClassVar[int]
    JOINT_SILENCE_COUNT_FIELD_NUMBER: _ClassVar[int]
    applied_count: int
    accepted_count: int
    completed_count: int
    completion_rate: float
    same_day_rate: float
    mean_acceptance_days: float
    mean_handling_days: float
    mean_statutory_days: float
    mean_promised_days: float
    promised_speedup: float
    actual_speedup: float
    overdue_count: int
    rating_rate: float
    satisfaction_rate: float
    early_rate: float
    on_time_rate: float
    warning_count: int
    yellow_count: int
    red_count: int
    monthly_completed_count: float
    joint_accepted_count: int
    joint_completed_count: int
    joint_overdue_count: int
    joint_on_time_rate: float
    joint_task_on_time_rate: float
    joint_silence_count: int
    def __init__(self, applied_count: _Optional[int] = ..., accepted_count: _Optional[int] = ..., completed_count: _Optional[int] = ..., completion_rate: _Optional[float] = ..., same_day_rate: _Optional[float] = ..., mean_acceptance_days: _Optional[float] = ..., mean_handling_days: _Optional[float] = ..., mean_statutory_days: _Optional[float] = ..., mean_promised_days: _Optional[float] = ..., promised_speedup: _Optional[float] = ..., actual_speedup: _Optional[float] = ..., overdue_count: _Optional[int] = ..., rating_rate: _Optional[float] = ..., satisfaction_rate: _Optional[float] = ..., early_rate: _Optional[float] = ..., on_time_rate: _Optional[float] = ..., warning_count: _Optional[int] = ..., yellow_count: _Optional[int] = ..., red_count: _Optional[int] = ..., monthly_completed_count: _Optional[float] = ..., joint_accepted_count: _Optional[int] = ..., joint_completed_count: _Optional[int] = ..., joint_overdue_count: _Optional[int] = ..., joint_on_time_rate: _Optional[float] = ..., joint_task_on_time_rate: _Optional[float] = ..., joint_silence_count: _Optional[int] = ...) -> None: ...

class ReadModel(_message.Message):
    __slots__ = ("generation", "rebuilding", "positions", "swap_time", "case_count", "rebuild_positions")
    GENERATION_FIELD_NUMBER: _ClassVar[int]
    REBUILDING_FIELD_NUMBER: _ClassVar[int]
    POSITIONS_FIELD_NUMBER: _ClassVar[int]
    SWAP_TIME_FIELD_NUMBER: _ClassVar[int]
    CASE_COUNT_FIELD_NUMBER: _ClassVar[int]
    REBUILD_POSITIONS_FIELD_NUMBER: _ClassVar[int]
    generation: int
    rebuilding: bool
    positions: _containers.RepeatedCompositeFieldContainer[SourcePosition]
    swap_time: _timestamp_pb2.Timestamp
    case_count: int
    rebuild_positions: _containers.RepeatedCompositeFieldContainer[SourcePosition]
    def __init__(self, generation: _Optional[int] = ..., rebuilding: _Optional[bool] = ..., positions: _Optional[_Iterable[_Union[SourcePosition, _Mapping]]] = ..., swap_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., case_count: _Optional[int] = ..., rebuild_positions: _Optional[_Iterable[_Union[SourcePosition, _Mapping]]] = ...) -> None: ...

class SourcePosition(_message.Message):
    __slots__ = ("source", "position", "target_position")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    TARGET_POSITION_FIELD_NUMBER: _ClassVar[int]
    source: str
    position: int
    target_position: int
    def __init__(self, source: _Optional[str] = ..., position: _Optional[int] = ..., target_position: _Optional[int] = ...) -> None: ...

class GetCardRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListCardsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "level", "state", "organisation", "case", "region", "project")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    level: CardLevel
    state: Card.State
    organisation: str
    case: str
    region: str
    project: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., level: _Optional[_Union[CardLevel, str]] = ..., state: _Optional[_Union[Card.State, str]] = ..., organisation: _Optional[str] = ..., case: _Optional[str] = ..., region: _Optional[str] = ..., project: _Optional[str] = ...) -> None: ...

class ListCardsResponse(_message.Message):
    __slots__ = ("cards", "next_page_token")
    CARDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    cards: _containers.RepeatedCompositeFieldContainer[Card]
    next_page_token: str
    def __init__(self, cards: _Optional[_Iterable[_Union[Card, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class WithdrawCardRequest(_message.Message):
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

class ListSupervisionRulesRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListSupervisionRulesResponse(_message.Message):
    __slots__ = ("supervision_rules", "next_page_token")
    SUPERVISION_RULES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    supervision_rules: _containers.RepeatedCompositeFieldContainer[SupervisionRule]
    next_page_token: str
    def __init__(self, supervision_rules: _Optional[_Iterable[_Union[SupervisionRule, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateSupervisionRuleRequest(_message.Message):
    __slots__ = ("supervision_rule", "request_id")
    SUPERVISION_RULE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    supervision_rule: SupervisionRule
    request_id: str
    def __init__(self, supervision_rule: _Optional[_Union[SupervisionRule, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListOpenClocksRequest(_message.Message):
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

class ListOpenClocksResponse(_message.Message):
    __slots__ = ("open_clocks", "next_page_token")
    OPEN_CLOCKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    open_clocks: _containers.RepeatedCompositeFieldContainer[OpenClock]
    next_page_token: str
    def __init__(self, open_clocks: _Optional[_Iterable[_Union[OpenClock, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListIndicatorsRequest(_message.Message):
    __slots__ = ("first_day", "last_day", "region", "organisation", "item", "group", "page_size", "page_token", "window")
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    first_day: str
    last_day: str
    region: str
    organisation: str
    item: str
    group: IndicatorGroup
    page_size: int
    page_token: str
    window: str
    def __init__(self, first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ..., item: _Optional[str] = ..., group: _Optional[_Union[IndicatorGroup, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., window: _Optional[str] = ...) -> None: ...

class ListIndicatorsResponse(_message.Message):
    __slots__ = ("indicators", "next_page_token")
    INDICATORS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    indicators: _containers.RepeatedCompositeFieldContainer[Indicators]
    next_page_token: str
    def __init__(self, indicators: _Optional[_Iterable[_Union[Indicators, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RebuildReadModelRequest(_message.Message):
    __slots__ = ("request_id",)
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    def __init__(self, request_id: _Optional[str] = ...) -> None: ...

class GetReadModelRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class GetFindingRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListFindingsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "rule", "state", "organisation", "region", "area", "first_day", "last_day", "case")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    AREA_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    rule: str
    state: Finding.State
    organisation: str
    region: str
    area: FindingArea
    first_day: str
    last_day: str
    case: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., rule: _Optional[str] = ..., state: _Optional[_Union[Finding.State, str]] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., area: _Optional[_Union[FindingArea, str]] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., case: _Optional[str] = ...) -> None: ...

class ListFindingsResponse(_message.Message):
    __slots__ = ("findings", "next_page_token")
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    findings: _containers.RepeatedCompositeFieldContainer[Finding]
    next_page_token: str
    def __init__(self, findings: _Optional[_Iterable[_Union[Finding, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DismissFindingRequest(_message.Message):
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

class ListFindingRulesRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListFindingRulesResponse(_message.Message):
    __slots__ = ("finding_rules", "next_page_token")
    FINDING_RULES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    finding_rules: _containers.RepeatedCompositeFieldContainer[FindingRule]
    next_page_token: str
    def __init__(self, finding_rules: _Optional[_Iterable[_Union[FindingRule, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListAuthorisationRatesRequest(_message.Message):
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

class ListAuthorisationRatesResponse(_message.Message):
    __slots__ = ("authorisation_rates", "next_page_token")
    AUTHORISATION_RATES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    authorisation_rates: _containers.RepeatedCompositeFieldContainer[AuthorisationRate]
    next_page_token: str
    def __init__(self, authorisation_rates: _Optional[_Iterable[_Union[AuthorisationRate, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListUnauthorisedItemsRequest(_message.Message):
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

class ListUnauthorisedItemsResponse(_message.Message):
    __slots__ = ("unauthorised_items", "next_page_token")
    UNAUTHORISED_ITEMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    unauthorised_items: _containers.RepeatedCompositeFieldContainer[UnauthorisedItem]
    next_page_token: str
    def __init__(self, unauthorised_items: _Optional[_Iterable[_Union[UnauthorisedItem, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
