"""What the walks over the public interface do and expect in the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from local.rest import Document, Visitor

if TYPE_CHECKING:
    from tests.e2e.test_repeated_writes import Walk

WINDOW: Final = "windows/450222-mz-01"
# Facts and services for everybody: who comes has no account, and a ticket knows nothing of who holds it.
PUBLIC: Final = {
    *("ListServiceSessions", "ListSlots", "CreateAppointment", "CheckAppointment", "GiveUpAppointment"),
    *("CreateTicket", "GetTicket", "GetWaitingBoard"),
}
# Rows named by the path or the body: refused, or not found.
NAMED: Final = {
    *("CreateServiceSession", "EndServiceSession", "GetAppointment", "CancelAppointment"),
    *("CallNextTicket", "RecallTicket", "SkipTicket", "TransferTicket", "FinishTicket"),
    "GetServiceFigures",
}
LISTS: Final = {"ListAppointments": "appointments", "ListTickets": "tickets"}
QUERIES: Final = {"GetServiceFigures": {"first_day": "2026-01-01", "last_day": "2026-12-31"}}
# These write nothing.
WITHOUT_KEY: Final = {"CheckAppointment"}
BODIES: Final[dict[str, Document]] = {}


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
    named = {
        each["name"].split("/")[0]: each["name"].split("/")[1] for each in (session, appointment, ticket)
    }
    return named | {"waitingBoards": "450222-zwzx", "serviceFigures": "450222-zwzx"}


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
