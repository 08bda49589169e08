"""The registers of the staff, as data: ratings, rosters, agents, conduct, certificates, hand-overs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response
from yangguang.cases.v1 import certificates_pb2, handovers_pb2, ratings_pb2
from yangguang.hall.v1 import agents_pb2, conduct_pb2, rosters_pb2

from gateway.api import certificates, hall_agents, hall_conduct, hall_rosters, ratings
from gateway.openapi import RPC
from gateway.pages import ledgers
from gateway.pages.home import render
from gateway.pages.ledgers import Act, Ask, Given, Ledger
from gateway.sessions import Submitting, Visiting

RATINGS, ROSTERS = "yangguang.cases.v1.RatingService", "yangguang.hall.v1.RosterService"
AGENCY, CONDUCT = "yangguang.hall.v1.AgencyService", "yangguang.hall.v1.ConductService"
CERTIFICATES = "yangguang.cases.v1.CertificateService"
HANDOVERS = "yangguang.cases.v1.PermitHandoverService"

Rating, Leave = ratings_pb2.ServiceRating, rosters_pb2.Leave
STAFF: Final = Ask("staff", "Who", of="staff")
ORGANISATION: Final = Ask("organisation", "Organisation", of="organisations")
DAY: Final = Ask("day", "Day", "day")
WINDOW: Final = Ask("window", "Window", of="windows", required=False)
FIRST: Final = Ask("first_day", "From", "day", required=False)
LAST: Final = Ask("last_day", "To", "day", required=False)
WHY: Final = Ask("reason", "Why", "area")


def within(*states: int) -> Callable[[Any], bool]:
    """Whether a row is in one of these states."""
    return lambda row: row.state in states


def findings(given: Given) -> Given:
    """Aspects as findings: what is written beside one was not as it should be."""
    told = {name: given.pop(name) for name in list(given) if name in _NAMES}
    scheme = ASPECTS.get(str(given.get("scheme", "")), ())
    rows = [
        {"aspect": name, "good": name not in told, **({"note": told[name]} if name in told else {})}
        for name in scheme
    ]
    return given | {"findings": rows}


_ASPECT: Final = conduct_pb2.InspectionAspect
_NAMES: Final = _ASPECT.keys()[1:]
# Five norms (D17), five standards (D18).
ASPECTS: Final = {"FIVE_NORMS": tuple(_NAMES[:5]), "FIVE_STANDARDS": tuple(_NAMES[5:])}

LEDGERS: Final = (
    Ledger(
        "ratings",
        "Ratings",
        f"{RATINGS}.ListRatings",
        "ratings",
        ratings_pb2.ListRatingsRequest,
        "ratings",
        (
            ("Grade", "grade"),
            ("State", "state"),
            ("Organisation", "organisation"),
            ("Month", "month"),
            ("By the day", "due"),
            ("What was said", "comment"),
            ("Call-back", "call_back.outcome"),
            ("What it is about", "call_back.matter"),
            ("What was done", "remedy.result"),
            ("Appeal", "appeal.reason"),
            ("Judgement", "appeal.judgement"),
            ("Told in the end", "feedback"),
        ),
        (
            Ask("state", "State", enum=Rating.State.DESCRIPTOR, required=False),
            Ask("bad", "Only bad ones", "yes", required=False),
        ),
        (
            Act(
                "call-back",
                "Call back",
                f"{RATINGS}.CallBackRating",
                ratings.call_back_rating,
                (
                    Ask("reached", "Reached?", "yes"),
                    Ask("outcome", "Outcome", enum=ratings_pb2.CallBackOutcome.DESCRIPTOR),
                    Ask("matter", "What it is about", "area"),
                ),
                ratings.CallBackRatingRequest,
                row="rating",
                when=within(Rating.TO_CALL_BACK),
            ),
            Act(
                "rectify",
                "Put right",
                f"{RATINGS}.RectifyRating",
                ratings.rectify_rating,
                (Ask("result", "What was done", "area"),),
                ratings.RectifyRatingRequest,
                row="rating",
                when=within(Rating.RECTIFYING),
            ),
            Act(
                "appeal",
                "Appeal",
                f"{RATINGS}.AppealRating",
                ratings.appeal_rating,
                (WHY,),
                ratings.AppealRatingRequest,
                row="rating",
                when=within(Rating.RECTIFYING, Rating.RECTIFIED),
            ),
            Act(
                "close",
                "Tell who rated, and close",
                f"{RATINGS}.CloseRating",
                ratings.close_rating,
                (Ask("feedback", "What was told", "area"),),
                ratings.CloseRatingRequest,
                row="rating",
                when=within(Rating.RECTIFIED),
            ),
            Act(
                "judge",
                "Judge the appeal",
                f"{RATINGS}.JudgeRatingAppeal",
                ratings.judge_rating_appeal,
                (Ask("upheld", "Is the appeal right?", "yes"), Ask("judgement", "Judgement", "area")),
                ratings.JudgeRatingAppealRequest,
                row="rating",
                when=within(Rating.APPEALED),
            ),
        ),
    ),
    Ledger(
        "attendance",
        "Attendance",
        f"{ROSTERS}.ListAttendanceSummaries",
        "rosters",
        rosters_pb2.ListAttendanceSummariesRequest,
        "attendance_summaries",
        (
            ("Who", "title"),
            ("From", "first_day"),
            ("To", "last_day"),
            ("Days due", "due_days"),
            ("Days present", "present_days"),
            ("Late", "late_days"),
            ("Left early", "early_days"),
            ("On leave", "leave_days"),
            ("Absent", "absent_days"),
        ),
        (
            Ask("period", "Period", enum=rosters_pb2.Period.DESCRIPTOR, required=False),
            Ask("day", "Day in it", "day", required=False),
        ),
        (
            Act(
                "record",
                "Record attendance",
                f"{ROSTERS}.RecordAttendance",
                hall_rosters.record_attendance,
                (
                    STAFF,
                    Ask("way", "How", enum=rosters_pb2.AttendanceWay.DESCRIPTOR),
                    Ask("evidence", "Reference of the picture or card", required=False),
                ),
                hall_rosters.RecordAttendanceRequest,
            ),
        ),
        usual=(("period", "MONTH"),),
    ),
    Ledger(
        "shifts",
        "Roster",
        f"{ROSTERS}.ListShifts",
        "rosters",
        rosters_pb2.ListShiftsRequest,
        "shifts",
        (
            ("Who", "staff"),
            ("Day", "day"),
            ("What for", "kind"),
            ("Begins", "open"),
            ("Ends", "close"),
            ("Leader on duty", "leader"),
            ("There that day", "attended"),
            ("Taken off", "cancelled"),
        ),
        (FIRST, LAST),
        (
            Act(
                "create",
                "Put on the roster",
                f"{ROSTERS}.CreateShift",
                hall_rosters.create_shift,
                (
                    STAFF,
                    Ask("kind", "What for", enum=rosters_pb2.ShiftKind.DESCRIPTOR),
                    DAY,
                    Ask("open", "Begins, such as 09:00"),
                    Ask("close", "Ends, such as 17:00"),
                    Ask("leader", "Leader on duty", of="staff", required=False),
                ),
                hall_rosters.CreateShiftRequest,
                within="shift",
            ),
            Act(
                "cancel",
                "Take off the roster",
                f"{ROSTERS}.CancelShift",
                hall_rosters.cancel_shift,
                row="shift",
                when=lambda row: not row.cancelled,
            ),
        ),
    ),
    Ledger(
        "leaves",
        "Leave",
        f"{ROSTERS}.ListLeaves",
        "rosters",
        rosters_pb2.ListLeavesRequest,
        "leaves",
        (
            ("Who", "staff"),
            ("State", "state"),
            ("What for", "kind"),
            ("From", "start_time"),
            ("To", "end_time"),
            ("Why", "reason"),
        ),
        (),
        (
            Act(
                "create",
                "Ask for leave",
                f"{ROSTERS}.CreateLeave",
                hall_rosters.create_leave,
                (
                    STAFF,
                    Ask("kind", "What for", enum=rosters_pb2.LeaveKind.DESCRIPTOR),
                    Ask("start_time", "From", "moment", required=False),
                    Ask("end_time", "To", "moment"),
                    Ask("reason", "Why", "area", required=False),
                ),
                hall_rosters.CreateLeaveRequest,
                within="leave",
            ),
            Act(
                "approve",
                "Approve",
                f"{ROSTERS}.ApproveLeave",
                hall_rosters.approve_leave,
                (Ask("deputy", "Who stands in", of="staff", required=False),),
                hall_rosters.ApproveLeaveRequest,
                row="leave",
                when=within(Leave.REQUESTED),
            ),
            Act(
                "reject",
                "Do not approve",
                f"{ROSTERS}.RejectLeave",
                hall_rosters.reject_leave,
                row="leave",
                when=within(Leave.REQUESTED),
            ),
            Act(
                "end",
                "Back again",
                f"{ROSTERS}.EndLeave",
                hall_rosters.end_leave,
                row="leave",
                when=within(Leave.APPROVED),
            ),
        ),
    ),
    Ledger(
        "stand-ins",
        "Who stands in",
        f"{ROSTERS}.ListStandIns",
        "rosters",
        rosters_pb2.ListStandInsRequest,
        "stand_ins",
        (
            ("Window", "window"),
            ("State", "state"),
            ("Away", "absent"),
            ("Stands in", "deputy"),
            ("From", "start_time"),
            ("To", "end_time"),
        ),
        (Ask("active", "Only those of now", "yes", required=False),),
    ),
    Ledger(
        "points",
        "Agency points",
        f"{AGENCY}.ListAgencyPoints",
        "agency",
        agents_pb2.ListAgencyPointsRequest,
        "agency_points",
        (
            ("Title", "title"),
            ("State", "state"),
            ("Kind", "kind"),
            ("Region", "region"),
            ("Belongs to", "organisation"),
            ("Address", "address"),
            ("Telephone", "phone"),
        ),
        (Ask("region", "Region", required=False),),
        (
            Act(
                "create",
                "Set a point up",
                f"{AGENCY}.CreateAgencyPoint",
                hall_agents.create_agency_point,
                (
                    Ask("title", "Title"),
                    Ask("kind", "Kind", enum=agents_pb2.PointKind.DESCRIPTOR),
                    Ask("organisation", "Belongs to", of="organisations"),
                    Ask("region", "Region", required=False),
                    Ask("address", "Address", required=False),
                    Ask("phone", "Telephone", required=False),
                ),
                hall_agents.CreateAgencyPointRequest,
                within="agency_point",
            ),
            Act(
                "close",
                "Close the point",
                f"{AGENCY}.CloseAgencyPoint",
                hall_agents.close_agency_point,
                row="point",
                when=within(agents_pb2.AgencyPoint.OPEN),
            ),
        ),
        gate=f"{AGENCY}.CreateAgencyPoint",
    ),
    Ledger(
        "agents",
        "Agents",
        f"{AGENCY}.ListAgents",
        "agency",
        agents_pb2.ListAgentsRequest,
        "agents",
        (
            ("Title", "title"),
            ("State", "state"),
            ("Kind", "kind"),
            ("Agency point", "point"),
            ("Matters", "matters"),
            ("Telephone", "phone"),
            ("From", "valid_from"),
            ("To", "valid_to"),
        ),
        (Ask("region", "Region", required=False),),
        (
            Act(
                "create",
                "Register an agent",
                f"{AGENCY}.CreateAgent",
                hall_agents.create_agent,
                (
                    Ask("title", "What the card says of the agent"),
                    Ask("kind", "Kind", enum=agents_pb2.AgentKind.DESCRIPTOR),
                    Ask("point", "Agency point", of="agencyPoints"),
                    Ask("matters", "Matters, one a line", "lines"),
                    Ask("phone", "Telephone"),
                    Ask("valid_from", "From", "day"),
                    Ask("subject", "Account", required=False),
                ),
                hall_agents.CreateAgentRequest,
                within="agent",
            ),
            Act(
                "end",
                "Has left",
                f"{AGENCY}.EndAgent",
                hall_agents.end_agent,
                (Ask("last_day", "Last day; today when empty", "day", required=False),),
                hall_agents.EndAgentRequest,
                row="agent",
                when=within(agents_pb2.Agent.SERVING),
            ),
        ),
        gate=f"{AGENCY}.CreateAgent",
    ),
    Ledger(
        "visits",
        "Visits of leaders",
        f"{CONDUCT}.ListLeaderVisits",
        "conduct",
        conduct_pb2.ListLeaderVisitsRequest,
        "leader_visits",
        (
            ("Organisation", "organisation"),
            ("Day", "day"),
            ("Kind", "kind"),
            ("Who", "visitor"),
            ("Window", "window"),
            ("What it is about", "matter"),
            ("What was done", "result"),
        ),
        (FIRST, LAST),
        (
            Act(
                "create",
                "Enter a visit",
                f"{CONDUCT}.CreateLeaderVisit",
                hall_conduct.create_leader_visit,
                (
                    ORGANISATION,
                    Ask("kind", "Kind", enum=conduct_pb2.DutyKind.DESCRIPTOR),
                    DAY,
                    WINDOW,
                    Ask("visitor", "Who"),
                    Ask("matter", "What it is about", "area"),
                    Ask("result", "What was done", "area", required=False),
                ),
                hall_conduct.CreateLeaderVisitRequest,
                within="leader_visit",
            ),
        ),
    ),
    Ledger(
        "inspections",
        "Inspections",
        f"{CONDUCT}.ListInspections",
        "conduct",
        conduct_pb2.ListInspectionsRequest,
        "inspections",
        (
            ("Organisation", "organisation"),
            ("Day", "day"),
            ("What is looked at", "scheme"),
            ("Good, of five", "good"),
            ("Window", "window"),
            ("Who", "staff"),
        ),
        (FIRST, LAST),
        tuple(
            Act(
                scheme.lower().replace("_", "-"),
                title,
                f"{CONDUCT}.CreateInspection",
                hall_conduct.create_inspection,
                (
                    ORGANISATION,
                    DAY,
                    WINDOW,
                    Ask("staff", "Who", of="staff", required=False),
                    *(
                        Ask(name, "", "area", required=False, called_by=_ASPECT.DESCRIPTOR)
                        for name in ASPECTS[scheme]
                    ),
                ),
                hall_conduct.CreateInspectionRequest,
                within="inspection",
                shape=lambda given, scheme=scheme: findings(given | {"scheme": scheme}),  # type: ignore[misc]
            )
            for scheme, title in (
                ("FIVE_NORMS", "Inspect by the five norms"),
                ("FIVE_STANDARDS", "Inspect by the five standards"),
            )
        ),
    ),
    Ledger(
        "breaches",
        "Breaches of the eight systems",
        f"{CONDUCT}.ListBreaches",
        "conduct",
        conduct_pb2.ListBreachesRequest,
        "breaches",
        (
            ("Organisation", "organisation"),
            ("Day", "day"),
            ("Which", "system"),
            ("What happened", "fact"),
            ("Window", "window"),
            ("Who", "staff"),
        ),
        (FIRST, LAST),
        (
            Act(
                "create",
                "Enter a breach",
                f"{CONDUCT}.CreateBreach",
                hall_conduct.create_breach,
                (
                    ORGANISATION,
                    DAY,
                    Ask("system", "Which", enum=conduct_pb2.ServiceSystem.DESCRIPTOR),
                    WINDOW,
                    Ask("staff", "Who", of="staff", required=False),
                    Ask("fact", "What happened", "area"),
                ),
                hall_conduct.CreateBreachRequest,
                within="breach",
            ),
        ),
    ),
    Ledger(
        "certificates",
        "Certificates",
        f"{CERTIFICATES}.ListCertificates",
        "certificates",
        certificates_pb2.ListCertificatesRequest,
        "certificates",
        (
            ("Title", "title"),
            ("State", "state"),
            ("Number", "number"),
            ("Holder", "holder"),
            ("From", "valid_from"),
            ("To", "valid_to"),
            ("Why it was ended", "revocation.reason"),
            ("Why it was issued anew", "replacement_reason"),
        ),
        (Ask("number", "Number", required=False),),
        (
            Act(
                "replace",
                "Issue anew",
                f"{CERTIFICATES}.ReplaceCertificate",
                certificates.replace_certificate,
                (WHY,),
                certificates.ReplaceCertificateRequest,
                row="certificate",
                when=within(certificates_pb2.Certificate.ISSUED),
            ),
            Act(
                "revoke",
                "Revoke or end",
                f"{CERTIFICATES}.RevokeCertificate",
                certificates.revoke_certificate,
                (
                    Ask("ground", "On what ground", enum=certificates_pb2.RevocationGround.DESCRIPTOR),
                    WHY,
                    Ask("document_number", "Number of the document"),
                ),
                certificates.RevokeCertificateRequest,
                row="certificate",
                when=within(certificates_pb2.Certificate.ISSUED),
            ),
        ),
        # Applicants see theirs with their cases.
        gate=f"{RATINGS}.ListRatings",
    ),
    Ledger(
        "handovers",
        "Permits handed over",
        f"{HANDOVERS}.ListPermitHandovers",
        "permit_handovers",
        handovers_pb2.ListPermitHandoversRequest,
        "permit_handovers",
        (
            ("Item", "item_title"),
            ("Number", "certificate_number"),
            ("Holder", "holder"),
            ("Organisation", "organisation"),
            ("By the day", "due"),
            ("Too late", "late"),
            ("Acknowledged", "acknowledge_time"),
            ("How the holder is regulated", "note"),
        ),
        (
            Ask("unacknowledged", "Only those that wait", "yes", required=False),
            Ask("overdue", "Only late ones", "yes", required=False),
        ),
        (
            Act(
                "acknowledge",
                "Acknowledge",
                f"{HANDOVERS}.AcknowledgePermitHandover",
                certificates.acknowledge_permit_handover,
                (Ask("note", "How the holder is regulated", "area", required=False),),
                certificates.AcknowledgePermitHandoverRequest,
                row="handover",
                when=lambda row: not row.HasField("acknowledge_time"),
            ),
        ),
    ),
)

router = APIRouter(include_in_schema=False)


@router.get("/ledgers")
async def index(request: Request, seen: Visiting) -> Response:
    """The registers somebody may see."""
    mine = [ledger for ledger in LEDGERS if seen.session.may(ledger.admits)]
    return render(request, "ledgers.html", ledgers=mine)


def _add(ledger: Ledger) -> None:
    """The routes of a register: its page, an entry, an act with a row."""
    only: dict[str, Any] = {"openapi_extra": {RPC: ledger.admits}}

    @router.get(ledger.path, **only)
    async def page(request: Request, seen: Visiting) -> Response:
        return await ledgers.show(request, seen, ledger)

    @router.post(f"{ledger.path}/do/{{action}}", **only)
    async def enter(request: Request, sent: Submitting, action: str) -> Response:
        return await ledgers.do(request, sent, ledger, action)

    @router.post(f"{ledger.path}/{{code}}/do/{{action}}", **only)
    async def act(request: Request, sent: Submitting, code: str, action: str) -> Response:
        return await ledgers.do(request, sent, ledger, action, code)


for each in LEDGERS:
    _add(each)
