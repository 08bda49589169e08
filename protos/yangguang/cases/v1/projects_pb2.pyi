import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.cases.v1 import cases_pb2 as _cases_pb2
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

class ProjectTaskState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROJECT_TASK_STATE_UNSPECIFIED: _ClassVar[ProjectTaskState]
    TASK_WAITING: _ClassVar[ProjectTaskState]
    TASK_READY: _ClassVar[ProjectTaskState]
    TASK_OPEN: _ClassVar[ProjectTaskState]
    TASK_PAUSED: _ClassVar[ProjectTaskState]
    TASK_FINISHED: _ClassVar[ProjectTaskState]
    TASK_REFUSED: _ClassVar[ProjectTaskState]
    TASK_WITHDRAWN: _ClassVar[ProjectTaskState]
    TASK_BLOCKED: _ClassVar[ProjectTaskState]
    TASK_DROPPED: _ClassVar[ProjectTaskState]

class DepartmentRole(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEPARTMENT_ROLE_UNSPECIFIED: _ClassVar[DepartmentRole]
    LEAD: _ClassVar[DepartmentRole]
    PARTICIPANT: _ClassVar[DepartmentRole]
    RELATED: _ClassVar[DepartmentRole]

class JointOpinion(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    JOINT_OPINION_UNSPECIFIED: _ClassVar[JointOpinion]
    AGREED: _ClassVar[JointOpinion]
    AGREED_WITH_CONDITIONS: _ClassVar[JointOpinion]
    OBJECTED: _ClassVar[JointOpinion]
    NOT_CONCERNED: _ClassVar[JointOpinion]

class JointMeetingKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    JOINT_MEETING_KIND_UNSPECIFIED: _ClassVar[JointMeetingKind]
    JOINT_REVIEW: _ClassVar[JointMeetingKind]
    PRE_APPROVAL_REVIEW: _ClassVar[JointMeetingKind]
    CONSTRUCTION_COORDINATION: _ClassVar[JointMeetingKind]
    JOINT_SURVEY: _ClassVar[JointMeetingKind]
    COMPLETION_ACCEPTANCE: _ClassVar[JointMeetingKind]

class PlanFindingKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PLAN_FINDING_KIND_UNSPECIFIED: _ClassVar[PlanFindingKind]
    DUPLICATE_MATERIAL: _ClassVar[PlanFindingKind]
    CONFLICTING_MATERIAL: _ClassVar[PlanFindingKind]
    REPEATED_STEP: _ClassVar[PlanFindingKind]
    LENGTHY_CHAIN: _ClassVar[PlanFindingKind]

class ProjectEligibility(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROJECT_ELIGIBILITY_UNSPECIFIED: _ClassVar[ProjectEligibility]
    ELIGIBLE_KEY_PROJECT: _ClassVar[ProjectEligibility]
    ELIGIBLE_MAJOR_INVESTMENT: _ClassVar[ProjectEligibility]
    ELIGIBLE_BY_ASSIGNMENT: _ClassVar[ProjectEligibility]

class AgentTaskKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGENT_TASK_KIND_UNSPECIFIED: _ClassVar[AgentTaskKind]
    PROJECT_APPROVAL: _ClassVar[AgentTaskKind]
    PLANNING_PERMISSION: _ClassVar[AgentTaskKind]
    REGISTRATION: _ClassVar[AgentTaskKind]
    PAYMENT_OF_FEES: _ClassVar[AgentTaskKind]
PROJECT_TASK_STATE_UNSPECIFIED: ProjectTaskState
TASK_WAITING: ProjectTaskState
TASK_READY: ProjectTaskState
TASK_OPEN: ProjectTaskState
TASK_PAUSED: ProjectTaskState
TASK_FINISHED: ProjectTaskState
TASK_REFUSED: ProjectTaskState
TASK_WITHDRAWN: ProjectTaskState
TASK_BLOCKED: ProjectTaskState
TASK_DROPPED: ProjectTaskState
DEPARTMENT_ROLE_UNSPECIFIED: DepartmentRole
LEAD: DepartmentRole
PARTICIPANT: DepartmentRole
RELATED: DepartmentRole
JOINT_OPINION_UNSPECIFIED: JointOpinion
AGREED: JointOpinion
AGREED_WITH_CONDITIONS: JointOpinion
OBJECTED: JointOpinion
NOT_CONCERNED: JointOpinion
JOINT_MEETING_KIND_UNSPECIFIED: JointMeetingKind
JOINT_REVIEW: JointMeetingKind
PRE_APPROVAL_REVIEW: JointMeetingKind
CONSTRUCTION_COORDINATION: JointMeetingKind
JOINT_SURVEY: JointMeetingKind
COMPLETION_ACCEPTANCE: JointMeetingKind
PLAN_FINDING_KIND_UNSPECIFIED: PlanFindingKind
DUPLICATE_MATERIAL: PlanFindingKind
CONFLICTING_MATERIAL: PlanFindingKind
REPEATED_STEP: PlanFindingKind
LENGTHY_CHAIN: PlanFindingKind
PROJECT_ELIGIBILITY_UNSPECIFIED: ProjectEligibility
ELIGIBLE_KEY_PROJECT: ProjectEligibility
ELIGIBLE_MAJOR_INVESTMENT: ProjectEligibility
ELIGIBLE_BY_ASSIGNMENT: ProjectEligibility
AGENT_TASK_KIND_UNSPECIFIED: AgentTaskKind
PROJECT_APPROVAL: AgentTaskKind
PLANNING_PERMISSION: AgentTaskKind
REGISTRATION: AgentTaskKind
PAYMENT_OF_FEES: AgentTaskKind

class Project(_message.Message):
    __slots__ = ("name", "number", "title", "project_code", "state", "region", "lead_organisation", "joint", "applicant", "tasks", "causalities", "materials", "findings", "departments", "acceptance_clock", "joint_clock", "forecast_date", "at_risk", "replans", "copy_notices", "meetings", "classification", "agents", "agent_tasks", "agent_works", "create_time", "notice_time", "receive_time", "accept_time", "acceptor", "deemed_accepted", "end_time", "end_reason", "update_time", "etag", "overdue")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Project.State]
        SUPPLEMENTING: _ClassVar[Project.State]
        SUBMITTED: _ClassVar[Project.State]
        ACCEPTED: _ClassVar[Project.State]
        COMPLETED: _ClassVar[Project.State]
        NOT_ACCEPTED: _ClassVar[Project.State]
        WITHDRAWN: _ClassVar[Project.State]
    STATE_UNSPECIFIED: Project.State
    SUPPLEMENTING: Project.State
    SUBMITTED: Project.State
    ACCEPTED: Project.State
    COMPLETED: Project.State
    NOT_ACCEPTED: Project.State
    WITHDRAWN: Project.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PROJECT_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    LEAD_ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    JOINT_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_FIELD_NUMBER: _ClassVar[int]
    TASKS_FIELD_NUMBER: _ClassVar[int]
    CAUSALITIES_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    ACCEPTANCE_CLOCK_FIELD_NUMBER: _ClassVar[int]
    JOINT_CLOCK_FIELD_NUMBER: _ClassVar[int]
    FORECAST_DATE_FIELD_NUMBER: _ClassVar[int]
    AT_RISK_FIELD_NUMBER: _ClassVar[int]
    REPLANS_FIELD_NUMBER: _ClassVar[int]
    COPY_NOTICES_FIELD_NUMBER: _ClassVar[int]
    MEETINGS_FIELD_NUMBER: _ClassVar[int]
    CLASSIFICATION_FIELD_NUMBER: _ClassVar[int]
    AGENTS_FIELD_NUMBER: _ClassVar[int]
    AGENT_TASKS_FIELD_NUMBER: _ClassVar[int]
    AGENT_WORKS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    NOTICE_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCEPTOR_FIELD_NUMBER: _ClassVar[int]
    DEEMED_ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    END_REASON_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    number: str
    title: str
    project_code: str
    state: Project.State
    region: str
    lead_organisation: str
    joint: bool
    applicant: _cases_pb2.Applicant
    tasks: _containers.RepeatedCompositeFieldContainer[ProjectTask]
    causalities: _containers.RepeatedCompositeFieldContainer[Causality]
    materials: _containers.RepeatedCompositeFieldContainer[ProjectMaterial]
    findings: _containers.RepeatedCompositeFieldContainer[PlanFinding]
    departments: _containers.RepeatedCompositeFieldContainer[ProjectDepartment]
    acceptance_clock: ProjectClock
    joint_clock: ProjectClock
    forecast_date: str
    at_risk: bool
    replans: _containers.RepeatedCompositeFieldContainer[Replan]
    copy_notices: _containers.RepeatedCompositeFieldContainer[CopyNotice]
    meetings: _containers.RepeatedCompositeFieldContainer[JointMeeting]
    classification: ProjectClass
    agents: _containers.RepeatedCompositeFieldContainer[ProjectAgent]
    agent_tasks: _containers.RepeatedCompositeFieldContainer[AgentTask]
    agent_works: _containers.RepeatedCompositeFieldContainer[AgentWork]
    create_time: _timestamp_pb2.Timestamp
    notice_time: _timestamp_pb2.Timestamp
    receive_time: _timestamp_pb2.Timestamp
    accept_time: _timestamp_pb2.Timestamp
    acceptor: str
    deemed_accepted: bool
    end_time: _timestamp_pb2.Timestamp
    end_reason: str
    update_time: _timestamp_pb2.Timestamp
    etag: str
    overdue: bool
    def __init__(self, name: _Optional[str] = ..., number: _Optional[str] = ..., title: _Optional[str] = ..., project_code: _Optional[str] = ..., state: _Optional[_Union[Project.State, str]] = ..., region: _Optional[str] = ..., lead_organisation: _Optional[str] = ..., joint: _Optional[bool] = ..., applicant: _Optional[_Union[_cases_pb2.Applicant, _Mapping]] = ..., tasks: _Optional[_Iterable[_Union[ProjectTask, _Mapping]]] = ..., causalities: _Optional[_Iterable[_Union[Causality, _Mapping]]] = ..., materials: _Optional[_Iterable[_Union[ProjectMaterial, _Mapping]]] = ..., findings: _Optional[_Iterable[_Union[PlanFinding, _Mapping]]] = ..., departments: _Optional[_Iterable[_Union[ProjectDepartment, _Mapping]]] = ..., acceptance_clock: _Optional[_Union[ProjectClock, _Mapping]] = ..., joint_clock: _Optional[_Union[ProjectClock, _Mapping]] = ..., forecast_date: _Optional[str] = ..., at_risk: _Optional[bool] = ..., replans: _Optional[_Iterable[_Union[Replan, _Mapping]]] = ..., copy_notices: _Optional[_Iterable[_Union[CopyNotice, _Mapping]]] = ..., meetings: _Optional[_Iterable[_Union[JointMeeting, _Mapping]]] = ..., classification: _Optional[_Union[ProjectClass, _Mapping]] = ..., agents: _Optional[_Iterable[_Union[ProjectAgent, _Mapping]]] = ..., agent_tasks: _Optional[_Iterable[_Union[AgentTask, _Mapping]]] = ..., agent_works: _Optional[_Iterable[_Union[AgentWork, _Mapping]]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., notice_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., receive_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., accept_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., acceptor: _Optional[str] = ..., deemed_accepted: _Optional[bool] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_reason: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., overdue: _Optional[bool] = ...) -> None: ...

class ProjectTask(_message.Message):
    __slots__ = ("number", "item", "item_version", "title", "organisation", "organisation_title", "state", "stage", "limit", "promised_limit", "start", "finish", "slack_days", "critical", "case", "case_number", "result_number", "hindrance", "steps", "pauses", "extension", "end_time", "standard_item", "former_cases", "press_times", "materials", "due", "late", "attempt")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_VERSION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_TITLE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    PROMISED_LIMIT_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    FINISH_FIELD_NUMBER: _ClassVar[int]
    SLACK_DAYS_FIELD_NUMBER: _ClassVar[int]
    CRITICAL_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    CASE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    RESULT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    HINDRANCE_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    PAUSES_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    FORMER_CASES_FIELD_NUMBER: _ClassVar[int]
    PRESS_TIMES_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    LATE_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    number: int
    item: str
    item_version: str
    title: str
    organisation: str
    organisation_title: str
    state: ProjectTaskState
    stage: int
    limit: _types_pb2.Limit
    promised_limit: _types_pb2.Limit
    start: str
    finish: str
    slack_days: int
    critical: bool
    case: str
    case_number: str
    result_number: str
    hindrance: str
    steps: _containers.RepeatedScalarFieldContainer[_catalog_pb2.StepKind]
    pauses: _containers.RepeatedCompositeFieldContainer[ProjectPause]
    extension: int
    end_time: _timestamp_pb2.Timestamp
    standard_item: str
    former_cases: _containers.RepeatedScalarFieldContainer[str]
    press_times: _containers.RepeatedCompositeFieldContainer[_timestamp_pb2.Timestamp]
    materials: _containers.RepeatedScalarFieldContainer[str]
    due: str
    late: bool
    attempt: int
    def __init__(self, number: _Optional[int] = ..., item: _Optional[str] = ..., item_version: _Optional[str] = ..., title: _Optional[str] = ..., organisation: _Optional[str] = ..., organisation_title: _Optional[str] = ..., state: _Optional[_Union[ProjectTaskState, str]] = ..., stage: _Optional[int] = ..., limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., promised_limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., start: _Optional[str] = ..., finish: _Optional[str] = ..., slack_days: _Optional[int] = ..., critical: _Optional[bool] = ..., case: _Optional[str] = ..., case_number: _Optional[str] = ..., result_number: _Optional[str] = ..., hindrance: _Optional[str] = ..., steps: _Optional[_Iterable[_Union[_catalog_pb2.StepKind, str]]] = ..., pauses: _Optional[_Iterable[_Union[ProjectPause, _Mapping]]] = ..., extension: _Optional[int] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., standard_item: _Optional[str] = ..., former_cases: _Optional[_Iterable[str]] = ..., press_times: _Optional[_Iterable[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]]] = ..., materials: _Optional[_Iterable[str]] = ..., due: _Optional[str] = ..., late: _Optional[bool] = ..., attempt: _Optional[int] = ...) -> None: ...

class ProjectPause(_message.Message):
    __slots__ = ("first_day", "last_day", "expected_day", "reason", "excluded")
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_DAY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    EXCLUDED_FIELD_NUMBER: _ClassVar[int]
    first_day: str
    last_day: str
    expected_day: str
    reason: str
    excluded: bool
    def __init__(self, first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., expected_day: _Optional[str] = ..., reason: _Optional[str] = ..., excluded: _Optional[bool] = ...) -> None: ...

class Causality(_message.Message):
    __slots__ = ("before", "after", "legal_basis")
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASIS_FIELD_NUMBER: _ClassVar[int]
    before: str
    after: str
    legal_basis: str
    def __init__(self, before: _Optional[str] = ..., after: _Optional[str] = ..., legal_basis: _Optional[str] = ...) -> None: ...

class ProjectMaterial(_message.Message):
    __slots__ = ("id", "title", "required", "originals", "copies", "uses", "issued_by_item", "handed_in")
    ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELD_NUMBER: _ClassVar[int]
    ORIGINALS_FIELD_NUMBER: _ClassVar[int]
    COPIES_FIELD_NUMBER: _ClassVar[int]
    USES_FIELD_NUMBER: _ClassVar[int]
    ISSUED_BY_ITEM_FIELD_NUMBER: _ClassVar[int]
    HANDED_IN_FIELD_NUMBER: _ClassVar[int]
    id: str
    title: str
    required: bool
    originals: int
    copies: int
    uses: _containers.RepeatedCompositeFieldContainer[MaterialUse]
    issued_by_item: str
    handed_in: bool
    def __init__(self, id: _Optional[str] = ..., title: _Optional[str] = ..., required: _Optional[bool] = ..., originals: _Optional[int] = ..., copies: _Optional[int] = ..., uses: _Optional[_Iterable[_Union[MaterialUse, _Mapping]]] = ..., issued_by_item: _Optional[str] = ..., handed_in: _Optional[bool] = ...) -> None: ...

class MaterialUse(_message.Message):
    __slots__ = ("item", "material")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_FIELD_NUMBER: _ClassVar[int]
    item: str
    material: str
    def __init__(self, item: _Optional[str] = ..., material: _Optional[str] = ...) -> None: ...

class PlanFinding(_message.Message):
    __slots__ = ("kind", "subject", "items")
    KIND_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    kind: PlanFindingKind
    subject: str
    items: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, kind: _Optional[_Union[PlanFindingKind, str]] = ..., subject: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ...) -> None: ...

class ProjectDepartment(_message.Message):
    __slots__ = ("organisation", "title", "role", "task_count", "in_time_count", "late_count", "meeting_count", "opinion_count", "silence_count", "press_count")
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    TASK_COUNT_FIELD_NUMBER: _ClassVar[int]
    IN_TIME_COUNT_FIELD_NUMBER: _ClassVar[int]
    LATE_COUNT_FIELD_NUMBER: _ClassVar[int]
    MEETING_COUNT_FIELD_NUMBER: _ClassVar[int]
    OPINION_COUNT_FIELD_NUMBER: _ClassVar[int]
    SILENCE_COUNT_FIELD_NUMBER: _ClassVar[int]
    PRESS_COUNT_FIELD_NUMBER: _ClassVar[int]
    organisation: str
    title: str
    role: DepartmentRole
    task_count: int
    in_time_count: int
    late_count: int
    meeting_count: int
    opinion_count: int
    silence_count: int
    press_count: int
    def __init__(self, organisation: _Optional[str] = ..., title: _Optional[str] = ..., role: _Optional[_Union[DepartmentRole, str]] = ..., task_count: _Optional[int] = ..., in_time_count: _Optional[int] = ..., late_count: _Optional[int] = ..., meeting_count: _Optional[int] = ..., opinion_count: _Optional[int] = ..., silence_count: _Optional[int] = ..., press_count: _Optional[int] = ...) -> None: ...

class ProjectClock(_message.Message):
    __slots__ = ("rule", "limit", "start", "due", "due_time", "provisional", "stop_time", "extension", "extension_reason", "extended_by")
    RULE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    STOP_TIME_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_REASON_FIELD_NUMBER: _ClassVar[int]
    EXTENDED_BY_FIELD_NUMBER: _ClassVar[int]
    rule: str
    limit: _types_pb2.Limit
    start: str
    due: str
    due_time: _timestamp_pb2.Timestamp
    provisional: bool
    stop_time: _timestamp_pb2.Timestamp
    extension: int
    extension_reason: str
    extended_by: str
    def __init__(self, rule: _Optional[str] = ..., limit: _Optional[_Union[_types_pb2.Limit, _Mapping]] = ..., start: _Optional[str] = ..., due: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., provisional: _Optional[bool] = ..., stop_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., extension: _Optional[int] = ..., extension_reason: _Optional[str] = ..., extended_by: _Optional[str] = ...) -> None: ...

class Replan(_message.Message):
    __slots__ = ("time", "item", "state", "forecast_before", "forecast_after")
    TIME_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FORECAST_BEFORE_FIELD_NUMBER: _ClassVar[int]
    FORECAST_AFTER_FIELD_NUMBER: _ClassVar[int]
    time: _timestamp_pb2.Timestamp
    item: str
    state: ProjectTaskState
    forecast_before: str
    forecast_after: str
    def __init__(self, time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., item: _Optional[str] = ..., state: _Optional[_Union[ProjectTaskState, str]] = ..., forecast_before: _Optional[str] = ..., forecast_after: _Optional[str] = ...) -> None: ...

class CopyNotice(_message.Message):
    __slots__ = ("organisation", "items", "send_time", "due", "due_time", "reply_time", "opinion", "comment", "officer", "silent")
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    SEND_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    REPLY_TIME_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    SILENT_FIELD_NUMBER: _ClassVar[int]
    organisation: str
    items: _containers.RepeatedScalarFieldContainer[str]
    send_time: _timestamp_pb2.Timestamp
    due: str
    due_time: _timestamp_pb2.Timestamp
    reply_time: _timestamp_pb2.Timestamp
    opinion: JointOpinion
    comment: str
    officer: str
    silent: bool
    def __init__(self, organisation: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., send_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reply_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., opinion: _Optional[_Union[JointOpinion, str]] = ..., comment: _Optional[str] = ..., officer: _Optional[str] = ..., silent: _Optional[bool] = ...) -> None: ...

class JointMeeting(_message.Message):
    __slots__ = ("number", "kind", "convener", "officer", "convene_time", "hold_time", "place", "agenda", "items", "opinions", "due", "due_time", "minutes", "document_number", "close_time")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CONVENER_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    CONVENE_TIME_FIELD_NUMBER: _ClassVar[int]
    HOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    AGENDA_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    OPINIONS_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    number: int
    kind: JointMeetingKind
    convener: str
    officer: str
    convene_time: _timestamp_pb2.Timestamp
    hold_time: _timestamp_pb2.Timestamp
    place: str
    agenda: str
    items: _containers.RepeatedScalarFieldContainer[str]
    opinions: _containers.RepeatedCompositeFieldContainer[DepartmentOpinion]
    due: str
    due_time: _timestamp_pb2.Timestamp
    minutes: str
    document_number: str
    close_time: _timestamp_pb2.Timestamp
    def __init__(self, number: _Optional[int] = ..., kind: _Optional[_Union[JointMeetingKind, str]] = ..., convener: _Optional[str] = ..., officer: _Optional[str] = ..., convene_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., hold_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place: _Optional[str] = ..., agenda: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., opinions: _Optional[_Iterable[_Union[DepartmentOpinion, _Mapping]]] = ..., due: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., minutes: _Optional[str] = ..., document_number: _Optional[str] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DepartmentOpinion(_message.Message):
    __slots__ = ("organisation", "opinion", "comment", "officer", "time", "silent")
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    SILENT_FIELD_NUMBER: _ClassVar[int]
    organisation: str
    opinion: JointOpinion
    comment: str
    officer: str
    time: _timestamp_pb2.Timestamp
    silent: bool
    def __init__(self, organisation: _Optional[str] = ..., opinion: _Optional[_Union[JointOpinion, str]] = ..., comment: _Optional[str] = ..., officer: _Optional[str] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., silent: _Optional[bool] = ...) -> None: ...

class ProjectClass(_message.Message):
    __slots__ = ("eligibility", "document_number", "green_channel", "key_area", "custom_services")
    ELIGIBILITY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    GREEN_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    KEY_AREA_FIELD_NUMBER: _ClassVar[int]
    CUSTOM_SERVICES_FIELD_NUMBER: _ClassVar[int]
    eligibility: ProjectEligibility
    document_number: str
    green_channel: _cases_pb2.PromiseBasis
    key_area: str
    custom_services: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, eligibility: _Optional[_Union[ProjectEligibility, str]] = ..., document_number: _Optional[str] = ..., green_channel: _Optional[_Union[_cases_pb2.PromiseBasis, str]] = ..., key_area: _Optional[str] = ..., custom_services: _Optional[_Iterable[str]] = ...) -> None: ...

class ProjectAgent(_message.Message):
    __slots__ = ("subject", "title", "assign_time", "release_time")
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ASSIGN_TIME_FIELD_NUMBER: _ClassVar[int]
    RELEASE_TIME_FIELD_NUMBER: _ClassVar[int]
    subject: str
    title: str
    assign_time: _timestamp_pb2.Timestamp
    release_time: _timestamp_pb2.Timestamp
    def __init__(self, subject: _Optional[str] = ..., title: _Optional[str] = ..., assign_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., release_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AgentTask(_message.Message):
    __slots__ = ("kind", "done_time")
    KIND_FIELD_NUMBER: _ClassVar[int]
    DONE_TIME_FIELD_NUMBER: _ClassVar[int]
    kind: AgentTaskKind
    done_time: _timestamp_pb2.Timestamp
    def __init__(self, kind: _Optional[_Union[AgentTaskKind, str]] = ..., done_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AgentWork(_message.Message):
    __slots__ = ("time", "officer", "task", "note")
    TIME_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    time: _timestamp_pb2.Timestamp
    officer: str
    task: AgentTaskKind
    note: str
    def __init__(self, time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., officer: _Optional[str] = ..., task: _Optional[_Union[AgentTaskKind, str]] = ..., note: _Optional[str] = ...) -> None: ...

class ProjectPlan(_message.Message):
    __slots__ = ("tasks", "causalities", "materials", "findings", "organisations", "joint", "forecast_date", "working_days", "serial_days")
    TASKS_FIELD_NUMBER: _ClassVar[int]
    CAUSALITIES_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    ORGANISATIONS_FIELD_NUMBER: _ClassVar[int]
    JOINT_FIELD_NUMBER: _ClassVar[int]
    FORECAST_DATE_FIELD_NUMBER: _ClassVar[int]
    WORKING_DAYS_FIELD_NUMBER: _ClassVar[int]
    SERIAL_DAYS_FIELD_NUMBER: _ClassVar[int]
    tasks: _containers.RepeatedCompositeFieldContainer[ProjectTask]
    causalities: _containers.RepeatedCompositeFieldContainer[Causality]
    materials: _containers.RepeatedCompositeFieldContainer[ProjectMaterial]
    findings: _containers.RepeatedCompositeFieldContainer[PlanFinding]
    organisations: _containers.RepeatedScalarFieldContainer[str]
    joint: bool
    forecast_date: str
    working_days: int
    serial_days: int
    def __init__(self, tasks: _Optional[_Iterable[_Union[ProjectTask, _Mapping]]] = ..., causalities: _Optional[_Iterable[_Union[Causality, _Mapping]]] = ..., materials: _Optional[_Iterable[_Union[ProjectMaterial, _Mapping]]] = ..., findings: _Optional[_Iterable[_Union[PlanFinding, _Mapping]]] = ..., organisations: _Optional[_Iterable[str]] = ..., joint: _Optional[bool] = ..., forecast_date: _Optional[str] = ..., working_days: _Optional[int] = ..., serial_days: _Optional[int] = ...) -> None: ...

class PreviewProjectPlanRequest(_message.Message):
    __slots__ = ("items", "causalities", "green_channel")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    CAUSALITIES_FIELD_NUMBER: _ClassVar[int]
    GREEN_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedScalarFieldContainer[str]
    causalities: _containers.RepeatedCompositeFieldContainer[Causality]
    green_channel: _cases_pb2.PromiseBasis
    def __init__(self, items: _Optional[_Iterable[str]] = ..., causalities: _Optional[_Iterable[_Union[Causality, _Mapping]]] = ..., green_channel: _Optional[_Union[_cases_pb2.PromiseBasis, str]] = ...) -> None: ...

class CreateProjectRequest(_message.Message):
    __slots__ = ("title", "project_code", "applicant", "items", "causalities", "lead_organisation", "related_organisations", "materials", "request_id")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PROJECT_CODE_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    CAUSALITIES_FIELD_NUMBER: _ClassVar[int]
    LEAD_ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    RELATED_ORGANISATIONS_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    title: str
    project_code: str
    applicant: _cases_pb2.Applicant
    items: _containers.RepeatedScalarFieldContainer[str]
    causalities: _containers.RepeatedCompositeFieldContainer[Causality]
    lead_organisation: str
    related_organisations: _containers.RepeatedScalarFieldContainer[str]
    materials: _containers.RepeatedScalarFieldContainer[str]
    request_id: str
    def __init__(self, title: _Optional[str] = ..., project_code: _Optional[str] = ..., applicant: _Optional[_Union[_cases_pb2.Applicant, _Mapping]] = ..., items: _Optional[_Iterable[str]] = ..., causalities: _Optional[_Iterable[_Union[Causality, _Mapping]]] = ..., lead_organisation: _Optional[str] = ..., related_organisations: _Optional[_Iterable[str]] = ..., materials: _Optional[_Iterable[str]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetProjectRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListProjectsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "state", "organisation", "number", "case")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    state: Project.State
    organisation: str
    number: str
    case: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., state: _Optional[_Union[Project.State, str]] = ..., organisation: _Optional[str] = ..., number: _Optional[str] = ..., case: _Optional[str] = ...) -> None: ...

class ListProjectsResponse(_message.Message):
    __slots__ = ("projects", "next_page_token")
    PROJECTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    projects: _containers.RepeatedCompositeFieldContainer[Project]
    next_page_token: str
    def __init__(self, projects: _Optional[_Iterable[_Union[Project, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class SupplyProjectMaterialsRequest(_message.Message):
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

class AcceptProjectRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "reply_days")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REPLY_DAYS_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    reply_days: int
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reply_days: _Optional[int] = ...) -> None: ...

class RefuseProjectRequest(_message.Message):
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

class WithdrawProjectRequest(_message.Message):
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

class ExtendProjectRequest(_message.Message):
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

class ReplyCopyNoticeRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "opinion", "comment")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    opinion: JointOpinion
    comment: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., opinion: _Optional[_Union[JointOpinion, str]] = ..., comment: _Optional[str] = ...) -> None: ...

class ConveneJointMeetingRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "kind", "hold_time", "place", "agenda", "organisations", "items", "reply_days")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    HOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    AGENDA_FIELD_NUMBER: _ClassVar[int]
    ORGANISATIONS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    REPLY_DAYS_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    kind: JointMeetingKind
    hold_time: _timestamp_pb2.Timestamp
    place: str
    agenda: str
    organisations: _containers.RepeatedScalarFieldContainer[str]
    items: _containers.RepeatedScalarFieldContainer[str]
    reply_days: int
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., kind: _Optional[_Union[JointMeetingKind, str]] = ..., hold_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place: _Optional[str] = ..., agenda: _Optional[str] = ..., organisations: _Optional[_Iterable[str]] = ..., items: _Optional[_Iterable[str]] = ..., reply_days: _Optional[int] = ...) -> None: ...

class GiveJointOpinionRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "number", "opinion", "comment")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    number: int
    opinion: JointOpinion
    comment: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., number: _Optional[int] = ..., opinion: _Optional[_Union[JointOpinion, str]] = ..., comment: _Optional[str] = ...) -> None: ...

class CloseJointMeetingRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "number", "minutes", "document_number")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    number: int
    minutes: str
    document_number: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., number: _Optional[int] = ..., minutes: _Optional[str] = ..., document_number: _Optional[str] = ...) -> None: ...

class PressProjectTaskRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "number", "reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    number: int
    reason: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., number: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class DropProjectTaskRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "number", "reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    number: int
    reason: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., number: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class RefileProjectTaskRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "number")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    number: int
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., number: _Optional[int] = ...) -> None: ...

class ClassifyProjectRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "classification")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CLASSIFICATION_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    classification: ProjectClass
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., classification: _Optional[_Union[ProjectClass, _Mapping]] = ...) -> None: ...

class AssignProjectAgentRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "subject", "title", "tasks")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TASKS_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    subject: str
    title: str
    tasks: _containers.RepeatedScalarFieldContainer[AgentTaskKind]
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., subject: _Optional[str] = ..., title: _Optional[str] = ..., tasks: _Optional[_Iterable[_Union[AgentTaskKind, str]]] = ...) -> None: ...

class ReleaseProjectAgentRequest(_message.Message):
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

class RecordAgentWorkRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id", "task", "note", "done")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    task: AgentTaskKind
    note: str
    done: bool
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., task: _Optional[_Union[AgentTaskKind, str]] = ..., note: _Optional[str] = ..., done: _Optional[bool] = ...) -> None: ...

class ExplainProjectRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ExplainProjectResponse(_message.Message):
    __slots__ = ("clock_lines", "path_lines", "forecast_lines")
    CLOCK_LINES_FIELD_NUMBER: _ClassVar[int]
    PATH_LINES_FIELD_NUMBER: _ClassVar[int]
    FORECAST_LINES_FIELD_NUMBER: _ClassVar[int]
    clock_lines: _containers.RepeatedScalarFieldContainer[str]
    path_lines: _containers.RepeatedScalarFieldContainer[str]
    forecast_lines: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, clock_lines: _Optional[_Iterable[str]] = ..., path_lines: _Optional[_Iterable[str]] = ..., forecast_lines: _Optional[_Iterable[str]] = ...) -> None: ...

class ListProjectEventsRequest(_message.Message):
    __slots__ = ("parent", "page_size", "page_token")
    PARENT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    parent: str
    page_size: int
    page_token: str
    def __init__(self, parent: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListProjectEventsResponse(_message.Message):
    __slots__ = ("project_events", "next_page_token")
    PROJECT_EVENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    project_events: _containers.RepeatedCompositeFieldContainer[ProjectEvent]
    next_page_token: str
    def __init__(self, project_events: _Optional[_Iterable[_Union[ProjectEvent, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ProjectEvent(_message.Message):
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
    state: Project.State
    def __init__(self, version: _Optional[int] = ..., type: _Optional[str] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., actor: _Optional[str] = ..., channel: _Optional[_Union[_types_pb2.Channel, str]] = ..., state: _Optional[_Union[Project.State, str]] = ...) -> None: ...
