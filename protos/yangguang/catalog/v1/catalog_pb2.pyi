import datetime

from google.protobuf import field_mask_pb2 as _field_mask_pb2
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

class ItemType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ITEM_TYPE_UNSPECIFIED: _ClassVar[ItemType]
    PERMIT: _ClassVar[ItemType]
    PENALTY: _ClassVar[ItemType]
    COERCION: _ClassVar[ItemType]
    LEVY: _ClassVar[ItemType]
    PAYMENT: _ClassVar[ItemType]
    INSPECTION: _ClassVar[ItemType]
    CONFIRMATION: _ClassVar[ItemType]
    REWARD: _ClassVar[ItemType]
    RULING: _ClassVar[ItemType]
    OTHER_POWER: _ClassVar[ItemType]
    PUBLIC_SERVICE: _ClassVar[ItemType]

class ExerciseLevel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EXERCISE_LEVEL_UNSPECIFIED: _ClassVar[ExerciseLevel]
    NATIONAL: _ClassVar[ExerciseLevel]
    PROVINCE: _ClassVar[ExerciseLevel]
    CITY: _ClassVar[ExerciseLevel]
    COUNTY: _ClassVar[ExerciseLevel]
    TOWNSHIP: _ClassVar[ExerciseLevel]
    VILLAGE: _ClassVar[ExerciseLevel]
    GRADED: _ClassVar[ExerciseLevel]

class OrganNature(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ORGAN_NATURE_UNSPECIFIED: _ClassVar[OrganNature]
    STATUTORY_ORGAN: _ClassVar[OrganNature]
    AUTHORISED_ORGANISATION: _ClassVar[OrganNature]
    ENTRUSTED_ORGANISATION: _ClassVar[OrganNature]
    OTHER_NATURE: _ClassVar[OrganNature]

class ServiceTarget(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SERVICE_TARGET_UNSPECIFIED: _ClassVar[ServiceTarget]
    NATURAL_PERSON: _ClassVar[ServiceTarget]
    ENTERPRISE: _ClassVar[ServiceTarget]
    INSTITUTION: _ClassVar[ServiceTarget]
    SOCIAL_ORGANISATION: _ClassVar[ServiceTarget]
    ADMINISTRATIVE_ORGAN: _ClassVar[ServiceTarget]
    OTHER_ORGANISATION: _ClassVar[ServiceTarget]

class HandlingForm(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    HANDLING_FORM_UNSPECIFIED: _ClassVar[HandlingForm]
    AT_WINDOW: _ClassVar[HandlingForm]
    ONLINE: _ClassVar[HandlingForm]
    MOBILE: _ClassVar[HandlingForm]
    COURIER: _ClassVar[HandlingForm]
    OTHER_FORM: _ClassVar[HandlingForm]

class StepKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STEP_KIND_UNSPECIFIED: _ClassVar[StepKind]
    ACCEPTANCE: _ClassVar[StepKind]
    EXAMINATION_STEP: _ClassVar[StepKind]
    DECISION: _ClassVar[StepKind]
    COMPLETION: _ClassVar[StepKind]
    PUBLICITY: _ClassVar[StepKind]
    EXPERT_REVIEW: _ClassVar[StepKind]
    HEARING: _ClassVar[StepKind]
    SITE_SURVEY: _ClassVar[StepKind]
    TESTING: _ClassVar[StepKind]
    APPRAISAL: _ClassVar[StepKind]
    TENDER: _ClassVar[StepKind]
    VILLAGE_REVIEW: _ClassVar[StepKind]
    DEMOCRATIC_APPRAISAL: _ClassVar[StepKind]
    HOUSEHOLD_SURVEY: _ClassVar[StepKind]
    OFFICE_MEETING: _ClassVar[StepKind]

class WindowAuthority(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    WINDOW_AUTHORITY_UNSPECIFIED: _ClassVar[WindowAuthority]
    FULL_AUTHORITY: _ClassVar[WindowAuthority]
    PARTIAL_AUTHORITY: _ClassVar[WindowAuthority]
    ACCEPTANCE_ONLY: _ClassVar[WindowAuthority]

class CancelReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CANCEL_REASON_UNSPECIFIED: _ClassVar[CancelReason]
    NO_LEGAL_BASIS: _ClassVar[CancelReason]
    MARKET_OR_SELF_REGULATION: _ClassVar[CancelReason]
    AFTER_THE_FACT_SUPERVISION: _ClassVar[CancelReason]
    HANDED_DOWN: _ClassVar[CancelReason]
    MERGED: _ClassVar[CancelReason]
    BASIS_REPEALED: _ClassVar[CancelReason]
ITEM_TYPE_UNSPECIFIED: ItemType
PERMIT: ItemType
PENALTY: ItemType
COERCION: ItemType
LEVY: ItemType
PAYMENT: ItemType
INSPECTION: ItemType
CONFIRMATION: ItemType
REWARD: ItemType
RULING: ItemType
OTHER_POWER: ItemType
PUBLIC_SERVICE: ItemType
EXERCISE_LEVEL_UNSPECIFIED: ExerciseLevel
NATIONAL: ExerciseLevel
PROVINCE: ExerciseLevel
CITY: ExerciseLevel
COUNTY: ExerciseLevel
TOWNSHIP: ExerciseLevel
VILLAGE: ExerciseLevel
GRADED: ExerciseLevel
ORGAN_NATURE_UNSPECIFIED: OrganNature
STATUTORY_ORGAN: OrganNature
AUTHORISED_ORGANISATION: OrganNature
ENTRUSTED_ORGANISATION: OrganNature
OTHER_NATURE: OrganNature
SERVICE_TARGET_UNSPECIFIED: ServiceTarget
NATURAL_PERSON: ServiceTarget
ENTERPRISE: ServiceTarget
INSTITUTION: ServiceTarget
SOCIAL_ORGANISATION: ServiceTarget
ADMINISTRATIVE_ORGAN: ServiceTarget
OTHER_ORGANISATION: ServiceTarget
HANDLING_FORM_UNSPECIFIED: HandlingForm
AT_WINDOW: HandlingForm
ONLINE: HandlingForm
MOBILE: HandlingForm
COURIER: HandlingForm
OTHER_FORM: HandlingForm
STEP_KIND_UNSPECIFIED: StepKind
ACCEPTANCE: StepKind
EXAMINATION_STEP: StepKind
DECISION: StepKind
COMPLETION: StepKind
PUBLICITY: StepKind
EXPERT_REVIEW: StepKind
HEARING: StepKind
SITE_SURVEY: StepKind
TESTING: StepKind
APPRAISAL: StepKind
TENDER: StepKind
VILLAGE_REVIEW: StepKind
DEMOCRATIC_APPRAISAL: StepKind
HOUSEHOLD_SURVEY: StepKind
OFFICE_MEETING: StepKind
WINDOW_AUTHORITY_UNSPECIFIED: WindowAuthority
FULL_AUTHORITY: WindowAuthority
PARTIAL_AUTHORITY: WindowAuthority
ACCEPTANCE_ONLY: WindowAuthority
CANCEL_REASON_UNSPECIFIED: CancelReason
NO_LEGAL_BASIS: CancelReason
MARKET_OR_SELF_REGULATION: CancelReason
AFTER_THE_FACT_SUPERVISION: CancelReason
HANDED_DOWN: CancelReason
MERGED: CancelReason
BASIS_REPEALED: CancelReason

class StandardItem(_message.Message):
    __slots__ = ("name", "title", "type", "levels", "legal_bases", "create_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    LEVELS_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASES_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    type: ItemType
    levels: _containers.RepeatedScalarFieldContainer[ExerciseLevel]
    legal_bases: _containers.RepeatedCompositeFieldContainer[LegalBasis]
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., type: _Optional[_Union[ItemType, str]] = ..., levels: _Optional[_Iterable[_Union[ExerciseLevel, str]]] = ..., legal_bases: _Optional[_Iterable[_Union[LegalBasis, _Mapping]]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Item(_message.Message):
    __slots__ = ("name", "standard_item", "organisation", "organisation_title", "region", "state", "version", "cancel_reason", "document_number", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Item.State]
        DRAFT: _ClassVar[Item.State]
        IN_FORCE: _ClassVar[Item.State]
        SUSPENDED: _ClassVar[Item.State]
        CANCELLED: _ClassVar[Item.State]
    STATE_UNSPECIFIED: Item.State
    DRAFT: Item.State
    IN_FORCE: Item.State
    SUSPENDED: Item.State
    CANCELLED: Item.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_TITLE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    CANCEL_REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    standard_item: str
    organisation: str
    organisation_title: str
    region: str
    state: Item.State
    version: ItemVersion
    cancel_reason: CancelReason
    document_number: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., standard_item: _Optional[str] = ..., organisation: _Optional[str] = ..., organisation_title: _Optional[str] = ..., region: _Optional[str] = ..., state: _Optional[_Union[Item.State, str]] = ..., version: _Optional[_Union[ItemVersion, _Mapping]] = ..., cancel_reason: _Optional[_Union[CancelReason, str]] = ..., document_number: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class ItemVersion(_message.Message):
    __slots__ = ("name", "state", "content", "effective_time", "expire_time", "document_number", "return_reason", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[ItemVersion.State]
        DRAFT: _ClassVar[ItemVersion.State]
        IN_REVIEW: _ClassVar[ItemVersion.State]
        PUBLISHED: _ClassVar[ItemVersion.State]
    STATE_UNSPECIFIED: ItemVersion.State
    DRAFT: ItemVersion.State
    IN_REVIEW: ItemVersion.State
    PUBLISHED: ItemVersion.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    RETURN_REASON_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    state: ItemVersion.State
    content: ItemContent
    effective_time: _timestamp_pb2.Timestamp
    expire_time: _timestamp_pb2.Timestamp
    document_number: str
    return_reason: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., state: _Optional[_Union[ItemVersion.State, str]] = ..., content: _Optional[_Union[ItemContent, _Mapping]] = ..., effective_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ..., return_reason: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class ItemContent(_message.Message):
    __slots__ = ("title", "english_title", "type", "level", "organ_nature", "kind", "targets", "forms", "legal_bases", "statutory_limit", "promised_limit", "conditions", "approval_standards", "materials", "steps", "fees", "themes", "result_title", "location", "office_hours", "consultation_phone", "supervision_phone", "window_authority", "visits", "notes", "quantity_limit")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ENGLISH_TITLE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    ORGAN_NATURE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TARGETS_FIELD_NUMBER: _ClassVar[int]
    FORMS_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASES_FIELD_NUMBER: _ClassVar[int]
    STATUTORY_LIMIT_FIELD_NUMBER: _ClassVar[int]
    PROMISED_LIMIT_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    APPROVAL_STANDARDS_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    FEES_FIELD_NUMBER: _ClassVar[int]
    THEMES_FIELD_NUMBER: _ClassVar[int]
    RESULT_TITLE_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    OFFICE_HOURS_FIELD_NUMBER: _ClassVar[int]
    CONSULTATION_PHONE_FIELD_NUMBER: _ClassVar[int]
    SUPERVISION_PHONE_FIELD_NUMBER: _ClassVar[int]
    WINDOW_AUTHORITY_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_LIMIT_FIELD_NUMBER: _ClassVar[int]
    title: str
    english_title: str
    type: ItemType
    level: ExerciseLevel
    organ_nature: OrganNature
    kind: _types_pb2.CaseKind
    targets: _containers.RepeatedScalarFieldContainer[ServiceTarget]
    forms: _containers.RepeatedScalarFieldContainer[HandlingForm]
    legal_bases: _containers.RepeatedCompositeFieldContainer[LegalBasis]
    statutory_limit: _types_pb2.Limit
    promised_limit: _types_pb2.Limit
    conditions: _containers.RepeatedScalarFieldContainer[str]
    approval_standards: _containers.RepeatedScalarFieldContainer[str]
    materials: _containers.RepeatedCompositeFieldContainer[Material]
    steps: _containers.RepeatedCompositeFieldContainer[Step]
    fees: _containers.RepeatedCompositeFieldContainer[Fee]
    themes: _containers.RepeatedScalarFieldContainer[str]
    result_title: str
    location: str
    office_hours: str
    consultation_phone: str
    supervision_phone: str
    window_authority: WindowAuthority
    visits: int
    notes: str
    quantity_limit: str
    def __init__(self, title: _Optional[str] = ..., english_title: _Optional[str] = ..., type: _Optional[_Union[ItemType, str]] = ..., level: _Optional[_Union[ExerciseLevel, str]] = ..., organ_nature: _Optional[_Union[OrganNature, str]] = ..., kind: _Optional[_Union[_types_pb2.CaseKind, str]] = ..., targets: _Optional[_Iterable[_Union[ServiceTarget, str]]] = ..., forms: _Optional[_Iterable[_Union[HandlingForm, str]]] = ..., legal_bases: _Optional[_Iterable[_Union[LegalBasis, _Mapping]]] = ..., statutory_limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., promised_limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., conditions: _Optional[_Iterable[str]] = ..., approval_standards: _Optional[_Iterable[str]] = ..., materials: _Optional[_Iterable[_Union[Material, _Mapping]]] = ..., steps: _Optional[_Iterable[_Union[Step, _Mapping]]] = ..., fees: _Optional[_Iterable[_Union[Fee, _Mapping]]] = ..., themes: _Optional[_Iterable[str]] = ..., result_title: _Optional[str] = ..., location: _Optional[str] = ..., office_hours: _Optional[str] = ..., consultation_phone: _Optional[str] = ..., supervision_phone: _Optional[str] = ..., window_authority: _Optional[_Union[WindowAuthority, str]] = ..., visits: _Optional[int] = ..., notes: _Optional[str] = ..., quantity_limit: _Optional[str] = ...) -> None: ...

class LegalBasis(_message.Message):
    __slots__ = ("title", "article", "document_number")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    title: str
    article: str
    document_number: str
    def __init__(self, title: _Optional[str] = ..., article: _Optional[str] = ..., document_number: _Optional[str] = ...) -> None: ...

class Material(_message.Message):
    __slots__ = ("id", "title", "required", "originals", "copies", "source", "note", "issued_by_item")
    ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELD_NUMBER: _ClassVar[int]
    ORIGINALS_FIELD_NUMBER: _ClassVar[int]
    COPIES_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ISSUED_BY_ITEM_FIELD_NUMBER: _ClassVar[int]
    id: str
    title: str
    required: bool
    originals: int
    copies: int
    source: str
    note: str
    issued_by_item: str
    def __init__(self, id: _Optional[str] = ..., title: _Optional[str] = ..., required: _Optional[bool] = ..., originals: _Optional[int] = ..., copies: _Optional[int] = ..., source: _Optional[str] = ..., note: _Optional[str] = ..., issued_by_item: _Optional[str] = ...) -> None: ...

class Step(_message.Message):
    __slots__ = ("kind", "title", "limit")
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    kind: StepKind
    title: str
    limit: _types_pb2.Limit
    def __init__(self, kind: _Optional[_Union[StepKind, str]] = ..., title: _Optional[str] = ..., limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ...) -> None: ...

class Fee(_message.Message):
    __slots__ = ("title", "amount", "basis", "reduction")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    REDUCTION_FIELD_NUMBER: _ClassVar[int]
    title: str
    amount: int
    basis: str
    reduction: str
    def __init__(self, title: _Optional[str] = ..., amount: _Optional[int] = ..., basis: _Optional[str] = ..., reduction: _Optional[str] = ...) -> None: ...

class NoticeSheet(_message.Message):
    __slots__ = ("version", "title", "elements")
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ELEMENTS_FIELD_NUMBER: _ClassVar[int]
    version: str
    title: str
    elements: _containers.RepeatedCompositeFieldContainer[SheetElement]
    def __init__(self, version: _Optional[str] = ..., title: _Optional[str] = ..., elements: _Optional[_Iterable[_Union[SheetElement, _Mapping]]] = ...) -> None: ...

class OpennessSheet(_message.Message):
    __slots__ = ("version", "elements")
    VERSION_FIELD_NUMBER: _ClassVar[int]
    ELEMENTS_FIELD_NUMBER: _ClassVar[int]
    version: str
    elements: _containers.RepeatedCompositeFieldContainer[SheetElement]
    def __init__(self, version: _Optional[str] = ..., elements: _Optional[_Iterable[_Union[SheetElement, _Mapping]]] = ...) -> None: ...

class SheetElement(_message.Message):
    __slots__ = ("title", "lines")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    title: str
    lines: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, title: _Optional[str] = ..., lines: _Optional[_Iterable[str]] = ...) -> None: ...

class GetStandardItemRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListStandardItemsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "type")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    type: ItemType
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., type: _Optional[_Union[ItemType, str]] = ...) -> None: ...

class ListStandardItemsResponse(_message.Message):
    __slots__ = ("standard_items", "next_page_token")
    STANDARD_ITEMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    standard_items: _containers.RepeatedCompositeFieldContainer[StandardItem]
    next_page_token: str
    def __init__(self, standard_items: _Optional[_Iterable[_Union[StandardItem, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateStandardItemRequest(_message.Message):
    __slots__ = ("standard_item_id", "standard_item", "request_id")
    STANDARD_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    standard_item_id: str
    standard_item: StandardItem
    request_id: str
    def __init__(self, standard_item_id: _Optional[str] = ..., standard_item: _Optional[_Union[StandardItem, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetItemRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListItemsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "query", "organisation", "theme", "type", "kind", "region", "show_inactive")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    THEME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    SHOW_INACTIVE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    query: str
    organisation: str
    theme: str
    type: ItemType
    kind: _types_pb2.CaseKind
    region: str
    show_inactive: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., query: _Optional[str] = ..., organisation: _Optional[str] = ..., theme: _Optional[str] = ..., type: _Optional[_Union[ItemType, str]] = ..., kind: _Optional[_Union[_types_pb2.CaseKind, str]] = ..., region: _Optional[str] = ..., show_inactive: _Optional[bool] = ...) -> None: ...

class ListItemsResponse(_message.Message):
    __slots__ = ("items", "next_page_token")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[Item]
    next_page_token: str
    def __init__(self, items: _Optional[_Iterable[_Union[Item, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateItemRequest(_message.Message):
    __slots__ = ("item_id", "standard_item", "organisation", "content", "request_id")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    standard_item: str
    organisation: str
    content: ItemContent
    request_id: str
    def __init__(self, item_id: _Optional[str] = ..., standard_item: _Optional[str] = ..., organisation: _Optional[str] = ..., content: _Optional[_Union[ItemContent, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class SuspendItemRequest(_message.Message):
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

class ResumeItemRequest(_message.Message):
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

class CancelItemRequest(_message.Message):
    __slots__ = ("name", "reason", "document_number", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    reason: CancelReason
    document_number: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., reason: _Optional[_Union[CancelReason, str]] = ..., document_number: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetItemVersionRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListItemVersionsRequest(_message.Message):
    __slots__ = ("parent", "page_size", "page_token")
    PARENT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    parent: str
    page_size: int
    page_token: str
    def __init__(self, parent: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListItemVersionsResponse(_message.Message):
    __slots__ = ("item_versions", "next_page_token")
    ITEM_VERSIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    item_versions: _containers.RepeatedCompositeFieldContainer[ItemVersion]
    next_page_token: str
    def __init__(self, item_versions: _Optional[_Iterable[_Union[ItemVersion, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateItemVersionRequest(_message.Message):
    __slots__ = ("parent", "content", "request_id")
    PARENT_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    parent: str
    content: ItemContent
    request_id: str
    def __init__(self, parent: _Optional[str] = ..., content: _Optional[_Union[ItemContent, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateItemVersionRequest(_message.Message):
    __slots__ = ("name", "content", "update_mask", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    content: ItemContent
    update_mask: _field_mask_pb2.FieldMask
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., content: _Optional[_Union[ItemContent, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SubmitItemVersionRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReturnItemVersionRequest(_message.Message):
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

class PublishItemVersionRequest(_message.Message):
    __slots__ = ("name", "effective_time", "document_number", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    effective_time: _timestamp_pb2.Timestamp
    document_number: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., effective_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetNoticeSheetRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class GetOpennessSheetRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...
