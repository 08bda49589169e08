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

class PointKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    POINT_KIND_UNSPECIFIED: _ClassVar[PointKind]
    VILLAGE_POINT: _ClassVar[PointKind]
    CONVENIENCE_POINT: _ClassVar[PointKind]
    AGENCY_WINDOW: _ClassVar[PointKind]

class AgentKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGENT_KIND_UNSPECIFIED: _ClassVar[AgentKind]
    VILLAGE_AGENT: _ClassVar[AgentKind]
    GRID_WORKER: _ClassVar[AgentKind]
    FULL_TIME_AGENT: _ClassVar[AgentKind]
POINT_KIND_UNSPECIFIED: PointKind
VILLAGE_POINT: PointKind
CONVENIENCE_POINT: PointKind
AGENCY_WINDOW: PointKind
AGENT_KIND_UNSPECIFIED: AgentKind
VILLAGE_AGENT: AgentKind
GRID_WORKER: AgentKind
FULL_TIME_AGENT: AgentKind

class AgencyPoint(_message.Message):
    __slots__ = ("name", "organisation", "region", "kind", "title", "address", "phone", "window", "state", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[AgencyPoint.State]
        OPEN: _ClassVar[AgencyPoint.State]
        CLOSED: _ClassVar[AgencyPoint.State]
    STATE_UNSPECIFIED: AgencyPoint.State
    OPEN: AgencyPoint.State
    CLOSED: AgencyPoint.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    kind: PointKind
    title: str
    address: str
    phone: str
    window: str
    state: AgencyPoint.State
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., kind: _Optional[_Union[PointKind, str]] = ..., title: _Optional[str] = ..., address: _Optional[str] = ..., phone: _Optional[str] = ..., window: _Optional[str] = ..., state: _Optional[_Union[AgencyPoint.State, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class Agent(_message.Message):
    __slots__ = ("name", "organisation", "region", "point", "kind", "title", "subject", "villages", "matters", "phone", "valid_from", "valid_to", "state", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Agent.State]
        SERVING: _ClassVar[Agent.State]
        ENDED: _ClassVar[Agent.State]
    STATE_UNSPECIFIED: Agent.State
    SERVING: Agent.State
    ENDED: Agent.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    POINT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    VILLAGES_FIELD_NUMBER: _ClassVar[int]
    MATTERS_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_TO_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    point: str
    kind: AgentKind
    title: str
    subject: str
    villages: _containers.RepeatedScalarFieldContainer[str]
    matters: _containers.RepeatedScalarFieldContainer[str]
    phone: str
    valid_from: str
    valid_to: str
    state: Agent.State
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., point: _Optional[str] = ..., kind: _Optional[_Union[AgentKind, str]] = ..., title: _Optional[str] = ..., subject: _Optional[str] = ..., villages: _Optional[_Iterable[str]] = ..., matters: _Optional[_Iterable[str]] = ..., phone: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_to: _Optional[str] = ..., state: _Optional[_Union[Agent.State, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class ServiceCard(_message.Message):
    __slots__ = ("region", "title", "lines")
    class Line(_message.Message):
        __slots__ = ("agent", "matters", "phone", "point_title", "address")
        AGENT_FIELD_NUMBER: _ClassVar[int]
        MATTERS_FIELD_NUMBER: _ClassVar[int]
        PHONE_FIELD_NUMBER: _ClassVar[int]
        POINT_TITLE_FIELD_NUMBER: _ClassVar[int]
        ADDRESS_FIELD_NUMBER: _ClassVar[int]
        agent: str
        matters: _containers.RepeatedScalarFieldContainer[str]
        phone: str
        point_title: str
        address: str
        def __init__(self, agent: _Optional[str] = ..., matters: _Optional[_Iterable[str]] = ..., phone: _Optional[str] = ..., point_title: _Optional[str] = ..., address: _Optional[str] = ...) -> None: ...
    REGION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    region: str
    title: str
    lines: _containers.RepeatedCompositeFieldContainer[ServiceCard.Line]
    def __init__(self, region: _Optional[str] = ..., title: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[ServiceCard.Line, _Mapping]]] = ...) -> None: ...

class CreateAgencyPointRequest(_message.Message):
    __slots__ = ("agency_point", "request_id")
    AGENCY_POINT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    agency_point: AgencyPoint
    request_id: str
    def __init__(self, agency_point: _Optional[_Union[AgencyPoint, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CloseAgencyPointRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListAgencyPointsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "organisation")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    organisation: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ...) -> None: ...

class ListAgencyPointsResponse(_message.Message):
    __slots__ = ("agency_points", "next_page_token")
    AGENCY_POINTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    agency_points: _containers.RepeatedCompositeFieldContainer[AgencyPoint]
    next_page_token: str
    def __init__(self, agency_points: _Optional[_Iterable[_Union[AgencyPoint, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateAgentRequest(_message.Message):
    __slots__ = ("agent", "request_id")
    AGENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    agent: Agent
    request_id: str
    def __init__(self, agent: _Optional[_Union[Agent, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class EndAgentRequest(_message.Message):
    __slots__ = ("name", "last_day", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    last_day: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., last_day: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListAgentsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "region", "organisation")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    region: str
    organisation: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., region: _Optional[str] = ..., organisation: _Optional[str] = ...) -> None: ...

class ListAgentsResponse(_message.Message):
    __slots__ = ("agents", "next_page_token")
    AGENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    agents: _containers.RepeatedCompositeFieldContainer[Agent]
    next_page_token: str
    def __init__(self, agents: _Optional[_Iterable[_Union[Agent, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetServiceCardRequest(_message.Message):
    __slots__ = ("region",)
    REGION_FIELD_NUMBER: _ClassVar[int]
    region: str
    def __init__(self, region: _Optional[str] = ...) -> None: ...
