"""What the walks over the public interface do and expect in the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from local.rest import Document, Visitor
from tests.e2e import registers

if TYPE_CHECKING:
    from tests.e2e.test_repeated_writes import Walk

WINDOW: Final = "windows/450222-mz-01"
OF_CENTRES: Final = ("waitingBoards", "serviceFigures", "dutyCoverage")
# Facts and services for everybody: who comes has no account, and a ticket knows nothing of who holds it.
PUBLIC: Final = {
    *("ListServiceSessions", "ListSlots", "CreateAppointment", "CheckAppointment", "GiveUpAppointment"),
    *("CreateTicket", "GetTicket", "GetWaitingBoard", "ListStationedUnits"),
    *registers.PUBLIC,
}
# Rows named by the path or the body: refused, or not found.
NAMED: Final = {
    *("CreateServiceSession", "EndServiceSession", "GetAppointment", "CancelAppointment"),
    *("CallNextTicket", "RecallTicket", "SkipTicket", "TransferTicket", "FinishTicket"),
    *("GetServiceFigures", "GetDutyCoverage", "CreateShift", "CancelShift", "RecordAttendance"),
    *("CreateLeave", "ApproveLeave", "RejectLeave", "EndLeave"),
    *registers.NAMED,
}
LISTS: Final = {
    "ListAppointments": "appointments",
    "ListTickets": "tickets",
    "ListShifts": "shifts",
    "ListAttendanceSummaries": "attendance_summaries",
    "ListLeaves": "leaves",
    "ListStandIns": "stand_ins",
    **registers.LISTS,
}
QUERIES: Final = {
    "GetServiceFigures": {"first_day": "2026-01-01", "last_day": "2026-12-31"},
    "ListAttendanceSummaries": {"period": "MONTH"},
    **registers.QUERIES,
}
# These write nothing.
WITHOUT_KEY: Final = {"CheckAppointment"}
BODIES: Final[dict[str, Document]] = {}
SHIFT: Final = {"staff": "staff/450222-mz-01", "kind": "WINDOW_DUTY", "open": "09:00", "close": "12:00"}
LEAVE: Final = {
    "staff": "staff/450222-mz-01",
    "kind": "ANNUAL",
    "start_time": "2030-05-06T09:00:00+08:00",
    "end_time": "2030-05-07T17:00:00+08:00",
}


def slots(visitor: Visitor | Walk, window: str = WINDOW) -> list[Document]:
    """The slots of the next days that are free."""
    page: Any = visitor.get("slots", "resident", window=window, page_size="31")
    return [slot for slot in page["slots"] if slot["free"]]


def rows(visitor: Visitor) -> dict[str, str]:
    """An appointment and a ticket, and what the demo county has anyway, by the collection they are in."""
    session = visitor.get("serviceSessions", window=WINDOW)["service_sessions"][0]
    given = {"visitor": "示例居民", "phone": "19900000071", "start_time": slots(visitor)[-1]["start_time"]}
    appointment = visitor.post("appointments", "resident", window=WINDOW, **given)
    ticket = visitor.post("tickets", window=WINDOW)
    called = visitor.post("tickets:callNext", "clerk-mz", window=WINDOW)
    visitor.post(f"{called['name']}:skip", "clerk-mz")
    shift = visitor.post("shifts", "manager", shift=SHIFT | {"day": "2030-04-01"})
    visitor.post("attendance:record", "clerk-mz", staff="staff/450222-mz-01", way="CARD")
    leave = visitor.post("leaves", "clerk-mz", leave=LEAVE | {"kind": "SICK"})
    rows = (session, appointment, ticket, shift, leave)
    named: dict[str, str] = dict(each["name"].split("/") for each in rows)
    return named | dict.fromkeys(OF_CENTRES, "450222-zwzx") | registers.rows(visitor)


def rosters(walk: Walk) -> None:
    """A shift, a day's attendance, a leave that is granted and ended, and one that is refused."""
    shift = {"shift": SHIFT | {"day": "2030-04-02"}}
    made = walk.do("CreateShift", "manager", "shifts", shift, {"shift": SHIFT | {"day": "2030-04-03"}})
    walk.do("CancelShift", "manager", f"{made['name']}:cancel")
    given: Document = {"staff": "staff/450222-scjg-01", "way": "CARD"}
    walk.do("RecordAttendance", "manager", "attendance:record", given, given | {"way": "SIGNED"})
    given = {"leave": LEAVE | {"staff": "staff/450222-mz-03"}}
    other = {"leave": LEAVE | {"staff": "staff/450222-mz-03", "kind": "SICK"}}
    made = walk.do("CreateLeave", "approver-mz", "leaves", given, other)
    walk.do("ApproveLeave", "head-mz", f"{made['name']}:approve", {})
    walk.do("EndLeave", "approver-mz", f"{made['name']}:end")
    made = walk.send("POST", "leaves", "approver-mz", given, "refused-leave").raise_for_status().json()
    walk.do("RejectLeave", "head-mz", f"{made['name']}:reject")


def visits(walk: Walk) -> None:
    """A session, two appointments that are given up, and a ticket on its way through two windows."""
    here, there = "windows/450222-rs-01", "windows/450222-wj-01"
    session: Document = {
        "window": here,
        "kind": "HOLIDAY",
        "first_day": "2031-02-01",
        "last_day": "2031-02-09",
        "open": "09:00",
        "close": "12:00",
        "slot_minutes": 30,
        "capacity": 2,
    }
    other = {"service_session": session | {"capacity": 3}}
    made = walk.do("CreateServiceSession", "manager", "serviceSessions", {"service_session": session}, other)
    walk.do("EndServiceSession", "manager", f"{made['name']}:end", {"last_day": "2031-02-05"})
    first, *_, last = slots(walk, here)
    given = {"window": here, "visitor": "示例居民", "phone": "19900000072", "start_time": first["start_time"]}
    made = walk.do("CreateAppointment", "resident", "appointments", given, given | {"phone": "19900000073"})
    walk.do("CancelAppointment", "resident", f"{made['name']}:cancel")
    given |= {"start_time": last["start_time"]}
    made = walk.send("POST", "appointments", "resident", given, "give-up").raise_for_status().json()
    walk.do("GiveUpAppointment", "resident", "appointments:giveUp", {"code": made["code"]}, {"code": "Z"})
    made = walk.do("CreateTicket", "resident", "tickets", {"window": here}, {"window": there})
    called = walk.do("CallNextTicket", "manager", "tickets:callNext", {"window": here}, {"window": there})
    assert called["name"] == made["name"]
    walk.do("RecallTicket", "manager", f"{made['name']}:recall")
    walk.do("SkipTicket", "manager", f"{made['name']}:skip")
    walk.send("POST", f"{made['name']}:recall", "manager", None, "once-more").raise_for_status()
    walk.do("TransferTicket", "manager", f"{made['name']}:transfer", {"window": there})
    walk.send("POST", "tickets:callNext", "manager", {"window": there}, "call-there").raise_for_status()
    walk.do("FinishTicket", "manager", f"{made['name']}:finish")
