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

class Measure(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MEASURE_UNSPECIFIED: _ClassVar[Measure]
    FUNCTIONS_CONCENTRATED: _ClassVar[Measure]
    ITEMS_CONCENTRATED: _ClassVar[Measure]
    PEOPLE_CONCENTRATED: _ClassVar[Measure]
    FUNCTIONS_IN_ONE_UNIT: _ClassVar[Measure]
    UNIT_IN_CENTRE: _ClassVar[Measure]
    ITEMS_IN_PLACE: _ClassVar[Measure]
    AUTHORITY_IN_PLACE: _ClassVar[Measure]

class Stage(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STAGE_UNSPECIFIED: _ClassVar[Stage]
    SORTING: _ClassVar[Stage]
    REVIEWING: _ClassVar[Stage]
    MERGING: _ClassVar[Stage]
    MOVING_IN: _ClassVar[Stage]
MEASURE_UNSPECIFIED: Measure
FUNCTIONS_CONCENTRATED: Measure
ITEMS_CONCENTRATED: Measure
PEOPLE_CONCENTRATED: Measure
FUNCTIONS_IN_ONE_UNIT: Measure
UNIT_IN_CENTRE: Measure
ITEMS_IN_PLACE: Measure
AUTHORITY_IN_PLACE: Measure
STAGE_UNSPECIFIED: Stage
SORTING: Stage
REVIEWING: Stage
MERGING: Stage
MOVING_IN: Stage

class Concentration(_message.Message):
    __slots__ = ("name", "organisation", "region", "met", "items", "concentrated_items", "three", "two_and_two", "on_target", "create_time", "update_time", "etag")
    class Met(_message.Message):
        __slots__ = ("measure", "evidence")
        MEASURE_FIELD_NUMBER: _ClassVar[int]
        EVIDENCE_FIELD_NUMBER: _ClassVar[int]
        measure: Measure
        evidence: str
        def __init__(self, measure: _Optional[_Union[Measure, str]] = ..., evidence: _Optional[str] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    MET_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    CONCENTRATED_ITEMS_FIELD_NUMBER: _ClassVar[int]
    THREE_FIELD_NUMBER: _ClassVar[int]
    TWO_AND_TWO_FIELD_NUMBER: _ClassVar[int]
    ON_TARGET_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    met: _containers.RepeatedCompositeFieldContainer[Concentration.Met]
    items: int
    concentrated_items: int
    three: bool
    two_and_two: bool
    on_target: bool
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., met: _Optional[_Iterable[_Union[Concentration.Met, _Mapping]]] = ..., items: _Optional[int] = ..., concentrated_items: _Optional[int] = ..., three: _Optional[bool] = ..., two_and_two: _Optional[bool] = ..., on_target: _Optional[bool] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class Programme(_message.Message):
    __slots__ = ("name", "organisation", "region", "title", "basis_document", "principles", "tasks", "due_days", "departments", "open_stages", "create_time", "update_time", "etag")
    class Progress(_message.Message):
        __slots__ = ("organisation", "finished")
        ORGANISATION_FIELD_NUMBER: _ClassVar[int]
        FINISHED_FIELD_NUMBER: _ClassVar[int]
        organisation: str
        finished: _containers.RepeatedCompositeFieldContainer[Programme.Finished]
        def __init__(self, organisation: _Optional[str] = ..., finished: _Optional[_Iterable[_Union[Programme.Finished, _Mapping]]] = ...) -> None: ...
    class Finished(_message.Message):
        __slots__ = ("stage", "day", "evidence", "late")
        STAGE_FIELD_NUMBER: _ClassVar[int]
        DAY_FIELD_NUMBER: _ClassVar[int]
        EVIDENCE_FIELD_NUMBER: _ClassVar[int]
        LATE_FIELD_NUMBER: _ClassVar[int]
        stage: Stage
        day: str
        evidence: str
        late: bool
        def __init__(self, stage: _Optional[_Union[Stage, str]] = ..., day: _Optional[str] = ..., evidence: _Optional[str] = ..., late: _Optional[bool] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    BASIS_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    PRINCIPLES_FIELD_NUMBER: _ClassVar[int]
    TASKS_FIELD_NUMBER: _ClassVar[int]
    DUE_DAYS_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    OPEN_STAGES_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    title: str
    basis_document: str
    principles: _containers.RepeatedScalarFieldContainer[str]
    tasks: _containers.RepeatedScalarFieldContainer[str]
    due_days: _containers.RepeatedScalarFieldContainer[str]
    departments: _containers.RepeatedCompositeFieldContainer[Programme.Progress]
    open_stages: int
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., title: _Optional[str] = ..., basis_document: _Optional[str] = ..., principles: _Optional[_Iterable[str]] = ..., tasks: _Optional[_Iterable[str]] = ..., due_days: _Optional[_Iterable[str]] = ..., departments: _Optional[_Iterable[_Union[Programme.Progress, _Mapping]]] = ..., open_stages: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class RecordConcentrationRequest(_message.Message):
    __slots__ = ("concentration", "request_id")
    CONCENTRATION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    concentration: Concentration
    request_id: str
    def __init__(self, concentration: _Optional[_Union[Concentration, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListConcentrationsRequest(_message.Message):
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

class ListConcentrationsResponse(_message.Message):
    __slots__ = ("concentrations", "next_page_token")
    CONCENTRATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    concentrations: _containers.RepeatedCompositeFieldContainer[Concentration]
    next_page_token: str
    def __init__(self, concentrations: _Optional[_Iterable[_Union[Concentration, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateProgrammeRequest(_message.Message):
    __slots__ = ("programme", "request_id")
    PROGRAMME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    programme: Programme
    request_id: str
    def __init__(self, programme: _Optional[_Union[Programme, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class FinishStageRequest(_message.Message):
    __slots__ = ("name", "organisation", "evidence", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    evidence: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., evidence: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListProgrammesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ...) -> None: ...

class ListProgrammesResponse(_message.Message):
    __slots__ = ("programmes", "next_page_token")
    PROGRAMMES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    programmes: _containers.RepeatedCompositeFieldContainer[Programme]
    next_page_token: str
    def __init__(self, programmes: _Optional[_Iterable[_Union[Programme, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
