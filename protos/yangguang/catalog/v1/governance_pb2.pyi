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

class AdmissionWay(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ADMISSION_WAY_UNSPECIFIED: _ClassVar[AdmissionWay]
    BIDDING: _ClassVar[AdmissionWay]
    NEGOTIATION: _ClassVar[AdmissionWay]
    OPEN_SELECTION: _ClassVar[AdmissionWay]

class Aspect(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ASPECT_UNSPECIFIED: _ClassVar[Aspect]
    NAME_ASPECT: _ClassVar[Aspect]
    BASIS_ASPECT: _ClassVar[Aspect]
    MATERIALS_ASPECT: _ClassVar[Aspect]
    PROCESS_ASPECT: _ClassVar[Aspect]
    LIMITS_ASPECT: _ClassVar[Aspect]
    FEES_ASPECT: _ClassVar[Aspect]

class Verdict(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    VERDICT_UNSPECIFIED: _ClassVar[Verdict]
    SAME: _ClassVar[Verdict]
    BETTER: _ClassVar[Verdict]
    WORSE: _ClassVar[Verdict]

class ProposalKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROPOSAL_KIND_UNSPECIFIED: _ClassVar[ProposalKind]
    KEEP_ITEM: _ClassVar[ProposalKind]
    CANCEL_ITEM: _ClassVar[ProposalKind]
    ADJUST_ITEM: _ClassVar[ProposalKind]
    HAND_DOWN_ITEM: _ClassVar[ProposalKind]
    MERGE_ITEM: _ClassVar[ProposalKind]
ADMISSION_WAY_UNSPECIFIED: AdmissionWay
BIDDING: AdmissionWay
NEGOTIATION: AdmissionWay
OPEN_SELECTION: AdmissionWay
ASPECT_UNSPECIFIED: Aspect
NAME_ASPECT: Aspect
BASIS_ASPECT: Aspect
MATERIALS_ASPECT: Aspect
PROCESS_ASPECT: Aspect
LIMITS_ASPECT: Aspect
FEES_ASPECT: Aspect
VERDICT_UNSPECIFIED: Verdict
SAME: Verdict
BETTER: Verdict
WORSE: Verdict
PROPOSAL_KIND_UNSPECIFIED: ProposalKind
KEEP_ITEM: ProposalKind
CANCEL_ITEM: ProposalKind
ADJUST_ITEM: ProposalKind
HAND_DOWN_ITEM: ProposalKind
MERGE_ITEM: ProposalKind

class Claim(_message.Message):
    __slots__ = ("standard_item", "title", "region", "state", "items", "reason", "document_number", "name", "create_time")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Claim.State]
        TO_BE_CLAIMED: _ClassVar[Claim.State]
        CLAIMED: _ClassVar[Claim.State]
        DECLINED: _ClassVar[Claim.State]
    STATE_UNSPECIFIED: Claim.State
    TO_BE_CLAIMED: Claim.State
    CLAIMED: Claim.State
    DECLINED: Claim.State
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    standard_item: str
    title: str
    region: str
    state: Claim.State
    items: _containers.RepeatedScalarFieldContainer[str]
    reason: str
    document_number: str
    name: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, standard_item: _Optional[str] = ..., title: _Optional[str] = ..., region: _Optional[str] = ..., state: _Optional[_Union[Claim.State, str]] = ..., items: _Optional[_Iterable[str]] = ..., reason: _Optional[str] = ..., document_number: _Optional[str] = ..., name: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PeerLimit(_message.Message):
    __slots__ = ("name", "standard_item", "level", "place", "limit", "source", "region", "create_time", "update_time", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    standard_item: str
    level: _catalog_pb2.ExerciseLevel
    place: str
    limit: _types_pb2.Limit
    source: str
    region: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., standard_item: _Optional[str] = ..., level: _Optional[_Union[_catalog_pb2.ExerciseLevel, str]] = ..., place: _Optional[str] = ..., limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., source: _Optional[str] = ..., region: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class Divergence(_message.Message):
    __slots__ = ("item", "item_title", "organisation", "region", "aspect", "verdict", "field", "local", "other", "compared_with")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ASPECT_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    LOCAL_FIELD_NUMBER: _ClassVar[int]
    OTHER_FIELD_NUMBER: _ClassVar[int]
    COMPARED_WITH_FIELD_NUMBER: _ClassVar[int]
    item: str
    item_title: str
    organisation: str
    region: str
    aspect: Aspect
    verdict: Verdict
    field: str
    local: str
    other: str
    compared_with: str
    def __init__(self, item: _Optional[str] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., aspect: _Optional[_Union[Aspect, str]] = ..., verdict: _Optional[_Union[Verdict, str]] = ..., field: _Optional[str] = ..., local: _Optional[str] = ..., other: _Optional[str] = ..., compared_with: _Optional[str] = ...) -> None: ...

class Handover(_message.Message):
    __slots__ = ("name", "kind", "state", "item", "item_title", "organisation", "to_organisation", "from_level", "to_level", "document_number", "reason", "transition_end", "receiving_item", "outcome", "region", "campaign", "create_time", "update_time", "etag")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[Handover.Kind]
        HAND_DOWN: _ClassVar[Handover.Kind]
        TAKE_BACK: _ClassVar[Handover.Kind]
        ENTRUST: _ClassVar[Handover.Kind]
    KIND_UNSPECIFIED: Handover.Kind
    HAND_DOWN: Handover.Kind
    TAKE_BACK: Handover.Kind
    ENTRUST: Handover.Kind
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Handover.State]
        IN_TRANSITION: _ClassVar[Handover.State]
        COMPLETED: _ClassVar[Handover.State]
        WITHDRAWN: _ClassVar[Handover.State]
    STATE_UNSPECIFIED: Handover.State
    IN_TRANSITION: Handover.State
    COMPLETED: Handover.State
    WITHDRAWN: Handover.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    TO_ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    FROM_LEVEL_FIELD_NUMBER: _ClassVar[int]
    TO_LEVEL_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TRANSITION_END_FIELD_NUMBER: _ClassVar[int]
    RECEIVING_ITEM_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    kind: Handover.Kind
    state: Handover.State
    item: str
    item_title: str
    organisation: str
    to_organisation: str
    from_level: _catalog_pb2.ExerciseLevel
    to_level: _catalog_pb2.ExerciseLevel
    document_number: str
    reason: str
    transition_end: str
    receiving_item: str
    outcome: str
    region: str
    campaign: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., kind: _Optional[_Union[Handover.Kind, str]] = ..., state: _Optional[_Union[Handover.State, str]] = ..., item: _Optional[str] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., to_organisation: _Optional[str] = ..., from_level: _Optional[_Union[_catalog_pb2.ExerciseLevel, str]] = ..., to_level: _Optional[_Union[_catalog_pb2.ExerciseLevel, str]] = ..., document_number: _Optional[str] = ..., reason: _Optional[str] = ..., transition_end: _Optional[str] = ..., receiving_item: _Optional[str] = ..., outcome: _Optional[str] = ..., region: _Optional[str] = ..., campaign: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class Campaign(_message.Message):
    __slots__ = ("name", "title", "basis_document", "organisations", "due_date", "region", "state", "session", "session_date", "document_number", "counts", "publish_time", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Campaign.State]
        OPEN: _ClassVar[Campaign.State]
        APPROVED: _ClassVar[Campaign.State]
        PUBLISHED: _ClassVar[Campaign.State]
    STATE_UNSPECIFIED: Campaign.State
    OPEN: Campaign.State
    APPROVED: Campaign.State
    PUBLISHED: Campaign.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    BASIS_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    ORGANISATIONS_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    SESSION_DATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    PUBLISH_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    basis_document: str
    organisations: _containers.RepeatedScalarFieldContainer[str]
    due_date: str
    region: str
    state: Campaign.State
    session: str
    session_date: str
    document_number: str
    counts: _containers.RepeatedCompositeFieldContainer[ProposalCount]
    publish_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., basis_document: _Optional[str] = ..., organisations: _Optional[_Iterable[str]] = ..., due_date: _Optional[str] = ..., region: _Optional[str] = ..., state: _Optional[_Union[Campaign.State, str]] = ..., session: _Optional[str] = ..., session_date: _Optional[str] = ..., document_number: _Optional[str] = ..., counts: _Optional[_Iterable[_Union[ProposalCount, _Mapping]]] = ..., publish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class ProposalCount(_message.Message):
    __slots__ = ("kind", "count")
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    kind: ProposalKind
    count: int
    def __init__(self, kind: _Optional[_Union[ProposalKind, str]] = ..., count: _Optional[int] = ...) -> None: ...

class Proposal(_message.Message):
    __slots__ = ("name", "item", "item_title", "organisation", "kind", "reason", "explanation", "to_organisation", "to_level", "state", "decided_kind", "opinion", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Proposal.State]
        PROPOSED: _ClassVar[Proposal.State]
        REVIEWED: _ClassVar[Proposal.State]
    STATE_UNSPECIFIED: Proposal.State
    PROPOSED: Proposal.State
    REVIEWED: Proposal.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    TO_ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    TO_LEVEL_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DECIDED_KIND_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    item: str
    item_title: str
    organisation: str
    kind: ProposalKind
    reason: _catalog_pb2.CancelReason
    explanation: str
    to_organisation: str
    to_level: _catalog_pb2.ExerciseLevel
    state: Proposal.State
    decided_kind: ProposalKind
    opinion: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., item: _Optional[str] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., kind: _Optional[_Union[ProposalKind, str]] = ..., reason: _Optional[_Union[_catalog_pb2.CancelReason, str]] = ..., explanation: _Optional[str] = ..., to_organisation: _Optional[str] = ..., to_level: _Optional[_Union[_catalog_pb2.ExerciseLevel, str]] = ..., state: _Optional[_Union[Proposal.State, str]] = ..., decided_kind: _Optional[_Union[ProposalKind, str]] = ..., opinion: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class ItemChange(_message.Message):
    __slots__ = ("item", "item_title", "organisation", "region", "kind", "time", "document_number", "reason", "before", "after")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[ItemChange.Kind]
        ITEM_CLAIMED: _ClassVar[ItemChange.Kind]
        VERSION_PUBLISHED: _ClassVar[ItemChange.Kind]
        ITEM_SUSPENDED: _ClassVar[ItemChange.Kind]
        ITEM_RESUMED: _ClassVar[ItemChange.Kind]
        ITEM_CANCELLED: _ClassVar[ItemChange.Kind]
    KIND_UNSPECIFIED: ItemChange.Kind
    ITEM_CLAIMED: ItemChange.Kind
    VERSION_PUBLISHED: ItemChange.Kind
    ITEM_SUSPENDED: ItemChange.Kind
    ITEM_RESUMED: ItemChange.Kind
    ITEM_CANCELLED: ItemChange.Kind
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    item: str
    item_title: str
    organisation: str
    region: str
    kind: ItemChange.Kind
    time: _timestamp_pb2.Timestamp
    document_number: str
    reason: _catalog_pb2.CancelReason
    before: VersionFigures
    after: VersionFigures
    def __init__(self, item: _Optional[str] = ..., item_title: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., kind: _Optional[_Union[ItemChange.Kind, str]] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ..., reason: _Optional[_Union[_catalog_pb2.CancelReason, str]] = ..., before: _Optional[_Union[VersionFigures, _Mapping]] = ..., after: _Optional[_Union[VersionFigures, _Mapping]] = ...) -> None: ...

class VersionFigures(_message.Message):
    __slots__ = ("steps", "materials", "promised_days", "statutory_days", "visits", "fees")
    STEPS_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    PROMISED_DAYS_FIELD_NUMBER: _ClassVar[int]
    STATUTORY_DAYS_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    FEES_FIELD_NUMBER: _ClassVar[int]
    steps: int
    materials: int
    promised_days: float
    statutory_days: float
    visits: int
    fees: int
    def __init__(self, steps: _Optional[int] = ..., materials: _Optional[int] = ..., promised_days: _Optional[float] = ..., statutory_days: _Optional[float] = ..., visits: _Optional[int] = ..., fees: _Optional[int] = ...) -> None: ...

class CatalogFigures(_message.Message):
    __slots__ = ("items", "permits", "stationed", "not_yet_stationed", "exceptions", "stationing_rate", "full_authority", "partial_authority", "acceptance_only", "full_authority_rate", "mean_statutory_days", "mean_promised_days", "promised_speedup", "free_items", "cancelled")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    PERMITS_FIELD_NUMBER: _ClassVar[int]
    STATIONED_FIELD_NUMBER: _ClassVar[int]
    NOT_YET_STATIONED_FIELD_NUMBER: _ClassVar[int]
    EXCEPTIONS_FIELD_NUMBER: _ClassVar[int]
    STATIONING_RATE_FIELD_NUMBER: _ClassVar[int]
    FULL_AUTHORITY_FIELD_NUMBER: _ClassVar[int]
    PARTIAL_AUTHORITY_FIELD_NUMBER: _ClassVar[int]
    ACCEPTANCE_ONLY_FIELD_NUMBER: _ClassVar[int]
    FULL_AUTHORITY_RATE_FIELD_NUMBER: _ClassVar[int]
    MEAN_STATUTORY_DAYS_FIELD_NUMBER: _ClassVar[int]
    MEAN_PROMISED_DAYS_FIELD_NUMBER: _ClassVar[int]
    PROMISED_SPEEDUP_FIELD_NUMBER: _ClassVar[int]
    FREE_ITEMS_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    items: int
    permits: int
    stationed: int
    not_yet_stationed: int
    exceptions: int
    stationing_rate: float
    full_authority: int
    partial_authority: int
    acceptance_only: int
    full_authority_rate: float
    mean_statutory_days: float
    mean_promised_days: float
    promised_speedup: float
    free_items: int
    cancelled: int
    def __init__(self, items: _Optional[int] = ..., permits: _Optional[int] = ..., stationed: _Optional[int] = ..., not_yet_stationed: _Optional[int] = ..., exceptions: _Optional[int] = ..., stationing_rate: _Optional[float] = ..., full_authority: _Optional[int] = ..., partial_authority: _Optional[int] = ..., acceptance_only: _Optional[int] = ..., full_authority_rate: _Optional[float] = ..., mean_statutory_days: _Optional[float] = ..., mean_promised_days: _Optional[float] = ..., promised_speedup: _Optional[float] = ..., free_items: _Optional[int] = ..., cancelled: _Optional[int] = ...) -> None: ...

class ListClaimsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "level", "state")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    level: _catalog_pb2.ExerciseLevel
    state: Claim.State
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., level: _Optional[_Union[_catalog_pb2.ExerciseLevel, str]] = ..., state: _Optional[_Union[Claim.State, str]] = ...) -> None: ...

class ListClaimsResponse(_message.Message):
    __slots__ = ("claims", "next_page_token")
    CLAIMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    claims: _containers.RepeatedCompositeFieldContainer[Claim]
    next_page_token: str
    def __init__(self, claims: _Optional[_Iterable[_Union[Claim, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DeclineClaimRequest(_message.Message):
    __slots__ = ("name", "region", "reason", "document_number", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    region: str
    reason: str
    document_number: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., region: _Optional[str] = ..., reason: _Optional[str] = ..., document_number: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreatePeerLimitRequest(_message.Message):
    __slots__ = ("peer_limit", "request_id")
    PEER_LIMIT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    peer_limit: PeerLimit
    request_id: str
    def __init__(self, peer_limit: _Optional[_Union[PeerLimit, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListPeerLimitsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "standard_item")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    standard_item: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., standard_item: _Optional[str] = ...) -> None: ...

class ListPeerLimitsResponse(_message.Message):
    __slots__ = ("peer_limits", "next_page_token")
    PEER_LIMITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    peer_limits: _containers.RepeatedCompositeFieldContainer[PeerLimit]
    next_page_token: str
    def __init__(self, peer_limits: _Optional[_Iterable[_Union[PeerLimit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListDivergencesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "organisation", "aspect", "verdict")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ASPECT_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    organisation: str
    aspect: Aspect
    verdict: Verdict
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ..., aspect: _Optional[_Union[Aspect, str]] = ..., verdict: _Optional[_Union[Verdict, str]] = ...) -> None: ...

class ListDivergencesResponse(_message.Message):
    __slots__ = ("divergences", "next_page_token")
    DIVERGENCES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    divergences: _containers.RepeatedCompositeFieldContainer[Divergence]
    next_page_token: str
    def __init__(self, divergences: _Optional[_Iterable[_Union[Divergence, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateHandoverRequest(_message.Message):
    __slots__ = ("handover", "request_id")
    HANDOVER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    handover: Handover
    request_id: str
    def __init__(self, handover: _Optional[_Union[Handover, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetHandoverRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListHandoversRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "state")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    state: Handover.State
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., state: _Optional[_Union[Handover.State, str]] = ...) -> None: ...

class ListHandoversResponse(_message.Message):
    __slots__ = ("handovers", "next_page_token")
    HANDOVERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    handovers: _containers.RepeatedCompositeFieldContainer[Handover]
    next_page_token: str
    def __init__(self, handovers: _Optional[_Iterable[_Union[Handover, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CompleteHandoverRequest(_message.Message):
    __slots__ = ("name", "receiving_item", "document_number", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    RECEIVING_ITEM_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    receiving_item: str
    document_number: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., receiving_item: _Optional[str] = ..., document_number: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class WithdrawHandoverRequest(_message.Message):
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

class CreateCampaignRequest(_message.Message):
    __slots__ = ("campaign", "request_id")
    CAMPAIGN_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign: Campaign
    request_id: str
    def __init__(self, campaign: _Optional[_Union[Campaign, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCampaignRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListCampaignsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "state")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    state: Campaign.State
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., state: _Optional[_Union[Campaign.State, str]] = ...) -> None: ...

class ListCampaignsResponse(_message.Message):
    __slots__ = ("campaigns", "next_page_token")
    CAMPAIGNS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    campaigns: _containers.RepeatedCompositeFieldContainer[Campaign]
    next_page_token: str
    def __init__(self, campaigns: _Optional[_Iterable[_Union[Campaign, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ProposeItemRequest(_message.Message):
    __slots__ = ("name", "proposal", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    PROPOSAL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    proposal: Proposal
    request_id: str
    def __init__(self, name: _Optional[str] = ..., proposal: _Optional[_Union[Proposal, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListProposalsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "parent", "organisation")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PARENT_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    parent: str
    organisation: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., parent: _Optional[str] = ..., organisation: _Optional[str] = ...) -> None: ...

class ListProposalsResponse(_message.Message):
    __slots__ = ("proposals", "next_page_token")
    PROPOSALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    proposals: _containers.RepeatedCompositeFieldContainer[Proposal]
    next_page_token: str
    def __init__(self, proposals: _Optional[_Iterable[_Union[Proposal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ReviewProposalRequest(_message.Message):
    __slots__ = ("name", "decided_kind", "opinion", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    DECIDED_KIND_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    decided_kind: ProposalKind
    opinion: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., decided_kind: _Optional[_Union[ProposalKind, str]] = ..., opinion: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ApproveCampaignRequest(_message.Message):
    __slots__ = ("name", "session", "session_date", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    SESSION_DATE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    session: str
    session_date: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., session: _Optional[str] = ..., session_date: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class PublishCampaignRequest(_message.Message):
    __slots__ = ("name", "document_number", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    document_number: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., document_number: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListItemChangesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "first_day", "last_day", "region", "organisation", "kind")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    first_day: str
    last_day: str
    region: str
    organisation: str
    kind: ItemChange.Kind
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ..., kind: _Optional[_Union[ItemChange.Kind, str]] = ...) -> None: ...

class ListItemChangesResponse(_message.Message):
    __slots__ = ("item_changes", "next_page_token")
    ITEM_CHANGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    item_changes: _containers.RepeatedCompositeFieldContainer[ItemChange]
    next_page_token: str
    def __init__(self, item_changes: _Optional[_Iterable[_Union[ItemChange, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetCatalogFiguresRequest(_message.Message):
    __slots__ = ("region", "organisation")
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    region: str
    organisation: str
    def __init__(self, region: _Optional[str] = ..., organisation: _Optional[str] = ...) -> None: ...

class Intermediary(_message.Message):
    __slots__ = ("name", "title", "credit_code", "services", "fee", "centre", "region", "way", "competitor_count", "document_number", "source", "admit_day", "valid_to", "state", "remove_reason", "remove_document_number", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Intermediary.State]
        ADMITTED: _ClassVar[Intermediary.State]
        REMOVED: _ClassVar[Intermediary.State]
    STATE_UNSPECIFIED: Intermediary.State
    ADMITTED: Intermediary.State
    REMOVED: Intermediary.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_CODE_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    COMPETITOR_COUNT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    ADMIT_DAY_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REMOVE_REASON_FIELD_NUMBER: _ClassVar[int]
    REMOVE_DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    credit_code: str
    services: _containers.RepeatedScalarFieldContainer[str]
    fee: str
    centre: str
    region: str
    way: AdmissionWay
    competitor_count: int
    document_number: str
    source: str
    admit_day: str
    valid_to: str
    state: Intermediary.State
    remove_reason: str
    remove_document_number: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., credit_code: _Optional[str] = ..., services: _Optional[_Iterable[str]] = ..., fee: _Optional[str] = ..., centre: _Optional[str] = ..., region: _Optional[str] = ..., way: _Optional[_Union[AdmissionWay, str]] = ..., competitor_count: _Optional[int] = ..., document_number: _Optional[str] = ..., source: _Optional[str] = ..., admit_day: _Optional[str] = ..., valid_to: _Optional[str] = ..., state: _Optional[_Union[Intermediary.State, str]] = ..., remove_reason: _Optional[str] = ..., remove_document_number: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class FeeDeclaration(_message.Message):
    __slots__ = ("name", "organisation", "region", "statement", "document_number", "state", "withdraw_document_number", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[FeeDeclaration.State]
        STANDING: _ClassVar[FeeDeclaration.State]
        WITHDRAWN: _ClassVar[FeeDeclaration.State]
    STATE_UNSPECIFIED: FeeDeclaration.State
    STANDING: FeeDeclaration.State
    WITHDRAWN: FeeDeclaration.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    WITHDRAW_DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    statement: str
    document_number: str
    state: FeeDeclaration.State
    withdraw_document_number: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., statement: _Optional[str] = ..., document_number: _Optional[str] = ..., state: _Optional[_Union[FeeDeclaration.State, str]] = ..., withdraw_document_number: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class AdmitIntermediaryRequest(_message.Message):
    __slots__ = ("intermediary", "request_id")
    INTERMEDIARY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    intermediary: Intermediary
    request_id: str
    def __init__(self, intermediary: _Optional[_Union[Intermediary, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetIntermediaryRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListIntermediariesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "centre", "service", "state")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    centre: str
    service: str
    state: Intermediary.State
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., centre: _Optional[str] = ..., service: _Optional[str] = ..., state: _Optional[_Union[Intermediary.State, str]] = ...) -> None: ...

class ListIntermediariesResponse(_message.Message):
    __slots__ = ("intermediaries", "next_page_token")
    INTERMEDIARIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    intermediaries: _containers.RepeatedCompositeFieldContainer[Intermediary]
    next_page_token: str
    def __init__(self, intermediaries: _Optional[_Iterable[_Union[Intermediary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RemoveIntermediaryRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "reason", "document_number")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    reason: str
    document_number: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ..., document_number: _Optional[str] = ...) -> None: ...

class DeclareZeroFeesRequest(_message.Message):
    __slots__ = ("statement", "document_number", "request_id")
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    statement: str
    document_number: str
    request_id: str
    def __init__(self, statement: _Optional[str] = ..., document_number: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListFeeDeclarationsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "organisation", "state")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    organisation: str
    state: FeeDeclaration.State
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ..., state: _Optional[_Union[FeeDeclaration.State, str]] = ...) -> None: ...

class ListFeeDeclarationsResponse(_message.Message):
    __slots__ = ("fee_declarations", "next_page_token")
    FEE_DECLARATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    fee_declarations: _containers.RepeatedCompositeFieldContainer[FeeDeclaration]
    next_page_token: str
    def __init__(self, fee_declarations: _Optional[_Iterable[_Union[FeeDeclaration, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class WithdrawFeeDeclarationRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "document_number")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    document_number: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., document_number: _Optional[str] = ...) -> None: ...
