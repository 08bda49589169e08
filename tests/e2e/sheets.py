"""What the walks over the public interface expect of sheets: who may read something may print it."""

from __future__ import annotations

from typing import Final

# The rpc behind each.
RPC_OF: Final = {
    "PrintCase": "GetCase",
    "PrintItem": "GetItem",
    "PrintWindow": "GetWindow",
    "PrintTicket": "GetTicket",
    "PrintAppointment": "GetAppointment",
    "PrintAppointmentByCode": "CheckAppointment",
    "PrintRating": "GetRating",
    "PrintAgencyEntries": "ListAgencyEntries",
    "PrintAttendanceSummaries": "ListAttendanceSummaries",
    "PrintYearFile": "ListYearFileEntries",
    "PrintServiceCard": "GetServiceCard",
    "PrintBadge": "GetStaffMember",
    "PrintDeskSign": "GetStaffMember",
    "PrintStaff": "ListStaffMembers",
    "PrintFeeTicket": "GetFeeTicket",
    "PrintCertificate": "GetCertificate",
    **dict.fromkeys(("PrintProjectAcceptance", "PrintCopyNotice", "PrintMinutes"), "GetProject"),
}
PUBLIC: Final = {"PrintItem", "PrintWindow", "PrintTicket", "PrintAppointmentByCode", "PrintServiceCard"}
NAMED: Final = {
    *("PrintCase", "PrintAppointment", "PrintRating", "PrintBadge", "PrintDeskSign"),
    *("PrintFeeTicket", "PrintCertificate", "PrintProjectAcceptance", "PrintCopyNotice", "PrintMinutes"),
}
# Lists, with what a line of theirs looks like.
LISTS: Final = {
    "PrintAgencyEntries": r"^\d+ \S+ \S+ ",
    "PrintAttendanceSummaries": r"( \d+){6}$",
    "PrintYearFile": r"^\d{4}-\d+ ",
    "PrintStaff": r"^(?!工作人员 |监督台)\S+ ",
}
QUERIES: Final = {"PrintAttendanceSummaries": {"period": "MONTH"}}
# These write nothing.
WITHOUT_KEY: Final = {"PrintAppointmentByCode"}
