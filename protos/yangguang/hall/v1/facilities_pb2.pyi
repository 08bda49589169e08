import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.common.v1 import access_pb2 as _access_pb2
from yangguang.hall.v1 import hall_pb2 as _hall_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class FacilityKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FACILITY_KIND_UNSPECIFIED: _ClassVar[FacilityKind]
    GUIDE_DESK: _ClassVar[FacilityKind]
    ACCEPTANCE_POINT: _ClassVar[FacilityKind]
    WAITING_POINT: _ClassVar[FacilityKind]
    READING_POINT: _ClassVar[FacilityKind]
    KIOSK: _ClassVar[FacilityKind]
    TICKET_MACHINE: _ClassVar[FacilityKind]
    RATING_DEVICE: _ClassVar[FacilityKind]
    DISPLAY: _ClassVar[FacilityKind]
    CAMERA: _ClassVar[FacilityKind]
    ARCHIVE_ROOM: _ClassVar[FacilityKind]
    READING_ROOM: _ClassVar[FacilityKind]

class GuidePurpose(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GUIDE_PURPOSE_UNSPECIFIED: _ClassVar[GuidePurpose]
    ASKING: _ClassVar[GuidePurpose]
    HANDLING: _ClassVar[GuidePurpose]
    COLLECTING: _ClassVar[GuidePurpose]
    COMPLAINING: _ClassVar[GuidePurpose]
    OTHER_PURPOSE: _ClassVar[GuidePurpose]
FACILITY_KIND_UNSPECIFIED: FacilityKind
GUIDE_DESK: FacilityKind
ACCEPTANCE_POINT: FacilityKind
WAITING_POINT: FacilityKind
READING_POINT: FacilityKind
KIOSK: FacilityKind
TICKET_MACHINE: FacilityKind
RATING_DEVICE: FacilityKind
DISPLAY: FacilityKind
CAMERA: FacilityKind
ARCHIVE_ROOM: FacilityKind
READING_ROOM: FacilityKind
GUIDE_PURPOSE_UNSPECIFIED: GuidePurpose
ASKING: GuidePurpose
HANDLING: GuidePurpose
COLLECTING: GuidePurpose
COMPLAINING: GuidePurpose
OTHER_PURPOSE: GuidePurpose

class Facility(_message.Message):
    __slots__ = ("name", "organisation", "region", "zone", "kind", "title", "place", "state", "create_time", "update_time", "etag")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Facility.State]
        IN_USE: _ClassVar[Facility.State]
        RETIRED: _ClassVar[Facility.State]
    STATE_UNSPECIFIED: Facility.State
    IN_USE: Facility.State
    RETIRED: Facility.State
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    zone: _hall_pb2.Zone
    kind: FacilityKind
    title: str
    place: str
    state: Facility.State
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., zone: _Optional[_Union[_hall_pb2.Zone, str]] = ..., kind: _Optional[_Union[FacilityKind, str]] = ..., title: _Optional[str] = ..., place: _Optional[str] = ..., state: _Optional[_Union[Facility.State, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class HallLayout(_message.Message):
    __slots__ = ("organisation", "zones", "lacking_zones", "lacking_points")
    class ZoneLine(_message.Message):
        __slots__ = ("zone", "windows", "facilities")
        ZONE_FIELD_NUMBER: _ClassVar[int]
        WINDOWS_FIELD_NUMBER: _ClassVar[int]
        FACILITIES_FIELD_NUMBER: _ClassVar[int]
        zone: _hall_pb2.Zone
        windows: int
        facilities: int
        def __init__(self, zone: _Optional[_Union[_hall_pb2.Zone, str]] = ..., windows: _Optional[int] = ..., facilities: _Optional[int] = ...) -> None: ...
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ZONES_FIELD_NUMBER: _ClassVar[int]
    LACKING_ZONES_FIELD_NUMBER: _ClassVar[int]
    LACKING_POINTS_FIELD_NUMBER: _ClassVar[int]
    organisation: str
    zones: _containers.RepeatedCompositeFieldContainer[HallLayout.ZoneLine]
    lacking_zones: _containers.RepeatedScalarFieldContainer[_hall_pb2.Zone]
    lacking_points: _containers.RepeatedScalarFieldContainer[FacilityKind]
    def __init__(self, organisation: _Optional[str] = ..., zones: _Optional[_Iterable[_Union[HallLayout.ZoneLine, _Mapping]]] = ..., lacking_zones: _Optional[_Iterable[_Union[_hall_pb2.Zone, str]]] = ..., lacking_points: _Optional[_Iterable[_Union[FacilityKind, str]]] = ...) -> None: ...

class GuideVisit(_message.Message):
    __slots__ = ("name", "organisation", "region", "kind", "window", "helped", "note", "day", "create_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    HELPED_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    organisation: str
    region: str
    kind: GuidePurpose
    window: str
    helped: bool
    note: str
    day: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ..., kind: _Optional[_Union[GuidePurpose, str]] = ..., window: _Optional[str] = ..., helped: _Optional[bool] = ..., note: _Optional[str] = ..., day: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateFacilityRequest(_message.Message):
    __slots__ = ("facility", "request_id")
    FACILITY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    facility: Facility
    request_id: str
    def __init__(self, facility: _Optional[_Union[Facility, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class RetireFacilityRequest(_message.Message):
    __slots__ = ("name", "etag", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    etag: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListFacilitiesRequest(_message.Message):
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

class ListFacilitiesResponse(_message.Message):
    __slots__ = ("facilities", "next_page_token")
    FACILITIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    facilities: _containers.RepeatedCompositeFieldContainer[Facility]
    next_page_token: str
    def __init__(self, facilities: _Optional[_Iterable[_Union[Facility, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetHallLayoutRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class CreateGuideVisitRequest(_message.Message):
    __slots__ = ("guide_visit", "request_id")
    GUIDE_VISIT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    guide_visit: GuideVisit
    request_id: str
    def __init__(self, guide_visit: _Optional[_Union[GuideVisit, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListGuideVisitsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "organisation", "first_day", "last_day")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    organisation: str
    first_day: str
    last_day: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., organisation: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ...) -> None: ...

class ListGuideVisitsResponse(_message.Message):
    __slots__ = ("guide_visits", "next_page_token")
    GUIDE_VISITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    guide_visits: _containers.RepeatedCompositeFieldContainer[GuideVisit]
    next_page_token: str
    def __init__(self, guide_visits: _Optional[_Iterable[_Union[GuideVisit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
