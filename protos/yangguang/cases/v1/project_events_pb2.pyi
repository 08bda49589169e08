import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.cases.v1 import cases_pb2 as _cases_pb2
from yangguang.cases.v1 import projects_pb2 as _projects_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ProjectFacts(_message.Message):
    __slots__ = ("project", "number", "state", "region", "lead_organisation", "joint", "create_time", "receive_time", "accept_time", "end_time", "acceptance_clock", "joint_clock", "forecast_date", "at_risk", "overdue", "departments", "tasks", "eligibility", "green_channel")
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    LEAD_ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    JOINT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCEPTANCE_CLOCK_FIELD_NUMBER: _ClassVar[int]
    JOINT_CLOCK_FIELD_NUMBER: _ClassVar[int]
    FORECAST_DATE_FIELD_NUMBER: _ClassVar[int]
    AT_RISK_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    TASKS_FIELD_NUMBER: _ClassVar[int]
    ELIGIBILITY_FIELD_NUMBER: _ClassVar[int]
    GREEN_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    project: str
    number: str
    state: _projects_pb2.Project.State
    region: str
    lead_organisation: str
    joint: bool
    create_time: _timestamp_pb2.Timestamp
    receive_time: _timestamp_pb2.Timestamp
    accept_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    acceptance_clock: _projects_pb2.ProjectClock
    joint_clock: _projects_pb2.ProjectClock
    forecast_date: str
    at_risk: bool
    overdue: bool
    departments: _containers.RepeatedCompositeFieldContainer[_projects_pb2.ProjectDepartment]
    tasks: _containers.RepeatedCompositeFieldContainer[TaskFacts]
    eligibility: _projects_pb2.ProjectEligibility
    green_channel: _cases_pb2.PromiseBasis
    def __init__(self, project: _Optional[str] = ..., number: _Optional[str] = ..., state: _Optional[_Union[_projects_pb2.Project.State, str]] = ..., region: _Optional[str] = ..., lead_organisation: _Optional[str] = ..., joint: _Optional[bool] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., receive_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., accept_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., acceptance_clock: _Optional[_Union[_projects_pb2.ProjectClock, _Mapping]] = ..., joint_clock: _Optional[_Union[_projects_pb2.ProjectClock, _Mapping]] = ..., forecast_date: _Optional[str] = ..., at_risk: _Optional[bool] = ..., overdue: _Optional[bool] = ..., departments: _Optional[_Iterable[_Union[_projects_pb2.ProjectDepartment, _Mapping]]] = ..., tasks: _Optional[_Iterable[_Union[TaskFacts, _Mapping]]] = ..., eligibility: _Optional[_Union[_projects_pb2.ProjectEligibility, str]] = ..., green_channel: _Optional[_Union[_cases_pb2.PromiseBasis, str]] = ...) -> None: ...

class TaskFacts(_message.Message):
    __slots__ = ("item", "organisation", "state", "case", "start", "finish", "critical")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    FINISH_FIELD_NUMBER: _ClassVar[int]
    CRITICAL_FIELD_NUMBER: _ClassVar[int]
    item: str
    organisation: str
    state: _projects_pb2.ProjectTaskState
    case: str
    start: str
    finish: str
    critical: bool
    def __init__(self, item: _Optional[str] = ..., organisation: _Optional[str] = ..., state: _Optional[_Union[_projects_pb2.ProjectTaskState, str]] = ..., case: _Optional[str] = ..., start: _Optional[str] = ..., finish: _Optional[str] = ..., critical: _Optional[bool] = ...) -> None: ...

class ProjectSubmitted(_message.Message):
    __slots__ = ("facts",)
    FACTS_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ...) -> None: ...

class ProjectMaterialsSupplied(_message.Message):
    __slots__ = ("facts", "materials")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    materials: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., materials: _Optional[_Iterable[str]] = ...) -> None: ...

class ProjectAccepted(_message.Message):
    __slots__ = ("facts", "acceptor", "copy_notices", "meetings")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    ACCEPTOR_FIELD_NUMBER: _ClassVar[int]
    COPY_NOTICES_FIELD_NUMBER: _ClassVar[int]
    MEETINGS_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    acceptor: str
    copy_notices: _containers.RepeatedCompositeFieldContainer[_projects_pb2.CopyNotice]
    meetings: _containers.RepeatedCompositeFieldContainer[_projects_pb2.JointMeeting]
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., acceptor: _Optional[str] = ..., copy_notices: _Optional[_Iterable[_Union[_projects_pb2.CopyNotice, _Mapping]]] = ..., meetings: _Optional[_Iterable[_Union[_projects_pb2.JointMeeting, _Mapping]]] = ...) -> None: ...

class ProjectRefused(_message.Message):
    __slots__ = ("facts", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    reason: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class ProjectWithdrawn(_message.Message):
    __slots__ = ("facts", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    reason: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class ProjectExtended(_message.Message):
    __slots__ = ("facts", "length", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    LENGTH_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    length: int
    reason: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., length: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class ProjectTaskFiled(_message.Message):
    __slots__ = ("facts", "item", "case")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    CASE_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    item: str
    case: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., item: _Optional[str] = ..., case: _Optional[str] = ...) -> None: ...

class ProjectTaskHindered(_message.Message):
    __slots__ = ("facts", "item", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    item: str
    reason: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., item: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ProjectTaskMoved(_message.Message):
    __slots__ = ("facts", "item", "state", "forecast_before")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FORECAST_BEFORE_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    item: str
    state: _projects_pb2.ProjectTaskState
    forecast_before: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., item: _Optional[str] = ..., state: _Optional[_Union[_projects_pb2.ProjectTaskState, str]] = ..., forecast_before: _Optional[str] = ...) -> None: ...

class ProjectTaskPressed(_message.Message):
    __slots__ = ("facts", "item", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    item: str
    reason: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., item: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ProjectTaskDropped(_message.Message):
    __slots__ = ("facts", "item", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    item: str
    reason: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., item: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ProjectTaskRefiled(_message.Message):
    __slots__ = ("facts", "item", "former_case")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    FORMER_CASE_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    item: str
    former_case: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., item: _Optional[str] = ..., former_case: _Optional[str] = ...) -> None: ...

class ProjectCompleted(_message.Message):
    __slots__ = ("facts",)
    FACTS_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ...) -> None: ...

class ProjectOverdue(_message.Message):
    __slots__ = ("facts",)
    FACTS_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ...) -> None: ...

class ProjectDueChanged(_message.Message):
    __slots__ = ("facts",)
    FACTS_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ...) -> None: ...

class CopyNoticeReplied(_message.Message):
    __slots__ = ("facts", "copy_notice")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    COPY_NOTICE_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    copy_notice: _projects_pb2.CopyNotice
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., copy_notice: _Optional[_Union[_projects_pb2.CopyNotice, _Mapping]] = ...) -> None: ...

class CopyNoticeUnanswered(_message.Message):
    __slots__ = ("facts", "organisation")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    organisation: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., organisation: _Optional[str] = ...) -> None: ...

class JointMeetingConvened(_message.Message):
    __slots__ = ("facts", "meeting")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    MEETING_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    meeting: _projects_pb2.JointMeeting
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., meeting: _Optional[_Union[_projects_pb2.JointMeeting, _Mapping]] = ...) -> None: ...

class JointOpinionGiven(_message.Message):
    __slots__ = ("facts", "number", "organisation", "opinion")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    OPINION_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    number: int
    organisation: str
    opinion: _projects_pb2.JointOpinion
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., number: _Optional[int] = ..., organisation: _Optional[str] = ..., opinion: _Optional[_Union[_projects_pb2.JointOpinion, str]] = ...) -> None: ...

class JointMeetingUnanswered(_message.Message):
    __slots__ = ("facts", "number", "organisations")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ORGANISATIONS_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    number: int
    organisations: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., number: _Optional[int] = ..., organisations: _Optional[_Iterable[str]] = ...) -> None: ...

class JointMeetingClosed(_message.Message):
    __slots__ = ("facts", "meeting")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    MEETING_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    meeting: _projects_pb2.JointMeeting
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., meeting: _Optional[_Union[_projects_pb2.JointMeeting, _Mapping]] = ...) -> None: ...

class ProjectClassified(_message.Message):
    __slots__ = ("facts", "classification")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    CLASSIFICATION_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    classification: _projects_pb2.ProjectClass
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., classification: _Optional[_Union[_projects_pb2.ProjectClass, _Mapping]] = ...) -> None: ...

class ProjectAgentAssigned(_message.Message):
    __slots__ = ("facts", "agent")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    agent: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., agent: _Optional[str] = ...) -> None: ...

class ProjectAgentReleased(_message.Message):
    __slots__ = ("facts", "agent", "reason")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    agent: str
    reason: str
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., agent: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class AgentWorkRecorded(_message.Message):
    __slots__ = ("facts", "work")
    FACTS_FIELD_NUMBER: _ClassVar[int]
    WORK_FIELD_NUMBER: _ClassVar[int]
    facts: ProjectFacts
    work: _projects_pb2.AgentWork
    def __init__(self, facts: _Optional[_Union[ProjectFacts, _Mapping]] = ..., work: _Optional[_Union[_projects_pb2.AgentWork, _Mapping]] = ...) -> None: ...
