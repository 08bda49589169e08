from yangguang.hall.v1 import agents_pb2 as _agents_pb2
from yangguang.hall.v1 import appointments_pb2 as _appointments_pb2
from yangguang.hall.v1 import conduct_pb2 as _conduct_pb2
from yangguang.hall.v1 import facilities_pb2 as _facilities_pb2
from yangguang.hall.v1 import hall_pb2 as _hall_pb2
from yangguang.hall.v1 import oversight_pb2 as _oversight_pb2
from yangguang.hall.v1 import personnel_pb2 as _personnel_pb2
from yangguang.hall.v1 import queue_pb2 as _queue_pb2
from yangguang.hall.v1 import reform_pb2 as _reform_pb2
from yangguang.hall.v1 import rosters_pb2 as _rosters_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RegionCreated(_message.Message):
    __slots__ = ("region",)
    REGION_FIELD_NUMBER: _ClassVar[int]
    region: _hall_pb2.Region
    def __init__(self, region: _Optional[_Union[_hall_pb2.Region, _Mapping]] = ...) -> None: ...

class OrganisationChanged(_message.Message):
    __slots__ = ("organisation",)
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    organisation: _hall_pb2.Organisation
    def __init__(self, organisation: _Optional[_Union[_hall_pb2.Organisation, _Mapping]] = ...) -> None: ...

class WindowChanged(_message.Message):
    __slots__ = ("window",)
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    window: _hall_pb2.Window
    def __init__(self, window: _Optional[_Union[_hall_pb2.Window, _Mapping]] = ...) -> None: ...

class StaffMemberChanged(_message.Message):
    __slots__ = ("staff_member",)
    STAFF_MEMBER_FIELD_NUMBER: _ClassVar[int]
    staff_member: _hall_pb2.StaffMember
    def __init__(self, staff_member: _Optional[_Union[_hall_pb2.StaffMember, _Mapping]] = ...) -> None: ...

class MandateGranted(_message.Message):
    __slots__ = ("mandate",)
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    mandate: _hall_pb2.Mandate
    def __init__(self, mandate: _Optional[_Union[_hall_pb2.Mandate, _Mapping]] = ...) -> None: ...

class MandateRevoked(_message.Message):
    __slots__ = ("mandate",)
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    mandate: _hall_pb2.Mandate
    def __init__(self, mandate: _Optional[_Union[_hall_pb2.Mandate, _Mapping]] = ...) -> None: ...

class CalendarChanged(_message.Message):
    __slots__ = ("region", "version", "days", "document_number")
    REGION_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    region: str
    version: int
    days: _containers.RepeatedCompositeFieldContainer[_hall_pb2.CalendarDay]
    document_number: str
    def __init__(self, region: _Optional[str] = ..., version: _Optional[int] = ..., days: _Optional[_Iterable[_Union[_hall_pb2.CalendarDay, _Mapping]]] = ..., document_number: _Optional[str] = ...) -> None: ...

class OfficeHoursChanged(_message.Message):
    __slots__ = ("office_hours",)
    OFFICE_HOURS_FIELD_NUMBER: _ClassVar[int]
    office_hours: _hall_pb2.OfficeHours
    def __init__(self, office_hours: _Optional[_Union[_hall_pb2.OfficeHours, _Mapping]] = ...) -> None: ...

class StandInStarted(_message.Message):
    __slots__ = ("stand_in",)
    STAND_IN_FIELD_NUMBER: _ClassVar[int]
    stand_in: _rosters_pb2.StandIn
    def __init__(self, stand_in: _Optional[_Union[_rosters_pb2.StandIn, _Mapping]] = ...) -> None: ...

class StandInEnded(_message.Message):
    __slots__ = ("stand_in",)
    STAND_IN_FIELD_NUMBER: _ClassVar[int]
    stand_in: _rosters_pb2.StandIn
    def __init__(self, stand_in: _Optional[_Union[_rosters_pb2.StandIn, _Mapping]] = ...) -> None: ...

class ServiceSessionChanged(_message.Message):
    __slots__ = ("service_session",)
    SERVICE_SESSION_FIELD_NUMBER: _ClassVar[int]
    service_session: _appointments_pb2.ServiceSession
    def __init__(self, service_session: _Optional[_Union[_appointments_pb2.ServiceSession, _Mapping]] = ...) -> None: ...

class AppointmentChanged(_message.Message):
    __slots__ = ("appointment",)
    APPOINTMENT_FIELD_NUMBER: _ClassVar[int]
    appointment: _appointments_pb2.Appointment
    def __init__(self, appointment: _Optional[_Union[_appointments_pb2.Appointment, _Mapping]] = ...) -> None: ...

class TicketChanged(_message.Message):
    __slots__ = ("ticket",)
    TICKET_FIELD_NUMBER: _ClassVar[int]
    ticket: _queue_pb2.Ticket
    def __init__(self, ticket: _Optional[_Union[_queue_pb2.Ticket, _Mapping]] = ...) -> None: ...

class ShiftChanged(_message.Message):
    __slots__ = ("shift", "subject")
    SHIFT_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    shift: _rosters_pb2.Shift
    subject: str
    def __init__(self, shift: _Optional[_Union[_rosters_pb2.Shift, _Mapping]] = ..., subject: _Optional[str] = ...) -> None: ...

class AttendanceRecorded(_message.Message):
    __slots__ = ("attendance",)
    ATTENDANCE_FIELD_NUMBER: _ClassVar[int]
    attendance: _rosters_pb2.Attendance
    def __init__(self, attendance: _Optional[_Union[_rosters_pb2.Attendance, _Mapping]] = ...) -> None: ...

class LeaveChanged(_message.Message):
    __slots__ = ("leave",)
    LEAVE_FIELD_NUMBER: _ClassVar[int]
    leave: _rosters_pb2.Leave
    def __init__(self, leave: _Optional[_Union[_rosters_pb2.Leave, _Mapping]] = ...) -> None: ...

class AgencyPointChanged(_message.Message):
    __slots__ = ("agency_point",)
    AGENCY_POINT_FIELD_NUMBER: _ClassVar[int]
    agency_point: _agents_pb2.AgencyPoint
    def __init__(self, agency_point: _Optional[_Union[_agents_pb2.AgencyPoint, _Mapping]] = ...) -> None: ...

class AgentChanged(_message.Message):
    __slots__ = ("agent",)
    AGENT_FIELD_NUMBER: _ClassVar[int]
    agent: _agents_pb2.Agent
    def __init__(self, agent: _Optional[_Union[_agents_pb2.Agent, _Mapping]] = ...) -> None: ...

class LeaderVisited(_message.Message):
    __slots__ = ("leader_visit",)
    LEADER_VISIT_FIELD_NUMBER: _ClassVar[int]
    leader_visit: _conduct_pb2.LeaderVisit
    def __init__(self, leader_visit: _Optional[_Union[_conduct_pb2.LeaderVisit, _Mapping]] = ...) -> None: ...

class InspectionHeld(_message.Message):
    __slots__ = ("inspection",)
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    inspection: _conduct_pb2.Inspection
    def __init__(self, inspection: _Optional[_Union[_conduct_pb2.Inspection, _Mapping]] = ...) -> None: ...

class SystemBroken(_message.Message):
    __slots__ = ("breach",)
    BREACH_FIELD_NUMBER: _ClassVar[int]
    breach: _conduct_pb2.Breach
    def __init__(self, breach: _Optional[_Union[_conduct_pb2.Breach, _Mapping]] = ...) -> None: ...

class RegularMeetingChanged(_message.Message):
    __slots__ = ("regular_meeting",)
    REGULAR_MEETING_FIELD_NUMBER: _ClassVar[int]
    regular_meeting: _conduct_pb2.RegularMeeting
    def __init__(self, regular_meeting: _Optional[_Union[_conduct_pb2.RegularMeeting, _Mapping]] = ...) -> None: ...

class StaffChangeChanged(_message.Message):
    __slots__ = ("staff_change",)
    STAFF_CHANGE_FIELD_NUMBER: _ClassVar[int]
    staff_change: _personnel_pb2.StaffChange
    def __init__(self, staff_change: _Optional[_Union[_personnel_pb2.StaffChange, _Mapping]] = ...) -> None: ...

class StaffEntryRecorded(_message.Message):
    __slots__ = ("staff_entry",)
    STAFF_ENTRY_FIELD_NUMBER: _ClassVar[int]
    staff_entry: _personnel_pb2.StaffEntry
    def __init__(self, staff_entry: _Optional[_Union[_personnel_pb2.StaffEntry, _Mapping]] = ...) -> None: ...

class AppraisalRecorded(_message.Message):
    __slots__ = ("appraisal",)
    APPRAISAL_FIELD_NUMBER: _ClassVar[int]
    appraisal: _personnel_pb2.Appraisal
    def __init__(self, appraisal: _Optional[_Union[_personnel_pb2.Appraisal, _Mapping]] = ...) -> None: ...

class TrainingHeld(_message.Message):
    __slots__ = ("training",)
    TRAINING_FIELD_NUMBER: _ClassVar[int]
    training: _personnel_pb2.Training
    def __init__(self, training: _Optional[_Union[_personnel_pb2.Training, _Mapping]] = ...) -> None: ...

class FacilityChanged(_message.Message):
    __slots__ = ("facility",)
    FACILITY_FIELD_NUMBER: _ClassVar[int]
    facility: _facilities_pb2.Facility
    def __init__(self, facility: _Optional[_Union[_facilities_pb2.Facility, _Mapping]] = ...) -> None: ...

class GuideVisitRecorded(_message.Message):
    __slots__ = ("guide_visit",)
    GUIDE_VISIT_FIELD_NUMBER: _ClassVar[int]
    guide_visit: _facilities_pb2.GuideVisit
    def __init__(self, guide_visit: _Optional[_Union[_facilities_pb2.GuideVisit, _Mapping]] = ...) -> None: ...

class ConcentrationRecorded(_message.Message):
    __slots__ = ("concentration",)
    CONCENTRATION_FIELD_NUMBER: _ClassVar[int]
    concentration: _reform_pb2.Concentration
    def __init__(self, concentration: _Optional[_Union[_reform_pb2.Concentration, _Mapping]] = ...) -> None: ...

class ProgrammeChanged(_message.Message):
    __slots__ = ("programme",)
    PROGRAMME_FIELD_NUMBER: _ClassVar[int]
    programme: _reform_pb2.Programme
    def __init__(self, programme: _Optional[_Union[_reform_pb2.Programme, _Mapping]] = ...) -> None: ...

class ResidentPostingChanged(_message.Message):
    __slots__ = ("resident_posting",)
    RESIDENT_POSTING_FIELD_NUMBER: _ClassVar[int]
    resident_posting: _oversight_pb2.ResidentPosting
    def __init__(self, resident_posting: _Optional[_Union[_oversight_pb2.ResidentPosting, _Mapping]] = ...) -> None: ...

class QualityCheckChanged(_message.Message):
    __slots__ = ("quality_check",)
    QUALITY_CHECK_FIELD_NUMBER: _ClassVar[int]
    quality_check: _oversight_pb2.QualityCheck
    def __init__(self, quality_check: _Optional[_Union[_oversight_pb2.QualityCheck, _Mapping]] = ...) -> None: ...

class YearFileEntryFiled(_message.Message):
    __slots__ = ("year_file_entry",)
    YEAR_FILE_ENTRY_FIELD_NUMBER: _ClassVar[int]
    year_file_entry: _oversight_pb2.YearFileEntry
    def __init__(self, year_file_entry: _Optional[_Union[_oversight_pb2.YearFileEntry, _Mapping]] = ...) -> None: ...
