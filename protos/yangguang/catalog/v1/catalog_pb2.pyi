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
    NON_PERMIT_APPROVAL: _ClassVar[ItemType]
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

class BasisKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BASIS_KIND_UNSPECIFIED: _ClassVar[BasisKind]
    LAW: _ClassVar[BasisKind]
    ADMINISTRATIVE_REGULATION: _ClassVar[BasisKind]
    STATE_COUNCIL_DECISION: _ClassVar[BasisKind]
    LOCAL_REGULATION: _ClassVar[BasisKind]
    PROVINCIAL_RULE: _ClassVar[BasisKind]
    DEPARTMENT_RULE: _ClassVar[BasisKind]
    NORMATIVE_DOCUMENT: _ClassVar[BasisKind]

class StationingState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STATIONING_STATE_UNSPECIFIED: _ClassVar[StationingState]
    STATIONED: _ClassVar[StationingState]
    NOT_YET_STATIONED: _ClassVar[StationingState]
    STATIONING_EXCEPTION: _ClassVar[StationingState]

class StationingReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STATIONING_REASON_UNSPECIFIED: _ClassVar[StationingReason]
    SECRECY: _ClassVar[StationingReason]
    SITE_LIMITED: _ClassVar[StationingReason]
    SPECIAL_EQUIPMENT: _ClassVar[StationingReason]
    OTHER_STATIONING_REASON: _ClassVar[StationingReason]

class AttachmentKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ATTACHMENT_KIND_UNSPECIFIED: _ClassVar[AttachmentKind]
    BLANK_FORM: _ClassVar[AttachmentKind]
    MODEL_TEXT: _ClassVar[AttachmentKind]
    FLOW_CHART: _ClassVar[AttachmentKind]
    OPERATION_RULES: _ClassVar[AttachmentKind]
    RESULT_SAMPLE: _ClassVar[AttachmentKind]
    BASIS_TEXT: _ClassVar[AttachmentKind]

class IntermediaryKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    INTERMEDIARY_KIND_UNSPECIFIED: _ClassVar[IntermediaryKind]
    INSPECTION_SERVICE: _ClassVar[IntermediaryKind]
    TESTING_SERVICE: _ClassVar[IntermediaryKind]
    EVALUATION_SERVICE: _ClassVar[IntermediaryKind]
    DEMONSTRATION_SERVICE: _ClassVar[IntermediaryKind]

class AgencyMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGENCY_MODE_UNSPECIFIED: _ClassVar[AgencyMode]
    AGENCY_FILING: _ClassVar[AgencyMode]
    PASSED_ON: _ClassVar[AgencyMode]

class AcceptanceScope(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACCEPTANCE_SCOPE_UNSPECIFIED: _ClassVar[AcceptanceScope]
    ACROSS_COUNTIES: _ClassVar[AcceptanceScope]
    ACROSS_CITIES: _ClassVar[AcceptanceScope]
    NATIONWIDE: _ClassVar[AcceptanceScope]
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
NON_PERMIT_APPROVAL: ItemType
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
BASIS_KIND_UNSPECIFIED: BasisKind
LAW: BasisKind
ADMINISTRATIVE_REGULATION: BasisKind
STATE_COUNCIL_DECISION: BasisKind
LOCAL_REGULATION: BasisKind
PROVINCIAL_RULE: BasisKind
DEPARTMENT_RULE: BasisKind
NORMATIVE_DOCUMENT: BasisKind
STATIONING_STATE_UNSPECIFIED: StationingState
STATIONED: StationingState
NOT_YET_STATIONED: StationingState
STATIONING_EXCEPTION: StationingState
STATIONING_REASON_UNSPECIFIED: StationingReason
SECRECY: StationingReason
SITE_LIMITED: StationingReason
SPECIAL_EQUIPMENT: StationingReason
OTHER_STATIONING_REASON: StationingReason
ATTACHMENT_KIND_UNSPECIFIED: AttachmentKind
BLANK_FORM: AttachmentKind
MODEL_TEXT: AttachmentKind
FLOW_CHART: AttachmentKind
OPERATION_RULES: AttachmentKind
RESULT_SAMPLE: AttachmentKind
BASIS_TEXT: AttachmentKind
INTERMEDIARY_KIND_UNSPECIFIED: IntermediaryKind
INSPECTION_SERVICE: IntermediaryKind
TESTING_SERVICE: IntermediaryKind
EVALUATION_SERVICE: IntermediaryKind
DEMONSTRATION_SERVICE: IntermediaryKind
AGENCY_MODE_UNSPECIFIED: AgencyMode
AGENCY_FILING: AgencyMode
PASSED_ON: AgencyMode
ACCEPTANCE_SCOPE_UNSPECIFIED: AcceptanceScope
ACROSS_COUNTIES: AcceptanceScope
ACROSS_CITIES: AcceptanceScope
NATIONWIDE: AcceptanceScope

class StandardItem(_message.Message):
    __slots__ = ("name", "title", "type", "levels", "legal_bases", "create_time", "state", "terms", "document_number", "abolish_reason", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[StandardItem.State]
        IN_FORCE: _ClassVar[StandardItem.State]
        ABOLISHED: _ClassVar[StandardItem.State]
    STATE_UNSPECIFIED: StandardItem.State
    IN_FORCE: StandardItem.State
    ABOLISHED: StandardItem.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    LEVELS_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASES_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TERMS_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ABOLISH_REASON_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    type: ItemType
    levels: _containers.RepeatedScalarFieldContainer[ExerciseLevel]
    legal_bases: _containers.RepeatedCompositeFieldContainer[LegalBasis]
    create_time: _timestamp_pb2.Timestamp
    state: StandardItem.State
    terms: ItemContent
    document_number: str
    abolish_reason: CancelReason
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., type: _Optional[_Union[ItemType, str]] = ..., levels: _Optional[_Iterable[_Union[ExerciseLevel, str]]] = ..., legal_bases: _Optional[_Iterable[_Union[LegalBasis, _Mapping]]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[StandardItem.State, str]] = ..., terms: _Optional[_Union[ItemContent, _Mapping]] = ..., document_number: _Optional[str] = ..., abolish_reason: _Optional[_Union[CancelReason, str]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

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
    __slots__ = ("title", "english_title", "type", "level", "organ_nature", "kind", "targets", "forms", "legal_bases", "statutory_limit", "promised_limit", "conditions", "approval_standards", "materials", "steps", "fees", "themes", "result_title", "location", "office_hours", "consultation_phone", "supervision_phone", "window_authority", "visits", "notes", "quantity_limit", "theme_codes", "category_codes", "stationing", "attachments", "discretion_tiers", "intermediary_services", "agency_mandate_required", "agency_mode", "passed_on_to", "result_after_payment", "acceptance_scope")
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
    THEME_CODES_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_CODES_FIELD_NUMBER: _ClassVar[int]
    STATIONING_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    DISCRETION_TIERS_FIELD_NUMBER: _ClassVar[int]
    INTERMEDIARY_SERVICES_FIELD_NUMBER: _ClassVar[int]
    AGENCY_MANDATE_REQUIRED_FIELD_NUMBER: _ClassVar[int]
    AGENCY_MODE_FIELD_NUMBER: _ClassVar[int]
    PASSED_ON_TO_FIELD_NUMBER: _ClassVar[int]
    RESULT_AFTER_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    ACCEPTANCE_SCOPE_FIELD_NUMBER: _ClassVar[int]
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
    theme_codes: _containers.RepeatedScalarFieldContainer[str]
    category_codes: _containers.RepeatedScalarFieldContainer[str]
    stationing: Stationing
    attachments: _containers.RepeatedCompositeFieldContainer[Attachment]
    discretion_tiers: _containers.RepeatedCompositeFieldContainer[DiscretionTier]
    intermediary_services: _containers.RepeatedCompositeFieldContainer[IntermediaryService]
    agency_mandate_required: bool
    agency_mode: AgencyMode
    passed_on_to: ExerciseLevel
    result_after_payment: bool
    acceptance_scope: AcceptanceScope
    def __init__(self, title: _Optional[str] = ..., english_title: _Optional[str] = ..., type: _Optional[_Union[ItemType, str]] = ..., level: _Optional[_Union[ExerciseLevel, str]] = ..., organ_nature: _Optional[_Union[OrganNature, str]] = ..., kind: _Optional[_Union[_types_pb2.CaseKind, str]] = ..., targets: _Optional[_Iterable[_Union[ServiceTarget, str]]] = ..., forms: _Optional[_Iterable[_Union[HandlingForm, str]]] = ..., legal_bases: _Optional[_Iterable[_Union[LegalBasis, _Mapping]]] = ..., statutory_limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., promised_limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., conditions: _Optional[_Iterable[str]] = ..., approval_standards: _Optional[_Iterable[str]] = ..., materials: _Optional[_Iterable[_Union[Material, _Mapping]]] = ..., steps: _Optional[_Iterable[_Union[Step, _Mapping]]] = ..., fees: _Optional[_Iterable[_Union[Fee, _Mapping]]] = ..., themes: _Optional[_Iterable[str]] = ..., result_title: _Optional[str] = ..., location: _Optional[str] = ..., office_hours: _Optional[str] = ..., consultation_phone: _Optional[str] = ..., supervision_phone: _Optional[str] = ..., window_authority: _Optional[_Union[WindowAuthority, str]] = ..., visits: _Optional[int] = ..., notes: _Optional[str] = ..., quantity_limit: _Optional[str] = ..., theme_codes: _Optional[_Iterable[str]] = ..., category_codes: _Optional[_Iterable[str]] = ..., stationing: _Optional[_Union[Stationing, _Mapping]] = ..., attachments: _Optional[_Iterable[_Union[Attachment, _Mapping]]] = ..., discretion_tiers: _Optional[_Iterable[_Union[DiscretionTier, _Mapping]]] = ..., intermediary_services: _Optional[_Iterable[_Union[IntermediaryService, _Mapping]]] = ..., agency_mandate_required: _Optional[bool] = ..., agency_mode: _Optional[_Union[AgencyMode, str]] = ..., passed_on_to: _Optional[_Union[ExerciseLevel, str]] = ..., result_after_payment: _Optional[bool] = ..., acceptance_scope: _Optional[_Union[AcceptanceScope, str]] = ...) -> None: ...

class Stationing(_message.Message):
    __slots__ = ("state", "reason", "note", "centre")
    STATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    CENTRE_FIELD_NUMBER: _ClassVar[int]
    state: StationingState
    reason: StationingReason
    note: str
    centre: str
    def __init__(self, state: _Optional[_Union[StationingState, str]] = ..., reason: _Optional[_Union[StationingReason, str]] = ..., note: _Optional[str] = ..., centre: _Optional[str] = ...) -> None: ...

class Attachment(_message.Message):
    __slots__ = ("id", "kind", "title", "file_name", "media_type", "size", "sha256", "material")
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_FIELD_NUMBER: _ClassVar[int]
    id: str
    kind: AttachmentKind
    title: str
    file_name: str
    media_type: str
    size: int
    sha256: str
    material: str
    def __init__(self, id: _Optional[str] = ..., kind: _Optional[_Union[AttachmentKind, str]] = ..., title: _Optional[str] = ..., file_name: _Optional[str] = ..., media_type: _Optional[str] = ..., size: _Optional[int] = ..., sha256: _Optional[str] = ..., material: _Optional[str] = ...) -> None: ...

class DiscretionTier(_message.Message):
    __slots__ = ("circumstance", "range", "measure", "lowest_amount", "highest_amount", "basis")
    CIRCUMSTANCE_FIELD_NUMBER: _ClassVar[int]
    RANGE_FIELD_NUMBER: _ClassVar[int]
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    LOWEST_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    HIGHEST_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    circumstance: str
    range: str
    measure: str
    lowest_amount: int
    highest_amount: int
    basis: str
    def __init__(self, circumstance: _Optional[str] = ..., range: _Optional[str] = ..., measure: _Optional[str] = ..., lowest_amount: _Optional[int] = ..., highest_amount: _Optional[int] = ..., basis: _Optional[str] = ...) -> None: ...

class IntermediaryService(_message.Message):
    __slots__ = ("title", "kind", "basis", "conditions", "process", "limit", "fee", "stationed")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    PROCESS_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    STATIONED_FIELD_NUMBER: _ClassVar[int]
    title: str
    kind: IntermediaryKind
    basis: LegalBasis
    conditions: str
    process: str
    limit: _types_pb2.Limit
    fee: str
    stationed: bool
    def __init__(self, title: _Optional[str] = ..., kind: _Optional[_Union[IntermediaryKind, str]] = ..., basis: _Optional[_Union[LegalBasis, _Mapping]] = ..., conditions: _Optional[str] = ..., process: _Optional[str] = ..., limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., fee: _Optional[str] = ..., stationed: _Optional[bool] = ...) -> None: ...

class LegalBasis(_message.Message):
    __slots__ = ("title", "article", "document_number", "kind")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    title: str
    article: str
    document_number: str
    kind: BasisKind
    def __init__(self, title: _Optional[str] = ..., article: _Optional[str] = ..., document_number: _Optional[str] = ..., kind: _Optional[_Union[BasisKind, str]] = ...) -> None: ...

class Material(_message.Message):
    __slots__ = ("id", "title", "required", "originals", "copies", "source", "note", "issued_by_item", "issuer")
    ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELD_NUMBER: _ClassVar[int]
    ORIGINALS_FIELD_NUMBER: _ClassVar[int]
    COPIES_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ISSUED_BY_ITEM_FIELD_NUMBER: _ClassVar[int]
    ISSUER_FIELD_NUMBER: _ClassVar[int]
    id: str
    title: str
    required: bool
    originals: int
    copies: int
    source: str
    note: str
    issued_by_item: str
    issuer: str
    def __init__(self, id: _Optional[str] = ..., title: _Optional[str] = ..., required: _Optional[bool] = ..., originals: _Optional[int] = ..., copies: _Optional[int] = ..., source: _Optional[str] = ..., note: _Optional[str] = ..., issued_by_item: _Optional[str] = ..., issuer: _Optional[str] = ...) -> None: ...

class Step(_message.Message):
    __slots__ = ("kind", "title", "limit", "conditional")
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    CONDITIONAL_FIELD_NUMBER: _ClassVar[int]
    kind: StepKind
    title: str
    limit: _types_pb2.Limit
    conditional: bool
    def __init__(self, kind: _Optional[_Union[StepKind, str]] = ..., title: _Optional[str] = ..., limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., conditional: _Optional[bool] = ...) -> None: ...

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

class UpdateStandardItemRequest(_message.Message):
    __slots__ = ("name", "standard_item", "update_mask", "document_number", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    standard_item: StandardItem
    update_mask: _field_mask_pb2.FieldMask
    document_number: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., standard_item: _Optional[_Union[StandardItem, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., document_number: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AbolishStandardItemRequest(_message.Message):
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

class GetItemRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListItemsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "query", "organisation", "theme", "type", "kind", "region", "show_inactive", "theme_code", "category_code", "standard_item")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    THEME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    SHOW_INACTIVE_FIELD_NUMBER: _ClassVar[int]
    THEME_CODE_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_CODE_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    query: str
    organisation: str
    theme: str
    type: ItemType
    kind: _types_pb2.CaseKind
    region: str
    show_inactive: bool
    theme_code: str
    category_code: str
    standard_item: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., query: _Optional[str] = ..., organisation: _Optional[str] = ..., theme: _Optional[str] = ..., type: _Optional[_Union[ItemType, str]] = ..., kind: _Optional[_Union[_types_pb2.CaseKind, str]] = ..., region: _Optional[str] = ..., show_inactive: _Optional[bool] = ..., theme_code: _Optional[str] = ..., category_code: _Optional[str] = ..., standard_item: _Optional[str] = ...) -> None: ...

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
